package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/store"
)

type diffOptions struct {
	storeOptions
	filterOptions
	before, after  string
	asJSON, counts bool
}

func diffCommand(s *settings) *cobra.Command {
	o := &diffOptions{}
	c := &cobra.Command{
		Use:   "diff",
		Short: "Show what changed between two readings",
		Long: `Show which claims a later reading has and an earlier one lacks (+), the other way
round (-), and which are there in both and differ (~, with the fields). Without
--before and --after the last reading of each dispatch is compared with the one
before it; isnad diff --programs lists the versions that have read.`,
		Args: misuse(cobra.NoArgs),
	}
	programs := c.Flags().Bool("programs", false, "list the versions that have read dispatches of the store")
	c.RunE = func(c *cobra.Command, _ []string) error { return o.run(c, s, *programs) }
	f := c.Flags()
	o.storeOptions.flags(f)
	o.filterOptions.flags(f)
	f.StringVar(&o.before, "before", "", "the earlier `VERSION`")
	f.StringVar(&o.after, "after", "", "the later `VERSION`")
	f.BoolVar(&o.asJSON, "json", false, "print JSON, one change a line")
	f.BoolVar(&o.counts, "counts", false, "print only how many")
	return c
}

func (o *diffOptions) run(c *cobra.Command, s *settings, programs bool) error {
	ctx, st, f, done, err := o.chosen(c, s, &o.filterOptions)
	if err != nil {
		return err
	}
	defer done()
	w := bufio.NewWriter(c.OutOrStdout())
	defer w.Flush()
	if programs {
		list, err := st.Programs(ctx)
		for _, p := range list {
			fmt.Fprintln(w, p)
		}
		return err
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	var gone, came, changed int
	last := ""
	err = st.Diff(ctx, f, o.before, o.after, func(x store.Change) error {
		switch {
		case x.Old == nil:
			came++
		case x.New == nil:
			gone++
		default:
			changed++
		}
		if o.counts {
			return nil
		}
		if o.asJSON {
			return enc.Encode(x)
		}
		if x.Dispatch != last {
			last = x.Dispatch
			fmt.Fprintf(w, "%s  %s\n", x.Dispatch, x.Doc)
		}
		printChange(w, &x)
		return nil
	})
	if err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.ErrOrStderr(), "%d claims new, %d gone, %d changed\n", came, gone, changed)
	return err
}

func printChange(w *bufio.Writer, x *store.Change) {
	line := func(mark string, c *isnad.ClaimRecord, more string) {
		what := strings.TrimSpace(c.Kind + " " + c.Type)
		if c.Degree != "" {
			what += "/" + c.Degree
		}
		fmt.Fprintf(w, "%s %s%s\n      %s\n", mark, what, more, oneLine(c.Quote.Text))
	}
	switch {
	case x.Old == nil:
		line("  +", x.New, "")
	case x.New == nil:
		line("  -", x.Old, "")
	default:
		line("  ~", x.New, ": "+strings.Join(x.Fields, ", "))
	}
}
