package arabic

import (
	"sync"
	"sync/atomic"
)

// MostNumbered bounds the numbers of spellings, and with them the memory of what
// is kept by number.
const MostNumbered = 1 << 16

var numbers struct {
	mu  sync.Mutex
	ids map[string]uint32
}

// Number is the number of a spelling in this process, from 1 on in the order in
// which they were first asked for, so that common words stand together. It is 0
// for those that come when all numbers are given. Nothing that is read may
// depend on it: it only finds again what was made of the same word before.
func Number(norm string) uint32 {
	numbers.mu.Lock()
	defer numbers.mu.Unlock()
	id, ok := numbers.ids[norm]
	if !ok && len(numbers.ids) < MostNumbered-1 {
		if numbers.ids == nil {
			numbers.ids = make(map[string]uint32, MostNumbered)
		}
		id = uint32(len(numbers.ids) + 1)
		numbers.ids[norm] = id
	}
	return id
}

// Numbered keeps what a function makes of words, by their numbers: a look takes
// one step where Memo hashes and compares. What has no number is kept in a Memo.
type Numbered[T any] struct {
	make func(string) *T
	kept []atomic.Pointer[T]
	rest *Memo[*T]
}

// NewNumbered keeps what f makes, which must be the same for the same and must
// not be changed.
func NewNumbered[T any](f func(string) *T) *Numbered[T] {
	return &Numbered[T]{make: f, kept: make([]atomic.Pointer[T], MostNumbered), rest: NewMemo(MostNumbered/4, f)}
}

// Of is what the function makes of s, a word with the number id, or with none.
// The number must be that of s or of what s was folded from. A word with a
// number is not copied: it must not be a part of a text.
func (n *Numbered[T]) Of(id uint32, s string) *T {
	if v := n.kept[id].Load(); v != nil {
		return v
	}
	return n.add(id, s)
}

func (n *Numbered[T]) add(id uint32, s string) *T {
	if id == 0 {
		return n.rest.Of(s)
	}
	v := n.make(s)
	n.kept[id].CompareAndSwap(nil, v)
	return v
}
