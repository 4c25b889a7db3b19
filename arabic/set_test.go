package arabic

import (
	"strings"
	"testing"
)

// A set has its words and no others, whatever their length.
func TestSet(t *testing.T) {
	text := "قال المرصد إن طائرات قصفت مدينة إدلب وقتل عشرة مدنيين في الهجوم على السوق و ب a ab abc abcd abcdefg abcdefgh والمستوطنات والمستوطنين والمستوطنون"
	words := strings.Fields(text)
	for n := range words {
		in, out := words[:n], words[n:]
		x := SetOf(in...)
		for _, w := range in {
			if !x.Has(strings.Clone(w)) {
				t.Errorf("no %q among %q", w, in)
			}
		}
		for _, w := range append(out, "", " ") {
			if x.Has(w) {
				t.Errorf("%q among %q", w, in)
			}
		}
	}
	if (*Set)(nil).Has("قال") || SetOf().Has("قال") || SetOf("قال", "قال").Has("قيل") {
		t.Error("what is in no set is in one")
	}
}
