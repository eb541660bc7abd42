//go:build unix

package reader

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/term"
)

// A screen is a process on a pseudo-terminal that never replies to anything,
// and what an emulator makes of its output.
type screen struct {
	t       *testing.T
	pty     *os.File
	process *exec.Cmd

	mu       sync.Mutex
	emulator *vt.Emulator
	raw      bytes.Buffer
	before   *term.State
	drawn    chan struct{} // closed when the last of the output is drawn
}

// onScreen starts this test binary again, as TestMain's child, on a
// pseudo-terminal of a size.
func onScreen(t *testing.T, columns, rows int, child string, env ...string) *screen {
	t.Helper()
	s := &screen{t: t, emulator: vt.NewEmulator(columns, rows), drawn: make(chan struct{})}
	s.process = exec.Command(os.Args[0])
	s.process.Env = append(os.Environ(), "TERM=xterm-256color", "READER_CHILD="+child)
	s.process.Env = append(s.process.Env, env...)
	s.process.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	p, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	_ = pty.Setsize(p, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)})
	s.before, err = term.GetState(int(p.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	s.pty = p
	s.process.Stdin, s.process.Stdout, s.process.Stderr = tty, tty, tty
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()
	go io.Copy(io.Discard, s.emulator) // the answers of the emulator, which nobody gets
	go s.draw()
	t.Cleanup(func() { s.process.Process.Kill(); s.process.Wait(); p.Close() })
	return s
}

func (s *screen) draw() {
	defer close(s.drawn)
	b := make([]byte, 1<<16)
	for {
		n, err := s.pty.Read(b)
		s.mu.Lock()
		s.raw.Write(b[:n])
		s.emulator.Write(b[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.emulator.String()
}

func (s *screen) bytes() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

func (s *screen) press(keys string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// shows waits until the screen has all of some words.
func (s *screen) shows(words ...string) {
	s.t.Helper()
	var text string
	for range 500 {
		text = s.text()
		missing := false
		for _, w := range words {
			missing = missing || !strings.Contains(text, w)
		}
		if !missing {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatalf("the screen has not %q:\n%s", words, text)
}

func (s *screen) resize(columns, rows int) {
	s.mu.Lock()
	s.emulator.Resize(columns, rows)
	s.mu.Unlock()
	_ = pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)})
}

// ends waits for the process, and checks that the terminal is as it was.
func (s *screen) ends(status int) {
	s.t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.process.Wait() }()
	select {
	case err := <-done:
		got := 0
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			got = exit.ExitCode()
		}
		if got != status {
			s.t.Errorf("status %d, want %d\n%s", got, status, strings.ReplaceAll(s.bytes(), "\r\n", "\n"))
		}
	case <-time.After(10 * time.Second):
		s.t.Fatalf("the process does not end:\n%s", s.text())
	}
	<-s.drawn
	s.released()
}

// released checks that the terminal is as the shell left it, once the output
// has arrived.
func (s *screen) released() {
	s.t.Helper()
	var faults []string
	for range 200 {
		if faults = s.unreleased(); len(faults) == 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Error(strings.Join(faults, "\n"))
}

func (s *screen) unreleased() (faults []string) {
	after, err := term.GetState(int(s.pty.Fd()))
	if err != nil {
		return []string{err.Error()}
	}
	if fmt.Sprint(*after) != fmt.Sprint(*s.before) {
		faults = append(faults, fmt.Sprintf("the terminal's modes are changed: %v, were %v", *after, *s.before))
	}
	raw := s.bytes()
	for _, mode := range []string{"\x1b[?1049", "\x1b[?2004"} {
		if on, off := strings.LastIndex(raw, mode+"h"), strings.LastIndex(raw, mode+"l"); on > off {
			faults = append(faults, fmt.Sprintf("mode %q is still set", mode))
		}
	}
	if hidden, shown := strings.LastIndex(raw, "\x1b[?25l"), strings.LastIndex(raw, "\x1b[?25h"); hidden > shown {
		faults = append(faults, "the cursor is still hidden")
	}
	return faults
}

func (s *screen) asksNothing() {
	s.t.Helper()
	raw := s.bytes()
	if found := questions.FindString(raw); found != "" {
		s.t.Errorf("%q was sent", found)
	}
	for _, query := range []string{"\x1b[c", "\x1b[0c", "\x1b[>c", "\x1b]10;?", "\x1b]11;?", "\x1b[6n", "\x1b[?6n", "\x1b[>q", "\x1b[>0q"} {
		if strings.Contains(raw, query) {
			s.t.Errorf("%q was sent", query)
		}
	}
}

func TestMain(m *testing.M) {
	if child := os.Getenv("READER_CHILD"); child != "" {
		os.Exit(children[child]())
	}
	os.Exit(m.Run())
}

// children are what the test binary does on a pseudo-terminal.
var children = map[string]func() int{
	"keys": func() int { return status(show(&echo{}, os.Stdin, os.Stdout, os.Environ())) },
}

func status(err error) int {
	var s *SignalError
	var p *PanicError
	switch {
	case errors.As(err, &s):
		return 128 + int(s.Signal.(syscall.Signal))
	case errors.As(err, &p):
		fmt.Fprintln(os.Stderr, "docview:", err)
		return 3
	case err != nil:
		fmt.Fprintln(os.Stderr, "docview:", err)
		return 1
	}
	return 0
}

// echo shows the last key and the size; p panics, c in a command, z stops, q ends.
type echo struct {
	last string
	size tea.WindowSizeMsg
}

func (e *echo) Init() tea.Cmd { return nil }

func (e *echo) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		e.size = msg
	case tea.KeyPressMsg:
		e.last = msg.String()
		switch e.last {
		case "p":
			panic("in Update")
		case "c":
			return e, tea.Batch(func() tea.Msg { panic("in a command") }, nil)
		case "ctrl+z":
			return e, suspend
		case "q":
			return e, tea.Quit
		}
	}
	return e, nil
}

func (e *echo) View() tea.View {
	v := tea.NewView(fmt.Sprintf("size %dx%d\nkey %s", e.size.Width, e.size.Height, e.last))
	v.AltScreen = true
	return v
}

func TestQuit(t *testing.T) {
	s := onScreen(t, 40, 6, "keys")
	s.shows("size 40x6")
	s.press("x")
	s.shows("key x")
	s.resize(50, 7)
	s.shows("size 50x7")
	s.press("q")
	s.ends(0)
	s.asksNothing()
}

func TestPanic(t *testing.T) {
	for key, message := range map[string]string{"p": "in Update", "c": "in a command"} {
		s := onScreen(t, 40, 6, "keys")
		s.shows("size 40x6")
		s.press(key)
		s.ends(3)
		if got := s.bytes(); strings.Count(got, "docview: internal error: "+message) != 1 || strings.Contains(got, "goroutine") {
			t.Errorf("%s: %q", key, got)
		}
	}
}

func TestSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if signal.Ignored(sig) { // as SIGHUP is under nohup, in the processes of the test too
			continue
		}
		s := onScreen(t, 40, 6, "keys")
		s.shows("size 40x6")
		_ = s.process.Process.Signal(sig)
		s.ends(128 + int(sig))
	}
}

func TestStop(t *testing.T) {
	s := onScreen(t, 40, 6, "keys")
	s.shows("size 40x6")
	stop := []func(){
		func() { _ = s.process.Process.Signal(syscall.SIGTSTP) },
		func() { s.press("\x1a") },
	}
	for i, stop := range stop {
		stop()
		waitStopped(t, s.process.Process.Pid)
		s.released()
		s.resize(41+i, 6)
		_ = s.process.Process.Signal(syscall.SIGCONT)
		s.shows(fmt.Sprintf("size %dx6", 41+i))
	}
	s.press("q")
	s.ends(0)
}

func waitStopped(t *testing.T, pid int) {
	t.Helper()
	for range 500 {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if os.IsNotExist(err) {
			t.Skip("this system has no /proc to see that a process is stopped")
		}
		if strings.Contains(string(stat), ") T ") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the process is not stopped")
}
