package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad/store"
)

func custodyCommand(s *settings) *cobra.Command {
	o := &storeOptions{}
	var asJSON bool
	c := &cobra.Command{
		Use:   "custody [SUBJECT]",
		Short: "Print the log of custody",
		Long: `Print the log of custody, oldest first: who added, read, ruled on, exported and
purged what, and when. With a SUBJECT (the identity of a dispatch or claim, or
the name of a collection) only what is about it: of a claim its rulings, and what
was done with its dispatch. isnad verify checks the log.`,
		Args: misuse(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			ctx, stop := interruptible(c)
			defer stop()
			st, _, err := o.open(ctx, s)
			if err != nil {
				return err
			}
			defer st.Close()
			subject, about := "", ""
			if len(args) > 0 {
				subject = args[0]
				if k, err := st.Claim(ctx, subject); err == nil {
					subject, about = k.Dispatch, subject
				} else if !errors.Is(err, store.ErrNotFound) {
					return err
				}
			}
			w := bufio.NewWriter(c.OutOrStdout())
			defer w.Flush()
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			found := subject == ""
			for after := int64(0); ; {
				entries, err := st.Custody(ctx, subject, after, 1000)
				if err != nil {
					return err
				}
				for i := range entries {
					e := &entries[i]
					after = e.Seq
					if about != "" && e.Act == "rule" && !strings.Contains(string(e.Detail), `"`+about+`"`) {
						continue
					}
					found = true
					if asJSON {
						err = enc.Encode(e)
					} else {
						_, err = fmt.Fprintf(w, "%d  %s  %s  %s  %s  %s\n", e.Seq, e.At.Format(time.RFC3339), e.Who, e.Act, e.Subject, e.Detail)
					}
					if err != nil {
						return err
					}
				}
				if len(entries) < 1000 {
					if !found {
						return fmt.Errorf("%s: no dispatch, claim or collection that the log knows", subject)
					}
					return w.Flush()
				}
			}
		},
	}
	o.flags(c.Flags())
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON, one entry a line")
	return c
}
