// Package agreement measures how far two coders, or a coder and the program,
// agree: Cohen's kappa and Krippendorff's alpha on labels and numbers, and
// the F1 of claims paired as the codebook pairs them.
//
// Labels, or records of the same dispatches by two coders, go in; coefficients
// come out, each with the number of cases it rests on. A coefficient that the
// data cannot give (no cases, or no variation) is an error and not a number.
// The package decides nothing about who is right.
package agreement

import (
	"errors"
	"fmt"
	"math"
	"sort"
)

// Errors of data that give no coefficient.
var (
	ErrLength      = errors.New("the coders did not code the same number of units")
	ErrNoPairs     = errors.New("no unit was coded by two coders")
	ErrNoVariation = errors.New("all codes are one value: agreement beyond chance is not defined")
)

// Kappa is Cohen's kappa (1960) of two coders' labels of the same units: the
// share of agreement beyond what their own frequencies of labels would give by
// chance. It runs from -1 to 1; 0 is chance. Units that a coder left empty
// ("") are passed over.
func Kappa(a, b []string) (kappa float64, n int, err error) {
	if len(a) != len(b) {
		return 0, 0, fmt.Errorf("%w: %d and %d", ErrLength, len(a), len(b))
	}
	ma, mb := map[string]float64{}, map[string]float64{}
	same := 0.0
	for i := range a {
		if a[i] == "" || b[i] == "" {
			continue
		}
		n++
		ma[a[i]]++
		mb[b[i]]++
		if a[i] == b[i] {
			same++
		}
	}
	if n == 0 {
		return 0, 0, ErrNoPairs
	}
	total := float64(n)
	chance := 0.0
	for _, l := range sortedLabels(ma) {
		chance += ma[l] / total * mb[l] / total
	}
	if chance == 1 {
		return 0, n, ErrNoVariation
	}
	return (same/total - chance) / (1 - chance), n, nil
}

func sortedLabels(m map[string]float64) []string {
	out := make([]string, 0, len(m))
	for l := range m {
		out = append(out, l)
	}
	sort.Strings(out)
	return out
}

// Level is the level of measurement: how far apart two values are.
type Level uint8

const (
	Nominal  Level = iota // same or not
	Ordinal               // by how many codes lie between
	Interval              // by the square of the difference
)

// Missing stands for a unit that a coder did not code.
var Missing = math.NaN()

// Alpha is Krippendorff's alpha: one less the ratio of disagreement observed
// to that expected by chance, for any number of coders and with missing
// values (NaN). data[c][u] is what coder c gave to unit u; for nominal data
// the numbers are names. 1 is agreement, 0 chance, below 0 is disagreement
// beyond chance. n is the number of values that can be paired.
func Alpha(data [][]float64, level Level) (alpha float64, n int, err error) {
	units := 0
	for _, row := range data {
		units = max(units, len(row))
	}
	for i, row := range data {
		if len(row) != units {
			return 0, 0, fmt.Errorf("%w: coder 1 has %d, coder %d has %d", ErrLength, len(data[0]), i+1, len(row))
		}
	}
	// Coincidences: how often two values stand together in one unit, each
	// unit weighing as much as it has values.
	index := map[float64]int{}
	var values []float64
	for _, row := range data {
		for _, v := range row {
			if _, ok := index[v]; !ok && !math.IsNaN(v) {
				index[v] = 0
				values = append(values, v)
			}
		}
	}
	sort.Float64s(values)
	for i, v := range values {
		index[v] = i
	}
	k := len(values)
	o := make([][]float64, k)
	for i := range o {
		o[i] = make([]float64, k)
	}
	for u := range units {
		var in []int
		for _, row := range data {
			if !math.IsNaN(row[u]) {
				in = append(in, index[row[u]])
			}
		}
		if len(in) < 2 {
			continue
		}
		n += len(in)
		for i, x := range in {
			for j, y := range in {
				if i != j {
					o[x][y] += 1 / float64(len(in)-1)
				}
			}
		}
	}
	if n == 0 {
		return 0, 0, ErrNoPairs
	}
	margin := make([]float64, k)
	for i := range o {
		for j := range o[i] {
			margin[i] += o[i][j]
		}
	}
	observed, expected := 0.0, 0.0
	for i := range o {
		for j := range o[i] {
			d := difference(values, margin, i, j, level)
			observed += o[i][j] * d
			expected += margin[i] * margin[j] * d
		}
	}
	if expected == 0 {
		return 0, n, ErrNoVariation
	}
	return 1 - float64(n-1)*observed/expected, n, nil
}

// difference is the squared distance of two values.
func difference(values, margin []float64, i, j int, level Level) float64 {
	switch level {
	case Nominal:
		if i == j {
			return 0
		}
		return 1
	case Ordinal:
		if i > j {
			i, j = j, i
		}
		s := 0.0
		for g := i; g <= j; g++ {
			s += margin[g]
		}
		s -= (margin[i] + margin[j]) / 2
		return s * s
	}
	d := values[i] - values[j]
	return d * d
}
