package cli

import (
	"docview/internal/document"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode/utf32"
)

// encodings are those of --encoding that a shell completes; all names of
// encoding.spec.whatwg.org are known, and those in dosEncodings.
var encodings = []string{
	"windows-1250", "windows-1251", "windows-1252", "koi8-r", "koi8-u", "cp850", "cp852", "ibm866", "iso-8859-2", "iso-8859-5",
	"x-mac-cyrillic", "macintosh", "gbk", "gb18030", "big5", "euc-kr", "shift_jis", "euc-jp", "utf-8",
}

// dosEncodings are those that the Web does not have, those of DOS by their
// numbers: cp850, ibm850.
var dosEncodings = map[string]encoding.Encoding{
	"437": charmap.CodePage437, "850": charmap.CodePage850, "852": charmap.CodePage852, "855": charmap.CodePage855,
	"858": charmap.CodePage858, "860": charmap.CodePage860, "862": charmap.CodePage862, "863": charmap.CodePage863, "865": charmap.CodePage865,
	"utf-32": utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32le": utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32be": utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM),
}

func encodingNamed(name string) (encoding.Encoding, error) {
	lower := strings.ToLower(name)
	if e := dosEncodings[strings.TrimPrefix(strings.TrimPrefix(lower, "ibm"), "cp")]; e != nil {
		return e, nil
	}
	return htmlindex.Get(lower)
}

func (in *input) checkEncoding() error {
	if in.encoding == "" {
		return nil
	}
	if _, err := encodingNamed(in.encoding); err != nil {
		return usagef("some of them: "+strings.Join(encodings, ", ")+"\nall of them: https://encoding.spec.whatwg.org/#names-and-labels",
			"unknown encoding %q", in.encoding)
	}
	return nil
}

// Guesses are the files whose encoding had to be guessed. Several goroutines
// may add to them.
type guesses struct {
	mu        sync.Mutex
	encodings map[string]guessed // by path
	many      bool               // a library was read, not documents that the user named
	indexed   int                // of so many documents only their index knows
}

// A guessed is the encoding that a file was read in.
type guessed struct {
	name     string
	doubtful bool
}

// walked adds a file of a library, if its encoding was guessed.
func (g *guesses) walked(path, encoding string, doubtful bool) { g.add(path, encoding, doubtful, true) }

// named adds a document or a manuscript that the user named, if its encoding was guessed.
func (g *guesses) named(path, encoding string, doubtful bool) { g.add(path, encoding, doubtful, false) }

func (g *guesses) add(path, encoding string, doubtful, walked bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.many = g.many || walked
	if encoding == "" {
		return
	}
	g.encodings[path] = guessed{encoding, doubtful}
}

// say reports the guesses: each file that was named, and those of a library
// in one line.
func (g *guesses) say(a *app) {
	switch n := len(g.encodings); {
	case n == 0 && g.indexed == 0:
		return
	case n == 0:
		a.message("the encoding of %s was guessed", document.Plural(g.indexed, "document"))
	case g.many && n > 1:
		a.message("%d files are not UTF-8 and were read as %s", n, g.counted())
	default:
		for _, path := range slices.Sorted(maps.Keys(g.encodings)) {
			doubt := ""
			if g.encodings[path].doubtful {
				doubt = ", which is doubtful"
			}
			a.message("%s is not UTF-8 and was read as %s%s", path, g.encodings[path].name, doubt)
		}
		a.hint("--encoding NAME reads it in another encoding, such as windows-1250 or koi8-r")
		return
	}
	a.hint("list --has guessed-encoding lists them; --encoding NAME reads them in another encoding")
}

// counted returns the encodings with how many files each has, and how many
// are doubtful: "KOI8-R (2), Windows-1252 (1); 1 of them is doubtful".
func (g *guesses) counted() string {
	counts, doubtful := map[string]int{}, 0
	for _, e := range g.encodings {
		counts[e.name]++
		if e.doubtful {
			doubtful++
		}
	}
	var all []string
	for _, e := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, fmt.Sprintf("%s (%d)", e, counts[e]))
	}
	switch s := strings.Join(all, ", "); doubtful {
	case 0:
		return s
	case 1:
		return s + "; 1 of them is doubtful"
	default:
		return fmt.Sprintf("%s; %d of them are doubtful", s, doubtful)
	}
}
