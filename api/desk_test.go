package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"isnad"
	"isnad/ingest/neardup"
	"isnad/store"
	"isnad/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

var (
	lexiconOnce sync.Once
	lexiconBase *Lexicon
	lexiconErr  error
)

// lexiconForTests is loaded once; what a test saves lies in a folder of its
// own.
func lexiconForTests(t testing.TB) *Lexicon {
	t.Helper()
	lexiconOnce.Do(func() { lexiconBase, lexiconErr = OpenLexicon("test", "") })
	if lexiconErr != nil {
		t.Fatal(lexiconErr)
	}
	l := &Lexicon{program: lexiconBase.program, dir: t.TempDir()}
	l.now.Store(lexiconBase.now.Load())
	return l
}

// desk is a server on a store of its own, and a browser before it.
type desk struct {
	t      testing.TB
	store  *store.Store
	server *Server
	http   *httptest.Server
	client *http.Client
	bearer string
}

type deskOption func(*desk, *Options)

func withAccounts(o AccountOptions) deskOption {
	return func(d *desk, opts *Options) {
		a, err := NewAccounts(d.store, o)
		if err != nil {
			d.t.Fatal(err)
		}
		a.cost = cost{passes: 1, memory: 64, threads: 1} // tests guess often
		opts.Accounts = a
	}
}

func newDesk(t testing.TB, dsn string, opts ...deskOption) *desk {
	t.Helper()
	l := lexiconForTests(t)
	if dsn == "" {
		dsn = t.TempDir()
	}
	s, err := store.Open(context.Background(), dsn, store.Options{Who: "tester", Words: l.Reader().Morph})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, store: s}
	o := Options{Store: s, Lexicon: l, Program: "test", TempDir: t.TempDir()}
	for _, f := range opts {
		f(d, &o)
	}
	if d.server, err = New(o); err != nil {
		t.Fatal(err)
	}
	d.http = httptest.NewServer(d.server)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	d.client = &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	t.Cleanup(func() {
		d.http.Close()
		if err := d.server.Close(context.Background()); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// another is a second browser.
func (d *desk) another() *desk {
	e := *d
	jar, err := cookiejar.New(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	e.client = &http.Client{Jar: jar, CheckRedirect: d.client.CheckRedirect}
	return &e
}

var (
	samplesOnce sync.Once
	samplesRead []store.Item
)

// withSamples adds the sample collection.
func (d *desk) withSamples() *desk {
	d.t.Helper()
	samplesOnce.Do(func() {
		b, err := os.ReadFile("../samples/samples.jsonl")
		if err != nil {
			d.t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			var in struct{ Doc, Outlet, Date, Lang, Title, Text string }
			if err := json.Unmarshal([]byte(line), &in); err != nil {
				d.t.Fatal(err)
			}
			it := store.Item{Dispatch: isnad.Dispatch(in), Original: []byte(line), Source: "samples.jsonl", Format: "jsonl", Signature: neardup.Of(in.Text)}
			readOne(lexiconBase.Reader(), &it)
			samplesRead = append(samplesRead, it)
		}
	})
	if _, err := d.store.Add(context.Background(), "samples", samplesRead); err != nil {
		d.t.Fatal(err)
	}
	return d
}

// send asks and gives status, head and body.
func (d *desk) send(method, path string, body any, head ...string) (int, http.Header, []byte) {
	d.t.Helper()
	var r io.Reader
	switch b := body.(type) {
	case nil:
	case io.Reader:
		r = b
	case string:
		r = strings.NewReader(b)
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			d.t.Fatal(err)
		}
		r = bytes.NewReader(raw)
	}
	req, err := http.NewRequest(method, d.http.URL+path, r)
	if err != nil {
		d.t.Fatal(err)
	}
	if r != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if d.bearer != "" {
		req.Header.Set("Authorization", "Bearer "+d.bearer)
	}
	for i := 0; i+1 < len(head); i += 2 {
		req.Header.Set(head[i], head[i+1])
	}
	res, err := d.client.Do(req)
	if err != nil {
		d.t.Fatal(err)
	}
	defer res.Body.Close()
	out, err := io.ReadAll(res.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return res.StatusCode, res.Header, out
}

// ask is send for goroutines, which must not end the test. It does as a server
// under way asks of its clients: where the answer is 503 and says when to come
// back, it does, for two minutes at most. A 503 that does not say when is the
// answer.
func (d *desk) ask(method, path, body string) (int, []byte, error) {
	for end := time.Now().Add(2 * time.Minute); ; {
		status, head, raw, err := d.askOnce(method, path, body)
		if err != nil || status != http.StatusServiceUnavailable {
			return status, raw, err
		}
		seconds, err := strconv.Atoi(head.Get("Retry-After"))
		if err != nil || seconds < 1 || seconds > 60 {
			return status, raw, fmt.Errorf("503 with Retry-After %q", head.Get("Retry-After"))
		}
		if time.Now().After(end) {
			return status, raw, errors.New("still 503 after two minutes")
		}
		time.Sleep(time.Duration(seconds) * time.Second)
	}
}

func (d *desk) askOnce(method, path, body string) (int, http.Header, []byte, error) {
	var r io.Reader
	if body != "" {
		r = strings.NewReader(body)
	}
	req, err := http.NewRequest(method, d.http.URL+path, r)
	if err != nil {
		return 0, nil, nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+d.bearer)
	res, err := d.http.Client().Do(req)
	if err != nil {
		return 0, nil, nil, err
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	return res.StatusCode, res.Header, raw, err
}

// want asks, expects a status, and reads the body into out, which may be nil.
func (d *desk) want(status int, method, path string, body, out any) {
	d.t.Helper()
	got, _, b := d.send(method, path, body)
	if got != status {
		d.t.Fatalf("%s %s: %d, want %d: %.500s", method, path, got, status, b)
	}
	if out != nil {
		if err := json.Unmarshal(b, out); err != nil {
			d.t.Fatalf("%s %s: %v in %.200s", method, path, err, b)
		}
	}
}

func (d *desk) get(path string, out any) {
	d.t.Helper()
	d.want(http.StatusOK, "GET", path, nil, out)
}

// refused asks, and expects problem details with a status that name a field.
func (d *desk) refused(status int, field, method, path string, body any) {
	d.t.Helper()
	got, head, b := d.send(method, path, body)
	var p struct {
		Status int
		Title  string
		Detail string
		Errors []struct{ Location, Message string }
	}
	if got != status || head.Get("Content-Type") != "application/problem+json" || json.Unmarshal(b, &p) != nil || p.Status != status || p.Title == "" {
		d.t.Errorf("%s %s: %d %s %.400s; want %d with problem details", method, path, got, head.Get("Content-Type"), b, status)
		return
	}
	if field == "" {
		return
	}
	for _, e := range p.Errors {
		if e.Location == field && e.Message != "" {
			return
		}
	}
	d.t.Errorf("%s %s: %.400s does not name %s", method, path, b, field)
}

// esc escapes for a path or a query.
func esc(s string) string { return url.PathEscape(s) }

func q(pairs ...string) string {
	v := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return "?" + v.Encode()
}

// engines runs a test on both stores.
func engines(t *testing.T, f func(t *testing.T, dsn string)) {
	t.Run("sqlite", func(t *testing.T) { f(t, t.TempDir()) })
	t.Run("postgres", func(t *testing.T) { f(t, storetest.Postgres(t).DSN(t)) })
}

// idOf is the id in a body.
func idOf(t testing.TB, raw []byte) string {
	t.Helper()
	var x struct{ ID string }
	if err := json.Unmarshal(raw, &x); err != nil || x.ID == "" {
		t.Fatalf("no id in %s", raw)
	}
	return x.ID
}
