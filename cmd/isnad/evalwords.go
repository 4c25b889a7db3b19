package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"isnad/arabic"
	"isnad/eval"
	"isnad/pipeline"
)

func posCommand(s *settings) *cobra.Command {
	misses := 0
	c := &cobra.Command{
		Use:   "pos FILE.conllu",
		Short: "Words: class (noun, adjective, verb, function word) and clitics",
		Long: `The first reading of each word of a treebank of Universal Dependencies is
compared with the treebank's: its class (noun, adjective, verb, function word;
a participle of ours is right as noun or adjective) and the clitics that are
split off (conjunctions, prepositions, future, pronouns).`,
		Args: misuse(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			gold, err := eval.ReadCoNLLU(args[0])
			if err != nil {
				return err
			}
			r, err := s.reader()
			if err != nil {
				return err
			}
			score := eval.ScorePOS(gold, r.Whole)
			for _, m := range score.Worst(misses) {
				fmt.Fprintln(c.OutOrStdout(), m)
			}
			fmt.Fprintln(c.OutOrStdout(), score)
			return nil
		},
	}
	c.Flags().IntVar(&misses, "misses", 0, "also list the `N` most frequent mistakes")
	return c
}

func wordsCommand(s *settings) *cobra.Command {
	list := 0
	c := &cobra.Command{
		Use:   "words FILE...",
		Short: "Coverage: how many running words the lexicon and the name lists know",
		Long: `Each FILE holds running text: token, tab, tag lines (.tsv), or records with
"text" (.jsonl). A word is known when the lexicon has its first reading, named
when only a list of names has it, else guessed.`,
		Args: misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			r, err := s.reader()
			if err != nil {
				return err
			}
			fsys, _, err := s.tree()
			if err != nil {
				return err
			}
			named, err := names(fsys, r)
			if err != nil {
				return err
			}
			all := eval.Cover{Guessed: map[string]int{}}
			for _, path := range args {
				texts, err := eval.ReadTexts(path)
				if err != nil {
					return err
				}
				x := eval.Coverage(texts, r.Whole, named)
				all.Words, all.Known, all.Named = all.Words+x.Words, all.Known+x.Known, all.Named+x.Named
				for w, n := range x.Guessed {
					all.Guessed[w] += n
				}
				fmt.Fprintf(c.OutOrStdout(), "%s: %v\n", path, x)
			}
			for _, m := range all.Most(list) {
				fmt.Fprintln(c.OutOrStdout(), m)
			}
			if len(args) > 1 {
				fmt.Fprintf(c.OutOrStdout(), "all: %v\n", all)
			}
			return nil
		},
	}
	c.Flags().IntVar(&list, "list", 0, "also list the `N` most frequent guessed words")
	return c
}

// names tells how many words from the first on are a listed name of a place,
// a party or a person.
func names(fsys fs.FS, r *pipeline.Reader) (func(words []string) int, error) {
	b, err := fs.ReadFile(fsys, "lexicon/names.tsv")
	if err != nil {
		return nil, err
	}
	persons := map[string]bool{}
	for sc := bufio.NewScanner(bytes.NewReader(b)); sc.Scan(); {
		if form, _, ok := strings.Cut(sc.Text(), "\t"); ok && form[0] != '#' {
			persons[arabic.Fold(form)] = true
		}
	}
	return func(words []string) int {
		n := 0
		if persons[words[0]] || persons[strings.TrimPrefix(words[0], "ال")] {
			n = 1
		}
		if k, _, ok := r.Places.Match(words); ok {
			n = max(n, k)
		}
		if k, _, ok := r.Actors.Match(words); ok {
			n = max(n, k)
		}
		if k, _, ok := r.Actors.MatchPerson(words); ok {
			n = max(n, k)
		}
		return n
	}, nil
}
