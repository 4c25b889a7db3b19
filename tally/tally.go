// Package tally holds the claims of a store in memory, a column a field, and
// counts, bins, maps and orders them under a filter.
//
// A store goes in; for an isnad.Filter come out the numbers that views show:
// values of a field with their claims, places with theirs, days, pairs of
// parties, and pages in any order. What a filter keeps is what the store's own
// queries keep (a test compares the two); words, sources, counts and mentions
// are asked of the store, all else is found here. A million claims take about
// 70 MB, and a pass over all of them some tens of milliseconds, where a
// database groups a million rows in seconds.
//
// The package reads no dispatches and keeps no text but names. Claims are
// counted as claims, never as events.
package tally

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"isnad/store"
)

// Tally follows a store. It is safe for many goroutines.
type Tally struct {
	store *store.Store
	turn  sync.Mutex // one refreshes
	now   atomic.Pointer[Table]
	took  time.Duration // the last refresh
	done  time.Time     // when it ended
	kept  kept
}

// New makes a tally of a store. Nothing is loaded before it is asked for.
func New(s *store.Store) *Tally { return &Tally{store: s} }

// patience is the share of the time that slow refreshing may take: where a
// refresh takes 50 ms, the next one begins 200 ms after it at the earliest, and
// until then a table is given that is so much older than the store.
const (
	patience = 4
	slow     = 20 * time.Millisecond
)

// partial is up to how many changed dispatches a table is made from the one
// before it.
const partial = 2000

// Now is the table of the store as it is, or, where many write to a large one,
// as it was a moment ago.
func (t *Tally) Now(ctx context.Context) (*Table, error) { return t.table(ctx, true) }

// Fresh is the table of the store as it is: for those who have just written and
// must find it there.
func (t *Tally) Fresh(ctx context.Context) (*Table, error) { return t.table(ctx, false) }

func (t *Tally) table(ctx context.Context, stale bool) (*Table, error) {
	head, err := t.store.Head(ctx)
	if err != nil {
		return nil, err
	}
	if x := t.now.Load(); x != nil && x.At >= head {
		return x, nil
	}
	t.turn.Lock()
	defer t.turn.Unlock()
	x := t.now.Load()
	if x != nil && (x.At >= head || stale && t.took > slow && time.Since(t.done) < patience*t.took) {
		return x, nil
	}
	began := time.Now()
	// Others wait for this too: the asker's going must not end it.
	next, err := t.refresh(context.WithoutCancel(ctx), x, head)
	if err != nil {
		return nil, err
	}
	t.now.Store(next)
	t.done = time.Now()
	t.took = t.done.Sub(began)
	return next, nil
}

func (t *Tally) refresh(ctx context.Context, old *Table, head int64) (*Table, error) {
	if old != nil {
		changed, ok, err := t.store.ChangedSince(ctx, old.At, partial)
		if err != nil {
			return nil, err
		}
		if ok {
			fresh := old.heir()
			if err := t.load(ctx, fresh, changed); err != nil {
				return nil, err
			}
			fresh.At = head
			return old.merge(fresh), nil
		}
	}
	fresh := newTable()
	if err := t.load(ctx, fresh, nil); err != nil {
		return nil, err
	}
	fresh.At = head
	return fresh, nil
}

// load fills a table with dispatches; nil is all. The store's rows are read in
// turn, and what changes in between is read again with the next table, as the
// log has then grown.
func (t *Tally) load(ctx context.Context, x *Table, ns []int64) error {
	if err := t.store.EachName(ctx, ns, func(r *store.NameRow) error { x.addName(r); return nil }); err != nil {
		return err
	}
	var docs []store.DocRow
	if err := t.store.EachDoc(ctx, ns, func(r *store.DocRow) error { docs = append(docs, *r); return nil }); err != nil {
		return err
	}
	type use struct {
		n, ord, name int64
		role         uint8
	}
	var uses []use
	if err := t.store.EachRole(ctx, ns, func(n, ord int64, role []byte, name int64) error {
		uses = append(uses, use{n, ord, name, uint8(x.roles.of(role))})
		return nil
	}); err != nil {
		return err
	}
	i, k := 0, 0
	err := t.store.EachClaimRow(ctx, ns, func(r *store.ClaimRow) error {
		for i < len(docs) && docs[i].N <= r.N {
			x.addDoc(&docs[i])
			i++
		}
		if len(x.docs) == 0 || x.docs[len(x.docs)-1].n != r.N {
			return nil // its dispatch came later than the list of them
		}
		x.addClaim(r)
		for k < len(uses) && (uses[k].n < r.N || uses[k].n == r.N && uses[k].ord < r.Ord) {
			k++
		}
		for ; k < len(uses) && uses[k].n == r.N && uses[k].ord == r.Ord; k++ {
			x.addRole(uses[k].role, uses[k].name)
		}
		return nil
	})
	for ; i < len(docs); i++ {
		x.addDoc(&docs[i])
	}
	return err
}
