// Package lang tells the language of a text by its letters.
//
// Text goes in, a BCP 47 tag comes out. Of the languages in Arabic script,
// letters that only some of them write decide: Persian, Urdu, Central Kurdish
// and Pashto are known by theirs, and what has none is Arabic. In Latin
// script the small words decide between a few languages; other scripts are
// named ("und-Cyrl"), and what has no letters is "und".
//
// It tells the language of a whole text, not of its parts, and does not tell
// dialects apart.
package lang

import (
	"strings"
	"unicode"
)

// Identify gives the language of a text.
func Identify(text string) string {
	var n counts
	for i, r := range text {
		if i > 1<<16 {
			break
		}
		n.add(r)
	}
	switch {
	case n.arabic == 0 && n.latin == 0:
		return n.other()
	case n.arabic >= n.latin && n.arabic >= n.most():
		return n.inArabic()
	case n.latin >= n.most():
		return inLatin(text)
	}
	return n.other()
}

type counts struct {
	arabic, latin             int
	persian, urdu, sorani     int
	pashto, arabicOnly        int
	cyrillic, hebrew, armenia int
	greek, han                int
}

func (n *counts) add(r rune) {
	switch {
	case r < 0x80:
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			n.latin++
		}
	case r >= 0x600 && r <= 0x6ff || r >= 0xfb50 && r <= 0xfefc:
		if !unicode.IsLetter(r) {
			return
		}
		n.arabic++
		switch r {
		case 'پ', 'چ', 'ژ', 'گ':
			n.persian++
		case 'ٹ', 'ڈ', 'ڑ', 'ں', 'ے', 'ہ', 'ۂ', 'ۓ', 'ھ':
			n.urdu++
		case 'ە', 'ۆ', 'ێ', 'ڕ', 'ڵ', 'ڤ':
			n.sorani++
		case 'ښ', 'ځ', 'څ', 'ډ', 'ړ', 'ږ', 'ګ', 'ې', 'ۍ', 'ټ', 'ڼ':
			n.pashto++
		case 'ة', 'ي', 'ك', 'إ', 'ى':
			n.arabicOnly++
		}
	case unicode.Is(unicode.Latin, r):
		n.latin++
	case unicode.Is(unicode.Cyrillic, r):
		n.cyrillic++
	case unicode.Is(unicode.Hebrew, r):
		n.hebrew++
	case unicode.Is(unicode.Armenian, r):
		n.armenia++
	case unicode.Is(unicode.Greek, r):
		n.greek++
	case unicode.Is(unicode.Han, r):
		n.han++
	}
}

func (n *counts) most() int { return max(n.cyrillic, n.hebrew, n.armenia, n.greek, n.han) }

func (n *counts) other() string {
	switch m := n.most(); {
	case m == 0:
		return "und"
	case m == n.cyrillic:
		return "und-Cyrl"
	case m == n.hebrew:
		return "he"
	case m == n.armenia:
		return "hy"
	case m == n.greek:
		return "el"
	}
	return "und-Hani"
}

// inArabic weighs letters that Arabic does not write. A name with one of them
// makes no text Persian: one letter in fifty is asked for, and Iraqi گ and چ
// beside Arabic ة and ي do not count as Persian.
func (n *counts) inArabic() string {
	share := func(k int) float64 { return float64(k) / float64(n.arabic) }
	switch {
	case share(n.sorani) > 0.04:
		return "ckb"
	case share(n.pashto) > 0.03:
		return "ps"
	case share(n.urdu) > 0.03:
		return "ur"
	case share(n.persian) > 0.015 && n.persian*4 > n.arabicOnly:
		return "fa"
	}
	return "ar"
}

var small = []struct{ tag, words string }{
	{"en", " the of and to in that is was for with on as by from at have has not are were "},
	{"fr", " le la les des et une est dans que pour qui sur du par pas au avec plus son ont "},
	{"tr", " ve bir bu da de için ile olan olarak gibi daha çok sonra ise kadar değil olduğu göre var "},
	{"de", " der die und das den von zu mit ist des im auf nicht ein eine dem sich auch als "},
	{"es", " el los las que y en del por con una para es se su al como más lo "},
	{"ku", " û li di bi ji ku jî ev wê wî ya yê yên tê dike bû hat hatin "},
}

// inLatin counts the small words of a few languages.
func inLatin(text string) string {
	text = strings.ToLower(text[:min(len(text), 1<<15)])
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	best, tag, n := 0, "und-Latn", 0
	for _, l := range small {
		hits := 0
		for _, w := range words {
			if strings.Contains(l.words, " "+w+" ") {
				hits++
			}
		}
		if hits > best {
			best, tag, n = hits, l.tag, hits
		}
	}
	if n*12 < len(words) {
		return "und-Latn"
	}
	return tag
}
