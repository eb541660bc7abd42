package cli

import (
	"cmp"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"
)

// An Env is what a run takes from outside. The zero Env has no input, drops
// what is written, has no environment and no terminal.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer

	// LookupEnv returns environment variables, as os.LookupEnv does.
	LookupEnv func(name string) (value string, ok bool)

	// IsTerminal reports whether a stream is a terminal.
	IsTerminal func(stream any) bool

	// Size returns the columns and rows of the terminal, 0 if they are not known.
	Size func() (columns, rows int)

	// Now returns the time, for progress.
	Now func() time.Time

	// Interrupt ends the run when a signal comes; nil when none can.
	Interrupt <-chan os.Signal
}

// System returns the Env of the process. A terminal is asked nothing but
// whether it is one and its size, and that only when it matters.
func System() Env {
	interrupt := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as under nohup, or in the background of a script
			signal.Notify(interrupt, s)
		}
	}
	// A closed pipe is then an error of the write, which ends the run quietly.
	// Signals that are caught, unlike ignored ones, stay as they were for the pager.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	return Env{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		LookupEnv: os.LookupEnv, IsTerminal: isTerminal, Size: size,
		Now: time.Now, Interrupt: interrupt,
	}
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func size() (columns, rows int) {
	columns, rows, _ = term.GetSize(int(os.Stdout.Fd()))
	return columns, rows
}

// filled returns e with something harmless for each field that is not set.
func (e Env) filled() Env {
	e.Stdin = cmp.Or(e.Stdin, io.Reader(strings.NewReader("")))
	e.Stdout, e.Stderr = cmp.Or(e.Stdout, io.Discard), cmp.Or(e.Stderr, io.Discard)
	if e.LookupEnv == nil {
		e.LookupEnv = func(string) (string, bool) { return "", false }
	}
	if e.IsTerminal == nil {
		e.IsTerminal = func(any) bool { return false }
	}
	if e.Size == nil {
		e.Size = func() (int, int) { return 0, 0 }
	}
	if e.Now == nil {
		e.Now = time.Now
	}
	return e
}

// env returns an environment variable, "" when it is not set.
func (e *Env) env(name string) string {
	value, _ := e.LookupEnv(name)
	return value
}
