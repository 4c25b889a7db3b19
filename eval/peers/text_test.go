package peers

import (
	"reflect"
	"testing"
)

// The text is the same in every run, and no few hundred words again and again.
func TestGenerated(t *testing.T) {
	a, err := Generated(7, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Generated(7, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs give two texts")
	}
	seen, words := map[string]bool{}, 0
	for _, d := range a {
		for _, w := range wordsOf(d.Text) {
			seen[w] = true
			words++
		}
	}
	t.Logf("%d words, %d different", words, len(seen))
	if words < 50_000 || len(seen) < 10_000 {
		t.Errorf("%d words, %d different", words, len(seen))
	}
}
