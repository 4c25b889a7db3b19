package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// bySaying reads ورد المتحدث بالقول إن: who acts in the clause says it.
func (tr *Trace) bySaying(si, i int) bool {
	s := &tr.sents[si]
	switch s.Tokens[i].Fold {
	case "بالقول", "بقوله", "بقولها", "بقولهم":
	case "التاكيد", "تاكيده", "تاكيدها", "تاكيدهم", "القول", "قوله", "قولها", "قولهم", "بالتاكيد", "بتاكيده", "بتاكيدها":
		if g := governor(s.Tokens, i, 10); g < 0 || !repeats.Has(arabic.VerbKey(s.Tokens[g].Best().Verb)) {
			return false // وجدد الوزير التأكيد أن
		}
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
	if i > 0 && circumstance(s.Tokens, i-1) != nil {
		// مستدركا بالقول: whoever spoke
	} else if m := tr.mentionFrom(si, from, i-1); m != nil && (m.First == 0 || s.Tokens[m.First-1].Best().POS != isnad.Preposition) {
		links = []isnad.Link{tr.link(m, "told")}
	}
	if len(links) == 0 {
		return false
	}
	content := tr.content(si, at, kind)
	tr.says = append(tr.says, says{links: links, content: content, cue: s.Tokens[i].Span, direct: kind == "direct"})
	tr.last = links
	return true
}

// repeats are verbs that take an act of saying as their object.
var repeats = arabic.SetOf("جد\u0651د", "اعاد", "كر\u0651ر", "واصل", "تابع", "اختتم", "ختم", "استهل\u0651", "بدا", "انهي", "اكتفي", "عاود")

// announcement reads a verbal noun of saying with its source in the genitive:
// إعلان واشنطن مقتل ثلاثة جنود.
func (tr *Trace) announcement(si, i int, a *isnad.Analysis) {
	c, ok := tr.t.cueOf(a.Verb)
	if tr.covered(&tr.sents[si], tr.sents[si].Tokens[i].Span, func(y *says) bool { return y.denied }) {
		return // نفى رواية الشهود عن: it is he who denies
	}
	if !ok || c.takes.Has("finite") || !c.takes.Has("object") && !c.takes.Has("clause") {
		return // وجود، وصف: no nouns of saying
	}
	if l, ok := tr.nounLink(si, i, i, "told"); ok && l.Manner == "saw" {
		return // تسجيل مصور: a thing, and no act of saying
	}
	m := tr.mentionFrom(si, i+1, i+1)
	if m != nil && a.Proclitics.Has(isnad.ProAl) && !tr.sents[si].Tokens[m.First].Best().Proclitics.Has(isnad.ProAl) {
		return // اتهم الادعاء ضابطا: no genitive
	}
	if m == nil || m.Start > tr.sents[si].Tokens[m.First].Start || tr.named(si, i) || tr.governs(si, m.Last, cue{takes: objectOnly}) < 0 {
		return
	}
	s := &tr.sents[si]
	own, adjunct := false, false
	if i > 0 {
		switch s.Tokens[i-1].Fold {
		case "بعد", "عقب", "اثر", "قبل", "غداه", "قبيل", "منذ":
			own = true
		case "رغم", "ورغم", "برغم":
			adjunct = true
		}
	}
	end := aside(s, m.Last, c.manner == "denied")
	for j := m.Last + 1; j < len(s.Tokens) && (own || adjunct); j++ {
		if comma(s.Tokens, j, j+1) {
			end = min(end, s.Tokens[j].Start) // رغم نفي الجيش قصف المخيم، …
			break
		}
	}
	tr.says = append(tr.says, says{links: []isnad.Link{tr.link(m, c.manner)}, content: isnad.Span{Start: m.End, End: end}, cue: s.Tokens[i].Span, own: own, denied: c.manner == "denied"})
}

// pronounClause reports أن with a pronoun that is the subject of the verb behind it.
func pronounClause(t *isnad.Token) bool {
	a := t.Best()
	return a.POS == isnad.Subordinator && a.Enclitic != "" || strings.HasSuffix(t.Fold, "انه") || strings.HasSuffix(t.Fold, "انها") || strings.HasSuffix(t.Fold, "انهم")
}

// carried is who has published the paper in which somebody speaks, between the
// cue at token i and what is said: وقال مصدر في بيان نشره موقع الوزارة إن.
func (tr *Trace) carried(si, i, at int) (isnad.Link, bool) {
	toks := tr.sents[si].Tokens
	for j := i + 2; j < at; j++ {
		a := toks[j].Best()
		manner, ok := relays[a.Verb]
		if !ok || a.Enclitic == "" || toks[j-1].Best().Class != "document" {
			continue
		}
		if toks[j+1].Best().Enclitic != "" {
			return isnad.Link{}, false // نشره موقعها: her own
		}
		return tr.source(si, j+1, manner)
	}
	return isnad.Link{}, false
}

// aboutSpeaker reports that the verb at token i only tells of the speaker of a cue
// before it: لم تستبعد مصادر تحدثت للقناة أن.
func (tr *Trace) aboutSpeaker(si, i int) bool {
	toks := tr.sents[si].Tokens
	for j := i - 2; j >= 0 && j >= i-5; j-- {
		b := toks[j].Best()
		if b.POS != isnad.Verb {
			continue
		}
		_, ok := tr.t.cueOf(b.Verb)
		return ok && tr.qualifies(si, j, i)
	}
	return false
}

// measures reports a verb of saying that only tells how much: ما يزيد عن، تقدر بـ.
func measures(toks []isnad.Token, i int, key string) bool {
	if i+1 >= len(toks) {
		return false
	}
	n := &toks[i+1]
	switch key {
	case "زاد":
		return n.Fold == "عن" || n.Fold == "علي"
	case "قد\u0651ر":
		return n.Fold == "ب" || n.Fold == "بـ" || n.Best().Proclitics.Has(isnad.ProBi)
	}
	return false
}

// content is what is said behind token at of a sentence: up to its end, or up to
// that of the speech that opens there.
func (tr *Trace) content(si, at int, kind string) isnad.Span {
	s := &tr.sents[si]
	c := isnad.Span{Start: s.Tokens[at].End, End: s.End}
	if kind == "direct" {
		c.End = max(c.Start, tr.quoteEnd(si, at))
	} else {
		if at+1 < len(s.Tokens) && closers[s.Tokens[at+1].Norm] != "" {
			c.End = max(c.End, tr.closed(si, at+1)) // قال إن "…. …"
		}
		if j := itemEnd(s.Tokens, at); j > 0 {
			c.End = s.Tokens[j].Start
		}
		for j := at + 2; j+1 < len(s.Tokens); j++ {
			if f := s.Tokens[j+1].Fold; s.Tokens[j].Fold == "علما" && (f == "ان" || strings.HasPrefix(f, "بان")) {
				c.End = s.Tokens[j].Start // …، علما بأن: the outlet knows it
				break
			}
		}
	}
	return c
}

// objectOnly is what a noun of saying takes: a noun of action.
var objectOnly = arabic.SetOf("object")

// verb reads the attribution of a verb of saying at token i.
func (tr *Trace) verb(si, i int, c cue, a *isnad.Analysis) {
	s := &tr.sents[si]
	toks := s.Tokens
	if i > 0 && negates.Has(toks[i-1].Fold) {
		if c.manner != "estimated" || !strings.Contains(c.standing, "denied") {
			return // لم يعلن التنظيم مسؤوليته: he says nothing
		}
		c.standing = isnad.Possible // ولم يستبعد المصدر أن
	}
	if c.takes.Has("from") {
		tr.relayed(si, i, c)
		return
	}
	if measures(toks, i, arabic.VerbKey(a.Verb)) || tr.aboutSpeaker(si, i) || i > 0 && a.Enclitic != "" && toks[i-1].Best().Class == "document" && !toks[i-1].Best().Definite {
		return // بيان تابعته الصحيفة
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
			if i > 1 && comments.Has(toks[i-2].Fold) {
				tr.goesOn(si, i, c, a) // وهو ما نفاه المحافظ مؤكدا أن
				tr.end(s, toks[i-2].Start, func(y *says) bool { return !y.outer })
				tr.confirmed(si, i, c)
			}
			return
		case "كما", "وكما":
			if !tr.further(si, i, c) {
				return
			}
		}
	}
	if c.takes.Has("footage") || tr.shows(si, i, a) {
		c.manner = "saw"
		tr.footage(si, i, c)
		return
	}
	if c.takes.Has("document") && !tr.posted(si, i, c) {
		tr.inDocument(si, i, c)
		return
	}
	at, kind := tr.complement(si, i)
	if j, ok := tr.moment(si, i); ok && c.takes.Has("how") {
		at, kind = j, "clause"
	}
	if a.Aspect == isnad.Imperfect && a.Proclitics == 0 && tr.covered(s, toks[i].Span, func(y *says) bool {
		return y.reports && (at == i+1 || i > 1 && y.content.Start >= toks[i-2].Start)
	}) {
		return // تقارير من مصادر محلية تفيد بأن، سجلات المشفى التي تفيد باستقبال
	}
	if tr.saidBefore(si, i, at, c, a) {
		return
	}
	object := -1
	if at < 0 && a.Verb == "رأى" && a.Aspect == isnad.Perfect {
		c = cue{manner: "saw", standing: isnad.Witnessed, takes: perceived} // رأى ناج الجنود يطلقون النار
	}
	if at < 0 {
		if object = tr.governs(si, i, c); object < 0 {
			// ونفى الجيش ذلك: it says nothing here, but it is the one who goes on.
			if a.POS == isnad.Verb {
				if !c.takes.Has("strict") {
					tr.goesOn(si, i, c, a)
				}
				if i > 0 && strings.HasPrefix(toks[i].Fold, "ما") && comments.Has(toks[i-1].Fold) || c.manner == "denied" && i > 0 && (toks[i-1].Best().POS == isnad.Relative || toks[i-1].Norm == "،") {
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
	if kind == "clause" && !c.takes.Has("clause") && !c.takes.Has("to") && !c.takes.Has("document") && !c.takes.Has("object") && !c.takes.Has("direct") && !c.takes.Has("how") && !c.takes.Has("sworn") {
		return
	}
	if kind == "direct" && !c.takes.Has("direct") && !c.takes.Has("clause") {
		return
	}
	to := at - 1
	if kind == "object" {
		to = min(len(toks)-1, i+8)
	}
	var links []isnad.Link
	standing, background := c.standing, false
	m := tr.subject(si, i, to, a, kind)
	if m != nil && m.Last < i-1 && appears.Has(toks[i].Fold) {
		return // من خلال مطابقة الصور مع خرائط غوغل، تبين أن
	}
	if i > 0 && a.POS == isnad.Verb && pronounClause(&toks[i-1]) {
		m = nil // وأنه شاهد: whoever spoke
		if len(tr.last) == 0 || !s.Span.Contains(tr.last[len(tr.last)-1].Span) {
			if f := tr.mentionFrom(si, 0, i-1); f != nil && f.First <= 1 {
				m = f // موسكو …، لكن يبدو أنها أبلغت
			}
		}
	}
	near, named := isnad.Link{}, false
	if a.POS == isnad.Verb && i+1 < len(toks) && !(i > 0 && pronounClause(&toks[i-1])) {
		near, named = tr.head(si, i+1, c.manner)
		if i+3 < len(toks) && toks[i+1].Norm == "(" && toks[i+3].Norm == ")" && toks[i+2].Kind == isnad.Word {
			near, named = isnad.Link{Who: toks[i+2].In(tr.d.Text), Kind: "person", Manner: c.manner, Span: toks[i+2].Span}, true // وقالت (سلمى) إن
			m = nil
		}
		if !named {
			near, named = tr.several(si, i+1, c.manner)
		}
		if !named && kind != "object" {
			if near, named = tr.kunya(si, i+1, c.manner); !named {
				near, named = tr.name(si, i+1, c.manner)
			}
			if named {
				m = nil // يقول أحمد، وهو نازح
			}
		}
	}
	if !named && i > 0 && a.POS == isnad.Verb && a.Number == isnad.Plural && a.Proclitics == 0 {
		if l, ok := tr.head(si, i-1, c.manner); ok && l.Kind != "document" && (m == nil || m.Last < i-1) {
			near, named = l, true // قابلت المنظمة شهودا قالوا إن
			m = nil
		}
	}
	if informs.Has(a.Verb) && !named && a.POS == isnad.Verb && a.Proclitics == 0 && i > 0 && (m == nil || m.First > i) {
		from := tr.clauseStart(si, i)
		if b := tr.mentionFrom(si, from, i-1); b != nil && b.Last == i-1 && b.Type != isnad.Place {
			m = b // مصادر أهلية أبلغت المرصد أن: who is told stands behind
		} else if l, ok := tr.nounLink(si, max(from, i-3), i-1, c.manner); ok {
			near, named, m = l, true, nil
		}
	}
	if c.takes.Has("seen") && !named && (m == nil || m.First != i+1 && m.Last != i-1) {
		return // سمع دوي انفجار: nobody is said to have heard it
	}
	if c.takes.Has("seen") && tr.deems(si, i, object) {
		return // رأى الوزير في الهجوم خطوة خطيرة: an opinion
	}
	paper := tr.inPaper(si, i, c.manner)
	switch {
	case paper != nil:
		links = paper // تصريحا للقائد قال فيه
	case named && (m == nil || m.First <= i || m.Type != isnad.Human || toks[i+2].Kind == isnad.Punct):
		links = []isnad.Link{near} // وأعلن المركز الإعلامي لقوات …، وقال أحدهم، وهو
	case m != nil:
		if p := tr.titled(si, m.First); p != nil && m.First > i && p.Last < max(to, at) {
			m = p // قال القيادي في الحركة، العميد فلان، للقناة
		}
		links = []isnad.Link{tr.link(m, c.manner)}
	case a.POS != isnad.Verb && len(tr.last) > 0:
		links = tr.again(c.manner) // مضيفا: whoever spoke
	case a.POS == isnad.Verb && at == i+1 && len(tr.last) > 1 && tr.outerSpeaks(a):
		tr.last = tr.last[:1] // نقلت القناة عن مسؤول …. وذكرت أن
		links = tr.again(c.manner)
	case a.POS == isnad.Verb && a.Aspect == isnad.Imperfect && a.Gender == isnad.Masculine && a.Number == isnad.Singular && at == i+1 && opinions.Has(arabic.VerbKey(a.Verb)):
		return // ويُرجَّح أن: nobody's word
	default:
		if l, ok := tr.classed(si, i+1, c.manner); ok && a.POS == isnad.Verb && kind != "object" {
			links = []isnad.Link{l}
		} else if l, ok := tr.nounLink(si, i+1, min(to, i+3), c.manner); ok && kind != "object" && !tr.where(si, i, l) {
			links = []isnad.Link{l}
		} else if b := toks[min(i+1, len(toks)-1)].Best(); a.POS == isnad.Verb && (b.POS == isnad.Noun || b.POS == isnad.VerbalNoun) && b.Proclitics == isnad.ProAl && !tr.inTime(si, i+1) && (kind == "clause" && at > i+1 || object > i+2 && toks[object-1].Best().POS == isnad.Preposition) {
			return // تؤكد الوقائع أن: what is no source
		} else if l, ok := tr.nounLink(si, max(tr.clauseStart(si, i), i-3), i-1, c.manner); ok && i > 0 && !a.Proclitics.Has(isnad.ProWa) {
			links = []isnad.Link{l}
		} else if l, ok := tr.opening(si, i, c.manner); ok && a.POS == isnad.Verb {
			links = []isnad.Link{l}
		} else if l, ok := tr.capital(si, i, c.manner); ok && a.POS == isnad.Verb {
			links = []isnad.Link{l}
		} else if m := tr.actor(si, i); m != nil && a.POS == isnad.Verb {
			links, background = []isnad.Link{tr.link(m, c.manner)}, true
		} else if m := tr.protagonist(si, i, a); m != nil && a.POS == isnad.Verb && !c.takes.Has("same") {
			links = []isnad.Link{tr.link(m, c.manner)}
		} else if len(tr.last) > 0 {
			links = tr.again(c.manner)
		}
	}
	links = tr.stillRelayed(si, links)
	if len(links) == 0 && tr.interview.sent != si {
		return
	}
	if links = tr.answered(si, i, links); len(links) == 0 {
		return
	}
	if l, ok := tr.carried(si, i, at); ok && kind != "object" {
		links = append([]isnad.Link{l}, links...)
	} else if on := tr.onFootage(si, i); len(on) > 0 {
		links = append(on, links...)
	}
	if l := &links[len(links)-1]; l.Manner == "told" && l.Kind != "document" && inStatement(toks, i, at) {
		l.Manner = "announced"
	}
	content := tr.content(si, at, kind)
	if c.takes.Has("seen") {
		content = isnad.Span{Start: links[0].Span.End, End: newClause(s, i)}
	} else if kind == "object" {
		first := object
		if object > i+1 && cases.Has(toks[object-1].Best().Lemma) {
			first-- // وثق المركز 23 حالة | اعتقال
		}
		content = isnad.Span{Start: toks[first].Start, End: aside(s, object, c.manner == "denied")}
	}
	if c.manner == "denied" && kind == "clause" {
		for j := at + 1; j+1 < len(toks) && toks[j].End < content.End; j++ {
			if comma(toks, j, j+1) && toks[j+1].Fold == "ومن" {
				content.End = toks[j+1].Start // نفى أن يكون …، ومن المتوقع أن
				break
			}
		}
	}
	if background {
		content.End = newClause(s, i) // بعد أن أعلنت تحرير البلدة، فيما تطوق
	}
	x := says{links: links, content: content, cue: toks[i].Span, denied: c.manner == "denied"}
	if c.takes.Has("seen") && content.Start > toks[i].Start { // what was heard is named by the verb itself
		x.cue, x.content.Start = links[0].Span, toks[i].Start
	}
	if standing != "-" {
		x.standing = standing
		x.denied = x.denied || strings.Contains(standing, "denied")
	}
	x.verb, x.aspect, x.gender = a.POS == isnad.Verb, a.Aspect, a.Gender
	x.forecast, x.direct = c.manner == "estimated" && (strings.Contains(c.standing, isnad.Probable) || strings.Contains(c.standing, isnad.Possible)), kind == "direct"
	if !quoted.Empty() {
		x.content.End = quoted.Start
	}
	contrast := tr.contrasted(si, i) || i > 1 && toks[i-1].Norm == "،" && m != nil && m.First > i // في حين أكد …، نفى
	tr.end(s, toks[i].Start, func(y *says) bool {
		return y.links[0].Kind == "unnamed" && strings.Contains(y.standing, isnad.Possible) && len(links) > 0 && links[0].Span.Start > y.cue.End
	}) // تضاربت الأنباء، فأكدت مصادر
	if i > 0 && a.POS == isnad.Verb && tr.retold(si, i) {
		contrast = true // …، وكان النظام قد أعلن
	}
	if contrast && a.POS == isnad.Verb || (a.Proclitics.Has(isnad.ProWa|isnad.ProFa)) && (m != nil && m.First > i || named && near.Span.Start > toks[i].Start || len(tr.says) > 0 && tr.says[len(tr.says)-1].denied) || a.POS != isnad.Verb && len(tr.says) > 0 && tr.says[len(tr.says)-1].denied {
		// A new cue with its speaker ends what was said before it: نفى … وأكد.
		tr.end(s, toks[i].Start, func(y *says) bool { return !y.outer })
	}
	if k := len(tr.says) - 1; k >= 0 && (links[0].Kind == "agency" || a.POS == isnad.Verb && (k == 0 || !s.Span.Contains(tr.says[k-1].cue))) && tr.says[k].inner && s.Span.Contains(tr.says[k].cue) {
		tr.says[k].content.Start = max(tr.says[k].content.Start, x.content.Start+1) // ونقلا عن مصدر، ذكرت رويترز أن
	}
	tr.says = append(tr.says, x)
	if !quoted.Empty() {
		said := append([]isnad.Link(nil), links...)
		said[len(said)-1].Manner = "told"
		tr.says = append(tr.says, says{links: said, content: quoted, cue: toks[i].Span, direct: true})
	}
	tr.last = links
}

// cases are nouns before a noun of action for the times that it happened.
var cases = arabic.SetOf("حالة", "حادثة", "واقعة", "جريمة", "حملة", "سلسلة", "موجة")

// perceived is what a verb of seeing or hearing takes: no clause, but what happens.
var perceived = arabic.SetOf("seen", "object", "strict")

// deems reports that a verb of seeing or hearing at token i is of an opinion or of what
// others said: what stands behind it is taken in by في or عن (سمع القاضي شهادة عن القصف).
func (tr *Trace) deems(si, i, object int) bool {
	toks := tr.sents[si].Tokens
	for j := i + 1; j < object; j++ {
		if f := toks[j].Fold; (f == "عن" || f == "في" && toks[i].Best().Verb == "رأى") && !tr.inMention(si, j) {
			return true
		}
	}
	return false
}

// appears are forms of بيّن and its like that say by themselves that something came out.
var appears = arabic.SetOf("تبين", "وتبين", "يتبين", "ويتبين")

// outerSpeaks reports that the verb, which leaves its subject out, agrees with the agency
// that has relayed somebody and not with him: نقلت القناة عن مسؤول قوله …. وذكرت أن.
func (tr *Trace) outerSpeaks(a *isnad.Analysis) bool {
	outer, inner := tr.last[0], tr.last[len(tr.last)-1]
	return outer.Kind == "agency" && (inner.Kind == "role" || inner.Kind == "person") && a.Person == isnad.Third && a.Number == isnad.Singular &&
		a.Gender == isnad.Feminine && tr.gender(outer) == isnad.Feminine && tr.gender(inner) == isnad.Masculine
}

// stillRelayed puts the agency that has relayed a source before it where the source is
// named again, in that sentence or the next, by his function alone: نقلت الوكالة عن مصدر
// أن …. وأضاف المصدر أن.
func (tr *Trace) stillRelayed(si int, links []isnad.Link) []isnad.Link {
	n := len(tr.last)
	if len(links) != 1 || n != 2 || tr.last[0].Kind != "agency" || links[0].Kind != "role" || tr.last[1].Kind != "role" {
		return links
	}
	who, before := strings.TrimPrefix(arabic.FoldLemma(links[0].Who), "ال"), arabic.FoldLemma(tr.last[1].Who)
	if strings.Contains(who, " ") || !strings.HasPrefix(arabic.FoldLemma(links[0].Who), "ال") || before != who && !strings.HasPrefix(before, who+" ") && before != "ال"+who {
		return links
	}
	if at := tr.sentenceAt(tr.last[1].Span.Start); at != si && at != si-1 || tr.sents[at].Para != tr.sents[si].Para {
		return links
	}
	return []isnad.Link{tr.last[0], links[0]}
}

// gender is that of the first word of a link.
func (tr *Trace) gender(l isnad.Link) isnad.Gender {
	si := tr.sentenceAt(l.Span.Start)
	if si >= len(tr.sents) {
		return 0
	}
	for j := range tr.sents[si].Tokens {
		if t := &tr.sents[si].Tokens[j]; t.End > l.Span.Start {
			return t.Best().Gender
		}
	}
	return 0
}

// informs are verbs of saying whose object is who is told.
var informs = arabic.SetOf("أبلغ", "أخبر", "أعلم", "أطلع")

// saidBefore reads a verb of saying behind what is said, or put into it: «…»، قال
// فلان; دخل الجيش المدينة، يقول فلان. It reports that nothing is said behind the
// verb as well.
func (tr *Trace) saidBefore(si, i, at int, c cue, a *isnad.Analysis) bool {
	if a.POS != isnad.Verb || !c.takes.Has("direct") || i == 0 {
		return false
	}
	s := &tr.sents[si]
	toks := s.Tokens
	q := tr.quotedBefore(si, i)
	inserted := q.Empty()
	if inserted && (at >= 0 || i < 3 || a.Proclitics != 0 || a.Enclitic != "" || !asides.Has(toks[i-1].Norm) || c.takes.Has("strict") || tr.governs(si, i, c) >= 0 || !predicated(toks[:i])) {
		return false
	}
	var l isnad.Link
	last := i + 1
	if m := tr.subject(si, i, min(i+3, len(toks)-1), a, "direct"); m != nil && m.First > i {
		if inserted && m.First != i+1 && m.Start != toks[i+1].Start && toks[i+1].Best().Class != "role" {
			return false
		}
		l, last = tr.link(m, c.manner), m.Last
	} else if h, ok := tr.head(si, min(i+1, len(toks)-1), c.manner); ok {
		l = h
	} else if n, ok := tr.name(si, i+1, c.manner); ok {
		l = n
	} else {
		return false
	}
	for last+1 < len(toks) && toks[last+1].Start < l.Span.End {
		last++
	}
	if inserted {
		if last+1 < len(toks) && toks[last+1].Kind != isnad.Punct && !introduces(toks, last+1) {
			return false
		}
		q = isnad.Span{Start: s.Start, End: toks[i].Start}
		if last+2 < len(toks) && asides.Has(toks[last+1].Norm) {
			q.End = s.End // دخل الجيش، يقول فلان، المدينة
		}
	}
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: q, cue: toks[i].Span, direct: !inserted})
	tr.last = []isnad.Link{l}
	return at < 0
}

// predicated reports words in which something happens: a verb, or a noun of action
// with more than an adverb before it.
func predicated(toks []isnad.Token) bool {
	for j := range toks {
		if a := toks[j].Best(); a.POS == isnad.Verb || (a.POS == isnad.VerbalNoun || a.Class == "event") && j+2 < len(toks) && a.Proclitics&^isnad.ProAl == 0 {
			return true
		}
	}
	return false
}

// asides are marks that set off words that are put into others.
var asides = arabic.SetOf("،", ",", "-", "–", "—")

// retold reports that وكان before the verb of saying at token i begins a new
// statement of the outlet's in its sentence.
func (tr *Trace) retold(si, i int) bool {
	toks := tr.sents[si].Tokens
	for j := i - 1; j > 0 && j >= i-8; j-- {
		if a := toks[j].Best(); a.Verb == "كان" && a.Aspect == isnad.Perfect {
			return a.Proclitics.Has(isnad.ProWa) && toks[j-1].Kind == isnad.Punct
		}
		if toks[j].Kind == isnad.Punct {
			return false
		}
	}
	return false
}

// comments open a clause on what another has said: وهو ما نفاه، الأمر الذي نفاه.
var comments = arabic.SetOf("وهو", "هو", "الامر", "وهذا", "هذا")

// goesOn keeps who says something at token i that is no word of the dispatch
// (ونفى الجيش ذلك), for what he goes on to say.
func (tr *Trace) goesOn(si, i int, c cue, a *isnad.Analysis) {
	if !c.takes.Has("clause") && !c.takes.Has("object") {
		return // أصدر أمرا
	}
	if m := tr.mentionFrom(si, i+1, i+1); m != nil {
		tr.last = []isnad.Link{tr.link(m, c.manner)}
	} else if l, ok := tr.head(si, min(i+1, len(tr.sents[si].Tokens)-1), c.manner); ok {
		tr.last = []isnad.Link{l}
	} else if m := tr.subject(si, i, i+3, a, "clause"); m != nil {
		tr.last = []isnad.Link{tr.link(m, c.manner)}
	}
}

// confirmed reads وهو ما أعلنه فلان: what stands before it in the sentence, where
// that has no source of its own.
func (tr *Trace) confirmed(si, i int, c cue) {
	s := &tr.sents[si]
	toks := s.Tokens
	if c.manner == "denied" || i < 5 || len(tr.last) == 0 || tr.last[0].Span.Start < toks[i].Start {
		return
	}
	content := isnad.Span{Start: s.Start, End: toks[i-2].Start}
	if tr.covered(s, isnad.Span{Start: content.End - 1, End: content.End}, func(*says) bool { return true }) {
		return
	}
	for k := range tr.says {
		if content.Contains(tr.says[k].cue) {
			return
		}
	}
	tr.says = append(tr.says, says{links: tr.last, content: content, cue: toks[i].Span})
}

// actor is the party that the sentence has told of before the verb at token i,
// which leaves its subject out, where nobody has spoken in the sentence yet: بدأت
// القوات عملية بعد أن أعلنت تحرير البلدة.
func (tr *Trace) actor(si, i int) *isnad.Mention {
	s := &tr.sents[si]
	if len(tr.last) > 0 && s.Span.Contains(tr.last[len(tr.last)-1].Span) {
		return nil
	}
	if i < 2 || !adjunct.Has(s.Tokens[i-2].Fold) && s.Tokens[i-1].Fold != "بعدما" || strings.Contains(s.Tokens[i].In(tr.d.Text), "\u064f") {
		return nil // قبل أن يُعلن عن
	}
	v := s.Tokens[i].Best()
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.Last >= i {
			return nil
		}
		if m.Type != isnad.Actor && m.Type != isnad.Human && m.Type != isnad.Role {
			continue
		}
		if g := s.Tokens[m.Head].Best().Gender; m.Type == isnad.Actor && v.Number == isnad.Singular && v.Gender != 0 && g != 0 && g != v.Gender {
			continue
		}
		if m.Start == s.Tokens[m.First].Start && (m.First == 0 || s.Tokens[m.First-1].Best().POS != isnad.Preposition) {
			return m
		}
	}
	return nil
}

// protagonist is of whom the sentence, or the one before in its line, tells first,
// for a verb of saying at token i without a subject, where nobody has spoken there:
// التقى الوزير نظيره. وقال إن.
func (tr *Trace) protagonist(si, i int, v *isnad.Analysis) *isnad.Mention {
	for b := si; b >= 0 && b >= si-1 && tr.sents[b].Para == tr.sents[si].Para; b-- {
		s := &tr.sents[b]
		if len(tr.last) > 0 && tr.last[len(tr.last)-1].Span.Start >= s.Start || tr.spoke(b, min(len(s.Tokens)-1, i)) {
			return nil
		}
		m := tr.mentionFrom(b, 0, 2)
		if m == nil || b == si && m.Last >= i || m.Start != s.Tokens[m.First].Start && !s.Tokens[m.First].Best().Proclitics.Has(isnad.ProWa) || m.First > 0 && s.Tokens[m.First-1].Best().POS == isnad.Preposition {
			continue
		}
		h := s.Tokens[m.Head].Best()
		if m.Type == isnad.Actor && v.Number == isnad.Singular && v.Gender != 0 && h.Gender != 0 && h.Gender != v.Gender || v.Number == isnad.Plural && (h.Number != isnad.Plural || !humans.Has(h.Class)) {
			continue
		}
		return m
	}
	return nil
}

// aside is the byte at which what is said at token i ends in its sentence, where
// it is a noun of action and no clause: before a clause that is set against it or
// beside it (أعلن الجيش مقتل ثلاثة، بينما شيعت البلدة قتلاها; كما انقطعت المياه), and
// for what is denied before
// what it stands behind (نفى المصدر انسحاب القوات، بعد انهيار الجسر).
func aside(s *isnad.Sentence, i int, denied bool) int {
	toks := s.Tokens
	item := itemEnd(toks, i)
	for j := i + 1; j+1 < len(toks); j++ {
		if j == item {
			return toks[j].Start
		}
		f := toks[j].Fold
		apart := toks[j-1].Norm == "،" || toks[j-1].Norm == ","
		switch {
		case f == "بينما", f == "علما" && strings.Contains(toks[j+1].Fold, "ان"), apart && f == "فيما",
			apart && f == "كما" && toks[j+1].Best().POS == isnad.Verb && toks[j+1].Best().Aspect == isnad.Perfect, apart && (f == "لكن" || f == "لكنه" || f == "لكنها" || f == "لكنهم" || f == "ولكن"),
			f == "حين" && toks[j-1].Fold == "في", apart && f == "غير" && strings.HasPrefix(toks[j+1].Fold, "ان"),
			apart && f == "الا" && strings.HasPrefix(toks[j+1].Fold, "ان"):
			return toks[j].Start
		case denied && apart && (f == "بعد" || f == "عقب" || f == "اثر" || f == "رغم"):
			return toks[j].Start
		}
	}
	return s.End
}

// itemEnd is the dash behind token i that ends its item in a line of items that
// dashes set off (القائد: - نحن صامدون - العدو يعلن مقتل جندي - الطريق مغلق), or -1.
func itemEnd(toks []isnad.Token, i int) int {
	dash := func(j int) bool {
		return (toks[j].Norm == "-" || toks[j].Norm == "–") && !toks[j].Glued && !(j+1 < len(toks) && toks[j+1].Glued)
	}
	for j := i + 1; j < len(toks); j++ {
		if !dash(j) {
			continue
		}
		for k := 0; k < i; k++ {
			if dash(k) {
				return j
			}
		}
		return -1
	}
	return -1
}

// kunya makes a link of a name that the mentions do not have: وقالت أم أحمد.
func (tr *Trace) kunya(si, j int, manner string) (isnad.Link, bool) {
	toks := tr.sents[si].Tokens
	if j+1 >= len(toks) || toks[j].Fold != "ام" && toks[j].Fold != "ابو" || toks[j+1].Kind != isnad.Word {
		return isnad.Link{}, false
	}
	span := isnad.Span{Start: toks[j].Start, End: toks[j+1].End}
	return isnad.Link{Who: span.In(tr.d.Text), Kind: "person", Manner: manner, Span: span}, true
}

// someone are words for one or more of those told of before.
var someone = arabic.SetOf("اخر", "اخرون", "اخري", "اخريات", "ثالث", "ثالثه", "جميعهم", "جميعهن", "كلهم", "معظمهم", "كثيرون", "كلاهما")

// name makes a link of a name right behind the verb of saying at token j-1 that
// no mention has: a given name alone, or the last part of a name that the dispatch
// gives elsewhere (وقال كوبيس إن). A word that the lexicon does not know is a name
// where what is said, or a clause on the speaker, stands behind it.
func (tr *Trace) name(si, j int, manner string) (isnad.Link, bool) {
	toks := tr.sents[si].Tokens
	if j+1 >= len(toks) || toks[j].Kind != isnad.Word {
		return isnad.Link{}, false
	}
	a := toks[j].Best()
	titled := titleBehind(toks, j)
	if (a.POS == isnad.Noun || a.POS == isnad.Verb) && a.Proclitics == 0 && a.Enclitic == "" && a.Number != isnad.Plural && j+2 < len(toks) && asides.Has(toks[j+1].Norm) && toks[j+2].Best().POS == isnad.Relative && toks[j+2].Best().Gender != 0 {
		return isnad.Link{Who: toks[j].In(tr.d.Text), Kind: "person", Manner: manner, Span: toks[j].Span}, true // قالت هدى، التي فقدت ابنها: what is definite without ال is a name
	}
	known := a.POS == isnad.ProperNoun || titled
	if a.POS == isnad.Verb && !known || a.Proclitics&^isnad.ProAl != 0 || tr.partyAt(si, j) || tr.inTime(si, j) {
		return isnad.Link{}, false
	}
	if !known && !(a.Guessed && !a.Proclitics.Has(isnad.ProAl) && introduces(toks, j+1)) {
		l, ok := tr.surname(si, j)
		l.Manner = manner
		return l, ok && introduces(toks, j+1)
	}
	if lo, hi := isnad.MentionsOf(tr.ms, si); known {
		for k := lo; k < hi; k++ {
			if m := &tr.ms[k]; m.First <= j && j <= m.Last {
				return isnad.Link{}, false // a place
			}
		}
	}
	end := j
	for titled && end+1 < len(toks) && toks[end+1].Norm != "،" {
		end++
	}
	for !titled && end+1 < len(toks) && end < j+3 && toks[end+1].Kind == isnad.Word && toks[end+1].Best().POS == isnad.ProperNoun && toks[end+1].Best().Proclitics&^isnad.ProAl == 0 {
		end++
	}
	if !introduces(toks, end+1) {
		return isnad.Link{}, false
	}
	span := isnad.Span{Start: toks[j].Start, End: toks[end].End}
	return isnad.Link{Who: span.In(tr.d.Text), Kind: "person", Manner: manner, Span: span}, true
}

// several makes a link of a number of people who stand right behind a verb of saying:
// قال ثلاثة سجناء سابقين إن.
func (tr *Trace) several(si, j int, manner string) (isnad.Link, bool) {
	if toks := tr.sents[si].Tokens; j+1 < len(toks) && someone.Has(toks[j].Fold) && introduces(toks, j+1) {
		return isnad.Link{Who: toks[j].In(tr.d.Text), Kind: "role", Manner: manner, Span: toks[j].Span}, true // وقال آخر إن
	}
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.First != j || m.Type != isnad.Count {
			continue
		}
		for t := m.First; t <= m.Last; t++ {
			if humans.Has(tr.sents[si].Tokens[t].Best().Class) {
				kind := "role"
				if key := tr.t.kinds[tr.sents[si].Tokens[t].Fold]; key[0] != "" {
					kind = key[0] // ثلاثة ناجين
				}
				return isnad.Link{Who: m.In(tr.d.Text), Kind: kind, Manner: manner, Span: m.Span}, true
			}
		}
	}
	return isnad.Link{}, false
}

// titleBehind reports that no more than a name stands from token j to a comma, and
// a function behind it: أماني قدور، مديرة المنظمة.
func titleBehind(toks []isnad.Token, j int) bool {
	for k := j; k+1 < len(toks) && k <= j+3; k++ {
		if toks[k].Norm == "،" {
			b := toks[k+1].Best()
			return k > j+1 && b.Class == "role" && b.Proclitics == 0
		}
		a := toks[k].Best()
		if toks[k].Kind != isnad.Word || !a.POS.Nominal() && a.POS != isnad.ProperNoun || a.Proclitics&^isnad.ProAl != 0 || a.Class != "" {
			return false
		}
	}
	return false
}

// classed makes a link of a definite noun for people or a body right behind a verb of
// saying that no list of sources has: أعلن الحلف أنه.
func (tr *Trace) classed(si, j int, manner string) (isnad.Link, bool) {
	toks := tr.sents[si].Tokens
	if j >= len(toks) {
		return isnad.Link{}, false
	}
	a := toks[j].Best()
	switch a.Class {
	case "force", "body", "people", "members", "media", "role":
	default:
		return isnad.Link{}, false
	}
	if !a.POS.Nominal() || a.Proclitics != isnad.ProAl || tr.inMention(si, j) {
		return isnad.Link{}, false
	}
	span := toks[j].Span
	if j+1 < len(toks) && toks[j+1].Best().POS == isnad.Adjective && toks[j+1].Best().Proclitics == isnad.ProAl {
		span.End = toks[j+1].End
	}
	kind := "actor"
	if a.Class == "role" {
		kind = "role"
	}
	return isnad.Link{Who: span.In(tr.d.Text), Kind: kind, Manner: manner, Span: span}, true
}

// introduces reports that the token at j ends the name of a speaker: what he says
// begins there, or what is told of him (وهو نازح، في حديث، لرويترز).
func introduces(toks []isnad.Token, j int) bool {
	if j >= len(toks) {
		return true
	}
	a := toks[j].Best()
	switch {
	case toks[j].Kind == isnad.Punct:
		return toks[j].Norm != "-"
	case a.POS == isnad.Subordinator, governed(toks[j].Fold), a.POS == isnad.Preposition, a.POS == isnad.Relative:
		return true
	case a.Proclitics.Has(isnad.ProLi), a.Proclitics.Has(isnad.ProBi), a.Guessed && strings.HasPrefix(toks[j].Fold, "ل"):
		return true
	}
	return toks[j].Fold == "وهو" || toks[j].Fold == "وهي"
}

// partyAt reports that a mention of a party, person or function has token j.
func (tr *Trace) partyAt(si, j int) bool {
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		if m := &tr.ms[k]; m.First <= j && j <= m.Last && (m.Type == isnad.Actor || m.Type == isnad.Human || m.Type == isnad.Role) {
			return true
		}
	}
	return false
}

// where reports that a source noun behind the verb at token i only says in what
// its speaker spoke, or to whom (وأوضح في حديث خاص أن، وقالت لموقع محلي إن), where
// it is known who he is.
func (tr *Trace) where(si, i int, l isnad.Link) bool {
	toks := tr.sents[si].Tokens
	if len(tr.last) == 0 || tr.last[len(tr.last)-1].Kind == "document" {
		return false
	}
	for j := i + 1; j < len(toks) && toks[j].Start <= l.Span.Start; j++ {
		if toks[j].End <= l.Span.Start {
			continue
		}
		return toks[j].Best().Proclitics.Has(isnad.ProLi) || j > i+1 && toks[j-1].Best().POS == isnad.Preposition
	}
	return false
}

// opinions are verbs whose third person masculine, without a subject, is read
// as a passive: يُرجَّح أن، يُعتقد أن.
var opinions = arabic.SetOf("رج\u0651ح", "توق\u0651ع", "اعتقد", "ظن\u0651", "خم\u0651ن", "زعم")

// again is the latest speaker, who says this in another manner.
func (tr *Trace) again(manner string) []isnad.Link {
	links := append([]isnad.Link(nil), tr.last...)
	if l := &links[len(links)-1]; l.Kind != "document" {
		l.Manner = manner
	}
	return links
}

// capital is a place right behind the verb of saying at token i, or alone before
// it, that stands for its government: لكن كييف قالت إن.
func (tr *Trace) capital(si, i int, manner string) (isnad.Link, bool) {
	s := &tr.sents[si]
	from := tr.clauseStart(si, i)
	lo, hi := isnad.MentionsOf(tr.ms, si)
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.Type != isnad.Place || !m.Named || m.Start != s.Tokens[m.First].Start && m.First > 0 {
			continue
		}
		if m.First == i+1 || m.First == from && m.Last == i-1 {
			return isnad.Link{Who: m.In(tr.d.Text), Kind: "actor", Manner: manner, Span: m.Span}, true
		}
	}
	return isnad.Link{}, false
}

// opening is a source noun that opens the clause of the verb at token i and
// is no mention: غير أن مسؤولا طبيا في المستشفى قال.
func (tr *Trace) opening(si, i int, manner string) (isnad.Link, bool) {
	a := tr.sents[si].Tokens[i].Best()
	from := tr.clauseStart(si, i)
	if from >= i || a.Proclitics.Has(isnad.ProWa|isnad.ProFa) {
		return isnad.Link{}, false
	}
	return tr.head(si, from, manner)
}

// posted reports that what is published at token i is said in words: نشر المكتب على
// صفحته أن.
func (tr *Trace) posted(si, i int, c cue) bool {
	if c.manner != "publishes" {
		return false
	}
	at, kind := tr.complement(si, i)
	if kind != "clause" || at == i+1 {
		return false
	}
	for j := i + 1; j < at; j++ {
		if l, ok := tr.nounLink(si, j, j, "told"); ok && l.Kind == "document" {
			return false
		}
	}
	return true
}

// inDocument reads جاء في البيان.
func (tr *Trace) inDocument(si, i int, c cue) {
	s := &tr.sents[si]
	if c.takes.Has("images") {
		tr.published(si, i, c) // شارك في لقاء: he was there
		return
	}
	if i+1 < len(s.Tokens) && (s.Tokens[i+1].Fold == "فيه" || s.Tokens[i+1].Fold == "فيها") {
		tr.inIt(si, i)
		return
	}
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
	content := tr.content(si, at, kind)
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: content, cue: s.Tokens[i].Span})
	tr.last = []isnad.Link{l}
}

// inIt reads أصدرت الحركة بيانا جاء فيه أن: whose statement it is, or else the
// statement.
func (tr *Trace) inIt(si, i int) {
	s := &tr.sents[si]
	at, kind := tr.complement(si, i+1)
	if at < 0 {
		return
	}
	for j := i - 1; j >= 0 && j >= i-8; j-- {
		doc, ok := tr.nounLink(si, j, j, "told")
		if !ok || doc.Kind != "document" {
			continue
		}
		links := []isnad.Link{doc}
		if g := governor(s.Tokens, j, 8); g >= 0 {
			if m := tr.mentionFrom(si, g+1, j-1); m != nil {
				links = []isnad.Link{tr.link(m, "announced")}
			}
		}
		tr.says = append(tr.says, says{links: links, content: tr.content(si, at, kind), cue: s.Tokens[i].Span})
		tr.last = links
		return
	}
}

// learnt reads علم مراسلنا أن: who came to know it tells it.
func (tr *Trace) learnt(si, i int, c cue) {
	s := &tr.sents[si]
	at, kind := tr.complement(si, i)
	if !c.takes.Has("through") || kind != "clause" || at == i+1 {
		return
	}
	var l isnad.Link
	if m := tr.mentionFrom(si, i+1, i+1); m != nil {
		l = tr.link(m, c.manner)
	} else if h, ok := tr.head(si, i+1, c.manner); ok {
		l = h
	} else {
		return
	}
	tr.says = append(tr.says, says{links: []isnad.Link{l}, content: isnad.Span{Start: s.Tokens[at].End, End: newClause(s, at)}, cue: s.Tokens[i].Span})
	tr.last = []isnad.Link{l}
}

// relayedOfHim reads ونقلت عنه رويترز قوله إن: who relays, then whoever spoke.
func (tr *Trace) relayedOfHim(si, i int) bool {
	toks := tr.sents[si].Tokens
	if i+2 >= len(toks) {
		return false
	}
	switch toks[i+1].Fold {
	case "عنه", "عنها", "عنهم":
	default:
		return false
	}
	at, kind := tr.complement(si, i+1)
	l, ok := tr.source(si, i+2, "quoted")
	if at < 0 || !ok {
		return true
	}
	links := append([]isnad.Link{l}, tr.last...)
	tr.says = append(tr.says, says{links: links, content: tr.content(si, at, kind), cue: toks[i].Span})
	tr.last = links
	return true
}

// relayed reads نقلت رويترز عن مصدر قوله إن: two links.
func (tr *Trace) relayed(si, i int, c cue) {
	s := &tr.sents[si]
	toks := s.Tokens
	on := -1
	for j := i + 1; j < len(toks) && j <= i+10; j++ {
		if f := toks[j].Fold; f == "عن" || f == "من" && c.takes.Has("through") || f == "الي" && c.takes.Has("to") {
			on = j
			break
		}
	}
	if on < 0 {
		if !tr.relayedOfHim(si, i) {
			tr.learnt(si, i, c)
		}
		return
	}
	var links []isnad.Link
	if m := tr.mentionFrom(si, i+1, on-1); m != nil {
		links = append(links, tr.link(m, "quoted"))
	} else if l, ok := tr.head(si, i+1, "quoted"); ok {
		links = append(links, l)
	} else if m := tr.subject(si, i, i, toks[i].Best(), "clause"); m != nil && m.First < i {
		links = append(links, tr.link(m, "quoted")) // وكانت الوكالة قد نقلت عن
	}
	if n := len(tr.last); len(links) == 0 && n > 0 && tr.last[0].Kind == "agency" && toks[i].Best().POS == isnad.Verb && (toks[i].Best().Voice != isnad.Passive || toks[i].Best().Gender == isnad.Feminine) && on == i+1 {
		links = append(links, tr.last[0]) // قالت القناة …. ونقلت عن مسؤول
	}
	at, kind := tr.complement(si, on)
	to := on + 8
	if at > 0 {
		to = at
	}
	m := tr.mentionFrom(si, on+1, to)
	if l, ok := tr.head(si, min(on+1, len(toks)-1), "told"); ok && l.Kind == "document" {
		m = nil // عن وثيقة سرية
	}
	if m != nil && m.Last+1 < len(toks) && names.Has(toks[m.Last+1].Fold) {
		if n := tr.mentionFrom(si, m.Last+2, m.Last+2); n != nil {
			m = n // عن ناشط يدعى أبو محمود
		}
	}
	if m != nil {
		links = append(links, tr.link(m, "told"))
	} else if l, ok := tr.nounLink(si, on+1, min(to, on+3), "told"); ok {
		links = append(links, l)
	}
	if len(links) == 0 || at < 0 {
		return
	}
	if tr.contrasted(si, i) {
		tr.end(s, toks[i].Start, func(y *says) bool { return !y.outer }) // فيما نقلت رويترز عن
	}
	content := tr.content(si, at, kind)
	tr.says = append(tr.says, says{links: links, content: content, cue: toks[i].Span})
	tr.last = links
}
