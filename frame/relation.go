package frame

import (
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// related finds the parties of a relation where they stand in no position of
// the clause.
func (e *extraction) related(c *sentence, v *view, h hit, d *deep) {
	if h.f.typ == "support" && (h.form == formPassive || h.form == formPhrase || h.last > v.tok) {
		if d.subj != nil && d.subj.item > v.it {
			d.subj = c.backers(d.subj)
		}
		if d.after != nil && d.after.item > v.it {
			d.after = c.backers(d.after)
		}
		if g := c.nationality(h.last + 1); g != nil {
			if h.form == formPassive {
				d.subj = g
			} else {
				d.after = g
			}
		}
	}
	if g := d.after; h.f.typ == "command" && g != nil && len(g.nps) > 1 && g.nps[0].typ == isnad.Human && g.nps[1].typ != isnad.Human {
		d.after = &group{nps: g.nps[:1:1], item: g.item, prep: g.prep} // حركة كذا بقيادة فلان وحركة كذا
	}
	if g := d.after; h.f.typ == "command" && g != nil && g.item >= 0 && len(g.nps) == 1 && g.nps[0].typ != isnad.Human && rankWords.Has(c.s.Tokens[g.nps[0].head].Fold) {
		// بقيادة اللواء | فلان: the name behind the rank
		for k := range c.ms {
			if m := &c.ms[k]; m.Type == isnad.Human && m.First > g.nps[0].head && m.First <= g.nps[0].head+3 && c.humanNear(g.nps[0].head+1) {
				a := c.an(m.Head)
				n := c.mentionNP(k)
				n.class, n.lemma = a.Class, a.Lemma
				d.after = &group{nps: []np{n}, item: c.of[m.First]}
				break
			}
		}
	}
	if r := h.f.roleAt(posObject); h.form == formFinite && r != nil && d.obj == nil && d.subj != nil && !d.subjFilled && v.an.Enclitic == "" && d.subj.item > v.it && r.fitsGroup(d.subj) && !e.objectElsewhere(r, d.pps) {
		if who := e.dropped(c, v.an); who != nil && who.nps[0].span != d.subj.nps[0].span {
			d.obj, d.subj, d.subjFilled = d.subj, who, true // نفى التحالف أن يكون قد زوّد الحشد
		}
	}
	if h.form == formAdj && v.an.Proclitics.Has(isnad.ProWa) && d.after != nil && len(v.right) > 0 && v.right[0].prep == "" {
		d.after = nil // القوات الرديفة والحليفة: of whom, is not said
	}
	if g := d.after; (h.form == formPhrase || h.last > v.tok) && g != nil && g.item >= 0 && c.items[g.item].first <= h.last && h.last < c.items[g.item].last {
		// إلى | جانب قوات الجيش: the mention holds a word of the phrase.
		t := &c.s.Tokens[h.last+1]
		n := np{span: isnad.Span{Start: lead(c.text, t), End: c.s.Tokens[c.items[g.item].last].End}, head: h.last + 1, sent: c.idx, mention: -1, class: t.Best().Class, lemma: t.Best().Lemma}
		if j := h.last + 2; !partyClasses.Has(n.class) && j <= c.items[g.item].last && partyClasses.Has(c.an(j).Class) {
			n.class = c.an(j).Class // أبطال | الجيش
		}
		d.after = &group{nps: append([]np{n}, g.nps[1:]...), item: g.item}
	}
	for i := range d.pps {
		if p := &d.pps[i]; p.prep == "مع" && p.pron == "نا" && h.f.typ == "ally" {
			if g := e.ours(c); g != nil {
				g.prep = p.prep
				d.pps[i] = *g // قال القائد إن الأهالي يتعاونون معنا
			}
		}
	}
	switch h.f.id {
	case "relation.ally:between":
		d.pps = append(d.pps, c.between(v, d)...)
	case "relation.ally:his-allies":
		if g := c.partyAt(v.tok - 1); g != nil {
			d.before, d.subj = g, g
			return
		}
	}
	switch {
	case h.form == formNoun && leaders.Has(arabic.FoldLemma(v.an.Lemma)) && h.last == v.tok:
		d.after, d.before = c.led(v.tok)
		d.subj, d.obj, d.all = nil, nil, nil
	case h.form == formPhrase:
		if g := e.doing(c, v.tok); g != nil {
			d.subj = g
		}
	case (h.form == formNoun || h.form == formAdj) && object3.Has(v.an.Enclitic) && v.it >= 0 && v.it+1 < len(c.items):
		// حليفه حزب الله، خصمها الجيش: the name behind is meant, and the pronoun
		// is the other party.
		x := &c.items[v.it+1]
		if x.kind == itemQuote && v.it+2 < len(c.items) {
			x = &c.items[v.it+2]
		}
		d.after, d.before, d.all = nil, nil, nil
		if x.kind != itemNP || x.conj || x.prep != "" || x.mention < 0 || !c.ms[x.mention].Named {
			return
		}
		j := c.of[x.first]
		d.after, _ = c.listed(j)
		if d.before = e.dropped(c, nil); d.before == nil || !pronounAgrees(v.an.Enclitic, &d.before.nps[0]) {
			d.before = e.ownerOf(c, v.tok, v.an.Enclitic)
		}
	}
}

// ours is the party of whoever speaks in the first person: which his function names,
// or the armed one that was named before he was.
func (e *extraction) ours(c *sentence) *group {
	if e.voice == nil || e.voiceS != c.idx {
		return nil
	}
	n := &e.voice.nps[0]
	if g := e.partyOf(c, n); g != nil {
		return c.again(g)
	}
	if n.typ != isnad.Role {
		return nil
	}
	if k := n.mention - c.base; k >= 0 && k < len(c.ms) {
		for j := c.ms[k].First; j < c.ms[k].Last; j++ {
			if t := &c.s.Tokens[j+1]; c.s.Tokens[j].Fold == "باسم" { // الناطق باسم الجيش
				a := t.Best()
				return &group{nps: []np{{span: isnad.Span{Start: lead(c.text, t), End: c.ms[k].End}, head: j + 1, sent: c.idx, mention: -1, typ: isnad.Actor, class: a.Class, lemma: a.Lemma, filled: true}}, item: -1}
			}
		}
	}
	for i := len(e.ms) - 1; i >= 0; i-- {
		m := &e.ms[i]
		if m.Sent > c.idx || m.Type != isnad.Actor || !m.Named || m.Start >= n.span.Start {
			continue
		}
		if c.idx-m.Sent > 1 {
			return nil
		}
		a := e.sents[m.Sent].Tokens[m.Head].Best()
		if a.Class == "force" || a.Class == "members" || m.Kind == "army" || m.Kind == "group" {
			return &group{nps: []np{{span: m.Span, head: m.Head, sent: m.Sent, mention: i, typ: m.Type, kind: m.Kind, class: a.Class, lemma: a.Lemma, filled: true}}, item: -1}
		}
	}
	return nil
}

// between is the pair behind بين that another noun or phrase parts from the one that
// triggers: التنسيق والتزامن في المعارك بين الجيشين.
func (c *sentence) between(v *view, d *deep) []group {
	for i := range d.pps {
		if d.pps[i].prep == "بين" {
			return nil
		}
	}
	for j := v.it + 1; j < len(c.items) && j <= v.it+6; j++ {
		switch x := &c.items[j]; {
		case x.kind != itemNP && x.kind != itemAdj && x.kind != itemQuote:
			return nil
		case x.prep == "بين" && !x.conj && c.npCategory(j) == tParty:
			g, _ := c.listed(j)
			g.prep = "بين"
			return []group{*g}
		}
	}
	return nil
}

// partyAt is the party whose mention ends at token tok.
func (c *sentence) partyAt(tok int) *group {
	for k := range c.ms {
		if m := &c.ms[k]; m.Last == tok && (m.Type == isnad.Actor || m.Type == isnad.Human || m.Type == isnad.Count) {
			return &group{nps: []np{c.mentionNP(k)}, item: c.of[m.Head]}
		}
	}
	return nil
}

// backers is a list of parties with what و joins to it as a place and means as
// a party: من نظام فلان وقطر. The list itself, which other triggers see too,
// stays as it is.
func (c *sentence) backers(g *group) *group {
	if g.item < 0 || len(g.nps) == 0 || g.pron != "" || g.nps[0].category() != tParty && g.nps[0].category() != tPlace {
		return g
	}
	out := *g
	for k := g.item + len(g.nps); k < len(c.items); k++ {
		x := &c.items[k]
		if x.kind != itemNP || !x.conj || x.prep != "" || x.mention < 0 || c.ms[x.mention].Type != isnad.Place && c.ms[x.mention].Type != isnad.Actor || c.an(x.head).Class == "settlement" {
			break
		}
		out.nps = append(slices.Clip(out.nps), c.np(k))
	}
	return &out
}

// nationality is who an adjective or adverb of nationality at token j, or behind
// another adjective, stands for: المدعومة إيرانيا، بدعم جوي روسي.
func (c *sentence) nationality(j int) *group {
	for n := 0; n < 2 && j < len(c.s.Tokens); j, n = j+1, n+1 {
		t := &c.s.Tokens[j]
		if t.Kind != isnad.Word || t.Best().Proclitics != 0 || c.mentionAt(j) >= 0 && c.ms[c.mentionAt(j)].Named {
			return nil
		}
		for k := range t.Analyses {
			if t.Analyses[k].Class == "nisba" && t.Analyses[k].Proclitics == 0 {
				return &group{nps: []np{{span: isnad.Span{Start: t.Start, End: t.End}, head: j, sent: c.idx, mention: -1, typ: isnad.Actor, class: "nisba", lemma: t.Analyses[k].Lemma}}, item: -1}
			}
		}
		if !adjectival(t) {
			return nil
		}
	}
	return nil
}

// leaders are the functions whose holder is said to command (codebook, ruling
// 8); spokesmen, ministers and members are not.
var leaders = arabic.SetOf("قائد", "زعيم", "امير", "امر", "شيخ", "متزعم", "رئيس", "رئيسه", "امين")

// led is who is led by the function at token tok, and the name of who holds it,
// before or behind it: قائد الفرقة اللواء فلان، فلان أمير الجماعة، قائد القوات
// في القطاع، فلان. Either is nil where it is not there.
func (c *sentence) led(tok int) (party, name *group) {
	toks := c.s.Tokens
	comma := false
	place := func(k int) *group {
		m := &c.ms[k]
		a := c.an(m.Head)
		n := c.mentionNP(k)
		n.class, n.lemma = a.Class, a.Lemma
		return &group{nps: []np{n}, item: c.of[m.First]}
	}
	for k := range c.ms {
		if m := &c.ms[k]; m.Type == isnad.Role && m.First <= tok && tok < m.Last && party == nil {
			for j := tok + 1; j <= m.Last; j++ {
				a := c.an(j)
				if adjectival(&toks[j]) && a.Class != "nisba" || a.POS == isnad.Preposition {
					continue
				}
				p := c.from(j, m.End, isnad.Actor)
				party = &group{nps: []np{p}, item: c.of[j]}
				break
			}
		}
	}
	from := tok + 1
	if party != nil {
		for from < len(toks) && toks[from].Start < party.nps[0].span.End {
			from++
		}
		if from < len(toks) && toks[from].Kind == isnad.Number {
			party.nps[0].span.End = toks[from].End // اللواء | 115
			from++
		}
	}
scan:
	for j := from; j < len(toks) && j <= tok+16; j++ {
		t := &toks[j]
		if k := c.mentionAt(j); k >= 0 {
			m := &c.ms[k]
			switch {
			case m.Type == isnad.Human:
				if (party != nil || !comma) && !(comma && c.an(j).Proclitics.Has(isnad.ProWa)) {
					name = place(k) // but قائد الكتيبة، وفلان: another
				}
				break scan
			case comma && m.Type != isnad.Role:
				break scan
			case m.Type == isnad.Actor && party == nil:
				if rankWords.Has(t.Fold) && c.humanNear(m.Last+1) {
					j = m.Last
					continue // اللواء فلان: a rank, and no brigade
				}
				party = place(k)
			case m.Type == isnad.Time, m.Type == isnad.Count:
				break scan
			case m.Type == isnad.Place && party == nil && commanded.Has(arabic.FoldLemma(c.an(j).Lemma)):
				party = place(k)
				party.nps[0].typ = isnad.Actor
			case m.Type == isnad.Actor && c.an(j).Proclitics&^isnad.ProAl == 0 && toks[j-1].Kind == isnad.Word && !rankWords.Has(t.Fold) && c.an(j-1).POS != isnad.Preposition:
				break scan // another party in the clause
			}
			j = m.Last
			continue
		}
		a := t.Best()
		switch {
		case t.Kind == isnad.Punct && (t.Norm == "،" || t.Norm == ","):
			if comma || party == nil {
				break scan
			}
			comma = true
		case t.Kind == isnad.Punct && (t.Norm == "\"" || t.Norm == "«" || t.Norm == "»" || t.Norm == "“" || t.Norm == "”"):
		case t.Kind == isnad.Punct && t.Norm == "(" && party != nil && c.humanNear(j+1): // العقيد (فلان)
		case party == nil && soCalled.Has(t.Fold), party != nil && nicknamed.Has(t.Fold):
		case t.Kind == isnad.Number && party != nil && j == from:
		case t.Kind != isnad.Word:
			break scan
		case rankWords.Has(t.Fold) || a.Class == "role":
		case a.POS == isnad.Preposition && !comma && (party == nil || t.Fold == "في"):
		case adjectival(t) && !comma:
		case party == nil && a.POS.Nominal() && (partyClasses.Has(a.Class) || commanded.Has(arabic.FoldLemma(a.Lemma))) && c.of[j] >= 0 && a.Proclitics&^(isnad.ProAl|isnad.ProLi) == 0:
			// Its words, up to a rank or name: عمليات سامراء | اللواء فلان.
			end := j
			for k := j + 1; k < len(toks) && toks[k].Kind == isnad.Word; k++ {
				b := toks[k].Best()
				if b.Proclitics&^isnad.ProAl != 0 || !b.POS.Nominal() || rankWords.Has(toks[k].Fold) && c.humanNear(k) || c.humanNear(k) {
					break
				}
				end = k
			}
			if end+1 < len(toks) && toks[end+1].Kind == isnad.Number {
				end++
			}
			p := c.from(j, toks[end].End, isnad.Actor)
			party = &group{nps: []np{p}, item: c.of[j]}
			j = end
		case party != nil && !comma && a.POS.Nominal() && a.Class != "event" && toks[j-1].Fold == "في":
		default:
			break scan
		}
	}
	if party == nil || name != nil {
		return party, name
	}
	// فلان، قائد اللواء، and فلان رئيس المجلس وقائد الجيش
	reach, joined := 4, c.an(tok).Proclitics.Has(isnad.ProWa)
	if joined {
		reach = 7
	}
	for j := tok - 1; j >= 0 && tok-j <= reach; j-- {
		t := &toks[j]
		for k := range c.ms {
			if m := &c.ms[k]; (m.Last == j || m.First <= j && j < m.Last && m.Last >= tok) && m.Type == isnad.Human && m.First < tok {
				return party, place(k)
			}
		}
		f := strings.TrimPrefix(t.Fold, "و")
		if t.Kind == isnad.Punct && t.Norm != "." && t.Norm != ":" || f == "هو" || f == "هي" || f == "كان" || rankWords.Has(f) || c.an(j).Class == "role" || c.an(j).Class == "nisba" || joined && t.Kind == isnad.Word && c.an(j).POS.Nominal() && c.an(j).Proclitics&^isnad.ProAl == 0 {
			continue
		}
		break
	}
	return party, nil
}

// soCalled are words before the name of a group from which the text keeps its
// distance: قائد ما تسمى كتائب كذا، متزعم ما يعرف ب. nicknamed are those before
// the name under which one goes.
var (
	soCalled  = arabic.SetOf("ما", "يسمي", "تسمي", "مايسمي", "ماتسمي", "سمي", "يعرف", "تعرف", "مايعرف", "ماتعرف", "يدعي", "تدعي", "مايدعي", "بات", "باتت")
	nicknamed = arabic.SetOf("المكني", "الملقب", "المدعو", "المعروف", "باسم", "بـ", "المسمي")
)

// humanNear reports that a person is named at token j, or behind ranks.
func (c *sentence) humanNear(j int) bool {
	for ; j < len(c.s.Tokens) && rankWords.Has(c.s.Tokens[j].Fold); j++ {
	}
	k := c.mentionAt(j)
	return k >= 0 && c.ms[k].Type == isnad.Human
}

// commanded are words for what a commander has that no table knows as a party.
var commanded = arabic.SetOf("عمليه", "محور", "قطاع", "غرفه", "جبهه", "منطقه", "سريه", "كتيبه", "لواء", "فرقه", "فيلق", "قوه", "فوج", "مجموعه", "قبيله", "عشيره", "تحريات", "استخبارات", "مباحث", "حرس", "شرطه", "مدفعيه", "اسناد", "دوريات", "حاميه", "قاعده", "معسكر", "خليه", "قطعات", "قاطع", "مغاوير", "صاعقه", "بحث")
