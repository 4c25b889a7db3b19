package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/store"
)

type searchOptions struct {
	storeOptions
	filterOptions
	limit          int
	claims, asJSON bool
	oldest         bool
}

func searchCommand(s *settings) *cobra.Command {
	o := &searchOptions{}
	c := &cobra.Command{
		Use:   "search [QUERY…]",
		Short: "Find dispatches or claims in the store",
		Long: `Find dispatches by their words and by the claims they make, newest first. A word
finds all its forms, with clitics before and after it, however it is spelled
(الحوثي finds والحوثيين, ادلب finds إدلب). Words in quotation marks are found
as they stand, next to one another; a minus before a word or phrase leaves out
the dispatches that have it. Without a query, the filters alone choose.

  isnad search الحوثي الحديدة
  isnad search '"الجيش السوري"' -- -إدلب
  isnad search --claims --place البوكمال --kind control
  isnad search --near 34.45,40.92,30 --from 2017-11 --to 2017-12 قصف`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, s, args) },
	}
	f := c.Flags()
	o.storeOptions.flags(f)
	o.filterOptions.flags(f)
	f.IntVarP(&o.limit, "limit", "n", 20, "at most so many; 0 for all")
	f.BoolVar(&o.claims, "claims", false, "print claims, not dispatches")
	f.BoolVar(&o.asJSON, "json", false, "print JSON, one a line")
	f.BoolVar(&o.oldest, "oldest", false, "oldest first")
	return c
}

func (o *searchOptions) run(c *cobra.Command, s *settings, args []string) error {
	ctx, st, f, done, err := o.chosen(c, s, &o.filterOptions)
	if err != nil {
		return err
	}
	defer done()
	f.Text = strings.Join(args, " ")
	w := bufio.NewWriter(c.OutOrStdout())
	defer w.Flush()
	total, err := st.Count(ctx, f)
	if err != nil {
		return err
	}
	bold := isTerminal(c.OutOrStdout()) && os.Getenv("NO_COLOR") == ""
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	left := o.limit
	if left <= 0 {
		left = int(^uint(0) >> 1)
	}
	p := store.Page{Oldest: o.oldest}
	for left > 0 {
		p.Limit = min(left, 200)
		var next string
		if o.claims {
			page, err := st.Claims(ctx, f, p)
			if err != nil {
				return err
			}
			if o.asJSON {
				err = encodeAll(enc, page.Claims)
			} else {
				err = printAll(page.Claims, func(x *store.Claim) error { return printClaim(w, x) })
			}
			if err != nil {
				return err
			}
			left -= len(page.Claims)
			next = page.Next
		} else {
			page, err := st.Search(ctx, f, p)
			if err != nil {
				return err
			}
			if o.asJSON {
				err = encodeAll(enc, page.Hits)
			} else {
				err = printAll(page.Hits, func(x *store.Hit) error { return printHit(w, x, bold) })
			}
			if err != nil {
				return err
			}
			left -= len(page.Hits)
			next = page.Next
		}
		if p.Cursor = next; next == "" {
			break
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if !o.asJSON {
		fmt.Fprintf(c.ErrOrStderr(), "%d dispatches, %d claims\n", total.Dispatches, total.Claims)
	}
	return nil
}

// printAll prints one after another, until one cannot be.
func printAll[T any](list []T, print func(*T) error) error {
	for i := range list {
		if err := print(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// encodeAll writes JSON, one a line.
func encodeAll[T any](enc *json.Encoder, list []T) error {
	return printAll(list, func(x *T) error { return enc.Encode(x) })
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0
}

// printHit prints a dispatch found. Arabic stands on lines of its own, so that
// no terminal has to mix directions within one.
func printHit(w io.Writer, h *store.Hit, bold bool) error {
	fmt.Fprintf(w, "%s  %s  %d claims\n", h.ID, orDash(h.Date), h.Claims)
	fmt.Fprintf(w, "    %s\n", orDash(h.Outlet))
	if h.Group != h.ID {
		fmt.Fprintf(w, "    the text of %s\n", h.Group)
	}
	if h.Title != "" {
		fmt.Fprintf(w, "    %s\n", marked(h.Title, 0, h.InTitle, bold))
	}
	_, err := fmt.Fprintf(w, "    %s\n\n", strings.Join(strings.Fields(marked(h.Snippet.Text, h.Snippet.Start, h.InText, bold)), " "))
	return err
}

// marked sets the spans of a text that begins at a code point in bold.
func marked(text string, at int, spans []isnad.SpanRecord, bold bool) string {
	if !bold {
		return text
	}
	runes := []rune(text)
	var b strings.Builder
	last := 0
	for _, s := range spans {
		from, to := s.Start-at, s.End-at
		if from < last || to > len(runes) {
			continue
		}
		b.WriteString(string(runes[last:from]) + "\x1b[1m" + string(runes[from:to]) + "\x1b[0m")
		last = to
	}
	return b.String() + string(runes[last:])
}

// printClaim prints a claim of the store.
func printClaim(w io.Writer, c *store.Claim) error {
	what := strings.TrimSpace(strings.Join([]string{c.Kind, c.Type}, " "))
	if c.Degree != "" {
		what += "/" + c.Degree
	}
	fmt.Fprintf(w, "%s  %s  %s, %s, %s, %s", c.ID, what, c.Polarity, c.Certainty, c.Tense, c.Evidence)
	if c.Ruled != isnad.Unruled {
		fmt.Fprintf(w, "  [%s]", c.Ruled)
	}
	fmt.Fprintf(w, "\n    %-10s %s\n    %-10s %s\n", "when", when(c.From, c.To), "outlet", orDash(c.Outlet))
	for _, a := range c.Args {
		fmt.Fprintf(w, "    %-10s %s\n", a.Role, oneLine(a.Text))
	}
	if len(c.Chain) > 1 {
		for _, l := range c.Chain[1:] {
			fmt.Fprintf(w, "    %-10s %s\n", "< "+l.Manner, oneLine(l.Who))
		}
	}
	_, err := fmt.Fprintf(w, "    %-10s %s\n\n", "quote", oneLine(c.Quote.Text))
	return err
}

func when(from, to string) string {
	switch {
	case from == "":
		return "–"
	case from == to:
		return from
	}
	return from + " to " + to
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
