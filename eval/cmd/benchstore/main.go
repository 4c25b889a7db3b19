// Command benchstore measures the store: it generates collections, reads them
// with the program, keeps them, and asks what the pages of the interface ask.
// The figures go to standard output and to a file.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"isnad"
	"isnad/data"
	"isnad/pipeline"
	"isnad/store"
	"isnad/store/storetest"
)

func main() {
	sizes := flag.String("claims", "10000,100000,1000000", "how many claims a store is to hold, at the least")
	out := flag.String("out", "", "file that the figures are written to")
	dsn := flag.String("store", "", "a store to use in place of a temporary folder; what generated dispatches it holds already are not added again")
	flag.Parse()
	var b bytes.Buffer
	if err := run(io.MultiWriter(os.Stdout, &b), *sizes, *dsn); err != nil {
		fmt.Fprintln(os.Stderr, "benchstore:", err)
		os.Exit(1)
	}
	if *out != "" {
		if err := os.WriteFile(*out, b.Bytes(), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, "benchstore:", err)
			os.Exit(1)
		}
	}
}

func run(w io.Writer, sizes, dsn string) error {
	r, err := pipeline.Load(data.FS, "bench")
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "The store at work: make bench-store. %s, %s, %d processors, load %s.\n", runtime.Version(), cpu(), runtime.NumCPU(), load())
	fmt.Fprintf(w, "Dispatches are generated (store/storetest/generate.go), read by the program and kept.\nTimes are of the wall; of repeated questions the median, the 95th of 100 and the longest.\n")
	for _, s := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return err
		}
		dir := dsn
		if dir == "" {
			if dir, err = os.MkdirTemp("", "benchstore-"); err != nil {
				return err
			}
			defer os.RemoveAll(dir)
		}
		if err := measure(w, r, dir, n); err != nil {
			return err
		}
		if dsn == "" {
			os.RemoveAll(dir)
		}
	}
	return nil
}

func measure(w io.Writer, r *pipeline.Reader, dir string, n int) error {
	ctx := context.Background()
	st, err := store.Open(ctx, dir, store.Options{Who: "bench", Words: r.Morph})
	if err != nil {
		return err
	}
	defer st.Close()
	var adding time.Duration
	bytesIn := 0
	const batch = 64
	start := time.Now()
	c, err := st.Count(ctx, isnad.Filter{})
	if err != nil {
		return err
	}
	there := c.Dispatches
	dispatches := there
	for claims := c.Claims; claims < n; dispatches += batch {
		items := make([]store.Item, batch)
		var wg sync.WaitGroup
		errs := make([]error, len(items))
		for p := range runtime.GOMAXPROCS(0) {
			wg.Go(func() {
				for i := p; i < len(items); i += runtime.GOMAXPROCS(0) {
					items[i], errs[i] = storetest.ItemOf(r, storetest.Generate(1, dispatches+i))
				}
			})
		}
		wg.Wait()
		for i := range items {
			if errs[i] != nil {
				return errs[i]
			}
			bytesIn += len(items[i].Text)
			claims += len(items[i].Record.Claims)
		}
		t := time.Now()
		if _, err := st.Add(ctx, "bench", items); err != nil {
			return err
		}
		adding += time.Since(t)
	}
	whole := time.Since(start)
	c, err = st.Count(ctx, isnad.Filter{})
	if err != nil {
		return err
	}
	size := int64(0)
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, f := range files {
		if fi, err := os.Stat(f); err == nil {
			size += fi.Size()
		}
	}
	fmt.Fprintf(w, "\n%d claims of %d dispatches; the files %.0f MB; load %s\n", c.Claims, c.Dispatches, float64(size)/1e6, load())
	if added := float64(dispatches - there); added > 0 {
		fmt.Fprintf(w, "  %-44s %9.0f dispatches/s (reading and keeping %.0f/s), %.1f MB of text\n", "kept", added/adding.Seconds(), added/whole.Seconds(), float64(bytesIn)/1e6)
	}

	ask := func(name string, times int, f func(i int) error) error {
		var spent []time.Duration
		for i := range times {
			t := time.Now()
			if err := f(i); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			spent = append(spent, time.Since(t))
		}
		slices.Sort(spent)
		ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
		if times == 1 {
			fmt.Fprintf(w, "  %-44s %9.1f ms\n", name, ms(spent[0]))
			return nil
		}
		fmt.Fprintf(w, "  %-44s %9.1f %9.1f %9.1f ms\n", name, ms(spent[len(spent)/2]), ms(spent[len(spent)*95/100]), ms(spent[len(spent)-1]))
		return nil
	}
	search := func(f isnad.Filter) error {
		_, err := st.Search(ctx, f, store.Page{})
		return err
	}
	claims := func(f isnad.Filter) error {
		_, err := st.Claims(ctx, f, store.Page{})
		return err
	}
	of := func(list []string, i int) string { return list[i%len(list)] }
	words := []string{"الجيش", "سيطر", "الحوثيون", "مدنيين", "انسحب", "إدلب", "البوكمال", "الكهرباء", "القمح", "المتحف", "هدنة", "معبر", "قافلة", "محتجزين", "الباغوز", "اللقاح", "سفينة", "كلمةغائبة", "مفخخة", "الصحفيون"}
	pairs := []string{"الجيش إدلب", "الحوثيون تعز", "قصف حلب", "هدنة صنعاء", "قافلة غزة", "سيطر الرقة", "معبر القائم", "القمح الأسعار", "مدنيين سراقب", "انسحب هجين"}
	phrases := []string{`"الجيش السوري"`, `"سيارة مفخخة"`, `"قوات سوريا الديمقراطية"`, `"شهود عيان"`, `"هيئة تحرير الشام"`, `"معبر القائم"`, `"مدينة البوكمال"`, `"رقم 1234"`, `"قافلة مساعدات"`, `"اشتباكات عنيفة"`}
	for _, q := range []struct {
		name  string
		times int
		f     func(i int) error
	}{
		{"search: a word, 50 hits with highlights", 200, func(i int) error { return search(isnad.Filter{Text: of(words, i)}) }},
		{"search: two words", 200, func(i int) error { return search(isnad.Filter{Text: of(pairs, i)}) }},
		{"search: a phrase", 200, func(i int) error { return search(isnad.Filter{Text: of(phrases, i)}) }},
		{"search: a word in a year, by an outlet", 200, func(i int) error {
			return search(isnad.Filter{Text: of(words, i), PublishedFrom: "2016", PublishedTo: "2016", Outlets: []string{"شبكة الفرات"}})
		}},
		{"search: a word, claims of control", 100, func(i int) error {
			return search(isnad.Filter{Text: of(words, i), Kinds: []isnad.Kind{isnad.Control}})
		}},
		{"claims: all, a page of 50", 100, func(i int) error { return claims(isnad.Filter{}) }},
		{"claims: of a kind and type", 100, func(i int) error {
			return claims(isnad.Filter{Types: []string{of([]string{"take", "airstrike", "kill", "open"}, i)}})
		}},
		{"claims: about a place", 100, func(i int) error {
			return claims(isnad.Filter{Places: []string{of([]string{"البوكمال", "إدلب", "تعز", "غزة", "هجين"}, i)}})
		}},
		{"claims: about a place, of a kind, in a month", 100, func(i int) error {
			return claims(isnad.Filter{Places: []string{of([]string{"البوكمال", "إدلب", "تعز"}, i)}, Kinds: []isnad.Kind{isnad.Control}, From: "2017-03", To: "2017-03"})
		}},
		{"claims: by a party", 100, func(i int) error {
			return claims(isnad.Filter{Actors: []string{of([]string{"is", "saa", "houthis", "sdf"}, i)}})
		}},
		{"claims: within 50 km", 100, func(i int) error { return claims(isnad.Filter{Near: &isnad.Circle{Lat: 34.45, Lon: 40.92, Km: 50}}) }},
		{"queue: ten claims", 50, func(i int) error {
			_, err := st.Queue(ctx, "layla", isnad.Filter{}, store.Page{Limit: 10})
			return err
		}},
		{"count: all, first time", 1, func(int) error { _, err := st.Count(ctx, isnad.Filter{Tense: []string{"past"}}); return err }},
		{"facets: all fields, first time", 1, func(int) error { _, err := st.Facets(ctx, isnad.Filter{}, store.FacetFields, 20); return err }},
		{"facets: all fields, again", 50, func(int) error { _, err := st.Facets(ctx, isnad.Filter{}, store.FacetFields, 20); return err }},
		{"map: all points, first time", 1, func(int) error { _, err := st.Points(ctx, isnad.Filter{}, 0); return err }},
		{"map: control in a month, first time", 1, func(int) error {
			_, err := st.Points(ctx, isnad.Filter{Kinds: []isnad.Kind{isnad.Control}, From: "2017-03", To: "2017-03"}, 0)
			return err
		}},
		{"timeline: by month and outlet, first time", 1, func(int) error { _, err := st.Timeline(ctx, isnad.Filter{}, "month", true); return err }},
		{"network: with events, first time", 1, func(int) error { _, err := st.Network(ctx, isnad.Filter{}, true, 0); return err }},
		{"a ruling", 50, func(i int) error {
			page, err := st.Queue(ctx, "layla", isnad.Filter{}, store.Page{Limit: 1})
			if err != nil {
				return err
			}
			_, err = st.Rule(ctx, isnad.Ruling{Claim: page.Claims[0].ID, Who: "layla", Act: isnad.RulingAccept})
			return err
		}},
		{"each claim, once through", 1, func(int) error { return st.EachClaim(ctx, isnad.Filter{}, func(*store.Claim) error { return nil }) }},
		{"verify", 1, func(int) error {
			rep, err := st.Verify(ctx, "", nil)
			if err == nil && len(rep.Faults) > 0 {
				err = fmt.Errorf("%d faults, first %+v", len(rep.Faults), rep.Faults[0])
			}
			return err
		}},
	} {
		if err := ask(q.name, q.times, q.f); err != nil {
			return err
		}
	}
	return nil
}

// cpu is the processor's name where the system tells it.
func cpu() string {
	b, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOARCH
	}
	for _, line := range strings.Split(string(b), "\n") {
		if name, ok := strings.CutPrefix(line, "model name"); ok {
			return strings.TrimLeft(name, "\t :")
		}
	}
	return runtime.GOARCH
}

// load is how many processes wanted a processor in the last minute, where the
// system tells it: figures made beside others' work say so.
func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	first, _, _ := strings.Cut(string(b), " ")
	return first
}
