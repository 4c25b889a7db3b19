package peers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
	"unicode"

	_ "github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/registry"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/arabic"

	"isnad"
	"isnad/data"
	"isnad/pipeline"
	"isnad/tokenize"
)

// texts are what is read: generated, and the collected ones where
// ISNAD_BENCH_TEXTS names their folder.
func texts(b *testing.B) map[string][]isnad.Dispatch {
	b.Helper()
	gen, err := Generated(7, 1<<20)
	if err != nil {
		b.Fatal(err)
	}
	out := map[string][]isnad.Dispatch{"generated": gen}
	if dir := os.Getenv("ISNAD_BENCH_TEXTS"); dir != "" {
		if out["collected"], err = Collected(dir); err != nil {
			b.Fatal(err)
		}
	}
	return out
}

func size(ds []isnad.Dispatch) (bytes, words int) {
	for _, d := range ds {
		bytes += len(d.Text)
		words += len(wordsOf(d.Text))
	}
	return bytes, words
}

// wordsOf are runs of letters and marks.
func wordsOf(text string) []string {
	var out []string
	start := -1
	for i, c := range text {
		if in := unicode.IsLetter(c) || unicode.IsMark(c); in && start < 0 {
			start = i
		} else if !in && start >= 0 {
			out = append(out, text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, text[start:])
	}
	return out
}

// cpu is the processor time that this process has used, collecting garbage
// included. Unlike time of the wall it hardly knows who else is at work.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func load(b *testing.B) *pipeline.Reader {
	b.Helper()
	r, err := pipeline.Load(data.FS, "bench")
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// engine makes of a dispatch what it makes, and counts it.
type engine struct {
	name string
	make func(b *testing.B) func(d *isnad.Dispatch) int
}

var engines = []engine{
	{"isnad-record", func(b *testing.B) func(d *isnad.Dispatch) int {
		r := load(b)
		return func(d *isnad.Dispatch) int {
			rec, err := r.ReadRecord(d)
			if err != nil {
				return 0 // posts without Arabic
			}
			return len(rec.Claims)
		}
	}},
	{"isnad-split", func(*testing.B) func(d *isnad.Dispatch) int {
		return func(d *isnad.Dispatch) int { return len(tokenize.Split(d.Text)) }
	}},
	{"isnad-analyse", func(b *testing.B) func(d *isnad.Dispatch) int {
		r := load(b)
		return func(d *isnad.Dispatch) int {
			sents := tokenize.Split(d.Text)
			for i := range sents {
				r.Morph.Analyze(d.Text, sents[i].Tokens)
			}
			return len(sents)
		}
	}},
	{"bleve-ar", func(b *testing.B) func(d *isnad.Dispatch) int {
		a, err := registry.NewCache().AnalyzerNamed("ar")
		if err != nil {
			b.Fatal(err)
		}
		return func(d *isnad.Dispatch) int { return len(a.Analyze([]byte(d.Text))) }
	}},
	{"snowball-ar", func(*testing.B) func(d *isnad.Dispatch) int {
		return func(d *isnad.Dispatch) int {
			n := 0
			for _, w := range wordsOf(d.Text) {
				env := snowballstem.NewEnv(w)
				arabic.Stem(env)
				n += len(env.Current())
			}
			return n
		}
	}},
}

// BenchmarkSpeed is one engine after another on one text: cpu-MB/s is text by
// processor time, allocs/word what each word costs the collector. Each engine
// is made anew and reads another text first, so that what it keeps of common
// words is there, and of rare ones not, as in the middle of a long batch; with
// -benchtime 1x no text is read twice.
func BenchmarkSpeed(b *testing.B) {
	before, err := Generated(8, 1<<20)
	if err != nil {
		b.Fatal(err)
	}
	all := texts(b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		ds := all[name]
		bytes, words := size(ds)
		for _, e := range engines {
			b.Run("text="+name+"/engine="+e.name, func(b *testing.B) {
				run := e.make(b)
				for i := range before {
					run(&before[i])
				}
				runtime.GC()
				b.SetBytes(int64(bytes))
				out, rounds := 0, 0
				var from, to runtime.MemStats
				runtime.ReadMemStats(&from)
				at := cpu()
				for b.Loop() {
					for i := range ds {
						out += run(&ds[i])
					}
					rounds++
				}
				spent := cpu() - at
				runtime.ReadMemStats(&to)
				if out == 0 {
					b.Fatal("nothing came out")
				}
				b.ReportMetric(float64(bytes)*float64(rounds)/1e6/spent.Seconds(), "cpu-MB/s")
				b.ReportMetric(float64(to.Mallocs-from.Mallocs)/float64(words*rounds), "allocs/word")
			})
		}
	}
}

// BenchmarkStream is the engine in the middle of a long batch: records of 10 MB of
// generated dispatches, one after another and none twice, by a reader that has read
// 4 MB of others before. About one word of it in thirty is spelt as none before.
// heap-MB is what the heap took from the system; allocs/word and cpu-MB/s are those
// of BenchmarkSpeed, where the first meeting of words counts for more.
func BenchmarkStream(b *testing.B) {
	before, err := Generated(8, 4<<20)
	if err != nil {
		b.Fatal(err)
	}
	ds, err := Generated(7, 10<<20)
	if err != nil {
		b.Fatal(err)
	}
	bytes, words := size(ds)
	b.SetBytes(int64(bytes))
	read := engines[0].make(b)
	for i := range before {
		read(&before[i])
	}
	var from, to runtime.MemStats
	runtime.ReadMemStats(&from)
	at := cpu()
	for b.Loop() {
		for i := range ds {
			read(&ds[i])
		}
	}
	spent := cpu() - at
	runtime.ReadMemStats(&to)
	b.ReportMetric(float64(bytes)*float64(b.N)/1e6/spent.Seconds(), "cpu-MB/s")
	b.ReportMetric(float64(to.Mallocs-from.Mallocs)/float64(words*b.N), "allocs/word")
	b.ReportMetric(float64(to.HeapSys)/1e6, "heap-MB")
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load(b)
	}
}

// BenchmarkCores reads one text on one goroutine and then on as many as there
// are processors: scaling is how many times as fast that was. On a machine
// with other work it says little.
func BenchmarkCores(b *testing.B) {
	r := load(b)
	ds, err := Generated(7, 1<<20)
	if err != nil {
		b.Fatal(err)
	}
	on := func(goroutines int) time.Duration {
		start := time.Now()
		var wg sync.WaitGroup
		for g := range goroutines {
			wg.Go(func() {
				for i := g; i < len(ds); i += goroutines {
					if _, err := r.ReadRecord(&ds[i]); err != nil {
						b.Error(err)
					}
				}
			})
		}
		wg.Wait()
		return time.Since(start)
	}
	on(1) // spellings are known from here on
	scaling, rounds := 0.0, 0.0
	for b.Loop() {
		one := on(1)
		scaling += one.Seconds() / on(runtime.GOMAXPROCS(0)).Seconds()
		rounds++
	}
	b.ReportMetric(scaling/rounds, "scaling")
}

// highWater is the most memory that a process has held, in KiB; 0 once it is
// gone. What wait gives is no use here: it counts this process's own memory,
// which the other one had until it began.
func highWater(pid int) (kb int) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	if _, after, ok := strings.Cut(string(b), "VmHWM:"); ok {
		fmt.Sscan(after, &kb)
	}
	return kb
}

// BenchmarkProgram is the program itself, built as it is given out, reading
// files: how long the smallest takes, and what memory the largest needs.
// peak-MB has to stay where it is from batch to batch.
func BenchmarkProgram(b *testing.B) {
	exe := filepath.Join(b.TempDir(), "isnad")
	build := exec.Command("go", "build", "-trimpath", "-o", exe, "./cmd/isnad")
	build.Dir = "../.."
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, c := range []struct {
		name string
		size int
	}{{"one", 1}, {"2MB", 2 << 20}, {"8MB", 8 << 20}} {
		b.Run("read="+c.name, func(b *testing.B) {
			ds, err := Generated(7, c.size)
			if err != nil {
				b.Fatal(err)
			}
			var in bytes.Buffer
			enc := json.NewEncoder(&in)
			for _, d := range ds {
				if err := enc.Encode(map[string]string{"doc": d.Doc, "outlet": d.Outlet, "date": d.Date, "text": d.Text}); err != nil {
					b.Fatal(err)
				}
			}
			n, _ := size(ds)
			b.SetBytes(int64(n))
			var spent time.Duration
			peak, rounds := 0, 0
			for b.Loop() {
				cmd := exec.Command(exe, "read", "-")
				cmd.Stdin = bytes.NewReader(in.Bytes())
				if err := cmd.Start(); err != nil {
					b.Fatal(err)
				}
				done := make(chan int)
				go func() {
					most := 0
					for kb := -1; kb != 0; time.Sleep(10 * time.Millisecond) {
						kb = highWater(cmd.Process.Pid)
						most = max(most, kb)
					}
					done <- most
				}()
				if err := cmd.Wait(); err != nil {
					b.Fatal(err)
				}
				peak = max(peak, <-done)
				spent += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
				rounds++
			}
			b.ReportMetric(float64(n)*float64(rounds)/1e6/spent.Seconds(), "cpu-MB/s")
			b.ReportMetric(float64(peak)/1024, "peak-MB")
		})
	}
}
