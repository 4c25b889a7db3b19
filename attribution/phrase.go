package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// speakerColon reads a headline's "speaker: words".
func (tr *Trace) speakerColon(si int) {
	s := &tr.sents[si]
	if s.Kind == isnad.Field {
		return
	}
	colon, first := -1, 0
	for first < len(s.Tokens) && (s.Tokens[first].Kind != isnad.Word || flashes.Has(s.Tokens[first].Fold)) {
		first++ // عاجل |
	}
	if first+1 < len(s.Tokens) && s.Tokens[first].Fold == "عن" {
		first++ // عن مصدر أمني: …
	}
	for j := first + 1; j < len(s.Tokens) && j <= first+12; j++ {
		t := &s.Tokens[j]
		if t.Norm == ":" {
			colon = j
			break
		}
		if a := t.Best(); a.POS == isnad.Verb && !tr.inMention(si, j) || t.Kind == isnad.Punct && t.Norm != "\"" && t.Norm != "«" && t.Norm != "»" && t.Norm != "-" && t.Norm != "(" && t.Norm != ")" {
			return
		}
	}
	if colon < 0 || colon+1 >= len(s.Tokens) && tr.listed(si) < 0 {
		return
	}
	m := tr.mentionFrom(si, first, min(first+6, colon-1))
	if l, ok := tr.head(si, first, "told"); ok && m == nil && (l.Kind == "document" && l.Manner != "told" && l.Manner != "saw" && colon-first > 1 || l.Kind == "role" || l.Kind == "witness") {
		tr.says = append(tr.says, says{links: []isnad.Link{l}, content: isnad.Span{Start: s.Tokens[colon].End, End: tr.lineEnd(si)}, cue: isnad.Span{Start: s.Start, End: s.Tokens[colon].End}})
		tr.last = []isnad.Link{l} // تقرير أممي: , ناشطون:
		return
	}
	if t := &s.Tokens[first]; m == nil && colon == first+1 && ministries.Has(t.Fold) {
		l := isnad.Link{Who: t.In(tr.d.Text), Kind: "actor", Manner: "told", Span: t.Span}
		tr.says = append(tr.says, says{links: []isnad.Link{l}, content: isnad.Span{Start: s.Tokens[colon].End, End: tr.lineEnd(si)}, cue: isnad.Span{Start: s.Start, End: s.Tokens[colon].End}})
		tr.last = []isnad.Link{l} // الصحة: ارتفاع الحصيلة
		return
	}
	if m == nil && colon == first+1 && strings.HasPrefix(s.Tokens[first].Fold, "ال") {
		if l, ok := tr.surname(si, first); ok {
			tr.says = append(tr.says, says{links: []isnad.Link{l}, content: isnad.Span{Start: s.Tokens[colon].End, End: tr.lineEnd(si)}, cue: isnad.Span{Start: s.Start, End: s.Tokens[colon].End}})
			tr.last = []isnad.Link{l}
			return
		}
	}
	if m != nil && (s.Tokens[m.Head].Best().Class == "event" || s.Tokens[m.Head].Best().Class == "abstract") {
		return // سباق الصحراء: a title
	}
	if m == nil || m.Kind == "state" && m.Last+1 == colon && !firstPerson(s.Tokens[colon+1:]) {
		return // ليبيا: a heading's country
	}
	for j := first; j < m.First; j++ {
		if a := s.Tokens[j].Best(); s.Tokens[j].Kind == isnad.Word && (!a.POS.Nominal() || a.Class == "event") {
			return
		}
	}
	if m.Type == isnad.Actor && dashed(s.Tokens[first:m.First]) || m.Last+1 < colon && dashed(s.Tokens[m.Last+1:colon-1]) {
		return // سانا - دمشق:، بغداد - رويترز: where and for whom it was written
	}
	end := tr.lineEnd(si)
	if s.Kind == isnad.Heading {
		for j := colon + 1; j < len(s.Tokens); j++ {
			if s.Tokens[j].Norm == ".." || s.Tokens[j].Norm == "..." {
				end = s.Tokens[j].Start // مصادر: فلان محاصر.. والجيش يعلن
				break
			}
		}
	}
	links := []isnad.Link{tr.link(m, "told")}
	for j := m.Last + 1; j+1 < colon; j++ { // رويترز نقلا عن مصدر:
		if s.Tokens[j].Fold == "نقلا" || s.Tokens[j].Fold == "عن" {
			if n := tr.mentionFrom(si, j+1, colon-1); n != nil {
				links = append(links, tr.link(n, "told"))
			} else if l, ok := tr.nounLink(si, j+1, colon-1, "told"); ok {
				links = append(links, l)
			}
			break
		}
	}
	tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: s.Tokens[colon].End, End: end}, cue: isnad.Span{Start: s.Start, End: s.Tokens[colon].End}})
	tr.last = links
}

// dashed reports a dash or stroke among the tokens.
func dashed(toks []isnad.Token) bool {
	for j := range toks {
		switch toks[j].Norm {
		case "-", "–", "—", "/", "ـ":
			return true
		}
	}
	return false
}

// ministries are words that alone before two points stand for the ministry.
var ministries = arabic.SetOf("الصحه", "الداخليه", "الخارجيه", "الدفاع", "الاوقاف", "الكهرباء", "الاسكان")

// surname makes a link of the word at token j where the dispatch names a person
// whose name ends in it: الغرياني: قواتنا تتقدم.
func (tr *Trace) surname(si, j int) (isnad.Link, bool) {
	t := &tr.sents[si].Tokens[j]
	for k := range tr.ms {
		m := &tr.ms[k]
		if m.Type == isnad.Human && m.First < m.Last && tr.sents[m.Sent].Tokens[m.Last].Fold == t.Fold {
			return isnad.Link{Who: t.In(tr.d.Text), Kind: "person", Manner: "told", Span: t.Span}, true
		}
	}
	return isnad.Link{}, false
}

// lineEnd is where the line of a speaker who stands before a colon ends: he
// goes on to the end of it, or to the next label.
func (tr *Trace) lineEnd(si int) int {
	end := tr.sents[si].End
	for k := si + 1; k < len(tr.sents) && tr.sents[k].Para == tr.sents[si].Para && !labelled(tr.sents[k].Tokens); k++ {
		end = tr.sents[k].End
	}
	return max(end, tr.listed(si))
}

// flashes are words before a headline.
var flashes = arabic.SetOf("عاجل", "خاص", "هام", "متابعه", "تحديث", "الان", "حصري")

// labelled reports that the sentence opens with a label of its own (ميدانيا:).
func labelled(toks []isnad.Token) bool {
	for j := 1; j < len(toks) && j <= 4; j++ {
		if toks[j].Norm == ":" {
			return true
		}
		if toks[j].Kind != isnad.Word || toks[j].Best().POS == isnad.Verb {
			return false
		}
	}
	return false
}

// relativeBefore is the relative pronoun that opens the clause in which token i
// stands, with no mark between, or -1.
func relativeBefore(toks []isnad.Token, i int) int {
	for j := i - 1; j > 0 && j >= i-5; j-- {
		if toks[j].Kind == isnad.Punct {
			return -1
		}
		if a := toks[j].Best(); a.POS == isnad.Relative && a.Gender != 0 {
			return j
		}
	}
	return -1
}

// lastClause is the token at which the clause of its own that ends before
// token i begins (…، فيما قتل، …، غير أنه استهدف، …، فسقط، …، وقد يشن), or -1: a
// source named behind it answers for no more. Who only counts victims answers
// for the consequence alone (…، ما أدى إلى مقتل ثلاثة، بحسب الدفاع المدني).
func lastClause(toks []isnad.Token, i int, victims bool) int {
	for j := i - 1; j > 1; j-- {
		f := toks[j].Fold
		if toks[j-1].Norm == "،" || toks[j-1].Norm == "," {
			b := toks[j].Best()
			switch {
			case victims && (f == "ما" || f == "مما" || b.POS == isnad.Verb && costs.Has(arabic.VerbKey(b.Verb))), f == "فيما", f == "بينما", f == "لكن", f == "لكنه", f == "لكنها",
				b.POS == isnad.Verb && b.Proclitics.Has(isnad.ProFa),
				f == "وقد" && toks[j+1].Best().Aspect == isnad.Imperfect,
				(f == "غير" || f == "الا") && strings.HasPrefix(toks[j+1].Fold, "ان"):
				return j
			}
		}
		if (f == "حين" || f == "وقت") && toks[j-1].Fold == "في" {
			return j
		}
	}
	return -1
}

// rules are papers by which things are done.
var rules = arabic.SetOf("مذكرة", "اتفاق", "اتفاقية", "قانون", "قرار", "دستور", "خطة", "ميثاق", "معاهدة", "بروتوكول", "تفاهم", "هدنة", "شرط", "بند")

// costs are verbs that say how many an act has killed or hurt.
var costs = arabic.SetOf("اودي", "خل\u0651ف", "اسفر", "اد\u0651ي", "تسب\u0651ب", "حصد", "اوقع")

// further reports that the verb of saying at token i says something of its own
// behind it: كما أعلن الجيش مقتل ثلاثة.
func (tr *Trace) further(si, i int, c cue) bool {
	at, _ := tr.complement(si, i)
	return at > 0 || tr.governs(si, i, c) > 0
}

// itsOwn are nouns of saying with a pronoun for the latest speaker.
var itsOwn = arabic.SetOf("قوله", "قولها", "قولهم", "زعمه", "زعمها", "زعمهم", "تعبيره", "تعبيرها", "تعبيرهم", "وصفه", "وصفها", "ادعائه", "ادعائها", "روايته", "روايتها",
	"له", "لها", "لهم", "بحسبه", "بحسبها", "بحسبهم")

// counts reports a source that counts victims and does not see attacks.
func counts(toks []isnad.Token) bool {
	for i := range toks {
		for _, w := range [...]string{"صحه", "صحي", "طبي", "اسعاف", "مستشفي", "مشفي", "صليب", "هلال", "طوارئ"} {
			if strings.Contains(toks[i].Fold, w) {
				return true
			}
		}
		if toks[i].Fold == "المدني" && i > 0 && toks[i-1].Fold == "الدفاع" {
			return true
		}
	}
	return false
}

// titled is the person whom a long title that begins at token from is followed
// by, behind a comma: وفقا للعضو في المكتب السياسي للحركة، فلان.
func (tr *Trace) titled(si, from int) *isnad.Mention {
	toks := tr.sents[si].Tokens
	if from >= len(toks) {
		return nil
	}
	if c := toks[from].Best().Class; c != "role" && c != "people" && c != "members" {
		return nil
	}
	for j := from + 1; j < len(toks) && j <= from+16; j++ {
		if toks[j].Best().POS == isnad.Verb && !tr.inMention(si, j) {
			return nil
		}
		if toks[j].Norm != "،" {
			if toks[j].Kind == isnad.Punct && toks[j].Norm != "\"" && toks[j].Norm != "«" && toks[j].Norm != "»" {
				return nil
			}
			continue
		}
		m := tr.mentionFrom(si, j+1, j+1)
		if m == nil && j+1 < len(toks) && toks[j+1].Best().Class == "role" {
			m = tr.mentionFrom(si, j+2, j+2) // العميد فلان
		}
		if m == nil || m.Type != isnad.Human || m.Last+1 < len(toks) && toks[m.Last+1].Kind != isnad.Punct {
			return nil
		}
		return m
	}
	return nil
}

// comma reports a comma from one token to another.
func comma(toks []isnad.Token, from, to int) bool {
	for j := from; j < to; j++ {
		if toks[j].Norm == "،" || toks[j].Norm == "," {
			return true
		}
	}
	return false
}

// clauseOpens reports أن and its like from one token to another: what stands behind
// names no source (استنادا إلى وثائق أن لندن).
func (tr *Trace) clauseOpens(si, from, to int) bool {
	for j := from; j < to; j++ {
		if t := &tr.sents[si].Tokens[j]; t.Best().POS == isnad.Subordinator && governed(t.Fold) {
			return true
		}
	}
	return false
}

// resumes are pronouns that take up the ما of وفق ما صرح به.
var resumes = arabic.SetOf("به", "بها", "عنه", "عنها", "له", "اليه")

// prepositional reads بحسب source and وفق ما أعلن source: over the whole
// sentence.
func (tr *Trace) prepositional(si, i int, l lead) {
	s := &tr.sents[si]
	from := i + len(l.words)
	if last := l.words[len(l.words)-1]; (last == "ل" || last == "ب") && len(l.words) > 1 {
		from--
	}
	manner := l.manner
	if l.verb {
		if from >= len(s.Tokens) {
			return
		}
		c, ok := tr.t.cueOf(s.Tokens[from].Best().Verb)
		if !ok && !strings.HasPrefix(s.Tokens[from].Fold, "اورد") {
			return
		}
		if l.words[0] == "علي" && i > 0 && s.Tokens[i-1].Kind != isnad.Punct {
			return // تعليق على ما نشرته الصحيفة
		}
		if l.words[0] == "كما" && s.Tokens[from].Best().Aspect != isnad.Imperfect && tr.further(si, from, c) {
			return // كما نفى الجيش مقتل: also
		}
		if ok {
			manner = c.manner
		}
		from++
		if l.words[0] == "كما" && i <= 1 && from < len(s.Tokens) && s.Tokens[from].Best().POS == isnad.Preposition {
			return // كما شدد على: also
		}
		if c.takes.Has("footage") && from+1 < len(s.Tokens) && i > 1 && (s.Tokens[from].Fold == "في" || s.Tokens[from].Fold == "من") {
			from++ // …، كما يظهر في مقطع
		}
		for from < len(s.Tokens) && resumes.Has(s.Tokens[from].Fold) {
			from++ // وفق ما صرح به
		}
	}
	var link isnad.Link
	relayed := l.verb && relays[s.Tokens[from-1].Best().Verb] != ""
	if from < len(s.Tokens) && itsOwn.Has(s.Tokens[from].Fold) || from > 0 && from <= len(s.Tokens) && itsOwn.Has(s.Tokens[from-1].Fold) {
		if len(tr.last) == 0 {
			return
		}
		link = tr.again("told")[len(tr.last)-1] // على حد زعمه: whoever spoke
	} else if m := tr.mentionFrom(si, from, from+3); m != nil && !comma(s.Tokens, from, m.First) && !tr.clauseOpens(si, from, m.First) {
		link = tr.link(m, manner)
		// بيان للحرس: the document is the source.
		if n, ok := tr.nounLink(si, from, m.First-1, manner); ok {
			if (n.Kind == "document" || n.Kind == "agency") && manner != "saw" {
				n.Span.End = m.End
				n.Who = n.Span.In(tr.d.Text)
			}
			link = n
		}
	} else if n, ok := tr.nounLink(si, from, from+2, manner); ok {
		link = n
	} else if from < len(s.Tokens) && s.Tokens[from].Kind == isnad.Latin {
		link = isnad.Link{Who: s.Tokens[from].In(tr.d.Text), Kind: "actor", Manner: manner, Span: s.Tokens[from].Span} // من قبل SAMS
	} else {
		return
	}
	if from < len(s.Tokens) && rules.Has(s.Tokens[from].Best().Lemma) && (l.words[0] == "استنادا" || link.Kind != "document" && link.Span.Start > s.Tokens[from].Start) {
		return // استنادا لمذكرة تفاهم، وفق الاتفاقات الموقعة بين كذا وكذا: by what right, and no source
	}
	if link.Kind != "document" && link.Span.End > s.Tokens[i].Start {
		if m := tr.titled(si, from); m != nil {
			link = tr.link(m, manner)
		}
	}
	if l.verb && link.Manner == "saw" && link.Kind != "document" {
		link.Manner = "told"
	}
	if manner == "saw" && !l.verb { // ومن الواضح في الصورة تضرر السقف
		if link.Kind != "document" {
			return
		}
		link.Manner = "saw"
		links := append(tr.publisher[:len(tr.publisher):len(tr.publisher)], link)
		tr.says = append(tr.says, says{links: links, content: isnad.Span{Start: link.Span.End, End: newClause(s, from)}, cue: s.Tokens[i].Span, standing: isnad.Witnessed})
		return
	}
	links := []isnad.Link{link}
	if relayed {
		if n, ok := tr.relayedFrom(si, link); ok {
			links = append(links, n) // وفق ما نقلته الوكالة عن مصدر
		}
	}
	// Behind the words it covers what stands before; at the head of the
	// sentence, all of it.
	within := false
	content := isnad.Span{Start: s.Start, End: max(link.Span.End, s.Tokens[i].End)}
	if i > 2 && s.Tokens[i-1].Best().POS == isnad.Verb && !tr.inTime(si, i-1) {
		content = isnad.Span{Start: link.Span.End, End: s.End} // وأسفرت وفق شهود عن حرق
	} else if i <= 2 || clauseBehind(s.Tokens, link.Span.End) {
		content.End = s.End
	} else if open, end := inset(s.Tokens, i, link.Span.End); open > 0 {
		within = true
		tr.end(s, s.Tokens[open].Start, func(y *says) bool { return !y.outer })
		content = isnad.Span{Start: s.Tokens[open].Start, End: s.Tokens[end].End} // قتل -وفق ناشطين- 17 جنديا
	} else if open, ok := inClause(s.Tokens, i, link.Span.End); ok {
		content = isnad.Span{Start: s.Tokens[open].Start, End: s.End} // ولم يبق لها بحسب مصدر سوى جيب
	} else if at := relativeBefore(s.Tokens, i); at > 0 {
		content = isnad.Span{Start: s.Tokens[at].Start, End: s.End} // الذين بلغ عددهم بحسب الدفاع المدني 12 ألفا
	} else if at := lastClause(s.Tokens, i, counts(s.Tokens[from:min(from+3, len(s.Tokens))])); at > 0 {
		apart := s.Tokens[at].Fold == "فيما" || s.Tokens[at].Fold == "بينما"
		if !apart || tr.spoke(si, at) {
			content.Start = s.Tokens[at].Start // …، فيما هزت انفجارات الحي، حسب سكان: all of it, where nobody else has spoken
		}
		if contrasts.Has(s.Tokens[at].Fold) {
			// قال القائد إن …، فيما قتل ثلاثة، وفق طبيب: not the commander.
			tr.end(s, content.Start, func(y *says) bool { return !y.outer })
		}
	}
	x := says{links: links, content: content, cue: s.Tokens[i].Span, outer: link.Kind == "agency" && len(links) == 1}
	relies := l.words[0] == "نقلا" || tr.drawnOn(si, i, l, link)
	if relies {
		// ذكرت الإذاعة نقلا عن قائد أن: the source behind the one who relays.
		x.outer, x.inner = false, true
		for j := i; j < len(s.Tokens); j++ {
			if s.Tokens[j].Start >= link.Span.End && s.Tokens[j].Best().POS == isnad.Subordinator {
				x.content = isnad.Span{Start: s.Tokens[j].End, End: s.End}
				break
			}
		}
	}
	if relies && len(tr.says) > 0 && s.Span.Contains(tr.says[len(tr.says)-1].cue) {
		y := &tr.says[len(tr.says)-1]
		if !y.verb && i > 0 && s.Tokens[i-1].End <= y.content.End {
			x.content.End = max(x.content.End, y.content.End) // بحسب تقارير نقلا عن شهود، قصف
		}
		x.content.Start = max(x.content.Start, y.content.Start) // sorted behind the relaying one
		tr.last = append(append([]isnad.Link(nil), y.links...), link)
	} else {
		tr.last = links
	}
	if x.outer {
		// The agency relays who spoke in the sentence.
		for k := range tr.says {
			if y := &tr.says[k]; s.Span.Contains(y.cue) && !y.outer {
				tr.last = append(tr.last, y.links...)
			}
		}
	} else if i > 2 && !within {
		for j := i + 1; j < len(s.Tokens); j++ { // وفقا لمصدر، 140 شخصا: a number held back
			if s.Tokens[j].Start >= link.Span.End && s.Tokens[j].Kind == isnad.Number {
				x.content.End = s.End
				break
			}
			if b := s.Tokens[j].Best(); b.POS == isnad.Verb || b.POS == isnad.Relative || contrasts.Has(s.Tokens[j].Fold) {
				break
			}
		}
	}
	tr.says = append(tr.says, x)
}

// drawnOn reports that a phrase at token i names what who speaks draws on, between his
// verb of saying and أن: كشفت الصحيفة، استنادا إلى رسائل مسربة، أن.
func (tr *Trace) drawnOn(si, i int, l lead, source isnad.Link) bool {
	switch l.words[0] {
	case "استنادا", "بناء", "اعتمادا":
	default:
		return false
	}
	toks := tr.sents[si].Tokens
	if i < 2 || !clauseBehind(toks, source.Span.End) {
		return false
	}
	n := len(tr.says) - 1
	return n >= 0 && tr.sents[si].Span.Contains(tr.says[n].cue) && tr.says[n].verb && tr.says[n].content.Start >= source.Span.End
}

// spoke reports that somebody has spoken in the sentence before token at.
func (tr *Trace) spoke(si, at int) bool {
	s := &tr.sents[si]
	for k := len(tr.says) - 1; k >= 0 && tr.says[k].cue.End > s.Start; k-- {
		if tr.says[k].cue.Start < s.Tokens[at].Start {
			return true
		}
	}
	return false
}

// clauseBehind reports that أن and its clause stand right behind byte at, with no
// verb of saying to govern it: ومن المقرر، بحسب المحافظ، أن.
func clauseBehind(toks []isnad.Token, at int) bool {
	for j := range toks {
		if toks[j].Start < at || toks[j].Kind == isnad.Punct {
			continue
		}
		return strings.HasPrefix(toks[j].Fold, "ان") && toks[j].Best().POS == isnad.Subordinator && toks[j].Best().Proclitics == 0
	}
	return false
}

// inset is the clause into which a source is put between dashes, from token i to byte
// end, by its first and last token: its verb, to the next comma or verb. open is 0
// where no dashes stand.
func inset(toks []isnad.Token, i, end int) (open, last int) {
	if !dash.Has(toks[i-1].Norm) {
		return 0, 0
	}
	k := i
	for k < len(toks) && toks[k].Start < end {
		k++
	}
	if k+1 >= len(toks) || !dash.Has(toks[k].Norm) {
		return 0, 0
	}
	for open = i - 2; open > 0 && toks[open].Best().POS != isnad.Verb; open-- {
	}
	for last = k; last+1 < len(toks); last++ {
		n := toks[last+1].Best()
		if comma(toks, last+1, last+2) || n.POS == isnad.Verb && n.Proclitics.Has(isnad.ProWa) {
			break
		}
	}
	return open, last
}

// dash are the marks that set words apart within a clause.
var dash = arabic.SetOf("-", "–", "—")

// inClause is the token at which the clause opens into the middle of which a source
// is put, from token i to byte end, with no mark before or behind it.
func inClause(toks []isnad.Token, i, end int) (from int, ok bool) {
	if toks[i-1].Kind != isnad.Word {
		return 0, false
	}
	for j := i; j < len(toks); j++ {
		if toks[j].Start < end {
			continue
		}
		if toks[j].Fold != "سوي" && toks[j].Fold != "الا" && toks[j].Kind != isnad.Number {
			return 0, false
		}
		break
	}
	for from = i - 1; from > 0 && toks[from-1].Norm != "،"; from-- {
	}
	return from, true
}

// relayedFrom is the source that stands behind عن right behind who relays it.
func (tr *Trace) relayedFrom(si int, by isnad.Link) (isnad.Link, bool) {
	toks := tr.sents[si].Tokens
	n := 0
	for j := range toks {
		if toks[j].Start < by.Span.End {
			continue
		}
		if toks[j].Fold == "عن" && j+1 < len(toks) {
			if m := tr.mentionFrom(si, j+1, j+1); m != nil {
				return tr.link(m, "told"), true
			}
			return tr.nounLink(si, j+1, j+2, "told")
		}
		if n++; n > 3 || toks[j].Best().POS == isnad.Verb {
			break
		}
	}
	return isnad.Link{}, false
}
