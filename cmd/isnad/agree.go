package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/agreement"
	"isnad/store"
)

type agreeOptions struct {
	storeOptions
	filterOptions
	coders []string
}

func agreeCommand(s *settings) *cobra.Command {
	o := &agreeOptions{}
	c := &cobra.Command{
		Use:   "agree A B | --coders A,B",
		Short: "Measure how far two coders agree",
		Long: `Measure how far two coders of the same dispatches agree, or a coder and the
program: F1 of mentions and claims, and over the claims that both have Cohen's
kappa and Krippendorff's alpha for polarity, certainty, tense, evidence, degree
and numbers. A and B are records as JSON lines, matched by doc.

With --coders, measure instead over the claims of the store that both have
decided on (isnad rule --as); "program" stands for the program, which accepts
all that it read.

  isnad agree coder1.jsonl coder2.jsonl
  isnad agree --coders amal,layla -c bukamal
  isnad agree --coders amal,program`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, s, args) },
	}
	f := c.Flags()
	o.storeOptions.flags(f)
	o.filterOptions.flags(f)
	f.StringSliceVar(&o.coders, "coders", nil, "two `CODERS` of the store, with a comma between")
	return c
}

func (o *agreeOptions) run(c *cobra.Command, s *settings, args []string) error {
	var recs [2][]isnad.Record
	switch {
	case len(o.coders) == 0 && len(args) == 2:
		for i, name := range args {
			var err error
			if recs[i], err = records(c, []string{name}); err != nil {
				return err
			}
		}
	case len(o.coders) == 2 && len(args) == 0:
		if o.coders[0] == o.coders[1] {
			return exitError{exitMisuse, "--coders: " + o.coders[0] + " is named twice"}
		}
		var acts [2][]string
		if err := o.coded(c, s, &recs, &acts); err != nil {
			return err
		}
		if len(acts[0]) == 0 {
			return exitError{exitFailed, fmt.Sprintf("no claim that both %s and %s decided on", o.coders[0], o.coders[1])}
		}
		same := 0
		for i := range acts[0] {
			if acts[0][i] == acts[1][i] {
				same++
			}
		}
		w := c.OutOrStdout()
		fmt.Fprintf(w, "%-22s %d, decided alike %d", "claims", len(acts[0]), same)
		if k, _, err := agreement.Kappa(acts[0], acts[1]); err == nil {
			fmt.Fprintf(w, ", kappa %.3f", k)
		} else {
			fmt.Fprintf(w, ", kappa – %v", err)
		}
		fmt.Fprintln(w)
	default:
		return exitError{exitMisuse, "agree: two files of records, or --coders with two coders"}
	}
	r, err := agreement.Records(recs[0], recs[1])
	if err != nil {
		return err
	}
	r.Write(c.OutOrStdout())
	return nil
}

// coded gathers what two coders made of the claims that both decided on, a
// record a dispatch each, and how they decided.
func (o *agreeOptions) coded(c *cobra.Command, s *settings, recs *[2][]isnad.Record, acts *[2][]string) error {
	ctx, st, f, done, err := o.chosen(c, s, &o.filterOptions)
	if err != nil {
		return err
	}
	defer done()
	if err := o.known(ctx, st); err != nil {
		return err
	}
	at := map[string]int{} // where a dispatch stands in recs
	return st.Pairs(ctx, f, o.coders[0], o.coders[1], func(p store.Pair) error {
		i, ok := at[p.Dispatch]
		if !ok {
			i = len(at)
			at[p.Dispatch] = i
		}
		for k, x := range []store.Coded{p.A, p.B} {
			if !ok {
				recs[k] = append(recs[k], isnad.Record{Doc: p.Dispatch, Outlet: p.Outlet})
			}
			recs[k][i].Claims = append(recs[k][i].Claims, x.Claims...)
			acts[k] = append(acts[k], x.Act)
		}
		return nil
	})
}

// known refuses a name by which nobody has ruled, which is one mistyped.
func (o *agreeOptions) known(ctx context.Context, st *store.Store) error {
	has, err := st.Coders(ctx)
	if err != nil {
		return err
	}
	for _, who := range o.coders {
		if _, ok := has[who]; !ok && who != store.Program {
			return exitError{exitFailed, fmt.Sprintf("--coders: nobody has ruled as %q", who)}
		}
	}
	return nil
}
