package cli

import (
	"docview/internal/document"
	"docview/internal/render"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
	"unicode/utf8"
)

// mostCopied is the size in bytes of the largest text that is copied: some
// terminals cut what is longer without a word.
const mostCopied = 70_000

// errTooLong says that a text is longer than what terminals take.
var errTooLong = fmt.Errorf("it has more than the %d bytes that terminals accept", mostCopied)

// copyText copies a text to the clipboard and returns where it went, for a
// message: by the command in DOCVIEW_COPY, which takes it on standard input;
// else, inside tmux, by tmux, which drops what programs send to the terminal
// themselves; else by the terminal, if there is one (OSC 52, which no terminal
// acknowledges). The text is copied whole or not at all, without the control
// characters that a terminal or a shell could obey.
func (e *Env) copyText(text string, terminal io.Writer) (where string, err error) {
	text = visible(text)
	command := strings.TrimSpace(e.env("DOCVIEW_COPY"))
	switch {
	case len(text) > mostCopied:
		return "", errTooLong
	case command != "":
		goesOn, err := pipeTo(text, "sh", "-c", command) // it may not take all of it
		if where = "with " + command; goesOn {
			where += ", which still runs"
		}
		return where, err
	case e.env("TMUX") != "":
		if _, err := pipeTo(text, "tmux", "load-buffer", "-w", "-"); err != nil {
			return "", err
		}
		return "to the clipboards of tmux and the terminal", nil
	case terminal == nil:
		return "", errors.New("no terminal to copy to; DOCVIEW_COPY can name a command that copies")
	}
	_, err = fmt.Fprintf(terminal, "\x1b]52;c;%s\x07", base64.StdEncoding.EncodeToString([]byte(text)))
	return "to the terminal's clipboard", err
}

// visible returns a text whose control characters, but for line ends, are
// visible, as they are on a page.
func visible(text string) string { return render.SanitizeLines(strings.ReplaceAll(text, "\t", " ")) }

// mostCopying is how long a command that copies is waited for.
const mostCopying = 2 * time.Second

// pipeTo runs a command with a text as its standard input. One that does not end
// goes on alone, as xclip -quiet does for as long as the clipboard is its own.
func pipeTo(text, name string, args ...string) (goesOn bool, err error) {
	c := exec.Command(name, args...)
	c.Stdin = strings.NewReader(text)
	c.WaitDelay = 200 * time.Millisecond // xclip stays behind, with its output open
	var out []byte
	done := make(chan error, 1)
	go func() {
		var err error
		out, err = c.CombinedOutput()
		done <- err
	}()
	select {
	case err = <-done:
	case <-time.After(mostCopying):
		return true, nil
	}
	if errors.Is(err, exec.ErrWaitDelay) {
		return false, nil
	}
	if message := strings.TrimSpace(string(out)); err != nil && message != "" {
		return false, fmt.Errorf("%s: %s", err, firstWords(message, 200))
	}
	return false, err
}

// copy copies a text for a command, and reports what was copied and where.
func (a *app) copy(text, what string) error {
	terminal, closeTerminal := a.terminal()
	defer closeTerminal()
	where, err := a.copyText(text, terminal)
	if err != nil {
		hint := "DOCVIEW_COPY can name a command that copies: wl-copy, xclip -selection clipboard, pbcopy, clip.exe"
		if errors.Is(err, errTooLong) {
			hint = "to keep it in a file: --output FILE"
		}
		return &failure{statusUnreadable, fmt.Sprintf("%s was not copied: %v", what, err), hint}
	}
	a.message("copied %s (%s) %s", what, document.Plural(utf8.RuneCountInString(text), "character"), where)
	return nil
}

// terminal returns the terminal of the run, nil if it has none: that of
// standard error, else that of standard output, else the one that the system
// says controls the process.
func (a *app) terminal() (w io.Writer, closeIt func()) {
	nothing := func() {}
	for _, stream := range []io.Writer{a.Stderr, a.Stdout} {
		if a.IsTerminal(stream) {
			return stream, nothing
		}
	}
	f, err := os.OpenFile("/dev/tty", os.O_WRONLY, 0)
	if err != nil {
		return nil, nothing
	}
	return f, func() { f.Close() }
}
