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
	out := make(map[string][]Count, len(fields))
	want := map[string]bool{}
	for _, f := range fields {
		want[f] = true
	}
	if want["collections"] || want["outlets"] || want["languages"] {
		s.byDoc(want, top, out)
	}
	s.byColumn(want, top, out)
	if want["places"] {
		out["places"] = s.byEntity(onPlace|onPoint, top, isPlace)
	}
	if want["actors"] {
		out["actors"] = s.byEntity(onActor, top, isActor, isPerson)
	}
	return out
}

var smallFields = [smalls]string{degree: "degrees", polarity: "polarity", certainty: "certainty", tense: "tense", evidence: "evidence", ruled: "rulings"}

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

// byDoc counts by what claims have from their dispatch, in one pass.
func (s *Selection) byDoc(want map[string]bool, top int, out map[string][]Count) {
	x := s.t
	colls, outs, langs := make([]int, len(x.colls.words)), make([]int, len(x.outs.words)), make([]int, len(x.langs.words))
	for i := range x.docs {
		d := &x.docs[i]
		all, c, o, l := 0, 0, 0, 0
		for _, m := range s.mask[d.first : d.first+d.count] {
			switch m {
			case 0:
				all++
			case onCollection:
				c++
			case onOutlet:
				o++
			case onLanguage:
				l++
			}
		}
		colls[d.collection] += all + c
		outs[d.outlet] += all + o
		langs[d.lang] += all + l
	}
	for field, of := range map[string]struct {
		d *dict
		n []int
	}{"collections": {x.colls, colls}, "outlets": {x.outs, outs}, "languages": {x.langs, langs}} {
		if want[field] {
			out[field] = words(of.d, of.n, top)
		}
	}
}

// byColumn counts by the columns of claims, in one pass.
func (s *Selection) byColumn(want map[string]bool, top int, out map[string][]Count) {
	x := s.t
	type column struct {
		field string
		bit   uint32
		at    []uint8
		n     []int
	}
	var cols []column
	for c, field := range smallFields {
		if want[field] {
			cols = append(cols, column{field, onSmall << c, x.col[c], make([]int, 256)})
		}
	}
	kinds, types, frames := want["kinds"], want["types"], want["frames"]
	if len(cols) == 0 && !kinds && !types && !frames {
		return
	}
	kept, byKind, byType := make([]int, len(x.kinds.words)), make([]int, len(x.kinds.words)), make([]int, len(x.kinds.words))
	byFrame := make([]int, len(x.frame.words))
	for i, m := range s.mask {
		if m == 0 {
			kept[x.kind[i]]++
			byFrame[x.frames[i]]++
			for c := range cols {
				cols[c].n[cols[c].at[i]]++
			}
			continue
		}
		switch m {
		case onKind:
			byKind[x.kind[i]]++
			continue
		case onType:
			byType[x.kind[i]]++
			continue
		case onFrame:
			byFrame[x.frames[i]]++
			continue
		}
		for c := range cols {
			if m == cols[c].bit {
				cols[c].n[cols[c].at[i]]++
			}
		}
	}
	// What is kept counts for kinds and types alike.
	for k, n := range kept {
		byKind[k] += n
		byType[k] += n
	}
	if kinds {
		out["kinds"] = x.parts(byKind, 0, top)
	}
	if types {
		out["types"] = x.parts(byType, 1, top)
	}
	if frames {
		out["frames"] = words(x.frame, byFrame, top)
	}
	for i, field := range smallFields {
		for _, c := range cols {
			if c.field == field {
				out[field] = words(x.small[i], c.n[:len(x.small[i].words)], top)
			}
		}
	}
}

// parts sums the counts of kinds with their types up by one of the two.
func (x *Table) parts(n []int, part, top int) []Count {
	d := newDict()
	var sums []int
	for i, k := range n {
		kind, typ, _ := strings.Cut(x.kinds.words[i], "\x00")
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
			nm := &x.names[x.ents[e].shown]
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
