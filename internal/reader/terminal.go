package reader

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"runtime/debug"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"
)

// A SignalError reports that a signal ended the reader.
type SignalError struct{ Signal os.Signal }

func (e *SignalError) Error() string { return fmt.Sprintf("ended by signal: %v", e.Signal) }

// A PanicError reports a fault of the reader, after the terminal was restored.
type PanicError struct {
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("internal error: %v", e.Value) }

// show runs m on a terminal until it quits, and leaves the terminal as it was,
// however the run ends. The error is a *SignalError, a *PanicError or one of
// reading and writing.
func show(m tea.Model, in, out *os.File, env []string) error {
	t := &terminal{File: out, in: in}
	t.modes, _ = term.GetState(int(in.Fd()))
	g := &guarded{model: m, terminal: t}
	p := tea.NewProgram(g,
		tea.WithInput(in), tea.WithOutput(t), tea.WithEnvironment(env),
		tea.WithoutSignalHandler(), tea.WithoutCatchPanics())
	signals, stop := ownSignals()
	defer stop()
	go func() {
		for s := range signals {
			p.Send(s)
			if s != stopSignal {
				time.AfterFunc(patience, p.Kill)
			}
		}
	}()
	if _, err := p.Run(); g.err == nil && err != nil {
		return err
	}
	return g.err
}

// patience is how long the model may take to end after a signal; then the
// terminal is restored without it.
const patience = 2 * time.Second

// A terminal is what bubbletea writes to. It is asked nothing: bubbletea asks
// for modes and keyboards when it starts, and the answers of a slow terminal
// would be read as keys. How keys are sent is not changed either, since a
// process that is killed outright could not undo it.
type terminal struct {
	*os.File
	in    *os.File
	modes *term.State // before the reader; nil if unknown

	mu       sync.Mutex
	released bool
}

var questions = regexp.MustCompile("\x1b\\[(?:\\?[0-9;]*\\$p" + // DECRQM
	"|\\?u|[<>=][0-9;]*u" + // the kitty keyboard: asked, pushed and popped
	"|>4(?:;[0-9])?m)") // xterm's modifyOtherKeys

// Write drops the questions, which bubbletea never splits, and everything
// while the terminal is released.
func (t *terminal) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.released {
		return len(b), nil
	}
	kept := b
	if bytes.IndexByte(b, '\x1b') >= 0 {
		kept = questions.ReplaceAll(b, nil)
	}
	if _, err := t.File.Write(kept); err != nil {
		return 0, err
	}
	return len(b), nil
}

// The modes that the reader sets: alternate screen, bracketed paste, and no
// cursor.
const (
	enter = "\x1b[?1049h\x1b[?2004h\x1b[?25l"
	leave = "\x1b[?25h\x1b[?2004l\x1b[?1049l"
)

// without runs f with the terminal as it was before the reader. bubbletea's
// own ReleaseTerminal is not used: it races with its watch of the size.
func (t *terminal) without(f func()) {
	t.mu.Lock()
	t.released = true
	_, _ = t.File.WriteString(leave)
	t.mu.Unlock()
	if t.modes != nil {
		_ = term.Restore(int(t.in.Fd()), t.modes)
	}
	f()
	_, _ = term.MakeRaw(int(t.in.Fd()))
	t.mu.Lock()
	_, _ = t.File.WriteString(enter)
	t.released = false
	t.mu.Unlock()
}

// size is a command that reports the size that the terminal has now.
func (t *terminal) size() tea.Msg {
	columns, rows, err := term.GetSize(int(t.File.Fd()))
	if err != nil {
		return nil
	}
	return tea.WindowSizeMsg{Width: columns, Height: rows}
}

// A guarded model turns panics and signals into an orderly end. A stop is made
// in Update, where nothing else is drawn.
type guarded struct {
	model    tea.Model
	terminal *terminal
	view     tea.View
	err      error
}

func (g *guarded) Init() tea.Cmd { return guard(g.model.Init()) }

// Update draws the view too, so that a panic in it is caught here.
func (g *guarded) Update(msg tea.Msg) (m tea.Model, c tea.Cmd) {
	defer func() {
		if v := recover(); v != nil {
			g.err = &PanicError{v, debug.Stack()}
			m, c = g, tea.Quit
		}
	}()
	switch msg := msg.(type) {
	case *PanicError:
		g.err = msg
		return g, tea.Quit
	case os.Signal:
		if msg == stopSignal {
			g.terminal.without(stop)
			return g, tea.Sequence(g.terminal.size, tea.ClearScreen)
		}
		g.err = &SignalError{msg}
		return g, tea.Quit
	}
	g.model, c = g.model.Update(msg)
	g.view = g.model.View()
	return g, guard(c)
}

func (g *guarded) View() tea.View { return g.view }

// guard returns c with its panic as a message: bubbletea runs commands on
// goroutines of their own, where a panic would end the process and leave the
// terminal in raw mode.
func guard(c tea.Cmd) tea.Cmd {
	if c == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if v := recover(); v != nil {
				msg = &PanicError{v, debug.Stack()}
			}
		}()
		msg = c()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = guard(batch[i])
			}
		}
		return msg
	}
}
