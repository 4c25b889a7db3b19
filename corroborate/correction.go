package corroborate

// Correction is a later claim of one voice against an earlier one of the same
// voice: the same outlet, and the same source where it names one. Both claims
// stay what they are.
type Correction struct {
	Kind string `json:"kind"` // polarity: denies what it affirmed, or the reverse; number: gives another number
	From Ref    `json:"from"`
	To   Ref    `json:"to"`
	// Declared: the later dispatch says of itself that it corrects. A number
	// that changes without it can be news.
	Declared bool   `json:"declared"`
	What     string `json:"what,omitempty"` // of a number
	Was      int    `json:"was,omitempty"`  //
	Is       int    `json:"is,omitempty"`   //
}

// corrections finds, among the members in their order, where a voice takes
// back or changes what it said. A voice is an outlet and the source that it
// names; an outlet that speaks for itself and declares a correction corrects
// all that it said.
func (s *Set) corrections(g []member) []Correction {
	if len(g) < 2 {
		return nil
	}
	type voice struct{ outlet, root atom }
	last := map[voice]*fact{}
	var out []Correction
	for _, m := range g {
		f := &s.facts[m.fact]
		d := &s.docs[f.doc]
		nodes := s.chainOf(f)
		v := voice{d.voice, nodes[len(nodes)-1]}
		before := last[v]
		if before == nil && d.corrects {
			before = s.latestOf(g, d.voice, f)
		}
		last[v] = f
		if before == nil || before.doc == f.doc || s.docs[before.doc].said >= d.said && !d.corrects {
			continue
		}
		from, to := s.ref(before), s.ref(f)
		if before.denied != f.denied {
			out = append(out, Correction{Kind: "polarity", From: from, To: to, Declared: d.corrects})
			continue
		}
		for _, x := range before.counts {
			for _, y := range f.counts {
				if x.what == y.what && (x.low() != y.low() || x.max != y.max) {
					out = append(out, Correction{Kind: "number", From: from, To: to, Declared: d.corrects, What: s.text[x.what], Was: int(x.low()), Is: int(y.low())})
				}
			}
		}
	}
	return out
}

// latestOf is the last member before f that the outlet published.
func (s *Set) latestOf(g []member, outlet atom, f *fact) *fact {
	var best *fact
	for _, m := range g {
		o := &s.facts[m.fact]
		if o == f {
			break
		}
		if s.docs[o.doc].voice == outlet && o.doc != f.doc {
			best = o
		}
	}
	return best
}

func (s *Set) ref(f *fact) Ref { return Ref{s.docs[f.doc].id, s.text[f.claim]} }
