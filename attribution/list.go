package attribution

import (
	"isnad"
	"isnad/arabic"
)

// listed is where the lines end that two points at the end of sentence si
// announce: a list of lines with bullets, or a quotation that opens the next
// one. It is -1 where the sentence announces none.
func (tr *Trace) listed(si int) int {
	s := &tr.sents[si]
	if s.Tokens[len(s.Tokens)-1].Norm != ":" || si+1 >= len(tr.sents) {
		return -1
	}
	next := &tr.sents[si+1]
	if next.Para == s.Para {
		return -1
	}
	for j := 0; j < len(next.Tokens) && j < 4 && next.Tokens[j].Kind != isnad.Word; j++ {
		if closers[next.Tokens[j].Norm] == "" {
			continue
		}
		if end := tr.closed(si+1, j); end > 0 {
			return end
		}
		return tr.paraEnd(si + 1)
	}
	end := -1
	for k := si + 1; k < len(tr.sents) && bulleted(tr.sents[k].Tokens); {
		end = tr.paraEnd(k)
		for k < len(tr.sents) && tr.sents[k].End <= end {
			k++
		}
	}
	return end
}

// paraEnd is where the line of sentence si ends.
func (tr *Trace) paraEnd(si int) int {
	end := tr.sents[si].End
	for k := si + 1; k < len(tr.sents) && tr.sents[k].Para == tr.sents[si].Para; k++ {
		end = tr.sents[k].End
	}
	return end
}

// bulleted reports a line that a mark or a number of a list opens.
func bulleted(toks []isnad.Token) bool {
	if len(toks) < 2 {
		return false
	}
	t := &toks[0]
	switch t.Kind {
	case isnad.Symbol:
		return true
	case isnad.Number:
		return len(t.Norm) <= 2 && toks[1].Glued && toks[1].Kind == isnad.Punct
	}
	switch t.Norm {
	case "-", "–", "—", "•", "*", "·", "+", ">", "●", "ـ", "#":
		return toks[1].Kind != isnad.Punct || toks[1].Norm == t.Norm
	}
	return false
}

// lister reads a line that ends in two points and names who spoke, by a noun and
// not by a verb of saying, before the list of what he said: أبرز ما جاء في الإيجاز
// الصحفي للناطق العسكري:
func (tr *Trace) lister(si int) {
	s := &tr.sents[si]
	end := tr.listed(si)
	if end < 0 {
		return
	}
	if n := len(tr.says); n > 0 && tr.says[n-1].content.End == end {
		return // its verb of saying has read it
	}
	speaks := s.Tokens[0].Best().Class == "role" || s.Tokens[0].Best().Class == "people" // عضو المكتب السياسي فلان:
	for i := range s.Tokens {
		a := s.Tokens[i].Best()
		speaks = speaks || spokenWord.Has(a.Lemma)
	}
	if !speaks {
		return
	}
	var who *isnad.Mention
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.Type == isnad.Human || (m.Type == isnad.Actor || m.Type == isnad.Role) && (who == nil || who.Type != isnad.Human) {
			who = m // a name, or else the one nearest the points
		}
	}
	if who == nil {
		return
	}
	links := []isnad.Link{tr.link(who, "told")}
	colon := s.Tokens[len(s.Tokens)-1].Span
	tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: colon.End, End: end}, cue: colon})
	tr.last = links
}

// spokenWord are nouns for what somebody has said or where he said it, and for
// those who speak for others.
var spokenWord = arabic.SetOf("تصريح", "إيجاز", "بيان", "مؤتمر", "كلمة", "خطاب", "إحاطة", "لقاء", "مقابلة", "حوار", "حديث", "قول", "ناطق", "متحدث", "تغريدة", "رسالة", "منشور", "شهادة", "إفادة")
