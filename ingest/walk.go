package ingest

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/ingest/neardup"
)

// Walk reads every path in turn and calls yield with each item as it is
// found. It returns what yield returned when that was an error, or the
// context's error when it was cancelled, and nil otherwise: what could not be
// read was yielded.
func Walk(ctx context.Context, paths []string, opts Options, yield func(Item) error) error {
	for _, p := range paths {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := filepath.WalkDir(p, func(name string, d os.DirEntry, err error) error {
			if err != nil {
				return yield(Item{Source: name, Err: err})
			}
			if d.IsDir() {
				return nil
			}
			b, err := os.ReadFile(name)
			if err == nil && !utf8.Valid(b) {
				err = errors.New("not UTF-8")
			}
			if err != nil {
				return yield(Item{Source: name, Err: err})
			}
			doc := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
			return yield(Item{Dispatch: isnad.Dispatch{Doc: doc, Outlet: opts.Outlet, Date: opts.Date, Text: string(b)}, Original: b, Source: name,
				Format: Text, Signature: neardup.Of(string(b))})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ServeChild is the main function of the child process that Options.Child
// names: it parses the documents that come on in, one after another, and
// writes what it read to out, until in ends.
func ServeChild(ctx context.Context, in io.Reader, out io.Writer) error {
	return errors.New("not served yet")
}
