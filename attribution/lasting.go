package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// seen reports that what token tok says was seen or found by a verb before it
// in the perfect: رأيت الدبابات تنسحب، لقينا المستودعات سليمة.
func seen(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-6; j-- {
		a := toks[j].Best()
		if toks[j].Kind == isnad.Punct || a.POS == isnad.Subordinator || a.POS == isnad.Relative {
			return false
		}
		if a.POS == isnad.Verb {
			return a.Aspect == isnad.Perfect && perceives.Has(a.Verb)
		}
	}
	return false
}

var perceives = arabic.SetOf("رأى", "شاهد", "لمح", "عاين", "رصد", "سمع", "لقي", "وجد", "أبصر", "لاحظ", "ألفى", "ترك")

// misread reports that the verb at token tok, read as an imperfect, is the
// perfect of a verb in ت (تشكّل، تكبّد): a past time stands by it, or its subject
// is masculine.
func (tr *Trace) misread(sent, tok int) bool {
	toks := tr.sents[sent].Tokens
	t := &toks[tok]
	alt := false
	for k := range t.Analyses {
		b := &t.Analyses[k]
		alt = alt || b.POS == isnad.Verb && b.Aspect == isnad.Perfect && b.Voice != isnad.Passive
	}
	if alt && (strings.HasPrefix(t.Fold, "ما") || tok > 0 && (toks[tok-1].Fold == "ما" || toks[tok-1].Fold == "مما")) && costs.Has(arabic.VerbKey(t.Best().Verb)) {
		return true // ما تسبب في مقتل
	}
	if !alt || t.Best().Gender != isnad.Feminine {
		return false
	}
	lo, hi := isnad.MentionsOf(tr.ms, sent)
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.Type == isnad.Time && m.First > tok && m.First <= tok+4 && !bounded(toks, tok, m.First, true) {
			for j := m.First; j <= m.Last; j++ {
				if f := toks[j].Fold; f == "الماضي" || f == "الماضيه" || f == "امس" || f == "الفائت" || f == "المنصرم" {
					return true
				}
			}
		}
	}
	for j := tok + 1; j < len(toks) && j <= tok+3; j++ { // تكبد خلالها الإرهابيون
		if b := toks[j].Best(); b.POS == isnad.Preposition || toks[j].Fold == "خلالها" || toks[j].Fold == "خلاله" {
			continue
		}
		return strings.HasSuffix(toks[j].Fold, "ون") && toks[j].Best().POS.Nominal()
	}
	return false
}

// governor is the verb nearest before token tok in its clause, at most n
// tokens away, or -1.
func governor(toks []isnad.Token, tok, n int) int {
	for j := tok - 1; j >= 0 && j >= tok-n; j-- {
		a := toks[j].Best()
		if a.POS == isnad.Verb {
			return j
		}
		if toks[j].Kind == isnad.Punct && toks[j].Norm != "\"" && toks[j].Norm != "«" && toks[j].Norm != "»" || a.POS == isnad.Relative && toks[j].Fold != "من" || a.POS == isnad.Subordinator && n < 12 {
			return -1
		}
	}
	return -1
}

// future reports that the verb at token g is in the future.
func future(toks []isnad.Token, g int) bool {
	a := toks[g].Best()
	if a.Proclitics.Has(isnad.ProSa) {
		return true
	}
	if g == 0 || a.Aspect != isnad.Imperfect {
		return false
	}
	switch toks[g-1].Fold {
	case "سوف", "لن", "وسوف", "ولن":
		return true
	case "قد", "وقد":
		return a.Verb != "كان"
	}
	return false
}

// masdar reports that the word can be a noun of action.
func masdar(t *isnad.Token) bool {
	for k := range t.Analyses {
		if t.Analyses[k].POS == isnad.VerbalNoun {
			return true
		}
	}
	return t.Best().Class == "event"
}

// listBounded reports that what stands between ends a list of nouns of action:
// anything but a comma before و and another of them.
func listBounded(toks []isnad.Token, a, b int) bool {
	for j := a + 1; j < b; j++ {
		t := &toks[j]
		if t.Best().POS == isnad.Verb {
			return true
		}
		if t.Kind == isnad.Punct {
			n := toks[j+1].Best()
			if t.Norm != "،" && t.Norm != "," || !n.Proclitics.Has(isnad.ProWa) || !masdar(&toks[j+1]) {
				return true
			}
		}
	}
	return false
}

// undergone reports that the noun at token tok, joined to ل, is what a verb of
// undergoing or answering takes (تعرض لقصف، تصدت لهجوم), and no purpose.
func undergone(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-12; j-- {
		key := arabic.VerbKey(toks[j].Best().Verb)
		if tok-j > 5 && key != "تعر\u0651ض" {
			if toks[j].Kind == isnad.Punct || toks[j].Best().POS == isnad.Verb {
				return false
			}
			continue
		}
		switch key {
		case "تصد\u0651ي", "تعر\u0651ض", "استجاب", "خضع", "شهد", "سمح", "اد\u0651ي", "رد\u0651", "مه\u0651د", "تحس\u0651ب", "استخدم", "استعمل":
			return true
		}
		if tok-j > 5 {
			continue
		}
		switch toks[j].Best().Lemma {
		case "قلق", "أسف", "استياء", "صدمة", "ارتياح", "غضب", "حزن", "إدانة", "استنكار", "شجب", "ترحيب", "مشاهدة", "نتيجة",
			"صورة", "مقطع", "فيديو", "تسجيل", "لقطة", "مشهد", "دليل", "مؤشر", "رواية", "توثيق", "وصف":
			return true // قلقها لفرار
		}
		switch toks[j].Fold {
		case "نتيجه", "نظرا", "ردا", "تبعا", "وفقا", "خلافا", "طبقا", "تنفيذا", "اثر", "تلبيه", "استجابه", "رفضا", "تضامنا", "تاييدا", "دعما", "احتجاجا":
			return true
		}
		if toks[j].Kind == isnad.Punct {
			return false
		}
	}
	return false
}

// goesOn reports that what a noun of action names still goes on: a verb in the
// imperfect or a word of lasting governs it (تدور معارك، استمرار القصف).
func goesOn(toks []isnad.Token, tok int, headline bool) bool {
	if still(toks, tok) {
		return true
	}
	for j := tok + 1; j < len(toks) && j <= tok+4; j++ { // معارك عنيفة تدور
		a := toks[j].Best()
		if a.POS == isnad.Verb {
			if key := arabic.VerbKey(a.Verb); continues.Has(key) && goingVerb(toks, j, headline) && (tok == 0 || toks[tok-1].Best().Verb != "كان") {
				return true
			}
			break
		}
		if a.POS != isnad.Adjective && a.POS != isnad.Noun || a.Proclitics.Has(isnad.ProWa) {
			break
		}
	}
	since := false // تشن القوات منذ أسبوع هجوما
	for j := tok - 1; j >= 0 && j >= tok-12; j-- {
		t := &toks[j]
		if t.Kind == isnad.Punct && t.Norm != "\"" || j < tok-8 && !since {
			break
		}
		since = since || t.Fold == "منذ"
		a := t.Best()
		if j == tok-1 && (t.Fold == "تواصل" || t.Fold == "يواصل") {
			return true
		}
		if a.POS == isnad.Verb {
			return goingVerb(toks, j, headline) && (j >= tok-4 || since || undergoes.Has(arabic.VerbKey(a.Verb)) || continues.Has(arabic.VerbKey(a.Verb)))
		}
		if j < tok-4 {
			if a.POS == isnad.VerbalNoun || a.POS == isnad.Relative || a.POS == isnad.Subordinator {
				break
			}
			continue
		}
		if a.POS == isnad.Subordinator {
			break
		}
		switch t.Fold {
		case "استمرار", "مواصله", "تواصل", "احتدام", "باستمرار", "لاستمرار":
			return true
		}
	}
	for j := tok + 1; j+1 < len(toks) && j <= tok+12; j++ { // وتمشيط المدينة لا يزال قائما
		if strings.HasSuffix(toks[j].Fold, "يزال") || strings.HasSuffix(toks[j].Fold, "تزال") {
			switch strings.TrimSuffix(toks[j+1].Fold, "ا") {
			case "قائم", "مستمر", "متواصل", "جاري", "قائمه", "مستمره", "متواصله", "جاريه", "دائر", "دائره":
				return true
			}
		}
		if toks[j].Kind == isnad.Punct {
			break
		}
	}
	for j := tok + 1; j < len(toks) && j <= tok+3; j++ {
		switch toks[j].Fold {
		case "الان", "حاليا", "الجاريه", "الجاري", "المستمره", "المستمر", "الدائره", "الدائر", "المتواصله", "مستمره", "متواصله", "جاريه":
			return true
		}
		if toks[j].Kind == isnad.Punct {
			break
		}
	}
	return false
}

// goingVerb reports that the verb at token j says, in the present, that an act goes
// on.
func goingVerb(toks []isnad.Token, j int, headline bool) bool {
	a := toks[j].Best()
	if a.Aspect != isnad.Imperfect || a.Proclitics.Has(isnad.ProSa) || a.Voice == isnad.Passive {
		return false
	}
	if j > 0 {
		switch toks[j-1].Fold {
		case "لم", "ولم", "ان", "لن", "كان", "كانت", "بان":
			return false
		}
		if v := toks[j-1].Best(); v.POS == isnad.Verb && v.Verb == "كان" {
			return false
		}
	}
	key := arabic.VerbKey(a.Verb)
	return lasting.Has(key) && (!headline || continues.Has(key))
}

// still reports that ما زال or لا يزال stands before token tok in its clause, with
// no verb in the perfect and no أن between.
func still(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-8; j-- {
		f := toks[j].Fold
		if strings.HasSuffix(f, "يزال") || strings.HasSuffix(f, "تزال") || strings.HasSuffix(f, "يزالون") || (strings.HasSuffix(f, "زال") || strings.HasSuffix(f, "زالت") || strings.HasSuffix(f, "زالوا")) && (strings.HasPrefix(strings.TrimPrefix(f, "و"), "ما") || j > 0 && (strings.HasSuffix(toks[j-1].Fold, "ما") || strings.HasSuffix(toks[j-1].Fold, "لا"))) {
			return true
		}
		a := toks[j].Best()
		if toks[j].Kind == isnad.Punct && toks[j].Norm != "\"" || a.POS == isnad.Subordinator || a.POS == isnad.Relative || a.POS == isnad.Verb && (a.Aspect == isnad.Perfect || !lasting.Has(arabic.VerbKey(a.Verb))) {
			return false // لا تزال تنفي
		}
		switch f {
		case "جراء", "بسبب", "نتيجه", "اثر", "عقب", "بعد", "منذ", "عن", "من":
			return false // لا يزالون عالقين جراء القصف
		}
	}
	return false
}

// undergoes are verbs whose object goes on while they do.
var undergoes = arabic.SetOf("شهد", "عاش")

// lasting are verbs that say that an act goes on.
var lasting = arabic.SetOf("دار", "جري", "استمر\u0651", "تواصل", "واصل", "عمل", "خاض", "شهد", "تجد\u0651د", "شن\u0651", "نف\u0651ذ", "قام", "عني", "عاش")

// continues are those of them that say so in a headline too.
var continues = arabic.SetOf("دار", "جري", "استمر\u0651", "تواصل", "واصل")
