package api

import (
	"context"
	"fmt"
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/corroborate"
	"isnad/store"
	"isnad/tally"
)

// views are what the server keeps of a store to answer views: its claims in
// columns, and the claims of all dispatches put together.
type views struct {
	store *store.Store
	tally *tally.Tally
	know  func() *corroborate.Knowledge
	work  *jobs

	now atomic.Pointer[comparison]
	// How many dispatches the comparison under way has taken in, of how many.
	done, total atomic.Int64

	mu    sync.Mutex
	ready chan struct{} // not nil while claims are being put together; closed when they are
	err   error         // of the last time
}

func newViews(s *store.Store, work *jobs, know func() *corroborate.Knowledge) *views {
	return &views{store: s, tally: tally.New(s), know: know, work: work}
}

// comparison is the claims of all dispatches put together, at one time.
type comparison struct {
	picture *corroborate.Picture
	know    *corroborate.Knowledge
	head    int64
	at      time.Time
	took    time.Duration
	// clusters gives for a dispatch's number and a claim's number in it the
	// index of its cluster, plus one.
	clusters map[int64][]int32
	routes   []heldRoute

	once      sync.Once // histories
	held      []corroborate.History
	historyOf map[string]int // by the place's entity
	indexOf   map[string]int // of clusters that speak of control, by identity
	last      string

	datesMu sync.Mutex
	dates   map[string][]ControlPlace // see controlOn

	sorted sync.Once // byWeight
	order  []int
}

// quick is how long an asker waits for what takes long. Where the last
// comparison took longer, a new one is made in the background, and the old one
// is given until it is there: its time stands in the answer.
const quick = 400 * time.Millisecond

// first is how long an asker waits for the first comparison, which in a large
// store takes a minute and more: long enough for what is small, short enough
// to be told how far it is.
const first = 2 * time.Second

// together says that the first comparison is under way, and how far it is.
func (v *views) together() error {
	done := Progressed{Done: int(v.done.Load()), Total: int(v.total.Load())}
	return huma.ErrorWithHeaders(huma.Error503ServiceUnavailable("the claims of all dispatches are being put together for the first time since the server started; ask again in a moment",
		&huma.ErrorDetail{Location: "progress", Message: fmt.Sprintf("%d of %d dispatches", done.Done, done.Total), Value: done}), http.Header{"Retry-After": {"2"}})
}

// Progressed is how far something is.
type Progressed struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

// comparison is the claims put together, as they are or were a moment ago.
func (v *views) comparison(ctx context.Context) (*comparison, error) {
	c, late, err := v.within(ctx, first)
	switch {
	case late:
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		return nil, v.together()
	case c != nil || err != nil:
		return c, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return nil, v.err
}

// brief is comparison for those who can do without: nil where it would take
// long.
func (v *views) brief(ctx context.Context) (*comparison, error) {
	c, late, err := v.within(ctx, quick)
	if late {
		return v.now.Load(), nil
	}
	return c, err
}

// within is the claims put together, where they are or come to be within a
// time; late tells that it, or the asker's, ran out.
func (v *views) within(ctx context.Context, d time.Duration) (c *comparison, late bool, err error) {
	old, fresh, err := v.held(ctx)
	if err != nil || fresh || old.rests() {
		return old, false, err
	}
	ready := v.start()
	if old != nil && old.took > quick {
		return old, false, nil
	}
	select {
	case <-ready:
	case <-time.After(d):
		return nil, true, nil
	case <-ctx.Done():
		return nil, true, nil
	}
	return v.now.Load(), false, nil
}

// rest is how many times as long as it took a slow comparison stands before
// the next is made, however much is written: a minute's work after each ruling
// would leave the machine nothing else to do.
const rest = 5

func (c *comparison) rests() bool {
	return c != nil && c.took > quick && time.Since(c.at) < (1+rest)*c.took
}

// held is the last comparison, and whether nothing was written since.
func (v *views) held(ctx context.Context) (*comparison, bool, error) {
	head, err := v.store.Head(ctx)
	if err != nil {
		return nil, false, err
	}
	c := v.now.Load()
	return c, c != nil && c.head >= head && c.know == v.know(), nil
}

// start puts claims together in the background, unless that is being done, and
// gives the channel that is closed when it is done.
func (v *views) start() <-chan struct{} {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.ready != nil {
		return v.ready
	}
	ready := make(chan struct{})
	v.ready = ready
	v.work.all.Go(func() {
		c, err := v.compare(v.work.ctx, v.know())
		if err == nil {
			v.now.Store(c)
		}
		v.mu.Lock()
		defer v.mu.Unlock()
		v.err, v.ready = err, nil
		close(ready)
	})
	return ready
}

func (v *views) compare(ctx context.Context, know *corroborate.Knowledge) (*comparison, error) {
	head, err := v.store.Head(ctx)
	if err != nil {
		return nil, err
	}
	began := time.Now()
	c := &comparison{know: know, head: head, at: began.UTC(), clusters: map[int64][]int32{}}
	places := map[string]store.Place{} // of claims, by identity
	var ns []int64
	size := map[string]int{}
	err = v.store.EachDoc(ctx, nil, func(d *store.DocRow) error {
		ns = append(ns, d.N)
		size[d.Group]++
		return nil
	})
	if err != nil {
		return nil, err
	}
	v.total.Store(int64(len(ns)))
	v.done.Store(0)
	set := know.NewSet()
	err = v.inOrder(ctx, ns, func(n int64, x *store.Whole) {
		c.take(set, places, n, x, size[x.Group] > 1)
	})
	if err != nil {
		return nil, err
	}
	c.picture = set.Compare()
	for i := range c.picture.Clusters {
		for _, m := range c.picture.Clusters[i].Members {
			p, ok := places[m.Claim]
			if !ok {
				continue
			}
			row := c.clusters[p.N]
			for int64(len(row)) <= p.Ord {
				row = append(row, 0)
			}
			row[p.Ord] = int32(i) + 1
			c.clusters[p.N] = row
		}
	}
	c.histories()
	c.byWeight()
	c.took = time.Since(began)
	if c.took > quick {
		// Making it takes several times what it holds.
		debug.FreeOSMemory()
	}
	return c, nil
}

// inOrder reads dispatches ahead on all processors, since unpacking their
// records is most of the work, and gives them one after another in the order
// of ns, which the comparison hangs on.
func (v *views) inOrder(ctx context.Context, ns []int64, take func(int64, *store.Whole)) error {
	type batch struct {
		ns     []int64
		wholes map[int64]*store.Whole
		err    error
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	ahead := make(chan chan batch, runtime.GOMAXPROCS(0))
	var reading sync.WaitGroup
	defer reading.Wait()
	reading.Go(func() {
		defer close(ahead)
		for part := range slices.Chunk(ns, 200) {
			got := make(chan batch, 1)
			select {
			case ahead <- got:
			case <-ctx.Done():
				return
			}
			reading.Go(func() {
				wholes, err := v.store.WholesAt(ctx, part, "")
				got <- batch{part, wholes, err}
			})
		}
	})
	for got := range ahead {
		b := <-got
		if b.err != nil {
			stop()
			return b.err
		}
		for _, n := range b.ns {
			if x := b.wholes[n]; x != nil {
				take(n, x)
			}
		}
		v.done.Add(int64(len(b.ns)))
	}
	return ctx.Err()
}

// take adds a dispatch's claims as they stand.
func (c *comparison) take(set *corroborate.Set, places map[string]store.Place, n int64, x *store.Whole, repeated bool) {
	rec := isnad.Record{}
	if x.Record != nil {
		rec = *x.Record
	}
	rec.Doc, rec.Outlet, rec.Date, rec.Title, rec.Text = x.ID, x.Outlet, x.Date, x.Title, x.Text
	rec.Claims = make([]isnad.ClaimRecord, 0, len(x.Claims))
	for i := range x.Claims {
		cl := &x.Claims[i]
		if stands(cl.Ruled) {
			r := cl.ClaimRecord
			r.ID = cl.ID
			rec.Claims = append(rec.Claims, r)
			at := store.Place{N: n, Ord: int64(i)}
			places[cl.ID] = at
			if cl.Kind == string(isnad.Route) {
				if w := routeOf(at, cl); w != nil {
					c.routes = append(c.routes, *w)
				}
			}
		}
	}
	src := corroborate.Source{Record: &rec}
	if repeated {
		src.Group = x.Group
	}
	if len(x.Forwarded) > 0 {
		src.ForwardedFrom = x.Forwarded[0]
	}
	set.Add(src)
}

func stands(ruled string) bool {
	for _, r := range isnad.LiveRulings {
		if r == ruled {
			return true
		}
	}
	return false
}

// of is the cluster of a claim; nil where it is in none.
func (c *comparison) of(p store.Place) *corroborate.Cluster {
	row := c.clusters[p.N]
	if p.Ord >= int64(len(row)) || row[p.Ord] == 0 {
		return nil
	}
	return &c.picture.Clusters[row[p.Ord]-1]
}
