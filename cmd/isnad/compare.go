package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/corroborate"
	"isnad/eval"
	"isnad/export"
	"isnad/store"
)

type compareOptions struct {
	store                 storeOptions
	filter                filterOptions
	format, history, pair string
	all                   bool
}

func compareCommand(s *settings) *cobra.Command {
	o := &compareOptions{}
	c := &cobra.Command{
		Use:   "compare [RECORDS…]",
		Short: "Put the claims of many dispatches together",
		Long: `Put the claims of many dispatches together: what several say, by how many
independent chains of sources, who denies it, and who is silent. RECORDS are
JSON lines as isnad read prints them; without any, what the filter keeps of the
store is compared. Claims are counted, never events.

  isnad read dispatches.jsonl > records.jsonl
  isnad compare records.jsonl                  what more than one claim says
  isnad compare --all records.jsonl            single claims too
  isnad compare --history البوكمال records.jsonl   who is said to hold it, over time
  isnad compare --pair ru,tr records.jsonl     how two parties stand, over time
  isnad compare --format json records.jsonl    clusters, one a line
  isnad compare --collection bukamal           of the store

docs/corroboration.md explains the rule.`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, s, args) },
	}
	f := c.Flags()
	o.store.flags(f)
	o.filter.flags(f)
	f.StringVar(&o.format, "format", "table", "table for people, or json")
	f.StringVar(&o.history, "history", "", "history of control of a `PLACE`: its id, or a name that the records use")
	f.StringVar(&o.pair, "pair", "", "relations of two parties, by their ids: `A,B`")
	f.BoolVar(&o.all, "all", false, "with a table: single claims too")
	return c
}

// records reads files of records, - for standard input.
func records(c *cobra.Command, names []string) ([]isnad.Record, error) {
	var out []isnad.Record
	for _, name := range names {
		var r io.Reader = c.InOrStdin()
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				return nil, err
			}
			defer f.Close()
			r = f
		}
		recs, err := eval.ReadRecords(name, r)
		if err != nil {
			return nil, err
		}
		out = append(out, recs...)
	}
	return out, nil
}

func (o *compareOptions) run(c *cobra.Command, s *settings, args []string) error {
	if o.format != "table" && o.format != "json" {
		return exitError{exitMisuse, fmt.Sprintf("--format: unknown format %q; expected table or json", o.format)}
	}
	fsys, _, err := s.tree()
	if err != nil {
		return err
	}
	k, err := corroborate.Load(fsys)
	if err != nil {
		return err
	}
	recs, err := o.gather(c, s, args)
	if err != nil {
		return err
	}
	set := k.NewSet()
	for i := range recs {
		if !set.Add(corroborate.Source{Record: recs[i].Record, Group: recs[i].Group, ForwardedFrom: recs[i].ForwardedFrom}) {
			fmt.Fprintf(c.ErrOrStderr(), "isnad: %s: stands twice; the first is kept\n", recs[i].Doc)
		}
	}
	p := set.Compare()
	w := c.OutOrStdout()
	switch {
	case o.history != "":
		key, err := placeKey(p, recs, o.history)
		if err != nil {
			return err
		}
		h := p.History(key)
		if o.format == "json" {
			return encode(w, h)
		}
		printHistory(w, p, &h)
	case o.pair != "":
		a, b, ok := strings.Cut(o.pair, ",")
		if !ok {
			return exitError{exitMisuse, "--pair: expected two ids with a comma between, like ru,tr"}
		}
		r := p.Relations(a, b)
		if o.format == "json" {
			return encode(w, r)
		}
		printRelations(w, &r)
	case o.format == "json":
		for i := range p.Clusters {
			if err := encode(w, &p.Clusters[i]); err != nil {
				return err
			}
		}
	default:
		printClusters(w, p, recs, o.all)
	}
	return nil
}

// gather reads the records of the files named, or else of the store.
func (o *compareOptions) gather(c *cobra.Command, s *settings, args []string) ([]export.Record, error) {
	from := recordsOf(c.InOrStdin(), args)
	if len(args) == 0 {
		ctx, st, f, done, err := o.store.chosen(c, s, &o.filter)
		if err != nil {
			return nil, err
		}
		defer done()
		from = recordsIn(ctx, st, f)
	}
	var out []export.Record
	for r, err := range from {
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// placeKey finds the key of a place by its id or by a name in the records.
func placeKey(p *corroborate.Picture, recs []export.Record, name string) (string, error) {
	keys := map[string]bool{}
	for _, k := range p.Places() {
		if k == name {
			return k, nil
		}
		keys[k] = true
	}
	// The name itself goes before a longer one that holds its words (مطار كذا
	// العسكري); of several such places none is taken for another.
	want := " " + store.NameFold(name) + " "
	var longer []string
	names := map[string]string{}
	for i := range recs {
		for _, m := range recs[i].Mentions {
			if m.Type != "place" || !keys[m.Entity] {
				continue
			}
			has := " " + store.NameFold(m.Text) + " "
			if strings.EqualFold(m.NameEn, name) || strings.HasSuffix(has, want) {
				return m.Entity, nil
			}
			if names[m.Entity] == "" && strings.Contains(has, want) {
				longer = append(longer, m.Entity)
				names[m.Entity] = m.Text
			}
		}
	}
	switch len(longer) {
	case 0:
		return "", exitError{exitFailed, fmt.Sprintf("--history: nothing is said of the control of %q", name)}
	case 1:
		return longer[0], nil
	}
	for i, k := range longer {
		longer[i] = names[k] + " (" + k + ")"
	}
	return "", exitError{exitFailed, fmt.Sprintf("--history: %q can be %s; name one", name, strings.Join(longer, ", "))}
}

func printClusters(w io.Writer, p *corroborate.Picture, recs []export.Record, all bool) {
	quotes := map[corroborate.Ref]string{}
	for i := range recs {
		for k := range recs[i].Claims {
			quotes[corroborate.Ref{Doc: recs[i].Doc, Claim: recs[i].Claims[k].ID}] = recs[i].Claims[k].Quote.Text
		}
	}
	shown := 0
	for i := range p.Clusters {
		c := &p.Clusters[i]
		if c.Status == corroborate.Single && !all {
			continue
		}
		shown++
		future := ""
		if c.Future {
			future = ", expected"
		}
		fmt.Fprintf(w, "── %s  %s %s%s  %s\n", c.ID, c.Kind, c.Type, future, c.Status)
		for _, r := range c.Roles {
			fmt.Fprintf(w, "   %-10s %s  %s\n", r.Role, isolate(r.Text), r.NameEn)
		}
		fmt.Fprintf(w, "   %-10s %s; said %s\n", "when", when(c.Start, c.End), when(c.FirstSaid, c.LastSaid))
		fmt.Fprintf(w, "   %-10s %d claims; independent chains: %d affirm, %d deny\n", "chains", len(c.Members), c.Affirming, c.Denying)
		for _, n := range c.Numbers {
			open := ""
			if n.Open {
				open = " or more"
			}
			fmt.Fprintf(w, "   %-10s %s: low %d, best %d (%d chains), high %d%s\n", "number", n.What, n.Low, n.Best, n.Chains, n.High, open)
		}
		for k := range c.Members {
			m := &c.Members[k]
			word := "affirms"
			if m.Denied {
				word = "denies"
			}
			fmt.Fprintf(w, "   %-10s %s %s %s, chain %d %s\n", word, orDash(m.Said), isolate(orDash(m.Outlet)), m.Doc+"/"+m.Claim, m.Chain+1, isolate(c.Chains[m.Chain].Root))
			fmt.Fprintf(w, "   %-10s %s\n", "", isolate(strings.Join(strings.Fields(quotes[m.Ref]), " ")))
			fmt.Fprintf(w, "   %-10s why: %s\n", "", m.Explain("en"))
		}
		for _, x := range c.Corrections {
			declared := "later claim of the same voice"
			if x.Declared {
				declared = "declared correction"
			}
			if x.Kind == "number" {
				fmt.Fprintf(w, "   %-10s %s: %s/%s gives %s %d for %d in %s/%s\n", "corrects", declared, x.To.Doc, x.To.Claim, x.What, x.Is, x.Was, x.From.Doc, x.From.Claim)
			} else {
				fmt.Fprintf(w, "   %-10s %s: %s/%s against %s/%s\n", "corrects", declared, x.To.Doc, x.To.Claim, x.From.Doc, x.From.Claim)
			}
		}
		for _, q := range p.Silent(c) {
			fmt.Fprintf(w, "   %-10s %s (%s)\n", "silent", isolate(q.Outlet), strings.Join(q.Docs, ", "))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%d claims in %d clusters; %d shown\n", countMembers(p), len(p.Clusters), shown)
}

func countMembers(p *corroborate.Picture) int {
	n := 0
	for i := range p.Clusters {
		n += len(p.Clusters[i].Members)
	}
	return n
}

func printHistory(w io.Writer, p *corroborate.Picture, h *corroborate.History) {
	fmt.Fprintf(w, "── %s  %s\n", isolate(h.Place.Text), h.Place.NameEn)
	for _, s := range h.Statements {
		not := ""
		if !s.Holds {
			not = "not "
		}
		fmt.Fprintf(w, "%s  %s %s  %sheld by %s %s  affirm %d, deny %d  %s\n", when(s.Start, s.End), s.Type, s.Degree, not, isolate(s.Holder.Text), s.Holder.NameEn, s.Affirming, s.Denying, s.Cluster)
		fmt.Fprintf(w, "   affirm: %s   deny: %s\n", isolate(strings.Join(s.Affirmers, "، ")), isolate(strings.Join(s.Deniers, "، ")))
	}
	for _, d := range h.Disputes {
		state := "open"
		if !d.Open {
			state = "settled by " + d.Settled
		}
		fmt.Fprintf(w, "dispute   %s  %s  %s, %s\n", d.A, d.B, d.Code.Words("en"), state)
	}
}

func printRelations(w io.Writer, r *corroborate.Relations) {
	fmt.Fprintf(w, "── %s %s and %s %s: %d friendly, %d hostile\n", isolate(r.A.Text), r.A.Entity, isolate(r.B.Text), r.B.Entity, r.Friendly, r.Hostile)
	for _, t := range r.Ties {
		fmt.Fprintf(w, "%s  %+d  %s %s  %s to %s  affirm %d, deny %d  %s\n", when(t.Start, t.End), t.Sign, t.Kind, t.Type, t.From, t.To, t.Affirming, t.Denying, t.Cluster)
	}
}
