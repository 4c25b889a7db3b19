package eval

import "isnad"

// Pair matches the claims of two records of one dispatch one to one, as
// section 8 of the codebook says: by kind, type and required roles, or, loose,
// by kind and one of them. Each pair holds an index into either list. Where a
// role is left out on one side, gold decides which roles must meet.
func Pair(gold, predicted []isnad.ClaimRecord, loose bool) [][2]int {
	return pair(gold, predicted, loose)
}
