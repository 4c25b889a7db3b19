package isnad

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
)

// ClaimID is the identity of a claim: a hash of the dispatch's identity, the
// claim's kind, type, trigger, and the places in the text of its required
// roles. Reading the dispatch anew gives a claim the same identity unless one
// of these has changed, so that rulings stay with it; standing, chain, time
// and optional roles may change under it. Two claims of a dispatch that agree
// in all of them share an identity; the store tells them apart by a suffix
// ("-2").
func ClaimID(dispatch string, c *ClaimRecord) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00%d-%d", dispatch, c.Kind, c.Type, c.Trigger.Start, c.Trigger.End)
	roles, _ := Kind(c.Kind).Required()
	var spans []string
	for _, a := range c.Args {
		for _, r := range roles {
			if a.Role == r {
				spans = append(spans, fmt.Sprintf("%s:%d-%d", a.Role, a.Start, a.End))
			}
		}
	}
	sort.Strings(spans)
	for _, s := range spans {
		fmt.Fprintf(h, "\x00%s", s)
	}
	return "c" + hex.EncodeToString(h.Sum(nil)[:12])
}
