package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"
)

func verifyCommand(s *settings) *cobra.Command {
	o := &storeOptions{}
	var head string
	var asJSON bool
	c := &cobra.Command{
		Use:   "verify",
		Short: "Check the store against its log of custody",
		Long: `Check the database's structure, the chain of the log of custody, and every
original, text, record and ruling against the hash that the log has of it. The
first line that is not right is the first broken link. The exit code is then 3.

The hash printed at the end is that of the last entry. Kept elsewhere, it proves
later, with --head, that nothing before it was changed and nothing cut off.

A damaged store is mended by putting back a copy of its folder, and adding again
what came after: what is there already is not added twice.`,
		Args: misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, stop := interruptible(c)
			defer stop()
			st, _, err := o.open(ctx, s)
			if err != nil {
				return err
			}
			defer st.Close()
			tell := newTeller(c.ErrOrStderr())
			report, err := st.Verify(ctx, head, func(done, all int) {
				tell.of = all
				tell.count(done)
			})
			tell.clear()
			w := c.OutOrStdout()
			if asJSON {
				if e := json.NewEncoder(w).Encode(report); e != nil {
					return e
				}
			} else {
				fmt.Fprintf(w, "%d log entries, %d dispatches (%d purged), %d originals, %d records, %d rulings\n",
					report.Entries, report.Dispatches, report.Purged, report.Originals, report.Records, report.Rulings)
				for _, n := range report.Notes {
					fmt.Fprintln(w, "note:", n)
				}
				for _, f := range report.Faults {
					fmt.Fprintf(w, "%s: %s\n", f.Where, f.What)
				}
				if report.Head != "" {
					fmt.Fprintf(w, "head %s of %s\n", report.Head, report.HeadAt.Format(time.RFC3339))
				}
			}
			if err != nil {
				return err
			}
			if n := len(report.Faults); n > 0 {
				return exitError{exitFaults, fmt.Sprintf("%d faults; the first broken link: %s", n, report.Faults[0].Where)}
			}
			return nil
		},
	}
	o.flags(c.Flags())
	c.Flags().StringVar(&head, "head", "", "a `HASH` that an earlier verify printed and that must still stand in the chain")
	c.Flags().BoolVar(&asJSON, "json", false, "print the report as JSON")
	return c
}
