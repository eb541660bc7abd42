//go:build !unix

package reader

import (
	"os"
	"os/signal"

	tea "charm.land/bubbletea/v2"
)

// stopSignal is a signal that never comes: these systems do not stop processes.
var stopSignal os.Signal

// ownSignals returns the signals that end the process.
func ownSignals() (signals <-chan os.Signal, stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	return c, func() { signal.Stop(c); close(c) }
}

func suspend() tea.Msg { return nil }

func stop() {}
