package corroborate

import (
	"cmp"
	"slices"
)

// bucket is the width of a span of days in the index of leaders.
const bucket = 8

// wide is the longest time, in buckets, that is entered bucket by bucket.
// Claims with a longer one, or with none, are compared with one another only.
const wide = 60

type blockKey struct {
	hash uint64
	span int32
}

const noSpan = -1 << 31

func mix(h uint64, parts ...uint32) uint64 {
	for _, p := range parts {
		for range 4 {
			h = (h ^ uint64(p&0xff)) * 1099511628211
			p >>= 8
		}
	}
	return h
}

// blockKeys are the keys under which a claim looks for its like: claims that share
// none are not compared.
func (s *Set) blockKeys(f *fact, out []uint64) []uint64 {
	const seed = 14695981039346656037
	future := uint32(0)
	if f.future {
		future = 1
	}
	h := mix(seed, uint32(f.kind), uint32(f.typ), future)
	kind := s.text[f.kind]
	place := func(letter byte, p *spot) {
		if p.entity != 0 {
			out = append(out, mix(h, uint32(letter), 'e', uint32(p.entity)))
		}
		if p.named {
			out = append(out, mix(h, uint32(letter), 'n', uint32(p.name)))
		}
		if p.hasPoint {
			// Places of one head word in one cell of a tenth of a degree:
			// المطار beside مطار الحديدة.
			out = append(out, mix(h, uint32(letter), 'g', uint32(p.head), uint32(int32(p.lat*10)), uint32(int32(p.lon*10))))
		}
	}
	who := func(letter byte, p *party) {
		if p.side != 0 {
			out = append(out, mix(h, uint32(letter), 's', uint32(p.side)))
		} else if p.name != 0 {
			out = append(out, mix(h, uint32(letter), 'n', uint32(p.name)))
		}
	}
	switch {
	case kind == "route":
		place('p', &f.place)
		place('p', &f.to)
	case kind == "relation":
		for _, p := range []*party{&f.agent, &f.patient} {
			if p.side != 0 || p.name != 0 {
				who('w', p)
				break
			}
		}
		if typ := s.text[f.typ]; typ == "ally" || typ == "oppose" {
			who('w', &f.patient)
		}
	case !f.place.unsaid():
		place('p', &f.place)
	default:
		if s.text[f.typ] == "kill" && len(f.counts) > 0 {
			h = mix(h, uint32(f.counts[0].low()))
		}
		who('w', &f.agent)
		who('w', &f.patient)
	}
	return out
}

// canonical is the order in which claims are grouped: the most exactly said
// first; of equals what is affirmed before what is denied, the shorter time,
// the earlier one, and last by name. It does not depend on the order in
// which dispatches came.
func (s *Set) canonical() []int32 {
	order := make([]int32, len(s.facts))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		a, b := &s.facts[i], &s.facts[j]
		if c := cmp.Compare(b.rank, a.rank); c != 0 {
			return c
		}
		if a.denied != b.denied {
			if b.denied {
				return -1
			}
			return 1
		}
		if c := cmp.Compare(a.till-a.from, b.till-b.from); c != 0 {
			return c
		}
		if c := cmp.Compare(a.from, b.from); c != 0 {
			return c
		}
		if c := cmp.Compare(a.till, b.till); c != 0 {
			return c
		}
		return s.byName(i, j)
	})
	return order
}

// byName orders claims by dispatch and by place in it.
func (s *Set) byName(i, j int32) int {
	a, b := &s.facts[i], &s.facts[j]
	if a.doc != b.doc {
		return cmp.Compare(s.docs[a.doc].order, s.docs[b.doc].order)
	}
	return cmp.Compare(i, j)
}

// order gives each dispatch its number in the order of ids.
func (s *Set) order() {
	by := make([]int32, len(s.docs))
	for i := range by {
		by[i] = int32(i)
	}
	slices.SortFunc(by, func(i, j int32) int { return cmp.Compare(s.docs[i].id, s.docs[j].id) })
	for n, i := range by {
		s.docs[i].order = int32(n)
	}
}

// member is a claim in a group.
type member struct {
	fact int32
	fit  fit
}

// group puts the claims into clusters: lists of members, the leader first.
func (s *Set) group() [][]member {
	leaders := make(map[blockKey][]int32) // key -> clusters
	var clusters [][]member
	var keys []uint64
	tried := make(map[int32]bool)
	for _, i := range s.canonical() {
		f := &s.facts[i]
		keys = s.blockKeys(f, keys[:0])
		first, last, narrow := spans(f)
		var best, next fit
		at := int32(-1)
		clear(tried)
		try := func(k blockKey) {
			for _, c := range leaders[k] {
				if tried[c] {
					continue
				}
				tried[c] = true
				m, ok := s.match(&s.facts[clusters[c][0].fact], f)
				if !ok {
					continue
				}
				// Of equals the earlier leader, whatever key led to it.
				if at < 0 || m.score > best.score || m.score == best.score && c < at {
					if at >= 0 {
						next = best
					}
					best, at = m, c
				} else if m.score > next.score || next.score == 0 {
					next = m
				}
			}
		}
		for _, h := range keys {
			if !narrow {
				try(blockKey{h, noSpan})
				continue
			}
			for b := first - 1; b <= last+1; b++ {
				try(blockKey{h, b})
			}
		}
		// What fits two clusters equally, because it names nobody, joins
		// neither.
		if at >= 0 && best.loose && next.loose && next.score == best.score && len(tried) > 1 && next.score > 0 {
			at = -1
		}
		if at >= 0 {
			clusters[at] = append(clusters[at], member{i, best})
			continue
		}
		c := int32(len(clusters))
		clusters = append(clusters, []member{{i, fit{codes: []Code{Leads}}}})
		for _, h := range keys {
			if !narrow {
				leaders[blockKey{h, noSpan}] = append(leaders[blockKey{h, noSpan}], c)
				continue
			}
			for b := first; b <= last; b++ {
				k := blockKey{h, b}
				leaders[k] = append(leaders[k], c)
			}
		}
	}
	return clusters
}

// spans are the buckets of a claim's time; narrow is false where it is too
// long or not known.
func spans(f *fact) (first, last int32, narrow bool) {
	if f.from <= unknownStart || f.till >= unknownEnd {
		return 0, 0, false
	}
	first, last = int32(floor(f.from)), int32(floor(f.till))
	return first, last, last-first <= wide
}

func floor(d day) day {
	if d < 0 {
		return (d - bucket + 1) / bucket
	}
	return d / bucket
}
