package frame

import (
	"slices"
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
	in    wordSets  // that its fold is in
	is    wordSets  // that it is in, or its key
	bit   uint64    // see bitOf
}

// spelling is what the frames have for a folded word.
type spelling struct {
	opens    []phrase   // phrases that begin with it
	unjoined []phrase   // … without a و or ف written to it
	measures [][]string // of what transparent passes over
	wind     bool       // شمال
	dayPart  bool       // صباحا
	manner   bool       // بعنف
	without  bool       // دون
	lacking  bool       // توقف، هوادة: no act where one goes without it
	in       wordSets   // that it is in, with or without a و or ف written to it
	bareIn   wordSets   // … and that it is in without its article

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
		return &lemma{key: key, verbs: s.byLemma[key], nouns: s.byLemma["n:"+key], opens: s.phrases["{"+key], in: s.inSets[arabic.FoldLemma(text)], is: both(s.inSets[text], s.inSets[key]), bit: bitOf(key)}
	})
	s.spellings = arabic.NewNumbered(func(fold string) *spelling {
		w := &spelling{opens: s.phrases[fold], wind: directions.Has(fold), dayPart: dayParts.Has(fold)}
		bare := unjoin(fold)
		w.manner, w.without, w.lacking = manners.Has(bare), without.Has(bare), lacking.Has(bare)
		if bare != fold {
			w.unjoined = s.phrases[bare]
		}
		w.in, w.bareIn = both(s.inSets[fold], s.inSets[bare]), s.inSets[strings.TrimPrefix(bare, "ال")]
		for _, m := range measures {
			if bare == m[0] || strings.TrimPrefix(bare, "ب") == m[0] {
				w.measures = append(w.measures, m)
			}
		}
		return w
	})
}

// wordSet is the number of a set of words by which a frame is asked for or
// silenced; 0 is none.
type wordSet int

// wordSets are the sets that a word is in, a bit each.
type wordSets []uint64

func (in wordSets) has(n wordSet) bool {
	return int(n>>6) < len(in) && in[n>>6]>>(n&63)&1 != 0
}

// wordSet numbers a set of words.
func (s *Set) wordSet(words map[string]bool) wordSet {
	if len(words) == 0 {
		return 0
	}
	s.wordSets++
	n := s.wordSets
	for w := range words {
		in := s.inSets[w]
		for len(in) <= int(n>>6) {
			in = append(in, 0)
		}
		in[n>>6] |= 1 << (n & 63)
		s.inSets[w] = in
	}
	return n
}

// both are the sets that either of two words is in.
func both(a, b wordSets) wordSets {
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return a
	}
	in := slices.Clone(a)
	for i, x := range b {
		in[i] |= x
	}
	return in
}

// bitOf is one of 64 bits for the key of a lemma. Where the bits of a token and
// of a key have none in common, no reading of the token has it.
func bitOf(key string) uint64 { return 1 << (arabic.Hash(arabic.HashSeed, key) >> 24 & 63) }

// keysOf are the bits of the lemmas of all readings of token j.
func (c *sentence) keysOf(j int) uint64 {
	if c.keys[j] == 0 {
		for k := range c.s.Tokens[j].Analyses {
			a := &c.s.Tokens[j].Analyses[k]
			c.keys[j] |= c.lemma(j, a.Lemma).bit
			if a.Verb != "" {
				c.keys[j] |= c.lemma(j, a.Verb).bit
			}
		}
	}
	return c.keys[j]
}
