package corroborate

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"sort"
	"strings"
)

// Status is how a cluster stands, by its chains.
type Status string

const (
	Single       Status = "single"       // one claim
	Repeated     Status = "repeated"     // several claims, one chain
	Corroborated Status = "corroborated" // two or more independent chains affirm, none denies
	Disputed     Status = "disputed"     // some affirm and some deny
	Denied       Status = "denied"       // only denials
)

// Role is who or what fills a role of a cluster: what the claims share, and
// the words that they use for it.
type Role struct {
	Role   string   `json:"role"`
	Entity string   `json:"entity,omitempty"`
	NameEn string   `json:"name_en,omitempty"`
	Text   string   `json:"text"`            // as the leading claim says it
	Said   []string `json:"said,omitempty"`  // other words for it, sorted
	Lat    *float64 `json:"lat,omitempty"`   // places
	Lon    *float64 `json:"lon,omitempty"`   //
	Km     float64  `json:"km,omitempty"`    // how far off the point may be
	Parts  []string `json:"parts,omitempty"` // other identities of the same side, sorted
}

// Member is a claim in a cluster.
type Member struct {
	Ref
	Outlet    string `json:"outlet"`
	Said      string `json:"said"` // date of the dispatch
	Denied    bool   `json:"denied,omitempty"`
	Certainty string `json:"certainty"`
	Evidence  string `json:"evidence"`
	Degree    string `json:"degree,omitempty"`
	Chain     int    `json:"chain"` // index into Chains
	Why       []Code `json:"why"`
}

// Chain is an independent chain of sources in a cluster: the claims whose
// source nearest to the claim is the same, relays and near duplicates folded.
type Chain struct {
	// Root is the source: e: with an actor's id, n: with the words of a name,
	// u: with those of a description and behind @ whom it told, g: with a
	// group of near duplicates, d: with a dispatch without an outlet.
	Root string `json:"root"`
	// Relays counts the claims beyond the first.
	Relays int `json:"relays"`
	// Affirms, Denies: a chain can do both, at different times.
	Affirms bool `json:"affirms"`
	Denies  bool `json:"denies"`
	// Own: the source is itself a party to the claim.
	Own bool `json:"own,omitempty"`
	// FirstSaid is the date of the earliest dispatch of the chain.
	FirstSaid string `json:"first_said"`
}

// Link joins a claim that denies to one that affirms.
type Link struct {
	Denies  Ref `json:"denies"`
	Affirms Ref `json:"affirms"`
}

// Cluster is the claims that say or deny one thing.
type Cluster struct {
	// ID is made of what the leading claim says: the same dispatches give the
	// same IDs. It can change when dispatches are added.
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Type   string `json:"type,omitempty"`
	Future bool   `json:"future,omitempty"` // forecasts and plans stand apart
	Status Status `json:"status"`
	Roles  []Role `json:"roles"`
	// Start and End are the days that the leading claim says, or that its
	// date stands for.
	Start string `json:"start"`
	End   string `json:"end"`
	// Members are ordered by date, dispatch and place in it.
	Members []Member `json:"members"`
	Chains  []Chain  `json:"chains"`
	// Affirming and Denying count independent chains.
	Affirming   int          `json:"affirming"`
	Denying     int          `json:"denying"`
	FirstSaid   string       `json:"first_said"`
	LastSaid    string       `json:"last_said"`
	Numbers     []Number     `json:"numbers,omitempty"`
	Corrections []Correction `json:"corrections,omitempty"`

	lead int32 // fact
	key  string
}

// Explain says for each member in words why it is here; lang is "ar" or "en".
func (m *Member) Explain(lang string) string {
	var w []string
	for _, c := range m.Why {
		w = append(w, c.Words(lang))
	}
	if lang == "ar" {
		return strings.Join(w, "؛ ")
	}
	return strings.Join(w, "; ")
}

// Links join each claim that denies to the first claim of each chain that
// affirms.
func (c *Cluster) Links() []Link {
	var out []Link
	if c.Affirming == 0 || c.Denying == 0 {
		return nil
	}
	first := map[int]int{}
	var chains []int
	for i := range c.Members {
		m := &c.Members[i]
		if _, ok := first[m.Chain]; !ok && !m.Denied {
			first[m.Chain] = i
			chains = append(chains, m.Chain)
		}
	}
	for i := range c.Members {
		if !c.Members[i].Denied {
			continue
		}
		for _, k := range chains {
			out = append(out, Link{c.Members[i].Ref, c.Members[first[k]].Ref})
		}
	}
	return out
}

// Role is the role of the name, if the cluster has it.
func (c *Cluster) Role(name string) (*Role, bool) {
	for i := range c.Roles {
		if c.Roles[i].Role == name {
			return &c.Roles[i], true
		}
	}
	return nil, false
}

// Picture is what the comparison of a Set gives. It is immutable and safe for
// many goroutines.
type Picture struct {
	// Clusters are ordered by the time of what they say, then by the dispatch
	// that leads them.
	Clusters []Cluster

	set     *Set
	byID    map[string]int
	byPlace map[string][]int // place -> control clusters and moves that bear on control
	byPair  map[[2]string][]int
	heard   map[string][]int32 // place or party -> dispatches that mention it, by date
}

// Compare groups the claims of the set. The order in which dispatches were
// added changes nothing. The Set may grow afterwards and be compared again;
// the Picture stays what it was.
func (s *Set) Compare() *Picture {
	p := &Picture{set: s.frozen(), byID: map[string]int{}}
	s = p.set
	s.order()
	s.inGroup = map[atom]int{}
	for i := range s.docs {
		s.inGroup[s.docs[i].group]++
	}
	groups := s.group()
	slices.SortFunc(groups, func(g, h []member) int {
		a, b := &s.facts[g[0].fact], &s.facts[h[0].fact]
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.till, b.till), s.byName(g[0].fact, h[0].fact))
	})
	p.Clusters = make([]Cluster, 0, len(groups))
	for _, g := range groups {
		p.Clusters = append(p.Clusters, s.cluster(g))
	}
	for i := range p.Clusters {
		c := &p.Clusters[i]
		// Two leaders can say the same and still not fit (they name nobody).
		for n := 0; ; n++ {
			c.ID = id(c.key, n)
			if _, ok := p.byID[c.ID]; !ok {
				break
			}
		}
		p.byID[c.ID] = i
	}
	p.index()
	return p
}

// frozen is the set as it is now; adding to the original leaves it alone.
func (s *Set) frozen() *Set {
	f := *s
	f.facts = s.facts[:len(s.facts):len(s.facts)]
	f.docs = slices.Clone(s.docs)
	f.text = s.text[:len(s.text):len(s.text)]
	f.atoms, f.keys, f.recent, f.byDoc = nil, nil, nil, nil
	f.label = make(map[atom]string, len(s.label))
	for k, v := range s.label {
		f.label[k] = v
	}
	return &f
}

func id(key string, n int) string {
	h := sha256.Sum256([]byte(key + strings.Repeat("+", n)))
	return hex.EncodeToString(h[:8])
}

// Cluster is the cluster of the ID.
func (p *Picture) Cluster(id string) (*Cluster, bool) {
	i, ok := p.byID[id]
	if !ok {
		return nil, false
	}
	return &p.Clusters[i], true
}

// cluster makes a cluster of a group, whose first member leads it.
func (s *Set) cluster(g []member) Cluster {
	l := &s.facts[g[0].fact]
	when := l
	if !l.timed {
		// A leader that only says "days ago" is dated by the member that says
		// when most narrowly.
		for _, m := range g {
			if f := &s.facts[m.fact]; f.timed && !f.denied && (when == l || f.till-f.from < when.till-when.from) {
				when = f
			}
		}
	}
	c := Cluster{Kind: s.text[l.kind], Type: s.text[l.typ], Future: l.future, Start: when.from.String(), End: when.till.String(), lead: g[0].fact}
	slices.SortFunc(g, func(a, b member) int {
		x, y := &s.docs[s.facts[a.fact].doc], &s.docs[s.facts[b.fact].doc]
		return cmp.Or(cmp.Compare(x.said, y.said), s.byName(a.fact, b.fact))
	})
	nodes := make([][]atom, len(g))
	for i, m := range g {
		nodes[i] = s.chainOf(&s.facts[m.fact])
	}
	chain, n := roots(nodes)
	c.Chains = make([]Chain, n)
	for i, m := range g {
		f := &s.facts[m.fact]
		d := &s.docs[f.doc]
		c.Members = append(c.Members, Member{Ref: Ref{d.id, s.text[f.claim]}, Outlet: d.outlet, Said: d.date, Denied: f.denied, Certainty: s.text[f.certainty],
			Evidence: s.text[f.evidence], Degree: s.text[f.degree], Chain: chain[i], Why: m.fit.codes})
		h := &c.Chains[chain[i]]
		root := nodes[i][len(nodes[i])-1]
		if h.Root == "" {
			h.Root, h.FirstSaid = s.text[root], d.date
		} else {
			h.Relays++
			// Of roots folded into one, the one furthest inward stands for it.
			if len(nodes[i]) > 1 && inward(nodes, chain, chain[i], root, h.Root, s) {
				h.Root = s.text[root]
			}
		}
		if f.denied {
			h.Denies = true
		} else {
			h.Affirms = true
		}
		h.Own = h.Own || s.own(f)
	}
	for _, h := range c.Chains {
		if h.Affirms {
			c.Affirming++
		}
		if h.Denies {
			c.Denying++
		}
	}
	c.FirstSaid, c.LastSaid = c.Members[0].Said, c.Members[len(c.Members)-1].Said
	c.Status = status(&c)
	c.Roles = s.roles(l, g)
	c.Numbers = s.numbers(g, chain)
	c.Corrections = s.corrections(g)
	c.key = s.key(l)
	return c
}

// inward reports that the root stands further in than the one now held: that
// the latter stands among the outer nodes of a chain that ends in the former.
func inward(nodes [][]atom, chain []int, k int, root atom, held string, s *Set) bool {
	for i, ns := range nodes {
		if chain[i] != k || ns[len(ns)-1] != root {
			continue
		}
		for _, m := range ns[:len(ns)-1] {
			if s.text[m] == held {
				return true
			}
		}
	}
	return false
}

func status(c *Cluster) Status {
	switch {
	case c.Affirming > 0 && c.Denying > 0:
		return Disputed
	case c.Affirming == 0:
		return Denied
	case c.Affirming > 1:
		return Corroborated
	case len(c.Members) > 1:
		return Repeated
	}
	return Single
}

// own reports that the root of a claim's chain is a party to the claim.
func (s *Set) own(f *fact) bool {
	nodes := s.chainOf(f)
	root, ok := strings.CutPrefix(s.text[nodes[len(nodes)-1]], "e:")
	if !ok {
		return false
	}
	side := s.k.side(root)
	return f.agent.side != 0 && s.text[f.agent.side] == side || f.patient.side != 0 && s.text[f.patient.side] == side
}

// roles are the roles as the leading claim fills them, with the words of the
// others.
func (s *Set) roles(l *fact, g []member) []Role {
	kind := s.text[l.kind]
	who, whom := "agent", "patient"
	if kind == "control" {
		who, whom = "holder", "from"
	}
	var out []Role
	whoRole := func(role string, of func(*fact) *party) {
		p := of(l)
		said, parts := map[string]bool{}, map[string]bool{}
		for _, m := range g {
			q := of(&s.facts[m.fact])
			if q.unsaid() {
				continue
			}
			if p.unsaid() {
				p = q // the leader does not say; the first who does stands in
			}
			if q.text != p.text {
				said[s.text[q.text]] = true
			}
			if q.entity != 0 && q.entity != p.entity {
				parts[s.text[q.entity]] = true
			}
		}
		if !p.unsaid() {
			out = append(out, Role{Role: role, Entity: s.text[p.entity], NameEn: s.label[p.entity], Text: s.text[p.text], Said: sorted(said), Parts: sorted(parts)})
		}
	}
	where := func(role string, of func(*fact) *spot) {
		p := of(l)
		if p.unsaid() {
			return
		}
		r := Role{Role: role, Entity: s.text[p.entity], NameEn: s.label[p.entity], Text: s.text[p.text]}
		if p.hasPoint {
			lat, lon := round5(p.lat), round5(p.lon)
			r.Lat, r.Lon, r.Km = &lat, &lon, float64(p.accuracy)
		}
		said := map[string]bool{}
		for _, m := range g {
			if q := of(&s.facts[m.fact]); !q.unsaid() && q.text != p.text {
				said[s.text[q.text]] = true
			}
		}
		r.Said = sorted(said)
		out = append(out, r)
	}
	if kind == "route" {
		where("from", func(f *fact) *spot { return &f.place })
		where("to", func(f *fact) *spot { return &f.to })
		return out
	}
	whoRole(who, func(f *fact) *party { return &f.agent })
	whoRole(whom, func(f *fact) *party { return &f.patient })
	where("place", func(f *fact) *spot { return &f.place })
	return out
}

func round5(x float32) float64 {
	n := float64(x) * 1e5
	if n < 0 {
		return float64(int64(n-0.5)) / 1e5
	}
	return float64(int64(n+0.5)) / 1e5
}

func sorted(m map[string]bool) []string {
	if len(m) == 0 {
		return nil
	}
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// key is what a claim says, as text: kind, type, parties, place, time, and the
// dispatch and claim that lead.
func (s *Set) key(f *fact) string {
	who := func(p *party) string {
		if p.entity != 0 {
			return s.text[p.entity]
		}
		return s.text[p.text]
	}
	at := func(p *spot) string {
		if p.entity != 0 {
			return s.text[p.entity]
		}
		return s.text[p.text]
	}
	future := ""
	if f.future {
		future = "future"
	}
	return strings.Join([]string{s.text[f.kind], s.text[f.typ], future, who(&f.agent), who(&f.patient), at(&f.place), at(&f.to), s.text[f.topic], f.from.String(), f.till.String()}, "\x1f")
}
