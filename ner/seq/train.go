package seq

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sort"
	"sync"
)

// Example is a sentence with the labels that people gave it.
type Example struct {
	Domain int // which corpus it is of, from 0
	Feats  [][]uint32
	Gold   []uint8
	Weight float64 // how much an error here counts; 1 is usual
}

// Options of a training. The zero value is not usable; see Defaults.
type Options struct {
	Labels  []string
	Domains int
	Epochs  int
	Runs    int // trainings that are averaged; 0 is 1
	Seed    uint64
	MinSeen int     // features seen less often are left out
	Miss    float64 // cost of O where an entity stands, in units of an update
	False   float64 // cost of an entity where none stands
	Wrong   float64 // cost of another entity
	Keep    int     // features that a pruned model keeps at most
	Log     func(format string, args ...any)
}

// Trained holds the averaged weights, shared and of each domain.
type Trained struct {
	opt    Options
	n      int
	ids    map[uint32]int32
	shared []float32
	own    [][]float32
	trans  []float32
	towns  [][]float32
}

// Train trains on the examples; the same examples and options give the same
// weights. It trains Runs times in orders of their own and averages, which
// evens out what the order does.
func Train(ex []Example, opt Options) (*Trained, error) {
	runs := max(1, opt.Runs)
	all := make([]*Trained, runs)
	errs := make([]error, runs)
	var wg sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for k := range runs {
		room <- struct{}{}
		wg.Go(func() {
			o := opt
			o.Seed += uint64(k)
			all[k], errs[k] = train(ex, o)
			<-room
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	out := all[0]
	mean := func(pick func(*Trained) []float32) {
		sum := pick(out)
		for _, t := range all[1:] {
			for i, x := range pick(t) {
				sum[i] += x
			}
		}
		for i := range sum {
			sum[i] /= float32(runs)
		}
	}
	mean(func(t *Trained) []float32 { return t.shared })
	mean(func(t *Trained) []float32 { return t.trans })
	for d := range opt.Domains {
		mean(func(t *Trained) []float32 { return t.own[d] })
		mean(func(t *Trained) []float32 { return t.towns[d] })
	}
	return out, nil
}

func train(ex []Example, opt Options) (*Trained, error) {
	n := len(opt.Labels)
	if n == 0 || n > MaxLabels {
		return nil, fmt.Errorf("%d labels; a model has 1 to %d", n, MaxLabels)
	}
	if opt.Log == nil {
		opt.Log = func(string, ...any) {}
	}
	seen := map[uint32]int32{}
	for i := range ex {
		if len(ex[i].Feats) != len(ex[i].Gold) {
			return nil, fmt.Errorf("example %d: %d items, %d labels", i, len(ex[i].Feats), len(ex[i].Gold))
		}
		for _, fs := range ex[i].Feats {
			for _, f := range fs {
				seen[f]++
			}
		}
	}
	keys := make([]uint32, 0, len(seen))
	for f, c := range seen {
		if int(c) >= opt.MinSeen {
			keys = append(keys, f)
		}
	}
	slices.Sort(keys)
	ids := make(map[uint32]int32, len(keys))
	for i, f := range keys {
		ids[f] = int32(i)
	}
	opt.Log("%d examples, %d features of %d", len(ex), len(keys), len(seen))
	t := &trainer{n: n, opt: opt, shape: &Model{Labels: opt.Labels}}
	t.shape.structure()
	t.shared = newWeights(len(keys)*n, n*n)
	for range opt.Domains {
		t.own = append(t.own, newWeights(len(keys)*n, n*n))
	}
	items := make([][][]int32, len(ex))
	for i := range ex {
		items[i] = make([][]int32, len(ex[i].Feats))
		for j, fs := range ex[i].Feats {
			row := make([]int32, 0, len(fs))
			for _, f := range fs {
				if id, ok := ids[f]; ok {
					row = append(row, id)
				}
			}
			items[i][j] = row
		}
	}
	rng := rand.New(rand.NewPCG(opt.Seed, 0x15aad))
	order := make([]int, len(ex))
	for i := range order {
		order[i] = i
	}
	t.step = 1
	for e := range opt.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong := 0
		for _, i := range order {
			wrong += t.update(items[i], &ex[i])
			t.step++
		}
		opt.Log("epoch %d: %d wrong labels", e+1, wrong)
	}
	out := &Trained{opt: opt, n: n, ids: ids}
	out.shared, out.trans = t.shared.average(t.step)
	for _, w := range t.own {
		e, tr := w.average(t.step)
		out.own = append(out.own, e)
		out.towns = append(out.towns, tr)
	}
	return out, nil
}

// sums are weights and their sums over the steps, from which the average is
// made.
type sums struct{ w, u []float32 }

func newSums(n int) sums { return sums{make([]float32, n), make([]float32, n)} }

func (s sums) add(at int, d float32, step float64) {
	s.w[at] += d
	s.u[at] += d * float32(step)
}

// average overwrites the sums.
func (s sums) average(step float64) []float32 {
	for i, w := range s.w {
		s.u[i] = w - s.u[i]/float32(step)
	}
	return s.u
}

type weights struct{ emit, trans sums }

func newWeights(n, m int) *weights { return &weights{newSums(n), newSums(m)} }

func (w *weights) average(step float64) (emit, trans []float32) {
	return w.emit.average(step), w.trans.average(step)
}

type trainer struct {
	n      int
	opt    Options
	shape  *Model
	shared *weights
	own    []*weights
	step   float64
	emit   []float32
	back   []uint8
	path   []uint8
}

// update decodes one example, cost added, and mends the weights where the
// path is wrong. It returns the number of wrong labels.
func (t *trainer) update(items [][]int32, ex *Example) int {
	n, k := t.n, len(items)
	if k == 0 {
		return 0
	}
	own := t.own[ex.Domain]
	if cap(t.emit) < k*n {
		t.emit, t.back, t.path = make([]float32, k*n), make([]uint8, k*n), make([]uint8, k)
	}
	emit, back, path := t.emit[:k*n], t.back[:k*n], t.path[:k]
	clear(emit)
	for i, fs := range items {
		row := emit[i*n : i*n+n]
		for _, f := range fs {
			a, b := t.shared.emit.w[int(f)*n:int(f)*n+n], own.emit.w[int(f)*n:int(f)*n+n]
			for y := range row {
				row[y] += a[y] + b[y]
			}
		}
		for y := range row {
			row[y] += float32(t.cost(ex.Gold[i], uint8(y)))
		}
	}
	cur, nxt := make([]float32, n), make([]float32, n)
	for y := range n {
		cur[y] = float32(math.Inf(-1))
		if t.shape.first[y] {
			cur[y] = emit[y]
		}
	}
	for i := 1; i < k; i++ {
		for y := range n {
			top, at := float32(math.Inf(-1)), uint8(0)
			for _, p := range t.shape.prev[y] {
				if s := cur[p] + t.shared.trans.w[int(p)*n+y] + own.trans.w[int(p)*n+y]; s > top {
					top, at = s, p
				}
			}
			nxt[y], back[i*n+y] = top+emit[i*n+y], at
		}
		cur, nxt = nxt, cur
	}
	trace(cur, back, path)
	both := [...]*weights{t.shared, own}
	wrong := 0
	size := float32(ex.Weight)
	if size == 0 {
		size = 1
	}
	for i, p := range path {
		g := ex.Gold[i]
		if p != g {
			wrong++
			for _, f := range items[i] {
				for _, w := range both {
					w.emit.add(int(f)*n+int(g), size, t.step)
					w.emit.add(int(f)*n+int(p), -size, t.step)
				}
			}
		}
		if i > 0 && (p != g || path[i-1] != ex.Gold[i-1]) {
			for _, w := range both {
				w.trans.add(int(ex.Gold[i-1])*n+int(g), size, t.step)
				w.trans.add(int(path[i-1])*n+int(p), -size, t.step)
			}
		}
	}
	return wrong
}

func (t *trainer) cost(gold, y uint8) float64 {
	switch {
	case gold == y:
		return 0
	case t.opt.Labels[gold] == "O":
		return t.opt.False
	case t.opt.Labels[y] == "O":
		return t.opt.Miss
	}
	return t.opt.Wrong
}

// Model makes the model of one domain: shared and own weights added, the
// strongest features kept, quantised to bytes.
func (t *Trained) Model(domain int) *Model {
	n := t.n
	type scored struct {
		f    uint32
		id   int32
		size float32
	}
	var all []scored
	w := make([]float32, len(t.shared))
	top := float32(0)
	for i := range w {
		w[i] = t.shared[i] + t.own[domain][i]
	}
	for f, id := range t.ids {
		row := w[int(id)*n : int(id)*n+n]
		lo, hi := row[0], row[0]
		for _, x := range row {
			lo, hi = min(lo, x), max(hi, x)
		}
		if hi-lo > 0 {
			all = append(all, scored{f, id, hi - lo})
		}
		top = max(top, hi, -lo)
	}
	sort.Slice(all, func(i, j int) bool {
		if all[i].size != all[j].size {
			return all[i].size > all[j].size
		}
		return all[i].f < all[j].f
	})
	if t.opt.Keep > 0 && len(all) > t.opt.Keep {
		all = all[:t.opt.Keep]
	}
	m := &Model{Labels: t.opt.Labels}
	m.structure()
	m.table(len(all))
	// The few greatest weights are cut off at the byte's end so that the many
	// small ones are not rounded away.
	sizes := make([]float32, 0, len(all)*n)
	for _, a := range all {
		for _, x := range w[int(a.id)*n : int(a.id)*n+n] {
			if x != 0 {
				sizes = append(sizes, float32(math.Abs(float64(x))))
			}
		}
	}
	slices.Sort(sizes)
	limit := top
	if len(sizes) > 0 {
		limit = sizes[len(sizes)-1-len(sizes)/2000]
	}
	m.Scale = float64(limit) / 127
	if m.Scale == 0 {
		m.Scale = 1
	}
	for _, a := range all {
		f := a.f
		if f == 0 {
			f = 1
		}
		at := int(m.slot(f))
		m.rows[at] = f
		for y := range n {
			x := math.Round(float64(w[int(a.id)*n+y]) / m.Scale)
			m.w[at*n+y] = int8(max(-127, min(127, x)))
		}
	}
	m.trans = make([]int32, n*n)
	for i := range m.trans {
		m.trans[i] = int32(math.Round(float64(t.trans[i]+t.towns[domain][i]) / m.Scale))
	}
	m.turn()
	return m
}

func sortedRows(rows []uint32) []int {
	var out []int
	for i, r := range rows {
		if r != 0 {
			out = append(out, i)
		}
	}
	sort.Slice(out, func(i, j int) bool { return rows[out[i]] < rows[out[j]] })
	return out
}
