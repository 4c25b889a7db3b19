package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func collectionsCommand(s *settings) *cobra.Command {
	o := &storeOptions{}
	c := &cobra.Command{
		Use:   "collections",
		Short: "List the collections of the store",
		Args:  misuse(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, stop := interruptible(c)
			defer stop()
			st, _, err := o.open(ctx, s)
			if err != nil {
				return err
			}
			defer st.Close()
			list, err := st.Collections(ctx)
			if err != nil {
				return err
			}
			w := tabwriter.NewWriter(c.OutOrStdout(), 0, 0, 2, ' ', 0)
			for _, x := range list {
				fmt.Fprintf(w, "%d dispatches\t%d claims\tsince %s\t%s\n", x.Dispatches, x.Claims, x.Created.Format("2006-01-02"), x.Name)
			}
			return w.Flush()
		},
	}
	o.flags(c.Flags())
	return c
}
