package frame

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// sameState drops a condition that only goes on another one of the sentence:
// what stands in the words of its state (في حالة | حرجة), or right behind it on
// the same place (ثاني | أكبر مدن البلاد).
func (c *sentence) sameState(cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
next:
	for i := range cs {
		x := &cs[i]
		if x.Kind == isnad.Event && (x.Type == "close" || x.Type == "open") && c.stateOnly(x, cs) {
			continue
		}
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

// stateOnly reports a closing or opening that is told as a state (المعبر مغلق), which is
// a condition of the place, and nobody's act.
func (c *sentence) stateOnly(x *isnad.Claim, cs []isnad.Claim) bool {
	switch c.an(x.At).POS {
	case isnad.Adjective, isnad.ActiveParticiple, isnad.PassiveParticiple:
	default:
		return false
	}
	if _, ok := x.Arg("agent"); ok {
		return false
	}
	return slices.ContainsFunc(cs, func(y isnad.Claim) bool { return y.Kind == isnad.Condition && y.At == x.At })
}

// of is what a condition is said of.
func of(x *isnad.Claim) isnad.Span {
	if a, ok := x.Arg("patient"); ok {
		return a.Span
	}
	a, _ := x.Arg("place")
	return a.Span
}

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
	if pron := c.an(h.last).Enclitic; h.last > v.tok-1 && object3.Has(pron) && h.form != formFinite && !adjectival(&c.s.Tokens[h.last]) && h.f.takesBefore() {
		// يبلغ عدد سكانها …: of the place that the clause is about
		if g := e.topical(c, v, pron); g != nil {
			d.after, d.before, d.subj, d.all = nil, g, g, nil
			return
		}
	}
	if g := d.subj; ofATopic.Has(h.f.id) && h.form == formFinite && g != nil && g.item > v.it && g.nps[0].sent == c.idx && c.onlyBare(v, g) && !c.definiteAt(g.item) {
		d.subj, d.before = e.about(c), nil // وبهذا تعد ثاني أكبر مدينة: what is spoken of
		return
	}
	if h.f.id == "condition:only-one" && v.it >= 0 {
		d.subj, d.before = nil, c.singledOut(v.it)
		return
	}
	if h.last > v.tok && v.it > 0 && v.an.Proclitics.Has(isnad.ProBi) {
		if x := &c.items[v.it-1]; x.kind == itemNP && c.items[v.it].prep == "ب" && c.indefinite(v.it-1) && (c.npCategory(v.it-1) == tParty || c.an(x.head).Class == "casualty") {
			d.before = &group{nps: []np{c.np(v.it - 1)}, item: v.it - 1} // لوجود جرحى بحالات خطرة
			d.subj = d.before
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
	case h.form == formFinite && located.Has(arabic.VerbKey(v.an.Verb)):
		if len(v.right) > 0 && v.right[0].item == v.it+1 && v.right[0].prep == "" && c.nameable(v.right[0].item) {
			// تبعد القصير 35 كيلومترا: the name behind the verb, whatever its gender
			g := group{nps: append([]np(nil), v.right[0].nps[:1]...), item: v.right[0].item}
			if g.nps[0].typ == "" && g.nps[0].category() == tThing {
				g.nps[0].typ = isnad.Place
			}
			d.subj, d.subjFilled, d.before = &g, false, nil
			e.stood, e.stoodS, e.opener, e.openerS = &g, c.idx, &g, c.idx
		} else if v.it > 0 && c.items[v.it-1].kind == itemPart && thirds.Has(strings.TrimPrefix(c.s.Tokens[c.items[v.it-1].head].Fold, "و")) && e.about(c) != nil {
			d.subj, d.subjFilled, d.before = e.about(c), true, nil // وهي تقع على الطريق
		} else if d.subj == nil && d.before == nil && e.opener != nil && e.openerS == c.idx && agrees(v.an, &e.opener.nps[0], true) {
			d.subj, d.subjFilled = c.again(e.opener), true // قاعدة كذا ثاني أكبر القواعد، وتقع غرب المدينة
		}
		return
	case h.form == formFinite && d.subj == nil && d.before == nil && c.goesOnTelling(it) && e.opener != nil && e.openerS == c.idx && agrees(v.an, &e.opener.nps[0], true):
		d.subj, d.subjFilled = c.again(e.opener), true
		return
	case h.form == formFinite && arabic.VerbKey(v.an.Verb) == "مر\u0651":
		for i := range d.pps {
			if d.pps[i].pron != "" && e.stood != nil && c.idx-e.stoodS <= 1 && pronounAgrees(d.pps[i].pron, &e.stood.nps[0]) {
				g := c.again(e.stood)
				g.prep = d.pps[i].prep
				d.pps[i] = *g // تقع الموانئ …، ويمر عبرها
			}
		}
		return
	case h.form == formFinite && object3.Has(v.an.Enclitic) && arabic.VerbKey(v.an.Verb) == "فصل":
		if g := e.dropped(c, nil); g != nil && pronounAgrees(v.an.Enclitic, &g.nps[0]) {
			d.obj = g // وصلت القوات إلى الحي، ولم يعد يفصلها عن الميناء سوى …
		}
		return
	case h.form == formNoun || superlative.Has(c.s.Tokens[v.tok].Fold):
		// عدن، كبرى مدن الجنوب، مران، مسقط رأس كذا، كذا، وهي أكبر …
		j := v.it
		if j > 1 && c.items[j-1].kind == itemPart && thirds.Has(strings.TrimPrefix(c.s.Tokens[c.items[j-1].head].Fold, "و")) {
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
		if k > 1 && c.items[k].kind == itemNP && owners.Has(c.s.Tokens[c.items[k].first].Fold) {
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
		if g := c.saidWith(v.it); g != nil && v.an.Proclitics.Has(isnad.ProWa) {
			d.before = g
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

// wholeOf is the whole of which g, a share by its pronoun, is a part, where what is
// said is said of it: الشاحنات التي كان الكثير منها رابضا، جرحى بعضهم في حالة حرجة.
func (c *sentence) wholeOf(g *group) *group {
	if g == nil || len(g.nps) != 1 || g.item < 0 || g.nps[0].sent != c.idx || g.nps[0].filled {
		return nil
	}
	x := &c.items[g.item]
	if x.kind != itemNP || !shares.Has(arabic.FoldLemma(c.an(x.head).Lemma)) {
		return nil
	}
	pron := c.an(x.head).Enclitic
	if k := g.item + 1; pron == "" && k < len(c.items) && c.items[k].kind == itemPart && c.items[k].prep == "من" {
		pron = c.an(c.items[k].head).Enclitic
	}
	if !object3.Has(pron) {
		return nil
	}
	var behind *group // the nearest phrase that a preposition or noun governs
	for j := g.item - 1; j >= 0 && g.item-j <= 8; j-- {
		switch y := &c.items[j]; y.kind {
		case itemStop, itemSub, itemConj:
			return behind
		case itemVerb:
			if w, rel := c.left(j); rel && w != nil && pronounAgrees(pron, &w.nps[0]) {
				return w
			} else if !c.auxiliary(y.head) {
				return behind
			}
		case itemNP:
			n := c.np(j)
			if !pronounAgrees(pron, &n) || n.category() == tPlace && pron == "هم" {
				continue
			}
			w := &group{nps: []np{n}, item: j}
			if y.prep == "" && !y.gen {
				return w
			}
			if behind == nil {
				behind = w
			}
		}
	}
	return behind
}

// shares are nouns of a part, or of all, of what was named before.
var shares = arabic.SetOf("بعض", "كثير", "معظم", "اغلب", "غالبيه", "اغلبيه", "جميع", "كل", "نصف", "ثلث", "ربع", "قسم", "جزء", "قليل", "عدد", "اكثر", "احد", "واحد", "عديد", "سائر", "باقي", "بقيه", "غالب")

// ofATopic are conditions whose verb, before an indefinite phrase alone, goes on about
// what was spoken of: وتعد ثاني أكبر مدينة، كان يخدم مناطق واسعة.
var ofATopic = arabic.SetOf("condition:ranks", "condition:treats", "condition:holds-people")

// onlyBare reports that g is the only phrase without preposition behind its verb.
func (c *sentence) onlyBare(v *view, g *group) bool {
	for i := range v.right {
		if o := &v.right[i]; o.prep == "" && o.pron == "" && o.item != g.item {
			return false
		}
	}
	return true
}

// definiteAt reports that the phrase at item j has the article, or is or holds a name.
func (c *sentence) definiteAt(j int) bool {
	x := &c.items[j]
	if x.mention >= 0 && c.ms[x.mention].Named {
		return true
	}
	for t := x.first; t <= x.last; t++ {
		if a := c.an(t); a.Proclitics.Has(isnad.ProAl) || a.Enclitic != "" || a.POS == isnad.ProperNoun {
			return true
		}
	}
	return j+1 < len(c.items) && c.items[j+1].gen
}

// singledOut is the place that the phrase at item it says to be the only one of its
// kind: the one before its comma or before هو.
func (c *sentence) singledOut(it int) *group {
	j := it
	if x := &c.items[j]; x.kind == itemAdj && j > 0 {
		j--
	}
	for j > 0 && c.items[j].gen {
		j--
	}
	if j > 0 && (c.items[j-1].kind == itemPart || c.items[j-1].kind == itemAdj) && thirds.Has(strings.TrimPrefix(c.s.Tokens[c.items[j-1].head].Fold, "و")) {
		j--
		for j > 0 && (c.items[j-1].gen || c.items[j-1].kind == itemComma) {
			j--
		}
		if j > 0 && c.items[j-1].kind == itemNP && c.npCategory(j-1) == tPlace {
			return &group{nps: []np{c.np(j - 1)}, item: j - 1}
		}
		return nil
	}
	if k := c.beforeComma(j); k >= 0 && c.npCategory(k) == tPlace {
		return &group{nps: []np{c.np(k)}, item: k}
	}
	return nil
}

// goesOnTelling reports that the verb at item it opens a clause that goes on about
// what the clause before was about: joined to it, or set off by a comma, alone or
// behind a linking verb (مشفى كذا مشفى كبير، كان يخدم الريف).
func (c *sentence) goesOnTelling(it int) bool {
	if c.items[it].conj {
		return true
	}
	if it > 1 && c.items[it-1].kind == itemVerb && c.auxiliary(c.items[it-1].head) {
		it--
	}
	return it > 0 && (c.items[it].conj || c.items[it-1].kind == itemComma)
}

// saidWith is what the adjective before the one at item it, which و joins to it,
// is said of: قرية كذا المحاذية للنهر والمشرفة على الطريق.
func (c *sentence) saidWith(it int) *group {
	for j := it - 1; j >= 0 && it-j <= 5; j-- {
		switch x := &c.items[j]; x.kind {
		case itemStop, itemSub, itemVerb, itemRel, itemComma:
			return nil
		case itemAdj:
			if a := c.an(x.head); a.Proclitics == isnad.ProAl && a.Gender == c.an(c.items[it].head).Gender {
				return c.qualified(j)
			}
		}
	}
	return nil
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
		return c.again(e.stood)
	}
	if e.opener != nil && c.idx-e.openerS <= 1 && pronounAgrees(pron, &e.opener.nps[0]) {
		return c.again(e.opener)
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
	if g := c.sheet(); g != nil {
		e.site, e.siteS = g, c.idx
		return
	}
	if len(c.items) < 2 || c.s.Kind == isnad.Heading {
		return
	}
	if k := c.nominalClause(); k >= 0 {
		e.stood, e.stoodS = &group{nps: c.one(k), item: k}, c.idx
	}
	if x := &c.items[0]; x.kind == itemNP && x.prep == "" && x.mention >= 0 && c.ms[x.mention].Type == isnad.Place && c.ms[x.mention].Named {
		e.opener, e.openerS = &group{nps: []np{c.np(0)}, item: 0}, c.idx
	}
}

// nominalClause is the named place of which a clause without a verb says what kind of
// place it is, for the clauses that go on about it (مشفى كذا مشفى كبير، كان يخدم
// الريف), or -1.
func (c *sentence) nominalClause() int {
	for k := 0; k+1 < len(c.items); k++ {
		x, y := &c.items[k], &c.items[k+1]
		if x.kind != itemNP || y.kind != itemNP || x.prep != "" || x.conj || x.gen || y.prep != "" || y.conj || y.gen || y.last == y.head || x.mention < 0 || !c.ms[x.mention].Named || c.ms[x.mention].Type != isnad.Place {
			continue
		}
		if k > 0 && c.items[k-1].kind != itemStop && c.items[k-1].kind != itemComma && c.items[k-1].kind != itemSub && c.items[k-1].kind != itemQuote {
			continue
		}
		if a := c.an(y.head); a.Lemma == c.an(x.head).Lemma && a.Proclitics == 0 && adjectival(&c.s.Tokens[y.head+1]) && c.an(y.head+1).Proclitics == 0 {
			return k
		}
	}
	return -1
}

// sheet is the place that a line of a form names behind its label, as records of
// attacks do: المستشفى: مستشفى كذا. The lines under it tell of that place.
func (c *sentence) sheet() *group {
	toks := c.s.Tokens
	for j := 1; j < len(toks)-1 && j <= 5; j++ {
		if toks[j].Norm != ":" {
			continue
		}
		if c.an(j-1).Lemma == "موقع" {
			return nil // الموقع: إدلب: the region, and not what was hit there
		}
		for k := range c.ms {
			if m := &c.ms[k]; m.Type == isnad.Place && m.First == j+1 && c.an(m.First).Class == "facility" {
				return &group{nps: []np{c.mentionNP(k)}, item: -1}
			}
		}
		if c.an(j-1).Class != "facility" || toks[j+1].Kind != isnad.Word || j > 1 && c.an(j-2).POS == isnad.Preposition || c.an(j+1).Class == "quantity" || c.an(j+1).POS == isnad.Adverb || c.an(j+1).POS == isnad.Preposition {
			return nil
		}
		last := j + 1 // no list and no head noun knows the name; the label does
		for last+1 < len(toks) && toks[last+1].Kind == isnad.Word {
			last++
		}
		return &group{nps: []np{{span: isnad.Span{Start: toks[j+1].Start, End: toks[last].End}, head: j + 1, sent: c.idx, mention: -1, typ: isnad.Place}}, item: -1}
	}
	return nil
}

// labels reports a line of a form: a label, a colon and what stands under it.
func (c *sentence) labels() bool {
	toks := c.s.Tokens
	for j := 1; j < len(toks)-1 && j <= 6; j++ {
		if toks[j].Norm == ":" {
			return true
		}
		if toks[j].Kind == isnad.Word && toks[j].Best().POS == isnad.Verb {
			return false
		}
	}
	return false
}

// sheetLines is how many lines of a form may tell of the place that its label names.
const sheetLines = 14

// located are verbs that say where their subject lies.
var located = arabic.SetOf("بعد", "وقع", "اطل\u0651", "اشرف")

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
