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
	a := t.Best()
	st := isnad.Standing{Polarity: isnad.Affirmed, Certainty: isnad.Certain}
	chain, cueEvidence, cueCertainty, denied := tr.Chain(sent, t.Span)

	// Polarity.
	neg := find(tr.t.negation, toks, tok, func(m *marker, at, end int) bool {
		switch m.value {
		case "except", "not":
			return false
		case "verb":
			return form.Kind == FormVerb && !bounded(toks, end, tok, true)
		case "nominal":
			return form.Kind != FormVerb && !bounded(toks, end, tok, true)
		case "copula":
			return !bounded(toks, end, tok, true)
		}
		return !bounded(toks, end, tok, false)
	})
	if neg != nil && !t.Span.Empty() {
		if !contains(neg.words, t.Fold) && !tr.excepted(toks, tok) {
			st.Polarity = isnad.Denied
		}
	} else if form.Kind == FormNominal {
		// لم يقع … هجوم: the verb that governs the noun is negated.
		for j := tok - 1; j >= 1 && j >= tok-5; j-- {
			if toks[j].Best().POS == isnad.Verb {
				switch toks[j-1].Fold {
				case "لم", "ولم", "لن", "ولن":
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
	if denied {
		st.Polarity = isnad.Denied
	}

	// Certainty.
	inferred := ""
	if m := find(tr.t.certainty, toks, tok, func(m *marker, at, end int) bool {
		if bounded(toks, end, tok, false) && m.reach < 10 {
			return false
		}
		if m.form == "imperfect" {
			return end+1 < len(toks) && toks[end+1].Best().Aspect == isnad.Imperfect
		}
		return m.form != "nominal" || form.Kind != FormVerb
	}); m != nil {
		st.Certainty = m.value
		if m.extra != "-" {
			inferred = m.extra
		}
	}

	if cueCertainty != "" && st.Certainty == isnad.Certain {
		st.Certainty = cueCertainty
	}

	// Tense.
	switch form.Kind {
	case FormVerb:
		st.Tense = isnad.Past
		if a.Aspect == isnad.Imperfect {
			st.Tense = isnad.Present
			if s.Kind == isnad.Heading || toks[0].Kind == isnad.Number && strings.Contains(toks[0].Norm, ":") && tok <= 12 || sent == 0 && len(toks) <= 14 && tok <= 4 {
				st.Tense = isnad.Past // a headline's present
			}
			for j := tok - 1; j >= 0 && j >= tok-6; j-- {
				if toks[j].Best().Verb == "كان" && toks[j].Best().Aspect == isnad.Perfect {
					st.Tense = isnad.Past
				}
				if f := toks[j].Fold; j == tok-1 && (f == "لم" || f == "ولم") {
					st.Tense = isnad.Past
				}
				if toks[j].Kind == isnad.Punct {
					break
				}
			}
			if a.Proclitics.Has(isnad.ProSa) {
				st.Tense = isnad.Future
			}
			if a.Proclitics.Has(isnad.ProLa) {
				st.Tense = isnad.Past // ليسيطر: with the result that
			}
			if tok > 0 {
				switch toks[tok-1].Fold {
				case "سوف", "لن", "وسوف", "ولن":
					st.Tense = isnad.Future
				}
			}
		}
	case FormNominal:
		st.Tense = isnad.Past
		if a.POS == isnad.VerbalNoun && a.Proclitics.Has(isnad.ProLi) && !undergone(toks, tok) {
			st.Tense = isnad.Future
		} else if goesOn(toks, tok) {
			st.Tense = isnad.Present
		}
	default:
		st.Tense = isnad.Present
		for j := tok - 1; j >= 0 && j >= tok-6; j-- {
			if toks[j].Best().Verb == "كان" && toks[j].Best().Aspect == isnad.Perfect {
				st.Tense = isnad.Past
				break
			}
			if toks[j].Kind == isnad.Punct {
				break
			}
		}
	}
	if form.Kind != FormPredicate || st.Tense == isnad.Present {
		if m := find(tr.t.tense, toks, tok, func(m *marker, at, end int) bool {
			if m.value != isnad.Future || end == tok || m.extra == "copula" || m.extra == "after" {
				return false
			}
			return !bounded(toks, end, tok, m.extra == "purpose")
		}); m != nil && form.Kind != FormPredicate && !(form.Kind == FormVerb && a.Aspect == isnad.Perfect) {
			st.Tense = isnad.Future
		}
	}

	if tr.forecast(t.Span) && (form.Kind == FormNominal || form.Kind == FormVerb && a.Aspect == isnad.Imperfect) {
		st.Tense = isnad.Future
	}

	// Evidence.
	st.Evidence = isnad.Asserted
	if len(chain) > 1 {
		st.Evidence = isnad.Told
		if k := chain[len(chain)-1]; k.Manner == "saw" {
			st.Evidence = isnad.Witnessed
		}
	}
	switch cueEvidence {
	case isnad.Witnessed, isnad.Hearsay, isnad.Inferred:
		st.Evidence = cueEvidence
	}
	if inferred == isnad.Inferred {
		st.Evidence = isnad.Inferred
	}
	if m := find(tr.t.evidence, toks, tok, func(m *marker, at, end int) bool { return m.reach > 0 }); m != nil {
		st.Evidence = m.value
	}
	return st
}

// excepted reports that what a negation takes away, a word of exception gives
// back: لم يبق سوى، لم تصل إلا.
func (tr *Trace) excepted(toks []isnad.Token, tok int) bool {
	for j := max(0, tok-8); j < len(toks) && j <= tok+12; j++ {
		switch toks[j].Fold {
		case "سوي":
			return true
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

// undergone reports that the noun at token tok, joined to ل, is what a verb of
// undergoing or answering takes (تعرض لقصف، تصدت لهجوم), and no purpose.
func undergone(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-5; j-- {
		switch a := toks[j].Best(); arabic.VerbKey(a.Verb) {
		case "تصد\u0651ي", "تعر\u0651ض", "استجاب", "خضع", "شهد", "سمح", "اد\u0651ي", "رد\u0651", "مه\u0651د", "تحس\u0651ب":
			return true
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
func goesOn(toks []isnad.Token, tok int) bool {
	for j := tok - 1; j >= 0 && j >= tok-4; j-- {
		t := &toks[j]
		if t.Kind == isnad.Punct {
			break
		}
		a := t.Best()
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
			return lasting[arabic.VerbKey(a.Verb)]
		}
		switch t.Fold {
		case "استمرار", "مواصله", "تواصل", "احتدام", "باستمرار", "لاستمرار":
			return true
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
var lasting = map[string]bool{"دار": true, "جري": true, "استمر\u0651": true, "تواصل": true, "واصل": true, "عمل": true, "خاض": true, "شهد": true, "تجد\u0651د": true, "شن\u0651": true, "نف\u0651ذ": true}
