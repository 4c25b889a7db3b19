package arabic

import "math/bits"

// spell is the spelling of a string in two words: its first and its last eight
// bytes, or what there is of them. With the length they are all of a string of at
// most short bytes, which most words of Arabic are: to hash and to compare such a
// string takes no loop and no call.
type spell struct{ first, last uint64 }

// short is the length up to which strings with the same spell and length are the
// same.
const short = 16

func spellOf(s string) spell {
	switch n := len(s); {
	case n >= 8:
		return spell{eight(s), eight(s[n-8:])}
	case n >= 4:
		return spell{four(s), four(s[n-4:])}
	case n > 0:
		return spell{uint64(s[0]) | uint64(s[n/2])<<8, uint64(s[n-1])}
	}
	return spell{}
}

// eight are the first eight bytes of s, which the compiler loads at once.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func four(s string) uint64 {
	_ = s[3]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24
}

// hash mixes a spell and the length of its string, and what stands between the
// ends of a long one.
func (p spell) hash(s string) uint64 {
	h := mix(p.first, p.last^uint64(len(s))<<56)
	if len(s) > short {
		h = between(h, s)
	}
	return h
}

func between(h uint64, s string) uint64 {
	for i := 8; i < len(s)-8; i += 8 {
		h = mix(h, eight(s[i:]))
	}
	return h
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x9e3779b97f4a7c15, b^0xa0761d6478bd642f)
	return hi ^ lo
}

// is reports that two strings with their spells are the same.
func (p spell) is(q spell, s, t string) bool {
	return p == q && len(s) == len(t) && (len(s) <= short || s == t)
}
