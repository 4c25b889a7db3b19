package confidence_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"isnad"
	"isnad/confidence"
	"isnad/data"
)

func claim() (*isnad.Record, *isnad.ClaimRecord) {
	rec := &isnad.Record{Mentions: []isnad.MentionRecord{{ID: "m1", Type: "actor", Entity: "saa"}, {ID: "m2", Type: "place", Entity: "1"}}}
	rec.Claims = []isnad.ClaimRecord{{
		ID: "c1", Kind: "control", Type: "take", Frame: "control.take:seize control.frame:2",
		Args:    []isnad.ArgRecord{{Role: "holder", Start: 6, End: 11, Text: "الجيش", Mention: "m1"}, {Role: "place", Start: 16, End: 25, Text: "بلدة هجين", Mention: "m2"}},
		Trigger: isnad.SpanRecord{Start: 0, End: 5, Text: "سيطر"}, Quote: isnad.SpanRecord{Start: 0, End: 25},
		Polarity: "affirmed", Certainty: "certain", Tense: "past",
	}}
	return rec, &rec.Claims[0]
}

// A claim whose roles are all written, named and near is read more surely than
// one whose holder comes from another sentence, and that than one with a list
// of doubts.
func TestSurer(t *testing.T) {
	m, err := confidence.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	rec, c := claim()
	score := func() float64 {
		m.Rate(rec)
		return c.Confidence
	}
	plain := score()
	c.Args[0].Filled = true
	filled := score()
	c.Args[1].Mention = ""
	c.Args[1].Start, c.Args[1].End = 400, 409
	doubtful := score()
	if !(plain > filled && filled > doubtful) {
		t.Errorf("plain %v, filled %v, doubtful %v", plain, filled, doubtful)
	}
	for _, p := range []float64{plain, filled, doubtful} {
		if p < 0 || p > 1 {
			t.Errorf("%v is no share", p)
		}
	}
}

func TestFeatures(t *testing.T) {
	rec, _ := claim()
	got := map[string]float64{}
	for _, f := range confidence.Features(rec)[0] {
		got[f.Name] = f.Value
	}
	for name, want := range map[string]float64{"bias": 1, "type control.take": 1, "frame control.take:seize": 1, "quote": 0.25, "far": 0.12} {
		if got[name] != want {
			t.Errorf("%s: %v, want %v", name, got[name], want)
		}
	}
	for name := range got {
		if strings.HasPrefix(name, "filled") || strings.HasPrefix(name, "without") || strings.HasPrefix(name, "no mention") {
			t.Errorf("%s is not so", name)
		}
	}
}

func TestLoadFaults(t *testing.T) {
	for text, want := range map[string]string{
		"bias\tx\n":           "confidence/weights.tsv:1:6: expected a feature, a tab and a number",
		"# c\nbias 1\n":       "confidence/weights.tsv:2:8: expected a feature, a tab and a number",
		"bias\t1\nbias\t2\n":  "confidence/weights.tsv:2:1: feature \"bias\" stands twice",
		"bias\tNaN\nx\t0.5\n": "confidence/weights.tsv:1:6: expected a feature, a tab and a number",
	} {
		_, err := confidence.Load(fstest.MapFS{"confidence/weights.tsv": {Data: []byte(text)}})
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// Which claims share a trigger does not depend on their order, and a claim is
// not beside itself.
func TestBeside(t *testing.T) {
	rec, c := claim()
	at := func(id, typ string, start, end int) isnad.ClaimRecord {
		x := *c
		x.ID, x.Type, x.Trigger = id, typ, isnad.SpanRecord{Start: start, End: end}
		return x
	}
	rec.Claims = []isnad.ClaimRecord{at("c4", "take", 90, 95), at("c3", "lose", 12, 40), at("c1", "take", 10, 15), at("c2", "take", 10, 15), at("c5", "hold", 39, 41)}
	want := map[string]string{"c1": "list shared trigger", "c2": "list shared trigger", "c3": "shared trigger", "c4": "", "c5": "shared trigger"}
	for i, fs := range confidence.Features(rec) {
		var got []string
		for _, f := range fs {
			if f.Name == "list" || f.Name == "shared trigger" {
				got = append(got, f.Name)
			}
		}
		if s := strings.Join(got, " "); s != want[rec.Claims[i].ID] {
			t.Errorf("%s: %q, want %q", rec.Claims[i].ID, s, want[rec.Claims[i].ID])
		}
	}
}
