package arabic

// Set is a set of words that does not change after it has been made. Rules ask sets
// of a few words all the time, and the answer is mostly no: a bit for the first and
// last letter of the word gives most of these, where a map would hash and compare by
// calls.
type Set struct {
	bits  uint64 // for the edges of the words
	slots []slot // open-addressed, at most half full
}

// slot holds a word, or the empty string where it is free.
type slot struct {
	spell
	word string
}

// SetOf is the set of the words.
func SetOf(words ...string) *Set {
	n := 2
	for n < 2*len(words) {
		n *= 2
	}
	x := &Set{slots: make([]slot, n)}
	for _, w := range words {
		p := spellOf(w)
		h := p.hash(w)
		if w != "" {
			x.bits |= 1 << edges(w)
		}
		i := h & uint64(n-1)
		for x.slots[i].word != "" && x.slots[i].word != w {
			i = (i + 1) & uint64(n-1)
		}
		x.slots[i] = slot{p, w}
	}
	return x
}

// edges are six bits of the first and the last letter of a word: of the second byte,
// which in Arabic tells the letters apart, and of the last.
func edges(s string) uint { return uint(s[1&(len(s)-1)]^s[len(s)-1]) & 63 }

// Has reports that s is in the set. No set has the empty string.
func (x *Set) Has(s string) bool {
	return x != nil && s != "" && x.bits>>edges(s)&1 != 0 && x.find(s)
}

func (x *Set) find(s string) bool {
	p := spellOf(s)
	for i := int(p.hash(s)); ; i++ {
		e := &x.slots[i&(len(x.slots)-1)]
		if e.word == "" {
			return false
		}
		if p.is(e.spell, s, e.word) {
			return true
		}
	}
}
