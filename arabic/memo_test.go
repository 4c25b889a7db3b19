package arabic

import (
	"strconv"
	"sync"
	"testing"
)

// A memo gives what its function gives, asks it once for a string, and holds
// no more than it may.
func TestMemo(t *testing.T) {
	asked := map[string]int{}
	var mu sync.Mutex
	m := NewMemo(func(s string) string {
		mu.Lock()
		asked[s]++
		mu.Unlock()
		return Fold(s)
	})
	for range 3 {
		if got := m.Of("أُسرة"); got != Fold("أُسرة") {
			t.Errorf("%q", got)
		}
	}
	if asked["أُسرة"] != 1 {
		t.Errorf("asked %d times", asked["أُسرة"])
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 1 << 15 {
				s := strconv.Itoa(g*(1<<15) + i)
				if m.Of(s) != s {
					t.Error(s)
				}
			}
		}()
	}
	wg.Wait()
	if n := len(m.made); n > 1<<16 {
		t.Errorf("%d kept", n)
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
