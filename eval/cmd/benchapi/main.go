// Command benchapi measures the API: it generates a collection, reads and keeps
// it, starts the server on it, and asks over HTTP what the interface's pages
// ask, each question with many filters. The figures go to standard output and
// to a file.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"isnad/api"
	"isnad/pipeline"
	"isnad/store"
	"isnad/store/storetest"
)

func main() {
	n := flag.Int("dispatches", 100_000, "number of dispatches")
	dsn := flag.String("store", "", "store to fill and ask, kept afterwards and gone on with; empty: a temporary folder")
	out := flag.String("out", "", "file that the figures are written to")
	times := flag.Int("times", 60, "times that each question is asked; 0: only fill the store")
	flag.Parse()
	var b bytes.Buffer
	if err := run(io.MultiWriter(os.Stdout, &b), *dsn, *n, *times); err != nil {
		fmt.Fprintln(os.Stderr, "benchapi:", err)
		os.Exit(1)
	}
	if *out != "" {
		if err := os.WriteFile(*out, b.Bytes(), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "benchapi:", err)
			os.Exit(1)
		}
	}
}

func run(w io.Writer, dsn string, n, times int) error {
	ctx := context.Background()
	if dsn == "" {
		dir, err := os.MkdirTemp("", "benchapi-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		dsn = dir
	}
	lexicon, err := api.OpenLexicon("bench", "")
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, dsn, store.Options{Who: "bench", Words: lexicon.Reader().Morph})
	if err != nil {
		return err
	}
	defer st.Close()
	if err := fill(ctx, st, lexicon.Reader(), n); err != nil {
		return err
	}
	if times == 0 {
		return nil
	}
	server, err := api.New(api.Options{Store: st, Lexicon: lexicon, Program: "bench"})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	h := server.HTTP()
	go h.Serve(l) // ends with Close
	defer h.Close()
	a := &asker{w: w, base: "http://" + l.Addr().String(), times: times}
	return a.measure()
}

// fill keeps generated dispatches, each of two texts, so that one makes about
// ten claims; those that are there already are passed over.
func fill(ctx context.Context, st *store.Store, r *pipeline.Reader, n int) error {
	const batch = 128
	have := 0
	if cs, err := st.Collections(ctx); err != nil {
		return err
	} else if len(cs) > 0 {
		have = cs[0].Dispatches
	}
	for at := have; at < n; at += batch {
		items := make([]store.Item, min(batch, n-at))
		errs := make([]error, len(items))
		var wg sync.WaitGroup
		for p := range runtime.GOMAXPROCS(0) {
			wg.Go(func() {
				for i := p; i < len(items); i += runtime.GOMAXPROCS(0) {
					d := storetest.Generate(1, at+i)
					d.Text += "\n" + storetest.Generate(2, at+i).Text
					d.Doc = fmt.Sprintf("g%07d", at+i)
					items[i], errs[i] = storetest.ItemOf(r, d)
				}
			})
		}
		wg.Wait()
		for _, err := range errs {
			if err != nil {
				return err
			}
		}
		if _, err := st.Add(ctx, "bench", items); err != nil {
			return err
		}
		if at/batch%100 == 0 {
			fmt.Fprintf(os.Stderr, "%s %d of %d kept\n", time.Now().Format("15:04:05"), at+len(items), n)
		}
	}
	return nil
}

// asker asks the server.
type asker struct {
	w     io.Writer
	base  string
	times int
}

// get asks once, and reads the answer to its end.
func (a *asker) get(path string) (time.Duration, []byte, error) {
	start := time.Now()
	res, err := http.Get(a.base + path)
	if err != nil {
		return 0, nil, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %d %.300s", path, res.StatusCode, b)
	}
	return time.Since(start), b, err
}

// filters are what people choose, from all to little.
func filters() []url.Values {
	v := func(pairs ...string) url.Values {
		out := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			out.Add(pairs[i], pairs[i+1])
		}
		return out
	}
	return []url.Values{v(), v("kinds", "control"), v("kinds", "event"), v("outlets", "وكالة الضفة"), v("from", "2017", "to", "2017-12-31"), v("places", "البوكمال"), v("actors", "is"),
		v("polarity", "denied"), v("certainty", "possible", "tense", "future"), v("types", "airstrike", "types", "shelling", "from", "2018-03"), v("near", "34.45,40.92,100"), v("box", "38,32,45,37", "evidence", "told"),
		v("actors", "is", "places", "الرقة"), v("published_from", "2020", "outlets", "صوت الساحل", "outlets", "منبر عدن"), v("rulings", "unruled", "kinds", "relation")}
}

func (a *asker) measure() error {
	start := time.Now()
	_, first, err := a.get("/api/claims/facets")
	if err != nil {
		return err
	}
	loaded := time.Since(start)
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	start = time.Now()
	for {
		if _, _, err = a.get("/api/compare"); err == nil {
			break
		}
		if time.Since(start) > time.Hour {
			return err
		}
		time.Sleep(time.Second)
	}
	compared := time.Since(start)
	fmt.Fprintf(a.w, "The API at work: make bench-api. %s, %s, %d processors, load %s.\n", runtime.Version(), isnadVersion(), runtime.NumCPU(), load())
	fmt.Fprintf(a.w, "Generated dispatches (store/storetest/generate.go, two to one), SQLite, over HTTP on loopback. Each\nquestion is asked %d times under %d filters in turn, from none to narrow; times are of the wall, with the\nanswer read to its end.\n\n", a.times, len(filters()))
	fmt.Fprintf(a.w, "%.120s …\n", first)
	fmt.Fprintf(a.w, "claims loaded into memory at start      %8.1f s   (%.0f MB)\nclaims put together at start            %8.1f s\n\n", loaded.Seconds(), float64(m.HeapAlloc)/1e6, compared.Seconds())
	fmt.Fprintf(a.w, "%-40s %9s %9s %9s %10s\n", "", "median ms", "p95 ms", "most ms", "bytes")
	worst := 0.0
	for _, q := range []struct{ name, path string }{
		{"claims: a page, newest first", "/api/claims?limit=50"}, {"claims: a page by doubt", "/api/claims?limit=50&sort=-doubt"}, {"claims: a page far down", "/api/claims?limit=50&skip=100000"},
		{"claims: facets, all fields", "/api/claims/facets"}, {"claims: facets of five fields", "/api/claims/facets?fields=kinds&fields=types&fields=outlets&fields=places&fields=actors"},
		{"timeline by kind", "/api/timeline"}, {"timeline by outlet and day", "/api/timeline?split=outlet&bin=day"},
		{"map: points, far", "/api/map/points?zoom=4"}, {"map: points, near", "/api/map/points?zoom=10"}, {"map: control at a date", "/api/map/control?date=2018-06-01"}, {"map: routes", "/api/map/routes"},
		{"network", "/api/network"}, {"network with events", "/api/network?events=true"}, {"compare: a page of clusters", "/api/compare?limit=20"},
		{"dispatches", "/api/dispatches?limit=50"}, {"search: one word", "/api/search?limit=20&text=" + url.QueryEscape("البوكمال")}, {"search: a phrase", "/api/search?limit=20&text=" + url.QueryEscape(`"معبر القائم"`)},
		{"places by name", "/api/places?q=" + url.QueryEscape("الب")}, {"actors by name", "/api/actors?q=" + url.QueryEscape("قو")}, {"queue", "/api/queue?limit=20"},
	} {
		p95, err := a.ask(q.name, q.path)
		if err != nil {
			return err
		}
		worst = max(worst, p95)
	}
	one, err := a.one()
	if err != nil {
		return err
	}
	worst = max(worst, one)
	fmt.Fprintf(a.w, "\nthe slowest p95 is %.0f ms\n", worst)
	return nil
}

// unfiltered are questions that take no filter.
func unfiltered(path string) bool {
	for _, p := range []string{"/api/places", "/api/actors"} {
		if len(path) > len(p) && path[:len(p)] == p {
			return true
		}
	}
	return false
}

func (a *asker) ask(name, path string) (p95 float64, err error) {
	fs := filters()
	var spent []time.Duration
	size := 0
	for i := range a.times {
		p := path
		if f := fs[i%len(fs)].Encode(); f != "" && !unfiltered(path) {
			join := "?"
			for _, c := range path {
				if c == '?' {
					join = "&"
				}
			}
			p += join + f
		}
		d, b, err := a.get(p)
		if err != nil {
			return 0, err
		}
		spent = append(spent, d)
		size += len(b)
	}
	return a.print(name, spent, size/a.times), nil
}

func (a *asker) print(name string, spent []time.Duration, size int) float64 {
	slices.Sort(spent)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	p95 := ms(spent[len(spent)*95/100])
	fmt.Fprintf(a.w, "%-40s %9.1f %9.1f %9.1f %10d\n", name, ms(spent[len(spent)/2]), p95, ms(spent[len(spent)-1]), size)
	return p95
}

// one opens dispatches and claims, a different one each time.
func (a *asker) one() (float64, error) {
	page, err := a.refs()
	if err != nil {
		return 0, err
	}
	worst := 0.0
	for _, q := range []struct {
		name string
		path func(i int) string
	}{
		{"one dispatch", func(i int) string { return "/api/dispatches/" + page[i%len(page)].Dispatch }},
		{"one claim", func(i int) string { return "/api/claims/" + page[i%len(page)].Ref }},
	} {
		var spent []time.Duration
		size := 0
		for i := range a.times {
			d, b, err := a.get(q.path(i))
			if err != nil {
				return 0, err
			}
			spent = append(spent, d)
			size += len(b)
		}
		worst = max(worst, a.print(q.name, spent, size/a.times))
	}
	return worst, nil
}

// load is the machine's, as the kernel says it: others may be at work.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	one, _, _ := bytes.Cut(b, []byte(" "))
	return string(one)
}

func isnadVersion() string {
	if bi, ok := debug.ReadBuildInfo(); ok {
		for _, s := range bi.Settings {
			if s.Key == "vcs.revision" {
				return "isnad " + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return "isnad"
}
