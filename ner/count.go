package ner

import (
	"isnad"
	"isnad/arabic"
)

// count reads a number with what it counts: 12 مدنياً، ثلاثة جنود أمريكيين،
// عشرات من مسلحي التنظيم، أحد الزوارق. Words of approximation before it are
// noted and left outside the span.
func (c *scan) count(k int) (candidate, bool) {
	w := &c.w[k]
	b := candidate{first: k, last: k, head: k, start: w.start, typ: isnad.Count, named: true, prio: prioCount}
	if in, ok := c.moreThan(k); ok {
		return in, true
	}
	if in, ok := c.few(k); ok {
		return in, true
	}
	teen := k+1 < len(c.w) && !c.w[k+1].brk && (c.w[k+1].fold == "عشر" || c.w[k+1].fold == "عشره")
	if w.bare != "احد" && w.bare != "احدي" && c.s.Tokens[w.tok].Kind != isnad.Number && w.an.POS != isnad.NumberWord && !w.form.quantity && !teen {
		return b, false
	}
	if k > 0 && !w.brk && hours.Has(c.w[k-1].bare) && c.s.Tokens[w.tok].Kind == isnad.Number {
		return b, false // الساعة 1400 من يوم الأحد
	}
	q := isnad.Quantity{Min: -1, Max: -1}
	n := 0
	switch {
	case (w.bare == "احد" || w.bare == "احدي") && !teen:
		if !c.nominal(k+1) || !c.definite(k+1) && c.w[k+1].an.Number != isnad.Plural {
			return b, false
		}
		cl, _ := c.class(k + 1)
		if cl == "role" || (cl == "people" || cl == "members") && c.definite(k+1) || cl == "members" {
			b.typ, b.named = isnad.Role, false
			b.last = c.nounPhrase(k + 1)
			return b, true
		}
		if cl != "vehicle" && cl != "weapon" {
			return b, false
		}
		q.Min, q.Max, n = 1, 1, 1
	default:
		if w.bare == "المئه" || w.bare == "المايه" {
			return b, false // ستين بالمئة
		}
		lead := w.bare
		if w.fold == "واحد" && teen { // وأحد عشر
			t := &c.s.Tokens[w.tok]
			lead = "احد"
			b.start = skipLetters(c.text, t.Start, t.End, 1)
		}
		if teen && (lead == "احد" || lead == "احدي") {
			lead = "واحد"
		}
		num, used, ok := arabic.ParseNumber(c.run(k, lead))
		if !ok {
			return b, false
		}
		q.Min, q.Max, n = num.Min, num.Max, used
		if j := k + n; j+1 < len(c.w) && !c.w[j].brk && !c.w[j+1].brk && c.w[j].fold == "و" && c.s.Tokens[c.w[j+1].tok].Kind == isnad.Number && num.Min >= 1000 {
			if rest, used, ok := arabic.ParseNumber(c.run(j+1, c.w[j+1].bare)); ok && rest.Max < 1000 { // 3 آلاف و200
				q.Min, q.Max, n = q.Min+rest.Min, q.Max+rest.Max, n+1+used
			}
		}
	}
	b.last = k + n - 1
	// What is counted.
	j := b.last + 1
	switch {
	case j < len(c.w) && !c.w[j].brk && ofThem.Has(c.w[j].fold): // 38 منهم
		b.last = j
	case j < len(c.w) && !c.w[j].brk && c.w[j].fold == "من" && j+1 < len(c.w) && !c.w[j+1].brk && c.w[j+1].an.POS.Nominal():
		q.Who = ""
		b.head = j + 1
		b.last = c.nounPhrase(j + 1)
	case n == 1 && quantityWord.Has(w.bare) && w.an.Proclitics.Has(isnad.ProAl) && c.nominal(j) && !c.definite(j) && !c.adjectival(j):
		b.named = true // شيع الآلاف | جثمان الشهيد
	case c.nominal(j) && c.s.Tokens[c.w[j].tok].Kind == isnad.Word:
		cl, _ := c.class(j)
		if cl == "time" || measures.Has(c.w[j].bare) && !spelled.Has(c.w[j].bare) {
			return b, false
		}
		if c.w[j].an.Lemma == "حالة" && j+1 < len(c.w) && !c.w[j+1].brk && wrongs.Has(c.w[j+1].fold) {
			return b, false // 23 حالة اعتقال: acts, and nobody who is counted
		}
		b.head = j
		b.last = c.counted(j)
		if _, lemma := c.class(j); placeClasses.Has(cl) && !goods.Has(lemma) {
			b.typ, b.named, b.prio = isnad.Place, false, prioCount
		}
	default:
		if last, ok := c.percent(b.last); ok {
			b.last = last
			break
		}
		if j := c.w[b.last].tok + 1; c.year(k, q) || j < len(c.s.Tokens) && (c.s.Tokens[j].Norm == "%" || c.s.Tokens[j].Norm == "٪") {
			return b, false
		}
		b.named = quantityWord.Has(w.bare) && w.an.Proclitics.Has(isnad.ProAl) // أصيب العشرات
	}
	if b.typ == isnad.Count {
		b.last = c.ofOneHouse(b.last)
		if b.head > k+n-1 {
			q.Who = c.text[c.w[b.head].start:c.s.Tokens[c.w[b.last].tok].End]
		}
		q.Span = isnad.Span{Start: b.start, End: c.s.Tokens[c.w[b.last].tok].End}
		c.qualify(k, b.last, &q)
		b.number = &q
	}
	return b, true
}

// wrongs are nouns for what is done to people, cases of which are counted.
var wrongs = arabic.SetOf("اعتقال", "اختطاف", "خطف", "احتجاز", "توقيف", "اخفاء", "اختفاء", "قتل", "اعدام", "اغتيال")

// hours open the time of day, which a number tells.
var hours = arabic.SetOf("الساعه", "بالساعه")

// measures are units of length, area and weight: what they count is no people
// and no things.
var measures = arabic.SetOf("كم", "كلم", "كيلومتر", "كيلومترا", "كيلومترات", "كيلو", "متر", "مترا", "امتار", "ميل", "ميلا", "اميال", "هكتار", "هكتارا", "هكتارات", "دونم", "دونما", "سنتيمتر", "سم", "طن", "طنا", "اطنان", "كيلوغرام", "كيلوغراما", "كيلوغرامات", "كغ", "لتر", "لترا", "ميغاواط", "درجه", "درجات")

// spelled are units that a text counts as it counts things; kilometres stand
// between places.
var spelled = arabic.SetOf("متر", "مترا", "امتار", "مترين", "هكتار", "هكتارا", "هكتارات")

var ofThem = arabic.SetOf("منهم", "منهن", "منها")

// ofOneHouse lengthens a count of people by whose they all are: ثلاثة مواطنين من
// أسرة واحدة.
func (c *scan) ofOneHouse(last int) int {
	j := last + 1
	if c.w[last].fold == "عائله" || c.w[last].fold == "اسره" { // … من أسرة has been read
		j = last - 1
	}
	if j < 1 || j+2 >= len(c.w) || c.w[j].brk || c.w[j+1].brk || c.w[j+2].brk || c.w[j].fold != "من" {
		return last
	}
	if f := c.w[j+1].fold; (f == "عائله" || f == "اسره" || f == "عشيره" || f == "قبيله") && (c.w[j+2].fold == "واحده" || c.w[j+2].fold == "نفسها") {
		return j + 2
	}
	return last
}

var quantityWord = arabic.SetOf("عشرات", "العشرات", "مئات", "المئات", "الاف", "الالاف", "بضعه", "بضع", "ملايين", "الملايين")

// nounPhrase is the end of the phrase with head k; a listed party or place in
// it is taken whole.
func (c *scan) nounPhrase(k int) int {
	if b, ok := c.actorName(k); ok {
		return b.last
	}
	if cl, _ := c.class(k); actorClasses.Has(cl) {
		if b, ok := c.actorHead(k, cl); ok {
			return b.last
		}
	} else if placeClasses.Has(cl) {
		if b, ok := c.placeHead(k); ok {
			return b.last
		}
	}
	return c.tail(k)
}

// percent is the last word of a share of a hundred: 60 بالمئة، عشرة في المئة.
func (c *scan) percent(k int) (last int, ok bool) {
	hundred := func(j int) bool {
		return j < len(c.w) && !c.w[j].brk && (c.w[j].bare == "المئه" || c.w[j].bare == "المايه")
	}
	switch {
	case hundred(k+1) && c.w[k+1].prep:
		return k + 1, true
	case k+1 < len(c.w) && !c.w[k+1].brk && c.w[k+1].fold == "في" && hundred(k+2):
		return k + 2, true
	}
	return k, false
}

func (c *scan) year(k int, q isnad.Quantity) bool {
	t := &c.s.Tokens[c.w[k].tok]
	return t.Kind == isnad.Number && len(t.Norm) == 4 && q.Min >= 1900 && q.Min <= 2100
}

// qualify notes the words around a number that widen it: نحو، أكثر من، على
// الأقل، بينهم.
func (c *scan) qualify(k, last int, q *isnad.Quantity) {
	at := func(i int) string {
		if i < 0 || i >= len(c.w) {
			return ""
		}
		return c.w[i].bare
	}
	p1, p2, p3 := at(k-1), at(k-2), at(k-3)
	switch {
	case p1 == "نحو" || p1 == "حوالي" || p1 == "قرابه" || p1 == "زهاء" || p1 == "يقارب" || p1 == "تقريبا" || p1 == "من" && p2 == "يقرب":
		q.Approx = true
	case (p1 == "من" || p1 == "عن") && (p2 == "اكثر" || p2 == "ازيد" || p2 == "يقل") || (p1 == "علي" || p1 == "عن") && p2 == "يزيد" && p3 != "لا":
		q.Max = -1
	case p1 == "من" && p2 == "اقل" || p1 == "عن" && p2 == "يزيد" && p3 == "لا":
		q.Max, q.Min = q.Min, -1
	case p1 == "بينهم" || p1 == "بينهن" || p1 == "بينها" || p1 == "ضمنهم" || p1 == "منهم":
		q.Of = true
	}
	switch {
	case at(last+1) == "علي" && at(last+2) == "الاقل":
		q.Max = -1
	case at(last+1) == "تقريبا":
		q.Approx = true
	}
}
