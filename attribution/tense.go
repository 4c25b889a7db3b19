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
	if form.Kind == FormNominal {
		for j := tok + 1; j < len(toks) && j <= tok+2 && toks[j].Kind == isnad.Word; j++ {
			if m := tr.t.matchAt(tenseMarks, toks, j); m != nil && m.extra == "after" && m.value == isnad.Future {
				return isnad.Future // محادثات مرتقبة
			}
		}
	}
	item := form.Kind == FormNominal || a.Proclitics.Has(isnad.ProWa) && masdar(&toks[tok]) // …، وفتح الطريق
	if form.Kind != FormPredicate && (form.Kind != FormVerb || a.Aspect != isnad.Perfect || item) {
		if m := tr.t.find(tenseMarks, toks, tok, func(m *marker, at, end int) bool {
			switch {
			case m.value != isnad.Future || end == tok && !m.joined() || m.extra == "copula" || m.extra == "after":
				return false
			case background(toks, end, tok):
				return false // طالبت بتحقيق في قصف
			case foiled(toks, at):
				return false // أحبط محاولة تسلل: it was tried
			case m.extra == "terms" && strings.HasPrefix(m.words[0], "قض") && deadly(toks[tok].Fold):
				return false // قضت طفلة برصاص: she died of it
			case m.extra == "terms": // ينص على خروج …، وفتح
				return item && !listBounded(toks, end, tok)
			case form.Kind == FormVerb && a.Aspect == isnad.Perfect:
				return false
			case described(toks, at, end, tok):
				return false // طيران يرجح أنه روسي يحلق
			case m.extra == "expected":
				return form.Kind == FormVerb && a.Verb != "كان" && !bounded(toks, end, tok, true)
			}
			return !bounded(toks, end, tok, m.extra == "purpose")
		}); m != nil {
			tense = isnad.Future
		}
	}
	if form.Kind == FormNominal {
		switch g := occurs(toks, tok); {
		case g < 0:
		case future(toks, g):
			return isnad.Future // الهجوم على رفح سيبدأ خلال أيام
		case toks[g].Best().Aspect == isnad.Perfect:
			return isnad.Past // رجح خبراء أن الغارة نفذتها مسيرة
		}
	}
	if form.Kind == FormVerb && a.Verb == "زال" && tok > 0 && strings.HasSuffix(toks[tok-1].Fold, "ما") {
		return isnad.Present // ما زال في السجن
	}
	if a.POS != isnad.ActiveParticiple && tr.forecast(toks[tok].Span) && (form.Kind == FormNominal || form.Kind == FormVerb && a.Aspect == isnad.Imperfect) && tense != isnad.Past || a.POS != isnad.ActiveParticiple && tr.forecast(toks[tok].Span) && form.Kind == FormNominal {
		tense = isnad.Future
	}
	return tense
}

// occurs is the verb of happening behind the noun of action at token tok that opens a
// clause and is its subject, or -1: أن الهجوم على رفح سيبدأ، أن الغارة نفذتها مسيرة.
func occurs(toks []isnad.Token, tok int) int {
	if tok > 0 && toks[tok-1].Best().POS != isnad.Subordinator && toks[tok-1].Kind == isnad.Word {
		return -1
	}
	for j := tok + 1; j < len(toks) && j <= tok+6; j++ {
		a := toks[j].Best()
		if toks[j].Kind == isnad.Punct || a.POS == isnad.Relative || a.POS == isnad.Subordinator || a.Proclitics.Has(isnad.ProWa) {
			return -1
		}
		if a.POS == isnad.Verb {
			if happens.Has(arabic.VerbKey(a.Verb)) {
				return j
			}
			return -1
		}
	}
	return -1
}

// happens are verbs that say that an act takes place, or who carries it out.
var happens = arabic.SetOf("بدا", "انطلق", "جري", "وقع", "حدث", "حصل", "تم\u0651", "نف\u0651ذ", "شن\u0651", "ارتكب", "استهدف", "انتهي", "استمر\u0651", "استانف", "كان")

// deadly reports a word for what one dies of.
func deadly(fold string) bool {
	for _, w := range [...]string{"رصاص", "قصف", "غار", "قذيف", "قذائف", "انفجار", "تفجير", "صاروخ", "صواريخ", "لغم", "الغام", "عبو", "هجوم", "ضرب", "نيران", "قنص"} {
		if strings.Contains(fold, w) {
			return true
		}
	}
	return false
}

// foiled reports that an attempt named at token at is what a verb in the perfect
// or its noun stops: أحبط محاولة تسلل، إحباط محاولة تسلل.
func foiled(toks []isnad.Token, at int) bool {
	switch strings.TrimPrefix(toks[at].Fold, "ل") {
	case "محاوله", "محاولات", "محاولتي", "محاولتين":
	default:
		return false
	}
	for j := at - 1; j >= 0 && j >= at-9; j-- {
		a := toks[j].Best()
		if a.POS == isnad.Verb {
			return a.Aspect == isnad.Perfect && foils.Has(arabic.VerbKey(a.Verb))
		}
		if a.POS == isnad.VerbalNoun && foils.Has(arabic.VerbKey(a.Verb)) {
			return true
		}
		if toks[j].Kind == isnad.Punct && toks[j].Norm != "\"" {
			return false
		}
	}
	return false
}

// foils are verbs of stopping an attack.
var foils = arabic.SetOf("احبط", "افشل", "صد\u0651", "تصد\u0651ي", "منع", "عرقل", "كشف", "اجهض", "رد\u0651", "دحر", "واجه")

// background reports that the noun at token tok is what another noun of action,
// between it and the mark that ends at token end, is about.
func background(toks []isnad.Token, end, tok int) bool {
	switch toks[tok-1].Fold {
	case "حول", "بشان", "عقب", "اثر", "منذ", "جراء", "بسبب", "نتيجه", "خلال", "اثناء":
		return true // بيانا حول مقتل
	case "في", "عن", "ضد":
	default:
		return false
	}
	for j := end + 1; j < tok-1; j++ {
		if masdar(&toks[j]) {
			return true
		}
	}
	return false
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
			if tok > 1 && toks[tok-2].Fold == "ما" {
				return isnad.Future // ما لم تفرج عن
			}
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
	if !shown && tok > 0 && still(toks, tok) {
		return isnad.Present // ما زالت القوات تحتجز، in a headline too
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
	if tok > 0 && begins.Has(toks[tok-1].Best().Verb) && toks[tok-1].Best().Aspect == isnad.Perfect {
		return isnad.Past // أخذت تمطر
	}
	for j := tok - 1; j > 0 && j >= tok-8; j-- {
		if (toks[j].Fold == "الاولي" && toks[j-1].Fold == "المره") || toks[j].Fold == "مره" && (toks[j-1].Fold == "اول" || toks[j-1].Fold == "لاول") {
			return isnad.Past // المرة الأولى التي تطلق
		}
	}
	if seen(toks, tok) || tr.misread(sent, tok) || !form.State && tr.chronicle(sent, tok) {
		return isnad.Past
	}
	return isnad.Present
}

// chronicle reports a present that tells of a past time, which opens the sentence: في
// عام 2014 يدخل التنظيم الموصل، ثم يتقدم نحو تكريت.
func (tr *Trace) chronicle(sent, tok int) bool {
	toks := tr.sents[sent].Tokens
	lo, hi := isnad.MentionsOf(tr.ms, sent)
	for k := lo; k < hi; k++ {
		m := &tr.ms[k]
		if m.First > 2 || m.Last >= tok {
			return false
		}
		if m.Type != isnad.Time || m.When == nil || m.When.End == "" || !before(m.When.End, tr.d.Date) {
			continue
		}
		for j := max(0, m.First-1); j < tok; j++ {
			f, a := toks[j].Fold, toks[j].Best()
			if f == "منذ" || f == "ومنذ" || f == "حتي" || a.POS == isnad.Relative || a.POS == isnad.Subordinator || a.POS == isnad.Verb && a.Aspect == isnad.Perfect && j > m.Last {
				return false
			}
		}
		return true
	}
	return false
}

// before reports that a date lies a year or more before another; both are given as far
// as they are known.
func before(date, now string) bool {
	return len(date) >= 4 && len(now) >= 4 && date[:4] < now[:4]
}

// begins are verbs that carry an imperfect into the past.
var begins = arabic.SetOf("أخذ", "راح", "ظلّ", "جعل", "طفق", "لبث")

// headline reports that a present at token tok is a headline's: in a heading, a
// line of a digest that opens with its hour or a picture, or the first words of
// a short first sentence.
func (tr *Trace) headline(sent, tok int) bool {
	s := &tr.sents[sent]
	toks := s.Tokens
	if toks[tok].Best().Person == isnad.First {
		return false
	}
	if listed.Has(toks[0].Norm) { // - نحذر الأهالي: an item of what somebody says
		return tok <= 4 && len(toks) > 2 && len(toks) <= 20 && toks[1].Best().POS != isnad.Verb && !tr.spokenList(sent)
	}
	if s.Kind == isnad.Heading || sent == 0 && len(toks) <= 14 && tok <= 4 {
		return true
	}
	if toks[0].Kind == isnad.Symbol && !bullets.Has(toks[0].Norm) && (sent == 0 || tr.sents[sent-1].Para != s.Para) {
		for j := 1; j < tok; j++ {
			if toks[j].Norm == ":" {
				return false // 🔴 مصادر: what they say goes on
			}
		}
		return true
	}
	return toks[0].Kind == isnad.Number && strings.Contains(toks[0].Norm, ":") && tok <= 12
}

// spokenList reports that the list of which the sentence is an item stands behind a colon,
// or that its items speak in the first person: what somebody says.
func (tr *Trace) spokenList(sent int) bool {
	for k := sent; k >= 0; k-- {
		toks := tr.sents[k].Tokens
		if len(toks) == 0 {
			return false
		}
		if !listed.Has(toks[0].Norm) {
			return toks[len(toks)-1].Norm == ":"
		}
		for j := range toks {
			if toks[j].Best().POS == isnad.Verb && toks[j].Best().Person == isnad.First {
				return true
			}
		}
	}
	return false
}

// listed are marks that open the items of a list.
var listed = arabic.SetOf("-", "–", "•", "ـ", "*")

// bullets are signs of a list, which make no headline of its lines.
var bullets = arabic.SetOf("▪", "•", "▪\ufe0f", "◾", "▫", "●", "🔹", "🔸", "✅")

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
	if g := governor(toks, tok, 7); g >= 0 && future(toks, g) && !past.Has(toks[tok-1].Fold) {
		return isnad.Future // ستواصل مهاجمة
	}
	for j := tok - 1; j >= 0 && j >= tok-2; j-- { // لاستئناف محادثات
		b := toks[j].Best()
		if b.Proclitics.Has(isnad.ProLi) && launches.Has(b.Lemma) && !undergone(toks, j) {
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
var past = arabic.SetOf("عن", "اثر", "عقب", "منذ", "جراء", "بسبب", "نتيجه", "علي", "من", "ضد")

// launches are nouns of action that only begin or carry out the one behind.
var launches = arabic.SetOf("استئناف", "شن", "تنفيذ", "إجراء", "عقد", "بدء", "إطلاق", "مواصلة", "فرض", "إحكام", "إعادة", "إتمام", "استكمال")

// predicate is the tense of a state.
func (tr *Trace) predicate(sent, tok int, shown bool) string {
	toks := tr.sents[sent].Tokens
	if toks[tok].Best().Class != "role" && tr.was(toks, tok) || shown && toks[tok].Best().POS == isnad.Verb || seen(toks, tok) {
		return isnad.Past
	}
	if g := governor(toks, tok, 6); g >= 0 && toks[g].Best().Proclitics.Has(isnad.ProSa) {
		return isnad.Future // ستبقى مغلقة
	}
	if g := governor(toks, tok, 3); g >= 0 && toks[g].Best().Aspect == isnad.Perfect && (toks[g].Best().Verb == "ظلّ" || toks[g].Best().Verb == "بقي") {
		return isnad.Past // ظلت تحت سيطرته
	}
	if a := toks[tok].Best(); a.Proclitics.Has(isnad.ProBi) && (a.POS == isnad.VerbalNoun || a.POS == isnad.Noun && (toks[tok].Fold == "بغطاء" || toks[tok].Fold == "وبغطاء")) {
		if g := governor(toks, tok, 12); g >= 0 && toks[g].Best().Aspect == isnad.Perfect {
			return isnad.Past // تقدمت القوات بإسناد من الطيران
		}
	}
	return isnad.Present
}
