package store

import (
	"fmt"
	"slices"
	"strings"

	"isnad"
)

// checkClaim says in what a claim written by a person departs from the
// codebook or points outside the text, and fills in the words under its spans,
// so that they are always the text's own.
func checkClaim(c *isnad.ClaimRecord, text *points) error {
	var types []string
	switch isnad.Kind(c.Kind) {
	case isnad.Control:
		types = isnad.ControlTypes
		if !slices.Contains(isnad.Degrees, c.Degree) {
			return fmt.Errorf("degree: %q is none of %s", c.Degree, strings.Join(isnad.Degrees, ", "))
		}
	case isnad.Event:
		types = isnad.EventTypes
	case isnad.Relation:
		types = isnad.RelationTypes
	case isnad.Route:
		if !slices.Contains(isnad.RouteModes, c.Mode) {
			return fmt.Errorf("mode: %q is none of %s", c.Mode, strings.Join(isnad.RouteModes, ", "))
		}
	case isnad.Presence, isnad.Condition:
	default:
		return fmt.Errorf("kind: %q is none of the codebook's six", c.Kind)
	}
	if types != nil && !slices.Contains(types, c.Type) {
		return fmt.Errorf("type: %q is no type of %s; there are %s", c.Type, c.Kind, strings.Join(types, ", "))
	}
	for _, l := range []struct {
		field, value string
		most         []string
	}{
		{"polarity", c.Polarity, []string{isnad.Affirmed, isnad.Denied}},
		{"certainty", c.Certainty, []string{isnad.Certain, isnad.Probable, isnad.Possible}},
		{"tense", c.Tense, []string{isnad.Past, isnad.Present, isnad.Future}},
		{"evidence", c.Evidence, []string{isnad.Witnessed, isnad.Told, isnad.Hearsay, isnad.Inferred, isnad.Asserted}},
	} {
		if !slices.Contains(l.most, l.value) {
			return fmt.Errorf("%s: %q is none of %s", l.field, l.value, strings.Join(l.most, ", "))
		}
	}
	roles, everyOne := isnad.Kind(c.Kind).Required()
	have := 0
	for _, r := range roles {
		if slices.ContainsFunc(c.Args, func(a isnad.ArgRecord) bool { return a.Role == r }) {
			have++
		} else if everyOne {
			return fmt.Errorf("args: a claim of kind %s needs the role %s", c.Kind, r)
		}
	}
	if have == 0 {
		return fmt.Errorf("args: a claim of kind %s needs one of the roles %s", c.Kind, strings.Join(roles, ", "))
	}
	for i := range c.Args {
		a := &c.Args[i]
		if a.Role == "" {
			return fmt.Errorf("args[%d]: no role", i)
		}
		if err := text.fill(a.Start, a.End, &a.Text); err != nil {
			return fmt.Errorf("args[%d]: %w", i, err)
		}
	}
	if err := text.fill(c.Trigger.Start, c.Trigger.End, &c.Trigger.Text); err != nil {
		return fmt.Errorf("trigger: %w", err)
	}
	if err := text.fill(c.Quote.Start, c.Quote.End, &c.Quote.Text); err != nil {
		return fmt.Errorf("quote: %w", err)
	}
	for i := range c.Framing {
		if err := text.fill(c.Framing[i].Start, c.Framing[i].End, &c.Framing[i].Text); err != nil {
			return fmt.Errorf("framing[%d]: %w", i, err)
		}
	}
	for i := range c.Counts {
		var words string
		if err := text.fill(c.Counts[i].Start, c.Counts[i].End, &words); err != nil {
			return fmt.Errorf("counts[%d]: %w", i, err)
		}
	}
	for i := range c.Chain {
		l := &c.Chain[i]
		if (l.Start == nil) != (l.End == nil) {
			return fmt.Errorf("chain[%d]: a start and an end, or neither", i)
		}
		if l.Start != nil {
			var words string
			if err := text.fill(*l.Start, *l.End, &words); err != nil {
				return fmt.Errorf("chain[%d]: %w", i, err)
			}
		}
	}
	for _, d := range []struct{ field, date string }{{"time.start", c.Time.Start}, {"time.end", c.Time.End}} {
		if from, _ := days(d.date); d.date != "" && from == 0 {
			return fmt.Errorf("%s: %q is no ISO date", d.field, d.date)
		}
	}
	// Lists are written as [] and not as null, as everywhere in records.
	c.Args, c.Chain, c.Counts, c.Framing = list(c.Args), list(c.Chain), list(c.Counts), list(c.Framing)
	return nil
}

func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}

// points is a text that is asked for runs of code points.
type points struct {
	text string
	at   []int // byte offset of each code point, and the end
}

func newPoints(text string) *points {
	p := &points{text, make([]int, 0, len(text)/2+1)}
	for b := range text {
		p.at = append(p.at, b)
	}
	p.at = append(p.at, len(text))
	return p
}

// run is the text from one code point to another; false where there is none.
func (p *points) run(start, end int) (string, bool) {
	if start < 0 || end < start || end >= len(p.at) {
		return "", false
	}
	return p.text[p.at[start]:p.at[end]], true
}

func (p *points) fill(start, end int, words *string) error {
	s, ok := p.run(start, end)
	if !ok || s == "" {
		return fmt.Errorf("span %d to %d is empty or outside the text of %d characters", start, end, len(p.at)-1)
	}
	*words = s
	return nil
}
