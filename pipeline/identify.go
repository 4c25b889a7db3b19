package pipeline

import (
	"strings"

	"isnad"
	"isnad/actor"
	"isnad/arabic"
)

// identify finds the identity behind each mention: the party or person, and
// the place with its point.
func (r *Reader) identify(d *isnad.Dispatch, sents []isnad.Sentence, ms []isnad.Mention) {
	refs := make([]actor.Ref, len(ms))
	n := 0
	for i := range ms {
		n += ms[i].Last - ms[i].First + 1
	}
	room := make([]string, 0, n)
	for i := range ms {
		m := &ms[i]
		from := len(room)
		room = nameWords(room, d.Text, sents, m)
		refs[i] = actor.Ref{Type: m.Type, Entity: m.Entity, Words: room[from:len(room):len(room)], Lemma: sents[m.Sent].Tokens[m.Head].Best().Lemma}
	}
	for i, id := range r.Actors.Resolve(refs) {
		m := &ms[i]
		if m.Type != isnad.Actor && m.Type != isnad.Human {
			continue
		}
		m.Entity = id
		if x := r.Actors.Lookup(id); x != nil {
			m.NameEn = x.NameEn
			m.Kind = x.Kind
		}
	}
	r.locate(d, sents, ms, refs)
}

// nameWords adds the folded words of a mention, the first one without proclitics.
func nameWords(out []string, text string, sents []isnad.Sentence, m *isnad.Mention) []string {
	toks := sents[m.Sent].Tokens
	from := len(out)
	for j := m.First; j <= m.Last; j++ {
		switch toks[j].Kind {
		case isnad.Word, isnad.Number, isnad.Latin:
			out = append(out, toks[j].Fold)
		}
	}
	if len(out) > from && toks[m.First].Kind == isnad.Word {
		out[from] = firstWord(text, &toks[m.First], m)
	}
	return out
}

// generic reports a place that is only described (المدينة، المعبر، مدرسة
// لتعليم القرآن): it has no name to look up, and a village called so is not
// meant.
func generic(toks []isnad.Token, m *isnad.Mention) bool {
	an := toks[m.Head].Best()
	if parts[an.Lemma] {
		return true
	}
	if m.First == m.Last {
		switch an.Class {
		case "settlement", "facility", "crossing":
			return true
		}
	}
	return !m.Named && isHead(&toks[m.Head], "")
}

// described reports a head noun with nothing but adjectives, directions and
// generic words behind it (الأحياء الشرقية، المطار العسكري، محور المدينة), which
// no prominent place is called: a town called الشرقية is not meant. Adjectives
// of nations name their country (الحدود التركية).
func (r *Reader) described(toks []isnad.Token, m *isnad.Mention, w []string) bool {
	if m.First == m.Last || !isHead(&toks[m.First], "") {
		return false
	}
	for j := m.First + 1; j <= m.Last; j++ {
		t := &toks[j]
		a := t.Best()
		if t.Kind != isnad.Word || a.Guessed || a.POS == isnad.ProperNoun {
			return false
		}
		if _, nation := r.Actors.Adjective(t.Fold); nation {
			return false
		}
		ok := a.POS == isnad.Adjective || winds[t.Fold] != "" || a.Class == "settlement" && a.Proclitics.Has(isnad.ProAl) || a.Class == "quantity"
		for k := range t.Analyses {
			ok = ok || t.Analyses[k].POS == isnad.Adjective && t.Analyses[k].Proclitics == a.Proclitics
		}
		if !ok {
			return false
		}
	}
	if !toks[m.First].Best().Proclitics.Has(isnad.ProAl) && winds[w[1]] == "" {
		// مطار مروي: an adjective by its letters, and a town.
		if _, rank, ok := r.Places.Match(w[1:]); ok && rank >= 2 {
			return false
		}
	}
	n, rank, ok := r.Places.Match(w)
	return !(ok && n == len(w) && rank >= 4)
}

// parts are words for a part of a place, which a direction makes no name.
var parts = map[string]bool{"جزء": true, "قسم": true, "شطر": true, "جانب": true, "نصف": true, "ربع": true}

// sceneKm is how far from the place that it is said to be in, or that the
// dispatch speaks of, a described place is taken to lie.
const sceneKm = 10

// refer gives a described place the point of the named one that it goes back
// to or lies in: the one behind it in its sentence (مدرسة في هجين), an earlier
// one of the same kind, the last one named before, or else the first of the
// dispatch.
func refer(sents []isnad.Sentence, ms []isnad.Mention, i int) {
	m := &ms[i]
	toks := sents[m.Sent].Tokens
	settlement := toks[m.Head].Best().Class == "settlement"
	point := func(o *isnad.Mention) bool {
		return o.Type == isnad.Place && o.Where != nil && o.Kind != "country" && o.Where.AccuracyKm <= 60
	}
	from := -1
	if !settlement && i+1 < len(ms) {
		if o := &ms[i+1]; o.Sent == m.Sent && point(o) && o.First <= m.Last+2 && (o.First == m.Last+2 && toks[m.Last+1].Fold == "في" || toks[o.First].Best().Proclitics.Has(isnad.ProBi)) {
			from = i + 1
		}
	}
	for j := i - 1; from < 0 && j >= 0; j-- {
		o := &ms[j]
		if point(o) && sents[o.Sent].Tokens[o.Head].Best().Lemma == toks[m.Head].Best().Lemma {
			from = j
		}
	}
	for j := i - 1; from < 0 && j >= 0; j-- {
		if point(&ms[j]) && ms[j].Named {
			from = j
		}
	}
	for j := i + 1; from < 0 && j < len(ms); j++ {
		if point(&ms[j]) && ms[j].Named {
			from = j
		}
	}
	if from < 0 {
		return
	}
	o := &ms[from]
	w := *o.Where
	w.AccuracyKm = max(w.AccuracyKm, sceneKm)
	m.Where = &w
	if settlement && m.First == m.Last && toks[m.First].Best().Number != isnad.Plural {
		m.Entity, m.NameEn, m.Kind = o.Entity, o.NameEn, o.Kind
	}
}

// firstWord is the folded first word of a mention, from where the mention
// begins; the article that لل has swallowed is put back.
func firstWord(text string, t *isnad.Token, m *isnad.Mention) string {
	if m.Start == t.Start {
		return t.Fold
	}
	f := arabic.FoldLemma(text[m.Start:t.End])
	if strings.HasSuffix(arabic.FoldLemma(text[t.Start:m.Start]), "لل") {
		f = "ال" + f
	}
	return f
}

func isHead(t *isnad.Token, head string) bool {
	switch t.Best().Class {
	case "settlement", "region", "area", "natural", "way", "crossing", "facility":
		return true
	}
	return head == "مدينه"
}
