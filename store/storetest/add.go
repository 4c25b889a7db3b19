package storetest

import (
	"bytes"
	"context"
	"errors"
	"reflect"
	"testing"

	"isnad"
	"isnad/store"
)

func testAdd(t *testing.T, e Engine) {
	ctx := context.Background()
	s, dsn, ids := filled(t, e)
	items := Items(t)
	check := func(s *store.Store) {
		t.Helper()
		for i := range items {
			it := &items[i]
			d, err := s.Dispatch(ctx, ids[it.Doc])
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != it.Text || d.Title != it.Title || d.Outlet != it.Outlet || d.Date != it.Date || d.Lang != it.Lang || d.Source != it.Source || d.Format != it.Format ||
				d.Unread != it.Unread || d.Collection != collection || d.Size != int64(len(it.Original)) || d.Doc != it.Doc {
				t.Errorf("%s came back as %+v", it.Doc, d)
			}
			if len(it.Forwarded) > 0 && !reflect.DeepEqual(d.Forwarded, it.Forwarded) {
				t.Errorf("%s: forwarded %v", it.Doc, d.Forwarded)
			}
			b, err := s.Original(ctx, ids[it.Doc])
			if err != nil || !bytes.Equal(b, it.Original) {
				t.Errorf("%s: original %q, %v", it.Doc, b, err)
			}
			rec, err := s.Record(ctx, ids[it.Doc], 0)
			if it.Record == nil {
				if !errors.Is(err, store.ErrNotFound) {
					t.Errorf("%s: record of an unread dispatch: %v", it.Doc, err)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			got, _ := rec.JSON()
			want, _ := it.Record.JSON()
			if !bytes.Equal(got, want) {
				t.Errorf("%s: record came back as\n%s\nand was\n%s", it.Doc, got, want)
			}
		}
	}
	check(s)
	// The same again adds nothing, not even to the log.
	before := sound(t, s)
	added, err := s.Add(ctx, collection, items)
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range added {
		if a.New || a.ID != ids[items[i].Doc] {
			t.Errorf("%s again: %+v", items[i].Doc, a)
		}
	}
	if has, err := s.Has(ctx, collection, items); err != nil || len(has) != len(items) || !has[0] {
		t.Errorf("has %v, %v", has, err)
	}
	if has, err := s.Has(ctx, "other", items[:1]); err != nil || has[0] {
		t.Errorf("has in another collection %v, %v", has, err)
	}
	if after := sound(t, s); after.Head != before.Head {
		t.Errorf("adding again made log entries: %d, then %d", before.Entries, after.Entries)
	}
	// Twice in one batch, and in another collection.
	added, err = s.Add(ctx, "other", append(items[:1:1], items[0]))
	if err != nil || !added[0].New || added[1].New || added[0].ID != added[1].ID || added[0].ID == ids[items[0].Doc] {
		t.Errorf("twice in a batch: %+v, %v", added, err)
	}
	list, err := s.Collections(ctx)
	if err != nil || len(list) != 2 || list[0].Name != "other" || list[0].Dispatches != 1 || list[1].Dispatches != len(items) || list[1].Claims < 20 {
		t.Errorf("collections %+v, %v", list, err)
	}
	// What was acknowledged is there for the next who opens it.
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = Open(t, dsn)
	check(s)
	sound(t, s)
	if _, err := s.Dispatch(ctx, "dnone"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a dispatch that is not there: %v", err)
	}
	if _, err := s.Claim(ctx, "cnone"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a claim that is not there: %v", err)
	}
}

func testAllOrNothing(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	before := sound(t, s)
	good := Item(t, isnad.Dispatch{Doc: "good", Text: "دخل الجيش المدينة."})
	bad := good
	bad.Doc, bad.Text = "bad", "نص\x00"
	if _, err := s.Add(ctx, collection, []store.Item{good, bad}); err == nil {
		t.Fatal("a text with a zero byte was taken")
	}
	bad.Text = "نص\xff"
	if _, err := s.Add(ctx, collection, []store.Item{good, bad}); err == nil {
		t.Fatal("a text that is not UTF-8 was taken")
	}
	gone, stop := context.WithCancel(ctx)
	stop()
	if _, err := s.Add(gone, collection, []store.Item{good}); !errors.Is(err, context.Canceled) {
		t.Errorf("added under a context that was over: %v", err)
	}
	for _, name := range []string{"", " x", "a\nb"} {
		if _, err := s.Add(ctx, name, []store.Item{good}); err == nil {
			t.Errorf("collection %q was made", name)
		}
	}
	if after := sound(t, s); after.Head != before.Head || after.Dispatches != before.Dispatches {
		t.Errorf("something was kept: %+v", after)
	}
}

func testNear(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, ids := filled(t, e)
	group := func(doc string) string {
		t.Helper()
		d, err := s.Dispatch(ctx, ids[doc])
		if err != nil {
			t.Fatal(err)
		}
		return d.Group
	}
	if group("t05") != ids["t05"] || group("t06") != ids["t05"] {
		t.Errorf("the text of two outlets is in groups %s and %s", group("t05"), group("t06"))
	}
	for _, doc := range []string{"t01", "t02", "t07", "t11"} {
		if group(doc) != ids[doc] {
			t.Errorf("%s is in the group of another", doc)
		}
	}
	// A hundred outlets with one text are one group, and known as one after
	// purging the first.
	var items []store.Item
	for i := range 100 {
		d := Texts()[4]
		d.Outlet, d.Doc = "منفذ", "copy"+string(rune('a'+i%26))+string(rune('a'+i/26))
		items = append(items, Item(t, d))
	}
	added, err := s.Add(ctx, collection, items)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range added {
		if d, err := s.Dispatch(ctx, a.ID); err != nil || d.Group != ids["t05"] {
			t.Fatalf("a copy is in group %s, %v", d.Group, err)
		}
	}
	// In another collection it is the same text still.
	if added, err = s.Add(ctx, "another", items[:1]); err != nil {
		t.Fatal(err)
	}
	if d, err := s.Dispatch(ctx, added[0].ID); err != nil || !added[0].New || d.Group != ids["t05"] || added[0].Like != d.Group {
		t.Errorf("a copy in another collection is in group %s, %v", d.Group, err)
	}
}
