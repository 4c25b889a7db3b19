package corroborate

import "sort"

// Number is what the claims of a cluster that affirm say of one quantity.
type Number struct {
	What string `json:"what"` // killed, wounded, …
	Low  int    `json:"low"`  // the least that anybody says
	High int    `json:"high"` // the most
	// Best is the number that most independent chains give; of equals the one
	// said last, of those the lower. Where nobody gives an exact number it is
	// the least of the range given most. Open: somebody gives no upper bound
	// ("at least").
	Best   int  `json:"best"`
	Chains int  `json:"chains"` // chains that give the best number
	Open   bool `json:"open,omitempty"`
}

func (s *Set) numbers(g []member, chain []int) []Number {
	type value struct {
		n      int32
		exact  bool
		chains map[int]bool
		last   day
	}
	byWhat := map[string]map[int32]*value{}
	out := map[string]*Number{}
	for i, m := range g {
		f := &s.facts[m.fact]
		if f.denied {
			continue
		}
		for _, c := range f.counts {
			what := s.text[c.what]
			n, ok := out[what]
			if !ok {
				n = &Number{What: what, Low: int(c.low())}
				out[what] = n
				byWhat[what] = map[int32]*value{}
			}
			top := c.max
			if top < 0 {
				top = c.low()
				n.Open = true
			}
			n.Low, n.High = min(n.Low, int(c.low())), max(n.High, int(top))
			v := byWhat[what][c.low()]
			if v == nil {
				v = &value{n: c.low(), chains: map[int]bool{}, last: unknownStart}
				byWhat[what][c.low()] = v
			}
			v.exact = v.exact || c.min == c.max
			v.chains[chain[i]] = true
			v.last = max(v.last, s.docs[f.doc].said)
		}
	}
	var names []string
	for w := range out {
		names = append(names, w)
	}
	sort.Strings(names)
	var list []Number
	for _, w := range names {
		n := out[w]
		var vs []*value
		for _, v := range byWhat[w] {
			vs = append(vs, v)
		}
		sort.Slice(vs, func(i, j int) bool {
			a, b := vs[i], vs[j]
			switch {
			case a.exact != b.exact:
				return a.exact
			case len(a.chains) != len(b.chains):
				return len(a.chains) > len(b.chains)
			case a.last != b.last:
				return a.last > b.last
			}
			return a.n < b.n
		})
		n.Best, n.Chains = int(vs[0].n), len(vs[0].chains)
		list = append(list, *n)
	}
	return list
}
