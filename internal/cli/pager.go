package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pagerCommand returns the pager's command line, "" for none: a pager runs only
// on a terminal that can do more than print.
func (a *app) pagerCommand(o *output, s *sheet) string {
	if o.noPager || s.format.Unfolded || !a.IsTerminal(a.Stdout) || a.env("TERM") == "dumb" {
		return ""
	}
	command := "less"
	for _, name := range []string{"PAGER", "DOCVIEW_PAGER"} {
		if value, ok := a.LookupEnv(name); ok {
			command = strings.TrimSpace(value)
		}
	}
	if command == "cat" {
		return ""
	}
	return command
}

// A pager is a writer that keeps the text until it is longer than the screen,
// and starts the pager's command only then.
type pager struct {
	*app
	command string
	out     *recorder // the terminal
	text    bytes.Buffer
	lines   int
	process *exec.Cmd
	in      io.WriteCloser
	plain   bool // there is no such pager
	sheet   *sheet
}

func (p *pager) Write(b []byte) (int, error) {
	if p.in == nil && !p.plain {
		p.text.Write(b)
		p.lines += bytes.Count(b, []byte("\n"))
		if p.lines < p.rows() || p.sheet.name != "" && p.text.Len() < mostCounted {
			return len(b), nil
		}
		p.start("")
		_, err := p.writer().Write(p.text.Bytes())
		p.text.Reset()
		return len(b), err
	}
	return p.writer().Write(b)
}

func (p *pager) writer() io.Writer {
	if p.in != nil {
		return p.in
	}
	return p.out
}

// defaultRows is the height of a terminal that does not say it.
const defaultRows = 24

func (p *pager) rows() int {
	if _, rows := p.Size(); rows > 0 {
		return rows
	}
	return defaultRows
}

// mostCounted bounds the bytes of one document that are kept until its lines
// are counted for the pager's prompt.
const mostCounted = 1 << 20

// start starts the command with a prompt; if it is missing the text is printed
// as it is.
func (p *pager) start(prompt string) {
	c := pagerProcess(p.command)
	if filepath.Base(c.Args[0]) == "less" {
		c.Args = append(c.Args, "-R") // colours, whatever the user's LESS says
		if p.sheet.first > 0 {
			c.Args = append(c.Args, fmt.Sprintf("+%dg", max(1, p.sheet.first-linesAbove+1)))
		}
	}
	c.Stdout, c.Stderr = p.Stdout, p.Stderr
	c.Env = p.pagerEnv(prompt)
	in, err := c.StdinPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		p.plain = true
		return
	}
	p.in, p.process = in, c
	p.setPaging(true)
}

// linesAbove is how many lines above what was looked for a pager shows.
const linesAbove = 3

// pagerProcess returns the process of a command line, through the shell where
// it has characters that only the shell knows.
func pagerProcess(command string) *exec.Cmd {
	if strings.ContainsAny(command, "|&;<>()$`\\\"'*?[#~%") {
		return exec.Command("sh", "-c", command)
	}
	words := strings.Fields(command)
	return exec.Command(words[0], words[1:]...)
}

// pagerEnv returns the pager's environment: less leaves a short text on the
// screen and shows colours, unless the user has said what it is to do.
func (p *pager) pagerEnv(prompt string) []string {
	env := os.Environ()
	if _, ok := p.LookupEnv("LESS"); !ok {
		env = append(env, "LESS=FRX"+prompt)
	}
	if _, ok := p.LookupEnv("LV"); !ok {
		env = append(env, "LV=-c")
	}
	return env
}

// prompt returns less's option for a prompt with the document's id, the line at
// the bottom of the screen and how many there are.
func (p *pager) prompt() string {
	name := strings.NewReplacer("?", `\?`, ":", `\:`, ".", `\.`, "%", `\%`, `\`, `\\`).Replace(safe(p.sheet.name))
	if strings.Contains(name, "$") {
		return "" // it ends the option
	}
	return fmt.Sprintf("$Ps%s  line ?lb%%lb:1. of %d$", name, p.lines)
}

// close prints what is kept, or waits for the pager to end.
func (p *pager) close() error {
	if p.in == nil && !p.plain && p.lines >= p.rows() {
		p.start(p.prompt())
		if p.in != nil {
			_, _ = p.in.Write(p.text.Bytes()) // a reader may leave before the end
		}
	}
	if p.in == nil {
		_, err := p.out.Write(p.text.Bytes())
		return err
	}
	defer p.setPaging(false)
	p.in.Close()
	err := p.process.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.ExitCode() == 127 {
		return &outputError{"to the pager", errors.New("the shell cannot find " + p.command)}
	}
	return nil // how a reader leaves the pager is no fault
}

// setPaging says whether a pager or the reader has the terminal; if it no longer has, the
// messages that had to wait are written.
func (a *app) setPaging(on bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.paging = on
	if !on {
		a.held.WriteTo(a.Stderr)
	}
}
