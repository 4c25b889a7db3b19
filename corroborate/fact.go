package corroborate

import (
	"math"
	"strings"

	"isnad"
	"isnad/arabic"
)

// Source is a dispatch as the comparison takes it.
type Source struct {
	Record *isnad.Record
	// Group names the group of near duplicates that the dispatch is one of:
	// what a group says counts once. It may be empty, and a group of one is
	// none.
	Group string
	// ForwardedFrom names the channel or outlet that the dispatch was
	// forwarded from; it becomes a link of each chain.
	ForwardedFrom string
}

// Ref names a claim.
type Ref struct {
	Doc   string `json:"doc"`
	Claim string `json:"claim"`
}

// atom is an interned string; 0 is the empty one.
type atom uint32

// party is who fills a role.
type party struct {
	entity atom // identity; 0 where only described
	side   atom // the party that the identity is a part of
	name   atom // the words that name it (nameKey); 0 where none does
	noun   atom // the words that say what it is (مسلح، مدني)
	class  class
	text   atom
}

func (p *party) unsaid() bool { return p.text == 0 }

// spot is where a claim is said to be so.
type spot struct {
	entity   atom
	name     atom // without the type words of settlements
	head     atom // first word of name
	named    bool // name holds more than words that fit any place
	text     atom
	hasPoint bool
	lat, lon float32
	accuracy float32 // km
}

func (s *spot) unsaid() bool { return s.text == 0 }

// count is a number of people or things that a claim gives.
type count struct {
	what     atom
	min, max int32 // -1 where the text gives none
}

// fact is what is kept of a claim.
type fact struct {
	doc   int32 // index into Set.docs
	claim atom  // id within its dispatch

	kind, typ, degree atom
	future, denied    bool
	certainty         atom
	evidence          atom

	agent, patient party // of control claims: holder and from; of routes: none
	place          spot
	to             spot // routes: the other end
	topic, state   atom // words
	mode           atom
	counts         []count

	from, till day // when it is said to be so
	timed      bool
	nodes      []atom // chain, outlet first; the last is the root
	alone      []atom // the chain if its dispatch is the only one of its group; nil where it has no group
	rank       uint8  // how exactly it is said
}

// doc is what is kept of a dispatch.
type doc struct {
	id, outlet   string
	voice        atom // node of the outlet
	group        atom // node of its group of near duplicates; 0 where it has none
	said, last   day  // first and last day of its date
	date         string
	corrects     bool // says of itself that it corrects
	places       []atom
	parties      []atom
	first, count int32 // its facts
	order        int32 // its number in the order of ids (Set.order)
}

// Set is the claims to be compared. It is not safe for use by many
// goroutines at once.
type Set struct {
	k     *Knowledge
	atoms map[string]atom
	text  []string
	docs  []doc
	facts []fact
	byDoc map[string]bool
	label map[atom]string // entity -> English name
	keys  map[nameOf]atom // memory of nameKey
	// inGroup counts the dispatches of each group (Compare).
	inGroup map[atom]int
	// recent are the sources that the dispatch now read has described, by
	// their first word.
	recent map[string]atom
}

type nameOf struct {
	text string
	drop class
}

// NewSet is an empty set.
func (k *Knowledge) NewSet() *Set {
	s := &Set{k: k, atoms: map[string]atom{"": 0}, text: []string{""}, byDoc: map[string]bool{}, label: map[atom]string{}, keys: map[nameOf]atom{}}
	return s
}

func (s *Set) atom(t string) atom {
	if a, ok := s.atoms[t]; ok {
		return a
	}
	t = strings.Clone(t)
	a := atom(len(s.text))
	s.atoms[t] = a
	s.text = append(s.text, t)
	return a
}

func (s *Set) nameKey(text string, drop class) atom {
	k := nameOf{text, drop}
	if a, ok := s.keys[k]; ok {
		return a
	}
	a := s.atom(s.k.nameKey(text, drop))
	s.keys[nameOf{strings.Clone(text), drop}] = a
	return a
}

// Len is the number of claims in the set.
func (s *Set) Len() int { return len(s.facts) }

// Dispatches is the number of dispatches in the set.
func (s *Set) Dispatches() int { return len(s.docs) }

// Add takes a dispatch in. It reports false, and changes nothing, where a
// dispatch of the same id is in the set already.
func (s *Set) Add(src Source) bool {
	r := src.Record
	if s.byDoc[r.Doc] {
		return false
	}
	s.byDoc[strings.Clone(r.Doc)] = true
	d := doc{id: strings.Clone(r.Doc), outlet: strings.Clone(r.Outlet), date: strings.Clone(r.Date), first: int32(len(s.facts))}
	d.said, d.last = unknownStart, unknownEnd
	if from, to, ok := days(r.Date); ok {
		d.said, d.last = from, to
	}
	d.voice = s.outletNode(r)
	d.corrects = s.corrects(r)
	byID := make(map[string]*isnad.MentionRecord, len(r.Mentions))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		byID[m.ID] = m
		if m.Entity == "" || strings.HasPrefix(m.Entity, "a:") {
			continue
		}
		e := s.atom(m.Entity)
		if m.NameEn != "" {
			if _, ok := s.label[e]; !ok {
				s.label[e] = strings.Clone(m.NameEn)
			}
		}
		switch m.Type {
		case "place":
			d.places = addAtom(d.places, e)
		case "actor", "person":
			d.parties = addAtom(d.parties, e)
		}
	}
	if src.Group != "" {
		d.group = s.atom("g:" + src.Group)
	}
	head := s.outletNodes(&d, src)
	s.recent = map[string]atom{}
	for i := range r.Claims {
		s.facts = append(s.facts, s.digest(r, &d, &r.Claims[i], byID, head))
	}
	d.count = int32(len(s.facts)) - d.first
	n := int32(len(s.docs))
	for i := d.first; i < d.first+d.count; i++ {
		s.facts[i].doc = n
	}
	s.docs = append(s.docs, d)
	return true
}

func addAtom(list []atom, a atom) []atom {
	for _, x := range list {
		if x == a {
			return list
		}
	}
	return append(list, a)
}

// corrects reports that the dispatch says of itself, at its beginning, that it
// corrects an earlier one.
func (s *Set) corrects(r *isnad.Record) bool {
	head := r.Text
	if i := strings.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	if len(head) > 400 {
		head = head[:400]
	}
	for _, w := range split(r.Title + " " + strings.ToValidUTF8(head, "")) {
		if s.k.class(w)&correction != 0 {
			return true
		}
	}
	return false
}

func (s *Set) digest(r *isnad.Record, d *doc, c *isnad.ClaimRecord, byID map[string]*isnad.MentionRecord, head []atom) fact {
	f := fact{claim: s.atom(c.ID), kind: s.atom(c.Kind), typ: s.atom(c.Type), degree: s.atom(c.Degree), mode: s.atom(c.Mode),
		future: c.Tense == isnad.Future, denied: c.Polarity == isnad.Denied, certainty: s.atom(c.Certainty), evidence: s.atom(c.Evidence)}
	kind := isnad.Kind(c.Kind)
	who, whom := "agent", "patient"
	if kind == isnad.Control {
		who, whom = "holder", "from"
	}
	var place, from, to *isnad.ArgRecord
	for i := range c.Args {
		a := &c.Args[i]
		m := byID[a.Mention]
		switch a.Role {
		case who:
			if f.agent.unsaid() {
				f.agent = s.party(a, m)
			}
		case whom:
			if f.patient.unsaid() {
				f.patient = s.party(a, m)
			}
		case "topic":
			f.topic = s.nameKey(a.Text, 0)
		}
		switch a.Role {
		case "place":
			// A claim can have several; the one that is known says most.
			if place == nil || entityOf(byID[place.Mention]) == "" && entityOf(m) != "" {
				place = a
			}
		case "from":
			from = a
		case "to":
			to = a
		}
	}
	switch {
	case kind == isnad.Route:
		if from != nil {
			f.place = s.spot(from, byID[from.Mention])
		}
		if to != nil {
			f.to = s.spot(to, byID[to.Mention])
		}
	default:
		if place == nil && kind == isnad.Event {
			// The place of a move is where it sets out or leads.
			if place = from; c.Type != "withdraw" && c.Type != "displace" || place == nil {
				if to != nil {
					place = to
				}
			}
		}
		if place != nil {
			f.place = s.spot(place, byID[place.Mention])
		}
	}
	if c.State != "" {
		f.state = s.nameKey(c.State, 0)
	}
	for _, q := range c.Counts {
		if q.Of {
			continue // a part of another count
		}
		n := count{what: s.atom(q.What), min: -1, max: -1}
		if q.Min != nil {
			n.min = clamp(*q.Min)
		}
		if q.Max != nil {
			n.max = clamp(*q.Max)
		}
		if n.min >= 0 || n.max >= 0 {
			f.counts = append(f.counts, n)
		}
	}
	s.time(&f, d, c)
	f.nodes = s.chain(r, c, head)
	if d.group != 0 {
		f.alone = s.chain(r, c, without(head, d.group))
	}
	s.pronoun(&f.agent, f.nodes)
	s.pronoun(&f.patient, f.nodes)
	f.rank = f.exactness()
	return f
}

func without(list []atom, a atom) []atom {
	var out []atom
	for _, x := range list {
		if x != a {
			out = append(out, x)
		}
	}
	return out
}

// chainOf is the chain of a claim, with its group where that has others.
func (s *Set) chainOf(f *fact) []atom {
	if f.alone != nil && s.inGroup[s.docs[f.doc].group] < 2 {
		return f.alone
	}
	return f.nodes
}

func clamp(n int) int32 { return int32(max(0, min(n, math.MaxInt32))) }

func entityOf(m *isnad.MentionRecord) string {
	if m == nil {
		return ""
	}
	return m.Entity
}

// party reads who fills a role.
func (s *Set) party(a *isnad.ArgRecord, m *isnad.MentionRecord) party {
	p := party{text: s.atom(a.Text)}
	for _, w := range split(a.Text) {
		p.class |= s.k.class(w) & (force | people)
	}
	if e := entityOf(m); e != "" && !strings.HasPrefix(e, "a:") && m.Type != "count" && m.Type != "role" {
		p.entity = s.atom(e)
		p.side = s.atom(s.k.side(e))
	}
	text := a.Text
	if w := split(text); len(w) > 0 {
		if _, n, ok := arabic.ParseNumber(w); ok {
			text = strings.Join(w[n:], " ") // ثلاثة مدنيين: a number names nobody
		}
	}
	p.name = s.nameKey(text, force|people)
	if p.name == 0 {
		p.noun = s.nameKey(text, 0)
	}
	return p
}

// pronoun gives a party that is described with a pronoun (قواته) the identity
// of the source that says so: نفى التحالف قصف طيرانه بلدة هجين.
func (s *Set) pronoun(p *party, nodes []atom) {
	if p.entity != 0 || p.name != 0 || p.class&force == 0 {
		return
	}
	w := split(s.text[p.text])
	if len(w) != 1 || !strings.HasSuffix(w[0], "ه") && !strings.HasSuffix(w[0], "ها") && !strings.HasSuffix(w[0], "هم") {
		return
	}
	// ه can be a teh marbuta: قوة is no قوه.
	if strings.HasSuffix(s.text[p.text], "ة") {
		return
	}
	if e, ok := strings.CutPrefix(s.text[nodes[len(nodes)-1]], "e:"); ok {
		p.entity, p.side = s.atom(e), s.atom(s.k.side(e))
	}
}

// spot reads a place.
func (s *Set) spot(a *isnad.ArgRecord, m *isnad.MentionRecord) spot {
	p := spot{text: s.atom(a.Text), entity: s.atom(entityOf(m)), name: s.nameKey(a.Text, placeType)}
	if p.name == 0 {
		p.name = s.nameKey(a.Text, 0)
	}
	name := s.text[p.name]
	h, _, _ := strings.Cut(name, " ")
	p.head = s.atom(h)
	p.named = s.nameKey(a.Text, placeType|anywhere) != 0
	if m != nil && m.Lat != nil && m.Lon != nil {
		p.hasPoint, p.lat, p.lon, p.accuracy = true, float32(*m.Lat), float32(*m.Lon), float32(m.AccuracyKm)
	}
	return p
}

// time sets when the claim is said to be so: the time that the text gives, or
// else the days before the dispatch that news of its type reaches back.
func (s *Set) time(f *fact, d *doc, c *isnad.ClaimRecord) {
	f.from, f.till = unknownStart, unknownEnd
	// What has happened did so by the day of the dispatch: a time after it was
	// reckoned wrongly, and the date stands for it.
	if a, b, ok := interval(c.Time.Start, c.Time.End); ok && (f.future || d.said <= unknownStart || a <= d.last) {
		f.from, f.till, f.timed = a, b, true
		return
	}
	a, b, ok := days(d.date)
	if !ok {
		return
	}
	back := reach(c.Kind, c.Type)
	if f.denied {
		back = max(back, 7) // what is denied was said before
	}
	if d.corrects {
		back = max(back, 7) // what is corrected too
	}
	if c.Time.Text != "" {
		back = max(back, 10) // قبل أيام: a time, but none that can be reckoned
	}
	switch {
	case f.future:
		b += 30
	default:
		a -= back
	}
	f.from, f.till = a, b
}

func interval(start, end string) (a, b day, ok bool) {
	a, b = unknownStart, unknownEnd
	if x, y, k := days(start); k {
		a, b, ok = x, y, true
	}
	if _, y, k := days(end); k {
		if b, ok = y, true; a == unknownStart {
			a, _, _ = days(end)
		}
	}
	if a > b {
		a, b = b, a
	}
	return a, b, ok
}

// reach is how many days a claim without a time reaches back from the date
// of its dispatch.
func reach(kind, typ string) day {
	switch kind {
	case "relation", "route", "presence", "condition":
		return 14
	case "control":
		if typ == "hold" || typ == "contest" {
			return 3
		}
		return 2
	}
	switch typ {
	case "airstrike", "shelling", "clash", "attack", "explosion", "kill", "repel":
		return 1 // such things happen every day
	}
	return 2
}

// exactness is how much of a claim is known, for the choice of leaders.
func (f *fact) exactness() uint8 {
	n := uint8(0)
	for _, p := range []*party{&f.agent, &f.patient} {
		switch {
		case p.entity != 0:
			n += 3
		case p.name != 0:
			n += 2
		case !p.unsaid():
			n++
		}
	}
	if f.place.entity != 0 {
		n += 3
	} else if f.place.named {
		n += 2
	}
	if f.timed && f.till-f.from <= 8 {
		n++
	}
	if len(f.counts) > 0 {
		n++
	}
	return n
}
