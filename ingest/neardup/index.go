package neardup

import (
	"cmp"
	"slices"
)

// Index finds signatures like a given one. ID is what the caller calls a text.
// The zero Index is empty and ready. It is not safe for writing from many
// goroutines; to persist it, keep the signatures and add them again (about
// 2 µs each), or keep their Keys.
type Index[ID cmp.Ordered] struct {
	ids  []ID
	sigs []Signature
	at   [Bands]map[uint64][]int32
}

// Match is a text like the one that was asked about.
type Match[ID cmp.Ordered] struct {
	ID      ID
	Jaccard float64
}

// Add puts a text in. The signature of a text without words is left out.
func (x *Index[ID]) Add(id ID, s *Signature) {
	if s.Empty() {
		return
	}
	n := int32(len(x.ids))
	x.ids = append(x.ids, id)
	x.sigs = append(x.sigs, *s)
	for b, k := range s.Keys() {
		if x.at[b] == nil {
			x.at[b] = map[uint64][]int32{}
		}
		x.at[b][k] = append(x.at[b][k], n)
	}
}

// Like gives the texts whose estimate is at least min, the most alike first,
// those alike in the order of their IDs. Below 0.4 it finds only some.
func (x *Index[ID]) Like(s *Signature, min float64) []Match[ID] {
	if s.Empty() {
		return nil
	}
	var cand []int32
	for b, k := range s.Keys() {
		cand = append(cand, x.at[b][k]...)
	}
	slices.Sort(cand)
	var out []Match[ID]
	for _, n := range slices.Compact(cand) {
		if j := Jaccard(s, &x.sigs[n]); j >= min {
			out = append(out, Match[ID]{x.ids[n], j})
		}
	}
	slices.SortFunc(out, func(a, b Match[ID]) int {
		return cmp.Or(cmp.Compare(b.Jaccard, a.Jaccard), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Len is the number of texts in the index.
func (x *Index[ID]) Len() int { return len(x.ids) }
