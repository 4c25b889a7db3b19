package frame

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// placed finds who is where in the forms that have no verb of their own: a
// place that belongs to a party (مواقع الحوثيين), a clause whose predicate is
// no more than a place (لا يزال الجنود داخل القاعدة).
func (e *extraction) placed(c *sentence, v *view, h hit, d *deep) {
	if v.it < 0 {
		return
	}
	x := &c.items[v.it]
	if h.form == formFinite && d.subjFilled && len(v.right) > 0 && v.right[0].prep == "" && v.right[0].pron == "" {
		if r := h.f.roleAt(posObject); v.right[0].nps[0].category() == tPlace && (r == nil || r.name != "place" || r.positions[0].kind != posObject) || v.right[0].nps[0].category() == tThing && agrees(v.an, &v.right[0].nps[0], false) {
			d.subj, d.subjFilled = nil, false // تعيش المدينة حصارا، يخيم صمت على المدينة: nobody else is there
		}
	}
	if h.form == formNoun {
		pps := d.pps[:0:0]
		for i := range d.pps {
			if d.pps[i].item != v.it {
				pps = append(pps, d.pps[i]) // نقطة المراقبة في البلدة: the post is not in itself
			}
		}
		d.pps = pps
		if r := h.f.roleAt(posAfter); r == nil {
		} else if object3.Has(v.an.Enclitic) && v.gov >= 0 && v.govSubj != nil && x.prep != "من" && c.strikesAt(v.gov) {
			// قصف الطيران تجمعاتهم: not those of who strikes
			var used spans
			for i := range v.govSubj.nps {
				used = append(used, v.govSubj.nps[i].span)
			}
			d.after = e.antecedent(c, v.tok, v.an.Enclitic, r, used)
			d.subj = nil
		} else if object3.Has(v.an.Enclitic) && (d.after == nil || !r.fitsGroup(d.after)) {
			// أخلى التنظيم مقاره في البلدة: whose clause it is, or who was named last
			if g := v.govSubj; v.gov >= 0 && g != nil && r.fitsGroup(g) && pronounAgrees(v.an.Enclitic, &g.nps[0]) {
				d.after = g
			} else {
				d.after = e.antecedent(c, v.tok, v.an.Enclitic, r, nil)
			}
		}
	}
	if h.form == formNoun && d.after == nil && v.nisba != nil && v.an.Enclitic == "" && v.an.Lemma != "قاعدة" {
		d.after = v.nisba // مواقع إيرانية، تجمعات حوثية
	}
	if r := h.f.roleAt(posAfter); (h.form == formNoun || h.form == formMasdar) && h.last == v.tok && r != nil && r == h.f.roleAt(posSubject) && d.after != nil && d.after.item == v.it+1 && v.an.Enclitic == "" && !r.fitsGroup(d.after) {
		d.subj = nil // أعلنت القوات وجود أنفاق: not herself
	}
	if r := h.f.roleAt(posObject); h.form == formFinite && object3.Has(v.an.Enclitic) && !v.rel && r != nil && r.name == "place" {
		if g := e.about(c); g != nil && pronounAgrees(v.an.Enclitic, &g.nps[0]) {
			d.obj = g // بلدة كذا …. يسكنها ألف نسمة
		}
	}
	if g := d.before; (h.form == formActive || h.form == formAdj || h.form == formPassive) && g != nil && len(g.nps) == 1 && !said(v.an, &g.nps[0]) {
		d.before = nil
		if d.subj == g {
			d.subj = nil
		}
	}
	if h.f.caption && !c.caption(v.it) || h.form == formNoun && (x.mention < 0 || !c.ms[x.mention].Named) && v.an.Lemma == "خلية" && h.f.roleAt(posSelf) != nil {
		d.subj, d.after, d.pps = nil, nil, nil // خلايا متوارية: of nobody
		return
	}
	if g := c.whereabouts(v.it); g != nil {
		d.pps = append(d.pps, *g)
	}
	if h.form == formAdj && stillThere.Has(arabic.FoldLemma(v.an.Lemma)) && len(d.pps) == 0 && v.an.Proclitics == 0 && c.closesClause(v.it) {
		// دخلنا البلدة، والأهالي موجودون: there, where the text is
		if g := e.place(c, v.tok, "ها"); g != nil {
			g.prep = "في"
			d.pps = append(d.pps, *g)
		}
	}
	if h.form == formFinite || h.form == formActive || h.form == formAdj {
		c.alongside(d)
	}
	switch {
	case h.form == formFinite && h.last == v.tok && c.auxiliary(v.tok):
		if !c.barePredicate(v.it) {
			d.subj, d.before, d.pps = nil, nil, nil
		}
	case h.form == formNoun && h.last == v.tok && x.kind == itemNP && x.mention >= 0 && (c.ms[x.mention].Type == isnad.Place || c.ms[x.mention].Type == isnad.Actor) && x.last > v.tok && d.after == nil:
		// مواقع | الحوثيين: the mention of the place holds the party.
		j := v.tok + 1
		if t := &c.s.Tokens[j]; t.Kind == isnad.Word && (!adjectival(t) || t.Best().POS == isnad.Noun || t.Best().Class == "nisba" && t.Best().Number != isnad.Singular) || t.Kind == isnad.Punct {
			for j < x.last && c.s.Tokens[j].Kind == isnad.Punct {
				j++
			}
			t = &c.s.Tokens[j]
			n := np{span: isnad.Span{Start: lead(c.text, t), End: c.ms[x.mention].End}, head: j, sent: c.idx, mention: -1, class: t.Best().Class, lemma: t.Best().Lemma}
			if n.class == "nisba" || t.Best().POS == isnad.ProperNoun {
				n.typ = isnad.Actor
			}
			d.after = &group{nps: []np{n}, item: v.it}
		}
	}
	if g := d.before; g != nil && g.item >= 0 && len(g.nps) == 1 {
		// الإرهابي فلان محاصر: the name behind an epithet is meant.
		for j := g.item + 1; j < v.it && j <= g.item+2; j++ {
			y := &c.items[j]
			if y.kind == itemAdj {
				continue
			}
			if y.kind == itemNP && !y.conj && y.prep == "" && y.mention >= 0 && c.ms[y.mention].Type == isnad.Human {
				d.before = &group{nps: []np{c.np(j)}, item: j}
				if d.subj != nil && d.subj.item == g.item {
					d.subj = d.before
				}
			}
			break
		}
	}
}

// stillThere are predicates that, bare, say of people that they are where the text
// has been.
var stillThere = arabic.SetOf("موجود", "متواجد", "باق", "باقي")

// closesClause reports that nothing behind item it belongs to its clause.
func (c *sentence) closesClause(it int) bool {
	if it+1 >= len(c.items) {
		return true
	}
	x := &c.items[it+1]
	return x.kind == itemStop || x.kind == itemComma || x.kind == itemSub || x.conj
}

// caption reports that the sentence is no more than a phrase that opens at item it
// and where that is, as under a picture: مقاتلون من القوات في حي الدولار.
func (c *sentence) caption(it int) bool {
	x := &c.items[it]
	if x.conj || x.prep != "" || x.gen || c.an(x.first).Proclitics != 0 || c.an(x.first).Enclitic != "" {
		return false
	}
	for j := it - 1; j >= 0; j-- {
		if k := c.items[j].kind; k != itemQuote {
			return false
		}
	}
	for j := it + 1; j < len(c.items); j++ {
		switch y := &c.items[j]; y.kind {
		case itemStop, itemComma:
			return true
		case itemVerb, itemSub, itemConj, itemAdj, itemRel:
			return false
		case itemNP:
			if y.conj && y.prep == "" && c.eventNoun(j) || y.prep == "ب" && c.npCategory(j) != tPlace || c.eventNoun(j) {
				return false
			}
		}
	}
	return true
}

// strikesAt reports that the verb at item it tells of a strike or harm.
func (c *sentence) strikesAt(it int) bool {
	if c.items[it].kind != itemVerb {
		return false
	}
	for _, h := range c.trigs[c.items[it].head] {
		if h.f.kind == isnad.Event && (strikes.Has(h.f.typ) || harms.Has(h.f.typ) && h.f.typ != "displace") {
			return true
		}
	}
	return false
}

// whereabouts is the place before حيث, where the clause of item it opens with
// it: حي الميدان حيث يتحصن المسلحون.
func (c *sentence) whereabouts(it int) *group {
	j := it - 1
	for j >= 0 && (c.items[j].kind == itemPart || c.items[j].kind == itemVerb && c.auxiliary(c.items[j].head) || c.items[j].kind == itemNP && it-j <= 2 && c.items[j].prep == "") {
		j--
	}
	if j < 1 || c.items[j].kind != itemSub || unjoin(c.s.Tokens[c.items[j].head].Fold) != "حيث" {
		return nil
	}
	k := j - 1
	for k > 0 && (c.items[k].kind == itemComma || c.items[k].kind == itemQuote) {
		k--
	}
	if c.items[k].kind != itemNP || c.npCategory(k) != tPlace {
		return nil
	}
	for k > 0 && !c.items[k].conj && (inPreps.Has(c.items[k].prep) || directions.Has(c.items[k].prep) || c.s.Tokens[c.items[k].first].Fold == "وسط") && c.items[k-1].kind == itemNP && c.npAt(k-1).typ == isnad.Place {
		k-- // حي المغار وسط المدينة، حيث
	}
	return &group{nps: []np{c.np(k)}, prep: "في", item: k}
}

// alongside adds to who is somewhere those that are there with him: يتحصن القائد
// مع خمسين عنصرا في الحي.
func (c *sentence) alongside(d *deep) {
	for i := range d.pps {
		g := &d.pps[i]
		if g.prep != "مع" || g.pron != "" || len(g.nps) == 0 || g.nps[0].types()&(tCount|tPeople) == 0 {
			continue
		}
		for _, who := range [...]**group{&d.subj, &d.before} {
			if *who != nil && len((*who).nps) == 1 {
				*who = &group{nps: append((*who).nps[:1:1], g.nps[0]), item: (*who).item}
			}
		}
		return
	}
}

// barePredicate reports that behind the linking verb at item it stand only its
// subject and where that is.
func (c *sentence) barePredicate(it int) bool {
	bare, place := 0, false
	for j := it + 1; j < len(c.items); j++ {
		x := &c.items[j]
		switch x.kind {
		case itemVerb, itemConj:
			return place && x.conj
		case itemAdj, itemRel:
			return false
		case itemComma:
			if j+1 < len(c.items) && c.items[j+1].kind == itemNP && c.items[j+1].prep == "" && !c.items[j+1].conj {
				return false // كان القائد في القطاع، فلان، قد انشق
			}
			return place
		case itemStop, itemSub:
			return place
		case itemNP:
			switch {
			case x.gen || x.among:
			case x.prep == "" && x.conj:
			case x.prep == "":
				if bare++; bare > 1 {
					return false
				}
				if f := c.s.Tokens[x.head].Fold; x.mention < 0 && c.indefinite(j) && strings.HasSuffix(f, "ا") || c.eventNoun(j) {
					return false // كان قائدا في الجيش
				}
			case stands.Has(x.prep) && c.npCategory(j) == tPlace:
				place = true
			case x.prep != "عند" && x.prep != "منذ" && x.prep != "حتي" && x.prep != "خلال" && x.prep != "مع" && x.prep != "قبل" && x.prep != "بعد":
				return false
			}
		}
	}
	return place
}

// stands are the prepositions that say where somebody is.
var stands = arabic.SetOf("في", "داخل", "ب", "وسط", "ضمن", "قرب", "امام", "خارج", "شمال", "جنوب", "شرق", "غرب")
