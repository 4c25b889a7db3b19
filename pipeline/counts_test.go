package pipeline

import (
	"fmt"
	"strings"
	"testing"

	"isnad"
)

// A number is counted once, and as what it counts, whether the verb, the noun
// or both tell of it.
func TestCasualtyCounts(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		{"سقوط خمسة جرحى بقصف على بلدة الرمثا.", "5 wounded"},
		{"وقع ستة قتلى في انفجار في مدينة بعقوبة.", "6 killed"},
		{"مقتل 12 جنديا وإصابة سبعة آخرين في هجوم.", "12 killed, 7 wounded"},
		{"قصفت المدفعية القرية، مخلفة ثلاثة قتلى.", "3 killed"},
	}
	for _, tt := range tests {
		x, err := r.Read(&isnad.Dispatch{Text: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range x.Claims {
			if x.Claims[i].Type == "kill" {
				for _, n := range x.Claims[i].Counts {
					got = append(got, fmt.Sprintf("%d %s", n.Min, n.What))
				}
			}
		}
		if s := strings.Join(got, ", "); s != tt.want {
			t.Errorf("%s: counts %q, want %q", tt.text, s, tt.want)
		}
	}
}

// Others who were hurt beside the dead are of one group with them, however the
// dead are named; a group with a noun of its own is told apart.
func TestOneGroupOfCasualties(t *testing.T) {
	r := reader(t)
	tests := []struct {
		text string
		want int
	}{
		{"استشهد مدنيان وأصيب سبعة آخرون في حي الكلاسة.", 1},
		{"قتل ضابط وجرح اثنان آخران في كمين قرب بلدة العبر.", 1},
		{"مقتل اثنين من أفراد الطاقم، وإصابة ثلاثة آخرين.", 2},
		{"مقتل 12 جنديا وإصابة سبعة مدنيين في هجوم على السوق.", 2},
	}
	for _, tt := range tests {
		x, err := r.Read(&isnad.Dispatch{Text: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for i := range x.Claims {
			if x.Claims[i].Type == "kill" {
				n++
			}
		}
		if n != tt.want {
			t.Errorf("%s: %d claims of killing, want %d", tt.text, n, tt.want)
		}
	}
}
