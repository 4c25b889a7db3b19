package frame

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// np is a noun phrase that can fill a role.
type np struct {
	span    isnad.Span
	head    int // token of its sentence
	sent    int
	mention int // index in the dispatch's mentions, or -1
	filled  bool
	gender  isnad.Gender
	number  isnad.Amount
	class   string
	lemma   string
	counted bool    // it opens with a number
	event   bool    // a noun of action
	alts    typeSet // what other readings of its head make of a phrase that is no name
	guessed bool    // the lexicon does not know it
	typ     isnad.MentionType
	kind    string
}

// group is a phrase with what is joined to it by و: a list.
type group struct {
	nps   []np
	prep  string
	item  int
	comma bool   // a comma stands between the trigger and it
	pron  string // a pronoun joined to the preposition: عليها
	tok   int    // token of the pronoun
	scene bool   // the place is where the sentence plays, not the frame's own
	fixed bool   // members do not make claims of their own
	where bool   // each member is a place, and where its claim plays
	also  []np   // members of every claim that the list makes
	why   string // how the role was found
}

// again is the phrase g where a later clause leaves it out.
func (c *sentence) again(g *group) *group {
	nps := c.lists.open(len(g.nps))
	for _, n := range g.nps {
		n.filled = true
		nps = append(nps, n)
	}
	return c.groups.add(group{nps: c.lists.keep(nps), item: g.item})
}

// mentionNP is mention k of the sentence as a phrase, wherever it stands; what its
// head's reading says of it is left open.
func (c *sentence) mentionNP(k int) np {
	m := &c.ms[k]
	return np{span: m.Span, head: m.Head, sent: c.idx, mention: c.base + k, typ: m.Type, kind: m.Kind}
}

func (c *sentence) makeNP(j int) np {
	x := &c.items[j]
	n := np{head: x.head, sent: c.idx, mention: -1, span: isnad.Span{Start: x.start, End: c.s.Tokens[x.last].End}}
	if n.span.Start == 0 && x.first > 0 {
		n.span.Start = c.s.Tokens[x.first].Start
	}
	a := c.an(x.head)
	n.gender, n.number, n.class, n.lemma = a.Gender, a.Number, a.Class, a.Lemma
	if a.Lemma == "حركة" && x.last > x.head && c.an(x.head+1).POS == isnad.VerbalNoun {
		n.class, n.typ = "abstract", "" // حركة نزوح: no party
	}
	if x.mention < 0 && x.last == x.first+2 && c.whoIsLeft(x.first) {
		n.class, n.number, n.gender = "members", isnad.Plural, isnad.Masculine
	}
	if f := c.s.Tokens[x.head].Fold; x.mention < 0 && x.first == x.last && (f == "الاخيره" || f == "الاخير" || f == "الاخيرين") && j > 0 && c.items[j-1].kind == itemVerb {
		n.class = "force" // بعد أن استقدمت الأخيرة تعزيزات: who was named last
	}
	if a.Lemma == "قيادة" && x.prep == "علي" {
		n.alts |= tPlace // سيطروا على قيادة الفرقة: where it sits
	}
	if a.Lemma == "مصدر" && a.Enclitic != "" && x.mention < 0 {
		n.class = "abstract" // قذيفة مصدرها كذا: where from
		return n
	}
	both := a.Number == isnad.Dual && twoSides.Has(a.Lemma) && a.Proclitics.Has(isnad.ProAl)
	if both {
		n.class = "people" // الطرفان، الجانبان: whoever faces each other
	}
	if x.mention < 0 && a.Number == isnad.Plural && (c.s.Tokens[x.head].Fold == "اخرين" || c.s.Tokens[x.head].Fold == "اخرون") {
		n.class = "people" // أسروا آخرين
	}
	if x.mention < 0 && x.prep == "" && !x.gen && a.Number == isnad.Plural && a.Proclitics&isnad.ProAl == 0 && adjectival(&c.s.Tokens[x.head]) && c.s.Tokens[x.head].Fold == arabic.FoldLemma(a.Lemma)+"ون" && (j == 0 || c.items[j-1].kind != itemNP) {
		n.class = "people" // استولى عليه معارضون
	}
	// Verbal nouns in the plural are what the action made: تحصينات، إنشاءات.
	n.event = x.mention < 0 && (a.POS == isnad.VerbalNoun && a.Number != isnad.Plural || a.Class == "event")
	n.guessed = x.mention < 0 && a.Guessed && a.Enclitic == ""
	if x.mention < 0 || !c.ms[x.mention].Named || c.ms[x.mention].Type == isnad.Actor && c.ms[x.mention].Entity == "" {
		for i := range c.s.Tokens[x.head].Analyses {
			if b := &c.s.Tokens[x.head].Analyses[i]; a.POS != isnad.VerbalNoun && b.POS == isnad.Noun && placeClasses.Has(b.Class) && b.Proclitics == a.Proclitics {
				n.alts |= tPlace // مزارع: farms as well as a farmer
			}
		}
	}
	if n.class == "" {
		for i := range c.s.Tokens[x.head].Analyses {
			b := &c.s.Tokens[x.head].Analyses[i]
			if b.Class != "" && b.POS.Nominal() && !(a.POS == isnad.VerbalNoun && placeClasses.Has(b.Class)) {
				n.class = b.Class
				break
			}
		}
	}
	if x.mention >= 0 {
		m := &c.ms[x.mention]
		n.mention, n.typ, n.kind = c.base+x.mention, m.Type, m.Kind
		if m.Type == isnad.Count {
			n.class, n.counted = c.counts(m), true
			n.gender = 0 // of what is counted, not of أكثر or of the number
			if thingClasses.Has(n.class) {
				n.typ = "" // 26 غارة، 11 قذيفة: no party
				n.event = n.class == "event"
			}
			if both {
				n.class, n.typ, n.event = "people", m.Type, false // سبعة من الطرفين
			}
		}
		if m.Type != isnad.Count && n.class == "quantity" {
			if k := c.countedNoun(m); k >= 0 { // أكثر من 30 مقبرة جماعية
				b := c.an(k)
				n.class, n.lemma, n.number = b.Class, b.Lemma, isnad.Plural
			}
		}
		if m.Type == isnad.Human {
			n.gender = 0
		}
		if m.Named && (n.class == "" || n.class == "nisba") && (m.Type == isnad.Place || m.Type == isnad.Actor) {
			n.gender, n.number = 0, 0                                                                                       // a name: its ending tells nothing
			if (m.Kind == "state" || m.Kind == "country") && strings.TrimPrefix(c.s.Tokens[m.First].Fold, "و") != "اليمن" { // which is either
				n.gender, n.number = isnad.Feminine, isnad.Singular
				if masculine.Has(strings.TrimPrefix(c.s.Tokens[m.First].Fold, "و")) {
					n.gender = isnad.Masculine
				}
			}
		}
		if m.Named && m.Type == isnad.Place && (n.class == "people" || n.class == "role" || n.class == "members") {
			n.class = "" // الشيخ حديد: a town
		}
		if m.Named && m.Type == isnad.Actor && (n.class == "members" && m.Entity != "" || c.quoted(m)) {
			n.gender = 0 // البيشمركة تصد، «الدولة الإسلامية» يهاجم: a name as it is felt
		}
		if both && m.Type != isnad.Count {
			n.typ, n.kind = "", ""
		}
		if !x.wide && (n.span.Start < m.Start || x.head >= m.First && x.head <= m.Last) {
			n.span = m.Span
		}
	}
	return n
}

// from is what stands from token j to byte end within a longer phrase, as a phrase of
// its own that is no mention: دير حافر in مدخل دير حافر.
func (c *sentence) from(j, end int, typ isnad.MentionType) np {
	a := c.an(j)
	return np{span: isnad.Span{Start: lead(c.text, &c.s.Tokens[j]), End: end}, head: j, sent: c.idx, mention: -1, typ: typ, class: a.Class, lemma: a.Lemma, gender: a.Gender, number: a.Number}
}

// countedNoun is the token of the noun that the number in a mention counts, or -1.
func (c *sentence) countedNoun(m *isnad.Mention) int {
	number := false
	for j := m.First; j <= m.Last; j++ {
		switch a := c.an(j); {
		case c.s.Tokens[j].Kind == isnad.Number || a.POS == isnad.NumberWord:
			number = true
		case number && c.s.Tokens[j].Kind == isnad.Word && a.Class != "quantity" && a.POS.Nominal():
			return j
		}
	}
	return -1
}

// quoted reports that quotation marks set the mention off.
func (c *sentence) quoted(m *isnad.Mention) bool {
	if m.First == 0 || m.Last+1 >= len(c.s.Tokens) {
		return false
	}
	switch c.s.Tokens[m.First-1].Norm {
	case "\"", "«", "“":
		switch c.s.Tokens[m.Last+1].Norm {
		case "\"", "»", "”":
			return true
		}
	}
	return false
}

var dashes = arabic.SetOf("-", "–", "—")

// twoSides are nouns that, in the dual, stand for the parties to a thing.
var twoSides = arabic.SetOf("طرف", "جانب", "فريق", "خصم", "معسكر")

// findRight collects the phrases behind item it, up to the end of its clause.
func (c *sentence) findRight(it int) []group {
	gs := c.found
	comma, skipPP, office, source := false, false, false, false
	for j := it + 1; j < len(c.items); j++ {
		x := &c.items[j]
		switch x.kind {
		case itemStop:
			if c.s.Tokens[x.first].Norm == ":" {
				if last := c.spelled(gs, j+1); last >= 0 {
					j = last // ثلاث قرى: أ وب وج
					continue
				}
			}
			return gs
		case itemRel:
			if k := c.lastsStill(it, j); k > 0 {
				j = k // المعارك ما زالت مستمرة في الحي
				continue
			}
			if unjoin(c.s.Tokens[x.head].Fold) == "بما" && len(gs) > 0 && j+2 < len(c.items) && c.items[j+1].kind == itemPart && c.items[j+2].kind == itemNP && c.alike(&gs[len(gs)-1], j+2) {
				gs[len(gs)-1].nps = append(gs[len(gs)-1].nps, c.np(j+2)) // بما فيها المنطقة
				j += 2
				continue
			}
			return gs
		case itemSub, itemConj:
			return gs
		case itemVerb:
			if members.Has(unjoin(c.s.Tokens[x.head].Fold)) { // قرى أبرزها أ وب: no verb أبرز
				if last := c.spelled(gs, j+1); last >= 0 {
					j = last
					continue
				}
			}
			if k := c.lastsStill(it, j); k > 0 {
				j = k // المعارك لا تزال مستمرة على أطراف المدينة
				continue
			}
			if k := c.aside(gs, j); k > 0 {
				j = k // هاجم مسلحون يعتقد انتماؤهم للتنظيم نقطة
				continue
			}
			if k := c.laden(gs, j); k > 0 {
				j = k // دخلت قافلة للهلال تضم 500 سلة إلى الحي
				continue
			}
			if k := c.equipped(gs, j); k > 0 {
				j = k // اغتال مجهولون يستقلون دراجة نارية ضابطا
				continue
			}
			if k := c.asyndetic(gs, j); k > 0 {
				j = k // قوات الجيش يساندها أبناء العشائر
				continue
			}
			return gs
		case itemQuote:
			if n := len(gs) - 1; n >= 0 {
				if k := c.inNames(&gs[n], j); k > 0 {
					j = k // قرى (أ، ب، ج)
					continue
				}
			}
			if k := c.bracketed(j); k > 0 && (len(gs) > 0 || j+1 < len(c.items) && c.items[j+1].kind == itemAdj) {
				j = k // مطار كركوك (كي وان) وحقل باي حسن
			}
		case itemComma:
			if k := c.parenthesis(it, j); k > 0 && (!bareIn(gs) || k == j+2 && c.items[j+1].kind == itemTime || c.whenAndWhere(j+1, k) || toldOf.Has(arabic.VerbKey(c.an(c.items[it].head).Verb))) {
				j = k // دعا القائد، في بيان تلقت الوكالة نسخة منه، الأهالي إلى …
				continue
			}
			comma, office = true, false
		case itemAdj:
			if j > it+1 && (c.items[j-1].kind == itemComma || len(gs) > 0) && c.circumstance(x.head) {
				return gs // …، متهما تركيا: another doing
			}
			skipPP = c.items[j-1].kind != itemNP || c.an(c.items[j-1].head).Class != "weapon" // بالبراميل المتفجرة على الأحياء
			if a := c.an(x.head); skipPP && a.Proclitics == 0 && a.POS == isnad.PassiveParticiple && c.items[it].kind == itemNP && c.tells(it, isnad.Presence, "", formNoun) {
				skipPP = false // لا تزال جيوب للتنظيم محاصرة في المدينة: where they are
			}
		case itemPart:
			if f := unjoin(c.s.Tokens[x.head].Fold); namers.Has(f) || members.Has(f) {
				if last := c.spelled(gs, j+1); last >= 0 {
					j = last
					continue
				}
			}
			if a := c.an(x.head); a.POS == isnad.Preposition && a.Enclitic != "" {
				if x.conj {
					return gs
				}
				if amongWords.Has(unjoin(c.s.Tokens[x.head].Fold)) && j+1 < len(c.items) && c.items[j+1].among {
					if n := c.np(j + 1); n.event {
						return gs // منها استحداث تحصينات: a deed of its own
					}
					continue
				}
				gs = append(gs, group{prep: x.prep, item: j, comma: comma, pron: a.Enclitic, tok: x.head})
				continue
			}
			if x.conj {
				return gs
			}
		case itemNP:
			if x.gen || x.among || c.whatFor(j) || x.mention < 0 && x.prep == "ل" && c.an(x.head).Lemma == "مرة" {
				continue
			}
			if a := c.an(x.head); a.Lemma == "مصدر" && a.Enclitic != "" && x.prep == "" {
				source = true // قصف مصدره حواجز النظام على القرية: whence it comes is no place of it
			}
			if source = source && !aims.Has(x.prep); source {
				continue
			}
			if n := len(gs); n > 0 && j > 0 && x.prep == "" && !x.conj && c.items[j-1].kind == itemNP && c.items[j-1].mention >= 0 && c.ms[c.items[j-1].mention].Type == isnad.Human && gs[n-1].item == j-1 && (c.an(x.head).Class == "role" && x.mention < 0 || x.mention >= 0 && c.ms[x.mention].Type == isnad.Role) && !(j == it+2 && c.ofChoice(it)) {
				office = true
				continue // فلان القيادي في الحزب: his function
			}
			if n := len(gs) - 1; n >= 0 && comma && !x.conj && x.prep == "" && c.items[j-1].kind == itemComma && gs[n].prep == "" && len(gs[n].nps) == 1 && gs[n].nps[0].typ == isnad.Human {
				if x.mention >= 0 && c.ms[x.mention].Type == isnad.Role {
					office = true
					continue // فلان، مدير المستشفى، …
				}
				if c.items[it].kind == itemVerb && gs[n].item < j-2 && n == 0 && ofWhat.Has(arabic.VerbKey(c.an(c.items[it].head).Verb)) && (c.npCategory(j) == tParty || x.mention >= 0 && c.ms[x.mention].Kind == "country") {
					gs = append(gs, group{nps: c.one(j), item: j})
					continue // اتهم فلان مدير المستشفى، فلانا بكذا
				}
			}
			if last := len(gs) - 1; office && x.conj && x.prep == "" && len(gs[last].nps) > 0 && c.npCategory(j) != gs[last].nps[0].category() {
				continue // قائد عمليات الجزيرة والبادية
			}
			if k := c.otherSide(gs, j); k > 0 {
				j = k
				continue
			}
			if y := &c.items[it]; j == it+1 && y.kind == itemNP && x.conj && x.prep == "" && x.mention < 0 && x.first == x.last && y.last > y.head && adjectival(&c.s.Tokens[x.first]) && adjectival(&c.s.Tokens[y.last]) && !c.an(x.first).Proclitics.Has(isnad.ProAl) && !c.an(y.last).Proclitics.Has(isnad.ProAl) {
				continue // قصف مكثف وعنيف على البلدة: one phrase
			}
			if n := len(gs) - 1; n >= 0 && x.conj && x.prep == "" && gs[n].prep == "بين" && gs[n].pron == "" && len(gs[n].nps) == 1 && gs[n].nps[0].sent == c.idx && c.countryAndParty(&gs[n].nps[0], j) && !linksOfTwo.Has(c.an(c.items[max(gs[n].item-1, 0)].last).Lemma) {
				gs[n].nps = append(gs[n].nps, c.np(j)) // بين الحركة وإسرائيل
				continue
			}
			if k := c.facing(gs, j); k >= 0 {
				gs[k].nps = append(gs[k].nps, c.np(j)) // بين قوات الحكومة بقيادة فلان ومسلحي الحركة
				continue
			}
			if n := len(gs); n > 0 && x.conj && x.prep == "" && len(gs[n-1].nps) > 0 && gs[n-1].item == j-1 && c.counted(j-1) && c.indefinite(j) && x.first == x.last && c.npCategory(j) == gs[n-1].nps[0].category() {
				continue // 52 قرية وبلدة: one number
			}
			if n := len(gs) - 1; n >= 0 && x.conj && x.prep == "" && x.mention < 0 && gs[n].prep == "ب" && gs[n].item == j-1 && toolClasses.Has(c.an(x.head).Class) {
				gs[n].nps = append(gs[n].nps, c.np(j)) // بالمدفعية وقذائف الهاون
				continue
			}
			if n := len(gs) - 1; n >= 0 && x.conj && x.prep == "" && gs[n].prep == "بين" && gs[n].pron == "" && len(gs[n].nps) == 1 && gs[n].nps[0].category() == tParty && c.an(x.head).Enclitic != "" && c.npCategory(j) == tParty {
				gs[n].nps = append(gs[n].nps, c.np(j)) // بين الرئيس ونظيره: بين takes two
				continue
			}
			if x.conj && len(gs) > 0 && (c.an(x.head).Enclitic != "" && c.npCategory(j) == tParty || c.an(x.head).Lemma == "حليف") {
				continue // الجيش وحلفاؤه: one claim, with the one named
			}
			if n := len(gs); n > 0 && comma && !x.conj && j > 1 && c.items[j-1].kind == itemComma && dashes.Has(c.s.Tokens[c.items[j-1].first].Norm) && len(gs[n-1].nps) > 0 && gs[n-1].nps[0].class == "way" {
				comma = false
				continue // طريق تلعفر - سنجار: one road
			}
			if n := len(gs); n > 0 && x.conj && x.prep == "" && x.mention < 0 && x.first == x.last && gs[n-1].item == j-1 && c.an(x.head).Class == "nisba" && !c.an(x.head).Proclitics.Has(isnad.ProAl) && len(gs[n-1].nps) > 0 && gs[n-1].nps[0].category() == tParty && !c.an(c.items[j-1].head).Proclitics.Has(isnad.ProAl) {
				continue // قوات تركية وروسية: one phrase
			}
			if n := len(gs) - 1; n >= 0 && x.conj && x.prep == "" && gs[n].prep == "علي" && gs[n].item == j-1 && len(gs[n].nps) == 1 && gs[n].nps[0].guessed && gs[n].nps[0].category() == tThing && c.npCategory(j) == tPlace {
				gs[n].nps = append(gs[n].nps, c.np(j)) // على كفرحمرة ومحيط الليرمون: a name that nothing knows
				continue
			}
			if (x.conj || comma) && len(gs) > 0 && !(comma && !x.conj && c.ranks(x.first)) && c.alike(&gs[len(gs)-1], j) {
				k := len(gs) - 1
				if c.contains(gs, j) {
					k-- // معسكر كوفل بمديرية صرواح وعدد من التلال
				}
				gs[k].nps = append(gs[k].nps, c.np(j))
				continue
			}
			if comma && !x.conj && x.prep == "" && c.ranks(x.first) {
				continue // حقل الشرارة، أكبر حقول النفط: the same once more
			}
			if x.prep == "" && !x.conj && c.attempted(j) {
				continue // لمحاولة القوات اقتحام المخيم: what was tried
			}
			if c.inRespectOf(j) || c.ofMake(j) || x.prep == "مع" && j > 0 && c.items[j-1].kind == itemNP && borders.Has(c.an(c.items[j-1].head).Lemma) {
				continue // 11 جثة مجهولة الهوية، دبابة من طراز كذا، الحدود مع الأردن
			}
			if x.prep == "علي" && c.s.Tokens[x.first].Fold == "لسان" {
				for j+1 < len(c.items) && (c.items[j+1].gen || c.items[j+1].kind == itemQuote || c.items[j+1].kind == itemNP && !c.items[j+1].conj && c.items[j+1].prep == "" && c.items[j+1].mention >= 0 && c.ms[c.items[j+1].mention].Type == isnad.Human) {
					j++ // طالب الاتحاد على لسان وزيرته الحكومة: by whose mouth
				}
				continue
			}
			if sourcePreps.Has(x.prep) {
				// وفقا للعضو في المركز: where the source sits is no role.
				for j+1 < len(c.items) && c.items[j+1].kind != itemComma && c.items[j+1].kind != itemStop && c.items[j+1].kind != itemVerb && c.items[j+1].kind != itemSub {
					j++
				}
				continue
			}
			if n := len(gs); n > 0 && x.conj && x.prep == "" && gs[n-1].prep == "علي" && len(gs[n-1].nps) > 0 && gs[n-1].nps[0].category() == tPlace && c.s.Tokens[c.items[j-1].last].Kind == isnad.Word && premises.Has(c.an(x.head).Lemma) {
				b := c.np(j)
				b.typ = isnad.Place
				gs[n-1].nps = append(gs[n-1].nps, b) // على مبنى المحافظة وفرع الأمن
				continue
			}
			if x.conj && x.prep != "" {
				if k := c.sameGovernor(gs, j); k >= 0 {
					gs[k].nps = append(gs[k].nps, c.np(j)) // على الحقل، …، وعلى المدينة
					continue
				}
				if k := c.samePlaces(gs, j); k >= 0 {
					n := c.np(j)
					n.typ = isnad.Place
					gs[k].nps = append(gs[k].nps, n)
					continue
				}
			}
			if comma && !x.conj && x.prep == "" && x.mention >= 0 && c.ms[x.mention].Type == isnad.Count && c.items[it].kind == itemVerb && !bareIn(gs) {
				// قُتل نتيجة للغارة، وفقا لكذا، 140 شخصا
				gs = append(gs, group{nps: c.one(j), item: j})
				continue
			}
			if n := len(gs); n > 0 && !x.conj && !comma && x.prep == "" && x.mention >= 0 && c.ms[x.mention].Named && j > 0 && len(gs[n-1].nps) == 1 && gs[n-1].item == j-1 && c.an(c.items[j-1].head).Enclitic != "" && gs[n-1].nps[0].category() == tPlace && c.npCategory(j) == tPlace {
				gs[n-1].nps[0] = c.np(j) // مركزها مدينة الموصل
				continue
			}
			if n := len(gs) - 1; n >= 0 && x.conj && x.prep == "" && gs[n].item == j-1 && c.unlike(j) {
				gs[n].nps = append(gs[n].nps, c.np(j)) // تجمعات وآليات للمسلحين في محيط المطار
				continue
			}
			if x.conj || comma && x.prep == "" {
				return gs
			}
			if o := &c.items[j-1]; x.prep == "" && j-1 > it && o.kind == itemNP && meanwhile.Has(o.prep) && c.an(o.head).POS == isnad.VerbalNoun && c.an(o.head).Enclitic != "" {
				continue // استولى على أسلحة بعد اقتحامه المستودع: the object of the deed before
			}
			if x.prep == "" && j-2 > it && c.items[j-1].gen && c.items[j-2].prep != "" && twofold.Has(arabic.VerbKey(c.an(c.items[j-2].head).Verb)) && c.an(c.items[j-2].head).POS == isnad.VerbalNoun {
				continue // رفعوا العلم بعد تكبيد العدو خسائر: what that deed inflicted
			}
			if skipPP && x.prep != "" && c.items[j-1].kind == itemAdj {
				skipPP = false
				for x.prep == "من" && j+1 < len(c.items) && (c.items[j+1].gen || c.items[j+1].kind == itemNP && c.items[j+1].conj && c.items[j+1].prep == "" && c.npCategory(j) == tPlace && c.npCategory(j+1) == tPlace) {
					j++ // المليشيات القادمة من كسلا وسنار | على المدخل
				}
				for x.prep == "بين" && j+1 < len(c.items) && (c.items[j+1].gen || c.items[j+1].kind == itemNP && c.items[j+1].conj && c.items[j+1].prep == "" && c.npCategory(j+1) == c.npCategory(j)) {
					j++ // المناطق المحصورة بين كذا وكذا: both belong to the adjective
				}
				continue
			}
			prep := x.prep
			if prep == "عن" && c.an(x.head).Lemma == "طريق" && x.last > x.head {
				prep = "عبر" // دخلوا عن طريق المعبر
			}
			gs = append(gs, group{nps: c.one(j), prep: prep, item: j, comma: comma})
		}
	}
	return gs
}

// paperBefore is the indefinite paper or recording whose relative clause the verb at
// item it opens, over whose it is or how it is: رفضوا قرارا لمجلس الأمن يدعو إلى كذا،
// بيانا غير ملزم يطلب. -1 where there is none.
func (c *sentence) paperBefore(it int) int {
	a := c.an(c.items[it].head)
	if a.Aspect != isnad.Imperfect || a.Person != isnad.Third || c.items[it].conj || a.Proclitics != 0 {
		return -1
	}
	for k := it - 1; k >= 0 && it-k <= 4; k-- {
		switch x := &c.items[k]; x.kind {
		case itemAdj, itemPart, itemQuote:
			if x.conj {
				return -1
			}
		case itemNP:
			if papers.Has(c.an(x.head).Lemma) && c.indefinite(k) {
				if n := c.np(k); agrees(a, &n, true) {
					return k
				}
				return -1
			}
			if x.conj || x.prep == "" && !x.gen {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// meanwhileOf is the phrase of whose doing at the time the verb at item it tells behind
// و and a pronoun: يظهر الفيديو رجال الإطفاء وهم يخمدون النيران. -1 where there is none.
func (c *sentence) meanwhileOf(it int) int {
	if it < 2 || c.items[it-1].kind != itemPart || c.items[it].conj {
		return -1
	}
	pron, ok := andThey[c.s.Tokens[c.items[it-1].head].Fold]
	if !ok {
		return -1
	}
	for k := it - 2; k >= 0 && it-k <= 8; k-- {
		switch x := &c.items[k]; x.kind {
		case itemNP:
			if x.gen || x.conj || x.prep == "من" && k > 0 && c.items[k-1].kind == itemNP {
				continue // أرتال من السيارات وهي تغادر
			}
			if n := c.np(k); pronounAgrees(pron, &n) && (n.category() == tParty || n.class == "vehicle") {
				return k
			} else if x.prep == "" && n.category() == tParty {
				return -1
			}
		case itemAdj, itemQuote, itemTime, itemPart:
		default:
			return -1
		}
	}
	return -1
}

// andThey are pronouns behind و that open what somebody does meanwhile, as they are
// joined to other words.
var andThey = map[string]string{"وهو": "ه", "وهي": "ها", "وهم": "هم", "وهن": "هم", "وهما": "هما"}

// papers are what says or shows something by itself.
var papers = arabic.SetOf("قرار", "بيان", "مشروع", "مسودة", "رسالة", "تقرير", "مذكرة", "إعلان", "مقترح", "وثيقة", "عريضة", "اتفاق", "فيديو", "تسجيل", "مقطع", "شريط", "نداء", "دراسة")

// unlike reports that the plurals at item j and right before it are joined as they stand,
// both indefinite and whose they are behind them, though they are things of two kinds.
func (c *sentence) unlike(j int) bool {
	x, y := &c.items[j-1], &c.items[j]
	if x.kind != itemNP || x.gen || x.first != x.last || y.first != y.last || !c.indefinite(j-1) || !c.indefinite(j) || c.eventNoun(j) || j+1 >= len(c.items) || c.items[j+1].prep != "ل" {
		return false
	}
	return c.an(x.head).Number == isnad.Plural && c.an(y.head).Number == isnad.Plural && c.an(y.head).POS == isnad.Noun && c.npCategory(j+1) == tParty
}

// twofold are verbs of what is done to somebody with something for a second object.
var twofold = arabic.SetOf("كب\u0651د", "الحق", "سل\u0651م", "منح", "جر\u0651ع", "لق\u0651ن", "كل\u0651ف", "حم\u0651ل")

// ofMake reports that the phrase at item j says of what make the weapon or vehicle
// before it is: دبابة من طراز أبرامز.
func (c *sentence) ofMake(j int) bool {
	return c.items[j].prep == "من" && makes.Has(c.an(c.items[j].head).Lemma)
}

var (
	makes   = arabic.SetOf("طراز", "نوع", "عيار", "صنف", "ماركة", "فئة", "مخلفات", "مخلّفات", "مخلف")
	borders = arabic.SetOf("حد", "حدود", "خط", "تماس")
)

// whatFor reports a verbal noun in the accusative that says to what end or why
// something is done, and is nobody's object: حشدوا المئات تمهيدا لاقتحام البلدة.
func (c *sentence) whatFor(j int) bool {
	x := &c.items[j]
	return x.mention < 0 && x.first == x.last && x.prep == "" && ends.Has(c.s.Tokens[x.first].Fold)
}

// ends are such verbal nouns.
var ends = arabic.SetOf("تمهيدا", "استعدادا", "تحضيرا", "تحسبا", "انتقاما", "ثارا", "سعيا", "طمعا", "املا", "خوفا", "خشيه", "هربا", "بحثا", "تنفيذا", "تطبيقا", "استكمالا", "اسنادا", "تجنبا", "تفاديا", "حرصا", "حفاظا", "نزولا", "ايذانا", "تعبيرا", "دفاعا", "تزامنا", "توازيا", "ردا", "تتويجا", "تاكيدا", "توطئه", "تاهبا", "كسبا", "تكريما")

// lastsStill is the item of the word for going on that a noun of doing at item it
// has for its predicate behind an auxiliary at item j (لا تزال مستمرة، ما زالت
// دائرة): what stands behind belongs to the noun. 0 where there is none.
func (c *sentence) lastsStill(it, j int) int {
	if c.items[it].kind != itemNP {
		return 0
	}
	if c.items[j].kind == itemRel && c.s.Tokens[c.items[j].head].Fold == "ما" {
		j++
	}
	if j+1 >= len(c.items) || c.items[j].kind != itemVerb || !c.auxiliary(c.items[j].head) {
		return 0
	}
	x := &c.items[j+1]
	if x.kind != itemNP && x.kind != itemAdj || x.first != x.last || !lasting.Has(c.an(x.head).Lemma) {
		return 0
	}
	return j + 1
}

var lasting = arabic.SetOf("مستمر", "متواصل", "دائر", "دائرة", "قائم", "جار", "جاري", "محتدم", "مستعر", "متقطع")

// equipped is the last item of what the men right before the verb at item j ride,
// wear or carry (مسلحون يستقلون سيارة); the clause goes on behind it. 0 where there
// is none.
func (c *sentence) equipped(gs []group, j int) int {
	n := len(gs) - 1
	a := c.an(c.items[j].head)
	if n < 0 || c.items[j].conj || a.Aspect != isnad.Imperfect || !gears.Has(arabic.VerbKey(a.Verb)) || gs[n].item != j-1 || !c.indefinite(j-1) || j+1 >= len(c.items) {
		return 0
	}
	k := j + 1
	y := &c.items[k]
	if y.kind != itemNP || y.conj || y.prep != "" && y.prep != "ب" {
		return 0
	}
	for k+1 < len(c.items) && (c.items[k+1].gen || c.items[k+1].kind == itemQuote || c.items[k+1].kind == itemAdj || c.items[k+1].kind == itemNP && c.items[k+1].conj && c.items[k+1].mention < 0 && toolClasses.Has(c.an(c.items[k+1].head).Class)) {
		k++
	}
	return k
}

// laden is the last item of what the verb at item j says that the convoy or vehicle carries
// behind which, and whose it is, it stands; the clause goes on behind it. 0 where there is
// none.
func (c *sentence) laden(gs []group, j int) int {
	n := len(gs) - 1
	a := c.an(c.items[j].head)
	if n < 1 || c.items[j].conj || a.Aspect != isnad.Imperfect || !gears.Has(arabic.VerbKey(a.Verb)) || gs[n].prep != "ل" && gs[n].prep != "من" || gs[n].item < 0 || len(gs[n-1].nps) != 1 || j+1 >= len(c.items) {
		return 0
	}
	if v := &gs[n-1].nps[0]; v.class != "vehicle" && v.lemma != "قافلة" && v.lemma != "رتل" || !agrees(a, v, true) {
		return 0
	}
	k := j + 1
	if y := &c.items[k]; y.kind != itemNP || y.conj || y.prep != "" {
		return 0
	}
	for k+1 < len(c.items) && (c.items[k+1].gen || c.items[k+1].kind == itemQuote || c.items[k+1].kind == itemAdj || c.items[k+1].kind == itemNP && c.items[k+1].conj && c.items[k+1].prep == "") {
		k++
	}
	if k+1 >= len(c.items) || c.items[k+1].kind != itemNP || c.items[k+1].prep == "" {
		return 0
	}
	return k
}

// gears are verbs of what one rides, wears or carries.
var gears = arabic.SetOf("استقل\u0651", "ركب", "ارتدي", "حمل", "قاد", "تنك\u0651ر", "ات\u0651شح", "لبس", "امتطي", "اقل\u0651", "ضم\u0651", "نقل")

// aside is the last item of what is only believed of the indefinite phrase right
// before the verb at item j (مسلحون يعتقد انتماؤهم للتنظيم، جثة يرجح أنها
// لمدني); the clause goes on behind it. 0 where there is none.
func (c *sentence) aside(gs []group, j int) int {
	n := len(gs) - 1
	if n < 0 || c.items[j].conj || !believed.Has(arabic.VerbKey(c.an(c.items[j].head).Verb)) || c.items[j-1].kind != itemNP || gs[n].item < 0 || !c.indefinite(gs[n].item) {
		return 0
	}
	k := j + 1
	if k < len(c.items) && c.items[k].kind == itemSub {
		k++ // يعتقد أنهم
	}
	if t := c.takenFor(c.items[j].head); t > 0 && c.of[t] >= 0 && c.items[c.of[t]].prep == "" {
		return c.of[t] // هز قصف يعتقد أنه تركي البلدة
	}
	if k < len(c.items) && c.items[k].kind == itemNP && c.items[k].prep == "" && c.an(c.items[k].head).Enclitic != "" {
		k++ // انتماؤهم
	}
	if k >= len(c.items) || c.items[k].kind != itemNP || c.items[k].prep == "" {
		return 0
	}
	for k+1 < len(c.items) && (c.items[k+1].gen || c.items[k+1].kind == itemQuote) {
		k++
	}
	return k
}

// believed are verbs of what is not known for sure.
var believed = arabic.SetOf("اعتقد", "رج\u0651ح", "اشتبه", "ظن\u0651", "قيل", "زعم", "قال", "افترض")

// inRespectOf reports that the noun at item j only says in what respect the
// adjective before it holds: مجهولة الهوية، بعيدة المدى، روسي الصنع.
func (c *sentence) inRespectOf(j int) bool {
	x := &c.items[j]
	if x.conj || x.prep != "" || x.mention >= 0 || j == 0 || c.items[j-1].kind != itemAdj || c.items[j-1].last != x.first-1 {
		return false
	}
	return c.an(x.first).Proclitics == isnad.ProAl && c.an(c.items[j-1].head).Proclitics&^isnad.ProWa == 0 && c.npCategory(j) == tThing
}

// asyndetic is the last item of a clause without relative pronoun that the verb at
// item j opens on the phrase right before it, and that names no more than who
// does what to it (قوات يساندها أبناء العشائر، هجوم شنّه التنظيم): the
// phrases behind it go on with the outer clause. 0 where there is none.
func (c *sentence) asyndetic(gs []group, j int) int {
	x := &c.items[j]
	n := len(gs) - 1
	if n < 0 || x.conj || !object3.Has(c.an(x.head).Enclitic) || j == 0 || c.items[j-1].kind != itemNP || j+1 >= len(c.items) || len(gs[n].nps) == 0 {
		return 0
	}
	if g := &gs[n].nps[len(gs[n].nps)-1]; !pronounAgrees(c.an(x.head).Enclitic, g) && g.number != isnad.Plural {
		return 0
	}
	k := j + 1
	if y := &c.items[k]; y.kind != itemNP || y.conj || y.prep != "" {
		return 0
	}
	for k+1 < len(c.items) && (c.items[k+1].gen || c.items[k+1].kind == itemQuote || c.items[k+1].kind == itemTime) {
		k++
	}
	if k+2 < len(c.items) && c.items[k+1].kind == itemVerb && c.ofAside(k+2) {
		k += 2 // قذائف أطلقها مسلحون يتحصنون في البلدة | على المدينة
	}
	return k
}

// premises are bodies that a list of places has among them for the houses they are
// in.
var premises = arabic.SetOf("فرع", "شركة", "قيادة", "مديرية", "بنك", "مصرف", "كلية", "جامعة", "محكمة", "مؤسسة", "كتيبة", "لواء", "فوج", "فرقة", "وزارة", "اذاعة", "إذاعة", "دائرة", "شعبة")

// facing is the group of بين of which the joined party at item j is the second
// member, where who leads or backs the first stands between them; -1 where there is
// none.
func (c *sentence) facing(gs []group, j int) int {
	x := &c.items[j]
	if !x.conj || x.prep != "" || c.npCategory(j) != tParty {
		return -1
	}
	for n := len(gs) - 1; n >= 0 && n >= len(gs)-3; n-- {
		g := &gs[n]
		if g.prep == "بين" {
			if n == len(gs)-1 || len(g.nps) != 1 || g.nps[0].category() != tParty {
				return -1
			}
			return n
		}
		if g.prep != "ب" && g.prep != "من" || len(g.nps) != 1 {
			return -1
		}
	}
	return -1
}

// otherSide joins the second side of a fight to the first where each is marked:
// بين الجيش من جهة والمسلحين من جهة أخرى. It gives the last item taken, or 0.
func (c *sentence) otherSide(gs []group, j int) int {
	if c.items[j].prep != "من" {
		return 0
	}
	n := len(gs) - 1
	for n > 0 && n > len(gs)-4 && gs[n].prep != "بين" {
		n-- // بين الجيش والموالين له من جنسيات شتى من جهة
	}
	if n < 0 || gs[n].prep != "بين" || len(gs[n].nps) == 0 || !sides.Has(c.an(c.items[j].head).Lemma) && !sides.Has(c.s.Tokens[c.items[j].head].Fold) {
		return 0
	}
	for k := j + 1; k < len(c.items) && k <= j+3; k++ {
		switch x := &c.items[k]; {
		case x.kind == itemNP && x.conj && x.prep == "" && c.npCategory(k) == tParty:
			gs[n].nps = append(gs[n].nps[:1:1], c.np(k))
			return k
		case x.kind == itemComma, x.kind == itemAdj:
		default:
			return 0
		}
	}
	return 0
}

// sides are the words that mark one: من جهة، من جانب، من طرف.
var sides = arabic.SetOf("جهة", "جهه", "جانب", "طرف", "ناحية", "ناحيه")

// bracketed is the item that closes the bracket that opens at item j, not far
// behind and with nothing in it but nouns, or 0.
func (c *sentence) bracketed(j int) int {
	if c.s.Tokens[c.items[j].first].Norm != "(" {
		return 0
	}
	for k := j + 1; k < len(c.items) && k <= j+6; k++ {
		switch x := &c.items[k]; x.kind {
		case itemQuote:
			if c.s.Tokens[x.first].Norm == ")" {
				return k
			}
		case itemStop:
			return 0
		}
	}
	return 0
}

// inNames puts the places that are named in the bracket that opens at item j in the
// place of g, right before it, which only says what they are: قرى (أ، ب وج). It gives
// the item that closes the bracket, or 0.
func (c *sentence) inNames(g *group, j int) int {
	if c.s.Tokens[c.items[j].first].Norm != "(" {
		return 0
	}
	if len(g.nps) == 1 && g.pron == "" && g.item >= 0 && g.nps[0].sent == c.idx && g.nps[0].category() == tParty {
		return c.inParties(g, j)
	}
	if len(g.nps) != 1 || g.pron != "" || g.item < 0 || g.nps[0].typ != isnad.Place || g.nps[0].sent != c.idx || c.nameOf(&g.nps[0]) || g.nps[0].number == isnad.Singular && c.an(g.nps[0].head).Proclitics.Has(isnad.ProAl) {
		return 0
	}
	for k := g.item + 1; k < j; k++ {
		if c.items[k].kind != itemAdj && !c.items[k].gen {
			return 0
		}
	}
	var names []np
	known := false
	for k := j + 1; k < len(c.items) && k <= j+24; k++ {
		x := &c.items[k]
		switch norm := c.s.Tokens[x.first].Norm; {
		case x.kind == itemQuote && norm == ")":
			if !known {
				return 0
			}
			g.nps = names
			return k
		case x.kind == itemQuote, x.kind == itemComma, dashes.Has(norm), norm == "/":
		case x.kind == itemNP && x.prep == "" && !c.words[x.first].wind && c.nameable(k):
			n := c.np(k)
			if n.typ == isnad.Place && x.mention >= 0 {
				known = true
			} else if !n.guessed && (n.category() != tThing || x.first != x.last) {
				return 0
			}
			n.typ = isnad.Place
			names = append(names, n)
		default:
			return 0
		}
	}
	return 0
}

// linksOfTwo are nouns of what lies between two, which are no parties to a deed told before it:
// قبل الحرب كان شريان التجارة بين سوريا ودول الخليج.
var linksOfTwo = arabic.SetOf("تجارة", "علاقة", "حد", "حدود", "تعاون", "طريق", "خط", "فرق", "صلة", "توتّر", "توتر", "معبر")

// countryAndParty reports that of n and the phrase at item j, the two that بين stands
// before, one is a country and the other a party.
func (c *sentence) countryAndParty(n *np, j int) bool {
	m := c.np(j)
	return n.kind == "country" && m.category() == tParty || n.category() == tParty && m.kind == "country"
}

// inParties is the bracket behind the parties of g that names two or more of them, which
// then stand for them: الدول الضامنة (روسيا، تركيا، وإيران)، الطرفان (الجيش والفصائل). 0
// where there is none.
func (c *sentence) inParties(g *group, j int) int {
	n := &g.nps[0]
	if number := c.an(n.head).Number; !n.counted && number != isnad.Plural && number != isnad.Dual {
		return 0
	}
	for k := g.item + 1; k < j; k++ {
		if x := &c.items[k]; x.kind != itemAdj && !x.gen && !(x.kind == itemNP && x.prep != "" && !x.conj) {
			return 0
		}
	}
	var names []np
	for k := j + 1; k < len(c.items) && k <= j+24; k++ {
		x := &c.items[k]
		switch {
		case x.kind == itemQuote && c.s.Tokens[x.first].Norm == ")":
			if len(names) < 2 {
				return 0
			}
			g.nps = names
			return k
		case x.kind == itemQuote, x.kind == itemComma:
		case x.kind == itemNP && x.gen && len(names) > 0:
		case x.kind == itemNP && x.prep == "" && x.mention >= 0 && (x.conj || len(names) == 0 || c.items[k-1].kind != itemNP):
			m := c.np(k)
			if m.category() != tParty && m.kind != "country" {
				return 0
			}
			names = append(names, m)
		default:
			return 0
		}
	}
	return 0
}

// contains reports that the last of gs only says where the list before it lies,
// so that item j, a place with a noun of its own for what it is, goes on that
// list: معسكر كوفل بمديرية صرواح | وعدد من التلال.
func (c *sentence) contains(gs []group, j int) bool {
	n := len(gs) - 1
	if n >= 1 && inPreps.Has(gs[n].prep) && len(gs[n].nps) == 1 && len(gs[n-1].nps) > 0 && gs[n-1].nps[0].category() == tPlace && c.items[j].mention >= 0 && c.ms[c.items[j].mention].Named {
		if in, x := c.np(gs[n].item), c.np(j); in.class == "region" && (x.class == "" || x.class == "settlement") && gs[n-1].nps[0].class != "region" {
			return true // في كفرنبل وحاس بريف إدلب، واللطامنة
		}
	}
	if n < 1 || !inPreps.Has(gs[n].prep) || len(gs[n].nps) != 1 || len(gs[n-1].nps) == 0 || inPreps.Has(gs[n-1].prep) || gs[n-1].nps[0].category() != tPlace {
		return false
	}
	in, x := c.np(gs[n].item), c.np(j)
	return x.class != "" && placeClasses.Has(x.class) && x.class != "region" && (in.class == "region" || in.class == "" || in.class == "settlement" && x.class != "settlement")
}

// parenthesis is the comma that closes what the comma at item j sets off behind
// the verb at item it (a relative clause, an apposition that ranks who stands
// before it, or when and where something was said), where the verb's own phrases go on behind it; 0 where there is none.
func (c *sentence) parenthesis(it, j int) int {
	if c.items[it].kind != itemVerb || j+2 >= len(c.items) {
		return 0
	}
	x := &c.items[j+1]
	if x.conj || x.kind != itemRel && x.kind != itemTime && !(x.kind == itemNP && (x.prep != "" || superlative.Has(c.s.Tokens[x.first].Fold))) {
		return 0
	}
	for k := j + 2; k < len(c.items) && k <= j+14; k++ {
		switch y := &c.items[k]; {
		case y.kind == itemStop, y.kind == itemSub:
			return 0
		case y.kind == itemComma:
			if k+1 < len(c.items) {
				if z := &c.items[k+1]; z.kind == itemNP && !z.conj && z.prep == "" && (x.kind == itemTime && k == j+2 || z.mention >= 0 && (c.npCategory(k+1) == tParty || c.ms[z.mention].Type == isnad.Count || c.ms[z.mention].Named && toldOf.Has(arabic.VerbKey(c.an(c.items[it].head).Verb)))) {
					return k // أطلقت، مساء أمس، صاروخا
				}
			}
			return 0
		}
	}
	return 0
}

// whenAndWhere reports that the items from j up to k say no more than when and where:
// استقبل الرئيس، صباح اليوم بالقصر، الوزير.
func (c *sentence) whenAndWhere(j, k int) bool {
	for ; j < k; j++ {
		switch x := &c.items[j]; {
		case x.kind == itemTime, x.kind == itemAdj, x.kind == itemNP && (x.gen || x.prep != "" && !x.conj):
		default:
			return false
		}
	}
	return true
}

// sourcePreps open the naming of a source.
var sourcePreps = arabic.SetOf("وفقا", "وفق", "حسب", "بحسب", "نقلا", "طبقا")

// bareIn reports a phrase without preposition among gs.
func bareIn(gs []group) bool {
	for i := range gs {
		if gs[i].prep == "" && gs[i].pron == "" {
			return true
		}
	}
	return false
}

// ranks reports that token i opens an apposition that says what the place before is
// among others: الموصل، مركز محافظة نينوى.
func (c *sentence) ranks(i int) bool {
	f := c.s.Tokens[i].Fold
	return superlative.Has(f) || seats.Has(f) && c.plainNext(i+1)
}

// seats are what a place is to what is named behind.
var seats = arabic.SetOf("مركز", "عاصمه", "مقر", "معقل", "مسقط", "بوابه", "حاضره")

// superlative are words that open an apposition which ranks what stands before.
var superlative = arabic.SetOf("اكبر", "اهم", "ابرز", "احد", "احدي", "ثاني", "ثالث", "اول", "اخر", "اقدم", "كبري", "سادس", "خامس", "رابع")

// sameGovernor is the group of gs that item j goes on with the same preposition
// and kind, or -1.
func (c *sentence) sameGovernor(gs []group, j int) int {
	for k := len(gs) - 1; k >= 0; k-- {
		if gs[k].prep == c.items[j].prep && len(gs[k].nps) > 0 && gs[k].nps[0].category() == c.npCategory(j) {
			return k
		}
	}
	return -1
}

// samePlaces is the group of gs that item j goes on with another preposition that
// puts things in a place, or -1: في الأحياء الشمالية وعند السايلو.
func (c *sentence) samePlaces(gs []group, j int) int {
	k := len(gs) - 1
	if k < 0 || !inPreps.Has(c.items[j].prep) || !inPreps.Has(gs[k].prep) || len(gs[k].nps) == 0 || gs[k].nps[0].category() != tPlace || c.npCategory(j) != tPlace && !c.unknown(j) {
		return -1
	}
	return k
}

// namers are pronouns behind which the members of what was only counted are
// named: ثلاث قرى هي أ وب وج. members name some of them.
var (
	namers  = arabic.SetOf("هي", "وهي", "هم", "وهم", "هما", "هن")
	members = arabic.SetOf("بينها", "منها", "ابرزها", "اهمها", "ضمنها", "اخرها")
)

// spelled puts the list of places or parties that begins at item j in the
// place of the plural that announced it, the latest of gs that fits. It gives
// the last item of the list, or -1.
func (c *sentence) spelled(gs []group, j int) int {
	for j < len(c.items) && c.items[j].kind == itemQuote {
		j++
	}
	if j >= len(c.items) || c.items[j].kind != itemNP || c.items[j].mention < 0 || c.items[j].prep != "" {
		return -1
	}
	cat := c.npCategory(j)
	if cat != tPlace && cat != tParty || c.ms[c.items[j].mention].Type == isnad.Count {
		return -1
	}
	latest := len(gs) - 1
	for k := latest; k >= 0; k-- { // a counted one before any other
		if len(gs[k].nps) == 1 && gs[k].item >= 0 && (c.counted(gs[k].item) || gs[k].nps[0].typ == isnad.Count) && gs[k].nps[0].category() == cat {
			latest = k
			break
		}
	}
	for k := latest; k >= 0; k-- {
		g := &gs[k]
		if len(g.nps) != 1 || g.nps[0].category() != cat || g.nps[0].number == isnad.Singular && g.nps[0].typ != isnad.Count && !c.counted(g.item) {
			continue
		}
		list := []np{c.np(j)}
		last := j
		comma := false
	members:
		for n := j + 1; n < len(c.items); n++ {
			x := &c.items[n]
			switch {
			case x.kind == itemComma:
				comma = true
			case x.kind == itemQuote:
			case x.kind == itemNP && (x.conj || comma) && x.prep == "" && c.npCategory(n) == cat:
				list = append(list, c.np(n))
				last, comma = n, false
			default:
				break members
			}
		}
		if len(list) < 2 {
			return -1
		}
		g.nps = list
		return last
	}
	return -1
}

// counted reports a phrase that opens with a number: ثلاث قرى.
func (c *sentence) counted(j int) bool {
	return j >= 0 && j < len(c.items) && c.an(c.items[j].first).POS == isnad.NumberWord || j >= 0 && j < len(c.items) && c.s.Tokens[c.items[j].first].Kind == isnad.Number
}

// alike reports that item j can go on the list of g: both are places, or both
// are parties, and j brings no other preposition.
func (c *sentence) alike(g *group, j int) bool {
	if len(g.nps) == 0 {
		return false
	}
	x := &c.items[j]
	if x.prep != "" && x.prep != g.prep {
		return false
	}
	if x.prep == "" && g.prep == "" && !x.conj && len(g.nps) == 1 && c.items[j].mention < 0 {
		return false
	}
	l := &g.nps[len(g.nps)-1]
	a, b := l.category(), c.npCategory(j)
	if a == tPlace && b == tThing && x.conj && x.mention < 0 && x.first == x.last && l.mention >= 0 && c.an(x.head).Guessed && c.an(x.head).Enclitic == "" && c.an(x.head).POS != isnad.Adjective {
		return true // راوة وعنة: a name that nothing knows, in a list of places
	}
	if a == tPlace && b == tThing && x.conj && x.prep == "" && x.mention < 0 && x.first == x.last && l.number == isnad.Dual && c.an(x.head).Proclitics.Has(isnad.ProAl) {
		return true // منطقتا قنفودة والصابري: the second of the two
	}
	return a == b && a != 0
}

// goesWith reports that item j, joined by و, can go on the list in which item k
// stands, by what both are; a name that nothing knows goes with a place.
func (c *sentence) goesWith(k, j int) bool {
	a, b := c.npCategory(k), c.npCategory(j)
	return a == b || a == tPlace && c.alike(&group{nps: c.one(k)}, j)
}

// masculine are the countries that are so.
var masculine = arabic.SetOf("العراق", "لبنان", "الاردن", "المغرب", "السودان", "الصومال")

// counts is the class of what a count counts, empty where it is not known.
func (c *sentence) counts(m *isnad.Mention) string {
	for j := m.First; j <= m.Last; j++ {
		t := &c.s.Tokens[j]
		for k := range t.Analyses {
			if a := &t.Analyses[k]; a.Class != "" && a.Class != "quantity" && a.POS != isnad.NumberWord && a.POS.Nominal() && a.POS != isnad.Adjective {
				return a.Class
			}
		}
	}
	return ""
}

// thingClasses are classes of nouns that, counted, are no people.
var thingClasses = arabic.SetOf("event", "weapon", "vehicle", "facility", "settlement", "region", "area", "natural", "way", "crossing", "document", "abstract", "service", "deal", "time", "unit")

func (c *sentence) npCategory(j int) typeSet {
	return c.npAt(j).category()
}

func (n *np) category() typeSet {
	switch n.typ {
	case isnad.Place:
		return tPlace
	case isnad.Actor, isnad.Human, isnad.Role, isnad.Count:
		return tParty
	}
	if placeClasses.Has(n.class) {
		return tPlace
	}
	if partyClasses.Has(n.class) {
		return tParty
	}
	return tThing
}

// armed reports that the phrase is of those who fight.
func (n *np) armed() bool {
	switch n.kind {
	case "people":
		return false
	case "group", "armed", "army", "force":
		return true
	}
	return n.class == "members" || n.class == "force"
}

// types is everything that the phrase can pass for.
func (n *np) types() typeSet {
	switch n.typ {
	case isnad.Place:
		if n.kind == "country" || n.kind == "state" {
			return tPlace | tActor
		}
		return tPlace
	case isnad.Actor:
		switch n.kind {
		case "state":
			return tActor | tPlace
		case "people":
			return tPeople
		}
		return tActor
	case isnad.Human:
		return tPerson
	case isnad.Role:
		return tRole
	case isnad.Count:
		if n.class == "members" || n.class == "force" {
			return tCount | tActor
		}
		return tCount
	case isnad.Time:
		return tTime
	}
	switch {
	case placeClasses.Has(n.class):
		return tPlace
	case n.class == "people" || n.class == "casualty":
		return tPeople
	case partyClasses.Has(n.class):
		return tPeople | tActor
	}
	if n.event {
		return 0
	}
	return tThing
}

func (r *role) fits(n *np) bool {
	if r.types&tAny != 0 && n.typ != isnad.Time {
		return true
	}
	if r.types&n.types() != 0 || r.types&n.alts != 0 {
		return true
	}
	if r.unknown && n.guessed && n.class == "" && n.typ == "" {
		return true // استعاد الجيش الدندر: a name that nothing knows
	}
	return r.classes != nil && (n.event && r.classes.Has("event") || r.classes.Has(n.class) || r.classes.Has(n.lemma) || r.classes.Has(arabic.VerbKey(n.lemma)))
}

func (r *role) fitsGroup(g *group) bool {
	if g == nil {
		return false
	}
	for i := range g.nps {
		if r.fits(&g.nps[i]) {
			return true
		}
	}
	return false
}

// agrees reports that a finite verb can have the phrase as its subject.
func agrees(v *isnad.Analysis, n *np, before bool) bool {
	if v.Person != 0 && v.Person != isnad.Third {
		return false
	}
	if v.Gender == 0 || n.gender == 0 {
		return true
	}
	plural := n.number == isnad.Plural || n.typ == isnad.Count
	if before && v.Number == isnad.Plural && v.Gender == isnad.Masculine && n.typ != isnad.Actor && n.category() != tParty && n.class != "" {
		return false // people do it, not the motorcycles
	}
	if before && v.Number == isnad.Plural {
		return plural || n.typ == isnad.Actor || n.number == 0
	}
	if plural {
		// Broken plurals take either gender, but bodies that a verb in the
		// masculine stands before are what it is done to: ناشد المنظمات.
		return before || v.Gender != isnad.Masculine || n.typ == isnad.Count || n.class != "body" && n.class != "media"
	}
	return v.Gender == n.gender
}

// agrees reports that a verb behind the phrase can have it as its subject, a
// list through any of its members.
func (g *group) agrees(v *isnad.Analysis) bool {
	for i := range g.nps {
		if agrees(v, &g.nps[i], true) {
			return true
		}
	}
	return false
}

// suspected is of whom a verb of suspecting right behind the phrase tells what
// stands at item it: اعتقل رجالا يشتبه بانتمائهم إلى الخلية، في أنهم ينتمون إليها.
func (c *sentence) suspected(it int) *group {
	for j := it - 1; j > 0 && j >= it-3; j-- {
		switch x := &c.items[j]; x.kind {
		case itemSub:
		case itemVerb:
			if a := c.an(x.head); x.conj || !suspects.Has(arabic.VerbKey(a.Verb)) || a.Aspect != isnad.Imperfect {
				return nil
			}
			if y := &c.items[j-1]; y.kind != itemNP || c.npAt(j-1).category() != tParty && c.npAt(j-1).typ != isnad.Count || y.mention >= 0 && c.ms[y.mention].Named && c.ms[y.mention].Type == isnad.Actor {
				return nil
			}
			return &group{nps: []np{c.np(j - 1)}, item: j - 1}
		default:
			return nil
		}
	}
	return nil
}

// suspects are verbs of holding something of somebody for likely.
var suspects = arabic.SetOf("اشتبه", "اعتقد", "زعم", "ظن\u0651", "شك\u0651")

// controller is whose doing the verb behind أن is where the governing verb
// gives him with a preposition: سبق للجيش أن حرر، طلب من القوات أن تنسحب.
func (c *sentence) controller(it int) *group {
	j := it - 1
	if j < 2 || c.items[j].kind != itemSub {
		return nil
	}
	x := &c.items[j-1]
	if x.kind != itemNP || x.prep != "ل" && x.prep != "من" {
		return nil
	}
	for k := j - 2; k >= 0 && k >= j-4; k-- {
		if c.items[k].kind != itemVerb {
			continue
		}
		switch key := arabic.VerbKey(c.an(c.items[k].head).Verb); {
		case x.prep == "ل" && (key == "سبق" || key == "سمح" || key == "اتاح" || key == "حق\u0651" || key == "امكن"), x.prep == "من" && key == "طلب":
			return &group{nps: []np{c.np(j - 1)}, item: j - 1}
		}
		return nil
	}
	return nil
}

// setOffBefore is the comma that opens what the comma at item j closes: a phrase of
// where or how it was said, with a clause on it (، في بيان نشرته أمس،); 0 where there
// is none.
func (c *sentence) setOffBefore(j int) int {
	verb := false
	for k := j - 1; k > 0 && k >= j-9; k-- {
		switch x := &c.items[k]; x.kind {
		case itemStop, itemSub, itemConj:
			return 0
		case itemVerb:
			verb = verb || !x.conj
		case itemComma:
			if y := &c.items[k+1]; verb && y.kind == itemRel && !y.conj {
				return k // حاول مسلحون، ممن لا تشملهم الهدنة، مهاجمة
			} else if verb && y.kind == itemNP && !y.conj && (y.prep == "في" || y.prep == "خلال" || y.prep == "ب" || y.prep == "عبر") && c.an(y.head).Class == "document" {
				return k
			}
			return 0
		}
	}
	return 0
}

// attempted reports a noun of action at item j that is what a party tried, behind
// محاولة and its genitive.
func (c *sentence) attempted(j int) bool {
	if j < 2 || c.an(c.items[j].head).POS != isnad.VerbalNoun || c.items[j].mention >= 0 || !c.items[j-1].gen {
		return false
	}
	k := j - 1
	for k > 0 && c.items[k].gen {
		k--
	}
	return c.items[k].kind == itemNP && c.an(c.items[k].head).Lemma == "محاولة"
}

// townOf is the town within a phrase for a part of it or what lies about it: مدخل دير
// حافر، محيط مدينة كذا; nil where there is none.
func (c *sentence) townOf(j int) *np {
	x := &c.items[j]
	k := x.head + 1
	if x.mention < 0 || c.ms[x.mention].Type != isnad.Place || k > x.last || !outskirts.Has(c.an(x.head).Lemma) || c.an(x.head).Gender == isnad.Feminine {
		return nil
	}
	n := c.from(k, c.ms[x.mention].End, isnad.Place)
	return &n
}

// outskirts are nouns for a part of a town or what lies about it.
var outskirts = arabic.SetOf("مدخل", "محيط", "طرف", "أطراف", "مركز", "وسط", "مشارف", "ريف", "جوار", "شمال", "جنوب", "شرق", "غرب", "ضواحي", "تخوم")

// madeOf reports that the phrase at item j says of what that is made which stands
// before: رتلا مؤلفا من 15 آلية.
func (c *sentence) madeOf(j int) bool {
	if j < 2 || c.items[j].prep != "من" && c.items[j].prep != "ب" {
		return false
	}
	switch arabic.VerbKey(c.an(c.items[j-1].head).Verb) {
	case "ال\u0651ف", "كو\u0651ن", "تال\u0651ف", "تكو\u0651ن", "شك\u0651ل", "حم\u0651ل", "جه\u0651ز", "زو\u0651د", "عز\u0651ز":
		return c.an(c.items[j-1].head).POS != isnad.Verb
	}
	return false
}

// findLeft finds what stands before a finite verb and may be its subject: the
// antecedent of a relative pronoun (rel), or the phrase that opens the clause.
func (c *sentence) findLeft(it int) (g *group, rel bool) {
	if c.an(c.items[it].head).Proclitics.Has(isnad.ProLi) {
		return nil, false // …، لتقترب من المدينة: a clause of its own
	}
	j := it - 1
	for j >= 0 && (c.items[j].kind == itemPart || c.items[j].kind == itemTime || c.items[j].kind == itemQuote || c.items[j].kind == itemVerb && !c.items[j].conj && c.auxiliary(c.items[j].head)) {
		j-- // الذي كان قد أمهل
	}
	if j >= 0 && c.items[j].kind == itemRel {
		ra := c.an(c.items[j].head)
		if c.items[j].conj {
			j = c.firstRelative(j) // الذي يربط …، والذي يسيطر عليه
		}
		k := j - 1
		for k >= 0 && (c.items[k].kind == itemComma || c.items[k].kind == itemQuote || c.items[k].kind == itemTime) {
			k--
		}
		for n := 0; k >= 0 && n < 4; k, n = k-1, n+1 {
			x := &c.items[k]
			if x.kind == itemAdj || x.kind == itemQuote {
				continue
			}
			if x.kind != itemNP {
				break
			}
			p := c.np(k)
			if ra.Gender == isnad.Feminine && ra.Number == isnad.Singular && p.class == "people" {
				if q := c.placeWithin(k); q != nil {
					return c.groups.add(group{nps: c.list(*q), item: k}), true // سكان خان شيخون التي استعادها الجيش
				}
			}
			if twoOf.Has(unjoin(c.s.Tokens[c.items[j].head].Fold)) {
				if g := c.bothUpTo(j); g != nil {
					return g, true // تلة كذا وجبل كذا اللذين تتمركز فيهما
				}
			}
			if relAgrees(ra, &p) {
				return c.groups.add(group{nps: c.list(p), item: k}), true
			}
			if q := c.townOf(k); q != nil && ra.Gender == isnad.Feminine && ra.Number == isnad.Singular {
				return c.groups.add(group{nps: c.list(*q), item: k}), true // مدخل دير حافر التي استعادها الجيش
			}
			if !x.gen && x.prep == "" && !x.conj {
				break
			}
		}
		return nil, true
	}
	if j >= 2 && j == it-1 && c.items[j].among && c.items[j-1].kind == itemPart && c.items[j-2].kind == itemNP && (j == 2 || c.items[j-3].kind == itemSub || c.items[j-3].kind == itemStop) {
		// إن سبعة مدنيين بينهم ثلاثة أطفال قتلوا: all of them
		p := c.np(j - 2)
		return c.groups.add(group{nps: c.list(p), item: j - 2}), false
	}
	if k := c.paperBefore(it); k >= 0 {
		return c.groups.add(group{nps: c.one(k), item: k}), true
	}
	if k := c.meanwhileOf(it); k >= 0 {
		return c.groups.add(group{nps: c.one(k), item: k}), false
	}
	if j >= 0 && j == it-1 && c.items[j].kind == itemNP && !c.items[it].conj && c.indefinite(j) && !c.madeOf(j) && !(j == 0 && ties.Has(c.an(c.items[j].head).Lemma)) && (c.items[j].prep != "" || c.items[j].among || c.items[j].gen && c.governed(j) || c.resumes(it, j) || c.follows(it, j)) {
		// An indefinite noun takes its relative clause without a pronoun: منطقة
		// يسيطر عليها.
		p := c.np(j)
		if a := c.an(c.items[it].head); agrees(a, &p, true) || a.Aspect == isnad.Imperfect || object3.Has(a.Enclitic) && pronounAgrees(a.Enclitic, &p) {
			return c.groups.add(group{nps: c.list(p), item: j}), true
		}
	}
	if j >= 0 && c.items[it].conj && !c.answers(it) {
		return nil, false // و before the verb: a clause of its own
	}
	if j > 0 && c.items[j].kind == itemComma {
		// وحدات الجيش، تساندها قوات …، سيطرت: over what is set off by commas.
		for k := j - 1; k > 0 && j-k <= 14; k-- {
			if c.items[k].kind == itemStop || c.items[k].kind == itemSub {
				break
			}
			if c.items[k].kind == itemComma {
				if y := &c.items[k+1]; y.kind == itemRel || y.kind == itemAdj || y.kind == itemPart && amongWords.Has(unjoin(c.s.Tokens[y.head].Fold)) || y.kind == itemVerb && !y.conj && c.an(y.head).Enclitic != "" || y.kind == itemNP && !y.conj && (y.prep != "" || c.an(y.head).Class == "role" || owners.Has(c.s.Tokens[y.first].Fold)) || y.kind == itemTime {
					j = k - 1
				}
				break
			}
		}
	}
	best, near := -1, -1
	for ; j >= 0; j-- {
		x := &c.items[j]
		switch x.kind {
		case itemSub:
			if best < 0 && j > 1 && c.items[j-1].kind == itemVerb && believed.Has(arabic.VerbKey(c.an(c.items[j-1].head).Verb)) && c.items[j-2].kind == itemNP && c.indefinite(j-2) {
				j-- // طائرة يعتقد أنها تابعة للتحالف استهدفت
				continue
			}
			j = 0
		case itemStop, itemRel, itemConj:
			j = 0
		case itemVerb:
			if best > j && !x.conj && object3.Has(c.an(c.items[it].head).Enclitic) && c.hadDone(j, c.an(c.items[it].head).Enclitic) != nil {
				j = 0 // ألغام كان المسلحون قد زرعوها
				continue
			}
			if !c.auxiliary(x.head) {
				if near > best && c.qualifies(it, near) {
					// بلغت الوحدات نقطة على الحدود تبعد عن المعبر 70 كم
					return c.groups.add(group{nps: c.list(c.np(near)), item: near}), true
				}
				other := best < 0
				if !other {
					n, a := c.np(best), c.an(c.items[it].head)
					other = !agrees(a, &n, true) || a.Gender == isnad.Feminine && n.gender == isnad.Masculine && soundPlural(&c.s.Tokens[n.head])
				}
				if j > 0 && other && c.items[j-1].kind == itemNP && !c.items[it].conj && object3.Has(c.an(x.head).Enclitic) && c.indefinite(j-1) {
					if p := c.np(j - 1); agrees(c.an(c.items[it].head), &p, true) {
						return c.groups.add(group{nps: c.list(p), item: j - 1}), false // قذيفتان أطلقهما مسلحون سقطتا على الحي
					}
				}
				if g := c.aroundRelative(it, j); g != nil {
					return g, false // الجيش الذي يقوده فلان أطلق عملية
				}
				j = 0
			}
		case itemComma:
			if best >= 0 {
				j = 0
			}
		case itemNP:
			if x.prep == "" && !x.gen {
				if best < 0 {
					near = j
				}
				best = j
				if x.conj {
					// و and a noun open the clause, or go on a list.
					k := j - 1
					for k >= 0 && c.items[k].kind == itemQuote {
						k--
					}
					if k < 0 || c.items[k].kind != itemNP || !c.goesWith(k, j) {
						j = 0
					}
				}
			}
		}
	}
	if best < 0 {
		return nil, false
	}
	g = c.groups.add(group{nps: c.list(c.np(best)), item: best})
	for k := best + 1; k < it; k++ {
		if c.items[k].kind == itemQuote {
			continue // الجيش و«السوري الحر»
		}
		if c.items[k].kind != itemNP || !c.items[k].conj || !c.alike(g, k) {
			break
		}
		if c.an(c.items[k].head).Lemma == "حليف" && c.an(c.items[k].head).Enclitic != "" {
			break // الجيش وحلفاؤه: one claim, with the one named
		}
		g.nps = append(g.nps, c.np(k))
	}
	return g, false
}

// placeWithin is the place that the phrase of people at item j names, or nil: أهالي
// خان شيخون.
func (c *sentence) placeWithin(j int) *np {
	x := &c.items[j]
	k := x.head + 1
	if k > x.last || !dwellers.Has(c.an(x.head).Lemma) {
		return nil
	}
	a := c.an(k)
	if c.s.Tokens[k].Kind != isnad.Word || adjectival(&c.s.Tokens[k]) || !placeClasses.Has(a.Class) && a.POS != isnad.ProperNoun && !(a.POS == isnad.Noun && (a.Guessed || a.Proclitics == 0 && x.last == k+1 && a.Class != "quantity")) {
		return nil
	}
	n := c.from(k, c.s.Tokens[x.last].End, isnad.Place)
	return &n
}

// dwellers are nouns of people by where they live.
var dwellers = arabic.SetOf("حامية", "ساكن", "سكان", "أهل", "أهالي", "ابن", "شيخ", "وجيه")

// firstRelative is the relative pronoun to which the one at item j is joined by و,
// so that both have one antecedent, or j.
func (c *sentence) firstRelative(j int) int {
	a := c.an(c.items[j].head)
	for k := j - 1; k >= 0 && j-k <= 12; k-- {
		switch x := &c.items[k]; x.kind {
		case itemStop, itemSub:
			return j
		case itemRel:
			if b := c.an(x.head); !x.conj && b.Gender == a.Gender && b.Number == a.Number {
				return k
			}
		}
	}
	return j
}

// aroundRelative is the phrase that the verb at item it goes on with behind the
// relative clause whose verb stands at item j, with its pronoun and no comma in
// between; nil where there is none that agrees.
func (c *sentence) aroundRelative(it, j int) *group {
	if j < 2 || c.items[j-1].kind != itemRel || c.items[j-2].kind != itemNP || c.items[it].conj {
		return nil
	}
	for k := j + 1; k < it; k++ {
		if x := &c.items[k]; x.kind == itemComma || x.kind == itemVerb || x.conj || x.kind == itemSub {
			return nil
		}
	}
	k := j - 2
	for k > 0 && c.items[k].gen {
		k--
	}
	n := c.np(k)
	if c.items[k].prep != "" || !agrees(c.an(c.items[it].head), &n, true) || n.category() == tThing {
		return nil
	}
	return &group{nps: []np{n}, item: k}
}

// answers reports that the verb at item it is what أما leads to: أما المجلس
// فجدد رفضه.
func (c *sentence) answers(it int) bool {
	if !c.an(c.items[it].head).Proclitics.Has(isnad.ProFa) {
		return false
	}
	for j := it - 1; j >= 0; j-- {
		switch x := &c.items[j]; x.kind {
		case itemVerb, itemStop:
			return false
		case itemPart, itemConj, itemSub:
			if unjoin(c.s.Tokens[x.head].Fold) == "اما" {
				return true
			}
		}
	}
	return false
}

// qualifies reports that the verb at item it, in the present and with nothing but
// where it lies between, tells of the indefinite noun at item j, which is itself
// the object of a verb before.
func (c *sentence) qualifies(it, j int) bool {
	a := c.an(c.items[it].head)
	if a.Aspect != isnad.Imperfect || c.items[it].conj || !c.indefinite(j) || c.items[j].conj {
		return false
	}
	for k := j + 1; k < it; k++ {
		if x := &c.items[k]; x.kind != itemAdj && !(x.kind == itemNP && (x.gen || x.prep != "" && !x.conj)) {
			return false
		}
	}
	n := c.np(j)
	return agrees(a, &n, true)
}

// resumes reports that the verb at item it takes the counted things or the weapon
// at item j up again with its pronoun: سبعين لغما زرعتها الجماعة، قذيفة أطلقها
// الحوثيون.
func (c *sentence) resumes(it, j int) bool {
	if !object3.Has(c.an(c.items[it].head).Enclitic) {
		return false
	}
	n := c.np(j)
	if n.class != "weapon" && !c.counted(j) && !c.items[j].gen {
		return false
	}
	return c.counted(j) || pronounAgrees(c.an(c.items[it].head).Enclitic, &n)
}

// governed reports that the genitive chain in which item j stands is behind a
// preposition.
func (c *sentence) governed(j int) bool {
	_, prep := c.chainStart(j)
	return prep != ""
}

// follows reports that a verb in the plural right behind an object that can be
// many says what these do: استقبل المركز 1500 مواطن خرجوا من الأحياء.
func (c *sentence) follows(it, j int) bool {
	a := c.an(c.items[it].head)
	if a.Number != isnad.Plural || c.npCategory(j) != tParty {
		return false
	}
	for k := j - 1; k >= 0; k-- {
		switch c.items[k].kind {
		case itemVerb:
			return !c.auxiliary(c.items[k].head)
		case itemStop, itemSub, itemRel, itemConj, itemComma:
			return false
		}
	}
	return false
}

// owners open a description set off by commas: تلعفر، ذات الغالبية التركمانية،
var owners = arabic.SetOf("ذات", "ذو", "ذي", "ذا", "احدي", "احد", "اكبر", "اهم", "ثاني", "كبري", "مسقط", "معقل", "عاصمه", "مركز", "اخر")

// indefinite reports a noun phrase without article, pronoun or name.
func (c *sentence) indefinite(j int) bool {
	x := &c.items[j]
	a := c.an(x.head)
	if a.Proclitics.Has(isnad.ProAl) || a.Enclitic != "" || a.POS == isnad.ProperNoun || a.Guessed {
		return false
	}
	if x.mention >= 0 && c.ms[x.mention].Named && c.ms[x.mention].Type != isnad.Count && !c.commonPlace(j) {
		return false
	}
	return !c.an(x.last).Proclitics.Has(isnad.ProAl)
}

// commonPlace reports a place at item j with no name but its kind and an adjective of
// ordinary words: مقبرة جماعية.
func (c *sentence) commonPlace(j int) bool {
	x := &c.items[j]
	if x.first != x.head || x.last == x.head || !placeClasses.Has(c.an(x.head).Class) {
		return false
	}
	for k := x.head + 1; k <= x.last; k++ {
		if a := c.an(k); a.POS != isnad.Adjective || a.Guessed || a.Class == "nisba" || a.Proclitics != 0 {
			return false
		}
	}
	return true
}

// bothUpTo are the two phrases of one kind joined by و right before item j, or nil.
func (c *sentence) bothUpTo(j int) *group {
	second := -1
	for k := j - 1; k >= 0 && k >= j-8; k-- {
		x := &c.items[k]
		switch {
		case x.kind == itemAdj, x.kind == itemQuote, x.kind == itemNP && x.gen, x.kind == itemComma && second < 0:
		case x.kind != itemNP:
			return nil
		case second < 0 && x.conj && x.prep == "":
			second = k
		case second > 0 && !x.conj && c.npCategory(k) == c.npCategory(second):
			return c.groups.add(group{nps: append(c.list(c.np(k)), c.np(second)), item: k})
		default:
			return nil
		}
	}
	return nil
}

// twoOf are the relative pronouns of two.
var twoOf = arabic.SetOf("اللذان", "اللذين", "اللتان", "اللتين")

func relAgrees(rel *isnad.Analysis, n *np) bool {
	switch {
	case rel.Number == isnad.Plural:
		return n.number == isnad.Plural || n.typ == isnad.Count || n.number == 0
	case rel.Gender == isnad.Feminine:
		return n.gender != isnad.Masculine || n.number == isnad.Plural
	case rel.Gender == isnad.Masculine:
		return n.gender != isnad.Feminine
	}
	return true
}

// auxiliary reports verbs that stand before another verb and share its
// subject: كان، بدأ، عاد، لا يزال.
func (c *sentence) auxiliary(tok int) bool {
	switch arabic.VerbKey(c.an(tok).Verb) {
	case "كان", "بدا", "عاد", "ظل\u0651", "زال", "اصبح", "بات", "صار", "كاد", "اخذ", "راح", "استطاع", "انفك", "اوشك", "واصل", "استمر\u0651", "اضحي", "امسي", "غدا", "يزال", "لازال":
		return true
	}
	return false
}

// chainStart is the item that opens the genitive chain and list in which item
// it stands, and the preposition that governs it. The end of the sentence is a
// chain of its own.
func (c *sentence) chainStart(it int) (int, string) {
	if it == len(c.items) {
		return it, ""
	}
	for it > 0 {
		x := &c.items[it]
		if x.kind != itemNP || x.prep != "" {
			break
		}
		if x.gen {
			it--
			for it > 0 && c.items[it].kind == itemQuote {
				it--
			}
			continue
		}
		if x.conj {
			// A noun of action joined by و shares the governor of the one
			// before it: بدأت بملاحقة المسلحين وتمشيط القرى.
			k := it - 1
			act := func(k int) bool { return c.items[k].kind == itemNP && (c.eventNoun(k) || c.np(k).event) }
			end := it - 6
			for k >= 0 && k > end && (c.items[k].kind == itemNP || c.items[k].kind == itemQuote || c.items[k].kind == itemAdj || c.items[k].kind == itemComma || c.items[k].kind == itemPart && c.items[k].prep != "" && !c.items[k].conj) {
				if act(k) {
					break
				}
				if open := c.openedAt(k); open >= 0 {
					end -= k - open // تحرير قرى (أ، ب) ورفع العلم
					k = open
				}
				k--
			}
			if k >= 0 && k > end && act(k) {
				it = k
				continue
			}
		}
		break
	}
	return it, c.items[it].prep
}

// openedAt is the item that opens the bracket closed at item k, or -1.
func (c *sentence) openedAt(k int) int {
	if c.items[k].kind != itemQuote || c.s.Tokens[c.items[k].first].Norm != ")" {
		return -1
	}
	for j := k - 1; j >= 0 && j >= k-24; j-- {
		if x := &c.items[j]; x.kind == itemQuote && c.s.Tokens[x.first].Norm == "(" {
			return j
		}
	}
	return -1
}

func (c *sentence) eventNoun(j int) bool {
	a := c.an(c.items[j].head)
	return a.POS == isnad.VerbalNoun || a.Class == "event"
}

// governor finds the light verb that governs the noun of item it, if any, and
// the verb of the clause in any case (-1 where there is none).
func (c *sentence) governor(it int) (verb int, l *light, prep string) {
	start, prep := c.chainStart(it)
	between := true
	for j := start - 1; j >= 0; j-- {
		x := &c.items[j]
		switch x.kind {
		case itemSub:
			if a := c.an(x.head); a.POS == isnad.ActiveParticiple && prep != "" && c.circumstance(x.head) {
				if l := c.set.lightOf(a.Verb, prep); l != nil {
					return j, l, prep // …، متعهدا بإصدار عفو
				}
			}
			return -1, nil, prep
		case itemStop, itemRel, itemConj:
			return -1, nil, prep
		case itemComma:
			if k := c.setOffBefore(j); k > 0 {
				j = k // أعلنت الوزارة، في بيان نشرته أمس، مقتل
			}
		case itemNP:
			if x.conj && !x.gen && x.prep == "" && (c.npCategory(j) == tThing || c.s.Kind == isnad.Heading && !c.goesOn(j)) {
				return -1, nil, prep // الجيش يتقدم وضحايا بقصف على البلدة: two headlines
			}
			if between && j == start-1 && x.prep == "" && !x.gen && (prep == "ل" || prep == "علي") && readiness.Has(c.an(x.head).Lemma) && !c.an(x.head).Proclitics.Has(isnad.ProAl) {
				return j, &ready, prep // القوات مستعدة لاقتحام المدينة
			}
			if between && c.eventNoun(j) {
				// A light verb may itself be a verbal noun: تنفيذ غارة، نجاح
				// القوات في تحرير.
				for k := range c.s.Tokens[x.head].Analyses {
					if a := &c.s.Tokens[x.head].Analyses[k]; a.POS == isnad.VerbalNoun && a.Verb != "" {
						if l := c.set.lightOf(a.Verb, prep); l != nil {
							return j, l, prep
						}
					}
				}
			}
			// تنفيذ سلاح الجو التابع للقوات غارات: an adjective has its own complement.
			between = between && (x.gen || x.conj || x.prep == "" && describes(c.an(x.head)) || x.prep != "" && j > 0 && (c.items[j-1].kind == itemAdj || c.items[j-1].kind == itemNP && adjectival(&c.s.Tokens[c.items[j-1].head])))
		case itemVerb:
			l := c.set.lightOf(c.an(x.head).Verb, prep)
			if l == nil && prep != "" && !x.conj {
				if k, outer := c.outerLight(j, prep); outer != nil {
					return k, outer, prep
				}
			}
			return j, l, prep
		}
	}
	return -1, nil, prep
}

// readiness are participles of who is about to do what ل or على names; ready is what they
// are to it.
var (
	readiness = arabic.SetOf("مستعد", "مستعدّ", "جاهز", "عازم", "مصمم", "مصمّم", "متأهب", "متأهّب")
	ready     = light{future: true}
)

// outerLight is the light verb with the preposition to whose clause the noun right
// before the verb at item j belongs, of which that verb only tells more: تمكنوا بعد
// معارك استمرت ساعات من دخول البلدة. nil where there is none.
func (c *sentence) outerLight(j int, prep string) (int, *light) {
	if j == 0 || c.items[j-1].kind != itemNP && c.items[j-1].kind != itemAdj && c.items[j-1].kind != itemRel {
		return -1, nil
	}
	for k := j - 1; k >= 0 && k >= j-8; k-- {
		switch x := &c.items[k]; x.kind {
		case itemStop, itemSub, itemConj:
			return -1, nil
		case itemVerb:
			if l := c.set.lightOf(c.an(x.head).Verb, prep); l != nil && !l.impersonal && !l.passive {
				return k, l
			}
			return -1, nil
		}
	}
	return -1, nil
}

// describes reports a participle with the article, which qualifies a noun before
// it even where the layout has it as a phrase.
func describes(a *isnad.Analysis) bool {
	return a.Proclitics == isnad.ProAl && (a.POS == isnad.ActiveParticiple || a.POS == isnad.PassiveParticiple)
}

// goesOn reports that the noun at item j, joined by و, goes on a list of its like.
func (c *sentence) goesOn(j int) bool {
	for k := j - 1; k >= 0; k-- {
		switch x := &c.items[k]; {
		case x.kind == itemNP && x.gen, x.kind == itemAdj, x.kind == itemQuote, x.kind == itemComma:
		case x.kind == itemNP:
			return c.npCategory(k) == c.npCategory(j)
		default:
			return false
		}
	}
	return false
}

func (s *Set) lightOf(lemma, prep string) *light {
	ls := s.light[arabic.VerbKey(lemma)]
	for i := range ls {
		if ls[i].prep == prep {
			return &ls[i]
		}
	}
	return nil
}

// holds are verbs of what a thing is made of or bears: رتل يضم ثلاثين آلية.
var holds = arabic.SetOf("ضم\u0651", "شمل", "حمل", "اقل\u0651", "بلغ", "تجاوز", "حوي", "احتوي", "نقل", "تخط\u0651ي")

// subjectOf is the subject of the finite verb at item v: behind it, before
// it, or nil where it is dropped.
func (c *sentence) subjectOf(v int) *group {
	a := c.an(c.items[v].head)
	if c.items[v].kind != itemVerb {
		return nil
	}
	lg, rel := c.left(v)
	gs := c.right(v)
	var first *group
	for i := range gs {
		if gs[i].prep == "" && gs[i].pron == "" {
			first = &gs[i]
			break
		}
	}
	if lg != nil && a.Enclitic == "" && holds.Has(arabic.VerbKey(a.Verb)) && lg.agrees(a) {
		return lg // رتل يضم نحو 30 آلية
	}
	if a.Voice != isnad.Passive && first != nil && a.Number != isnad.Plural && agrees(a, &first.nps[0], false) && first.nps[0].category() == tParty {
		if lg == nil || rel && a.Enclitic != "" || lg.nps[0].category() != tParty {
			return first
		}
	}
	if lg != nil && (rel && a.Enclitic == "" || !rel && lg.agrees(a)) {
		return lg
	}
	if first != nil && a.Voice != isnad.Passive && agrees(a, &first.nps[0], false) && a.Number != isnad.Plural {
		return first
	}
	return nil
}

// ties are nouns of phrases that only tie a sentence to the one before it and are
// nobody's antecedent: على صعيد آخر، من جهة أخرى، في سياق متصل.
var ties = arabic.SetOf("صعيد", "جهة", "سياق", "غضون", "شأن", "جانب", "ناحية", "إطار", "مقابل", "تطور", "وقت", "خضم", "موازاة", "حين")
