package ner

import (
	"strings"

	"isnad"
)

// titleWords bounds how far a name may stand behind the function that announces it.
const titleWords = 14

// officer reports that a name at word k stands behind a function with a long tail:
// وزير الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج | فلان الفلاني. The
// tail must have ended with something definite, and the name have two parts.
func (c *scan) officer(k int) bool {
	if k < 2 || k+1 >= len(c.w) || c.functionWord(k) || c.functionWord(k+1) || !c.twoNames(k) || c.townBehind(k) {
		return false
	}
	for j := k - 1; j >= 0 && j >= k-titleWords; j-- {
		if w := &c.w[j]; w.an.Proclitics&^(isnad.ProWa|isnad.ProBi|isnad.ProLi|isnad.ProAl) == 0 {
			if cl, lemma := c.class(j); cl == "role" && j < k-1 && !c.noRole(j, lemma) {
				return true
			}
		}
		if !c.titleWord(j) {
			return false
		}
		if c.w[j].brk {
			return false
		}
	}
	return false
}

// personOfOffice reads the name at word k that a long title has announced: the one
// that is read without a title, too, or else two words and the names behind them.
func (c *scan) personOfOffice(k int) (candidate, bool) {
	if b, ok := c.personAfterTitle(k); ok && b.last > k {
		return b, true
	}
	b := candidate{first: k, last: k + 1, head: k, start: c.w[k].start, typ: isnad.Human, named: true, prio: prioName}
	for c.nameLike(b.last+1) && b.last < k+4 {
		b.last++
	}
	return b, true
}

// twoNames reports a name without article at word k, and another part of it behind:
// a listed given name, or a word that nothing knows.
func (c *scan) twoNames(k int) bool {
	if k+1 >= len(c.w) || c.w[k].brk || c.w[k].pre && !c.wholeName(k) || c.w[k].time >= 0 || c.s.Tokens[c.w[k].tok].Kind != isnad.Word {
		return false
	}
	if n := &c.w[k+1]; n.brk || n.pre || n.time >= 0 || c.s.Tokens[n.tok].Kind != isnad.Word {
		return false
	}
	if p := &c.w[k-1]; !c.definite(k-1) && p.an.POS != isnad.ProperNoun && !p.form.nation {
		return false
	}
	a := c.w[k].an
	if a.Proclitics.Has(isnad.ProAl) || a.Enclitic != "" && !a.Guessed {
		return false
	}
	if c.w[k+1].fold == "الدين" {
		return c.nameLike(k+2) || c.clan(k+2) // نصر الدين النصيبي
	}
	given := c.w[k].whole.name&givenName != 0
	if !given && !(a.Guessed && a.POS.Nominal()) {
		return false
	}
	next := c.w[k+1].an
	if next.Proclitics.Has(isnad.ProAl) {
		// فلان | الفلاني, and of a word that nothing knows any noun: ضو الغول
		return c.w[k+1].whole.name&familyName != 0 || strings.HasSuffix(c.w[k+1].bare, "ي") || a.Guessed && next.POS == isnad.Noun && next.Number == isnad.Singular && !c.adjectival(k+1)
	}
	return c.nextName(k)&(familyName|givenName) != 0 || c.w[k+1].whole.kunya || next.Guessed && next.Enclitic == ""
}

// townBehind reports a town that an unknown word hides behind ب or ل: بنالوت.
func (c *scan) townBehind(k int) bool {
	w := &c.w[k]
	if !w.an.Guessed || !strings.HasPrefix(w.fold, "ب") && !strings.HasPrefix(w.fold, "ل") {
		return false
	}
	_, _, ok := c.listedPlace(k, w.whole.without(c.r, 1, false))
	return ok
}

// titleWord reports a word that the tail of a function may have: what is definite or
// joined to it, the genitive between, and the words that say for or beside whom.
func (c *scan) titleWord(j int) bool {
	w := &c.w[j]
	if w.time >= 0 || c.s.Tokens[w.tok].Kind != isnad.Word {
		return false
	}
	switch w.fold {
	case "باسم", "لدي", "عام", "اول", "ولد":
		return true
	}
	return w.an.POS.Nominal() && w.an.POS != isnad.NumberWord && w.an.Enclitic == "" && !c.accusative(j) && w.an.Proclitics&^(isnad.ProWa|isnad.ProBi|isnad.ProLi|isnad.ProAl) == 0
}
