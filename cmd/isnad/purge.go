package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

func purgeCommand(s *settings) *cobra.Command {
	o := &storeOptions{}
	var person, reason string
	var yes bool
	c := &cobra.Command{
		Use:   "purge DISPATCH… | --person NAME",
		Short: "Erase a dispatch, or mask a person everywhere",
		Long: `Erase dispatches, named by their identities: original bytes, text, records,
rulings and index. Their identities, hashes and dates stay in the log, with the
reason; what was erased is not added again.

With --person, mask a name everywhere instead: in texts, titles, quotes, labels,
rulings and the index, each character by a block, in every spelling that differs
only by what writers confuse. The original bytes of those dispatches are erased.

Neither can be undone. Copies of the store and what was exported from it are not
reached. The reason goes into the log as it is: do not name anybody in it.

  isnad purge d41ec0ffee --reason "request of 3 May"
  isnad purge --person "اسم الشخص" --reason "request of 3 May"`,
		RunE: func(c *cobra.Command, args []string) error {
			if (person == "") == (len(args) == 0) {
				return exitError{exitMisuse, "purge: name dispatches, or a --person"}
			}
			if strings.TrimSpace(reason) == "" {
				return exitError{exitMisuse, "purge: --reason is needed, for the log"}
			}
			what := fmt.Sprintf("Erase %d dispatches for good?", len(args))
			if person != "" {
				what = fmt.Sprintf("Mask %s everywhere, for good?", person)
			}
			if !yes && !confirmed(c, what) {
				return exitError{exitMisuse, "purge: not confirmed; nothing was changed (--yes confirms)"}
			}
			ctx, stop := interruptible(c)
			defer stop()
			st, _, err := o.open(ctx, s)
			if err != nil {
				return err
			}
			defer st.Close()
			if person != "" {
				n, err := st.Mask(ctx, person, reason)
				if err == nil {
					fmt.Fprintf(c.OutOrStdout(), "masked in %d dispatches\n", n)
				}
				return err
			}
			for _, id := range args {
				if err := st.Purge(ctx, id, reason); err != nil {
					return err
				}
				fmt.Fprintf(c.OutOrStdout(), "%s erased\n", id)
			}
			return nil
		},
	}
	f := c.Flags()
	o.flags(f)
	f.StringVar(&person, "person", "", "mask this `NAME` everywhere")
	f.StringVar(&reason, "reason", "", "why, for the log")
	f.BoolVar(&yes, "yes", false, "do not ask")
	return c
}

// confirmed asks at a terminal; elsewhere nobody can answer, and the answer is
// no.
func confirmed(c *cobra.Command, question string) bool {
	f, ok := c.InOrStdin().(*os.File)
	if !ok {
		return false
	}
	if st, err := f.Stat(); err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	fmt.Fprintf(c.ErrOrStderr(), "%s Type yes: ", question)
	line, _ := bufio.NewReader(f).ReadString('\n')
	return strings.TrimSpace(line) == "yes"
}
