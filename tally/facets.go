package tally

import (
	"cmp"
	"slices"
	"strings"

	"isnad/store"
)

// Fields are the fields that Facets counts by, by their names in isnad.Filter.
var Fields = []string{"collections", "outlets", "languages", "kinds", "types", "degrees", "polarity", "certainty", "tense", "evidence", "rulings", "frames", "places", "actors"}

// Count is a value of a field and the claims that have it.
type Count struct {
	Value  string
	Name   string // as written, for identities
	NameEn string
	Claims int
}

// Facets counts claims by fields, the most frequent values first, at most top
// of each. A claim that fails the filter by one field only counts for that
// field, so that a choice does not hide what else could be chosen. Private
// persons are not counted among actors.
func (s *Selection) Facets(fields []string, top int) map[string][]Count {
	x := s.t
	out := make(map[string][]Count, len(fields))
	for _, field := range fields {
		switch field {
		case "collections":
			out[field] = s.byDoc(onCollection, x.colls, func(d *doc) uint32 { return d.collection }, top)
		case "outlets":
			out[field] = s.byDoc(onOutlet, x.outs, func(d *doc) uint32 { return d.outlet }, top)
		case "languages":
			out[field] = s.byDoc(onLanguage, x.langs, func(d *doc) uint32 { return d.lang }, top)
		case "kinds":
			out[field] = s.byKind(onKind, 0, top)
		case "types":
			out[field] = s.byKind(onType, 1, top)
		case "frames":
			n := make([]int, len(x.frame.words))
			for i, m := range s.mask {
				if m&^onFrame == 0 {
					n[x.frames[i]]++
				}
			}
			out[field] = words(x.frame, n, top)
		case "places":
			out[field] = s.byEntity(onPlace|onPoint, top, isPlace)
		case "actors":
			out[field] = s.byEntity(onActor, top, isActor, isPerson)
		default:
			c := slices.Index([]string{"degrees", "polarity", "certainty", "tense", "evidence", "rulings"}, field)
			if c < 0 {
				continue
			}
			n := make([]int, len(x.small[c].words))
			for i, v := range x.col[c] {
				if s.mask[i]&^(onSmall<<c) == 0 {
					n[v]++
				}
			}
			out[field] = words(x.small[c], n, top)
		}
	}
	return out
}

// words are the counts of the words of a dict, without the empty one.
func words(d *dict, n []int, top int) []Count {
	out := []Count{}
	for i, k := range n {
		if k > 0 && d.words[i] != "" {
			out = append(out, Count{Value: d.words[i], Claims: k})
		}
	}
	return first(out, top)
}

// first sorts counts, and keeps the largest.
func first(list []Count, top int) []Count {
	slices.SortFunc(list, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Claims, a.Claims), cmp.Compare(a.Value, b.Value)) })
	if len(list) > top {
		list = list[:top:top]
	}
	return list
}

func (s *Selection) byDoc(bit uint32, d *dict, of func(*doc) uint32, top int) []Count {
	n := make([]int, len(d.words))
	for i := range s.t.docs {
		x := &s.t.docs[i]
		v := of(x)
		for _, m := range s.mask[x.first : x.first+x.count] {
			if m&^bit == 0 {
				n[v]++
			}
		}
	}
	return words(d, n, top)
}

func (s *Selection) byKind(bit uint32, part, top int) []Count {
	n := make([]int, len(s.t.kinds.words))
	for i, m := range s.mask {
		if m&^bit == 0 {
			n[s.t.kind[i]]++
		}
	}
	d := newDict()
	var sums []int
	for i, k := range n {
		kind, typ, _ := strings.Cut(s.t.kinds.words[i], "\x00")
		at := d.add([2]string{kind, typ}[part])
		if int(at) == len(sums) {
			sums = append(sums, 0)
		}
		sums[at] += k
	}
	return words(d, sums, top)
}

func (s *Selection) byEntity(bit uint32, top int, sorts ...uint8) []Count {
	x := s.t
	n := make([]int, len(x.ents))
	seen := make([]int32, len(x.ents)) // the last claim counted, plus one
	wanted := make([]bool, len(x.ents))
	for e := range x.ents {
		wanted[e] = slices.Contains(sorts, x.ents[e].sort) && !Private(x.ents[e].id)
	}
	for i, m := range s.mask {
		if m&^bit != 0 {
			continue
		}
		for _, w := range x.who[x.roleAt[i]:x.roleAt[i+1]] {
			e := x.names[w].entity
			if wanted[e] && seen[e] != int32(i)+1 {
				seen[e] = int32(i) + 1
				n[e]++
			}
		}
	}
	out := []Count{}
	for e, k := range n {
		if k > 0 {
			nm := &x.names[x.ents[e].first]
			out = append(out, Count{Value: x.ents[e].id, Name: nm.text, NameEn: nm.nameEn, Claims: k})
		}
	}
	return first(out, top)
}

// Span is the first and the last day that the claims speak of; empty where
// none is known.
func (s *Selection) Span() (from, to string) {
	var lo, hi int32
	for i, m := range s.mask {
		if m != 0 || s.t.from[i] == 0 {
			continue
		}
		if lo == 0 || s.t.from[i] < lo {
			lo = s.t.from[i]
		}
		hi = max(hi, s.t.to[i])
	}
	return store.DateOf(int64(lo)), store.DateOf(int64(hi))
}
