// Command calibrate makes data/confidence/weights.tsv from annotated
// dispatches and writes to -out how well the score holds on dispatches that
// its weights were not made from.
//
// A claim counts as right when it is paired with an annotated one by the
// strict rule of the codebook. The dispatches are dealt to -folds parts; each
// part is scored with weights made from the others. The weights that are kept
// are made from all.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"isnad/confidence"
	"isnad/data"
	"isnad/eval"
	"isnad/pipeline"
)

func main() {
	shared := flag.String("shared", "../shared", "folder of the annotated dispatches")
	dev := flag.String("dev", "eval/dev", "folder of the project's annotated dispatches that were used in its making")
	kept := flag.String("held", "eval/held/held.jsonl,eval/held/ordinary.jsonl", "files, parted by commas, of the project's annotated dispatches that were kept from its making")
	weights := flag.String("weights", "data/confidence/weights.tsv", "file of the weights")
	out := flag.String("out", "eval/confidence.txt", "file of the figures")
	folds := flag.Int("folds", 8, "parts of the dispatches")
	l2 := flag.Float64("l2", 1.5, "pull of the weights toward 0")
	flag.Parse()
	if err := run(*shared, *dev, *kept, *weights, *out, *folds, *l2); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

// example is a claim that was read.
type example struct {
	features []confidence.Feature
	right    bool
	fold     int
}

func run(shared, dev, kept, weights, out string, folds int, l2 float64) error {
	r, err := pipeline.Load(data.FS, "")
	if err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(shared, "gold", "*.jsonl"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no annotated dispatches in %s: %w", filepath.Join(shared, "gold"), fs.ErrNotExist)
	}
	made, err := filepath.Glob(filepath.Join(dev, "*.jsonl"))
	if err != nil {
		return err
	}
	ex, dispatches, err := examples(r, append(names, made...), folds)
	if err != nil {
		return err
	}
	elsewhere, others, err := examples(r, strings.Split(kept, ","), folds)
	if err != nil {
		return err
	}
	// A feature that fewer than five claims show says nothing.
	seen := map[string]int{}
	for i := range ex {
		for _, f := range ex[i].features {
			seen[f.Name]++
		}
	}
	for i := range ex {
		kept := ex[i].features[:0]
		for _, f := range ex[i].features {
			if seen[f.Name] >= 5 {
				kept = append(kept, f)
			}
		}
		ex[i].features = kept
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Made by: make calibrate. %d claims of %d dispatches, each scored by weights made without its dispatch.\n", len(ex), dispatches)
	held := make([]float64, len(ex))
	for fold := range folds {
		w := fit(ex, l2, func(e *example) bool { return e.fold != fold })
		for i := range ex {
			if ex[i].fold == fold {
				held[i] = score(w, ex[i].features)
			}
		}
	}
	reliability(&b, ex, held)
	w := fit(ex, l2, func(*example) bool { return true })
	// The program was made on these dispatches and is right there more often
	// than elsewhere: the bias is set so that the mean of the scores is the
	// share right on dispatches that were kept from its making.
	level(w, elsewhere)
	at := make([]float64, len(elsewhere))
	for i := range elsewhere {
		at[i] = score(w, elsewhere[i].features)
	}
	fmt.Fprintf(&b, "\n# %d claims of the %d dispatches in %s, scored by the weights that are shipped: made on the others, their bias set here.\n", len(elsewhere), others, kept)
	reliability(&b, elsewhere, at)
	if err := os.WriteFile(out, b.Bytes(), 0o644); err != nil {
		return err
	}
	var t bytes.Buffer
	fmt.Fprintln(&t, "# Made by: make calibrate (eval/cmd/calibrate). feature, weight of a logistic regression.")
	keys := make([]string, 0, len(w))
	for k := range w {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		if v := math.Round(1000*w[k]) / 1000; v != 0 {
			fmt.Fprintf(&t, "%s\t%g\n", k, v)
		}
	}
	return os.WriteFile(weights, t.Bytes(), 0o644)
}

// examples are the claims that are read in annotated files, and of how many
// dispatches.
func examples(r *pipeline.Reader, names []string, folds int) (ex []example, dispatches int, err error) {
	for _, name := range names {
		gold, err := eval.ReadFile(name)
		if err != nil {
			return nil, 0, err
		}
		pred, err := eval.Read(gold, r.ReadRecord)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", name, err)
		}
		for i := range pred {
			paired := map[int]bool{}
			for _, p := range eval.Pair(gold[i].Claims, pred[i].Claims, false) {
				paired[p[1]] = true
			}
			for k, fs := range confidence.Features(&pred[i]) {
				ex = append(ex, example{fs, paired[k], dispatches % folds})
			}
			dispatches++
		}
	}
	return ex, dispatches, nil
}

// level sets the bias of w so that the mean score of the examples is the share
// of them that is right.
func level(w map[string]float64, ex []example) {
	right := 0.0
	for i := range ex {
		if ex[i].right {
			right++
		}
	}
	lo, hi := w["bias"]-4, w["bias"]+4
	for range 40 {
		w["bias"] = (lo + hi) / 2
		sum := 0.0
		for i := range ex {
			sum += score(w, ex[i].features)
		}
		if sum > right {
			hi = w["bias"]
		} else {
			lo = w["bias"]
		}
	}
}

func score(w map[string]float64, fs []confidence.Feature) float64 {
	z := 0.0
	for _, f := range fs {
		z += w[f.Name] * f.Value
	}
	return 1 / (1 + math.Exp(-z))
}

// fit makes the weights by gradient descent with a step of its own for each
// feature (Adagrad). The bias is not pulled toward 0.
func fit(ex []example, l2 float64, use func(*example) bool) map[string]float64 {
	w, square := map[string]float64{}, map[string]float64{}
	n := 0.0
	for i := range ex {
		if use(&ex[i]) {
			n++
		}
	}
	for range 400 {
		g := map[string]float64{}
		for i := range ex {
			if !use(&ex[i]) {
				continue
			}
			d := score(w, ex[i].features)
			if ex[i].right {
				d--
			}
			for _, f := range ex[i].features {
				g[f.Name] += d * f.Value
			}
		}
		for name, x := range g {
			if name != "bias" {
				x += l2 * w[name]
			}
			x /= n
			square[name] += x * x
			w[name] -= 0.2 * x / (math.Sqrt(square[name]) + 1e-9)
		}
	}
	return w
}

// reliability prints, for each tenth of the score, how many claims have it and
// what share of them is right.
func reliability(b *bytes.Buffer, ex []example, held []float64) {
	fmt.Fprintf(b, "%-12s %6s %8s %8s\n", "confidence", "claims", "mean", "right %")
	wrong, base, right := 0.0, 0.0, 0
	for i := range ex {
		if ex[i].right {
			right++
		}
	}
	share := float64(right) / float64(len(ex))
	for lo := 0; lo < 10; lo++ {
		n, r, sum := 0, 0, 0.0
		for i := range ex {
			if k := min(int(held[i]*10), 9); k == lo {
				n++
				sum += held[i]
				if ex[i].right {
					r++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(b, "%.1f to %.1f   %6d %8.2f %8.1f\n", float64(lo)/10, float64(lo+1)/10, n, sum/float64(n), 100*float64(r)/float64(n))
		}
	}
	for _, least := range []float64{0.5, 0.6, 0.7, 0.8} {
		n, r := 0, 0
		for i := range ex {
			if held[i] >= least {
				n++
				if ex[i].right {
					r++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(b, "at least %.1f  %5d of %d claims, %.1f %% right\n", least, n, len(ex), 100*float64(r)/float64(n))
		} else {
			fmt.Fprintf(b, "at least %.1f  no claim\n", least)
		}
	}
	for i := range ex {
		y := 0.0
		if ex[i].right {
			y = 1
		}
		wrong += (held[i] - y) * (held[i] - y)
		base += (share - y) * (share - y)
	}
	fmt.Fprintf(b, "Brier score   %.3f (%.3f where every claim got the mean, %.2f)\n", wrong/float64(len(ex)), base/float64(len(ex)), share)
}
