package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// footage reads نشر X فيديو يظهر: the publisher, then what is seen.
func (tr *Trace) footage(si, i int, c cue) {
	s := &tr.sents[si]
	doc, standing := isnad.Link{}, isnad.Witnessed
	for j := i + 3; j >= 0 && j >= i-20; j-- {
		if j == i || j >= len(s.Tokens) {
			continue
		}
		if l, ok := tr.nounLink(si, j, j, c.manner); ok && l.Kind == "document" && !interviews.Has(s.Tokens[j].Fold) {
			if own, _ := tr.nounLink(si, j, j, "told"); own.Manner != "saw" {
				c.manner, standing = own.Manner, "" // رسائل مسربة تظهر أن: a paper is read, not watched
			}
			l.Manner = c.manner
			doc = l
			break
		}
	}
	if doc.Who == "" {
		return
	}
	links := tr.publisher
	for j := i - 1; j >= 0; j-- {
		if publishes.Has(s.Tokens[j].Best().Verb) && !tr.inMention(si, j) {
			links = nil
			if m := tr.mentionFrom(si, j+1, i); m != nil {
				links = []isnad.Link{tr.link(m, "publishes")}
			}
			if l, ok := tr.head(si, j+1, "publishes"); ok && l.Kind != "document" {
				links = []isnad.Link{l} // قناة اليوتيوب الخاصة بشبكة
			}
			break
		}
	}
	for j := i + 1; j+1 < len(s.Tokens) && j <= i+6; j++ { // تسجيل مصور بثه التنظيم
		if a := s.Tokens[j].Best(); publishes.Has(a.Verb) && a.Enclitic != "" {
			if m := tr.mentionFrom(si, j+1, j+1); m != nil {
				links = []isnad.Link{tr.link(m, "publishes")}
			}
		}
	}
	tr.publisher = links
	links = append(links[:len(links):len(links)], doc)
	// What the footage shows is the verb itself: مقطع يظهر مسلحين.
	tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: s.Tokens[i].Start, End: max(newClause(s, i), tr.listed(si))}, cue: doc.Span, standing: standing})
	tr.last = links
}

// shows reports that the verb at token i says what footage has that is its subject,
// right behind it: وثّق مقطع، رصدت كاميرات المراقبة، تحتوي المقاطع على.
func (tr *Trace) shows(si, i int, a *isnad.Analysis) bool {
	if a.POS != isnad.Verb || !shows.Has(arabic.VerbKey(a.Verb)) {
		return false
	}
	l, ok := tr.nounLink(si, i+1, i+1, "told")
	if ok && l.Manner == "saw" {
		return true
	}
	for j := i - 1; j >= 0 && j >= i-2 && a.Proclitics == 0; j-- { // مقاطع تدل على
		if l, ok := tr.nounLink(si, j, j, "told"); ok && l.Manner == "saw" && l.Span.End <= tr.sents[si].Tokens[i].Start {
			return a.Aspect == isnad.Imperfect
		}
		if tr.sents[si].Tokens[j].Best().POS != isnad.Adjective {
			break
		}
	}
	return false
}

// shows are verbs that tell what footage has in it.
var shows = arabic.SetOf("وث\u0651ق", "بي\u0651ن", "كشف", "رصد", "ابرز", "سج\u0651ل", "نقل", "التقط", "احتوي", "تضم\u0651ن", "اثبت", "دل\u0651", "اك\u0651د", "عرض")

// visible reads what can be seen in footage, wherever the footage is named: يمكن
// رؤية الدخان في الفيديو، في الصورة نرى الدبابات.
func (tr *Trace) visible(si int) {
	s := &tr.sents[si]
	toks := s.Tokens
	see := -1
	for i := range toks {
		if f := strings.TrimPrefix(toks[i].Fold, "و"); sights.Has(f) && (nouns[f] == "" || i > 0 && strings.HasSuffix(toks[i-1].Fold, nouns[f])) {
			see = i
			break
		}
	}
	if see < 0 {
		tr.onScreen(si)
		return
	}
	for j := max(0, see-12); j < len(toks) && j <= see+16; j++ {
		if f := toks[j].Fold; f != "في" && f != "وفي" && f != "من" && f != "عبر" && f != "خلال" || j+1 >= len(toks) || j == see {
			continue
		}
		doc, ok := tr.nounLink(si, j+1, j+1, "told")
		if !ok || doc.Manner != "saw" || tr.covered(s, toks[see].Span, func(*says) bool { return true }) {
			continue
		}
		links := append(tr.publisher[:len(tr.publisher):len(tr.publisher)], doc)
		tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: toks[see].Start, End: newClause(s, see)}, cue: doc.Span, standing: isnad.Witnessed})
		return
	}
}

// onScreen reads a sentence that opens with the footage on which it all happens: وفي
// تسجيل مسرب، يأمر ضابط جنوده بإطلاق النار.
func (tr *Trace) onScreen(si int) {
	s := &tr.sents[si]
	toks := s.Tokens
	if len(toks) < 5 || toks[0].Fold != "في" && toks[0].Fold != "وفي" {
		return
	}
	doc, ok := tr.nounLink(si, 1, 1, "told")
	if !ok || doc.Manner != "saw" {
		return
	}
	links := tr.publisher
	if !strings.HasPrefix(toks[1].Fold, "ال") {
		links = nil
	}
	for j := 2; j+1 < len(toks) && j <= 14; j++ {
		if a := toks[j].Best(); publishes.Has(a.Verb) && a.Enclitic != "" {
			if l, ok := tr.source(si, j+1, "publishes"); ok {
				links = []isnad.Link{l} // في مقطع نشرته صفحة محلية
			}
		}
		if toks[j].Norm != "،" && toks[j].Norm != "," {
			continue
		}
		v := toks[j+1].Best()
		if v.POS != isnad.Verb || v.Aspect != isnad.Imperfect || v.Proclitics != 0 || tr.covered(s, toks[j+1].Span, func(*says) bool { return true }) {
			return
		}
		if _, cue := tr.t.cueOf(v.Verb); cue {
			return
		}
		tr.publisher = links
		tr.says = append(tr.says, says{links: append(links[:len(links):len(links)], doc), content: isnad.Span{Start: toks[j+1].Start, End: newClause(s, j)}, cue: doc.Span, standing: isnad.Witnessed})
		return
	}
}

// sights are words by which it is said that something is to be seen or heard, and
// nouns what must stand before those that are nouns.
var (
	sights = arabic.SetOf("رؤيه", "مشاهده", "ملاحظه", "سماع", "نري", "نشاهد", "نلاحظ", "نسمع", "يشاهد", "تشاهد", "يلاحظ", "يسمع", "تسمع")
	nouns  = map[string]string{"رؤيه": "يمكن", "مشاهده": "يمكن", "ملاحظه": "يمكن", "سماع": "يمكن"}
)

// onFootage is the footage in which the speaker of the verb at token i is heard,
// with who has published it: وفي مقطع الفيديو، يقول الشخص.
func (tr *Trace) onFootage(si, i int) []isnad.Link {
	toks := tr.sents[si].Tokens
	for j := i + 2; j+1 < len(toks) && j <= i+6 && len(tr.publisher) > 0; j++ {
		if toks[j].Kind != isnad.Word || toks[j].Best().POS == isnad.Subordinator {
			break
		}
		if f := toks[j].Fold; (f == "في" || f == "خلال") && strings.HasPrefix(toks[j+1].Fold, "ال") {
			if doc, ok := tr.nounLink(si, j+1, j+1, "told"); ok && doc.Manner == "saw" {
				return append(tr.publisher[:len(tr.publisher):len(tr.publisher)], doc) // ويقول المصور في المقطع إن
			}
		}
	}
	for j := i - 2; j >= 0 && j >= i-5; j-- {
		if f := toks[j].Fold; f != "في" && f != "وفي" || j > 0 && toks[j-1].Kind == isnad.Word {
			continue
		}
		if doc, ok := tr.nounLink(si, j+1, j+1, "told"); ok && doc.Manner == "saw" {
			return append(tr.publisher[:len(tr.publisher):len(tr.publisher)], doc)
		}
	}
	return nil
}

// publishes are verbs of putting footage before people.
var publishes = arabic.SetOf("نشر", "بثّ", "تداول", "تناقل", "عرض", "أذاع", "شارك", "رفع", "التقط")

// published reads بثّ X صورا لـ: the publisher, and the footage for what stands
// behind it. Footage with a verb of showing is read there.
func (tr *Trace) published(si, i int, c cue) {
	s := &tr.sents[si]
	if c.manner != "publishes" {
		return
	}
	for j := i + 1; j < len(s.Tokens) && j <= i+9; j++ {
		if a := s.Tokens[j].Best(); a.POS == isnad.Verb && !tr.inMention(si, j) {
			return
		}
		doc, ok := tr.nounLink(si, j, j, "told")
		if !ok || doc.Manner != "saw" {
			continue
		}
		for k := j + 1; k < len(s.Tokens); k++ {
			if v, ok := tr.t.cueOf(s.Tokens[k].Best().Verb); ok && v.takes.Has("footage") {
				return
			}
		}
		var links []isnad.Link
		if m := tr.mentionFrom(si, i+1, j-1); m != nil {
			links = []isnad.Link{tr.link(m, "publishes")}
		} else if l, ok := tr.head(si, i+1, "publishes"); ok && l.Span != doc.Span {
			links = []isnad.Link{l}
		} else if len(tr.last) > 0 {
			links = tr.again("publishes")
		} else {
			return
		}
		if links[0].Kind == "document" && links[0].Manner == "saw" {
			links = nil // فيديو التقط صورا لـ
		}
		tr.publisher = links
		tr.end(s, s.Tokens[i].Start, func(y *says) bool { return !y.outer })
		// That there is such footage its publisher says; what it shows, it.
		if len(links) > 0 {
			tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: doc.Span.Start, End: doc.Span.End}, cue: s.Tokens[i].Span})
		}
		tr.says = append(tr.says, says{links: append(links[:len(links):len(links)], doc), content: isnad.Span{Start: doc.Span.End, End: newClause(s, j)}, cue: s.Tokens[i].Span, standing: isnad.Witnessed})
		return
	}
}

// newClause is the byte at which a clause with a verb of its own begins behind
// token i (…، ولم يصدر تعليق), or the end of the sentence.
func newClause(s *isnad.Sentence, i int) int {
	for j := i + 1; j+1 < len(s.Tokens); j++ {
		if s.Tokens[j].Norm != "،" && s.Tokens[j].Norm != "," {
			continue
		}
		n := &s.Tokens[j+1]
		switch a := n.Best(); {
		case a.POS == isnad.Verb && a.Proclitics.Has(isnad.ProWa), contrasts.Has(n.Fold), n.Fold == "ولم", n.Fold == "وقد", n.Fold == "وكان", n.Fold == "وكانت":
			return n.Start
		}
	}
	return s.End
}

// credit keeps who published footage where brackets say so (المصدر: فلان), for
// what it is said to show afterwards.
func (tr *Trace) credit(si int) {
	toks := tr.sents[si].Tokens
	for i := 0; i+4 < len(toks); i++ {
		if toks[i].Norm != "(" || toks[i+1].Fold != "المصدر" && toks[i+1].Fold != "مصدر" || toks[i+2].Norm != ":" {
			continue
		}
		for j := i + 4; j < len(toks) && j <= i+9; j++ {
			if toks[j].Norm != ")" {
				continue
			}
			l := isnad.Link{Kind: "agency", Manner: "publishes", Span: isnad.Span{Start: toks[i+3].Start, End: toks[j-1].End}}
			if m := tr.mentionFrom(si, i+3, i+3); m != nil {
				l = tr.link(m, "publishes")
			} else if f := toks[i+3].Fold; f == "ابو" || f == "ام" || toks[i+3].Best().POS == isnad.ProperNoun {
				l.Kind = "person"
			}
			l.Who = l.Span.In(tr.d.Text)
			tr.publisher = []isnad.Link{l}
			return
		}
	}
}
