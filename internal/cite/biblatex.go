package cite

import (
	"fmt"
	"strings"

	"docview/internal/text"
)

// biblatex returns a record for BibLaTeX: @unpublished, of which its data model
// requires an author and a date, else @misc.
func biblatex(it *Item) string {
	authors, kind := it.authors(), "misc"
	if len(authors) > 0 && it.Date.EDTF != "" {
		kind = "unpublished"
	}
	translator, note := bibNames(it.translators()), ""
	if len(authors) == 0 && translator != "" { // styles would open the entry with the translator
		translator, note = "", "translated by "+texText(list(each(it.translators(), said), "and", false))
	}
	return bibRecord(kind, it.Key(), []bibField{
		{"author", bibNames(authors)},
		{"title", bibTitle(it)},
		{"translator", translator},
		{"date", it.Date.EDTF},
		{"howpublished", texText(bibHowPublished(it))},
		{"library", texText(it.location())},
		{"note", note},
		{"annotation", texText(it.note())},
		{"langid", langids[it.Language]},
		{"url", bibURL(it.URL)},
	})
}

// langids are the names of languages in babel and BibLaTeX, by their BCP 47 tags.
var langids = map[string]string{
	"cs": "czech", "de": "german", "en": "english", "es": "spanish", "fr": "french", "hu": "hungarian", "it": "italian", "nl": "dutch",
	"pl": "polish", "pt": "portuguese", "ru": "russian", "uk": "ukrainian", "zh": "chinese", "ja": "japanese",
}

// bibTitle returns the title in braces, which keep its capitals.
func bibTitle(it *Item) string {
	if title := it.recordTitle(); title != "" {
		return "{" + texText(title) + "}"
	}
	return ""
}

// bibHowPublished returns where in a series and in an archive the document is:
// styles print it, and not the library.
func bibHowPublished(it *Item) string {
	return strings.Join(without(it.plainContainer(), it.location(), it.archive()), ", ")
}

// A bibField is a field of BibTeX and BibLaTeX; one without a value is left out.
type bibField struct{ name, value string }

// bibRecord writes a record with its fields one below the other.
func bibRecord(kind, key string, fields []bibField) string {
	var b strings.Builder
	fmt.Fprintf(&b, "@%s{%s,\n", kind, key)
	for _, f := range fields {
		switch {
		case f.value == "":
		case f.name == "month": // a macro
			fmt.Fprintf(&b, "  %-12s = %s,\n", f.name, f.value)
		default:
			fmt.Fprintf(&b, "  %-12s = {%s},\n", f.name, f.value)
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// bibNames joins names by "and". A name that is not divided is in braces, which keep it whole.
func bibNames(names []text.Name) string {
	return strings.Join(each(names, func(n text.Name) string {
		if n.Literal == others {
			return others
		}
		if n.Literal != "" || n.Given == "" {
			return "{" + texText(n.Full()) + "}"
		}
		return texText(n.Family+prefixed(", ", n.Suffix)) + ", " + texText(n.Given)
	}), " and ")
}

// texEscapes are the characters that TeX reads as commands. Parsers of BibTeX
// count braces whether or not they are escaped: one without its partner would
// make all records of a file unreadable.
var texEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, "\n", " ")

func texText(s string) string { return texEscapes.Replace(s) }

// bibURL returns a URL for a verbatim field, in which braces must pair and cannot be escaped.
func bibURL(url string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", " ", "%20", "\n", "").Replace(url)
}
