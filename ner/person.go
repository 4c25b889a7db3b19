package ner

import (
	"strings"
	"unicode/utf8"

	"isnad"
)

// person reads a listed person, or a sequence of personal names.
func (c *scan) person(k int) (candidate, bool) {
	for _, l := range c.leads(k) {
		if l.form == nil || l.form.text == "" {
			break
		}
		if l.form.honor && k+1 < len(c.w) && !c.w[k+1].brk {
			continue // المشير | خليفة حفتر: the title stays outside
		}
		if n, id, ok := c.listedPerson(k, l.form); ok && !(n == 1 && c.plainWord(k, l)) {
			b := candidate{first: k, last: k + n - 1, head: k, start: l.start, typ: isnad.Human, entity: id, named: true, prio: prioActor}
			if n > 1 || !c.moreNames(b.last+1) {
				return b, true
			}
		}
	}
	if w := c.w[k].bare; c.seen[w] && !c.moreNames(k+1) {
		return candidate{first: k, last: k, head: k, start: c.w[k].start, typ: isnad.Human, named: true, prio: prioName}, true
	}
	if k > 0 && (!c.w[k].brk || c.bracketed(k)) && (c.titled(k) || c.w[k-1].form.honor || ministers.Has(c.w[k-1].bare)) {
		if c.w[k].form.honor && k+1 < len(c.w) && !c.w[k+1].brk {
			if _, ok := c.personAfterTitle(k + 1); ok {
				return candidate{}, false // العقيد طيار | نوري فلان: one more title
			}
		}
		return c.personAfterTitle(k)
	}
	if c.officer(k) {
		return c.personOfOffice(k)
	}
	return c.names(k, false)
}

// bracketed reports that no more than a bracket, or the stop of a title that is cut
// short, stands before word k: العقيد (فلان الفلاني)، د. فلان.
func (c *scan) bracketed(k int) bool {
	if c.w[k].tok != c.w[k-1].tok+2 {
		return false
	}
	norm := c.s.Tokens[c.w[k].tok-1].Norm
	return norm == "(" || norm == "." && c.w[k-1].form.honor && utf8.RuneCountInString(c.w[k-1].bare) == 1
}

// moreNames reports that another personal name follows, so that a listed
// short name is the beginning of some other person's.
func (c *scan) moreNames(k int) bool {
	return k < len(c.w) && !c.w[k].brk && !c.w[k].pre && c.w[k].whole.name&(givenName|familyName) != 0
}

// titled reports that a title or function ends right before word k.
func (c *scan) titled(k int) bool {
	for j := k - 1; j >= 0 && j >= k-5; j-- {
		if cl, _ := c.class(j); cl == "role" {
			return c.tail(j) == k-1
		}
		if c.w[j].brk {
			return false
		}
	}
	return false
}

// personAfterTitle reads a name whose title has announced it.
func (c *scan) personAfterTitle(k int) (candidate, bool) {
	if k >= len(c.w) || c.w[k].brk && (k == 0 || !c.bracketed(k)) || c.w[k].pre && !(c.w[k].form.kunya && k > 0 && nicknaming.Has(c.w[k-1].fold)) && !c.wholeName(k) {
		return candidate{}, false
	}
	if n, id, ok := c.listedPerson(k, c.w[k].whole); ok {
		return candidate{first: k, last: k + n - 1, head: k, start: c.w[k].start, typ: isnad.Human, entity: id, named: true, prio: prioName}, true
	}
	if b, ok := c.names(k, true); ok {
		return b, true
	}
	return c.family(k)
}

// wholeName reports a given name that only looks like a word with a preposition or
// conjunction before it: الرئيس وليد فلان، الوزير كمال الفلاني.
func (c *scan) wholeName(k int) bool {
	kind := c.w[k].whole.name
	if kind&givenName == 0 || c.w[k].fold == "باسم" {
		return false
	}
	return kind&commonGiven == 0 || c.nameLike(k+1) || c.clan(k+1)
}

// names reads given name, father's and family names: محمد علي الحوثي، أبو
// محمد الجولاني، عبد الله بن زايد. Without a title it must open with a given
// name that is no ordinary word, and have a second part.
func (c *scan) names(k int, titled bool) (candidate, bool) {
	b := candidate{first: k, head: k, start: c.w[k].start, typ: isnad.Human, named: true, prio: prioName}
	first := c.w[k].form.name
	if whole := c.w[k].whole.name; whole != 0 {
		first, b.start = whole, c.s.Tokens[c.w[k].tok].Start // سامر is no future of أمر
	}
	if !titled && first&commonGiven != 0 && c.opensAsVerb(k) {
		return b, false // وطالب إسماعيل الأمم المتحدة بكذا
	}
	if c.functionWord(k) || c.blessed(k) {
		return b, false // قال الوزير إن: no lady of the name of آن
	}
	parts, last := 0, k
	switch {
	case c.w[k].form.kunya:
		if !c.nominal(k+1) && !(k+1 < len(c.w) && !c.w[k+1].brk && !c.w[k+1].pre && (c.w[k+1].an.POS == isnad.Verb || c.w[k+1].whole.name&givenName != 0) && c.s.Tokens[c.w[k+1].tok].Kind == isnad.Word) {
			return b, false // أبو مالك: no verb follows a father; أبو علي: no preposition
		}
		last, parts = k+1, 1
		if !titled && c.known(k+1) && c.w[k+1].whole.name == 0 && !c.nameLike(k+2) && !c.clan(k+2) {
			return b, false
		}
	case c.w[k].bare == "عبد" && c.nominal(k+1) && (c.definite(k+1) || c.w[k+1].fold == "الله"):
		last, parts = k+1, 2
	case !titled && k+1 < len(c.w) && !c.w[k+1].brk && c.w[k+1].form.honor && c.w[k+1].an.Proclitics.Has(isnad.ProAl):
		return b, false // طالب | الشيخ فلان
	case first&givenName != 0 && (titled || first&commonGiven == 0 || c.nextName(k)&(familyName|givenName) != 0):
		parts = 1
	case titled && c.w[k].an.Guessed && !c.w[k].an.Proclitics.Has(isnad.ProAl) && c.nameLike(k+1):
		parts = 1
	default:
		return b, false
	}
	for last+1 < len(c.w) && parts < 5 {
		j := last + 1
		if c.w[j].brk || c.w[j].pre && c.w[j].whole.name == 0 || c.w[j].time >= 0 {
			break
		}
		switch {
		case (c.w[j].whole.kunya || c.w[j].fold == "عبد" || c.w[j].fold == "ال") && (c.nominal(j+1) || c.moreNames(j+1)),
			(c.w[j].fold == "سيف" || c.w[j].fold == "نور") && (c.nominal(j+1) && c.definite(j+1) || c.moreNames(j+1)):
			last = j + 1
		case c.officeOf(j), c.toldTo(j), c.blessed(j):
			j = -1
		case c.w[j].fold == "الدين" && j == k+1:
			last = j // نصر الدين، علاء الدين
		case c.nameLike(j), j == k+2 && c.w[k].form.kunya && c.clan(j):
			last = j
		default:
			j = -1
		}
		if j < 0 {
			break
		}
		parts++
	}
	if j := last + 1; parts >= 1 && j < len(c.w) && !c.w[j].brk && !c.w[j].pre && c.w[j].an.Proclitics.Has(isnad.ProAl) && strings.HasSuffix(c.w[j].bare, "ي") {
		// A nisba as family name: صالح الليبي
		if (c.w[j].form.nation || c.w[j].an.Class == "nisba") && parts < 4 {
			last = j
			parts++
		}
	}
	if parts < 2 && !titled && !(c.w[k].form.kunya && last > k) {
		return b, false
	}
	b.last = last
	return b, true
}

// toldTo reports a party with the preposition ل before it, which an unknown word
// hides: قال فلان الفلاني لرويترز.
func (c *scan) toldTo(k int) bool {
	if !strings.HasPrefix(c.w[k].fold, "ل") || c.w[k].whole.name != 0 {
		return false
	}
	for _, lil := range [...]bool{false, true} {
		letters := 1
		if lil {
			letters = 2
		}
		if len(c.w[k].fold) <= 2*letters+4 {
			continue
		}
		if _, _, ok := c.listedParty(k, c.w[k].whole.without(c.r, letters, lil)); ok {
			return true
		}
	}
	return false
}

// opensAsVerb reports a word that opens its sentence behind و and can be a verb in
// the perfect, or opens it as the verb of demanding does: no list of names goes on
// there.
func (c *scan) opensAsVerb(k int) bool {
	t := &c.s.Tokens[c.w[k].tok]
	if c.w[k].brk && t.Fold == "طالب" && c.nextName(k)&givenName != 0 {
		return true // طالب خالد مشعل المجتمع الدولي بكذا
	}
	if !c.w[k].brk || !strings.HasPrefix(t.Fold, "و") {
		return false
	}
	for i := range t.Analyses {
		if a := &t.Analyses[i]; a.POS == isnad.Verb && a.Aspect == isnad.Perfect && a.Proclitics.Has(isnad.ProWa) {
			return true
		}
	}
	return false
}

// blessed reports a blessing, which ends the name before it: علي | كرم الله وجهه.
func (c *scan) blessed(k int) bool {
	if k+1 >= len(c.w) || c.w[k+1].brk {
		return false
	}
	switch c.w[k].fold {
	case "كرم", "رضي", "صلي", "سلام":
		return c.w[k+1].fold == "الله"
	}
	return false
}

// officeOf reports a function with its party behind it, which ends the name
// before it: أبو مالك التلي أمير جبهة النصرة.
func (c *scan) officeOf(k int) bool {
	cl, _ := c.class(k)
	if cl != "role" || c.definite(k) || k+1 >= len(c.w) || c.w[k+1].brk || c.w[k+1].pre {
		return false
	}
	if next, _ := c.class(k + 1); actorClasses.Has(next) {
		return true
	}
	_, _, ok := c.listedParty(k+1, c.w[k+1].whole)
	return ok
}

// clan reports a word with article and the ending of origin, behind a kunya:
// أبو مالك التلي.
func (c *scan) clan(k int) bool {
	return k < len(c.w) && !c.w[k].brk && !c.w[k].pre && c.w[k].an.Proclitics.Has(isnad.ProAl) && strings.HasSuffix(c.w[k].bare, "ي")
}

// nextName is the kind of personal name that follows word k.
func (c *scan) nextName(k int) nameKind {
	if k+1 < len(c.w) && !c.w[k+1].brk {
		return c.w[k+1].whole.name
	}
	return 0
}

// nameLike reports that word k can be a further part of a personal name: a
// listed name, or an unknown word that is no nationality.
func (c *scan) nameLike(k int) bool {
	if k >= len(c.w) || c.w[k].brk || c.w[k].time >= 0 || c.s.Tokens[c.w[k].tok].Kind != isnad.Word {
		return false
	}
	kind := c.w[k].whole.name
	if a := c.w[k].an; a.Number == isnad.Plural && a.Proclitics.Has(isnad.ProAl) && !a.Guessed && (strings.HasSuffix(c.w[k].bare, "ين") || strings.HasSuffix(c.w[k].bare, "ون")) {
		return false // علي عبد الله صالح | الحوثيين
	}
	if kind&commonGiven == 0 && kind != 0 {
		return true
	}
	if c.w[k].pre || c.w[k].an.POS == isnad.Verb && !c.w[k].an.Guessed {
		return false
	}
	if kind != 0 {
		return c.w[k].an.POS.Nominal()
	}
	if c.w[k].form.nation {
		return false
	}
	return c.w[k].an.Guessed && c.w[k].an.Enclitic == ""
}

var kunya = map[string]bool{"ابو": true, "ابا": true, "ابي": true, "ام": true, "ابن": true, "بن": true, "ال": false}
