// Package arabic knows the Arabic script as it is typed: letters, marks,
// digits, presentation forms, and the foreign variants of letters that find
// their way into Arabic text. Text goes in; the same text with these
// differences taken away comes out, with a map back to the original bytes.
//
// There are two strengths. Normalize takes away what is not spelling:
// harakat, tatweel, invisible characters, presentation forms, Persian and
// Urdu codes of Arabic letters, digit shapes. Fold goes on to what writers
// confuse: hamza seats of alef (أ إ آ ٱ to ا), alef maksura (ى to ي), teh
// marbuta (ة to ه). Lexicon keys are folded; the text itself never is.
//
// The package does not split words (tokenize) or know any (morph).
package arabic

import (
	"strings"
	"unicode/utf8"
)

// Letters by their Unicode names.
const (
	Alef            = 'ا'
	AlefHamzaAbove  = 'أ'
	AlefHamzaBelow  = 'إ'
	AlefMadda       = 'آ'
	AlefWasla       = 'ٱ'
	AlefMaksura     = 'ى'
	TehMarbuta      = 'ة'
	Heh             = 'ه'
	Yeh             = 'ي'
	Kaf             = 'ك'
	Tatweel         = '\u0640'
	SuperscriptAlef = '\u0670'
)

// IsMark reports harakat and the other combining marks of Arabic.
func IsMark(r rune) bool {
	return r >= 0x064B && r <= 0x065F || r == SuperscriptAlef || r >= 0x0610 && r <= 0x061A || r >= 0x06D6 && r <= 0x06ED && r != 0x06DD && r != 0x06DE && r != 0x06E9 || r >= 0x08D3 && r <= 0x08FF
}

// IsInvisible reports characters that take no space and are no part of any
// spelling: bidirectional controls, joiners, byte order marks, soft hyphens,
// variation selectors.
func IsInvisible(r rune) bool {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r >= 0xFE00 && r <= 0xFE0F:
		return true
	case r == 0xFEFF, r == 0x00AD, r == 0x061C, r == 0x180E:
		return true
	}
	return false
}

// IsLetter reports letters of the Arabic script, presentation forms included.
func IsLetter(r rune) bool {
	return r >= 0x0620 && r <= 0x064A && r != Tatweel || r >= 0x066E && r <= 0x06D3 && r != SuperscriptAlef || r == 0x06D5 || r >= 0x06EE && r <= 0x06EF || r >= 0x06FA && r <= 0x06FF || r >= 0x0750 && r <= 0x077F || r >= 0x08A0 && r <= 0x08C7 || r >= 0xFB50 && r <= 0xFDFB && r != 0xFD3E && r != 0xFD3F || r >= 0xFE70 && r <= 0xFEFC
}

// IsDigit reports ASCII, Arabic-Indic and Persian digits.
func IsDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= 0x0660 && r <= 0x0669 || r >= 0x06F0 && r <= 0x06F9
}

// Digit is the value 0 to 9 of a digit of any of the three shapes, or -1.
func Digit(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r >= 0x0660 && r <= 0x0669:
		return int(r - 0x0660)
	case r >= 0x06F0 && r <= 0x06F9:
		return int(r - 0x06F0)
	}
	return -1
}

// Normalize takes away what is not spelling; see the package comment.
func Normalize(s string) string { return transform(s, false) }

// Fold is Normalize and the folding of letters that writers confuse.
func Fold(s string) string { return transform(s, true) }

func transform(s string, fold bool) string {
	if clean(s, fold) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r == utf8.RuneError {
			b.WriteRune(r)
			continue
		}
		writeRune(&b, r, fold)
	}
	return b.String()
}

func writeRune(b *strings.Builder, r rune, fold bool) {
	if r < 0x80 {
		b.WriteRune(r)
		return
	}
	if IsMark(r) || IsInvisible(r) || r == Tatweel {
		return
	}
	if s, ok := ligature(r); ok {
		for _, q := range s {
			b.WriteRune(letter(q, fold))
		}
		return
	}
	b.WriteRune(letter(r, fold))
}

// plain is what becomes of each character that UTF-8 writes with two bytes, all of
// typed Arabic among them: without and with folding; 0 where nothing is left.
var plain = func() (t [2][0x800]uint16) {
	for r := range rune(0x800) {
		if !IsMark(r) && !IsInvisible(r) && r != Tatweel {
			t[0][r], t[1][r] = uint16(letter(r, false)), uint16(letter(r, true))
		}
	}
	return
}()

// two is the character of two bytes at s[i:], and 0 where there is none.
func two(s string, i int) rune {
	if i+1 < len(s) && s[i] >= 0xC2 && s[i] < 0xE0 && s[i+1]&0xC0 == 0x80 {
		return rune(s[i]&0x1F)<<6 | rune(s[i+1]&0x3F)
	}
	return 0
}

// clean reports that s needs no change, so that no copy is made.
func clean(s string, fold bool) bool {
	become := &plain[0]
	if fold {
		become = &plain[1]
	}
	i := 0
	for i < len(s) {
		if s[i] < 0x80 {
			i++
			continue
		}
		r := two(s, i)
		if r == 0 {
			break
		}
		if rune(become[r]) != r {
			return false
		}
		i += 2
	}
	for _, r := range s[i:] {
		if r < 0x80 {
			continue
		}
		if r == utf8.RuneError || IsMark(r) || IsInvisible(r) || r == Tatweel || r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFF {
			return false
		}
		if letter(r, fold) != r {
			return false
		}
	}
	return true
}

// letter maps one letter or digit to its plain form.
func letter(r rune, fold bool) rune {
	if d := Digit(r); d >= 0 {
		return '0' + rune(d)
	}
	switch r {
	case 'ک', 'ڪ', 'ګ':
		return Kaf
	case 'ی', 'ې', 'ۍ', 'ێ', 'ے':
		return Yeh
	case 'ہ', 'ھ', 'ە', 'ۀ', 'ۂ', 'ۃ':
		if r == 'ۃ' && !fold {
			return TehMarbuta
		}
		return Heh
	case 'گ', 'ݣ', 'ڭ', 'ڨ', 'ڤ', 'ڥ', 'پ', 'چ', 'ژ':
		// Foreign sounds keep a letter of their own in Normalize (they are
		// spelling); Fold gives the letter that Arabic keyboards use instead.
		if fold {
			switch r {
			case 'گ', 'ݣ', 'ڭ':
				return Kaf
			case 'ڨ':
				return 'ق'
			case 'ڤ', 'ڥ':
				return 'ف'
			case 'پ':
				return 'ب'
			case 'چ':
				return 'ج'
			case 'ژ':
				return 'ز'
			}
		}
		return r
	case AlefWasla:
		return Alef
	case 0x00A0:
		return ' '
	}
	if fold {
		switch r {
		case AlefHamzaAbove, AlefHamzaBelow, AlefMadda:
			return Alef
		case AlefMaksura:
			return Yeh
		case TehMarbuta:
			return Heh
		}
	}
	return r
}

// Offsets maps bytes of a folded text back to bytes of the original.
type Offsets struct {
	// at[i] is the original offset of folded byte i; the last entry is the
	// original length.
	at []int
}

// Original is the offset in the original text of offset i of the folded one.
// An offset inside a character gives the start of that character.
func (o Offsets) Original(i int) int { return o.at[i] }

// FoldMap is Fold with the map back.
func FoldMap(s string) (string, Offsets) {
	var b strings.Builder
	b.Grow(len(s))
	at := make([]int, 0, len(s)+1)
	for i, r := range s {
		n := b.Len()
		if r == utf8.RuneError {
			b.WriteRune(r)
		} else {
			writeRune(&b, r, true)
		}
		for ; n < b.Len(); n++ {
			at = append(at, i)
		}
	}
	at = append(at, len(s))
	return b.String(), Offsets{at}
}

// Hash is a 64-bit FNV-1a hash of the folded text. It is kept going over
// several strings by passing the last result; start with HashSeed.
func Hash(h uint64, s string) uint64 {
	i := 0
	for ; i < len(s); i++ {
		r := rune(s[i])
		if r >= 0x80 {
			if r = two(s, i); r == 0 {
				break
			}
			i++
			if r = rune(plain[1][r]); r == 0 {
				continue
			}
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	if i >= len(s) {
		return h
	}
	for _, r := range s[i:] {
		if r >= 0x80 {
			if IsMark(r) || IsInvisible(r) || r == Tatweel {
				continue
			}
			if l, ok := ligature(r); ok {
				h = Hash(h, l)
				continue
			}
			r = letter(r, true)
		}
		h = (h ^ uint64(r)) * 1099511628211
	}
	return h
}

// HashSeed begins a Hash.
const HashSeed uint64 = 14695981039346656037
