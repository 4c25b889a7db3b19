package tally_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"

	"isnad"
	"isnad/store"
	"isnad/store/storetest"
	"isnad/tally"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func engines(t *testing.T, f func(t *testing.T, dsn string)) {
	t.Run("sqlite", func(t *testing.T) { f(t, t.TempDir()) })
	t.Run("postgres", func(t *testing.T) { f(t, storetest.Postgres(t).DSN(t)) })
}

func filled(t *testing.T, dsn string) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dsn, storetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	items := storetest.Items(t)
	for i, c := range []string{"a", "b"} {
		if _, err := s.Add(context.Background(), c, items[i*len(items)/3:]); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// random filters, made of what the store holds and of what it does not.
type random struct {
	*rand.Rand
	values map[string][]string
}

func (r *random) some(field string) []string {
	v := r.values[field]
	if len(v) == 0 || r.IntN(5) > 0 {
		return nil
	}
	out := []string{v[r.IntN(len(v))]}
	if r.IntN(2) == 0 {
		out = append(out, v[r.IntN(len(v))])
	}
	if r.IntN(10) == 0 {
		out = append(out, "لا شيء")
	}
	return out
}

func (r *random) filter() isnad.Filter {
	f := isnad.Filter{Collections: r.some("collection"), Outlets: r.some("outlet"), Places: r.some("place"), Actors: r.some("actor"), Frames: r.some("frame"), Sources: r.some("source")}
	for _, k := range r.some("kind") {
		if k != "لا شيء" {
			f.Kinds = append(f.Kinds, isnad.Kind(k))
		}
	}
	closed := func(field string) []string {
		return slices.DeleteFunc(r.some(field), func(v string) bool { return v == "لا شيء" })
	}
	f.Types, f.Degrees = closed("type"), closed("degree")
	f.Polarity, f.Certainty, f.Tense, f.Evidence, f.Rulings = closed("polarity"), closed("certainty"), closed("tense"), closed("evidence"), closed("ruling")
	day := func() string {
		if r.IntN(6) > 0 {
			return ""
		}
		return [...]string{"2016", "2017-11", "2017-11-09", "2017-11-19", "2017-11-30", "2018-01-03", "2018-12-31", "2019-12-31"}[r.IntN(8)]
	}
	f.From, f.To, f.PublishedFrom, f.PublishedTo = day(), day(), day(), day()
	switch r.IntN(8) {
	case 0:
		f.Near = &isnad.Circle{Lat: 34.5, Lon: 40.9, Km: float64(r.IntN(400))}
	case 1:
		f.Box = &isnad.Box{South: 12, North: 12 + float64(r.IntN(30)), West: 30 + float64(r.IntN(15)), East: 48}
	case 2:
		f.Box = &isnad.Box{South: -10, North: 60, West: 44, East: -170}
	}
	if r.IntN(8) == 0 {
		f.Text = [...]string{"الجيش", `"تنظيم الدولة"`, "مدينة -داعش", "كلمة لا ترد"}[r.IntN(4)]
	}
	if r.IntN(10) == 0 {
		f.Mentions = r.values["place"][:1]
	}
	if r.IntN(10) == 0 {
		f.Counts = []string{"killed"}
	}
	if r.IntN(6) == 0 {
		f.MinConfidence = [...]float64{0.3, 0.5, 0.6, 0.75, 0.9}[r.IntN(5)]
	}
	return f
}

func lived(f isnad.Filter) isnad.Filter {
	if len(f.Rulings) == 0 {
		f.Rulings = isnad.LiveRulings
	}
	return f
}

// compare checks one filter: what tally keeps, counts and orders must be what
// the store's own queries keep, count and order.
func compare(t *testing.T, s *store.Store, x *tally.Tally, f isnad.Filter) (kept int) {
	t.Helper()
	ctx := context.Background()
	fail := func(what string, got, want any) {
		t.Errorf("%+v\n%s: %v\nstore: %v", f, what, got, want)
	}
	sel, err := x.Select(ctx, f)
	if err != nil {
		t.Fatalf("%+v: %v", f, err)
	}
	all, err := s.Claims(ctx, lived(f), store.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, c := range all.Claims {
		want = append(want, c.ID)
	}
	if sel.Claims != len(want) {
		fail("claims", sel.Claims, len(want))
		return len(want)
	}
	// The page in the store's order, in three parts.
	var got []string
	cursor := ""
	for {
		places, next, err := sel.Page(tally.Page{Order: "-date", Limit: len(want)/3 + 1, Cursor: cursor})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range places {
			w, err := s.WholesAt(ctx, []int64{p.N}, "")
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, w[p.N].Claims[p.Ord].ID)
		}
		if cursor = next; next == "" {
			break
		}
	}
	if !slices.Equal(got, want) {
		fail("page", got, want)
	}
	// Facets of fields that the filter leaves free.
	names := map[string]string{"collection": "collections", "outlet": "outlets", "kind": "kinds", "type": "types", "degree": "degrees", "polarity": "polarity", "certainty": "certainty", "tense": "tense", "evidence": "evidence", "ruling": "rulings", "frame": "frames"}
	free := map[string]bool{"collections": len(f.Collections) == 0, "outlets": len(f.Outlets) == 0, "kinds": len(f.Kinds) == 0, "types": len(f.Types) == 0, "degrees": len(f.Degrees) == 0, "polarity": len(f.Polarity) == 0,
		"certainty": len(f.Certainty) == 0, "tense": len(f.Tense) == 0, "evidence": len(f.Evidence) == 0, "rulings": len(f.Rulings) > 0 && false, "frames": len(f.Frames) == 0}
	mine := sel.Facets(tally.Fields, 1000)
	for theirs, name := range names {
		if !free[name] {
			continue
		}
		list, err := s.Facets(ctx, lived(f), []string{theirs}, 1000)
		if err != nil {
			t.Fatal(err)
		}
		a, b := map[string]int{}, map[string]int{}
		for _, c := range mine[name] {
			a[c.Value] = c.Claims
		}
		for _, c := range list[theirs] {
			b[c.Value] = c.Claims
		}
		if !reflect.DeepEqual(a, b) {
			fail("facet "+name, a, b)
		}
	}
	// Days.
	buckets, err := s.Timeline(ctx, lived(f), "month", true)
	if err != nil {
		t.Fatal(err)
	}
	a, b := map[string]int{}, map[string]int{}
	for _, x := range buckets {
		b[x.Start+x.Outlet] += x.Claims
	}
	line := sel.Timeline("month", "outlet", 1000)
	for _, se := range line.Series {
		for k, n := range se.Claims {
			if n > 0 {
				a[line.Bins[k]+se.Value] += n
			}
		}
	}
	if !reflect.DeepEqual(a, b) {
		fail("timeline", a, b)
	}
	// Pairs of parties.
	edges, err := s.Network(ctx, lived(f), true, 0)
	if err != nil {
		t.Fatal(err)
	}
	a, b = map[string]int{}, map[string]int{}
	for _, e := range edges {
		if !tally.Private(e.Agent.ID) && !tally.Private(e.Patient.ID) {
			b[fmt.Sprint(e.Agent.ID, e.Patient.ID, e.Kind, e.Type)] += e.Claims
		}
	}
	net, _ := sel.Network(true, 10000)
	for _, e := range net {
		a[fmt.Sprint(e.Agent.ID, e.Patient.ID, e.Kind, e.Type)] += e.Affirmed + e.Denied
	}
	if !reflect.DeepEqual(a, b) {
		fail("network", a, b)
	}
	// Points, nothing put together: the places and where they are.
	points, err := s.Points(ctx, lived(f), 0)
	if err != nil {
		t.Fatal(err)
	}
	where := map[string][2]float64{}
	for _, p := range points {
		where[p.Place] = [2]float64{p.Lat, p.Lon}
	}
	total := 0
	for _, zoom := range []int{0, 4, 22} {
		ps, placed := sel.Points(zoom)
		sum, places := 0, 0
		for _, p := range ps {
			sum += p.Claims
			places += p.Places
			kinds := 0
			for _, n := range p.Types {
				kinds += n
			}
			if at, ok := where[p.ID]; !ok || at != [2]float64{p.Lat, p.Lon} || kinds != p.Claims {
				fail(fmt.Sprintf("point at zoom %d", zoom), p, at)
			}
		}
		if places != len(points) {
			fail(fmt.Sprintf("places at zoom %d", zoom), places, len(points))
		}
		if zoom > 0 && sum != total {
			fail(fmt.Sprintf("claims at zoom %d", zoom), sum, total)
		}
		total = sum
		if placed > sel.Claims {
			fail("placed", placed, sel.Claims)
		}
	}
	return len(want)
}

func TestAsTheStore(t *testing.T) {
	engines(t, func(t *testing.T, dsn string) {
		ctx := context.Background()
		s := filled(t, dsn)
		values := map[string][]string{}
		facets, err := s.Facets(ctx, isnad.Filter{}, store.FacetFields, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for field, list := range facets {
			for _, c := range list {
				values[field] = append(values[field], c.Value, c.Label)
			}
		}
		values["ruling"] = []string{isnad.Unruled, isnad.RulingReject, isnad.RulingAccept}
		for _, f := range []string{"kind", "type", "degree", "polarity", "certainty", "tense", "evidence", "frame", "collection", "outlet"} {
			values[f] = slices.Compact(values[f])
		}
		x := tally.New(s)
		r := &random{rand.New(rand.NewPCG(7, 7)), values}
		rounds := 300
		if testing.Short() {
			rounds = 40
		}
		kept := 0
		for i := range rounds {
			if compare(t, s, x, r.filter()) > 0 {
				kept++
			}
			if t.Failed() {
				return
			}
			// Now and then something is written; the table must follow.
			if i%25 == 10 {
				rule(t, s, r)
			}
			if i == rounds/2 {
				purge(t, s)
			}
		}
		if kept < rounds/5 {
			t.Errorf("only %d of %d filters kept anything: the test says little", kept, rounds)
		}
		compare(t, s, x, isnad.Filter{})
	})
}

func rule(t *testing.T, s *store.Store, r *random) {
	t.Helper()
	page, err := s.Claims(context.Background(), isnad.Filter{}, store.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	c := page.Claims[r.IntN(len(page.Claims))]
	act := [...]string{isnad.RulingAccept, isnad.RulingReject}[r.IntN(2)]
	if _, err := s.Rule(context.Background(), isnad.Ruling{Claim: c.ID, Who: "amal", Act: act}); err != nil {
		t.Fatal(err)
	}
}

func purge(t *testing.T, s *store.Store) {
	t.Helper()
	hits, err := s.Search(context.Background(), isnad.Filter{}, store.Page{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Purge(context.Background(), hits.Hits[0].ID, "test"); err != nil {
		t.Fatal(err)
	}
}
