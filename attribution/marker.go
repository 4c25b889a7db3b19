package attribution

import (
	"isnad"
)

// find reports the marker of a table nearest before token tok of the
// sentence, whose reach covers it; with after, one behind it as well.
func (t *Tracer) find(table int, toks []isnad.Token, tok int, ok func(m *marker, at, end int) bool) *marker {
	for i := tok; i >= 0 && i >= tok-32; i-- {
		if m := t.matchAt(table, toks, i); m != nil {
			end := i + len(m.words) - 1
			far := tok - end
			if tok > 1 && far > m.reach && (toks[tok-1].Fold == "او" || toks[tok-1].Fold == "ولا") {
				far -= 2 // عدم وقوع إصابات أو أضرار
			}
			if end <= tok && far <= m.reach && ok(m, i, end) {
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
		if hasRest(ms[k].words, toks, i) && (best == nil || len(ms[k].words) > len(best.words)) {
			best = &ms[k]
		}
	}
	return best
}

// joined reports that the marker ends in a letter that is written joined to
// what it marks: يقضي بخروج.
func (m *marker) joined() bool {
	last := m.words[len(m.words)-1]
	return len(m.words) > 1 && (last == "ب" || last == "ل")
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

func contains(words []string, f string) bool {
	for _, w := range words {
		if w == f {
			return true
		}
	}
	return false
}
