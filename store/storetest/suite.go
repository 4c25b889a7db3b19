package storetest

import (
	"context"
	"path/filepath"
	"testing"

	"isnad"
	"isnad/store"
)

// Engine is one kind of store that the suite runs on.
type Engine struct {
	Name string
	// New makes an empty store's address.
	New func(tb testing.TB) (dsn string)
	// Exec runs SQL behind the store's back, as somebody who tampers would.
	Exec func(tb testing.TB, dsn, query string, args ...any)
	// Dump gives everything that the store's files and tables hold, to look
	// for what should be gone.
	Dump func(tb testing.TB, dsn string) []byte
}

// Open opens a store that is closed when the test ends.
func Open(tb testing.TB, dsn string) *store.Store {
	tb.Helper()
	s, err := store.Open(context.Background(), dsn, Options(tb))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}

// Run runs the suite.
func Run(t *testing.T, e Engine) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Engine)
	}{
		{"Add", testAdd}, {"AddIsAllOrNothing", testAllOrNothing}, {"NearDuplicates", testNear},
		{"Search", testSearch}, {"SearchLong", testSearchLong}, {"Filters", testFilters}, {"BadFilters", testBadFilters}, {"Pages", testPages}, {"Views", testViews},
		{"Rulings", testRulings}, {"RulingsChecked", testRulingsChecked}, {"RulingsSurviveReading", testRulingsSurvive}, {"BlindCoders", testBlind}, {"Precision", testPrecision},
		{"Reread", testReread}, {"Saved", testSaved}, {"Custody", testCustody}, {"Tampering", testTampering},
		{"Purge", testPurge}, {"Mask", testMask}, {"ManyAtOnce", testManyAtOnce},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, e) })
	}
}

const collection = "مجموعة"

// filled is a store with Items in it.
func filled(t *testing.T, e Engine) (*store.Store, string, map[string]string) {
	t.Helper()
	dsn := e.New(t)
	s := Open(t, dsn)
	items := Items(t)
	added, err := s.Add(context.Background(), collection, items)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for i, a := range added {
		if !a.New {
			t.Fatalf("%s: not new", items[i].Doc)
		}
		ids[items[i].Doc] = a.ID
	}
	return s, dsn, ids
}

// claimsOf are all claims that a filter keeps.
func claimsOf(t *testing.T, s *store.Store, f isnad.Filter) []store.Claim {
	t.Helper()
	var out []store.Claim
	if err := s.EachClaim(context.Background(), f, func(c *store.Claim) error {
		out = append(out, *c)
		return nil
	}); err != nil {
		t.Fatalf("%+v: %v", f, err)
	}
	return out
}

func sound(t *testing.T, s *store.Store) *store.Report {
	t.Helper()
	r, err := s.Verify(context.Background(), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		t.Errorf("verify: %d %s: %s", f.Seq, f.Where, f.What)
	}
	return r
}

// SQLiteFile is the database file in a folder.
func SQLiteFile(dir string) string { return filepath.Join(dir, "isnad.db") }
