package tally

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"isnad/store"
)

// Orders are how pages can be ordered; a minus turns one round. Claims alike
// in it stand by date, the newest first.
var Orders = []string{"date", "-date", "outlet", "-outlet", "kind", "-kind", "certainty", "-certainty", "evidence", "-evidence", "doubt", "-doubt"}

// Page asks for a part of the claims.
type Page struct {
	Order  string // one of Orders
	Limit  int
	Skip   int    // claims to pass over first
	Cursor string // Next of the page before
}

// cursor is the last claim of a page.
type cursor struct {
	Order string `json:"o"`
	Value string `json:"v,omitempty"`
	N     int64  `json:"n"`
	Ord   int64  `json:"i"`
}

// Page gives the places of a part of the claims, and the cursor of the part
// behind it; empty on the last. The error is store.ErrCursor.
func (s *Selection) Page(p Page) (places []store.Place, next string, err error) {
	var after *cursor
	if p.Cursor != "" {
		after = &cursor{}
		b, err := base64.RawURLEncoding.DecodeString(p.Cursor)
		if err != nil || json.Unmarshal(b, after) != nil || after.Order != p.Order {
			return nil, "", fmt.Errorf("%w, or not in this order", store.ErrCursor)
		}
	}
	var picked []int
	if p.Order == "date" || p.Order == "-date" {
		picked = s.byDate(p, after)
	} else {
		picked = s.ranked(p, after)
	}
	if len(picked) > p.Limit {
		picked = picked[:p.Limit]
		i := picked[p.Limit-1]
		at := s.t.place(i)
		b, err := json.Marshal(cursor{p.Order, s.value(p.Order, i), at.N, at.Ord})
		if err != nil {
			return nil, "", err
		}
		next = base64.RawURLEncoding.EncodeToString(b)
	}
	places = make([]store.Place, len(picked))
	for k, i := range picked {
		places[k] = s.t.place(i)
	}
	return places, next, nil
}

func (x *Table) place(i int) store.Place {
	return store.Place{N: x.docs[x.doc[i]].n, Ord: int64(x.ord[i])}
}

// byDate walks along the table, one claim more than asked for.
func (s *Selection) byDate(p Page, after *cursor) []int {
	x := s.t
	docs := len(x.docs)
	// The first dispatch to look at, and how many claims of it are past.
	d, step := 0, 1
	if p.Order == "-date" {
		d, step = docs-1, -1
	}
	if after != nil {
		d = sort.Search(docs, func(i int) bool { return x.docs[i].n >= after.N })
		if step < 0 && (d == docs || x.docs[d].n > after.N) {
			d--
		}
	}
	var out []int
	skip := p.Skip
	for ; d >= 0 && d < docs; d += step {
		c := &x.docs[d]
		for i := int(c.first); i < int(c.first+c.count); i++ {
			if s.mask[i] != 0 || after != nil && c.n == after.N && int64(x.ord[i]) <= after.Ord {
				continue
			}
			if skip > 0 {
				skip--
				continue
			}
			if out = append(out, i); len(out) > p.Limit {
				return out
			}
		}
	}
	return out
}

// value is what an order compares.
func (s *Selection) value(order string, i int) string {
	x := s.t
	switch strings.TrimPrefix(order, "-") {
	case "outlet":
		return x.outs.words[x.docs[x.doc[i]].outlet]
	case "kind":
		return x.kinds.words[x.kind[i]]
	case "certainty":
		return x.small[certainty].words[x.col[certainty][i]]
	case "evidence":
		return x.small[evidence].words[x.col[evidence][i]]
	case "doubt":
		return fmt.Sprintf("%04d", x.doubt[i])
	}
	return ""
}

// ranks gives for an order the rank of each claim, and the value of each rank,
// in rising order.
func (s *Selection) ranks(order string) (rank func(i int) uint32, values []string) {
	x := s.t
	of := func(d *dict, at func(i int) uint32) (func(i int) uint32, []string) {
		r := d.ranks()
		v := slices.Clone(d.words)
		slices.Sort(v)
		return func(i int) uint32 { return r[at(i)] }, v
	}
	switch strings.TrimPrefix(order, "-") {
	case "outlet":
		return of(x.outs, func(i int) uint32 { return x.docs[x.doc[i]].outlet })
	case "kind":
		return of(x.kinds, func(i int) uint32 { return uint32(x.kind[i]) })
	case "certainty":
		return of(x.small[certainty], func(i int) uint32 { return uint32(x.col[certainty][i]) })
	case "evidence":
		return of(x.small[evidence], func(i int) uint32 { return uint32(x.col[evidence][i]) })
	}
	values = make([]string, 1001)
	for i := range values {
		values[i] = fmt.Sprintf("%04d", i)
	}
	return func(i int) uint32 { return uint32(x.doubt[i]) }, values
}

// ranked counts the claims of each rank, and so finds the ranks that the page
// lies in; only those are walked again.
func (s *Selection) ranked(p Page, after *cursor) []int {
	x := s.t
	rank, values := s.ranks(p.Order)
	down := strings.HasPrefix(p.Order, "-")
	from := 0
	if after != nil {
		// The first rank at or behind the cursor's value.
		if down {
			from = len(values) - sort.Search(len(values), func(i int) bool { return values[i] > after.Value })
		} else {
			from = sort.SearchStrings(values, after.Value)
		}
	}
	// place is a rank's place in the order asked for.
	place := func(r uint32) int {
		if down {
			return len(values) - 1 - int(r)
		}
		return int(r)
	}
	// past reports that a claim stands at the cursor or before it.
	past := func(i int) bool {
		if after == nil {
			return false
		}
		k := place(rank(i))
		if k != from {
			return k < from
		}
		if v := values[rank(i)]; v != after.Value {
			return false
		}
		n := x.docs[x.doc[i]].n
		return n > after.N || n == after.N && int64(x.ord[i]) <= after.Ord
	}
	held := make([]int, len(values))
	for i, m := range s.mask {
		if m == 0 && !past(i) {
			held[place(rank(i))]++
		}
	}
	skip, want := p.Skip, p.Limit+1
	lo := 0
	for lo < len(held) && held[lo] <= skip {
		skip -= held[lo]
		lo++
	}
	hi, n := lo, -skip
	for hi < len(held) && n < want {
		n += held[hi]
		hi++
	}
	// One list a rank, the newest first; a rank gives no more than is wanted.
	lists := make([][]int, hi-lo)
	for d := len(x.docs) - 1; d >= 0; d-- {
		c := &x.docs[d]
		for i := int(c.first); i < int(c.first+c.count); i++ {
			if s.mask[i] != 0 {
				continue
			}
			k := place(rank(i))
			if k < lo || k >= hi || len(lists[k-lo]) >= skip+want || past(i) {
				continue
			}
			lists[k-lo] = append(lists[k-lo], i)
		}
	}
	var out []int
	for _, l := range lists {
		out = append(out, l...)
		if len(out) >= skip+want {
			break
		}
	}
	if skip >= len(out) {
		return nil
	}
	out = out[skip:]
	return out[:min(len(out), want)]
}
