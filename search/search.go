// Package search is the full-text analysis of the store: text goes in, the
// terms that an index holds come out; a query goes in, the same terms joined
// by and, or and phrase come out; a text and a query go in, the places to
// highlight come out.
//
// Every word has one position and two terms: its form, which is the word as
// spelled with everything folded that writers confuse (arabic.Fold), and its
// stem, which is the lemma that the lexicon gives it, clitics and inflection
// taken away. A bare query word asks for its form or any of its stems; words in
// quotation marks ask for their forms, in that order and next to one another.
//
// The package holds no index and opens no database: package store does. It
// does not rank.
package search

import "isnad"

// Words gives the words among the tokens of a sentence their analyses, most
// likely first. morph.Analyzer is one.
type Words interface {
	Analyze(text string, toks []isnad.Token)
}
