package morph

import (
	"strings"

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
