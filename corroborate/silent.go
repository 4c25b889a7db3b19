package corroborate

import "slices"

// Silence is an outlet that had occasion to say what a cluster says and did
// not: it published, in the same days, on the place (or, where the cluster
// has none, on both parties).
type Silence struct {
	Outlet string   `json:"outlet"`
	Docs   []string `json:"docs"` // its dispatches of those days, by date
}

// after is how many days after the last claim of a cluster an outlet can
// still be silent on it.
const after = 3

// Silent are the outlets that are silent on a cluster, sorted. An outlet of
// which the set holds no dispatch on the matter in those days is not silent:
// it was not heard.
func (p *Picture) Silent(c *Cluster) []Silence {
	s := p.set
	l := &s.facts[c.lead]
	spoke := map[string]bool{}
	first, last := unknownEnd, unknownStart
	for _, m := range c.Members {
		spoke[m.Outlet] = true
		if from, _, ok := days(m.Said); ok {
			first, last = min(first, from), max(last, from)
		}
	}
	if first > last {
		return nil
	}
	var list []int32
	var also map[int32]bool
	switch {
	case l.place.entity != 0:
		list = p.heard["p"+s.text[l.place.entity]]
	case l.agent.entity != 0 && l.patient.entity != 0:
		list = p.heard["a"+s.text[l.agent.entity]]
		also = map[int32]bool{}
		for _, d := range p.window(p.heard["a"+s.text[l.patient.entity]], first, last+after) {
			also[d] = true
		}
	default:
		return nil // no telling what would have been the occasion
	}
	docs := map[string][]string{}
	for _, i := range p.window(list, first, last+after) {
		d := &s.docs[i]
		if d.outlet != "" && !spoke[d.outlet] && (also == nil || also[i]) {
			docs[d.outlet] = append(docs[d.outlet], d.id)
		}
	}
	out := make([]Silence, 0, len(docs))
	for o, ids := range docs {
		out = append(out, Silence{o, ids})
	}
	slices.SortFunc(out, func(a, b Silence) int {
		if a.Outlet < b.Outlet {
			return -1
		}
		return 1
	})
	return out
}

// window is the part of a list of dispatches, ordered by date, from one day
// to another.
func (p *Picture) window(list []int32, from, to day) []int32 {
	at := func(d day) int {
		i, _ := slices.BinarySearchFunc(list, d, func(i int32, d day) int {
			if p.set.docs[i].said < d {
				return -1
			}
			return 1
		})
		return i
	}
	return list[at(from):at(to+1)]
}
