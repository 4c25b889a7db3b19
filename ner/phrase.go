package ner

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// How far a mention reaches where the class of its head alone does not tell
// (codebook, section 2 and rulings 18 to 20).

// partitive takes in what an indefinite party is a part of: وحدات من الجيش،
// مسلحين من داعش.
func (c *scan) partitive(k int, b candidate) candidate {
	j := b.last + 1
	if c.w[k].bare == "تعزيزات" || c.definite(k) || b.last-k > 2 || b.last > k && (c.w[b.last].an.Proclitics.Has(isnad.ProAl) || c.w[b.last].an.POS == isnad.ProperNoun) || j+1 >= len(c.w) || c.w[j].brk || c.w[j].fold != "من" || c.w[j+1].brk || c.w[j+1].pre {
		return b
	}
	if in, ok := c.actorName(j + 1); ok {
		b.last, b.named = c.unit(j+1, in.last), true
		return b
	}
	if cl, _ := c.class(j + 1); actorClasses.Has(cl) && (c.definite(j+1) || c.nominal(j+2)) {
		if in, ok := c.actorHead(j+1, cl); ok {
			b.last, b.named = in.last, b.named || in.named
		}
	}
	return b
}

// pointed begins a mention at the demonstrative before it: هذه القوات.
func (c *scan) pointed(m *isnad.Mention, k int) {
	if m.Type != isnad.Actor && m.Type != isnad.Place || k == 0 || c.w[k].brk || c.w[k].pre || !c.w[k].an.Proclitics.Has(isnad.ProAl) {
		return
	}
	w := &c.w[k-1]
	switch w.bare {
	case "هذا", "هذه", "ذلك", "تلك", "هولاء", "هؤلاء":
	default:
		return
	}
	m.First, m.Start = w.tok, w.start
}

// toponym are words that open names of places and stand for none alone: a
// listed name that ends in one goes on (باب | توما).
var toponym = arabic.SetOf("باب", "صحن", "معمل", "مفرق", "بئر", "بير", "وادي", "جبل", "دوار", "رحبه", "ام", "ابو", "بن", "عين", "تل", "تله", "كفر", "بيت", "دير", "راس", "خان", "قصر", "برج", "سوق", "حوش", "قلعه", "نقيل", "تبه", "فرضه", "عقبه", "شعب", "خربه", "بني", "مزرعه", "خله", "جسر", "مثلث", "حقل", "مركز", "مدينه", "مديريه", "ضاحيه", "قريه", "بلده", "حي", "ناحيه", "قضاء", "مخيم", "معسكر", "مطار", "سد", "محطه", "ال", "شيخ", "خبر", "شير", "حرف", "عرب", "مرج", "كوم", "جب", "رسم", "نبع", "بستان", "كروم", "كرم", "بوابه", "كوبري", "نقطه", "عزله", "عقيبه", "رمله", "جرف", "رجم", "مقبره", "طريق", "شارع", "ساحه", "جامع", "مسجد")

// goesOn lengthens a name whose last word opens names.
func (c *scan) goesOn(last int) int {
	if !toponym.Has(c.w[last].fold) && !toponym.Has(c.w[last].bare) {
		return last
	}
	j := last + 1
	if j >= len(c.w) || c.w[j].brk || c.w[j].pre || c.w[j].time >= 0 || c.s.Tokens[c.w[j].tok].Kind != isnad.Word {
		return last
	}
	if n, _, ok := c.r.places.Match(c.run(j, c.w[j].fold)); ok && n > 1 {
		return j + n - 1 // مدينة | خان شيخون: no verb
	}
	an := c.w[j].an
	if !an.POS.Nominal() && !an.Guessed || an.POS == isnad.NumberWord {
		return last
	}
	if toponym.Has(c.w[j].fold) || c.w[j].fold == "بن" {
		return c.goesOn(j)
	}
	return j
}

// joined lengthens a road, line or crossing by the places that it links: طريق
// حلب - الرقة، معبر الذهيبة - وازن، طريق تلعفر سنجار. One that is told apart
// already takes two places or none: يربط الطريق الدولي | دمشق بحلب.
func (c *scan) joined(k, last int) int {
	switch _, lemma := c.class(k); lemma {
	case "طريق", "خط", "معبر", "منفذ", "أوتوستراد", "سكة", "جسر":
	default:
		return last
	}
	end, links := last, 0
	for links < 3 && c.linked(end) {
		n, rank, ok := c.r.places.Match(c.run(end+1, c.w[end+1].fold))
		if !ok || rank < 0 {
			break
		}
		end, links = end+n, links+1
	}
	if links == 1 && last > k && (c.definite(k) || c.definite(last) && c.w[last].an.POS == isnad.Adjective) {
		return last
	}
	return end
}

// linked reports that the word behind word k can be one more place of a way:
// it stands right there or behind a dash.
func (c *scan) linked(k int) bool {
	j := k + 1
	if j >= len(c.w) || c.w[j].pre || c.w[j].time >= 0 {
		return false
	}
	if !c.w[j].brk {
		return true
	}
	d := c.w[j].tok - 1
	if d != c.w[k].tok+1 {
		return false
	}
	switch c.s.Tokens[d].Norm {
	case "-", "–", "—":
		return true
	}
	return false
}

// capital joins العاصمة and its name: العاصمة صنعاء، العاصمة الأردنية عمّان.
func (c *scan) capital(k int, b candidate) candidate {
	j := k + 1
	if c.adjectival(j) && c.definite(j) {
		j++
	}
	if j >= len(c.w) || c.w[j].brk || c.w[j].pre {
		return b
	}
	if n, rank, ok := c.r.places.Match(c.run(j, c.w[j].fold)); ok && rank >= 4 {
		b.last, b.named = j+n-1, true
	}
	return b
}

// units are formations that have a number for a name.
var units = arabic.SetOf("لواء", "كتيبة", "فرقة", "فوج", "سرية", "فيلق", "قوة")

// arms are the arms of service behind the number of a formation.
var arms = arabic.SetOf("مشاه", "مدرع", "مدرعه", "مجحفل", "صاعقه", "ميكانيكي", "ميكا", "مدفعيه", "نخبه", "مغاوير", "حرس", "دروع", "دبابات", "مظلات", "عمالقه", "تدخل", "احتياط")

// unit lengthens the name of a formation by its number and arm: اللواء 122
// مشاة، قوات الكتيبة 106، الفرقة الثالثة مشاة.
func (c *scan) unit(k, last int) int {
	named := false
	for j := k; j <= last; j++ {
		_, lemma := c.class(j)
		named = named || units.Has(lemma)
	}
	if !named {
		return last
	}
	j := last + 1
	if arms.Has(strings.TrimPrefix(c.w[last].fold, "ال")) && j < len(c.w) && !c.w[j].brk && c.s.Tokens[c.w[j].tok].Kind == isnad.Number && !c.counts(j) {
		return j // لواء المشاة 71
	}
	if j < len(c.w) && !c.w[j].brk && !c.w[j].pre && c.w[j].time < 0 && c.s.Tokens[c.w[j].tok].Kind == isnad.Number && (!c.counts(j) || last == k && c.w[k].an.Number == isnad.Singular) {
		last = j
	}
	if j := last + 1; last > k && j < len(c.w) && !c.w[j].brk && arms.Has(c.w[j].fold) && c.w[j].an.POS != isnad.Verb {
		last = j
	}
	return last
}

// counts reports that the number at word j counts the noun behind it, and numbers no
// formation: قتلت القوات | 20 مسلحا.
func (c *scan) counts(j int) bool {
	if j+1 >= len(c.w) || c.w[j+1].brk || c.w[j+1].pre || arms.Has(c.w[j+1].fold) {
		return false
	}
	if c.inAccusative(j + 1) {
		return true
	}
	a := c.w[j+1].an
	return a.POS.Nominal() && a.Number == isnad.Plural && !c.definite(j+1) && (a.Class == "members" || a.Class == "people" || a.Class == "vehicle" || a.Class == "casualty")
}

// sourceTail lengthens a source by what tells it from others: a wind (مصدر عسكري
// جنوبي), its rank (رفيعة المستوى), that it is the one before (المصدر ذاته).
func (c *scan) sourceTail(last int) int {
	for j := last + 1; j < len(c.w) && !c.w[j].brk && !c.w[j].pre; j = last + 1 {
		f := c.w[j].fold
		next := ""
		if j+1 < len(c.w) && !c.w[j+1].brk {
			next = c.w[j+1].fold
		}
		switch {
		case windAdjective.Has(f) && !c.nominal(j+1):
			last = j
		case (f == "رفيع" || f == "رفيعه" || f == "رفيعي") && next == "المستوي":
			last = j + 1
		case f == "ذاته" || f == "نفسه" || f == "ذاتها" || f == "نفسها" || f == "ذاتهم" || f == "نفسهم":
			last = j
		default:
			return last
		}
	}
	return last
}

var windAdjective = arabic.SetOf("جنوبي", "شمالي", "غربي", "شرقي", "جنوبيه", "شماليه", "غربيه", "شرقيه")

// offices are places that speak and act where the word behind them says what
// their business is: المركز الإعلامي لقوات كذا، مديرية الصحة.
var offices = arabic.SetOf("مركز", "مكتب", "مديرية", "موقع", "إدارة")

var business = arabic.SetOf(
	"اعلام", "الاعلام", "اعلامي", "الاعلامي", "الاعلاميه", "حقوقي", "الحقوقي", "حقوق", "الحقوق", "صحه", "الصحه", "صحي", "الصحي", "التوجيه", "التوثيق", "توثيق", "الدراسات", "دراسات", "الرصد", "المصالحه",
	"وزاره", "الاغاثه", "الاغاثي", "التربيه", "الاوقاف", "الشرطه", "التنسيق", "السياسي", "الصحفي", "الاستخبارات", "المخابرات", "الاحصاء", "معارض", "معارضه", "اخباريه", "الدفاع",
)

// office reads such a party, with the one that it belongs to.
func (c *scan) office(k int, lemma string) (candidate, bool) {
	j := k + 1
	if !offices.Has(lemma) || j >= len(c.w) || c.w[j].brk || !business.Has(c.w[j].fold) || c.w[j].fold == "الشرطه" && lemma == "مركز" {
		return candidate{}, false
	}
	if k > 0 && !c.w[k].brk { // في مركز الإعلام: a building
		switch c.w[k-1].bare {
		case "في", "داخل", "قرب", "امام", "علي", "محيط", "مبني", "مقر", "نحو", "باتجاه":
			return candidate{}, false
		}
	}
	b := candidate{first: k, last: c.adjectives(j, c.definite(j)), head: k, start: c.w[k].start, typ: isnad.Actor, kind: "body", named: true, prio: prioHead}
	if j := b.last + 1; j < len(c.w) && !c.w[j].brk && !c.w[j].pre && !c.definite(b.last) { // مديرية صحة إدلب
		if n, rank, ok := c.r.places.Match(c.run(j, c.w[j].fold)); ok && rank >= 3 {
			b.last = j + n - 1
		}
	}
	j = b.last + 1
	if j >= len(c.w) || c.w[j].brk {
		return b, true
	}
	switch {
	case c.w[j].fold == "ل" && j+1 < len(c.w) && !c.w[j+1].brk: // لـ «قسد»
		j++
	case !c.w[j].an.Proclitics.Has(isnad.ProLi) || c.w[j].an.Proclitics.Has(isnad.ProWa):
		return b, true
	}
	if in, ok := c.partyAt(j); ok {
		b.last = in.last
	} else if in, ok := c.person(j); ok {
		b.last = in.last // المكتب الإعلامي لعبد الملك الحوثي
	} else if served.Has(c.w[j].bare) {
		b.last = c.adjectives(j, true)
	}
	return b, true
}

// served are what a press office speaks for that is no party.
var served = words("العمليه المعركه الحمله المحافظه المديريه المحور الجبهه اللواء الفرقه الوزاره الرئاسه المجلس")

// idiom reports a word that is called like a town and means none where it
// stands: القوة القاهرة، مسقط رأس، اتفاق الرياض.
func (c *scan) idiom(k int) bool {
	f := c.w[k].bare
	switch f {
	case "الفور", "اطار", "الاشاره", "الحفاظ", "الوراء", "اباده", "جديه", "ايد":
		return true // على الفور، في إطار، تجدر الإشارة، الحفاظ على
	case "العلم":
		return k+1 < len(c.w) && !c.w[k+1].brk && c.w[k+1].form.nation
	}
	switch f { // إلى الشرق من كذا، إلى الجنوب الغربي من كذا
	case "الشمال", "الجنوب", "الشرق", "الغرب":
		for j := k + 1; j <= k+2 && j < len(c.w) && !c.w[j].brk; j++ {
			if c.w[j].fold == "من" {
				return true
			}
			if !c.w[j].form.direction {
				break
			}
		}
	}
	if f == "مسقط" && k+1 < len(c.w) && !c.w[k+1].brk && c.w[k+1].fold == "راس" {
		return true
	}
	if k == 0 || c.w[k].brk {
		return false
	}
	if c.spelledAsCountry(k) {
		return true
	}
	switch c.w[k-1].bare {
	case "القوه":
		return f == "القاهره"
	case "اللون", "لون":
		return f == "الرمادي"
	case "مسيره", "تظاهره", "مظاهره", "وقفه", "مسيرات", "تظاهرات", "مظاهرات", "احتجاجات", "ثوره", "مقاومه", "بطرق", "حلول", "تسويه", "انتقال":
		return f == "سلميه"
	case "الثقيل", "الخفيف", "البحر", "الثقيله", "الخفيفه":
		return f == "المتوسط" || f == "المتوسطه"
	case "قتال", "حرب", "حروب", "معارك":
		return f == "شوارع"
	case "يقفل", "اغلاق", "فتح", "يفتح", "اغلق", "تغلق", "يغلق", "اقفل", "سد", "يسد", "طرق", "فاتحا", "مغلقا":
		return f == "الباب"
	case "اتفاق", "اتفاقيه", "اتفاقات", "معاهده", "وزير", "وزيره":
		return !c.w[k].pre
	}
	return false
}

// spelledAsCountry reports a nisba in the feminine that reads like the name of the
// country (طائرة تركية، مقاتلات حربية سورية): it qualifies an indefinite noun
// that moves, fights or is lived in.
func (c *scan) spelledAsCountry(k int) bool {
	if f := c.w[k].bare; f != "تركيه" && f != "سوريه" || k == 0 || c.w[k].brk || c.definite(k-1) || k+1 < len(c.w) && c.w[k+1].bare == "الديمقراطيه" {
		return false
	}
	if c.w[k].an.Proclitics != 0 { // قوات روسية وسورية
		return c.w[k].fold == "و"+c.w[k].bare && (c.w[k-1].form.nation || c.spelledAsCountry(k-1))
	}
	switch p := &c.w[k-1]; p.an.POS {
	case isnad.Adjective, isnad.ActiveParticiple, isnad.PassiveParticiple:
		return p.an.Gender == isnad.Feminine
	default:
		switch p.an.Class {
		case "vehicle", "force", "weapon", "settlement":
			return p.an.Gender == isnad.Feminine || p.an.Number == isnad.Plural
		}
		return unmannedCraft.Has(p.bare)
	}
}

// unmannedCraft are named by what flies them not: طائرة مسيرة.
var unmannedCraft = arabic.SetOf("مسيره", "مسيرات", "مسير")

// alone reports an adjective or participle right behind a preposition of place:
// it qualifies nothing, so it is a name (في الجبلية، في مودية). rank is that of
// the place so called.
func (c *scan) alone(k, rank int) bool {
	w := &c.w[k]
	if k == 0 || w.brk || w.pre {
		return false
	}
	switch w.an.POS {
	case isnad.Adjective:
		if !w.an.Proclitics.Has(isnad.ProAl) || w.an.Number == isnad.Plural && rank < 4 {
			return false
		}
	case isnad.ActiveParticiple, isnad.PassiveParticiple:
		if w.an.Number != isnad.Singular || rank < 4 {
			return false
		}
	default:
		return false
	}
	switch c.w[k-1].fold {
	case "في", "الي", "قرب", "باتجاه", "نحو", "محيط", "وفي", "والي", "صوب":
		return true
	case "علي", "حتي", "من":
		return rank >= 4 && w.an.Proclitics.Has(isnad.ProAl)
	}
	return false
}

// dated reads a building or quarter that a day is the name of, مستشفى 22 مايو,
// and a stretch of road that its milestone names, كيلو 16.
func (c *scan) dated(k int, class string) (candidate, bool) {
	j := k + 1
	w := &c.w[k]
	if j >= len(c.w) || c.w[j].brk || c.definite(k) && w.bare != "الكيلو" || c.s.Tokens[c.w[j].tok].Kind != isnad.Number {
		return candidate{}, false
	}
	b := candidate{first: k, last: j, head: k, start: w.start, typ: isnad.Place, named: true, prio: prioHead}
	switch {
	case w.bare == "كيلو" || w.bare == "الكيلو":
		if k > 0 && !w.brk && c.s.Tokens[c.w[k-1].tok].Kind == isnad.Number || j+1 < len(c.w) && !c.w[j+1].brk && measures.Has(c.w[j+1].bare) {
			return b, false
		}
		return b, true
	case (class == "facility" || class == "settlement" && w.an.Number != isnad.Plural) && c.w[j].time >= 0:
		for b.last+1 < len(c.w) && c.w[b.last+1].time == c.w[j].time && b.last < k+2 {
			b.last++
		}
		b.last = c.adjectives(b.last, true)
		return b, b.last > j
	}
	return b, false
}
