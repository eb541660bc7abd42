package cli

import (
	"fmt"
	"strings"
	"time"
)

// A progress says on a terminal how far a long work is; elsewhere it is silent.
type progress struct {
	*app
	verb        string
	done, total int
	start, last time.Time
	shown       int // the length of the line that is shown, 0 for none
}

// Progress is shown of a work that takes longer than this, and so often.
const (
	progressAfter = 500 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

func (a *app) progress(verb string, total int) *progress {
	p := &progress{app: a, verb: verb, total: total}
	if a.IsTerminal(a.Stderr) {
		p.start = a.Now()
	}
	return p
}

// dataProgress is progress for a command that writes data as it goes: on a
// terminal these show by themselves how far it is.
func (a *app) dataProgress(verb string, total int) *progress {
	p := a.progress(verb, total)
	if a.IsTerminal(a.Stdout) {
		p.start = time.Time{}
	}
	return p
}

func (p *progress) step() {
	p.done++
	if p.start.IsZero() {
		return
	}
	if now := p.Now(); now.Sub(p.start) > progressAfter && now.Sub(p.last) > progressEvery {
		p.last = now
		p.show(now)
	}
}

func (p *progress) show(now time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.paging {
		return
	}
	p.bar = p
	line := p.line(now)
	fmt.Fprintf(p.Stderr, "\r%s%s", line, strings.Repeat(" ", max(p.shown-len(line), 0)))
	p.shown = max(p.shown, len(line))
}

// barCells is the length of the bar that shows how much is done.
const barCells = 20

// line returns what is shown: a bar, counts and the time left, as much of it as
// the terminal has columns for.
func (p *progress) line(now time.Time) string {
	left := time.Duration(float64(now.Sub(p.start)) * float64(p.total-p.done) / float64(p.done))
	full := barCells * min(p.done, p.total) / max(p.total, 1)
	bar := strings.Repeat("#", full) + strings.Repeat(".", barCells-full)
	counts := fmt.Sprintf("%d of %d, %s left", p.done, p.total, left.Round(time.Second))
	line := fmt.Sprintf("%s [%s] %s", p.verb, bar, counts)
	columns, _ := p.Size()
	if columns > 0 && len(line) >= columns {
		line = p.verb + " " + counts
	}
	if columns > 0 && len(line) >= columns {
		line = line[:columns-1]
	}
	return line
}

// clear takes the line away, so that something else can be written.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wipe()
}

func (p *progress) wipe() {
	if p.shown > 0 {
		fmt.Fprintf(p.Stderr, "\r%s\r", strings.Repeat(" ", p.shown))
		p.shown = 0
	}
}
