package eval

import (
	"fmt"
	"io"
	"sort"

	"isnad"
)

// Errors groups what a reading misses and adds by cause, so that the next work
// is plain.
type Errors struct {
	Gold, Predicted int
	Misses          map[string]int // cause -> annotated claims without partner
	Extras          map[string]int // cause -> claims without an annotated partner
	Roles           map[string]int // role, and how it fails -> annotated claims
	Frames          map[string]int // kind and type of annotated claims for which nothing was read
	Examples        map[string][]string
}

// Causes of a miss, in the order in which they are looked for.
const (
	NoFrame     = "frame missing: nothing was read of its words"
	WrongType   = "type wrong: its trigger was read as something else"
	NoMention   = "mention missed: no mention where a role stands"
	ListUnsplit = "list not split: a member is not told apart"
	RoleAbsent  = "role not filled"
	RoleWrong   = "role wrong: another phrase fills it"
	Farther     = "quote too far: the same roles, other words"
)

// Explain compares records by cause.
func Explain(gold, predicted []isnad.Record) *Errors {
	e := &Errors{Misses: map[string]int{}, Extras: map[string]int{}, Roles: map[string]int{}, Frames: map[string]int{}, Examples: map[string][]string{}}
	pred := map[string]*isnad.Record{}
	for i := range predicted {
		pred[predicted[i].Doc] = &predicted[i]
	}
	for i := range gold {
		g, p := &gold[i], pred[gold[i].Doc]
		if p == nil {
			p = &isnad.Record{}
		}
		e.Gold += len(g.Claims)
		e.Predicted += len(p.Claims)
		hg, hp := map[int]bool{}, map[int]bool{}
		for _, ij := range pair(g.Claims, p.Claims, false) {
			hg[ij[0]], hp[ij[1]] = true, true
		}
		for k := range g.Claims {
			if !hg[k] {
				cause := e.miss(&g.Claims[k], p, hp)
				e.Misses[cause]++
				if x := e.Examples[cause]; len(x) < 5 {
					e.Examples[cause] = append(x, Unpaired{g.Doc, g.Claims[k]}.String())
				}
			}
		}
		for k := range p.Claims {
			if !hp[k] {
				e.Extras[extra(&p.Claims[k], g, hg)]++
			}
		}
	}
	return e
}

func near(a, b *isnad.ClaimRecord) bool {
	return overlap(a.Quote.Start, a.Quote.End, b.Quote.Start, b.Quote.End)
}

func triggered(a, b *isnad.ClaimRecord) bool {
	return a.Trigger.End > 0 && b.Trigger.End > 0 && overlap(a.Trigger.Start, a.Trigger.End, b.Trigger.Start, b.Trigger.End)
}

func sameType(a, b *isnad.ClaimRecord) bool {
	return a.Kind == b.Kind && (a.Kind == "condition" || a.Type == b.Type)
}

// failing lists the required roles of g that p does not meet.
func failing(g, p *isnad.ClaimRecord) (absent, wrong []string) {
	rg, rp := byRole(g), byRole(p)
	for _, r := range required[g.Kind] {
		if len(rg[r]) == 0 || meets(rg[r], rp[r]) || sameText(rg[r], rp[r]) {
			continue
		}
		if len(rp[r]) == 0 {
			absent = append(absent, r)
		} else {
			wrong = append(wrong, r)
		}
	}
	return absent, wrong
}

func (e *Errors) miss(g *isnad.ClaimRecord, p *isnad.Record, taken map[int]bool) string {
	var best *isnad.ClaimRecord
	fewest, split, other, far := 1<<30, false, false, false
	for k := range p.Claims {
		c := &p.Claims[k]
		switch {
		case sameType(g, c) && near(g, c) && taken[k] && triggered(g, c):
			split = true // its trigger was read, for another member
		case sameType(g, c) && near(g, c) && !taken[k]:
			a, w := failing(g, c)
			if n := len(a) + len(w); n < fewest {
				best, fewest = c, n
			}
		case triggered(g, c):
			other = true
		case sameType(g, c) && !taken[k]:
			if a, w := failing(g, c); len(a)+len(w) == 0 {
				far = true
			}
		}
	}
	switch {
	case best != nil:
		absent, wrong := failing(g, best)
		for _, r := range absent {
			e.Roles[r+" absent"]++
		}
		for _, r := range wrong {
			e.Roles[r+" wrong"]++
		}
		for _, r := range append(absent, wrong...) {
			for _, a := range byRole(g)[r] {
				found := false
				for i := range p.Mentions {
					m := &p.Mentions[i]
					found = found || overlap(a.Start, a.End, m.Start, m.End)
				}
				if !found {
					return NoMention
				}
			}
		}
		if len(absent) > 0 {
			return RoleAbsent
		}
		return RoleWrong
	case split:
		return ListUnsplit
	case far:
		return Farther
	case other:
		return WrongType
	}
	e.Frames[g.Kind+"."+g.Type]++
	return NoFrame
}

func extra(c *isnad.ClaimRecord, g *isnad.Record, taken map[int]bool) string {
	typed := false
	for k := range g.Claims {
		o := &g.Claims[k]
		switch {
		case sameType(o, c) && near(o, c) && !taken[k]:
			return "role wrong or absent: a claim of its type stands there"
		case sameType(o, c) && near(o, c):
			typed = true
		}
	}
	if typed {
		return "said twice: its claim is paired already"
	}
	for k := range g.Claims {
		if triggered(&g.Claims[k], c) {
			return "type wrong: its trigger is annotated as something else"
		}
	}
	for k := range g.Claims {
		if near(&g.Claims[k], c) {
			return "other words of an annotated passage"
		}
	}
	return "nothing is annotated there"
}

// Write prints the tables.
func (e *Errors) Write(w io.Writer) {
	table := func(title string, m map[string]int, of, most int) {
		keys := sortedKeys(m)
		sort.SliceStable(keys, func(i, j int) bool { return m[keys[i]] > m[keys[j]] })
		n := 0
		for _, k := range keys {
			n += m[k]
		}
		fmt.Fprintf(w, "%s: %d of %d\n", title, n, of)
		for i, k := range keys {
			if i == most {
				break
			}
			fmt.Fprintf(w, "  %4d  %4.1f %%  %s\n", m[k], 100*float64(m[k])/float64(max(of, 1)), k)
		}
	}
	table("missed", e.Misses, e.Gold, 20)
	table("roles that fail in them", e.Roles, e.Gold, 12)
	table("nothing read", e.Frames, e.Gold, 25)
	table("extra", e.Extras, e.Predicted, 20)
}
