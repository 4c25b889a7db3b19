package eval

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Offsets are joined to the texts that they speak of; a text that is missing
// or another one is told.
func TestReadStandoff(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	put("t.jsonl", `{"doc":"a","outlet":"و","date":"2020","text":"سيطر الجيش على هجين"}`+"\n")
	note := func(more string) string {
		return `{"doc":"a","file":"t.jsonl","runes":19` + more + `}` + "\n"
	}
	p := put("a.jsonl", note(`,"mentions":[{"id":"m1","type":"actor","start":5,"end":10}],"claims":[{"id":"c1","kind":"control","type":"take","args":[{"role":"place","start":15,"end":19}],"trigger":{"start":0,"end":4},"quote":{"start":0,"end":19},"chain":[]}]`))
	recs, err := ReadStandoff(p, dir)
	if err != nil {
		t.Fatal(err)
	}
	c := recs[0].Claims[0]
	if recs[0].Mentions[0].Text != "الجيش" || c.Args[0].Text != "هجين" || c.Trigger.Text != "سيطر" || recs[0].Outlet != "و" {
		t.Errorf("%+v", recs[0])
	}
	for line, want := range map[string]string{
		`{"doc":"b","file":"t.jsonl","runes":19}`:                                             "no b",
		`{"doc":"a","file":"u.jsonl","runes":19}`:                                             "texts not found",
		`{"doc":"a","file":"t.jsonl","runes":20}`:                                             "19 code points, not 20",
		strings.TrimSpace(note(`,"mentions":[{"id":"m","type":"place","start":9,"end":99}]`)): "9 to 99 lies outside the text",
	} {
		if _, err := ReadStandoff(put("b.jsonl", line+"\n"), dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", line, err, want)
		}
	}
	if _, err := ReadStandoff(put("b.jsonl", `{"doc":"a","file":"u.jsonl","runes":1}`+"\n"), dir); !errors.Is(err, ErrNoTexts) {
		t.Error(err)
	}
}
