package tally

import (
	"fmt"
	"testing"

	"isnad"
)

// The last answers about a table are given again, those long unasked go, and
// with another table all do.
func TestKept(t *testing.T) {
	var k kept
	a, b := newTable(), newTable()
	key := func(i int) string { return keyOf(&isnad.Filter{Text: fmt.Sprint(i)}) }
	for i := range mostKept + 2 {
		if k.selection(a, key(i)) != nil {
			t.Fatalf("%d was there before", i)
		}
		k.keepSelection(a, key(i), &Selection{t: a, Claims: i})
		if k.selection(a, key(1)) == nil && i > 0 {
			t.Fatalf("1 went, though it was asked for all the time, at %d", i)
		}
	}
	for i := range mostKept + 2 {
		s := k.selection(a, key(i))
		if want := i == 1 || i > 2; (s != nil) != want || s != nil && s.Claims != i {
			t.Errorf("%d: %+v, want it there: %v", i, s, want)
		}
	}
	if k.selection(b, key(1)) != nil || k.selection(a, key(1)) != nil {
		t.Error("an answer about a table outlived it")
	}
	k.keepSelection(b, key(1), &Selection{t: b})
	if k.selection(a, key(1)) != nil {
		t.Error("an answer about another table was given")
	}
	if keyOf(&isnad.Filter{Text: "أ", From: "2017"}) == keyOf(&isnad.Filter{Text: "أ", To: "2017"}) {
		t.Error("two filters have one key")
	}
}
