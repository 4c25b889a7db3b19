// Package plantest holds a picture of many dispatches against a plan: the
// agreements, denials, relays, corrections and histories that a person finds
// in them (samples/plan.txt, which explains its lines).
//
// A plan, the records and their picture go in; what the picture does not show
// comes out, a line of the plan each, with the reason.
package plantest

import (
	"bufio"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"isnad"
	"isnad/corroborate"
)

// Failure is a line of the plan that the picture does not show.
type Failure struct {
	Line   int
	Text   string
	Reason string
	// Unread: the records have no such claim, so that there was nothing to
	// compare.
	Unread bool
}

func (f Failure) String() string { return fmt.Sprintf("%d: %s: %s", f.Line, f.Text, f.Reason) }

// Check holds the picture against the plan; lines is how many lines the plan
// has. An error says where the plan itself is wrong.
func Check(name, plan string, recs []isnad.Record, p *corroborate.Picture) (lines int, failed []Failure, err error) {
	c := &checker{p: p, recs: map[string]*isnad.Record{}, in: map[corroborate.Ref]*corroborate.Cluster{}}
	for i := range recs {
		c.recs[recs[i].Doc] = &recs[i]
	}
	for i := range p.Clusters {
		for _, m := range p.Clusters[i].Members {
			c.in[m.Ref] = &p.Clusters[i]
		}
	}
	sc := bufio.NewScanner(strings.NewReader(plan))
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		lines++
		c.unread = false
		reason, ok := c.check(strings.Fields(line))
		if !ok {
			return lines, failed, fmt.Errorf("%s:%d: %s: %s", name, n, line, reason)
		}
		if reason != "" {
			failed = append(failed, Failure{n, line, reason, c.unread})
		}
	}
	return lines, failed, sc.Err()
}

type checker struct {
	p      *corroborate.Picture
	recs   map[string]*isnad.Record
	in     map[corroborate.Ref]*corroborate.Cluster
	unread bool
}

// claim finds a claim by dispatch, kind, type and a word of its roles.
func (c *checker) claim(name string) (corroborate.Ref, *corroborate.Cluster, string) {
	f := strings.Split(name, ":")
	if len(f) != 4 {
		return corroborate.Ref{}, nil, "a claim is DOC:KIND:TYPE:WORD, not " + name
	}
	r := c.recs[f[0]]
	if r == nil {
		c.unread = true
		return corroborate.Ref{}, nil, "no dispatch " + f[0]
	}
	for i := range r.Claims {
		cl := &r.Claims[i]
		if cl.Kind != f[1] || cl.Type != f[2] {
			continue
		}
		for _, a := range cl.Args {
			if strings.Contains(a.Text, f[3]) {
				ref := corroborate.Ref{Doc: r.Doc, Claim: cl.ID}
				if c.in[ref] == nil {
					return ref, nil, name + " is in no cluster"
				}
				return ref, c.in[ref], ""
			}
		}
	}
	c.unread = true
	return corroborate.Ref{}, nil, "no claim " + name
}

// check gives the reason why a line does not hold, or "". ok is false where
// the line is no line of a plan.
func (c *checker) check(f []string) (reason string, ok bool) {
	need := map[string]int{"same": 3, "apart": 3, "status": 3, "chains": 4, "relay": 3, "independent": 3, "correct": 6, "number": 6, "silent": 3, "dispute": 4, "holds": 4, "hostile": 4, "friendly": 4}
	if n := need[f[0]]; n == 0 || len(f) < n {
		return "no such line, or too short", false
	}
	if f[0] == "hostile" || f[0] == "friendly" {
		r := c.p.Relations(f[1], f[2])
		got := r.Hostile
		if f[0] == "friendly" {
			got = r.Friendly
		}
		if strconv.Itoa(got) != f[3] {
			return fmt.Sprintf("%d ties", got), true
		}
		return "", true
	}
	a, ca, why := c.claim(f[1])
	if why != "" {
		return why, true
	}
	switch f[0] {
	case "same", "apart", "relay", "independent", "correct", "dispute":
		for _, name := range f[2:min(len(f), map[bool]int{true: len(f), false: 3}[f[0] == "same"])] {
			b, cb, why := c.claim(name)
			if why != "" {
				return why, true
			}
			if why := c.two(f, a, b, ca, cb); why != "" {
				return why, true
			}
		}
		return "", true
	case "status":
		if string(ca.Status) != f[2] {
			return "is " + string(ca.Status), true
		}
	case "chains":
		if got := fmt.Sprintf("%d %d", ca.Affirming, ca.Denying); got != f[2]+" "+f[3] {
			return "has " + got, true
		}
	case "number":
		for _, n := range ca.Numbers {
			if n.What == f[2] {
				if got := fmt.Sprintf("%d %d %d", n.Low, n.Best, n.High); got != strings.Join(f[3:6], " ") {
					return "is " + got, true
				}
				return "", true
			}
		}
		return "no number of " + f[2], true
	case "silent":
		outlet := strings.Join(f[2:], " ")
		for _, s := range c.p.Silent(ca) {
			if s.Outlet == outlet {
				return "", true
			}
		}
		return outlet + " is not among the silent", true
	case "holds":
		place, has := ca.Role("place")
		if !has {
			return "has no place", true
		}
		h := c.p.History(place.Entity)
		var got []string
		for _, s := range h.On(f[2]) {
			got = append(got, s.Holder.Entity)
		}
		if !slices.Contains(got, f[3]) {
			return fmt.Sprintf("held by %v", got), true
		}
	}
	return "", true
}

func (c *checker) two(f []string, a, b corroborate.Ref, ca, cb *corroborate.Cluster) string {
	chain := func(cl *corroborate.Cluster, r corroborate.Ref) int {
		for _, m := range cl.Members {
			if m.Ref == r {
				return m.Chain
			}
		}
		return -1
	}
	switch f[0] {
	case "same":
		if ca != cb {
			return fmt.Sprintf("%v and %v stand apart", a, b)
		}
	case "apart":
		if ca == cb {
			return "they stand together"
		}
	case "relay", "independent":
		if ca != cb {
			return "they stand apart"
		}
		if (chain(ca, a) == chain(cb, b)) != (f[0] == "relay") {
			return fmt.Sprintf("chains %d and %d", chain(ca, a)+1, chain(cb, b)+1)
		}
	case "correct":
		for _, x := range cb.Corrections {
			if x.From == a && x.To == b && x.What == f[3] && strconv.Itoa(x.Was) == f[4] && strconv.Itoa(x.Is) == f[5] && x.Declared {
				return ""
			}
		}
		return fmt.Sprintf("corrections are %+v", cb.Corrections)
	case "dispute":
		place, ok := cb.Role("place")
		if !ok {
			return "has no place"
		}
		for _, d := range c.p.History(place.Entity).Disputes {
			if d.A == ca.ID && d.B == cb.ID || d.A == cb.ID && d.B == ca.ID {
				if d.Open != (f[3] == "open") {
					return fmt.Sprintf("open: %v", d.Open)
				}
				return ""
			}
		}
		return "no dispute"
	}
	return ""
}
