package pipeline

import (
	"sort"
	"strings"

	"isnad"
	"isnad/arabic"
)

// Lists of places name villages that no table has: بلدات كنصفرة ودركوش وسرجة.
// A word that the lexicon does not know, joined by و to a place, is a place as
// well, and behind a plural head (بلدات، قرى، محوري) so is any bare noun that
// is not known as something else.

// completeLists adds the members of lists of places that no name list and no
// model has found. Mentions stay in the order of the text.
func completeLists(text string, sents []isnad.Sentence, ms []isnad.Mention) []isnad.Mention {
	ms = splitPlaces(text, sents, ms)
	var more []isnad.Mention
	for i := range ms {
		m := &ms[i]
		if m.Type != isnad.Place {
			continue
		}
		toks := sents[m.Sent].Tokens
		plural := pluralHead(toks, m)
		last := m.Last
		for n := 0; n < 12; n++ {
			next, ok := member(toks, last, plural, ms, m.Sent)
			if !ok {
				break
			}
			if next.First >= 0 {
				next.Sent = m.Sent
				more = append(more, next)
			}
			last = next.Last
			if k := mentionAt(ms, m.Sent, last); k >= 0 {
				last = ms[k].Last
			}
		}
	}
	for i := range sents {
		if sents[i].Kind == isnad.Furniture {
			continue
		}
		toks := sents[i].Tokens
		for j := 1; j < len(toks); j++ {
			if toks[j].Kind == isnad.Word && toks[j].Best().Guessed && locative.Has(toks[j-1].Fold) && mentionAt(ms, i, j) < 0 && placeLike(toks[j].Best(), false) && !toks[j].Best().Proclitics.Has(isnad.ProWa) {
				more = append(more, isnad.Mention{Sent: i, First: j, Last: j, Head: j, Type: isnad.Place, Named: true, Span: toks[j].Span})
			}
		}
	}
	if len(more) == 0 {
		return ms
	}
	out := append(append([]isnad.Mention(nil), ms...), more...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	kept := out[:0]
	for i := range out {
		if len(kept) > 0 && out[i].Start < kept[len(kept)-1].End {
			continue // found from two members of one list
		}
		kept = append(kept, out[i])
	}
	return kept
}

// locative are words behind which an unknown noun is a place.
var locative = arabic.SetOf("في", "وفي", "الي", "قرب", "باتجاه", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "مدينه", "بلده", "قريه", "محيط", "ريف")

// bothSides are nouns that, definite and more than one, stand for parties.
var bothSides = arabic.SetOf("طرف", "جانب")

// splitPlaces parts a place mention that has run over a list (بلدات كنصفرة |
// ودركوش | وسرجة). A name that a table has with its و is left whole. It changes
// the mentions that it is given.
func splitPlaces(text string, sents []isnad.Sentence, ms []isnad.Mention) []isnad.Mention {
	out := ms[:0] // mostly nothing is parted, and each takes its own place again
	apart := false
	for i := range ms {
		m := ms[i]
		toks := sents[m.Sent].Tokens
		if m.Type == isnad.Place && m.First == m.Last && bothSides.Has(toks[m.First].Best().Lemma) && toks[m.First].Best().Number != isnad.Singular && toks[m.First].Best().Definite {
			m.Type, m.Kind, m.Named = isnad.Actor, "people", false // الطرفان، الجانبين
		}
		if m.Type == isnad.Human && m.Entity == "" && len(out) > 0 {
			// التمانعة | والتح وجرجناز: no person is called so.
			p := &out[len(out)-1]
			inner := false
			for j := m.First + 1; j <= m.Last; j++ {
				inner = inner || toks[j].Kind == isnad.Word && toks[j].Best().Proclitics.Has(isnad.ProWa)
			}
			if p.Sent == m.Sent && p.Type == isnad.Place && p.Last == m.First-1 && toks[m.First].Best().Proclitics.Has(isnad.ProWa) && (inner || pluralHead(toks, p)) {
				m.Type, m.Kind = isnad.Place, ""
			}
		}
		if m.Type == isnad.Place && m.Entity == "" {
			for j := m.First + 1; j <= m.Last; j++ {
				a := toks[j].Best()
				if j == m.First+1 && clans.Has(toks[m.First].Fold) {
					continue // بني وليد
				}
				if toks[j].Kind != isnad.Word || !a.Proclitics.Has(isnad.ProWa) || a.POS == isnad.Adjective && !a.Guessed {
					continue
				}
				if !apart {
					out, apart = append(make([]isnad.Mention, 0, len(ms)+8), out...), true
				}
				part := m
				part.Last, part.End = j-1, toks[j-1].End
				out = append(out, part)
				m.First, m.Head, m.Named = j, j, true
				m.Start = a.Stem.Start
				if a.Proclitics.Has(isnad.ProAl) {
					m.Start = toks[j].Start + len("و")
				}
			}
		}
		out = append(out, m)
	}
	return out
}

// clans are first words of names whose second one may begin with و.
var clans = arabic.SetOf("بني", "وبني", "ام", "وام")

// pluralHead reports a place of more than one: its head is plural or dual.
func pluralHead(toks []isnad.Token, m *isnad.Mention) bool {
	a := toks[m.Head].Best()
	if a.Class == "" {
		return false
	}
	return a.Number == isnad.Plural || a.Number == isnad.Dual
}

func mentionAt(ms []isnad.Mention, sent, tok int) int {
	i := sort.Search(len(ms), func(k int) bool { return ms[k].Sent > sent || ms[k].Sent == sent && ms[k].Last >= tok })
	if i < len(ms) && ms[i].Sent == sent && ms[i].First <= tok && tok <= ms[i].Last {
		return i
	}
	return -1
}

// member is what stands behind token last as the next member of a list of
// places. First is -1 where a mention stands there already (ok then tells
// that the list goes on through it).
func member(toks []isnad.Token, last int, plural bool, ms []isnad.Mention, sent int) (isnad.Mention, bool) {
	none := isnad.Mention{}
	j := last + 1
	comma := false
	if j < len(toks) && (toks[j].Norm == "،" || toks[j].Norm == "," || toks[j].Norm == "-" && plural) {
		comma = true
		j++
	}
	if j >= len(toks) || toks[j].Kind != isnad.Word {
		return none, false
	}
	a := toks[j].Best()
	and := a.Proclitics.Has(isnad.ProWa)
	if !and && plural && a.POS != isnad.Verb && strings.HasPrefix(toks[j].Fold, "وال") && len(toks[j].Fold) > len("والx") {
		// قرى الهوشرية والجات: no participle والج
		b := *a
		b.Proclitics, b.Guessed, b.POS, b.Class = isnad.ProWa|isnad.ProAl, true, isnad.Noun, ""
		a, and = &b, true
	}
	if !and && toks[j].Fold == "و" && j+1 < len(toks) {
		and = true
		j++
		a = toks[j].Best()
	}
	if !and && !(comma && plural) {
		return none, false
	}
	if k := mentionAt(ms, sent, j); k >= 0 {
		if ms[k].Type == isnad.Place && ms[k].First == j {
			return isnad.Mention{First: -1, Last: ms[k].Last}, true
		}
		return none, false
	}
	if toks[j].Kind != isnad.Word {
		return none, false
	}
	second := plural && construct(toks, j, a)
	if !second && !placeLike(a, plural) {
		return none, false
	}
	start := toks[j].Start
	if and && a.Proclitics.Has(isnad.ProWa) {
		start = a.Stem.Start
		if a.Proclitics.Has(isnad.ProAl) {
			start = toks[j].Start + len("و")
		}
	}
	m := isnad.Mention{First: j, Last: j, Head: j, Type: isnad.Place, Named: true, Span: isnad.Span{Start: start, End: toks[j].End}}
	if second {
		m.Last, m.End = j+1, toks[j+1].End
		return m, true
	}
	// كفر زيتا: a second word that nothing knows, too.
	for k := j + 1; k < len(toks) && k <= j+2; k++ {
		b := toks[k].Best()
		if toks[k].Kind != isnad.Word || !b.Guessed && b.POS != isnad.ProperNoun || b.Proclitics&^isnad.ProAl != 0 || mentionAt(ms, sent, k) >= 0 {
			break
		}
		m.Last, m.End = k, toks[k].End
	}
	return m, true
}

// construct reports that the word at j, a noun of nothing that acts or happens,
// opens a name of two words: منطقتي حجر وباب غلق، وعون الدادات.
func construct(toks []isnad.Token, j int, a *isnad.Analysis) bool {
	if a.POS != isnad.Noun || a.Class != "" && a.Class != "abstract" || a.Verb != "" || a.Proclitics != isnad.ProWa || a.Enclitic != "" || a.Number != isnad.Singular || j+1 >= len(toks) {
		return false
	}
	b := toks[j+1].Best()
	return toks[j+1].Kind == isnad.Word && b.Proclitics&^isnad.ProAl == 0 && b.Enclitic == "" && (b.POS == isnad.Noun || b.POS == isnad.ProperNoun || b.POS == isnad.VerbalNoun || b.POS == isnad.Adjective) && b.Class != "nisba"
}

// placeLike reports that a word without a mention can be the name of a place:
// the lexicon does not know it, or knows it only as a bare noun of no class
// where the list is known to be one of places.
func placeLike(a *isnad.Analysis, plural bool) bool {
	if a.Proclitics&^(isnad.ProWa|isnad.ProAl) != 0 || a.Enclitic != "" {
		return false
	}
	if a.Guessed || a.POS == isnad.ProperNoun || a.POS == isnad.PosUnknown {
		return a.POS != isnad.Verb
	}
	return plural && a.POS == isnad.Noun && a.Class == "" && a.Proclitics.Has(isnad.ProAl)
}
