package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"unicode"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/render"

	"github.com/rogpeppe/go-internal/txtar"
)

// run runs docview with arguments and returns what it printed and its status.
func run(env Env, args ...string) (stdout, stderr string, status int) {
	var out, errs bytes.Buffer
	if env.Stdout == nil {
		env.Stdout = &out
	}
	env.Stderr = &errs
	status = Run(env, args)
	return out.String(), errs.String(), status
}

// TestInterrupt: an interrupted run has the status of shells, and leaves no
// unfinished file.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	stdin, w := io.Pipe()
	defer w.Close()
	signals := make(chan os.Signal, 1)
	env := Env{Stdin: source(func(b []byte) (int, error) {
		signals <- os.Interrupt
		return stdin.Read(b)
	}), Interrupt: signals}
	_, _, status := run(env, "show", "112596", "-", "--output", filepath.Join(dir, "out.txt"))
	if status != statusInterrupted {
		t.Errorf("status %d, want %d", status, statusInterrupted)
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("%v is left behind", left)
	}
}

// TestHangup: a closed terminal ends the run as an interrupt does, even while a
// pager has the terminal, but not the reader, which restores the terminal first.
// An ignored signal stays ignored.
func TestHangup(t *testing.T) {
	a := &app{paging: true}
	if a.interrupted(os.Interrupt) || !a.interrupted(syscall.SIGHUP) || !a.interrupted(syscall.SIGTERM) {
		t.Error("in a pager an interrupt is the pager's, and no other signal is")
	}
	a.setReading(true)
	if a.interrupted(os.Interrupt) || a.interrupted(syscall.SIGHUP) || a.interrupted(syscall.SIGTERM) {
		t.Error("the reader does not take every signal")
	}
	for s, want := range map[syscall.Signal]int{syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		if got := signalStatus(s); got != want {
			t.Errorf("%v: status %d, want %d", s, got, want)
		}
	}
	signal.Ignore(syscall.SIGHUP)
	defer signal.Reset(syscall.SIGHUP)
	System()
	if !signal.Ignored(syscall.SIGHUP) {
		t.Error("an ignored signal is caught")
	}
}

type source func([]byte) (int, error)

func (r source) Read(b []byte) (int, error) { return r(b) }

type writer func([]byte) (int, error)

func (w writer) Write(b []byte) (int, error) { return w(b) }

func TestPanic(t *testing.T) {
	_, stderr, status := run(Env{Stdin: source(func([]byte) (int, error) { panic("oh") })}, "show", "-")
	if status != statusUnreadable || !strings.HasPrefix(stderr, "docview: internal error: oh\n") {
		t.Errorf("status %d, %q", status, stderr)
	}
}

func TestWriteErrors(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
		stderr string
	}{
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.EPIPE}, statusDone, ""},
		{&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}, statusUnreadable, "docview: cannot write standard output: no space left on device\n"},
		{errors.New("oh"), statusUnreadable, "docview: cannot write standard output: oh\n"},
	} {
		for _, command := range [][]string{{"show", "112596"}, {"show", "112596", "112596"}, {"list", "../../seeds"}, {"info", "112596"}, {"check", "../../seeds"}, {"export", "../../seeds"}, {"schema"}, {"completion", "bash"}, {"--version"}, {"--help"}, {"help", "show"}, {"help", "documents"}} {
			fail := writer(func([]byte) (int, error) { return 0, c.err })
			if _, stderr, status := run(Env{Stdout: fail}, command...); status != c.status || stderr != c.stderr {
				t.Errorf("%v, %v: status %d, %q", command, c.err, status, stderr)
			}
		}
	}
}

// TestProgress: a long work says on a terminal how far it is, and takes it
// away again.
func TestProgress(t *testing.T) {
	var out bytes.Buffer
	a := &app{Env: Env{Stderr: &out, IsTerminal: func(any) bool { return true }}.filled()}
	p := a.progress("checking", 10)
	p.start = p.start.Add(-progressAfter * 10)
	p.step()
	p.clear()
	shown := out.String()
	if !strings.HasPrefix(shown, "\rchecking [##..................] 1 of 10, ") || !strings.HasSuffix(shown, " \r") || strings.Contains(shown, "\x1b") {
		t.Errorf("%q", shown)
	}
	out.Reset()
	a.Size = func() (int, int) { return 20, 24 }
	p.start = p.start.Add(-progressAfter * 10)
	p.last = p.start
	p.step()
	if out.Len() == 0 || len(strings.TrimPrefix(out.String(), "\r")) >= 20 {
		t.Errorf("%q on 20 columns", out.String())
	}
	out.Reset()
	a.IsTerminal = func(any) bool { return false }
	p = a.progress("checking", 10)
	p.step()
	p.clear()
	if out.Len() > 0 {
		t.Errorf("%q where there is no terminal", out.String())
	}
}

// TestSchema: the records of all cases and of the sample, and what info prints, hold to the schema
// that docview prints.
func TestSchema(t *testing.T) {
	var schema map[string]any
	if err := json.Unmarshal([]byte(document.RecordSchema), &schema); err != nil {
		t.Fatal(err)
	}
	cases, _ := filepath.Glob("../../testdata/document/*.txtar")
	samples, _ := filepath.Glob("../../seeds/*.txt")
	if len(cases) == 0 || len(samples) == 0 {
		t.Fatal("no documents")
	}
	for _, name := range append(cases, samples...) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Ext(name) == ".txtar" {
			data = txtar.Parse(data).Files[0].Data
		}
		for _, d := range parse.ParseAll(name, data, nil) {
			for _, r := range []document.Record{d.Record(), infoOf(d)} {
				text, err := json.Marshal(r)
				if err != nil {
					t.Fatal(err)
				}
				var record any
				if err := json.Unmarshal(text, &record); err != nil {
					t.Fatal(err)
				}
				v := validator{t, schema}
				v.value(filepath.Base(name), schema, record)
			}
		}
	}
}

// A validator knows as much of JSON Schema as ours uses. `make interop` asks a whole one.
type validator struct {
	*testing.T
	root map[string]any
}

func (v validator) value(at string, schema map[string]any, value any) {
	v.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = v.root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	if choices, ok := schema["enum"].([]any); ok && !slices.Contains(choices, value) {
		v.Errorf("%s: %v is none of %v", at, value, choices)
	}
	if want, ok := schema["type"].(string); ok && typeOf(value) != want {
		v.Errorf("%s is %s, not %s", at, typeOf(value), want)
	}
	switch value := value.(type) {
	case map[string]any:
		v.object(at, schema, value)
	case []any:
		for _, item := range value {
			v.value(at+"[]", schema["items"].(map[string]any), item)
		}
	}
}

func (v validator) object(at string, schema, object map[string]any) {
	v.Helper()
	properties := schema["properties"].(map[string]any)
	for key, value := range object {
		property, ok := properties[key].(map[string]any)
		if !ok {
			v.Errorf("%s: the schema has no key %s", at, key)
			continue
		}
		v.value(at+"."+key, property, value)
	}
	for _, key := range schema["required"].([]any) {
		if _, ok := object[key.(string)]; !ok {
			v.Errorf("%s: no key %s", at, key)
		}
	}
}

func typeOf(value any) string {
	switch value := value.(type) {
	case string:
		return "string"
	case float64:
		if value == float64(int64(value)) {
			return "integer"
		}
		return "number"
	case []any:
		return "array"
	}
	return "object"
}

// TestManPages: each command has a page, whose lines are requests of roff or
// cannot be taken for them.
func TestManPages(t *testing.T) {
	a := &app{}
	root := a.root()
	known := []string{".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi"}
	for _, c := range append(root.Commands(), root) {
		page := manPage(c, "2026-01-02")
		if !strings.HasPrefix(page, ".TH DOCVIEW") || !strings.Contains(page, "\n.SH DESCRIPTION\n") {
			t.Errorf("%s: %.80q", c.Name(), page)
		}
		for line := range strings.Lines(page) {
			request, _, _ := strings.Cut(strings.TrimSpace(line), " ")
			if (line[0] == '.' || line[0] == '\'') && !slices.Contains(known, request) {
				t.Errorf("%s: %q begins as a request", c.Name(), line)
			}
		}
	}
}

// TestHelpFitsScreen: on a screen of 80 columns and 24 rows, the help of each
// command shows its usage, its examples and the first of its options.
func TestHelpFitsScreen(t *testing.T) {
	for _, c := range (&app{}).root().Commands() {
		if !c.Runnable() || c.Name() == "help" {
			continue
		}
		out, _, _ := run(Env{}, c.Name(), "-h")
		rows := strings.Split(out, "\n")
		first := slices.IndexFunc(rows, func(row string) bool {
			return strings.Contains(row, "--") && strings.HasPrefix(row, "  ") && !strings.HasPrefix(row, "  docview")
		})
		if first < 0 || first > 22 {
			t.Errorf("%s: the first option is in row %d", c.Name(), first+1)
		}
	}
}

// TestCommandsAreExplained: each command has a short help that fits its line,
// and examples that call it.
func TestCommandsAreExplained(t *testing.T) {
	a := &app{}
	for _, c := range a.root().Commands() {
		if len(c.Short) > 66 || c.Short == "" {
			t.Errorf("%s: %q is %d characters long", c.Name(), c.Short, len(c.Short))
		}
		if c.Runnable() && c.Name() != "help" && !strings.Contains(c.Example, "docview "+c.Name()) {
			t.Errorf("%s has no example", c.Name())
		}
	}
	pages, err := pageFiles.ReadDir("commands")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range pages {
		name := strings.TrimSuffix(f.Name(), ".txt")
		if c, _, err := a.root().Find([]string{name}); name != "docview" && (err != nil || c.Name() != name) {
			t.Errorf("commands/%s is the page of no command", f.Name())
		}
	}
}

// FuzzArguments: whatever an argument is, docview ends with one of its
// statuses, says nothing where all is well but that it is the sample, and sends
// no command to the terminal.
func FuzzArguments(f *testing.F) {
	for _, s := range []string{"112596", "4", "2-4,6", "\x1b[31m", "112596#4", "\u202e", "\xff", "{{.ID}}", "{{", "1962..", "-", "--", "-x", "\n", "plain"} {
		f.Add(s)
	}
	commands := [][]string{
		{"show"}, {"summary", "--json"}, {"paragraphs", "-n"}, {"show", "--style"}, {"show", "--color"}, {"info", "--width"},
		{"list", "--date"}, {"list", "--format"}, {"list", "--title"}, {"check", "--explain"}, {"help"}, {},
	}
	f.Fuzz(func(t *testing.T, arg string) {
		if strings.ContainsAny(arg, `/\`) || strings.Contains(arg, "range") {
			t.Skip("a path of this machine, or a template that may not end")
		}
		for _, c := range commands {
			args := append(slices.Clone(c), arg)
			stdout, stderr, status := run(Env{}, args...)
			if status < 0 || status > statusUnreadable || status == statusDone && stderr != "" && !strings.HasPrefix(stderr, "docview: using the built-in sample\n") {
				t.Errorf("%q: status %d, %q", args, status, stderr)
			}
			if strings.ContainsFunc(stdout+stderr, isCommand) {
				t.Errorf("%q: a control character in %q%q", args, stdout, stderr)
			}
		}
	})
}

func isCommand(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// BenchmarkRun measures a run without the start of a process.
func BenchmarkRun(b *testing.B) {
	for _, args := range [][]string{{"schema"}, {"summary"}, {"show"}, {"show", "--color", "always"}, {"show", "-h"}} {
		b.Run(strings.Join(args, "_"), func(b *testing.B) {
			for b.Loop() {
				if status := Run(Env{}, args); status != statusDone {
					b.Fatal(status)
				}
			}
		})
	}
}

// TestLongField: what is known of a document with a field of many signs and no
// blanks keeps all of them, on lines of the width. It would not end if a line
// cost more than its own signs.
func TestLongField(t *testing.T) {
	summary := strings.Repeat("大使报告会谈的情况", 30_000)
	text := "May 2, 1957\n**A Meeting**\n\nSummary:\n\n" + summary + "\n\n1. The talks began.\n"
	for _, width := range []int{0, 30, 80} {
		stdout, _, _ := run(Env{Stdin: strings.NewReader(text)}, "info", "-", "--width", fmt.Sprint(width))
		if !strings.Contains(strings.Join(strings.Fields(stdout), ""), summary) {
			t.Errorf("width %d: the summary is not whole", width)
		}
		for line := range strings.Lines(stdout) {
			if n := render.Width(strings.TrimSuffix(line, "\n")); width > 0 && n > width {
				t.Errorf("width %d: a line has %d cells", width, n)
			}
		}
	}
}

// On a terminal, messages break between words; elsewhere they are one line each.
func TestMessages(t *testing.T) {
	for terminal, want := range map[bool]string{
		true:  "docview: unknown format \"no such\n         format\"\n\x1b[2mdocview: hint:",
		false: "docview: unknown format \"no such format\"\ndocview: hint:",
	} {
		env := Env{
			IsTerminal: func(any) bool { return terminal },
			Size:       func() (int, int) { return 34, 20 },
		}
		_, stderr, status := run(env, "show", "--format", "no such format")
		if status != statusUsage || !strings.HasPrefix(stderr, want) {
			t.Errorf("terminal %v: status %d, %q", terminal, status, stderr)
		}
	}
}
