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
	alike := c.spelledAlike(i)
	if alike != nil {
		a = alike
	}
	unknown := a.Guessed && a.POS == isnad.Noun && a.Gender == isnad.Feminine && a.Class == "" // مخلّعة: no noun that a table has
	if i == 0 || a.POS != isnad.Adjective && a.POS != isnad.ActiveParticiple && a.POS != isnad.PassiveParticiple && !unknown || a.Enclitic != "" || a.Proclitics&^isnad.ProWa != 0 || a.Class == "nisba" {
		return false
	}
	if judging.Has(arabic.FoldLemma(a.Lemma)) || alike == nil && c.mentioned(i) || c.named(i) {
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
		if alike == nil && b.POS == isnad.Noun && b.Proclitics == a.Proclitics && (partyClasses.Has(b.Class) || placeClasses.Has(b.Class) || b.Class == "vehicle") {
			return false
		}
	}
	accusative := strings.HasSuffix(toks[i].Fold, "ا") && a.Gender != isnad.Feminine || strings.HasSuffix(toks[i].Fold, "ين")
	j := i - 1
	if f := toks[j].Fold; f == "غير" || f == "شبه" {
		j--
	}
	if j < 0 {
		return false
	}
	if toks[j].Best().POS == isnad.Preposition && toks[j].Best().Enclitic == "" {
		return false // قرب حميمة: a name
	}
	first := true
	for ; j >= 0 && i-j <= 14; j-- {
		t := &toks[j]
		b := t.Best()
		if accusative && aside.Has(t.Fold) {
			return false // باتت ساقطة بعد رصد الطرق ناريا: of what lies between
		}
		switch {
		case t.Kind == isnad.Punct:
			switch t.Norm {
			case "\"", "«", "»", "“", "”":
				continue
			case ")":
				if k := c.bracketOpens(j); k > 0 {
					j = k // المحطة الثالثة (t3) مؤمنة
					continue
				}
			}
			return false
		case t.Kind != isnad.Word:
			return false
		case linkers.Has(unjoin(t.Fold)) || b.POS == isnad.Verb && (c.auxiliary(j) || linking.Has(arabic.VerbKey(b.Verb))) && arabic.VerbKey(b.Verb) != "وقع":
			return true
		case b.POS == isnad.Verb && !c.named(j), b.POS == isnad.Subordinator && b.Enclitic == "", b.POS == isnad.Relative:
			return false
		case b.POS == isnad.Subordinator, b.POS == isnad.Pronoun && thirds.Has(strings.TrimPrefix(t.Fold, "و")):
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

// spelledAlike is the adjective that is spelt as the noun at token i, where nothing
// behind it makes it a noun of its own: البادية محكمة، والمدينة محكمة عسكرية is not it.
func (c *sentence) spelledAlike(i int) *isnad.Analysis {
	t := &c.s.Tokens[i]
	if a := t.Best(); a.POS != isnad.Noun || a.Gender != isnad.Feminine || a.Number != isnad.Singular || a.Proclitics != 0 || a.Enclitic != "" || placeClasses.Has(a.Class) {
		return nil
	}
	if i+1 < len(c.s.Tokens) {
		if n := &c.s.Tokens[i+1]; n.Kind == isnad.Word && n.Best().POS.Nominal() && !n.Best().Proclitics.Has(isnad.ProWa) && n.Best().POS != isnad.Adverb {
			return nil
		}
	}
	for k := range t.Analyses {
		if b := &t.Analyses[k]; b.POS == isnad.Adjective && b.Proclitics == 0 && b.Enclitic == "" && b.Gender == isnad.Feminine {
			return b
		}
	}
	return nil
}

// aside are prepositions that open what a clause adds to its predicate.
var aside = arabic.SetOf("بعد", "قبل", "منذ", "خلال", "رغم", "بسبب", "نتيجه", "اثر", "جراء", "مع")

// bracketOpens is the token of the bracket that the one at token j closes around a
// word or two, or -1.
func (c *sentence) bracketOpens(j int) int {
	for k := j - 1; k >= 0 && k >= j-3; k-- {
		if c.s.Tokens[k].Norm == "(" {
			return k
		}
	}
	return -1
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
var thirds = arabic.SetOf("هي", "هو")

// linkers are words that stand before a predicate as a linking verb does.
var linkers = arabic.SetOf("ليس", "ليست", "بدت", "بدا", "تبدو", "يبدو", "لازال", "مازال", "مازالت", "ماتزال", "مايزال", "لازالت", "ومازال", "اضحت", "اضحي", "امست", "غدت", "باتت", "ظلت")

// judging are predicates of opinion, duty and power, which say no state of the
// world.
var judging = arabic.SetOf("قادر", "مسؤول", "ضروري", "مهم", "واضح", "ممكن", "مستحيل", "كاف", "كافي", "جدير", "معني", "مطالب", "مهتم", "سعيد", "واثق", "مقتنع", "حريص", "ملتزم", "مصمم", "مصر", "جاد", "لازم", "واجب", "مطلوب", "مرفوض", "مقبول", "ممنوع", "اخر", "جديد", "كبير", "كثير", "قليل", "عديد", "مشترك", "عسكري", "موجود", "متواجد", "خاص", "عام", "رئيسي", "سابق", "لاحق", "مقبل", "حالي", "معروف", "مجرد", "وحيد", "اساسي", "محرر", "خاضع", "تابع", "عازم", "ماض", "ماضي", "متوجه", "قادم", "محاصر", "مستمر", "متواصل", "متقطع", "متجدد", "جار", "جاري", "عاجل", "محفوظ", "مستخدم", "مسبوق", "ساقط", "صعب", "سهل", "عصي", "ممسك", "متجه", "عائد", "مستعد", "متوقع", "مرتقب", "مزمع", "مقرر", "مضاد", "سريع", "مبين", "مشير", "موضح", "مؤكد", "محتجز", "معتقل", "قانوني", "شرعي", "دستوري", "مشروع", "مبرر", "منطقي", "عادل", "باطل")

// said reports that the adjective agrees with what it is said of.
func said(a *isnad.Analysis, n *np) bool {
	if n.gender == 0 || a.Gender == 0 || n.number == isnad.Plural || n.typ == isnad.Count {
		return true
	}
	return a.Gender == n.gender
}

// relativeVerb is the verb of the relative clause that the phrase at item j closes,
// with no more than what belongs to the verb between, or -1.
func (c *sentence) relativeVerb(j int) int {
	for k := j - 1; k >= 1 && k >= j-5; k-- {
		switch x := &c.items[k]; x.kind {
		case itemNP:
			if x.prep == "" && !x.gen {
				return -1
			}
		case itemPart, itemTime:
		case itemVerb:
			if g, rel := c.left(k); rel && g != nil && !x.conj && c.items[k-1].kind == itemRel {
				return k
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// linkedFar is the subject of a linking verb before item it, whose predicate in the
// accusative stands there, over the relative clause of the subject.
func (c *sentence) linkedFar(it int, a *isnad.Analysis) *group {
	if !accusative(&c.s.Tokens[c.items[it].head]) || a.Proclitics != 0 {
		return nil
	}
	relative := false
	for k := it - 1; k >= 0 && k >= it-16; k-- {
		switch x := &c.items[k]; x.kind {
		case itemStop, itemSub, itemConj:
			return nil
		case itemRel:
			relative = relative || adjectival(&c.s.Tokens[x.head]) || len(c.s.Tokens[x.head].Fold) > 4
		case itemVerb:
			links := c.auxiliary(x.head) || linking.Has(arabic.VerbKey(c.an(x.head).Verb))
			if links && !relative {
				return nil // الذي كان مقطوعا
			}
			if !links {
				continue
			}
			if k+1 < it && c.items[k+1].kind == itemNP && c.items[k+1].prep == "" && !c.items[k+1].gen {
				if n := c.np(k + 1); said(a, &n) {
					return &group{nps: []np{n}, item: k + 1}
				}
			}
			return nil
		}
	}
	return nil
}

// saidOf is the phrase of which the predicate at item it is said: the noun that
// opens its clause, the subject of its linking verb, or what a pronoun there
// stands for.
func (e *extraction) saidOf(c *sentence, it int, a *isnad.Analysis) *group {
	if g := c.linkedFar(it, a); g != nil {
		return g // لا يزال الطريق الذي يربط حلب بالرقة مقطوعا
	}
	for j := it - 1; j >= 0 && it-j <= 9; j-- {
		x := &c.items[j]
		switch x.kind {
		case itemPart:
			if thirds.Has(strings.TrimPrefix(c.s.Tokens[x.head].Fold, "و")) {
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
		case itemQuote:
			if c.s.Tokens[x.first].Norm == ")" {
				for k := j - 1; k >= 0 && k >= j-3; k-- {
					if y := &c.items[k]; y.kind == itemQuote && c.s.Tokens[y.first].Norm == "(" {
						j = k // what brackets set off is not what the clause is about
						break
					}
				}
			}
		case itemTime, itemAdj:
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
			if w := c.relativeVerb(j); w >= 0 && !a.Proclitics.Has(isnad.ProAl) {
				if g, _ := c.left(w); g != nil && said(a, &g.nps[0]) {
					return g // المحطة التي استولى عليها المسلحون متوقفة
				}
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
			if !c.auxiliary(x.head) && !linking.Has(arabic.VerbKey(c.an(x.head).Verb)) && !linkers.Has(unjoin(c.s.Tokens[x.head].Fold)) {
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
		return c.again(e.opener)
	case e.stood != nil && c.idx-e.stoodS <= 1:
		return c.again(e.stood)
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
	return c.again(e.stood)
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
