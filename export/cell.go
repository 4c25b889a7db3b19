package export

import (
	"strings"
	"unicode"
)

// isBidi reports the characters that turn the direction of text: left in a
// name, they can make it read as another one.
func isBidi(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x061C
}

// Plain is a text on one line without characters that turn its direction and
// without control characters; runs of white space become one space.
func Plain(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case isBidi(r) || r == 0xFEFF:
			continue
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case unicode.IsControl(r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Cell is a text for a cell of a table: Plain, and where a spreadsheet would
// take it for a formula (it begins with = + - @ or their wide forms), with an
// apostrophe before it. Numbers do not pass through here.
func Cell(s string) string {
	s = Plain(s)
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	switch r[0] {
	case '=', '+', '-', '@', '\u2212', '\uFF0B', '\uFF0D', '\uFF1D', '\uFF20', '|', '%':
		return "'" + s
	}
	return s
}
