package storetest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/search"
	"isnad/store"
)

// queries are asked of every engine; what each has to find is what package
// search says of each text by itself.
var queries = []string{
	"الحوثي", "حوثيون", "الجيش السوري", `"الجيش السوري"`, `"مدينة البوكمال"`, "بوكمال", "ادلب", "مدرسة", "المدارس", "سيطر", "سيطرة", "قصف", "مدني",
	"الجيش -البوكمال", `الجيش -"مدينة البوكمال"`, "12", "١٢", "idlib", "Aircraft", `"struck idlib"`, "غارات", `"غارات على إدلب"`, `"إدلب قصف"`, "فُتح", "الناشط سامر",
	"كلمة غائبة", "تنظيم", "التنظيمات", "نفى", "ينفي", "طائرة", "حربي", `"طائرات حربية"`, "الموصل الحدیدة", "ميناء", "الموانئ",
}

func testSearch(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	a := search.New(Reader(t).Morph)
	items := Items(t)
	some := 0
	for _, query := range queries {
		q, err := a.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for i := range items {
			if q.Matches(a.Index(items[i].Title, items[i].Text)) {
				want = append(want, items[i].Doc)
			}
		}
		hits, err := s.Search(ctx, isnad.Filter{Text: query}, store.Page{})
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		var got []string
		for _, h := range hits.Hits {
			got = append(got, h.Doc)
			if len(h.InTitle)+len(h.InText) == 0 {
				t.Errorf("%s in %s: nothing to highlight", query, h.Doc)
			}
			runes := []rune(h.Text)
			for _, m := range append(h.InText, h.Snippet) {
				if string(runes[m.Start:m.End]) != m.Text {
					t.Errorf("%s in %s: span %+v is %q", query, h.Doc, m, string(runes[m.Start:m.End]))
				}
			}
			if len(h.InText) > 0 && (h.Snippet.Start > h.InText[0].Start || h.Snippet.End < h.InText[0].End) {
				t.Errorf("%s in %s: the snippet %+v does not show %+v", query, h.Doc, h.Snippet, h.InText[0])
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: found %v, expected %v", query, got, want)
		}
		some += len(got)
		if n, err := s.Count(ctx, isnad.Filter{Text: query}); err != nil || n.Dispatches != len(want) {
			t.Errorf("%s: counted %+v, %v; %d expected", query, n, err, len(want))
		}
	}
	if some < 40 {
		t.Errorf("all queries together found %d; the test shows little", some)
	}
	if _, err := s.Search(ctx, isnad.Filter{Text: `"`}, store.Page{}); !errors.Is(err, store.ErrQuery) {
		t.Errorf("a phrase that is not closed: %v", err)
	}
}

// A long dispatch is found by any of its words and phrases, wherever they
// stand: PostgreSQL's own tsvector would lose those behind position 16383 and
// refuse more than a megabyte of words.
func testSearchLong(t *testing.T, e Engine) {
	ctx := context.Background()
	s := Open(t, e.New(t))
	var b strings.Builder
	for i := range 120_000 {
		fmt.Fprintf(&b, "كلمه%d ", i)
		if i%12 == 11 {
			b.WriteString(".\n")
		}
	}
	it := store.Item{Dispatch: isnad.Dispatch{Doc: "long", Date: "2020", Text: b.String()}, Original: []byte("x"), Unread: "a list"}
	if _, err := s.Add(ctx, collection, []store.Item{it}); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]int{"كلمه0": 1, "كلمه119999": 1, `"كلمه100000 كلمه100001"`: 1, `"كلمه100001 كلمه100000"`: 0, "كلمه120000": 0} {
		h, err := s.Search(ctx, isnad.Filter{Text: query}, store.Page{})
		if err != nil || len(h.Hits) != want {
			t.Errorf("%s: %d hits, %v", query, len(h.Hits), err)
		}
	}
}

// keeps is what a filter means, said a second time and without a database.
func keeps(f *isnad.Filter, c *store.Claim, d *store.Dispatch, recs map[string]*isnad.Record) bool {
	rec := recs[d.ID]
	in := func(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }
	named := func(list []string, types ...string) bool {
		if len(list) == 0 {
			return true
		}
		ids := map[string]bool{}
		for _, v := range list {
			ids[v] = true
			for _, r := range recs { // whatever has the identity of one so spelled
				for k := range r.Mentions {
					if m := &r.Mentions[k]; slices.Contains(types, m.Type) && bare(m.Text) == bare(v) {
						ids[cmp.Or(m.Entity, bare(m.Text))] = true
					}
				}
			}
		}
		for _, p := range c.Participants {
			if slices.Contains(types, p.Type) && ids[cmp.Or(p.Entity, bare(p.Text))] {
				return true
			}
		}
		return false
	}
	overlaps := func(from, to, lo, hi string) bool {
		if lo == "" && hi == "" {
			return true
		}
		return from != "" && (lo == "" || to >= lo) && (hi == "" || from <= hi+"~")
	}
	pubFrom, pubTo := d.Date, d.Date+"~" // "2017-11~" sorts behind all its days
	if d.Date == "" {
		pubFrom = ""
	}
	ok := in(f.Collections, c.Collection) && in(f.Outlets, c.Outlet) && in(f.Languages, d.Lang) && in(f.Dispatches, d.ID) && in(f.Claims, c.ID) &&
		in(f.Types, c.Type) && in(f.Degrees, c.Degree) && in(f.Polarity, c.Polarity) && in(f.Certainty, c.Certainty) && in(f.Tense, c.Tense) && in(f.Evidence, c.Evidence) && in(f.Rulings, c.Ruled) &&
		(len(f.Kinds) == 0 || slices.Contains(f.Kinds, isnad.Kind(c.Kind))) &&
		overlaps(c.From, c.To, f.From, f.To) && overlaps(pubFrom, pubTo, f.PublishedFrom, f.PublishedTo) &&
		named(f.Places, "place") && named(f.Actors, "actor", "person", "role")
	if len(f.Sources) > 0 {
		has := false
		for _, l := range c.Chain {
			has = has || l.Kind != "outlet" && fold(l.Who) == fold(f.Sources[0])
		}
		ok = ok && has
	}
	if len(f.Counts) > 0 {
		has := false
		for _, n := range c.Counts {
			has = has || n.What == f.Counts[0]
		}
		ok = ok && has
	}
	if len(f.Mentions) > 0 {
		has := false
		for _, m := range rec.Mentions {
			has = has || m.Entity == f.Mentions[0] || fold(m.Text) == fold(f.Mentions[0])
		}
		ok = ok && has
	}
	point := func(within func(lat, lon float64) bool) bool {
		for _, p := range c.Participants {
			if p.Lat != nil && within(*p.Lat, *p.Lon) {
				return true
			}
		}
		return false
	}
	if n := f.Near; n != nil {
		ok = ok && point(func(lat, lon float64) bool { return haversine(n.Lat, n.Lon, lat, lon) <= n.Km })
	}
	if b := f.Box; b != nil {
		ok = ok && point(func(lat, lon float64) bool { return lat >= b.South && lat <= b.North && lon >= b.West && lon <= b.East })
	}
	return ok
}

func haversine(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	h := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 2 * 6371.0088 * math.Asin(math.Sqrt(h))
}

func testFilters(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, ids := filled(t, e)
	all := claimsOf(t, s, isnad.Filter{})
	if len(all) < 25 {
		t.Fatalf("%d claims; too few to tell filters apart", len(all))
	}
	for act, i := range map[string]int{isnad.RulingAccept: 0, isnad.RulingReject: 5} {
		if _, err := s.Rule(ctx, isnad.Ruling{Claim: all[i].ID, Act: act}); err != nil {
			t.Fatal(err)
		}
	}
	all = claimsOf(t, s, isnad.Filter{})
	ds, recs := map[string]*store.Dispatch{}, map[string]*isnad.Record{}
	for _, id := range ids {
		d, err := s.Dispatch(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		ds[id] = d
		if rec, err := s.Record(ctx, id, 0); err == nil {
			recs[id] = rec
		} else if !errors.Is(err, store.ErrNotFound) {
			t.Fatal(err)
		}
	}
	for i, f := range []isnad.Filter{
		{}, {Collections: []string{collection}}, {Collections: []string{"none"}}, {Outlets: []string{"وكالة الضفة"}}, {Outlets: []string{"وكالة الضفة", "منبر عدن"}}, {Outlets: []string{""}},
		{Languages: []string{"ar"}}, {Languages: []string{"en"}}, {Dispatches: []string{ids["t01"], ids["t07"]}}, {Claims: []string{all[3].ID}},
		{Kinds: []isnad.Kind{isnad.Control}}, {Kinds: []isnad.Kind{isnad.Control, isnad.Relation}}, {Types: []string{"take"}}, {Degrees: []string{"full"}},
		{Polarity: []string{"denied"}}, {Certainty: []string{"possible"}}, {Tense: []string{"past"}}, {Evidence: []string{"told", "hearsay"}},
		{From: "2018"}, {To: "2017-12"}, {From: "2017-11-10", To: "2017-11-15"}, {From: "2018-01", To: "2018-06"}, {PublishedFrom: "2018"}, {PublishedTo: "2017-11"}, {PublishedFrom: "2017-11-10", PublishedTo: "2017-11-30"},
		{PublishedFrom: "2018-03", PublishedTo: "2018-04"},
		{Places: []string{"البوكمال"}}, {Places: []string{"890449891"}}, {Places: []string{"ادلب"}}, {Places: []string{"لا مكان"}}, {Places: []string{"البوكمال", "تعز"}},
		{Actors: []string{"داعش"}}, {Actors: []string{"is"}}, {Actors: []string{"الجيش السوري"}}, {Actors: []string{"sdf"}, Kinds: []isnad.Kind{isnad.Control}},
		{Sources: []string{"مصدر عسكري"}}, {Counts: []string{"killed"}}, {Mentions: []string{"is"}}, {Mentions: []string{"نهر الفرات"}},
		{Near: &isnad.Circle{Lat: 34.45, Lon: 40.92, Km: 30}}, {Near: &isnad.Circle{Lat: 35.93, Lon: 36.63, Km: 0.001}}, {Near: &isnad.Circle{Lat: 0, Lon: 0, Km: 20100}}, {Near: &isnad.Circle{Lat: 34.45, Lon: 40.92, Km: 5}, Kinds: []isnad.Kind{isnad.Control}},
		{Box: &isnad.Box{South: 12, West: 42, North: 16, East: 46}}, {Rulings: []string{"unruled"}}, {Rulings: []string{"accept", "reject"}}, {Rulings: isnad.LiveRulings},
		{Places: []string{"البوكمال"}, Actors: []string{"saa"}, Kinds: []isnad.Kind{isnad.Control}, Polarity: []string{"affirmed"}, From: "2017-11-10"},
	} {
		var want, got, wantDocs, gotDocs []string
		docs := map[string]bool{}
		for k := range all {
			if keeps(&f, &all[k], ds[all[k].Dispatch], recs) {
				want = append(want, all[k].ID)
				docs[all[k].Dispatch] = true
			}
		}
		for _, c := range claimsOf(t, s, f) {
			got = append(got, c.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("filter %d %+v: %d claims, expected %d\n got %v\nwant %v", i, f, len(got), len(want), got, want)
		}
		n, err := s.Count(ctx, f)
		if err != nil || n.Claims != len(want) {
			t.Errorf("filter %d: counted %+v, %v", i, n, err)
		}
		if !f.OfClaims() {
			continue
		}
		for d := range docs {
			wantDocs = append(wantDocs, d)
		}
		hits, err := s.Search(ctx, f, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits.Hits {
			gotDocs = append(gotDocs, h.ID)
		}
		slices.Sort(wantDocs)
		slices.Sort(gotDocs)
		if !slices.Equal(wantDocs, gotDocs) || n.Dispatches != len(wantDocs) {
			t.Errorf("filter %d %+v: dispatches %v, expected %v (counted %d)", i, f, gotDocs, wantDocs, n.Dispatches)
		}
	}
}

func testBadFilters(t *testing.T, e Engine) {
	s, _, _ := filled(t, e)
	for field, f := range map[string]isnad.Filter{
		"from": {From: "2017-13"}, "published_to": {PublishedTo: "soon"}, "kinds": {Kinds: []isnad.Kind{"war"}}, "polarity": {Polarity: []string{"maybe"}}, "rulings": {Rulings: []string{"x"}},
		"min_confidence": {MinConfidence: 2}, "near": {Near: &isnad.Circle{Lat: 91}}, "box": {Box: &isnad.Box{South: 2, North: 1}},
	} {
		_, err := s.Claims(context.Background(), f, store.Page{})
		if !errors.Is(err, store.ErrFilter) || !strings.Contains(err.Error(), field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, cursor := range []string{"x", "%%%", "Yy0xMg"} {
		if _, err := s.Claims(context.Background(), isnad.Filter{}, store.Page{Cursor: cursor}); !errors.Is(err, store.ErrCursor) {
			t.Errorf("cursor %q: %v", cursor, err)
		}
	}
}

func testPages(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	for _, f := range []isnad.Filter{{}, {Text: "الجيش"}, {Kinds: []isnad.Kind{isnad.Event}}, {Places: []string{"البوكمال"}}} {
		for _, oldest := range []bool{false, true} {
			var whole []string
			for _, limit := range []int{1000, 1, 3, 7} {
				var claims []string
				last := ""
				p := store.Page{Limit: limit, Oldest: oldest}
				for pages := 0; ; pages++ {
					page, err := s.Claims(ctx, f, p)
					if err != nil {
						t.Fatal(err)
					}
					for _, c := range page.Claims {
						claims = append(claims, c.ID)
						// The year is enough to see that the order is that asked for.
						year := (c.Date + "0000")[:4]
						if last != "" && (!oldest && year > last || oldest && year < last) {
							t.Fatalf("%s after %s", year, last)
						}
						last = year
					}
					if p.Cursor = page.Next; p.Cursor == "" || pages > 200 {
						break
					}
				}
				var docs []string
				p = store.Page{Limit: limit, Oldest: oldest}
				for pages := 0; ; pages++ {
					page, err := s.Search(ctx, f, p)
					if err != nil {
						t.Fatal(err)
					}
					for _, h := range page.Hits {
						docs = append(docs, h.ID)
					}
					if p.Cursor = page.Next; p.Cursor == "" || pages > 200 {
						break
					}
				}
				both := append(claims, docs...)
				if whole == nil {
					whole = both
				} else if !slices.Equal(whole, both) {
					t.Errorf("%+v oldest %v by %d: %d answers, at once %d", f, oldest, limit, len(both), len(whole))
				}
			}
			if len(whole) == 0 {
				t.Errorf("%+v: nothing", f)
			}
		}
	}
}
