package arabic

import (
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
)

// A memo gives what its function gives, asks it once for a string that it has
// room for, and holds no more than it may.
func TestMemo(t *testing.T) {
	const size = 1 << 10
	var asked atomic.Int64
	m := NewMemo(size, func(s string) string {
		asked.Add(1)
		return Fold(s)
	})
	for range 3 {
		if got := m.Of("أُسرة"); got != Fold("أُسرة") {
			t.Errorf("%q", got)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("asked %d times", n)
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for i := range 1 << 13 {
				s := strconv.Itoa(g*(1<<12) + i)
				if m.Of(s) != s {
					t.Error(s)
				}
			}
		})
	}
	wg.Wait()
	kept := 0
	for i := range m.sets {
		for k := range m.sets[i] {
			if m.sets[i][k].Load() != nil {
				kept++
			}
		}
	}
	if kept == 0 || kept > size {
		t.Errorf("%d kept of at most %d", kept, size)
	}
}

// The shadda tells the forms of a verb apart; nothing else that is written over
// a letter does.
func TestVerbKey(t *testing.T) {
	for lemma, want := range map[string]string{"أعلن": "اعلن", "سلّم": "سل\u0651م", "سَلّم": "سل\u0651م", "سلم": "سلم", "أدّى": "اد\u0651ي"} {
		if got := VerbKey(lemma); got != want {
			t.Errorf("%s: %q, want %q", lemma, got, want)
		}
	}
}
