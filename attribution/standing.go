package attribution

import (
	"strings"

	"isnad"
	"isnad/arabic"
)

// Standing is how the claim of the trigger at token tok stands.
func (tr *Trace) Standing(sent, tok int, form TriggerForm) isnad.Standing {
	s := &tr.sents[sent]
	toks := s.Tokens
	t := &toks[tok]
	st := isnad.Standing{Polarity: isnad.Affirmed, Certainty: isnad.Certain}
	var room [6]isnad.Link
	chain, cueEvidence, cueCertainty, denied := tr.chain(room[:0], t.Span)

	// Polarity.
	neg := tr.t.find(negationMarks, toks, tok, func(m *marker, at, end int) bool {
		switch m.value {
		case "except", "not":
			return false
		case "perfect":
			if at > 0 && soonAfter.Has(toks[at-1].Fold) || costs.Has(arabic.VerbKey(t.Best().Verb)) || at > 0 && toks[at-1].Norm == "،" {
				return false // سرعان ما أصبحت، …، ما أسفر عن
			}
		case "report": // لا صحة لما تتناقله المنصات عن
			return !bounded(toks, end, tok, false) || relayed(toks, end, tok)
		case "verb":
			if at > 0 && toks[at-1].Fold == "ما" {
				return false // ما لم تفرج عن: unless she does
			}
			return form.Kind == FormVerb && !bounded(toks, end, tok, true)
		case "nominal":
			if answers(m, toks, end, tok) || within(toks, end, tok) {
				return false // لم يرد الجيش على أسئلة عن قصف المدرسة، لم تسجل إصابات في الهجوم
			}
			return form.Kind != FormVerb && !bounded(toks, end, tok, true) && !because(toks, end, tok) // منع التجول بعد مقتل جنديين
		case "copula":
			return !bounded(toks, end, tok, true)
		case "any":
			if a := t.Best(); a.POS == isnad.Verb && a.Aspect == isnad.Perfect && strings.HasPrefix(m.words[0], "فشل") || because(toks, end, tok) {
				return false // فشلت هدنة كانت دعت إليها، لم تتمكن من الوصول بسبب القصف
			}
		}
		return !bounded(toks, end, tok, false)
	})
	open := unverified(toks, tok)
	if open {
		neg = nil // لم تتمكن المنظمة من التحقق من مقتل: it is not said that nobody was killed
	}
	if neg != nil && !t.Span.Empty() {
		if (!contains(neg.words, t.Fold) || form.Kind == FormVerb && negates.Has(neg.words[0])) && !tr.excepted(toks, tok) && !ended(toks, tok) {
			st.Polarity = isnad.Denied
		}
	} else if form.Kind == FormNominal && !open {
		// لم يقع … هجوم: the verb that governs the noun is negated.
		for j := tok - 1; j >= 1 && j >= tok-5; j-- {
			if toks[j].Best().POS == isnad.Verb {
				switch toks[j-1].Fold {
				case "لم", "ولم", "لن", "ولن":
					if toks[tok-1].Best().POS == isnad.Preposition && j < tok-1 && !takesPart.Has(toks[j].Best().Verb) {
						break // لم يتسن التحقق من مقتل، لم تعلق على الهجوم
					}
					if c, ok := tr.t.cueOf(toks[j].Best().Verb); ok && (c.takes.Has("clause") || c.manner == "announced") {
						break // لم يؤكد دخوله: he does not say
					}
					if !tr.excepted(toks, tok) {
						st.Polarity = isnad.Denied
					}
				}
				break
			}
			if toks[j].Kind == isnad.Punct {
				break
			}
		}
	}
	if denied || neg == nil && form.Kind != FormVerb && noEvidence(toks, tok) || len(chain) > 1 && chain[len(chain)-1].Kind == "unnamed" && untrue(toks, tok) {
		st.Polarity = isnad.Denied
	}

	// Certainty.
	inferred, disbelieved := "", false
	if m := tr.t.find(certaintyMarks, toks, tok, func(m *marker, at, end int) bool {
		if m.reach <= 10 && bounded(toks, end, tok, false) {
			return false
		}
		if at > tok && setApart(toks, tok, at) {
			return false // موسكو لم تعلق، لكن يبدو أن
		}
		if m.form == "asked" && !asked(toks, at) {
			return false // بعد أن كانت
		}
		if described(toks, at, end, tok) {
			return false // مسلحون يعتقد أنهم من التنظيم هاجموا
		}
		if m.form == "head" && governsOther(toks, end, tok) {
			return false // إمكانية التراجع عن قرار فتح
		}
		if m.form == "imperfect" {
			return end+1 < len(toks) && toks[end+1].Best().Aspect == isnad.Imperfect
		}
		disbelieved = at > 0 && negates.Has(toks[at-1].Fold) // لا نعتقد أن
		return m.form != "nominal" || form.Kind != FormVerb
	}); m != nil {
		st.Certainty = m.value
		if m.extra == isnad.Inferred && disbelieved {
			st.Polarity = isnad.Denied
		}
		if m.extra != "-" {
			inferred = m.extra
		}
	}

	if open {
		st.Certainty = isnad.Possible
	}
	if cueCertainty != "" && st.Certainty == isnad.Certain && !explains(toks, tok) {
		st.Certainty = cueCertainty
	}

	shown := len(chain) > 1 && chain[len(chain)-1].Kind == "document" && chain[len(chain)-1].Manner == "saw"
	st.Tense = tr.tense(sent, tok, form, shown)

	// Evidence.
	st.Evidence = isnad.Asserted
	if len(chain) > 1 {
		st.Evidence = isnad.Told
		switch k := chain[len(chain)-1]; {
		case k.Kind == "unnamed":
			st.Evidence = isnad.Hearsay
		case k.Manner == "saw" && (k.Kind == "document" || k.Kind == "role" || k.Kind == "person"),
			k.Kind == "witness" && strings.Contains(k.Who, "عيان"):
			st.Evidence = isnad.Witnessed
		case k.Manner == "estimated" && k.Kind == "document":
			st.Evidence = isnad.Inferred
		}
	}
	switch cueEvidence {
	case isnad.Witnessed, isnad.Hearsay, isnad.Inferred:
		st.Evidence = cueEvidence
	}
	if inferred == isnad.Inferred || inferred == "unsourced" && len(chain) == 1 {
		st.Evidence = isnad.Inferred
	}
	if m := tr.t.find(evidenceMarks, toks, tok, func(m *marker, at, end int) bool {
		return m.reach > 0 && (at == 0 || !negates.Has(toks[at-1].Fold)) // لم يتضح
	}); m != nil {
		st.Evidence = m.value
	}
	return st
}

// unverified reports that what token tok says could not be checked: لم تتمكن المنظمة
// من التحقق بشكل مستقل من مقتل العشرات، تعذر علينا التأكد من سيطرة الجيش.
func unverified(toks []isnad.Token, tok int) bool {
	of := -1
	for j := tok - 1; j > 0 && j >= tok-16; j-- {
		if toks[j].Norm == "." {
			return false
		}
		if toks[j].Fold == "من" {
			of = j
		}
		if !checks.Has(toks[j].Fold) {
			continue
		}
		if of < 0 || of > j+4 {
			return false
		}
		for k := j - 1; k >= 0 && k >= j-9 && toks[k].Norm != "."; k-- {
			if f := toks[k].Fold; negates.Has(f) || strings.HasSuffix(f, "تعذر") || f == "عدم" || f == "دون" {
				return true
			}
		}
		return false
	}
	return false
}

// untrue reports that the sentence says behind token tok that the report of it is not so:
// الأنباء عن مقتله غير صحيحة.
func untrue(toks []isnad.Token, tok int) bool {
	for j := tok + 1; j < len(toks) && toks[j].Norm != "."; j++ {
		switch toks[j].Fold {
		case "غير":
			if j+1 < len(toks) {
				switch toks[j+1].Fold {
				case "صحيحه", "صحيح", "دقيقه", "دقيق":
					return true
				}
			}
		case "عاريه", "عار":
			return true
		case "كاذبه", "مفبركه", "ملفقه":
			return toks[j].Best().POS != isnad.Noun
		case "اساس":
			if toks[j-1].Fold == "لا" {
				return true
			}
		}
	}
	return false
}

// within reports that what is negated behind token end are victims or harm, and that token
// tok is the act in which there were none: لم تسجل إصابات في الهجوم.
func within(toks []isnad.Token, end, tok int) bool {
	if tok == 0 || toks[tok-1].Fold != "في" && toks[tok-1].Fold != "خلال" {
		return false
	}
	for j := end + 1; j < tok-1; j++ {
		switch toks[j].Best().Lemma {
		case "إصابة", "ضحية", "قتيل", "خسارة", "ضرر", "جريح", "تلف":
			return true
		}
	}
	return false
}

// noEvidence reports that there is said to be no evidence of what token tok says: لم تجد
// المنظمة دليلا على وجود مقاتلين، لا مؤشر على انسحابهم.
func noEvidence(toks []isnad.Token, tok int) bool {
	if tok < 3 || toks[tok-1].Fold != "علي" {
		return false
	}
	switch toks[tok-2].Best().Lemma {
	case "دليل", "مؤشر", "برهان", "أثر":
	default:
		return false
	}
	for j := tok - 3; j >= 0 && j >= tok-9 && toks[j].Kind == isnad.Word; j-- {
		if negates.Has(toks[j].Fold) || toks[j].Fold == "دون" {
			return true
		}
	}
	return false
}

// checks are nouns for making sure that something is so.
var checks = arabic.SetOf("التحقق", "التاكد", "التثبت", "التيقن")

// answers reports that what was not given is an answer, and not what token tok says:
// لم يرد الجيش على طلب للتعليق على القصف.
func answers(m *marker, toks []isnad.Token, end, tok int) bool {
	if f := m.words[len(m.words)-1]; f != "يرد" && f != "ترد" {
		return false
	}
	for j := end + 1; j < tok; j++ {
		if toks[j].Fold == "علي" {
			return true
		}
	}
	return false
}

// described reports that what is thought likely from token at to token end is only
// what those are who do what token tok says: مسلحون يعتقد أنهم من التنظيم هاجموا.
func described(toks []isnad.Token, at, end, tok int) bool {
	if at == 0 || at > tok || !toks[at-1].Best().POS.Nominal() || toks[at-1].Best().Definite || toks[at].Best().Proclitics != 0 {
		return false
	}
	acts := toks[tok].Best().POS == isnad.Verb && toks[tok].Best().Proclitics == 0
	for j := end + 1; j < tok && !acts; j++ {
		acts = toks[j].Best().POS == isnad.Verb && toks[j].Best().Aspect == isnad.Perfect
	}
	if end+1 < tok && toks[end+1].Best().POS == isnad.VerbalNoun && toks[end+1].Best().Enclitic != "" {
		return toks[tok].Best().Proclitics.Has(isnad.ProWa) || tok > end+3 // مسلحون يعتقد انتماؤهم للتنظيم
	}
	for j := end; j <= end+1 && j+1 < tok && acts; j++ {
		if a := toks[j].Best(); !pronounClause(&toks[j]) || a.POS != isnad.Subordinator {
			continue
		}
		n := toks[j+1].Best()
		return n.POS == isnad.Preposition || n.POS == isnad.ActiveParticiple || n.POS == isnad.PassiveParticiple || n.POS == isnad.Adjective || n.POS == isnad.Noun
	}
	return false
}

// explains reports that token tok stands in a clause on what a forecast names, and
// not in the forecast: رجح أن تكون المعركة في لحج، حيث لا تزال القاعدة بيد الحوثيين.
func explains(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-10; j-- {
		switch f := toks[j].Fold; f {
		case "حيث", "لان", "لانه", "لانها", "اذ":
			return true
		case "ان", "بان":
			return false
		}
		if a := toks[j].Best(); a.POS == isnad.Relative && a.Gender != 0 && j >= tok-4 {
			return true
		}
	}
	return false
}

// setApart reports that a clause set against the one of token tok begins between
// it and token at.
func setApart(toks []isnad.Token, tok, at int) bool {
	for j := tok + 1; j <= at; j++ {
		f := toks[j].Fold
		if strings.HasPrefix(f, "لكن") || strings.HasPrefix(f, "ولكن") || f == "فيما" || f == "بينما" || (f == "غير" || f == "الا") && j+1 < len(toks) && strings.HasPrefix(toks[j+1].Fold, "ان") {
			return true
		}
	}
	return false
}

// governsOther reports that a noun of likelihood that ends at token end governs
// another noun of action than the one at token tok.
func governsOther(toks []isnad.Token, end, tok int) bool {
	for j := end + 1; j < tok; j++ {
		if a := toks[j].Best(); a.POS == isnad.Verb || a.POS == isnad.Subordinator {
			return false
		} else if a.POS == isnad.VerbalNoun && !toks[tok].Best().Proclitics.Has(isnad.ProWa) {
			return true
		}
	}
	return false
}

// takesPart are verbs whose prepositional object is what the subject did.
var takesPart = arabic.SetOf("شارك", "انخرط", "تدخّل", "تورّط", "قام", "تسبّب", "نجح", "انتهى", "أسفر", "أدّى", "توجّه", "انضمّ", "عاد", "حضر", "أقدم", "نفّذ", "شنّ")

// asked reports that a clause that begins at token at says what is not known:
// لم يعلن إن كان.
func asked(toks []isnad.Token, at int) bool {
	for j := at - 1; j >= 0 && j >= at-5; j-- {
		if negates.Has(toks[j].Fold) || strings.HasPrefix(toks[j].Fold, "غير") {
			return true
		}
	}
	return false
}

// negates are particles that take back the verb behind them.
var negates = arabic.SetOf("لم", "ولم", "لا", "ولا", "لن", "ولن")

// relayed reports that nothing but a clause on who spreads it stands between a
// word that takes a report back and what is reported.
func relayed(toks []isnad.Token, a, b int) bool {
	for j := a + 1; j < b; j++ {
		if toks[j].Kind == isnad.Punct && toks[j].Norm != "\"" {
			return false
		}
	}
	switch toks[b-1].Fold {
	case "عن", "من", "حول", "بشان":
		return true
	}
	return toks[b].Best().Proclitics.Has(isnad.ProBi)
}

// because reports that a word of cause or time stands between the two tokens, behind
// which nothing is taken back.
func because(toks []isnad.Token, end, tok int) bool {
	for j := end + 1; j < tok; j++ {
		switch toks[j].Fold {
		case "بسبب", "جراء", "نتيجه", "اثر", "عقب", "بعد", "رغم", "وسط", "لان", "خلال", "منذ":
			return true
		}
	}
	return false
}

// soonAfter are words behind which ما takes nothing back: سرعان ما، عادة ما.
var soonAfter = arabic.SetOf("سرعان", "وسرعان", "عاده", "غالبا", "كثيرا", "نادرا", "قليلا", "بعد", "قبل", "كل", "مثل", "بقدر", "حال", "اول")

// ended reports that token tok is what a noun of ending right before it ends, so that
// who fails to end it has it going on: لم تنجح في إنهاء النزاع.
func ended(toks []isnad.Token, tok int) bool {
	return tok > 0 && toks[tok-1].Best().Proclitics&^isnad.ProBi == 0 && ends.Has(toks[tok-1].Best().Lemma)
}

// ends are nouns of bringing something to an end or keeping it off.
var ends = arabic.SetOf("إنهاء", "وقف", "إيقاف", "احتواء", "إخماد", "كسر", "فك", "رفع", "تجنب", "صد", "إحباط", "كبح", "تخفيف")

// excepted reports that what a negation takes away, a word of exception gives
// back: لم يبق سوى، لم تصل إلا.
func (tr *Trace) excepted(toks []isnad.Token, tok int) bool {
	for j := max(0, tok-8); j < len(toks) && j <= tok+12; j++ {
		switch toks[j].Fold {
		case "سوي":
			return true
		case "وحده", "وحدها", "وحدهم", "فحسب":
			if j > tok {
				return true // لم تعد المعركة وحدها
			}
		case "الا":
			if j+1 < len(toks) && toks[j+1].Fold != "ان" && toks[j+1].Fold != "انه" && toks[j+1].Fold != "انها" && j > tok-4 {
				return true
			}
		}
		if toks[j].Norm == "." {
			if j > tok {
				break
			}
		}
	}
	return false
}
