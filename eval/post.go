package eval

import (
	"fmt"
	"strings"
	"unicode"

	"isnad"
)

// Posts is the score of places found in short messages. Span counts exact
// spans of code points. Official is the score of IDRISI's authors: for each
// message the F1 of its mentions compared as strings without punctuation, 1
// where there are none and none is found; the mean over messages, 0 to 1.
type Posts struct {
	Span     Tally
	Official float64
	N        int
}

func (p Posts) String() string {
	return fmt.Sprintf("span P %.1f R %.1f F1 %.1f, official %.3f of %d messages", p.Span.P(), p.Span.R(), p.Span.F(), p.Official, p.N)
}

// PostScore finds places in each post and compares them with its own.
func PostScore(posts []Post, find func(text string) []isnad.Span) Posts {
	var out Posts
	sum := 0.0
	for _, p := range posts {
		found := map[isnad.Span]bool{}
		var names []string
		for _, s := range find(p.Text) {
			found[s] = true
			names = append(names, plain(p.Text[s.Start:s.End]))
		}
		out.Span.Pred += len(found)
		bag := map[string]int{}
		spans := p.Spans()
		for i, m := range p.Mentions {
			out.Span.Gold++
			if found[spans[i]] {
				out.Span.Right++
			}
			bag[plain(m.Text)]++
		}
		right := 0
		for _, n := range names {
			if bag[n] > 0 {
				bag[n]--
				right++
			}
		}
		if len(names)+len(p.Mentions) == 0 {
			sum++
		} else {
			sum += 2 * float64(right) / float64(len(names)+len(p.Mentions))
		}
	}
	out.N = len(posts)
	if out.N > 0 {
		out.Official = sum / float64(out.N)
	}
	return out
}

func plain(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case r == '_':
			return ' '
		case unicode.IsPunct(r), unicode.IsSymbol(r):
			return -1
		}
		return r
	}, s)), " ")
}
