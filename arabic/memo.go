package arabic

import (
	"strings"
	"sync/atomic"
)

// Memo keeps what a function makes of the same few strings again and again:
// the keys of lemmas, what a lexicon says of a word. It holds no more than its
// size, is safe for many goroutines, and takes no lock: a few thousand
// spellings are most of all running text, and each of them is looked up by
// every stage.
//
// It is a table of sets of four. A string that finds its set full takes the
// place of another one, so that what is kept follows the texts; what is made
// twice is the same both times, and no reader can tell.
type Memo[T any] struct {
	make func(string) T
	mask uint64
	sets []memoSet[T]
}

type memoSet[T any] [4]atomic.Pointer[made[T]]

// made is what was made of a string. It is never changed.
type made[T any] struct {
	spell
	of  string
	val T
}

// NewMemo keeps what f makes of at most size strings, a power of two; f must
// give the same for the same, and what it gives must not be changed.
func NewMemo[T any](size int, f func(string) T) *Memo[T] {
	return &Memo[T]{make: f, mask: uint64(size/4 - 1), sets: make([]memoSet[T], size/4)}
}

// longest is the length past which a string is no word, and not kept.
const longest = 128

// Of is what the function makes of s.
func (m *Memo[T]) Of(s string) T {
	if len(s) > longest {
		return m.make(s)
	}
	p := spellOf(s)
	h := p.hash(s)
	set := &m.sets[h&m.mask]
	for i := range set {
		e := set[i].Load()
		if e == nil {
			return m.add(set, i, p, s)
		}
		if p.is(e.spell, s, e.of) {
			return e.val
		}
	}
	return m.add(set, int(h>>62), p, s)
}

// add makes s and puts it in a set. The string is copied: it may be a part of
// a text, which it would keep in memory.
func (m *Memo[T]) add(set *memoSet[T], i int, p spell, s string) T {
	e := &made[T]{spell: p, of: strings.Clone(s)}
	e.val = m.make(e.of)
	set[i].Store(e)
	return e.val
}

var (
	lemmaFolds = NewMemo(1<<15, Fold)
	verbKeys   = NewMemo(1<<15, makeVerbKey)
)

// FoldLemma is Fold of a lemma or stem, which comes again and again.
func FoldLemma(s string) string { return lemmaFolds.Of(s) }

// VerbKey is the key of a verb's lemma: folded, but with its shadda, which
// tells form II from form I.
func VerbKey(lemma string) string { return verbKeys.Of(lemma) }

func makeVerbKey(lemma string) string {
	parts := strings.Split(lemma, "\u0651")
	for i := range parts {
		parts[i] = Fold(parts[i])
	}
	return strings.Join(parts, "\u0651")
}
