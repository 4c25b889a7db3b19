package api

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"isnad"
)

// upload sends files, name and contents in turn.
func (d *desk) upload(collection string, fields map[string]string, files ...string) (int, []byte) {
	d.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for k, v := range fields {
		if err := w.WriteField(k, v); err != nil {
			d.t.Fatal(err)
		}
	}
	for i := 0; i+1 < len(files); i += 2 {
		f, err := w.CreateFormFile("files", files[i])
		if err != nil {
			d.t.Fatal(err)
		}
		if _, err := f.Write([]byte(files[i+1])); err != nil {
			d.t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		d.t.Fatal(err)
	}
	status, _, raw := d.send("POST", "/api/collections/"+esc(collection)+"/uploads", &b, "Content-Type", w.FormDataContentType())
	return status, raw
}

// follow reads a job's events to the end.
func (d *desk) follow(id string) (last Job, events int) {
	d.t.Helper()
	res, err := d.client.Get(d.http.URL + "/api/jobs/" + id + "/events")
	if err != nil {
		d.t.Fatal(err)
	}
	defer res.Body.Close()
	if ct := res.Header.Get("Content-Type"); ct != eventStream || res.Header.Get("Content-Encoding") != "" {
		d.t.Errorf("events are %q, packed %q", ct, res.Header.Get("Content-Encoding"))
	}
	event := ""
	for sc := bufio.NewScanner(res.Body); sc.Scan(); {
		if v, ok := strings.CutPrefix(sc.Text(), "event: "); ok {
			event = v
		}
		if v, ok := strings.CutPrefix(sc.Text(), "data: "); ok {
			events++
			if err := json.Unmarshal([]byte(v), &last); err != nil {
				d.t.Fatal(err)
			}
			if event == "end" {
				return last, events
			}
			if event != "progress" || last.State != "running" {
				d.t.Errorf("event %q of a job that is %s", event, last.State)
			}
		}
	}
	d.t.Fatal("the stream ended without an end")
	return
}

func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const hajin = "سيطرت قوات سوريا الديمقراطية على بلدة هجين شرق دير الزور. وقال مصدر عسكري إن عشرات المسلحين انسحبوا من البلدة."

func TestUpload(t *testing.T) {
	engines(t, func(t *testing.T, dsn string) {
		d := newDesk(t, dsn)
		d.want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "دير الزور"}, nil)
		d.refused(http.StatusConflict, "body.name", "POST", "/api/collections", map[string]string{"name": "دير الزور"})
		d.refused(http.StatusUnprocessableEntity, "body.name", "POST", "/api/collections", map[string]string{"name": " x"})
		d.refused(http.StatusUnprocessableEntity, "body.name", "POST", "/api/collections", map[string]string{"name": ""})
		jsonl := `{"doc":"a","outlet":"وكالة الضفة","date":"2018-12-14","text":"قصف الطيران الروسي مدينة إدلب ما أدى إلى مقتل 12 مدنياً."}` + "\nnot json\n"
		status, raw := d.upload("دير الزور", map[string]string{"outlet": "شبكة الفرات", "date": "2018-12-14"},
			"../../../hajin.txt", hajin, "two.jsonl", jsonl, "pack.zip", zipped(t, "in.txt", hajin+" وهذا نص آخر.", "en.txt", "Aircraft struck a village near the river, a resident told the agency on Monday."), "empty.txt", "")
		if status != http.StatusAccepted {
			t.Fatalf("upload: %d %s", status, raw)
		}
		var j Job
		if err := json.Unmarshal(raw, &j); err != nil {
			t.Fatal(err)
		}
		last, _ := d.follow(j.ID)
		if last.State != "done" || last.Added != 4 || last.Claims < 4 || last.Done != 4 {
			t.Errorf("job: %+v", last)
		}
		var one Job
		d.get("/api/jobs/"+j.ID, &one)
		if one.State != "done" || one.Kind != "upload" || one.Collection != "دير الزور" || one.By != localUser {
			t.Errorf("job: %+v", one)
		}
		var c Collection
		d.get("/api/collections/"+esc("دير الزور"), &c)
		if c.Dispatches != 4 || c.Claims != last.Claims || c.Outlets < 2 || c.First != "2018-12-14" {
			t.Errorf("collection: %+v", c)
		}
		// What was not read says why, by the names that the user gave.
		var un Page[Unread]
		d.get("/api/collections/"+esc("دير الزور")+"/unread", &un)
		reasons := map[string]string{}
		for _, u := range un.Items {
			reasons[u.Source] = u.Reason
			if strings.Contains(u.Source+u.Reason, os.TempDir()) || strings.Contains(u.Source, "..") {
				t.Errorf("a path of the server is told: %+v", u)
			}
		}
		if len(un.Items) < 3 || *un.Total != len(un.Items) || c.Unread != len(un.Items) || !strings.Contains(reasons["pack.zip!/en.txt"], "en") || reasons["empty.txt"] == "" || reasons["two.jsonl#2"] == "" && reasons["two.jsonl:2"] == "" {
			t.Errorf("unread: %+v", reasons)
		}
		var ds Page[DispatchSummary]
		d.get("/api/dispatches", &ds)
		if len(ds.Items) != 4 || *ds.Total != 4 {
			t.Errorf("dispatches: %d", len(ds.Items))
		}
		// The same again adds nothing.
		status, raw = d.upload("دير الزور", map[string]string{"outlet": "شبكة الفرات", "date": "2018-12-14"}, "hajin.txt", hajin)
		if status != http.StatusAccepted {
			t.Fatalf("again: %d %s", status, raw)
		}
		if err := json.Unmarshal(raw, &j); err != nil {
			t.Fatal(err)
		}
		if last, _ = d.follow(j.ID); last.Added != 0 || last.Duplicates != 1 {
			t.Errorf("again: %+v", last)
		}
		var dup Page[Duplicates]
		d.get("/api/collections/"+esc("دير الزور")+"/duplicates", &dup)
		for _, g := range dup.Items {
			if g.Count < 2 || len(g.Dispatches) != g.Count {
				t.Errorf("duplicates: %+v", g)
			}
		}
		var log Page[isnad.CustodyEntry]
		d.get("/api/custody?limit=3", &log)
		if len(log.Items) != 3 || log.Items[0].Seq <= log.Items[1].Seq || log.Items[0].Who != localUser || log.Next == "" {
			t.Errorf("custody: %+v", log)
		}
		seen := log.Items[2].Seq
		d.get("/api/custody?limit=3&cursor="+log.Next, &log)
		if log.Items[0].Seq != seen-1 {
			t.Errorf("custody goes on at %d behind %d", log.Items[0].Seq, seen)
		}
		var check CustodyCheck
		d.get("/api/custody/check", &check)
		if !check.Sound || check.Dispatches != 4 {
			t.Errorf("check: %+v", check)
		}
	})
}

func TestUploadRefused(t *testing.T) {
	d := newDesk(t, "")
	d.want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "c"}, nil)
	for _, c := range []struct {
		collection string
		fields     map[string]string
		status     int
		names      string
	}{
		{"nowhere", nil, http.StatusNotFound, "nowhere"},
		{"c", map[string]string{"date": "yesterday"}, http.StatusUnprocessableEntity, "form.date"},
		{"c", map[string]string{"date": "2018-13-01"}, http.StatusUnprocessableEntity, "form.date"},
		{"c", map[string]string{"columns": "text:body"}, http.StatusUnprocessableEntity, "form.columns"},
		{"c", map[string]string{"columns": "color=body"}, http.StatusUnprocessableEntity, "form.columns"},
	} {
		status, raw := d.upload(c.collection, c.fields, "a.txt", hajin)
		if status != c.status || !strings.Contains(string(raw), c.names) {
			t.Errorf("%+v: %d %s", c, status, raw)
		}
	}
	if status, raw := d.upload("c", nil); status != http.StatusUnprocessableEntity || !strings.Contains(string(raw), "files") {
		t.Errorf("no files: %d %s", status, raw)
	}
	left, err := os.ReadDir(d.server.TempDir)
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestCancel(t *testing.T) {
	d := newDesk(t, "")
	d.want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "c"}, nil)
	var lines strings.Builder
	for i := range 3000 {
		b, err := json.Marshal(map[string]string{"doc": string(rune('a'+i%26)) + time.Unix(int64(i), 0).UTC().Format("150405"), "text": strings.Repeat(hajin+" ", 4)})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(b, '\n'))
	}
	_, raw := d.upload("c", nil, "many.jsonl", lines.String())
	var j Job
	if err := json.Unmarshal(raw, &j); err != nil {
		t.Fatal(err)
	}
	d.want(http.StatusNoContent, "DELETE", "/api/jobs/"+j.ID, nil, nil)
	d.get("/api/jobs/"+j.ID, &j)
	if j.State != "cancelled" {
		t.Errorf("job: %+v", j)
	}
	var c Collection
	d.get("/api/collections/c", &c)
	if c.Dispatches != j.Added || c.Dispatches >= 3000 {
		t.Errorf("%d dispatches in the collection, %d added as the job says", c.Dispatches, j.Added)
	}
	d.refused(http.StatusNotFound, "", "DELETE", "/api/jobs/nothing", nil)
	d.refused(http.StatusNotFound, "", "GET", "/api/jobs/nothing", nil)
}

func TestRereadAndDiff(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var diff Diff
	d.get("/api/collections/samples/diff", &diff)
	if diff.Added+diff.Dropped+diff.Changed != 0 {
		t.Errorf("before: %+v", diff)
	}
	// A frame of the user's own makes claims that were not read before.
	frame := "frame event.other:visits\n  trigger noun مبنى\n  role patient ANY : object, after\n  example \"رأيت مبنى الرجل\"\n    patient \"الرجل\"\n  counterexample \"غادر الوفد القاعة\"\n"
	d.want(http.StatusOK, "PUT", "/api/lexicon/frames/mine.frame", map[string]string{"text": frame}, nil)
	var j Job
	d.want(http.StatusAccepted, "POST", "/api/collections/samples/reread", nil, &j)
	last, _ := d.follow(j.ID)
	if last.State != "done" || last.Done != 29 || last.Added != 29 {
		t.Errorf("reread: %+v", last)
	}
	d.get("/api/collections/samples/diff", &diff)
	if diff.Added == 0 || diff.Dropped != 0 || len(diff.Claims) != diff.Added+diff.Changed || diff.From == diff.To || !strings.Contains(diff.To, "+") {
		t.Errorf("diff: added %d, dropped %d, changed %d, from %q to %q", diff.Added, diff.Dropped, diff.Changed, diff.From, diff.To)
	}
	for _, c := range diff.Claims {
		if c.Change == "added" && (c.Claim.Type != "other" || c.Claim.Quote == "") {
			t.Errorf("added: %+v", c.Claim)
		}
	}
	d.refused(http.StatusNotFound, "", "POST", "/api/collections/nowhere/reread", nil)
	d.refused(http.StatusNotFound, "", "GET", "/api/collections/nowhere/diff", nil)
}

func TestFetchingPages(t *testing.T) {
	closed := newDesk(t, "")
	closed.want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "c"}, nil)
	closed.refused(http.StatusConflict, "", "POST", "/api/collections/c/fetches", map[string]any{"urls": []string{"http://127.0.0.1:1/"}})

	outlet := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path != "/a" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_, _ = io.WriteString(w, "<!doctype html><html lang=ar><title>هجين</title><article><h1>هجين</h1><p>"+strings.Repeat(hajin+" ", 3)+"</p></article></html>")
	}))
	defer outlet.Close()
	d := newDesk(t, "", func(_ *desk, o *Options) { o.Fetch, o.Local = true, true })
	d.want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "c"}, nil)
	for _, bad := range []string{"file:///etc/passwd", "/etc/passwd", "ftp://x/y", "http://", "-"} {
		d.refused(http.StatusUnprocessableEntity, "body.urls[0]", "POST", "/api/collections/c/fetches", map[string]any{"urls": []string{bad}})
	}
	d.refused(http.StatusNotFound, "", "POST", "/api/collections/nowhere/fetches", map[string]any{"urls": []string{outlet.URL + "/a"}})
	var j Job
	d.want(http.StatusAccepted, "POST", "/api/collections/c/fetches", map[string]any{"urls": []string{outlet.URL + "/a", outlet.URL + "/gone"}, "outlet": "شبكة الفرات"}, &j)
	last, _ := d.follow(j.ID)
	if last.State != "done" || last.Added != 1 || last.Claims == 0 || last.Unread != 1 {
		t.Errorf("%+v", last)
	}

	// Unless asked, no editor reaches what stands behind the server.
	called := false
	inner := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { called = true }))
	defer inner.Close()
	p := newDesk(t, "", func(_ *desk, o *Options) { o.Fetch = true })
	p.want(http.StatusCreated, "POST", "/api/collections", map[string]string{"name": "c"}, nil)
	p.want(http.StatusAccepted, "POST", "/api/collections/c/fetches", map[string]any{"urls": []string{inner.URL + "/a"}}, &j)
	if last, _ := p.follow(j.ID); last.Added != 0 || last.Unread != 1 || called {
		t.Errorf("an address of this machine: %+v, called: %v", last, called)
	}
	var list struct{ Items []Unread }
	p.want(http.StatusOK, "GET", "/api/collections/c/unread", nil, &list)
	if len(list.Items) != 1 || !strings.Contains(list.Items[0].Reason, "only public addresses") {
		t.Errorf("%+v", list)
	}
}
