package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"

	"isnad"
	"isnad/ingest"
	"isnad/ingest/neardup"
)

// walkPlain reads plain text and JSON lines.
func walkPlain(ctx context.Context, paths []string, o ingest.Options, yield func(ingest.Item) error) error {
	p := ingest.Progress{Files: len(paths)}
	sizes := make([]int64, len(paths))
	for i, name := range paths {
		if st, err := os.Stat(name); err == nil {
			sizes[i] = st.Size()
			p.Bytes += st.Size()
		}
	}
	for i, name := range paths {
		start := p.BytesDone
		err := eachDispatch(name, o.Stdin, func(where string, d *isnad.Dispatch, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				return yield(ingest.Item{Source: where, Err: err})
			}
			if d.Outlet == "" {
				d.Outlet = o.Outlet
			}
			if d.Date == "" {
				d.Date = o.Date
			}
			it := ingest.Item{Dispatch: *d, Source: where, Format: ingest.Text, Original: []byte(d.Text), Lang: d.Lang, Signature: neardup.Of(d.Text)}
			if where != name {
				it.Format = ingest.JSONL
				if it.Original, err = json.Marshal(d); err != nil {
					return err
				}
			}
			p.BytesDone = min(p.BytesDone+int64(len(it.Original)), start+sizes[i])
			if o.Progress != nil {
				o.Progress(p)
			}
			return yield(it)
		})
		var pe *os.PathError
		if errors.As(err, &pe) {
			err = yield(ingest.Item{Source: name, Err: pe.Err})
		}
		if err != nil {
			return err
		}
		p.FilesDone++
		p.BytesDone = start + sizes[i]
		if o.Progress != nil {
			o.Progress(p)
		}
	}
	return nil
}
