package store_test

import (
	"context"
	"os"
	"testing"

	"isnad"
	"isnad/store"
	"isnad/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestSmoke(t *testing.T) {
	for name, dsn := range map[string]string{"sqlite": t.TempDir(), "postgres": storetest.Postgres(t).DSN(t)} {
		ctx := context.Background()
		s, err := store.Open(ctx, dsn, storetest.Options(t))
		if err != nil {
			t.Fatal(name, err)
		}
		added, err := s.Add(ctx, "c", storetest.Items(t))
		if err != nil {
			t.Fatal(name, err)
		}
		t.Log(added)
		h, err := s.Search(ctx, isnad.Filter{Text: "الحوثي"}, store.Page{})
		if err != nil {
			t.Fatal(name, err)
		}
		for _, x := range h.Hits {
			t.Log(x.Doc, x.InText, x.Snippet)
		}
		c, err := s.Claims(ctx, isnad.Filter{}, store.Page{})
		if err != nil {
			t.Fatal(name, err)
		}
		for _, x := range c.Claims {
			t.Log(x.Doc, x.Kind, x.Type, x.Quote.Text, x.Doubt, x.From)
		}
		r, err := s.Verify(ctx, "", nil)
		t.Logf("%+v %v", r, err)
		f, err := s.Facets(ctx, isnad.Filter{}, store.FacetFields, 0)
		t.Log(f, err)
		p, err := s.Points(ctx, isnad.Filter{}, 0)
		t.Log(p, err)
		n, err := s.Network(ctx, isnad.Filter{}, true, 0)
		t.Log(n, err)
		tl, err := s.Timeline(ctx, isnad.Filter{}, "month", true)
		t.Log(tl, err)
		k, err := s.Count(ctx, isnad.Filter{})
		t.Log(k, err)
		s.Close()
	}
}
