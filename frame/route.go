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
	if h.f.takes(posPair) {
		w := e.ends(c, v.tok, h.last)
		if on := c.leadsOn(v.it); w.to == nil && len(on) > 0 {
			w.to = &on[0] // يتفرع من تدمر مسلك صحراوي وينتهي في البوكمال
		}
		d.way = &w
		d.after = w.via
		if d.before == nil {
			d.before = c.topic(v.it)
		}
		if r := h.f.roleAt(posBefore); r != nil && (d.before == nil || !r.fitsGroup(d.before)) && v.it > 0 && c.items[v.it-1].kind == itemSub {
			// كما أنها بوابة إمداد: what the clause before was about
			if d.before = e.place(c, v.tok, "ها"); e.stood != nil && c.idx-e.stoodS <= 1 {
				d.before = e.stood.again()
			}
		}
		return
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
	if g := d.obj; h.form == formFinite && object3[v.an.Enclitic] && g != nil && g.nps[0].class == "way" {
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
	if arabic.VerbKey(v.an.Verb) == arabic.VerbKey("تفرّع") {
		d.way = &way{to: c.branches(v.it)}
		for i := range d.pps {
			if p := &d.pps[i]; p.prep == "من" {
				if p.pron != "" {
					d.way.from = e.place(c, p.tok, p.pron)
				} else {
					d.way.from = p
				}
				break
			}
		}
	}
}

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
		if toPreps[pps[i].prep] {
			return true
		}
	}
	return false
}

// goingOn are verbs by which what is told of a way goes on: فيبدأ من تدمر ويتجه
// شرقا إلى دير الزور.
var goingOn = map[string]bool{"ات\u0651جه": true, "امتد\u0651": true, "انتهي": true, "وصل": true, "مر\u0651": true, "واصل": true, "بلغ": true, "اجتاز": true}

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
			if !goingOn[key] {
				return nil
			}
			for _, g := range c.right(j) {
				if len(g.nps) == 0 || g.pron != "" || g.nps[0].category() != tPlace {
					continue
				}
				if toPreps[g.prep] || key == "انتهي" && (g.prep == "في" || g.prep == "عند" || g.prep == "ب") || key == "بلغ" && g.prep == "" {
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
				if len(g.nps) < 2 {
					return w
				}
				w.from, w.to = &group{nps: g.nps[:1], item: j}, &group{nps: g.nps[1:], item: j + 1}
				w.via = c.stations(j)
				return w
			case x.prep == "من" && c.npCategory(j) == tPlace && w.from == nil:
				w.from = c.run(j)
			case toPreps[x.prep] && w.from != nil && (c.npCategory(j) == tPlace || c.unknown(j)):
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

var toPreps = map[string]bool{"الي": true, "حتي": true, "نحو": true, "باتجاه": true, "صوب": true}

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
		if x.kind != itemNP || !toPreps[x.prep] || c.npCategory(j) != tPlace {
			continue
		}
		r := c.run(j)
		if g == nil {
			g = r
		} else {
			g.nps = append(g.nps, r.nps...)
		}
		j += len(r.nps) - 1
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
