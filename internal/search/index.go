package search

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"docview/internal/library"

	sqlite "modernc.org/sqlite"
)

// An Index is a file that remembers which words are in which document of a
// library. It is a cache: everything in it can be made again from the
// library, and [Search.Scan] finds the same without it.
//
// Several processes may use one index: a reader sees the last state that was
// committed whole, and [Index.Refresh] lets one process at a time write.
type Index struct {
	Name string // the index's file

	library *library.Library
	keyer   keyer
	db      *sql.DB
}

// version is that of the index's tables and of the words in them: an index of
// another version is made anew.
const version = 9

// application marks SQLite files that are ours: "dvix".
const application = 0x64766978

// IndexName returns the name of a library's index in a cache folder.
func IndexName(cache string, l *library.Library) string {
	h := sha256.New()
	for _, dir := range l.Dirs {
		if abs, err := filepath.Abs(dir); err == nil {
			dir = abs
		}
		fmt.Fprintf(h, "%s\x00", dir)
	}
	fmt.Fprintf(h, "\x01%s", strings.Join(l.Ext, "\x00"))
	if l.Flat {
		h.Write([]byte("\x02"))
	}
	return filepath.Join(cache, "library-"+hex.EncodeToString(h.Sum(nil)[:8])+".db")
}

// What can be wrong with an index. An error of this package that is none of
// these is the system's: a full disk, a folder that cannot be written.
var (
	ErrNoIndex = errors.New("the library has no index")
	ErrBusy    = errors.New("another docview is writing the index")
	ErrDamaged = errors.New("the index is damaged")
	ErrOld     = errors.New("the index is of another version of docview")
)

// OpenIndex opens the index of a library to answer from it. The error is
// [ErrNoIndex], [ErrOld], [ErrDamaged] or [ErrBusy], wrapped, or the system's.
func OpenIndex(name string, l *library.Library) (*Index, error) {
	if info, err := os.Stat(name); err != nil || info.Size() == 0 {
		return nil, ErrNoIndex
	}
	// A journal means that a process writes, or died and left what SQLite now
	// puts right: then the seal is broken for a good reason.
	_, noJournal := os.Stat(name + "-journal")
	x, err := connect(name, l, "rw")
	if err != nil {
		return nil, err
	}
	err = x.check()
	if err == nil && noJournal != nil {
		err = x.checkSeal()
	}
	if err != nil {
		x.Close()
		return nil, err
	}
	return x, nil
}

// connect opens the database without looking at it. One connection is enough:
// each process asks one thing after the other.
func connect(name string, l *library.Library, mode string) (*Index, error) {
	uri := "file:" + uriPath(name) + "?mode=" + mode +
		"&_pragma=busy_timeout(2000)&_pragma=temp_store(2)&_pragma=cache_size(-32768)"
	db, err := sql.Open("sqlite", uri)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return &Index{Name: name, library: l, keyer: newKeyer(l), db: db}, nil
}

// uriPath writes a path as SQLite's URIs want it.
func uriPath(name string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(name))
}

// Close closes the index.
func (x *Index) Close() error { return x.db.Close() }

// check finds what makes the index no use.
func (x *Index) check() error {
	var app, v int
	if err := x.db.QueryRow(`SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version)`).Scan(&app, &v); err != nil {
		return indexError(err)
	}
	if app != application || v != version {
		return ErrOld
	}
	return nil
}

// An index is sealed after each change: its file gets the time that is written
// in it. A file with another time was touched by something else, and cannot be
// trusted, even if SQLite finds no fault in its structure.

// sealStep is the precision of a seal, in seconds: that of the coarsest file systems.
const sealStep = 2

// checkSeal finds whether something else has changed the file. It waits a
// little for a process that has committed and not sealed yet.
func (x *Index) checkSeal() error {
	for wait := time.Millisecond; ; wait *= 2 {
		m, err := x.meta()
		if err != nil {
			return err
		}
		info, err := os.Stat(x.Name)
		if err != nil {
			return err
		}
		if info.ModTime().Equal(time.Unix(m.number("sealed"), 0)) {
			return nil
		}
		if wait > 50*time.Millisecond || time.Since(info.ModTime()).Abs() > time.Minute {
			return fmt.Errorf("%w (something else has changed it)", ErrDamaged)
		}
		time.Sleep(wait)
	}
}

// write runs f in a transaction that may write, which is undone if f fails, and
// seals the index.
func (x *Index) write(f func(*sql.Conn) error) error {
	seal := time.Now().Unix() / sealStep * sealStep
	ctx := context.Background()
	conn, err := x.db.Conn(ctx)
	if err != nil {
		return indexError(err)
	}
	defer conn.Close()
	if _, err = conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return indexError(err)
	}
	if err = f(conn); err == nil {
		_, err = conn.ExecContext(ctx, `REPLACE INTO meta VALUES('sealed', ?)`, seal)
	}
	if err == nil {
		_, err = conn.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		conn.ExecContext(ctx, "ROLLBACK")
		return indexError(err)
	}
	return os.Chtimes(x.Name, time.Unix(seal, 0), time.Unix(seal, 0))
}

// The result codes of SQLite that say what is wrong with an index; see
// https://sqlite.org/rescode.html.
const (
	codeBusy    = 5
	codeLocked  = 6
	codeCorrupt = 11
	codeNotADB  = 26

	// Another process found the index damaged or old, and makes it anew.
	codeMoved       = 1032
	codeJournalGone = 5898
)

// indexError returns what an error of SQLite means for an index.
func indexError(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	code, kind := e.Code(), e.Code()&0xFF
	switch {
	case kind == codeBusy, kind == codeLocked, code == codeMoved, code == codeJournalGone:
		return fmt.Errorf("%w (%v)", ErrBusy, err)
	case kind == codeCorrupt, kind == codeNotADB, strings.Contains(err.Error(), "no such "):
		return fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	return err
}

// A Status says what an index holds.
type Status struct {
	Path      string    `json:"path"`
	Documents int       `json:"documents"` // when it was last finished, as Files
	Files     int       `json:"files"`
	Guessed   int       `json:"-"`             // of how many documents the encoding was guessed
	Size      int64     `json:"bytes"`         // of the index
	Made      time.Time `json:"made,omitzero"` // to the second, when it last agreed with the library; zero while it was never finished
	Current   bool      `json:"current"`       // whether it does; false until it is compared
}

// Status looks at the index.
func (x *Index) Status() (Status, error) {
	m, err := x.meta()
	if err != nil {
		return Status{}, err
	}
	s := Status{Path: x.Name, Documents: int(m.number("documents")), Files: int(m.number("files")), Guessed: int(m.number("guessed"))}
	if made := m.number("made"); made > 0 {
		s.Made = time.Unix(0, made).Truncate(time.Second)
	}
	info, err := os.Stat(x.Name)
	if err == nil {
		s.Size = info.Size()
	}
	return s, err
}

// Verify looks for damage in the whole index, which takes a while. The error
// is [ErrDamaged], wrapped, or the system's.
func (x *Index) Verify() error {
	var report string
	if err := x.db.QueryRow(`PRAGMA quick_check(1)`).Scan(&report); err != nil {
		return indexError(err)
	}
	if report != "ok" {
		return fmt.Errorf("%w (%s)", ErrDamaged, report)
	}
	return nil
}

// Current reports whether the index agrees with the library's files and
// folders, as far as their states show.
func (x *Index) Current(files []library.File, folders []library.Folder) (bool, error) {
	m, err := x.meta()
	return strings.TrimPrefix(m["listing"], unsettledMark) == x.listing(files, folders), err
}

// Remove deletes an index, and whatever a process that died left beside it.
// That there is none is no error.
func Remove(name string) error {
	for _, suffix := range []string{"-journal", "-wal", "-shm", ""} {
		if err := os.Remove(name + suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// listing returns a text that changes if a file of the library comes, goes or
// gets another state.
func (x *Index) listing(files []library.File, folders []library.Folder) string {
	h := sha256.New()
	var b []byte
	add := func(path string, s library.State) {
		b = append(append(b[:0], x.keyer.key(path)...), 0)
		b = append(append(b, stateKey(s)...), 0)
		h.Write(b)
	}
	for _, f := range files {
		add(f.Path, f.State)
	}
	for _, f := range folders {
		add(f.Path, f.State)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// A keyer returns the keys of files in the index, which do not change with the
// way the library is named: the folder's place among the library's and the
// path in it, zero bytes between the elements. So they sort as the library does.
type keyer struct {
	dirs []string // as files' paths begin with them
	keys []string // as keys do
}

func newKeyer(l *library.Library) keyer {
	var k keyer
	for i, dir := range l.Dirs {
		dir = filepath.Clean(dir) + string(filepath.Separator)
		if dir == "."+string(filepath.Separator) {
			dir = ""
		}
		k.dirs, k.keys = append(k.dirs, dir), append(k.keys, fmt.Sprintf("%04d\x00", i))
	}
	return k
}

func (k keyer) key(path string) string {
	path = filepath.Clean(path)
	for i, dir := range k.dirs {
		if path+string(filepath.Separator) == dir || path == "." && dir == "" { // the library's folder itself, or one that is a file
			return k.keys[i]
		}
		if rel, ok := strings.CutPrefix(path, dir); ok {
			return k.keys[i] + strings.ReplaceAll(rel, string(filepath.Separator), "\x00")
		}
	}
	return "\x00" + path
}

func (k keyer) path(key string) string {
	for i, prefix := range k.keys {
		if rel, ok := strings.CutPrefix(key, prefix); ok && rel == "" {
			return filepath.Clean(k.dirs[i])
		} else if ok {
			return k.dirs[i] + strings.ReplaceAll(rel, "\x00", string(filepath.Separator))
		}
	}
	return strings.TrimPrefix(key, "\x00")
}
