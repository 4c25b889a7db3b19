package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// interview is the latest interview that the dispatch tells of: who led it or has
// published it, with whom, and where.
type interview struct {
	sent, at int
	by       []isnad.Link
	who      isnad.Link
}

// interviewed keeps an interview that the noun at token i names: أجرى فلان مقابلة مع
// أحد العاملين الذي قال.
func (tr *Trace) interviewed(si, i int) {
	toks := tr.sents[si].Tokens
	f := strings.TrimPrefix(strings.TrimPrefix(toks[i].Fold, "و"), "ال")
	if !interviews.Has(f) {
		return
	}
	with := i + 1
	for with < len(toks) && with < i+4 && toks[with].Fold != "مع" {
		with++
	}
	if with+1 >= len(toks) || toks[with].Fold != "مع" {
		return
	}
	who, ok := tr.source(si, with+1, "told")
	if !ok {
		return
	}
	by := tr.publisher
	if g := governor(toks, i, 8); g >= 0 && (arabic.VerbKey(toks[g].Best().Verb) == "اجري" || strings.HasSuffix(toks[g].Fold, "اجرت")) && g+1 < i {
		l, ok := tr.source(si, g+1, "publishes")
		if m := tr.mentionFrom(si, g+1, i-1); m != nil {
			l, ok = tr.link(m, "publishes"), true
		}
		if !ok {
			return
		}
		by = []isnad.Link{l}
	}
	tr.interview = interview{sent: si, at: with, by: by, who: who}
	if !strings.HasPrefix(f, "مقابل") {
		return // لقاء مع نظيره حول: talks
	}
	for j := with + 1; j+1 < len(toks) && j <= with+6; j++ { // مقابلات مع شهود حول القصف
		if f := toks[j].Fold; toks[j].Start >= who.Span.End && (f == "حول" || f == "عن" || f == "بشان") {
			tr.says = append(tr.says, says{links: []isnad.Link{who}, content: isnad.Span{Start: toks[j].End, End: tr.sents[si].End}, cue: toks[with].Span})
			return
		}
	}
}

// interviews are nouns for a talk in which somebody is asked.
var interviews = arabic.SetOf("مقابله", "مقابلات", "لقاء", "لقاءات", "حوار", "حوارا")

// source makes a link of the party, person or source noun at token j.
func (tr *Trace) source(si, j int, manner string) (isnad.Link, bool) {
	if m := tr.mentionFrom(si, j, j); m != nil {
		return tr.link(m, manner), true
	}
	return tr.head(si, j, manner)
}

// answered gives what the verb of saying at token i tells to who was interviewed,
// where the interview stands before it in the sentence (الذي قال) or in the one
// before, and to who led the interview before him.
func (tr *Trace) answered(si, i int, links []isnad.Link) []isnad.Link {
	in := &tr.interview
	if len(in.by) == 0 {
		return links
	}
	toks := tr.sents[si].Tokens
	switch {
	case in.sent == si && in.at < i && (toks[i-1].Best().POS == isnad.Relative || toks[i].Best().Proclitics == 0 && toks[i].Best().Number == isnad.Plural):
		return append(in.by[:len(in.by):len(in.by)], in.who)
	case in.sent == si-1 && i <= 1 && len(links) == 1 && links[0].Kind != "agency" && links[0].Span.Start > tr.sents[si].Start:
		return append(in.by[:len(in.by):len(in.by)], links[0])
	}
	return links
}

// reported reads reports that are said to be somebody's: نُشرت تقارير من قبل صحفيين
// حول قصف، وصدرت تقارير من مصادر محلية.
func (tr *Trace) reported(si, i int) bool {
	s := &tr.sents[si]
	toks := s.Tokens
	a := toks[i].Best()
	switch a.Verb {
	case "صدر", "ورد", "وصل":
	case "نشر", "بثّ", "تداول":
		if a.Voice != isnad.Passive && toks[i].Fold != "نشرت" {
			return false
		}
	default:
		return false
	}
	if i+3 >= len(toks) || a.POS != isnad.Verb {
		return false
	}
	doc, ok := tr.nounLink(si, i+1, i+1, "told")
	if !ok || doc.Kind != "document" {
		return false
	}
	for j := i + 2; j+1 < len(toks) && j <= i+6; j++ {
		if toks[j].Kind != isnad.Word {
			return false
		}
		if toks[j].Fold != "من" && toks[j].Fold != "عن" {
			continue
		}
		n := j + 1
		if toks[n].Fold == "قبل" || toks[n].Fold == "طرف" {
			n++
		}
		if n >= len(toks) {
			return false
		}
		l, ok := tr.source(si, n, "told")
		if !ok {
			return false
		}
		tr.says = append(tr.says, says{links: []isnad.Link{l}, content: isnad.Span{Start: l.Span.End, End: s.End}, cue: toks[i].Span, reports: true})
		tr.last = []isnad.Link{l}
		return true
	}
	return false
}
