package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// circumstance is the reading of a word as an active participle in the
// accusative (مضيفا، مؤكدة), whichever reading is the likeliest, or nil.
func circumstance(toks []isnad.Token, i int) *isnad.Analysis {
	t := &toks[i]
	if !strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "ه") && !strings.HasSuffix(t.Fold, "ين") {
		return nil
	}
	if strings.HasSuffix(t.Norm, "ه") && (i+1 >= len(toks) || !governed(toks[i+1].Fold)) {
		return nil // ومقره طرابلس: a pronoun
	}
	for k := range t.Analyses {
		a := &t.Analyses[k]
		if a.POS == isnad.ActiveParticiple && a.Proclitics == 0 && i > 0 && attribute(toks, i) {
			return nil // معلومات مؤكدة عن
		}
		if a.POS != isnad.ActiveParticiple || a.Definite || a.Enclitic != "" || a.Proclitics&^(isnad.ProWa|isnad.ProFa) != 0 {
			continue
		}
		if k == 0 || i > 0 && (toks[i-1].Norm == "،" || toks[i-1].Norm == ",") || a.Proclitics != 0 {
			return a
		}
	}
	return nil
}

// attribute reports that the participle at token i describes the noun before it
// and governs nothing that is said.
func attribute(toks []isnad.Token, i int) bool {
	b := toks[i-1].Best()
	if !b.POS.Nominal() || b.Definite || toks[i-1].Kind != isnad.Word || i+1 >= len(toks) {
		return false
	}
	return !governed(toks[i+1].Fold)
}

// governed reports a word by which a participle of saying governs what is said.
func governed(fold string) bool {
	switch fold {
	case "ان", "بان", "انه", "انها", "انهم", "بانه", "بانها", "بانهم", ":", "الي", "علي":
		return true
	}
	return false
}

// named reports that the noun at token i is named as a source there, by a verb
// of saying or a phrase before it: وتشير تقديرات المنظمة، وفق إعلان الجيش.
func (tr *Trace) named(si, i int) bool {
	if i == 0 {
		return false
	}
	p := &tr.sents[si].Tokens[i-1]
	if _, ok := tr.t.verbs[arabic.VerbKey(p.Best().Verb)]; ok && p.Best().POS == isnad.Verb {
		return true
	}
	for _, key := range firsts(p.Fold) {
		if key != "" && len(tr.t.leads[key]) > 0 {
			return true
		}
	}
	return false
}

// spoken is the reading of token i as a verb of saying where the word alone
// reads otherwise (علم، بين، ذُكر): a speaker stands right behind it, and then
// what he says. It is nil where the first reading stands.
func (tr *Trace) spoken(si, i int) *isnad.Analysis {
	toks := tr.sents[si].Tokens
	t := &toks[i]
	b := t.Best()
	_, known := tr.t.verbs[arabic.VerbKey(b.Verb)]
	if b.POS == isnad.Verb && b.Voice != isnad.Passive && b.Person != isnad.First && (known || speechActs[arabic.VerbKey(b.Verb)]) || i+2 >= len(toks) || strings.Contains(t.In(tr.d.Text), "\u064f") {
		return nil
	}
	said := toks[i+1].Best().POS == isnad.Subordinator && b.Proclitics == 0 && b.POS == isnad.ActiveParticiple // 22 مايو قال إن
	if b.POS != isnad.Verb && !said && i > 0 && toks[i-1].Kind != isnad.Punct && !contrasts[toks[i-1].Fold] && b.Proclitics&(isnad.ProWa|isnad.ProFa) == 0 {
		return nil
	}
	for k := range t.Analyses {
		a := &t.Analyses[k]
		if a.POS != isnad.Verb || a.Voice == isnad.Passive || a.Person != isnad.Third || a.Enclitic != "" {
			continue
		}
		c, ok := tr.t.verbs[arabic.VerbKey(a.Verb)]
		if !ok || !c.takes["clause"] && !c.takes["from"] {
			continue
		}
		n := i + 1
		if (said || b.POS == isnad.Verb) && toks[n].Best().POS == isnad.Subordinator && c.takes["clause"] {
			return a // عاد ليقر بأن
		}
		if toks[n].Kind == isnad.Punct {
			n++
		}
		if p := toks[n].Best(); p.POS == isnad.Preposition || p.Proclitics&^isnad.ProAl != 0 {
			continue
		}
		if _, ok := tr.head(si, n, "told"); !ok && tr.mentionFrom(si, n, n) == nil && !c.takes["through"] {
			continue
		}
		if at, _ := tr.complement(si, i); at > i+1 || at < 0 && c.takes["about"] && tr.governs(si, i, cue{takes: aboutOnly}) > 0 {
			return a
		}
	}
	return nil
}

var aboutOnly = map[string]bool{"about": true}

// bySaying reads ورد المتحدث بالقول إن: who acts in the clause says it.
func (tr *Trace) bySaying(si, i int) bool {
	s := &tr.sents[si]
	switch s.Tokens[i].Fold {
	case "بالقول", "بقوله", "بقولها", "بقولهم":
	default:
		return false
	}
	at, kind := tr.complement(si, i)
	if at < 0 || at > i+2 {
		return false
	}
	from := 0
	if g := governor(s.Tokens, i, 14); g >= 0 {
		from = g
	}
	links := tr.last
	if m := tr.mentionFrom(si, from, i-1); m != nil && (m.First == 0 || s.Tokens[m.First-1].Best().POS != isnad.Preposition) {
		links = []isnad.Link{tr.link(si, m, "told")}
	}
	if len(links) == 0 {
		return false
	}
	content := isnad.Span{Start: s.Tokens[at].End, End: s.End}
	if kind == "direct" {
		content.End = tr.quoteEnd(si, at)
	}
	tr.says = append(tr.says, says{links: links, content: content, cue: s.Tokens[i].Span, direct: kind == "direct"})
	tr.last = links
	return true
}

// announcement reads a verbal noun of saying with its source in the genitive:
// إعلان واشنطن مقتل ثلاثة جنود.
func (tr *Trace) announcement(si, i int, a *isnad.Analysis) {
	c, ok := tr.t.verbs[arabic.VerbKey(a.Verb)]
	if !ok || !c.takes["object"] && !c.takes["clause"] {
		return
	}
	if l, ok := tr.nounLink(si, i, i, "told"); ok && l.Manner == "saw" {
		return // تسجيل مصور: a thing, and no act of saying
	}
	m := tr.mentionFrom(si, i+1, i+1)
	if m == nil || m.Start > tr.sents[si].Tokens[m.First].Start || tr.named(si, i) || tr.governs(si, m.Last, cue{takes: map[string]bool{"object": true}}) < 0 {
		return
	}
	s := &tr.sents[si]
	own := false
	if i > 0 {
		switch s.Tokens[i-1].Fold {
		case "بعد", "عقب", "اثر", "قبل", "غداه", "قبيل", "منذ":
			own = true
		}
	}
	tr.says = append(tr.says, says{links: []isnad.Link{tr.link(si, m, c.manner)}, content: isnad.Span{Start: m.End, End: s.End}, cue: s.Tokens[i].Span, own: own})
}

// complement looks behind a cue for what it governs: أن، قوله إن، a colon, a
// quotation mark.
func (tr *Trace) complement(si, i int) (at int, kind string) {
	toks := tr.sents[si].Tokens
	relative := false
	for j := i + 1; j < len(toks) && j <= i+24; j++ {
		t := &toks[j]
		if t.Kind == isnad.Punct {
			switch t.Norm {
			case ":":
				return j, "direct"
			case "\"", "«", "“", "”":
				// A quotation of more than a name.
				n := 0
				for k := j + 1; k < len(toks) && n < 6; k++ {
					if toks[k].Kind == isnad.Punct && (toks[k].Norm == "\"" || toks[k].Norm == "»" || toks[k].Norm == "”" || toks[k].Norm == "“") {
						break
					}
					n++
				}
				if n >= 5 {
					return j, "direct"
				}
				j += n + 1 // a name in quotation marks: passed over with its closing one
			case ".":
				if abbreviated(toks, j) {
					continue
				}
				return -1, ""
			case "؛", "؟", "..", "...":
				return -1, ""
			}
			continue
		}
		a := t.Best()
		if a.POS == isnad.Subordinator {
			switch a.Lemma {
			case "أن", "إن", "بأن", "وأن", "ان":
				if adjunct[toks[j-1].Fold] {
					relative = true // بعد أن: no word of what is said
					continue
				}
				return j, "clause"
			case "كما", "فيما", "بينما", "حيث", "بعدما":
				return -1, ""
			}
		}
		if t.Fold == "ان" && adjunct[toks[j-1].Fold] {
			relative = true
			continue
		}
		if t.Fold == "بان" || t.Fold == "ان" || t.Fold == "انه" || t.Fold == "انها" || t.Fold == "انهم" {
			return j, "clause"
		}
		if a.POS == isnad.Relative && t.Fold != "ما" {
			relative = true
		}
		if relative && a.POS == isnad.VerbalNoun && a.Proclitics.Has(isnad.ProBi) {
			return -1, "" // اعترفت اللجنة التي …، باستهداف
		}
		if a.POS == isnad.Verb && j > i+1 && !tr.inTime(si, j) && !tr.inMention(si, j) {
			if n := nameless(toks, j); n > 0 {
				j = n // مسؤول لم تسمه، مصدر طلب عدم ذكر اسمه
				continue
			}
			if relative || a.Enclitic != "" && toks[j-1].Best().POS.Nominal() {
				continue // المصدر الذي طلب …، خطاب ألقاه: a clause on the speaker
			}
			return -1, ""
		}
		if j > i+1 {
			if p := circumstance(toks, j); p != nil {
				if _, ok := tr.t.verbs[arabic.VerbKey(p.Verb)]; ok {
					return -1, "" // نفت …، مؤكدة أن: the next cue has it
				}
			}
		}
	}
	return -1, ""
}

// adjunct are words before أن that make a clause of time or manner of it.
var adjunct = map[string]bool{"بعد": true, "قبل": true, "دون": true, "منذ": true, "رغم": true, "برغم": true, "بدل": true, "بمجرد": true}

// nameless is the last token of the clause of the verb at token j where it says
// that a source is not named, or 0.
func nameless(toks []isnad.Token, j int) int {
	if f := toks[j].Fold; toks[j-1].Fold == "لم" && (strings.HasSuffix(f, "سمه") || strings.HasSuffix(f, "سمها") || strings.HasSuffix(f, "سمهم")) {
		return j
	}
	for k := j + 1; k < len(toks) && k <= j+6; k++ {
		switch toks[k].Fold {
		case "هويته", "هويتها", "هويتهم", "اسمه", "اسمها", "اسمهم", "اسمائهم":
			return k
		}
		if toks[k].Kind == isnad.Punct || toks[k].Best().POS == isnad.Subordinator {
			return 0
		}
	}
	return 0
}

// abbreviated reports that the full stop at token j belongs to a title: د. علاء.
func abbreviated(toks []isnad.Token, j int) bool {
	return j > 0 && toks[j].Glued && len([]rune(toks[j-1].Norm)) == 1 && j+1 < len(toks)
}

// verb reads the attribution of a verb of saying at token i.
func (tr *Trace) verb(si, i int, c cue, a *isnad.Analysis) {
	s := &tr.sents[si]
	toks := s.Tokens
	if i > 0 && negates[toks[i-1].Fold] {
		if c.manner != "estimated" || !strings.Contains(c.standing, "denied") {
			return // لم يعلن التنظيم مسؤوليته: he says nothing
		}
		c.standing = isnad.Possible // ولم يستبعد المصدر أن
	}
	if c.takes["from"] {
		tr.relayed(si, i, c)
		return
	}
	if i > 0 && toks[i-1].Best().POS == isnad.Relative && tr.covered(s, toks[i].Span, func(y *says) bool { return y.denied }) {
		return // نفى الأنباء التي تحدثت عن
	}
	if tr.covered(s, toks[i].Span, func(y *says) bool { return y.links[0].Kind == "unnamed" && y.cue.Overlaps(toks[i].Span) }) {
		return // تحدثت أنباء عن: read already
	}
	if i > 0 { // وفق ما أعلن: the phrase before it has read it
		switch toks[i-1].Fold {
		case "ما", "لما", "حسبما", "مثلما", "وفقما":
			return
		case "كما", "وكما":
			if !tr.further(si, i, c) {
				return
			}
		}
	}
	if c.takes["footage"] {
		tr.footage(si, i, c)
		return
	}
	if c.takes["document"] {
		tr.inDocument(si, i, c)
		return
	}
	if q := tr.quotedBefore(si, i); !q.Empty() && a.POS == isnad.Verb && c.takes["direct"] {
		if m := tr.subject(si, i, min(i+3, len(toks)-1), a, "direct"); m != nil && m.First > i {
			l := tr.link(si, m, c.manner)
			tr.says = append(tr.says, says{links: []isnad.Link{l}, content: q, cue: toks[i].Span, direct: true})
			tr.last = []isnad.Link{l}
		}
	}
	at, kind := tr.complement(si, i)
	object := -1
	if at < 0 {
		if object = tr.governs(si, i, c); object < 0 {
			// ونفى الجيش ذلك: it says nothing here, but it is the one who goes on.
			if a.POS == isnad.Verb {
				if m := tr.mentionFrom(si, i+1, i+1); m != nil {
					tr.last = []isnad.Link{tr.link(si, m, c.manner)}
				} else if l, ok := tr.head(si, min(i+1, len(toks)-1), c.manner); ok {
					tr.last = []isnad.Link{l}
				}
				if c.manner == "denied" && i > 0 && (toks[i-1].Best().POS == isnad.Relative || toks[i-1].Norm == "،") {
					tr.end(s, toks[i-1].Start, func(y *says) bool { return !y.outer }) // الأمر الذي نفاه
				}
			}
			return
		}
		at, kind = i, "object"
	}
	quoted := isnad.Span{}
	if kind == "direct" && c.manner == "denied" && toks[at].Norm == ":" {
		object = tr.governs(si, i, c)
	}
	if kind == "direct" && object > 0 {
		// تنفي انسحاب قواتها: "نحن باقون": the denied, then what he says instead.
		quoted = isnad.Span{Start: toks[at].End, End: tr.quoteEnd(si, at)}
		kind = "object"
	}
	if kind == "clause" && !c.takes["clause"] && !c.takes["to"] && !c.takes["object"] && !c.takes["direct"] {
		return
	}
	if kind == "direct" && !c.takes["direct"] && !c.takes["clause"] {
		return
	}
	to := at - 1
	if kind == "object" {
		to = min(len(toks)-1, i+8)
	}
	var links []isnad.Link
	standing := c.standing
	m := tr.subject(si, i, to, a, kind)
	near, named := isnad.Link{}, false
	if a.POS == isnad.Verb && i+1 < len(toks) {
		near, named = tr.head(si, i+1, c.manner)
	}
	switch {
	case named && (m == nil || m.First <= i || m.Type != isnad.Human || toks[i+2].Kind == isnad.Punct):
		links = []isnad.Link{near} // وأعلن المركز الإعلامي لقوات …، وقال أحدهم، وهو
	case m != nil:
		links = []isnad.Link{tr.link(si, m, c.manner)}
	case a.POS != isnad.Verb && len(tr.last) > 0:
		links = tr.again(c.manner) // مضيفا: whoever spoke
	case a.POS == isnad.Verb && a.Aspect == isnad.Imperfect && a.Gender == isnad.Masculine && a.Number == isnad.Singular && at == i+1 && opinions[arabic.VerbKey(a.Verb)]:
		return // ويُرجَّح أن: nobody's word
	default:
		if l, ok := tr.nounLink(si, i+1, min(to, i+3), c.manner); ok && kind != "object" {
			links = []isnad.Link{l}
		} else if b := toks[min(i+1, len(toks)-1)].Best(); a.POS == isnad.Verb && (b.POS == isnad.Noun || b.POS == isnad.VerbalNoun) && b.Proclitics == isnad.ProAl && !tr.inTime(si, i+1) && (kind == "clause" && at > i+1 || object > i+2 && toks[object-1].Best().POS == isnad.Preposition) {
			return // تؤكد الوقائع أن: what is no source
		} else if l, ok := tr.nounLink(si, max(0, i-3), i-1, c.manner); ok && i > 0 && !a.Proclitics.Has(isnad.ProWa) {
			links = []isnad.Link{l}
		} else if l, ok := tr.opening(si, i, c.manner); ok && a.POS == isnad.Verb {
			links = []isnad.Link{l}
		} else if len(tr.last) > 0 {
			links = tr.again(c.manner)
		}
	}
	if len(links) == 0 {
		return
	}
	if l := &links[len(links)-1]; l.Manner == "told" && l.Kind != "document" && inStatement(toks, i, at) {
		l.Manner = "announced"
	}
	content := isnad.Span{Start: toks[at].End, End: s.End}
	if kind == "object" {
		content.Start = toks[object].Start
	}
	if kind == "direct" {
		content.End = tr.quoteEnd(si, at)
	}
	x := says{links: links, content: content, cue: toks[i].Span, denied: c.manner == "denied"}
	if standing != "-" {
		x.standing = standing
		x.denied = x.denied || strings.Contains(standing, "denied")
	}
	x.verb, x.aspect, x.gender = a.POS == isnad.Verb, a.Aspect, a.Gender
	x.forecast, x.direct = c.manner == "estimated", kind == "direct"
	if !quoted.Empty() {
		x.content.End = quoted.Start
	}
	contrast := tr.contrasted(si, i) || i > 1 && toks[i-1].Norm == "،" && m != nil && m.First > i // في حين أكد …، نفى
	if contrast && a.POS == isnad.Verb || (a.Proclitics.Has(isnad.ProWa|isnad.ProFa)) && (m != nil && m.First > i || len(tr.says) > 0 && tr.says[len(tr.says)-1].denied) || a.POS != isnad.Verb && len(tr.says) > 0 && tr.says[len(tr.says)-1].denied {
		// A new cue with its speaker ends what was said before it: نفى … وأكد.
		tr.end(s, toks[i].Start, func(y *says) bool { return !y.outer })
	}
	tr.says = append(tr.says, x)
	if !quoted.Empty() {
		said := append([]isnad.Link(nil), links...)
		said[len(said)-1].Manner = "told"
		tr.says = append(tr.says, says{links: said, content: quoted, cue: toks[i].Span, direct: true})
	}
	tr.last = links
}

// inStatement reports that what is said stands in a statement: قال في بيان إن.
func inStatement(toks []isnad.Token, from, to int) bool {
	for j := from + 1; j < to; j++ {
		if toks[j-1].Fold == "في" || toks[j-1].Fold == "عبر" {
			switch toks[j].Best().Lemma {
			case "بيان", "بلاغ", "كلمة", "خطاب":
				return true
			}
		}
	}
	return false
}

// opinions are verbs whose third person masculine, without a subject, is read
// as a passive: يُرجَّح أن، يُعتقد أن.
var opinions = map[string]bool{"رج\u0651ح": true, "توق\u0651ع": true, "اعتقد": true, "ظن\u0651": true, "خم\u0651ن": true, "زعم": true}

// again is the latest speaker, who says this in another manner.
func (tr *Trace) again(manner string) []isnad.Link {
	links := append([]isnad.Link(nil), tr.last...)
	if l := &links[len(links)-1]; l.Kind != "document" {
		l.Manner = manner
	}
	return links
}

// opening is a source noun that opens the clause of the verb at token i and
// is no mention: غير أن مسؤولا طبيا في المستشفى قال.
func (tr *Trace) opening(si, i int, manner string) (isnad.Link, bool) {
	a := tr.sents[si].Tokens[i].Best()
	from := tr.clauseStart(si, i)
	if from == 0 || from >= i || a.Proclitics.Has(isnad.ProWa|isnad.ProFa) {
		return isnad.Link{}, false
	}
	return tr.head(si, from, manner)
}

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
		if v := s.Tokens[j].Best().Verb; v == "نشر" || v == "بثّ" {
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
		if a := s.Tokens[j].Best(); (a.Verb == "نشر" || a.Verb == "بثّ") && a.Enclitic != "" {
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

// inDocument reads جاء في البيان.
func (tr *Trace) inDocument(si, i int, c cue) {
	s := &tr.sents[si]
	if i+2 >= len(s.Tokens) || s.Tokens[i+1].Fold != "في" {
		tr.published(si, i, c)
		return
	}
	l, ok := tr.nounLink(si, i+2, min(i+4, len(s.Tokens)-1), c.manner)
	at, kind := tr.complement(si, i+1)
	if !ok || l.Kind != "document" {
		return
	}
	if at < 0 {
		at = i + 2
	}
	content := isnad.Span{Start: s.Tokens[at].End, End: s.End}
	if kind == "direct" {
		content.End = max(content.Start, tr.quoteEnd(si, at))
	}
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: content, cue: s.Tokens[i].Span})
	tr.last = []isnad.Link{l}
}

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

// governs is the noun of action that the cue at token i governs, or -1: أعلن الجيش
// مقتل، أشارت مصادر إلى نزوح، اعترفت اللجنة باستهداف. Clauses that describe the
// speaker (اللجنة التي شكلتها الحكومة), and those between a denial and what is
// denied (نفى ما تتناقله قنوات عن انسحاب), are passed over.
func (tr *Trace) governs(si, i int, c cue) int {
	toks := tr.sents[si].Tokens
	relative, free := false, c.takes["object"]
	for j := i + 1; j < len(toks) && j <= i+24; j++ {
		t := &toks[j]
		a := t.Best()
		if t.Kind == isnad.Punct && (t.Norm == "." && !abbreviated(toks, j) || t.Norm == "؛") {
			return -1
		}
		if tr.inTime(si, j) {
			continue // 19 مارس is no verb
		}
		switch {
		case a.POS == isnad.Relative && t.Fold != "من":
			relative = t.Fold != "ما"
			continue
		case a.POS == isnad.Verb && !tr.inMention(si, j):
			named := toks[j-1].Fold == "ما" // ما أسماه تطهير، ما تتناقله القنوات عن
			if named || relative || a.Enclitic != "" && toks[j-1].Best().POS.Nominal() {
				relative = relative || named && c.manner == "denied"
				continue
			}
			return -1
		case a.POS != isnad.VerbalNoun && a.Class != "event":
			continue
		}
		by := a.Proclitics.Has(isnad.ProBi)
		of := toks[j-1].Fold
		switch {
		case relative && c.manner == "denied":
			if of == "عن" || of == "من" || of == "حول" || of == "بشان" {
				return j
			}
		case relative:
			if by && c.takes["by"] {
				return j
			}
		case free, by && c.takes["by"], of == "الي" && c.takes["to"], of == "عن" && c.takes["about"]:
			return j
		}
	}
	return -1
}

// relayed reads نقلت رويترز عن مصدر قوله إن: two links.
func (tr *Trace) relayed(si, i int, c cue) {
	s := &tr.sents[si]
	toks := s.Tokens
	on := -1
	for j := i + 1; j < len(toks) && j <= i+10; j++ {
		if f := toks[j].Fold; f == "عن" || f == "من" && c.takes["through"] || f == "الي" && c.takes["to"] {
			on = j
			break
		}
	}
	if on < 0 {
		return
	}
	var links []isnad.Link
	if m := tr.mentionFrom(si, i+1, on-1); m != nil {
		links = append(links, tr.link(si, m, "quoted"))
	}
	at, kind := tr.complement(si, on)
	to := on + 8
	if at > 0 {
		to = at
	}
	if m := tr.mentionFrom(si, on+1, to); m != nil {
		links = append(links, tr.link(si, m, "told"))
	} else if l, ok := tr.nounLink(si, on+1, min(to, on+3), "told"); ok {
		links = append(links, l)
	}
	if len(links) == 0 || at < 0 {
		return
	}
	content := isnad.Span{Start: toks[at].End, End: s.End}
	if kind == "direct" {
		content.End = tr.quoteEnd(si, at)
	}
	tr.says = append(tr.says, says{links: links, content: content, cue: toks[i].Span})
	tr.last = links
}

// quoteEnd is where the quotation that opens at or behind token at closes,
// over sentences; without a quotation mark it is the sentence's end.
func (tr *Trace) quoteEnd(si, at int) int {
	s := &tr.sents[si]
	open := -1
	for j := at; j < len(s.Tokens) && j <= at+1; j++ {
		switch s.Tokens[j].Norm {
		case "\"", "«", "“", "”":
			open = j
		}
	}
	if open < 0 {
		return s.End
	}
	closer := map[string]string{"«": "»", "\"": "\"", "“": "”", "”": "“"}[s.Tokens[open].Norm]
	for k := si; k < len(tr.sents) && k <= si+8; k++ {
		from := 0
		if k == si {
			from = open + 1
		}
		for j := from; j < len(tr.sents[k].Tokens); j++ {
			n := tr.sents[k].Tokens[j].Norm
			if n == closer || closer == "”" && n == "\"" || closer == "“" && n == "”" {
				return tr.sents[k].Tokens[j].End
			}
		}
	}
	return s.End
}
