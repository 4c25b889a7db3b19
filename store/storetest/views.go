package storetest

import (
	"cmp"
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"isnad"
	"isnad/store"
)

func testViews(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	for _, f := range []isnad.Filter{{}, {Kinds: []isnad.Kind{isnad.Event}}, {Text: "الجيش"}, {Actors: []string{"is"}}, {Languages: []string{"ar"}, PublishedFrom: "2018"}} {
		claims := claimsOf(t, s, f)
		facets, err := s.Facets(ctx, f, store.FacetFields, 1000)
		if err != nil {
			t.Fatal(err)
		}
		counts := func(values func(c *store.Claim) []string) map[string]int {
			out := map[string]int{}
			for i := range claims {
				for _, v := range values(&claims[i]) {
					if v != "" {
						out[v]++
					}
				}
			}
			return out
		}
		people := func(types ...string) func(c *store.Claim) []string {
			return func(c *store.Claim) (out []string) {
				for _, p := range c.Participants {
					if slices.Contains(types, p.Type) {
						out = append(out, cmp.Or(p.Entity, bare(p.Text)))
					}
				}
				return out
			}
		}
		for field, values := range map[string]func(c *store.Claim) []string{
			"collection": func(c *store.Claim) []string { return []string{c.Collection} },
			"outlet":     func(c *store.Claim) []string { return []string{c.Outlet} },
			"kind":       func(c *store.Claim) []string { return []string{c.Kind} },
			"type":       func(c *store.Claim) []string { return []string{c.Type} },
			"certainty":  func(c *store.Claim) []string { return []string{c.Certainty} },
			"evidence":   func(c *store.Claim) []string { return []string{c.Evidence} },
			"ruling":     func(c *store.Claim) []string { return []string{c.Ruled} },
			"place":      people("place"),
			"actor":      people("actor", "person"),
		} {
			want := counts(values)
			got := map[string]int{}
			last := 1 << 30
			for _, x := range facets[field] {
				got[x.Value] = x.Claims
				if x.Claims > last || x.Label == "" {
					t.Errorf("%+v: facet %s out of order or without a label: %+v", f, field, facets[field])
				}
				last = x.Claims
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%+v: facet %s\n got %v\nwant %v", f, field, got, want)
			}
		}
		// Every claim with a point is on the map, by kind.
		want := map[string]int{}
		for i := range claims {
			for _, p := range claims[i].Participants {
				if p.Lat != nil {
					want[cmp.Or(p.Entity, bare(p.Text))+" "+claims[i].Kind]++
				}
			}
		}
		points, err := s.Points(ctx, f, 0)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]int{}
		for _, p := range points {
			sum := 0
			for k, n := range p.Kinds {
				got[p.Place+" "+k] = n
				sum += n
			}
			if sum != p.Claims || p.Name == "" || p.Lat == 0 {
				t.Errorf("point %+v", p)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: points\n got %v\nwant %v", f, got, want)
		}
		for _, unit := range []string{"day", "month", "year"} {
			for _, byOutlet := range []bool{false, true} {
				want := map[store.Bucket]int{}
				for i := range claims {
					c := &claims[i]
					if c.From == "" {
						continue
					}
					b := store.Bucket{Start: c.From, Kind: c.Kind, Type: c.Type}
					switch unit {
					case "month":
						b.Start = c.From[:7] + "-01"
					case "year":
						b.Start = c.From[:4] + "-01-01"
					}
					if byOutlet {
						b.Outlet = c.Outlet
					}
					want[b]++
				}
				list, err := s.Timeline(ctx, f, unit, byOutlet)
				if err != nil {
					t.Fatal(err)
				}
				got := map[store.Bucket]int{}
				for i, b := range list {
					n := b.Claims
					b.Claims = 0
					got[b] = n
					if i > 0 && b.Start < list[i-1].Start {
						t.Errorf("timeline out of order at %+v", b)
					}
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%+v: timeline by %s\n got %v\nwant %v", f, unit, got, want)
				}
			}
		}
	}
	edges, err := s.Network(ctx, isnad.Filter{}, false, 0)
	if err != nil || len(edges) != 2 {
		t.Fatalf("network %+v, %v", edges, err)
	}
	for _, x := range edges {
		if x.Type != "support" || x.Kind != "relation" || x.Claims != 1 || x.Outlets != 1 || x.From == "" {
			t.Errorf("edge %+v", x)
		}
	}
	more, err := s.Network(ctx, isnad.Filter{}, true, 0)
	if err != nil || len(more) < len(edges) {
		t.Errorf("with events: %+v, %v", more, err)
	}
	if _, err := s.Timeline(ctx, isnad.Filter{}, "week", false); !errors.Is(err, store.ErrFilter) {
		t.Errorf("unit week: %v", err)
	}
	if _, err := s.Facets(ctx, isnad.Filter{}, []string{"colour"}, 0); !errors.Is(err, store.ErrFilter) {
		t.Errorf("facet colour: %v", err)
	}
	// What is written shows in views at once.
	before, _ := s.Count(ctx, isnad.Filter{Rulings: []string{isnad.RulingReject}})
	c := claimsOf(t, s, isnad.Filter{})[0]
	if _, err := s.Rule(ctx, isnad.Ruling{Claim: c.ID, Act: isnad.RulingReject}); err != nil {
		t.Fatal(err)
	}
	after, _ := s.Count(ctx, isnad.Filter{Rulings: []string{isnad.RulingReject}})
	if after.Claims != before.Claims+1 {
		t.Errorf("rejected claims: %d, then %d", before.Claims, after.Claims)
	}
}
