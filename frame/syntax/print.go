package syntax

import (
	"fmt"
	"strings"
)

// Print gives the file in canonical form.
func Print(f *File) []byte {
	var b strings.Builder
	for i, fr := range f.Frames {
		if i > 0 {
			b.WriteByte('\n')
		}
		for _, c := range fr.Comments {
			fmt.Fprintln(&b, c)
		}
		printFrame(&b, fr)
	}
	for _, c := range f.Tail {
		fmt.Fprintln(&b, c)
	}
	return []byte(b.String())
}

func printFrame(b *strings.Builder, f *Frame) {
	fmt.Fprintf(b, "frame %s\n", f.ID)
	for _, kv := range [...][2]string{{"degree", f.Degree}, {"mode", f.Mode}, {"state", f.State}, {"polarity", f.Polarity}, {"certainty", f.Certainty}, {"tense", f.Tense}, {"evidence", f.Evidence}, {"count", f.Count}} {
		if kv[1] != "" {
			fmt.Fprintf(b, "  %s %s\n", kv[0], kv[1])
		}
	}
	if f.Priority != 0 {
		fmt.Fprintf(b, "  priority %d\n", f.Priority)
	}
	for _, t := range f.Triggers {
		fmt.Fprintf(b, "  trigger %s", t.Class)
		for _, w := range t.Words {
			if t.Class == "phrase" {
				w = `"` + w + `"`
			}
			b.WriteString(" " + w)
		}
		b.WriteByte('\n')
	}
	for _, r := range f.Roles {
		printRole(b, r)
	}
	for _, n := range f.Not {
		fmt.Fprintf(b, "  not %s%s\n", n.Role, quotes(n.Words))
	}
	if len(f.Unless) > 0 {
		fmt.Fprintf(b, "  unless%s\n", quotes(f.Unless))
	}
	if len(f.Needs) > 0 {
		fmt.Fprintf(b, "  needs%s\n", quotes(f.Needs))
	}
	if f.ACLED != "" {
		fmt.Fprintf(b, "  acled %s\n", f.ACLED)
	}
	if f.PLOVER != "" {
		fmt.Fprintf(b, "  plover %s\n", f.PLOVER)
	}
	for _, e := range f.Examples {
		name := "example"
		if e.Counter {
			name = "counterexample"
		}
		fmt.Fprintf(b, "  %s %q\n", name, rawString(e.Text))
		for _, w := range e.Roles {
			if values[w.Role] != "" {
				fmt.Fprintf(b, "    %s %s\n", w.Role, w.Text)
				continue
			}
			fmt.Fprintf(b, "    %s %q\n", w.Role, rawString(w.Text))
		}
	}
}

// rawString prints between quotation marks without escapes: the language has
// none.
type rawString string

func (s rawString) Format(f fmt.State, _ rune) { fmt.Fprintf(f, `"%s"`, string(s)) }

func quotes(words []string) string {
	var b strings.Builder
	for _, w := range words {
		fmt.Fprintf(&b, ` "%s"`, w)
	}
	return b.String()
}

func printRole(b *strings.Builder, r *Role) {
	fmt.Fprintf(b, "  role %s", r.Name)
	if r.Optional {
		b.WriteByte('?')
	}
	b.WriteByte(' ')
	for i, t := range r.Types {
		if i > 0 {
			b.WriteByte('|')
		}
		if t.Lemma {
			b.WriteString(`"` + t.Name + `"`)
		} else {
			b.WriteString(t.Name)
		}
	}
	b.WriteString(" : ")
	for i, p := range r.Positions {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(p.Kind)
		for _, q := range p.Preps {
			b.WriteString(" " + q)
		}
		if p.Pair != "" {
			b.WriteString(" " + p.Pair)
		}
	}
	b.WriteByte('\n')
}
