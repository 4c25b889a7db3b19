package pipeline

import (
	"math"

	"isnad"
	"isnad/arabic"
	"isnad/gazetteer"
)

// scene is what the located places of a dispatch say of those that have no
// name, or a name that no table has.
type scene struct {
	r      *Reader
	sents  []isnad.Sentence
	ms     []isnad.Mention
	places []*gazetteer.Place // of the mentions that were resolved by name
	outlet string             // country of the outlet
	counts map[string]int     // how often each place is named
}

// sceneReach is within how many mentions of its own a described place looks for
// the one that is meant.
const sceneReach = 80

// named is how often a place is named.
func (sc *scene) named(id string) int {
	if sc.counts == nil {
		sc.counts = map[string]int{}
		for _, p := range sc.places {
			if p != nil {
				sc.counts[p.ID]++
			}
		}
	}
	return sc.counts[id]
}

// How far from the place that it is said to be in, or that the dispatch speaks
// of, a place is taken to lie: one that is described or a part of a town, and
// one with an unknown name.
const (
	sceneKm   = 10
	unknownKm = 25
)

// strays forgets places that only share their names with ones of the dispatch:
// a quarter, building or piece of ground that lies far from all that it speaks
// of, and any little known place in a country that it does not speak of.
func (sc *scene) strays() {
	const groundKm, foreignKm = 60, 300
	type one struct {
		p      *gazetteer.Place
		ground bool // wherever it is named
	}
	var all []one
	at := map[string]int{}
	for i, p := range sc.places {
		if p == nil {
			continue
		}
		k, ok := at[p.ID]
		if !ok {
			k = len(all)
			at[p.ID] = k
			all = append(all, one{p, true})
		}
		all[k].ground = all[k].ground && sc.ground(i)
	}
	stray := map[string]bool{}
	for _, a := range all {
		p := a.p
		part := p.Kind == "neighbourhood" || p.Kind == "campus" || p.Kind == "county" || p.Kind == "localadmin"
		switch {
		case a.ground, part && p.Rank <= 6: // a street or a quarter is looked for where the dispatch is
		case p.Rank > 5 || p.Rank > 3 && p.Kind != "locality":
			continue
		}
		if p.AccuracyKm > 60 {
			continue
		}
		near, others, home := math.Inf(1), 0, false
		for _, b := range all {
			o := b.p
			if o.ID == p.ID || o.Rank <= 3 && b.ground {
				continue
			}
			home = home || o.Country == p.Country
			if o.AccuracyKm <= 100 {
				others++
				near = min(near, gazetteer.Km(o.Lat, o.Lon, p.Lat, p.Lon))
			}
		}
		known := p.Rank > 5 || p.Rank > 3 && p.Kind != "locality"
		far := a.ground && !known && (near > groundKm && p.Rank <= 3 || near > 3*groundKm) || !home && near > foreignKm || others > 2 && p.Rank <= 2 && near > foreignKm
		if others > 0 && far {
			stray[p.ID] = true
		}
	}
	for i, p := range sc.places {
		if p != nil && stray[p.ID] {
			sc.places[i] = nil
		}
	}
}

// ground reports a place whose head noun names a quarter, a building or a
// piece of ground, which a dispatch takes from the place that it speaks of.
func (sc *scene) ground(i int) bool {
	m := &sc.ms[i]
	toks := sc.sents[m.Sent].Tokens
	h := m.Head
	for h < m.Last && sides.Has(toks[h].Best().Lemma) { // مدخل | قرية كذا
		h++
	}
	a := toks[h].Best()
	switch a.Class {
	case "facility", "way", "area", "natural":
		return m.First != m.Last
	}
	return grounds.Has(a.Lemma)
}

var sides = arabic.SetOf("مدخل", "مخرج", "وسط", "مركز", "محيط", "طرف", "مشارف")

var grounds = arabic.SetOf("حي", "حارة", "ضاحية", "محلة", "مزرعة", "معسكر", "ساحة", "دوار", "شارع", "سوق", "قلعة", "بوابة", "جولة", "محور")

// sameSentence is how much more a place counts that stands before in the sentence.
const sameSentence = 4

// refer gives a place without a point that of the named one that it goes back
// to or lies in: the one behind it in its sentence (مدرسة في هجين), an earlier
// one of the same kind, the last one named before, or else the first of the
// dispatch. nameless says that it is only described; others have a name that no
// table has.
func (sc *scene) refer(i int, nameless bool) {
	m := &sc.ms[i]
	toks := sc.sents[m.Sent].Tokens
	head := toks[m.Head].Best()
	if head.Lemma == "عاصمة" && m.First == m.Last {
		if p := sc.capital(i); p != nil {
			m.Entity, m.NameEn, m.Kind = p.ID, p.NameEn, p.Kind
			m.Where = &isnad.Location{Lat: p.Lat, Lon: p.Lon, AccuracyKm: p.AccuracyKm, ID: p.ID}
			return
		}
	}
	settlement := head.Class == "settlement" && nameless
	from := -1
	if !settlement && i+1 < len(sc.ms) {
		if o := &sc.ms[i+1]; o.Sent == m.Sent && sc.point(i+1) && o.First <= m.Last+2 && (o.First == m.Last+2 && toks[m.Last+1].Fold == "في" || toks[o.First].Best().Proclitics.Has(isnad.ProBi)) {
			from = i + 1
		}
	}
	if from < 0 && nameless && !(head.Lemma == "مدينة" && sc.townBefore(i)) {
		for j := i - 1; from < 0 && j >= max(0, i-2*sceneReach); j-- {
			if sc.point(j) && sc.headLemma(j) == head.Lemma {
				from = j
			}
		}
	}
	if from < 0 {
		from = sc.spoken(i, head.Lemma)
	}
	if from < 0 {
		return
	}
	o := &sc.ms[from]
	w := *o.Where
	within := float64(sceneKm)
	if !nameless && !sc.ground(i) {
		within = unknownKm
	}
	w.AccuracyKm = max(w.AccuracyKm, within)
	m.Where = &w
	if settlement && m.First == m.Last && toks[m.First].Best().Number != isnad.Plural {
		m.Entity, m.NameEn, m.Kind = o.Entity, o.NameEn, o.Kind
	}
}

// townBefore reports a town of some size that stands by its name alone before
// mention i in its sentence.
func (sc *scene) townBefore(i int) bool {
	for j := i - 1; j >= 0 && sc.ms[j].Sent == sc.ms[i].Sent; j-- {
		if p := sc.places[j]; p != nil && sc.point(j) && p.Rank >= 4 && !sc.ground(j) && (p.Kind == "locality" || p.Kind == "region") {
			return true
		}
	}
	return false
}

func (sc *scene) headLemma(j int) string {
	m := &sc.ms[j]
	return sc.sents[m.Sent].Tokens[m.Head].Best().Lemma
}

// point reports a mention that has a point near enough to lend it.
func (sc *scene) point(j int) bool {
	o := &sc.ms[j]
	return o.Type == isnad.Place && o.Where != nil && o.Kind != "country" && o.Where.AccuracyKm <= 60
}

// spoken is the place that the dispatch speaks of at mention i: a town named
// before it, or else behind it, or any place at all. The last one named counts
// most, then how often it is named; المدينة wants a town of some size.
func (sc *scene) spoken(i int, lemma string) int {
	m := &sc.ms[i]
	best, top := -1, math.Inf(-1)
	for j := max(0, i-sceneReach); j < min(len(sc.ms), i+sceneReach); j++ {
		o := &sc.ms[j]
		if j == i || !sc.point(j) || !o.Named && sc.places[j] == nil {
			continue
		}
		p := sc.places[j]
		s := -0.2 * math.Abs(float64(m.Sent-o.Sent))
		if j > i {
			s -= 1.5
			if o.Sent > m.Sent {
				s -= 1
			}
		} else {
			s += 0.01 * float64(j-i)
			if o.Sent == m.Sent {
				s += sameSentence // أما في سبها فالهدوء يسود المدينة
			}
		}
		town := p != nil && (p.Kind == "locality" || p.Kind == "camp" || p.Kind == "county" || p.Kind == "localadmin" || p.Kind == "region") && !sc.ground(j)
		switch {
		case !town:
			s -= 3
		case lemma == "مدينة" && p.Rank < 4 && sc.headLemma(j) != lemma:
			s -= 2
		case lemma == "مدينة" && p.Kind == "region" || o.Where.AccuracyKm > 30:
			s -= 0.5
		}
		if town {
			s += 0.8 * math.Min(float64(sc.named(p.ID)), 4)
			if lemma == "مدينة" && sc.headLemma(j) == lemma {
				s++
			}
		}
		if s > top {
			best, top = j, s
		}
	}
	return best
}

// capital is the capital of the country that most places of the dispatch lie
// in, or else of the outlet's.
func (sc *scene) capital(i int) *gazetteer.Place {
	count := map[string]int{}
	best := sc.outlet
	for _, p := range sc.places {
		if p == nil || p.Country == "" {
			continue
		}
		count[p.Country]++
		if c := count[p.Country]; c > count[best] || c == count[best] && p.Country < best {
			best = p.Country
		}
	}
	name := sc.r.Actors.Capital(best)
	if name == "" {
		return nil
	}
	for _, c := range sc.r.Places.Candidates(name) {
		if c.Place.Kind == "locality" && c.Place.Country == best {
			p := c.Place
			return &p
		}
	}
	return nil
}
