package corroborate_test

import (
	"os"
	"testing"

	"isnad"
	"isnad/corroborate/plantest"
)

// Every agreement, denial, relay, correction and dispute that was planned in
// the sample dispatches is found in their claims as coded by hand.
func TestPlanOnCodedClaims(t *testing.T) {
	src := samples(t)
	var recs []isnad.Record
	for _, s := range src {
		recs = append(recs, *s.Record)
	}
	plan, err := os.ReadFile("../samples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	n, failed, err := plantest.Check("plan.txt", string(plan), recs, compare(t, src))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range failed {
		t.Error("plan.txt:" + f.String())
	}
	if n < 40 {
		t.Errorf("the plan has %d lines", n)
	}
}
