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

// A field's own choice must not narrow its own facet, and must narrow all
// others.
func TestOwnChoiceDoesNotHideTheRest(t *testing.T) {
	ctx := context.Background()
	s := filled(t, t.TempDir())
	x := tally.New(s)
	base := isnad.Filter{PublishedFrom: "2017"}
	all, err := x.Select(ctx, base)
	if err != nil {
		t.Fatal(err)
	}
	whole := all.Facets(tally.Fields, 1000)
	n := 0
	for field, set := range map[string]func(*isnad.Filter, string){
		"collections": func(f *isnad.Filter, v string) { f.Collections = []string{v} }, "outlets": func(f *isnad.Filter, v string) { f.Outlets = []string{v} },
		"languages": func(f *isnad.Filter, v string) { f.Languages = []string{v} }, "kinds": func(f *isnad.Filter, v string) { f.Kinds = []isnad.Kind{isnad.Kind(v)} },
		"types": func(f *isnad.Filter, v string) { f.Types = []string{v} }, "degrees": func(f *isnad.Filter, v string) { f.Degrees = []string{v} },
		"polarity": func(f *isnad.Filter, v string) { f.Polarity = []string{v} }, "certainty": func(f *isnad.Filter, v string) { f.Certainty = []string{v} },
		"tense": func(f *isnad.Filter, v string) { f.Tense = []string{v} }, "evidence": func(f *isnad.Filter, v string) { f.Evidence = []string{v} },
		"rulings": func(f *isnad.Filter, v string) { f.Rulings = []string{v} }, "frames": func(f *isnad.Filter, v string) { f.Frames = []string{v} },
		"places": func(f *isnad.Filter, v string) { f.Places = []string{v} }, "actors": func(f *isnad.Filter, v string) { f.Actors = []string{v} },
	} {
		for _, c := range whole[field] {
			f := base
			set(&f, c.Value)
			sel, err := x.Select(ctx, f)
			if err != nil {
				t.Fatal(err)
			}
			own := sel.Facets(tally.Fields, 1000)
			if !slices.Equal(own[field], whole[field]) {
				t.Errorf("%s=%s: its own facet is %v, was %v", field, c.Value, own[field], whole[field])
			}
			if sel.Claims != c.Claims {
				t.Errorf("%s=%s: %d claims, the facet says %d", field, c.Value, sel.Claims, c.Claims)
			}
			other := "polarity"
			if field == other {
				other = "tense"
			}
			sum := 0
			for _, o := range own[other] {
				sum += o.Claims
			}
			if sum != sel.Claims {
				t.Errorf("%s=%s: %d claims by %s of %d", field, c.Value, sum, other, sel.Claims)
			}
			n++
		}
	}
	if n < 40 {
		t.Errorf("only %d choices", n)
	}
}
