package morph

import (
	"os"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/arabic"
)

func words(text string) []isnad.Token {
	var toks []isnad.Token
	at := 0
	for _, f := range strings.Fields(text) {
		i := strings.Index(text[at:], f) + at
		at = i + len(f)
		toks = append(toks, isnad.Token{Span: isnad.Span{Start: i, End: at}, Norm: arabic.Normalize(f), Fold: arabic.Fold(f)})
	}
	return toks
}

func TestShow(t *testing.T) {
	s := os.Getenv("W")
	if s == "" {
		t.Skip()
	}
	t0 := time.Now()
	a, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(t0), len(a.forms), len(a.lemmas))
	toks := words(s)
	a.Analyze(s, toks)
	for _, k := range toks {
		var b strings.Builder
		for _, an := range k.Analyses {
			b.WriteString(" | " + an.POS.String() + " " + an.Lemma + "<" + an.Verb + ">" + an.Class + " +" + an.Enclitic + " st=" + an.Stem.In(s))
		}
		t.Log(k.In(s), b.String())
	}
}
