package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"
)

func custodyCommand(s *settings) *cobra.Command {
	o := &storeOptions{}
	var asJSON bool
	c := &cobra.Command{
		Use:   "custody [SUBJECT]",
		Short: "Print the log of custody",
		Long: `Print the log of custody, oldest first: who added, read, ruled on, exported and
purged what, and when. With a SUBJECT (the identity of a dispatch, the name of a
collection) only what is about it. isnad verify checks it.`,
		Args: misuse(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			ctx, stop := interruptible(c)
			defer stop()
			st, _, err := o.open(ctx, s)
			if err != nil {
				return err
			}
			defer st.Close()
			subject := ""
			if len(args) > 0 {
				subject = args[0]
			}
			w := bufio.NewWriter(c.OutOrStdout())
			defer w.Flush()
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			for after := int64(0); ; {
				entries, err := st.Custody(ctx, subject, after, 1000)
				if err != nil {
					return err
				}
				for i := range entries {
					e := &entries[i]
					if asJSON {
						err = enc.Encode(e)
					} else {
						_, err = fmt.Fprintf(w, "%d  %s  %s  %s  %s  %s\n", e.Seq, e.At.Format(time.RFC3339), e.Who, e.Act, e.Subject, e.Detail)
					}
					if err != nil {
						return err
					}
					after = e.Seq
				}
				if len(entries) < 1000 {
					return w.Flush()
				}
			}
		},
	}
	o.flags(c.Flags())
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one entry a line")
	return c
}
