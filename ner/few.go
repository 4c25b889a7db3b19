package ner

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// moreThan reads a count with the words that leave its end open before it:
// أكثر من 30 غارة.
func (c *scan) moreThan(k int) (candidate, bool) {
	w := &c.w[k]
	if w.fold == "نحو" && k+1 < len(c.w) && !c.w[k+1].brk && c.w[k+1].time < 0 {
		b, ok := c.count(k + 1)
		if !ok || b.typ != isnad.Count {
			return b, false
		}
		b.first, b.start, b.named = k, w.start, true
		return b, true
	}
	if w.bare != "اكثر" || k+2 >= len(c.w) || c.w[k+1].brk || c.w[k+1].fold != "من" || c.w[k+2].brk || c.w[k+2].time >= 0 {
		return candidate{}, false
	}
	b, ok := c.count(k + 2)
	if !ok || b.typ != isnad.Count {
		return b, false
	}
	b.first, b.start = k, w.start
	b.named = true
	return b, true
}

// things are classes of nouns that are counted where a dual or واحد counts
// them. A dual of places is places, of functions functions.
var things = arabic.SetOf("people", "members", "vehicle", "weapon", "casualty")

// few reads the counts that have no number before them: a dual (صاروخين،
// مواطنين اثنين), a noun with واحد behind it, one person of many (بينهم طفلة).
func (c *scan) few(k int) (candidate, bool) {
	w := &c.w[k]
	b := candidate{first: k, last: k, head: k, start: w.start, typ: isnad.Count, named: true, prio: prioCount}
	an := w.an
	cl, lemma := c.class(k)
	if d := c.dual(k); d != nil {
		an, cl, lemma = d, d.Class, d.Lemma
	}
	if c.s.Tokens[w.tok].Kind != isnad.Word || an.POS != isnad.Noun || an.Guessed || an.Proclitics.Has(isnad.ProAl) || an.Enclitic != "" {
		return b, false
	}
	n := 0
	j := k + 1
	next := ""
	if j < len(c.w) && !c.w[j].brk {
		next = c.w[j].fold
	}
	switch {
	case an.Number == isnad.Dual && spelled.Has(w.bare):
		n = 2
	case an.Number == isnad.Dual && !c.alsoPlural(k) && (things.Has(cl) || cl == "event" && lemma == "غارة"):
		n = 2
		if _, _, ok := c.r.actors.Match(c.run(k, w.bare)); ok {
			return b, false // طالبان
		}
		if _, rank, ok := c.r.places.Match(c.run(k, w.bare)); ok && rank >= 3 {
			return b, false // أبين
		}
		if !strings.HasSuffix(w.fold, "ن") && cl == "people" {
			return b, false // قبيلتي أولاد سليمان والتبو: who they are is said
		}
		b.last = c.tail(k)
		if next == "اثنين" || next == "اثنان" || next == "اثنتين" || next == "اثنتان" {
			b.last = j
		}
	case (next == "واحد" || next == "واحده") && (things.Has(cl) || goods.Has(lemma)):
		n, b.last = 1, j
	case an.Number == isnad.Singular && c.onlyOne(j) && (things.Has(cl) || goods.Has(lemma) || lemma == "غارة"):
		n, b.last = 1, j+1 // شاحنة مياه واحدة
	case k > 0 && c.amongEnd == k-1 && !w.brk && an.Proclitics.Has(isnad.ProWa) && an.Number == isnad.Singular && cl == "people" && !strings.HasSuffix(w.fold, "ات"):
		n = 1 // بينهم طفلان وامرأة
	case k > 0 && !w.brk && among.Has(c.w[k-1].fold) && an.Number == isnad.Singular && cl == "people" && !strings.HasSuffix(w.fold, "ات"):
		n = 1
	default:
		return b, false
	}
	end := c.s.Tokens[c.w[b.last].tok].End
	q := isnad.Quantity{Min: n, Max: n, Who: c.text[b.start:end], Span: isnad.Span{Start: b.start, End: end}}
	c.qualify(k, b.last, &q)
	b.number = &q
	return b, true
}

// dual is the reading of a word as two of some thing, where another one stands
// before it: آليتين is no nisba.
func (c *scan) dual(k int) *isnad.Analysis {
	t := &c.s.Tokens[c.w[k].tok]
	if !strings.HasSuffix(t.Fold, "ين") && !strings.HasSuffix(t.Fold, "ان") || c.w[k].an.POS == isnad.Verb {
		return nil
	}
	for i := range t.Analyses {
		if a := &t.Analyses[i]; a.POS == isnad.Noun && a.Number == isnad.Dual && (a.Class == "vehicle" || a.Class == "weapon") && a.Proclitics == c.w[k].an.Proclitics {
			return a
		}
	}
	return nil
}

// onlyOne reports a noun or adjective that is counted as one: مياه واحدة.
func (c *scan) onlyOne(j int) bool {
	if j+1 >= len(c.w) || c.w[j].brk || c.w[j].pre || c.w[j+1].brk || !c.w[j].an.POS.Nominal() {
		return false
	}
	return c.w[j+1].fold == "واحد" || c.w[j+1].fold == "واحده"
}

// goods are buildings that are counted as things are.
var goods = arabic.SetOf("منزل", "بيت", "فرن", "خزان", "متجر", "محل", "خيمة", "مستودع", "شقة")

// alsoPlural reports a dual that may be a sound plural as well: مسلحين.
func (c *scan) alsoPlural(k int) bool {
	an := c.w[k].an
	t := &c.s.Tokens[c.w[k].tok]
	for i := range t.Analyses {
		if a := &t.Analyses[i]; a.Lemma == an.Lemma && a.POS == an.POS && a.Number == isnad.Plural && a.Proclitics == an.Proclitics {
			return true
		}
	}
	return false
}

var among = arabic.SetOf("بينهم", "بينهن", "منهم", "ضمنهم")

// counted is the end of what a number counts, with head k. A noun in the
// accusative takes adjectives only (32 شهيدا | معظمهم), and the rest end where a
// clause begins.
func (c *scan) counted(k int) int {
	last := c.nounPhrase(k)
	t := &c.s.Tokens[c.w[k].tok]
	accusative := c.w[k].an.Number == isnad.Singular && strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(arabic.Fold(c.w[k].an.Lemma), "ا")
	for j := k + 1; j <= last; j++ {
		switch {
		case share.Has(c.w[j].an.Lemma) && c.w[j].an.Enclitic != "", c.w[j].fold == "بلا", c.w[j].fold == "دون", c.w[j].fold == "عدد":
			last = j - 1
		case accusative && !c.adjectival(j), c.circumstance(j):
			last = j - 1
		case j == k+1 && c.w[k].an.Class == "event" && c.w[j].an.Number == isnad.Plural && !c.definite(j) && !c.adjectival(j):
			last = j - 1 // استهدفت بخمس غارات | تجمعات
		case j == k+1 && c.w[k].an.Class == "members" && c.w[k].an.Number == isnad.Singular && !c.definite(k) && c.w[j].an.Class == "weapon" && c.w[j].an.Proclitics == isnad.ProAl:
			last = j - 1 // ألقى 200 مسلح | السلاح
		case c.objectOf(j, last), c.clause(j):
			last = j - 1 // أيدت ست دول | مشروع القرار
		case j == k+1 && c.w[k].fold == "اشخاص" && c.definite(j) && !c.adjectival(j):
			last = j - 1 // أخبر ثمانية أشخاص | المنظمة
		}
	}
	// Two nouns of a kind: 17 آلية ومدرعة، عشرات القتلى والجرحى.
	if j := last + 1; last == k && j < len(c.w) && !c.w[j].brk && c.w[j].an.Proclitics.Has(isnad.ProWa) && !c.w[j].prep {
		a, _ := c.class(k)
		b, _ := c.class(j)
		if a != "" && a == b && c.w[j].an.POS == isnad.Noun && c.definite(k) == c.w[j].an.Proclitics.Has(isnad.ProAl) && c.w[j].an.Number == c.w[k].an.Number && c.w[j].an.Enclitic == "" {
			last = c.adjectives(j, c.definite(k))
		}
	}
	return last
}

// circumstance reports an indefinite word in the accusative that says how or
// why, and begins a phrase of its own: سبع دبابات استعدادا لكذا، رتل قادما من كذا.
func (c *scan) circumstance(j int) bool {
	w := &c.w[j]
	t := &c.s.Tokens[w.tok]
	if t.Kind != isnad.Word || w.an.Proclitics.Has(isnad.ProAl) || w.an.Enclitic != "" {
		return false
	}
	if coming.Has(participle(t.Fold)) {
		return true
	}
	return w.an.POS == isnad.VerbalNoun && (strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(w.an.Lemma, "ا") || t.Fold == "بناء" && j+1 < len(c.w) && c.w[j+1].fold == "علي")
}

// coming are participles of motion, which open a clause of their own.
var coming = words("قادم متجه متوجه عائد خارج منطلق متقدم منسحب هارب فار محمل مزود مكون مولف موالف تابع مرابط متمركز متواجد منتشر")

var share = arabic.SetOf("معظم", "أغلب", "كل", "جميع", "بعض", "نصف")

// clause reports an imperfect verb that the analysis has taken for a noun
// (عجلات تحمل ذخيرة).
func (c *scan) clause(j int) bool {
	f := c.w[j].fold
	if !strings.HasPrefix(f, "ت") && !strings.HasPrefix(f, "ي") || c.adjectival(j) {
		return false
	}
	t := &c.s.Tokens[c.w[j].tok]
	for i := range t.Analyses {
		if t.Analyses[i].POS == isnad.Verb && t.Analyses[i].Aspect != isnad.Perfect {
			return true
		}
	}
	return false
}

// objectOf reports that the indefinite noun at word j, of no party, has what is
// definite for its genitive within the words up to last: no number counts it, for
// what is counted is indefinite throughout.
func (c *scan) objectOf(j, last int) bool {
	if j-1 >= 0 && strings.HasSuffix(c.w[j-1].bare, "ين") && c.w[j-1].an.Number == isnad.Plural && !c.w[j-1].an.Guessed && c.w[j-1].an.Proclitics == 0 && c.w[j].an.Proclitics == isnad.ProAl && !c.adjectival(j) {
		return true // اقتحام ثلاثة مسلحين | السفارة: its ن is written
	}
	if j+1 > last || c.definite(j) || c.definite(j-1) || c.adjectival(j) || c.w[j].an.Guessed || c.w[j].an.POS == isnad.ProperNoun || c.w[j].an.POS == isnad.NumberWord {
		return false
	}
	if cl, _ := c.class(j); actorClasses.Has(cl) || cl == "" && c.w[j].an.POS != isnad.Noun {
		return false
	}
	return c.w[j+1].an.POS == isnad.ProperNoun || c.w[j+1].an.Proclitics == isnad.ProAl && !c.adjectival(j+1)
}
