package tally

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
	"isnad/store"
)

// Party is an end of an edge.
type Party struct {
	ID, Name, NameEn string
	Claims           int // relations and events among those shown
}

// Edge is a relation, or an event, that is said of two parties.
type Edge struct {
	Agent, Patient Party
	Kind, Type     string
	Affirmed       int
	Denied         int
	// Voices are the outlets that affirm it, those of a group of near
	// duplicates counted once: an upper bound of independent chains.
	Voices   int
	From, To string
}

type edgeKey struct {
	agent, patient uint32
	kind           uint16
}

type edgeSum struct {
	affirmed, denied int
	from, to         int32
	voices           map[uint32]bool
}

// Network gives the relations among the claims, and where events is set the
// events with two parties too, those with most claims first, at most top; more
// reports that there are others. Private persons are left out.
func (s *Selection) Network(events bool, top int) (edges []Edge, more bool) {
	x := s.t
	wanted := make([]bool, len(x.kinds.words))
	for i, w := range x.kinds.words {
		wanted[i] = strings.HasPrefix(w, "relation\x00") || events && strings.HasPrefix(w, "event\x00")
	}
	agent, okA := x.roles.at["agent"]
	patient, okP := x.roles.at["patient"]
	denied := make([]bool, len(x.small[polarity].words))
	for i, w := range x.small[polarity].words {
		denied[i] = w == isnad.Denied
	}
	if !okA || !okP {
		return []Edge{}, false
	}
	party := make([]bool, len(x.ents))
	for e := range x.ents {
		party[e] = (x.ents[e].sort == isActor || x.ents[e].sort == isPerson) && !Private(x.ents[e].id)
	}
	voice := s.voices()
	sums := map[edgeKey]*edgeSum{}
	for i, m := range s.mask {
		if m != 0 || !wanted[x.kind[i]] {
			continue
		}
		for a := x.roleAt[i]; a < x.roleAt[i+1]; a++ {
			if uint32(x.role[a]) != agent || !party[x.names[x.who[a]].entity] {
				continue
			}
			for p := x.roleAt[i]; p < x.roleAt[i+1]; p++ {
				if uint32(x.role[p]) != patient || !party[x.names[x.who[p]].entity] {
					continue
				}
				k := edgeKey{x.names[x.who[a]].entity, x.names[x.who[p]].entity, x.kind[i]}
				e := sums[k]
				if e == nil {
					e = &edgeSum{voices: map[uint32]bool{}}
					sums[k] = e
				}
				if denied[x.col[polarity][i]] {
					e.denied++
				} else {
					e.affirmed++
					e.voices[voice[x.doc[i]]] = true
				}
				if f := x.from[i]; f > 0 && (e.from == 0 || f < e.from) {
					e.from = f
				}
				e.to = max(e.to, x.to[i])
			}
		}
	}
	edges = make([]Edge, 0, len(sums))
	claims := map[uint32]int{}
	type row struct {
		k edgeKey
		e *edgeSum
	}
	rows := make([]row, 0, len(sums))
	for k, e := range sums {
		rows = append(rows, row{k, e})
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(b.e.affirmed+b.e.denied, a.e.affirmed+a.e.denied), strings.Compare(x.ents[a.k.agent].id, x.ents[b.k.agent].id),
			strings.Compare(x.ents[a.k.patient].id, x.ents[b.k.patient].id), strings.Compare(x.kinds.words[a.k.kind], x.kinds.words[b.k.kind]))
	})
	if more = len(rows) > top; more {
		rows = rows[:top]
	}
	for _, r := range rows {
		claims[r.k.agent] += r.e.affirmed + r.e.denied
		if r.k.patient != r.k.agent {
			claims[r.k.patient] += r.e.affirmed + r.e.denied
		}
	}
	end := func(e uint32) Party {
		n := &x.names[x.ents[e].shown]
		return Party{ID: x.ents[e].id, Name: n.text, NameEn: n.nameEn, Claims: claims[e]}
	}
	for _, r := range rows {
		kind, typ, _ := strings.Cut(x.kinds.words[r.k.kind], "\x00")
		edges = append(edges, Edge{Agent: end(r.k.agent), Patient: end(r.k.patient), Kind: kind, Type: typ, Affirmed: r.e.affirmed, Denied: r.e.denied,
			Voices: len(r.e.voices), From: store.DateOf(int64(r.e.from)), To: store.DateOf(int64(r.e.to))})
	}
	return edges, more
}

// voices gives for each dispatch the number of the outlet that speaks in it:
// its own, or that of the first dispatch of its group of near duplicates.
func (s *Selection) voices() []uint32 {
	x := s.t
	first := make([]uint32, len(x.grps.words))
	known := make([]bool, len(x.grps.words))
	out := make([]uint32, len(x.docs))
	for i := range x.docs {
		d := &x.docs[i]
		if !known[d.group] {
			known[d.group], first[d.group] = true, d.outlet
		}
		out[i] = first[d.group]
	}
	return out
}
