package api

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/danielgtaylor/huma/v2"
)

func TestEveryAnswerIsGuarded(t *testing.T) {
	d := newDesk(t, "").withSamples()
	for _, p := range []string{"/", "/claims", "/api/version", "/api/claims", "/api/nothing", "/nothing.js", "/api/openapi.json", "/api/claims?kinds=nonsense"} {
		_, h, _ := d.send("GET", p, nil)
		csp := h.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "script-src 'self';") || strings.Contains(strings.SplitAfter(csp, "script-src")[1], "unsafe-eval") {
			t.Errorf("%s: policy %q", p, csp)
		}
		if strings.Contains(csp, "http:") || strings.Contains(csp, "https:") || strings.Contains(csp, "*") {
			t.Errorf("%s: the policy lets something in from elsewhere: %q", p, csp)
		}
		for k, v := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin"} {
			if h.Get(k) != v {
				t.Errorf("%s: %s is %q", p, k, h.Get(k))
			}
		}
	}
}

func TestTags(t *testing.T) {
	d := newDesk(t, "").withSamples()
	for _, p := range []string{"/api/claims?limit=3", "/api/timeline", "/api/compare", "/api/openapi.json", "/"} {
		status, h, body := d.send("GET", p, nil)
		tag := h.Get("ETag")
		if status != http.StatusOK || tag == "" || len(body) == 0 || !strings.Contains(h.Get("Cache-Control"), "no-cache") {
			t.Fatalf("%s: %d, tag %q, %q", p, status, tag, h.Get("Cache-Control"))
		}
		for _, known := range []string{tag, `"other", ` + tag, strings.TrimPrefix(tag, "W/"), "*"} {
			status, h, body := d.send("GET", p, nil, "If-None-Match", known)
			if status != http.StatusNotModified || len(body) != 0 || h.Get("ETag") != tag {
				t.Errorf("%s with %s: %d, %d bytes", p, known, status, len(body))
			}
		}
		if status, _, _ := d.send("GET", p, nil, "If-None-Match", `"other"`); status != http.StatusOK {
			t.Errorf("%s with another tag: %d", p, status)
		}
	}
	// What changes the answer changes the tag.
	_, h, _ := d.send("GET", "/api/claims?limit=1", nil)
	var page Page[ClaimRow]
	d.get("/api/claims?limit=1", &page)
	d.want(http.StatusCreated, "POST", "/api/claims/"+page.Items[0].Ref+"/rulings", map[string]string{"act": "accept"}, nil)
	if status, _, _ := d.send("GET", "/api/claims?limit=1", nil, "If-None-Match", h.Get("ETag")); status != http.StatusOK {
		t.Errorf("after a ruling: %d", status)
	}
}

func TestPacking(t *testing.T) {
	d := newDesk(t, "").withSamples()
	plain := func(p string) []byte {
		_, h, b := d.send("GET", p, nil, "Accept-Encoding", "identity")
		if h.Get("Content-Encoding") != "" {
			t.Errorf("%s: packed for an asker that takes none", p)
		}
		return b
	}
	for _, p := range []string{"/api/claims", "/api/openapi.json", "/api/vocabulary"} {
		_, h, b := d.send("GET", p, nil, "Accept-Encoding", "br, gzip;q=0.8")
		if h.Get("Content-Encoding") != "gzip" || !strings.Contains(strings.Join(h.Values("Vary"), ","), "Accept-Encoding") {
			t.Fatalf("%s: not packed: %v", p, h)
		}
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(z)
		if err != nil || !bytes.Equal(got, plain(p)) || len(b) >= len(got) {
			t.Errorf("%s: %d bytes packed, %d unpacked, %v", p, len(b), len(got), err)
		}
	}
	for list, want := range map[string]bool{"": false, "gzip": true, "gzip;q=0": false, "br": false, "*": true, "gzip; q=0.5": true, "identity, gzip;q=0.000": false} {
		if accepts(list) != want {
			t.Errorf("accepts(%q) is %v", list, !want)
		}
	}
}

func TestOnlyThisMachineWithoutAccounts(t *testing.T) {
	d := newDesk(t, "")
	for host, want := range map[string]int{"127.0.0.1": 200, "127.0.0.1:9999": 200, "localhost": 200, "LOCALHOST:1": 200, "[::1]:80": 200, "desk.localhost": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "192.168.1.2": 421, "localhost.evil.example:80": 421} {
		req, err := http.NewRequest("GET", d.http.URL+"/api/version", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = host
		res, err := d.client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != want {
			t.Errorf("Host %s: %d, want %d", host, res.StatusCode, want)
		}
	}
}

func TestFaultsOfOurOwnAreAnswered(t *testing.T) {
	d := newDesk(t, "")
	d.server.mux.HandleFunc("GET /api/fall", func(http.ResponseWriter, *http.Request) { panic("on purpose") })
	status, h, b := d.send("GET", "/api/fall", nil)
	if status != http.StatusInternalServerError || h.Get("Content-Type") != "application/problem+json" || bytes.Contains(b, []byte("on purpose")) {
		t.Errorf("%d %s", status, b)
	}
	d.get("/api/health", nil)
	// A store that is gone is no panic, and no 200.
	e := newDesk(t, "")
	if err := e.store.Close(); err != nil {
		t.Fatal(err)
	}
	e.refused(http.StatusInternalServerError, "", "GET", "/api/health", nil)
	e.refused(http.StatusInternalServerError, "", "GET", "/api/claims", nil)
}

func TestLimitsOfBodies(t *testing.T) {
	d := newDesk(t, "")
	d.refused(http.StatusRequestEntityTooLarge, "", "POST", "/api/collections", `{"name":"`+strings.Repeat("x", smallBody)+`"}`)
	d.refused(http.StatusRequestEntityTooLarge, "", "POST", "/api/read", `{"text":"`+strings.Repeat("x", textBody)+`"}`)
	d.refused(http.StatusUnprocessableEntity, "body.text", "POST", "/api/read", `{"text":"`+strings.Repeat("م ", 4<<20/3+10)+`"}`)
	d.refused(http.StatusBadRequest, "body", "POST", "/api/read", `{"text":`)
	d.refused(http.StatusBadRequest, "", "POST", "/api/read", "")
}

func TestSite(t *testing.T) {
	web := fstest.MapFS{
		"index.html":       {Data: []byte("<!doctype html><title>desk</title>")},
		"assets/a-1234.js": {Data: []byte("export {}")},
		"map/land.json":    {Data: []byte("{}")},
		"worker.mjs":       {Data: []byte("1")},
	}
	d := newDesk(t, "", func(_ *desk, o *Options) { o.Web = web })
	for _, c := range []struct {
		path, cache, media, body string
		status                   int
	}{
		{"/", "no-cache", "text/html; charset=utf-8", "desk", 200},
		{"/claims/c1?x=1", "no-cache", "text/html; charset=utf-8", "desk", 200},
		{"/index.html", "no-cache", "text/html; charset=utf-8", "desk", 200},
		{"/assets/a-1234.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8", "export", 200},
		{"/map/land.json", "no-cache", "application/json", "{}", 200},
		{"/worker.mjs", "no-cache", "text/javascript; charset=utf-8", "1", 200},
		{"/assets/gone.js", "no-store", "application/problem+json", "no such file", 404},
	} {
		status, h, b := d.send("GET", c.path, nil)
		if status != c.status || h.Get("Cache-Control") != c.cache || h.Get("Content-Type") != c.media || !strings.Contains(string(b), c.body) {
			t.Errorf("%s: %d %q %q %.60q", c.path, status, h.Get("Cache-Control"), h.Get("Content-Type"), b)
		}
	}
	d.refused(http.StatusMethodNotAllowed, "", "POST", "/claims", "{}")
	if _, _, b := newDesk(t, "").send("GET", "/map", nil); !strings.Contains(string(b), "not built") {
		t.Errorf("without an interface: %.200s", b)
	}
}

// An answer that is flushed, or too long to be held, must come through whole.
func TestStreamsPassThrough(t *testing.T) {
	long := bytes.Repeat([]byte("سطر من الكلام\n"), whole/20)
	h := negotiate(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		if r.URL.Path == "/flushed" {
			_, _ = io.WriteString(w, "first ")
			w.(http.Flusher).Flush()
			_, _ = io.WriteString(w, "second")
			return
		}
		_, _ = w.Write(long)
	}))
	srv := httptest.NewServer(h)
	defer srv.Close()
	for path, want := range map[string]string{"/flushed": "first second", "/long": string(long)} {
		for _, enc := range []string{"gzip", "identity"} {
			req, err := http.NewRequestWithContext(context.Background(), "GET", srv.URL+path, nil)
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Accept-Encoding", enc)
			res, err := http.DefaultTransport.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			var r io.Reader = res.Body
			if res.Header.Get("Content-Encoding") == "gzip" {
				if r, err = gzip.NewReader(res.Body); err != nil {
					t.Fatal(err)
				}
			} else if enc == "gzip" {
				t.Errorf("%s: not packed", path)
			}
			got, err := io.ReadAll(r)
			res.Body.Close()
			if err != nil || string(got) != want {
				t.Errorf("%s as %s: %d bytes of %d, %v", path, enc, len(got), len(want), err)
			}
		}
	}
}

// A route that takes too long is answered before its connection is cut.
func TestTimeLimits(t *testing.T) {
	if thinkTime >= answerTime {
		t.Error("an answer that says that it took too long could not be written")
	}
	for _, r := range newServer().routes() {
		long := r.op.Metadata["long"] == true
		if r.op.BodyReadTimeout <= 0 || long != (r.op.BodyReadTimeout == longTime) {
			t.Errorf("%s: body within %s, long %v", r.op.OperationID, r.op.BodyReadTimeout, long)
		}
		if r.op.OperationID == "upload" && (!long || r.op.MaxBodyBytes != uploadBody) {
			t.Error("uploads have no time, or no room")
		}
	}
	ended := huma.Error503ServiceUnavailable("")
	s := &Server{}
	if err := s.answer(context.DeadlineExceeded); err == nil || err.(huma.StatusError).GetStatus() != ended.GetStatus() {
		t.Errorf("too late: %v", err)
	}
}
