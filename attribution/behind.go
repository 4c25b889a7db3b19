package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// behind reads the sources that a sentence names behind what they said: in a
// sentence of their own (جاء ذلك في بيان), or between brackets (مراسلنا من المكان).
func (tr *Trace) behind(si int) {
	toks := tr.sents[si].Tokens
	for i := 0; i+2 < len(toks); i++ {
		if (i < 2 || toks[i-1].Norm == "،") && cameThat(toks, i) {
			tr.cameIn(si, i)
			return
		}
	}
	tr.thatSaid(si)
	tr.bracketed(si)
	tr.credit(si)
}

// thatSaid reads a sentence that only names who has said what stands before it:
// أعلن ذلك المحافظ، صرح بذلك الناطق.
func (tr *Trace) thatSaid(si int) {
	s := &tr.sents[si]
	toks := s.Tokens
	if len(toks) < 3 || si == 0 || tr.sents[si-1].Kind != s.Kind {
		return
	}
	v, n := 0, 2 // the verb, and where who says it stands
	switch toks[1].Fold {
	case "ذلك", "بذلك", "هذا":
	case "ما":
		if comments.Has(toks[0].Fold) && len(toks) > 3 && toks[2].Best().Enclitic != "" {
			v, n = 2, 3 // هذا ما أكده مصدر
			break
		}
		return
	default:
		return
	}
	a := toks[v].Best()
	c, ok := tr.t.cueOf(a.Verb)
	if !ok || a.POS != isnad.Verb || c.manner == "denied" || toks[1].Fold == "هذا" && tr.mentionFrom(si, n, n) == nil {
		return
	}
	content := tr.sents[si-1].Span
	for k := range tr.says {
		if content.Contains(tr.says[k].cue) {
			return // it has a source of its own
		}
	}
	l, ok := tr.head(si, n, c.manner)
	if m := tr.mentionFrom(si, n, n); m != nil {
		l, ok = tr.link(m, c.manner), true
	} else if !ok {
		l, ok = tr.several(si, n, c.manner) // وأكد ذلك ثلاثة شهود
	}
	if !ok {
		return
	}
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: content, cue: toks[v].Span})
	tr.last = []isnad.Link{l}
}

// cameThat reports جاء ذلك and its like at token i.
func cameThat(toks []isnad.Token, i int) bool {
	switch strings.TrimPrefix(toks[i].Fold, "و") {
	case "جاء", "جاءت", "ورد", "وردت":
	default:
		return false
	}
	switch toks[i+1].Fold {
	case "ذلك", "هذا":
		return true
	case "هذه", "تلك":
		switch toks[i+2].Best().Lemma {
		case "تصريح", "قول", "معلومة", "اتهام":
			return true
		}
		return strings.HasPrefix(toks[i+2].Fold, "التصريح") || strings.HasPrefix(toks[i+2].Fold, "الاقوال")
	}
	return false
}

// cameIn gives what stands before token i the chain of the document that it
// came in, its speaker and who relayed it: جاء ذلك في تصريح للقائد نقلته الوكالة.
func (tr *Trace) cameIn(si, i int) {
	s := &tr.sents[si]
	content := isnad.Span{Start: s.Start, End: s.Tokens[i].Start}
	if i < 2 {
		if si == 0 || tr.sents[si-1].Kind != s.Kind {
			return
		}
		content = tr.sents[si-1].Span
		for k := range tr.says {
			if content.Contains(tr.says[k].cue) {
				return // it has a source of its own
			}
		}
	}
	in := -1
	for j := i + 2; j < len(s.Tokens) && j <= i+5; j++ {
		switch s.Tokens[j].Fold {
		case "في", "خلال", "ضمن", "عبر", "اثناء", "لسان":
			in = j
		}
		if in > 0 {
			break
		}
	}
	if in < 0 {
		return
	}
	var links []isnad.Link
	doc, isDoc := tr.nounLink(si, in+1, min(in+2, len(s.Tokens)-1), "told")
	if !isDoc && s.Tokens[in].Fold != "لسان" {
		return // جاء ذلك في وقت، خلال ساعات: no source
	}
	behind := in + 1
	for behind < len(s.Tokens) && s.Tokens[behind].End <= doc.Span.End {
		behind++ // مؤتمر صحفي للمحافظ
	}
	for j := in + 1; j < len(s.Tokens); j++ {
		a := s.Tokens[j].Best()
		if a.POS != isnad.Verb || tr.inMention(si, j) {
			continue
		}
		if c, ok := relays[a.Verb]; ok && a.Enclitic != "" {
			if m := tr.mentionFrom(si, j+1, j+2); m != nil {
				links = append(links, tr.link(m, c))
			}
		}
		break
	}
	if isDoc && doc.Manner != "told" {
		links = append(links, doc)
	} else if m := tr.mentionFrom(si, behind, in+6); m != nil && (len(links) == 0 || links[0].Span != m.Span) && !tr.verbBetween(si, in+1, m.First) {
		links = append(links, tr.link(m, doc.Manner))
	} else if isDoc {
		links = append(links, doc)
	}
	if len(links) == 0 {
		return
	}
	tr.says = append(tr.says, says{links: links, content: content, cue: isnad.Span{Start: s.Tokens[i].Start, End: s.Tokens[i+1].End}})
	tr.last = links
}

// relays are verbs by which a relative clause names who carried a statement.
var relays = map[string]string{"نقل": "quoted", "بثّ": "publishes", "نشر": "publishes", "أورد": "quoted", "أذاع": "publishes"}

// verbBetween reports a verb from one token to another.
func (tr *Trace) verbBetween(si, from, to int) bool {
	for j := from; j < to; j++ {
		if tr.sents[si].Tokens[j].Best().POS == isnad.Verb && !tr.inMention(si, j) {
			return true
		}
	}
	return false
}

// bracketed reads a correspondent or witness named between brackets at the end
// of the words. Agencies in brackets are no link (codebook, ruling 16).
func (tr *Trace) bracketed(si int) {
	s := &tr.sents[si]
	last := len(s.Tokens) - 1
	for last > 0 && s.Tokens[last].Norm != ")" && s.Tokens[last].Kind == isnad.Punct {
		last--
	}
	if last < 3 || s.Tokens[last].Norm != ")" {
		return
	}
	open := last - 1
	for open > 0 && open > last-8 && s.Tokens[open].Norm != "(" {
		open--
	}
	if s.Tokens[open].Norm != "(" || open < 3 {
		return
	}
	l, ok := tr.nounLink(si, open+1, open+1, "told")
	if m := tr.mentionFrom(si, open+1, open+1); m != nil && m.Type == isnad.Role && ok {
		l, ok = tr.link(m, "told"), true
	}
	if !ok || l.Kind != "role" && l.Kind != "witness" {
		return
	}
	for j := open + 2; j+1 < last; j++ {
		if s.Tokens[j].Fold == "من" && here.Has(s.Tokens[j+1].Fold) {
			l.Manner = "saw"
		}
	}
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: isnad.Span{Start: s.Start, End: s.Tokens[open].Start}, cue: s.Tokens[open].Span})
}

// here are places that say that who speaks is there.
var here = arabic.SetOf("المكان", "الميدان", "الموقع", "هناك", "الداخل", "داخل", "قلب", "الجبهه")

// quotedBefore is the quotation that closes right before the verb of saying at
// token i («…»، قال فلان), or an empty span.
func (tr *Trace) quotedBefore(si, i int) isnad.Span {
	toks := tr.sents[si].Tokens
	j := i - 1
	if j > 0 && (toks[j].Norm == "،" || toks[j].Norm == ",") {
		j--
	}
	if j < 2 {
		return isnad.Span{}
	}
	opener, ok := openers[toks[j].Norm]
	if !ok {
		return isnad.Span{}
	}
	for k := j - 1; k >= 0; k-- {
		if toks[k].Norm == opener {
			if j-k < 4 {
				return isnad.Span{} // a name
			}
			return isnad.Span{Start: toks[k].Start, End: toks[j].End}
		}
	}
	// It may have opened some sentences before, in the same line.
	for b := si - 1; b >= 0 && b >= si-8 && tr.sents[b].Para == tr.sents[si].Para; b-- {
		before := tr.sents[b].Tokens
		for k := len(before) - 1; k >= 0; k-- {
			if before[k].Norm == opener {
				return isnad.Span{Start: before[k].Start, End: toks[j].End}
			}
		}
	}
	return isnad.Span{}
}

// openers are the marks that open a quotation, by the mark that closes it.
var openers = map[string]string{"»": "«", "\"": "\"", "”": "“", "“": "”"}
