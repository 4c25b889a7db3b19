package store

import (
	"fmt"
	"math"
	"strings"

	"isnad"
)

// stood is a claim as it stands once rulings are applied.
type stood struct {
	isnad.ClaimRecord                    // with its ClaimID as ID
	read              *isnad.ClaimRecord // as the program read it; nil where people added it
	ruled             string
	ruling            *isnad.Ruling // the decision that made it so
}

// doubted is the claim whose doubt counts: as the program read it, so that
// what one coder ruled does not move it in another's queue.
func (c *stood) doubted() *isnad.ClaimRecord {
	if c.read != nil {
		return c.read
	}
	return &c.ClaimRecord
}

// live reports whether the claim is part of what the collection says.
func (c *stood) live() bool {
	switch c.ruled {
	case isnad.RulingReject, isnad.RulingSplit, isnad.Merged:
		return false
	}
	return true
}

// claimIDs gives the claims of a record their identities.
func claimIDs(dispatch string, claims []isnad.ClaimRecord) []string {
	ids := make([]string, len(claims))
	seen := make(map[string]int, len(claims))
	for i := range claims {
		id := isnad.ClaimID(dispatch, &claims[i])
		seen[id]++
		if n := seen[id]; n > 1 {
			id = fmt.Sprintf("%s-%d", id, n)
		}
		ids[i] = id
	}
	return ids
}

// stand applies rulings, in the order in which they were taken, to a record:
// the last decision on a claim holds. Claims stand in the order of the record,
// the parts of a claim behind it; what people added, and what they accepted or
// corrected in an earlier reading and a later one lacks, comes last.
func stand(dispatch string, rec *isnad.Record, rulings []isnad.Ruling) []stood {
	last := map[string]*isnad.Ruling{}
	var order []string
	for i := range rulings {
		r := &rulings[i]
		if !r.Decides() {
			continue
		}
		if last[r.Claim] == nil {
			order = append(order, r.Claim)
		}
		last[r.Claim] = r
	}
	under := map[string]*isnad.Ruling{} // claims that another stands for
	for _, id := range order {
		if r := last[id]; r.Act == isnad.RulingMerge {
			for _, other := range r.With {
				if last[other] == nil || last[other].Act != isnad.RulingMerge {
					under[other] = r
				}
			}
		}
	}
	var out []stood
	taken := map[string]bool{}
	// apply puts a claim down as its last ruling leaves it. base is how it
	// reads without one of its own, c what is known of it otherwise.
	var apply func(id string, base isnad.ClaimRecord, c stood)
	apply = func(id string, base isnad.ClaimRecord, c stood) {
		taken[id] = true
		c.ClaimRecord = base
		r := last[id]
		switch {
		case under[id] != nil:
			c.ruled, c.ruling = isnad.Merged, under[id]
		case r != nil:
			c.ruled, c.ruling = r.Act, r
			if r.Corrected != nil {
				c.ClaimRecord = *r.Corrected
				if c.Frame == "" {
					c.Frame = base.Frame
				}
			}
		}
		c.ID = id
		out = append(out, c)
		if c.ruled == isnad.RulingSplit {
			for i, pid := range partIDs(dispatch, r.Parts, taken) {
				apply(pid, r.Parts[i], stood{ruled: isnad.RulingCorrect, ruling: r})
			}
		}
	}
	ids := []string{}
	if rec != nil {
		ids = claimIDs(dispatch, rec.Claims)
	}
	for _, id := range ids {
		taken[id] = true
	}
	for i, id := range ids {
		apply(id, rec.Claims[i], stood{read: &rec.Claims[i], ruled: isnad.Unruled})
	}
	for _, id := range order {
		r := last[id]
		if taken[id] {
			continue
		}
		switch r.Act {
		case isnad.RulingAdd:
			apply(id, *r.Corrected, stood{})
		case isnad.RulingCorrect, isnad.RulingAccept, isnad.RulingMerge, isnad.RulingSplit:
			if r.Read != nil && !isPart(id, rulings) {
				apply(id, *r.Read, stood{read: r.Read})
			}
		}
	}
	return out
}

// isPart reports whether a claim came of splitting another: when that is no
// longer split, its parts are gone with what was ruled on them.
func isPart(id string, rulings []isnad.Ruling) bool {
	for i := range rulings {
		if r := &rulings[i]; r.Act == isnad.RulingSplit {
			for k := range r.Parts {
				base := isnad.ClaimID(r.Dispatch, &r.Parts[k])
				if id == base && id != r.Claim || strings.HasPrefix(id, base+"-") {
					return true
				}
			}
		}
	}
	return false
}

// partIDs gives the parts of a split claim identities that no other claim of
// the dispatch has.
func partIDs(dispatch string, parts []isnad.ClaimRecord, taken map[string]bool) []string {
	ids := make([]string, len(parts))
	mine := map[string]bool{}
	for i := range parts {
		id := isnad.ClaimID(dispatch, &parts[i])
		for n, base := 2, id; taken[id] || mine[id]; n++ {
			id = fmt.Sprintf("%s-%d", base, n)
		}
		mine[id] = true
		ids[i] = id
	}
	return ids
}

// participant is the mention that fills a role: the one that the role names,
// if it still stands there, or the one that shares most with its span. The
// numbers of mentions change when a dispatch is read anew; places in the text
// do not.
func participant(rec *isnad.Record, a *isnad.ArgRecord) isnad.MentionRecord {
	best, most := -1, 0
	for i := range rec.Mentions {
		m := &rec.Mentions[i]
		shared := min(m.End, a.End) - max(m.Start, a.Start)
		if shared <= 0 {
			continue
		}
		if m.ID == a.Mention {
			return *m
		}
		// Of those that cover as much, the shortest.
		if shared > most || shared == most && m.End-m.Start < rec.Mentions[best].End-rec.Mentions[best].Start {
			best, most = i, shared
		}
	}
	if best < 0 {
		return isnad.MentionRecord{}
	}
	return rec.Mentions[best]
}

// doubt is how much a claim is in need of a person's look, 0 to 1: the less the
// program is sure of it, the more roles it took from elsewhere or could not
// name, the less plainly the text puts it. It is an order, not a probability.
func doubt(rec *isnad.Record, c *isnad.ClaimRecord) float64 {
	participants := participants(rec, c)
	d := 1 - c.Sureness()
	required, _ := isnad.Kind(c.Kind).Required()
	for i := range c.Args {
		if c.Args[i].Filled {
			d += 0.2
		}
		for _, r := range required {
			if c.Args[i].Role != r {
				continue
			}
			if participants[i].ID == "" {
				d += 0.15
			} else if participants[i].Entity == "" {
				d += 0.1
			}
		}
	}
	switch c.Certainty {
	case isnad.Possible:
		d += 0.1
	case isnad.Probable:
		d += 0.05
	}
	if c.Polarity == isnad.Denied {
		d += 0.1
	}
	if c.Evidence == isnad.Hearsay || c.Evidence == isnad.Inferred {
		d += 0.1
	}
	if c.Type == "other" {
		d += 0.1
	}
	if len(c.Chain) > 2 {
		d += 0.1
	}
	if c.Quote.End-c.Quote.Start > 250 {
		d += 0.1
	}
	return math.Round(1000*min(d, 1)) / 1000
}
