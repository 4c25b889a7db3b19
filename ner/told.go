package ner

import (
	"strings"
	"unicode/utf8"

	"isnad"
)

// nicknamed reads a name by the nickname behind it: يوسف عوني الملقب بأبي جمال.
// That tells a name of any country, were its words verbs too.
func (c *scan) nicknamed(k int) (candidate, bool) {
	for j := k + 1; j < len(c.w) && j <= k+4 && !c.w[j].brk; j++ {
		if f := c.w[j].fold; strings.HasPrefix(f, article) && nicknaming.Has(f) {
			if j+1 >= len(c.w) || c.w[j+1].brk || !c.w[j+1].prep && c.w[j+1].fold != "ب" && !c.w[j+1].form.kunya {
				return candidate{}, false
			}
			b := candidate{first: k, last: j - 1, head: k, start: c.w[k].start, typ: isnad.Human, named: true, prio: prioActor}
			if t := &c.s.Tokens[c.w[k].tok]; c.w[k].brk && c.w[k].an.Guessed && b.start == t.Start && strings.HasPrefix(t.Fold, "و") && c.w[k].whole.name == 0 {
				b.start = skipLetters(c.text, t.Start, t.End, 1)
			}
			return b, c.onlyNames(k, j)
		}
	}
	return candidate{}, false
}

// nickname is the last word of the nickname behind a name that ends with word
// last, or -2: it names nobody else (فلان الملقب بأبي جمال).
func (c *scan) nickname(last int) int {
	k := last + 2
	if k >= len(c.w) || c.w[last+1].brk || c.w[k].brk || !nicknaming.Has(c.w[last+1].fold) {
		return -2
	}
	if c.w[k].fold == "ب" && k+1 < len(c.w) {
		k++
	}
	if c.w[k].quote && c.quotedName(k) {
		return c.quoteEnd(k)
	}
	if b, ok := c.personAfterTitle(k); ok {
		return b.last
	}
	if c.w[k].form.kunya && k+1 < len(c.w) && !c.w[k+1].brk {
		return k + 1
	}
	return k
}

var nicknaming = words("الملقب الملقبه المكني المكناه الملقبين الملقبون")

// onlyNames reports that each of the words from..to-1 can be a part of a personal
// name and none a title, a party, a place of note or a word of grammar.
func (c *scan) onlyNames(from, to int) bool {
	for k := from; k < to; k++ {
		w := &c.w[k]
		if c.s.Tokens[w.tok].Kind != isnad.Word || w.form.honor || w.time >= 0 || k > from && w.pre && w.whole.name == 0 {
			return false
		}
		if k == from && (w.an.Proclitics.Has(isnad.ProAl) || w.an.POS == isnad.Adverb) {
			return false // بينهم | المشرف الملقب بكذا
		}
		if w.form.name != 0 || w.whole.name != 0 || w.form.kunya || w.bare == "عبد" || w.fold == "الله" {
			continue
		}
		if cl, _ := c.class(k); cl == "role" || actorClasses.Has(cl) || placeClasses.Has(cl) || c.functionWord(k) {
			return false
		}
		if k == from && w.an.POS == isnad.Verb && !w.an.Guessed {
			return false // قتل | فلان الملقب بكذا
		}
	}
	return true
}

// outlet reads the outlet that somebody speaks to where its name is that of a
// place or an ordinary word: قال مصدر للجزيرة، في تصريح لـ«الوطن».
func (c *scan) outlet(k int) (candidate, bool) {
	w := &c.w[k]
	b := candidate{first: k, last: k, head: k, start: w.start, typ: isnad.Actor, kind: "agency", named: true, prio: prioActor}
	if k == 0 || w.brk {
		return b, false
	}
	switch {
	case c.w[k-1].fold == "ل" && w.quote:
		if !c.quotedName(k) {
			return b, false
		}
		b.last = c.quoteEnd(k)
	case w.an.Proclitics.Has(isnad.ProLi) && !w.an.Proclitics.Has(isnad.ProWa) && channels.Has(w.bare):
		if n, _, ok := c.listedParty(k, w.form); ok && n > 1 {
			return b, false // للجزيرة نت
		}
		if j := k + 1; j < len(c.w) && !c.w[j].brk && w.bare == "الشرق" {
			if c.w[j].fold != "الاوسط" {
				return b, false
			}
			b.last = j
		}
	default:
		return b, false
	}
	return b, c.speaking(k, 10)
}

// speaking reports a word of speaking to somebody among the words before k, of
// which it looks at n at most and no further than the last break.
func (c *scan) speaking(k, n int) bool {
	for j := k - 1; j >= 0 && j >= k-n; j-- {
		w := &c.w[j]
		if spoken.Has(strings.TrimPrefix(w.bare, article)) || w.an.POS == isnad.Verb && saying.Has(w.an.Verb) {
			return true
		}
		if w.brk {
			return false
		}
	}
	return false
}

var (
	// channels are outlets whose names are places or ordinary words.
	channels = words("الجزيره الميادين الاناضول العربيه الحدث الاحرار المنار الاهرام الحره الشرق الشروق الجمهوريه")
	spoken   = words("تصريح تصريحات تصريحه تصريحاته حديث حديثه حديثها مداخله افاده افادته")
	saying   = words("قال صرّح صرح أكّد أكد أوضح ذكر أفاد كشف تحدّث تحدث بيّن شرح روى أبلغ أضاف نفى رجّح رجح أعلن أشار لفت")
)

// family reads a person whom no more than a title and a family name tells: الوزير
// الرفاعي، العميد سريع يعلن.
func (c *scan) family(k int) (candidate, bool) {
	b := candidate{first: k, last: k, head: k, start: c.w[k].start, typ: isnad.Human, named: true, prio: prioName}
	w := &c.w[k]
	if k == 0 || w.brk || w.pre || w.time >= 0 || c.s.Tokens[w.tok].Kind != isnad.Word || w.form.nation || w.form.direction || w.form.honor {
		return b, false
	}
	title := c.w[k-1].bare
	if w.an.Proclitics.Has(isnad.ProAl) {
		return b, (ministers.Has(title) || ranks.Has(title)) && w.an.Guessed && strings.HasSuffix(w.fold, "ي") && utf8.RuneCountInString(w.fold) > 5
	}
	if !ranks.Has(title) || !w.an.POS.Nominal() || w.an.Enclitic != "" || arms.Has(w.fold) || strings.HasSuffix(w.fold, "ا") {
		return b, false
	}
	if cl, _ := c.class(k); cl != "" {
		return b, false
	}
	j := k + 1
	return b, j < len(c.w) && !c.w[j].brk && c.w[j].an.POS == isnad.Verb && !c.w[j].an.Guessed
}

var (
	ministers = words("الوزير الوزيره النائب الدكتور السيد المهندس")
	ranks     = words("العميد العقيد المقدم الرائد النقيب الملازم المشير")
)
