// Package neardup finds texts that are the same but for small edits.
//
// A text goes in, a Signature of fixed size comes out (MinHash, 128 values
// over runs of three folded words); two signatures give an estimate of how
// much of their texts is shared, and an Index gives for a signature those
// like it without comparing all (locality-sensitive hashing, 32 bands of 4).
// Spelling that writers confuse, vowel marks, punctuation and the shapes of
// digits make no difference, case neither.
//
// The functions are pure and the same on every machine and in every version:
// a signature may be kept. The package decides nothing about sources: that
// two outlets print one text does not say who had it first.
package neardup

import (
	"encoding/binary"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad/arabic"
)

const (
	// Size is the number of values of a signature.
	Size = 128
	// Bands and rows: two texts that share s of their runs of words are
	// candidates with probability 1-(1-s⁴)³²: 0.42 → 0.63, 0.6 → 0.99,
	// 0.1 → 0.003.
	Bands = 32
	rows  = Size / Bands
	// Same is the estimate from which two texts count as one text: about one
	// word in ten may differ, or a third may be cut.
	Same = 0.6
	// run is how many words in a row are one element of the set.
	run = 3
)

// Signature is the sketch of a text. The zero Signature is that of a text
// without words; it is like no other, not even itself.
type Signature [Size]uint32

// Of is the signature of a text.
func Of(text string) Signature {
	var s Signature
	for i := range s {
		s[i] = ^uint32(0)
	}
	var last [run]uint64
	n := 0
	add := func(h uint64) {
		for i := range s {
			if v := uint32((h*mult[i] + plus[i]) >> 32); v < s[i] {
				s[i] = v
			}
		}
	}
	words(text, func(h uint64) {
		copy(last[:], last[1:])
		last[run-1] = h
		if n++; n >= run {
			add(mix(last[:]))
		}
	})
	switch {
	case n == 0:
		return Signature{}
	case n < run:
		add(mix(last[run-n:]))
	}
	return s
}

// words gives the hash of each word, folded.
func words(text string, fn func(uint64)) {
	for len(text) > 0 {
		start := strings.IndexFunc(text, wordRune)
		if start < 0 {
			return
		}
		text = text[start:]
		end := strings.IndexFunc(text, func(r rune) bool { return !wordRune(r) && !arabic.IsMark(r) && !arabic.IsInvisible(r) })
		if end < 0 {
			end = len(text)
		}
		w := text[:end]
		text = text[end:]
		if ascii(w) {
			w = strings.ToLower(w)
		}
		if f := arabic.Fold(w); f != "" {
			fn(arabic.Hash(arabic.HashSeed, f))
		}
	}
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func mix(hs []uint64) uint64 {
	h := uint64(len(hs))
	for _, x := range hs {
		h = splitmix(h ^ x)
	}
	return h
}

func splitmix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

var mult, plus = func() (m, p [Size]uint64) {
	for i := range m {
		m[i] = splitmix(uint64(2*i)) | 1
		p[i] = splitmix(uint64(2*i + 1))
	}
	return
}()

// Empty reports the signature of a text without words.
func (s *Signature) Empty() bool { return *s == Signature{} }

// Jaccard estimates what share of the two texts' runs of words is common to
// both, 0 to 1, with a standard error of at most 0.045.
func Jaccard(a, b *Signature) float64 {
	if a.Empty() || b.Empty() {
		return 0
	}
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / Size
}

// Keys are the values under which an index finds the signature: two texts are
// candidates when a key at the same place is the same. They can be kept in a
// table of (band, key, text) with an index over the first two.
func (s *Signature) Keys() [Bands]uint64 {
	var keys [Bands]uint64
	for b := range keys {
		h := uint64(b)
		for _, v := range s[b*rows : (b+1)*rows] {
			h = splitmix(h ^ uint64(v))
		}
		keys[b] = h
	}
	return keys
}

// MarshalBinary gives the signature in 512 bytes.
func (s Signature) MarshalBinary() ([]byte, error) {
	b := make([]byte, 0, 4*Size)
	for _, v := range s {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (s *Signature) UnmarshalBinary(b []byte) error {
	if len(b) != 4*Size {
		return errors.New("neardup: a signature has 512 bytes")
	}
	for i := range s {
		s[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return nil
}
