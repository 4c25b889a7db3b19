package frame

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// predicates adds to token i the frames that any adjective or participle
// triggers where it stands as the predicate of its clause.
func (c *sentence) predicates(i int) {
	if len(c.set.open) == 0 || !c.predicative(i) {
		return
	}
	for _, t := range c.set.open {
		c.addHit(i, hit{f: t.f, form: formAdj, last: i})
	}
}

// predicative reports that the word at token i is an indefinite adjective or
// participle that says something of the definite noun before it, with or
// without a linking verb: المياه ملوثة، بات الطريق مقطوعا، ليس الخبر صحيحا.
func (c *sentence) predicative(i int) bool {
	toks := c.s.Tokens
	a := toks[i].Best()
	unknown := a.Guessed && a.POS == isnad.Noun && a.Gender == isnad.Feminine && a.Class == "" // مخلّعة: no noun that a table has
	if i == 0 || a.POS != isnad.Adjective && a.POS != isnad.ActiveParticiple && a.POS != isnad.PassiveParticiple && !unknown || a.Enclitic != "" || a.Proclitics&^isnad.ProWa != 0 || a.Class == "nisba" {
		return false
	}
	if judging[arabic.FoldLemma(a.Lemma)] || c.mentioned(i) {
		return false
	}
	if p := c.an(i - 1); a.Proclitics != 0 && p.Proclitics == 0 && adjectival(&toks[i-1]) {
		return false // غير صحيح وكاذب: said in one breath
	}
	if i+1 < len(toks) && toks[i+1].Kind == isnad.Word {
		if n := c.an(i + 1); n.Proclitics == isnad.ProAl && n.POS.Nominal() {
			return false // سليم البنية: a construct
		}
	}
	for k := range toks[i].Analyses {
		b := &toks[i].Analyses[k]
		if b.POS == isnad.Noun && b.Proclitics == a.Proclitics && (partyClasses[b.Class] || placeClasses[b.Class] || b.Class == "vehicle") {
			return false
		}
	}
	accusative := strings.HasSuffix(toks[i].Fold, "ا") && a.Gender != isnad.Feminine || strings.HasSuffix(toks[i].Fold, "ين")
	j := i - 1
	if f := toks[j].Fold; f == "غير" || f == "شبه" {
		j--
	}
	first := true
	for ; j >= 0 && i-j <= 14; j-- {
		t := &toks[j]
		b := t.Best()
		switch {
		case t.Kind == isnad.Punct:
			switch t.Norm {
			case "\"", "«", "»", "“", "”":
				continue
			}
			return false
		case t.Kind != isnad.Word:
			return false
		case linkers[unjoin(t.Fold)] || b.POS == isnad.Verb && (c.auxiliary(j) || linking[arabic.VerbKey(b.Verb)]) && arabic.VerbKey(b.Verb) != "وقع":
			return true
		case b.POS == isnad.Verb && !c.named(j), b.POS == isnad.Subordinator && b.Enclitic == "", b.POS == isnad.Relative:
			return false
		case b.POS == isnad.Subordinator, b.POS == isnad.Pronoun && thirds[strings.TrimPrefix(t.Fold, "و")]:
			return !accusative // أنها مغلقة، وهي مدمرة
		}
		if b.POS.Nominal() || c.named(j) {
			def := b.Proclitics.Has(isnad.ProAl) || b.Enclitic != "" || c.named(j) || strings.HasPrefix(t.Fold, "لل")
			if first && !def {
				return false // كان أثرا مدمرا: an attribute
			}
			first = false
			if def && !accusative && c.opensClause(j) {
				return true
			}
		}
	}
	return false
}

// mentioned reports that token i belongs to a mention; a count may have taken
// up a predicate (الأربعة مغلقة).
func (c *sentence) mentioned(i int) bool {
	for k := range c.ms {
		if m := &c.ms[k]; m.First <= i && i <= m.Last && (m.Type != isnad.Count || i < m.Last) {
			return true
		}
	}
	return false
}

// opensClause reports that the phrase in which the definite noun at token j
// stands opens its clause: nothing but its own genitives, a conjunction or a
// subordinator stands before it.
func (c *sentence) opensClause(j int) bool {
	toks := c.s.Tokens
	for ; j >= 0; j-- {
		t := &toks[j]
		b := t.Best()
		for k := range c.ms {
			if m := &c.ms[k]; m.First < j && j <= m.Last {
				j = m.First
				t = &toks[j]
				b = t.Best()
			}
		}
		if b.Proclitics&^(isnad.ProAl|isnad.ProWa|isnad.ProFa) != 0 {
			return false
		}
		if b.Proclitics.Has(isnad.ProWa|isnad.ProFa) || j == 0 {
			return true
		}
		p := &toks[j-1]
		q := p.Best()
		switch {
		case p.Kind == isnad.Punct:
			switch p.Norm {
			case "\"", "«", "»", "“", "”":
				continue
			}
			return true
		case p.Kind != isnad.Word:
			return false
		case q.POS == isnad.Subordinator, q.POS == isnad.Conjunction:
			return true
		case q.POS == isnad.Demonstrative:
			continue
		case q.POS.Nominal() && q.Enclitic == "" && (!q.Proclitics.Has(isnad.ProAl) || adjectival(t)):
			continue
		case q.POS == isnad.Particle && p.Fold != "لا":
			return true
		}
		return false
	}
	return true
}

// thirds are the pronouns that open a clause on what was spoken of.
var thirds = map[string]bool{"هي": true, "هو": true}

// sameState drops a condition that only goes on another one of the sentence:
// what stands in the words of its state (في حالة | حرجة), or right behind it on
// the same place (ثاني | أكبر مدن البلاد).
func (c *sentence) sameState(cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
next:
	for i := range cs {
		x := &cs[i]
		if x.Kind == isnad.Condition {
			for k := range out {
				y := &out[k]
				if y.Kind != isnad.Condition || y.Sent != x.Sent || x.At <= y.At && x.Frame != y.Frame && x.At != y.At {
					continue
				}
				p, q := of(x), of(y)
				if x.Trigger == y.Trigger && p != q {
					continue // members of a list
				}
				switch state := (isnad.Span{Start: y.Trigger.Start, End: y.Trigger.Start + len(y.State)}); {
				case x.At == y.At+1 && x.Frame == y.Frame && q.Start > y.Trigger.Start:
					*y = *x // هي ثاني | أكبر قاعدة في البلاد
					continue next
				case p == q && p.Start > y.Trigger.Start && p.End < x.Trigger.Start && strings.TrimSpace(c.text[p.End:x.Trigger.Start]) == "" && strings.HasPrefix(x.State, "على "):
					continue next // تقع البلدة على بعد …: said once
				case x.At-y.At <= 1 && p == q, x.At > y.At && x.At-y.At <= 4 && state.Contains(p) && len(x.State) == x.Trigger.Len():
					continue next
				}
			}
		}
		out = append(out, *x)
	}
	return out
}

// of is what a condition is said of.
func of(x *isnad.Claim) isnad.Span {
	if a, ok := x.Arg("patient"); ok {
		return a.Span
	}
	a, _ := x.Arg("place")
	return a.Span
}

// linkers are words that stand before a predicate as a linking verb does.
var linkers = map[string]bool{"ليس": true, "ليست": true, "بدت": true, "بدا": true, "تبدو": true, "يبدو": true, "لازال": true, "مازال": true, "مازالت": true, "ماتزال": true, "مايزال": true, "لازالت": true, "ومازال": true, "اضحت": true, "اضحي": true, "امست": true, "غدت": true, "باتت": true, "ظلت": true}

// judging are predicates of opinion, duty and power, which say no state of the
// world.
var judging = map[string]bool{"قادر": true, "مسؤول": true, "ضروري": true, "مهم": true, "واضح": true, "ممكن": true, "مستحيل": true, "كاف": true, "كافي": true, "جدير": true, "معني": true, "مطالب": true, "مهتم": true, "سعيد": true, "واثق": true, "مقتنع": true, "حريص": true, "ملتزم": true, "مصمم": true, "مصر": true, "جاد": true, "لازم": true, "واجب": true, "مطلوب": true, "مرفوض": true, "مقبول": true, "ممنوع": true, "اخر": true, "جديد": true, "كبير": true, "كثير": true, "قليل": true, "عديد": true, "مشترك": true, "عسكري": true, "موجود": true, "متواجد": true, "خاص": true, "عام": true, "رئيسي": true, "سابق": true, "لاحق": true, "مقبل": true, "حالي": true, "معروف": true, "مجرد": true, "وحيد": true, "اساسي": true, "محرر": true, "خاضع": true, "تابع": true, "عازم": true, "ماض": true, "ماضي": true, "متوجه": true, "قادم": true, "محاصر": true, "مستمر": true, "متواصل": true, "متقطع": true, "متجدد": true, "جار": true, "جاري": true, "عاجل": true, "محفوظ": true, "مستخدم": true, "مسبوق": true, "ساقط": true, "صعب": true, "سهل": true, "عصي": true, "ممسك": true, "متجه": true, "عائد": true, "مستعد": true, "متوقع": true, "مرتقب": true, "مزمع": true, "مقرر": true, "مضاد": true, "سريع": true, "مبين": true, "مشير": true, "موضح": true, "مؤكد": true, "محتجز": true, "معتقل": true}

// stated finds what a condition is said of, where a predicate or a phrase has
// its noun farther off than the phrase before it.
func (e *extraction) stated(c *sentence, v *view, h hit, d *deep) {
	it := v.it
	if it < 0 {
		if it = c.itemAfter(v.tok); it < 0 {
			return
		}
	}
	if g := c.whereabouts(it); g != nil {
		d.pps = append(d.pps, *g)
	}
	if pron := c.an(h.last).Enclitic; h.last > v.tok-1 && object3[pron] && h.form != formFinite && !adjectival(&c.s.Tokens[h.last]) && h.f.takesBefore() {
		// يبلغ عدد سكانها …: of the place that the clause is about
		if g := e.topical(c, v, pron); g != nil {
			d.after, d.before, d.subj, d.all = nil, g, g, nil
			return
		}
	}
	adj := h.form == formAdj || h.form == formActive || h.form == formPassive
	switch {
	case adj && v.an.Proclitics.Has(isnad.ProAl):
		if !c.complemented(v.it) {
			d.before, d.subj = nil, nil // الأحياء الآمنة: only a description
		}
		return
	case h.form == formFinite && located[arabic.VerbKey(v.an.Verb)]:
		if len(v.right) > 0 && v.right[0].item == v.it+1 && v.right[0].prep == "" && c.nameable(v.right[0].item) {
			// تبعد القصير 35 كيلومترا: the name behind the verb, whatever its gender
			g := group{nps: append([]np(nil), v.right[0].nps[:1]...), item: v.right[0].item}
			if g.nps[0].typ == "" && g.nps[0].category() == tThing {
				g.nps[0].typ = isnad.Place
			}
			d.subj, d.subjFilled, d.before = &g, false, nil
			e.stood, e.stoodS, e.opener, e.openerS = &g, c.idx, &g, c.idx
		} else if v.it > 0 && c.items[v.it-1].kind == itemPart && thirds[strings.TrimPrefix(c.s.Tokens[c.items[v.it-1].head].Fold, "و")] && e.about(c) != nil {
			d.subj, d.subjFilled, d.before = e.about(c), true, nil // وهي تقع على الطريق
		} else if d.subj == nil && d.before == nil && e.opener != nil && e.openerS == c.idx && agrees(v.an, &e.opener.nps[0], true) {
			d.subj, d.subjFilled = e.again(e.opener), true // قاعدة كذا ثاني أكبر القواعد، وتقع غرب المدينة
		}
		return
	case h.form == formFinite && d.subj == nil && d.before == nil && c.items[it].conj && e.opener != nil && e.openerS == c.idx && agrees(v.an, &e.opener.nps[0], true):
		d.subj, d.subjFilled = e.again(e.opener), true
		return
	case h.form == formFinite && arabic.VerbKey(v.an.Verb) == "مر\u0651":
		for i := range d.pps {
			if d.pps[i].pron != "" && e.stood != nil && c.idx-e.stoodS <= 1 && pronounAgrees(d.pps[i].pron, &e.stood.nps[0]) {
				g := e.again(e.stood)
				g.prep = d.pps[i].prep
				d.pps[i] = *g // تقع الموانئ …، ويمر عبرها
			}
		}
		return
	case h.form == formFinite && object3[v.an.Enclitic] && arabic.VerbKey(v.an.Verb) == "فصل":
		if g := e.dropped(c, nil); g != nil && pronounAgrees(v.an.Enclitic, &g.nps[0]) {
			d.obj = g // وصلت القوات إلى الحي، ولم يعد يفصلها عن الميناء سوى …
		}
		return
	case h.form == formNoun || superlative[c.s.Tokens[v.tok].Fold]:
		// عدن، كبرى مدن الجنوب، مران، مسقط رأس كذا، كذا، وهي أكبر …
		j := v.it
		if j > 1 && c.items[j-1].kind == itemPart && thirds[strings.TrimPrefix(c.s.Tokens[c.items[j-1].head].Fold, "و")] {
			j--
		}
		if r := h.f.roleAt(posBefore); r != nil && r.takes(posBefore) && !v.an.Proclitics.Has(isnad.ProAl) {
			if k := c.beforeComma(j); k >= 0 && c.npCategory(k) == tPlace {
				d.before = &group{nps: []np{c.np(k)}, item: k}
				d.subj = d.before
			}
		}
		return
	case h.form != formPhrase && !adj:
		return
	}
	if h.form == formPhrase && v.it >= 0 && v.an.Proclitics.Has(isnad.ProAl) {
		// الواقعة على: qualifies what stands before it, over a comma too
		k := v.it - 1
		if k > 1 && c.items[k].kind == itemNP && owners[c.s.Tokens[c.items[k].first].Fold] {
			k-- // تلعفر، ذات الغالبية التركمانية والواقعة بين …
		}
		if k--; k >= 0 && c.items[k+1].kind == itemComma {
			for k > 0 && c.items[k].gen {
				k--
			}
			if n := c.np(k); c.items[k].kind == itemNP && n.category() == tPlace && said(v.an, &n) {
				d.before = &group{nps: []np{n}, item: k}
			}
		}
		if d.before != nil {
			return
		}
	}
	if adj && v.an.Proclitics.Has(isnad.ProWa) && v.tok > 0 && c.an(v.tok-1).Proclitics == 0 && adjectival(&c.s.Tokens[v.tok-1]) && c.s.Tokens[v.tok-1].Kind == isnad.Word && c.mentionAt(v.tok-1) < 0 {
		d.before, d.subj = nil, nil // said in one breath with the one before
		return
	}
	open := h.f.any
	g := e.saidOf(c, it, v.an)
	if g == nil && (open || h.form == formPhrase && v.it < 0) && d.before == nil {
		if h.form == formPhrase {
			g = e.doing(c, v.tok) // يعيش السكان بلا ماء
		}
	}
	if g == nil && !open {
		return
	}
	if g != nil && open && !said(v.an, &g.nps[0]) {
		g = nil
	}
	d.before, d.subj = g, g
}

// takesBefore reports a frame of condition whose place may stand behind its
// words or before them, so that a pronoun on them decides.
func (f *frame) takesBefore() bool { return f.roleAt(posBefore) != nil && f.roleAt(posAfter) != nil }

// topical is the place that a pronoun in a clause of its own stands for: the
// antecedent of the relative clause, or what the sentence has been about.
func (e *extraction) topical(c *sentence, v *view, pron string) *group {
	it := c.itemBefore(v.tok)
	for j := it; j >= 0 && it-j <= 3; j-- {
		if c.items[j].kind == itemVerb {
			if g, rel := c.left(j); rel && g != nil && pronounAgrees(pron, &g.nps[0]) {
				return g
			}
			break
		}
	}
	if e.stood != nil && c.idx-e.stoodS <= 1 && pronounAgrees(pron, &e.stood.nps[0]) {
		return e.again(e.stood)
	}
	if e.opener != nil && c.idx-e.openerS <= 1 && pronounAgrees(pron, &e.opener.nps[0]) {
		return e.again(e.opener)
	}
	return nil
}

// itemBefore is the last item before token tok, or -1.
func (c *sentence) itemBefore(tok int) int {
	for j := tok - 1; j >= 0; j-- {
		if c.of[j] >= 0 {
			return c.of[j]
		}
	}
	return -1
}

// noteTopic keeps the place that opens a sentence for clauses that say more of
// it: قاعدة كذا ثاني أكبر القواعد، وتقع غرب المدينة.
func (e *extraction) noteTopic(c *sentence) {
	if len(c.items) < 2 || c.s.Kind == isnad.Heading {
		return
	}
	if x := &c.items[0]; x.kind == itemNP && x.prep == "" && x.mention >= 0 && c.ms[x.mention].Type == isnad.Place && c.ms[x.mention].Named {
		e.opener, e.openerS = &group{nps: []np{c.np(0)}, item: 0}, c.idx
	}
}

// located are verbs that say where their subject lies.
var located = map[string]bool{"بعد": true, "وقع": true, "اطل\u0651": true, "اشرف": true}

// nameable reports that the phrase at item j can be a name, and no measure.
func (c *sentence) nameable(j int) bool {
	x := &c.items[j]
	if x.kind != itemNP || x.mention >= 0 && c.ms[x.mention].Type != isnad.Place {
		return false
	}
	t := &c.s.Tokens[x.first]
	if t.Kind != isnad.Word || c.an(x.first).POS == isnad.NumberWord || c.an(x.first).Class == "quantity" || c.an(x.first).Class == "unit" || c.eventNoun(j) {
		return false
	}
	return x.mention >= 0 || t.Best().Proclitics.Has(isnad.ProAl) || t.Best().Class == ""
}

// said reports that the adjective agrees with what it is said of.
func said(a *isnad.Analysis, n *np) bool {
	if n.gender == 0 || a.Gender == 0 || n.number == isnad.Plural || n.typ == isnad.Count {
		return true
	}
	return a.Gender == n.gender
}

// saidOf is the phrase of which the predicate at item it is said: the noun that
// opens its clause, the subject of its linking verb, or what a pronoun there
// stands for.
func (e *extraction) saidOf(c *sentence, it int, a *isnad.Analysis) *group {
	for j := it - 1; j >= 0 && it-j <= 9; j-- {
		x := &c.items[j]
		switch x.kind {
		case itemPart:
			if thirds[strings.TrimPrefix(c.s.Tokens[x.head].Fold, "و")] {
				if k := c.beforeComma(j); k >= 0 && c.npCategory(k) == tPlace {
					if n := c.np(k); said(a, &n) && n.typ == isnad.Place {
						return &group{nps: []np{n}, item: k} // خب والشعف، وهي أكبر المديريات
					}
				}
				if g := e.about(c); g != nil && said(a, &g.nps[0]) {
					return g
				}
				if j > 1 && c.items[j-1].kind == itemComma {
					j--
				}
			}
		case itemTime, itemQuote, itemAdj:
		case itemNP:
			f := c.s.Tokens[x.head].Fold
			if f == "غير" || f == "شبه" {
				continue
			}
			if x.gen || x.prep != "" || c.s.Tokens[x.first].Kind == isnad.Number && x.mention < 0 {
				continue
			}
			if n := c.listAt(j); n >= 0 && c.items[n].prep == "بين" {
				j = n
				continue // الطريق بين المدينة والحوبان مغلق
			}
			k := j
			for x.conj && k > 0 && c.items[k].conj && c.items[k-1].kind == itemNP && c.npCategory(k-1) == c.npCategory(k) && a.Number != isnad.Singular {
				k--
				for k > 0 && c.items[k].gen {
					k--
				}
			}
			if c.indefinite(j) && c.an(c.items[j].last).Enclitic == "" && !c.linksTo(j) && !(j+1 < it && c.items[j+1].gen) {
				return nil
			}
			g := &group{nps: []np{c.np(k)}, item: k}
			for m := k + 1; m <= j; m++ {
				if c.items[m].kind == itemNP && c.items[m].conj && c.alike(g, m) {
					g.nps = append(g.nps, c.np(m))
				}
			}
			return g
		case itemVerb:
			if !c.auxiliary(x.head) && !linking[arabic.VerbKey(c.an(x.head).Verb)] && !linkers[unjoin(c.s.Tokens[x.head].Fold)] {
				if g, rel := c.left(j); rel && g != nil && !x.conj && g.nps[0].category() == tPlace && a.Number != isnad.Dual && said(a, &g.nps[0]) {
					return g // البلدة التي تبعد كذا مدمرة
				}
				return nil
			}
			if c.items[j].conj {
				return e.carriedOn(c, c.an(x.head))
			}
			if k := j - 1; k >= 0 && c.items[k].kind == itemNP && !c.items[k].gen && c.indefinite(k) && agrees(c.an(x.head), &[]np{c.np(k)}[0], true) {
				return &group{nps: []np{c.np(k)}, item: k} // طائرة كانت رابضة
			}
			lg, _ := c.left(j)
			if lg != nil && !agrees(c.an(x.head), &lg.nps[0], true) {
				return nil
			}
			if lg == nil {
				return e.linked(c, j)
			}
			return lg
		case itemSub:
			if pron := c.an(x.head).Enclitic; pron != "" {
				if j > 0 && c.items[j-1].kind == itemVerb {
					if g, rel := c.left(j - 1); rel && g != nil {
						return g // المعلومات التي تبين أنها مغلوطة
					}
				}
				return e.topicPronoun(c, it)
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// about is the place that the sentence is about: which opens it or lies where it
// says, or else the latest subject that is a place.
func (e *extraction) about(c *sentence) *group {
	switch {
	case e.opener != nil && (e.openerS == c.idx || c.idx-e.openerS == 1 && (e.stood == nil || e.stoodS <= e.openerS)):
		return e.again(e.opener)
	case e.stood != nil && c.idx-e.stoodS <= 1:
		return e.again(e.stood)
	}
	return nil
}

// carriedOn is what a joined linking verb goes on about: the place or the party
// that was the subject last.
func (e *extraction) carriedOn(c *sentence, a *isnad.Analysis) *group {
	who := e.dropped(c, a)
	if e.stood == nil || c.idx-e.stoodS > 1 || !agrees(a, &e.stood.nps[0], true) {
		return who
	}
	if who != nil && (e.lastS > e.stoodS || e.lastS == e.stoodS && e.last.item > e.stood.item) {
		return who
	}
	return e.again(e.stood)
}

// beforeComma is the phrase, without its genitives, before the comma that stands
// right before item j, or -1.
func (c *sentence) beforeComma(j int) int {
	if j < 2 || c.items[j-1].kind != itemComma {
		return -1
	}
	k := j - 2
	for k > 0 && (c.items[k].gen || c.items[k].kind == itemQuote) {
		k--
	}
	if c.items[k].kind != itemNP {
		return -1
	}
	return k
}

// listAt is the phrase of a preposition whose list item j goes on, or -1.
func (c *sentence) listAt(j int) int {
	if !c.items[j].conj {
		return -1
	}
	k := j - 1
	for k > 0 && (c.items[k].gen || c.items[k].kind == itemQuote) {
		k--
	}
	if k < 0 || c.items[k].kind != itemNP || c.npCategory(k) != c.npCategory(j) {
		return -1
	}
	return k
}

// linksTo reports that a linking verb stands right before the phrase at item j.
func (c *sentence) linksTo(j int) bool {
	return j > 0 && c.items[j-1].kind == itemVerb && c.auxiliary(c.items[j-1].head)
}

// again is a phrase of an earlier clause that a later one leaves out.
func (e *extraction) again(g *group) *group {
	out := &group{item: g.item}
	for _, n := range g.nps {
		n.filled = true
		out.nps = append(out.nps, n)
	}
	return out
}
