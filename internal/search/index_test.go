package search

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/generate"
	"docview/internal/library"
)

// refresh brings an index up to date.
func refresh(t testing.TB, name string, l *library.Library) (*Index, Report) {
	t.Helper()
	files, folders, err := l.Walk()
	if err != nil {
		t.Fatal(err)
	}
	x, report, err := new(Builder).Refresh(name, l, files, folders)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x, report
}

// settle sets the times of a library's files to ones that are long enough ago.
func settle(t testing.TB, l *library.Library) {
	t.Helper()
	files, folders, _ := l.Walk()
	old := time.Now().Add(-time.Hour)
	for _, f := range files {
		if err := os.Chtimes(f.Path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range folders {
		if err := os.Chtimes(f.Path, old, old); err != nil {
			t.Fatal(err)
		}
	}
	time.Sleep(2 * racyChange)
}

// agree checks that scan and index answer a few queries alike.
func agree(t *testing.T, x *Index) {
	t.Helper()
	for _, query := range []string{"the", "soviet -envoy", `"of the" OR part*`, "title:of", "missiles"} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		same(t, Search{Query: q}, x)
	}
}

func TestRefresh(t *testing.T) {
	l := generated(t, 2, 40)
	settle(t, l)
	dir := l.Dirs[0]
	name := filepath.Join(t.TempDir(), "cache", "index.db")
	check := func(read, gone int) {
		t.Helper()
		x, report := refresh(t, name, l)
		defer x.Close()
		if report.Read != read || report.Gone != gone {
			t.Errorf("read %d files and %d are gone, want %d and %d", report.Read, report.Gone, read, gone)
		}
		agree(t, x)
	}
	put := func(file, text string) {
		t.Helper()
		path := filepath.Join(dir, file)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		old := time.Now().Add(-time.Minute)
		os.Chtimes(path, old, old)
		time.Sleep(2 * racyChange)
	}
	check(40, 0)
	check(0, 0)
	put("000/100005.txt", "Now the missiles.")
	check(1, 0)
	put("new.txt", small["f-6.txt"])
	os.Remove(filepath.Join(dir, "000/100007.txt"))
	check(1, 1)
	put("new.txt", "One the only.")
	check(1, 0)
	os.Remove(filepath.Join(dir, "new.txt"))
	check(0, 1)
	check(0, 0)
}

// A file that was written a moment ago may be written again without its size
// and time telling so: it is read again until its time is past.
func TestRefreshRacy(t *testing.T) {
	l := write(t, map[string]string{"a-1.txt": "alpha", "b-2.txt": "beta"})
	name := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, name, l)
	x.Close()
	path := filepath.Join(l.Dirs[0], "a-1.txt")
	info, _ := os.Stat(path)
	os.WriteFile(path, []byte("gamma"), 0o666)
	os.Chtimes(path, info.ModTime(), info.ModTime())
	x, _ = refresh(t, name, l)
	q, _ := ParseQuery("gamma")
	if got := ids(same(t, Search{Query: q}, x)); got != "a-1" {
		t.Errorf("found %q, want a-1", got)
	}
}

func TestRefreshProblems(t *testing.T) {
	l := write(t, map[string]string{"a-1.txt": "alpha", "empty.txt": "", "binary.txt": "a\x00b\x01\x00", "locked.txt": "locked"})
	settle(t, l)
	locked := filepath.Join(l.Dirs[0], "locked.txt")
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	_, unreadable := os.ReadFile(locked)
	files, _ := l.Files()
	q, _ := ParseQuery("alpha OR locked")
	want := (&Search{Query: q}).Scan(files).Problems.Error()
	name := filepath.Join(t.TempDir(), "index.db")
	for range 2 {
		x, report := refresh(t, name, l)
		if report.Problems == nil || len(report.Problems.Error()) != len(want) {
			t.Errorf("problems\n%v\nwant\n%s", report.Problems, want)
		}
		x.Close()
	}
	os.Chmod(locked, 0o666)
	x, _ := refresh(t, name, l)
	if got := ids(same(t, Search{Query: q}, x)); unreadable != nil && got != "a-1 locked-"+got[len(got)-4:] {
		t.Errorf("found %q", got)
	}
}

// However an index is damaged, it is made again, or answers rightly.
func TestDamaged(t *testing.T) {
	l := generated(t, 3, 30)
	settle(t, l)
	name := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, name, l)
	x.Close()
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	damages := map[string]func([]byte) []byte{
		"empty":     func([]byte) []byte { return nil },
		"text":      func([]byte) []byte { return []byte("This is no index.") },
		"truncated": func(b []byte) []byte { return b[:len(b)/2] },
		"head":      func(b []byte) []byte { copy(b[16:], make([]byte, 84)); return b },
		"zeros":     func(b []byte) []byte { return make([]byte, len(b)) },
		"schema": func(b []byte) []byte {
			return bytes.ReplaceAll(b, []byte("CREATE TABLE docs"), []byte("CREATE TABLE dogs"))
		},
		"version": func(b []byte) []byte { b[63] = 99; return b },
	}
	for title, damage := range damages {
		t.Run(title, func(t *testing.T) {
			if err := os.WriteFile(name, damage(bytes.Clone(good)), 0o666); err != nil {
				t.Fatal(err)
			}
			x, _ := refresh(t, name, l)
			defer x.Close()
			agree(t, x)
		})
	}
}

func TestOpenIndex(t *testing.T) {
	dir := t.TempDir()
	l := write(t, small)
	if _, err := OpenIndex(filepath.Join(dir, "none.db"), l); !errors.Is(err, ErrNoIndex) {
		t.Errorf("got %v, want %v", err, ErrNoIndex)
	}
	name := filepath.Join(dir, "index.db")
	os.WriteFile(name, bytes.Repeat([]byte("no index "), 500), 0o666)
	if _, err := OpenIndex(name, l); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, want %v", err, ErrDamaged)
	}
}

// An index in a folder that cannot be written is read as it is; one that is
// not there is an error, and the folder stays as it was.
func TestReadOnly(t *testing.T) {
	l := generated(t, 4, 20)
	settle(t, l)
	dir := filepath.Join(t.TempDir(), "cache")
	name := filepath.Join(dir, "index.db")
	x, _ := refresh(t, name, l)
	x.Close()
	os.Chmod(name, 0o444)
	os.Chmod(dir, 0o555)
	defer os.Chmod(dir, 0o777)
	x, report := refresh(t, name, l)
	if report.Read != 0 {
		t.Errorf("%d files were read", report.Read)
	}
	agree(t, x)
	if os.WriteFile(filepath.Join(dir, "try"), nil, 0o666) == nil {
		os.Remove(filepath.Join(dir, "try"))
		t.Skip("this user may write everywhere")
	}
	files, folders, _ := l.Walk()
	if _, _, err := new(Builder).Refresh(filepath.Join(dir, "other.db"), l, files, folders); err == nil {
		t.Error("an index was made in a folder that cannot be written")
	}
}

// While one process writes, another one learns so and can still read.
func TestBusy(t *testing.T) {
	l := generated(t, 5, 20)
	settle(t, l)
	name := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, name, l)
	if _, err := x.db.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	y, err := OpenIndex(name, l)
	if err != nil {
		t.Fatal(err)
	}
	agree(t, y)
	y.Close()
	os.Remove(filepath.Join(l.Dirs[0], "000/100003.txt"))
	files, folders, _ := l.Walk()
	if _, _, err := new(Builder).Refresh(name, l, files, folders); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v, want %v", err, ErrBusy)
	}
	x.db.Exec("ROLLBACK")
	y, report := refresh(t, name, l)
	if report.Gone != 1 {
		t.Errorf("%d files are gone, want 1", report.Gone)
	}
	agree(t, y)
}

// TestTogether: of several that make an index at the same moment each gets it,
// or learns that another writes it.
func TestTogether(t *testing.T) {
	l := generated(t, 40, 21)
	settle(t, l)
	files, folders, err := l.Walk()
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		name := filepath.Join(t.TempDir(), "index.db")
		made := make(chan error)
		for range 4 {
			go func() {
				x, _, err := new(Builder).Refresh(name, l, files, folders)
				if err == nil {
					err = x.Close()
				}
				made <- err
			}()
		}
		for range 4 {
			if err := <-made; err != nil && !errors.Is(err, ErrBusy) {
				t.Error(err)
			}
		}
		x, _ := refresh(t, name, l)
		agree(t, x)
	}
}

// TestKilled kills processes at any moment of their work on one index, two at
// a time; what they leave must be whole.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("SEARCH_TEST_REFRESH"); dir != "" {
		l := &library.Library{Dirs: []string{dir}}
		files, folders, _ := l.Walk()
		for {
			if x, _, err := new(Builder).Refresh(os.Getenv("SEARCH_TEST_INDEX"), l, files, folders); err == nil {
				x.write(func(c *sql.Conn) error {
					c.ExecContext(context.Background(), "UPDATE meta SET value = '' WHERE key = 'listing'")
					_, err := c.ExecContext(context.Background(), "UPDATE files SET state = '' WHERE id % 3 = 0")
					return err
				})
				x.Close()
			}
		}
	}
	l := generated(t, 6, 60)
	settle(t, l)
	name := filepath.Join(t.TempDir(), "index.db")
	for i := range 12 {
		var commands []*exec.Cmd
		for range 2 {
			c := exec.Command(os.Args[0], "-test.run=^TestKilled$")
			c.Env = append(os.Environ(), "SEARCH_TEST_REFRESH="+l.Dirs[0], "SEARCH_TEST_INDEX="+name)
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			commands = append(commands, c)
		}
		time.Sleep(time.Duration(20+rand.IntN(150)) * time.Millisecond)
		for _, c := range commands {
			c.Process.Kill()
			c.Wait()
		}
		x, _ := refresh(t, name, l)
		agree(t, x)
		var report string
		if err := x.db.QueryRow("PRAGMA integrity_check").Scan(&report); err != nil || report != "ok" {
			t.Errorf("round %d: %v %s", i, err, report)
		}
		if status, err := x.Status(); err != nil || status.Documents != 60 || status.Files != 60 {
			t.Errorf("round %d: %+v %v", i, status, err)
		}
		x.Close()
	}
}

func TestEntries(t *testing.T) {
	l := write(t, small)
	x := indexed(t, l)
	files, _ := l.Files()
	for _, f := range []library.Filter{
		{}, {Since: "1962"}, {Until: "1962"}, {Since: "1962-11", Until: "1962-11"}, {Since: "1967-05", Until: "1967-06"}, {Language: "russian"},
		{Title: "cuba"}, {Layout: "plain"}, {NoDate: true}, {Has: []string{"summary", "source-note"}}, {Has: []string{"problems"}, Since: "1900", Problems: check.Check},
	} {
		var want, got []string
		var wantUndated []string
		for d, err := range library.Documents(files) {
			if err != nil {
				t.Fatal(err)
			}
			if f.Match(d) {
				want = append(want, library.Path(d)+" "+d.ID+" "+d.Title())
			} else if f.Undated(d) {
				wantUndated = append(wantUndated, d.ID)
			}
		}
		entries, undated, err := x.entries(f, library.Refs{})
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			path := e.Path
			if e.Part > 0 {
				path += "@" + strconv.Itoa(e.Part)
			}
			got = append(got, path+" "+e.ID+" "+e.Title)
		}
		if !slices.Equal(got, want) || !slices.Equal(undated, wantUndated) {
			t.Errorf("%+v: got %q, undated %q, want %q, undated %q", f, got, undated, want, wantUndated)
		}
	}
}

func TestMonths(t *testing.T) {
	year := func(y int) int { return 12 * y }
	for date, want := range map[string][2]int{
		"1962-10-16": {year(1962) + 9, year(1962) + 9}, "1962-10": {year(1962) + 9, year(1962) + 9}, "1962-10?": {year(1962) + 9, year(1962) + 9},
		"1962": {year(1962), year(1962) + 11}, "196X": {year(1960), year(1969) + 11}, "1962-24": {year(1962), year(1963) + 1},
		"1962-10/1964-02": {year(1962) + 9, year(1964) + 1}, "": {0, allMonths}, "undated": {0, allMonths},
	} {
		if low, high := months(document.Date{EDTF: date}); low != want[0] || high != want[1] {
			t.Errorf("%q: got %d to %d, want %v", date, low, high, want)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	l := &library.Library{Dirs: []string{b.TempDir()}}
	if err := (generate.Generator{Seed: 1}).Write(l.Dirs[0], 500); err != nil {
		b.Fatal(err)
	}
	files, folders, _ := l.Walk()
	for b.Loop() {
		x, _, err := new(Builder).Refresh(filepath.Join(b.TempDir(), "index.db"), l, files, folders)
		if err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
	b.ReportMetric(float64(b.N*500)/b.Elapsed().Seconds(), "documents/s")
}
