package frame

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// way is what a noun of a way ties, and what lies on it.
type way struct{ from, to, via *group }

// routed finds the ends of a way named by a noun, and the way stations; a verb
// that ties places finds its ends by its own positions.
func (e *extraction) routed(c *sentence, v *view, h hit, d *deep) {
	if v.it < 0 {
		return
	}
	if h.form == formFinite && arabic.VerbKey(v.an.Verb) == "تفر\u0651ع" {
		e.parts(c, v, d)
		return
	}
	if h.f.takes(posPair) {
		w := e.ends(c, v.tok, h.last)
		if on := c.leadsOn(v.it); w.to == nil && len(on) > 0 {
			w.to = &on[0] // يتفرع من تدمر مسلك صحراوي وينتهي في البوكمال
		}
		if h.f.id == "route:supply" {
			e.supplied(c, h.last, d, &w)
		}
		d.way = &w
		d.after = w.via
		if d.before == nil {
			d.before = c.topic(v.it)
		}
		if r := h.f.roleAt(posBefore); r != nil && (d.before == nil || !r.fitsGroup(d.before)) && v.it > 0 && c.items[v.it-1].kind == itemSub {
			// كما أنها بوابة إمداد: what the clause before was about
			if d.before = e.place(c, v.tok, "ها"); e.stood != nil && c.idx-e.stoodS <= 1 {
				d.before = c.again(e.stood)
			}
		}
		return
	}
	if x := &c.items[v.it]; h.form == formNoun && x.kind == itemNP && x.mention >= 0 && v.tok < c.ms[x.mention].Last && d.after == nil {
		// بوابة | العراق: the mention of the way out holds whose it is
		t := &c.s.Tokens[v.tok+1]
		if t.Kind == isnad.Word && !adjectival(t) {
			n := np{span: isnad.Span{Start: lead(c.text, t), End: c.ms[x.mention].End}, head: v.tok + 1, sent: c.idx, mention: -1, typ: isnad.Place}
			d.after = &group{nps: []np{n}, item: v.it}
		}
	}
	if h.form != formFinite && h.form != formActive {
		return
	}
	if h.f.id == "route:leads-to" {
		d.before = c.leadsFrom(v.it)
		if len(d.pps) > 0 && d.pps[0].pron != "" {
			d.before = nil // الطرق المؤدية إليها: to no town but that one
		}
		return
	}
	if g := d.obj; h.form == formFinite && object3.Has(v.an.Enclitic) && g != nil && g.nps[0].class == "way" {
		d.obj = e.place(c, v.tok, v.an.Enclitic) // وعند تلعفر قطعوا الطريق الذي يربطها بسنجار
	}
	if h.form == formFinite && !hasTo(d.pps) {
		d.pps = append(d.pps, c.leadsOn(v.it)...)
	}
	if via := c.stations(v.it); via != nil {
		d.after = via
	} else {
		d.after = nil
	}
	c.ownWay(e, d)
}

// supplied finds the ends of a way of supply that its own phrase does not name: the
// town that is supplied by it (طرق إمدادها من لبنان), or two behind a relative clause
// (طريق إمداد يستخدمونه لنقل السلاح بين كذا وكذا).
func (e *extraction) supplied(c *sentence, last int, d *deep, w *way) {
	if pron := c.an(last).Enclitic; w.to == nil && object3.Has(pron) {
		for i := range d.pps {
			if p := &d.pps[i]; p.prep == "من" && p.pron == "" && len(p.nps) > 0 && p.nps[0].category() == tPlace {
				w.from, w.to = p, e.place(c, last, pron)
				return
			}
		}
	}
	if w.from != nil || c.of[last] < 0 {
		return
	}
	for j := c.of[last] + 1; j < len(c.items) && j <= c.of[last]+14; j++ {
		switch x := &c.items[j]; {
		case x.kind == itemStop || x.kind == itemSub:
			return
		case x.kind == itemNP && x.prep == "بين" && !x.conj && c.npCategory(j) == tPlace:
			if g := c.run(j); len(g.nps) > 1 {
				w.from, w.to = &group{nps: g.nps[:1], item: j}, &group{nps: g.nps[1:], item: j + 1}
			}
			return
		}
	}
}

// parts finds where ways part and where each leads: يتفرع من تدمر جنوبا باتجاه التنف
// وشمالا نحو السخنة.
func (e *extraction) parts(c *sentence, v *view, d *deep) {
	w := e.ends(c, v.tok, v.tok)
	for i := range d.pps {
		if p := &d.pps[i]; p.prep == "من" && p.pron != "" {
			if w.from = e.about(c); w.from == nil {
				w.from = e.place(c, p.tok, p.pron) // ويتفرع منها
			}
			break
		}
	}
	if to := c.branches(v.it); to != nil {
		w.to = to
	} else if on := c.leadsOn(v.it); w.to == nil && len(on) > 0 {
		w.to = &on[0] // يتفرع من تدمر مسلك صحراوي وينتهي في البوكمال
	}
	if w.from == nil {
		w.from = e.about(c) // وغربا يتفرع إلى تدمر: from where the ways before it did
	}
	d.way, d.after = &w, w.via
}

// ownWay takes a way that by its pronoun belongs to a place for one that leads from
// there: يوصل معبرها مدن الأنبار، حتى القائم. Where the verb names both ends it ties
// those.
func (c *sentence) ownWay(e *extraction, d *deep) {
	own := func(g *group) bool {
		return g != nil && g.item >= 0 && len(g.nps) == 1 && g.nps[0].sent == c.idx && (g.nps[0].class == "way" || g.nps[0].class == "crossing") && object3.Has(c.an(g.nps[0].head).Enclitic)
	}
	g, to := d.subj, d.obj
	if own(to) && !own(g) {
		g, to = to, d.obj2 // كذا مدينة يوصل معبرها …: read as its object
	} else if d.obj2 != nil {
		return
	}
	if !own(g) || d.subjFilled || to == nil || len(to.nps) > 1 {
		return
	}
	pron := c.an(g.nps[0].head).Enclitic
	for i := range d.pps {
		if p := d.pps[i].prep; p == "ب" || p == "مع" || p == "بين" {
			return
		}
	}
	owner := e.about(c)
	if owner == nil || !pronounAgrees(pron, &owner.nps[0]) {
		return
	}
	var in *group // مدن العراق في الهيت والحديثة: which they are
	for j := to.item + 1; to.item >= 0 && to.nps[0].sent == c.idx && j < len(c.items) && j <= to.item+10; j++ {
		x := &c.items[j]
		switch {
		case x.gen || x.kind == itemQuote || x.kind == itemComma:
		case x.kind != itemNP || c.npCategory(j) != tPlace:
			j = len(c.items)
		case x.prep == "في" && in == nil && to.nps[0].number == isnad.Plural:
			in = c.run(j)
		case toPreps.Has(x.prep):
			in = &group{nps: append(append([]np(nil), endsOf(in, to).nps...), c.run(j).nps...), item: j}
		case !x.conj:
			j = len(c.items)
		}
	}
	d.obj, d.obj2 = owner, endsOf(in, to)
}

// endsOf is a, or b where there is none.
func endsOf(a, b *group) *group {
	if a != nil {
		return a
	}
	return b
}

// bothEnds reports a dual of places without a name, each of which a way ties to the
// other: بين البلدين.
func (c *sentence) bothEnds(x *item) bool {
	a := c.an(x.head)
	return a.Number == isnad.Dual && (placeClasses.Has(a.Class) || a.Lemma == "دولة" || a.Lemma == "جارة") && (x.mention < 0 || !c.ms[x.mention].Named)
}

// onward follows a way from the place at item it to the last one that it reaches step
// by step (إلى الجوف ثم إلى صعدة، وصولا إلى الحدود): that one, or nil, and the places
// before it.
func (c *sentence) onward(it int) (to *group, via []np) {
	last := it
	for j := it + 1; j < len(c.items) && j <= it+12; j++ {
		x := &c.items[j]
		switch {
		case x.gen, x.kind == itemQuote, x.kind == itemComma, x.kind == itemTime:
		case x.kind == itemConj && c.s.Tokens[x.first].Fold == "ثم", x.kind == itemPart && !x.conj:
		case x.kind == itemNP && stepWords.Has(c.s.Tokens[x.head].Fold):
		case x.kind == itemNP && !x.conj && toPreps.Has(x.prep) && c.npCategory(j) == tPlace:
			via = append(via, c.np(last))
			last, to = j, &group{nps: c.one(j), item: j}
		case x.kind == itemNP && !x.conj && x.prep != "" && x.prep != "بين" && c.npCategory(j) == tPlace:
		default:
			return to, via
		}
	}
	return to, via
}

// stepWords are nouns that open a further step of a way.
var stepWords = arabic.SetOf("وصولا", "مرورا", "انتهاء", "امتدادا", "عبورا", "ومنها", "ومنه")

// leadsFrom is the place in which, by the clause before item it, the way lies that
// leads elsewhere: أغلقوا في الزاوية الطريق المؤدي إلى طرابلس.
func (c *sentence) leadsFrom(it int) *group {
	for j := it - 1; j >= 0; j-- {
		x := &c.items[j]
		switch x.kind {
		case itemStop, itemSub:
			return nil
		case itemNP:
			n := c.npAt(j)
			if (x.prep == "في" || x.prep == "ب" || x.prep == "داخل") && n.typ == isnad.Place && n.class != "way" && x.mention >= 0 && c.ms[x.mention].Named {
				return &group{nps: c.one(j), item: j}
			}
		}
	}
	return nil
}

// hasTo reports a phrase that says where to.
func hasTo(pps []group) bool {
	for i := range pps {
		if toPreps.Has(pps[i].prep) {
			return true
		}
	}
	return false
}

// goingOn are verbs by which what is told of a way goes on: فيبدأ من تدمر ويتجه
// شرقا إلى دير الزور.
var goingOn = arabic.SetOf("ات\u0651جه", "امتد\u0651", "انتهي", "وصل", "مر\u0651", "واصل", "بلغ", "اجتاز")

// leadsOn is where the way of which the verb at item it tells leads by the joined
// verbs behind it.
func (c *sentence) leadsOn(it int) []group {
	if c.items[it].kind != itemVerb {
		return nil
	}
	for j := it + 1; j < len(c.items) && j <= it+14; j++ {
		x := &c.items[j]
		switch x.kind {
		case itemStop, itemSub:
			return nil
		case itemVerb:
			key := arabic.VerbKey(c.an(x.head).Verb)
			if !goingOn.Has(key) {
				return nil
			}
			for _, g := range c.right(j) {
				if len(g.nps) == 0 || g.pron != "" || g.nps[0].category() != tPlace {
					continue
				}
				if toPreps.Has(g.prep) || key == "انتهي" && (g.prep == "في" || g.prep == "عند" || g.prep == "ب") || key == "بلغ" && g.prep == "" {
					g.prep = "الي"
					return []group{g}
				}
			}
		}
	}
	return nil
}

// takes reports that a role of the frame may stand in a position.
func (f *frame) takes(k posKind) bool { return f.roleAt(k) != nil }

// place is the place that a pronoun at token tok stands for.
func (e *extraction) place(c *sentence, tok int, pron string) *group {
	for i := len(e.ms) - 1; i >= 0; i-- {
		m := &e.ms[i]
		if m.Sent > c.idx || m.Sent == c.idx && m.Last >= tok || m.Type != isnad.Place || c.idx-m.Sent > 1 {
			continue
		}
		a := e.sents[m.Sent].Tokens[m.Head].Best()
		n := np{span: m.Span, head: m.Head, sent: m.Sent, mention: i, typ: m.Type, kind: m.Kind, gender: a.Gender, number: a.Number, class: a.Class, lemma: a.Lemma, filled: true}
		if n.class == "way" || n.class == "crossing" {
			continue // الطريق بينها وبين المدينة: not the road itself
		}
		return &group{nps: []np{n}, item: -1}
	}
	return nil
}

// ends reads what stands behind the way at token tok: بين أ وب، من أ إلى ب,
// أ - ب, and way stations behind عبر and مرورا ب.
func (e *extraction) ends(c *sentence, tok, last int) (w way) {
	if c.an(tok).Proclitics.Has(isnad.ProAl) {
		// الطريق الدولي حلب - دمشق says it; طريق حلب - دمشق is only a name.
		if a, b := c.dashed(last, 1), c.dashed(last, 2); a != nil && b != nil {
			w.from, w.to = &group{nps: []np{*a}, item: c.of[tok]}, &group{nps: []np{*b}, item: c.of[tok]}
			return w
		}
	}
	it := c.of[last]
	if it < 0 {
		it = c.of[tok]
	}
	j := it + 1
	for ; j < len(c.items) && j <= it+8; j++ {
		x := &c.items[j]
		switch x.kind {
		case itemStop, itemSub, itemVerb:
			return w
		case itemPart:
			if x.prep == "بين" && j+1 < len(c.items) && c.items[j+1].prep == "بين" && c.npCategory(j+1) == tPlace {
				w.from, w.to = e.place(c, x.head, c.an(x.head).Enclitic), c.run(j+1) // بينها وبين كوباني
				w.via = c.stations(j + 1)
				return w
			}
		case itemNP:
			switch {
			case x.prep == "بين" && !x.conj:
				g := c.run(j)
				if len(g.nps) == 1 && c.bothEnds(x) {
					g.nps[0].typ = isnad.Place
					w.from, w.to = g, g // بين البلدين: each to the other
					return w
				}
				if len(g.nps) < 2 {
					return w
				}
				w.from, w.to = &group{nps: g.nps[:1], item: j}, &group{nps: g.nps[1:], item: j + 1}
				w.via = c.stations(j)
				return w
			case x.prep == "من" && c.npCategory(j) == tPlace && w.from == nil:
				w.from = c.run(j)
			case toPreps.Has(x.prep) && w.from != nil && (c.npCategory(j) == tPlace || c.unknown(j)):
				w.to = c.run(j)
				w.to.nps[0].typ = isnad.Place
				w.via = c.stations(it)
				return w
			case x.prep == "عبر" && w.from != nil:
			case (x.prep == "ل" || x.prep == "عن" || x.prep == "علي") && !x.conj && c.npCategory(j) == tParty: // طريق إمداد للتنظيم بين كذا وكذا
			case x.prep != "" || x.conj:
				return w
			}
		}
	}
	return w
}

var toPreps = arabic.SetOf("الي", "حتي", "نحو", "باتجاه", "صوب")

// unknown reports a noun that no table knows: a place by its preposition.
func (c *sentence) unknown(j int) bool {
	n := c.np(j)
	return n.guessed && n.class == "" && n.typ == ""
}

// run is the phrase at item j with the places that و joins to it.
func (c *sentence) run(j int) *group {
	g := &group{nps: []np{c.np(j)}, item: j, prep: c.items[j].prep}
	for k := j + 1; k < len(c.items); k++ {
		x := &c.items[k]
		if x.gen || x.kind == itemQuote {
			continue
		}
		if x.kind == itemPart && x.conj {
			return g
		}
		if x.kind != itemNP || !x.conj || x.prep != "" && x.prep != c.items[j].prep {
			return g
		}
		n := c.np(k)
		if n.typ == isnad.Actor && n.class != "force" && n.class != "members" && n.kind != "group" || c.unknown(k) {
			n.typ = isnad.Place // بين سوريا ودول الخليج
		} else if n.typ == isnad.Human && c.items[j].prep == "بين" && len(g.nps) == 1 && c.items[k].first+1 >= c.items[k].last {
			n.typ = isnad.Place // بين النوفلية وبن جواد: a town called after a man
		} else if n.category() != tPlace {
			return g
		}
		g.nps = append(g.nps, n)
	}
	return g
}

// stations are the places on a way that is named before or at item it: عبر
// تدمر، مرورا بحمص وحماة، يمر ببغداد.
func (c *sentence) stations(it int) *group {
	for j := it + 1; j < len(c.items) && j <= it+10; j++ {
		x := &c.items[j]
		if x.kind == itemStop || x.kind == itemSub {
			return nil
		}
		if x.kind != itemNP || c.npCategory(j) != tPlace {
			continue
		}
		if x.prep == "عبر" {
			return c.run(j)
		}
		if x.prep == "ب" || x.prep == "من" || x.prep == "في" {
			f := c.s.Tokens[x.first-1].Fold
			if x.prep != "ب" && x.first > 1 {
				f = c.s.Tokens[x.first-2].Fold
			}
			switch unjoin(f) {
			case "مرورا", "يمر", "تمر", "مارا", "ماره", "المار", "الماره", "ويمر":
				return c.run(j)
			}
		}
	}
	return nil
}

// branches are the places that ways lead to from where they part: جنوبا باتجاه
// التنف وشمالا باتجاه الميادين ودير الزور.
func (c *sentence) branches(it int) *group {
	var g *group
	for j := it + 1; j < len(c.items) && j <= it+20; j++ {
		x := &c.items[j]
		if x.kind == itemVerb || x.kind == itemSub || x.kind == itemStop && c.s.Tokens[x.first].Norm != ":" {
			break
		}
		if x.kind != itemNP || !toPreps.Has(x.prep) || c.npCategory(j) != tPlace {
			continue
		}
		r := c.run(j)
		if to, _ := c.onward(j); len(r.nps) == 1 && to != nil {
			j, r = to.item, to // إلى تدمر إلى الحدود: no way of its own
		} else {
			j += len(r.nps) - 1
		}
		if g == nil {
			g = r
		} else {
			g.nps = append(g.nps, r.nps...)
		}
	}
	return g
}

// bearingTo is the wind that stands right before the place that a way leads
// to, or what the claim has already.
func (c *sentence) bearingTo(cl *isnad.Claim) string {
	to, ok := cl.Arg("to")
	if !ok || !c.s.Span.Contains(to.Span) {
		return cl.Bearing
	}
	for j := range c.s.Tokens {
		if c.s.Tokens[j].End <= to.Span.Start {
			continue
		}
		for k := j; k >= 0 && k >= j-3; k-- {
			f := strings.TrimPrefix(c.s.Tokens[k].Fold, "و")
			if b := winds[f]; b != "" {
				return b
			}
		}
		break
	}
	return cl.Bearing
}

// sameWay keeps one of the claims of a sentence that tie the same two places:
// the noun and the verb may both say it (خط الغاز الممتد من أ إلى ب). The one
// that knows more of the way stays.
func sameWay(cs []isnad.Claim) []isnad.Claim {
	out := cs[:0]
next:
	for i := range cs {
		x := &cs[i]
		if x.Kind == isnad.Route {
			from, _ := x.Arg("from")
			to, _ := x.Arg("to")
			for k := range out {
				y := &out[k]
				if y.Kind != isnad.Route {
					continue
				}
				f, _ := y.Arg("from")
				t, _ := y.Arg("to")
				if f.Span != from.Span || t.Span != to.Span {
					continue
				}
				if len(x.Args) > len(y.Args) || stops(x) && !stops(y) || len(x.Args) == len(y.Args) && y.Mode == "road" && x.Mode != "road" {
					*y = *x
				}
				continue next
			}
		}
		out = append(out, *x)
	}
	return out
}

// stops reports that a claim names places on the way, and not the way alone.
func stops(x *isnad.Claim) bool {
	via, ok := x.Arg("via")
	to, _ := x.Arg("to")
	return ok && via.Span.Start > to.Span.Start
}
