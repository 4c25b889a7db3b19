package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os/user"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"isnad/store"
)

type queueOptions struct {
	storeOptions
	filterOptions
	limit     int
	asJSON    bool
	precision string
}

func queueCommand(s *settings) *cobra.Command {
	o := &queueOptions{}
	c := &cobra.Command{
		Use:   "queue",
		Short: "Show the claims that wait for your ruling, the most doubtful first",
		Long: `Show the claims that you (--as) have not decided on, the most doubtful first, as
the program read them. What another coder ruled is not shown: who codes second
is to be blind to the first.

With --precision, print instead how often claims were found right by those who
ruled on them, by frame, outlet, kind or type.

  isnad queue --as layla -c bukamal
  isnad queue --precision frame`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return o.run(c, s) },
	}
	f := c.Flags()
	o.storeOptions.flags(f)
	o.filterOptions.flags(f)
	f.IntVarP(&o.limit, "limit", "n", 10, "at most so many")
	f.BoolVar(&o.asJSON, "json", false, "print JSON, one a line")
	f.StringVar(&o.precision, "precision", "", "print the live precision by `WHAT`: frame, outlet, kind or type")
	return c
}

func (o *queueOptions) run(c *cobra.Command, s *settings) error {
	ctx, st, f, done, err := o.chosen(c, s, &o.filterOptions)
	if err != nil {
		return err
	}
	defer done()
	w := bufio.NewWriter(c.OutOrStdout())
	defer w.Flush()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if o.precision != "" {
		rows, err := st.Precision(ctx, f, o.precision)
		if err != nil {
			return err
		}
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintln(t, "right\t95 %\taccepted\tcorrected\trejected\t  \t")
		for _, p := range rows {
			if o.asJSON {
				if err := enc.Encode(p); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(t, "%.0f %%\t%.0f–%.0f\t%d\t%d\t%d\t  \t%s\n", 100*p.Share, 100*p.Low, 100*p.High, p.Accepted, p.Corrected, p.Rejected, orDash(p.Value))
		}
		if o.asJSON {
			return nil
		}
		return t.Flush()
	}
	who := o.who
	if who == "" {
		if u, err := user.Current(); err == nil {
			who = u.Username
		}
	}
	page, err := st.Queue(ctx, who, f, store.Page{Limit: o.limit})
	if err != nil {
		return err
	}
	if o.asJSON {
		return encodeAll(enc, page.Claims)
	}
	return printAll(page.Claims, func(x *store.Claim) error { return printClaim(w, x) })
}
