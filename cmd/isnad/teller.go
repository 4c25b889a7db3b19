package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"isnad/ingest"
)

// teller shows on a terminal how far a long command is, with its rate and the
// time left; off a terminal only what it is told to say appears.
type teller struct {
	mu    sync.Mutex
	w     io.Writer
	tty   bool
	start time.Time
	last  time.Time
	shown bool
	done  int
	of    int
	walk  ingest.Progress
}

func newTeller(w io.Writer) *teller {
	t := &teller{w: w, start: time.Now()}
	if f, ok := w.(*os.File); ok {
		if st, err := f.Stat(); err == nil {
			t.tty = st.Mode()&os.ModeCharDevice != 0
		}
	}
	return t
}

// say prints a line above the one that shows how far it is.
func (t *teller) say(format string, args ...any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wipe()
	fmt.Fprintf(t.w, format+"\n", args...)
}

// progress takes how far the input is.
func (t *teller) progress(p ingest.Progress) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.walk = p
}

// count takes how many dispatches are kept.
func (t *teller) count(n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done = n
	t.show()
}

// show draws the line, at most five times a second.
func (t *teller) show() {
	if !t.tty || time.Since(t.last) < 200*time.Millisecond {
		return
	}
	t.last, t.shown = time.Now(), true
	spent := time.Since(t.start)
	line := fmt.Sprintf("%d dispatches, %.0f/s", t.done, float64(t.done)/spent.Seconds())
	share := 0.0
	if t.of > 0 {
		share = float64(t.done) / float64(t.of)
	} else if t.walk.Bytes > 0 {
		share = float64(t.walk.BytesDone) / float64(t.walk.Bytes)
	}
	if share > 0 && share <= 1 {
		line += fmt.Sprintf(", %.0f %%", 100*share)
		if spent > 2*time.Second {
			line += ", " + elapsed(time.Duration(float64(spent)*(1-share)/share)) + " left"
		}
	}
	fmt.Fprint(t.w, "\r\x1b[K"+line)
}

func (t *teller) wipe() {
	if t.shown {
		fmt.Fprint(t.w, "\r\x1b[K")
		t.shown = false
	}
}

func (t *teller) clear() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.wipe()
}
