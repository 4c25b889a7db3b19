package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad/gazetteer"
)

func placeCommand(s *settings) *cobra.Command {
	var near string
	var limit int
	c := &cobra.Command{
		Use:   "place NAME",
		Short: "Show what a place name can refer to, and why",
		Long: `Show the places that a name can refer to, likeliest first, with the reasons.

  isnad place الحديدة
  isnad place القائم --near الرمادي
  isnad place "معبر القائم"`,
		Args: misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			fsys, _, err := s.tree()
			if err != nil {
				return err
			}
			g, err := gazetteer.Load(fsys)
			if err != nil {
				return err
			}
			name := strings.Join(args, " ")
			qs := []gazetteer.Query{g.Query(name)}
			if near != "" {
				if len(g.Candidates(near)) == 0 {
					return exitError{exitFailed, fmt.Sprintf("--near: no place named %s", near)}
				}
				qs = append(qs, g.Query(near))
				qs[0].Links = []gazetteer.Link{{Relation: gazetteer.Near, To: 1}}
			}
			res := g.Resolve(qs, gazetteer.Context{})
			cs := res[0].Candidates
			if near != "" {
				// Who asks means it more firmly than a text that says قرب in
				// passing: a hundred kilometres weigh, not ten.
				at := res[1].Candidates[0].Place
				for i := range cs {
					cs[i].Score += 8 * math.Exp(-gazetteer.Km(cs[i].Place.Lat, cs[i].Place.Lon, at.Lat, at.Lon)/100)
				}
				slices.SortStableFunc(cs, func(a, b gazetteer.Candidate) int { return cmp.Compare(b.Score, a.Score) })
			}
			if len(cs) == 0 {
				return exitError{exitFailed, "no place named " + name}
			}
			w := c.OutOrStdout()
			for i, x := range cs {
				if i == limit {
					fmt.Fprintf(w, "… %d more; --limit shows them\n", len(cs)-limit)
					break
				}
				p := x.Place
				fmt.Fprintf(w, "%5.1f  %-16s %-2s %9.4f,%-9.4f ±%g km  %s  %s\n", x.Score, p.Kind, p.Country, p.Lat, p.Lon, p.AccuracyKm, p.NameEn, p.ID)
				fmt.Fprintf(w, "       %s\n", isolate(strings.Join(p.Names, " · ")))
				if p.Parent != "" {
					fmt.Fprintf(w, "       in %s\n", isolate(p.Parent))
				}
				fmt.Fprintf(w, "       because: %s\n", strings.Join(x.Reasons, "; "))
			}
			return nil
		},
	}
	c.Flags().StringVar(&near, "near", "", "another place that the text names")
	c.Flags().IntVar(&limit, "limit", 8, "show at most `N` places")
	return c
}
