package frame

import (
	"isnad"
	"isnad/arabic"
)

// join puts together what layout has cut and the clause takes as one phrase:
// a title and the name behind it (الأمين العام للأمم المتحدة أنطونيو غوتيريش),
// a number or a part and the whole behind من (عدد من المدنيين، وحدات من
// الجيش، أكثر من 200 ألف شخص). It also marks the part of a number that a
// pronoun takes out of it (بينهم ثلاثة أطفال).
func (c *sentence) join() {
	out := c.spare[:0]
	for j := 0; j < len(c.items); {
		x := c.items[j]
		x.titled, x.office = -1, -1
		n := 1
		if x.kind == itemNP {
			if k := c.titled(j); k > j {
				p := &c.items[k]
				for i := j + 1; i < k; i++ {
					if m := c.items[i].mention; m >= 0 && c.ms[m].Type == isnad.Actor {
						x.titled = m
					}
				}
				if x.mention >= 0 && x.titled < 0 {
					x.office = x.mention
				}
				x.last, x.head, x.mention, x.start = p.last, p.head, p.mention, p.start
				n = k - j + 1
			} else if c.partOf(j) {
				p := &c.items[j+1]
				x.last, x.wide = p.last, true
				if x.mention < 0 || c.an(x.head).Class == "quantity" || c.npCategory(j) == tPlace {
					x.mention = p.mention
					if p.mention < 0 {
						x.head = p.head
					}
				}
				n = 2
			}
			if n == 1 {
				for j+n < len(c.items) && c.furtherField(&x, &c.items[j+n]) {
					x.last = c.items[j+n].last // وزير الصناعة | والتجارة
					n++
				}
			}
			if n == 1 && j+1 < len(c.items) && c.dualParties(j) {
				x.last, x.wide, n = c.items[j+1].last, true, 2
			}
			if j > 0 && c.items[j-1].kind == itemPart && amongWords.Has(unjoin(c.s.Tokens[c.items[j-1].head].Fold)) && !c.outOfIt(j) {
				x.among = true
			} else if k := len(out) - 1; k >= 0 && x.conj && out[k].kind == itemNP && out[k].among && x.prep == "" && x.mention >= 0 && c.ms[x.mention].Type == isnad.Count {
				x.among = true // بينهم 3 أطفال وسيدتان
			}
		}
		for t := x.first; t <= x.last; t++ {
			if c.of[t] >= 0 || t == x.first {
				c.of[t] = len(out)
			}
		}
		out = append(out, x)
		j += n
	}
	c.items, c.spare = out, c.items
}

// dualParties reports that the phrase behind item j is the second adjective of
// a dual: الجيشان التركي | والوطني السوري.
func (c *sentence) dualParties(j int) bool {
	x, y := &c.items[j], &c.items[j+1]
	return c.an(x.head).Number == isnad.Dual && c.npCategory(j) == tParty && y.kind == itemNP && y.conj && y.mention < 0 && adjectival(&c.s.Tokens[y.first]) && c.an(y.first).Proclitics.Has(isnad.ProAl)
}

// outOfIt reports that the verb before the pronoun before item j has the item as its
// subject: وانسحب منها المسلحون. Of those who are counted so, some are meant.
func (c *sentence) outOfIt(j int) bool {
	if j < 2 || c.items[j-1].prep != "من" || c.items[j-2].kind != itemVerb || c.an(c.items[j-2].head).Enclitic != "" {
		return false
	}
	m := c.items[j].mention
	return m < 0 || c.ms[m].Type != isnad.Count || c.an(c.items[j-1].head).Enclitic == "ها"
}

// amongWords open the part of a number: قتل عشرة، بينهم طفلان.
var amongWords = arabic.SetOf("بينهم", "بينهن", "بينها", "منهم", "منهن", "منها", "ضمنهم", "ضمنها")

// titled gives the item of the name that belongs to the function at item j,
// or j where none does.
func (c *sentence) titled(j int) int {
	x := &c.items[j]
	if k := j + 1; k < len(c.items) && c.calledByDeed(x) && c.items[k].kind == itemNP && c.items[k].prep == "" && !c.items[k].conj && c.items[k].mention >= 0 && c.ms[c.items[k].mention].Type == isnad.Human && c.items[k].first == c.ms[c.items[k].mention].First {
		return k // المعارض فلان الفلاني
	}
	rank := x.mention < 0 && x.first == x.last && rankWords.Has(c.s.Tokens[x.first].Fold) // اللواء فلان: no brigade
	if x.mention >= 0 && c.ms[x.mention].Type != isnad.Role && !c.oneMan(x) || x.mention < 0 && c.an(x.head).Class != "role" && !c.canBeRole(x.head) && !c.oneMan(x) && !rank {
		return j
	}
	reach, fields := j+5, false
	for k := j + 1; k < len(c.items) && k <= reach; k++ {
		y := &c.items[k]
		if y.kind == itemQuote && k < reach {
			continue
		}
		if y.kind == itemNP && y.conj && y.prep == "" && c.namedBehind(k) && (fields || c.fieldOf(x, y)) {
			reach, fields = j+9, true // وزير الخارجية والهجرة وشؤون المقيمين بالخارج فلان
			continue
		}
		if y.kind != itemNP || y.conj {
			return j
		}
		if fields && y.prep == "ب" && (y.mention < 0 || c.ms[y.mention].Type == isnad.Place && y.first == y.last) && c.namedBehind(k) {
			continue
		}
		if k == j+1 && y.prep == "" && c.s.Tokens[x.last].Fold == "عام" && c.namedBehind(k) {
			continue // مدعي عام | المحكمة فلان
		}
		if y.mention >= 0 && c.ms[y.mention].Type == isnad.Human {
			if y.prep == "" && (rank || !c.namesOther(j, k)) {
				return k
			}
			return j
		}
		if y.prep == "" && (c.an(y.head).Class == "role" || y.mention >= 0 && c.ms[y.mention].Type == isnad.Role || rankWords.Has(c.s.Tokens[y.first].Fold)) {
			continue // العميد الركن فلان، الرئيس الجنرال فلان
		}
		if fields && y.prep == "" && !y.gen && y.mention >= 0 && c.ms[y.mention].Type == isnad.Actor && c.an(y.first).Proclitics.Has(isnad.ProAl) && c.namedBehind(k) {
			continue // المقيمين بالخارج
		}
		if y.prep == "" && y.mention < 0 && y.first == y.last && adjectival(&c.s.Tokens[y.first]) && c.an(y.first).Proclitics.Has(isnad.ProAl) {
			continue // ضابط الصاعقة المفصول فلان
		}
		if y.prep == "" && k == j+1 && y.mention >= 0 && c.ms[y.mention].Type == isnad.Place && k+1 < len(c.items) && c.items[k+1].mention >= 0 && c.ms[c.items[k+1].mention].Type == isnad.Human && !c.items[k+1].conj {
			continue // رئيس المجلس المحلي درنة فلان
		}
		if !y.gen && c.items[k-1].kind != itemQuote && y.prep != "ل" && y.prep != "باسم" && y.prep != "في" && y.prep != "لدي" && y.prep != "عن" && !(y.prep == "الي" && envoys.Has(c.an(x.head).Lemma)) {
			return j
		}
	}
	return j
}

// calledByDeed reports a definite word alone that can tell a man by what he does or
// what was done to him, though it is read as a thing: المعارض، المتهم، الموقوف.
func (c *sentence) calledByDeed(x *item) bool {
	if x.mention >= 0 || x.first != x.last || x.prep == "ب" || inPreps.Has(x.prep) || !c.an(x.head).Proclitics.Has(isnad.ProAl) || c.an(x.head).Class == "" {
		return false
	}
	t := &c.s.Tokens[x.head]
	for i := range t.Analyses {
		switch a := &t.Analyses[i]; a.POS {
		case isnad.ActiveParticiple, isnad.PassiveParticiple, isnad.Adjective:
			if a.Number == isnad.Singular && a.Proclitics == c.an(x.head).Proclitics {
				return true
			}
		}
	}
	return false
}

// canBeRole reports a participle that is a function as well, with what is its own
// behind it: حاكم مصرف لبنان.
func (c *sentence) canBeRole(i int) bool {
	if a := c.an(i); a.POS != isnad.ActiveParticiple || a.Proclitics.Has(isnad.ProAl) {
		return false
	}
	t := &c.s.Tokens[i]
	for j := range t.Analyses {
		if t.Analyses[j].Class == "role" && t.Analyses[j].Number == isnad.Singular {
			return true
		}
	}
	return false
}

// fieldOf reports that the phrase y, joined by و, is a further field of the office x:
// وزير الخارجية | والتعاون، وزيرة التضامن | والأسرة.
func (c *sentence) fieldOf(x, y *item) bool {
	if !offices.Has(c.an(x.first).Lemma) || c.an(x.first).Proclitics.Has(isnad.ProAl) {
		return false
	}
	a := c.an(y.first)
	return a.Proclitics.Has(isnad.ProAl) || a.Lemma == "شأن" || a.Lemma == "وزير"
}

// furtherField reports that the phrase y is one word that names a further field of the
// office x, which no name follows: وزير الصناعة | والتجارة, رئيس لجنة الأمن | والدفاع.
func (c *sentence) furtherField(x, y *item) bool {
	h := c.an(x.first)
	if y.kind != itemNP || !y.conj || y.prep != "" || y.first != y.last || y.first != x.last+1 || h.Number != isnad.Singular || h.Proclitics.Has(isnad.ProAl) {
		return false
	}
	if !offices.Has(h.Lemma) && h.Lemma != "رئيس" && h.Lemma != "عضو" && h.Lemma != "نائب" || !c.an(x.last).Proclitics.Has(isnad.ProAl) {
		return false
	}
	a := c.an(y.first)
	return a.Proclitics == isnad.ProWa|isnad.ProAl && a.Number == isnad.Singular && a.POS.Nominal() && a.POS != isnad.Adjective && fieldNouns.Has(a.Lemma)
}

// fieldNouns are what ministries and committees are for.
var fieldNouns = arabic.SetOf("دفاع", "داخلية", "خارجية", "مالية", "عدل", "اقتصاد", "تجارة", "صناعة", "زراعة", "صحة", "تربية", "تعليم", "ثقافة", "إعلام", "نقل", "أمن", "سياحة", "بيئة", "طاقة", "ري", "تعاون", "هجرة", "تنمية", "اتصال", "تكوين", "تشغيل", "رياضة", "إسكان", "تموين", "بحث", "شباب", "استثمار", "تخطيط")

// offices are functions that have fields.
var offices = arabic.SetOf("وزير", "وزيرة", "كاتب", "مدير", "مديرة", "مفوض", "وكيل", "مستشار", "أمين")

// namedBehind reports that behind item k, with no verb or break between, a name
// without a preposition stands.
func (c *sentence) namedBehind(k int) bool {
	for k++; k < len(c.items); k++ {
		y := &c.items[k]
		if y.kind != itemNP || y.prep != "" && y.prep != "ب" && y.prep != "ل" && y.prep != "لدي" {
			return false
		}
		if y.mention >= 0 && c.ms[y.mention].Type == isnad.Human {
			return y.prep == ""
		}
	}
	return false
}

// namesOther reports that the function at item j, right behind a verb of naming
// that has no other object, is whose choice the person at item k is: كلف رئيس
// الجمهورية | فلانا بتشكيل الحكومة.
func (c *sentence) namesOther(j, k int) bool {
	if j == 0 || !c.choosing(j-1) || c.an(c.items[j-1].head).Enclitic != "" || !c.an(c.items[j].first).Definite && !(j+1 < k && c.items[j+1].gen) && !c.ownerNamed(&c.items[j]) {
		return false
	}
	if k+1 == len(c.items) {
		return true
	}
	n := &c.items[k+1]
	if n.kind == itemNP && n.prep == "" && !n.conj && c.an(n.first).Class == "role" && accusative(&c.s.Tokens[n.first]) {
		return true // عيّن الملك | فلانا رئيسا للوزراء
	}
	return n.kind != itemNP || n.prep != "" || n.conj
}

// ownerNamed reports an office told by what it is over: ملك الأردن, رئيس الجمهورية.
func (c *sentence) ownerNamed(x *item) bool {
	a := c.an(x.last)
	return x.last > x.first && (a.Proclitics.Has(isnad.ProAl) || a.POS == isnad.ProperNoun)
}

// ofChoice reports that the item is a verb of naming and the person right behind it
// bears a title already, so that a function behind the name is another man's: أقال
// الرئيس فلان وزير الداخلية.
func (c *sentence) ofChoice(it int) bool {
	if !c.choosing(it) || it+1 >= len(c.items) {
		return false
	}
	y := &c.items[it+1]
	return y.kind == itemNP && y.mention >= 0 && y.first < c.ms[y.mention].First
}

// choosing reports that the item is a verb of naming.
func (c *sentence) choosing(it int) bool {
	return c.items[it].kind == itemVerb && names.Has(c.an(c.items[it].head).Verb)
}

// names are verbs of giving somebody an office or taking it away.
var names = arabic.SetOf("أعفى", "كلّف", "رشّح", "عيّن", "سمّى", "اختار", "أقال", "عزل", "نصّب")

// envoys are functions that go with where one is sent: المبعوث الأممي إلى ليبيا فلان.
var envoys = arabic.SetOf("مبعوث", "موفد", "سفير", "مندوب", "ممثل")

// oneMan reports a phrase for one man by what he is (عضو المجلس، الإرهابي،
// ضابط الصاعقة): the name behind it is his.
func (c *sentence) oneMan(x *item) bool {
	a := c.an(x.head)
	if a.Number == isnad.Plural || a.Number == isnad.Dual || x.prep != "" && x.prep != "ل" && x.prep != "ب" {
		return false
	}
	if x.mention >= 0 {
		if m := &c.ms[x.mention]; m.Type != isnad.Actor || m.Entity != "" && m.Named {
			return false
		}
	}
	if a.POS == isnad.Adjective && a.Class == "" && x.first == x.last {
		for i := range c.s.Tokens[x.head].Analyses {
			if b := &c.s.Tokens[x.head].Analyses[i]; b.POS == isnad.Noun && b.Class == "people" && b.Proclitics == a.Proclitics && b.Number == isnad.Singular {
				return true // الصحفي فلان
			}
		}
	}
	return a.POS.Nominal() && (a.Class == "people" || a.Class == "members" || a.Class == "nisba")
}

// rankWords stand between a rank and a name.
var rankWords = arabic.SetOf("الركن", "الطيار", "المهندس", "الدكتور", "الشيخ", "السيد", "المتقاعد", "الحقوقي", "الملازم", "النقيب", "الرائد", "المقدم", "العقيد", "العميد", "اللواء", "الفريق", "المشير", "اول", "البحري")

// piece reports a phrase that says no more than that some of a place is meant:
// أجزاء واسعة، القسم الأكبر; a piece with a name of its own (الجزء الشرقي) is
// none.
func (c *sentence) piece(x *item) bool {
	a := c.an(x.first)
	if !pieceLemmas.Has(a.Lemma) {
		return false
	}
	if !a.Definite {
		return true
	}
	for j := x.first; j <= x.last; j++ {
		if partWords.Has(c.s.Tokens[j].Fold) {
			return true
		}
	}
	return false
}

// batches are numbers of people who go together.
var batches = arabic.SetOf("دفعة", "فوج", "مجموعة", "وجبة")

var pieceLemmas = arabic.SetOf("جزء", "قسم", "مساحة", "شطر", "نصف", "ثلث", "ربع")

// partOf reports that the phrase behind item j is the whole of which j is a
// part: أكثر من 200 شخص، وحدات من الجيش، مسلحين من الجماعة.
func (c *sentence) partOf(j int) bool {
	if j+1 >= len(c.items) {
		return false
	}
	x, y := &c.items[j], &c.items[j+1]
	if y.kind != itemNP || y.conj || y.gen || y.first > x.last+2 {
		return false
	}
	a := c.an(x.head)
	quantity := x.mention < 0 && a.Class == "quantity" && (x.head == x.last || x.head == x.first && c.an(x.last).POS == isnad.Adjective && !c.an(x.last).Proclitics.Has(isnad.ProAl))
	switch y.prep {
	case "من":
	case "عن", "علي":
		return quantity && y.mention >= 0 && c.ms[y.mention].Type == isnad.Count // ما لا يقل عن
	default:
		return false
	}
	cat := c.npCategory(j + 1)
	if a.Lemma == "كمية" && x.mention < 0 && y.mention < 0 {
		return true // كميات كبيرة من الأسلحة
	}
	if batches.Has(c.an(x.first).Lemma) && x.mention < 0 && cat == tParty {
		return true // الدفعة الثانية من المسلحين
	}
	if quantity {
		return cat == tParty || cat == tPlace || y.mention < 0 || c.ms[y.mention].Type == isnad.Count
	}
	if x.mention >= 0 && c.ms[x.mention].Type == isnad.Count {
		return cat == tParty
	}
	if cat == tPlace && y.mention >= 0 && (x.mention < 0 || !c.ms[x.mention].Named || !c.an(x.first).Definite) && c.piece(x) {
		return true // أجزاء واسعة من المدينة
	}
	return c.npCategory(j) == tParty && cat == tParty && c.indefinite(j)
}
