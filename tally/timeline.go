package tally

import (
	"sort"
	"time"

	"isnad/store"
)

// Timeline is claims by the bins of time in which they begin.
type Timeline struct {
	Unit    string   // day, week, month or year
	Bins    []string // first day of each bin that has claims
	Series  []Series
	Undated int
}

// Series is the claims of one value, one number a bin.
type Series struct {
	Value  string
	Claims []int
	total  int
}

// Rest is the value of the series in which the smallest are put together.
const Rest = "…"

// auto is up to how many bins are shown where the unit is left to the data.
const auto = 400

// widest is the most days that are binned by the day or the week.
const widest = 20_000

// Timeline bins the claims by "day", "week" (from Monday), "month" or "year",
// or by the least of these that needs no more than 400 bins for the whole time
// ("auto"), and splits them by "kind", "type" (of a kind) or "outlet"; at most
// most series.
func (s *Selection) Timeline(unit, split string, most int) Timeline {
	x := s.t
	var lo, hi int32
	undated := 0
	for i, m := range s.mask {
		if m != 0 {
			continue
		}
		d := x.from[i]
		if d == 0 {
			undated++
			continue
		}
		if lo == 0 || d < lo {
			lo = d
		}
		hi = max(hi, d)
	}
	switch {
	case unit == "auto":
		unit = fitting(int(hi - lo))
	case hi-lo > widest && (unit == "day" || unit == "week"):
		unit = "month" // one stray date of the year 800 must not cost a million bins
	}
	out := Timeline{Unit: unit, Bins: []string{}, Series: []Series{}, Undated: undated}
	if lo == 0 {
		return out
	}
	labels, values := x.kindLabels(), func(i int) int { return int(x.kind[i]) }
	switch split {
	case "kind":
		d := newDict()
		to := make([]int, len(x.kinds.words))
		for k, w := range x.kinds.words {
			for j := range w {
				if w[j] == 0 {
					w = w[:j]
					break
				}
			}
			to[k] = int(d.add(w))
		}
		labels, values = d.words, func(i int) int { return to[x.kind[i]] }
	case "outlet":
		labels, values = x.outs.words, func(i int) int { return int(x.docs[x.doc[i]].outlet) }
	}
	binOf, first := bins(unit, lo, hi)
	counts := make([][]int, len(labels))
	total := make([]int, len(first))
	for i, m := range s.mask {
		if m != 0 || x.from[i] == 0 {
			continue
		}
		v, b := values(i), binOf[x.from[i]-lo]
		if counts[v] == nil {
			counts[v] = make([]int, len(first))
		}
		counts[v][b]++
		total[b]++
	}
	var used []int
	for b, n := range total {
		if n > 0 {
			used = append(used, b)
			out.Bins = append(out.Bins, first[b])
		}
	}
	for v, c := range counts {
		if c == nil {
			continue
		}
		se := Series{Value: labels[v], Claims: make([]int, len(used))}
		for k, b := range used {
			se.Claims[k] = c[b]
			se.total += c[b]
		}
		out.Series = append(out.Series, se)
	}
	sort.Slice(out.Series, func(a, b int) bool {
		if out.Series[a].total != out.Series[b].total {
			return out.Series[a].total > out.Series[b].total
		}
		return out.Series[a].Value < out.Series[b].Value
	})
	if len(out.Series) > most {
		rest := Series{Value: Rest, Claims: make([]int, len(used))}
		for _, se := range out.Series[most-1:] {
			for k, n := range se.Claims {
				rest.Claims[k] += n
			}
		}
		out.Series = append(out.Series[:most-1], rest)
	}
	return out
}

// fitting is the unit for a time of so many days.
func fitting(days int) string {
	switch {
	case days <= auto:
		return "day"
	case days <= auto*7:
		return "week"
	case days <= auto*30:
		return "month"
	}
	return "year"
}

// epoch is the number that the store gives to 1 January 1970.
var epoch = func() int32 { d, _ := store.Days("1970-01-01"); return int32(d) }()

// bins gives for each day from lo to hi its bin, and for each bin its first
// day.
func bins(unit string, lo, hi int32) (of []int32, first []string) {
	of = make([]int32, hi-lo+1)
	last := time.Time{}
	for d := lo; d <= hi; d++ {
		t := time.Unix(int64(d-epoch)*86400, 0).UTC()
		switch unit {
		case "week":
			t = t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
		case "month":
			t = time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
		case "year":
			t = time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		}
		if len(first) == 0 || !t.Equal(last) {
			first = append(first, t.Format("2006-01-02"))
			last = t
		}
		of[d-lo] = int32(len(first) - 1)
	}
	return of, first
}
