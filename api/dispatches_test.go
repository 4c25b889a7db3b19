package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"isnad"
)

// first is the first dispatch that a search finds.
func (d *desk) first(words string) DispatchSummary {
	d.t.Helper()
	var page SearchPage
	d.get("/api/search"+q("text", words), &page)
	if len(page.Items) == 0 {
		d.t.Fatalf("nothing found for %s", words)
	}
	return page.Items[0].Dispatch
}

func TestDispatch(t *testing.T) {
	d := newDesk(t, "").withSamples()
	s := d.first("البوكمال الهري")
	var v DispatchView
	d.get("/api/dispatches/"+s.ID, &v)
	if v.Text == "" || v.ID != s.ID || v.Program == "" || v.Source.SHA256 == "" || len(v.Claims) == 0 || len(v.Mentions) == 0 || !v.Masked {
		t.Fatalf("%+v", v)
	}
	// Every span shows its words.
	text := []rune(v.Text)
	for _, m := range v.Mentions {
		if got := string(text[m.Start:m.End]); got != m.Text {
			t.Errorf("mention %q stands over %q", m.Text, got)
		}
	}
	for i, c := range v.Claims {
		if got := string(text[c.Quote.Start:c.Quote.End]); got != c.Quote.Text {
			t.Errorf("quote %q stands over %q", c.Quote.Text, got)
		}
		for _, a := range c.Args {
			if got := string(text[a.Start:a.End]); got != a.Text {
				t.Errorf("role %q stands over %q", a.Text, got)
			}
		}
		if c.Ref == "" || c.ID == "" || c.Ruling != isnad.Unruled || c.Cluster == "" {
			t.Errorf("claim %d: %+v", i, c)
		}
		var k ClusterDetail
		d.get("/api/clusters/"+c.Cluster, &k)
		if !slices.ContainsFunc(k.Claims, func(r ClaimRow) bool { return r.Ref == c.Ref }) {
			t.Errorf("claim %s is not among those of its cluster", c.Ref)
		}
	}
	// Where its neighbours lead.
	if v.Prev == "" && v.NextID == "" {
		t.Error("no neighbours")
	}
	for _, id := range []string{v.Prev, v.NextID} {
		if id != "" {
			d.get("/api/dispatches/"+id, nil)
		}
	}
	var rec isnad.Record
	d.get("/api/dispatches/"+s.ID+"/record", &rec)
	if rec.Text != v.Text || len(rec.Claims) != len(v.Claims) || rec.Claims[0].ID != "c1" {
		t.Errorf("record: %d claims, first %s", len(rec.Claims), rec.Claims[0].ID)
	}
	status, h, b := d.send("GET", "/api/dispatches/"+s.ID+"/original", nil)
	if status != http.StatusOK || h.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment; filename=samples.jsonl") || !strings.Contains(string(b), `"text"`) {
		t.Errorf("original: %d %v %.80s", status, h, b)
	}
	var places Page[PlaceReading]
	d.get("/api/dispatches/"+s.ID+"/places", &places)
	reasons := 0
	for _, p := range places.Items {
		for _, c := range p.Candidates {
			reasons += len(c.Reasons)
		}
	}
	if len(places.Items) == 0 || reasons == 0 {
		t.Errorf("places: %+v", places)
	}
	for _, p := range []string{"", "/record", "/original", "/places"} {
		d.refused(http.StatusNotFound, "", "GET", "/api/dispatches/nothing"+p, nil)
	}
}

// Whoever goes through what a filter leaves is led to the next of these, not of
// all; one that the filter does not keep has neighbours among them too.
func TestNeighboursUnderAFilter(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var all, kept Page[DispatchSummary]
	d.get("/api/dispatches?limit=100&sort=date", &all)
	under := q("kinds", "route")
	d.get("/api/dispatches"+under+"&limit=100&sort=date", &kept)
	if len(kept.Items) < 2 || len(kept.Items) == len(all.Items) {
		t.Fatalf("%d of %d dispatches: the filter shows nothing", len(kept.Items), len(all.Items))
	}
	at := -1 // of the last kept dispatch that was passed
	for _, x := range all.Items {
		var prev, next string
		if at >= 0 {
			prev = kept.Items[at].ID
		}
		if at+1 < len(kept.Items) && kept.Items[at+1].ID == x.ID {
			at++
		}
		if at+1 < len(kept.Items) {
			next = kept.Items[at+1].ID
		}
		var v DispatchView
		d.get("/api/dispatches/"+x.ID+under, &v)
		if v.Prev != prev || v.NextID != next {
			t.Errorf("%s: between %q and %q, want %q and %q", x.Doc, v.Prev, v.NextID, prev, next)
		}
	}
	d.refused(http.StatusUnprocessableEntity, "query.kinds[0]", "GET", "/api/dispatches/"+all.Items[0].ID+"?kinds=wars", nil)
}

func TestDuplicatesAreTold(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var dup Page[Duplicates]
	d.get("/api/collections/samples/duplicates", &dup)
	if len(dup.Items) != 1 || dup.Items[0].Count != 2 || dup.Items[0].Exact {
		t.Fatalf("%+v", dup)
	}
	var v DispatchView
	d.get("/api/dispatches/"+dup.Items[0].Dispatches[0].ID, &v)
	if len(v.Same) != 1 || v.Same[0].ID != dup.Items[0].Dispatches[1].ID {
		t.Errorf("%+v", v.Same)
	}
}

// A private person's name must leave in no answer, whatever shows the text.
func TestPrivatePersonsAreMasked(t *testing.T) {
	_, all := crew(t)
	const name = "سامر الحلوجي"
	text := "قال الناشط " + name + " لشبكة الفرات إن طائرات حربية قصفت مدينة سراقب. وأضاف " + name + " أن ثلاثة مدنيين قُتلوا. وحذر الرئيس بشار الأسد من التصعيد."
	all[Editor].want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "p"}, nil)
	status, raw := all[Editor].upload("p", map[string]string{"date": "2018-01-03", "outlet": "شبكة الفرات"}, "p.txt", text)
	if status != http.StatusAccepted {
		t.Fatal(string(raw))
	}
	reader := all[Reader]
	last, _ := reader.follow(idOf(t, raw))
	if last.Claims == 0 {
		t.Fatalf("%+v", last)
	}
	var kept Page[DispatchSummary]
	reader.get("/api/dispatches"+q("collections", "p"), &kept)
	s := kept.Items[0]
	var v DispatchView
	reader.get("/api/dispatches/"+s.ID, &v)
	if !strings.Contains(v.Text, "████ ███████") || len([]rune(v.Text)) != len([]rune(text)) || !strings.Contains(v.Text, "بشار الأسد") {
		t.Errorf("text: %s", v.Text)
	}
	var list Page[ClaimRow]
	reader.get("/api/claims"+q("collections", "p"), &list)
	paths := []string{"/api/dispatches/" + s.ID, "/api/dispatches/" + s.ID + "/record", "/api/dispatches" + q("collections", "p"), "/api/claims" + q("collections", "p"), "/api/claims/facets", "/api/search" + q("text", "سراقب"),
		"/api/network?events=true", "/api/compare?only=all&limit=500", "/api/actors?limit=100", "/api/actors" + q("q", "سامر"), "/api/map/control", "/api/custody?limit=500"}
	for _, c := range list.Items {
		paths = append(paths, "/api/claims/"+c.Ref, "/api/claims/"+c.Ref+"/rulings")
		var one ClaimDetail
		reader.get("/api/claims/"+c.Ref, &one)
		paths = append(paths, "/api/clusters/"+one.Claim.Cluster)
	}
	for _, p := range paths {
		status, _, b := reader.send("GET", p, nil)
		if status != http.StatusOK {
			t.Errorf("%s: %d %.200s", p, status, b)
		}
		for _, part := range []string{"الحلوجي", "سامر"} {
			if strings.Contains(string(b), part) {
				at := strings.Index(string(b), part)
				t.Errorf("%s shows %s: …%s…", p, part, b[max(0, at-80):min(len(b), at+80)])
			}
		}
	}
	reader.refused(http.StatusUnprocessableEntity, "query.mask", "GET", "/api/dispatches/"+s.ID+"?mask=false", nil)
	all[Coder].get("/api/dispatches/"+s.ID+"?mask=false", &v)
	if v.Text != text || v.Masked {
		t.Errorf("a coder who asks: %s", v.Text)
	}
	for _, id := range []string{"p:سامر-الحلوجي", "p:"} {
		reader.refused(http.StatusNotFound, "", "GET", "/api/actors/"+esc(id), nil)
	}
	reader.get("/api/actors/assad", nil)
}

func TestPurgeAndMaskForGood(t *testing.T) {
	d := newDesk(t, "").withSamples()
	s := d.first("البوكمال")
	d.refused(http.StatusUnprocessableEntity, "body.reason", "POST", "/api/dispatches/"+s.ID+"/purge", map[string]string{"reason": ""})
	d.want(http.StatusNoContent, "POST", "/api/dispatches/"+s.ID+"/purge", map[string]string{"reason": "asked for"}, nil)
	d.refused(http.StatusGone, "", "GET", "/api/dispatches/"+s.ID, nil)
	d.refused(http.StatusGone, "", "GET", "/api/dispatches/"+s.ID+"/original", nil)
	var log Page[isnad.CustodyEntry]
	d.get("/api/custody?limit=1", &log)
	if log.Items[0].Act != isnad.CustodyPurge || log.Items[0].Who != localUser || log.Items[0].Subject != s.ID {
		t.Errorf("custody: %+v", log.Items[0])
	}
	var done Masked
	d.want(http.StatusOK, "POST", "/api/persons/mask", map[string]string{"name": "خليفة حفتر", "reason": "test"}, &done)
	if done.Dispatches == 0 {
		t.Errorf("masked: %+v", done)
	}
	_, _, b := d.send("GET", "/api/dispatches?limit=100&mask=false", nil)
	if strings.Contains(string(b), "خليفة حفتر") {
		t.Error("the name is still there")
	}
}

func TestReadWithoutStoring(t *testing.T) {
	d := newDesk(t, "")
	var v ReadView
	d.want(http.StatusOK, "POST", "/api/read", map[string]string{"text": hajin, "outlet": "شبكة الفرات", "date": "2018-12-14"}, &v)
	if len(v.Record.Claims) == 0 || v.Record.Outlet != "شبكة الفرات" || v.Record.Program == "" || len(v.Places) == 0 || len(v.Places[0].Candidates) == 0 {
		t.Errorf("%+v", v)
	}
	var ds Page[DispatchSummary]
	d.get("/api/dispatches", &ds)
	if len(ds.Items) != 0 {
		t.Error("it was stored")
	}
	for _, c := range []struct{ field, body string }{
		{"body.text", `{"text":""}`}, {"body.text", `{"text":"only Latin"}`}, {"body.text", `{"text":"نص\u0000"}`}, {"body.text", `{}`},
		{"body.date", `{"text":"نص","date":"الأمس"}`}, {"body.text", `{"text":7}`}, {"body.colour", `{"text":"نص","colour":1}`},
	} {
		d.refused(http.StatusUnprocessableEntity, c.field, "POST", "/api/read", c.body)
	}
}
