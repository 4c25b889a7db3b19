package attribution

import (
	"isnad"
	"isnad/arabic"
)

// received reads what somebody has got from others in words: تلقت المنظمة بلاغات من سكان
// عن قصف، اطلعت الصحيفة على سجلات تفيد بأن. Who speaks is who gave them, or else the
// paper itself.
func (tr *Trace) received(si, i int) bool {
	s := &tr.sents[si]
	toks := s.Tokens
	if toks[i].Best().POS != isnad.Verb {
		return false
	}
	got := false
	for k := range toks[i].Analyses { // تلقينا is of ألقى as well
		a := &toks[i].Analyses[k]
		got = got || a.POS == isnad.Verb && receives.Has(arabic.VerbKey(a.Verb))
	}
	if !got {
		return false
	}
	doc, n := isnad.Link{}, -1
	for j := i + 1; j < len(toks) && j <= i+6 && n < 0; j++ {
		if toks[j].Kind != isnad.Word || toks[j].Best().POS == isnad.Verb {
			return false
		}
		if l, ok := tr.nounLink(si, j, j, "told"); ok && l.Manner != "saw" && (l.Kind == "document" || l.Kind == "unnamed" || testimony.Has(toks[j].Best().Lemma)) {
			doc, n = l, j
		} else if testimony.Has(toks[j].Best().Lemma) {
			doc, n = isnad.Link{Who: toks[j].In(tr.d.Text), Kind: "document", Manner: "told", Span: toks[j].Span}, j
		}
	}
	if n < 0 {
		return false
	}
	l := doc
	for n < len(toks) && toks[n].Start < doc.Span.End || n < len(toks) && toks[n].Best().POS == isnad.Adjective {
		n++
	}
	if n+1 < len(toks) && toks[n].Fold == "من" {
		from, ok := tr.source(si, n+1, "told")
		if !ok {
			from, ok = tr.several(si, n+1, "told")
		}
		if !ok {
			return false
		}
		l = from
		for n < len(toks) && toks[n].Start < l.Span.End {
			n++
		}
	}
	if l.Kind == "unnamed" || l.Span == doc.Span && vague.Has(toks[n-1].Best().Lemma) || !tr.tellsOf(si, n) {
		return false
	}
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: isnad.Span{Start: l.Span.End, End: newClause(s, n)}, cue: toks[i].Span, reports: true})
	tr.last = []isnad.Link{l}
	return true
}

// tellsOf reports that words on what a paper or its giver says begin within a few
// tokens of token n: عن، بأن، تفيد، التي تؤكد.
func (tr *Trace) tellsOf(si, n int) bool {
	toks := tr.sents[si].Tokens
	for j := n; j < len(toks) && j <= n+3; j++ {
		switch f := toks[j].Fold; {
		case f == "عن", f == "حول", f == "بشان", f == "بخصوص", governed(f) && toks[j].Best().POS == isnad.Subordinator:
			return true
		case toks[j].Kind != isnad.Word:
			return false
		}
		if a := toks[j].Best(); a.POS == isnad.Verb {
			_, ok := tr.t.cueOf(a.Verb)
			return ok && a.Proclitics == 0
		}
	}
	return false
}

// receives are verbs of getting what others have said, testimony nouns for that which
// no list of sources has, and vague those that name no source by themselves.
var (
	receives  = arabic.SetOf("تلق\u0651ي", "ورد", "وصل", "حصل", "جمع", "استمع", "اط\u0651لع", "راجع", "توف\u0651ر", "توافر", "استلم")
	vague     = arabic.SetOf("معلومة", "خبر", "نبأ", "بلاغ", "تقرير")
	testimony = arabic.SetOf("بلاغ", "شهادة", "إفادة", "معلومة", "رواية", "خبر", "شكوى")
)

// inPaper is who speaks in a paper or talk that another has brought, in the clause on
// it that the verb of saying at token i opens: نشرت الوكالة تصريحا لقائد الجيش قال فيه
// إن، بث التلفزيون مقابلة مع الرئيس قال فيها. It is nil where the paper is their own.
func (tr *Trace) inPaper(si, i int, manner string) []isnad.Link {
	toks := tr.sents[si].Tokens
	theirs := i > 1 && toks[i].Best().Number == isnad.Plural && toks[i].Best().Proclitics == 0 // اعترافات لموقوفين قالوا إنهم
	if i+1 >= len(toks) || !theirs && toks[i+1].Fold != "فيه" && toks[i+1].Fold != "فيها" {
		return nil
	}
	for j := i - 1; j > 0 && j >= i-8; j-- {
		if toks[j].Kind != isnad.Word && !brackets.Has(toks[j].Norm) || toks[j].Best().POS == isnad.Verb {
			return nil
		}
		if doc, ok := tr.nounLink(si, j, j, "told"); !ok || doc.Kind != "document" {
			continue
		}
		for k := j + 1; k < i; k++ {
			m := tr.mentionFrom(si, k, k)
			if m == nil || m.Start == toks[k].Start && toks[k-1].Fold != "مع" || m.Start > toks[k].Start && !toks[k].Best().Proclitics.Has(isnad.ProLi) || theirs && (m.Last != i-1 || m.Start == toks[k].Start) {
				continue
			}
			links := []isnad.Link{tr.link(m, manner)}
			if g := governor(toks, j, 8); g >= 0 && publishes.Has(toks[g].Best().Verb) {
				if l, ok := tr.source(si, g+1, "publishes"); ok && l.Span.End <= toks[j].Start {
					links = append([]isnad.Link{l}, links...)
				}
			}
			return links
		}
		return nil
	}
	return nil
}

// entitled reads the title of a paper, which says what the paper says: نشرت المنظمة
// تقريرا بعنوان «حرق القرى». Whose it is comes before the paper.
func (tr *Trace) entitled(si, i int) {
	s := &tr.sents[si]
	toks := s.Tokens
	switch toks[i].Fold {
	case "بعنوان", "عنوانه", "عنوانها":
	case "عنوان":
		if i == 0 || toks[i-1].Fold != "تحت" && toks[i-1].Fold != "يحمل" && toks[i-1].Fold != "حمل" {
			return
		}
	default:
		return
	}
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		doc, ok := tr.nounLink(si, j, j, "told")
		if !ok || doc.Kind != "document" || doc.Manner == "saw" {
			continue
		}
		links := []isnad.Link{doc}
		if g := governor(toks, j, 24); g >= 0 {
			if m := tr.mentionFrom(si, g+1, j-1); m != nil {
				if by := tr.link(m, "publishes"); !tr.isOutlet(by) {
					links = []isnad.Link{by}
				}
			}
		}
		tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: toks[i].End, End: s.End}, cue: toks[i].Span})
		tr.last = []isnad.Link{doc}
		return
	}
}

// detailed reads a paper that goes into what has happened: يستعرض التقرير هجمات على،
// and without a subject of its own the one spoken of last: يفصّل هجمات استهدفت.
func (tr *Trace) detailed(si, i int, a *isnad.Analysis) {
	s := &tr.sents[si]
	if a.POS != isnad.Verb || !details.Has(arabic.VerbKey(a.Verb)) || i+1 >= len(s.Tokens) {
		return
	}
	var links []isnad.Link
	from := s.Tokens[i].End
	if l, ok := tr.nounLink(si, i+1, i+1, "told"); ok && l.Kind == "document" && l.Manner != "saw" {
		links, from = []isnad.Link{l}, l.Span.End
	} else if n := len(tr.last); i == 0 && n > 0 && arabic.VerbKey(a.Verb) != "فصل" && tr.last[n-1].Kind == "document" && tr.last[n-1].Manner != "saw" && a.Aspect == isnad.Imperfect {
		links = tr.again("wrote")
	} else {
		return
	}
	tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: from, End: newClause(s, i)}, cue: s.Tokens[i].Span})
	tr.last = links
}

// details are verbs of going into something.
var details = arabic.SetOf("استعرض", "فص\u0651ل", "فصل", "تناول", "عرض", "غط\u0651ي", "شرح", "بحث", "تضم\u0651ن", "شمل")
