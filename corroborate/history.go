package corroborate

import (
	"cmp"
	"slices"
)

// Statement is one thing that is said of who holds a place: a cluster of
// control claims, or of moves that bear on control (a withdrawal from the
// place; an entry that is denied).
type Statement struct {
	Cluster string `json:"cluster"`
	Start   string `json:"start"`
	End     string `json:"end"`
	Type    string `json:"type"` // hold, take, lose, contest, approach, withdraw, advance
	Holder  Role   `json:"holder"`
	Place   Role   `json:"place"`
	// Holds: affirming says that the party holds the place; otherwise it says
	// that the party does not.
	Holds bool `json:"holds"`
	// Degree is what most affirming chains say: full, part, fire, siege;
	// empty for moves.
	Degree    string   `json:"degree,omitempty"`
	Affirming int      `json:"affirming"`
	Denying   int      `json:"denying"`
	Affirmers []string `json:"affirmers"` // outlets, sorted
	Deniers   []string `json:"deniers"`
	FirstSaid string   `json:"first_said"`
	LastSaid  string   `json:"last_said"`
	Future    bool     `json:"future,omitempty"`

	side     string
	from, to day
	firm     bool // full or unsaid degree: excludes another holder
}

// Dispute is a contradiction between two statements about one place, or
// within one that some affirm and some deny (then A and B are the same).
type Dispute struct {
	A    string `json:"a"` // cluster
	B    string `json:"b"` // cluster
	Code Code   `json:"code"`
	// Open: nothing said later settles it. Settled is the later statement
	// that does: it gives the place to one party, is denied by nobody, and
	// rests on two independent chains or more, or on a source that once said
	// otherwise.
	Open    bool   `json:"open"`
	Settled string `json:"settled,omitempty"`
}

// History is what is said of the control of one place over time.
type History struct {
	Place      Role        `json:"place"`
	Statements []Statement `json:"statements"` // by time
	Disputes   []Dispute   `json:"disputes"`
}

// Places are the keys of the places of which control is told, sorted: entities
// where they are known, else "t:" and the folded words.
func (p *Picture) Places() []string {
	out := make([]string, 0, len(p.byPlace))
	for k := range p.byPlace {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// History is what is said of the control of a place; place is an entity or a
// key of Places. It is empty where nothing is said.
func (p *Picture) History(place string) History {
	var h History
	h.Statements, h.Disputes = []Statement{}, []Dispute{}
	for _, i := range p.byPlace[place] {
		if s, ok := p.statement(&p.Clusters[i]); ok {
			h.Statements = append(h.Statements, s)
		}
	}
	slices.SortStableFunc(h.Statements, func(a, b Statement) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.Cluster, b.Cluster))
	})
	for i := range h.Statements {
		// A statement that names the place (سراقب) before one that points to
		// it (المدينة).
		if c, ok := p.Cluster(h.Statements[i].Cluster); i == 0 || ok && p.set.facts[c.lead].place.named {
			h.Place = h.Statements[i].Place
			if ok && p.set.facts[c.lead].place.named {
				break
			}
		}
	}
	h.disputes(p)
	return h
}

// statement reads a cluster as a statement about control.
func (p *Picture) statement(c *Cluster) (Statement, bool) {
	l := &p.set.facts[c.lead]
	s := Statement{Cluster: c.ID, Start: c.Start, End: c.End, Type: c.Type, Affirming: c.Affirming, Denying: c.Denying, FirstSaid: c.FirstSaid, LastSaid: c.LastSaid,
		Future: c.Future, from: l.from, to: l.till, Holds: true, firm: true, side: p.set.text[l.agent.side]}
	if from, to, ok := interval(c.Start, c.End); ok {
		s.from, s.to = from, to
	}
	who := "agent"
	switch {
	case c.Kind == "control":
		who = "holder"
		s.Holds = c.Type != "lose"
		s.Degree = degree(c)
		s.firm = (s.Degree == "full" || s.Degree == "") && (c.Type == "hold" || c.Type == "take")
	case c.Kind == "event" && c.Type == "withdraw":
		s.Holds = false
	case c.Kind == "event" && c.Type == "advance" && c.Denying > 0:
		// That a party entered says little of who holds the place; that it
		// did not says that it does not hold it.
		s.firm = false
	default:
		return s, false
	}
	h, ok := c.Role(who)
	if !ok {
		return s, false
	}
	at, ok := c.Role("place")
	if !ok {
		return s, false
	}
	s.Holder, s.Place = *h, *at
	if s.side == "" {
		s.side = "t:" + p.set.text[l.agent.name]
		if l.agent.name == 0 {
			s.side = "" // anybody
		}
	}
	aff, den := map[string]bool{}, map[string]bool{}
	for _, m := range c.Members {
		if m.Denied {
			den[m.Outlet] = true
		} else {
			aff[m.Outlet] = true
		}
	}
	s.Affirmers, s.Deniers = orEmpty(sorted(aff)), orEmpty(sorted(den))
	return s, true
}

func orEmpty(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// degree is what most affirming chains say; of equals the weaker one.
func degree(c *Cluster) string {
	votes := map[string]map[int]bool{}
	for _, m := range c.Members {
		if m.Denied && c.Affirming > 0 {
			continue
		}
		if votes[m.Degree] == nil {
			votes[m.Degree] = map[int]bool{}
		}
		votes[m.Degree][m.Chain] = true
	}
	best := ""
	for _, d := range []string{"siege", "fire", "part", "full"} {
		if len(votes[d]) > len(votes[best]) {
			best = d
		}
	}
	return best
}

// disputes finds the contradictions and whether they stay open.
func (h *History) disputes(p *Picture) {
	st := h.Statements
	for i := range st {
		a := &st[i]
		if a.Future {
			continue
		}
		if a.Affirming > 0 && a.Denying > 0 {
			h.Disputes = append(h.Disputes, h.judge(p, a, a, HeldAndLost))
		}
		for j := i + 1; j < len(st); j++ {
			b := &st[j]
			if b.from > a.to+7 && b.from > a.from+7 && a.to < unknownEnd {
				// Ordered by their beginning; a later one can still begin
				// within a long a, so that only a short a ends the search.
				break
			}
			if b.Future {
				continue
			}
			if code, ok := contradict(a, b); ok {
				h.Disputes = append(h.Disputes, h.judge(p, a, b, code))
			}
		}
	}
}

// says is +1 where the statement, taken with its denials, says that the party
// holds the place, -1 where it says that it does not, 0 where it says both or
// too little.
func (s *Statement) says() int {
	switch {
	case s.Affirming > 0 && s.Denying > 0:
		return 0
	case s.Type == "contest" || s.Type == "approach":
		return 0
	case s.Type == "advance" && s.Affirming > 0:
		return 0
	case s.Holds == (s.Denying == 0):
		return 1
	}
	return -1
}

// contradict reports that two statements cannot both be so.
func contradict(a, b *Statement) (Code, bool) {
	if a.side == "" || b.side == "" || max(a.from-b.to, b.from-a.to) > 1 {
		return "", false
	}
	x, y := a.says(), b.says()
	if x == 0 || y == 0 {
		return "", false
	}
	if a.side == b.side {
		// To take a place after having lost it, or to lose it after having
		// taken it, is no contradiction when the days can follow.
		if x != y && !(a.from < b.from && a.to < b.to) && !(b.from < a.from && b.to < a.to) {
			return HeldAndLost, true
		}
		return "", false
	}
	if x > 0 && y > 0 && a.firm && b.firm {
		if a.Type == "take" && b.Type == "take" && a.from != b.from {
			return "", false // it changed hands
		}
		return RivalHolders, true
	}
	return "", false
}

// judge looks for a later statement that settles the dispute.
func (h *History) judge(p *Picture, a, b *Statement, code Code) Dispute {
	d := Dispute{A: a.Cluster, B: b.Cluster, Code: code, Open: true}
	end := max(a.from, b.from)
	voices := map[string]bool{} // of both sides
	for _, x := range []*Statement{a, b} {
		if c, ok := p.Cluster(x.Cluster); ok {
			for _, ch := range c.Chains {
				voices[ch.Root] = true
			}
		}
	}
	for i := range h.Statements {
		c := &h.Statements[i]
		if c.Future || c == a || c == b || c.from <= end || c.says() <= 0 || !c.firm {
			continue
		}
		if c.Affirming >= 2 || p.changedMind(c, a, b, voices) {
			d.Open, d.Settled = false, c.Cluster
			return d
		}
	}
	return d
}

// changedMind reports that a chain of c stood, in a or b, behind another
// party than c's.
func (p *Picture) changedMind(c, a, b *Statement, voices map[string]bool) bool {
	k, ok := p.Cluster(c.Cluster)
	if !ok {
		return false
	}
	for _, ch := range k.Chains {
		if !ch.Affirms || !voices[ch.Root] {
			continue
		}
		for _, x := range []*Statement{a, b} {
			if o, ok := p.Cluster(x.Cluster); ok {
				for _, oc := range o.Chains {
					against := x.side != c.side && oc.Affirms == x.Holds || x.side == c.side && oc.Affirms != x.Holds
					if oc.Root == ch.Root && against {
						return true
					}
				}
			}
		}
	}
	return false
}

// Standing is a party that is said to hold a place on a day.
type Standing struct {
	Statement
	// Since is the first day of the statement; Disputed: an open dispute
	// touches it.
	Since    string `json:"since"`
	Disputed bool   `json:"disputed"`
}

// On is who is said to hold the place on a day (an ISO 8601 date): the latest
// statement of each party that says that it holds the place and is not
// followed, until that day, by one that it lost it or that another party took
// it. More than one means that the dispatches do not agree, or that parts of
// the place are held by several.
func (h *History) On(date string) []Standing {
	_, at, ok := days(date)
	if !ok {
		return nil
	}
	from := map[string]day{}
	for i := range h.Statements {
		from[h.Statements[i].Cluster] = h.Statements[i].from
	}
	open := map[string]bool{}
	for _, d := range h.Disputes {
		if d.Open || from[d.Settled] > at {
			open[d.A], open[d.B] = true, true
		}
	}
	held := map[string]Standing{}
	for i := range h.Statements {
		s := &h.Statements[i]
		if s.Future || s.from > at {
			continue
		}
		says := s.says()
		if s.Affirming > 0 && s.Denying > 0 && s.Holds && s.Type != "advance" {
			says = 1 // disputed, and shown as such
		}
		key := s.side
		switch {
		case says > 0:
			if s.Type == "take" && s.firm && !open[s.Cluster] {
				clear(held)
			}
			held[key] = Standing{Statement: *s, Since: s.Start, Disputed: open[s.Cluster]}
		case says < 0:
			delete(held, key)
		}
	}
	out := make([]Standing, 0, len(held))
	for _, s := range held {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(b.from, a.from), cmp.Compare(a.Cluster, b.Cluster))
	})
	return out
}
