package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"isnad"
)

type ruleOptions struct {
	storeOptions
	note, from string
	set        []string
	with       []string
	dispatch   string
}

func ruleCommand(s *settings) *cobra.Command {
	o := &ruleOptions{}
	c := &cobra.Command{
		Use:   "rule ACT CLAIM",
		Short: "Decide on a claim: accept, correct, reject, merge, split, comment, add",
		Long: `Decide on a claim. Rulings are kept one after another and never changed; the
last one on a claim holds. isnad queue shows the claims that wait.

  isnad rule accept  CLAIM
  isnad rule reject  CLAIM --note "a quotation of 2015"
  isnad rule correct CLAIM --set polarity=denied --set place=120-128
  isnad rule merge   CLAIM --with OTHER,OTHER
  isnad rule comment CLAIM --note "which of the two villages?"
  isnad rule split   CLAIM --from parts.json     a JSON list of claims
  isnad rule add     --dispatch ID --from -      a claim that was missed

--set takes kind, type, degree, mode, bearing, state, polarity, certainty, tense,
evidence; trigger, quote and the name of a role as a span START-END, counted in
characters of the text from 0 (an empty value takes a role away); start and end
as dates. --from takes whole claims as JSON, in the form of isnad search
--claims --json.`,
		Args: misuse(cobra.RangeArgs(1, 2)),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, s, args) },
	}
	f := c.Flags()
	o.storeOptions.flags(f)
	f.StringVar(&o.note, "note", "", "a note on the ruling")
	f.StringArrayVar(&o.set, "set", nil, "correct a field: `FIELD=VALUE`")
	f.StringSliceVar(&o.with, "with", nil, "the claims that this one stands for")
	f.StringVar(&o.from, "from", "", "`FILE` of claims as JSON; - for standard input")
	f.StringVar(&o.dispatch, "dispatch", "", "dispatch of a claim to add")
	return c
}

func (o *ruleOptions) run(c *cobra.Command, s *settings, args []string) error {
	r := isnad.Ruling{Act: args[0], Note: o.note, With: o.with, Dispatch: o.dispatch}
	if len(args) > 1 {
		r.Claim = args[1]
	} else if r.Act != isnad.RulingAdd {
		return exitError{exitMisuse, "rule: " + r.Act + " needs a claim"}
	}
	ctx, stop := interruptible(c)
	defer stop()
	st, _, err := o.open(ctx, s)
	if err != nil {
		return err
	}
	defer st.Close()
	var given []isnad.ClaimRecord
	if o.from != "" {
		if given, err = readClaims(o.from, c.InOrStdin()); err != nil {
			return err
		}
	}
	switch r.Act {
	case isnad.RulingSplit:
		r.Parts = given
	case isnad.RulingAdd, isnad.RulingCorrect:
		if len(given) > 1 || len(given) == 0 && r.Act == isnad.RulingAdd {
			return exitError{exitMisuse, "rule: " + r.Act + " takes one claim --from"}
		}
		if len(given) == 1 {
			r.Corrected = &given[0]
		} else {
			claim, err := st.Claim(ctx, r.Claim)
			if err != nil {
				return err
			}
			fixed := claim.ClaimRecord
			fixed.Args = append([]isnad.ArgRecord{}, fixed.Args...)
			r.Corrected = &fixed
		}
		for _, kv := range o.set {
			if err := setField(r.Corrected, kv); err != nil {
				return exitError{exitMisuse, "--set: " + err.Error()}
			}
		}
	}
	kept, err := st.Rule(ctx, r)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.OutOrStdout(), "%s %s %s by %s%s\n", kept.ID, kept.Act, kept.Claim, kept.Who, fieldsOf(kept.Fields))
	return err
}

func fieldsOf(fields []string) string {
	if len(fields) == 0 {
		return ""
	}
	return ": " + strings.Join(fields, ", ")
}

// readClaims reads one claim, or a list of them.
func readClaims(name string, stdin io.Reader) ([]isnad.ClaimRecord, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, 16<<20))
	if err != nil {
		return nil, err
	}
	var list []isnad.ClaimRecord
	if t := strings.TrimSpace(string(b)); strings.HasPrefix(t, "[") {
		err = json.Unmarshal(b, &list)
	} else {
		list = make([]isnad.ClaimRecord, 1)
		err = json.Unmarshal(b, &list[0])
	}
	if err != nil {
		return nil, fmt.Errorf("%s: no claim as JSON: %w", name, err)
	}
	return list, nil
}

// setField corrects one field of a claim.
func setField(c *isnad.ClaimRecord, kv string) error {
	field, value, ok := strings.Cut(kv, "=")
	if !ok {
		return fmt.Errorf("%q; expected FIELD=VALUE", kv)
	}
	for name, at := range map[string]*string{"kind": &c.Kind, "type": &c.Type, "degree": &c.Degree, "mode": &c.Mode, "bearing": &c.Bearing, "state": &c.State,
		"polarity": &c.Polarity, "certainty": &c.Certainty, "tense": &c.Tense, "evidence": &c.Evidence, "start": &c.Time.Start, "end": &c.Time.End} {
		if field == name {
			*at = value
			return nil
		}
	}
	at := -1
	for i := range c.Args {
		if c.Args[i].Role == field {
			at = i
			break
		}
	}
	if value == "" && at >= 0 {
		c.Args = append(c.Args[:at], c.Args[at+1:]...)
		return nil
	}
	from, to, ok := strings.Cut(value, "-")
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if !ok || err1 != nil || err2 != nil {
		return fmt.Errorf("%s: %q is no span; expected START-END", field, value)
	}
	switch {
	case field == "trigger":
		c.Trigger = isnad.SpanRecord{Start: start, End: end}
	case field == "quote":
		c.Quote = isnad.SpanRecord{Start: start, End: end}
	case at >= 0:
		c.Args[at] = isnad.ArgRecord{Role: field, Start: start, End: end}
	default:
		switch field {
		case "agent", "patient", "place", "holder", "from", "to", "via", "instrument", "topic":
			c.Args = append(c.Args, isnad.ArgRecord{Role: field, Start: start, End: end})
		default:
			return fmt.Errorf("no field or role %q", clip(field))
		}
	}
	return nil
}

func clip(s string) string {
	if utf8.RuneCountInString(s) > 40 {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}
