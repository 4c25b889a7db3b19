package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"isnad"
)

// A page of claims or dispatches is found by walking along the claims or along an index that
// the store keeps. An index that SQLite builds for the one question costs
// seconds, and is not seen in the small collections of other tests.
func TestPlans(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, t.TempDir(), Options{Who: "tester"})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const (
		ofClaims     = "SELECT c.dispatch, c.ord FROM claims c WHERE %s ORDER BY c.dispatch DESC, c.ord LIMIT 51"
		ofDispatches = "SELECT d.n FROM words CROSS JOIN dispatches d ON d.n = words.rowid WHERE %s AND words MATCH 'x' ORDER BY words.rowid DESC LIMIT 51"
	)
	ask := func(name, query, cond, never string, args []any) {
		t.Helper()
		rows, err := s.r.QueryContext(ctx, "EXPLAIN QUERY PLAN "+fmt.Sprintf(query, cond), args...)
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
			if strings.Contains(step, never) {
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
		ask(fmt.Sprintf("claims of %+v", f), ofClaims, w.String(), "AUTOMATIC", w.args)
		// Of each dispatch that has a word, its own claims are looked at, and
		// not all claims of the kind.
		if w, err = s.ofDispatches(ctx, &f); err != nil {
			t.Fatal(err)
		}
		ask(fmt.Sprintf("dispatches of %+v", f), ofDispatches, w.String(), "claims_kind", w.args)
	}
	// Common names, of which this store has none.
	for _, table := range []string{"roles", "links"} {
		w := &where{s: s, ctx: ctx}
		ask("common names in "+table, ofClaims, tried(table, w.names([]string{"is"}, "actor", "person", "role")), "AUTOMATIC", w.args)
	}
}
