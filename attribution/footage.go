package attribution

import (
	"isnad"
	"isnad/arabic"
)

// footage reads نشر X فيديو يظهر: the publisher, then what is seen.
func (tr *Trace) footage(si, i int, c cue) {
	s := &tr.sents[si]
	doc := isnad.Link{}
	for j := i + 3; j >= 0 && j >= i-14; j-- {
		if j == i || j >= len(s.Tokens) {
			continue
		}
		if l, ok := tr.nounLink(si, j, j, c.manner); ok && l.Kind == "document" {
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
		if publishes[s.Tokens[j].Best().Verb] {
			links = nil
			if m := tr.mentionFrom(si, j+1, i); m != nil {
				links = []isnad.Link{tr.link(si, m, "publishes")}
			}
			if l, ok := tr.head(si, j+1, "publishes"); ok && l.Kind != "document" {
				links = []isnad.Link{l} // قناة اليوتيوب الخاصة بشبكة
			}
			break
		}
	}
	for j := i + 1; j+1 < len(s.Tokens) && j <= i+6; j++ { // تسجيل مصور بثه التنظيم
		if a := s.Tokens[j].Best(); publishes[a.Verb] && a.Enclitic != "" {
			if m := tr.mentionFrom(si, j+1, j+1); m != nil {
				links = []isnad.Link{tr.link(si, m, "publishes")}
			}
		}
	}
	tr.publisher = links
	links = append(links[:len(links):len(links)], doc)
	// What the footage shows is the verb itself: مقطع يظهر مسلحين.
	tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: s.Tokens[i].Start, End: newClause(s, i)}, cue: doc.Span, standing: isnad.Witnessed})
	tr.last = links
}

// publishes are verbs of putting footage before people.
var publishes = map[string]bool{"نشر": true, "بثّ": true, "تداول": true, "تناقل": true, "عرض": true, "أذاع": true, "شارك": true, "رفع": true}

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
			if v, ok := tr.t.verbs[arabic.VerbKey(s.Tokens[k].Best().Verb)]; ok && v.takes["footage"] {
				return
			}
		}
		var links []isnad.Link
		if m := tr.mentionFrom(si, i+1, j-1); m != nil {
			links = []isnad.Link{tr.link(si, m, "publishes")}
		} else if l, ok := tr.head(si, i+1, "publishes"); ok && l.Span != doc.Span {
			links = []isnad.Link{l}
		} else if len(tr.last) > 0 {
			links = tr.again("publishes")
		} else {
			return
		}
		tr.publisher = links
		tr.end(s, s.Tokens[i].Start, func(y *says) bool { return !y.outer })
		// That there is such footage its publisher says; what it shows, it.
		tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: doc.Span.Start, End: doc.Span.End}, cue: s.Tokens[i].Span},
			says{links: append(links[:len(links):len(links)], doc), content: isnad.Span{Start: doc.Span.End, End: newClause(s, j)}, cue: s.Tokens[i].Span, standing: isnad.Witnessed})
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
		case a.POS == isnad.Verb && a.Proclitics.Has(isnad.ProWa), contrasts[n.Fold], n.Fold == "ولم", n.Fold == "وقد", n.Fold == "وكان", n.Fold == "وكانت":
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
				l = tr.link(si, m, "publishes")
			} else if f := toks[i+3].Fold; f == "ابو" || f == "ام" || toks[i+3].Best().POS == isnad.ProperNoun {
				l.Kind = "person"
			}
			l.Who = l.Span.In(tr.d.Text)
			tr.publisher = []isnad.Link{l}
			return
		}
	}
}
