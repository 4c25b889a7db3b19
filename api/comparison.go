package api

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

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

	turn sync.Mutex // one compares
	now  atomic.Pointer[comparison]
	busy atomic.Bool
}

func newViews(s *store.Store, know func() *corroborate.Knowledge) *views {
	return &views{store: s, tally: tally.New(s), know: know}
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
	last      string

	sorted sync.Once // byWeight
	order  []int
}

// quick is how long a comparison may take to be made while the asker waits.
// Where the last one took longer, a new one is made in the background, and the
// old one is given until it is there: its time stands in the answer.
const quick = 400 * time.Millisecond

// comparison is the claims put together.
func (v *views) comparison(ctx context.Context) (*comparison, error) {
	head, err := v.store.Head(ctx)
	if err != nil {
		return nil, err
	}
	know := v.know()
	old := v.now.Load()
	if old != nil && old.head >= head && old.know == know {
		return old, nil
	}
	if old != nil && old.took > quick {
		if v.busy.CompareAndSwap(false, true) {
			go func() {
				defer v.busy.Store(false)
				// The asker does not wait, and its going must not end this.
				_, _ = v.compare(context.WithoutCancel(ctx), know) // the next asker meets the error
			}()
		}
		return old, nil
	}
	return v.compare(ctx, know)
}

func (v *views) compare(ctx context.Context, know *corroborate.Knowledge) (*comparison, error) {
	v.turn.Lock()
	defer v.turn.Unlock()
	head, err := v.store.Head(ctx)
	if err != nil {
		return nil, err
	}
	if old := v.now.Load(); old != nil && old.head >= head && old.know == know {
		return old, nil
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
	set := know.NewSet()
	for len(ns) > 0 {
		part := ns[:min(len(ns), 200)]
		ns = ns[len(part):]
		wholes, err := v.store.WholesAt(ctx, part, "")
		if err != nil {
			return nil, err
		}
		for _, n := range part {
			if x := wholes[n]; x != nil {
				c.take(set, places, n, x, size[x.Group] > 1)
			}
		}
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
	c.took = time.Since(began)
	v.now.Store(c)
	return c, nil
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
