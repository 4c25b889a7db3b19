// Package charset turns the bytes of a text into UTF-8.
//
// Bytes and what the file says of its encoding go in; valid UTF-8 and the
// encoding's name come out. In order: a byte order mark; the encoding that is
// declared, where the bytes can be that; UTF-16 without a mark, by where the
// high bytes stand; UTF-8 where it is valid; and else windows-1256 or
// ISO-8859-6, by the statistics of letters, or windows-1252 for what is mostly
// ASCII letters. No other encoding is guessed: a wrong guess reads as
// text and is none.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// ErrBinary is input that is no text in any encoding.
var ErrBinary = errors.New("not text: control characters")

// Decode gives the text as valid UTF-8 without a byte order mark. declared is
// a name as pages, feeds and options give it; it may be empty or wrong.
func Decode(b []byte, declared string) (text, name string, err error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
		if utf8.Valid(b) {
			return string(b), "utf-8", nil
		}
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return decode(b[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le")
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decode(b[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be")
	}
	little, big := utf16(b)
	switch {
	case little:
		return decode(b, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le")
	case big:
		return decode(b, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be")
	case binary(b):
		return "", "", ErrBinary
	}
	if utf8.Valid(b) {
		// Whatever is declared: Arabic in another encoding is never valid
		// UTF-8 but by a chance of words of two letters.
		return string(b), "utf-8", nil
	}
	if e, n := named(declared); e != nil && n != "utf-8" && plausible(b, n) {
		return decode(b, e, n)
	}
	switch n := guess(b); n {
	case "windows-1256":
		return decode(b, charmap.Windows1256, n)
	case "iso-8859-6":
		return decode(b, charmap.ISO8859_6, n)
	case "windows-1252":
		return decode(b, charmap.Windows1252, n)
	}
	if n := broken(b); n*50 < len(b) {
		return strings.ToValidUTF8(string(b), "\ufffd"), "utf-8", nil // a few damaged places
	}
	return "", "", errors.New("the encoding is not known: neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6; name it")
}

// Known reports whether name is an encoding that Decode takes as declared.
func Known(name string) bool { e, _ := named(name); return e != nil }

func named(name string) (encoding.Encoding, string) {
	e, err := htmlindex.Get(strings.TrimSpace(name))
	if err != nil {
		return nil, ""
	}
	n, err := htmlindex.Name(e)
	if err != nil || n == "replacement" {
		return nil, ""
	}
	return e, n
}

func decode(b []byte, e encoding.Encoding, name string) (string, string, error) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return "", "", fmt.Errorf("not %s: %w", name, err)
	}
	return strings.ToValidUTF8(string(out), "\ufffd"), name, nil
}

// utf16 tests for UTF-16 without a mark: every other byte is one of the few
// high bytes of Arabic and Latin text.
func utf16(b []byte) (little, big bool) {
	n := min(len(b), 8192) &^ 1
	if n < 4 || len(b)%2 != 0 {
		return false, false
	}
	var high, text [2]int
	for i := range n {
		switch b[i] {
		case 0x00, 0x06, 0x20, 0xfb, 0xfc, 0xfe:
			high[i%2]++
		}
		if b[i] == 0 || b[i] == 6 {
			text[i%2]++
		}
	}
	half := n / 2
	enough := func(side int) bool {
		return high[side]*100 >= half*95 && text[side]*2 >= half && text[1-side]*4 < half
	}
	return enough(1), enough(0)
}

func binary(b []byte) bool {
	b = b[:min(len(b), 1<<16)]
	n := 0
	for _, c := range b {
		if c == 0 || c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			n++
		}
	}
	return n*200 > len(b)
}

func broken(b []byte) int {
	n := 0
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if r == utf8.RuneError && size == 1 {
			n++
		}
		b = b[size:]
	}
	return n
}

// plausible doubts a declared single-byte encoding of Latin letters when half
// of the letters are beyond ASCII, as servers declare it for everything.
func plausible(b []byte, name string) bool {
	switch name {
	case "windows-1252", "iso-8859-15", "windows-1250", "windows-1254":
		high, low := letters(b)
		return high*2 < low
	}
	return true
}

func letters(b []byte) (high, low int) {
	for _, c := range b {
		switch {
		case c >= 0xc0:
			high++
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			low++
		}
	}
	return
}

// guess tells the encoding of bytes that are not UTF-8; "" where it cannot.
func guess(b []byte) string {
	b = b[:min(len(b), 1<<16)]
	win, iso := score(b, charmap.Windows1256), score(b, charmap.ISO8859_6)
	high, low := letters(b)
	if high*2 < low && win == 0 && iso == 0 {
		return "windows-1252"
	}
	// The statistics of chardet are right on phrases and not on single words;
	// of what it finds, only these two count.
	if res, err := chardet.NewTextDetector().DetectAll(b); err == nil && high > 40 && win > 0 && iso > 0 {
		for _, r := range res {
			switch strings.ToLower(r.Charset) {
			case "windows-1256":
				win += r.Confidence / 4
			case "iso-8859-6":
				iso += r.Confidence / 4
			}
		}
	}
	if win == 0 && iso == 0 {
		return ""
	}
	switch {
	case iso > win:
		return "iso-8859-6"
	}
	return "windows-1256"
}

// score is how much of the high bytes reads as Arabic in an encoding: 0 to
// 100, with as much again for the words that begin with the article. Words
// that mix letters of two scripts, marks without a letter, and bytes that the
// encoding does not have speak against it: a few of them make it 0.
func score(b []byte, cm *charmap.Charmap) int {
	high, good, bad, starts, article := 0, 0, 0, 0, 0
	var before rune
	for i, c := range b {
		r := cm.DecodeByte(c)
		letter := r >= 0x621 && r <= 0x64a && r != 0x640
		mark := r >= 0x64b && r <= 0x652
		if c >= 0x80 {
			high++
			if letter || mark || r == 0x60c || r == 0x61b || r == 0x61f || r == 0xab || r == 0xbb || r == 0x200c || r == 0x2026 || r == 0x640 || r >= 0x2013 && r <= 0x201e || r == 0xa0 {
				good++
			}
		}
		switch {
		case r == utf8.RuneError,
			mark && !(before >= 0x621 && before <= 0x652),
			letter && latin(before), latin(r) && before >= 0x621 && before <= 0x652:
			bad++
		case letter && !(before >= 0x621 && before <= 0x652):
			starts++
			if i+1 < len(b) && r == 0x627 && cm.DecodeByte(b[i+1]) == 0x644 {
				article++
			}
		}
		before = r
	}
	if high == 0 || bad*20 > high {
		return 0
	}
	return 100*good/high + 100*article/max(starts, 1)
}

func latin(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xc0 && r < 0x250 && r != 0xd7 && r != 0xf7
}
