package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"isnad/eval"
	"isnad/pipeline"
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
		PreRunE: func(*cobra.Command, []string) error {
			if genre != "news" && genre != "wiki" {
				return exitError{exitMisuse, fmt.Sprintf("--genre: %q is neither news nor wiki", genre)}
			}
			return nil
		},
		RunE: measure(s, eval.ReadBIOFile, func(out io.Writer, r *pipeline.Reader, gold []eval.Tagged) {
			counts := eval.Entities(gold, func(w [][]string) [][]string { return r.TagAll(genre, w) })
			micro := counts["micro"]
			delete(counts, "micro")
			for _, t := range slices.Sorted(maps.Keys(counts)) {
				fmt.Fprintf(out, "%s %v\n", t, counts[t])
			}
			fmt.Fprintf(out, "micro %v\n", micro)
		}),
	}
	ner.Flags().StringVar(&genre, "genre", "news", "weights to use: news, or wiki for encyclopedias")
	c.AddCommand(ner, &cobra.Command{
		Use:   "lmr FILE.jsonl",
		Short: "Places in short messages: spans, and the official score of IDRISI",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: measure(s, eval.ReadPosts, func(out io.Writer, r *pipeline.Reader, posts []eval.Post) {
			p := eval.PostScore(posts, r.PostPlaces)
			fmt.Fprintf(out, "span %v\nofficial %.3f of %d messages\n", p.Span, p.Official, p.N)
		}),
	}, &cobra.Command{
		Use:   "lmd FILE.jsonl",
		Short: "Places resolved: annotated spans located within 10, 20 and 161 km",
		Args:  misuse(cobra.ExactArgs(1)),
		RunE: measure(s, eval.ReadPosts, func(out io.Writer, r *pipeline.Reader, posts []eval.Post) {
			fmt.Fprintln(out, eval.PointScore(posts, r.Points))
		}),
	}, &cobra.Command{
		Use:   "timex FILE.tsv",
		Short: "Times: token, tab, BIO tag a line; spans of DATE and TIME",
		Long: `Expressions of time are found in the tokens of FILE and compared with its
spans of DATE and TIME (TIMEX too), exact at both ends, the types not told
apart. The last line is: micro P R F1.`,
		Args: misuse(cobra.ExactArgs(1)),
		RunE: measure(s, eval.ReadBIOFile, func(out io.Writer, r *pipeline.Reader, gold []eval.Tagged) {
			fmt.Fprintf(out, "micro %v\n", eval.Entities(eval.Map(gold, eval.TimeTypes), r.TagTimes)["micro"])
		}),
	})
	c.AddCommand(posCommand(s), wordsCommand(s))
	return c
}

// measure is a command that reads a labelled file, loads the reader and
// prints what score finds.
func measure[T any](s *settings, read func(path string) (T, error), score func(out io.Writer, r *pipeline.Reader, gold T)) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		gold, err := read(args[0])
		if err != nil {
			return err
		}
		r, err := s.reader()
		if err != nil {
			return err
		}
		score(c.OutOrStdout(), r, gold)
		return nil
	}
}
