package frame

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// spans are a few places of the text.
type spans []isnad.Span

func (s spans) has(t isnad.Span) bool { return slices.Contains(s, t) }

// deep is the assignment of phrases to deep positions for one frame.
type deep struct {
	subj, obj, obj2 *group
	after, before   *group
	pps             []group
	subjFilled      bool
	all             []group // whatever stands in the clause, nearest first
	way             *way    // what a way ties, where its noun triggers
}

// try fires one frame on a trigger: it gives the claims, none where a role
// that the frame needs is missing, and how many roles it filled.
func (e *extraction) try(c *sentence, v *view, h hit) ([]isnad.Claim, int) {
	f := h.f
	if v.it < 0 && h.form != formPhrase {
		return nil, 0
	}
	if f.unless != 0 && c.near(h, f.unless, 6, true) || f.needs != 0 && !(f.setOff && c.setOff(h.last)) && !c.near(h, f.needs, 12, false) {
		return nil, 0
	}
	if c.s.Kind == isnad.Heading && f.standing.Tense == isnad.Present && h.form == formFinite && v.an.Aspect == isnad.Imperfect && h.last == v.tok {
		return nil, 0 // a headline's present tells what has happened
	}
	if f.kind == isnad.Control && f.typ == "take" && h.form == formMasdar && h.last == v.tok && v.tok > 0 && within.Has(c.s.Tokens[v.tok-1].Fold) {
		return nil, 0 // تحت سيطرة، خارج سيطرة: a state, and no taking
	}
	if f.kind == isnad.Condition && h.form == formAdj && c.attributive(v.it) {
		return nil, 0 // أصيب بجروح بليغة، في جلسة مغلقة: which, and no predicate
	}
	if f.kind == isnad.Condition && f.state == "trigger" && (h.form == formActive || h.form == formPassive || h.form == formAdj) && v.an.Proclitics.Has(isnad.ProAl) && !c.complemented(v.it) {
		return nil, 0 // المدينة المدمرة: only a description
	}
	if f.kind == isnad.Event && (f.typ == "clash" || f.typ == "attack") && v.it > 0 && c.items[v.it].gen && v.an.Proclitics.Has(isnad.ProAl) && battlegrounds.Has(c.an(c.items[v.it-1].head).Lemma) {
		return nil, 0 // جبهات القتال، ساحة المعركة: where one fights
	}
	if h.form == formMasdar && h.last == v.tok && c.cognate(v) {
		return nil, 0 // تسيطر سيطرة كاملة: the verb has told it
	}
	if (h.form == formMasdar || h.form == formNoun) && f.kind == isnad.Event && c.byLaw(v.gov) {
		return nil, 0 // يحظر القانون استهداف المستشفيات: nobody is said to have done it
	}
	d := e.assign(c, v, h)
	if f.kind == isnad.Condition {
		e.conditioned(c, v, h, &d)
	}
	e.settle(c, v, h, &d)
	var filled filling
	var used spans
	n := 0
	for i := range f.roles {
		r := &f.roles[i]
		if filled[r.at] != nil {
			continue
		}
		g := e.fill(c, v, h, &d, r, used)
		if g == nil {
			if !r.optional {
				return nil, 0
			}
			continue
		}
		filled[r.at] = g
		for k := range g.nps {
			if f.kind != isnad.Route && f.kind != isnad.Relation || g.nps[k].sent != c.idx || c.an(g.nps[k].head).Number != isnad.Dual {
				used = append(used, g.nps[k].span) // مابين البلدين: both ends
			}
		}
		if !g.nps[0].filled {
			n++
		}
	}
	if g := filled[roleAgent]; g != nil && f.kind == isnad.Event && strikes.Has(f.typ) && len(g.nps) == 1 && g.nps[0].event && g.nps[0].mention < 0 && n > 1 {
		filled[roleAgent] = nil // استهدف القصف المدينة: what was done, and nobody
	}
	for i := range f.not {
		x := &f.not[i]
		// The words exclude the frame wherever they stand in its clause: the
		// role may have passed over them to another phrase.
		for _, g := range [...]*group{filled[x.role], d.obj, d.obj2, d.subj, d.after} {
			if g == nil {
				continue
			}
			for k := range g.nps {
				if c.excludes(x, &g.nps[k]) {
					return nil, 0
				}
			}
		}
	}
	if f.typ == "displace" {
		if g := filled[rolePatient]; g != nil && f.kind == isnad.Event && g.nps[0].armed() {
			return nil, 0 // fighters that flee withdraw
		}
	}
	if p := filled[rolePlace]; f.kind == isnad.Control && f.typ == "hold" && p != nil && p.item == v.it && len(p.nps) == 1 && len(p.also) == 0 && !c.nameOf(&p.nps[0]) {
		for i := range v.right {
			if g := &v.right[i]; inPreps.Has(g.prep) && !g.comma && len(g.nps) > 0 && g.nps[0].typ == isnad.Place && !used.has(g.nps[0].span) {
				p.also = g.nps[:1:1] // مناطق سيطرة النظام في حي الحمدانية
				break
			}
		}
	}
	switch f.kind {
	case isnad.Route:
		if to := filled[roleTo]; to.item >= 0 && len(to.nps) == 1 && to.nps[0].sent == c.idx {
			if last, via := c.onward(to.item); last != nil {
				last.why = "the last step of the way"
				filled[roleTo] = last
				if q := filled[roleVia]; q != nil {
					via = append(append([]np(nil), q.nps...), via...)
				}
				filled[roleVia] = &group{nps: via, item: last.item, fixed: true, why: "a step of the way"}
			}
		}
	case isnad.Event:
		e.defaults(c, v, h, &d, &filled, used)
		switch {
		case f.typ == "attack" || f.typ == "shelling" || f.typ == "airstrike":
			c.owner(filled[rolePatient])
		case f.typ == "kill" && filled[roleAgent] == nil && h.form != formFinite:
			if g := e.inflictor(c, v); g != nil && !used.has(g.nps[0].span) {
				filled[roleAgent] = g
			}
		case f.typ == "deploy":
			c.owner(filled[roleAgent])
		case f.typ == "return" && filled[roleAgent] == nil && filled[rolePatient] != nil:
			who := *filled[rolePatient] // who comes back does it
			who.fixed = true
			filled[roleAgent] = &who
		case f.typ == "demand" && filled[rolePatient] == nil && filled[roleTopic] != nil:
			filled[rolePatient] = c.doerOf(filled[roleTopic])
		}
	case isnad.Condition:
		if filled == (filling{}) {
			return nil, 0
		}
		if filled[rolePlace] == nil {
			// Where it is so: محترقة قرب السكن، الوضع داخل المصفاة غامض.
			place := &role{name: "place", types: tPlace}
			in := func(gs []group) bool {
				for i := range gs {
					if g := &gs[i]; g.pron == "" && !g.comma && (inPreps.Has(g.prep) || stands.Has(g.prep)) && len(g.nps) > 0 && !used.has(g.nps[0].span) && place.fitsGroup(g) {
						filled[rolePlace] = c.keepPlaces(g, place)
						return true
					}
				}
				return false
			}
			if h.f.id == "condition:lies" {
				if g := c.undergoer(v.it); g != nil {
					filled[rolePatient] = g // إثر غرق مركبهم على بعد 12 ميلا
				}
			}
			if q := filled[rolePatient]; q != nil && h.f.id == "condition:lies" && q.nps[0].category() == tParty {
				filled[rolePlace] = c.distantFrom(h.last)
			}
			if filled[rolePlace] == nil && !in(d.pps) && (h.form == formNoun || h.form == formMasdar) {
				filled[rolePlace] = c.lackedAt(v.it)
			}
			if q := filled[rolePatient]; filled[rolePlace] == nil && q != nil && q.nps[0].class == "service" && wants.Has(h.f.id) && v.it >= 0 {
				filled[rolePlace] = c.scene(v.it, used) // وسط المدينة …، في ظل انقطاع الكهرباء
			}
			if filled[rolePlace] == nil {
				if q := filled[rolePatient]; q != nil && q.item >= 0 && q.item < v.it && !q.nps[0].filled && q.nps[0].sent == c.idx {
					in(c.right(q.item))
				}
			}
		}
		// A place in a state is both what is so and where.
		if p := filled[rolePlace]; p != nil && filled[rolePatient] == nil {
			filled[rolePatient] = &group{nps: p.nps[:1:1], item: p.item, fixed: true}
		} else if q := filled[rolePatient]; q != nil && p == nil && q.nps[0].category() == tPlace {
			filled[rolePlace] = &group{nps: q.nps[:1:1], item: q.item, fixed: true}
		}
	}
	return e.claims(c, v, h, &filled), n
}

// excludes reports a phrase that is one of the words of x, by the lemma of its head
// or as it is written.
func (c *sentence) excludes(x *exclusion, n *np) bool {
	if c.set.lemmas.Of(n.lemma).is.has(x.words) {
		return true
	}
	text := strings.TrimSpace(c.textOf(n))
	return (x.spaced || !strings.Contains(text, " ")) && c.set.lemmas.Of(text).in.has(x.words)
}

// battlegrounds are nouns of where one fights.
var battlegrounds = arabic.SetOf("جبهة", "ساحة", "خط", "محور", "ميدان", "أرض", "غرفة", "خندق")

// owner puts beside a position, a vehicle or a body of men without a name whose it
// is: هاجموا نقطة للجيش، وصلت تعزيزات من الحشد، استهدف تحركات التنظيم.
func (c *sentence) owner(g *group) {
	if g == nil || len(g.nps) != 1 || g.item < 0 || g.nps[0].sent != c.idx || g.nps[0].filled || len(g.also) > 0 || c.items[g.item].kind != itemNP {
		return
	}
	if n := &g.nps[0]; n.mention >= 0 && (n.typ == isnad.Human || n.typ == isnad.Role || n.typ == isnad.Count || c.ms[n.mention-c.base].Named) {
		return
	}
	k := g.item + 1
	for k < len(c.items) && (c.items[k].kind == itemAdj || c.items[k].kind == itemQuote) {
		k++
	}
	if k >= len(c.items) {
		return
	}
	x := &c.items[k]
	if x.kind != itemNP || x.conj || c.npCategory(k) != tParty || x.mention >= 0 && c.ms[x.mention].Type == isnad.Count {
		return
	}
	if x.gen || c.indefinite(g.item) && (x.prep == "ل" || x.prep == "من") {
		g.also = append(g.also, c.np(k))
	}
}

// inflictor is the party of whose doing the dead are named as the object: أوقعت
// الوحدات قتلى في صفوف المهاجمين، كبدوهم 14 قتيلا. It is nil where a strike or a
// mishap is the subject.
func (e *extraction) inflictor(c *sentence, v *view) *group {
	for k := v.it - 1; k >= 0 && k >= v.it-4; k-- {
		switch x := &c.items[k]; {
		case x.kind == itemVerb:
			if !inflicts.Has(arabic.VerbKey(c.an(x.head).Verb)) {
				return nil
			}
			if g := e.verbSubject(c, k, v.it); g != nil && g.nps[0].typ == isnad.Actor {
				return g
			}
			return nil
		case x.kind == itemNP && !x.conj, x.kind == itemAdj, x.kind == itemQuote, x.kind == itemPart:
		default:
			return nil
		}
	}
	return nil
}

// inflicts are verbs whose object is the dead of another side.
var inflicts = arabic.SetOf("اوقع", "كب\u0651د", "الحق", "اردي", "اسقط")

// doerOf is who is to do what is asked, where the asking names him only as its
// doer: طالب بانسحاب المجموعات المسلحة.
func (c *sentence) doerOf(topic *group) *group {
	it := topic.item
	if it < 0 || it+1 >= len(c.items) || !c.items[it+1].gen || c.npCategory(it+1) != tParty || !steps.Has(arabic.VerbKey(c.an(c.items[it].head).Verb)) {
		return nil
	}
	return &group{nps: []np{c.np(it + 1)}, item: it + 1, why: "who is to do what is asked"}
}

// steps are acts that are asked of who is to do them.
var steps = arabic.SetOf("انسحب", "خرج", "غادر", "رحل", "تدخ\u0651ل", "تنح\u0651ي", "استقال", "التزم", "عاد", "امتنع", "توق\u0651ف", "كف\u0651", "استسلم")

// distantFrom is the place from which the words behind token tok measure: على
// مسافة 3 كم من مدينة كذا.
func (c *sentence) distantFrom(tok int) *group {
	for j := c.itemAfter(tok); j >= 0 && j < len(c.items) && c.items[j].first <= tok+9; j++ {
		switch x := &c.items[j]; x.kind {
		case itemVerb, itemSub, itemRel, itemStop, itemComma:
			return nil
		case itemNP:
			if x.prep == "من" && c.npAt(j).typ == isnad.Place {
				return &group{nps: c.one(j), item: j, fixed: true}
			}
		}
	}
	return nil
}

// sentencedFor is of whom the noun at item it, with its pronoun behind ل, says why a verb
// of taking or sentencing before it has befallen them.
func (c *sentence) sentencedFor(it int, enclitic string, r *role) *group {
	if c.items[it].prep != "ل" || r == nil {
		return nil
	}
	var who *group
	for j := it - 1; j >= 0 && it-j <= 12; j-- {
		switch x := &c.items[j]; x.kind {
		case itemStop, itemSub, itemRel:
			return nil
		case itemVerb:
			if !sentences.Has(arabic.VerbKey(c.an(x.head).Verb)) {
				return nil
			}
			return who
		case itemNP:
			if who != nil || j > 0 && c.items[j-1].kind == itemVerb && c.an(c.items[j-1].head).Voice != isnad.Passive {
				continue
			}
			if g := (group{nps: c.one(j), item: j}); pronounAgrees(enclitic, &g.nps[0]) && r.fitsGroup(&g) {
				who = c.groups.add(g)
			}
		}
	}
	return nil
}

// undergoer is the genitive of the verbal noun that the words at item it follow, with no
// more than a time between them, or nil.
func (c *sentence) undergoer(it int) *group {
	for j := it - 1; j > 0 && it-j <= 3; j-- {
		switch x := &c.items[j]; x.kind {
		case itemTime, itemPart:
		case itemNP:
			if x.gen && c.an(c.items[j-1].head).POS == isnad.VerbalNoun && c.npAt(j).class == "vehicle" {
				return c.groups.add(group{nps: c.one(j), item: j})
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// sentences are verbs of taking somebody, or of sentencing him.
var sentences = arabic.SetOf("اوقف", "اعتقل", "حبس", "سجن", "حكم", "قضي", "اعدم", "ادان", "احتجز", "عاقب", "طرد", "ابعد", "رحّل", "فصل", "لاحق", "حاكم")

// lackedAt is where what the noun at item it tells of is so, which its clause says
// before it: يشكو الأهالي في عدن من انقطاع الكهرباء، يعاني سكان المدينة نقصا.
func (c *sentence) lackedAt(it int) *group {
	for j := it - 1; j >= 0 && it-j <= 7; j-- {
		x := &c.items[j]
		switch x.kind {
		case itemStop, itemSub, itemRel, itemConj:
			return nil
		case itemVerb:
			if x.conj {
				return nil
			}
		case itemNP:
			n := c.npAt(j)
			switch {
			case n.typ == isnad.Place && (x.prep == "في" || x.prep == "داخل" || x.prep == "ب"), n.typ == isnad.Place && x.prep == "" && !x.gen && j > 0 && c.items[j-1].kind == itemVerb && suffering.Has(arabic.VerbKey(c.an(c.items[j-1].head).Verb)):
				return &group{nps: c.one(j), item: j, fixed: true}
			case n.category() == tParty && n.class == "people" && x.prep == "":
				if p := c.placeWithin(j); p != nil {
					return &group{nps: []np{*p}, item: j, fixed: true}
				}
			}
		}
	}
	return nil
}

// wants are the states of services that hold where their sentence plays.
var wants = arabic.SetOf("condition:shortage", "condition:cut-off")

// suffering are verbs of those to whom something is wanting.
var suffering = arabic.SetOf("عاني", "شكا", "شهد", "عاش", "واجه", "كابد")

// complemented reports that what stands at item it has something of its own
// behind it: المهجور منذ 2014، المعترف بها.
func (c *sentence) complemented(it int) bool {
	if it < 0 || it+1 >= len(c.items) {
		return false
	}
	x := &c.items[it+1]
	return x.kind == itemNP && x.prep != "" && !x.conj || x.kind == itemPart && x.prep != "" || x.kind == itemTime
}

// conditioned finds what a condition is said of where its clause leaves it out:
// the noun before a comma (عدن، كبرى مدن الجنوب), or the place that the clause
// before was about (تنتج المصفاة …، وتبعد عن العاصمة).
func (e *extraction) conditioned(c *sentence, v *view, h hit, d *deep) {
	if v.it > 0 && superlative.Has(c.s.Tokens[v.tok].Fold) && c.items[v.it-1].kind == itemNP && (c.items[v.it-1].mention >= 0 || d.before == nil) {
		d.before = &group{nps: []np{c.np(v.it - 1)}, item: v.it - 1} // في عدن كبرى مدن الجنوب
		d.subj = d.before
	}
	if h.f.setOff {
		k := v.it
		for k > 0 && c.items[k].kind != itemQuote {
			k--
		}
		d.before = nil
		if k > 0 && c.items[k-1].kind == itemNP {
			k--
			for k > 0 && c.items[k].gen {
				k--
			}
			d.before = &group{nps: []np{c.np(k)}, item: k} // قضاء الفلوجة (62 كم غرب بغداد)
		}
	}
	if d.before == nil && v.it > 1 && c.items[v.it-1].kind == itemComma && h.form != formFinite {
		k := v.it - 2
		for k > 0 && (c.items[k].gen || c.items[k].kind == itemAdj || c.items[k].kind == itemQuote) {
			k--
		}
		if c.items[k].kind == itemNP {
			d.before = &group{nps: []np{c.np(k)}, item: k}
			if d.subj == nil {
				d.subj = d.before
			}
		}
	}
	if g := d.before; g != nil && g.item >= 0 && h.form == formFinite && g.nps[0].sent == c.idx && g.nps[0].mention < 0 && adjectival(&c.s.Tokens[g.nps[0].head]) && c.goesOnTelling(v.it) {
		d.before = nil // وصرح كبير، كان يخدم: an adjective is no topic
		if d.subj == g || d.subj != nil && d.subj.item == g.item {
			d.subj = nil
		}
	}
	if h.form == formFinite && (d.subj == nil || d.subjFilled && d.subj.nps[0].category() != tPlace) && d.before == nil && v.an.Person == isnad.Third && e.stood != nil && c.idx-e.stoodS <= 1 && agrees(v.an, &e.stood.nps[0], true) {
		g := *e.stood
		g.nps = append([]np(nil), g.nps...)
		d.subj, d.subjFilled = &g, true
	}
}

// fought reports a fight between the two items, whose sides the later one names:
// سقوط قذيفة خلال المعارك الدائرة بين الجيش والحركة.
func (c *sentence) fought(from, to int) bool {
	for j := max(from+1, 0); j < to; j++ {
		for _, h := range c.trigs[c.items[j].head] {
			if h.f.kind == isnad.Event && h.f.typ == "clash" {
				return true
			}
		}
	}
	return false
}

// cognate reports an indefinite verbal noun that only repeats its clause's verb:
// تسيطر القوات سيطرة كاملة على المعبر.
func (c *sentence) cognate(v *view) bool {
	a := v.an
	if a.Proclitics != 0 || a.Enclitic != "" || c.items[v.it].prep != "" || c.items[v.it].gen || c.items[v.it].conj || a.Verb == "" {
		return false
	}
	for j := v.it - 1; j >= 0 && j >= v.it-4; j-- {
		switch x := &c.items[j]; x.kind {
		case itemVerb:
			b := c.an(x.head)
			return b.Verb == a.Verb && b.Voice != isnad.Passive
		case itemStop, itemSub, itemConj, itemComma, itemRel:
			return false
		}
	}
	return false
}

func (c *sentence) textOf(n *np) string { return n.span.In(c.text) }

// near reports one of the words within n tokens of the trigger, and with own set none
// behind it of what only happens together with it.
func (c *sentence) near(h hit, words wordSet, n int, own bool) bool {
	if !c.anywhereIn().has(words) {
		return false // mostly none of them is in the sentence at all
	}
	end := h.last + n
	if own {
		end = h.last + c.untilAnother(h.last, n)
	}
	for j := max(0, h.last-n); j <= min(len(c.s.Tokens)-1, end); j++ {
		t := &c.s.Tokens[j]
		if t.Kind != isnad.Word {
			continue
		}
		a := t.Best()
		if a.Lemma == "جوي" && c.baseName(j) {
			continue // قاعدة كذا الجوية: no strike from the air
		}
		if t.Fold == "الحربي" && j > 0 && strings.HasSuffix(c.s.Tokens[j-1].Fold, "الاعلام") {
			continue // الإعلام الحربي flies nothing
		}
		w := c.words[j]
		switch {
		case w.in.has(words), c.bests[j].in.has(words), a.Proclitics.Has(isnad.ProAl) && w.bareIn.has(words):
			return true
		case a.Enclitic != "" && c.set.inSets[strings.TrimSuffix(unjoin(t.Fold), arabic.FoldLemma(a.Enclitic))].has(words):
			return true // تحاصرها
		}
	}
	return false
}

// untilAnother is how far, up to n words, what stands behind token tok belongs to it: not
// beyond a verb by which something else happens with it (هجوم على الثكنة تزامن مع قصف).
func (c *sentence) untilAnother(tok, n int) int {
	for j := tok + 1; j <= tok+n && j < len(c.s.Tokens); j++ {
		if c.s.Tokens[j].Best().POS == isnad.Verb && coinciding.Has(arabic.VerbKey(c.s.Tokens[j].Best().Verb)) {
			return j - tok
		}
	}
	return n
}

// coinciding are verbs of happening together, before or after.
var coinciding = arabic.SetOf("تزامن", "ترافق", "رافق", "تخل\u0651ل", "اعقب", "تلا", "سبق")

// anywhereIn are the sets that words of the sentence are in, wherever they stand: near
// finds no other.
func (c *sentence) anywhereIn() wordSets {
	if len(c.in) > 0 {
		return c.in
	}
	c.in = append(c.in[:0], make(wordSets, c.set.wordSets>>6+1)...)
	join := func(in wordSets) {
		for i, x := range in {
			c.in[i] |= x
		}
	}
	for j := range c.s.Tokens {
		t := &c.s.Tokens[j]
		if t.Kind != isnad.Word {
			continue
		}
		a := t.Best()
		if c.bests[j] == nil {
			c.bests[j] = c.lemma(j, a.Lemma)
		}
		join(c.words[j].in)
		join(c.bests[j].in)
		if a.Proclitics.Has(isnad.ProAl) {
			join(c.words[j].bareIn)
		}
		if a.Enclitic != "" {
			join(c.set.inSets[strings.TrimSuffix(unjoin(t.Fold), arabic.FoldLemma(a.Enclitic))])
		}
	}
	return c.in
}

// baseName reports that the adjective at token j belongs to the name of a base or
// airport or of an arm of the forces: قاعدة الوطية الجوية، مطار كذا الجوي.
func (c *sentence) baseName(j int) bool {
	for k := range c.ms {
		if m := &c.ms[k]; m.Type == isnad.Place && m.First < j && j <= m.Last {
			return true
		}
	}
	return false
}

// setOff reports a parenthesis that opens right before token tok.
func (c *sentence) setOff(tok int) bool {
	for j := max(0, tok-3); j < tok; j++ {
		if c.s.Tokens[j].Norm == "(" {
			return true
		}
	}
	return false
}

// assign finds the deep positions around the trigger for the form in which it
// stands; the frame's types help where the order alone does not tell.
func (e *extraction) assign(c *sentence, v *view, h hit) deep {
	var d deep
	f := h.f
	sRole, oRole := f.roleAt(posSubject), f.roleAt(posObject)
	right := v.right
	form := h.form
	if form == formPhrase || h.last > v.tok {
		// Roles of a phrase stand behind its last word; a verb's subject and
		// object may stand within it (سقطت البلدة بيد X).
		if it := c.itemAfter(h.last); it >= 0 {
			switch {
			case v.joined > 0 && c.of[h.last] == v.it:
				// what it shares with the strike joined to it
			case form != formFinite:
				right = c.rightFrom(it)
			}
			if pron := c.an(h.last).Enclitic; pron != "" && c.an(h.last).POS.Nominal() && (f.kind == isnad.Control || f.kind == isnad.Relation) {
				d.after = e.ownerOf(c, h.last, pron) // تحت سيطرتها
				if r := f.roleAt(posAfter); r != nil && r.name == "place" {
					d.after = e.antecedent(c, h.last, pron, r, nil) // على وشك دخولها
				}
				if g := v.before; f.kind == isnad.Relation && pron != "نا" && g != nil && d.after != nil && g.nps[0].span == d.after.nps[0].span {
					// الكتائب المنضوية تحت رايتها: of somebody else
					d.after = e.antecedent(c, h.last, pron, &role{types: tActor | tPerson | tRole}, spans{g.nps[0].span})
				}
			} else if g := c.genitiveAt(it); g != nil {
				if c.items[g.item].first <= h.last {
					g.prep = "" // the phrase's own noun: خسائر في أرواح المدنيين
				}
				d.after = g
			}
		} else if form != formFinite {
			right = nil
		}
		if form != formFinite {
			right = append(right, v.rel2...)
		}
		if form == formPhrase {
			d.obj = v.target
			d.before = v.before
			if v.it >= 0 {
				if d.before == nil {
					d.before = c.topic(v.it)
				}
				if d.before == nil || c.items[max(0, v.it-1)].kind == itemVerb {
					// التي ظلت بيد الجيش، وكانت في يد الفصائل
					if g := e.linked(c, v.it-1); g != nil {
						d.before = g
					}
				}
				if d.before != nil && len(d.before.nps) == 1 && !c.an(v.tok).Proclitics.Has(isnad.ProAl) {
					d.before = c.listUpTo(d.before)
				}
				if g := c.excepted(h.last); g != nil && f.kind == isnad.Control && f.typ == "hold" {
					d.before = g
				} else if q := c.qualifiedByPhrase(v.it); q != nil && (d.before == nil || c.items[v.it-1].kind != itemPart) {
					d.before = q
				}
				if g := d.before; g != nil && len(g.nps) == 1 && g.item > 0 && g.item == v.it-1 && v.an.Proclitics.Has(isnad.ProAl) && towards(c.items[g.item].prep) {
					// ناحية العلم شرق تكريت الخاضعة لسيطرة: of the former, where both could be
					if k := c.liesIn(g.item); k >= 0 {
						if n := c.np(k); n.gender == 0 || n.gender == v.an.Gender {
							d.before = &group{nps: []np{n}, item: k}
						}
					}
				}
				if d.before != nil && c.an(v.tok).Number == isnad.Dual && len(d.before.nps) == 1 {
					d.before = c.listUpTo(d.before) // قريتي كذا وكذا الخاضعتين لسيطرة
				}
			}
		}
	}
	if f.id == "control.take:extends" {
		right = append(c.nowIncluding(h.last), right...)
	}
	var room [8]*group
	bare := room[:0]
	if len(right) > 0 {
		d.pps = c.groups.open(len(right))
	}
	for i := range right {
		g := &right[i]
		if g.prep == "" && g.pron == "" {
			if form == formFinite && h.last > v.tok && c.ownWord(v, h, right, g) {
				continue // كبد الجيش المتمردين خسائر: a word of the trigger
			}
			if i == 0 || !c.liesAbout(&right[i-1], g) {
				bare = append(bare, g)
			}
		} else if !c.taken(f, v.tok, g) && !(g.prep == "بين" && strikes.Has(f.typ) && c.fought(v.it, g.item)) {
			d.pps = append(d.pps, *g)
		}
	}
	d.pps = c.groups.keep(d.pps)
	if f.kind == isnad.Event && scenes.Has(f.typ) {
		c.namesNear(d.pps)
	}
	if f.kind == isnad.Event && strikes.Has(f.typ) {
		for i := range d.pps {
			if g := &d.pps[i]; g.prep == "علي" && len(g.nps) > 0 && g.nps[0].guessed && g.nps[0].category() == tThing && g.item >= 0 && c.nameable(g.item) && c.items[g.item].first == c.items[g.item].last {
				for k := range g.nps {
					if g.nps[k].category() == tThing {
						g.nps[k].typ = isnad.Place // سقطت القذائف على كفرحمرة: a name that nothing knows
					}
				}
			}
		}
	}
	if at := h.last; f.kind == isnad.Relation {
		// المسلحون الموالون لها: the phrase has taken up the preposition with its
		// pronoun, or the mention has (الكتائب المتحالفة معها); what comes behind is
		// no part of it.
		if at == v.tok && v.it >= 0 && c.items[v.it].kind == itemNP && at > c.items[v.it].head && at < c.items[v.it].last {
			at++
		}
		if a := c.an(at); at > v.tok && a.POS == isnad.Preposition && object3.Has(a.Enclitic) {
			d.after = nil
			d.pps = append(d.pps[:0:0], group{prep: arabic.FoldLemma(a.Lemma), item: v.it, pron: a.Enclitic, tok: at})
		}
	}
	at := func(i int) *group {
		if i < len(bare) {
			return bare[i]
		}
		return nil
	}
	fitsS := func(g *group) bool {
		if g == nil || sRole == nil || sRole.name != "instrument" || sRole.fitsGroup(g) {
			return g != nil && (sRole == nil || sRole.fitsGroup(g))
		}
		// A weapon falls, and somebody fires it.
		for i := range f.roles {
			if r := &f.roles[i]; r != sRole && r.takes(posSubject) && r.fitsGroup(g) {
				return true
			}
		}
		return false
	}
	fitsO := func(g *group) bool {
		if g == nil || oRole == nil || oRole.fitsGroup(g) {
			return g != nil
		}
		// A place is what is hit or combed as well as who is there.
		for i := range f.roles {
			if r := &f.roles[i]; r != oRole && r.takes(posObject) && r.fitsGroup(g) {
				return true
			}
		}
		return false
	}
	a := v.an
	switch form {
	case formFinite:
		passive := a.Voice == isnad.Passive
		if passive && !f.transitive {
			passive = false
		}
		g0, g1 := at(0), at(1)
		L := v.left
		rel := v.rel
		if L != nil && a.Enclitic == "" && (rel && !(a.Number == isnad.Plural && L.agrees(a) && fitsS(L)) || !fitsS(L) && !c.items[v.it].conj) && resumed(d.pps, &L.nps[0]) {
			L, rel = nil, false // المرة التي تطلق فيها إيران صواريخ، طلعات دمر خلالها
		}
		told := f.kind == isnad.Event && onMen.Has(f.typ) && c.inCourse(v, d.pps) // هجوما قتل فيه جنديان
		if told && !passive && f.transitive && g0 != nil && g1 == nil && a.Gender == isnad.Masculine && a.Number == isnad.Singular && a.Enclitic == "" && fitsO(g0) && (f.typ == "detain" || !doesThings(&g0.nps[0])) {
			passive = true // حملة اعتقل خلالها أربعة
		}
		undergoes := c.inObjectCase(g0)
		if passive && undergoes {
			passive = false // واعتقلت شبانا
		}
		if passive && g0 != nil && g1 != nil && !g1.comma && fitsS(g0) && (!fitsO(g0) || g1.nps[0].typ == isnad.Human && g0.nps[0].category() == tParty && g0.nps[0].typ != isnad.Human || f.typ == "kill" && g0.nps[0].class == "force" && g1.nps[0].typ == isnad.Count || strikes.Has(f.typ) && g0.nps[0].typ == isnad.Actor && g1.nps[0].typ == isnad.Place && c.items[g1.item].first == c.items[g0.item].last+1) && fitsO(g1) {
			passive = false // أغلق الأهالي المعبر: spelling leaves the voice open
			d.subj, d.obj, d.obj2 = g0, g1, at(2)
		}
		if passive && !told && !rel && L != nil && g0 != nil && !g0.comma && a.Enclitic == "" && v.agent == nil && doesThings(&L.nps[0]) && L.agrees(a) && fitsS(L) && fitsO(g0) {
			passive = false // أن التنظيم أعدم ستة: so does it here
			d.subj, d.obj, d.obj2 = L, g0, g1
		}
		if passive && f.typ == "kill" && d.subj == nil && a.Gender == isnad.Feminine && a.Number == isnad.Singular && g0 != nil && c.ofMen(g0) && fitsO(g0) {
			if act := c.actBefore(v, a); act {
				passive = false // غارات للتحالف قتلت 12 مدنيا
				d.obj = g0
			} else if who := e.dropped(c, a); who != nil && fitsS(who) {
				// استعادت المعارضة التل وقتلت 12 عنصرا: they were not killed in
				// the feminine.
				passive = false
				d.subj, d.subjFilled, d.obj = who, true, g0
			}
		}
		if passive && g0 != nil {
			if g := c.relativeGoesOn(v.it, d.pps); g != nil && fitsS(g) && g.agrees(a) {
				passive = false // القرية التي سيطرت عليها الفصائل وقطعت من خلالها الطريق
				d.subj, d.obj, d.obj2 = g, g0, g1
			}
		}
		switch {
		case d.subj != nil:
		case passive:
			d.obj = g0
			if d.obj == nil || (!fitsO(g0) || a.Number == isnad.Plural) && fitsO(L) || rel && L != nil && a.Enclitic == "" && fitsO(L) && L.nps[0].sent == c.idx && g0.nps[0].mention < 0 {
				d.obj = L // لغم زُرع: the antecedent
			}
			if d.obj == nil && f.kind == isnad.Event && (f.typ == "kill" || f.typ == "detain" || f.typ == "attack") {
				d.obj = e.sameVictim(c, a)
			}
			d.subj = v.agent
			if d.subj == nil && told && f.typ == "detain" && e.main != nil && e.mainS == c.idx && e.main.nps[0].armed() {
				d.subj, d.subjFilled = c.again(e.main), true // whose operation it was
			}
			if d.subj == nil && c.items[v.it].conj && carrying.Has(arabic.VerbKey(a.Verb)) && e.last != nil && e.lastS == c.idx && e.last.nps[0].typ == isnad.Actor && !e.speaks && agrees(a, &e.last.nps[0], true) {
				if k := c.verbBefore(v.it); k >= 0 && arriving.Has(arabic.VerbKey(c.an(c.items[k].head).Verb)) {
					d.subj, d.subjFilled = e.dropped(c, nil), true // وصلت قوة إلى المكان ونقلت الجثث
				}
			}
			if d.subj == nil && c.items[v.it].conj && deeds.Has(arabic.VerbKey(a.Verb)) && e.last != nil && e.lastS == c.idx && e.last.nps[0].typ == isnad.Actor && !e.speaks {
				// اجتاح التنظيم المدينة وأعدم مديرها: spelling leaves the voice
				// open, and the clause before has a doer.
				d.subj, d.subjFilled = e.dropped(c, nil), true
			}
			if d.subj == nil && d.obj == g0 && c.objectByForm(a, g0) && e.last != nil && e.lastS == c.idx && e.last.nps[0].typ == isnad.Actor && !e.speaks && agrees(a, &e.last.nps[0], true) {
				if g := e.dropped(c, nil); g != nil && fitsS(g) {
					d.subj, d.subjFilled = g, true
				}
			}
		case rel && L != nil && a.Enclitic != "":
			d.obj, d.subj = L, g0
		case rel && L != nil:
			d.subj, d.obj, d.obj2 = L, g0, g1
			if !fitsS(L) && fitsO(L) && g0 != nil && fitsS(g0) {
				d.subj, d.obj = g0, L
			}
		default:
			lok := L != nil && L.agrees(a) && fitsS(L)
			if object3.Has(a.Enclitic) && g0 != nil && agrees(a, &g0.nps[0], false) && a.Number != isnad.Plural && fitsS(g0) {
				// وحدات الجيش، تساندها القوات: the pronoun is the object.
				d.subj, d.obj2 = g0, g1
				if L != nil && pronounAgrees(a.Enclitic, &L.nps[0]) {
					d.obj = L
				} else {
					d.obj = e.antecedent(c, v.tok, a.Enclitic, oRole, nil)
				}
				break
			}
			rok := g0 != nil && !undergoes && a.Number != isnad.Plural && agrees(a, &g0.nps[0], false) && fitsS(g0)
			switch {
			case lok && (!rok || f.transitive && g1 == nil && fitsO(g0)):
				d.subj, d.obj, d.obj2 = L, g0, g1
			case rok:
				d.subj, d.obj, d.obj2 = g0, g1, at(2)
				if g1 == nil && f.transitive && oRole != nil && fitsO(g0) && (!oRole.optional && !e.isSubjectLike(g0) || f.typ == "clear" && remains.Has(g0.nps[0].lemma)) {
					d.subj, d.obj = nil, g0
				} else if g1 == nil && e.last != nil && e.lastS == c.idx && e.last.item != g0.item && c.undergoes(v.it, g0) && e.dropped(c, a) != nil {
					d.subj, d.obj = nil, g0
				} else if f.transitive && oRole != nil && fitsO(g0) && toldOf.Has(arabic.VerbKey(a.Verb)) && (c.items[v.it].conj && e.addressed(c, a, g0, g1, d.pps) || inThis(d.pps) && e.addressed(c, a, g0, g1, d.pps[1:])) {
					d.subj, d.obj = nil, g0 // نفى …، واتهم الرياض بالسماح
				}
			default:
				d.obj, d.obj2 = g0, g1
				if g0 != nil && !fitsO(g0) && fitsO(g1) {
					d.obj = g1
				}
				if L != nil && L.agrees(a) {
					d.subj = L
				}
			}
			if a.Enclitic != "" && d.obj == nil {
				var self spans
				who := d.subj
				if who == nil && c.items[v.it].conj && twofold.Has(arabic.VerbKey(a.Verb)) {
					who = e.dropped(c, a) // صدوا الهجوم وكبدوهم خسائر
				}
				if who != nil {
					for i := range who.nps {
						self = append(self, who.nps[i].span) // الفصائل صدّتها: others
					}
				}
				if L != nil && L.item > 0 && L.nps[0].sent == c.idx && c.items[L.item-1].kind == itemVerb {
					d.obj = c.hadDone(L.item-1, a.Enclitic)
				}
				if d.obj == nil || !fitsO(d.obj) {
					d.obj = e.antecedent(c, v.tok, a.Enclitic, oRole, self)
				}
			} else if a.Enclitic != "" && d.subj == nil && d.obj != nil {
				d.subj, d.obj = d.obj, e.antecedent(c, v.tok, a.Enclitic, oRole, nil)
			}
		}
		if g := c.suspected(v.it); g != nil && !passive && !v.rel && (d.subj == nil || d.subjFilled || d.subj.item < g.item) && agrees(a, &g.nps[0], true) && fitsS(g) {
			d.subj, d.subjFilled = g, false
		}
		if g := c.controller(v.it); g != nil && !passive && (d.subj == nil || d.subjFilled) && agrees(a, &g.nps[0], true) && fitsS(g) {
			d.subj = g
		}
		if d.subj == nil && !passive && (a.Person == isnad.Third || a.Person == 0) && !c.actBefore(v, a) {
			if g := c.relativeGoesOn(v.it, d.pps); g != nil && fitsS(g) && g.agrees(a) {
				d.subj = g // القرية التي سيطرت عليها الفصائل وقطعت من خلالها الطريق
			} else if g := e.speaker(c, a); f.kind == isnad.Event && speech.Has(f.typ) && g != nil {
				d.subj, d.subjFilled = g, true // أكد الناطق أن القوات …، وطالب
			} else if g := e.untilFallen(c, v.it, a); g != nil && fitsS(g) {
				d.subj, d.subjFilled = g, true // قتل عشرة جنود قبل أن يدخلوا
			} else if d.obj != nil && d.obj == g0 && f.kind == isnad.Event && onMen.Has(f.typ) && c.inSubjectCase(g0) {
				d.subj = v.agent // صدوا هجوما قتل فيه جنديان: nobody's object
			} else if g := e.dropped(c, a); g != nil && !(d.obj != nil && d.obj.item > v.it && agrees(a, &d.obj.nps[0], false) && givenTo(d.pps, &g.nps[0])) {
				d.subj, d.subjFilled = g, true
			}
		}
		if d.obj == nil && f.transitive && oRole != nil && !oRole.optional && a.Enclitic == "" && f.kind == isnad.Event && rescues.Has(f.typ) && e.hurt != nil && e.hurtS == c.idx && c.addsTo(v.it) {
			// أصيب ثلاثة مدنيين ونقلوا إلى المستشفى: these were carried, by others.
			d.obj = e.known(e.hurt)
			d.subj = v.agent
		}
		if v.target != nil && f.kind == isnad.Event && strikes.Has(f.typ) && (d.obj == nil || toolClasses.Has(d.obj.nps[0].class)) {
			d.obj = v.target
		}
		if d.subj == nil && a.Person == isnad.First && e.voice != nil && c.idx-e.voiceS <= 1 {
			// قال القائد: دخلنا المدينة
			d.subj, d.subjFilled = c.again(e.voice), true
		}
		if h.last == v.tok {
			d.after = at(0)
			d.before = v.left
		}
	case formMasdar, formNoun:
		gen := v.gen
		if gen != nil && f.kind == isnad.Control && gen.nps[0].sent == c.idx && gen.nps[0].head == v.tok+1 && gen.nps[0].head <= h.last && gen.nps[0].lemma == "أمن" {
			gen = nil // إعادة الأمن إلى: a word of the trigger
		}
		undergone := e.undergoer(c, v)
		if undergone != nil && f.transitive && fitsO(undergone) {
			gen = undergone
		} else {
			undergone = nil
		}
		if a.Enclitic != "" && gen == nil {
			role := sRole
			if f.transitive && !hasPrepAlternative(f) && oRole != nil && !(fitsO(at(0)) && !at(0).comma && sRole != nil) {
				role = nil
			}
			if g := c.suspected(v.it); g != nil && role != nil && role.fitsGroup(g) && pronounAgrees(a.Enclitic, &g.nps[0]) {
				gen = g
			} else if g := v.govSubj; g != nil && role != nil && role == sRole && v.gov >= 0 && tellsSomebody.Has(arabic.VerbKey(c.an(c.items[v.gov].head).Verb)) && role.fitsGroup(g) && pronounAgrees(a.Enclitic, &g.nps[0]) {
				gen = g // أبلغ الوزير نظيره رفضه: who tells refuses
			} else if g := c.sentencedFor(v.it, a.Enclitic, role); g != nil && role == sRole {
				gen = g
			} else if g := c.relativeDoer(v.it, a.Enclitic); g != nil && role != nil && role == sRole && role.fitsGroup(g) {
				gen = g // الألغام التي زرعتها الحركة قبل انسحابها
			} else if g := e.dropped(c, nil); g != nil && role != nil && role == sRole && role.fitsGroup(g) && pronounAgrees(a.Enclitic, &g.nps[0]) {
				gen = g
				if n := e.menBehind(c, v.tok, a.Enclitic, role, g); n != nil {
					gen = n
				}
			} else {
				if role == nil {
					gen = e.antecedent(c, v.tok, a.Enclitic, oRole, nil)
				}
				if gen == nil {
					gen = e.antecedent(c, v.tok, a.Enclitic, role, nil)
				}
				if gen == nil && role != nil && f.transitive && oRole != nil && !oRole.optional && !fitsO(at(0)) && !e.objectElsewhere(oRole, d.pps) {
					gen = e.antecedent(c, v.tok, a.Enclitic, oRole, nil) // عن إصابته بقصف
				}
			}
		}
		if a.Enclitic != "" && gen == nil && sRole != nil {
			if g := c.toCome(v.it, a.Enclitic); g != nil && sRole.fitsGroup(g) {
				gen = g // بعد سيطرته على البلدة، تقدم الجيش
			}
		}
		if h.last == v.tok {
			d.after = gen
		}
		d.before = v.before
		if f.kind == isnad.Event && f.typ == "destroy" && form == formNoun && d.before != nil && d.before.nps[0].category() == tParty {
			d.before = nil // أطفأ رجال الدفاع المدني الحريق: it did not burn them
		}
		if r := f.roleAt(posBefore); r != nil && a.Enclitic != "" && f.kind == isnad.Relation {
			if g := c.sentencedFor(v.it, a.Enclitic, r); g != nil {
				d.before = g // أوقفت الشرطة ثلاثة شبان لانتمائهم إلى كذا: theirs
			}
		}
		b0 := at(0)
		var lam *group
		for i := range d.pps {
			if d.pps[i].prep == "ل" && len(d.pps[i].nps) > 0 {
				if f.typ != "repel" && c.owned(gen, &d.pps[i]) {
					d.pps = append(d.pps[:i:i], d.pps[i+1:]...) // إعطاب مدرعة للمرتزقة: whose it is, and not who did it
					break
				}
				if c.wards(d.pps[i].item) || c.inBacking(d.pps[i].item) {
					continue // بصاروخ مضاد للدروع، دعما للجيش
				}
				lam = &d.pps[i]
				break
			}
		}
		passiveLight := v.light != nil && v.light.passive
		outer := v.govSubj
		if v.light == nil || v.light.impersonal || passiveLight {
			outer = nil // تعرضت الدورية لهجوم: she underwent it
		}
		if outer != nil && c.tellsOf(v.gov) && outer.nps[0].typ == isnad.Actor && !(outer.nps[0].armed() && (doings.Has(string(f.kind)+"."+f.typ) || f.typ == "detain")) {
			outer = nil // تحدثت الأمم المتحدة عن قصف القرية
		}
		var speaksFor *group
		if outer != nil && outer.nps[0].typ != isnad.Actor && (c.announces(v.gov) || c.tellsOf(v.gov)) {
			speaksFor = e.partyOf(c, &outer.nps[0])
			outer = nil // a spokesman announces what others do
		}
		var doer *group
		switch {
		case v.agent != nil:
			doer = v.agent
		case v.doer != nil:
			doer = v.doer
		case v.nisba != nil:
			doer = v.nisba
		}
		switch {
		case passiveLight:
			d.obj, d.subj = v.govSubj, doer
			if d.subj == nil && gen != nil && fitsS(gen) {
				d.subj = gen
			}
		case undergone != nil:
			d.obj, d.subj = undergone, doer
		case gen != nil && f.typ == "appoint" && b0 != nil && b0.nps[0].class == "role" && b0.nps[0].typ != isnad.Human && gen.nps[0].typ == isnad.Human:
			d.obj = gen // تعيين العقيد فلان قائدا
		case gen != nil && f.transitive && b0 != nil && sRole != nil && fitsS(gen) && fitsO(b0) && !b0.comma:
			d.subj, d.obj = gen, b0
		case gen != nil && f.transitive && lam != nil && sRole != nil && gen.nps[0].typ != isnad.Count && (gen.nps[0].category() == tParty || gen.nps[0].class == "vehicle") && fitsS(gen) && fitsO(lam):
			d.subj, d.obj = gen, lam
		case gen != nil && f.transitive:
			sf, of := fitsS(gen), fitsO(gen)
			if sf && f.kind == isnad.Event && speech.Has(f.typ) && f.typ != "accuse" && !gen.nps[0].filled && gen.nps[0].category() == tParty {
				of = false // رفض بغداد: who speaks
			}
			if sf && form == formNoun && f.kind == isnad.Event && strikes.Has(f.typ) && f.typ != "explosion" && gen.nps[0].category() == tParty && a.POS != isnad.VerbalNoun {
				of = false // ضربات المجاهدين: who strikes
			}
			if sf && f.typ == "airstrike" && doer == nil && v.light == nil && flies.Has(gen.nps[0].lemma) && len(d.pps) > 0 {
				of = false // استهداف طائرات النظام بعشرين غارة
			}
			if of && (!sf || doer != nil || outer != nil || !hasPrepAlternative(f) || !e.objectElsewhere(oRole, d.pps) && !e.against(f, d.pps)) {
				d.obj = gen
			} else if sf {
				d.subj = gen
			} else if sRole != nil && sRole.fits(&gen.nps[0]) {
				d.subj = gen
			}
		case gen != nil:
			if fitsS(gen) {
				d.subj = gen
			}
		}
		if v.target != nil && d.obj == nil && !c.fallsOnPlaces(v, d.pps) {
			d.obj = v.target
		}
		if d.subj == nil {
			d.subj = doer
		}
		if d.subj == nil && outer != nil && fitsS(outer) && !(f.kind == isnad.Event && f.typ == "kill" && c.announces(v.gov) && !outer.nps[0].armed() && !(form == formMasdar && c.ofArms(&outer.nps[0]))) {
			d.subj = outer // أكدت المنظمة قتل عشرة: who says so has killed nobody
		}
		if d.obj == nil && lam != nil && f.transitive && fitsO(lam) {
			d.obj = lam
		}
		if d.subj == nil && lam != nil && form == formNoun && fitsS(lam) && !c.deedBetween(v.it, lam.item) {
			d.subj = lam
		}
		if d.subj == nil && form == formMasdar && v.govSubj != nil && !passiveLight && !(f.kind == isnad.Event && f.typ == "kill" && (v.light == nil || c.announces(v.gov) && !v.govSubj.nps[0].armed())) && !(v.light != nil && v.light.impersonal && v.govSubj.nps[0].typ != isnad.Actor) && !(f.kind == isnad.Control && v.govSubj.nps[0].kind == "people") && (v.govSubj.nps[0].typ == isnad.Actor || v.gov >= 0 && !c.announces(v.gov)) && sRole != nil && !sRole.optional && fitsS(v.govSubj) {
			d.subj = v.govSubj
			d.subjFilled = true
		}
		if d.subj == nil && f.kind == isnad.Event && v.govSubj != nil && !passiveLight && sRole != nil && fitsS(v.govSubj) && c.carries(v) {
			// تستعد القوات لاقتحام المدينة: whose plan it is will do it.
			d.subj, d.subjFilled = v.govSubj, true
		}
		if d.subj == nil && f.kind == isnad.Event && form == formMasdar && v.govSubj != nil && v.gen != nil && sRole != nil && fitsS(v.govSubj) && doesMeanwhile.Has(f.typ) {
			if _, prep := c.chainStart(v.it); prep == "اثناء" || prep == "خلال" {
				d.subj, d.subjFilled = v.govSubj, true // قتل جندي أثناء تمشيط الحي
			}
		}
		if d.subj == nil && f.kind == isnad.Event && (harms.Has(f.typ) || f.typ == "detain" || f.typ == "clear" || f.typ == "repel") && a.POS == isnad.VerbalNoun && f.transitive && a.Lemma != "مقتل" && v.govSubj != nil && v.govSubj.nps[0].armed() && fitsS(v.govSubj) && (c.wins(v.gov) || c.managed(v.gov)) {
			if _, prep := c.chainStart(v.it); prep == "بعد" || prep == "عقب" {
				d.subj, d.subjFilled = v.govSubj, true // تمكنت القوات من دخول القرية بعد قتل عشرة مسلحين
			}
		}
		if d.subj == nil && f.kind == isnad.Event && f.typ == "clash" && v.govSubj != nil && c.announces(v.gov) && v.govSubj.nps[0].armed() && fitsS(v.govSubj) {
			if start, prep := c.chainStart(v.it); (meanwhile.Has(prep) || prep == "من" && c.afterTime(start)) && hasPrep(prepsOf(d.pps), "مع") {
				d.subj, d.subjFilled = v.govSubj, true // أعلنت القوات … بعد مواجهات مع المسلحين
			}
		}
		if d.subj == nil && f.kind == isnad.Event && (f.typ == "clash" || (f.typ == "shelling" || f.typ == "attack" || f.typ == "encircle") && c.wins(v.gov)) && v.govSubj != nil && v.govSubj.nps[0].typ == isnad.Actor && !c.announces(v.gov) && fitsS(v.govSubj) {
			if _, prep := c.chainStart(v.it); meanwhile.Has(prep) {
				d.subj, d.subjFilled = v.govSubj, true // باتت القوات على بعد 30 كم بعد مواجهات مع التنظيم
			}
		}
		if d.subj == nil && f.kind == isnad.Event && f.typ == "clash" && v.govSubj != nil && c.announces(v.gov) && hasPrep(prepsOf(d.pps), "مع") {
			g := e.partyOf(c, &v.govSubj.nps[0])
			if n := &v.govSubj.nps[0]; g == nil && n.kind == "media" && v.govSubj.item >= 0 && n.sent == c.idx {
				g = c.mediaOf(n)
			}
			if g != nil && fitsS(g) {
				d.subj, d.subjFilled = g, true // كشف المركز الإعلامي للقوات حصيلة المواجهات مع المسلحين
			}
		}
		if d.subj == nil && speaksFor != nil && doings.Has(string(f.kind)+"."+f.typ) && fitsS(speaksFor) {
			d.subj, d.subjFilled = speaksFor, true // أعلن متحدث القوات تحرير البلدة
		}
		if d.subj == nil && sRole != nil && f.kind == isnad.Control && f.typ == "take" && v.gov < 0 && e.led(c, v.tok) && fitsS(e.leader) {
			d.subj, d.subjFilled = c.again(e.leader), true
		}
		if d.subj == nil && sRole != nil && !sRole.optional && f.kind == isnad.Control && f.typ == "lose" && d.obj != nil {
			d.subj, d.subjFilled = e.holderOf(c, &d.obj.nps[0]), true
		}
		if d.subj == nil && sRole != nil && !sRole.optional && f.kind == isnad.Control && e.taker != nil && f.typ != "lose" && (v.light != nil && v.light.impersonal || c.idx-e.lastS > 1 || e.last == nil || e.last.nps[0].typ != isnad.Actor) {
			d.subj, d.subjFilled = e.known(e.taker), true
		}
		if d.subj == nil && sRole != nil && !sRole.optional && (f.kind == isnad.Control) {
			if g := e.dropped(c, nil); g != nil && g.nps[0].typ == isnad.Actor && g.nps[0].kind != "people" && fitsS(g) {
				d.subj, d.subjFilled = g, true
			}
		}
	case formActive:
		d.subj, d.before = v.before, v.before
		if c.circumstance(v.tok) {
			// قال … مطالبا الحكومة: who spoke asks.
			if g := e.spoke(c, a); g != nil && speech.Has(f.typ) {
				d.subj, d.before, d.subjFilled = g, g, true
			} else if g := e.dropped(c, nil); g != nil {
				d.subj, d.subjFilled = g, true
			}
		}
		d.obj = at(0)
		if d.obj == nil && a.Enclitic != "" {
			d.obj = e.antecedent(c, v.tok, a.Enclitic, oRole, nil)
		} else if pron := c.parted(v.tok); pron != "" {
			var self spans
			if d.subj != nil {
				self = spans{d.subj.nps[0].span}
			}
			d.obj = e.antecedent(c, v.tok, pron, oRole, self) // متهمة إياه بدعم الحركة
		}
		d.after = at(0)
	case formPassive:
		d.obj, d.before = v.before, v.before
		if c.circumstance(v.tok) {
			if g := e.dropped(c, nil); g != nil {
				d.obj, d.before = g, g // …، مسنودة بغطاء جوي
			}
		}
		d.subj = v.agent
		if d.subj == nil {
			for i := range d.pps {
				if d.pps[i].prep == "من" && fitsS(&d.pps[i]) && len(d.pps[i].nps) > 0 && !(i > 0 && d.pps[i-1].prep == "ب" && d.pps[i-1].item == d.pps[i].item-1) { // مدعومة بمرتزقة من تشاد: whence they are
					d.subj = &d.pps[i]
					break
				}
			}
		}
		if !f.transitive && d.subj == nil {
			d.subj = v.before
		}
		d.after = at(0)
	case formAdj:
		d.before, d.subj = v.before, v.before
		d.obj = v.before
		d.after = at(0)
	case formPhrase:
		// سيطرت القوات على البلدة بدعم من الطيران: whose doing the phrase tells of.
		if v.govSubj != nil && fitsS(v.govSubj) {
			d.subj = v.govSubj
		}
	}
	if d.subj == nil && f.kind == isnad.Event && f.typ == "meet" && form != formFinite && v.it > 0 && during.Has(c.items[v.it].prep) && contacts.Has(a.Lemma) && c.withParty(d.pps) {
		if g := e.clauseSubject(c, v.it); g != nil && fitsS(g) {
			d.subj, d.subjFilled = g, true // أكد الوزير خلال اتصال مع نظيره
		}
	}
	if form == formFinite || form == formMasdar {
		if g := c.suspected(v.it); g != nil {
			d.before = g
		}
	}
	d.all = right
	return d
}

// during are prepositions behind which a meeting is that of whom the clause is about.
var during = arabic.SetOf("خلال", "في", "اثناء", "عقب", "بعد", "عبر")

// withParty reports that the talk is with a party, and with no newspaper that asks.
func (c *sentence) withParty(pps []group) bool {
	for i := range pps {
		if g := &pps[i]; g.prep == "مع" && len(g.nps) > 0 && g.nps[0].category() == tParty {
			return g.nps[0].kind != "media" && g.nps[0].kind != "agency" && g.nps[0].class != "media"
		}
	}
	return false
}

// contacts are nouns for one talk of few.
var contacts = arabic.SetOf("اتّصال", "اتصال", "مكالمة", "لقاء", "اجتماع", "مقابلة", "محادثة")

// clauseSubject is the party that does what the verb before item it tells, in its
// clause.
func (e *extraction) clauseSubject(c *sentence, it int) *group {
	j := c.verbBefore(it)
	if j < 0 || c.an(c.items[j].head).Voice == isnad.Passive {
		return nil
	}
	if g := e.verbSubject(c, j, it); g != nil && g.nps[0].category() == tParty {
		return g
	}
	return nil
}

// verbBefore is the item of the nearest verb before item it in its clause, or -1.
func (c *sentence) verbBefore(it int) int {
	for j := it - 1; j >= 0; j-- {
		switch c.items[j].kind {
		case itemStop, itemSub, itemRel, itemConj:
			return -1
		case itemVerb:
			return j
		}
	}
	return -1
}

// attributive reports an indefinite adjective right behind an indefinite noun that a
// preposition governs: it only says which (في مكان مجهول).
func (c *sentence) attributive(it int) bool {
	if it <= 0 {
		return false
	}
	x, y := &c.items[it], &c.items[it-1]
	if y.kind != itemNP || y.prep == "" || y.mention >= 0 || y.last+1 != x.first || !c.indefinite(it-1) || c.an(x.head).Proclitics != 0 {
		return false
	}
	return c.an(y.head).POS.Nominal() && it+1 < len(c.items) && c.items[it+1].kind != itemNP
}

// parted is the pronoun that stands in a word of its own behind token tok as its
// object (إياه، إياهم), empty where there is none.
func (c *sentence) parted(tok int) string {
	if tok+1 >= len(c.s.Tokens) {
		return ""
	}
	rest, ok := strings.CutPrefix(c.s.Tokens[tok+1].Fold, "ايا")
	if !ok || !object3.Has(rest) {
		return ""
	}
	return rest
}

// wins reports that the verb at item gov tells of taking a place: سيطروا على البلدة
// بعد قصف.
func (c *sentence) wins(gov int) bool {
	if gov < 0 || c.items[gov].kind != itemVerb {
		return false
	}
	for _, h := range c.trigs[c.items[gov].head] {
		if h.f.kind == isnad.Control && h.f.typ == "take" && h.form == formFinite {
			return true
		}
	}
	return false
}

// managed reports that the verb at item gov tells of bringing something off by force.
func (c *sentence) managed(gov int) bool {
	return gov >= 0 && c.items[gov].kind == itemVerb && managing.Has(arabic.VerbKey(c.an(c.items[gov].head).Verb)) && c.an(c.items[gov].head).Voice != isnad.Passive
}

// managing are such verbs.
var managing = arabic.SetOf("تمك\u0651ن", "نجح", "استطاع", "دخل", "اقتحم", "تقد\u0651م", "توغ\u0651ل", "رفع")

// wards reports that the phrase at item it is what a weapon or a guard is against:
// مضاد للدروع، المناهضة للنظام.
func (c *sentence) wards(it int) bool {
	if it < 0 || c.items[it].first == 0 {
		return false
	}
	switch c.an(c.items[it].first - 1).Lemma {
	case "مضاد", "مناهض", "معاد", "معادي", "مناوئ", "خارق", "حارق":
		return true
	}
	return false
}

// inBacking reports that the phrase at item it is whom something is done to back:
// غارات دعما للجيش.
func (c *sentence) inBacking(it int) bool {
	if it < 1 {
		return false
	}
	switch x := &c.items[it-1]; c.s.Tokens[x.last].Fold {
	case "دعما", "اسنادا", "مسانده", "تمهيدا", "ردا", "تنفيذا", "حمايه", "نصره":
		return true
	}
	return false
}

// owned reports that the phrase with ل right behind the indefinite thing g says
// whose it is: استهداف رتل للتنظيم، اقتحام مواقع للجيش. What a party does stands
// so too (محاولة تسلل لفصائل), but it is no thing.
func (c *sentence) owned(g, lam *group) bool {
	if g == nil || len(g.nps) != 1 || g.item < 0 || lam.item != g.item+1 || g.nps[0].filled {
		return false
	}
	if len(lam.nps) > 0 && lam.nps[0].category() == tThing {
		return false // استهداف مسيرة لسيارة: no car owns the drone
	}
	n := &g.nps[0]
	return !n.event && (n.class == "vehicle" || n.class == "weapon" || n.class == "force" || n.class == "facility" || n.category() == tPlace) && c.indefinite(g.item)
}

// deedBetween reports a verbal noun between two items: what stands behind it with ل is
// its own (مقتل أربعة باستهداف طائرة لسيارتهم).
func (c *sentence) deedBetween(from, to int) bool {
	for j := from + 1; j < to; j++ {
		if c.items[j].kind == itemNP && c.an(c.items[j].head).POS == isnad.VerbalNoun && c.items[j].prep != "" {
			return true
		}
	}
	return false
}

// byLaw reports that the verb at item it says what a law forbids or lays down.
func (c *sentence) byLaw(it int) bool {
	if it < 0 || it+1 >= len(c.items) || c.items[it].kind != itemVerb || !laysDown.Has(arabic.VerbKey(c.an(c.items[it].head).Verb)) {
		return false
	}
	for _, j := range [...]int{it + 1, it - 1, it - 2} {
		if j >= 0 && c.items[j].kind == itemNP && laws.Has(c.an(c.items[j].head).Lemma) {
			return true
		}
	}
	return false
}

// laysDown are verbs of laws, and laws what has them for its subject.
var (
	laysDown = arabic.SetOf("حظر", "حر\u0651م", "جر\u0651م", "منع", "كفل", "اجاز", "الزم")
	laws     = arabic.SetOf("قانون", "اتفاقية", "معاهدة", "دستور", "ميثاق", "بروتوكول", "تشريع")
)

// tellsSomebody are verbs whose object hears of something: who does what they tell of
// with a pronoun is their subject.
var tellsSomebody = arabic.SetOf("ابلغ", "اخبر", "اطلع", "اعلم", "طمان")

// remains are what is left of a force: it is hunted, and hunts nobody.
var remains = arabic.SetOf("فلول", "فلّ", "بقية", "بقايا", "جيب")

// objectByForm reports that g, behind a verb that can be read as a passive, is
// in the accusative (دمرت عددا من الآليات، وأعطبت دبابتين), or is a number of men
// behind a feminine verb (دخلت القوات البلدة وقتلت خمسة من المسلحين): somebody
// did it to him.
func (c *sentence) objectByForm(a *isnad.Analysis, g *group) bool {
	if g == nil || g.item < 0 || g.nps[0].sent != c.idx || g.nps[0].filled || c.items[g.item].prep != "" {
		return false
	}
	i := c.items[g.item].first
	t, n := &c.s.Tokens[i], c.an(i)
	if n.Proclitics != 0 || n.Enclitic != "" {
		return false
	}
	switch {
	case t.Kind == isnad.Number:
		return a.Gender == isnad.Feminine && i+1 < len(c.s.Tokens) && c.s.Tokens[i+1].Fold == "من"
	case n.POS == isnad.NumberWord:
		return a.Gender == isnad.Feminine && strings.HasSuffix(t.Fold, "ه")
	case !n.POS.Nominal() || n.Guessed:
		return false
	case n.Number == isnad.Dual:
		return strings.HasSuffix(t.Fold, "ين")
	}
	stem, ok := strings.CutSuffix(t.Fold, "ا")
	return ok && n.Number == isnad.Singular && arabic.FoldLemma(n.Lemma) == stem
}

// doesThings reports a party, a force or what it rides and flies: of such, not
// of a number of people, a verb of open voice is told as their doing.
func doesThings(n *np) bool {
	return n.typ == isnad.Actor || n.typ != isnad.Count && (n.class == "force" || n.class == "vehicle")
}

// within are words that make of a control a state.
var within = arabic.SetOf("تحت", "خارج", "ضمن", "مناطق", "منطقه")

// meanwhile are prepositions that put a fight before or beside what its side does.
// doesMeanwhile are deeds during which something else befalls who does them.
var doesMeanwhile = arabic.SetOf("clear", "advance", "aid", "repel", "attack")

// prepsOf are the prepositions of the phrases.
func prepsOf(pps []group) []string {
	out := make([]string, 0, len(pps))
	for i := range pps {
		out = append(out, pps[i].prep)
	}
	return out
}

var meanwhile = arabic.SetOf("بعد", "عقب", "اثر", "خلال", "اثناء", "نتيجه")

// sameVictim is whom the deed before befell, where a passive that leaves its subject
// out goes on about him: خطف الشاب ثم قتل على يد مسلحين.
func (e *extraction) sameVictim(c *sentence, a *isnad.Analysis) *group {
	if e.hurt != nil && e.hurtS == c.idx {
		g := e.known(e.hurt)
		many := g.nps[0].typ == isnad.Count || g.nps[0].number == isnad.Plural
		if many == (a.Number == isnad.Plural) {
			return g
		}
		return nil
	}
	if g := e.dropped(c, a); g != nil && e.lastS == c.idx && (g.nps[0].typ == isnad.Human || g.nps[0].typ == isnad.Role || g.nps[0].typ == isnad.Count) {
		return g
	}
	return nil
}

// rescues are events that befall those who were hurt just before.
var rescues = arabic.SetOf("aid", "displace", "other", "detain")

// doings are what a spokesman announces of his own side.
var doings = arabic.SetOf("control.take", "event.repel", "event.advance", "event.clear", "event.destroy")

// towards reports a wind that stands before a place as a preposition does: جنوب، شرقي.
func towards(prep string) bool {
	switch strings.TrimSuffix(prep, "ي") {
	case "شمال", "جنوب", "شرق", "غرب":
		return true
	}
	return false
}

// fallsOnPlaces reports that a strike has the places on which it falls before the
// relative clause that says what in them it hits: غارات على المدينتين استهدفت الأحياء
// السكنية.
func (c *sentence) fallsOnPlaces(v *view, pps []group) bool {
	if v.target.nps[0].typ != isnad.Place {
		return false
	}
	for i := range pps {
		if g := &pps[i]; g.prep == "علي" && !g.comma && g.pron == "" && len(g.nps) > 0 && g.nps[0].typ == isnad.Place && c.nameOf(&g.nps[0]) {
			return true
		}
	}
	return false
}

// ofArms reports a body that speaks for an army: رئاسة الأركان، وزارة الدفاع.
func (c *sentence) ofArms(n *np) bool {
	for j := n.head; j < len(c.s.Tokens) && n.sent == c.idx && c.s.Tokens[j].Start < n.span.End; j++ {
		switch c.s.Tokens[j].Fold {
		case "الاركان", "الدفاع", "الجيش", "العمليات", "عمليات", "الحربي":
			return true
		}
	}
	return false
}

// flies are nouns of what flies and strikes.
var flies = arabic.SetOf("طائرة", "طيران", "مقاتلة", "مروحية", "قاذفة", "مسيرة", "مسيّرة")

// nowIncluding is what a verb behind token tok says that a grip has come to take in:
// وسعت سيطرتها لتشمل بلدتي كذا وكذا.
func (c *sentence) nowIncluding(tok int) []group {
	for j := c.itemAfter(tok); j >= 0 && j < len(c.items); j++ {
		switch x := &c.items[j]; x.kind {
		case itemStop, itemSub:
			return nil
		case itemVerb:
			if arabic.VerbKey(c.an(x.head).Verb) != "شمل" {
				return nil
			}
			for _, g := range c.right(j) {
				if g.prep == "" && g.pron == "" && len(g.nps) > 0 {
					g.prep = "لتشمل"
					return []group{g}
				}
			}
			return nil
		}
	}
	return nil
}

// relativeGoesOn is the subject of the relative clause that the joined verb at item it
// goes on, since a pronoun behind it stands for the antecedent.
func (c *sentence) relativeGoesOn(it int, pps []group) *group {
	if !c.items[it].conj {
		return nil
	}
	for k := it - 1; k > 0 && k >= it-9; k-- {
		switch c.items[k].kind {
		case itemStop, itemSub, itemConj, itemComma:
			return nil
		case itemRel:
			w := k + 1
			for w < it && c.items[w].kind != itemVerb {
				w++
			}
			if w == it {
				return nil
			}
			of, _ := c.left(w)
			if of == nil {
				return nil
			}
			for i := range pps {
				if pps[i].pron != "" && pronounAgrees(pps[i].pron, &of.nps[0]) {
					if g := c.subjectOf(w); g != nil && g.item > w && g.nps[0].typ == isnad.Actor {
						return g
					}
				}
			}
			return nil
		}
	}
	return nil
}

// relativeDoer is the subject of the relative clause in which the act at item it stands
// behind قبل or بعد, where its pronoun can stand for that.
func (c *sentence) relativeDoer(it int, pron string) *group {
	if x := &c.items[it]; x.prep != "قبل" && x.prep != "بعد" && x.prep != "اثناء" && x.prep != "خلال" && x.prep != "لدي" {
		return nil
	}
	for k := it - 1; k > 0 && k >= it-7; k-- {
		switch x := &c.items[k]; x.kind {
		case itemNP, itemAdj, itemQuote, itemPart, itemTime:
		case itemVerb:
			if !object3.Has(c.an(x.head).Enclitic) || !c.inRelative(k) {
				return nil
			}
			if g := c.subjectOf(k); g != nil && g.item > k && g.nps[0].typ == isnad.Actor && pronounAgrees(pron, &g.nps[0]) {
				return g
			}
			return nil
		default:
			return nil
		}
	}
	return nil
}

// toCome is the subject of the clause behind the comma, which the pronoun of the act
// at item it, that opens its sentence, stands for.
func (c *sentence) toCome(it int, pron string) *group {
	if it > 2 {
		return nil
	}
	for j := it + 1; j < len(c.items) && j <= it+8; j++ {
		if c.items[j].kind == itemStop || c.items[j].kind == itemSub {
			return nil
		}
		if c.items[j].kind != itemComma || j+1 >= len(c.items) {
			continue
		}
		if k := j + 1; c.items[k].kind == itemVerb && !c.items[k].conj {
			if g := c.subjectOf(k); g != nil && g.item > k && pronounAgrees(pron, &g.nps[0]) {
				return g
			}
		}
		return nil
	}
	return nil
}

// mediaOf is the force whose own office of media n is: المركز الإعلامي لقوات سوريا
// الديمقراطية.
func (c *sentence) mediaOf(n *np) *group {
	for j := n.head + 1; j < len(c.s.Tokens) && c.s.Tokens[j].Start < n.span.End; j++ {
		if a := c.an(j); a.Proclitics.Has(isnad.ProLi) && a.Class == "force" {
			return &group{nps: []np{c.from(j, n.span.End, isnad.Actor)}, item: -1}
		}
	}
	return nil
}

// partyOf is the party for which a function speaks: متحدث القوات المسلحة،
// قيادة العمليات.
func (e *extraction) partyOf(c *sentence, n *np) *group {
	if n.typ != isnad.Role || n.mention < c.base || n.mention >= c.base+len(c.ms) || n.filled {
		return nil
	}
	m := &c.ms[n.mention-c.base]
	if p := c.within(m); p != nil {
		return &group{nps: []np{*p}, item: -1}
	}
	if it := c.of[m.Last]; it >= 0 && it+1 < len(c.items) {
		// الناطق باسم القوات
		if y := &c.items[it+1]; y.kind == itemNP && (y.gen || y.prep == "باسم" || y.prep == "ل" || y.prep == "في") && y.mention >= 0 && c.ms[y.mention].Type == isnad.Actor {
			return &group{nps: []np{c.np(it + 1)}, item: -1}
		}
	}
	return nil
}

// listUpTo is the list that the phrase g closes, where it is joined by و to
// places before it: قرن الكلاسي والشيخ سالم بيد القوات.
func (c *sentence) listUpTo(g *group) *group {
	j := g.item
	if j <= 0 || g.nps[0].sent != c.idx || c.items[j].kind != itemNP || !c.items[j].conj || g.nps[0].category() != tPlace {
		return g
	}
	list := g.nps
	for k := j; k > 0 && c.items[k].conj; {
		k--
		for k > 0 && (c.items[k].gen || c.items[k].kind == itemQuote) {
			k--
		}
		if c.items[k].kind != itemNP || c.npCategory(k) != tPlace {
			break
		}
		if c.items[k].prep != "" && c.items[k].prep != g.prep {
			break
		}
		list = append([]np{c.np(k)}, list...)
		if !c.items[k].conj {
			break
		}
	}
	out := *g
	out.nps = list
	return &out
}

// namesNear makes places of what is near and is nothing else: a word of no class that stands
// alone or before a definite one behind قرب, as a name that nothing knows does (قرب حميمة).
func (c *sentence) namesNear(pps []group) {
	for i := range pps {
		g := &pps[i]
		if g.prep != "قرب" && g.prep != "بالقرب" || g.pron != "" || g.item < 0 || len(g.nps) != 1 {
			continue
		}
		n := &g.nps[0]
		if n.mention >= 0 || n.class != "" || n.category() != tThing || n.event || !c.nameable(g.item) || c.an(c.items[g.item].head).Enclitic != "" || c.an(c.items[g.item].head).Number == isnad.Plural {
			continue
		}
		g.nps = slices.Clone(g.nps)
		g.nps[0].typ = isnad.Place
	}
}

// afterTime reports that what stands before item it says how long after: بعد أيام من المعارك.
func (c *sentence) afterTime(it int) bool {
	if it < 1 {
		return false
	}
	x := &c.items[it-1]
	return (x.kind == itemTime || x.kind == itemNP) && (x.prep == "بعد" || x.first > 0 && c.s.Tokens[x.first-1].Fold == "بعد" || c.s.Tokens[x.first].Fold == "بعد")
}

// ownWord reports that g is the last word of the phrase that triggers, where its verb has
// its subject and object without it, or speaks. Else it is what the verb is done to: ألقوا
// السلاح.
func (c *sentence) ownWord(v *view, h hit, right []group, g *group) bool {
	if g.item < 0 || len(g.nps) != 1 || c.items[g.item].head != h.last || c.items[g.item].mention >= 0 {
		return false
	}
	if h.f.kind == isnad.Event && speech.Has(h.f.typ) {
		return true
	}
	if object3.Has(v.an.Enclitic) && twofold.Has(arabic.VerbKey(v.an.Verb)) {
		return true // وكبدتها خسائر
	}
	n := 0
	if v.left != nil && !v.rel && v.left.agrees(v.an) || v.an.Enclitic != "" || c.items[v.it].conj {
		n++
	}
	for i := range right {
		if o := &right[i]; o.prep == "" && o.pron == "" && o.item < g.item {
			n++
		}
	}
	return n > 1
}

// liesAbout reports that g, a wind and a place, only says where the place right before it
// lies, which a preposition governs: دخلوا عبر المعبر الحدودي شمال حلب.
func (c *sentence) liesAbout(near, g *group) bool {
	return near.prep != "" && near.pron == "" && near.item >= 0 && near.item == g.item-1 && len(near.nps) == 1 && len(g.nps) > 0 && g.nps[0].typ == isnad.Place && near.nps[0].typ == isnad.Place && !g.comma && c.words[c.items[g.item].first].wind
}

// excepted is what an exception behind token tok leaves: لم يبق بيد التنظيم سوى
// المركز، لم يعد تحت سيطرته إلا حي واحد.
func (c *sentence) excepted(tok int) *group {
	for j := tok + 1; j < len(c.s.Tokens) && j <= tok+8; j++ {
		switch c.s.Tokens[j].Fold {
		case "سوي", "الا":
			it := c.itemAfter(j)
			if it < 0 || c.items[it].kind != itemNP {
				return nil
			}
			g, _ := c.listed(it)
			return g
		}
		if it := c.of[j]; it >= 0 && (c.items[it].kind == itemStop || c.items[it].kind == itemVerb || c.items[it].kind == itemSub) {
			return nil
		}
	}
	return nil
}

// taken reports that the preposition of g, which stands behind f's trigger at
// tok, is the last word of a phrase that triggers a claim of another kind:
// استعادوا البلدة بدعم | من الطيران is no "from".
func (c *sentence) taken(f *frame, tok int, g *group) bool {
	if g.prep == "" || g.pron != "" {
		return false
	}
	at := c.items[g.item].prepAt
	for k := max(tok+1, at-3); k < at; k++ {
		for _, h := range c.trigs[k] {
			if h.f.kind != f.kind && h.form == formPhrase && h.last == at {
				return true
			}
		}
	}
	return false
}

// addressed reports that g0, behind a joined verb of asking or accusing, is the one
// who is asked or accused, since the one who spoke before in the sentence can be
// its subject and what is asked stands right behind: نفى القائد ذلك، واتهم الرياض
// بالسماح، وناشد المنظمات تأمين المأوى.
func (e *extraction) addressed(c *sentence, a *isnad.Analysis, g0, g1 *group, pps []group) bool {
	if g1 != nil && (!g1.nps[0].event || g1.comma) || g1 == nil && (len(pps) == 0 || !toldBy.Has(pps[0].prep)) {
		return false
	}
	who := e.speaker(c, a)
	if who == nil && e.lastS == c.idx {
		who = e.dropped(c, a)
	}
	return who != nil && who.nps[0].sent == c.idx && who.nps[0].span != g0.nps[0].span
}

// inThis reports that the first of the phrases is the pronoun of what is said in: أصدر
// الاتحاد بيانا يحث فيه الأطراف على كذا.
func inThis(pps []group) bool {
	return len(pps) > 0 && pps[0].prep == "في" && pps[0].pron != ""
}

// toldBy are prepositions before what is asked of somebody or said of him.
var toldBy = arabic.SetOf("ب", "الي", "من", "علي")

// toldOf are verbs whose object is told what of with a preposition.
var toldOf = arabic.SetOf("ناشد", "حث\u0651", "حض\u0651", "توع\u0651د", "حذ\u0651ر", "انذر", "ات\u0651هم", "طالب", "امر", "كل\u0651ف", "دعا", "حم\u0651ل", "الزم", "ابلغ", "هد\u0651د", "اقنع", "اجبر")

// speech are the events that are done by speaking.
var speech = arabic.SetOf("demand", "accuse", "reject", "threaten", "state", "agree")

// spoke is who speaks in the sentence, for a participle that says what else he
// does with his words: قال … مطالبا، ذكرت الوزارة …، متهمة التنظيم.
func (e *extraction) spoke(c *sentence, a *isnad.Analysis) *group {
	who := e.voice
	fits := func(g *group, s int) bool {
		if g == nil || s != c.idx {
			return false
		}
		n := &g.nps[0]
		return a.Gender == 0 || n.gender == 0 || a.Gender == n.gender || a.Number != isnad.Singular || n.typ == isnad.Human
	}
	if !fits(who, e.voiceS) {
		if who = e.main; !fits(who, e.mainS) {
			return nil
		}
	}
	return c.again(who)
}

// onMen are deeds that are done to people.
var onMen = arabic.SetOf("kill", "detain", "clear", "repel", "release", "displace")

// speaker is who spoke last, in the sentence or the one before, where the verb of
// speaking a of which the subject is left out agrees with him: أكد الناطق أن
// القوات دخلت المدينة، وطالب.
func (e *extraction) speaker(c *sentence, a *isnad.Analysis) *group {
	if e.voice == nil || c.idx-e.voiceS > 1 || !agrees(a, &e.voice.nps[0], true) {
		if e.main != nil && e.mainS == c.idx-1 && e.lastS != c.idx && agrees(a, &e.main.nps[0], true) {
			return c.again(e.main) // and not whom he spoke of
		}
		return nil
	}
	if e.main != nil && e.mainS == c.idx && e.voiceS < c.idx && agrees(a, &e.main.nps[0], true) {
		return nil // somebody else acts in this one
	}
	return c.again(e.voice)
}

// actBefore reports that the verb has its subject before it, and that this is an act
// and nobody: إن غارات للتحالف قتلت. Whose act it is, the act beside it tells.
func (c *sentence) actBefore(v *view, a *isnad.Analysis) bool {
	return v.left != nil && !v.rel && !c.items[v.it].conj && v.left.nps[0].event && v.left.nps[0].sent == c.idx && v.left.agrees(a)
}

// ofMen reports a count whose counted noun is masculine: خمسة من المسلحين.
func (c *sentence) ofMen(g *group) bool {
	n := &g.nps[0]
	if n.typ != isnad.Count || n.sent != c.idx || n.mention < c.base || n.mention >= c.base+len(c.ms) {
		return false
	}
	m := &c.ms[n.mention-c.base]
	for j := m.First; j <= m.Last; j++ {
		if a := c.an(j); a.POS == isnad.Noun && a.Class != "quantity" {
			return a.Gender == isnad.Masculine
		}
	}
	return false
}

// deeds are verbs that a joined clause sooner has in the active: who did what
// stands before it did this too.
var deeds = arabic.SetOf("اعدم", "اعتقل", "خطف", "اختطف", "اسر", "احتجز", "دم\u0651ر", "احرق", "نهب", "هدم", "فج\u0651ر", "حرق", "طرد", "اغلق", "قطع")

// carrying are verbs of what those do who have arrived (arriving) at the dead and wounded.
var (
	carrying = arabic.SetOf("نقل", "سحب", "اجلي", "انتشل", "اسعف", "اخلي", "فتح", "باشر")
	arriving = arabic.SetOf("وصل", "هرع", "توج\u0651ه", "حضر", "انتقل", "سارع")
)

// resumed reports that a pronoun behind a preposition stands for the antecedent
// of the relative clause, so that it is not the clause's subject.
func resumed(pps []group, n *np) bool {
	for i := range pps {
		if i > 1 {
			break
		}
		if pps[i].pron != "" && pronounAgrees(pps[i].pron, n) {
			return true
		}
	}
	return false
}

// object3 are the pronouns of a third person that a verb takes as its object.
var object3 = arabic.SetOf("ه", "ها", "هم", "هما", "هن")

// givenTo reports that the pronoun behind ل right behind a verb stands for n, who
// gives himself nothing: خرجت العائلات حيث قدمت لهم وجبات.
func givenTo(pps []group, n *np) bool {
	if len(pps) == 0 || pps[0].prep != "ل" || pps[0].pron == "" {
		return false
	}
	many := n.number == isnad.Plural || n.typ == isnad.Count
	switch pps[0].pron {
	case "هم", "هن":
		return many
	case "ها":
		return !many && n.gender == isnad.Feminine
	case "ه":
		return !many && n.gender == isnad.Masculine
	}
	return false
}

// announces reports a verb of announcement at item it.
func (c *sentence) announces(it int) bool {
	key := arabic.VerbKey(c.an(c.items[it].head).Verb)
	switch key {
	case "اعلن", arabic.VerbKey("أكّد"), "اورد", "ذكر", "قال", "كشف":
		return true
	}
	return tallies.Has(key)
}

// tellsOf reports a verb at item it of telling of a thing, which may be one's own deed: كشفت
// الكتائب عن تدمير دبابة.
func (c *sentence) tellsOf(it int) bool {
	if it < 0 {
		return false
	}
	switch arabic.VerbKey(c.an(c.items[it].head).Verb) {
	case "كشف", arabic.VerbKey("تحدّث"):
		return true
	}
	return false
}

func (f *frame) roleAt(k posKind) *role {
	for i := range f.roles {
		for _, p := range f.roles[i].positions {
			if p.kind == k {
				return &f.roles[i]
			}
		}
	}
	return nil
}

// takes reports that the role may stand in a position.
func (r *role) takes(k posKind) bool {
	for _, p := range r.positions {
		if p.kind == k {
			return true
		}
	}
	return false
}

// hasPrepAlternative reports that the role in object position may also stand
// behind a preposition, so that a genitive is more likely the doer.
func hasPrepAlternative(f *frame) bool {
	r := f.roleAt(posObject)
	if r == nil {
		return true
	}
	for _, p := range r.positions {
		if p.kind == posPrep {
			return true
		}
	}
	return false
}

func (e *extraction) objectElsewhere(r *role, pps []group) bool {
	if r == nil {
		return false
	}
	for _, p := range r.positions {
		if p.kind != posPrep {
			continue
		}
		for i := range pps {
			for _, q := range p.preps {
				if pps[i].prep == q && r.fitsGroup(&pps[i]) {
					return true
				}
			}
		}
	}
	return false
}

// against reports a phrase behind على that fills another role of the frame: in
// هجوم القوات على المدينة the genitive attacks.
func (e *extraction) against(f *frame, pps []group) bool {
	for i := range f.roles {
		for _, p := range f.roles[i].positions {
			if p.kind != posPrep || !hasPrep(p.preps, "علي") {
				continue
			}
			for k := range pps {
				if pps[k].prep == "علي" && (pps[k].pron != "" || f.roles[i].fitsGroup(&pps[k])) {
					return true
				}
			}
		}
	}
	return false
}

// isSubjectLike reports a party that does things rather than has them done.
func (e *extraction) isSubjectLike(g *group) bool {
	n := &g.nps[0]
	return n.typ == isnad.Actor || n.typ == isnad.Human || n.typ == isnad.Role || n.class == "force" || n.class == "vehicle"
}

// itemAfter is the first item behind token tok.
func (c *sentence) itemAfter(tok int) int {
	for j := tok + 1; j < len(c.of); j++ {
		if c.of[j] >= 0 {
			return c.of[j]
		}
	}
	return -1
}

// rightFrom is right, item it itself included.
func (c *sentence) rightFrom(it int) []group {
	if it == 0 {
		return c.right(0)
	}
	return c.right(it - 1)
}

// genitiveAt is the noun phrase at item it, with its list, as the complement
// of a phrase that ends before it.
func (c *sentence) genitiveAt(it int) *group {
	x := &c.items[it]
	for it+1 < len(c.items) && x.kind == itemQuote {
		it++
		x = &c.items[it]
	}
	if x.kind != itemNP || x.conj {
		return nil
	}
	g := &group{nps: []np{c.np(it)}, item: it, prep: x.prep}
	for k := it + 1; k < len(c.items) && c.items[k].kind == itemNP && c.items[k].conj && c.alike(g, k); k++ {
		if c.an(c.items[k].head).Lemma == "حليف" || c.items[k].prep != x.prep && c.items[k].prep != "" {
			break
		}
		g.nps = append(g.nps, c.np(k))
	}
	return g
}

// qualifiedByPhrase is the noun right before a phrase that qualifies it
// (المناطق الخاضعة لسيطرة، قرى بيد).
func (c *sentence) qualifiedByPhrase(it int) *group {
	j := it - 1
	for j >= 0 && (c.items[j].kind == itemQuote || c.items[j].kind == itemAdj) {
		j--
	}
	if j < 0 || c.items[j].kind != itemNP {
		return nil
	}
	for j > 0 && c.items[j].gen && c.npCategory(j) != tParty && !c.eventNoun(j-1) {
		j-- // بمساندة قوات التحالف | بقيادة واشنطن: these are led
	}
	if a := c.an(c.items[it].head); a.Proclitics.Has(isnad.ProAl|isnad.ProBi) || c.items[it].prep != "" || a.POS == isnad.PassiveParticiple || a.POS == isnad.ActiveParticiple || a.POS == isnad.Adjective {
		return &group{nps: []np{c.np(j)}, item: j}
	}
	return nil
}

// menBehind is whom هم at token tok means when g, what did the last thing, is a
// force or a thing and men stand nearer: وحدات الهندسة تمشط القرى التي لغمها
// المسلحون قبل انسحابهم.
func (e *extraction) menBehind(c *sentence, tok int, pron string, r *role, g *group) *group {
	men := func(n *np) bool {
		return n.number == isnad.Plural && n.gender == isnad.Masculine && (n.class == "people" || n.class == "members" || n.class == "casualty" || n.class == "nisba")
	}
	if pron != "هم" || men(&g.nps[0]) || g.nps[0].sent == c.idx && g.nps[0].typ == isnad.Count {
		return nil
	}
	n := e.antecedent(c, tok, pron, r, spans{g.nps[0].span})
	if n == nil || n.nps[0].sent != c.idx || n.nps[0].span.Start < g.nps[0].span.End || !men(&n.nps[0]) {
		return nil
	}
	if it := c.of[n.nps[0].head]; it >= 0 && c.items[it].conj {
		return nil // الجيش ومرتزقته …هم: both
	}
	return n
}

// pronounAgrees reports that the pronoun can stand for the phrase.
func pronounAgrees(pron string, n *np) bool {
	switch pron {
	case "ها":
		return n.gender != isnad.Masculine || n.number == isnad.Plural
	case "ه":
		return n.gender != isnad.Feminine && n.number != isnad.Plural
	case "هم":
		return n.typ != isnad.Place
	case "هما":
		return n.number == isnad.Dual || n.typ == isnad.Place
	}
	return false
}

// masculinePlace reports a place that its own noun makes masculine, whatever its
// name: المطار، حي كذا، الشرق الليبي.
func masculinePlace(a *isnad.Analysis) bool {
	return a.POS == isnad.Noun && !a.Guessed && a.Gender == isnad.Masculine && a.Number == isnad.Singular && placeClasses.Has(a.Class) && a.Class != "way"
}

// carries reports that the verb over a noun of action hands its subject on to
// it as the doer: its complement or purpose, and no time, cause or occasion.
func (c *sentence) carries(v *view) bool {
	if v.gov < 0 || v.gov >= len(c.items) || c.items[v.gov].kind != itemVerb {
		return false
	}
	if n := &v.govSubj.nps[0]; n.typ != isnad.Actor && n.typ != isnad.Human || n.kind == "media" || n.kind == "agency" || n.kind == "observatory" {
		return false
	}
	a := c.an(c.items[v.gov].head)
	key := arabic.VerbKey(a.Verb)
	start, prep := c.chainStart(v.it)
	if prep == "ل" && start > 0 && start < len(c.items) && c.whatFor(start-1) && !saying.Has(key) && a.Voice != isnad.Passive {
		return true // حشدوا المئات تمهيدا لاقتحام البلدة
	}
	if a.Voice == isnad.Passive || saying.Has(key) || causing.Has(key) || deeds.Has(key) {
		return false
	}
	if c.items[v.it].gen && start < len(c.items) && !c.eventNoun(start) {
		return false // قلق من تداعيات المعارك: no plan to fight
	}
	switch prep {
	case "من":
		bare := 0
		for k := v.gov + 1; k < start && k < len(c.items); k++ {
			if x := &c.items[k]; x.kind == itemNP && !x.gen && (x.prep != "" || !x.conj) {
				bare++
			}
		}
		return bare <= 1 // but تحدثوا إلى ناجين من الغارة: who survived it
	case "ل", "الي", "علي", "بهدف", "بغيه", "من اجل", "لاجل":
		return true
	case "قبل":
		return v.govSubj.nps[0].armed() && !c.items[v.it].gen && v.an.Enclitic == "" && ofMoving.Has(key)
	case "ب":
		return c.items[v.gov].head == c.items[v.it].first-1 || v.an.POS == isnad.VerbalNoun
	}
	return false
}

// ofMoving are verbs of what a force does before it goes on to the next thing: توقفت القوات
// قبل دخول المدينة.
var ofMoving = arabic.SetOf("انتظر", "توق\u0651ف", "تمركز", "انتشر", "تجم\u0651ع", "احتشد", "حشد", "استعد\u0651", "تري\u0651ث", "مه\u0651د", "تقد\u0651م", "طو\u0651ق", "حاصر", "قصف", "مش\u0651ط")

// causing are verbs whose subject does not do what they lead to, or asks it of
// another.
var causing = arabic.SetOf("اد\u0651ي", "اسفر", "تسب\u0651ب", "افضي", "تعر\u0651ض", "ات\u0651هم", "طالب", "دعا", "حث\u0651", "ندد", "ند\u0651د", "هد\u0651د", "رفض", "رح\u0651ب", "سمح", "شهد", "نجا", "قتل", "سقط", "رد\u0651", "تصد\u0651ي", "عاني", "تضر\u0651ر", "فر\u0651", "نزح", "خضع", "ناشد", "امر", "منع", "تسل\u0651م")

// linked is what a linking verb at item j is said of: the antecedent of its
// relative clause, its subject, or the place that the clause before was about.
func (e *extraction) linked(c *sentence, j int) *group {
	if j < 0 || c.items[j].kind != itemVerb || !c.auxiliary(c.items[j].head) && !linking.Has(arabic.VerbKey(c.an(c.items[j].head).Verb)) {
		return nil
	}
	if lg, _ := c.left(j); lg != nil {
		return lg
	}
	a := c.an(c.items[j].head)
	if e.stood != nil && c.idx-e.stoodS <= 1 && agrees(a, &e.stood.nps[0], true) {
		return c.again(e.stood)
	}
	if a.Person == isnad.Third && a.Number == isnad.Singular {
		// دخل الجيش المعبر، بعدما كان بيد المسلحين
		pron := "ه"
		if a.Gender == isnad.Feminine {
			pron = "ها"
		}
		return e.antecedent(c, c.items[j].head, pron, &role{types: tPlace}, nil)
	}
	return nil
}

// holderOf is who was said before to hold a place, or nil.
func (e *extraction) holderOf(c *sentence, place *np) *group {
	if h, ok := e.holders[arabic.Fold(c.textOf(place))]; ok {
		return e.known(&h)
	}
	return nil
}

// known is an argument of an earlier claim as a phrase.
func (e *extraction) known(a *isnad.Arg) *group {
	n := np{span: a.Span, mention: a.Mention, sent: -1, filled: true, typ: isnad.Actor}
	if a.Mention >= 0 {
		m := &e.ms[a.Mention]
		n.typ, n.kind, n.head, n.sent = m.Type, m.Kind, m.Head, m.Sent
	}
	return &group{nps: []np{n}, item: -1}
}

// ownerOf is the party that a pronoun at the end of a phrase stands for; نا is
// whoever speaks.
func (e *extraction) ownerOf(c *sentence, tok int, pron string) *group {
	if pron == "نا" {
		for k := range c.ms { // القيادة: المصفاة تحت سيطرتنا
			if m := &c.ms[k]; m.First <= 1 && (m.Type == isnad.Actor || m.Type == isnad.Role) {
				return &group{nps: []np{c.mentionNP(k)}, item: -1}
			}
		}
		return e.dropped(c, nil)
	}
	return e.antecedent(c, tok, pron, &role{types: tActor | tPerson | tRole}, nil)
}

// inObjectCase reports a phrase whose head is written in the case of objects:
// شبانا، المسلحين، جنديين. What is counted stands in it by its number.
func (c *sentence) inObjectCase(g *group) bool {
	if g == nil || g.prep != "" || g.item < 0 || len(g.nps) == 0 || g.nps[0].sent != c.idx {
		return false
	}
	x := &c.items[g.item]
	if x.kind != itemNP || c.s.Tokens[x.first].Kind == isnad.Number || c.an(x.first).POS == isnad.NumberWord || c.an(x.first).Class == "quantity" {
		return false
	}
	t := &c.s.Tokens[x.head]
	a := t.Best()
	switch t.Fold {
	case "نفسه", "نفسها", "انفسهم", "نفسيهما":
		return true // فجر نفسه
	}
	if t.Kind != isnad.Word || a.Guessed || a.Enclitic != "" || a.Proclitics&^(isnad.ProAl) != 0 || a.POS != isnad.Noun {
		return false
	}
	switch {
	case a.Number == isnad.Plural && strings.HasSuffix(t.Fold, "ين"):
		return a.Gender == isnad.Masculine && strings.HasSuffix(t.Fold, arabic.FoldLemma(a.Lemma)+"ين")
	case a.Number == isnad.Plural && strings.HasSuffix(t.Fold, "ا"):
		return !a.Proclitics.Has(isnad.ProAl) && !strings.HasSuffix(t.Fold, "ايا") && !strings.HasSuffix(arabic.FoldLemma(a.Lemma), "ا")
	case a.Number == isnad.Dual:
		return strings.HasSuffix(t.Fold, "ين")
	}
	return accusative(t)
}

// hadDone is the noun on which كان at item k opens a clause, with a relative pronoun or an
// indefinite one without, to which the pronoun of a later verb goes back, whose subject
// stands between the two: ألغام كان المسلحون قد زرعوها. nil where there is none.
func (c *sentence) hadDone(k int, pron string) *group {
	if arabic.VerbKey(c.an(c.items[k].head).Verb) != "كان" || k < 1 {
		return nil
	}
	k--
	rel := c.items[k].kind == itemRel
	if rel {
		k--
	}
	for k > 0 && (c.items[k].kind == itemAdj || c.items[k].kind == itemQuote || c.items[k].gen) {
		k--
	}
	for k > 0 && c.items[k].kind == itemNP && c.items[k].conj && c.items[k].prep == "" {
		k--
		for k > 0 && c.items[k].gen {
			k--
		}
	}
	if k < 0 || c.items[k].kind != itemNP || !rel && !c.indefinite(k) {
		return nil
	}
	n := c.np(k)
	if !pronounAgrees(pron, &n) && n.number != isnad.Plural && n.typ != isnad.Count {
		return nil
	}
	return &group{nps: []np{n}, item: k}
}

// untilFallen is who was told to have been killed or wounded right before the clause with
// قبل أن, بعد أن or بينما in which the plural verb at item it has no other subject.
func (e *extraction) untilFallen(c *sentence, it int, a *isnad.Analysis) *group {
	if e.hurt == nil || e.hurtS != c.idx || a.Number != isnad.Plural || a.Gender != isnad.Masculine || e.last != nil && e.lastS == c.idx && e.last.counterpart(a) > 0 {
		return nil
	}
	j := it
	if c.items[j].conj {
		for j--; j > 0 && c.items[j].kind != itemVerb; j-- { // ويستولوا
			if k := c.items[j].kind; k == itemStop || k == itemSub || k == itemComma {
				return nil
			}
		}
	}
	if j < 2 || c.items[j-1].kind != itemSub || !strings.HasPrefix(c.s.Tokens[c.items[j-1].head].Fold, "ان") && !whilst.Has(c.s.Tokens[c.items[j-1].head].Fold) {
		return nil
	}
	if !whilst.Has(c.s.Tokens[c.items[j-1].head].Fold) {
		switch c.s.Tokens[c.items[j-1].head-1].Fold {
		case "قبل", "بعد", "منذ":
		default:
			return nil
		}
	}
	return e.known(e.hurt)
}

// whilst open such a clause in one word.
var whilst = arabic.SetOf("بعدما", "قبلما", "بينما", "حين", "عندما", "لما")

// inCourse reports a verb of a clause on the indefinite noun of action before it, to which
// a pronoun right behind the verb goes back: حملة اعتقل خلالها أربعة.
func (c *sentence) inCourse(v *view, pps []group) bool {
	if len(pps) == 0 || pps[0].pron == "" || pps[0].item != v.it+1 || c.items[v.it].conj {
		return false
	}
	switch pps[0].prep {
	case "في", "خلال", "اثناء":
	default:
		return false
	}
	for j := v.it - 1; j >= 0 && j >= v.it-6; j-- {
		switch x := &c.items[j]; x.kind {
		case itemNP:
			if x.prep == "" && !x.gen {
				return c.eventNoun(j) && c.indefinite(j)
			}
		case itemAdj, itemTime, itemQuote:
		default:
			return false
		}
	}
	return false
}

// inSubjectCase reports a phrase whose head is written in the case of subjects: جنديان،
// مسلحون.
func (c *sentence) inSubjectCase(g *group) bool {
	if g.prep != "" || g.item < 0 || len(g.nps) == 0 || g.nps[0].sent != c.idx {
		return false
	}
	t := &c.s.Tokens[c.items[g.item].first]
	a := t.Best()
	if t.Kind != isnad.Word || a.Guessed || a.Enclitic != "" || a.POS == isnad.ProperNoun {
		return false
	}
	return a.Number == isnad.Dual && strings.HasSuffix(t.Fold, "ان") || a.Number == isnad.Plural && a.Gender == isnad.Masculine && strings.HasSuffix(t.Fold, "ون")
}

// circumstance reports a participle in the accusative that says what the
// subject of the clause does meanwhile: مطالبا، متهمة.
func (c *sentence) circumstance(tok int) bool {
	t := &c.s.Tokens[tok]
	a := t.Best()
	if a.Proclitics&^isnad.ProWa != 0 || a.Enclitic != "" || !strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(t.Fold, "ه") && !strings.HasSuffix(t.Fold, "ين") {
		return false
	}
	if tok == 0 {
		return false
	}
	p := &c.s.Tokens[tok-1]
	if it := c.of[tok-1]; it >= 0 && c.items[it].kind == itemNP && c.items[it].head < tok-1 && c.items[it].prep == "" {
		if h := &c.s.Tokens[c.items[it].head]; strings.HasSuffix(h.Fold, "ا") && strings.HasSuffix(t.Fold, "ا") && !h.Best().Proclitics.Has(isnad.ProAl) && !strings.HasSuffix(arabic.FoldLemma(h.Best().Lemma), "ا") && h.Best().Gender == isnad.Masculine {
			return false // مستودعا للذخيرة تابعا للجيش: it qualifies the noun
		}
	}
	if b := p.Best(); p.Kind == isnad.Word && a.POS == isnad.ActiveParticiple && strings.HasSuffix(t.Fold, "ا") && b.POS.Nominal() && (b.Definite || b.POS == isnad.ProperNoun) {
		return true // رفع الحظر عن الجيش متهما تركيا: an indefinite one behind what is definite
	}
	if p.Kind == isnad.Word && a.POS == isnad.ActiveParticiple && a.Gender == isnad.Feminine && leaves.Has(arabic.VerbKey(a.Verb)) && c.of[tok-1] >= 0 && c.items[c.of[tok-1]].kind == itemNP {
		return true // قصفت المدفعية البلدة موقعة قتلى: no town leaves dead behind
	}
	return p.Norm == "،" || p.Norm == "," || a.Proclitics.Has(isnad.ProWa)
}

// leaves are verbs whose participles say what a deed has left behind it.
var leaves = arabic.SetOf("اوقع", "خل\u0651ف", "كب\u0651د", "احدث", "الحق", "سب\u0651ب", "تسب\u0651ب", "حصد", "اودي")

// undergoer is what is said before a light verb without a subject of its own to undergo the
// noun of action seen, which its pronoun says again: المقاطع تم تصويرها، العائلات التي جرى
// نقلها. nil where nothing is.
func (e *extraction) undergoer(c *sentence, v *view) *group {
	if !object3.Has(v.an.Enclitic) || v.light == nil || !v.light.impersonal || v.gov < 0 || v.gov != v.it-1 {
		return nil
	}
	g, _ := c.left(v.gov)
	if g == nil {
		for k := v.gov - 1; k >= 0 && v.gov-k <= 3; k-- {
			x := &c.items[k]
			if x.kind == itemNP && x.gen || x.kind == itemAdj || x.kind == itemRel {
				continue
			}
			if x.kind == itemNP && !x.conj {
				g = &group{nps: c.one(k), item: k}
			}
			break
		}
	}
	if g == nil || len(g.nps) == 0 || !pronounAgrees(v.an.Enclitic, &g.nps[0]) {
		return nil
	}
	return g
}

// antecedent is the mention before the token that a pronoun stands for: of
// those that it can stand for, the one that its clause is about, the nearer the
// likelier.
func (e *extraction) antecedent(c *sentence, tok int, pron string, r *role, used spans) *group {
	var best *group
	taken := func(s isnad.Span) bool {
		for _, u := range used {
			if u.Start < s.End && s.Start < u.End {
				return true // المسلحون | الموالون لها: not themselves
			}
		}
		return false
	}
	top, rank := -1<<20, 0
	for i := len(e.ms) - 1; i >= 0; i-- {
		m := &e.ms[i]
		if m.Sent > c.idx || m.Sent == c.idx && m.Last >= tok || m.Type == isnad.Time || m.Type == isnad.Count && pron == "ه" || taken(m.Span) || m.Kind == "agency" && told(e.sents[m.Sent].Tokens, m.First) {
			continue
		}
		if c.idx-m.Sent > 1 || rank > 4 || best != nil && m.Sent < c.idx {
			break
		}
		a := e.sents[m.Sent].Tokens[m.Head].Best()
		n := np{span: m.Span, head: m.Head, sent: m.Sent, mention: i, typ: m.Type, kind: m.Kind, gender: a.Gender, number: a.Number, class: a.Class, lemma: a.Lemma, filled: true}
		if r != nil && !r.fits(&n) {
			// قصفوا مواقع المتمردين وكبدوهم: who holds the place
			if m.Type != isnad.Place || m.Sent != c.idx || r.types&tPlace != 0 {
				continue
			}
			if best == nil || top < 5 {
				if p := c.heldBy(m); p != nil && r.fits(p) && pronounAgrees(pron, p) && !taken(p.span) {
					p.filled = true
					if v := e.salience(c, m) - 2*rank; v > top {
						best, top = &group{nps: []np{*p}, item: -1}, v
					}
					rank++
				}
			}
			continue
		}
		switch pron {
		case "ها":
			if m.Type == isnad.Count && m.Sent == c.idx {
				switch c.counts(m) {
				case "people", "members", "casualty", "role":
					continue // أربعة ناجين: no pronoun of things
				}
			}
			if a.Gender == isnad.Masculine && (a.Number != isnad.Plural || m.Type == isnad.Actor && soundPlural(&e.sents[m.Sent].Tokens[m.Head])) && (m.Type != isnad.Place || masculinePlace(a)) {
				continue
			}
		case "ه":
			if a.Gender == isnad.Feminine || a.Number == isnad.Plural {
				continue
			}
		case "هما":
			if a.Number != isnad.Dual {
				continue
			}
		case "هم":
			if m.Type == isnad.Place {
				continue
			}
		case "نا", "ي", "ني", "ك", "كم":
			return nil
		}
		if n.typ == isnad.Place && !m.Named && n.number != isnad.Plural {
			// المدينة: the name that stands before it in the sentence is meant.
			for k := i - 1; k >= 0 && e.ms[k].Sent == m.Sent; k-- {
				if o := &e.ms[k]; o.Type == isnad.Place && o.Named {
					b := e.sents[o.Sent].Tokens[o.Head].Best()
					if b.POS == isnad.Noun && b.Class == "settlement" && a.Class == "settlement" && b.Lemma != a.Lemma {
						continue // بلدة كذا، …، المدينة: another one
					}
					n = np{span: o.Span, head: o.Head, sent: o.Sent, mention: k, typ: o.Type, kind: o.Kind, gender: b.Gender, number: b.Number, class: b.Class, lemma: b.Lemma, filled: true}
					break
				}
			}
			if r != nil && !r.fits(&n) {
				continue
			}
		}
		v := e.salience(c, m) - 2*rank
		if m.Type == isnad.Place && measured(e.sents[m.Sent].Tokens, m.First) {
			if m.Sent < c.idx {
				continue // تقع على بعد 60 كيلومترا من عدن
			}
			v -= 7
		}
		if pron == "هم" && m.Sent == c.idx && (a.Number == isnad.Plural || m.Type == isnad.Count) {
			v += 4 // أوقفت الشرطة 40 شخصا يشتبه بانتمائهم: men, before a body of men
		}
		if v > top {
			best, top = &group{nps: []np{n}, item: -1}, v
		}
		rank++
	}
	return best
}

// told reports the preposition ل before a token, written to it or not: قال فلان
// لرويترز إن قواته انسحبت.
func told(toks []isnad.Token, at int) bool {
	return toks[at].Best().Proclitics.Has(isnad.ProLi) || at > 0 && toks[at-1].Fold == "ل" || at > 1 && toks[at-1].Kind == isnad.Punct && toks[at-2].Fold == "ل"
}

// soundPlural reports men told by the plural of their own, for which هم stands and
// never ها: المسلحون، مسلحو الحركة.
func soundPlural(t *isnad.Token) bool {
	a := t.Best()
	return (a.Class == "members" || a.Class == "nisba") && a.Number == isnad.Plural && !a.Guessed && (strings.HasSuffix(t.Fold, "ون") || strings.HasSuffix(t.Fold, "ين") || strings.HasSuffix(t.Fold, "و"))
}

// salience says how far a clause is about a mention of it: its subject or
// object more than a complement, a complement more than where and when.
func (e *extraction) salience(c *sentence, m *isnad.Mention) int {
	if m.Sent != c.idx {
		return 2
	}
	it := c.of[m.Head]
	if it < 0 {
		return 0
	}
	x := &c.items[it]
	for x.gen && it > 0 {
		it--
		x = &c.items[it]
	}
	switch x.prep {
	case "":
		return 5
	case "الي", "باتجاه", "نحو":
		if c.leaving(it) {
			return 0 // انسحبوا من البلدة إلى الجبل، ودخلتها القوات
		}
		if x.prep != "الي" {
			return 1
		}
		return 3
	case "علي", "من", "ل":
		return 3
	}
	return 1
}

// measured reports that a distance is told from the place that begins at token tok.
func measured(toks []isnad.Token, tok int) bool {
	if tok < 2 || toks[tok-1].Fold != "من" && toks[tok-1].Fold != "عن" {
		return false
	}
	for j := tok - 2; j >= 0 && j >= tok-4; j-- {
		if distances.Has(toks[j].Fold) {
			return true
		}
	}
	return false
}

// distances are the units and nouns of a distance.
var distances = arabic.SetOf("كم", "كلم", "كيلومتر", "كيلومترا", "كيلومترات", "كيلومترين", "كيلو", "متر", "مترا", "امتار", "ميل", "ميلا", "اميال", "مسافه", "بعد")

// leaving reports that the verb before item it tells of somebody's leaving.
func (c *sentence) leaving(it int) bool {
	for j := it - 1; j >= 0; j-- {
		switch x := &c.items[j]; x.kind {
		case itemStop, itemSub:
			return false
		case itemVerb, itemNP:
			if c.tells(j, isnad.Event, "withdraw", formFinite, formMasdar) {
				return true
			}
			if x.kind == itemVerb {
				return false
			}
		}
	}
	return false
}
