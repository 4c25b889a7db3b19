package main

import (
	"github.com/spf13/cobra"

	"isnad"
	"isnad/agreement"
)

func agreeCommand(*settings) *cobra.Command {
	return &cobra.Command{
		Use:   "agree A B",
		Short: "Measure how far two coders agree",
		Long: `Measure how far two coders of the same dispatches agree, or a coder and the
program: F1 of mentions and claims, and over the claims that both have Cohen's
kappa and Krippendorff's alpha for polarity, certainty, tense, evidence, degree
and numbers. A and B are records as JSON lines, matched by doc.

  isnad agree coder1.jsonl coder2.jsonl`,
		Args: misuse(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			var recs [2][]isnad.Record
			for i, name := range args {
				var err error
				if recs[i], err = records(c, []string{name}); err != nil {
					return err
				}
			}
			r, err := agreement.Records(recs[0], recs[1])
			if err != nil {
				return err
			}
			r.Write(c.OutOrStdout())
			return nil
		},
	}
}
