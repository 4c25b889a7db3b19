package tally_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/store"
	"isnad/tally"
)

// Every order must give each claim once, in order, whatever the size of the
// pages; skipping must be the same as turning pages.
func TestOrders(t *testing.T) {
	ctx := context.Background()
	s := filled(t, t.TempDir())
	x := tally.New(s)
	for _, f := range []isnad.Filter{{}, {Kinds: []isnad.Kind{isnad.Event}}, {Collections: []string{"b"}, Polarity: []string{isnad.Denied}}} {
		sel, err := x.Select(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		for _, order := range tally.Orders {
			whole, next, err := sel.Page(tally.Page{Order: order, Limit: 10_000})
			if err != nil || next != "" || len(whole) != sel.Claims {
				t.Fatalf("%s: %d claims of %d, next %q, %v", order, len(whole), sel.Claims, next, err)
			}
			sorted(t, s, order, whole)
			for _, size := range []int{1, 3, 7} {
				var turned []store.Place
				cursor := ""
				for {
					part, next, err := sel.Page(tally.Page{Order: order, Limit: size, Cursor: cursor})
					if err != nil {
						t.Fatal(err)
					}
					turned = append(turned, part...)
					if cursor = next; next == "" {
						break
					}
				}
				if !slices.Equal(turned, whole) {
					t.Errorf("%s by %d: %v, want %v", order, size, turned, whole)
				}
			}
			for _, skip := range []int{1, len(whole) / 2, len(whole)} {
				part, _, err := sel.Page(tally.Page{Order: order, Limit: 5, Skip: skip})
				if err != nil {
					t.Fatal(err)
				}
				if want := whole[min(skip, len(whole)):min(skip+5, len(whole))]; !slices.Equal(part, want) {
					t.Errorf("%s behind %d: %v, want %v", order, skip, part, want)
				}
			}
		}
		_, next, err := sel.Page(tally.Page{Order: "-date", Limit: 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"?", "e30", next} {
			if _, _, err := sel.Page(tally.Page{Order: "outlet", Limit: 1, Cursor: bad}); bad != "" && !errors.Is(err, store.ErrCursor) {
				t.Errorf("cursor %q of another order: %v", bad, err)
			}
		}
	}
}

// sorted checks an order by the claims themselves.
func sorted(t *testing.T, s *store.Store, order string, places []store.Place) {
	t.Helper()
	value := func(p store.Place) string {
		w, err := s.WholesAt(context.Background(), []int64{p.N}, "")
		if err != nil {
			t.Fatal(err)
		}
		c := w[p.N].Claims[p.Ord]
		switch strings.TrimPrefix(order, "-") {
		case "outlet":
			return c.Outlet
		case "kind":
			return c.Kind + "\x00" + c.Type
		case "certainty":
			return c.Certainty
		case "evidence":
			return c.Evidence
		case "doubt":
			return strings.Repeat("x", int(c.Doubt*1000+0.5))
		}
		return ""
	}
	for i := 1; i < len(places); i++ {
		a, b := places[i-1], places[i]
		by := cmp.Compare(value(a), value(b))
		if strings.HasPrefix(order, "-") {
			by = -by
		}
		newest := -1
		if order == "date" {
			newest = 1
		}
		if by > 0 || by == 0 && (cmp.Compare(b.N, a.N) == -newest || a.N == b.N && a.Ord >= b.Ord) {
			t.Errorf("%s: %v stands before %v", order, a, b)
		}
	}
}
