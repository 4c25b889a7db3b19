package ingesttest

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Share is the share of words right: the longest run of words that want and
// got have in common in the same order, over the longer of the two. Words are
// compared as written, vowel marks and punctuation included, up to canonical
// equivalence (which of two marks on one letter comes first); words too many
// count as wrong as words missing do.
func Share(want []string, got string) float64 {
	have := strings.Fields(norm.NFC.String(got))
	if len(want) == 0 && len(have) == 0 {
		return 1
	}
	prev, cur := make([]int, len(have)+1), make([]int, len(have)+1)
	for _, w := range want {
		w = norm.NFC.String(w)
		for j, h := range have {
			switch {
			case w == h:
				cur[j+1] = prev[j] + 1
			default:
				cur[j+1] = max(prev[j+1], cur[j])
			}
		}
		prev, cur = cur, prev
	}
	return float64(prev[len(have)]) / float64(max(len(want), len(have)))
}
