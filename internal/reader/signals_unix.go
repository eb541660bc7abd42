//go:build unix

package reader

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// stopSignal asks the reader to stop, and hand the terminal back while it is
// stopped.
const stopSignal = syscall.SIGTSTP

// ownSignals returns the signals that end or stop the process. Signals that
// the process ignores, as under nohup, stay ignored.
func ownSignals() (signals <-chan os.Signal, stop func()) {
	c := make(chan os.Signal, 4)
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, stopSignal} {
		if !signal.Ignored(s) {
			signal.Notify(c, s)
		}
	}
	return c, func() { signal.Stop(c); close(c) }
}

// suspend stops the whole process group, as the terminal's own Ctrl-Z does.
func suspend() tea.Msg {
	_ = syscall.Kill(0, stopSignal)
	return nil
}

// stop stops this process until it is continued. A signal that Go delivers to
// a channel no longer stops the process, so that it must be SIGSTOP here; the
// stop comes some time after Kill returns, so that the continuation is waited for.
func stop() {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if syscall.Kill(os.Getpid(), syscall.SIGSTOP) == nil {
		<-continued
	}
}
