package frame

import (
	"strings"
	"sync/atomic"

	"isnad/arabic"
)

// lemma is what the frames have for a lemma. It is made once and kept: the
// same few thousand come again and again.
type lemma struct {
	key   string    // arabic.VerbKey
	verbs []trigger // of verbs, verbal nouns and participles
	nouns []trigger // of nouns and adjectives
	opens []phrase  // phrases that begin with any form of it
	bits  uint64    // of its fold
}

// spelling is what the frames have for a folded word.
type spelling struct {
	opens    []phrase   // phrases that begin with it
	unjoined []phrase   // … without a و or ف written to it
	measures [][]string // of what transparent passes over
	wind     bool       // شمال
	dayPart  bool       // صباحا
	bits     uint64     // of it, with and without what is written to it

	lemmas atomic.Pointer[ofWord] // of its readings, as far as they were asked for
}

// ofWord is a row of lemmas.
type ofWord struct {
	next  *ofWord
	text  string
	lemma *lemma
}

// lemma is what the frames have for the lemma of a reading of token j.
func (c *sentence) lemma(j int, text string) *lemma {
	w := c.words[j]
	head := w.lemmas.Load()
	for n := head; n != nil; n = n.next {
		if n.text == text {
			return n.lemma
		}
	}
	l := c.set.lemmas.Of(text)
	if c.s.Tokens[j].Number != 0 { // else the text may be a part of the dispatch's
		w.lemmas.CompareAndSwap(head, &ofWord{head, text, l})
	}
	return l
}

// mostKeys bounds the memory of the lemmas that are kept.
const mostKeys = 1 << 15

func (s *Set) remember() {
	s.lemmas = arabic.NewMemo(mostKeys, func(text string) *lemma {
		key := arabic.VerbKey(text)
		return &lemma{key: key, verbs: s.byLemma[key], nouns: s.byLemma["n:"+key], opens: s.phrases["{"+key], bits: bitOf(arabic.FoldLemma(text))}
	})
	s.spellings = arabic.NewNumbered(func(fold string) *spelling {
		w := &spelling{opens: s.phrases[fold], wind: directions[fold], dayPart: dayParts[fold]}
		bare := unjoin(fold)
		if bare != fold {
			w.unjoined = s.phrases[bare]
		}
		w.bits = bitOf(fold) | bitOf(bare) | bitOf(strings.TrimPrefix(bare, "ال"))
		for _, m := range measures {
			if bare == m[0] || strings.TrimPrefix(bare, "ب") == m[0] {
				w.measures = append(w.measures, m)
			}
		}
		return w
	})
}

// bitOf is one of 64 bits for a word. Where the bits of a word and of a set have
// none in common, it is not in the set.
func bitOf(word string) uint64 { return 1 << (arabic.Hash(arabic.HashSeed, word) >> 24 & 63) }

func bitsOf(words map[string]bool) (bits uint64) {
	for w := range words {
		bits |= bitOf(w)
	}
	return bits
}

// bitsOf are those of the words by which near may find token j.
func (c *sentence) bitsOf(j int) uint64 {
	if c.bits[j] == 0 {
		a := c.an(j)
		b := c.words[j].bits | c.lemma(j, a.Lemma).bits
		if a.Enclitic != "" {
			b |= bitOf(strings.TrimSuffix(unjoin(c.s.Tokens[j].Fold), arabic.FoldLemma(a.Enclitic)))
		}
		c.bits[j] = b
	}
	return c.bits[j]
}
