package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// segment is a part of a row that wide gaps set off.
type segment struct {
	l, e, y, em float64
	cells       []cell
}

// line is a line of text in the order of reading.
type line struct {
	text        string
	l, e, y, em float64
	// The edges of the column in which the line stands.
	from, to float64
	rtl      bool
	cellRow  bool // a row of a table: never joined with its neighbours
}

// para is a paragraph; open says that its last line runs to the edge, so that
// it may go on at the top of the next column or page.
type para struct {
	text  string
	em    float64
	y     float64
	lines int
	open  bool
	tight bool // follows the one before without an empty space between
}

// readPage gives the paragraphs of a page.
func readPage(s *sheet) []para {
	var out []para
	for turn := range 4 {
		part := sheet{}
		for _, g := range s.glyphs {
			if g.turn == turn || g.generated {
				part.glyphs = append(part.glyphs, turned(g, turn))
			}
		}
		if turn == 0 {
			part.spaces, part.hidden = s.spaces, s.hidden
		}
		rs := rows(&part)
		if len(rs) == 0 {
			continue
		}
		rtl := pageDirection(rs)
		for i := range rs {
			rs[i].cells = spaced(rs[i].cells, holdsSpaces(rs[i].cells))
		}
		out = append(out, paragraphs(blocks(rs, rtl))...)
	}
	return out
}

// turned is the glyph as it stands when the page is turned so that it is
// upright.
func turned(g glyph, turn int) glyph {
	for range turn {
		g.l, g.b, g.e, g.t = g.b, -g.e, g.t, -g.l
		g.x, g.y = g.y, -g.x
	}
	return g
}

// holdsSpaces tells whether the file has the spaces between the words of a
// row as characters, or leaves gaps.
func holdsSpaces(cs []cell) bool {
	spaces := 0
	for _, c := range cs {
		if c.space {
			spaces++
		}
	}
	return spaces*12 > len(cs)
}

func pageDirection(rs []row) bool {
	r, l := 0, 0
	for i := range rs {
		for _, c := range rs[i].cells {
			switch c.dir {
			case right:
				r++
			case left:
				l++
			}
		}
	}
	return r >= l && r > 0
}

// blocks gives the lines of a page in the order of reading: rows one under
// another, but where a gap runs down through several rows and the text on
// both sides fills its width, one column after another.
func blocks(rs []row, rtl bool) []line {
	segs := make([][]segment, len(rs))
	for i := range rs {
		segs[i] = split(&rs[i])
	}
	var out []line
	for i := 0; i < len(segs); {
		if n, gut := columns(segs[i:]); n > 1 {
			sides := [2][][]segment{}
			for _, r := range segs[i : i+n] {
				var a, b []segment
				for _, s := range r {
					if s.side(gut) == 0 {
						a = append(a, s)
					} else {
						b = append(b, s)
					}
				}
				if len(a) > 0 {
					sides[0] = append(sides[0], a)
				}
				if len(b) > 0 {
					sides[1] = append(sides[1], b)
				}
			}
			first, second := sides[0], sides[1]
			if rtl {
				first, second = second, first
			}
			out = append(out, lines(first, rtl)...)
			out = append(out, lines(second, rtl)...)
			i += n
			continue
		}
		j := i + 1
		for ; j < len(segs); j++ {
			if n, _ := columns(segs[j:]); n > 1 {
				break
			}
		}
		out = append(out, lines(segs[i:j], rtl)...)
		i = j
	}
	return out
}

// split cuts a row where there is a gap of more than one and a half times the
// height of the letters.
func split(r *row) []segment {
	var out []segment
	var cur []cell
	flush := func() {
		for len(cur) > 0 && cur[len(cur)-1].space {
			cur = cur[:len(cur)-1]
		}
		if len(cur) > 0 {
			s := segment{l: cur[0].l, e: cur[0].e, y: r.y, em: r.em, cells: cur}
			for _, c := range cur {
				s.l, s.e = min(s.l, c.l), max(s.e, c.e)
			}
			out = append(out, s)
		}
		cur = nil
	}
	end := 0.0
	for _, c := range r.cells {
		if c.space {
			if len(cur) > 0 {
				cur = append(cur, c)
			}
			continue
		}
		if len(cur) > 0 && c.l-end > 1.5*r.em {
			flush()
		}
		if len(cur) == 0 {
			end = c.e
		}
		end = max(end, c.e)
		cur = append(cur, c)
	}
	flush()
	return out
}

// columns looks for two columns that begin at the first row: the number of
// rows that they take and the gap between them. No columns: 0. The base lines
// of the two need not agree.
func columns(segs [][]segment) (n int, gut [2]float64) {
	gut, ok := gutter(segs)
	if !ok {
		return 0, gut
	}
	em := segs[0][0].em
	for _, r := range segs {
		g, ok := gut, len(r) <= 2
		for _, s := range r {
			switch {
			case s.e <= g[0] || s.l >= g[1]:
			case s.e < g[1] && s.l < g[0]:
				g[0] = s.e
			case s.l > g[0] && s.e > g[1]:
				g[1] = s.l
			default:
				ok = false
			}
		}
		if !ok || g[1]-g[0] < 0.8*em {
			break
		}
		gut = g
		n++
	}
	n = trimmed(segs[:n], gut)
	for side := range 2 {
		var widest, sum float64
		var k, words int
		for _, r := range segs[:n] {
			for _, s := range r {
				if s.side(gut) == side {
					w := s.e - s.l
					widest, sum, k = max(widest, w), sum+w, k+1
					words += len(strings.Fields(logical(s.cells, true)))
				}
			}
		}
		// Text fills the width of its column with words; cells do not.
		if k < 2 || sum/float64(k) < 0.6*widest || words < 3*k {
			return 0, gut
		}
	}
	return n, gut
}

func (s *segment) side(gut [2]float64) int {
	if s.e <= gut[1]+0.01 {
		return 0
	}
	return 1
}

// gutter is the gap in the first row, or that between the first row and one
// beside it that begins less than a line lower.
func gutter(segs [][]segment) (gut [2]float64, ok bool) {
	a := segs[0]
	if len(a) == 2 {
		return [2]float64{a[0].e, a[1].l}, true
	}
	if len(a) != 1 || len(segs) < 2 || len(segs[1]) != 1 {
		return gut, false
	}
	l, r := a[0], segs[1][0]
	if l.l > r.l {
		l, r = r, l
	}
	return [2]float64{l.e, r.l}, r.l-l.e > 0.8*l.em && math.Abs(l.y-r.y) < 1.3*l.em
}

// trimmed leaves out rows at the end that stand on one side only and are of
// another height, or further off, than the lines of the column above them.
func trimmed(segs [][]segment, gut [2]float64) int {
	var last [2]int // the last row of each side
	for i, r := range segs {
		for _, s := range r {
			last[s.side(gut)] = i
		}
	}
	n := min(last[0], last[1]) + 1
	side := 0
	if last[1] > last[0] {
		side = 1
	}
	var above *segment
	var pitch float64
	for _, r := range segs[:n] {
		for k := range r {
			if r[k].side(gut) == side {
				if above != nil && (pitch == 0 || above.y-r[k].y < pitch) {
					pitch = above.y - r[k].y
				}
				above = &r[k]
			}
		}
	}
	for ; n < len(segs) && above != nil; n++ {
		s := &segs[n][0]
		if math.Abs(s.em-above.em) > 0.07*s.em || pitch > 0 && above.y-s.y > 1.7*pitch {
			break
		}
		above = s
	}
	return n
}

// lines turns the rows of a column into lines.
func lines(segs [][]segment, rtl bool) []line {
	from, to := math.Inf(1), math.Inf(-1)
	for _, r := range segs {
		for _, s := range r {
			from, to = min(from, s.l), max(to, s.e)
		}
	}
	out := make([]line, 0, len(segs))
	for _, r := range segs {
		ln := line{l: r[0].l, e: r[0].e, y: r[0].y, em: r[0].em, from: from, to: to}
		var all []cell
		for _, s := range r {
			ln.l, ln.e = min(ln.l, s.l), max(ln.e, s.e)
			if len(all) > 0 {
				all = append(all, cell{text: " ", space: true}) // the gap that split the row
			}
			all = append(all, s.cells...)
		}
		ln.rtl = rightToLeft(all, rtl)
		if len(r) < 3 {
			ln.text = logical(all, ln.rtl)
		} else {
			ln.cellRow = true
			parts := make([]string, len(r))
			for i, s := range r {
				parts[i] = logical(s.cells, rightToLeft(s.cells, rtl))
			}
			if ln.rtl {
				slices.Reverse(parts)
			}
			ln.text = strings.Join(parts, "\t")
		}
		if ln.text != "" {
			out = append(out, ln)
		}
	}
	return out
}

// paragraphs joins lines: a line goes on in the next when it runs to the edge
// of its column, both are of one height, and the next follows at the usual
// distance.
func paragraphs(ls []line) []para {
	pitch := pitchOf(ls)
	var out []para
	for i, ln := range ls {
		full := runsOut(ln)
		if i > 0 {
			p := &ls[i-1]
			n := len(out) - 1
			same := math.Abs(p.em-ln.em) < 0.1*ln.em && !p.cellRow && !ln.cellRow && p.rtl == ln.rtl
			drop := (p.y - ln.y) / ln.em
			if same && runsOut(*p) && (drop < 0 || drop <= 1.15*pitch) {
				out[n].text += " " + ln.text
				out[n].open, out[n].y, out[n].lines = full, ln.y, out[n].lines+1
				continue
			}
			out = append(out, para{text: ln.text, em: ln.em, y: ln.y, lines: 1, open: full, tight: drop > 0 && drop <= 1.15*pitch})
			continue
		}
		out = append(out, para{text: ln.text, em: ln.em, y: ln.y, lines: 1, open: full})
	}
	return out
}

// runsOut tells whether a line reaches the edge at which it would be broken.
func runsOut(ln line) bool {
	if ln.cellRow {
		return false
	}
	room := ln.e - ln.from
	gap := ln.l - ln.from
	if !ln.rtl {
		room, gap = ln.to-ln.l, ln.to-ln.e
	}
	return gap < max(0.16*room, ln.em)
}

// pitchOf is the usual distance of lines, in heights of letters.
func pitchOf(ls []line) float64 {
	var ds []float64
	for i := 1; i < len(ls); i++ {
		if d := (ls[i-1].y - ls[i].y) / ls[i].em; d > 0.5 && d < 4 {
			ds = append(ds, d)
		}
	}
	if len(ds) == 0 {
		return 1.6
	}
	slices.SortFunc(ds, cmp.Compare[float64])
	return ds[len(ds)/2]
}
