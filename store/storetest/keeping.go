package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"isnad"
	"isnad/arabic"
	"isnad/store"
)

func fold(s string) string { return strings.ToLower(arabic.Fold(s)) }

// bare is a name without the generic words that filters look past.
func bare(s string) string {
	s = fold(s)
	for _, g := range []string{"مدينه ", "قريه ", "بلده ", "تنظيم ", "جماعه ", "حركه "} {
		s = strings.TrimPrefix(s, g)
	}
	return s
}

func testReread(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, ids := filled(t, e)
	id := ids["t01"]
	rec, err := s.Record(ctx, id, 0)
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := s.Read(ctx, id, rec); err != nil || kept {
		t.Errorf("the same reading again: %v, %v", kept, err)
	}
	was := len(rec.Claims)
	rec.Program = "test 2"
	gone := rec.Claims[0]
	rec.Claims = slices.Clone(rec.Claims[1:])
	rec.Claims[0].Polarity = isnad.Denied
	fresh := rec.Claims[1]
	fresh.Trigger.Start++
	rec.Claims = append(rec.Claims, fresh)
	if kept, err := s.Read(ctx, id, rec); err != nil || !kept {
		t.Fatalf("a new reading: %v, %v", kept, err)
	}
	versions, err := s.Versions(ctx, id)
	if err != nil || len(versions) != 2 || versions[0].Program != "test 1" || versions[1].Program != "test 2" || versions[0].Claims != was {
		t.Errorf("versions %+v, %v", versions, err)
	}
	if old, err := s.Record(ctx, id, 1); err != nil || len(old.Claims) != was || old.Program != "test 1" {
		t.Errorf("the first version is %+v, %v", old, err)
	}
	if _, err := s.Record(ctx, id, 3); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a version that is not there: %v", err)
	}
	var diff []string
	for _, programs := range [][2]string{{"", ""}, {"test 1", "test 2"}} {
		diff = nil
		if err := s.Diff(ctx, isnad.Filter{}, programs[0], programs[1], func(c store.Change) error {
			switch {
			case c.Old == nil:
				diff = append(diff, "+"+c.New.Quote.Text)
			case c.New == nil:
				diff = append(diff, "-"+c.Old.Quote.Text)
			default:
				diff = append(diff, "~"+strings.Join(c.Fields, ","))
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		slices.Sort(diff)
		if want := []string{"+" + fresh.Quote.Text, "-" + gone.Quote.Text, "~polarity"}; !slices.Equal(diff, want) {
			t.Errorf("diff %v: %v, expected %v", programs, diff, want)
		}
	}
	if n := len(claimsOf(t, s, isnad.Filter{Dispatches: []string{id}})); n != was {
		t.Errorf("%d claims stand after rereading", n)
	}
	if p, err := s.Programs(ctx); err != nil || !slices.Equal(p, []string{"test 1", "test 2"}) {
		t.Errorf("programs %v, %v", p, err)
	}
	rec.Text += "."
	if _, err := s.Read(ctx, id, rec); err == nil {
		t.Error("the record of another text was taken")
	}
	// One that was not read can be later.
	d, _ := s.Dispatch(ctx, ids["en01"])
	if kept, err := s.Read(ctx, d.ID, &isnad.Record{Doc: d.Doc, Text: d.Text, Program: "test 2", Mentions: []isnad.MentionRecord{}, Claims: []isnad.ClaimRecord{}}); err != nil || !kept {
		t.Errorf("a first reading: %v, %v", kept, err)
	}
	if d, _ = s.Dispatch(ctx, d.ID); d.Unread != "" {
		t.Errorf("read, and still said to be unread: %q", d.Unread)
	}
	sound(t, s)
}

func testSaved(t *testing.T, e Engine) {
	ctx := context.Background()
	s := Open(t, e.New(t))
	layla, karim := store.As(ctx, "layla"), store.As(ctx, "karim")
	f := isnad.Filter{Text: "قصف", Places: []string{"إدلب"}, Near: &isnad.Circle{Lat: 1, Lon: 2, Km: 3}}
	if err := s.Save(layla, "غارات", f); err != nil {
		t.Fatal(err)
	}
	f.Text = "غارة"
	if err := s.Save(layla, "غارات", f); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(karim, "غارات", isnad.Filter{}); err != nil {
		t.Fatal(err)
	}
	list, err := s.SavedSearches(ctx)
	if err != nil || len(list) != 2 || list[1].Who != "layla" || list[1].Filter.Text != "غارة" || list[1].Filter.Near.Km != 3 {
		t.Errorf("saved %+v, %v", list, err)
	}
	if err := s.Save(layla, "bad", isnad.Filter{From: "x"}); !errors.Is(err, store.ErrFilter) {
		t.Errorf("a bad filter: %v", err)
	}
	if err := s.Forget(karim, "غارات"); err != nil {
		t.Fatal(err)
	}
	if err := s.Forget(karim, "غارات"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("forgotten twice: %v", err)
	}
	if list, err = s.SavedSearches(ctx); err != nil || len(list) != 1 {
		t.Errorf("saved %+v, %v", list, err)
	}
}

func testCustody(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, ids := filled(t, e)
	c := takes(t, s)
	rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingAccept, Who: "layla"})
	if err := s.Exported(store.As(ctx, "karim"), isnad.Filter{Text: "سر"}, "csv", 3, "abc"); err != nil {
		t.Fatal(err)
	}
	var all []isnad.CustodyEntry
	for after := int64(0); ; {
		part, err := s.Custody(ctx, "", after, 5)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, part...)
		if len(part) < 5 {
			break
		}
		after = part[len(part)-1].Seq
	}
	prev := ""
	acts := map[string]int{}
	for i, x := range all {
		if x.Seq != int64(i+1) || x.Prev != prev || x.Hash == "" || x.At.IsZero() {
			t.Errorf("entry %d: %+v", i, x)
		}
		prev = x.Hash
		acts[x.Act+" "+x.Who]++
		for _, secret := range []string{"البوكمال", "سر", "الحلوجي"} {
			if strings.Contains(x.Detail, secret) {
				t.Errorf("the log tells: %s", x.Detail)
			}
		}
	}
	want := map[string]int{"create tester": 1, "add tester": len(ids), "read tester": len(ids) - 1, "rule layla": 1, "export karim": 1}
	if fmt.Sprint(acts) != fmt.Sprint(want) {
		t.Errorf("log %v, expected %v", acts, want)
	}
	about, err := s.Custody(ctx, c.Dispatch, 0, 0)
	if err != nil || len(about) != 3 {
		t.Errorf("about a dispatch: %+v, %v", about, err)
	}
}

func testTampering(t *testing.T, e Engine) {
	ctx := context.Background()
	for _, c := range []struct{ what, query, where string }{
		{"a text", "UPDATE dispatches SET text = 'بلا' WHERE doc = 't03'", "dispatch d"},
		{"a date", "UPDATE dispatches SET date = '2001' WHERE doc = 't03'", "dispatch d"},
		{"when it came in", "UPDATE dispatches SET added = '2001-01-01T00:00:00.000Z' WHERE doc = 't03'", "dispatch d"},
		{"the day it is found under", "UPDATE dispatches SET from_day = from_day - 1 WHERE doc = 't03'", "dispatch d"},
		{"a number of claims", "UPDATE dispatches SET claims = claims + 1 WHERE doc = 't03'", "dispatch d"},
		{"a reading", "UPDATE dispatches SET unread = 'x' WHERE doc = 't03'", "dispatch d"},
		{"an outlet", "UPDATE outlets SET name = 'آخر' WHERE name = 'منبر عدن'", "dispatch d"},
		{"a dispatch gone", "UPDATE dispatches SET id = 'dx' WHERE doc = 't02'", "dispatch d"},
		{"an original", "UPDATE originals SET bytes = 'x' WHERE hash = (SELECT original FROM dispatches WHERE doc = 't02')", "original "},
		{"an original gone", "DELETE FROM originals WHERE hash = (SELECT original FROM dispatches WHERE doc = 't02')", "dispatch d"},
		{"a record", "UPDATE records SET body = (SELECT body FROM records ORDER BY dispatch DESC LIMIT 1) WHERE dispatch = (SELECT n FROM dispatches WHERE doc = 't02')", "record 1 of"},
		{"a record gone", "DELETE FROM records WHERE dispatch = (SELECT n FROM dispatches WHERE doc = 't02')", "record 1 of"},
		{"a claim's polarity", "UPDATE claims SET polarity = 'denied' WHERE id IN (SELECT min(id) FROM claims)", "claims of"},
		{"a claim gone", "DELETE FROM claims WHERE id IN (SELECT min(id) FROM claims)", "claims of"},
		{"a role", "UPDATE roles SET role = 'to' WHERE role = 'holder'", "roles of"},
		{"a ruling", "UPDATE rulings SET body = replace(body, 'accept', 'reject')", "ruling r"},
		{"a ruling gone", "DELETE FROM rulings", "ruling r"},
		{"an entry", "UPDATE custody SET who = 'nobody' WHERE seq = 5", "log entry 5"},
		{"an entry's time", "UPDATE custody SET at = '2001-01-01T00:00:00.000Z' WHERE seq = 5", "log entry 5"},
		{"an entry gone", "DELETE FROM custody WHERE seq = 5", "log entry 5"},
		{"the last entries gone", "DELETE FROM custody WHERE seq > 20", "ruling r"},
		{"a mention gone", "DELETE FROM mentions WHERE dispatch = (SELECT n FROM dispatches WHERE doc = 't02')", "mentions of"},
		{"a name's point", "UPDATE names SET lat = 1 WHERE lat > 30", "names"},
		{"a name's spelling", "UPDATE names SET text = 'x' WHERE sort = 'place'", "names"},
		{"the index", "DELETE FROM words WHERE rowid = (SELECT n FROM dispatches WHERE doc = 't02')", "dispatch d"},
	} {
		s, dsn, _ := filled(t, e)
		rule(t, s, isnad.Ruling{Claim: takes(t, s).ID, Act: isnad.RulingAccept})
		head := sound(t, s).Head
		e.Exec(t, dsn, c.query)
		r, err := s.Verify(ctx, head, nil)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		hit := false
		for _, f := range r.Faults {
			hit = hit || strings.HasPrefix(f.Where, c.where)
		}
		if !hit {
			t.Errorf("%s: not found among %+v", c.what, r.Faults)
		}
		if strings.HasPrefix(c.what, "an entry") && r.Faults[0].Where != c.where {
			t.Errorf("%s: the first broken link is said to be %+v", c.what, r.Faults[0])
		}
		s.Close()
	}
	// What is derived can be made anew.
	s, dsn, ids := filled(t, e)
	for _, q := range []string{"UPDATE names SET text = 'x' WHERE sort = 'place'", "DELETE FROM mentions", "DELETE FROM roles", "UPDATE claims SET kind = 'route'", "DELETE FROM words WHERE rowid > 0"} {
		e.Exec(t, dsn, q)
	}
	for _, id := range ids {
		rec, err := s.Record(ctx, id, 0)
		if errors.Is(err, store.ErrNotFound) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		if kept, err := s.Read(ctx, id, rec); err != nil || kept {
			t.Errorf("mending: %v, %v", kept, err)
		}
	}
	for _, f := range sound2(t, s).Faults {
		if f.Where != "dispatch "+ids["en01"] { // which has no record to read from
			t.Errorf("mended, and yet: %+v", f)
		}
	}
	// A log that was written anew from some point on is sound in itself; only
	// a head kept elsewhere tells.
	s, dsn, _ = filled(t, e)
	r := sound(t, s)
	rule(t, s, isnad.Ruling{Claim: takes(t, s).ID, Act: isnad.RulingAccept})
	if again, err := s.Verify(ctx, r.Head, nil); err != nil || len(again.Faults) > 0 {
		t.Errorf("an older head: %+v, %v", again, err)
	}
	e.Exec(t, dsn, "DELETE FROM rulings")
	e.Exec(t, dsn, "DELETE FROM custody WHERE act = 'rule'")
	last := sound2(t, s)
	for _, f := range last.Faults {
		if f.Where == "log" {
			t.Errorf("without a head: %+v", f)
		}
	}
	if again, err := s.Verify(ctx, "feed", nil); err != nil || len(again.Faults) == 0 {
		t.Errorf("a head that is not there: %+v, %v", again, err)
	}
}

func sound2(t *testing.T, s *store.Store) *store.Report {
	t.Helper()
	r, err := s.Verify(context.Background(), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func testPurge(t *testing.T, e Engine) {
	ctx := context.Background()
	s, dsn, ids := filled(t, e)
	id := ids["t10"] // the only one that speaks of حسن شام
	if err := s.Save(ctx, "x", isnad.Filter{}); err != nil {
		t.Fatal(err)
	}
	for _, c := range claimsOf(t, s, isnad.Filter{Dispatches: []string{id}}) {
		rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingComment, Note: "مخيم حسن شام"})
	}
	if !bytes.Contains(e.Dump(t, dsn), []byte("حسن شام")) {
		t.Fatal("the name is nowhere before; the test shows nothing")
	}
	if err := s.Purge(ctx, id, "request of 3 May"); err != nil {
		t.Fatal(err)
	}
	if err := s.Purge(ctx, id, "again"); err != nil {
		t.Errorf("purged twice: %v", err)
	}
	if err := s.Purge(ctx, "dnone", "x"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("purged what is not there: %v", err)
	}
	d, err := s.Dispatch(ctx, id)
	if err != nil || !d.Purged || d.Text != "" || d.Original == "" {
		t.Errorf("left of it: %+v, %v", d, err)
	}
	if _, err := s.Original(ctx, id); !errors.Is(err, store.ErrPurged) {
		t.Errorf("its original: %v", err)
	}
	if _, err := s.Record(ctx, id, 0); !errors.Is(err, store.ErrPurged) {
		t.Errorf("its record: %v", err)
	}
	if h, err := s.Search(ctx, isnad.Filter{Text: "قافلة"}, store.Page{}); err != nil || len(h.Hits) != 0 {
		t.Errorf("found: %v, %v", h, err)
	}
	if n := len(claimsOf(t, s, isnad.Filter{Dispatches: []string{id}})); n != 0 {
		t.Errorf("%d claims left", n)
	}
	// It does not come back.
	for _, it := range Items(t) {
		if it.Doc == "t10" {
			if added, err := s.Add(ctx, collection, []store.Item{it}); err != nil || added[0].New || !added[0].Purged {
				t.Errorf("added again: %+v, %v", added, err)
			}
		}
	}
	r := sound(t, s)
	if r.Purged != 1 {
		t.Errorf("%d purged", r.Purged)
	}
	log, err := s.Custody(ctx, id, 0, 0)
	if err != nil || log[len(log)-1].Act != isnad.CustodyPurge || !strings.Contains(log[len(log)-1].Detail, "request of 3 May") {
		t.Errorf("log %+v, %v", log, err)
	}
	s.Close()
	dump := e.Dump(t, dsn)
	for _, word := range []string{"حسن شام", "قافلة", "قافله", "دواء"} {
		if bytes.Contains(dump, []byte(word)) {
			t.Errorf("%q is still on the disk", word)
		}
	}
	if !bytes.Contains(dump, []byte("البوكمال")) {
		t.Error("the dump holds nothing at all")
	}
}

func testMask(t *testing.T, e Engine) {
	ctx := context.Background()
	s, dsn, ids := filled(t, e)
	// The name in a ruling, a saved search, the name of a document.
	for _, c := range claimsOf(t, s, isnad.Filter{Dispatches: []string{ids["t05"]}}) {
		rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingComment, Note: "عن سامر الحلوجي"})
	}
	if err := s.Save(ctx, "سامر الحلوجي", isnad.Filter{Text: "سامر الحلوجي"}); err != nil {
		t.Fatal(err)
	}
	it := Item(t, isnad.Dispatch{Doc: "سامر_الحلوجي", Title: "عن سامر الحلوجي", Text: "التقى مراسلنا بسامر الحلوجي ولسامر الحلوجي رأي، أما سامر الحلو فلا."})
	if _, err := s.Add(ctx, collection, []store.Item{it}); err != nil {
		t.Fatal(err)
	}
	before := map[string]string{}
	for doc, id := range ids {
		d, err := s.Dispatch(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		before[doc] = d.Text
	}
	n, err := s.Mask(ctx, "سامر الحلوجي", "request of 4 May")
	if err != nil || n != 4 {
		t.Fatalf("masked in %d, %v", n, err)
	}
	for doc, id := range ids {
		d, err := s.Dispatch(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if len([]rune(d.Text)) != len([]rune(before[doc])) {
			t.Errorf("%s: the text has another length", doc)
		}
		named := doc == "t05" || doc == "t06" || doc == "t10"
		if d.Masked != named || named == (d.Text == before[doc]) {
			t.Errorf("%s: masked %v: %s", doc, d.Masked, d.Text)
		}
		if _, err := s.Original(ctx, id); errors.Is(err, store.ErrPurged) != named {
			t.Errorf("%s: original: %v", doc, err)
		}
	}
	// Only the name went, and claims point where they did.
	d, _ := s.Dispatch(ctx, ids["t05"])
	if !strings.Contains(d.Text, "وقال الناشط ████ ███████ لشبكة الفرات") && !strings.Contains(d.Text, "وقال الناشط ████████████ لشبكة الفرات") {
		t.Errorf("masked text: %s", d.Text)
	}
	runes := []rune(d.Text)
	claims := claimsOf(t, s, isnad.Filter{Dispatches: []string{d.ID}})
	for _, c := range claims {
		if string(runes[c.Quote.Start:c.Quote.End]) != c.Quote.Text {
			t.Errorf("quote %q stands for %q", c.Quote.Text, string(runes[c.Quote.Start:c.Quote.End]))
		}
	}
	if len(claims) == 0 {
		t.Error("no claims left")
	}
	// Who is called by one name only further down is masked too.
	if d, _ = s.Dispatch(ctx, ids["t10"]); strings.Contains(d.Text, "الحلوجي") {
		t.Errorf("masked text: %s", d.Text)
	}
	for _, query := range []string{"سامر الحلوجي", "الحَلوجي"} {
		if h, err := s.Search(ctx, isnad.Filter{Text: query}, store.Page{}); err != nil || len(h.Hits) != 0 {
			t.Errorf("%s: found %d, %v", query, len(h.Hits), err)
		}
	}
	if n, err := s.Mask(ctx, "سامر الحلوجي", "again"); err != nil || n != 0 {
		t.Errorf("masked again in %d, %v", n, err)
	}
	if _, err := s.Mask(ctx, "من", "x"); !errors.Is(err, store.ErrFilter) {
		t.Errorf("masked a word: %v", err)
	}
	sound(t, s)
	s.Close()
	dump := e.Dump(t, dsn)
	for _, word := range []string{"سامر الحلوجي", "سامر-الحلوجي", "سامر_الحلوجي", "الحَلوجي", "حذّر الحلوجي"} {
		if bytes.Contains(dump, []byte(word)) {
			t.Errorf("%q is still on the disk", word)
		}
	}
	sound(t, Open(t, dsn))
}

// Fifty read while five rule: no ruling is lost, and nobody sees half of one.
func testManyAtOnce(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	all := claimsOf(t, s, isnad.Filter{})
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for i := range 50 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				var err error
				switch i % 4 {
				case 0:
					_, err = s.Claims(ctx, isnad.Filter{Kinds: []isnad.Kind{isnad.Event}}, store.Page{Limit: 10})
				case 1:
					_, err = s.Search(ctx, isnad.Filter{Text: "الجيش"}, store.Page{Limit: 5})
				case 2:
					_, err = s.Facets(ctx, isnad.Filter{}, []string{"ruling"}, 0)
				case 3:
					_, err = s.Points(ctx, isnad.Filter{}, 0)
				}
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	var coders sync.WaitGroup
	for i := range 5 {
		coders.Go(func() {
			for k := range all {
				r := isnad.Ruling{Claim: all[k].ID, Who: fmt.Sprintf("coder%d", i), Act: isnad.RulingAccept}
				if (i+k)%3 == 0 {
					r.Act = isnad.RulingReject
				}
				if _, err := s.Rule(ctx, r); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	coders.Wait()
	close(stop)
	wg.Wait()
	if r := sound(t, s); r.Rulings != 5*len(all) {
		t.Errorf("%d rulings of %d", r.Rulings, 5*len(all))
	}
	for _, c := range claimsOf(t, s, isnad.Filter{}) {
		if c.Ruled == isnad.Unruled {
			t.Errorf("claim %s is unruled", c.ID)
		}
	}
}
