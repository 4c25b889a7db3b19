package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// tense is the time of the trigger at token tok by meaning: a headline's
// present is past, purpose and plan are future, what goes on is present. shown
// tells that footage shows it.
func (tr *Trace) tense(sent, tok int, form TriggerForm, shown bool) string {
	s := &tr.sents[sent]
	toks := s.Tokens
	a := toks[tok].Best()
	tense := isnad.Past
	switch form.Kind {
	case FormVerb:
		if a.Aspect == isnad.Imperfect {
			tense = tr.imperfect(sent, tok, form, shown)
		}
	case FormNominal:
		tense = tr.nominal(sent, tok, shown)
	default:
		tense = tr.predicate(sent, tok, shown)
	}
	if form.Kind == FormVerb && tok > 0 {
		switch toks[tok-1].Fold {
		case "اذا", "واذا", "فاذا":
			return isnad.Future // إذا انسحب
		}
	}
	item := form.Kind == FormNominal || a.Proclitics.Has(isnad.ProWa) && masdar(&toks[tok]) // …، وفتح الطريق
	if form.Kind != FormPredicate && (form.Kind != FormVerb || a.Aspect != isnad.Perfect || item) {
		if m := tr.t.find(tenseMarks, toks, tok, func(m *marker, at, end int) bool {
			switch {
			case m.value != isnad.Future || end == tok && !m.joined() || m.extra == "copula" || m.extra == "after":
				return false
			case m.extra == "terms": // ينص على خروج …، وفتح
				return item && !listBounded(toks, end, tok)
			case form.Kind == FormVerb && a.Aspect == isnad.Perfect:
				return false
			case m.extra == "expected":
				return form.Kind == FormVerb && a.Verb != "كان" && !bounded(toks, end, tok, true)
			}
			return !bounded(toks, end, tok, m.extra == "purpose")
		}); m != nil {
			tense = isnad.Future
		}
	}
	if tr.forecast(toks[tok].Span) && (form.Kind == FormNominal || form.Kind == FormVerb && a.Aspect == isnad.Imperfect) && tense != isnad.Past || tr.forecast(toks[tok].Span) && form.Kind == FormNominal {
		tense = isnad.Future
	}
	return tense
}

// imperfect is the tense of a verb in the imperfect.
func (tr *Trace) imperfect(sent, tok int, form TriggerForm, shown bool) string {
	s := &tr.sents[sent]
	toks := s.Tokens
	a := toks[tok].Best()
	if a.Proclitics.Has(isnad.ProSa) {
		return isnad.Future
	}
	if tok > 0 {
		switch f := toks[tok-1].Fold; f {
		case "سوف", "لن", "وسوف", "ولن":
			return isnad.Future
		case "لم", "ولم", "فلم":
			return isnad.Past
		case "قد", "وقد":
			if !form.State && a.Verb != "كان" {
				return isnad.Future // قد يشن
			}
		}
	}
	if a.Proclitics.Has(isnad.ProLa) {
		return isnad.Past // ليسيطر: with the result that
	}
	if !form.State && tr.headline(sent, tok) || shown || tr.was(toks, tok) {
		return isnad.Past
	}
	if tok > 1 && (toks[tok-1].Fold == "ان" || toks[tok-1].Fold == "يتم" || toks[tok-1].Fold == "تتم") {
		switch toks[tok-2].Fold { // قبل أن يمتد، دون أن تخلف
		case "قبل", "دون", "بدون":
			if g := governor(toks, tok-2, 24); g < 0 || !future(toks, g) && toks[g].Best().Aspect == isnad.Perfect {
				return isnad.Past
			}
		}
	}
	if tok > 0 && begins[toks[tok-1].Best().Verb] && toks[tok-1].Best().Aspect == isnad.Perfect {
		return isnad.Past // أخذت تمطر
	}
	for j := tok - 1; j > 0 && j >= tok-8; j-- {
		if (toks[j].Fold == "الاولي" && toks[j-1].Fold == "المره") || toks[j].Fold == "مره" && (toks[j-1].Fold == "اول" || toks[j-1].Fold == "لاول") {
			return isnad.Past // المرة الأولى التي تطلق
		}
	}
	if seen(toks, tok) || tr.misread(sent, tok) {
		return isnad.Past
	}
	return isnad.Present
}

// begins are verbs that carry an imperfect into the past.
var begins = map[string]bool{"أخذ": true, "راح": true, "ظلّ": true, "جعل": true, "طفق": true, "لبث": true}

// headline reports that a present at token tok is a headline's: in a heading, a
// line of a digest that opens with its hour or a picture, or the first words of
// a short first sentence.
func (tr *Trace) headline(sent, tok int) bool {
	s := &tr.sents[sent]
	toks := s.Tokens
	if s.Kind == isnad.Heading || sent == 0 && len(toks) <= 14 && tok <= 4 {
		return true
	}
	if toks[0].Kind == isnad.Symbol && !bullets[toks[0].Norm] && (sent == 0 || tr.sents[sent-1].Para != s.Para) {
		for j := 1; j < tok; j++ {
			if toks[j].Norm == ":" {
				return false // 🔴 مصادر: what they say goes on
			}
		}
		return true
	}
	return toks[0].Kind == isnad.Number && strings.Contains(toks[0].Norm, ":") && tok <= 12
}

// bullets are signs of a list, which make no headline of its lines.
var bullets = map[string]bool{"▪": true, "•": true, "▪\ufe0f": true, "◾": true, "▫": true, "●": true, "🔹": true, "🔸": true, "✅": true}

// Was reports that كان puts the words at token tok into the past.
func (tr *Trace) Was(sent, tok int) bool { return tr.was(tr.sents[sent].Tokens, tok) }

// was reports كان in the perfect, or negated by لم, before token tok in its
// clause.
func (tr *Trace) was(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-6; j-- {
		a := toks[j].Best()
		if a.Verb == "كان" && (a.Aspect == isnad.Perfect || j > 0 && (toks[j-1].Fold == "لم" || toks[j-1].Fold == "ولم")) {
			return true
		}
		if toks[j].Kind == isnad.Punct || a.POS == isnad.Relative && a.Gender != 0 && a.Number != 0 {
			return false
		}
	}
	return false
}

// seen reports that what token tok says was seen or found by a verb before it
// in the perfect: رأيت الدبابات تنسحب، لقينا المستودعات سليمة.
func seen(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-6; j-- {
		a := toks[j].Best()
		if toks[j].Kind == isnad.Punct || a.POS == isnad.Subordinator || a.POS == isnad.Relative {
			return false
		}
		if a.POS == isnad.Verb {
			return a.Aspect == isnad.Perfect && perceives[a.Verb]
		}
	}
	return false
}

var perceives = map[string]bool{"رأى": true, "شاهد": true, "لمح": true, "عاين": true, "رصد": true, "سمع": true, "لقي": true, "وجد": true, "أبصر": true, "لاحظ": true, "ألفى": true, "ترك": true}

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

// nominal is the tense of a noun of action.
func (tr *Trace) nominal(sent, tok int, shown bool) string {
	toks := tr.sents[sent].Tokens
	a := toks[tok].Best()
	if shown {
		return isnad.Past
	}
	if a.Proclitics.Has(isnad.ProLi) && undergone(toks, tok) {
		if g := governor(toks, tok, 12); g >= 0 && toks[g].Best().Verb == "تعرّض" && toks[g].Best().Aspect == isnad.Imperfect && !tr.headline(sent, g) && !tr.was(toks, g) && !(g > 0 && strings.HasSuffix(toks[g-1].Fold, "لم")) {
			return isnad.Present // تتعرض البلدة لقصف
		}
		return isnad.Past
	}
	if a.POS == isnad.VerbalNoun && a.Proclitics.Has(isnad.ProLi) {
		return isnad.Future
	}
	if g := governor(toks, tok, 7); g >= 0 && future(toks, g) && !past[toks[tok-1].Fold] {
		return isnad.Future // ستواصل مهاجمة
	}
	for j := tok - 1; j >= 0 && j >= tok-2; j-- { // لاستئناف محادثات
		b := toks[j].Best()
		if b.Proclitics.Has(isnad.ProLi) && launches[b.Lemma] && !undergone(toks, j) {
			return isnad.Future
		}
		if !b.POS.Nominal() {
			break
		}
	}
	if goesOn(toks, tok, tr.headline(sent, tok)) {
		return isnad.Present
	}
	return isnad.Past
}

// past are words behind which a noun of action has happened, whatever the verb.
var past = map[string]bool{"عن": true, "اثر": true, "عقب": true, "منذ": true, "جراء": true, "بسبب": true, "نتيجه": true, "علي": true, "من": true, "ضد": true}

// launches are nouns of action that only begin or carry out the one behind.
var launches = map[string]bool{"استئناف": true, "شن": true, "تنفيذ": true, "إجراء": true, "عقد": true, "بدء": true, "إطلاق": true, "مواصلة": true, "فرض": true, "إحكام": true}

// predicate is the tense of a state.
func (tr *Trace) predicate(sent, tok int, shown bool) string {
	toks := tr.sents[sent].Tokens
	if toks[tok].Best().Class != "role" && tr.was(toks, tok) || shown && toks[tok].Best().POS == isnad.Verb || seen(toks, tok) {
		return isnad.Past
	}
	if g := governor(toks, tok, 6); g >= 0 && toks[g].Best().Proclitics.Has(isnad.ProSa) {
		return isnad.Future // ستبقى مغلقة
	}
	return isnad.Present
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
			if toks[j].Kind == isnad.Punct || key != "" {
				return false
			}
			continue
		}
		switch key {
		case "تصد\u0651ي", "تعر\u0651ض", "استجاب", "خضع", "شهد", "سمح", "اد\u0651ي", "رد\u0651", "مه\u0651د", "تحس\u0651ب":
			return true
		}
		if tok-j > 5 {
			continue
		}
		switch toks[j].Best().Lemma {
		case "قلق", "أسف", "استياء", "صدمة", "ارتياح", "غضب", "حزن", "إدانة", "استنكار", "شجب", "ترحيب", "مشاهدة", "نتيجة":
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
	for j := tok - 1; j >= 0 && j >= tok-4; j-- {
		t := &toks[j]
		if t.Kind == isnad.Punct {
			break
		}
		a := t.Best()
		if j == tok-1 && (t.Fold == "تواصل" || t.Fold == "يواصل") {
			return true
		}
		if a.POS == isnad.Verb {
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
			return lasting[key] && (!headline || continues[key])
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

// lasting are verbs that say that an act goes on.
var lasting = map[string]bool{"دار": true, "جري": true, "استمر\u0651": true, "تواصل": true, "واصل": true, "عمل": true, "خاض": true, "شهد": true, "تجد\u0651د": true, "شن\u0651": true, "نف\u0651ذ": true, "قام": true, "عني": true}

// continues are those of them that say so in a headline too.
var continues = map[string]bool{"دار": true, "جري": true, "استمر\u0651": true, "تواصل": true, "واصل": true}
