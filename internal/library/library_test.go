package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"docview/internal/document"
	"docview/internal/parse"
)

// write makes files in a new folder and returns the folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// archived returns a document of the archive with an id.
func archived(id, date, title string) string {
	return fmt.Sprintf("%s\n**%s**\n\nCitation:\n\n\"%s\", %s, An Archive\n<https://example.org/document/%s>\n\n"+
		"Original Language:\n\nCzech\n\nContents:\n\nTranslation - English\n\nThe text of it.\n", date, title, title, date, id)
}

func TestFilesOrder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "b", "a/z.txt": "z", "a/.hidden.txt": "h", "a-b.txt": "ab", ".git/x.txt": "x",
		"c.MD": "c", "d.doc": "d", "e.txt.gz": "e", "f.text": "f", "noext": "n",
	})
	l := Library{Dirs: []string{dir}, Ext: []string{".TEXT"}}
	files, err := l.Files()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.rel)
	}
	want := []string{"a/z.txt", "a-b.txt", "b.txt", "c.MD", "e.txt.gz", "f.text"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFilesOnce(t *testing.T) {
	dir := write(t, map[string]string{"a/x.txt": "x", "b/y.txt": "y"})
	l := Library{Dirs: []string{filepath.Join(dir, "a", "x.txt"), dir, filepath.Join(dir, "b"), filepath.Join(dir, "b", "y.txt")}}
	files, err := l.Files()
	if err != nil || len(files) != 2 {
		t.Errorf("got %d files and %v, want 2: a file is listed once, however it is named", len(files), err)
	}
}

func TestFilesLinks(t *testing.T) {
	dir := write(t, map[string]string{"in/x.txt": "x", "out/y.txt": "y", "out/deep/z.txt": "z"})
	in := filepath.Join(dir, "in")
	for link, target := range map[string]string{
		"circle": in, "again.txt": filepath.Join(in, "x.txt"), "far": filepath.Join(dir, "out"),
		"far-too": filepath.Join(dir, "out", "deep"), "nowhere.txt": "gone",
	} {
		if err := os.Symlink(target, filepath.Join(in, link)); err != nil {
			t.Skip(err)
		}
	}
	if err := os.Symlink(in, filepath.Join(dir, "out", "back")); err != nil {
		t.Skip(err)
	}
	left := map[string]string{}
	l := Library{Dirs: []string{in}, OnLeftOut: func(path, kind string) { left[filepath.Base(path)] = kind }}
	files, err := l.Files()
	if len(files) != 1 || len(left) != 2 || left["far"] != LinkOut || left["far-too"] != LinkOut {
		t.Errorf("got %v without %v, want x and two links that lead out", files, left)
	}
	if err == nil || !strings.Contains(err.Error(), "nowhere.txt") {
		t.Errorf("the link to nowhere is not reported: %v", err)
	}
	for _, dirs := range [][]string{{in, filepath.Join(dir, "out")}, {in, filepath.Join(in, "far")}, {dir}} {
		if files, _ := (&Library{Dirs: dirs}).Files(); len(files) != 3 {
			t.Errorf("%q: got %v, want x, y and z once each", dirs, files)
		}
	}
}

// TestFilesCollection: a folder of nothing but links collects texts of other
// folders; with one text of its own it does not.
func TestFilesCollection(t *testing.T) {
	dir := write(t, map[string]string{"out/y.txt": "y", "out/deep/z.txt": "z"})
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o777); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"y.txt": "y.txt", "z.txt": "deep/z.txt", "folder": "deep"} {
		if err := os.Symlink(filepath.Join(dir, "out", target), filepath.Join(in, link)); err != nil {
			t.Skip(err)
		}
	}
	if files, err := (&Library{Dirs: []string{in}}).Files(); len(files) != 2 || err != nil {
		t.Errorf("got %v, %v, want y and z", files, err)
	}
	if err := os.WriteFile(filepath.Join(in, "x.txt"), []byte("x"), 0o666); err != nil {
		t.Fatal(err)
	}
	if files, _ := (&Library{Dirs: []string{in}}).Files(); len(files) != 1 {
		t.Errorf("got %v, want x alone", files)
	}
}

// TestFilesWithoutSize: a file without a size, as those of a kernel are, is
// never opened for a library, nor is a pipe or a device.
func TestFilesWithoutSize(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("no such files here")
	}
	files, err := (&Library{Dirs: []string{"/proc/self/status"}}).Files()
	if err != nil || len(files) != 1 {
		t.Fatalf("got %v, %v", files, err)
	}
	if _, err := files[0].Documents(); !errors.Is(err, ErrEmpty) {
		t.Errorf("it is opened: %v", err)
	}
	for name, want := range map[string]error{"/proc/self/status": ErrEmpty, os.DevNull: ErrSpecial} {
		if _, err := (&Library{}).Find(name); !errors.Is(err, want) {
			t.Errorf("the document %s: %v, want %v", name, err, want)
		}
		if _, err := ReadFile(name); !errors.Is(err, want) {
			t.Errorf("the file %s: %v, want %v", name, err, want)
		}
	}
	if files, err := (&Library{Dirs: []string{os.DevNull}}).Files(); len(files) != 0 || !errors.Is(err, ErrSpecial) {
		t.Errorf("%s: got %v, %v", os.DevNull, files, err)
	}
}

func TestFilesUnreadable(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("every folder can be read")
	}
	dir := write(t, map[string]string{"a/x.txt": "x", "b.txt": "b"})
	os.Chmod(filepath.Join(dir, "a"), 0)
	defer os.Chmod(filepath.Join(dir, "a"), 0o777)
	files, err := (&Library{Dirs: []string{dir, filepath.Join(dir, "none")}}).Files()
	if len(files) != 1 || !errors.Is(err, fs.ErrPermission) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %d files and %v", len(files), err)
	}
}

func TestIDs(t *testing.T) {
	for _, c := range []struct{ rel, want string }{
		{"112596.txt", "112596"},
		{"a/112596.txt.gz", "112596"},
		{"meeting-in-moscow.md", "meeting-in-moscow"},
		{"1979UTOPIA04417_b.txt", "1979UTOPIA04417_b"},
		{"1979-Utopia.txt", "1979-Utopia"},
		{"UTOPIA04417.txt", "utopia04417-"},
		{"1979utopia04417.txt", "1979utopia04417-"},
		{"1979V2.txt", "1979v2-"},
		{"letter.txt", "letter-"},
		{"Révész, 3 May (copy).txt", "révész-3-may-copy-"},
		{"Письмо.txt", "письмо-"},
		{"...txt", "document-"},
		{strings.Repeat("long ", 50) + ".txt", "long-long-long-long-long-long-long-long-long-long-"},
	} {
		f := File{rel: c.rel}
		if got := f.ID(); got != c.want && (!strings.HasSuffix(c.want, "-") || !strings.HasPrefix(got, c.want) || len(got) != len(c.want)+4) {
			t.Errorf("%q has the id %q, want %q", c.rel, got, c.want)
		}
	}
	if a, b := (File{rel: "a/letter.txt"}).ID(), (File{rel: "b/letter.txt"}).ID(); a == b {
		t.Errorf("letter.txt of two folders has one id, %s", a)
	}
}

func TestRead(t *testing.T) {
	utf16 := "1\x00.\x00 \x00a\x00b\x00c\x00d\x00e\x00f\x00"
	dir := write(t, map[string]string{
		"good.txt": "text", "empty.txt": "", "blank.txt": " \r\n\t\n", "paper.pdf": "%PDF-1.7\n", "binary.txt": "a\x00b\x01\x00\x00c",
		"utf16.txt": utf16, "late.txt": strings.Repeat("text ", 4000) + "\x00",
		"damaged.txt": "The carts \x00came\x00.", "zeros.txt": strings.Repeat("text\x00", 40), "utf32.txt": "1\x00\x00\x00.\x00\x00\x00 \x00\x00\x00",
		"letter.docx": "PK\x03\x04\x14\x00\x06\x00word/", "letter.doc": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "pk.txt": "PK is a short name.",
		"rtf.txt": `{\rtf1\ansi The mill.}`, "page.txt": "%!PS-Adobe-3.0\n", "packed.txt": "BZh5 the mill", "view.txt": "RIFF\x10\x20abWEBPVP8 ", "riff.txt": "RIFF AND SONS, WEBP.",
		"stamp.txt.gz": "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xeb\x0c\xf0s\xe7\xe5\x92\xe2\x02\x00\xa4\t\x07z\x08\x00\x00\x00",
	})
	for _, c := range []struct {
		name string
		want error // nil for a text
	}{
		{"good.txt", nil}, {"utf16.txt", nil}, {"late.txt", nil}, {"damaged.txt", nil}, {"utf32.txt", nil}, {"pk.txt", nil}, {"riff.txt", nil},
		{"rtf.txt", ErrRTF}, {"page.txt", ErrBinary}, {"packed.txt", ErrBinary}, {"view.txt", ErrBinary},
		{"zeros.txt", ErrBinary}, {"letter.docx", ErrBinary}, {"letter.doc", ErrBinary}, {"stamp.txt.gz", ErrBinary},
		{"empty.txt", ErrEmpty}, {"blank.txt", ErrEmpty}, {"paper.pdf", ErrPDF}, {"binary.txt", ErrBinary},
		{".", ErrFolder}, {"none.txt", fs.ErrNotExist},
	} {
		path := filepath.Join(dir, c.name)
		_, err := File{Path: path}.Read()
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
		if err != nil && !strings.HasPrefix(err.Error(), path+": ") {
			t.Errorf("%s: the message does not begin with the path: %v", c.name, err)
		}
	}
	if _, err := (File{Path: filepath.Join(dir, "bad.txt.gz")}).Read(); err == nil {
		t.Error("a damaged gzip file was read")
	}
}

func TestReadTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("word ", 2000)), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, DefaultMaxSize+1); err != nil { // takes no place on the disk
		t.Skip(err)
	}
	if _, err := (File{Path: path}).Read(); !errors.Is(err, ErrSize) {
		t.Errorf("got %v, want %v", err, ErrSize)
	}
}

func TestReadShortLines(t *testing.T) {
	short, long := strings.Repeat("1. x\n", freeLines+1), strings.Repeat(strings.Repeat("word ", leastLine/5)+"on\n", freeLines+1)
	for _, c := range []struct {
		text    string
		maxSize int64
		want    error
	}{{short, 0, ErrSize}, {short[5:], 0, nil}, {long, 0, nil}, {short, 1 << 30, nil}} {
		if _, err := readText(strings.NewReader(c.text), 0, c.maxSize); !errors.Is(err, c.want) {
			t.Errorf("%q...: got %v, want %v", c.text[:10], err, c.want)
		}
	}
}

func TestFind(t *testing.T) {
	dir := write(t, map[string]string{
		"112596.txt":      archived("112596", "May 1, 1957", "The First"),
		"other-name.txt":  archived("112597", "May 1, 1957", "The Second"),
		"112599.txt":      archived("200001", "May 1, 1957", "The Third"),
		"sub/letter.txt":  "Dear Sir, this is a letter.",
		"two.txt":         archived("300001", "May 1, 1957", "The Fourth") + "\n" + archived("300002", "May 2, 1957", "The Fifth"),
		"paper-one.txt":   "1. One.\n\n2. Two.",
		"paper-two.txt":   "The paper speaks of 112596 in its text.",
		"utf16-paper.txt": "\xFF\xFE" + wide(archived("400001", "May 1, 1957", "The Sixth")),
		"volume-one.txt":  volume,
		"twins/a/t-w.txt": "The elder.",
		"twins/b/t-w.txt": "The younger.",
	})
	l := &Library{Dirs: []string{dir}}
	learned, err := l.Learn()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		arg  string
		want string // ids, or the beginning of the error
	}{
		{"112596", "112596"},
		{"112597", "112597"},
		{"https://example.org/document/112597", "112597"},
		{"https://example.org/document/112597/?page=1", "112597"},
		{"112599", "200001"},
		{"other-name", "112597"},
		{"2", "200001"},
		{"30000", "2 ids begin with 30000"},
		{"300002", "300002"},
		{"two", "300001 300002"},
		{"two@2", "300002"},
		{"two.txt", "300001 300002"},
		{"two.txt@2", "300002"},
		{filepath.Join(dir, "two.txt") + "@2", "300002"},
		{"two.txt@3", filepath.Join(dir, "two.txt")},
		{"sub/letter.txt", "letter-"},
		{"letter", "letter-"},
		{"400001", "400001"},
		{"paper-one", "paper-one"},
		{"paper-one#2", "paper-one"},
		{"paper-one#p9", "no block p9"},
		{"two#1", "2 documents have the id two"},
		{"t-w", "2 documents have the id t-w"},
		{"volume-one", "volume-one@1 volume-one@2"},
		{"volume-one@2", "volume-one@2"},
		{"volume-one.txt@1", "volume-one@1"},
		{"volume-one@3", "no document volume-one@3"},
		{"nothing", "no document nothing"},
		{"such a thing", "no document such a thing"},
		{"none.txt", "none.txt: "},
		{dir, dir + ": "},
		{"", "no document "},
	} {
		for name, l := range map[string]*Library{"library": l, "learned": learned} {
			docs, err := l.Find(c.arg)
			got := ids(docs)
			if err != nil {
				got = err.Error()
			}
			if c.arg == "two.txt@3" {
				if err == nil || !strings.Contains(got, "the file contains 2 documents") {
					t.Errorf("%s: Find(%q) gives %q", name, c.arg, got)
				}
				continue
			}
			exact := !strings.HasSuffix(c.want, "-") && err == nil
			if exact && got != c.want || !strings.HasPrefix(got, c.want) {
				t.Errorf("%s: Find(%q) gives %q, want %q", name, c.arg, got, c.want)
			}
		}
	}
}

// volume is two documents in one file, without URLs.
const volume = `893.00/1501: Telegram

[Document 1]

The Consul at Mukden to the Secretary of State

Mukden, May 1, 1949.

The first telegram speaks of trade.

893.00/1502: Telegram

[Document 2]

The Consul at Mukden to the Secretary of State

Mukden, May 2, 1949.

The second telegram speaks of trade.
`

func ids(docs []*document.Document) string {
	var all []string
	for _, d := range docs {
		all = append(all, d.ID)
	}
	return strings.Join(all, " ")
}

// wide returns ASCII text in UTF-16.
func wide(s string) string {
	var w strings.Builder
	for i := range len(s) {
		w.WriteByte(s[i])
		w.WriteByte(0)
	}
	return w.String()
}

func TestNearest(t *testing.T) {
	l := &Library{Sample: fstest.MapFS{
		"112596.txt": {Data: []byte("a")}, "112569.txt": {Data: []byte("b")}, "900000.txt": {Data: []byte("c")},
		"meeting-in-moscow.txt": {Data: []byte("d")},
	}}
	for arg, want := range map[string]string{
		"112595": "112596 112569", "moscow": "meeting-in-moscow", "meeting-in-moskow": "meeting-in-moscow", "zzzzzzzz": "",
	} {
		_, err := l.Find(arg)
		var missing *NotFoundError
		if !errors.As(err, &missing) || strings.Join(missing.Nearest, " ") != want {
			t.Errorf("%s: got %v, want %q", arg, missing, want)
		}
	}
}

// TestMapOrder: the results come in the order of the files, errors among them,
// a reader may stop early, and a panic is its file's error.
func TestMapOrder(t *testing.T) {
	files := make([]File, 1000)
	for i := range files {
		files[i].Size = int64(i)
	}
	read := func(f File) (int64, error) {
		switch f.Size % 100 {
		case 7:
			return 0, errors.New("seven")
		case 8:
			panic("eight")
		}
		return f.Size, nil
	}
	i := int64(0)
	for n, err := range Map(files, read) {
		if (err != nil) != (i%100 == 7 || i%100 == 8) || err == nil && n != i {
			t.Fatalf("result %d is %d, %v", i, n, err)
		}
		i++
	}
	if i != 1000 {
		t.Errorf("%d results of 1000 files", i)
	}
	for range Map(files, read) {
		break
	}
	for _, some := range [][]File{{{Path: "a.txt"}}, {{Path: "a.txt"}, {Path: "a.txt"}}} {
		for _, err := range Map(some, func(File) (int, error) { panic("oh") }) {
			if fault := (*PanicError)(nil); !errors.As(err, &fault) || err.Error() != "a.txt: internal error: oh" {
				t.Errorf("the error of a panic is %v", err)
			}
		}
	}
}

func TestFilter(t *testing.T) {
	d := parse.Parse("a.txt", []byte(archived("112596", "November 1962", "Letter of Mr. Révész to Prague")))
	undated := parse.Parse("b.txt", []byte("Nobody knows when."))
	for _, c := range []struct {
		filter Filter
		want   bool
	}{
		{Filter{}, true},
		{Filter{Since: "1962-11-30"}, true},
		{Filter{Since: "1962-12"}, false},
		{Filter{Until: "1962-11-01"}, true},
		{Filter{Until: "1962-10"}, false},
		{Filter{Since: "1962", Until: "1962"}, true},
		{Filter{Since: "196X"}, true},
		{Filter{Until: "195X"}, false},
		{Filter{Since: "1962-23", Until: "1962-23"}, true},
		{Filter{Since: "1 November 1962"}, true},
		{Filter{Since: "1 December 1962"}, false},
		{Filter{Language: "czech"}, true},
		{Filter{Language: "english"}, true},
		{Filter{Language: "Russian"}, false},
		{Filter{Title: "revesz prag"}, true},
		{Filter{Title: "evesz"}, false},
		{Filter{Layout: document.DigitalArchive}, true},
		{Filter{Layout: document.Web}, false},
		{Filter{Has: []string{"citation", "url"}}, true},
		{Filter{Has: []string{"citation", "summary"}}, false},
		{Filter{Language: "czech", Since: "1963"}, false},
	} {
		if err := c.filter.Check(); err != nil {
			t.Errorf("%+v: %v", c.filter, err)
		}
		if got := c.filter.Match(d); got != c.want {
			t.Errorf("%+v: got %v", c.filter, got)
		}
	}
	noDate := Filter{NoDate: true}
	if noDate.Match(d) || !noDate.Match(undated) || noDate.Undated(d) || noDate.Undated(undated) {
		t.Error("the documents without a date are not those that NoDate takes")
	}
	dated := Filter{Since: "1962"}
	if dated.Match(undated) || !dated.Undated(undated) || dated.Undated(d) {
		t.Error("a document without a date is not told from one of another date")
	}
	for _, wrong := range []Filter{{Since: "soon"}, {Until: "1962-13"}, {Since: "1962-11-32"}, {Since: "1962-11", Until: "1962-10"}, {Layout: "round"}, {Has: []string{"wings"}}} {
		if wrong.Check() == nil {
			t.Errorf("%+v passes", wrong)
		}
	}
}

// FuzzFind: no argument makes Find panic, and a document that it finds answers to the argument.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"112596", "1", "#", "112596#p1", "a@2", "://", "https://x/112596", "-", "", "../x", "\x00"} {
		f.Add(s)
	}
	l := &Library{Sample: fstest.MapFS{"112596.txt": {Data: []byte(archived("112596", "May 1, 1957", "One"))}}}
	f.Fuzz(func(t *testing.T, arg string) {
		if strings.ContainsAny(arg, `/\`) && !strings.Contains(arg, "://") {
			t.Skip("a path of this machine")
		}
		if docs, err := l.Find(arg); (len(docs) == 0) == (err == nil) {
			t.Errorf("Find(%q) gives %d documents and %v", arg, len(docs), err)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	files := map[string]string{}
	for i := range 1000 {
		files[fmt.Sprintf("%d.txt", 100000+i)] = archived(fmt.Sprint(100000+i), "May 1, 1957", "A Title") + strings.Repeat("Some more of the text. ", 500)
	}
	l := &Library{Dirs: []string{write(b, files)}}
	for b.Loop() {
		if _, err := l.Find("100500"); err != nil {
			b.Fatal(err)
		}
	}
}
