package frame

import (
	"isnad"
	"isnad/arabic"
)

// settle corrects the deep positions for what claims of one kind say in ways
// of their own: who leads whom beside a name, whose ally is named behind a
// phrase, what a joined relative clause goes on about.
func (e *extraction) settle(c *sentence, v *view, h hit, d *deep) {
	if h.f.kind != isnad.Event && h.f.kind != isnad.Control && h.form == formFinite {
		e.resume(c, v, d)
	}
	if (h.f.kind == isnad.Control || h.f.kind == isnad.Condition) && h.form == formFinite && v.an.Enclitic == "" && (d.subj == nil || d.subjFilled) {
		if g := c.sameAntecedent(v); g != nil {
			d.subj, d.before, d.subjFilled = g, g, false
		}
	}
	if (h.form == formPhrase || h.last > v.tok) && v.it >= 0 && c.items[v.it].kind == itemNP && v.tok > c.items[v.it].head && (v.it == 0 || c.items[v.it-1].kind != itemVerb || !c.auxiliary(c.items[v.it-1].head)) {
		// الضفة المقابلة | للمدينة: an adjective within its phrase.
		n := c.np(v.it)
		if end := c.s.Tokens[v.tok-1].End; end > n.span.Start {
			n.span.End = end
			d.before = &group{nps: []np{n}, item: v.it}
		}
	}
	switch h.f.kind {
	case isnad.Condition:
		e.stated(c, v, h, d)
		for _, g := range [...]**group{&d.before, &d.subj} {
			if w := c.wholeOf(*g); w != nil {
				*g = w
			}
		}
	case isnad.Relation:
		e.related(c, v, h, d)
	case isnad.Presence:
		e.placed(c, v, h, d)
	case isnad.Route:
		e.routed(c, v, h, d)
	case isnad.Control:
		e.apposedTo(c, v, h, d)
	}
}

// apposedTo finds the place that a noun of holding says more of: البوكمال آخر
// معاقل التنظيم في سوريا, ذيبان، التي تعتبر آخر معاقل العشائر. What lies behind في is
// then only where that place lies.
func (e *extraction) apposedTo(c *sentence, v *view, h hit, d *deep) {
	if h.f.typ == "hold" && v.it > 1 && v.an.Proclitics == isnad.ProAl && (v.an.POS == isnad.ActiveParticiple || v.an.POS == isnad.PassiveParticiple || v.an.POS == isnad.Adjective) && (d.before == nil || d.before.item >= 0 && c.npCategory(d.before.item) != tPlace) {
		// شرق مدينة الحزم، الخاضعة للمليشيا: of what stands before the comma
		if k := c.beforeComma(v.it); k >= 0 {
			if n := c.np(k); n.category() == tPlace && said(v.an, &n) {
				d.before = &group{nps: []np{n}, item: k}
				if d.obj == nil {
					d.obj = d.before
				}
			}
		}
	}
	if h.f.typ == "hold" && h.form == formPassive && h.last == v.tok && v.it > 0 {
		if x := &c.items[v.it]; v.an.Proclitics == isnad.ProAl && x.kind == itemNP && v.tok > x.head {
			if n := c.np(v.it); n.category() == tPlace && said(v.an, &n) && c.s.Tokens[v.tok-1].End > n.span.Start {
				n.span.End = c.s.Tokens[v.tok-1].End
				d.obj = &group{nps: []np{n}, item: v.it} // قصف مصدره مدينة إعزاز | المحتلة
				d.before = d.obj
			}
		} else if v.an.Proclitics == isnad.ProAl && v.an.Number == isnad.Singular {
			k := v.it - 1
			for k > 0 && (c.items[k].gen || c.items[k].kind == itemQuote) {
				k--
			}
			if x := &c.items[k]; x.kind == itemNP && !x.conj && (d.obj == nil || d.obj.item >= 0 && d.obj.item+len(d.obj.nps) <= k) {
				if n := c.np(k); n.category() == tPlace && said(v.an, &n) {
					d.obj = &group{nps: []np{n}, item: k}
					d.before = d.obj
				}
			}
		} else if v.an.Proclitics&^isnad.ProWa == 0 {
			if g := e.saidOf(c, v.it, v.an); g != nil && g.nps[0].category() == tPlace {
				d.obj, d.before = g, g // باتت المدينة محاصرة
			}
		}
	}
	if h.f.typ == "hold" && (h.form == formPhrase || h.form == formNoun && h.last > v.tok) {
		d.before = c.extent(d.before)
	}
	if h.f.typ != "hold" || h.form != formNoun || v.it < 1 {
		return
	}
	if r := h.f.roleAt(posAfter); object3.Has(v.an.Enclitic) && r != nil && (d.after == nil || !r.fitsGroup(d.after)) {
		d.after, d.before = e.antecedent(c, v.tok, v.an.Enclitic, r, nil), nil // من معاقلها في البلدة
		return
	}
	j := v.it
	if x := &c.items[j-1]; x.first == x.last && elatives.Has(c.s.Tokens[x.head].Fold) {
		j--
	}
	if x := &c.items[j]; j < 1 || x.prep != "" || x.conj || x.gen {
		return
	}
	if x := &c.items[j-1]; x.kind == itemVerb {
		if g, _ := c.left(j - 1); g != nil && linking.Has(arabic.VerbKey(c.an(x.head).Verb)) && g.nps[0].category() == tPlace {
			d.before = g
		}
		return
	}
	k := j - 1
	if c.items[k].kind == itemComma {
		k--
	}
	for k > 0 && (c.items[k].gen || c.items[k].kind == itemQuote) {
		k--
	}
	if k >= 0 && c.items[k].kind == itemNP && c.npCategory(k) == tPlace {
		d.before = &group{nps: []np{c.np(k)}, item: k}
	}
}

// extent is what g says of a place where it only says how far it reaches: the whole
// (القرى الممتدة من أ إلى ب), or those that it names in turn (القرى بدءا من أ وب).
func (c *sentence) extent(g *group) *group {
	if g == nil || g.item < 0 || len(g.nps) == 0 || g.nps[0].sent != c.idx || c.items[g.item].kind != itemNP {
		return g
	}
	if j := g.item + 1; j+1 < len(c.items) && c.items[j].kind == itemNP && starting.Has(c.s.Tokens[c.items[j].head].Fold) && c.items[j+1].kind == itemNP && c.items[j+1].prep == "من" && c.npCategory(j+1) == tPlace {
		return c.run(j + 1)
	}
	reaches := false
	for j := g.item; j >= 0 && g.item-j <= 8; j-- {
		x := &c.items[j]
		switch {
		case x.kind == itemNP && x.prep == "" && !x.conj && !x.gen && !starting.Has(c.s.Tokens[x.head].Fold):
			if reaches && c.npCategory(j) == tPlace {
				return &group{nps: c.one(j), item: j}
			}
			return g
		case x.kind == itemNP && (x.prep == "من" || x.prep == "بين"):
			reaches = true
		case x.kind == itemNP && (toPreps.Has(x.prep) || x.gen || x.conj && x.prep == "" || starting.Has(c.s.Tokens[x.head].Fold)), x.kind == itemAdj, x.kind == itemQuote:
		default:
			return g
		}
	}
	return g
}

// starting are words behind which the members of a plural are named in turn.
var starting = arabic.SetOf("بدءا", "ابتداء", "انطلاقا", "وبدءا", "بدءاً")

// elatives stand before what they single out: آخر معاقل، أبرز مربعات.
var elatives = arabic.SetOf("اخر", "ابرز", "اكبر", "اهم", "كبري", "احد", "احدي", "اول", "ثاني")

// resume finds what the pronoun on a joined verb stands for where the relative
// clause before it has the same antecedent: المجلس الذي يرأسه فلان وتدعمه
// الإمارات.
func (e *extraction) resume(c *sentence, v *view, d *deep) {
	if v.it < 1 || !object3.Has(v.an.Enclitic) {
		return
	}
	if k := v.it - 1; !c.items[v.it].conj && c.items[k].kind == itemNP && len(v.right) > 0 && v.right[0].prep == "" && v.right[0].pron == "" {
		for k > 0 && c.items[k].gen && c.npCategory(k) != tParty {
			k--
		}
		if n := c.np(k); pronounAgrees(v.an.Enclitic, &n) {
			d.subj, d.subjFilled, d.obj = &v.right[0], false, &group{nps: []np{n}, item: k} // مسلحين تدعمهم الميليشيات
			return
		}
	}
	if v.it < 2 || !c.items[v.it].conj {
		return
	}
	for j := v.it - 1; j > 0 && v.it-j <= 8; j-- {
		switch x := &c.items[j]; x.kind {
		case itemStop, itemSub, itemConj:
			return
		case itemVerb:
			g, rel := c.left(j)
			if a := c.an(x.head); !rel || g == nil || !object3.Has(a.Enclitic) || !pronounAgrees(v.an.Enclitic, &g.nps[0]) {
				return
			}
			if len(v.right) > 0 && v.right[0].prep == "" && v.right[0].pron == "" {
				d.subj, d.subjFilled = &v.right[0], false
			}
			d.obj = g
			return
		}
	}
}

// sameAntecedent is the place of which a joined verb goes on to tell behind a
// relative clause on it: قرية كذا، التي يقطنها التركمان وتخضع للتنظيم.
func (c *sentence) sameAntecedent(v *view) *group {
	if v.it < 2 || !c.items[v.it].conj {
		return nil
	}
	for j := v.it - 1; j > 0 && v.it-j <= 8; j-- {
		switch x := &c.items[j]; x.kind {
		case itemStop, itemSub, itemConj:
			return nil
		case itemVerb:
			g, rel := c.left(j)
			if !rel || g == nil || g.nps[0].typ != isnad.Place || !agrees(v.an, &g.nps[0], true) {
				return nil
			}
			if a := c.an(x.head); object3.Has(a.Enclitic) || agrees(a, &g.nps[0], true) {
				return g
			}
			return nil
		}
	}
	return nil
}

// doneTo reports a noun of an act whose genitive undergoes it: ملاحقة خلايا
// التنظيم، استهداف المسلحين.
func (c *sentence) doneTo(it int) bool {
	for _, h := range c.trigs[c.items[it].head] {
		if h.f.kind == isnad.Event && h.form == formMasdar && h.f.transitive && onMen.Has(h.f.typ) && h.f.typ != "displace" && h.f.typ != "release" {
			return true
		}
	}
	return false
}

// doing is who does what the clause before token tok tells: the subject of its
// verb, or whose action its noun names. Phrases that say with whom or with
// whose help (بالتعاون مع، بدعم من) speak of him.
func (e *extraction) doing(c *sentence, tok int) *group {
	it := -1
	for j := tok - 1; j >= 0 && it < 0; j-- {
		it = c.of[j]
	}
	for j := it; j >= 0; j-- {
		switch x := &c.items[j]; x.kind {
		case itemStop, itemSub:
			return nil
		case itemVerb:
			if c.auxiliary(x.head) {
				continue
			}
			g := c.subjectOf(j)
			if g == nil || g.nps[0].types()&tParty == 0 {
				g = e.verbSubject(c, j, it+1)
			}
			if g == nil || g.nps[0].types()&tParty == 0 {
				return nil
			}
			return g
		case itemNP:
			if j < it && c.eventNoun(j) && c.items[j+1].gen && c.npCategory(j+1) == tParty && !c.doneTo(j) {
				g, _ := c.listed(j + 1)
				return g
			}
		}
	}
	return nil
}
