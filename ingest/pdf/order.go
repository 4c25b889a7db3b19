package pdf

import (
	"strings"
	"unicode"
)

// class is the direction of a character, as the bidirectional algorithm of
// Unicode sorts them, as far as order is concerned.
type class uint8

const (
	neutral class = iota
	right         // letters of Arabic and Hebrew
	left          // letters of every other script
	digit
	common // joins digits on both sides into one number: . , : /
)

func classOf(r rune) class {
	switch {
	case r >= '0' && r <= '9', r >= 0x660 && r <= 0x669, r >= 0x6f0 && r <= 0x6f9:
		return digit
	case r == '.' || r == ',' || r == ':' || r == '/' || r == 0x66b || r == 0x66c || r == 0xa0:
		return common
	case r >= 0x590 && r <= 0x8ff && r != 0x60c && r != 0x61b && r != 0x61f && r != 0x66a, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfefc:
		return right
	case unicode.IsLetter(r):
		return left
	}
	return neutral
}

// logical puts the cells of a line, from left to right as they stand, into
// the order in which they are read, with spaces between words. rtl is the
// direction of the paragraph.
//
// It undoes the bidirectional algorithm as it lays out plain text: in a line
// from right to left, letters of left-to-right scripts keep their order, with
// the figures and signs between them, and a number keeps the order of its
// digits, but numbers that only a hyphen or a space parts follow one another
// from right to left.
func logical(cells []cell, rtl bool) string {
	var b strings.Builder
	if rtl {
		cells = closed(cells)
		for i := len(cells) - 1; i >= 0; {
			j := i
			if d := cells[i].dir; d == left || d == digit {
				j = runStart(cells, i)
			}
			for k := j; k <= i; k++ {
				b.WriteString(cells[k].text)
			}
			i = j - 1
		}
		return squeeze(b.String())
	}
	for i := 0; i < len(cells); {
		j := i
		if cells[i].dir == right {
			// The run goes as far as the last letter or figure from right to
			// left before the next letter from left to right.
			for k := i; k < len(cells) && cells[k].dir != left; k++ {
				if cells[k].dir == right {
					j = k
				}
			}
			b.WriteString(logical(cells[i:j+1], true))
		} else {
			b.WriteString(cells[i].text)
		}
		i = j + 1
	}
	return squeeze(b.String())
}

// closed puts the stop of a line where its sentence ends. A paragraph that was
// set from left to right has the sign that ends the line at the right, before
// the first word; nobody writes it there.
func closed(cells []cell) []cell {
	n := len(cells) - 1
	if n < 2 || cells[n-1].dir != right || cells[0].dir != right && cells[0].dir != digit || !stops(cells[n].text) {
		return cells
	}
	return append([]cell{cells[n]}, cells[:n]...)
}

// stops tells whether a sign stands only behind words.
func stops(s string) bool {
	switch s {
	case ".", ":", "!", "،", "؛", "؟":
		return true
	}
	return false
}

// runStart is where the run that ends at i and reads from left to right
// begins.
func runStart(cells []cell, i int) int {
	start, letters, depth := i, cells[i].dir == left, 0
	number := i // where the number that ends at i begins
	plain := true
	for k := i - 1; k >= 0; k-- {
		c := &cells[k]
		switch c.dir {
		case right:
			k = -1
			continue
		case left:
			letters = true
			if depth == 0 {
				start = k
			}
		case digit:
			if depth == 0 {
				start = k
			}
			if plain {
				number = k
			}
		case common:
			if plain && !(k > 0 && cells[k-1].dir == digit && cells[k+1].dir == digit) {
				plain = false
			}
		default:
			plain = false
			// A bracket that is closed behind the run's end belongs to the
			// line and not to the run.
			if d := facing(c.text); d != 0 {
				depth -= d
				if depth < 0 {
					k = -1
					continue
				}
			}
		}
	}
	if letters {
		return start
	}
	return number
}

// facing is 1 for a bracket that opens, -1 for one that closes.
func facing(s string) int {
	switch s {
	case "(", "[", "{", "«", "‹", "“":
		return 1
	case ")", "]", "}", "»", "›", "”":
		return -1
	}
	return 0
}

// spaced puts in the spaces between words that the file leaves to the eye.
// Where the row holds spaces (explicit), only gaps that no word has count;
// otherwise a gap counts sooner between glyphs that PDFium did not find in
// one word.
func spaced(cells []cell, explicit bool) []cell {
	out := make([]cell, 0, len(cells)+len(cells)/4)
	for i, c := range cells {
		if i > 0 && !c.space && !out[len(out)-1].space {
			p := &cells[i-1]
			gap := min(c.l, max(c.x, c.l-0.2*c.em)) - p.e
			em := max(p.em, c.em)
			apart := c.word != p.word || max(c.at-p.at, p.at-c.at) > 3
			loose := 0.25
			if explicit && (c.ligature || p.ligature) {
				loose = 1 // the box may be that of the mark alone
			}
			if gap > loose*em || !explicit && apart && gap > 0.1*em {
				out = append(out, cell{text: " ", space: true, l: p.e, e: c.l, em: em})
			}
		}
		out = append(out, c)
	}
	return out
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// rightward tells whether a line is read from left to right: by its letters,
// or by those of the page where it has as many of one kind as of the other.
func rightToLeft(cells []cell, page bool) bool {
	r, l := 0, 0
	for _, c := range cells {
		switch c.dir {
		case right:
			r++
		case left:
			l++
		}
	}
	switch {
	case r > 0 && (page || r >= l):
		return true
	case r == 0 && l > 0:
		return false
	}
	return page
}
