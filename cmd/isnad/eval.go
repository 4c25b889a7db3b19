package main

import (
	"fmt"
	"sort"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/eval"
)

func evalCommand(s *settings) *cobra.Command {
	c := &cobra.Command{
		Use:   "eval",
		Short: "Measure the recogniser on a labelled file",
	}
	var genre string
	ner := &cobra.Command{
		Use:   "ner FILE.tsv",
		Short: "Names: token, tab, BIO tag a line; prints P, R, F1 by type",
		Long: `Names of persons (PER), places (LOC), organisations (ORG) and other things
(MISC) are found in the tokens of FILE and compared with its tags, exact in
type and both ends. Types of FILE that the model does not know count as
missed. The last line is: micro P R F1.`,
		Args: misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if genre != "news" && genre != "wiki" {
				return exitError{exitMisuse, fmt.Sprintf("--genre: %q is neither news nor wiki", genre)}
			}
			gold, err := eval.ReadBIOFile(args[0])
			if err != nil {
				return err
			}
			r, err := s.reader()
			if err != nil {
				return err
			}
			counts := eval.Entities(gold, func(w [][]string) [][]string { return r.TagAll(genre, w) })
			var types []string
			for t := range counts {
				if t != "micro" {
					types = append(types, t)
				}
			}
			sort.Strings(types)
			for _, t := range append(types, "micro") {
				fmt.Fprintf(c.OutOrStdout(), "%s %v\n", t, counts[t])
			}
			return nil
		},
	}
	ner.Flags().StringVar(&genre, "genre", "news", "weights to use: news, or wiki for encyclopedias")
	c.AddCommand(ner, &cobra.Command{
		Use:   "lmr FILE.jsonl",
		Short: "Places in short messages: spans, and the official score of IDRISI",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			posts, err := eval.ReadPosts(args[0])
			if err != nil {
				return err
			}
			r, err := s.reader()
			if err != nil {
				return err
			}
			p := eval.PostScore(posts, r.PostPlaces)
			fmt.Fprintf(c.OutOrStdout(), "span %v\nofficial %.3f of %d messages\n", p.Span, p.Official, p.N)
			return nil
		},
	}, &cobra.Command{
		Use:   "lmd FILE.jsonl",
		Short: "Places resolved: annotated spans located within 10, 20 and 161 km",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			posts, err := eval.ReadPosts(args[0])
			if err != nil {
				return err
			}
			r, err := s.reader()
			if err != nil {
				return err
			}
			fmt.Fprintln(c.OutOrStdout(), eval.PointScore(posts, func(text string, spans []isnad.Span) []*isnad.Location { return r.Points(text, spans) }))
			return nil
		},
	}, &cobra.Command{
		Use:   "timex FILE.tsv",
		Short: "Times: token, tab, BIO tag a line; spans of DATE and TIME",
		Long: `Expressions of time are found in the tokens of FILE and compared with its
spans of DATE and TIME (TIMEX too), exact at both ends, the types not told
apart. The last line is: micro P R F1.`,
		Args: misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			gold, err := eval.ReadBIOFile(args[0])
			if err != nil {
				return err
			}
			r, err := s.reader()
			if err != nil {
				return err
			}
			counts := eval.Entities(eval.Map(gold, eval.TimeTypes), r.TagTimes)
			fmt.Fprintf(c.OutOrStdout(), "micro %v\n", counts["micro"])
			return nil
		},
	})
	return c
}
