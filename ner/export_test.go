package ner

import (
	"os"
	"testing"

	"isnad/actor"
	"isnad/gazetteer"
	"isnad/morph"
)

// Loaded is the recognizer of the project's own data, and the analyzer whose
// tokens it reads.
func Loaded(t *testing.T) (*morph.Analyzer, *Recognizer) {
	t.Helper()
	fsys := os.DirFS("../data")
	m, err := morph.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	a, err := actor.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Load(fsys, g, a)
	if err != nil {
		t.Fatal(err)
	}
	return m, r
}
