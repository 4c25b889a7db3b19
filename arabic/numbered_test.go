package arabic

import (
	"strconv"
	"sync"
	"testing"
)

// A spelling has one number, whoever asks; what is kept by number is what the
// function makes, and a word without a number is served as well.
func TestNumbered(t *testing.T) {
	n := NewNumbered(func(s string) *string {
		f := Fold(s)
		return &f
	})
	var wg sync.WaitGroup
	ids := make([][200]uint32, 4)
	for g := range ids {
		wg.Go(func() {
			for i := range ids[g] {
				s := "كلمة" + strconv.Itoa(i)
				ids[g][i] = Number(s)
				if got := *n.Of(ids[g][i], s); got != Fold(s) {
					t.Errorf("%s: %s", s, got)
				}
			}
		})
	}
	wg.Wait()
	for g := range ids {
		if ids[g] != ids[0] {
			t.Error("one spelling has two numbers")
		}
	}
	if ids[0][0] == 0 || ids[0][0] == ids[0][1] {
		t.Errorf("numbers %d and %d", ids[0][0], ids[0][1])
	}
	if got := *n.Of(0, "أمة"); got != "امه" {
		t.Errorf("without a number: %s", got)
	}
	for i := range 2 * MostNumbered {
		if id := Number(strconv.Itoa(i)); id >= MostNumbered {
			t.Fatalf("number %d", id)
		}
	}
}
