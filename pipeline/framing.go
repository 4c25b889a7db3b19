package pipeline

import (
	"slices"
	"strings"

	"isnad"
	"isnad/actor"
	"isnad/arabic"
)

// framing marks the loaded words of the quote. The words of a sentence are
// looked up once and kept in marks.
func (x *Reading) framing(c *isnad.Claim, actors *actor.Actors, marks map[int][]isnad.Framing) {
	ms, done := marks[c.Sent]
	if !done {
		ms = x.loaded(c.Sent, actors)
		marks[c.Sent] = ms
	}
	for _, m := range ms {
		if c.Quote.Overlaps(m.Span) {
			c.Framing = append(c.Framing, m)
		}
	}
}

// loaded are the loaded words of a sentence, and its nouns of action between
// quotation marks of distance.
func (x *Reading) loaded(sent int, actors *actor.Actors) []isnad.Framing {
	s := &x.Sentences[sent]
	words := slices.Grow(x.rooms.words[:0], len(s.Tokens))[:len(s.Tokens)]
	clear(words)
	x.rooms.words = words
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Kind == isnad.Word {
			a := t.Best()
			words[i] = actor.Word{Fold: t.Fold, Number: t.Number, Lemma: a.Lemma, Verb: a.Verb, POS: a.POS}
		} else {
			words[i].Fold = t.Norm
		}
	}
	var out []isnad.Framing
	covered := make([]bool, len(s.Tokens))
	for _, l := range actors.Loaded(words) {
		if l.Kind == "glorify" && x.named(sent, l.First, actors) {
			continue // جبهة النصرة، جيش المجاهدين: a name
		}
		span := isnad.Span{Start: s.Tokens[l.First].Start, End: s.Tokens[l.Last].End}
		if a := s.Tokens[l.First].Best(); a.Proclitics&^isnad.ProAl != 0 && !a.Proclitics.Has(isnad.ProSa) && !a.Stem.Empty() && a.Stem.Start < span.End {
			span.Start = a.Stem.Start
		}
		out = append(out, isnad.Framing{Span: span, Load: l.Kind, Identity: l.Identity, Neutral: l.Neutral})
		for k := l.First; k <= l.Last; k++ {
			covered[k] = true
		}
	}
	for i := 0; i+2 < len(s.Tokens); i++ {
		if n := distanced(s.Tokens, i); n > 0 && !covered[i+1] {
			out = append(out, isnad.Framing{Span: isnad.Span{Start: s.Tokens[i].Start, End: s.Tokens[i+n].End}, Load: "distance"})
		}
	}
	return out
}

// distanced reports how many tokens behind token i quotation marks of distance
// close around a bare noun of action (\"تسوية\"), or 0: names, titles and what
// people said stand in quotation marks too.
func distanced(toks []isnad.Token, i int) int {
	closer, ok := scareQuotes[toks[i].Norm]
	if !ok || toks[i+2].Norm != closer || toks[i+1].Kind != isnad.Word {
		return 0
	}
	a := toks[i+1].Best()
	if a.POS != isnad.VerbalNoun || a.Definite {
		return 0
	}
	if i > 0 {
		switch toks[i-1].Best().Class {
		case "media", "force", "body", "event", "document", "people", "members":
			return 0 // عملية "طوفان"، قناة "الحدث"
		}
		if toks[i-1].Kind == isnad.Punct || strings.HasPrefix(arabic.Fold(toks[i-1].Norm), "اسم") {
			return 0
		}
	}
	return 2
}

// scareQuotes are quotation marks that set a word off, with those that close them.
var scareQuotes = map[string]string{"\"": "\"", "«": "»", "“": "”"}

// named reports that the token belongs to a mention that is a listed name as a
// whole, or to the name of a place (حي الشهداء).
func (x *Reading) named(sent, tok int, actors *actor.Actors) bool {
	lo, hi := isnad.MentionsOf(x.Mentions, sent)
	for k := lo; k < hi; k++ {
		m := &x.Mentions[k]
		if tok < m.First || tok > m.Last {
			continue
		}
		if m.Type == isnad.Place {
			return tok > m.First
		}
		if m.Type != isnad.Actor || m.First == m.Last {
			return m.Type == isnad.Human
		}
		var folds []string
		for j := m.First; j <= m.Last; j++ {
			folds = append(folds, x.Sentences[sent].Tokens[j].Fold)
		}
		n, _, ok := actors.Match(folds)
		return ok && m.First+n > tok
	}
	return false
}
