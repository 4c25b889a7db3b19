package attribution

import (
	"cmp"
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
)

// Chain is the chain of what stands at a place of the text: the outlet, then
// the sources that the text puts between it and those words, from outside in.
// evidence and certainty are what the innermost cue says of itself, empty
// where it says nothing; denied tells that a source denies the words.
func (tr *Trace) Chain(sent int, at isnad.Span) (chain isnad.Chain, evidence, certainty string, denied bool) {
	var room [8]*says
	hits := room[:0]
	for i := range tr.says {
		x := &tr.says[i]
		if x.content.Start <= at.Start && at.Start < x.content.End && !x.cue.Overlaps(at) {
			hits = append(hits, x)
		}
	}
	slices.SortStableFunc(hits, func(a, b *says) int {
		if a.outer != b.outer {
			if a.outer {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.content.Start, b.content.Start)
	})
	links := 1
	for _, x := range hits {
		links += len(x.links)
	}
	chain = append(make(isnad.Chain, 0, links), isnad.Link{Who: tr.d.Outlet, Kind: "outlet", Manner: "publishes"})
	var seenRoom [8]isnad.Span
	seen := seenRoom[:0]
	for k, x := range hits {
		if x.own {
			chain = chain[:1] // بعد إعلان واشنطن مقتل …: background with a source of its own
		}
		for _, l := range x.links {
			if tr.isOutlet(l.Who) {
				continue // the outlet speaks for itself
			}
			if last := chain[len(chain)-1]; len(chain) > 1 && arabic.FoldLemma(last.Who) == arabic.FoldLemma(l.Who) {
				continue // the same source, named again
			}
			if !slices.Contains(seen, l.Span) {
				seen = append(seen, l.Span)
				chain = append(chain, l)
			}
		}
		if k == len(hits)-1 {
			for _, w := range strings.Fields(x.standing) {
				switch w {
				case isnad.Witnessed, isnad.Hearsay, isnad.Inferred:
					evidence = w
				case isnad.Probable, isnad.Possible:
					certainty = w
				}
			}
		}
		denied = denied || x.denied
	}
	// A passage told twice by one source (وقال … مضيفا) is one link.
	return chain, evidence, certainty, denied
}

// Direct reports that the words stand in a quotation of their source.
func (tr *Trace) Direct(at isnad.Span) bool {
	for i := range tr.says {
		if x := &tr.says[i]; x.direct && x.content.Start <= at.Start && at.Start < x.content.End {
			return true
		}
	}
	return false
}

// isOutlet reports that a source is the outlet itself, by its name or a part
// of it that is more than a common noun.
func (tr *Trace) isOutlet(who string) bool {
	o := tr.outlet
	if len(o) == 0 {
		return false
	}
	in := func(list []string, x string) bool {
		for _, y := range list {
			if y == x || strings.TrimPrefix(y, "ال") == strings.TrimPrefix(x, "ال") {
				return true
			}
		}
		return false
	}
	n := 0
	for x := range strings.FieldsSeq(arabic.FoldLemma(who)) {
		if x = strings.Trim(x, "\"«»()"); x == "" {
			continue
		}
		if !in(o, x) {
			return false
		}
		n++
	}
	return n >= 2 || n == len(o)
}

// forecast reports that the innermost source says what is to come.
func (tr *Trace) forecast(at isnad.Span) bool {
	best := -1
	for i := range tr.says {
		if x := &tr.says[i]; x.content.Start <= at.Start && at.Start < x.content.End && !x.cue.Overlaps(at) && (best < 0 || x.content.Start >= tr.says[best].content.Start) {
			best = i
		}
	}
	return best >= 0 && tr.says[best].forecast
}

// find reports the marker of a table nearest before token tok of the
// sentence, whose reach covers it; with after, one behind it as well.
func (t *Tracer) find(table int, toks []isnad.Token, tok int, ok func(m *marker, at, end int) bool) *marker {
	for i := tok; i >= 0 && i >= tok-20; i-- {
		if m := t.matchAt(table, toks, i); m != nil {
			end := i + len(m.words) - 1
			if end <= tok && tok-end <= m.reach && ok(m, i, end) {
				return m
			}
		}
	}
	for i := tok + 1; i < len(toks) && i <= tok+12; i++ {
		if m := t.matchAt(table, toks, i); m != nil && m.after && i-tok <= m.reach && ok(m, i, i+len(m.words)-1) {
			return m
		}
	}
	return nil
}

func (t *Tracer) matchAt(table int, toks []isnad.Token, i int) *marker {
	var best *marker
	ms := t.openings.Of(toks[i].Number, toks[i].Fold).marks[table]
	for k := range ms {
		if has(ms[k].words, toks, i) && (best == nil || len(ms[k].words) > len(best.words)) {
			best = &ms[k]
		}
	}
	return best
}

// bounded reports that a mark between the two tokens ends the clause.
func bounded(toks []isnad.Token, a, b int, verbs bool) bool {
	for j := min(a, b) + 1; j < max(a, b); j++ {
		t := &toks[j]
		if t.Kind == isnad.Punct {
			switch t.Norm {
			case ".", "؛", "،", ":", "..", "...", "؟":
				return true
			}
		}
		if an := t.Best(); an.POS == isnad.Relative || verbs && an.POS == isnad.Verb {
			return true
		}
	}
	return false
}

// Standing is how the claim of the trigger at token tok stands.
func (tr *Trace) Standing(sent, tok int, form TriggerForm) isnad.Standing {
	s := &tr.sents[sent]
	toks := s.Tokens
	t := &toks[tok]
	a := t.Best()
	st := isnad.Standing{Polarity: isnad.Affirmed, Certainty: isnad.Certain}
	chain, cueEvidence, cueCertainty, denied := tr.Chain(sent, t.Span)

	// Polarity.
	neg := tr.t.find(negation, toks, tok, func(m *marker, at, end int) bool {
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
	if m := tr.t.find(certainty, toks, tok, func(m *marker, at, end int) bool {
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
		if m := tr.t.find(tense, toks, tok, func(m *marker, at, end int) bool {
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
	if m := tr.t.find(evidence, toks, tok, func(m *marker, at, end int) bool { return m.reach > 0 }); m != nil {
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
		switch toks[j].Fold {
		case "نتيجه", "نظرا", "ردا", "تبعا", "وفقا", "خلافا", "طبقا", "تنفيذا", "اثر", "قلقها", "قلقه", "تلبيه", "استجابه", "رفضا", "تضامنا", "تاييدا", "دعما", "احتجاجا":
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

func contains(words []string, f string) bool {
	for _, w := range words {
		if w == f {
			return true
		}
	}
	return false
}
