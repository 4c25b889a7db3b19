package api

import (
	"context"
	"math"

	"isnad"
	"isnad/agreement"
	"isnad/store"
)

// coded are the fields of a claim on which coders can differ.
var coded = []struct {
	name string
	of   func(*isnad.ClaimRecord) string
}{
	{"type", func(c *isnad.ClaimRecord) string { return c.Kind + "." + c.Type }},
	{"degree", func(c *isnad.ClaimRecord) string { return c.Degree }},
	{"polarity", func(c *isnad.ClaimRecord) string { return c.Polarity }},
	{"certainty", func(c *isnad.ClaimRecord) string { return c.Certainty }},
	{"tense", func(c *isnad.ClaimRecord) string { return c.Tense }},
	{"evidence", func(c *isnad.ClaimRecord) string { return c.Evidence }},
}

func (s *Server) agreement(ctx context.Context, in *AgreementQuery) (*Out[Agreement], error) {
	if in.A == in.B {
		return nil, fault("query.b", "the same coder as a", in.B)
	}
	out := Agreement{A: in.A, B: in.B}
	type labels struct{ a, b []string }
	acts := labels{}
	fields := make([]labels, len(coded))
	err := s.Store.Pairs(ctx, in.Filter.isnad(), in.A, in.B, func(p store.Pair) error {
		out.Claims++
		acts.a, acts.b = append(acts.a, p.A.Act), append(acts.b, p.B.Act)
		if len(p.A.Claims) != 1 || len(p.B.Claims) != 1 {
			return nil
		}
		for i, f := range coded {
			x, y := f.of(&p.A.Claims[0]), f.of(&p.B.Claims[0])
			if x != "" || y != "" {
				fields[i].a, fields[i].b = append(fields[i].a, x), append(fields[i].b, y)
			}
		}
		return nil
	})
	if err != nil {
		return nil, s.answer(err)
	}
	out.Fields = append(out.Fields, agreed("act", acts.a, acts.b))
	for i, f := range coded {
		out.Fields = append(out.Fields, agreed(f.name, fields[i].a, fields[i].b))
	}
	return &Out[Agreement]{out}, nil
}

// agreed measures two lists of labels of the same claims.
func agreed(field string, a, b []string) FieldAgreement {
	out := FieldAgreement{Field: field, N: len(a)}
	if len(a) == 0 {
		return out
	}
	same := 0
	number := map[string]float64{}
	code := func(list []string) []float64 {
		row := make([]float64, len(list))
		for i, v := range list {
			n, ok := number[v]
			if !ok {
				n = float64(len(number))
				number[v] = n
			}
			row[i] = n
			if v == "" {
				row[i] = math.NaN() // not coded
			}
		}
		return row
	}
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	share := float64(same) / float64(len(a))
	out.Share = &share
	if k, _, err := agreement.Kappa(a, b); err == nil {
		out.Kappa = &k
	} else {
		out.Why = err.Error()
	}
	if v, _, err := agreement.Alpha([][]float64{code(a), code(b)}, agreement.Nominal); err == nil {
		out.Alpha = &v
	} else {
		out.Why = err.Error()
	}
	return out
}
