package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/ingest"
	"isnad/pipeline"
	"isnad/store"
)

type rereadOptions struct {
	storeOptions
	filterOptions
	force bool
}

func rereadCommand(s *settings) *cobra.Command {
	o := &rereadOptions{}
	c := &cobra.Command{
		Use:   "reread",
		Short: "Read the dispatches of the store anew",
		Long: `Read dispatches anew with this version of program and data. The new reading
becomes the latest version of the record; the old ones are kept, and rulings
stay with the claims that both have. Dispatches that this version has read
already are passed over, so an interrupted run is gone on with by giving the
same command again.

  isnad reread -c bukamal
  isnad reread --data edited              with data of one's own
  isnad diff -c bukamal                   what changed`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return o.run(c, s) },
	}
	f := c.Flags()
	o.storeOptions.flags(f)
	o.filterOptions.flags(f)
	f.BoolVar(&o.force, "force", false, "read also what this version of program and data has read")
	return c
}

func (o *rereadOptions) run(c *cobra.Command, s *settings) error {
	f, err := o.filter()
	if err != nil {
		return err
	}
	ctx, stop := interruptible(c)
	defer stop()
	st, r, err := o.openFor(ctx, s, f)
	if err != nil {
		return err
	}
	defer st.Close()
	total, err := st.Count(ctx, f)
	if err != nil {
		return err
	}
	tell := newTeller(c.ErrOrStderr())
	tell.of = total.Dispatches
	var kept, same, unread, seen int
	var batch []*store.Dispatch
	flush := func() error {
		recs := readAll(r, batch)
		for i, d := range batch {
			if recs[i] == nil {
				unread++
				continue
			}
			// What has been read is kept even when Ctrl-C came meanwhile.
			new, err := st.Read(context.WithoutCancel(ctx), d.ID, recs[i])
			switch {
			case errors.Is(err, store.ErrPurged):
			case err != nil:
				return fmt.Errorf("%s: %w", d.Doc, err)
			case new:
				kept++
			default:
				same++
			}
		}
		seen += len(batch)
		batch = batch[:0]
		tell.count(seen)
		return ctx.Err()
	}
	err = st.EachDispatch(ctx, f, func(d *store.Dispatch, rec *isnad.Record) error {
		if !ingest.Readable(d.Lang) {
			unread++
			return ctx.Err()
		}
		if !o.force && rec != nil && rec.Program == r.Program {
			same++
			seen++
			return ctx.Err()
		}
		if batch = append(batch, d); len(batch) >= batchItems {
			return flush()
		}
		return ctx.Err()
	})
	if err == nil {
		err = flush()
	}
	tell.clear()
	fmt.Fprintf(c.ErrOrStderr(), "%d read anew, %d read by this version already, %d not read\n", kept, same, unread)
	if errors.Is(err, context.Canceled) {
		return exitError{exitFailed, "interrupted; what is counted above is kept, and the same command goes on from there"}
	}
	return err
}

// readAll reads dispatches on all processors; nil for those that cannot be
// read.
func readAll(r *pipeline.Reader, ds []*store.Dispatch) []*isnad.Record {
	out := make([]*isnad.Record, len(ds))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				d := ds[i]
				rec, err := r.ReadRecord(&isnad.Dispatch{Doc: d.Doc, Outlet: d.Outlet, Date: d.Date, Lang: d.Lang, Title: d.Title, Text: d.Text})
				if err == nil {
					out[i] = rec
				}
			}
		})
	}
	for i := range ds {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}
