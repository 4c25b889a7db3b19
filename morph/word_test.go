package morph

import (
	"strings"
	"testing"

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

// readings are those of a word, as often as a sentence has it; a test that asks for
// one that is not there fails.
func readings(t *testing.T, a *Analyzer, sentence, word string) []*isnad.Analysis {
	t.Helper()
	toks := words(sentence)
	a.Analyze(sentence, toks)
	var out []*isnad.Analysis
	for i := range toks {
		if toks[i].In(sentence) == word {
			out = append(out, toks[i].Best())
		}
	}
	if out == nil {
		t.Fatalf("%q has no word %q", sentence, word)
	}
	return out
}
