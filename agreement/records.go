package agreement

import (
	"fmt"
	"io"
	"math"

	"isnad"
	"isnad/eval"
)

// Coefficient is one measure of agreement on one thing.
type Coefficient struct {
	On    string // polarity, certainty, …
	Name  string // kappa, alpha nominal, alpha ordinal, alpha interval
	Value float64
	N     int   // units that both coded
	Err   error // why there is no value
}

// Report is how far two coders of the same dispatches agree.
type Report struct {
	Dispatches int // that both coded
	// OnlyA and OnlyB are dispatches that one of them did not code; they are
	// left out.
	OnlyA, OnlyB []string
	Claims       eval.PRF // strict; A is taken as the reference: P is the share of B's claims that A has
	Loose        eval.PRF
	Mentions     eval.PRF
	// On holds the coefficients over the claims that both have.
	On []Coefficient
}

// scales are the labels of ordinal scales, from least to most.
var scales = map[string][]string{"certainty": {isnad.Possible, isnad.Probable, isnad.Certain}}

// Records compares the records of two coders. The dispatches are matched by
// doc; an error tells of one whose texts differ.
func Records(a, b []isnad.Record) (*Report, error) {
	byDoc := map[string]*isnad.Record{}
	for i := range b {
		byDoc[b[i].Doc] = &b[i]
	}
	r := &Report{}
	var as, bs []isnad.Record
	both := map[string]bool{}
	for i := range a {
		x := byDoc[a[i].Doc]
		if x == nil {
			r.OnlyA = append(r.OnlyA, a[i].Doc)
			continue
		}
		both[a[i].Doc] = true
		as, bs = append(as, a[i]), append(bs, *x)
	}
	for i := range b {
		if !both[b[i].Doc] {
			r.OnlyB = append(r.OnlyB, b[i].Doc)
		}
	}
	r.Dispatches = len(as)
	s, err := eval.Score(as, bs)
	if err != nil {
		return nil, err
	}
	r.Claims, r.Loose, r.Mentions = s.Claims, s.Loose, s.Mentions

	labels := []string{"polarity", "certainty", "tense", "evidence", "degree"}
	la, lb := map[string][]string{}, map[string][]string{}
	var ka, kb []float64
	for i := range as {
		for _, ij := range eval.Pair(as[i].Claims, bs[i].Claims, false) {
			x, y := &as[i].Claims[ij[0]], &bs[i].Claims[ij[1]]
			for n, v := range map[string][2]string{"polarity": {x.Polarity, y.Polarity}, "certainty": {x.Certainty, y.Certainty}, "tense": {x.Tense, y.Tense}, "evidence": {x.Evidence, y.Evidence}, "degree": {x.Degree, y.Degree}} {
				la[n], lb[n] = append(la[n], v[0]), append(lb[n], v[1])
			}
			n, m := number(x), number(y)
			if !math.IsNaN(n) || !math.IsNaN(m) {
				ka, kb = append(ka, n), append(kb, m)
			}
		}
	}
	for _, on := range labels {
		v, n, err := Kappa(la[on], lb[on])
		r.On = append(r.On, Coefficient{on, "kappa", v, n, err})
		level, name := Nominal, "alpha nominal"
		if scales[on] != nil {
			level, name = Ordinal, "alpha ordinal"
		}
		v, n, err = Alpha(codes(on, la[on], lb[on]), level)
		r.On = append(r.On, Coefficient{on, name, v, n / 2, err})
	}
	v, n, err := Alpha([][]float64{ka, kb}, Interval)
	r.On = append(r.On, Coefficient{"count", "alpha interval", v, n / 2, err})
	return r, nil
}

// number is the first number that a claim gives, or NaN.
func number(c *isnad.ClaimRecord) float64 {
	for _, q := range c.Counts {
		switch {
		case q.Min != nil:
			return float64(*q.Min)
		case q.Max != nil:
			return float64(*q.Max)
		}
	}
	return Missing
}

// codes writes two lists of labels as numbers: by the scale where there is
// one, else in the order of their first use.
func codes(on string, lists ...[]string) [][]float64 {
	num := map[string]float64{}
	for i, l := range scales[on] {
		num[l] = float64(i)
	}
	out := make([][]float64, len(lists))
	for i, list := range lists {
		out[i] = make([]float64, len(list))
		for k, l := range list {
			if l == "" {
				out[i][k] = Missing
				continue
			}
			if _, ok := num[l]; !ok {
				num[l] = float64(len(num))
			}
			out[i][k] = num[l]
		}
	}
	return out
}

// Write prints the report, one figure a line.
func (r *Report) Write(w io.Writer) {
	fmt.Fprintf(w, "%-22s %d\n", "dispatches", r.Dispatches)
	line := func(name string, p eval.PRF) {
		fmt.Fprintf(w, "%-22s F1 %5.1f  (first coder %d, second %d)\n", name, p.F1, p.Gold, p.Predicted)
	}
	if r.Mentions.Gold+r.Mentions.Predicted > 0 {
		line("mentions", r.Mentions)
	}
	line("claims", r.Claims)
	line("claims, loose", r.Loose)
	for _, c := range r.On {
		if c.Err != nil {
			fmt.Fprintf(w, "%-10s %-15s      –  %v (%d)\n", c.On, c.Name, c.Err, c.N)
			continue
		}
		fmt.Fprintf(w, "%-10s %-15s %6.3f  over %d\n", c.On, c.Name, c.Value, c.N)
	}
	if n := len(r.OnlyA) + len(r.OnlyB); n > 0 {
		fmt.Fprintf(w, "left out, coded by one only: %d\n", n)
	}
}
