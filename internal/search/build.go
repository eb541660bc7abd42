package search

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"docview/internal/check"
	"docview/internal/cite"
	"docview/internal/library"
)

// A Builder makes indexes and brings them up to date.
type Builder struct {
	All  bool // read every file, even one that seems to be the same
	Most int  // do nothing if more files than this must be read; 0 is no limit

	// Progress is called, if not nil, after each file that was read.
	Progress func(done, total int)
}

// errMost says that a builder would have to read too many files.
var errMost = errors.New("too many files have changed")

// A Report says what a builder did.
type Report struct {
	Read     int   // files that were new or changed
	Gone     int   // files that are there no more
	Problems error // the files of the library that cannot be read, joined; nil when all can
}

// Refresh brings the index of a library up to date with its files and opens
// it; it makes the index when there is none, or none that can be used. The
// files and folders are those that [library.Library.Walk] returned.
//
// The error is [ErrBusy], wrapped, when another process is writing the index;
// else the system's, or nil. After an error the index is as it was before, or
// has the part that was done, which the next Refresh goes on with.
func (b *Builder) Refresh(name string, l *library.Library, files []library.File, folders []library.Folder) (*Index, Report, error) {
	for again := false; ; again = true {
		x, err := openOrCreate(name, l)
		if err != nil {
			return nil, Report{}, err
		}
		report, err := b.refresh(x, files, folders)
		if err == nil {
			return x, report, nil
		}
		x.Close()
		if again || !errors.Is(err, ErrDamaged) {
			return nil, report, err
		}
		if err := Remove(name); err != nil {
			return nil, Report{}, err
		}
	}
}

// openOrCreate opens an index to write it.
func openOrCreate(name string, l *library.Library) (*Index, error) {
	x, err := OpenIndex(name, l)
	if err == nil || errors.Is(err, ErrBusy) {
		return x, err
	}
	if !errors.Is(err, ErrNoIndex) { // there, another process may have begun to write one
		if err := Remove(name); err != nil {
			return nil, err
		}
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return nil, err
	}
	if f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600); err == nil { // SQLite's would be readable by others
		f.Close()
	}
	if x, err = connect(name, l, "rwc"); err != nil {
		return nil, err
	}
	if err := x.create(); err != nil {
		x.Close()
		return nil, err
	}
	return x, nil
}

// pageSize is that of the file: measured, larger pages make reading a little
// quicker and building no slower.
const pageSize = "8192"

// schema is the tables of an index. The words of documents are in their folded
// form, as the walker returns them, so the index's own tokenizer only has to cut
// at blanks.
var schema = []string{
	`CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID`,
	`CREATE TABLE files(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, state BLOB NOT NULL, problem TEXT NOT NULL)`,
	`CREATE TABLE folders(path BLOB PRIMARY KEY, state BLOB NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID`,
	`CREATE INDEX files_problem ON files(problem) WHERE problem <> ''`,
	`CREATE TABLE docs(id INTEGER PRIMARY KEY, file INTEGER NOT NULL, part INTEGER NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, heading TEXT NOT NULL,
		date TEXT NOT NULL, edtf TEXT NOT NULL, language TEXT NOT NULL, contents TEXT NOT NULL, layout TEXT NOT NULL, url TEXT NOT NULL, source TEXT NOT NULL, place TEXT NOT NULL, people TEXT NOT NULL, has TEXT NOT NULL,
		bytes INTEGER NOT NULL, blocks INTEGER NOT NULL, paragraphs INTEGER NOT NULL, numbered INTEGER NOT NULL, lists INTEGER NOT NULL,
		headings INTEGER NOT NULL, notes INTEGER NOT NULL, words INTEGER NOT NULL, problems INTEGER NOT NULL, checksum INTEGER NOT NULL,
		low INTEGER NOT NULL, high INTEGER NOT NULL, size INTEGER NOT NULL, bounds BLOB)`,
	`CREATE INDEX docs_file ON docs(file)`,
	`CREATE INDEX docs_name ON docs(name)`,
	`CREATE INDEX docs_months ON docs(low, high)`,
	`CREATE TABLE names(name TEXT NOT NULL, file INTEGER NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY(name, file)) WITHOUT ROWID`,
	`CREATE INDEX names_file ON names(file)`,
	`CREATE VIRTUAL TABLE words USING fts5(` + quotedColumns() + `, content='', contentless_delete=1, tokenize='ascii')`,
	`INSERT INTO words(words, rank) VALUES('pgsz', 4000)`,
	`INSERT INTO words(words, rank) VALUES('hashsize', 67108864)`,
	`INSERT INTO words(words, rank) VALUES('automerge', 16)`,
}

// create makes the tables, unless another process just did.
func (x *Index) create() error {
	if _, err := x.db.Exec("PRAGMA page_size = " + pageSize); err != nil {
		return indexError(err)
	}
	err := x.write(func(c *sql.Conn) error {
		ctx := context.Background()
		var tables int
		if err := c.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil || tables > 0 {
			return err
		}
		for _, statement := range schema {
			if _, err := c.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		_, err := c.ExecContext(ctx, "PRAGMA application_id = "+strconv.Itoa(application)+"; PRAGMA user_version = "+strconv.Itoa(version))
		return err
	})
	if err == nil {
		err = x.check()
	}
	return err
}

// batch is how many files are read between two commits: what a process that is
// killed loses.
const batch = 5000

// How near to now a file's times may be before a further change could leave
// them the same, as the system's clock for files has steps: such a file is read
// again the next time. Of a change time, which programs cannot set, a step of
// the finer clocks is enough.
const (
	racy       = 2 * time.Second
	racyChange = 50 * time.Millisecond
)

// isRacy reports whether a change at some time could leave a state the same.
func isRacy(s library.State, now time.Time) bool {
	return now.Sub(s.ModTime) < racy || now.Sub(s.ChangeTime) < racyChange
}

// stateKey writes a state for comparisons.
func stateKey(s library.State) string {
	b := binary.AppendVarint(nil, s.Size)
	b = binary.AppendVarint(b, s.ModTime.UnixNano())
	if !s.ChangeTime.IsZero() {
		b = binary.AppendVarint(b, s.ChangeTime.UnixNano())
	}
	return string(binary.AppendUvarint(b, s.Inode))
}

// unsettledMark comes before a listing with such files, and those that could
// not be read.
const unsettledMark = "unsettled "

// A refreshing is the work of bringing an index up to date.
type refreshing struct {
	*Builder
	*Index
	conn       *sql.Conn            // of the present batch
	statements map[string]*sql.Stmt // that were prepared in it, by their text
	files      []library.File
	folders    []library.Folder
	listing    string          // of the files and folders
	read       map[string]bool // the keys of the files that were read
	unsettled  bool            // some must be looked at again whatever their states say
	report     Report
}

// refresh compares the index with the files and reads those that differ.
func (b *Builder) refresh(x *Index, files []library.File, folders []library.Folder) (Report, error) {
	r := refreshing{Builder: b, Index: x, files: files, folders: folders, listing: x.listing(files, folders), read: map[string]bool{}}
	have, err := x.meta()
	if err != nil {
		return r.report, err
	}
	for done := have["listing"] == r.listing && !b.All; !done; {
		err := x.write(func(c *sql.Conn) error {
			r.conn, r.statements = c, map[string]*sql.Stmt{}
			done, err = r.batch()
			for _, s := range r.statements {
				s.Close()
			}
			return err
		})
		if err != nil {
			return r.report, err
		}
	}
	problems, err := x.Problems()
	r.report.Problems = errors.Join(r.report.Problems, problems)
	return r.report, err
}

// batch reads some of the files that the index has not, or has otherwise, and
// removes those that are gone. It reports whether that is all.
func (r *refreshing) batch() (done bool, err error) {
	have, err := r.known()
	if err != nil {
		return false, err
	}
	var changed []library.File
	for _, f := range r.files {
		key := r.keyer.key(f.Path)
		old := have[key]
		if !r.read[key] && (r.All || old == nil || old.state != stateKey(f.State)) {
			changed = append(changed, f)
		}
		if old != nil {
			old.seen = true
		}
	}
	if r.Most > 0 && len(changed) > r.Most {
		return false, errMost
	}
	for _, old := range have {
		if !old.seen {
			r.report.Gone++
			if err := r.remove(old.id); err != nil {
				return false, err
			}
		}
	}
	if err := r.readFiles(changed[:min(batch, len(changed))], have, len(r.read)+len(changed)); err != nil {
		return false, err
	}
	if len(changed) > batch {
		_, err := r.exec(`DELETE FROM meta WHERE key = 'listing'`)
		return false, err
	}
	return true, r.finish()
}

// readFiles reads files into the index.
func (r *refreshing) readFiles(files []library.File, have map[string]*indexFile, total int) error {
	i := 0
	start := time.Now()
	for rows, problem := range library.Map(files, rowsOf) {
		f := files[i]
		i++
		key := r.keyer.key(f.Path)
		r.read[key] = true
		if old := have[key]; old != nil {
			if err := r.remove(old.id); err != nil {
				return err
			}
		}
		if problem != nil && !isLasting(problem) {
			r.report.Problems = errors.Join(r.report.Problems, problem)
			r.unsettled = true
			continue
		}
		state := stateKey(f.State)
		if isRacy(f.State, start) {
			state, r.unsettled = "", true
		}
		if err := r.add(key, f, state, rows, problem); err != nil {
			return err
		}
		r.report.Read++
		if r.Progress != nil {
			r.Progress(r.report.Read, total)
		}
	}
	return nil
}

// finish writes what the index knows of the library as a whole.
func (r *refreshing) finish() error {
	if _, err := r.exec(`DELETE FROM folders`); err != nil {
		return err
	}
	for _, f := range r.folders {
		state := stateKey(f.State)
		if isRacy(f.State, time.Now()) {
			state, r.unsettled = "", true
		}
		key := r.keyer.key(f.Path)
		if _, err := r.exec(`REPLACE INTO folders VALUES(?, ?, ?)`, []byte(key), []byte(state), checksum(key, &state)); err != nil {
			return err
		}
	}
	listing := r.listing
	if r.unsettled {
		listing = unsettledMark + listing
	}
	_, err := r.exec(`REPLACE INTO meta VALUES
		('listing', ?), ('made', ?), ('files', (SELECT count(*) FROM files)), ('folders', (SELECT count(*) FROM folders)),
		('documents', (SELECT count(*) FROM docs)), ('words', (SELECT sum(size) FROM docs)),
		('guessed', (SELECT count(*) FROM docs WHERE has LIKE '%guessed-encoding%'))`,
		listing, time.Now().UnixNano())
	return err
}

// isLasting reports whether a file's problem is one of its content, which
// stays as long as the file does.
func isLasting(err error) bool {
	all := []error{library.ErrEmpty, library.ErrBinary, library.ErrSize, library.ErrExpansion, library.ErrManuscript}
	return slices.ContainsFunc(all, func(lasting error) bool { return errors.Is(err, lasting) })
}

// A row is what the index takes of a document.
type row struct {
	Entry
	words  [mostColumns]string
	size   int    // how many words and blank lines there are
	bounds []byte // see [source.bounds]
}

// rowsOf returns what the index takes of a file.
func rowsOf(f library.File) ([]row, error) {
	docs, err := f.Documents()
	if err != nil {
		return nil, err
	}
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	rows := make([]row, len(docs))
	for i, d := range docs {
		d.Problems = check.Check(d) // an index knows what check reports, as the files do
		it := cite.Of(d)
		t := textOf(d, it)
		rows[i] = row{Entry: EntryOf(d, it), words: w.columns(t), size: w.size(), bounds: t.bounds()}
		rows[i].Has = hasOf(d, it)
	}
	return rows, nil
}

// blankLine represents a blank line among the words of the index: a word that
// no text has, so that no phrase goes on over it.
const blankLine = "¶"

// columns returns the words of a text by column, with blanks between.
func (w *walker) columns(t source) (words [mostColumns]string) {
	var b [mostColumns][]byte
	b[colBody] = make([]byte, 0, len(t.string)+len(t.string)/16)
	for w.start(t); w.step(); {
		if w.Gap {
			b[w.column] = append(b[w.column], blankLine+" "...)
		}
		b[w.column] = append(append(b[w.column], w.Word...), ' ')
	}
	for c := range b {
		words[c] = string(b[c])
	}
	return words
}

// quotedColumns returns the names of the columns as SQL wants them: "from" and
// "to" are words of SQL.
func quotedColumns() string { return `"` + strings.Join(columnNames, `", "`) + `"` }

// exec runs a statement of SQL, which is prepared once.
func (r *refreshing) exec(text string, args ...any) (sql.Result, error) {
	s, ok := r.statements[text]
	if !ok {
		var err error
		if s, err = r.conn.PrepareContext(context.Background(), text); err != nil {
			return nil, err
		}
		r.statements[text] = s
	}
	return s.Exec(args...)
}

// The statements that add a document and its words: a value for each column.
var (
	addDoc = `INSERT INTO docs(file, ` + strings.ReplaceAll(strings.TrimPrefix(entryColumns, "f.key, "), "d.", "") + `, low, high, size, bounds)
		VALUES(?` + strings.Repeat(", ?", strings.Count(entryColumns, ",")+4) + `)`
	addWords = `INSERT INTO words(rowid, ` + quotedColumns() + `) VALUES(?` + strings.Repeat(", ?", len(columnNames)) + `)`
)

// An indexFile is a file as the index has it.
type indexFile struct {
	id    int64
	state string
	seen  bool
}

// known returns the files that the index has, by key.
func (r *refreshing) known() (map[string]*indexFile, error) {
	files := map[string]*indexFile{}
	return files, eachRow(r.conn, func(row *sql.Rows) error {
		var key string
		var f indexFile
		err := row.Scan(&key, &f.id, &f.state)
		files[key] = &f
		return err
	}, `SELECT key, id, state FROM files`)
}

// add adds a file with its documents, or with the problem that it has none.
func (r *refreshing) add(key string, f library.File, state string, rows []row, problem error) error {
	text := ""
	if problem != nil {
		text = cause(problem).Error()
	}
	res, err := r.exec(`INSERT INTO files(key, size, state, problem) VALUES(?, ?, ?, ?)`, []byte(key), f.Size, []byte(state), text)
	if err != nil {
		return err
	}
	file, err := res.LastInsertId()
	if err != nil {
		return err
	}
	var names []string
	if !errors.Is(problem, library.ErrManuscript) { // nothing in the library answers to its name
		names = f.Names()
	}
	for i := range rows {
		if err := r.addRow(key, file, &rows[i]); err != nil {
			return err
		}
		names = append(names, rows[i].ID)
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if _, err := r.exec(`INSERT OR IGNORE INTO names(name, file, checksum) VALUES(?, ?, ?)`, name, file, checksum(key, &name)); err != nil {
			return err
		}
	}
	return nil
}

func (r *refreshing) addRow(key string, file int64, d *row) error {
	people, has := d.people(), strings.Join(d.Has, " ")
	values := d.values(&people, &has)
	low, high := months(d.Date)
	res, err := r.exec(addDoc, slices.Concat([]any{file}, values, []any{checksum(key, values...), low, high, d.size, d.bounds})...)
	if err != nil {
		return err
	}
	id, err := res.LastInsertId()
	if err != nil {
		return err
	}
	args := []any{id}
	for _, words := range d.words[:len(columnNames)] {
		args = append(args, words)
	}
	_, err = r.exec(addWords, args...)
	return err
}

// remove removes a file and its documents.
func (r *refreshing) remove(file int64) error {
	for _, statement := range []string{
		`DELETE FROM words WHERE rowid IN (SELECT id FROM docs WHERE file = ?)`,
		`DELETE FROM docs WHERE file = ?`,
		`DELETE FROM names WHERE file = ?`,
		`DELETE FROM files WHERE id = ?`,
	} {
		if _, err := r.exec(statement, file); err != nil {
			return err
		}
	}
	return nil
}

// cause returns what is wrong with a file without the file's name.
func cause(err error) error {
	var e *library.FileError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// A meta is what the index knows of itself and of the library as a whole.
type meta map[string]string

func (x *Index) meta() (meta, error) {
	m := meta{}
	return m, eachRow(x.db, func(row *sql.Rows) error {
		var key, value string
		err := row.Scan(&key, &value)
		m[key] = value
		return err
	}, `SELECT key, ifnull(value, 0) FROM meta`)
}

// number returns a number of m, 0 if there is none.
func (m meta) number(key string) int64 {
	n, _ := strconv.ParseInt(m[key], 10, 64)
	return n
}

// Problems returns the files of the library that the index knows to be no texts,
// joined; nil when there are none.
func (x *Index) Problems() (problems, err error) {
	err = eachRow(x.db, func(row *sql.Rows) error {
		var key, problem string
		if err := row.Scan(&key, &problem); err != nil {
			return err
		}
		cause := errors.New(problem)
		if problem == library.ErrManuscript.Error() {
			cause = library.ErrManuscript
		}
		problems = errors.Join(problems, &library.FileError{Path: x.keyer.path(key), Err: cause})
		return nil
	}, `SELECT key, problem FROM files INDEXED BY files_problem WHERE problem <> '' ORDER BY key`)
	return problems, err
}
