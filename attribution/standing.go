package attribution

import (
	"sort"

	"isnad"
	"isnad/arabic"
)

// Chain is the chain of what stands at a place of the text: the outlet, then
// the sources that the text puts between it and those words, from outside in.
// evidence and certainty are what the innermost cue says of itself, empty
// where it says nothing; denied tells that a source denies the words.
func (tr *Trace) Chain(sent int, at isnad.Span) (chain isnad.Chain, evidence, certainty string, denied bool) {
	chain = isnad.Chain{{Who: tr.d.Outlet, Kind: "outlet", Manner: "publishes"}}
	var hits []*says
	for i := range tr.says {
		x := &tr.says[i]
		if x.content.Start <= at.Start && at.Start < x.content.End && !x.cue.Overlaps(at) {
			hits = append(hits, x)
		}
	}
	sort.SliceStable(hits, func(i, j int) bool {
		if hits[i].outer != hits[j].outer {
			return hits[i].outer
		}
		return hits[i].content.Start < hits[j].content.Start
	})
	seen := map[isnad.Span]bool{}
	for k, x := range hits {
		if x.own {
			chain = chain[:1] // بعد إعلان واشنطن مقتل …: background with a source of its own
		}
		for _, l := range x.links {
			if last := chain[len(chain)-1]; len(chain) > 1 && arabic.Fold(last.Who) == arabic.Fold(l.Who) {
				continue // the same source, named again
			}
			if !seen[l.Span] {
				seen[l.Span] = true
				chain = append(chain, l)
			}
		}
		if k == len(hits)-1 {
			evidence = x.standing
		}
		denied = denied || x.denied
	}
	// A passage told twice by one source (وقال … مضيفا) is one link.
	return chain, evidence, certainty, denied
}

// find reports the marker of a table nearest before token tok of the
// sentence, whose reach covers it; with after, one behind it as well.
func find(table map[string][]marker, toks []isnad.Token, tok int, ok func(m *marker, at, end int) bool) *marker {
	for i := tok; i >= 0 && i >= tok-20; i-- {
		if m := matchAt(table, toks, i); m != nil {
			end := i + len(m.words) - 1
			if end <= tok && tok-end <= m.reach && ok(m, i, end) {
				return m
			}
		}
	}
	for i := tok + 1; i < len(toks) && i <= tok+12; i++ {
		if m := matchAt(table, toks, i); m != nil && m.after && i-tok <= m.reach && ok(m, i, i+len(m.words)-1) {
			return m
		}
	}
	return nil
}

func matchAt(table map[string][]marker, toks []isnad.Token, i int) *marker {
	var best *marker
	for _, key := range firsts(toks[i].Fold) {
		if key == "" {
			continue
		}
		ms := table[key]
		for k := range ms {
			if has(ms[k].words, toks, i) && (best == nil || len(ms[k].words) > len(best.words)) {
				best = &ms[k]
			}
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
	chain, cueEvidence, _, denied := tr.Chain(sent, t.Span)

	// Polarity.
	neg := find(tr.t.negation, toks, tok, func(m *marker, at, end int) bool {
		switch m.value {
		case "except":
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
		if !contains(neg.words, t.Fold) {
			st.Polarity = isnad.Denied
		}
	} else if form.Kind == FormNominal {
		// لم يقع … هجوم: the verb that governs the noun is negated.
		for j := tok - 1; j >= 1 && j >= tok-5; j-- {
			if toks[j].Best().POS == isnad.Verb {
				switch toks[j-1].Fold {
				case "لم", "ولم", "لن", "ولن":
					st.Polarity = isnad.Denied
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

	// Tense.
	switch form.Kind {
	case FormVerb:
		st.Tense = isnad.Past
		if a.Aspect == isnad.Imperfect {
			st.Tense = isnad.Present
			if s.Kind == isnad.Heading || sent == 0 && len(toks) <= 14 && tok <= 4 {
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
		if a.POS == isnad.VerbalNoun && a.Proclitics.Has(isnad.ProLi) {
			st.Tense = isnad.Future
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

func contains(words []string, f string) bool {
	for _, w := range words {
		if w == f {
			return true
		}
	}
	return false
}
