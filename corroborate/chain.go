package corroborate

import (
	"strings"

	"isnad"
)

// Chains of sources are compared as lists of nodes, from the outlet inward. A
// node is a source under its identity:
//
//	e:reuters      a party, person or agency that is known
//	n:مرصد محلي     a source by the words of its name
//	g:17           the text that the outlets of a group of near duplicates share
//	u:مصدر عسكر@…   a source that is described and not named, told to the node behind @
//
// The root of a chain is its last node: the source nearest to the claim.

// outletNode is the node of the outlet of a dispatch.
func (s *Set) outletNode(r *isnad.Record) atom {
	if n := s.k.outlet(r.Outlet); n != "" {
		return s.atom(n)
	}
	return s.atom("d:" + r.Doc) // an outlet without a name is a voice of its own
}

// outletNodes are the nodes that all chains of a dispatch begin with: the
// outlet, the text that it shares with others, and whom it was forwarded from.
func (s *Set) outletNodes(d *doc, src Source) []atom {
	out := []atom{d.voice}
	if d.group != 0 {
		out = append(out, d.group)
	}
	if src.ForwardedFrom != "" {
		if n := s.k.outlet(src.ForwardedFrom); n != "" && s.atom(n) != d.voice {
			out = append(out, s.atom(n))
		}
	}
	return out
}

// chain is the nodes of a claim's chain.
func (s *Set) chain(r *isnad.Record, c *isnad.ClaimRecord, head []atom) []atom {
	out := append(make([]atom, 0, len(head)+len(c.Chain)), head...)
	for i := range c.Chain {
		l := &c.Chain[i]
		if i == 0 && l.Kind == "outlet" {
			continue
		}
		n := s.node(r, l, out)
		if n == 0 || n == out[len(out)-1] {
			continue
		}
		again := false
		for _, m := range out {
			again = again || m == n
		}
		if !again {
			out = append(out, n)
		}
	}
	return out
}

// node is the node of a link, or 0 where the link is the outlet itself (its
// own correspondent, "the agency").
func (s *Set) node(r *isnad.Record, l *isnad.LinkRecord, before []atom) atom {
	own := true
	for _, w := range split(l.Who) {
		if c := s.k.class(w); c&self != 0 {
			return 0
		} else if c&(outletWord|unnamed) == 0 {
			own = false
		}
	}
	if own && l.Kind != "unnamed" && s.nameKey(l.Who, outletWord) == 0 {
		return 0 // made of type words only: the outlet speaks of itself
	}
	if e := linkEntity(r, l); e != "" {
		return s.atom("e:" + e)
	}
	// A source in a party's ranks (مصدر في قوات النظام) speaks for the party.
	if id, ok := s.k.names[s.k.nameKey(l.Who, unnamed)]; ok {
		return s.atom("e:" + id)
	}
	name := s.nameKey(l.Who, outletWord|unnamed|force|people)
	if name != 0 && l.Kind != "unnamed" && l.Kind != "witness" {
		if n := s.k.outlet(l.Who); n != "" && n[0] == 'e' {
			return s.atom(n)
		}
		n := s.atom("n:" + s.text[name])
		if s.sameName(n, before[0]) {
			return 0
		}
		return n
	}
	words := s.k.nameKey(l.Who, 0)
	first, _, more := strings.Cut(words, " ")
	key := first + "@" + s.text[before[len(before)-1]][:1]
	if at, ok := s.recent[key]; ok && !more && strings.HasPrefix(l.Who, "ال") {
		return at // المصدر after مصدر عسكري
	}
	n := s.atom("u:" + words + "@" + s.text[before[len(before)-1]])
	s.recent[key] = n
	return n
}

// sameName reports that a link names the outlet by a part of its name (وكالة
// الضفة in وكالة الضفة للأنباء).
func (s *Set) sameName(link, outlet atom) bool {
	a, b := s.text[link], s.text[outlet]
	return a == b || len(a) > 2 && strings.HasPrefix(b, "n:") && strings.HasPrefix(b[2:]+" ", a[2:]+" ")
}

// linkEntity is the identity of a link: that of the party or person whose
// mention stands in it.
func linkEntity(r *isnad.Record, l *isnad.LinkRecord) string {
	if l.Start == nil || l.End == nil {
		return ""
	}
	best := ""
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Type != "actor" && m.Type != "person" || m.Start < *l.Start || m.End > *l.End {
			continue
		}
		if m.Entity == "" || strings.HasPrefix(m.Entity, "a:") {
			continue
		}
		// A person speaks for himself even where his office names a party.
		if best == "" || m.Type == "person" {
			best = m.Entity
		}
	}
	return best
}

// roots folds the chains of claims into independent ones: chain[i] is the
// number of the chain of claim i, from 0 in the order of the claims. Chains
// with one root are one. A root that stands further out in another chain (the
// agency that another outlet quotes with the agency's source) is folded into
// that chain; where it stands in several, into the first of them.
func roots(nodes [][]atom) (chain []int, n int) {
	parent := map[atom]atom{}
	var find func(a atom) atom
	find = func(a atom) atom {
		p, ok := parent[a]
		if !ok {
			parent[a] = a
			return a
		}
		if p == a {
			return a
		}
		p = find(p)
		parent[a] = p
		return p
	}
	isRoot := map[atom]bool{}
	for _, ns := range nodes {
		isRoot[ns[len(ns)-1]] = true
	}
	folded := map[atom]bool{}
	for _, ns := range nodes {
		root := ns[len(ns)-1]
		for _, m := range ns[:len(ns)-1] {
			if isRoot[m] && m != root && !folded[m] {
				folded[m] = true
				parent[find(m)] = find(root)
			}
		}
	}
	num := map[atom]int{}
	chain = make([]int, len(nodes))
	for i, ns := range nodes {
		r := find(ns[len(ns)-1])
		k, ok := num[r]
		if !ok {
			k = len(num)
			num[r] = k
		}
		chain[i] = k
	}
	return chain, len(num)
}
