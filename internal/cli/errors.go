package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"docview/internal/document"
	"docview/internal/fold"
	"docview/internal/library"
	"docview/internal/quote"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// The exit status. `docview help exit-status` explains them to people.
const (
	statusDone        = 0
	statusNothing     = 1   // nothing found
	statusUsage       = 2   // wrong usage
	statusUnreadable  = 3   // what cannot be read or written
	statusInterrupted = 130 // as shells have it: 128 and the signal's number
)

// A failure is the error of a command: the message, what to try, and the status.
// With an empty message it only sets the status.
type failure struct {
	status        int
	message, hint string
}

func (e *failure) Error() string { return e.message }

// usagef returns the error of a command that was used wrongly.
func usagef(hint, format string, args ...any) error {
	return &failure{statusUsage, fmt.Sprintf(format, args...), hint}
}

// nothingf returns the error of a command that has no such thing to show.
func nothingf(format string, args ...any) error {
	return &failure{status: statusNothing, message: fmt.Sprintf(format, args...)}
}

// explain returns the exit status of an error, and what to try.
func explain(err error) (status int, hint string) {
	var failed *failure
	var place *document.PlaceError
	var list *document.SyntaxError
	var ambiguous *library.AmbiguousError
	var missing *library.NotFoundError
	var output *outputError
	switch {
	case errors.As(err, &failed):
		return failed.status, failed.hint
	case errors.As(err, &place):
		return statusNothing, placeHint(place)
	case errors.As(err, &list) && list.Address:
		return statusUsage, "after the # of an address: 4, 4.b, 2-4, p7 or p1-p3"
	case errors.As(err, &list):
		return statusUsage, "-n 4, -n 2-4,6, -n 5-, -n 4.b"
	case errors.As(err, &ambiguous):
		return statusUnreadable, candidatesHint(ambiguous)
	case errors.As(err, &missing):
		return statusUnreadable, missingHint(missing)
	case errors.As(err, &output):
		return statusUnreadable, output.hint()
	}
	return statusUnreadable, fileHint(err)
}

func placeHint(e *document.PlaceError) string {
	var lines []string
	for _, b := range e.Candidates {
		lines = append(lines, fmt.Sprintf("%s#%s  %s %s", e.Document, b.Address, b.Marker, firstWords(b.Text, 50)))
	}
	return capped(lines)
}

func candidatesHint(e *library.AmbiguousError) string {
	var lines []string
	for _, c := range e.Candidates {
		line := c.Ref
		if c.Kind != "" {
			line += "  " + c.Kind
		}
		lines = append(lines, line+"  "+firstWords(c.Title, 60))
	}
	return capped(lines)
}

func missingHint(e *library.NotFoundError) string {
	hint := "docview list shows the documents in the library"
	if len(e.Nearest) > 0 {
		hint = "did you mean " + strings.Join(e.Nearest, ", ")
	}
	if e.Err != nil {
		hint += "\nsome files could not be read: " + strings.SplitN(e.Err.Error(), "\n", 2)[0]
	}
	return hint
}

// fileHints are what to try with a FILE that cannot be read.
var fileHints = []struct {
	err  error
	hint string
}{
	{library.ErrPDF, "to convert it to text: pdftotext FILE"},
	{library.ErrRTF, "to convert it to text: pandoc -f rtf -t plain FILE"},
	{library.ErrSpecial, "the DOCUMENT or MANUSCRIPT - is standard input"},
	{quote.ErrBibliography, "to convert CSL YAML between lines of ---: pandoc -f markdown -t csljson FILE >refs.json"},
	{library.ErrFolder, "to list it: docview list FILE"},
	{library.ErrSize, "to read larger texts: --max-size 200M"},
	{library.ErrExpansion, "to read larger texts: --max-size 200M"},
}

func fileHint(err error) string {
	if _, ok := errors.AsType[*library.PanicError](err); ok {
		return "this is a bug in docview; please report it with the text that caused it"
	}
	file, ok := errors.AsType[*library.FileError](err)
	if !ok {
		return ""
	}
	for _, h := range fileHints {
		if errors.Is(err, h.err) {
			return strings.Replace(h.hint, "FILE", shellQuoted(file.Path), 1)
		}
	}
	return ""
}

// mostCandidates bounds how many lines a hint has.
const mostCandidates = 10

// capped joins the first lines, and says how many more there are.
func capped(lines []string) string {
	if n := len(lines) - mostCandidates; n > 0 {
		lines = append(lines[:mostCandidates:mostCandidates], fmt.Sprintf("and %d more", n))
	}
	return strings.Join(lines, "\n")
}

// firstWords returns the beginning of a text, up to about n characters.
func firstWords(text string, n int) string {
	if runes := []rune(text); len(runes) > n {
		cut := string(runes[:n])
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		text = cut + " …"
	}
	return strings.ReplaceAll(text, "\n", " ")
}

// flagError words an error of the flags as docview words all others.
func (a *app) flagError(c *cobra.Command, err error) error {
	a.setColor(c)
	var unknown *pflag.NotExistError
	var invalid *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if letters := unknown.GetSpecifiedShortnames(); letters != "" {
			return usagef(cmp.Or(elsewhere(c, name), exampleOf(c)), "unknown option -%c", []rune(letters)[0])
		}
		return usagef(cmp.Or(similarFlag(c, name), elsewhere(c, name), exampleOf(c)), "unknown option --%s", name)
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		return usagef(usageOf(f), "--%s needs %s, not %q", f.Name, valueOf(f), invalid.GetValue())
	case errors.As(err, &missing):
		f := missing.GetFlag()
		return usagef(usageOf(f), "--%s needs %s", f.Name, valueOf(f))
	}
	return usagef(exampleOf(c), "%v", err)
}

// similarFlag returns a hint at the flags of a command that a misspelt one may mean.
func similarFlag(c *cobra.Command, name string) string {
	var near []string
	last := name[strings.LastIndexByte(name, '-')+1:]
	for _, is := range []func(f *pflag.Flag) bool{ // the first that some flags are
		func(f *pflag.Flag) bool {
			return len(name) >= 3 && strings.HasPrefix(f.Name, name) || fold.Distance(f.Name, name) <= len(name)/3
		},
		func(f *pflag.Flag) bool { return len(name) > 2 && strings.HasPrefix(f.Name, name[:3]) },              // --with for --width
		func(f *pflag.Flag) bool { return last != name && strings.HasSuffix(f.Name, "-"+last) },               // --used-in for --cited-in
		func(f *pflag.Flag) bool { return len(name) > 4 && strings.Contains(strings.ToLower(f.Usage), name) }, // --manuscript for --cited-in
	} {
		if len(near) == 0 {
			c.Flags().VisitAll(func(f *pflag.Flag) {
				if is(f) {
					near = append(near, "--"+f.Name)
				}
			})
		}
	}
	if len(near) == 0 {
		return ""
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}

// elsewhere returns a hint at the command of the same group that has a flag,
// as paragraphs has -n.
func elsewhere(c *cobra.Command, name string) string {
	if !c.HasParent() {
		return ""
	}
	for _, other := range c.Parent().Commands() {
		f := other.Flags().Lookup(name)
		if len(name) == 1 {
			f = other.Flags().ShorthandLookup(name)
		}
		if f == nil || other.GroupID != c.GroupID {
			continue
		}
		for example := range strings.SplitSeq(other.Example, "\n") {
			example, _, _ = strings.Cut(example, "   ")
			if strings.Contains(example, " -"+f.Shorthand+" ") || strings.Contains(example, " --"+f.Name) {
				return "docview " + other.Name() + " has it: " + example
			}
		}
	}
	return ""
}

// valueOf returns what a flag takes, with an article: "a number", "words".
func valueOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int":
		return "a number"
	case "bool":
		return "true or false"
	}
	value, _ := pflag.UnquoteUsage(f)
	switch {
	case value == "when":
		return "a value"
	case strings.HasSuffix(value, "s"):
		return value
	case strings.ContainsRune("aeiou", rune(value[0])):
		return "an " + value
	}
	return "a " + value
}

// usageOf returns the explanation of a flag as a hint.
func usageOf(f *pflag.Flag) string {
	name, usage := flagName(f)
	return strings.TrimSpace(name) + ": " + usage
}

// exampleOf returns the first example of a command as a hint.
func exampleOf(c *cobra.Command) string {
	first, _, _ := strings.Cut(c.Example, "\n")
	first, _, _ = strings.Cut(first, "   ")
	return fmt.Sprintf("%s\n%s -h lists the options", first, c.CommandPath())
}

// An outputError says that data could not be written.
type outputError struct {
	name string // the file's, or "standard output"
	err  error
}

func (e *outputError) Error() string {
	return fmt.Sprintf("cannot write %s: %v", e.name, cause(e.err))
}

func (e *outputError) Unwrap() error { return e.err }

func (e *outputError) hint() string {
	switch {
	case errors.Is(e.err, fs.ErrExist):
		return "--force overwrites it"
	case errors.Is(e.err, errSource):
		return "choose the name of a file that is not a text, or another folder"
	case errors.Is(e.err, errIncomplete):
		return "without --output, what can be read is printed"
	}
	return ""
}

// cause returns an error of the system without the names of its files.
func cause(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	if link, ok := errors.AsType[*os.LinkError](err); ok {
		return link.Err
	}
	return err
}

func unreadable(name string, err error) error {
	return &library.FileError{Path: name, Err: cause(err)}
}

// isClosedPipe reports whether a write failed because its reader went away, as head does.
func isClosedPipe(err error) bool { return errors.Is(err, syscall.EPIPE) }
