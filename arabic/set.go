package arabic

// Set is a set of words that does not change after it has been made. Rules ask sets
// of a few words all the time, and the answer is mostly no: a bit of the word's hash
// gives most of these, where a map would hash and compare by calls.
type Set struct {
	bits  uint64 // for the upper bits of the hashes of the words
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
		x.bits |= 1 << (h >> 58)
		i := h & uint64(n-1)
		for x.slots[i].word != "" && x.slots[i].word != w {
			i = (i + 1) & uint64(n-1)
		}
		x.slots[i] = slot{p, w}
	}
	return x
}

// Has reports that s is in the set. No set has the empty string.
func (x *Set) Has(s string) bool {
	if x == nil {
		return false
	}
	p := spellOf(s)
	h := p.hash(s)
	return x.bits>>(h>>58)&1 != 0 && x.find(p, h, s)
}

func (x *Set) find(p spell, h uint64, s string) bool {
	for i := int(h); ; i++ {
		e := &x.slots[i&(len(x.slots)-1)]
		if e.word == "" {
			return false
		}
		if p.is(e.spell, s, e.word) {
			return true
		}
	}
}
