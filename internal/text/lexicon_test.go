package text

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestLexicon checks that each line of the data is an entry: a word, known
// classes, a language and perhaps a reason; that no word has two; and that they
// are in order.
func TestLexicon(t *testing.T) {
	last := ""
	seen := map[string]bool{}
	used := map[string]bool{}
	classes := namesOfClasses(t)
	for line := range strings.Lines(data) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) < 3 || len(fields) > 4 {
			t.Errorf("%q has %d columns, want 3 or 4", line, len(fields))
			continue
		}
		word := fields[0]
		if key := norm.NFKD.String(strings.ToLower(word)); key < last {
			t.Errorf("%q is out of order", word)
		} else {
			last = key
		}
		if seen[word] {
			t.Errorf("%q has two entries", word)
		}
		seen[word] = true
		for class := range strings.SplitSeq(fields[1], ",") {
			class, _, _ = strings.Cut(class, "=")
			used[class] = true
			if !slices.Contains(classes, class) {
				t.Errorf("%q has an unknown class %q", word, class)
			}
		}
		if !languages[fields[2]] {
			t.Errorf("%q has an unknown language %q", word, fields[2])
		}
	}
	for _, class := range classes {
		if !used[class] {
			t.Errorf("no word is of class %q", class)
		}
	}
}

// namesOfClasses returns the values of the constants in lexicon.go.
func namesOfClasses(t *testing.T) (names []string) {
	source, err := os.ReadFile("lexicon.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`Class = "([a-z-]+)"`).FindAllStringSubmatch(string(source), -1) {
		names = append(names, m[1])
	}
	return names
}

// languages are the codes that the data uses (ISO 639-1).
var languages = map[string]bool{"en": true, "de": true, "fr": true, "es": true, "it": true, "pt": true, "ru": true, "hi": true, "pl": true, "hu": true, "zh": true, "ja": true, "ko": true, "vi": true, "la": true, "nl": true, "sv": true, "da": true}

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want bool
	}{
		{"a word, whatever its case", Office.Has("MINISTER"), true},
		{"a word of another class", City.Has("minister"), false},
		{"a name that is written with a capital", City.Has("Moscow"), true},
		{"and without one", City.Has("moscow"), false},
		{"what a word begins with", Institution.Has("Universities"), true},
		{"a word inside a name", Institution.In("the Mill Committee"), true},
		{"the beginning of a line", Salutation.Begins("Dear Miller,"), true},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if rest, ok := Country.Cut("The USSR in Amaurot"); !ok || rest != " in Amaurot" {
		t.Errorf("after the country: %q, %v", rest, ok)
	}
}
