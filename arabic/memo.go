package arabic

import (
	"strings"
	"sync"
)

// Memo keeps what a function makes of the same few strings again and again:
// the keys of lemmas. It holds at most 1<<16 of them and is safe for many
// goroutines.
type Memo struct {
	make func(string) string
	mu   sync.RWMutex
	made map[string]string
}

// NewMemo keeps what f makes; f must give the same for the same.
func NewMemo(f func(string) string) *Memo {
	return &Memo{make: f, made: map[string]string{}}
}

// Of is what the function makes of s.
func (m *Memo) Of(s string) string {
	m.mu.RLock()
	out, ok := m.made[s]
	m.mu.RUnlock()
	if ok {
		return out
	}
	out = m.make(s)
	m.mu.Lock()
	if len(m.made) < 1<<16 {
		m.made[strings.Clone(s)] = out
	}
	m.mu.Unlock()
	return out
}

var (
	lemmaFolds = NewMemo(Fold)
	verbKeys   = NewMemo(makeVerbKey)
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
