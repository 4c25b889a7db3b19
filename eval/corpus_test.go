package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadLabels(t *testing.T) {
	path := filepath.Join(t.TempDir(), "labels.tsv")
	write := func(s string) {
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("Politician\tPER\nNation\tGPE\nWater-Body\tLOC\n\nAirport\tFAC\nMedia\tORG\n")
	got, err := ReadLabels(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"Politician": "PER", "Nation": "LOC", "Water-Body": "LOC", "Media": "ORG"}
	if len(got) != len(want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s: got %q, want %q", k, got[k], v)
		}
	}
	write("Politician\tPER\nNation\n")
	if _, err := ReadLabels(path); err == nil || !strings.Contains(err.Error(), "labels.tsv:2: ") {
		t.Errorf("got %v, want the line of the fault", err)
	}
}

// Clitics that a corpus parts belong to their word, which keeps its stem's tag.
func TestJoined(t *testing.T) {
	got := Joined([]Tagged{{
		Tokens: []string{"و", "ل", "العراق", "عاصمة", "ه", "بغداد"},
		Tags:   []string{"O", "O", "B-LOC", "O", "O", "B-LOC"},
	}})
	if s := strings.Join(got[0].Tokens, " "); s != "وللعراق عاصمته بغداد" {
		t.Errorf("tokens %q", s)
	}
	if s := strings.Join(got[0].Tags, " "); s != "B-LOC O B-LOC" {
		t.Errorf("tags %q", s)
	}
}
