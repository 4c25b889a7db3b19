package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/eval"
)

func scoreCommand(*settings) *cobra.Command {
	var misses, extras int
	var causes bool
	c := &cobra.Command{
		Use:   "score GOLD PREDICTED",
		Short: "Compare records with annotated ones",
		Long: `Compare predicted records with annotated ones, both JSON lines matched by doc:
mentions, claims, standing and chain, as section 8 of the codebook says.

  isnad read dispatches.jsonl > predicted.jsonl
  isnad score --misses 20 gold.jsonl predicted.jsonl
  isnad score --errors gold.jsonl predicted.jsonl    why claims are missed or extra`,
		Args: misuse(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			var recs [2][]isnad.Record
			for i, name := range args {
				var err error
				if recs[i], err = eval.ReadFile(name); err != nil {
					return err
				}
			}
			s, err := eval.Score(recs[0], recs[1])
			if err != nil {
				return err
			}
			w := c.OutOrStdout()
			s.Write(w)
			if causes {
				fmt.Fprintln(w)
				eval.Explain(recs[0], recs[1]).Write(w)
			}
			for i, u := range s.Misses {
				if i < misses {
					fmt.Fprintln(w, "MISSED", u)
				}
			}
			for i, u := range s.Extras {
				if i < extras {
					fmt.Fprintln(w, "EXTRA ", u)
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&causes, "errors", false, "group misses and extras by cause")
	c.Flags().IntVar(&misses, "misses", 0, "print up to `N` annotated claims that were not found")
	c.Flags().IntVar(&extras, "extras", 0, "print up to `N` claims that are not annotated")
	return c
}
