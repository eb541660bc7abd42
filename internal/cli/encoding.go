package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/encoding/htmlindex"

	"docview/internal/render"
)

// encodings are those of --encoding that a shell completes; all names of
// encoding.spec.whatwg.org are known.
var encodings = []string{
	"windows-1250", "windows-1251", "windows-1252", "koi8-r", "koi8-u", "ibm866", "iso-8859-2", "iso-8859-5",
	"x-mac-cyrillic", "macintosh", "gbk", "gb18030", "big5", "euc-kr", "shift_jis", "euc-jp", "utf-8",
}

// checkEncoding returns an error for an unknown --encoding.
func (in *input) checkEncoding() error {
	if in.encoding == "" {
		return nil
	}
	if _, err := htmlindex.Get(in.encoding); err != nil {
		return usagef("some of them: "+strings.Join(encodings, ", ")+"\nall of them: https://encoding.spec.whatwg.org/#names-and-labels",
			"unknown encoding %q", in.encoding)
	}
	return nil
}

// Guesses are the files whose encoding had to be guessed. Several goroutines
// may add to them.
type guesses struct {
	mu        sync.Mutex
	encodings map[string]string // by path
	many      bool              // a library was read, not documents that the user named
	indexed   int               // of so many documents only their index knows
}

// named adds a document that the user named, if its encoding was guessed.
func (g *guesses) named(path, encoding string) { g.add(path, encoding, false) }

// walked adds a file of a library.
func (g *guesses) walked(path, encoding string) { g.add(path, encoding, true) }

func (g *guesses) add(path, encoding string, walked bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.many = g.many || walked
	if encoding == "" {
		return
	}
	if g.encodings == nil {
		g.encodings = map[string]string{}
	}
	g.encodings[path] = encoding
}

// say reports the guesses: each file that was named, and those of a library
// in one line.
func (g *guesses) say(a *app) {
	switch n := len(g.encodings); {
	case n == 0 && g.indexed == 0:
		return
	case n == 0:
		a.message("the encoding of %s was guessed", render.Plural(g.indexed, "document"))
		a.hint("list --has guessed-encoding lists them; --encoding NAME reads them in another encoding")
		return
	case g.many && n > 1:
		a.message("%d files are not UTF-8 and were read as %s", n, g.counted())
		a.hint("list --has guessed-encoding lists them; --encoding NAME reads them in another encoding")
		return
	}
	for _, path := range slices.Sorted(maps.Keys(g.encodings)) {
		a.message("%s is not UTF-8 and was read as %s", path, g.encodings[path])
	}
	a.hint("--encoding NAME reads it in another encoding, such as windows-1250 or koi8-r")
}

// counted returns the encodings with how many files each has: "KOI8-R (2)".
func (g *guesses) counted() string {
	counts := map[string]int{}
	for _, e := range g.encodings {
		counts[e]++
	}
	var all []string
	for _, e := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, fmt.Sprintf("%s (%d)", e, counts[e]))
	}
	return strings.Join(all, ", ")
}
