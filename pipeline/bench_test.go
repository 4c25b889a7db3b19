//go:build unix

package pipeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"isnad"
	"isnad/samples"
)

// dispatches are those of JSON lines.
func dispatches(b *testing.B, lines []byte) []*isnad.Dispatch {
	b.Helper()
	var out []*isnad.Dispatch
	sc := bufio.NewScanner(bytes.NewReader(lines))
	sc.Buffer(nil, Limit)
	for sc.Scan() {
		d := new(isnad.Dispatch)
		if err := json.Unmarshal(sc.Bytes(), d); err != nil {
			b.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// BenchmarkTexts reads texts as they come: the sample collection, and the
// texts of ../shared where they are. Beside the wall clock it tells MB a second
// of CPU time, the collector's included, which other work on the machine
// disturbs less, and allocations a word.
func BenchmarkTexts(b *testing.B) {
	onTexts(b, benchTexts)
}

// BenchmarkRecogniser tells the share of the reading time that recognising
// costs: every mention, times included, with the model and the lists. Both are
// timed in turn, so that what else the machine does hits both.
func BenchmarkRecogniser(b *testing.B) {
	onTexts(b, func(b *testing.B, ds []*isnad.Dispatch) {
		r := reader(b)
		sents := make([][]isnad.Sentence, len(ds))
		for i, d := range ds {
			x, err := r.Read(d)
			if err != nil {
				b.Fatal(err)
			}
			sents[i] = x.Sentences
		}
		var part, whole float64
		for b.Loop() {
			start := cpuSeconds(b)
			readAll(b, r, ds)
			read := cpuSeconds(b)
			for i, d := range ds {
				r.echoes(d.Text, sents[i], completeLists(d.Text, sents[i], r.mentions(nil, d, sents[i])))
			}
			whole += read - start
			part += cpuSeconds(b) - read
		}
		b.ReportMetric(100*part/whole, "recogniser-%")
	})
}

// onTexts runs a benchmark on the sample collection, and on the texts of
// ../shared where they are.
func onTexts(b *testing.B, run func(*testing.B, []*isnad.Dispatch)) {
	b.Run("samples", func(b *testing.B) { run(b, dispatches(b, samples.JSONL)) })
	names, _ := filepath.Glob("../../shared/texts/*.jsonl")
	if len(names) == 0 {
		return
	}
	b.Run("shared", func(b *testing.B) {
		var ds []*isnad.Dispatch
		for _, name := range names {
			lines, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			ds = append(ds, dispatches(b, lines)...)
		}
		run(b, ds)
	})
}

func benchTexts(b *testing.B, ds []*isnad.Dispatch) {
	r := reader(b)
	size, words := 0, 0
	for _, d := range ds {
		x, err := r.Read(d)
		if err != nil {
			b.Fatal(err)
		}
		size += len(d.Text)
		for i := range x.Sentences {
			words += len(x.Sentences[i].Tokens)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	allocs := testing.AllocsPerRun(1, func() { readAll(b, r, ds) })
	start := cpuSeconds(b)
	for b.Loop() {
		readAll(b, r, ds)
	}
	b.ReportMetric(float64(size)*float64(b.N)/1e6/(cpuSeconds(b)-start), "cpu-MB/s")
	b.ReportMetric(allocs/float64(words), "allocs/word")
}

// BenchmarkRead reads one long dispatch of few words, again and again.
func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(strings.Join(corpus[:4], "\n")+"\n", 20)
	benchTexts(b, []*isnad.Dispatch{{Doc: "d", Date: "2020-05-05", Text: text}})
}

func readAll(b *testing.B, r *Reader, ds []*isnad.Dispatch) {
	for _, d := range ds {
		if _, err := r.Read(d); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParallel reads the sample collection in as many goroutines as there
// are cores (-cpu 1,2 compares).
func BenchmarkParallel(b *testing.B) {
	r := reader(b)
	ds := dispatches(b, samples.JSONL)
	size := 0
	for _, d := range ds {
		size += len(d.Text)
	}
	b.SetBytes(int64(size))
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			readAll(b, r, ds)
		}
	})
}

// cpuSeconds is the CPU time that the process has used, of user and system.
func cpuSeconds(b *testing.B) float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	at := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	return at(u.Utime) + at(u.Stime)
}
