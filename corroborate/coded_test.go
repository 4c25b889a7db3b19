package corroborate_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"isnad"
	. "isnad/corroborate"
	"isnad/data"
)

func knowledge(t testing.TB) *Knowledge {
	t.Helper()
	k, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// coded reads claims coded by hand in the form that testdata/samples.txt
// explains.
func coded(t testing.TB, name, text string) []Source {
	t.Helper()
	var out []Source
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		if doc, ok := strings.CutPrefix(f[0], "dispatch "); ok {
			src := Source{Record: &isnad.Record{Doc: doc, Outlet: f[1], Date: f[2], Title: f[3], Text: f[3]}}
			for _, x := range f[4:] {
				k, v, _ := strings.Cut(x, "=")
				switch k {
				case "group":
					src.Group = v
				case "forwarded":
					src.ForwardedFrom = v
				default:
					t.Fatalf("%s:%d: unknown %q", name, n+1, k)
				}
			}
			out = append(out, src)
			continue
		}
		addClaim(t, fmt.Sprintf("%s:%d", name, n+1), out[len(out)-1].Record, f)
	}
	return out
}

// addClaim appends a claim whose words are appended to the record's text, so
// that offsets point at them.
func addClaim(t testing.TB, where string, r *isnad.Record, f []string) {
	t.Helper()
	c := isnad.ClaimRecord{ID: fmt.Sprintf("c%d", len(r.Claims)+1), Polarity: isnad.Affirmed, Certainty: isnad.Certain, Tense: isnad.Past, Evidence: isnad.Asserted,
		Chain: []isnad.LinkRecord{{Who: r.Outlet, Kind: "outlet", Manner: "publishes"}}}
	head := strings.Fields(f[0])
	c.Kind = head[0]
	for _, w := range head[1:] {
		switch w {
		case "denied":
			c.Polarity = isnad.Denied
		case "future":
			c.Tense = isnad.Future
		default:
			c.Type = w
		}
	}
	if c.Kind == "control" {
		c.Degree = "full"
	}
	put := func(text, entity, typ string) (start, end int, id string) {
		r.Text += "\n" + text
		end = len([]rune(r.Text))
		start = end - len([]rune(text))
		id = fmt.Sprintf("m%d", len(r.Mentions)+1)
		r.Mentions = append(r.Mentions, isnad.MentionRecord{ID: id, Type: typ, Start: start, End: end, Text: text, Entity: entity})
		return
	}
	for _, x := range f[1:] {
		k, v, ok := strings.Cut(x, "=")
		if !ok {
			t.Fatalf("%s: no = in %q", where, x)
		}
		p := strings.SplitN(v, ":", 3)
		switch k {
		case "chain":
			typ := "actor"
			if p[1] == "" {
				typ = "role"
			}
			s, e, _ := put(p[2], p[1], typ)
			c.Chain = append(c.Chain, isnad.LinkRecord{Who: p[2], Kind: p[0], Manner: "told", Start: &s, End: &e})
		case "time":
			a, b, _ := strings.Cut(v, "..")
			c.Time = isnad.TimeRecord{Text: v, Start: a, End: b}
		case "count":
			lo, err1 := strconv.Atoi(p[1])
			hi, err2 := strconv.Atoi(p[2])
			if err1 != nil || err2 != nil {
				t.Fatalf("%s: count %q", where, v)
			}
			c.Counts = append(c.Counts, isnad.CountRecord{What: p[0], Min: &lo, Max: &hi})
		case "state":
			c.State = v
		case "degree":
			c.Degree = v
		default:
			typ := "actor"
			if k == "place" || k == "from" && c.Kind != "control" || k == "to" {
				typ = "place"
			}
			s, e, id := put(p[1], p[0], typ)
			c.Args = append(c.Args, isnad.ArgRecord{Role: k, Text: p[1], Start: s, End: e, Mention: id})
		}
	}
	r.Claims = append(r.Claims, c)
}

func samples(t testing.TB) []Source {
	t.Helper()
	b, err := os.ReadFile("testdata/samples.txt")
	if err != nil {
		t.Fatal(err)
	}
	return coded(t, "samples.txt", string(b))
}

func compare(t testing.TB, src []Source) *Picture {
	t.Helper()
	s := knowledge(t).NewSet()
	for _, x := range src {
		if !s.Add(x) {
			t.Fatalf("%s stands twice", x.Record.Doc)
		}
	}
	return s.Compare()
}
