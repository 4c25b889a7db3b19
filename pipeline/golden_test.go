package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad"
)

// TestGolden reads the dispatches of testdata/*.txtar; each section "claims"
// lists claims that the dispatch before it must give, one a line: kind.type,
// an optional degree, polarity, tense, evidence, the chain, and roles. A line
// behind an exclamation mark is a beginning that no claim may have.
func TestGolden(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden dispatches: %v", err)
	}
	r := reader(t)
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, sec := range strings.Split(string(b), "\n-- ")[1:] {
			head, body, _ := strings.Cut(sec, " --\n")
			if head == "dispatch" {
				text = strings.TrimSpace(body)
				continue
			}
			// A short text by itself is no headline: it is given a second line.
			x, err := r.Read(&isnad.Dispatch{Doc: "d", Outlet: "outlet", Date: "2020-05-05", Text: "عن الأوضاع هناك اليوم نروي لكم ما يلي في هذا الباب كما جرت عليه العادة هنا.\n" + text})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i := range x.Claims {
				got = append(got, line(x, &x.Claims[i]))
			}
			for _, want := range strings.Split(strings.TrimSpace(body), "\n") {
				unwanted, none := strings.CutPrefix(want, "! ")
				found := false
				for _, g := range got {
					found = found || none && strings.HasPrefix(g, unwanted) || covers(g, want)
				}
				if found == none {
					t.Errorf("%s: %s\nwant  %s\ngot   %s", name, text, want, strings.Join(got, "\n      "))
				}
			}
		}
	}
}

// line is a claim as the golden files write it, parts set apart by tabs.
func line(x *Reading, c *isnad.Claim) string {
	chain := make([]string, 0, len(c.Chain))
	for _, l := range c.Chain {
		chain = append(chain, l.Who)
	}
	head := string(c.Kind) + "." + c.Type
	if c.Degree != "" {
		head += "/" + c.Degree
	}
	out := head + " " + c.Polarity + " " + c.Tense + " " + c.Evidence + " " + strings.Join(chain, "<")
	for _, a := range c.Args {
		out += " " + a.Role + "=" + a.Span.In(x.Dispatch.Text)
	}
	return out
}

// covers reports that the claim begins as wanted and has the wanted roles.
func covers(got, want string) bool {
	wantHead, wantRoles, _ := strings.Cut(want, "=")
	if i := strings.LastIndex(wantHead, " "); wantRoles != "" && i >= 0 {
		wantHead = wantHead[:i]
	}
	g := strings.Replace(got, "/full", "", 1)
	w := strings.Replace(wantHead, "/full", "", 1)
	if !strings.HasPrefix(g+" ", w+" ") {
		return false
	}
	rest := strings.TrimPrefix(want, wantHead)
	for _, part := range strings.Split(strings.NewReplacer(" holder=", "\x00holder=", " place=", "\x00place=").Replace(rest), "\x00") {
		if part = strings.TrimSpace(part); part != "" && !strings.Contains(got, part) {
			return false
		}
	}
	return true
}
