package isnad

import "testing"

func TestRangesOfMentions(t *testing.T) {
	at := func(sent, start, end int) Mention { return Mention{Span: Span{Start: start, End: end}, Sent: sent} }
	ms := []Mention{at(0, 2, 5), at(0, 7, 9), at(2, 20, 24), at(2, 24, 30), at(3, 40, 41)}
	for sent, want := range [][2]int{{0, 2}, {2, 2}, {2, 4}, {4, 5}, {5, 5}} {
		if lo, hi := MentionsOf(ms, sent); lo != want[0] || hi != want[1] {
			t.Errorf("sentence %d: %d to %d, want %v", sent, lo, hi, want)
		}
	}
	for _, c := range []struct{ start, end, lo, hi int }{{0, 2, 0, 0}, {4, 8, 0, 2}, {5, 7, 1, 1}, {20, 24, 2, 3}, {23, 25, 2, 4}, {0, 99, 0, 5}, {41, 50, 5, 5}} {
		if lo, hi := MentionsAt(ms, Span{Start: c.start, End: c.end}); lo != c.lo || hi != c.hi {
			t.Errorf("%d to %d: %d to %d, want %d to %d", c.start, c.end, lo, hi, c.lo, c.hi)
		}
	}
	if lo, hi := MentionsOf(nil, 0); lo != 0 || hi != 0 {
		t.Error("no mentions have a range")
	}
}
