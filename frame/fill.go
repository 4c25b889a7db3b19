package frame

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// fill finds the phrase for a role by its positions, in order.
func (e *extraction) fill(c *sentence, v *view, h hit, d *deep, r *role, used spans) *group {
	take := func(g *group) *group {
		if g == nil || len(g.nps) == 0 {
			return nil
		}
		// A list keeps its members that fit.
		fit := c.lists.open(len(g.nps))
		for i := range g.nps {
			if n := &g.nps[i]; h.own > 0 && r.name == "agent" && n.typ == isnad.Place && !agrees(v.an, n, false) && n.sent == c.idx && n.head > h.last-h.own && n.head <= h.last {
				continue // دخلت الهدنة حيز التنفيذ: words of the trigger
			}
			if r.fits(&g.nps[i]) && !used.has(g.nps[i].span) {
				fit = append(fit, g.nps[i])
			}
		}
		if len(fit) == 0 {
			return nil
		}
		return c.groups.add(group{nps: c.lists.keep(fit), prep: g.prep, item: g.item})
	}
	for _, p := range r.positions {
		var g *group
		switch p.kind {
		case posSubject:
			if d.subjFilled && h.f.kind == isnad.Event && r.name == "patient" && (h.f.typ == "kill" || h.f.typ == "destroy") {
				continue // who was spoken of before has not been killed for it
			}
			if r.name == "patient" && d.subj != nil && agentPreps.Has(d.subj.prep) {
				continue // قتل على يد مستوطنين: they were not killed
			}
			g = take(d.subj)
			if g != nil && d.subjFilled {
				for i := range g.nps {
					g.nps[i].filled = true
				}
			}
		case posObject:
			g = take(d.obj)
			if g != nil && h.f.kind == isnad.Route && len(g.nps) == 2 {
				g.nps = g.nps[:1] // يصل حلب والحسكة: from the first to the second
			}
		case posObject2:
			g = take(d.obj2)
			if g == nil && h.f.kind == isnad.Route && d.obj != nil && len(d.obj.nps) == 2 {
				g = take(&group{nps: d.obj.nps[1:], item: d.obj.item})
			}
		case posAfter:
			if d.after != nil && d.after.item >= 0 && d.after.nps[0].sent == c.idx && c.items[d.after.item].kind == itemNP && c.ofMake(d.after.item) {
				continue // انفجار لغم من مخلفات التنظيم
			}
			if d.after != nil && d.after.prep != "في" && d.after.prep != "علي" && !(d.after.prep == "ب" && h.f.kind == isnad.Event && r.name == "patient") {
				g = take(d.after)
			}
		case posBefore:
			g = take(d.before)
		case posSelf:
			if v.it >= 0 && c.items[v.it].kind == itemNP {
				g = take(&group{nps: []np{c.np(v.it)}, item: v.it})
			}
		case posPair:
			if d.way != nil {
				g = take([...]*group{nil, d.way.from, d.way.to}[p.pair])
			}
		case posPrep:
			if p.pair == 2 && v.nisba2 != nil {
				if g = take(v.nisba2); g != nil {
					return g
				}
			}
			for i := range d.pps {
				q := &d.pps[i]
				if !hasPrep(p.preps, q.prep) && !(r.name == "place" && q.prep == "ب" && len(q.nps) > 0 && q.nps[0].typ == isnad.Place && hasPrep(p.preps, "في")) {
					continue
				}
				if i > 0 && r.name == "place" && h.f.kind == isnad.Event && q.prep != "في" && q.prep != "ب" && c.locates(&d.pps[i-1], q) {
					continue // عبر المعبر شمال إدلب: it says where that lies
				}
				if h.form == formFinite && q.prep == "ل" && r.name == "agent" && r.takes(posSubject) {
					continue // قصف حشودا لجنود العدو: behind a verb that is no doer
				}
				if q.prep == "من" && q.pron == "" && c.measures(q.item) {
					continue // على بعد خمسة أميال من الساحل: whence it is measured
				}
				if v.target != nil && r.name == "patient" && q.prep == "ب" {
					continue // هجمات بسيارات مفخخة استهدفت تجمعات: the cars are the means
				}
				if h.f.kind == isnad.Event && q.prep == "ل" && q.pron == "" && r.name == "agent" && q.item-1 != v.it && c.ofNoun(q.item) {
					continue // على تجمع للنازحين: the gathering is theirs
				}
				if q.pron != "" && v.rel && v.left != nil && pronounAgrees(q.pron, &v.left.nps[0]) && r.fitsGroup(v.left) {
					q = v.left // القرى التي سيطرت عليها القوات
				} else if q.pron != "" {
					who := *r
					if h.f.kind == isnad.Relation && r.types&tParty != 0 {
						who.types &^= tPlace // الموالون لها: of a party, whatever place was named
					}
					others := used
					if r.name == "patient" && d.subj != nil && h.f.kind == isnad.Event {
						others = slices.Clip(used)
						for k := range d.subj.nps {
							others = append(others, d.subj.nps[k].span) // وأوقعت بها خسائر: not in her own ranks
						}
					}
					q = e.antecedent(c, q.tok, q.pron, &who, others)
				} else if p.pair > 0 {
					q = pairMember(q, p.pair, h.f.kind == isnad.Relation)
				}
				if i > 0 && r.name == "place" && h.f.kind == isnad.Event && q == &d.pps[i] && q.pron == "" {
					if near := &d.pps[i-1]; beside.Has(near.prep) && near.pron == "" && near.item == q.item-1 && len(near.nps) > 0 && near.nps[0].typ == isnad.Place {
						q = near // قبالة جبل قيس في جازان: what comes behind says where that lies
					}
				}
				if g = take(q); g != nil {
					break
				}
			}
		case posClause:
			g = c.content(v, h)
		case posKnown:
			if r.name == "place" {
				if e.site != nil && c.idx-e.siteS <= sheetLines {
					g = take(c.again(e.site))
				}
			} else if v.an.Number == isnad.Plural && v.an.Gender == isnad.Masculine {
				// لمؤازرة المحاصرين: who is told to come is not who besieges them
			} else if g = take(e.presser(c, d)); g == nil {
				g = take(e.striker(c, v))
			}
		case posAnywhere:
			for i := range d.all {
				if it := d.all[i].item; it >= 0 && c.phraseLen(c.items[it].first) > 0 {
					continue // بقيادة: it triggers by itself, and is nobody
				}
				if g = take(&d.all[i]); g != nil {
					break
				}
			}
			if g == nil {
				g = e.anywhere(c, v, r, used)
			}
			if g != nil && g.item >= 0 && len(g.nps) == 1 && strings.HasSuffix(h.f.id, ":sheet-by-whom") {
				g, _ = c.listed(g.item) // القوات الروسية أو السورية
			}
		}
		if g != nil {
			g.why = because(p.kind, g, d)
			return g
		}
	}
	return nil
}

// because says in words how a role was found.
func because(k posKind, g *group, d *deep) string {
	why := ""
	switch k {
	case posSubject:
		why = "subject"
		if d.subjFilled {
			return "subject of a clause before, which this one leaves out"
		}
	case posObject:
		why = "object"
	case posObject2:
		why = "second object"
	case posAfter:
		why = "behind the trigger"
	case posBefore:
		why = "before the trigger"
	case posSelf:
		why = "the trigger's own phrase"
	case posPair:
		why = "one of two places that a dash ties"
	case posPrep:
		return behindPrep.Of(g.prep)[ending(g)]
	case posClause:
		why = "the clause or complement behind the trigger"
	case posKnown:
		why = "who was last said to press on or take a place"
	case posAnywhere:
		why = "the nearest phrase of its type in the sentence"
	}
	if n := ending(g); n > 0 {
		return endings.Of(why)[n]
	}
	return why
}

// ending is what [because] adds for the phrase, a number of one of the endings.
func ending(g *group) int {
	n := 0
	if g.nps[0].filled {
		n = 1
	}
	if len(g.nps) > 1 {
		n += 2
	}
	return n
}

// endings and behindPrep keep the few explanations that there are, with each of
// their endings: nearly every argument of every frame that is tried has one.
var (
	endings = arabic.NewMemo(64, func(why string) [4]string {
		return [4]string{why, why + ", for a pronoun", why + ", one of a list", why + ", for a pronoun, one of a list"}
	})
	behindPrep = arabic.NewMemo(256, func(prep string) [4]string {
		why := "behind the preposition " + prep
		return [4]string{why, why + ", for a pronoun", why + ", one of a list", why + ", for a pronoun, one of a list"}
	})
)

// ofNoun reports that the phrase at item j, behind ل, belongs to the indefinite
// noun right before it that stands behind a preposition itself.
func (c *sentence) ofNoun(j int) bool {
	return j > 0 && c.items[j-1].kind == itemNP && c.items[j-1].prep != "" && c.indefinite(j-1)
}

func hasPrep(list []string, p string) bool {
	for _, q := range list {
		if q == p {
			return true
		}
	}
	return false
}

// pairMember is one side of بين X وY. One dual that names both stands for each of
// them where each stands to the other as that one does: بين الجيشين السوري والعراقي.
func pairMember(g *group, which int, mutual bool) *group {
	if len(g.nps) < 2 {
		if mutual && len(g.nps) == 1 && g.nps[0].number == isnad.Dual {
			return g
		}
		if which == 1 && len(g.nps) == 1 && twoSides.Has(g.nps[0].lemma) && g.nps[0].number != isnad.Singular {
			return g // بين الطرفين: both of them
		}
		if which == 1 && len(g.nps) == 1 && g.nps[0].number == isnad.Plural && g.nps[0].category() == tParty {
			return g // بين مجموعات مسلحة
		}
		return nil
	}
	if which == 1 {
		return &group{nps: g.nps[:1], prep: g.prep, item: g.item}
	}
	return &group{nps: g.nps[1:2], prep: g.prep, item: g.item}
}

// dashed is the first or second of two places that a dash ties behind token
// tok: طريق دمشق - حلب. The first may belong to the mention of the way.
func (c *sentence) dashed(tok, which int) *np {
	toks := c.s.Tokens
	for d := tok + 2; d < len(toks)-1 && d <= tok+7; d++ {
		if toks[d].Kind == isnad.Punct && toks[d].Norm != "-" && toks[d].Norm != "–" && toks[d].Norm != "\"" && toks[d].Norm != "«" && toks[d].Norm != "»" {
			return nil
		}
		if toks[d].Norm != "-" && toks[d].Norm != "–" {
			continue
		}
		from, to := d-1, d-1
		if which == 2 {
			from, to = d+1, d+1
			if m := c.mentionAt(d + 1); m >= 0 {
				if c.ms[m].Type != isnad.Place {
					return nil // الذي يصلها بالعاصمة- قبل أربعة أيام
				}
				to = c.ms[m].Last
			} else if p := c.an(d + 1).POS; p == isnad.Preposition || p == isnad.Verb && c.an(d+1).Proclitics != 0 {
				return nil
			}
		}
		if toks[from].Kind != isnad.Word {
			return nil
		}
		// A name of two words: دير الزور.
		for which == 1 && from-1 > tok && toks[from-1].Kind == isnad.Word && c.an(from-1).POS.Nominal() && !adjectival(&toks[from-1]) && c.an(from-1).Proclitics == 0 {
			from--
		}
		n := &np{span: isnad.Span{Start: lead(c.text, &toks[from]), End: toks[to].End}, head: from, sent: c.idx, mention: -1, typ: isnad.Place}
		for k := range c.ms {
			if c.ms[k].Span == n.span {
				n.mention, n.kind = c.base+k, c.ms[k].Kind
			}
		}
		return n
	}
	return nil
}

// anywhere is the nearest mention of a fitting type in the sentence.
func (e *extraction) anywhere(c *sentence, v *view, r *role, used spans) *group {
	best, dist := -1, 1<<30
	for j := range c.items {
		if c.items[j].kind != itemNP || c.items[j].mention < 0 {
			continue
		}
		if c.items[j].gen && j-1 != v.it && c.phraseLen(c.items[j-1].first) > 0 {
			continue // بقيادة واشنطن: taken there
		}
		n := c.np(j)
		if !r.fits(&n) || used.has(n.span) {
			continue
		}
		dj := j - v.it
		if dj < 0 {
			dj = -dj * 2
		}
		if dj < dist {
			best, dist = j, dj
		}
	}
	if best < 0 || dist > 12 {
		return nil
	}
	return &group{nps: []np{c.np(best)}, item: best}
}

// content is the text behind the trigger's أن or preposition, up to the end
// of the clause: the topic of what was said, asked or refused.
func (c *sentence) content(v *view, h hit) *group {
	toks := c.s.Tokens
	from := -1
	for j := v.it + 1; j < len(c.items) && j <= v.it+8; j++ {
		x := &c.items[j]
		if x.kind == itemSub || x.kind == itemNP && x.prep != "" && x.mention < 0 && (x.prep == "ب" || x.prep == "الي" || x.prep == "ل" || x.prep == "علي" || x.prep == "من" || x.prep == "عن") || x.kind == itemNP && x.mention < 0 && x.prep == "" && !x.gen {
			from = x.first
			if x.kind == itemSub {
				from++
			}
			break
		}
		if x.kind == itemStop {
			if toks[x.first].Norm == ":" && x.last+1 < len(toks) {
				from = x.last + 1
			}
			break
		}
	}
	if from < 0 || from >= len(toks) {
		return nil
	}
	to := from
	for j := from; j < len(toks); j++ {
		if toks[j].Kind == isnad.Punct && j > from {
			switch toks[j].Norm {
			case "،", ".", "؛", ":", "..", "...", ",", "؟":
				j = len(toks)
				continue
			}
		}
		to = j
	}
	start := lead(c.text, &toks[from])
	return &group{nps: []np{{span: isnad.Span{Start: start, End: toks[to].End}, head: from, sent: c.idx, mention: -1, typ: "text"}}, item: -1}
}

// defaults adds what every event may have: the scene, the means, where from
// and where to.
func (e *extraction) defaults(c *sentence, v *view, h hit, d *deep, filled *filling, used spans) {
	place := &role{name: "place", types: tPlace}
	if filled[roleAgent] == nil && v.doer != nil && h.form == formFinite && strikes.Has(h.f.typ) {
		filled[roleAgent] = v.doer
	}
	if g := v.agent; filled[roleAgent] == nil && g != nil && g.pron == "" && (strikes.Has(h.f.typ) || harms.Has(h.f.typ) || h.f.typ == "detain") && len(g.nps) > 0 && !used.has(g.nps[0].span) && (g.nps[0].types()&tParty != 0 || g.nps[0].class == "vehicle") {
		filled[roleAgent] = g // أودت بحياة الطفل على يد مستوطنين
	}
	if filled[rolePlace] == nil {
		for i := range d.pps {
			g := &d.pps[i]
			if i > 0 && c.locates(&d.pps[i-1], g) {
				continue // باتجاه عين زارة جنوب طرابلس: it says where that lies
			}
			if g.pron == "" && (firmPlacePreps.Has(g.prep) || g.prep == "علي" && len(g.nps) > 0 && fronts.Has(g.nps[0].lemma)) && len(g.nps) > 0 && !used.has(g.nps[0].span) && place.fitsGroup(g) {
				if k := g.item - 1; towards(g.prep) && k > v.it && c.items[k].kind == itemNP && c.items[k].gen && c.items[k].prep == "" && c.npAt(k).typ == isnad.Place && !used.has(c.npAt(k).span) {
					filled[rolePlace] = &group{nps: c.one(k), item: k} // اقتحام مخيم حندرات شمالي حلب
					break
				}
				filled[rolePlace] = c.keepPlaces(g, place)
				break
			}
		}
	}
	for i := 0; filled[rolePlace] == nil && scenes.Has(h.f.typ) && i < len(d.pps); i++ {
		if g := &d.pps[i]; g.prep == "بين" && len(g.nps) == 2 && g.nps[0].typ == isnad.Place && g.nps[1].typ == isnad.Place && !used.has(g.nps[0].span) {
			filled[rolePlace] = &group{nps: g.nps[:2:2], item: g.item, fixed: true} // كمين بين البلدتين كذا وكذا
		}
	}
	for i := 0; filled[rolePlace] == nil && scenePrep[h.f.typ] != "" && i < len(d.pps); i++ {
		if g := &d.pps[i]; g.prep == scenePrep[h.f.typ] && g.pron == "" && len(g.nps) > 0 && g.nps[0].typ == isnad.Place && !used.has(g.nps[0].span) {
			filled[rolePlace] = c.keepPlaces(g, place)
		}
	}
	for i := 0; filled[rolePlace] == nil && i < len(v.right); i++ {
		// يحشد المسلحون جنوب إدلب: a part of the land says where by itself.
		if g := &v.right[i]; g.prep == "" && g.item >= 0 && len(g.nps) > 0 && g.nps[0].typ == isnad.Place && c.words[c.items[g.item].first].wind && !used.has(g.nps[0].span) {
			filled[rolePlace] = c.keepPlaces(g, place)
		}
	}
	if filled[rolePlace] == nil && h.form == formNoun && (h.f.typ == "attack" || h.f.typ == "advance") {
		filled[rolePlace] = c.sought(d, used, place)
	}
	if filled[rolePlace] == nil && v.inner != nil && h.form == formNoun && place.fits(&v.inner.nps[0]) {
		filled[rolePlace] = v.inner
	}
	if p := filled[rolePatient]; filled[rolePlace] == nil && p != nil && p.item >= 0 && len(p.nps) > 0 && p.nps[0].sent == c.idx && !p.nps[0].filled && c.items[p.item].kind == itemNP {
		if q := c.placeWithin(p.item); q != nil && !used.has(q.span) && h.f.typ != "displace" {
			filled[rolePlace] = &group{nps: []np{*q}, item: p.item} // وزعوا السلال على سكان خان شيخون
		}
	}
	if filled[rolePlace] == nil && h.f.typ == "clear" {
		filled[rolePlace] = c.planted(v, place)
		if g := c.clearedBefore(v.it, place); g != nil && !used.has(g.nps[0].span) {
			if p := filled[rolePlace]; p != nil {
				g.also = p.nps
			}
			filled[rolePlace] = g
		}
	}
	if g := c.duringDeed(d, used, place); g != nil {
		switch p := filled[rolePlace]; {
		case p == nil:
			filled[rolePlace] = g
		case p.item > g.item && p.pron == "" && len(p.nps) == 1 && p.nps[0].span != g.nps[0].span:
			g.also = p.nps // أثناء تمشيط الحي في المدينة
			filled[rolePlace] = g
		}
	}
	if filled[rolePlace] == nil {
		filled[rolePlace] = c.witness(v, used)
	}
	for i := 0; filled[rolePlace] == nil && i < len(d.pps); i++ {
		if g := &d.pps[i]; g.prep == "في" && g.pron != "" && g.pron != "نا" && !v.rel {
			if p := e.antecedent(c, g.tok, g.pron, place, used); p != nil {
				filled[rolePlace] = p // القضاء على المسلحين فيها
			}
		}
	}
	if filled[rolePlace] == nil && v.it >= 0 && h.form != formNoun {
		if g := c.measuredFrom(v.it); g != nil && !used.has(g.nps[0].span) {
			filled[rolePlace] = g // غرق المركب على بعد 12 ميلا من سواحل كذا
		}
	}
	if filled[rolePlace] == nil {
		// Behind a relative clause or in front of the verb: the scene of the
		// sentence.
		if g := c.scene(v.it, used); g != nil {
			filled[rolePlace] = g
		}
	}
	if p := filled[roleAgent]; filled[rolePlace] == nil && p != nil && p.item >= 0 && p.nps[0].sent == c.idx && !p.nps[0].filled && c.items[p.item].kind == itemNP {
		if q := c.placeWithin(p.item); q != nil && !used.has(q.span) {
			filled[rolePlace] = &group{nps: []np{*q}, item: p.item} // تصدت حامية المطار للهجوم
		}
	}
	if filled[rolePlace] == nil && e.site != nil && c.idx-e.siteS <= sheetLines && c.idx > e.siteS && (strikes.Has(h.f.typ) || h.f.typ == "kill") && c.labels() {
		filled[rolePlace] = c.again(e.site) // القتلى: خمسة, in a form about an attack
	}
	if h.f.typ == "advance" || h.f.typ == "return" {
		// Whither they move is where they come to be.
		if to := filled[roleTo]; to != nil && place.fitsGroup(to) && !(filled[rolePlace] != nil && filled[rolePlace].nps[0].span == to.nps[0].span) {
			here := c.keepPlaces(to, place)
			if s := filled[rolePlace]; s != nil {
				here.also = append(s.nps[:len(s.nps):len(s.nps)], s.also...)
			}
			filled[rolePlace] = here
		}
	}
	if from := filled[roleFrom]; h.f.typ == "withdraw" && from != nil && (filled[rolePlace] == nil || filled[rolePlace].scene) && place.fitsGroup(from) {
		// Whence they leave is where they do, a claim a town.
		here := c.keepPlaces(from, place)
		if here.where = len(here.nps) > 1 && c.allNamed(here); here.where {
			filled[roleFrom] = here
			filled[rolePlace] = nil
		} else {
			here.fixed = true
			filled[rolePlace] = here
		}
	}
	if p := filled[rolePatient]; h.f.typ == "aid" && filled[roleAgent] == nil && p != nil && !p.nps[0].filled && (p.nps[0].class == "vehicle" || p.nps[0].lemma == "قافلة") {
		who := *p // a convoy that arrives is what arrives, and what brings it
		who.fixed = true
		filled[roleAgent] = &who
	}
	if h.f.typ == "open" || h.f.typ == "close" {
		// A crossing that opens is both what opens and where.
		if g := filled[rolePlace]; g != nil && filled[rolePatient] == nil && (v.target == nil) && !g.scene {
			filled[rolePatient] = &group{nps: g.nps, item: g.item, fixed: true}
		}
	}
	if h.f.typ == "close" || h.f.typ == "open" {
		// قطع خط الإمداد في الجاح والفازة: the road is what is cut, the towns
		// are where.
		if p := filled[rolePlace]; p != nil && (p.nps[0].class == "way" || p.nps[0].lemma == "خط") && len(p.nps) == 1 {
			for i := range d.pps {
				g := &d.pps[i]
				if g.pron == "" && (g.prep == "في" || g.prep == "عند" || g.prep == "قرب") && len(g.nps) > 0 && place.fitsGroup(g) {
					filled[rolePatient] = &group{nps: p.nps, item: p.item, fixed: true}
					filled[rolePlace] = c.keepPlaces(g, place)
					break
				}
			}
		}
	}
	if p, at := filled[rolePatient], filled[rolePlace]; (h.f.typ == "open" || h.f.typ == "close") && p != nil && at != nil && len(at.nps) == 1 && at.nps[0].span == p.nps[0].span && p.nps[0].class == "facility" {
		// تشغيل الأفران في حلب: they are in a town.
		if s := c.scene(v.it, spans{p.nps[0].span}); s != nil {
			filled[rolePlace] = &group{nps: append(at.nps[:1:1], s.nps...), item: at.item, fixed: true}
		}
	}
	if p := filled[rolePlace]; p != nil && (c.ownHouse(p) || c.someHouse(p)) {
		for i := range d.pps {
			if g := &d.pps[i]; g.item > p.item && g.pron == "" && (g.prep == "في" || g.prep == "ب" || g.prep == "قرب") && len(g.nps) > 0 && g.nps[0].typ == isnad.Place && place.fitsGroup(g) {
				house := *p
				house.also = g.nps[:1:1]
				filled[rolePlace] = &house // من منزله في حي الأندلس
				break
			}
		}
	}
	if targets.Has(h.f.typ) {
		c.targeted(d, filled, used, place)
		// A building or base that is attacked is both what is hit and where.
		if g := filled[rolePatient]; g != nil && place.fits(&g.nps[0]) && g.nps[0].category() != tParty {
			switch s := filled[rolePlace]; {
			case len(g.nps) > 1 && !g.fixed && c.allNamed(g):
				each := *g
				each.where = true // هاجموا سرمين وبنش: a claim a town
				filled[rolePatient] = &each
				if s != nil && s.nps[0].span == g.nps[0].span {
					filled[rolePlace] = nil
				}
			case s != nil && s.nps[0].span != g.nps[0].span:
				filled[rolePlace] = &group{nps: s.nps, item: s.item, also: g.nps[:1:1], fixed: s.fixed || s.scene}
			default:
				filled[rolePlace] = &group{nps: g.nps[:1:1], item: g.item, fixed: true}
			}
		} else if g == nil && filled[rolePlace] != nil && filled[rolePlace].nps[0].class == "facility" && filled[rolePlace].why != meanwhileThere && !nearPreps.Has(filled[rolePlace].prep) {
			s := filled[rolePlace]
			filled[rolePatient] = &group{nps: s.nps[:1:1], item: s.item}
			if h.f.typ != "explosion" {
				used = append(used, s.nps[0].span)
				if g := c.scene(v.it, used); g != nil {
					filled[rolePlace] = &group{nps: append(s.nps[:1:1], g.nps...), item: s.item, fixed: true}
				}
			}
		}
	}
	if filled[roleInstrument] == nil {
		for i := range d.pps {
			g := &d.pps[i]
			if g.prep == "ب" && len(g.nps) > 0 && (toolClasses.Has(g.nps[0].class) || strikes.Has(h.f.typ) && arms.Has(g.nps[0].lemma)) && !used.has(g.nps[0].span) {
				filled[roleInstrument] = g
				break
			}
		}
	}
}

// nearPreps say that a place is by what was hit, and not hit: غارة قرب المطار.
var nearPreps = arabic.SetOf("قرب", "بالقرب", "حول", "امام", "قباله", "خارج", "بمحيط")

// ownHouse reports a place that is no more than somebody's building: منزله، مقرها.
func (c *sentence) ownHouse(g *group) bool {
	return len(g.nps) == 1 && len(g.also) == 0 && g.item >= 0 && g.nps[0].sent == c.idx && !g.nps[0].filled && g.nps[0].class == "facility" && c.an(c.items[g.item].head).Enclitic != ""
}

// someHouse reports a building without a name, of which what stands right behind it says
// where it is: في منازل المدنيين بعين زارة.
func (c *sentence) someHouse(g *group) bool {
	return len(g.nps) == 1 && len(g.also) == 0 && g.item >= 0 && g.pron == "" && !g.scene && g.nps[0].sent == c.idx && !g.nps[0].filled && g.nps[0].class == "facility" && g.nps[0].number == isnad.Plural && !c.nameOf(&g.nps[0])
}

// locates reports that the place g only says where the place right before it lies,
// towards or from which something moves.
func (c *sentence) locates(near, g *group) bool {
	return whither.Has(near.prep) && (towards(g.prep) || g.prep == "في" || g.prep == "ب" || g.prep == "قرب") && near.pron == "" && !g.comma && near.item >= 0 && near.item == g.item-1 && len(near.nps) == 1 && near.nps[0].typ == isnad.Place
}

// scenePrep are the prepositions that say of some events where they happen: دخلوا
// عبر المعبر، خطفوا ثلاثين شابا من البلدة.
var scenePrep = map[string]string{"advance": "عبر", "withdraw": "عبر", "deploy": "عبر", "displace": "عبر", "aid": "عبر", "detain": "من"}

// whither are prepositions of where something goes to or comes from.
var whither = arabic.SetOf("عبر", "الي", "باتجاه", "نحو", "صوب", "من")

// sought is the place that an operation is to take: عملية عسكرية لاستعادة البلدة.
func (c *sentence) sought(d *deep, used spans, place *role) *group {
	for i := range d.pps {
		g := &d.pps[i]
		if !goals.Has(g.prep) || g.item < 0 || g.item+1 >= len(c.items) || !c.items[g.item+1].gen || !c.tells(g.item, isnad.Control, "take", formMasdar) {
			continue
		}
		if n := c.np(g.item + 1); !used.has(n.span) && n.typ == isnad.Place && place.fits(&n) {
			return &group{nps: []np{n}, item: g.item + 1}
		}
	}
	return nil
}

// duringDeed is where that is done during which something happens: قتل أثناء تمشيط
// الحي، خلال اقتحامها المخيم.
func (c *sentence) duringDeed(d *deep, used spans, place *role) *group {
	for i := range d.pps {
		g := &d.pps[i]
		if g.prep != "اثناء" && g.prep != "خلال" && g.prep != "لدي" || g.item < 0 || len(g.nps) == 0 || c.an(c.items[g.item].head).POS != isnad.VerbalNoun || g.item+1 >= len(c.items) {
			continue
		}
		x := &c.items[g.item+1]
		if x.kind != itemNP || x.conj || !x.gen && (x.prep != "" || c.an(c.items[g.item].head).Enclitic == "") {
			continue
		}
		if n := c.np(g.item + 1); !used.has(n.span) && n.typ == isnad.Place && place.fits(&n) {
			return &group{nps: []np{n}, item: g.item + 1, scene: true, why: meanwhileThere}
		}
	}
	return nil
}

// meanwhileThere is why a place is one that something is done to meanwhile.
const meanwhileThere = "where what is done meanwhile is done"

// allNamed reports that the members of a list are places by their names.
func (c *sentence) allNamed(g *group) bool {
	for i := range g.nps {
		if g.nps[i].typ != isnad.Place || !c.nameOf(&g.nps[i]) {
			return false
		}
	}
	return true
}

// targeted tells the position that is hit, which has no name, from the places
// where it lies: هجوم على نقاط للجيش بمحيط المطار ومنطقة المقابر.
func (c *sentence) targeted(d *deep, filled *filling, used spans, place *role) {
	p := filled[rolePlace]
	if p == nil || p.scene || p.fixed || len(p.nps) != 1 || p.nps[0].sent != c.idx || c.nameOf(&p.nps[0]) {
		return
	}
	for i := range d.pps {
		g := &d.pps[i]
		if g.item <= p.item || g.pron != "" || !inPreps.Has(g.prep) || len(g.nps) == 0 || used.has(g.nps[0].span) || !place.fitsGroup(g) {
			continue
		}
		named := c.keepPlaces(g, place)
		if !slices.ContainsFunc(named.nps, func(n np) bool { return c.nameOf(&n) }) {
			continue
		}
		if filled[rolePatient] == nil {
			filled[rolePatient] = &group{nps: p.nps, item: p.item, fixed: true}
		}
		named.also = p.nps
		filled[rolePlace] = named
		return
	}
}

// nameOf reports that a name stands in the phrase: مطار كويرس، محيط الموصل; نقاط
// has none.
func (c *sentence) nameOf(n *np) bool {
	for k := range c.ms {
		if m := &c.ms[k]; m.Named && m.Type == isnad.Place && n.span.Contains(m.Span) {
			return true
		}
	}
	return false
}

// arms are arms of the service that stand for what they fire: قصف بالمدفعية.
var arms = arabic.SetOf("مدفعية", "طيران", "سلاح", "بحرية")

// beside are prepositions that put a thing near a place.
var beside = arabic.SetOf("قرب", "قباله", "حول", "امام", "عند", "داخل", "بمحيط", "فوق", "وسط")

// fronts are nouns of places on which things happen: على محور النيرب.
var fronts = arabic.SetOf("محور", "جبهة", "طرف", "أطراف", "مشارف", "تخوم", "حد", "حدود", "ضفة", "طريق", "خط", "جانب")

// targets are events that hit something.
var targets = arabic.SetOf("attack", "shelling", "airstrike", "explosion", "destroy", "clear")

// measures reports that the phrase at item j, behind من, is whence the words before it
// measure: على بعد خمسة أميال من.
func (c *sentence) measures(j int) bool {
	for k := j - 1; k >= 0 && k >= j-3; k-- {
		if x := &c.items[k]; x.kind == itemNP && x.prep == "بعد" && x.prepAt > 0 && c.s.Tokens[x.prepAt-1].Fold == "علي" {
			return true
		}
	}
	return false
}

// measuredFrom is the place from which the clause of the deed at item it measures
// where it happened: على بعد خمسة أميال من الساحل.
func (c *sentence) measuredFrom(it int) *group {
	for j := it + 1; j < len(c.items) && j <= it+6; j++ {
		switch x := &c.items[j]; x.kind {
		case itemVerb, itemSub, itemRel, itemStop, itemConj:
			return nil
		case itemNP:
			if x.prep == "بعد" && x.prepAt > 0 && c.s.Tokens[x.prepAt-1].Fold == "علي" {
				return c.distantFrom(x.prepAt)
			}
		}
	}
	return nil
}

func (c *sentence) keepPlaces(g *group, r *role) *group {
	nps := c.lists.open(len(g.nps))
	for i := range g.nps {
		if r.fits(&g.nps[i]) {
			nps = append(nps, g.nps[i])
		}
	}
	return c.groups.add(group{nps: c.lists.keep(nps), prep: g.prep, item: g.item})
}

// hosting are verbs of what a place sees or takes in.
var hosting = arabic.SetOf("شهد", "استضاف", "احتضن")

// witness is the place that is said to see the action: شهدت المدينة اشتباكات.
func (c *sentence) witness(v *view, used spans) *group {
	if v.stage != nil && !used.has(v.stage.nps[0].span) {
		return v.stage
	}
	if v.light == nil || !v.light.impersonal || v.govSubj == nil || c.items[v.gov].kind != itemVerb || !hosting.Has(arabic.VerbKey(c.an(c.items[v.gov].head).Verb)) {
		return nil
	}
	if n := &v.govSubj.nps[0]; n.typ != isnad.Place && n.typ != isnad.Actor && !placeClasses.Has(n.class) || n.typ == isnad.Actor && n.kind != "state" || used.has(n.span) {
		return nil // تستضيف أنقرة: a capital that acts is where it is all the same
	}
	return v.govSubj
}

// scene is the place that a firm preposition names in the same clause, in
// front of the trigger or behind what right stops at.
func (c *sentence) scene(it int, used spans) *group {
	if g := c.sceneBy(it, used, inPreps); g != nil {
		return g
	}
	return c.sceneBy(it, used, firmPlacePreps)
}

// onTheEdge reports that the place at item j is one at whose edge something is:
// على تخوم منبج، عند مشارف البلدة.
func (c *sentence) onTheEdge(j int) bool {
	return j >= 2 && c.items[j].gen && c.items[j-1].kind == itemNP && edges.Has(c.an(c.items[j-1].head).Lemma) && c.items[j-2].kind == itemAdj
}

var edges = arabic.SetOf("تخوم", "تخم", "مشارف", "مشرف", "طرف", "أطراف", "باب", "عتبة", "أعتاب", "ضاحية")

// inPreps put a thing in a place; a direction (شرق العاصمة) may only say where
// another place lies.
var inPreps = arabic.SetOf("قباله", "فوق", "امام", "في", "ب", "داخل", "قرب", "وسط", "عند", "ضمن", "بالقرب", "بمحيط", "بريف")

func (c *sentence) sceneBy(it int, used spans, preps *arabic.Set) *group {
	place := &role{name: "place", types: tPlace}
	check := func(j int) *group {
		x := &c.items[j]
		if x.kind != itemNP || !preps.Has(x.prep) && !c.onTheEdge(j) && !(x.prep == "علي" && fronts.Has(c.an(x.head).Lemma)) || x.mention < 0 || j-1 != it && c.ofAside(j) {
			return nil
		}
		if c.inBrackets(j) {
			return nil // محافظة أبين (جنوب اليمن)، التنظيم (المحظور في روسيا)
		}
		n := c.np(j)
		if used.has(n.span) || !place.fits(&n) || n.typ != isnad.Place {
			return nil
		}
		if k := c.liesIn(j); k >= 0 && k != it {
			if o := c.np(k); !used.has(o.span) {
				// على حي الروضة بمدينة مأرب: in the quarter, and so in the town
				return &group{nps: []np{o, n}, prep: c.items[k].prep, item: k, scene: true, fixed: true}
			}
		}
		return &group{nps: []np{n}, prep: x.prep, item: j, scene: true}
	}
	// Behind it in its own clause, before it, then farther on.
	j := it + 1
	for ; j < len(c.items) && j < it+14; j++ {
		if k := c.items[j].kind; k == itemStop || k == itemSub || k == itemComma || k == itemVerb && c.items[j].conj {
			break
		}
		if g := check(j); g != nil {
			return g
		}
	}
	for k := it - 1; k >= 0 && k > it-14; k-- {
		if kind := c.items[k].kind; kind == itemStop || kind == itemSub {
			break
		}
		g := check(k)
		if g == nil {
			continue
		}
		// في مديرية نهم شرقي صنعاء: the first of the run is the place.
		for k > 0 {
			h := check(k - 1)
			if h == nil {
				break
			}
			g, k = h, k-1
		}
		return g
	}
	for ; j < len(c.items) && j < it+14; j++ {
		if k := c.items[j].kind; k == itemStop || k == itemSub || k == itemVerb && c.items[j].conj {
			break
		}
		if g := check(j); g != nil {
			return g
		}
	}
	return nil
}

// inBrackets reports that item j stands within a pair of brackets.
func (c *sentence) inBrackets(j int) bool {
	for k := j - 1; k >= 0 && k >= j-6; k-- {
		if c.items[k].kind != itemQuote {
			continue
		}
		switch c.s.Tokens[c.items[k].first].Norm {
		case "(", "[":
			return true
		case ")", "]":
			return false
		}
	}
	return false
}

// liesIn is the item of the place right before the one at item j, of which j only
// says where it lies (حي الروضة بمدينة مأرب، جبهة الكسارة شمال مأرب), or -1.
func (c *sentence) liesIn(j int) int {
	first := -1
	for j > 0 {
		x, y := &c.items[j], &c.items[j-1]
		if x.conj || x.gen || y.kind != itemNP || y.mention < 0 || c.ms[y.mention].Type != isnad.Place || !inPreps.Has(x.prep) && !firmPlacePreps.Has(x.prep) && !(x.prep == "" && c.words[x.first].wind) {
			break
		}
		j--
		first = j
	}
	return first
}

// planted is where the clause on the mines that are cleared says that they were
// laid: إزالة الألغام التي زرعها المسلحون في محيط القلعة.
func (c *sentence) planted(v *view, place *role) *group {
	for j := v.it + 1; j < len(c.items) && j <= v.it+6; j++ {
		switch x := &c.items[j]; {
		case x.kind == itemStop, x.kind == itemSub, x.kind == itemConj:
			return nil
		case x.kind == itemVerb:
			if !lays.Has(arabic.VerbKey(c.an(x.head).Verb)) || x.conj {
				return nil
			}
			for _, g := range c.right(j) {
				if g.pron == "" && (inPreps.Has(g.prep) || g.prep == "بين" || g.prep == "علي") && place.fitsGroup(&g) {
					return c.keepPlaces(&g, place)
				}
			}
			return nil
		}
	}
	return nil
}

// clearedBefore is the place that the noun of clearing to which و joins the one at item it
// has for its own: تمشيط المطار ونزع الألغام.
func (c *sentence) clearedBefore(it int, place *role) *group {
	if it < 1 || c.items[it].kind != itemNP || !c.items[it].conj {
		return nil
	}
	start, _ := c.chainStart(it)
	for k := it - 1; k >= start; k-- {
		if k+1 < it && c.items[k].kind == itemNP && c.items[k+1].gen && c.tells(k, isnad.Event, "clear", formMasdar) {
			if n := c.npAt(k + 1); n.typ == isnad.Place && place.fits(n) {
				return &group{nps: []np{*n}, item: k + 1}
			}
			return nil
		}
	}
	return nil
}

// lays are verbs of laying mines.
var lays = arabic.SetOf("زرع", "خل\u0651ف", "ترك", "نصب", "فخ\u0651خ", "وضع")

// ofAside reports that the place at item j is where those are whom a participle
// or a relative clause without pronoun right before it tells of, and not where
// the clause plays: المدفعية المتمركزة في القرية، مسلحون يتحصنون في البلدة.
func (c *sentence) ofAside(j int) bool {
	if j < 2 {
		return false
	}
	x, n := &c.items[j-1], &c.items[j-2]
	if n.kind != itemNP || x.conj {
		return false
	}
	a := c.an(x.head)
	switch x.kind {
	case itemAdj:
		return a.Proclitics == isnad.ProAl && (a.POS == isnad.ActiveParticiple || a.POS == isnad.PassiveParticiple) && c.npCategory(j-2) == tParty
	case itemVerb:
		return a.Aspect == isnad.Imperfect && a.Number == isnad.Plural && c.npCategory(j-2) == tParty && c.indefinite(j-2)
	}
	return false
}

// roleOrder is the order in which a claim's arguments are written.
var roleOrder = [...]string{roleHolder: "holder", roleAgent: "agent", rolePatient: "patient", roleFrom: "from", roleTo: "to", roleVia: "via", rolePlace: "place", roleInstrument: "instrument", roleTopic: "topic"}

const (
	roleHolder = iota
	roleAgent
	rolePatient
	roleFrom
	roleTo
	roleVia
	rolePlace
	roleInstrument
	roleTopic
)

// filling is what fills each role of a frame, nil for those that nothing fills.
type filling [len(roleOrder)]*group

// claims makes one claim, or one for each member of a list in a role that
// distributes (codebook, ruling 2).
func (e *extraction) claims(c *sentence, v *view, h hit, filled *filling) []isnad.Claim {
	f := h.f
	base := isnad.Claim{Kind: f.kind, Type: f.typ, Degree: f.degree, Mode: f.mode, Standing: f.standing, Frame: f.name, Sent: c.idx, At: v.tok}
	first, last := &c.s.Tokens[v.tok], &c.s.Tokens[h.last]
	base.Trigger = isnad.Span{Start: lead(c.text, first), End: last.End}
	if x := v.it; h.last == v.tok && x >= 0 && c.items[x].kind == itemNP && c.items[x].last > v.tok && c.items[x].mention < 0 {
		// غارة جوية: the trigger with its adjective.
		for j := v.tok + 1; j <= c.items[x].last && adjectival(&c.s.Tokens[j]); j++ {
			base.Trigger.End = c.s.Tokens[j].End
		}
	}
	if v.light != nil && v.light.near && f.kind == isnad.Control && f.typ == "take" {
		base.Type = "approach" // يقترب من السيطرة
	}
	if v.deny && base.Polarity == "" {
		base.Polarity = isnad.Denied
	}
	if v.future && base.Tense == "" {
		base.Tense = isnad.Future
	}
	if f.kind == isnad.Condition {
		base.State = c.state(v, h)
	}
	if f.kind == isnad.Control && base.Degree == "" {
		base.Degree = "full"
	}
	if f.kind == isnad.Route {
		base.Bearing = c.bearing(v)
	}
	if g := filled[rolePatient]; f.typ == "repel" && g != nil && g.item >= 0 && (g.nps[0].event || g.nps[0].typ == isnad.Count && g.nps[0].class == "event") {
		attack := e.aside(c, c.items[g.item].head)
		filled[rolePatient] = attack.attackers(g)
		if a, p := filled[roleAgent], filled[rolePatient]; a != nil && p != nil && a.nps[0].span == p.nps[0].span {
			filled[roleAgent] = nil // التصدي لمحاولة نفذها مسلحون: they were repelled
		}
		if q := attack.aimedAt(c); q != nil {
			if p := filled[rolePlace]; p == nil || p.scene || p.nps[0].filled || p.nps[0].span == q.nps[0].span {
				filled[rolePlace] = q
			}
		}
	}
	if g := filled[roleAgent]; (f.typ == "clash" || mutual.Has(f.id)) && filled[rolePatient] == nil && g != nil && len(g.nps) == 2 && !g.fixed && !g.nps[0].filled {
		// اشتبكت الكتيبتان كذا وكذا: each is the other's foe; وقّعت تركيا وروسيا
		filled[roleAgent] = &group{nps: g.nps[:1:1], item: g.item, why: g.why}
		filled[rolePatient] = &group{nps: g.nps[1:2:2], item: g.item, fixed: true}
	}
	if g := filled[roleAgent]; (f.typ == "clash" || mutual.Has(f.id)) && filled[rolePatient] == nil && g != nil && len(g.nps) == 1 && g.nps[0].number == isnad.Dual && bothOf.Has(g.nps[0].lemma) {
		filled[rolePatient] = &group{nps: g.nps, item: g.item, fixed: true} // اشتباكات بين الطرفين
	}
	most := 0 // arguments of a claim
	for _, g := range filled {
		if g != nil {
			most += len(g.nps) + len(g.also)
		}
	}
	base.Args = make([]isnad.Arg, 0, most)
	rows := c.drafts.keep(append(c.drafts.open(1), base))
	for at, g := range filled {
		if g == nil {
			continue
		}
		r := roleOrder[at]
		if len(g.nps) > 1 && !g.fixed && e.distributes(c, f, r, g) {
			var more []isnad.Claim
			for _, row := range rows {
				for i := range g.nps {
					n := row
					n.Args = append(append(make([]isnad.Arg, 0, most+1), row.Args...), arg(r, g, i))
					if g.where {
						n.Args = append(n.Args, g.nps[i].as("place", isWhere))
					}
					n.Args = e.beside(n.Args, r, g)
					more = append(more, n)
				}
			}
			rows = more
			continue
		}
		for k := range rows {
			args := rows[k].Args // its own
			for i := range g.nps {
				if i > 0 && r != "via" && r != "place" {
					break
				}
				args = append(args, arg(r, g, i))
			}
			rows[k].Args = e.beside(args, r, g)
		}
	}
	if f.kind == isnad.Event && v.an.Proclitics.Has(isnad.ProAl) && filled[roleAgent] == nil && filled[rolePatient] == nil {
		// A definite noun of an act, of which nothing more is said, points back.
		act := e.act
		if c.idx-e.actS > 2 {
			act = nil
		}
		switch place := filled[rolePlace]; {
		case h.form == formMasdar && strikes.Has(f.typ) && v.an.Enclitic == "" && place == nil && act != nil:
			e.told[c.idx] = act // وأدى القصف إلى تدمير المنازل
			if c.isResult(v) {
				break
			}
			return nil
		case h.form == formNoun && strikes.Has(f.typ) && v.an.Number == isnad.Plural && act != nil && act.Type == f.typ && e.told[c.idx] == nil:
			e.told[c.idx] = act // الغارات أسفرت عن مقتل عشرة
		case h.form == formNoun && v.an.Number == isnad.Singular && (place == nil || place.scene):
			if act != nil {
				e.told[c.idx] = act
			}
			if place == nil && strikes.Has(f.typ) && c.isResult(v) {
				break // خارج الخدمة نتيجة الهجوم: on what is out of service
			}
			return nil // المعركة، الهجوم
		}
	}
	if f.id == "event.agree:deals" && (h.form == formNoun || h.form == formPhrase) && v.light == nil && filled[rolePatient] == nil && !(filled[roleTopic] != nil && c.an(v.tok).Proclitics&isnad.ProAl == 0 && !c.named(v.tok)) {
		return nil // تمديد اتفاق الحبوب، تعليق على الاتفاق: spoken of, and not made here
	}
	if f.id == "event.advance:movement" && filled[roleAgent] == nil {
		return nil // بشأن دخول الحي: nobody is said to
	}
	required, all := base.Kind.Required()
	for k := range rows {
		if p, ok := rows[k].Arg("patient"); ok && f.kind == isnad.Event && (f.typ == "close" || f.typ == "open") {
			// A road that is cut is also where: قطع الطريق عند البلدة.
			if g := filled[rolePatient]; (g.fixed || filled[rolePlace] != nil && filled[rolePlace].scene) && g.nps[0].category() == tPlace && !slices.ContainsFunc(rows[k].Args, func(a isnad.Arg) bool { return a.Role == "place" && a.Span == p.Span }) {
				p.Role = "place"
				rows[k].Args = append(rows[k].Args, p)
			}
		}
		have := 0
		for _, r := range required {
			if _, ok := rows[k].Arg(r); ok {
				have++
			}
		}
		if have == 0 && f.kind == isnad.Event && (f.typ == "explosion" && c.isCause(v) || strikes.Has(f.typ) && c.isResult(v) || f.typ == "clash" && c.isBefore(v)) {
			rows[k].Quote = rows[k].Trigger
			continue // قتل شخصان جراء انفجار لغم: share may tell whom it hit
		}
		if t, ok := rows[k].Arg("topic"); ok && have == 0 && f.kind == isnad.Event && f.typ == "agree" && filled[roleTopic].nps[0].class == "deal" {
			i := slices.IndexFunc(rows[k].Args, func(a isnad.Arg) bool { return a.Span == t.Span })
			rows[k].Args[i].Role = "patient" // دخلت الهدنة حيز التنفيذ: whose it is stands elsewhere
			have++
		}
		if have == 0 || all && have < len(required) {
			return nil // what the codebook asks of the kind is not there
		}
		if f.kind == isnad.Control && rows[k].Degree == "full" {
			if p, ok := rows[k].Arg("place"); ok && c.partly(p.Span) {
				rows[k].Degree = "part"
			}
		}
		if f.kind == isnad.Route {
			rows[k].Bearing = c.bearingTo(&rows[k])
		}
		e.finish(c, &rows[k], filled, f)
	}
	return rows
}

// isBefore reports a fight that is named only as what something came after: بعد معارك
// استعادوا القرية.
func (c *sentence) isBefore(v *view) bool {
	_, prep := c.chainStart(v.it)
	return meanwhile.Has(prep)
}

// isCause reports a strike that is named only as what something came of or
// happened in: جراء انفجار لغم، في قصف.
func (c *sentence) isCause(v *view) bool {
	if v.it < 0 || c.items[v.it].kind != itemNP {
		return false
	}
	_, prep := c.chainStart(v.it)
	return causes.Has(prep)
}

// isResult reports a strike that is named only as what something came of, in words that
// say nothing else: نتيجة الهجوم، الناجمة عن القصف.
func (c *sentence) isResult(v *view) bool {
	if v.it < 0 || c.items[v.it].kind != itemNP || v.an.Class == "weapon" {
		return false
	}
	it, prep := c.chainStart(v.it)
	if prep == "عن" {
		at := c.items[it].prepAt - 1
		return at >= 0 && comesOf.Has(arabic.VerbKey(c.an(at).Verb))
	}
	return causes.Has(prep) && prep != "ب" && prep != "في"
}

// comesOf are verbs that say with عن what something came of.
var comesOf = arabic.SetOf("نتج", "نجم", "ترتّب")

// causes are prepositions that tell what something came of.
var causes = arabic.SetOf("جراء", "اثر", "نتيجه", "بسبب", "بفعل", "ب", "في")

// bothOf are nouns whose dual holds both parties to a fight or an accord.
var bothOf = arabic.SetOf("طرف", "جانب", "فريق", "معسكر")

// mutual are the frames of what two parties do with each other, where a pair of
// agents is one and the other.
var mutual = arabic.SetOf("event.agree:deals", "event.agree:signs")

// attackers is who led the attack seen (زحف المليشيات، هجوم لداعش، هجوم شنّه
// التنظيم), or g, the attack itself, where nobody is named.
func (v *view) attackers(g *group) *group {
	who := v.gen
	if who != nil && who.nps[0].event && v.inner != nil && v.inner.nps[0].category() == tParty {
		who = v.inner // محاولة تسلل إرهابيين
	}
	if who == nil || who.nps[0].category() != tParty {
		who = v.doer
	}
	for i := range v.right {
		if who == nil && v.right[i].prep == "ل" && len(v.right[i].nps) > 0 {
			who = &v.right[i]
		}
	}
	if who == nil {
		who = v.nisba // هجوما إسرائيليا
	}
	if who == nil || who.nps[0].category() != tParty || who.nps[0].typ == isnad.Count {
		return g
	}
	out := *who
	out.why, out.fixed = "who led the attack that was beaten off", true
	return &out
}

// aimedAt is the place against which the attack seen went, with where that lies
// (على خطوط الدفاع في محيط البلدة), or nil.
func (v *view) aimedAt(c *sentence) *group {
	place := &role{name: "place", types: tPlace}
	var out *group
	for i := range v.right {
		q := &v.right[i]
		if q.pron != "" || len(q.nps) == 0 || !place.fitsGroup(q) {
			continue
		}
		switch {
		case out == nil && aims.Has(q.prep):
			out = c.keepPlaces(q, place)
			out.why = "against which the attack went"
		case out != nil && len(out.nps) == 1 && inPreps.Has(q.prep):
			both := *out
			both.nps = append(out.nps[:1:1], q.nps...)
			both.fixed = true
			return &both
		}
	}
	return out
}

// aims are prepositions behind which stands where an attack or a step forward
// leads.
var aims = arabic.SetOf("علي", "باتجاه", "نحو", "الي", "صوب")

// partWords say that no more than a part of a place is meant (codebook, ruling
// 7); a named part (الأحياء الشرقية) is a place of its own.
var partWords = arabic.SetOf("نصف", "ثلث", "ثلثا", "ثلثي", "ربع", "معظم", "اغلب", "غالبيه", "اغلبيه", "اجزاء", "جزء", "جزءا", "بعض", "عده", "قسم", "قسما", "اقسام", "مساحات", "بالمئه", "المئه", "بالمائه", "المائه", "تبقي", "الاكبر", "الاعظم", "العظمي", "ارباع")

// partly reports that a word of part stands in the phrase of a place or right
// before it: معظم أحياء المدينة، أجزاء من البلدة، أحياء عدة.
func (c *sentence) partly(at isnad.Span) bool {
	toks := c.s.Tokens
	for j := range toks {
		if toks[j].Start < at.Start || toks[j].Start >= at.End {
			continue
		}
	before:
		for k := j - 1; k >= 0 && k >= j-4; k-- {
			switch {
			case partWords.Has(unjoin(strings.TrimPrefix(toks[k].Fold, "ب"))) || partWords.Has(toks[k].Fold) || toks[k].Norm == "%":
				return true
			case toks[k].Kind == isnad.Punct || c.an(k).POS == isnad.Verb || toks[k].Fold == "علي":
				break before
			}
		}
		for k := j; k < len(toks) && toks[k].Start < at.End; k++ {
			if partWords.Has(toks[k].Fold) && !(k > j && toks[k].Fold == "نصف" && toks[k-1].Fold != "من") {
				return true
			}
		}
		if k := j + 1; k < len(toks) && toks[k].Start >= at.End && toks[k].Fold == "عده" {
			return true
		}
		return false
	}
	return false
}

// beside adds what every member of a list has beside it: the position without a
// name that is hit in each of the places.
func (e *extraction) beside(args []isnad.Arg, role string, g *group) []isnad.Arg {
	why := isWhere
	if role != "place" {
		why = "whose it is"
	}
	for i := range g.also {
		args = append(args, g.also[i].as(role, why))
	}
	return args
}

// isWhere is why a place that something is done to has the role of place, too.
const isWhere = "what is hit is also where"

// as is the phrase in a role, with why it has it.
func (n *np) as(role, why string) isnad.Arg {
	return isnad.Arg{Role: role, Span: n.span, Mention: n.mention, Filled: n.filled, Why: why}
}

func arg(role string, g *group, i int) isnad.Arg {
	why := g.why
	switch {
	case why != "":
	case g.scene:
		why = "where the sentence plays"
	case g.fixed:
		why = "what is hit or closed is also where"
	case g.prep != "":
		why = "behind the preposition " + g.prep
	}
	return g.nps[i].as(role, why)
}

// distributes reports that a list in the role makes a claim a member.
func (e *extraction) distributes(c *sentence, f *frame, role string, g *group) bool {
	switch role {
	case "place", "holder", "agent":
		if f.kind == isnad.Event && f.typ == "clash" && role == "agent" {
			return false // the sides of one fight (codebook, ruling 2)
		}
		return true
	case "from", "to":
		return f.kind == isnad.Route || g.where
	case "patient":
		if f.kind == isnad.Relation || f.kind == isnad.Condition || g.where {
			return true
		}
		if asks.Has(f.typ) && f.kind == isnad.Event {
			for i := range g.nps {
				if m := g.nps[i].mention; m < 0 || !e.ms[m].Named {
					return false
				}
			}
			return true // اتهم تشاد والمعارضة: each by its name
		}
		for i := range g.nps {
			if t := g.nps[i].typ; t != isnad.Count && !g.nps[i].counted && !(f.typ == "kill" && t == isnad.Human) && !(f.typ == "destroy" && c.oneOrTwo(&g.nps[i])) {
				return false
			}
		}
		return true
	}
	return false
}

// oneOrTwo reports a thing that tells its number by its form: دبابة، عربتين.
func (c *sentence) oneOrTwo(n *np) bool {
	if n.sent != c.idx || n.filled || n.head < 0 || n.head >= len(c.s.Tokens) {
		return false
	}
	a := c.an(n.head)
	return (a.Number == isnad.Singular || a.Number == isnad.Dual) && !a.Proclitics.Has(isnad.ProAl) && a.Enclitic == "" && (n.class == "vehicle" || n.class == "weapon")
}

// finish sets the counts and the quote of a claim.
func (e *extraction) finish(c *sentence, cl *isnad.Claim, filled *filling, f *frame) {
	cl.Quote = cl.Trigger
	required, _ := cl.Kind.Required()
	for _, a := range cl.Args {
		if !c.s.Span.Contains(a.Span) {
			continue
		}
		for _, r := range required {
			if a.Role == r {
				cl.Quote = cl.Quote.Union(a.Span)
			}
		}
		if a.Mention >= 0 && a.Role == "patient" {
			if q := e.ms[a.Mention].Number; q != nil {
				n := *q
				n.What = f.count
				if n.What == "" {
					n.What = "counted"
				}
				cl.Counts = append(cl.Counts, n)
			}
		}
	}
}

// state is the text of a condition's state.
func (c *sentence) state(v *view, h hit) string {
	toks := c.s.Tokens
	from, to := v.tok, h.last
	if h.f.state != "trigger" {
		for j := h.last + 1; j < len(toks) && j < h.last+14; j++ {
			if toks[j].Kind == isnad.Punct {
				switch toks[j].Norm {
				case "،", ".", "؛", ":", "..", "...", ",", "؟":
					j = len(toks)
					continue
				}
			}
			if it := c.of[j]; it >= 0 && (c.items[it].kind == itemRel || c.items[it].kind == itemSub || c.items[it].kind == itemVerb && j > h.last) {
				break
			}
			if toks[j].Kind != isnad.Punct {
				to = j
			}
		}
	}
	return strings.TrimSpace(c.text[lead(c.text, &toks[from]):toks[to].End])
}

var winds = map[string]string{
	"شمالا": "N", "جنوبا": "S", "شرقا": "E", "غربا": "W",
}

func (c *sentence) bearing(v *view) string {
	for j := v.tok; j < len(c.s.Tokens) && j < v.tok+8; j++ {
		if b := winds[unjoin(c.s.Tokens[j].Fold)]; b != "" {
			return b
		}
	}
	return ""
}
