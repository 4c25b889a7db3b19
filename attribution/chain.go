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
	return tr.chain(nil, at)
}

// chain is Chain, put into a row of its caller's where that is long enough.
func (tr *Trace) chain(row isnad.Chain, at isnad.Span) (chain isnad.Chain, evidence, certainty string, denied bool) {
	var room [8]*says
	hits := room[:0]
	for _, i := range tr.reaching(at) {
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
	if cap(row) < links {
		row = make(isnad.Chain, 0, links)
	}
	chain = append(row[:0], isnad.Link{Who: tr.d.Outlet, Kind: "outlet", Manner: "publishes"})
	var told [8]isnad.Span
	seen := told[:0]
	for k, x := range hits {
		if x.own {
			chain = chain[:1] // بعد إعلان واشنطن مقتل …: background with a source of its own
		}
		for _, l := range x.links {
			if tr.isOutlet(l) {
				continue // the outlet speaks for itself
			}
			if last := chain[len(chain)-1]; len(chain) > 1 && arabic.FoldLemma(last.Who) == arabic.FoldLemma(l.Who) {
				if l.Span.Start > last.Span.Start && !slices.Contains(seen, l.Span) {
					seen = append(seen, l.Span)
					chain[len(chain)-1] = l
				}
				continue // the same source, named again
			}
			if last := chain[len(chain)-1]; len(chain) > 1 && last.Kind == "unnamed" && last.Span.Overlaps(l.Span) {
				continue // تحدثت أنباء | أنباء غير مؤكدة عن
			}
			if !slices.Contains(seen, l.Span) {
				seen = append(seen, l.Span)
				chain = append(chain, l)
			}
		}
		if k == len(hits)-1 {
			for w := range strings.FieldsSeq(x.standing) {
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
	for _, i := range tr.reaching(at) {
		if x := &tr.says[i]; x.direct && x.content.Start <= at.Start && at.Start < x.content.End {
			return true
		}
	}
	return false
}

// isOutlet reports that a source is the outlet itself, by its name or a part
// of it that is more than a common noun.
func (tr *Trace) isOutlet(l isnad.Link) bool {
	if first, _, _ := strings.Cut(arabic.FoldLemma(l.Who), " "); ours.Has(first) {
		return true // فريقنا: the outlet, where it looks into something
	}
	if tr.d.Outlet == "" {
		return false
	}
	var room [8]string
	o, w := tr.outlet, room[:0]
	for x := range strings.FieldsSeq(arabic.FoldLemma(l.Who)) {
		w = append(w, x)
	}
	if len(w) > 1 && (l.Kind == "document" || outlets.Has(w[0])) {
		w = w[1:] // إحصاء المرصد، صحيفة المرصد: its own count, itself
	}
	if len(o) == 0 || len(w) == 0 {
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
	if issues.Has(o[0]) && strings.TrimPrefix(w[0], "ال") == o[0] && len(w) == 1 {
		return true // الوزارة, in a statement of a ministry
	}
	n := 0
	for _, x := range w {
		if x = strings.Trim(x, "\"«»()"); x == "" {
			continue
		}
		if !in(o, x) {
			if n >= 2 && issues.Has(o[0]) && strings.HasPrefix(x, "و") {
				break // وزارة الخارجية والمغتربين
			}
			return false
		}
		n++
	}
	return n >= 2 || n == len(o)
}

// ours are words by which an outlet speaks of itself.
var ours = arabic.SetOf("فريقنا", "باحثونا", "محققونا", "منظمتنا", "مؤسستنا", "موسستنا", "مركزنا", "شبكتنا", "صحيفتنا", "وكالتنا", "قناتنا", "موقعنا")

// outlets are words for what an outlet is, before its name.
var outlets = arabic.SetOf("صحيفه", "جريده", "قناه", "موقع", "وكاله", "شبكه", "اذاعه")

// issues are heads of the names of bodies that publish statements of their own.
var issues = arabic.SetOf("وزاره", "قياده", "هيئه", "رئاسه", "مجلس", "حكومه", "مكتب", "خليه", "مديريه", "بعثه", "مفوضيه", "سفاره", "حركه", "جبهه")

// forecast reports that the innermost source says what is to come.
func (tr *Trace) forecast(at isnad.Span) bool {
	best := int32(-1)
	for _, i := range tr.reaching(at) {
		if x := &tr.says[i]; x.content.Start <= at.Start && at.Start < x.content.End && !x.cue.Overlaps(at) && (best < 0 || x.content.Start >= tr.says[best].content.Start) {
			best = i
		}
	}
	return best >= 0 && tr.says[best].forecast
}
