package morph

import (
	"isnad"
	"isnad/arabic"
)

// entry is one inflected form: what it analyses to and how it is written.
type entry struct {
	at      uint32 // where it is written in forms.text
	lemma   int32
	next    int32 // the next form of the same folded spelling, 1 and up; 0: none
	cost    int8  // how much less likely than other forms; no part of what it is
	pos     isnad.POS
	aspect  isnad.Aspect
	voice   isnad.Voice
	person  isnad.Person
	gender  isnad.Gender
	number  isnad.Amount
	jussive bool
	size    uint16 // in bytes, as written
}

// same reports that two forms mean the same.
func (e *entry) same(o *entry) bool {
	return e.lemma == o.lemma && e.pos == o.pos && e.aspect == o.aspect && e.voice == o.voice && e.person == o.person && e.gender == o.gender && e.number == o.number && e.jussive == o.jussive
}

// forms are all inflected forms, found by their folded spelling: an
// open-addressed table of 64-bit hashes, each of which leads to a chain of
// forms. Two spellings of one hash would be confused; among a million there
// are none to be expected. The table takes a third of the time that a map of
// slices takes to fill, and filling it is most of what loading the lexicon
// costs.
type forms struct {
	keys    []uint64 // 0: free
	first   []int32  // of the chain, as in entry.next
	used    int
	entries []entry // from 1
	text    []byte  // all forms as written, hamzas and shadda as the data have them, end to end: half a million strings would be much work for the collector
}

// written is how a form is written.
func (f *forms) written(e *entry) []byte { return f.text[e.at : e.at+uint32(e.size)] }

func newForms(size int) forms {
	n := 1
	for n < size {
		n *= 2
	}
	return forms{keys: make([]uint64, n), first: make([]int32, n), entries: make([]entry, 1, size), text: make([]byte, 0, 12*size)}
}

func (f *forms) slot(h uint64) int {
	mask := len(f.keys) - 1
	i := int(h>>20) & mask
	for f.keys[i] != 0 && f.keys[i] != h {
		i = (i + 1) & mask
	}
	return i
}

func (f *forms) grow() {
	old := *f
	f.keys, f.first = make([]uint64, 2*len(old.keys)), make([]int32, 2*len(old.first))
	for i, k := range old.keys {
		if k != 0 {
			s := f.slot(k)
			f.keys[s], f.first[s] = k, old.first[i]
		}
	}
}

func hash(s string) uint64 { return arabic.Hash(arabic.HashSeed, s) | 1 }

// add puts a form in at the end of its chain, once.
func (f *forms) add(written string, e entry) {
	h := hash(written)
	e.at, e.size = uint32(len(f.text)), uint16(len(written))
	s := f.slot(h)
	if f.keys[s] == 0 {
		if f.used*3 > len(f.keys)*2 {
			f.grow()
			s = f.slot(h)
		}
		f.keys[s] = h
		f.used++
		f.first[s] = int32(len(f.entries))
		f.entries = append(f.entries, e)
		f.text = append(f.text, written...)
		return
	}
	i := f.first[s]
	for {
		o := &f.entries[i]
		if o.same(&e) && string(f.written(o)) == written {
			return
		}
		if o.next == 0 {
			o.next = int32(len(f.entries))
			break
		}
		i = o.next
	}
	f.entries = append(f.entries, e)
	f.text = append(f.text, written...)
}

// find is the first form of a folded spelling, or 0.
func (f *forms) find(fold string) int32 { return f.first[f.slot(hash(fold))] }
