package main

import (
	"bufio"
	"fmt"
	"strings"

	"isnad"
	"isnad/pipeline"
)

// Bidirectional isolates keep an Arabic field from reordering the columns
// beside it, in terminals that know the bidirectional algorithm; the others
// ignore them.
const (
	fsi = "\u2068"
	pdi = "\u2069"
)

func isolate(s string) string {
	return fsi + strings.Join(strings.Fields(s), " ") + pdi
}

// printTable prints a record for people: one claim a block, one Arabic field
// a line, so that no line mixes columns with right-to-left text.
func printTable(w *bufio.Writer, r *isnad.Record, layer string, explain bool) error {
	head := r.Doc
	if r.Outlet != "" {
		head += " · " + isolate(r.Outlet)
	}
	if r.Date != "" {
		head += " · " + r.Date
	}
	fmt.Fprintf(w, "── %s\n", head)
	if layer == "mentions" {
		for _, m := range r.Mentions {
			at := ""
			if m.Lat != nil {
				at = fmt.Sprintf("  %.3f,%.3f", *m.Lat, *m.Lon)
			}
			fmt.Fprintf(w, "%-5s %-7s %6d-%-6d %s  %s%s\n", m.ID, m.Type, m.Start, m.End, isolate(m.Text), m.Entity, at)
		}
		fmt.Fprintln(w)
		return nil
	}
	for _, c := range r.Claims {
		kind := c.Kind
		if c.Type != "" {
			kind += " " + c.Type
		}
		for _, x := range []string{c.Degree, c.Mode, c.Bearing} {
			if x != "" {
				kind += "/" + x
			}
		}
		marks := []string{}
		if c.Polarity == isnad.Denied {
			marks = append(marks, "DENIED")
		}
		marks = append(marks, c.Certainty, c.Tense, c.Evidence)
		fmt.Fprintf(w, "%-4s %-24s %s\n", c.ID, kind, strings.Join(marks, ", "))
		for _, a := range c.Args {
			note := ""
			if a.Filled {
				note = "  (from earlier text)"
			}
			if explain && a.Why != "" {
				note += "  ← " + a.Why
			}
			fmt.Fprintf(w, "       %-10s %s%s\n", a.Role, isolate(a.Text), note)
		}
		if c.State != "" {
			fmt.Fprintf(w, "       %-10s %s\n", "state", isolate(c.State))
		}
		if c.Time.Text != "" {
			when := ""
			if c.Time.Start != "" {
				when = "  " + c.Time.Start
				if c.Time.End != c.Time.Start {
					when += " to " + c.Time.End
				}
			}
			fmt.Fprintf(w, "       %-10s %s%s\n", "time", isolate(c.Time.Text), when)
		}
		for _, n := range c.Counts {
			fmt.Fprintf(w, "       %-10s %s %s\n", "count", number(n), n.What)
		}
		chain := make([]string, 0, len(c.Chain))
		for _, l := range c.Chain {
			who := l.Who
			if who == "" {
				who = "(outlet)"
			}
			chain = append(chain, isolate(who)+" "+l.Manner)
		}
		fmt.Fprintf(w, "       %-10s %s\n", "chain", strings.Join(chain, " < "))
		fmt.Fprintf(w, "       %-10s %s\n", "quote", isolate(c.Quote.Text))
		if explain {
			fmt.Fprintf(w, "       %-10s %s, confidence %.2f\n", "frame", c.Frame, c.Confidence)
		}
	}
	_, err := fmt.Fprintf(w, "   %d mentions, %d claims\n\n", len(r.Mentions), len(r.Claims))
	return err
}

func number(n isnad.CountRecord) string {
	var s string
	switch {
	case n.Min != nil && n.Max != nil && *n.Min == *n.Max:
		s = fmt.Sprint(*n.Min)
	case n.Min != nil && n.Max != nil:
		s = fmt.Sprintf("%d to %d", *n.Min, *n.Max)
	case n.Min != nil:
		s = fmt.Sprintf("at least %d", *n.Min)
	case n.Max != nil:
		s = fmt.Sprintf("at most %d", *n.Max)
	default:
		s = "unnumbered"
	}
	if n.Approx {
		s = "about " + s
	}
	return s
}

var sentenceKinds = [...]string{"prose", "heading", "field", "furniture"}

// printSentences prints the layers below mentions, ASCII columns first.
func printSentences(w *bufio.Writer, x *pipeline.Reading, tokens bool) error {
	text := x.Dispatch.Text
	fmt.Fprintf(w, "── %s\n", x.Dispatch.Doc)
	for i := range x.Sentences {
		s := &x.Sentences[i]
		fmt.Fprintf(w, "s%-4d %-9s %d-%d %s\n", i+1, sentenceKinds[s.Kind], s.Start, s.End, isolate(s.In(text)))
		if !tokens {
			continue
		}
		for j := range s.Tokens {
			t := &s.Tokens[j]
			a := t.Best()
			fmt.Fprintf(w, "  %-4d %-9s %s", j, a.POS, isolate(t.In(text)))
			if a.Lemma != "" {
				fmt.Fprintf(w, "  %s", isolate(a.Lemma))
			}
			if a.Class != "" {
				fmt.Fprintf(w, "  %s", a.Class)
			}
			if a.Guessed {
				fmt.Fprint(w, "  guessed")
			}
			fmt.Fprintln(w)
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}
