package ner

import (
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
)

// Priorities of readings of equal length.
const (
	prioHead  = 1 // a class of head noun
	prioPlace = 2
	prioName  = 3 // sequence of personal names
	prioActor = 4
	prioCount = 5
)

// at gives the best reading of a mention that begins at word k.
func (c *scan) at(k int) (candidate, bool) {
	var best candidate
	if b, ok := c.moreThan(k); ok {
		return b, true
	}
	if b, ok := c.backer(k); ok {
		return b, true
	}
	if b, ok := c.another(k); ok {
		return b, true
	}
	if b, ok := c.outlet(k); ok {
		return b, true
	}
	if c.nicks {
		if b, ok := c.nicknamed(k); ok {
			return b, true
		}
	}
	if b, ok := c.andHill(k); ok {
		return b, true
	}
	if b, ok := c.lies(k); ok {
		return b, true
	}
	found := false
	add := func(b candidate, ok bool) {
		if !ok || b.last < k {
			return
		}
		if found && best.typ == isnad.Actor && best.entity != "" && best.last > k && b.typ == isnad.Place && b.entity == "" && best.first == b.first {
			return // سرايا القدس: no palace
		}
		if !found || b.last > best.last || b.last == best.last && b.prio > best.prio {
			best, found = b, true
		}
	}
	if c.w[k].an.POS == isnad.Verb && !c.w[k].an.Guessed && c.w[k].an.Aspect != isnad.Perfect {
		// An imperfect verb names nothing, unless a preposition says that it is
		// a town (من تدمر); a perfect one may (حلب، عزاز).
		if b, ok := c.placeName(k); ok && (c.placeCue(k, false) || c.objectTown(k)) {
			return b, true
		}
		if c.w[k].whole.name&givenName != 0 {
			if b, ok := c.person(k); ok {
				return b, true
			}
		}
		return best, false
	}
	if c.functionWord(k) {
		return c.clanName(k)
	}
	if w := &c.w[k]; w.fold == "وادي" && strings.HasPrefix(c.text[c.s.Tokens[w.tok].Start:], "وأ") {
		return best, false // وأدى الانفجار إلى كذا: no valley
	}
	b, ok := c.count(k)
	add(b, ok)
	if k == 0 || c.w[k].brk || c.w[k].pre || !minister.Has(c.w[k-1].bare) {
		b, ok = c.actorName(k) // وزير الخارجية الفلاني: a title
		add(b, ok)
	}
	who, person := c.person(k)
	where, place := c.placeName(k)
	if person && place && k > 0 && c.w[k-1].form.honor {
		place = false // المكنى أبو علي
	} else if person && place {
		// A personal name beats a village of that name, not a known town.
		if _, rank, _ := c.listedPlace(k, c.w[k].form); rank >= 4 && where.last >= who.last {
			person = false
		} else {
			place = false
		}
	}
	add(who, person)
	if (!person || !c.w[k].form.kunya || c.w[k].bare == "ابن") && !(place && c.townIn(k)) {
		b, ok = c.head(k) // أبي فلان: no fathers
		add(b, ok)
	}
	add(where, place)
	return best, found
}

// townIn reports a town of note behind في or إلى whose name is also one of people:
// وقعا في جدة اتفاقا.
func (c *scan) townIn(k int) bool {
	if k == 0 || c.w[k].brk || c.w[k].pre || c.definite(k) {
		return false
	}
	if p := c.w[k-1].bare; p != "في" && p != "الي" {
		return false
	}
	cl, _ := c.class(k)
	_, rank, ok := c.listedPlace(k, c.w[k].form)
	return ok && rank >= 6 && cl == "people"
}

// minister are titles whose ministry is no party of its own.
var minister = words("وزير وزيره الوزير وزيرا وزيري")

// lies reads a word that nothing knows as the place that the clause behind it says
// it is: كولكول التي تبعد، دندرو الواقعة.
func (c *scan) lies(k int) (candidate, bool) {
	w := &c.w[k]
	if !w.an.Guessed || c.s.Tokens[w.tok].Kind != isnad.Word || w.time >= 0 || !w.an.POS.Nominal() || k+1 >= len(c.w) || utf8.RuneCountInString(w.bare) < 3 {
		return candidate{}, false
	}
	j := k + 1
	if c.w[j].brk && !(c.w[j].tok == w.tok+2 && c.s.Tokens[w.tok+1].Norm == "،") {
		return candidate{}, false
	}
	switch c.w[j].fold {
	case "الواقعه", "الواقع":
	case "التي", "الذي":
		if j+1 >= len(c.w) || !lying.Has(c.w[j+1].fold) {
			return candidate{}, false
		}
	default:
		return candidate{}, false
	}
	return candidate{first: k, last: k, head: k, start: w.start, typ: isnad.Place, named: true, prio: prioName}, true
}

// lying are verbs that say of a place where it is.
var lying = words("تقع يقع تبعد يبعد")

// andHill reads a further place of a list whose first word is one of landscape and,
// with its و, a verb as well: قرية جوباس وتل مرديخ.
func (c *scan) andHill(k int) (candidate, bool) {
	w := &c.w[k]
	if k == 0 || w.brk || c.placeEnd != k-1 || w.an.POS != isnad.Verb && w.fold != "وبن" || !strings.HasPrefix(w.fold, "و") || !hills.Has(strings.TrimPrefix(w.fold, "و")) || !c.nominal(k+1) {
		return candidate{}, false
	}
	t := &c.s.Tokens[w.tok]
	start := skipLetters(c.text, t.Start, t.End, 1)
	last := k + 1
	if n, _, ok := c.listedPlace(k, w.whole.without(c.r, 1, false)); ok && n > 2 {
		last = k + n - 1
	}
	return candidate{first: k, last: last, head: k, start: start, typ: isnad.Place, named: true, prio: prioPlace}, true
}

var hills = words("بن تل كفر خان بيت عين دير جب حوش برج بئر بير خربه رسم مرج ام")

// objectTown reports a known town that is also an imperfect verb, right behind a
// verb that takes no other one: اجتاح تدمر، يربط تدمر بحمص.
func (c *scan) objectTown(k int) bool {
	if k == 0 || c.w[k].brk || c.w[k].pre {
		return false
	}
	p := c.w[k-1].an
	if p.POS != isnad.Verb || p.Guessed || auxiliary.Has(p.Verb) {
		return false
	}
	_, rank, ok := c.listedPlace(k, c.w[k].whole)
	return ok && rank >= 5
}

// auxiliary are verbs that another one may follow.
var auxiliary = arabic.SetOf("كان", "بدأ", "أخذ", "ظلّ", "ظل", "صار", "أصبح", "بات", "راح", "عاد", "كاد", "زال", "استمرّ", "استمر", "ما")

// backer reads the adverb of a nationality that says who backs somebody: فصائل
// مدعومة أميركياً.
func (c *scan) backer(k int) (candidate, bool) {
	w := &c.w[k]
	if k == 0 || w.brk || w.pre || !strings.HasSuffix(w.fold, "يا") || w.an.Proclitics.Has(isnad.ProAl) {
		return candidate{}, false
	}
	p := strings.TrimPrefix(c.w[k-1].bare, article)
	if !strings.HasPrefix(p, "مدعوم") && !strings.HasPrefix(p, "ممول") && !strings.HasPrefix(p, "مسنود") {
		return candidate{}, false
	}
	if id, ok := c.r.actors.Adjective(strings.TrimSuffix(w.fold, "ا")); ok {
		return candidate{first: k, last: k, head: k, start: w.start, typ: isnad.Actor, entity: id, named: true, prio: prioActor}, true
	}
	return candidate{}, false
}

// another reads a further party that only its adjective tells: القوات السورية
// والروسية، الطيران الروسي أو السوري.
func (c *scan) another(k int) (candidate, bool) {
	w := &c.w[k]
	if k < 2 || !w.form.nation || !w.an.Proclitics.Has(isnad.ProAl) || w.brk || w.prep {
		return candidate{}, false
	}
	before := k - 1
	if !w.pre {
		if c.w[k-1].fold != "او" && c.w[k-1].fold != "أو" {
			return candidate{}, false
		}
		before = k - 2
	}
	if c.actorEnd != before || !c.w[before].form.nation || c.w[before].an.Gender != w.an.Gender {
		return candidate{}, false
	}
	id, _ := c.r.actors.Adjective(w.bare)
	return candidate{first: k, last: k, head: k, start: w.start, typ: isnad.Actor, entity: id, kind: "force", named: true, prio: prioActor}, true
}

// nationals reads the people or the forces of a state told by no more than its
// adjective: الأميركيون. Behind a noun that it qualifies it is an adjective.
func (c *scan) nationals(k int) (candidate, bool) {
	w := &c.w[k]
	if !w.form.nation || !w.an.Proclitics.Has(isnad.ProAl) || !strings.HasSuffix(w.fold, "يون") && !strings.HasSuffix(w.fold, "يين") || c.s.Tokens[w.tok].Kind != isnad.Word {
		return candidate{}, false
	}
	if k > 0 && !w.brk && !w.pre && c.w[k-1].an.POS.Nominal() && c.definite(k-1) {
		return candidate{}, false
	}
	return candidate{first: k, last: c.adjectives(k, true), head: k, start: w.start, typ: isnad.Actor, kind: "people", named: true, prio: prioHead}, true
}

// sided reads a party to something by its side: الجانب الروسي، الطرف الحكومي. The
// side of a place or a border has its place behind it.
func (c *scan) sided(k int, lemma string) (candidate, bool) {
	j := k + 1
	if lemma == "طرف" && !c.definite(k) && (c.w[k].an.Number != isnad.Singular || c.w[k].bare == "طرفا") && j < len(c.w) && !c.w[j].brk && disputes.Has(c.w[j].fold) {
		return candidate{first: k, last: c.adjectives(j, true), head: k, start: c.w[k].start, typ: isnad.Actor, kind: "body", named: true, prio: prioHead}, true
	}
	if lemma == "طرف" && c.w[k].bare == "الطرف" && j < len(c.w) && !c.w[j].brk && (c.w[j].fold == "الاخر" || c.w[j].fold == "الثاني" || c.w[j].fold == "المقابل") {
		return candidate{first: k, last: j, head: k, start: c.w[k].start, typ: isnad.Actor, kind: "body", prio: prioHead}, true
	}
	if lemma != "جانب" && lemma != "طرف" || !c.definite(k) || c.w[k].an.Number != isnad.Singular || j >= len(c.w) || c.w[j].brk || c.w[j].pre || !c.w[j].form.nation || !c.definite(j) {
		return candidate{}, false
	}
	last := c.adjectives(j, true)
	if n := last + 1; n < len(c.w) && !c.w[n].brk && (c.w[n].fold == "من" || c.w[n].fold == "منه" || c.w[n].fold == "منها" || c.w[n].an.Proclitics.Has(isnad.ProLi)) {
		return candidate{}, false
	}
	return candidate{first: k, last: last, head: k, start: c.w[k].start, typ: isnad.Actor, kind: "body", named: true, prio: prioHead}, true
}

// disputes are what has parties to it: طرفا النزاع، أطراف القتال.
var disputes = words("النزاع القتال الصراع الحرب الازمه الحوار التفاوض المفاوضات الاتفاق الهدنه الخلاف المعارك العمليه")

// ranked reads somebody told by rank: ضابط برتبة عقيد.
func (c *scan) ranked(k int) (candidate, bool) {
	j := k + 1
	if c.definite(k) || c.w[k].an.Number != isnad.Singular || j+1 >= len(c.w) || c.w[j].brk || c.w[j+1].brk || c.w[j].fold != "برتبه" {
		return candidate{}, false
	}
	return candidate{first: k, last: j + 1, head: k, start: c.w[k].start, typ: isnad.Role, prio: prioHead}, true
}

// outlets reads the media and the means of a party: وسائل إعلام النظام، وسائط
// الدفاع الجوي.
func (c *scan) outlets(k int) (candidate, bool) {
	j := k + 1
	if f := c.w[k].bare; f != "وسائل" && f != "وسائط" || j >= len(c.w) || c.w[j].brk || c.w[j].pre {
		return candidate{}, false
	}
	switch c.w[j].bare {
	case "اعلام", "الاعلام", "الدفاع":
		b := candidate{first: k, last: c.tail(k), head: k, start: c.w[k].start, typ: isnad.Actor, kind: "media", prio: prioHead}
		return b, b.last > k
	}
	return candidate{}, false
}

// clanName reads a place that is called after a clan or a mother, where the
// first word is also one of grammar: بني وليد، أم الكيف.
func (c *scan) clanName(k int) (candidate, bool) {
	w := &c.w[k]
	if w.fold != "بني" && w.fold != "ام" && w.fold != "وبني" && w.fold != "وام" {
		return candidate{}, false
	}
	f, start := w.whole, c.s.Tokens[w.tok].Start
	if strings.HasPrefix(w.fold, "و") {
		f, start = f.without(c.r, 1, false), skipLetters(c.text, start, c.s.Tokens[w.tok].End, 1)
	}
	n, _, ok := c.listedPlace(k, f)
	if !ok || n < 2 {
		return candidate{}, false
	}
	return candidate{first: k, last: c.goesOn(k + n - 1), head: k, start: start, typ: isnad.Place, named: true, prio: prioPlace}, true
}

func (c *scan) class(k int) (class string, lemma string) {
	t := &c.s.Tokens[c.w[k].tok]
	for i := range t.Analyses {
		an := &t.Analyses[i]
		if an.Class != "" && an.POS.Nominal() && an.Proclitics == c.w[k].an.Proclitics {
			if an.Class == "role" && an.Gender == isnad.Feminine {
				// محافظة is a governorate before it is a lady governor, مساعدات are
				// aid before they are assistants.
				for j := range t.Analyses {
					o := &t.Analyses[j]
					if o.Proclitics == an.Proclitics && o.Lemma != an.Lemma && (placeClasses.Has(o.Class) || j < i && o.POS == isnad.VerbalNoun) {
						if placeClasses.Has(o.Class) {
							return o.Class, o.Lemma
						}
						return "", ""
					}
				}
			}
			return an.Class, an.Lemma
		}
		if i == 0 && !an.POS.Nominal() {
			return "", ""
		}
	}
	return "", ""
}

// actorName reads a name from the list of parties, with a head noun before it
// or not, and the adjectives behind it (تنظيم داعش الإرهابي).
func (c *scan) actorName(k int) (candidate, bool) {
	var best candidate
	ok := false
	for _, l := range c.leads(k) {
		if l.form == nil || l.form.text == "" {
			break
		}
		n, id, hit := c.listedParty(k, l.form)
		if !hit || ok && k+n-1 <= best.last {
			continue
		}
		if n == 1 && (c.plainWord(k, l) || c.w[k].an.POS == isnad.Adjective && !c.w[k].form.nation && c.qualifies(k)) {
			continue // البرنامج الانتقالي
		}
		ok = true
		best = candidate{first: k, last: k + n - 1, head: k, start: l.start, typ: isnad.Actor, entity: id, named: true, prio: prioActor}
	}
	if !ok {
		return best, false
	}
	best.last = c.adjectives(best.last, true)
	return best, true
}

// plainWord reports that a one-word name is, as it stands here, an ordinary
// word: a verb or particle, or written without the article that the name has.
func (c *scan) plainWord(k int, l lead) bool {
	an := c.w[k].an
	if an.Guessed {
		return false
	}
	switch an.POS {
	case isnad.Verb, isnad.Preposition, isnad.Particle, isnad.Conjunction, isnad.Subordinator, isnad.Relative, isnad.Demonstrative, isnad.Pronoun, isnad.Adverb:
		return l.form.text == c.w[k].bare
	}
	return false
}

// placeName reads a name from the gazetteer.
func (c *scan) placeName(k int) (candidate, bool) {
	var best candidate
	ok := false
	if k > 0 && !c.w[k].brk && c.w[k-1].fold == "غير" {
		return best, false // جنسيات غير سورية
	}
	if c.idiom(k) || c.finishes(k) {
		return best, false
	}
	person := k // last word of the name behind a title
	if c.w[k].form.honor {
		if b, ok := c.personAfterTitle(k + 1); ok && b.last > k+1 {
			person = b.last
		}
	}
	for i, l := range c.leads(k) {
		if l.form == nil || l.form.text == "" {
			break
		}
		n, rank, hit := c.listedPlace(k, l.form)
		if !hit || ok && k+n-1 <= best.last || n > 1 && k+n-1 < person {
			continue // الشيخ محمد | العلي: he, and no village
		}
		weak := rank < 0
		common := rank <= 5 && c.known(k) && c.w[k].an.POS != isnad.ProperNoun && !(rank >= 3 && c.alone(k, rank)) && !c.objectTown(k)
		if common && rank >= 4 && (c.w[k].an.Enclitic != "" || c.w[k].an.Number == isnad.Dual) && c.placeCue(k, false) {
			common = false // جرمانا is no crime of ours, جورين no two wrongs
		}
		if common && strings.HasSuffix(c.w[k].bare, "و") && c.w[k].an.Number == isnad.Plural && !c.nominal(k+1) {
			common = false // في راجو: an open plural has a genitive
		}
		sure := n == 1 && (c.listed(k) || c.contained(k, k+n))
		if n == 1 && !sure && (weak || common || c.qualifies(k)) {
			continue
		}
		if n == 1 && !sure && (rank <= 2 || c.plainWord(k, l) || i > 0 && c.known(k)) && !c.placeCue(k, weak) {
			continue
		}
		ok = true
		best = candidate{first: k, last: k + n - 1, head: k, start: l.start, typ: isnad.Place, named: true, prio: prioPlace}
	}
	if !ok {
		return best, false
	}
	// A nationality behind the name belongs to it (البوكمال السورية).
	best.last = c.goesOn(best.last)
	if j := best.last + 1; c.adjectival(j) && c.w[j].an.Proclitics.Has(isnad.ProAl) {
		if c.w[j].form.nation || c.w[j].form.direction {
			best.last = c.adjectives(best.last, true)
		}
	}
	return best, true
}

// listed reports that word k is a further member of a list that a plural head
// noun has opened: قرى A وB وC.
func (c *scan) listed(k int) bool {
	if !c.listing || c.placeEnd != k-1 || k == 0 {
		return false
	}
	if c.deed(k) {
		return false // تلتي كذا وكذا وقطع طريق الإمداد
	}
	return c.w[k].pre && !c.w[k].prep && !c.w[k].brk || c.w[k].tok == c.w[k-1].tok+2 && c.s.Tokens[c.w[k].tok-1].Norm == "،"
}

// deed reports that word k, by its letters a noun of action or a verb, has a common noun
// behind it to which that is done.
func (c *scan) deed(k int) bool {
	if a := c.w[k].an; a.Guessed || a.Proclitics.Has(isnad.ProAl) || a.Enclitic != "" || k+1 >= len(c.w) || c.w[k+1].brk || c.w[k+1].pre {
		return false
	}
	if n := c.w[k+1].an; n.Guessed || n.POS != isnad.Noun || n.Enclitic != "" {
		return false
	}
	for _, a := range c.s.Tokens[c.w[k].tok].Analyses {
		if a.POS == isnad.VerbalNoun && a.Enclitic == "" {
			return true
		}
	}
	return false
}

// contained reports that a preposition of place stands before word k, and
// behind the name what it lies in: إلى الوقف في محافظة بغداد، في الصفة شمال
// الحديدة. That is cue enough for a name that is an ordinary word too.
func (c *scan) contained(k, j int) bool {
	if k == 0 || j >= len(c.w) || c.w[j].brk || c.w[k].brk {
		return false
	}
	if cl, _ := c.class(k); actorClasses.Has(cl) {
		return false // دورية للجيش في ناحية كذا
	}
	if !c.w[k].prep {
		switch c.w[k-1].bare {
		case "في", "الي", "من", "نحو", "قرب", "داخل", "حتي", "محيط", "علي", "عند":
		default:
			return false
		}
	}
	w := &c.w[j]
	if w.fold == "في" && j+1 < len(c.w) {
		w = &c.w[j+1]
	} else if !w.an.Proclitics.Has(isnad.ProBi) {
		return false
	}
	switch w.bare {
	case "محافظه", "ريف", "قضاء", "ناحيه", "مديريه", "ولايه":
		return true
	}
	return false
}

// qualifies reports that word k is an adjective of the definite noun before
// it (الرايات البيضاء), whatever town is called so.
func (c *scan) qualifies(k int) bool {
	if k == 0 || c.w[k].brk || c.w[k].pre || !c.adjectival(k) || c.w[k].an.Guessed {
		return false
	}
	p := c.w[k-1].an
	return c.w[k].an.Proclitics.Has(isnad.ProAl) && p.Proclitics.Has(isnad.ProAl) && p.POS.Nominal()
}

// known reports that the lexicon has the word as it is written.
func (c *scan) known(k int) bool { return !c.w[k].an.Guessed }

// placeCue reports a word before k after which an ambiguous name is a place.
// Names that are ordinary words (weak) need a head noun, which head sees to;
// the rest are content with a preposition of place.
func (c *scan) placeCue(k int, weak bool) bool {
	if weak || k == 0 {
		return false
	}
	if c.placeEnd == k-1 && !c.known(k) && c.w[k].form.name == 0 && (c.w[k].pre && !c.w[k].prep || c.w[k].tok == c.w[k-1].tok+2 && c.s.Tokens[c.w[k].tok-1].Norm == "،") {
		return true // a list: A، B وC
	}
	if c.w[k].brk {
		return false
	}
	p := &c.w[k-1]
	if p.an.POS == isnad.Preposition && c.w[k].an.POS == isnad.Verb && !c.w[k].pre && c.known(k-1) {
		return true // عن حرستا: no verb stands behind a preposition
	}
	if !c.known(k) && c.w[k].form.name == 0 {
		switch p.bare {
		case "علي", "عند", "عن", "عبر", "صوب", "اهالي", "سكان", "ابناء", "اطراف", "مشارف", "ضواحي", "مدخل", "مداخل", "شهدت", "تشهد", "وشهدت", "وتشهد", "قريتا", "قريتي", "بلدتا", "بلدتي", "قري", "بلدات":
			return !c.w[k].pre || c.w[k].an.Guessed
		}
	}
	switch p.bare {
	case "في", "الي", "من", "نحو", "باتجاه", "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "داخل", "بين", "حتي", "محيط", "ريف":
		return !c.w[k].an.Proclitics.Has(isnad.ProWa)
	}
	return false
}

// direction words that belong to the name of a place they follow.
var direction = arabic.SetOf(
	"الشمالي", "الجنوبي", "الشرقي", "الغربي", "الشماليه", "الجنوبيه", "الشرقيه", "الغربيه",
	"الاوسط", "الوسطي", "القديمه", "القديم", "الكبري", "الكبير", "الدولي", "الحدودي", "الحدوديه", "العسكري", "البري",
)

// surroundings are nouns for a part of a place or what lies about it: the
// mention is the place itself (محيط البوكمال).
var surroundings = arabic.SetOf("محيط", "طرف", "مشارف", "تخوم", "قلب", "جوار", "داخل", "خارج", "عمق", "مساحة", "شمال", "جنوب", "شرق", "غرب")

var placeClasses = arabic.SetOf("settlement", "region", "area", "natural", "way", "crossing", "facility")
var actorClasses = arabic.SetOf("force", "members", "body", "people", "media")

// head reads a noun phrase by the class of its first noun.
func (c *scan) head(k int) (candidate, bool) {
	w := &c.w[k]
	if t := c.s.Tokens[w.tok].Kind; t != isnad.Word || !w.an.POS.Nominal() {
		return candidate{}, false
	}
	if b := w.an; b.POS == isnad.ActiveParticiple && b.Verb != "" && b.Number == isnad.Singular && b.Enclitic == "" && b.Proclitics&^isnad.ProWa == 0 && c.accusative(k) {
		return candidate{}, false // متهما تركيا بالدعم: what the speaker does
	}
	if b := w.an; b.POS == isnad.ActiveParticiple && b.Number == isnad.Singular && b.Enclitic == "" && b.Proclitics&^isnad.ProWa == 0 && strings.HasSuffix(w.fold, "ا") && c.governs(k) {
		return candidate{}, false // رفع الحظر عن الجيش متهما تركيا
	}
	if k > 0 && !w.brk && !w.pre && w.an.Proclitics.Has(isnad.ProAl) && minister.Has(c.w[k-1].bare) {
		return candidate{}, false // وزير الدفاع التركي، وزير الطاقة: a title
	}
	class, lemma := c.class(k)
	if b, ok := c.side(k); ok {
		return b, true
	}
	if c.directed(k) {
		return candidate{}, false
	}
	if b, ok := c.office(k, lemma); ok {
		return b, true
	}
	if b, ok := c.sided(k, lemma); ok {
		return b, true
	}
	if b, ok := c.outlets(k); ok {
		return b, true
	}
	if b, ok := c.nationals(k); ok {
		return b, true
	}
	if lemma == "شريط" && k+1 < len(c.w) && !c.w[k+1].brk {
		switch strings.TrimPrefix(c.w[k+1].bare, article) {
		case "حدودي", "ساحلي", "محتل":
			class = "area" // الشريط الحدودي: land, and no tape
		}
	}
	if w.bare == "مزارع" || w.bare == "المزارع" {
		class = "settlement" // farms, before a farmer
	}
	if b, ok := c.dated(k, class); ok {
		return b, true
	}
	switch {
	case lemma == "عضو" && w.an.Number == isnad.Singular:
		return c.role(k, lemma) // عضو مجلس النواب
	case lemma == "بلدية" && c.acting(k):
		return c.actorHead(k, "body") // أعلنت بلدية قصر بن غشير
	case lemma == "قضاء" && w.an.Number == isnad.Singular && w.an.Proclitics.Has(isnad.ProAl) && (c.acting(k) || k+1 < len(c.w) && !c.w[k+1].brk && (c.w[k+1].form.nation || c.w[k+1].bare == "العسكري") && !c.w[k].prep):
		return c.actorHead(k, "body") // أصدر القضاء اللبناني
	case lemma == "منفذ" && c.nominal(k+1) && !c.w[k+1].brk && (c.w[k+1].an.Class == "event" || c.w[k+1].an.POS == isnad.VerbalNoun):
		return c.role(k, lemma) // منفذ الهجوم: who did it, and no crossing
	case (lemma == "جبهة" || lemma == "حركة") && w.an.Number == isnad.Singular && c.nominal(k+1) && (c.w[k+1].bare == "تحرير" || c.w[k+1].bare == "انقاذ") && c.nominal(k+2):
		return c.actorHead(k, "force") // جبهة تحرير مورو الإسلامية
	case lemma == "خط" && w.an.Number == isnad.Plural && c.definite(k) && k+1 < len(c.w) && !c.w[k+1].brk && (c.w[k+1].bare == "الجويه" || c.acting(k)):
		return c.actorHead(k, "body") // الخطوط الجوية الليبية
	case placeClasses.Has(class) && c.noPlace(k, lemma):
		return candidate{}, false
	case placeClasses.Has(class) && surroundings.Has(lemma):
		if k+1 < len(c.w) && !c.w[k+1].brk && !c.w[k+1].pre {
			if _, rank, ok := c.listedPlace(k+1, c.w[k+1].whole); ok && rank >= 0 {
				return candidate{}, false
			}
			if cl, _ := c.class(k + 1); placeClasses.Has(cl) {
				return candidate{}, false
			}
		}
		return c.placePhrase(k)
	case placeClasses.Has(class):
		return c.placePhrase(k)
	case lemma == "عملية" && w.an.Number == isnad.Plural && !c.definite(k) && k > 0 && !w.brk && !w.pre && staffs.Has(c.w[k-1].bare):
		return c.actorHead(k, "force") // قائد | عمليات دجلة
	case lemma == "قيادة" && w.an.Proclitics.Has(isnad.ProBi):
		return candidate{}, false // بقيادة فلان: a relation, no party
	case actorClasses.Has(class):
		if c.noParty(k, lemma) {
			return candidate{}, false
		}
		if b, ok := c.ranked(k); ok && class == "members" {
			return b, true
		}
		if w.form.honor {
			j := k + 1
			for j+1 < len(c.w) && c.w[j].form.honor && !c.w[j].brk {
				j++
			}
			if _, ok := c.personAfterTitle(j); ok {
				return candidate{}, false // اللواء الركن فلان: a rank, no brigade
			}
		}
		b, ok := c.actorHead(k, class)
		if ok {
			b = c.partitive(k, b)
		}
		return b, ok
	case class == "role":
		if lemma == "مصدر" && c.w[k].an.Enclitic != "" {
			return candidate{}, false // قصف مصدره المواقع: where from
		}
		return c.role(k, lemma)
	}
	return candidate{}, false
}

// side reads the part of a country or region that a wind names, where a preposition
// governs the wind: سيطر على شمال البلاد, not هجوم شمال البلاد.
func (c *scan) side(k int) (candidate, bool) {
	w := &c.w[k]
	if !winded.Has(w.bare) && !windAdjective.Has(w.bare) || w.an.Proclitics != 0 || k == 0 || w.brk || !governors.Has(c.w[k-1].fold) {
		return candidate{}, false
	}
	j := k + 1
	if j < len(c.w) && !c.w[j].brk && winded.Has(c.w[j].bare) && c.w[j].an.Proclitics == 0 {
		j++ // شمال شرق سوريا
	}
	if j >= len(c.w) || c.w[j].brk || c.w[j].pre {
		return candidate{}, false
	}
	b := candidate{first: k, head: k, start: w.start, typ: isnad.Place, prio: prioPlace}
	if in, ok := c.placeAt(j); ok && in.typ == isnad.Place {
		b.last, b.named = in.last, true
		return b, true
	}
	if cl, _ := c.class(j); (cl == "region" || cl == "settlement" || cl == "area") && c.definite(j) {
		b.last = j
		return b, true
	}
	return candidate{}, false
}

// governors are prepositions that a wind follows as a noun.
var governors = words("علي الي نحو صوب باتجاه من ان بان لان")

// acting reports a finite verb right before word k that it is the subject of: a
// verb of the same gender, and no preposition between them.
func (c *scan) acting(k int) bool {
	if k == 0 || c.w[k].brk || c.w[k].pre || c.w[k-1].time >= 0 {
		return false
	}
	v := c.w[k-1].an
	if v.POS != isnad.Verb || v.Guessed || v.Enclitic != "" {
		return false
	}
	f := c.w[k-1].bare
	return c.w[k].an.Gender != isnad.Feminine || strings.HasSuffix(f, "ت") || strings.HasPrefix(f, "ت")
}

// staffs are words before which عمليات names a command.
var staffs = arabic.SetOf("قائد", "القائد", "قياده", "غرفه", "مدير", "رئيس", "ضابط")

// unmanned are prepositions behind which a pilot is none.
var unmanned = words("دون بدون بلا غير")

// noParty reports a word that could head a party and where it stands means
// none: an adjective of the noun before it (المواجهات المسلحة), a pronoun with نفس,
// the régime of a ceasefire (نظام وقف إطلاق النار).
func (c *scan) noParty(k int, lemma string) bool {
	w := &c.w[k]
	next := ""
	if k+1 < len(c.w) && !c.w[k+1].brk {
		next = c.w[k+1].bare
	}
	switch lemma {
	case "نفس":
		return true
	case "روح":
		return c.definite(k) || !c.nominal(k+1) // خسائر في الأرواح: nobody in particular
	case "قوة":
		switch next {
		case "القاهره", "المفرطه", "مفرطه", "المميته", "مميته", "الغاشمه", "الزايده", "الناريه", "الشرايه":
			return true // القوة المفرطة: how it is done
		}
	case "متهم":
		if strings.HasPrefix(next, "ايا") {
			return true // متهمة إياه بالقصف: who accuses
		}
	case "رباعي":
		return true // عجلات رباعية الدفع
	case "عسكري":
		if k > 0 && !w.brk && !w.prep && c.definite(k) && w.an.Number == isnad.Singular && c.w[k-1].an.POS.Nominal() && c.definite(k-1) {
			return true // التصعيد العسكري، الأمني والعسكري
		}
	case "مسلح":
		if k > 0 && !w.brk && !w.pre && w.bare == "مسلح" && armedDoings.Has(c.w[k-1].bare) {
			return true // هجوم مسلح
		}
	case "طيار":
		return k > 0 && unmanned.Has(c.w[k-1].bare) // طائرة بدون طيار
	case "حليف":
		return w.an.Enclitic != "" && w.an.Proclitics.Has(isnad.ProWa) // الجيش وحلفاؤه: they are not named
	case "نظام":
		switch next {
		case "وقف", "التهدئه", "الهدنه", "الصمت", "الحكم", "غذائي", "صحي", "التعليم", "الطائف":
			return true
		}
	case "شبكه", "شبكة":
		switch next {
		case "المياه", "الكهرباء", "الانترنت", "الطرق", "الصرف", "الاتصالات", "انفاق", "الانفاق", "كهرباء", "مياه":
			return true
		}
	case "غرفة":
		switch next {
		case "العمليات", "الاخبار", "النوم", "الانعاش", "العنايه":
			return next != "العمليات" || k > 0 && !w.brk && c.w[k-1].bare == "في"
		}
	}
	if k == 0 || w.brk || w.pre || !w.an.Proclitics.Has(isnad.ProAl) || !strings.HasSuffix(w.fold, "ه") {
		return false
	}
	p := c.w[k-1].an
	return p.POS.Nominal() && p.Proclitics.Has(isnad.ProAl) && c.adjectival(k) && !c.w[k-1].form.honor
}

// armedDoings are nouns that مسلح is an adjective of.
var armedDoings = words("هجوم هجوما نزاع نزاعا صراع صراعا تمرد تمردا حراك كفاح عمل عملا اشتباك اشتباكا قتال سطو فصيل فصيلا تنظيم تنظيما جناح جناحا تشكيل تشكيلا نضال عصيان عصيانا اعتداء اعتداء هجومين صدام كمين كمينا")

// noPlace reports a word that could head a place and where it stands means
// none: a base of data, a page of the net, a turning point, a side that is a
// matter of speaking.
func (c *scan) noPlace(k int, lemma string) bool {
	if k+1 >= len(c.w) || c.w[k+1].brk {
		return false
	}
	next := &c.w[k+1]
	if follow := figures[lemma]; follow.Has(next.bare) {
		return true
	}
	switch lemma {
	case "معرض": // the word for exhibitions, but that opposition is told by it
		return c.definite(k) && c.w[k].bare == "المعارض"
	case "شمال", "جنوب", "شرق", "غرب": // إلى الشرق من كذا
		return c.definite(k) && c.idiom(k)
	case "طرف", "جانب": // أي طرف، من طرف الشرطة
		if cl, _ := c.class(k + 1); !c.definite(k) && k > 0 && !c.w[k].brk && c.w[k-1].bare == "من" && actorClasses.Has(cl) {
			return true
		}
		return !c.definite(k) && k > 0 && !c.w[k].brk && (c.w[k-1].bare == "اي" || c.w[k-1].bare == "كل" || c.w[k-1].bare == "من") && !next.pre && !c.definite(k+1)
	case "قضاء":
		return c.finishes(k)
	case "سجن": // حكم عليه بالسجن خمس سنوات
		return c.definite(k) && (next.an.POS == isnad.NumberWord || c.s.Tokens[next.tok].Kind == isnad.Number)
	case "وسط": // وسط مخاوف: amid, and no middle
		if c.definite(k) || next.pre || next.an.Guessed || c.definite(k+1) {
			return false
		}
		cl, _ := c.class(k + 1)
		return next.an.POS == isnad.VerbalNoun || (next.an.POS == isnad.Noun || next.an.POS == isnad.Adjective) && !placeClasses.Has(cl) && !next.form.opensPlace
	case "مقاطعة": // a boycott
		cl, _ := c.class(k + 1)
		return !c.definite(k) && !next.an.Guessed && cl != "" && !placeClasses.Has(cl)
	}
	return false
}

// finishes reports قضاء read as what finishes somebody off, and no district.
func (c *scan) finishes(k int) bool {
	return c.w[k].an.POS == isnad.VerbalNoun && c.w[k].an.Verb == "قضى"
}

// figures are nouns of place and the words behind which they are meant
// otherwise.
var figures = map[string]*arabic.Set{
	"قاعدة": words("بيانات البيانات معلومات جماهيريه شعبيه الاشتباك اشتباك دستوريه ذهبيه"),
	"موقع":  words("الويب ويب فيسبوك الفيسبوك تويتر التويتر يوتيوب اليوتيوب انستغرام تلغرام الكتروني الالكتروني التواصل اخباري الاخباري اكس قوه الصداره"),
	"مواقع": words("التواصل الكترونيه اخباريه"),
	"نقطة":  words("تحول التحول خلاف ضعف قوه انطلاق نظام النظام"),
	"ساحة":  words("القتال المعركه حرب الحرب"),
	"محطة":  words("تلفزيونيه فضائيه اذاعيه مهمه"),
	"صفحة":  words("الاولي الثانيه الثالثه جديده"),
	"طريق":  words("مسدود الحل السلام الحوار"),
	"سجن":   words("المؤبد مؤبد المشدد المشدده مشدد مدي لمده سنوات سنه عاما اعواما"),
	"قمة":   words("عربيه العربيه خليجيه الخليجيه ثلاثيه الثلاثيه طارئه الطارئه افريقيه الافريقيه دوليه الدوليه المناخ العشرين ثنائيه رباعيه اسلاميه الاسلاميه استثنائيه"),
	"باب":   words("الحوار التفاوض المفاوضات"),
	"سلة":   words("غذائيه"),
}

func words(list string) *arabic.Set { return arabic.SetOf(strings.Fields(list)...) }

// governs reports a party, a place or what is definite right behind word k, which
// in the indefinite accusative has no genitive: it is its object.
func (c *scan) governs(k int) bool {
	j := k + 1
	if j >= len(c.w) || c.w[j].brk || c.w[j].pre {
		return false
	}
	if c.definite(j) || c.w[j].form.state {
		return true
	}
	_, _, ok := c.listedParty(j, c.w[j].whole)
	return ok
}

// accusative reports a word in the indefinite accusative, by its ending or its
// tanwin, that opens its part of the sentence.
func (c *scan) accusative(k int) bool {
	t := &c.s.Tokens[c.w[k].tok]
	if !strings.HasSuffix(t.Fold, "ا") && !(strings.HasSuffix(t.Fold, "ه") && c.w[k].brk) {
		return false
	}
	return c.w[k].brk || k == 0 || c.w[k].an.Proclitics.Has(isnad.ProWa)
}

// directed reports the first word of a double direction with a place behind it,
// which is a mention without it, as it is behind a simple one (جنوب شرق | سرت).
func (c *scan) directed(k int) bool {
	switch c.w[k].bare {
	case "شمال", "جنوب":
	default:
		return false
	}
	j := k + 1
	if j+1 >= len(c.w) || c.w[j].brk || c.w[j+1].brk || c.w[j+1].pre {
		return false
	}
	switch c.w[j].bare {
	case "شرق", "غرب", "شرقي", "غربي":
		return true
	}
	return false
}

// placePhrase is a place by its head noun, as far as the codebook takes it.
func (c *scan) placePhrase(k int) (candidate, bool) {
	b, ok := c.placeHead(k)
	if !ok {
		return b, false
	}
	if c.definite(k) && c.w[k].bare == "العاصمه" {
		b = c.capital(k, b)
	}
	if j := b.last + 2; j < len(c.w) && !c.w[j-1].brk && !c.w[j].brk && c.w[j-1].fold == "رقم" && c.s.Tokens[c.w[j].tok].Kind == isnad.Number {
		b.last, b.named = j, true // الحي رقم 3
	}
	b.last = c.joined(k, b.last)
	b.last = c.madeFor(k, b.last)
	if j := b.last + 1; b.last > k && j < len(c.w) && !c.w[j].brk && (c.w[j].fold == "بالسكان" || c.w[j].fold == "بالمدنيين") {
		b.last = j // قرى آهلة بالسكان، أحياء مكتظة بالمدنيين
	}
	return b, true
}

// madeFor lengthens a building or camp that is only described by what or whom it
// is for: معمل لتفخيخ العجلات، مخيم للنازحين.
func (c *scan) madeFor(k, last int) int {
	j := last + 1
	if c.definite(k) || c.definite(last) || last > k+1 || j >= len(c.w) || c.w[j].brk || !c.w[j].an.Proclitics.Has(isnad.ProLi) || c.w[j].an.Proclitics.Has(isnad.ProWa) || c.s.Tokens[c.w[j].tok].Kind != isnad.Word {
		return last
	}
	if last > k && !c.adjectival(last) || undergone.Has(c.w[j].bare) {
		return last // ميناء عدن | لهجوم صاروخي
	}
	cl, lemma := c.class(k)
	if cl != "facility" && lemma != "مخيم" && lemma != "معسكر" || lemma == "نقطة" {
		return last
	}
	aim, _ := c.class(j)
	if c.w[j].an.POS != isnad.VerbalNoun && aim != "people" && aim != "members" && aim != "weapon" && aim != "vehicle" {
		return last
	}
	if _, _, ok := c.listedParty(j, c.w[j].form); ok && aim != "people" {
		return last
	}
	return c.tail(j)
}

// undergone are acts that a place is the object of (تعرض مخفر لهجوم), and is made
// for none of them.
var undergone = words("هجوم هجمات قصف استهداف اعتداء اعتداءات غاره غارات تفجير تفجيرات انفجار تدمير تخريب حريق اقتحام سطو نهب اضرار اطلاق حصار")

// placeHead reads a place by its head noun: with a name from the list (the
// head makes even weak names good), with an unknown name, or described.
func (c *scan) placeHead(k int) (candidate, bool) {
	b := candidate{first: k, last: k, head: k, start: c.w[k].start, typ: isnad.Place, prio: prioHead}
	def := c.definite(k)
	j := k + 1
	if _, lemma := c.class(k); held.Has(lemma) && j < len(c.w) && !c.w[j].brk {
		// معقل داعش، مقر الحزب: who holds it is a participant of its own.
		if _, _, ok := c.listedParty(j, c.w[j].whole); ok {
			return b, true
		}
		if cl, _ := c.class(j); lemma == "معقل" && !c.w[j].pre && (actorClasses.Has(cl) || c.w[j].form.name != 0) {
			return b, true // آخر معاقل | التنظيم
		}
	}
	if j < len(c.w) && !c.w[j].brk && !c.w[j].pre && !def && c.w[j].time < 0 && !c.inAccusative(k) {
		// A name, perhaps behind another head (ريف محافظة حلب الجنوبي).
		inner, _ := c.class(j)
		if n, rank, ok := c.listedPlace(j, c.w[j].whole); ok && !(n == 1 && rank < 1 && placeClasses.Has(inner) && !c.definite(j)) && !(n == 1 && actorClasses.Has(inner) && rank < 3 && !settles(c, k)) && !(n == 1 && (rank < 1 || !settles(c, k)) && c.plainWord(j, lead{form: c.w[j].form})) {
			last := j + n - 1
			if e := last + 1; n == 1 && e < len(c.w) && !c.w[e].brk && !c.w[e].pre && settles(c, k) && !c.definite(j) && c.w[e].an.Guessed && c.w[e].an.Proclitics == isnad.ProAl && !c.w[e].form.nation && !c.w[e].form.direction {
				last = e // قرية عون | الدادات: its second word, which nothing knows
			}
			b.last = c.adjectives(c.goesOn(last), true)
			b.named = true
			return b, true
		}
		if _, lemma := c.class(j); surroundings.Has(lemma) {
			if winded.Has(lemma) && c.definite(j) {
				b.last = c.adjectives(j, true) // مدن الشرق
				return b, true
			}
			if in := c.w[k].an; winded.Has(lemma) && in.Number == isnad.Plural && (in.Class == "settlement" || in.Class == "region") && j+1 < len(c.w) && !c.w[j+1].brk && !c.w[j+1].pre {
				if in, ok := c.placeAt(j + 1); ok {
					b.last = in.last // قرى شرق النهر
				}
			}
			return b, true
		}
		if n, _, ok := c.listedParty(j, c.w[j].whole); ok && n > 1 {
			b.last = j + n - 1 // مواقع سرايا القدس
			return b, true
		}
		if cl, _ := c.class(j); cl == "members" && c.nominal(j+1) && !c.closed(j) && c.w[k].an.Number == isnad.Plural {
			if in, ok := c.actorHead(j, cl); ok && in.last > j {
				b.last = in.last // مواقع عناصر التنظيم
				return b, true
			}
		}
		if cl, _ := c.class(j); placeClasses.Has(cl) {
			if in, ok := c.placeHead(j); ok {
				b.last, b.named = in.last, in.named
				return b, true
			}
		}
		if c.nominal(j) && c.w[j].quote && c.quotedName(j) {
			b.last = c.quoteEnd(j)
			n, _, ok := c.listedParty(j, c.w[j].whole)
			b.named = !ok || j+n-1 < b.last // مواقع "داعش": whose they are, and no name
			return b, true
		}
	}
	b.last = c.tail(k)
	if b.last == k {
		return b, true
	}
	cl, _ := c.class(k)
	next := c.w[k+1]
	switch {
	case def:
		// الضفة الشرقية، الحدود السورية العراقية
		b.named = next.form.nation || next.form.direction
	case next.an.Guessed || next.an.POS == isnad.ProperNoun:
		b.named = true
	case c.definite(b.last) && c.w[b.last].an.POS != isnad.Adjective:
		b.named = cl == "settlement" || cl == "crossing" || cl == "natural"
	}
	return b, true
}

// winded are the winds behind which a place says where several are.
var winded = arabic.SetOf("شمال", "جنوب", "شرق", "غرب")

// members are the classes of people who are at a place and none of it: جنود |
// شمال سيناء.
var members = arabic.SetOf("members", "force")

// settles reports that word k is a head noun of settlements, in construct
// state: what follows is a name, were it also a verb (مدينة إزرع).
func settles(c *scan, k int) bool {
	cl, _ := c.class(k)
	return cl == "settlement" && !c.definite(k) && c.w[k].an.Number != isnad.Plural
}

// held are places that are named by who holds them.
var held = arabic.SetOf("معقل", "مقر", "معسكر", "وكر", "حاجز")

// quoteEnd is the last word before the quotation closes.
func (c *scan) quoteEnd(j int) int {
	for j+1 < len(c.w) && !c.w[j+1].brk && !c.w[j+1].quote {
		j++
	}
	return j
}

// ofPress are adjectives of statements and meetings that are also people.
var ofPress = words("صحفي صحافي صحفيه صحافيه اعلامي اعلاميه")

// actorHead reads a party by its head noun: with a listed name behind it
// (عناصر داعش), an unknown one, or described (فصائل عراقية مسلحة).
func (c *scan) actorHead(k int, class string) (candidate, bool) {
	b := candidate{first: k, last: k, head: k, start: c.w[k].start, typ: isnad.Actor, kind: class, prio: prioHead}
	if k > 0 && class == "people" && !c.w[k].brk && c.w[k].an.Proclitics&^isnad.ProAl == 0 && c.w[k].an.Number == isnad.Singular && c.definite(k) == c.definite(k-1) {
		if p := c.w[k-1].an; p.POS.Nominal() && p.Enclitic == "" && (p.Class == "document" || p.Class == "event") && ofPress.Has(strings.TrimPrefix(c.w[k].fold, "ال")) {
			return b, false // في تصريح صحفي: of the press, and no journalist
		}
	}
	j := k + 1
	if j < len(c.w) && !c.w[j].brk && !c.w[j].pre && c.w[j].time < 0 && c.w[k].an.Enclitic == "" && !ownEnd.Has(c.w[j].fold) {
		if c.w[j].quote && c.quotedName(j) {
			b.last = c.adjectives(c.quoteEnd(j), true)
			b.named = true
			if n, id, ok := c.listedParty(j, c.w[j].whole); ok && j+n-1 == c.quoteEnd(j) {
				b.entity = id
			}
			return b, true
		}
		if !c.definite(k) {
			if n, id, ok := c.listedParty(j, c.w[j].whole); ok && !c.closed(k) && !(n == 1 && c.plainWord(j, lead{form: c.w[j].form})) {
				b.last, b.entity, b.named = c.adjectives(j+n-1, true), id, true
				return b, true
			}
			if cl, _ := c.class(j); actorClasses.Has(cl) && class != "people" && !c.closed(k) && !c.objectForm(j) && !(c.w[k].an.Gender == isnad.Feminine && c.w[k].an.Number == isnad.Singular && c.w[j].an.POS == isnad.Adjective && c.w[j].an.Gender == isnad.Feminine && c.adjectival(j)) { // مجموعة مسلحة | البوابة
				in, ok := c.actorHead(j, cl)
				if ok {
					b.last, b.named, b.entity = c.unit(k, in.last), in.named, in.entity
					return b, true
				}
			}
			if n, rank, ok := c.listedPlace(j, c.w[j].whole); ok && (rank >= 3 || n > 1) && !c.closed(k) && !(winded.Has(c.w[j].bare) && members.Has(class)) {
				// سكان حلب، حكومة إقليم كردستان، مرصد حلب
				b.last, b.named = c.adjectives(j+n-1, true), class != "people"
				return b, true
			}
		}
	}
	if _, lemma := c.class(k); lemma == "أسرة" && c.w[k].bare == "اسر" && !c.definite(k) && j < len(c.w) && !c.w[j].brk && !c.w[j].pre {
		if cl, _ := c.class(j); cl == "force" || cl == "members" || cl == "body" {
			return b, false // أسر الفصائل لعنصرين: who takes prisoners
		}
	}
	if _, lemma := c.class(k); lemma == "حركة" && !c.definite(k) && c.nominal(j) && c.w[j].an.POS != isnad.Adjective && (!c.w[j].an.Guessed || traffic(c.w[j].bare)) {
		return b, false // حركة البضائع، حركة المسافرين
	}
	b.last = c.tail(k)
	if cl, _ := c.class(b.last); b.last > k && !c.definite(k) && (cl == "role" || c.w[b.last].form.honor) && c.w[b.last].an.Number != isnad.Plural {
		// قوات المشير خليفة حفتر
		if p, ok := c.personAfterTitle(b.last + 1); ok {
			b.last, b.named = p.last, true
			return b, true
		}
	}
	b.last = c.unit(k, b.last)
	if j := b.last + 1; b.last > k && j < len(c.w) && !c.w[j].brk && siding.Has(participle(c.w[b.last].bare)) {
		switch c.w[j].fold {
		case "له", "لها", "لهم", "معه", "معها", "معهم": // المسلحين الموالين لها
			b.last = j
		}
	}
	if c.w[k].an.Number == isnad.Dual && b.last == k+1 && b.last+1 < len(c.w) {
		// الجيشين السوري والعراقي
		if x := &c.w[b.last+1]; x.an.Proclitics.Has(isnad.ProWa) {
			if x.form.nation {
				b.last++
			}
		}
	}
	if last := c.purpose(k, b.last, class); last > b.last {
		b.last, b.named = last, true
	}
	for i := k + 1; i <= b.last; i++ {
		if c.w[i].form.nation {
			b.named = class != "people"
		}
		if (c.w[i].an.Guessed || c.w[i].an.POS == isnad.ProperNoun) && class != "people" {
			b.named = true
		}
	}
	if class == "body" || class == "media" {
		b.named = b.named || b.last > k+1
	}
	return b, true
}

// traffic reports a plural that moves, behind حركة: no movement is called so.
func traffic(bare string) bool {
	return strings.HasPrefix(bare, article) && (strings.HasSuffix(bare, "ين") || strings.HasSuffix(bare, "ات"))
}

// purpose lengthens the name of a body by what it is for: الهيئة العامة للإغاثة
// والتنمية، المرصد التونسي لاستقلال القضاء، كتيبة 166 للحماية والحراسة.
func (c *scan) purpose(k, last int, class string) int {
	j := last + 1
	if j >= len(c.w) || c.w[j].brk || c.w[j].time >= 0 || c.s.Tokens[c.w[j].tok].Kind != isnad.Word {
		return last
	}
	a := c.w[j].an
	if !a.Proclitics.Has(isnad.ProLi) || a.Proclitics.Has(isnad.ProWa) || a.Proclitics.Has(isnad.ProFa) {
		return last
	}
	named := class == "body" || class == "media" || class == "force" && last > k
	switch {
	case forWhat.Has(c.w[j].bare):
	case named && last > k && a.Proclitics.Has(isnad.ProAl) && (a.POS == isnad.VerbalNoun || aims.Has(c.w[j].bare)):
	default:
		if named && ofWhat.Has(c.w[j].bare) && c.nominal(j+1) {
			return c.adjectives(j+1, true)
		}
		return last
	}
	end := j
	if ofWhat.Has(c.w[j].bare) && c.nominal(j+1) {
		end = j + 1
	}
	if n := end + 1; n < len(c.w) && !c.w[n].brk && c.w[n].an.Proclitics.Has(isnad.ProWa) && c.w[n].an.Proclitics.Has(isnad.ProAl) && !c.w[n].prep && (c.w[n].an.POS == isnad.VerbalNoun || aims.Has(c.w[n].bare)) {
		end = n
	} else if c.w[j].bare == "التعرف" && n+1 < len(c.w) && c.w[n].fold == "علي" && c.nominal(n+1) {
		end = n + 1
	}
	return end
}

// forWhat are the words that end the name of an agency or organisation.
var forWhat = words("الانباء الاعلام الصحافه الاخبار حقوق الشغل الثقافه التنميه الاغاثه الصحفيين الصحافيين المحامين القضاه المعلمين العمال الكتاب الفلاحين المهندسين الطلاب الطلبه المراه المهاجرين اللاجئين الحقوقيين الناشرين الاطباء الصيادله المدرسين الطيران الجمارك الامن الارصاد المخدرات")

// aims are further ones behind the article, that are no masdars; ofWhat take a
// genitive.
var (
	aims   = words("الطفوله الهجره اللاجئين النازحين الاسري الشهداء المفقودين المراه العلوم الطاقه الصحه النفط الغاز الكهرباء المياه الانتخابات الاحصاء الاغاثه الاعمار التنميه الحمايه الحراسه التحرير التدخل الالغام الدراسات البحوث الاستشعار الطباعه النشر الترجمه التوثيق المعلومات العداله السلام الديمقراطيه البناء الارصاد الصناعات الطيران الاستثمار التمويل الرقابه الاتصالات")
	ofWhat = words("حقوق شوون مكافحه رعايه اعاده نزع حظر استقلال مراقبه حمايه رصد دراسات تحرير حريه ضحايا اسر")
)

// role reads a person known by function. Where a name follows, the name is
// the mention and the title is none.
func (c *scan) role(k int, lemma string) (candidate, bool) {
	if c.noRole(k, lemma) {
		return candidate{}, false
	}
	b := candidate{first: k, last: c.tail(k), head: k, start: c.w[k].start, typ: isnad.Role, prio: prioHead}
	for j := k + 1; j <= b.last+2 && j < len(c.w); j++ {
		if j > b.last && c.w[j].form.honor {
			continue
		}
		if j > b.last+1 && !c.w[j-1].form.honor {
			break
		}
		if c.w[j].brk && !c.bracketed(j) {
			break
		}
		if _, ok := c.personAfterTitle(j); ok {
			return b, false
		}
	}
	b.last = c.sourceTail(b.last)
	b.last = c.within(b.last, lemma)
	if j := b.last + 1; j < len(c.w) && !c.w[j].brk && !c.w[j].pre && c.definite(j) && c.w[j].form.honor {
		return b, false // المتحدث باسم الجيش | العميد فلان: a title
	}
	return b, true
}

// noRole reports a word that could head a function and where it stands means none:
// an order and not who gives it (أصدر أمرا، الأمر الذي).
func (c *scan) noRole(k int, lemma string) bool {
	if k > 0 && k+1 < len(c.w) && !c.w[k].brk && lemma == "مؤلف" && c.definite(k) == c.definite(k-1) && c.w[k+1].bare == "من" {
		return true // القافلة المؤلفة من 40 آلية
	}
	if k > 0 && !c.w[k].brk && c.ofNounBefore(k, lemma) {
		return true
	}
	if lemma != "آمر" {
		return false
	}
	w := &c.w[k]
	rest := strings.TrimPrefix(c.text[w.start:], article)
	return strings.HasPrefix(rest, "أ") || (w.bare == "امرا" || w.bare == "الامر") && !strings.HasPrefix(rest, "آ")
}

// ofNounBefore reports a feminine singular that is an adjective as well and stands
// behind a definite noun that it agrees with: علاقاتها الدبلوماسية.
func (c *scan) ofNounBefore(k int, lemma string) bool {
	a, b := c.w[k].an, c.w[k-1].an
	if a.Gender != isnad.Feminine || !c.definite(k) || !b.POS.Nominal() || !c.definite(k-1) && b.Enclitic == "" {
		return false
	}
	if b.Gender != isnad.Feminine && b.Number != isnad.Plural {
		return false
	}
	for i := range c.s.Tokens[c.w[k].tok].Analyses {
		if o := &c.s.Tokens[c.w[k].tok].Analyses[i]; o.POS == isnad.Adjective && o.Lemma == lemma {
			return true
		}
	}
	return false
}

// within lengthens a function by what it belongs to or where it is: مصدر في
// الشرطة، المتحدث باسم المجلس العسكري لمصراتة، آمر سرية بالكتيبة 128، ناشطون من حلب.
func (c *scan) within(last int, lemma string) int {
	j := last + 1
	if j >= len(c.w) || c.w[j].brk || c.w[j].time >= 0 {
		return last
	}
	switch c.w[j].fold {
	case "في", "من", "لدي", "باسم":
		if j+1 >= len(c.w) || c.w[j+1].brk || c.w[j+1].pre || c.w[j].fold == "من" && c.w[last].an.Enclitic != "" {
			return last
		}
		if in, ok := c.partyAt(j + 1); ok {
			return c.localOf(in.last)
		}
		if c.w[j+1].quote && c.quotedName(j+1) && c.w[j].fold != "من" {
			return c.quoteEnd(j + 1)
		}
		if sources.Has(lemma) && c.w[j].fold == "في" || locals.Has(lemma) && c.w[j].fold == "من" || c.w[j].fold == "باسم" {
			if in, ok := c.placeAt(j + 1); ok {
				return in.last
			}
		}
		return last
	}
	if a := c.w[j].an; !c.w[j].prep || a.Proclitics.Has(isnad.ProWa|isnad.ProFa) || a.Proclitics.Has(isnad.ProKa) {
		return last
	} else if !sourceRole.Has(lemma) && !(a.Proclitics.Has(isnad.ProBi) && (sources.Has(lemma) || staffed.Has(lemma))) {
		return last
	}
	if in, ok := c.partyAt(j); ok {
		return c.localOf(in.last)
	}
	if sources.Has(lemma) && c.w[j].an.Proclitics.Has(isnad.ProBi) {
		if in, ok := c.placeAt(j); ok {
			return in.last
		}
		if cl, _ := c.class(j); cl == "region" && c.w[j].an.Proclitics.Has(isnad.ProAl) {
			return j // مصدر محلي بالمحافظة
		}
	}
	return last
}

// localOf lengthens a body by the town whose it is: المجلس العسكري لمصراتة.
func (c *scan) localOf(last int) int {
	j := last + 1
	if j >= len(c.w) || c.w[j].brk || !c.w[j].an.Proclitics.Has(isnad.ProLi) || c.w[j].an.Proclitics.Has(isnad.ProWa) {
		return last
	}
	if n, rank, ok := c.listedPlace(j, c.w[j].form); ok && rank >= 3 {
		return j + n - 1
	}
	return last
}

// sourceRole are functions that take the body they speak for with a
// preposition.
var sourceRole = arabic.SetOf("متحدث", "ناطق", "قائد", "ممثل", "مندوب", "مبعوث", "أمين")

// staffed are functions within a body: آمر التحريات بالقوات الخاصة.
var staffed = arabic.SetOf("آمر", "عضو", "ضابط", "قيادي", "مسؤول", "مدير", "رئيس", "عنصر", "نائب", "خبير", "مستشار")

// sources are functions that are told apart by where they are: شهود عيان في
// الموصل.
var sources = arabic.SetOf("مصدر", "شاهد")

// locals are functions that are told apart by where they come from: ناشطون من
// الحسكة.
var locals = arabic.SetOf("ناشط", "شاهد", "ناشطون", "صحفي", "إعلامي")

// placeAt reads a named place at word k.
func (c *scan) placeAt(k int) (candidate, bool) {
	if b, ok := c.placeName(k); ok {
		return b, true
	}
	if cl, _ := c.class(k); placeClasses.Has(cl) {
		if b, ok := c.placeHead(k); ok && b.last > k && b.named {
			return b, true
		}
	}
	return candidate{}, false
}

func (c *scan) partyAt(k int) (candidate, bool) {
	if b, ok := c.actorName(k); ok {
		return b, true
	}
	if cl, _ := c.class(k); actorClasses.Has(cl) && cl != "people" {
		return c.actorHead(k, cl)
	}
	return candidate{}, false
}

// settleStates turns the names of countries and capitals that act in their
// clause into actors: beside a finite verb, and with no preposition or head
// noun before them (واشنطن تعلن، أطلقت إيران).
func (c *scan) settleStates(ms []isnad.Mention) {
	for i := range ms {
		m := &ms[i]
		if m.Type != isnad.Place || m.First != m.Head {
			continue
		}
		k := c.wordOf(m.First)
		if k < 0 || c.w[k].prep {
			continue
		}
		last, run := c.wordOf(m.Last), c.run(k, c.w[k].bare)
		if last-k >= len(run) {
			continue // longer than any state's name, or parted: طريق حلب - الرقة
		}
		id, ok := c.r.actors.StateOf(run[:last-k+1])
		if !ok {
			continue
		}
		if c.acts(k, last) || i > 0 && c.besideState(k, &ms[i-1]) || i > 0 && c.called(k, &ms[i-1]) || i+1 < len(ms) && c.jointly(last, &ms[i+1]) {
			m.Type, m.Entity, m.Kind = isnad.Actor, id, "state"
		}
	}
}

func (c *scan) wordOf(tok int) int {
	for k := range c.w {
		if c.w[k].tok == tok {
			return k
		}
	}
	for k := range c.w { // a bracket or quotation mark: the word before it
		if c.w[k].tok > tok {
			return k - 1
		}
	}
	return len(c.w) - 1
}

// acts reports that the words first..last are the subject of a finite verb or
// the party of a word of action.
func (c *scan) acts(first, last int) bool {
	if first > 0 && !c.w[first].brk {
		p := &c.w[first-1]
		if p.bare == "بين" && c.dealing(first-1) {
			return true // محادثات بين موسكو وأنقرة
		}
		if p.bare == "علي" && first > 1 && strings.HasSuffix(c.w[first-2].bare, "ضغط") {
			return true // بالضغط على أنقرة
		}
		if !c.w[first].pre && ofParty.Has(p.bare) && p.an.Enclitic == "" {
			return true
		}
		if blaming.Has(p.bare) || p.bare == "من" && first > 1 && (backed.Has(strings.TrimPrefix(c.w[first-2].bare, article)) || first > 2 && c.adjectival(first-2) && backed.Has(strings.TrimPrefix(c.w[first-3].bare, article)) || strings.HasPrefix(strings.TrimPrefix(c.w[first-2].bare, article), "مدعوم")) {
			return true
		}
		switch p.an.POS {
		case isnad.Verb:
			// A country that is entered or left is the object of its verb.
			return !c.w[first].prep && !motion.Has(p.an.Verb)
		case isnad.VerbalNoun:
			return !c.w[first].an.Proclitics.Has(isnad.ProWa) && partyNouns.Has(p.an.Verb)
		case isnad.Preposition, isnad.Adverb:
			switch p.bare {
			case "بقياده", "من قبل", "ضد", "مع":
				return true
			}
			return p.bare == "قبل" && first > 1 && c.w[first-2].bare == "من"
		case isnad.Noun:
			switch p.bare {
			case "قبل", "يد", "ايدي", "جانب", "طرف", "قياده", "بقياده", "دعم", "بدعم", "اعلان", "رد", "موقف", "قرار", "اتهام":
				return true
			}
		}
		if p.bare == "من" && first > 1 {
			switch c.w[first-2].an.POS {
			case isnad.PassiveParticiple: // المدعومة من إيران
				return true
			}
		}
	}
	if last+1 < len(c.w) && !c.w[last+1].brk {
		n := &c.w[last+1]
		if j := last + 2; j < len(c.w) && !c.w[j].brk {
			switch {
			case n.bare == "من" && (c.w[j].bare == "جهتها" || c.w[j].bare == "جانبها"): // موسكو من جهتها
				return true
			case (n.bare == "لم" || n.bare == "لن" || n.bare == "لا" || n.bare == "قد" || n.bare == "كانت") && (first == 0 || c.w[first].brk || c.w[first].pre && !c.w[first].prep) && c.w[j].an.POS == isnad.Verb && c.w[j].an.Voice != isnad.Passive && !passive.Has(c.w[j].bare):
				return true
			}
		}
		if n.bare == "بدورها" {
			return true
		}
		that := first > 0 && c.w[first-1].an.POS == isnad.Subordinator
		before := first == 0 || c.w[first].brk || that || c.w[first].pre && !c.w[first].prep || c.w[first-1].time >= 0
		if that && (willing.Has(n.bare) || (n.bare == "لا" || n.bare == "لن" || n.bare == "لم") && last+2 < len(c.w) && !passive.Has(c.w[last+2].bare)) {
			return true
		}
		return before && n.an.POS == isnad.Verb && n.an.Voice != isnad.Passive && !n.an.Proclitics.Has(isnad.ProLi)
	}
	// A headline may put a colon behind its speaker.
	if toks := c.s.Tokens; first == 0 && c.w[last].tok+1 < len(toks) && toks[c.w[last].tok+1].Norm == ":" {
		return true
	}
	return false
}

// dealing reports a noun for what parties have between them before word k, with an
// adjective at most between them: مذكرة تفاهم بين، المتنازع عليها بين.
func (c *scan) dealing(k int) bool {
	for j := k - 1; j >= 0 && j >= k-2 && !c.w[j+1].brk; j-- {
		if dealings.Has(strings.TrimPrefix(c.w[j].bare, article)) {
			return true
		}
	}
	return false
}

var dealings = words("اتفاق اتفاقيه اتفاقات مفاوضات محادثات مباحثات مشاورات خلاف خلافات توتر توترات علاقات علاقه نزاع صراع هدنه تفاهم تفاهمات تنسيق تعاون حوار وساطه صفقه تحالف ازمه متنازع تقارب مصالحه مذكره معاهده شراكه")

// called reports that word k is whom the mention right before it calls on,
// accuses or tells: دعت الخارجية الروسية أنقرة إلى كذا.
func (c *scan) called(k int, who *isnad.Mention) bool {
	if c.w[k].brk || c.w[k].pre || who.Last != c.w[k].tok-1 {
		return false
	}
	switch who.Type {
	case isnad.Actor, isnad.Human, isnad.Role:
	default:
		return false
	}
	for v := c.wordOf(who.First) - 1; v >= 0 && v >= c.wordOf(who.First)-5; v-- { // اتهم عضو في وفد الحكومة أنقرة
		if c.w[v].an.POS == isnad.Verb {
			return addressing.Has(c.w[v].an.Verb)
		}
		if c.w[v].brk {
			return false
		}
	}
	return false
}

// addressing are verbs whose object is a party.
var addressing = arabic.SetOf("دعا", "طالب", "اتّهم", "اتهم", "حمّل", "حثّ", "ناشد", "هدّد", "أبلغ", "حذّر", "انتقد", "شكر", "توعّد", "أدان", "لام", "أمهل")

// jointly reports that the next mention is a state joined by و, and both have
// one predicate: دمشق وطهران تصلان.
func (c *scan) jointly(last int, next *isnad.Mention) bool {
	k := last + 1
	if k+1 >= len(c.w) || c.w[k].brk || next.First != c.w[k].tok || next.First != next.Last || next.Type != isnad.Place || !c.w[k].an.Proclitics.Has(isnad.ProWa) || c.w[k].prep {
		return false
	}
	if _, ok := c.r.actors.StateOf([]string{c.w[k].bare}); !ok {
		return false
	}
	v := &c.w[k+1]
	return !v.brk && v.an.POS == isnad.Verb && v.an.Voice != isnad.Passive && !v.an.Proclitics.Has(isnad.ProLi) && c.acts(k, k)
}

// besideState reports a state or capital joined by و to one that acts, or to a
// party that addresses another: محملا واشنطن وأبو ظبي.
func (c *scan) besideState(k int, before *isnad.Mention) bool {
	if before.Type != isnad.Actor || before.Last != c.w[k].tok-1 || !c.w[k].an.Proclitics.Has(isnad.ProWa) || c.w[k].prep {
		return false
	}
	if before.Kind == "state" {
		return true
	}
	first := c.wordOf(before.First) // واتهمت الجماعة وواشنطن الحكومة
	return first > 0 && !c.w[first].brk && c.w[first-1].an.POS == isnad.Verb && addressing.Has(c.w[first-1].an.Verb)
}

// ofParty are what only a party has or gives: موافقة بغداد، حلفاء دمشق.
var ofParty = words("موافقه ضغط ضغوط سياسه سياسات حلفاء حليف حليفه مواقف وساطه مبادره تهديدات نفوذ علاقات علاقه مطالب تحذيرات مخاوف طموحات مصالح")

// blaming are what a speaker does to a party, right before its name.
var blaming = arabic.SetOf("متهما", "متهمه", "محملا", "محمله", "مطالبا", "مطالبه", "داعيا", "داعيه", "محذرا", "محذره", "مناشدا", "مناشده")

var backed = arabic.SetOf("دعم", "بدعم", "اسناد", "باسناد", "ايعاز", "بايعاز", "طلب", "بطلب", "تمويل", "بتمويل", "ضغط", "ضغوط", "تحريض", "بتحريض", "بتكليف", "بتوجيه", "بضوء")

// willing are predicates that only a party has.
var willing = arabic.SetOf("مستعده", "مستعد", "قلقه", "ملتزمه", "عازمه", "جاهزه", "مصممه", "حريصه", "ماضيه", "ترحب", "متمسكه", "منفتحه", "مصره", "قادره", "مستمره", "راغبه", "معنيه")

// passive are what a place is, behind لا.
var passive = arabic.SetOf("تزال", "تبعد", "تقع", "يزال")

var motion = arabic.SetOf("دخل", "غادر", "وصل", "زار", "بلغ", "اجتاح", "غزا", "قصف", "شهد", "استهدف", "شمل", "حكم")
var partyNouns = arabic.SetOf("أعلن", "دعم", "اتّهم", "اتهم", "رفض", "قرّر", "تدخّل", "هدّد", "أرسل", "أطلق", "سعى", "طالب")
