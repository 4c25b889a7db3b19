package agreement

import (
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"isnad"
	"isnad/eval"
)

// table turns a table of counts (rows: first coder) into two lists.
func table(rows [][]int) (a, b []string) {
	for i, row := range rows {
		for j, n := range row {
			for range n {
				a, b = append(a, string(rune('a'+i))), append(b, string(rune('a'+j)))
			}
		}
	}
	return
}

func near(a, b, by float64) bool { return math.Abs(a-b) <= by }

func TestKappa(t *testing.T) {
	for _, c := range []struct {
		source string
		rows   [][]int
		want   float64
	}{
		{"Cohen 1960, A coefficient of agreement for nominal scales, table 2 (N = 200)", [][]int{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}, 0.492},
		{"Cohen 1960, table 1 (proportions as counts of 100)", [][]int{{25, 13, 12}, {12, 2, 16}, {3, 15, 2}}, -0.092},
		{"Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed., table 18.1 (N = 100)", [][]int{{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}, 0.676},
		{"agreement throughout", [][]int{{5, 0}, {0, 5}}, 1},
	} {
		a, b := table(c.rows)
		got, n, err := Kappa(a, b)
		if err != nil || !near(got, c.want, 0.0006) {
			t.Errorf("%s: %.4f, %v; want %.3f", c.source, got, err, c.want)
		}
		if n != len(a) {
			t.Errorf("%s: n %d", c.source, n)
		}
		back, _, _ := Kappa(b, a)
		if !near(back, got, 1e-12) {
			t.Errorf("%s: %v one way, %v the other", c.source, got, back)
		}
	}
	if _, _, err := Kappa([]string{"x", "x"}, []string{"x", "x"}); !errors.Is(err, ErrNoVariation) {
		t.Errorf("no variation: %v", err)
	}
	if _, _, err := Kappa([]string{""}, []string{"x"}); !errors.Is(err, ErrNoPairs) {
		t.Errorf("no pairs: %v", err)
	}
	if _, _, err := Kappa([]string{"x"}, nil); !errors.Is(err, ErrLength) {
		t.Errorf("lengths: %v", err)
	}
}

func row(s string) []float64 {
	var out []float64
	for _, f := range strings.Fields(s) {
		if f == "." {
			out = append(out, Missing)
			continue
		}
		out = append(out, float64(f[0]))
	}
	return out
}

// The worked examples of Krippendorff, Computing Krippendorff's
// Alpha-Reliability (2011), sections A to D.
func TestAlpha(t *testing.T) {
	binary := [][]float64{row("0 1 0 0 0 0 0 0 1 0"), row("1 1 1 0 0 1 0 0 0 0")}
	nominal := [][]float64{row("a a b b d c c c e d d a"), row("b a b b b c c c e d d d")}
	missing := [][]float64{row("1 2 3 3 2 1 4 1 2 . . ."), row("1 2 3 3 2 2 4 1 2 5 . 3"), row(". 3 3 3 2 3 4 2 2 5 1 ."), row("1 2 3 3 2 4 4 1 2 5 1 .")}
	for _, c := range []struct {
		name  string
		data  [][]float64
		level Level
		want  float64
		n     int
	}{
		{"A: two observers, two values", binary, Nominal, 0.095, 20},
		{"B: two observers, nominal", nominal, Nominal, 0.692, 24},
		{"C: four observers, missing, nominal", missing, Nominal, 0.743, 40},
		{"D: four observers, missing, ordinal", missing, Ordinal, 0.815, 40},
		{"D: four observers, missing, interval", missing, Interval, 0.849, 40},
	} {
		got, n, err := Alpha(c.data, c.level)
		if err != nil || !near(got, c.want, 0.0006) || n != c.n {
			t.Errorf("%s: %.4f over %d, %v; want %.3f over %d", c.name, got, n, err, c.want, c.n)
		}
	}
	if _, _, err := Alpha([][]float64{{1, Missing}, {Missing, 1}}, Nominal); !errors.Is(err, ErrNoPairs) {
		t.Errorf("no pairs: %v", err)
	}
	if _, _, err := Alpha([][]float64{{1, 1}, {1, 1}}, Interval); !errors.Is(err, ErrNoVariation) {
		t.Errorf("no variation: %v", err)
	}
	if _, _, err := Alpha([][]float64{{1, 1}, {1}}, Nominal); !errors.Is(err, ErrLength) {
		t.Errorf("lengths: %v", err)
	}
}

// Coders who agree throughout have alpha 1; who is first does not matter.
func TestAlphaProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		a, b := make([]float64, 30), make([]float64, 30)
		for i := range a {
			a[i], b[i] = float64(r.IntN(5)), float64(r.IntN(5))
		}
		a[0], a[1] = 0, 1
		for _, l := range []Level{Nominal, Ordinal, Interval} {
			x, _, err := Alpha([][]float64{a, b}, l)
			y, _, _ := Alpha([][]float64{b, a}, l)
			if err != nil || !near(x, y, 1e-9) || x > 1 {
				t.Fatalf("level %d: %v and %v, %v", l, x, y, err)
			}
			if one, _, _ := Alpha([][]float64{a, a}, l); !near(one, 1, 1e-12) {
				t.Fatalf("level %d: with itself %v", l, one)
			}
		}
	}
}

func TestRecords(t *testing.T) {
	one := 1
	claim := func(polarity, certainty string, at int) isnad.ClaimRecord {
		return isnad.ClaimRecord{Kind: "control", Type: "take", Degree: "full", Polarity: polarity, Certainty: certainty, Tense: "past", Evidence: "told",
			Quote: isnad.SpanRecord{Start: at, End: at + 5}, Trigger: isnad.SpanRecord{Start: at, End: at + 2},
			Args:   []isnad.ArgRecord{{Role: "holder", Start: at, End: at + 2, Text: "جيش"}, {Role: "place", Start: at + 2, End: at + 5, Text: "خان"}},
			Counts: []isnad.CountRecord{{What: "killed", Min: &one}}}
	}
	a := []isnad.Record{{Doc: "x", Text: "نص", Claims: []isnad.ClaimRecord{claim("affirmed", "certain", 0), claim("denied", "possible", 10), claim("affirmed", "probable", 20)}}, {Doc: "only-a", Text: "نص"}}
	b := []isnad.Record{{Doc: "x", Text: "نص", Claims: []isnad.ClaimRecord{claim("affirmed", "certain", 0), claim("denied", "probable", 10)}}, {Doc: "only-b", Text: "نص"}}
	r, err := Records(a, b)
	if err != nil {
		t.Fatal(err)
	}
	if r.Dispatches != 1 || len(r.OnlyA) != 1 || len(r.OnlyB) != 1 || r.Claims.F1 != 80 {
		t.Errorf("%+v", r)
	}
	got := map[string]Coefficient{}
	for _, c := range r.On {
		got[c.On+" "+c.Name] = c
	}
	if c := got["polarity kappa"]; c.Value != 1 || c.N != 2 {
		t.Errorf("polarity %+v", c)
	}
	if c := got["tense kappa"]; !errors.Is(c.Err, ErrNoVariation) {
		t.Errorf("tense %+v", c)
	}
	if c := got["certainty alpha ordinal"]; c.Err != nil || c.Value >= 1 || c.N != 2 {
		t.Errorf("certainty %+v", c)
	}
	b[0].Text = "نص آخر"
	if _, err := Records(a, b); err == nil || !strings.Contains(err.Error(), "x") {
		t.Errorf("another text: %v", err)
	}
}

// A coder agrees with himself on records as the program prints them.
func TestWithItself(t *testing.T) {
	f, err := os.Open("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	recs, err := eval.ReadRecords("records.jsonl", f)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Records(recs, recs)
	if err != nil {
		t.Fatal(err)
	}
	if r.Claims.F1 != 100 || r.Mentions.F1 != 100 {
		t.Errorf("claims %v, mentions %v", r.Claims, r.Mentions)
	}
	for _, c := range r.On {
		if c.Err == nil && !near(c.Value, 1, 1e-9) {
			t.Errorf("%s %s: %v", c.On, c.Name, c.Value)
		}
	}
}
