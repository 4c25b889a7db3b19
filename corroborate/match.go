package corroborate

import (
	"math"
	"strings"
)

// fit is how well a claim fits a leader: 0 for not at all.
type fit struct {
	score int
	codes []Code
	// loose: no party and no name tells the two apart or together; what fits
	// is only that nothing contradicts.
	loose bool
}

func (f *fit) add(score int, c Code) {
	f.score += score
	for _, x := range f.codes {
		if x == c {
			return
		}
	}
	f.codes = append(f.codes, c)
}

// Grades of likeness of two parties or places.
const (
	conflict = iota
	silent   // one does not say
	generic  // one says it in words that fit anybody
	byName
	bySide
	byIdentity
)

func (s *Set) within(long, short atom) bool {
	if long == short {
		return true
	}
	a, b := s.text[long], s.text[short]
	if len(a) < len(b) {
		a, b = b, a
	}
	return b != "" && strings.Contains(" "+a+" ", " "+b+" ")
}

// parties grades two parties.
func (s *Set) parties(a, b *party) int {
	switch {
	case a.unsaid() || b.unsaid():
		return silent
	case a.entity != 0 && b.entity != 0:
		switch {
		case a.entity == b.entity:
			return byIdentity
		case a.side == b.side:
			return bySide
		}
		return conflict
	case a.name != 0 && b.name != 0:
		if s.within(a.name, b.name) {
			return byName
		}
		return conflict
	}
	// At least one is described in common words only.
	if people&(a.class|b.class) != 0 {
		if a.class&people != 0 && b.class&people != 0 {
			return generic
		}
		if a.class&force != 0 || b.class&force != 0 || a.entity != 0 || b.entity != 0 {
			return conflict
		}
	}
	return generic
}

func (g gradeOf) code() Code {
	switch g {
	case byIdentity:
		return SameParty
	case bySide:
		return SameSide
	case byName:
		return PartyByName
	case generic:
		return PartyGeneric
	}
	return PartyUnsaid
}

type gradeOf int

// places grades two places.
func (s *Set) places(a, b *spot) int {
	switch {
	case a.unsaid() || b.unsaid():
		return silent
	case a.entity != 0 && a.entity == b.entity:
		return byIdentity
	case a.entity != 0 && b.entity != 0:
		// Two rows of the gazetteer can be one place.
		if a.name == b.name && a.named && a.hasPoint && b.hasPoint && km(a.lat, a.lon, b.lat, b.lon) <= 5 {
			return byName
		}
		return conflict
	}
	// Names are compared from their head on: مطار and مطار الحديدة can be one,
	// الحديدة and مطار الحديدة cannot.
	x, y := s.text[a.name], s.text[b.name]
	if x != y && !strings.HasPrefix(x, y+" ") && !strings.HasPrefix(y, x+" ") {
		return conflict
	}
	far := math.Inf(1)
	if a.hasPoint && b.hasPoint {
		far = km(a.lat, a.lon, b.lat, b.lon)
	}
	if a.named && b.named {
		// The point of a place that is not resolved is that of another one
		// nearby in the text: it says in which part of the world it lies.
		if !math.IsInf(far, 1) && far > 500 {
			return conflict
		}
		return byName
	}
	// A word that fits any place (المطار) is a name only beside a point.
	if far <= 5 {
		return byName
	}
	return conflict
}

func km(la, lo, lb, lp float32) float64 {
	const rad = math.Pi / 180
	a, b := float64(la)*rad, float64(lb)*rad
	h := math.Pow(math.Sin((b-a)/2), 2) + math.Cos(a)*math.Cos(b)*math.Pow(math.Sin(float64(lp-lo)*rad/2), 2)
	return 12742 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// slack is how many days may lie between the times of two claims.
func slack(kind, typ string) day {
	if kind == "event" && reach(kind, typ) == 1 {
		return 0
	}
	return 1
}

// match says how well the claim f fits the cluster that l leads. Both are of
// one kind and type and of one tense (future or not).
func (s *Set) match(l, f *fact) (fit, bool) {
	var m fit
	kind, typ := s.text[f.kind], s.text[f.typ]
	// Time.
	switch gap := max(l.from-f.till, f.from-l.till); {
	case l.from <= unknownStart || f.from <= unknownStart:
		m.add(0, TimeUnknown)
	case gap > slack(kind, typ):
		return m, false
	case gap > 0:
		m.add(1, TimeNear)
	default:
		m.add(2, TimeOverlaps)
		if l.timed && f.timed {
			m.score += 2
		}
	}
	if !f.timed && f.from > unknownStart {
		m.add(0, TimeByDate)
	}
	if kind == "route" {
		return m, s.way(l, f, &m)
	}
	// Place.
	pl := s.places(&l.place, &f.place)
	switch pl {
	case conflict:
		return m, false
	case silent:
		if l.place.unsaid() != f.place.unsaid() && kind != "relation" {
			return m, false // which of its places would be a guess
		}
		if kind == "event" {
			m.add(0, PlaceUnsaid)
		}
	case byIdentity:
		m.add(6, SamePlace)
	default:
		m.add(4, PlaceByName)
	}
	// Parties.
	a, p := s.parties(&l.agent, &f.agent), s.parties(&l.patient, &f.patient)
	if kind == "event" && (typ == "clash" || typ == "meet" || typ == "agree") || kind == "relation" && (typ == "ally" || typ == "oppose") {
		x, y := s.parties(&l.agent, &f.patient), s.parties(&l.patient, &f.agent)
		if (a == conflict || p == conflict || x+y > a+p) && x != conflict && y != conflict {
			a, p = x, y
			m.add(0, Swapped)
		}
	}
	if a == conflict || p == conflict {
		return m, false
	}
	for _, g := range []int{a, p} {
		if g == silent {
			continue
		}
		m.add(g, gradeOf(g).code())
	}
	if l.agent.unsaid() != f.agent.unsaid() || l.patient.unsaid() != f.patient.unsaid() {
		m.add(0, PartyUnsaid)
	}
	best := max(a, p)
	m.loose = best < byName
	ok := false
	switch kind {
	case "control", "presence":
		ok = pl >= byName && a >= generic
	case "relation":
		// Who stands to whom within one side is just what it says.
		ok = a >= byName && p >= byName && a != bySide && p != bySide
	case "condition":
		ok = (pl >= byName || best >= byName) && s.alike(l.state, f.state)
		m.add(1, SameState)
	case "event":
		ok = s.event(l, f, pl, a, p, &m)
	}
	if ok && l.degree != f.degree && kind == "control" {
		m.add(-1, DegreeDiffers)
	}
	return m, ok
}

// event decides for events once nothing contradicts.
func (s *Set) event(l, f *fact, pl, a, p int, m *fit) bool {
	typ := s.text[f.typ]
	if typ == "kill" && !s.sameDead(l, f) {
		return false
	}
	switch typ {
	case "state", "accuse", "demand", "threaten", "reject", "meet", "agree":
		if l.topic != 0 && f.topic != 0 {
			if !s.alike(l.topic, f.topic) {
				return false
			}
			m.add(2, SameTopic)
		} else if l.topic != f.topic && pl < byName && min(a, p) < byName {
			return false
		}
	}
	if pl >= byName {
		return true
	}
	// Without a place, a party must be known and the same, and either the
	// other party too or, of the dead, their number.
	if max(a, p) < byName {
		return false
	}
	if typ == "kill" {
		if !overlapCounts(l.counts, f.counts) {
			return false
		}
		m.add(2, SameCount)
		return true
	}
	return min(a, p) >= byName || (l.agent.unsaid() && f.agent.unsaid()) || (l.patient.unsaid() && f.patient.unsaid())
}

// sameDead reports that two claims can speak of the same dead or wounded:
// fighters are no civilians, the killed no wounded, soldiers no gunmen.
func (s *Set) sameDead(l, f *fact) bool {
	a, b := &l.patient, &f.patient
	if a.noun != 0 && b.noun != 0 && a.class&force != 0 && b.class&force != 0 && !s.alike(a.noun, b.noun) {
		return false
	}
	if len(l.counts) == 0 || len(f.counts) == 0 {
		return true
	}
	for _, x := range l.counts {
		for _, y := range f.counts {
			if x.what == y.what {
				return true
			}
		}
	}
	return false
}

func overlapCounts(a, b []count) bool {
	for _, x := range a {
		for _, y := range b {
			if x.what == y.what && x.low() <= y.high() && y.low() <= x.high() {
				return true
			}
		}
	}
	return false
}

func (c count) low() int32 { return max(c.min, 0) }

func (c count) high() int32 {
	if c.max < 0 {
		return math.MaxInt32
	}
	return c.max
}

// alike reports that two lists of words share at least a third of the
// shorter one, and a word at least.
func (s *Set) alike(a, b atom) bool {
	if a == b {
		return true
	}
	x, y := strings.Fields(s.text[a]), strings.Fields(s.text[b])
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for _, w := range x {
		for _, v := range y {
			if w == v {
				n++
				break
			}
		}
	}
	return n > 0 && 3*n >= len(x)
}

// way compares routes: the two ends in either order, and the mode where both
// say it.
func (s *Set) way(l, f *fact, m *fit) bool {
	if l.mode != f.mode && s.text[l.mode] != "unsaid" && s.text[f.mode] != "unsaid" && l.mode != 0 && f.mode != 0 {
		return false
	}
	same := s.places(&l.place, &f.place) >= byName && s.places(&l.to, &f.to) >= byName
	back := s.places(&l.place, &f.to) >= byName && s.places(&l.to, &f.place) >= byName
	if same || back {
		m.add(6, SameWay)
	}
	return same || back
}
