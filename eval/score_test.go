package eval

import (
	"strings"
	"testing"

	"isnad"
)

// gold is one dispatch with two claims, written for this test.
const gold = `{"doc":"a","text":"سيطر الجيش على هجين وقتل خمسة","mentions":[{"id":"m1","type":"actor","start":5,"end":10,"text":"الجيش"},{"id":"m2","type":"place","start":15,"end":19,"text":"هجين","lat":34.7,"lon":40.8}],"claims":[{"id":"c1","kind":"control","type":"take","degree":"full","args":[{"role":"holder","start":5,"end":10,"text":"الجيش"},{"role":"place","start":15,"end":19,"text":"هجين"}],"trigger":{"start":0,"end":4},"quote":{"start":0,"end":19},"polarity":"affirmed","certainty":"certain","tense":"past","evidence":"asserted","chain":[{"who":"","kind":"outlet","manner":"publishes"}]},{"id":"c2","kind":"event","type":"kill","args":[{"role":"patient","start":25,"end":29,"text":"خمسة"}],"trigger":{"start":21,"end":24},"quote":{"start":20,"end":29},"polarity":"affirmed","certainty":"certain","tense":"past","evidence":"asserted","chain":[{"who":"","kind":"outlet","manner":"publishes"}]}]}`

func records(t *testing.T, s string) []isnad.Record {
	t.Helper()
	r, err := ReadRecords("test.jsonl", strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestScore(t *testing.T) {
	g := records(t, gold)
	same, err := Score(g, records(t, gold))
	if err != nil {
		t.Fatal(err)
	}
	if same.Claims.F1 != 100 || same.Mentions.F1 != 100 || same.Located.Percent != 100 || same.Chain.Percent != 100 {
		t.Errorf("against itself: %+v", same)
	}
	none, err := Score(g, nil)
	if err != nil {
		t.Fatal(err)
	}
	if none.Claims.R != 0 || none.Claims.Gold != 2 || len(none.Misses) != 2 {
		t.Errorf("against nothing: %+v", none)
	}
	// Another type is no strict pair but a loose one; a wrong tense is a pair
	// that stands wrong; a place 20 km off is not located.
	p := records(t, strings.NewReplacer(`"type":"take"`, `"type":"hold"`, `"lat":34.7`, `"lat":34.9`, `"kill","args"`, `"kill","tense":"x","args"`).Replace(gold))
	s, err := Score(g, p)
	if err != nil {
		t.Fatal(err)
	}
	if s.Claims.P != 50 || s.Loose.F1 != 100 || s.Located.Percent != 0 || len(s.Misses) != 1 || len(s.Extras) != 1 {
		t.Errorf("changed: %+v", s)
	}
	if _, err := Score(g, records(t, `{"doc":"a","text":"نص آخر"}`)); err == nil {
		t.Error("another text is no error")
	}
	if _, err := ReadRecords("x.jsonl", strings.NewReader("{}\nnope\n")); err == nil || !strings.Contains(err.Error(), "x.jsonl:2") {
		t.Errorf("fault without its line: %v", err)
	}
}
