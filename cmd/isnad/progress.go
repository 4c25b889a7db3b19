package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress tells on a terminal how many dispatches have been read; off a
// terminal it is silent.
type progress struct {
	w     io.Writer
	tty   bool
	last  time.Time
	start time.Time
	shown bool
}

func newProgress(w io.Writer) *progress {
	p := &progress{w: w, start: time.Now()}
	if f, ok := w.(*os.File); ok {
		if st, err := f.Stat(); err == nil {
			p.tty = st.Mode()&os.ModeCharDevice != 0
		}
	}
	p.last = p.start
	return p
}

func (p *progress) step(n int) {
	if !p.tty || time.Since(p.last) < 200*time.Millisecond {
		return
	}
	p.last = time.Now()
	p.shown = true
	fmt.Fprintf(p.w, "\r\x1b[K%d dispatches read, %.0f/s", n, float64(n)/time.Since(p.start).Seconds())
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
