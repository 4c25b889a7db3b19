package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"isnad/data"
	"isnad/gazetteer"
)

// TestCurrent fails where eval/homonyms.jsonl is not what the program makes of
// the gazetteer as it is, or holds too few cases.
func TestCurrent(t *testing.T) {
	g, err := gazetteer.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../../eval/homonyms.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	n := 0
	for _, c := range cases(g) {
		if err := enc.Encode(c); err != nil {
			t.Fatal(err)
		}
		if got := string([]rune(c.Text)[c.Start:c.End]); got != c.Name {
			t.Errorf("%s: the span holds %q, not %q", c.ID, got, c.Name)
		}
		n++
	}
	w.Flush()
	if n < 400 {
		t.Errorf("%d cases, want 400 at least", n)
	}
	if !bytes.Equal(b.Bytes(), have) {
		t.Error("eval/homonyms.jsonl is not current; make generate")
	}
}
