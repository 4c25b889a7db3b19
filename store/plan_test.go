package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"isnad"
)

// A page of claims is found by walking along the claims or along an index that
// the store keeps. An index that SQLite builds for the one question costs
// seconds, and is not seen in the small collections of other tests.
func TestNoIndexForOneQuestion(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, t.TempDir(), Options{Who: "tester"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ask := func(name, cond string, args []any) {
		t.Helper()
		rows, err := s.r.QueryContext(ctx, "EXPLAIN QUERY PLAN SELECT c.dispatch, c.ord FROM claims c WHERE "+cond+" ORDER BY c.dispatch DESC, c.ord LIMIT 51", args...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		defer rows.Close()
		steps := 0
		for rows.Next() {
			var a, b, c int
			var step string
			if err := rows.Scan(&a, &b, &c, &step); err != nil {
				t.Fatal(err)
			}
			if strings.Contains(step, "AUTOMATIC") {
				t.Errorf("%s: %s", name, step)
			}
			steps++
		}
		if err := rows.Err(); err != nil || steps == 0 {
			t.Fatalf("%s: %d steps, %v", name, steps, err)
		}
	}
	for _, f := range []isnad.Filter{
		{Counts: []string{"killed"}}, {Actors: []string{"is"}}, {Places: []string{"حلب"}}, {Sources: []string{"ناشطون"}},
		{Near: &isnad.Circle{Lat: 34, Lon: 40, Km: 50}}, {Kinds: []isnad.Kind{isnad.Control}, Types: []string{"take"}}, {From: "2017", To: "2018"},
	} {
		w, err := s.ofClaims(ctx, &f)
		if err != nil {
			t.Fatal(err)
		}
		ask(fmt.Sprintf("%+v", f), w.String(), w.args)
	}
	// Common names, of which this store has none.
	for _, table := range []string{"roles", "links"} {
		w := &where{s: s, ctx: ctx}
		ask("common names in "+table, tried(table, w.names([]string{"is"}, "actor", "person", "role")), w.args)
	}
}
