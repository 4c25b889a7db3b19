// Command corroborate measures the comparison of claims at growing numbers of
// synthetic claims and writes the figures: time to take the claims in, time
// to compare them, memory, and how the time grows when the claims grow
// tenfold.
//
//	go run ./eval/cmd/corroborate -out eval/bench-corroborate.txt
package main

import (
	"flag"
	"fmt"
	"io"
	"log"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"isnad/corroborate"
	"isnad/corroborate/synthetic"
	"isnad/data"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "file to write; standard output where empty")
	sizes := flag.String("sizes", "10000,100000,1000000", "numbers of claims")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	var b strings.Builder
	if err := measure(&b, *sizes); err != nil {
		log.Fatal(err)
	}
	if *out == "" {
		fmt.Print(b.String())
		return
	}
	if err := os.WriteFile(*out, []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

func measure(w io.Writer, sizes string) error {
	k, err := corroborate.Load(data.FS)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "# Comparison of synthetic claims (corroborate/synthetic), one core; go run ./eval/cmd/corroborate\n")
	fmt.Fprintf(w, "# %s %s/%s; growth: exponent of claims, 1 is linear\n", runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(w, "%10s %10s %9s %11s %9s %9s %8s\n", "claims", "dispatches", "clusters", "add µs/cl.", "compare s", "µs/claim", "MiB")
	type row struct {
		n int
		t float64
	}
	var rows []row
	for _, f := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(f)
		if err != nil {
			return fmt.Errorf("-sizes: %w", err)
		}
		runtime.GC()
		set := k.NewSet()
		var adding time.Duration
		synthetic.Dispatches(1, n, func(s corroborate.Source) {
			t := time.Now()
			set.Add(s)
			adding += time.Since(t)
		})
		t := time.Now()
		p := set.Compare()
		took := time.Since(t).Seconds()
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		fmt.Fprintf(w, "%10d %10d %9d %11.2f %9.2f %9.2f %8d\n", set.Len(), set.Dispatches(), len(p.Clusters), float64(adding.Microseconds())/float64(set.Len()), took, took*1e6/float64(set.Len()), m.HeapAlloc>>20)
		rows = append(rows, row{set.Len(), took})
		runtime.KeepAlive(set)
	}
	for i := 1; i < len(rows); i++ {
		a, b := rows[i-1], rows[i]
		fmt.Fprintf(w, "growth from %d to %d: %.2f\n", a.n, b.n, math.Log(b.t/a.t)/math.Log(float64(b.n)/float64(a.n)))
	}
	return nil
}
