package pipeline

import (
	"sort"

	"isnad"
	"isnad/arabic"
	"isnad/ner"
)

// A dispatch names a thing in full once and in short from then on: what ناحية
// البغدادي has made a place is one as البغدادي too, whoever else is called so,
// and القاعدة is the base of which it has told before, and no organisation.

// echoes reads the names in short of what a dispatch names in full.
func (r *Reader) echoes(text string, sents []isnad.Sentence, ms []isnad.Mention) []isnad.Mention {
	towns := map[string]bool{} // bare names of places that stand behind a head noun
	for i := range ms {
		m := &ms[i]
		if m.Type != isnad.Place || !m.Named || m.Last != m.First+1 || m.Head != m.First {
			continue
		}
		toks := sents[m.Sent].Tokens
		h, t := toks[m.First].Best(), &toks[m.Last]
		if h.Class != "settlement" && h.Class != "region" || h.Definite && h.Proclitics.Has(isnad.ProAl) || scenes.Has(t.Fold) || winds[t.Fold] != "" || t.Kind != isnad.Word || t.Best().Enclitic != "" {
			continue
		}
		if f := t.Fold; len(f) >= 6 && (t.Best().Proclitics.Has(isnad.ProAl) || t.Best().Guessed || t.Best().POS == isnad.ProperNoun) {
			towns[f] = true
		}
	}
	r.heads(sents, ms)
	if len(towns) == 0 {
		return ms
	}
	var more []isnad.Mention
	for s := range sents {
		if sents[s].Kind == isnad.Furniture {
			continue
		}
		toks := sents[s].Tokens
		for j := range toks {
			t := &toks[j]
			if t.Kind != isnad.Word {
				continue
			}
			start, bare := ner.Lead(text, t, t.Best())
			if !towns[bare] || !pointed(toks, j, ms, s) {
				continue
			}
			k := mentionAt(ms, s, j)
			switch {
			case k < 0:
				more = append(more, isnad.Mention{Sent: s, First: j, Last: j, Head: j, Type: isnad.Place, Named: true, Span: isnad.Span{Start: start, End: t.End}})
			case ms[k].Type == isnad.Human && ms[k].First == j && ms[k].Last == j:
				ms[k].Type, ms[k].Kind, ms[k].Entity = isnad.Place, "", ""
			}
		}
	}
	if len(more) == 0 {
		return ms
	}
	ms = append(ms, more...)
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].Start < ms[j].Start })
	return ms
}

// pointed reports that a preposition of place stands before token j, or a place
// whose list it goes on.
func pointed(toks []isnad.Token, j int, ms []isnad.Mention, sent int) bool {
	p := toks[j].Best().Proclitics
	if p.Has(isnad.ProBi) && !p.Has(isnad.ProWa) {
		return true
	}
	if j == 0 || toks[j-1].Kind != isnad.Word {
		return false
	}
	if p.Has(isnad.ProWa) {
		k := mentionAt(ms, sent, j-1)
		return k >= 0 && ms[k].Type == isnad.Place
	}
	return toPlace.Has(toks[j-1].Fold) && p&^isnad.ProAl == 0
}

// toPlace are words behind which a name that is also a person's is a place.
var toPlace = arabic.SetOf("في", "وفي", "الي", "من", "نحو", "باتجاه", "قرب", "علي", "داخل", "سوي", "محيط", "اهالي", "شرق", "غرب", "شمال", "جنوب", "شرقي", "غربي", "شمالي", "جنوبي", "صوب", "بين", "حتي")

// heads gives a head noun that stands alone the type that it has where the
// dispatch names it in full: قاعدة حميميم … القاعدة, مركز المصالحة … المركز.
func (r *Reader) heads(sents []isnad.Sentence, ms []isnad.Mention) {
	last := map[string]isnad.MentionType{}
	for i := range ms {
		m := &ms[i]
		if m.Type != isnad.Place && m.Type != isnad.Actor {
			continue
		}
		a := sents[m.Sent].Tokens[m.Head].Best()
		if !eitherWay.Has(a.Lemma) {
			continue
		}
		if m.First < m.Last {
			last[a.Lemma] = m.Type
			continue
		}
		t, ok := last[a.Lemma]
		if !ok || t == m.Type || !a.Proclitics.Has(isnad.ProAl) {
			continue
		}
		m.Type, m.Kind, m.Entity, m.NameEn, m.Named = t, "", "", "", t == isnad.Actor
	}
}

// eitherWay are nouns of places that are names or heads of parties as well.
var eitherWay = arabic.SetOf("قاعدة", "مركز", "مكتب", "مديرية", "مجلس", "محور", "جبهة", "بلدية", "هيئة")
