package pipeline

import (
	"slices"
	"strings"

	"isnad"
	"isnad/actor"
	"isnad/arabic"
)

// identify finds the identity behind each mention: the party or person, and
// the place with its point. It uses the room that refs have, and returns it.
func (r *Reader) identify(refs []actor.Ref, d *isnad.Dispatch, sents []isnad.Sentence, ms []isnad.Mention) []actor.Ref {
	refs = slices.Grow(refs[:0], len(ms))[:len(ms)]
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
	return refs
}

// words are the folded words of a mention.
func words(sents []isnad.Sentence, m *isnad.Mention) []string { return addWords(nil, sents, m) }

func addWords(out []string, sents []isnad.Sentence, m *isnad.Mention) []string {
	toks := sents[m.Sent].Tokens
	for j := m.First; j <= m.Last; j++ {
		switch toks[j].Kind {
		case isnad.Word, isnad.Number, isnad.Latin:
			out = append(out, toks[j].Fold)
		}
	}
	return out
}

// nameWords adds the folded words of a mention, the first one without proclitics.
func nameWords(out []string, text string, sents []isnad.Sentence, m *isnad.Mention) []string {
	toks := sents[m.Sent].Tokens
	from := len(out)
	out = addWords(out, sents, m)
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
	if parts.Has(an.Lemma) {
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
		ok = ok || scenes.Has(t.Fold)
		for k := range t.Analyses {
			ok = ok || t.Analyses[k].POS == isnad.Adjective && t.Analyses[k].Proclitics == a.Proclitics
		}
		if !ok {
			return false
		}
	}
	if _, part := parted[w[0]]; !part && !toks[m.First].Best().Proclitics.Has(isnad.ProAl) && winds[w[1]] == "" && !scenes.Has(w[1]) {
		// مطار مروي: an adjective by its letters, and a town.
		if _, rank, ok := r.Places.Match(w[1:]); ok && rank >= 2 {
			return false
		}
	}
	n, rank, ok := r.Places.Match(w)
	return !(ok && n == len(w) && rank >= 4)
}

// scenes are settlements and areas that a dispatch speaks of without their
// names (أحياء المدينة، مبنى المحافظة), whatever town or county is called so.
var scenes = arabic.SetOf("المدينه", "البلده", "القريه", "المحافظه", "العاصمه", "القضاء", "الناحيه", "المديريه", "المنطقه", "الولايه", "المحليه", "المخيم", "المطار", "الميناء", "المعسكر", "القاعده", "الجبل", "الحي", "الساحل", "الحدود", "النفط", "الامن", "الشرطه", "البلديه")

// parts are words for a part of a place, which a direction makes no name.
var parts = arabic.SetOf("جزء", "قسم", "شطر", "جانب", "نصف", "ربع")

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
