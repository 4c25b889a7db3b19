package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"isnad/eval"
	"isnad/pipeline"
)

// Clusters of words by the company they keep, from the raw text of the
// training parts of the corpora (never of a development or test part) and of
// ../shared/texts. A word goes to the class that makes its neighbours on both
// sides likeliest, and words are exchanged until few move (Martin, Liermann,
// Ney, Algorithms for Bigram and Trigram Word Clustering, 1998; the counts of
// words beside classes as in Uszkoreit, Brants, Distributed Word Clustering,
// ACL 2008).

const (
	minSeen  = 4
	passes   = 12
	coarse   = 80
	fine     = 500
	sentinel = 0 // the sentence's edge
)

type clusterer struct {
	words []string
	count []int
	left  [][]pair // neighbours before each word
	right [][]pair
	logs  []float64 // x log x
}

type pair struct{ w, n int32 }

// texts are the sentences that clusters are made from, as bare folded words.
func texts(r *pipeline.Reader, dir string) ([][]string, error) {
	var out [][]string
	add := func(text string) {
		s := r.Whole(text)
		if w := r.Ner.Bare(text, &s); len(w) > 1 {
			out = append(out, w)
		}
	}
	for _, f := range []string{"anercorp/train.tsv", "aqmar/train.tsv", "wojood-sample/train.tsv"} {
		ss, err := eval.ReadBIOFile(filepath.Join(dir, f))
		if err != nil {
			return nil, err
		}
		for _, s := range ss {
			add(strings.Join(s.Tokens, " "))
		}
	}
	ss, err := eval.ReadBIOFile(filepath.Join(dir, "wikifane/train.tsv"))
	if err != nil {
		return nil, err
	}
	for _, s := range eval.Joined(ss) {
		add(strings.Join(s.Tokens, " "))
	}
	for _, f := range []string{"idrisi-ra/lmr/train.jsonl", "ans/claim-train.jsonl", "ans/stance-train.jsonl", "../texts/ant_jawharafm.jsonl", "../texts/fignews_posts.jsonl", "../texts/syrian_archive.jsonl", "../texts/wikinews.jsonl"} {
		b, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			return nil, err
		}
		for line := range bytes.Lines(b) {
			var x map[string]any
			if err := json.Unmarshal(line, &x); err != nil {
				return nil, fmt.Errorf("%s: %w", f, err)
			}
			for _, k := range []string{"text", "title", "claim_s", "s1", "s2"} {
				if s, ok := x[k].(string); ok {
					for p := range strings.SplitSeq(s, "\n") {
						add(p)
					}
				}
			}
		}
	}
	return out, nil
}

func (t *training) clusters(out string) error {
	ss, err := texts(t.r, t.dir)
	if err != nil {
		return err
	}
	c := newClusterer(ss)
	log.Printf("clusters: %d sentences, %d words", len(ss), len(c.words)-1)
	a, b := c.run(coarse), c.run(fine)
	order := make([]int, 0, len(c.words))
	for i := 1; i < len(c.words); i++ {
		order = append(order, i)
	}
	sort.Slice(order, func(i, j int) bool { return c.words[order[i]] < c.words[order[j]] })
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(out, "clusters.tsv"))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "# Made by: go run ./internal/nertrain. Do not edit.")
	fmt.Fprintln(w, "# columns: word, folded, without proclitics\tcoarse class\tfine class")
	for _, i := range order {
		fmt.Fprintf(w, "%s\t%d\t%d\n", c.words[i], a[i]+1, b[i]+1)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

func newClusterer(ss [][]string) *clusterer {
	seen := map[string]int{}
	for _, s := range ss {
		for _, w := range s {
			seen[w]++
		}
	}
	c := &clusterer{words: []string{""}, count: []int{0}}
	for w, n := range seen {
		if n >= minSeen && strings.IndexFunc(w, func(r rune) bool { return r < 0x80 }) < 0 {
			c.words = append(c.words, w)
		}
	}
	sort.Slice(c.words[1:], func(i, j int) bool {
		a, b := c.words[1+i], c.words[1+j]
		if seen[a] != seen[b] {
			return seen[a] > seen[b]
		}
		return a < b
	})
	id := map[string]int32{}
	for i, w := range c.words {
		id[w] = int32(i)
	}
	c.count = make([]int, len(c.words))
	grams := map[[2]int32]int32{}
	for _, s := range ss {
		prev := int32(sentinel)
		for _, w := range s {
			k := id[w] // rare words stand for the edge
			c.count[k]++
			grams[[2]int32{prev, k}]++
			prev = k
		}
		grams[[2]int32{prev, sentinel}]++
	}
	c.left = make([][]pair, len(c.words))
	c.right = make([][]pair, len(c.words))
	for g, n := range grams {
		c.right[g[0]] = append(c.right[g[0]], pair{g[1], n})
		c.left[g[1]] = append(c.left[g[1]], pair{g[0], n})
	}
	for _, side := range [][][]pair{c.left, c.right} {
		for i := range side {
			sort.Slice(side[i], func(a, b int) bool { return side[i][a].w < side[i][b].w })
		}
	}
	c.logs = make([]float64, 1<<20)
	for i := 1; i < len(c.logs); i++ {
		c.logs[i] = float64(i) * math.Log(float64(i))
	}
	return c
}

func (c *clusterer) f(n int32) float64 {
	if int(n) < len(c.logs) {
		return c.logs[n]
	}
	return float64(n) * math.Log(float64(n))
}

// run deals the words out over k classes and exchanges them.
func (c *clusterer) run(k int) []int {
	v := len(c.words)
	class := make([]int, v)
	for i := 1; i < v; i++ {
		class[i] = i % k
	}
	// before[w*k+x]: how often class x stands behind word w; after: before it.
	before, after := make([]int32, v*k), make([]int32, v*k)
	total := make([]int32, k)
	for w := 1; w < v; w++ {
		total[class[w]] += int32(c.count[w])
		for _, p := range c.left[w] {
			before[int(p.w)*k+class[w]] += p.n
		}
		for _, p := range c.right[w] {
			after[int(p.w)*k+class[w]] += p.n
		}
	}
	gain := make([]float64, k)
	for pass := range passes {
		moved := 0
		for w := 1; w < v; w++ {
			a, n := class[w], int32(c.count[w])
			clear(gain)
			out := 0.0
			for side, table := range [][]int32{before, after} {
				ps := c.left[w]
				if side == 1 {
					ps = c.right[w]
				}
				for _, p := range ps {
					row := table[int(p.w)*k : int(p.w)*k+k]
					out += c.f(row[a]-p.n) - c.f(row[a])
					for x, y := range row {
						if y != 0 {
							gain[x] += c.f(y+p.n) - c.f(y)
						} else {
							gain[x] += c.f(p.n)
						}
					}
				}
			}
			out -= 2 * (c.f(total[a]-n) - c.f(total[a]))
			best, top := a, 0.0
			for x := range gain {
				if x == a {
					continue
				}
				if g := gain[x] - 2*(c.f(total[x]+n)-c.f(total[x])) + out; g > top+1e-9 {
					best, top = x, g
				}
			}
			if best == a {
				continue
			}
			moved++
			class[w] = best
			total[a] -= n
			total[best] += n
			for _, p := range c.left[w] {
				before[int(p.w)*k+a] -= p.n
				before[int(p.w)*k+best] += p.n
			}
			for _, p := range c.right[w] {
				after[int(p.w)*k+a] -= p.n
				after[int(p.w)*k+best] += p.n
			}
		}
		log.Printf("%d classes, pass %d: %d words moved", k, pass+1, moved)
		if moved < v/200 {
			break
		}
	}
	return class
}
