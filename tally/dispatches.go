package tally

import (
	"context"
	"slices"

	"isnad"
	"isnad/store"
)

// Summary is what a collection holds.
type Summary struct {
	Dispatches int
	Claims     int // all that stand
	Outlets    int
	Unread     int
	Duplicates int // beyond the first of each group
	First      string
	Last       string
}

// Collections sums the collections up, by name. The map is the table's own.
func (x *Table) Collections() map[string]Summary {
	x.summed.Do(func() { x.sums = x.sumUp() })
	return x.sums
}

func (x *Table) sumUp() map[string]Summary {
	out := map[string]Summary{}
	outlets := map[[2]uint32]bool{}
	groups := map[[2]uint32]bool{}
	stands := x.small[ruled].among(isnad.LiveRulings)
	for i := range x.docs {
		d := &x.docs[i]
		c := x.colls.words[d.collection]
		s := out[c]
		s.Dispatches++
		for _, v := range x.col[ruled][d.first : d.first+d.count] {
			if stands[v] {
				s.Claims++
			}
		}
		if k := [2]uint32{d.collection, d.outlet}; !outlets[k] && x.outs.words[d.outlet] != "" {
			outlets[k] = true
			s.Outlets++
		}
		if d.unread {
			s.Unread++
		}
		if k := [2]uint32{d.collection, d.group}; groups[k] {
			s.Duplicates++
		} else {
			groups[k] = true
		}
		if d.from > 0 {
			if s.First == "" {
				s.First = store.DateOf(int64(d.from)) // docs are ordered by it
			}
			s.Last = max(s.Last, store.DateOf(int64(d.from)))
		}
		out[c] = s
	}
	return out
}

// Groups are the groups of near duplicates in a collection, two or more
// dispatches each, by number; the group of the newest dispatch first.
func (x *Table) Groups(collection string) [][]int64 {
	c, ok := x.colls.at[collection]
	if !ok {
		return nil
	}
	at := map[uint32]int{}
	var all [][]int64
	for i := range x.docs {
		d := &x.docs[i]
		if d.collection != c {
			continue
		}
		k, ok := at[d.group]
		if !ok {
			k = len(all)
			at[d.group] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], d.n)
	}
	all = slices.DeleteFunc(all, func(g []int64) bool { return len(g) < 2 })
	slices.SortStableFunc(all, func(a, b []int64) int { return int(b[len(b)-1]>>32 - a[len(a)-1]>>32) })
	return all
}

// Unread are the dispatches of a collection that were not read into claims,
// the newest first.
func (x *Table) Unread(collection string) []int64 {
	c, ok := x.colls.at[collection]
	if !ok {
		return nil
	}
	var out []int64
	for i := len(x.docs) - 1; i >= 0; i-- {
		if d := &x.docs[i]; d.collection == c && d.unread {
			out = append(out, d.n)
		}
	}
	return out
}

// Neighbours are the dispatches before and behind one in its collection, by
// date, and those of its group of near duplicates.
func (x *Table) Neighbours(n int64) (before, behind string, alike []int64) {
	i, ok := x.byN[n]
	if !ok {
		return "", "", nil
	}
	c, g := x.docs[i].collection, x.docs[i].group
	for k := int(i) - 1; k >= 0; k-- {
		if x.docs[k].collection == c {
			before = x.docs[k].id
			break
		}
	}
	for k := int(i) + 1; k < len(x.docs); k++ {
		if x.docs[k].collection == c {
			behind = x.docs[k].id
			break
		}
	}
	for k := range x.docs {
		if k != int(i) && x.docs[k].group == g {
			alike = append(alike, x.docs[k].n)
		}
	}
	return before, behind, alike
}

// Documents counts the dispatches that a filter keeps: those that make at least
// one claim to which all of its fields of claims apply, where it has any.
func (t *Tally) Documents(ctx context.Context, f isnad.Filter) (int, error) {
	ns, err := t.Dispatches(ctx, f, nil)
	return len(ns), err
}

// Dispatches are the numbers of the dispatches that a filter keeps, the oldest
// first. sel is what Select gives for the filter, or nil.
func (t *Tally) Dispatches(ctx context.Context, f isnad.Filter, sel *Selection) ([]int64, error) {
	out := []int64{}
	if f.OfClaims() {
		if sel == nil {
			var err error
			if sel, err = t.Select(ctx, f); err != nil {
				return nil, err
			}
		}
		for i := range sel.t.docs {
			d := &sel.t.docs[i]
			if slices.Contains(sel.mask[d.first:d.first+d.count], 0) {
				out = append(out, d.n)
			}
		}
		return out, nil
	}
	if err := store.CheckFilter(&f); err != nil {
		return nil, err
	}
	x, err := t.Now(ctx)
	if err != nil {
		return nil, err
	}
	docs := make([]uint32, len(x.docs))
	x.ofDispatches(&f, docs)
	if err := t.askDispatches(ctx, x, &f, docs); err != nil {
		return nil, err
	}
	for i, m := range docs {
		if m == 0 {
			out = append(out, x.docs[i].n)
		}
	}
	return out, nil
}

// Each calls fn with the places of the claims kept.
func (s *Selection) Each(fn func(store.Place)) {
	for i, m := range s.mask {
		if m == 0 {
			fn(s.t.place(i))
		}
	}
}

// Has reports whether the claim at a place is kept.
func (s *Selection) Has(p store.Place) bool {
	i, ok := s.t.find(p)
	return ok && s.mask[i] == 0
}

// Between leaves of the claims those in which one identity is the agent and
// the other the patient.
func (s *Selection) Between(agent, patient string) *Selection {
	x := s.t
	a, okA := x.roles.at["agent"]
	p, okP := x.roles.at["patient"]
	out := &Selection{t: x, mask: make([]uint32, len(s.mask))}
	docs := map[uint32]bool{}
	for i, m := range s.mask {
		out.mask[i] = m | onOther
		if m != 0 || !okA || !okP {
			continue
		}
		hasA, hasP := false, false
		for k := x.roleAt[i]; k < x.roleAt[i+1]; k++ {
			id := x.ents[x.names[x.who[k]].entity].id
			hasA = hasA || uint32(x.role[k]) == a && id == agent
			hasP = hasP || uint32(x.role[k]) == p && id == patient
		}
		if hasA && hasP {
			out.mask[i] = 0
			out.Claims++
			docs[x.doc[i]] = true
		}
	}
	out.Dispatches = len(docs)
	return out
}

// Without leaves out the claims at some places.
func (s *Selection) Without(places []store.Place) *Selection {
	out := &Selection{t: s.t, mask: slices.Clone(s.mask)}
	for _, p := range places {
		if i, ok := s.t.find(p); ok {
			out.mask[i] |= onOther
		}
	}
	out.count()
	return out
}

// ID is the identity of a dispatch by its number; empty where it is not in the
// table.
func (x *Table) ID(n int64) string {
	if i, ok := x.byN[n]; ok {
		return x.docs[i].id
	}
	return ""
}
