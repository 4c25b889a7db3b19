// Package frametest runs the examples that frames carry: an example must give
// a claim of the frame's kind and type with the roles it names, and a
// counterexample must give none of that kind and type.
package frametest

import (
	"fmt"
	"strings"

	"isnad"
	"isnad/frame/syntax"
	"isnad/pipeline"
)

// Failure is an example that did not come out as its frame says.
type Failure struct {
	File string
	Pos  syntax.Pos
	What string
}

func (f Failure) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.File, f.Pos.Line, f.Pos.Col, f.What)
}

// Run runs all examples of the files through the reader, and returns the
// failures and the number of examples run.
func Run(r *pipeline.Reader, files []*syntax.File) (fails []Failure, ran int) {
	for _, f := range files {
		for _, fr := range f.Frames {
			for _, ex := range fr.Examples {
				ran++
				if what := example(r, fr, ex); what != "" {
					fails = append(fails, Failure{f.Name, ex.Pos, what})
				}
			}
		}
	}
	return fails, ran
}

func example(r *pipeline.Reader, fr *syntax.Frame, ex *syntax.Example) string {
	x, err := r.Read(&isnad.Dispatch{Doc: "example", Date: "2020-01-15", Text: ex.Text + "."})
	if err != nil {
		return err.Error()
	}
	kind, typ := fr.Kind, fr.Type
	var near []string
	for i := range x.Claims {
		c := &x.Claims[i]
		if string(c.Kind) != kind || c.Type != typ {
			continue
		}
		if ex.Counter {
			return fmt.Sprintf("counterexample %q gives %s.%s by %s", ex.Text, kind, typ, c.Frame)
		}
		miss := missing(x, c, ex)
		if miss == "" {
			return ""
		}
		near = append(near, miss)
	}
	if ex.Counter {
		return ""
	}
	name := kind
	if typ != "" {
		name += "." + typ
	}
	if len(near) == 0 {
		return fmt.Sprintf("example %q gives no %s", ex.Text, name)
	}
	return fmt.Sprintf("example %q gives %s, but %s", ex.Text, name, strings.Join(near, "; "))
}

// missing says which role of the example the claim has not, or has filled
// with other words.
func missing(x *pipeline.Reading, c *isnad.Claim, ex *syntax.Example) string {
	text := x.Dispatch.Text
	for _, w := range ex.Roles {
		switch w.Role {
		case "polarity", "certainty", "tense", "evidence":
			got := map[string]string{"polarity": c.Polarity, "certainty": c.Certainty, "tense": c.Tense, "evidence": c.Evidence}[w.Role]
			if got != w.Text {
				return fmt.Sprintf("%s is %s, not %s", w.Role, got, w.Text)
			}
			continue
		}
		found := ""
		ok := false
		for _, a := range c.Args {
			if a.Role != w.Role {
				continue
			}
			got := a.Span.In(text)
			if strings.Contains(got, w.Text) || strings.Contains(w.Text, got) {
				ok = true
			}
			found = got
		}
		if !ok {
			if found == "" {
				return fmt.Sprintf("no %s", w.Role)
			}
			return fmt.Sprintf("%s is %q, not %q", w.Role, found, w.Text)
		}
	}
	return ""
}
