package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"

	"isnad/ingest"
	"isnad/pipeline"
	"isnad/store"
)

// A batch is committed at once: small enough that little is read twice after a
// crash, large enough that the disk is not waited for at each dispatch.
const (
	batchItems = 64
	batchBytes = 8 << 20
)

type addOptions struct {
	storeOptions
	ingestFlags
	collection string
}

func addCommand(s *settings) *cobra.Command {
	o := &addOptions{}
	c := &cobra.Command{
		Use:   "add PATH…",
		Short: "Read dispatches into a collection",
		Long: `Read files of any format that docs/formats.md names, folders, archives and
exports into a collection of the store, and keep each dispatch with the bytes
that it came from. The same dispatch again adds nothing, so an interrupted run is
gone on with by giving the same command again: what was counted as added is
kept, whatever happens to the machine.

What the program does not read (another language) is kept and can be searched.
What cannot be taken in is reported with its place; the rest goes on, and the
exit code is then 1.

  isnad add -c bukamal reports/ dispatches.jsonl archive.zip
  isnad add -c bukamal --outlet سانا --date 2017-11-19 report.txt`,
		Args: misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, s, args) },
	}
	f := c.Flags()
	o.storeOptions.flags(f)
	f.StringVarP(&o.collection, "collection", "c", "main", "collection to add to, made where it is not there")
	o.register(c)
	return c
}

func (o *addOptions) run(c *cobra.Command, s *settings, paths []string) error {
	opts, err := o.options()
	if err != nil {
		return err
	}
	ctx, stop := interruptible(c)
	defer stop()
	st, r, err := o.make(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	a := &adding{st: st, reader: r, collection: o.collection, tell: newTeller(c.ErrOrStderr())}
	opts.Stdin, opts.Progress = c.InOrStdin(), a.tell.progress
	err = a.run(ctx, paths, opts)
	a.tell.clear()
	fmt.Fprintf(c.ErrOrStderr(), "%d added, %d there already%s\n", a.added, a.there, a.rest())
	switch {
	case errors.Is(err, context.Canceled):
		return exitError{exitFailed, "interrupted; what is counted above is kept, and the same command goes on from there"}
	case err != nil:
		return err
	case a.failed.Load() > 0:
		return exitError{exitFailed, fmt.Sprintf("%d could not be taken in", a.failed.Load())}
	}
	return nil
}

// adding is a run of add.
type adding struct {
	st         *store.Store
	reader     *pipeline.Reader
	collection string
	tell       *teller

	added, there, purged, unread, like int
	passed                             int // counted by the goroutine that walks
	failed                             atomic.Int64
}

func (a *adding) rest() string {
	s := ""
	if a.unread > 0 {
		s += fmt.Sprintf(", %d of those added kept unread", a.unread)
	}
	if a.like > 0 {
		s += fmt.Sprintf(", %d of those added with the text of another", a.like)
	}
	if a.passed > 0 {
		s += fmt.Sprintf(", %d files without text passed over", a.passed)
	}
	if a.purged > 0 {
		s += fmt.Sprintf(", %d purged before and not added again", a.purged)
	}
	return s
}

// run walks, reads and keeps, each in its own goroutine, a batch at a time and
// in the order of the input.
func (a *adding) run(ctx context.Context, paths []string, o ingest.Options) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	found := make(chan []ingest.Item, 1)
	ready := make(chan []store.Item, 1)
	var wg sync.WaitGroup
	wg.Go(func() {
		defer close(found)
		if err := a.walk(ctx, paths, o, found); err != nil {
			stop(err)
		}
	})
	wg.Go(func() {
		defer close(ready)
		for batch := range found {
			items, err := a.read(ctx, batch)
			if err != nil {
				stop(err)
				return
			}
			select {
			case ready <- items:
			case <-ctx.Done():
				return
			}
		}
	})
	var failed error
	for items := range ready {
		if failed != nil {
			continue
		}
		// A batch that has been read is kept even when Ctrl-C came meanwhile.
		added, err := a.st.Add(context.WithoutCancel(ctx), a.collection, items)
		if err != nil {
			failed = err
			stop(err)
			continue
		}
		for i, x := range added {
			switch {
			case x.New:
				a.added++
				if items[i].Record == nil {
					a.unread++
				}
				if x.Like != "" {
					a.like++
				}
			case x.Purged:
				a.purged++
			default:
				a.there++
			}
		}
		a.tell.count(a.added + a.there + a.purged)
	}
	wg.Wait()
	if failed != nil {
		return failed
	}
	return context.Cause(ctx)
}

// walk sends what it finds in batches.
func (a *adding) walk(ctx context.Context, paths []string, o ingest.Options, found chan<- []ingest.Item) error {
	var batch []ingest.Item
	size := 0
	send := func() error {
		if len(batch) == 0 {
			return nil
		}
		select {
		case found <- batch:
			batch, size = nil, 0
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	err := ingest.Walk(ctx, paths, o, func(it ingest.Item) error {
		if errors.Is(it.Err, ingest.ErrNoReader) {
			a.passed++
			return ctx.Err()
		}
		if it.Err != nil {
			a.failed.Add(1)
			a.tell.say("isnad: %s: %v", it.Source, it.Err)
			return ctx.Err()
		}
		batch = append(batch, it)
		size += len(it.Original) + len(it.Dispatch.Text)
		if len(batch) >= batchItems || size >= batchBytes {
			return send()
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return send()
}

// read makes the records of a batch, on all processors, passing over what the
// store has.
func (a *adding) read(ctx context.Context, batch []ingest.Item) ([]store.Item, error) {
	items := make([]store.Item, 0, len(batch))
	for i := range batch {
		it := &batch[i]
		x := store.Item{Dispatch: it.Dispatch, Original: it.Original, Source: it.Source, Format: string(it.Format), URL: it.URL, Byline: it.Byline,
			Published: it.Published, Forwarded: it.Forwarded, Signature: it.Signature, Notes: it.Notes}
		if x.Lang == "" {
			x.Lang = it.Lang
		}
		if err := x.Check(); err != nil {
			a.failed.Add(1)
			a.tell.say("isnad: %s: %v", x.Source, err)
			continue
		}
		items = append(items, x)
	}
	has, err := a.st.Has(ctx, a.collection, items)
	if err != nil {
		return nil, err
	}
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				a.readOne(&items[i])
			}
		})
	}
	for i := range items {
		if !has[i] {
			next <- i
		}
	}
	close(next)
	wg.Wait()
	return items, nil
}

func (a *adding) readOne(it *store.Item) {
	if !ingest.Readable(it.Lang) {
		it.Unread = "language " + it.Lang + " is not read"
		return
	}
	rec, err := a.reader.ReadRecord(&it.Dispatch)
	if err != nil {
		it.Unread = err.Error()
		return
	}
	it.Record = rec
}

// elapsed is a duration for people.
func elapsed(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()+0.5))
	}
	return fmt.Sprintf("%.1f h", d.Hours())
}
