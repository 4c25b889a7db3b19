package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// cell is what stands in one place of a row: a letter with its marks, or a
// run of characters of one glyph.
type cell struct {
	text       string
	l, e, b, t float64
	x, y, em   float64
	ink        float64 // width of what is drawn
	word       int     // which run without a space in PDFium's order
	space      bool    // a space that the file holds
	ligature   bool    // several characters of one glyph
	dir        class
	at         int // in PDFium's order
}

// row is the cells of one base line from left to right.
type row struct {
	y, em float64
	cells []cell
}

func (r *row) left() float64  { return edge(r.cells, func(c cell) float64 { return c.l }, math.Min) }
func (r *row) right() float64 { return edge(r.cells, func(c cell) float64 { return c.e }, math.Max) }

func edge(cs []cell, of func(cell) float64, pick func(a, b float64) float64) float64 {
	v := of(cs[0])
	for _, c := range cs[1:] {
		v = pick(v, of(c))
	}
	return v
}

// rows sorts the glyphs of a page, all turned the same way, into rows from
// top to bottom.
func rows(s *sheet) []row {
	gs := s.glyphs
	var cells []cell
	var marks []glyph
	glyphAt := map[[2]int32][]int{} // which characters one glyph stands for
	place := func(g glyph) [2]int32 { return [2]int32{int32(g.x * 50), int32(g.y * 50)} }
	for i, g := range gs {
		if !g.generated && drawn(g.r) && g.r != ' ' && g.r != 0xa0 {
			glyphAt[place(g)] = append(glyphAt[place(g)], i)
		}
	}
	word := 0
	for i, g := range gs {
		switch {
		case g.generated || g.r == '\r' || g.r == '\n' || g.r == ' ' && g.e-g.l < 0.01:
			word++ // PDFium's guess, not in the file
			continue
		case !drawn(g.r):
			cells = append(cells, cell{l: g.l, e: g.e, b: g.b, t: g.t, ink: g.ink, x: g.x, y: g.y, em: max(g.size, 1), word: word, at: i})
			continue
		case g.r == ' ' || g.r == 0xa0:
			word++
			cells = append(cells, cell{text: " ", l: g.l, e: g.e, b: g.b, t: g.t, ink: g.ink, x: g.x, y: g.y, em: max(g.size, 1), word: word, space: true, at: i})
			word++
			continue
		case g.r == 0x640 || g.r == 0xad || unicode.Is(unicode.Cf, g.r):
			continue // stretched joins, soft hyphens, direction marks: how it was set, not what is written
		}
		if all := glyphAt[place(g)]; len(all) > 1 && slices.ContainsFunc(all, func(k int) bool { return !isMark(gs[k].r) }) {
			if all[0] == i {
				cells = append(cells, ligature(gs, all, word))
			}
			continue
		}
		if isMark(g.r) {
			marks = append(marks, g)
			continue
		}
		cells = append(cells, cell{text: letters(g.r), l: g.l, e: g.e, b: g.b, t: g.t, ink: g.ink, x: g.x, y: g.y, em: max(g.size, 1), word: word, dir: classOf(g.r), at: i})
	}
	uncover(cells, s.hidden)
	for _, b := range s.spaces {
		cells = append(cells, cell{text: " ", l: b.l, e: b.e, b: b.b, t: b.t, x: b.l, y: b.b, em: 1, space: true})
	}
	out := byBaseLine(cells)
	for i := range out {
		slices.SortStableFunc(out[i].cells, leftToRight)
		out[i].cells = tidy(out[i].cells)
	}
	out = slices.DeleteFunc(out, func(r row) bool { return !slices.ContainsFunc(r.cells, func(c cell) bool { return !c.space }) })
	for _, m := range marks {
		attach(out, m)
	}
	return out
}

func drawn(r rune) bool {
	return r >= ' ' && r != 0x7f && r != 0xfffe && r != 0xffff
}

// ligature makes one cell of the characters that one glyph stands for. Where
// PDFium has turned a run of Arabic round (the glyph before this one stands to
// its right), it has turned the characters of the glyph round as well.
func ligature(gs []glyph, all []int, word int) cell {
	f := gs[all[0]]
	c := cell{l: f.l, e: f.e, b: f.b, t: f.t, x: f.x, y: f.y, em: max(f.size, 1), word: word, at: all[0], ligature: true}
	var text, marks []rune
	for _, i := range all {
		g := gs[i]
		c.l, c.e, c.b, c.t = min(c.l, g.l), max(c.e, g.e), min(c.b, g.b), max(c.t, g.t)
		if isMark(g.r) {
			marks = append(marks, g.r)
			continue
		}
		text = append(text, g.r)
		if d := classOf(g.r); c.dir == neutral || d == right {
			c.dir = d
		}
	}
	switch {
	case c.dir != right || len(text) < 2:
	case len(text) == 2 && isAlef(letters(text[0])) && isLam(letters(text[1])):
		slices.Reverse(text) // there is no glyph of alef and lam
	case len(text) == 2 && isLam(letters(text[0])) && isAlef(letters(text[1])):
	case turnedRound(gs, all):
		slices.Reverse(text)
	}
	for _, r := range text {
		c.text += letters(r)
	}
	for _, r := range marks {
		c.text = withMark(c.text, letters(r))
	}
	return c
}

// uncover gives letters that a mark's glyph stands for the place of their own
// glyph, which has no character. Each such glyph goes to the nearest.
func uncover(cells []cell, hidden []box) {
	type pair struct {
		d    float64
		c, h int
	}
	var ps []pair
	for i := range cells {
		c := &cells[i]
		if !c.ligature || c.dir != right || !strings.ContainsFunc(c.text, isMark) {
			continue
		}
		mid := (c.l + c.e) / 2
		for k, h := range hidden {
			if d := math.Abs((h.l+h.e)/2 - mid); math.Abs(h.b-c.y) < 0.8*c.em && d < (h.e-h.l)/2+0.5*c.em {
				ps = append(ps, pair{d, i, k})
			}
		}
	}
	slices.SortStableFunc(ps, func(a, b pair) int { return cmp.Compare(a.d, b.d) })
	gone, done := map[int]bool{}, map[int]bool{}
	for _, p := range ps {
		if gone[p.h] || done[p.c] {
			continue
		}
		gone[p.h], done[p.c] = true, true
		c, h := &cells[p.c], hidden[p.h]
		c.l, c.e, c.b, c.t, c.x = h.l, h.e, h.b, h.t, h.l
	}
}

func turnedRound(gs []glyph, all []int) bool {
	f := gs[all[0]]
	letter := func(i int) bool {
		return i >= 0 && i < len(gs) && !gs[i].generated && classOf(gs[i].r) == right && math.Abs(gs[i].y-f.y) < f.size && gs[i].x != f.x
	}
	for d := 1; d < 4; d++ {
		if i := all[0] - d; letter(i) {
			return gs[i].x > f.x
		}
		if i := all[len(all)-1] + d; letter(i) {
			return gs[i].x < f.x
		}
	}
	return true
}

// leftToRight orders by the pen's place, which overlapping boxes do not
// disturb. A space of no width stands where the pen was before it.
func leftToRight(a, b cell) int {
	if d := a.x - b.x; math.Abs(d) > 0.02 {
		return sign(d)
	}
	switch {
	case a.space != b.space && a.space:
		return 1
	case a.space != b.space:
		return -1
	case a.dir == right && b.dir == right:
		return b.at - a.at
	}
	return a.at - b.at
}

// tidy works on the cells of a row from left to right: bars that stretch a
// join are no characters, whatever the font calls them; lam and alef that are
// drawn over each other are read in that order; and of two glyphs that both
// claim one letter with its mark, the letter's and the mark's, one is kept.
func tidy(cs []cell) []cell {
	var out []cell
	for i, c := range cs {
		n := len(out) - 1
		if n >= 0 && out[n].dir == right && isBar(c) {
			k := i + 1
			for k < len(cs) && isBar(cs[k]) {
				k++
			}
			if k < len(cs) && cs[k].dir == right && c.l < out[n].e+0.15*c.em && cs[k].l < cs[k-1].e+0.15*c.em {
				out[n].e = max(out[n].e, c.e)
				continue
			}
		}
		if c.text == "" {
			continue
		}
		if n >= 0 && c.ligature && out[n].ligature && c.dir == right && math.Abs(c.x-out[n].x) < 0.7*c.em && utf8.RuneCountInString(c.text) > 1 &&
			(strings.HasSuffix(c.text, out[n].text) || strings.HasSuffix(out[n].text, c.text)) {
			if len(c.text) > len(out[n].text) || c.text == out[n].text && c.t-c.b > out[n].t-out[n].b {
				out[n] = c
			}
			continue
		}
		if n >= 0 && isAlef(c.text) && isLam(out[n].text) && c.x-out[n].x < 0.1*c.em && overlap(c, out[n]) > 0.6 {
			out = append(out[:n], c, out[n])
			continue
		}
		out = append(out, c)
	}
	return out
}

// isBar tells whether a cell is flat and lies on the base line, as the bars do
// that stretch the joins of letters.
func isBar(c cell) bool {
	return !c.space && c.dir != right && c.t-c.b < 0.2*c.em && math.Abs(c.b-c.y) < 0.05*c.em && c.ink > 1.3*(c.t-c.b)
}

func isAlef(s string) bool {
	return len(s) >= 2 && (s[:2] == "\u0627" || s[:2] == "\u0623" || s[:2] == "\u0625" || s[:2] == "\u0622")
}

func isLam(s string) bool { return len(s) >= 2 && s[:2] == "\u0644" }

func overlap(a, b cell) float64 {
	w := min(a.e-a.l, b.e-b.l)
	if w <= 0 {
		return 0
	}
	return (min(a.e, b.e) - max(a.l, b.l)) / w
}

// letters is the character without presentation forms; lam-alef is two.
func letters(r rune) string {
	if r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc || r >= 0xfb00 && r <= 0xfb06 {
		return norm.NFKC.String(string(r))
	}
	return string(r)
}

func isMark(r rune) bool {
	return r >= 0x64b && r <= 0x65f || r == 0x670 || r >= 0x6d6 && r <= 0x6dc || r >= 0xfe70 && r <= 0xfe7f && r != 0xfe75 || unicode.Is(unicode.Mn, r)
}

// byBaseLine gathers cells whose origins lie on one line. Glyphs that are set
// a little above or below it (a letter that carries its mark's glyph, a raised
// figure) go to the fuller line within half their height that they lie along.
func byBaseLine(cells []cell) []row {
	slices.SortStableFunc(cells, func(a, b cell) int {
		if a.y != b.y {
			return sign(b.y - a.y)
		}
		return a.at - b.at
	})
	var proto []row
	for _, c := range cells {
		if n := len(proto) - 1; n >= 0 && proto[n].y-c.y <= 0.08*c.em {
			proto[n].cells = append(proto[n].cells, c)
			proto[n].em = max(proto[n].em, c.em)
			continue
		}
		proto = append(proto, row{y: c.y, em: c.em, cells: []cell{c}})
	}
	into := make([]int, len(proto))
	for i := range proto {
		into[i] = i
		best := 0.55
		for j := range proto {
			if j == i || len(proto[j].cells) <= len(proto[i].cells) {
				continue
			}
			em := max(proto[j].em, proto[i].em)
			if d := math.Abs(proto[j].y-proto[i].y) / em; d < best && proto[i].left() < proto[j].right()+0.6*em && proto[i].right() > proto[j].left()-0.6*em {
				best, into[i] = d, j
			}
		}
	}
	for i := range proto {
		if j := into[i]; j != i {
			for into[j] != j {
				j = into[j]
			}
			proto[j].cells = append(proto[j].cells, proto[i].cells...)
		}
	}
	var out []row
	for i := range proto {
		if into[i] == i {
			out = append(out, proto[i])
		}
	}
	return out
}

// attach puts a mark on the letter under or over which it stands.
func attach(rows []row, m glyph) {
	mid := (m.l + m.e) / 2
	best, bi, bj := math.Inf(1), -1, -1
	for i := range rows {
		r := &rows[i]
		if dy := math.Abs(m.y - r.y); dy > 0.8*r.em {
			continue
		}
		for j := range r.cells {
			c := &r.cells[j]
			if c.dir != right {
				continue
			}
			d := 0.0
			switch {
			case mid < c.l:
				d = c.l - mid
			case mid > c.e:
				d = mid - c.e
			}
			// Ends of long letters reach under the marks of their neighbours:
			// the middle of the box counts too.
			d += math.Abs(mid-(c.l+c.e)/2)/4 + math.Abs(m.y-r.y)/10
			if d < best {
				best, bi, bj = d, i, j
			}
		}
	}
	if bi < 0 || best > rows[bi].em {
		return
	}
	c := &rows[bi].cells[bj]
	c.text = withMark(c.text, letters(m.r))
}

// withMark adds a mark behind a letter: shadda first, as it is typed.
func withMark(text, mark string) string {
	for _, r := range mark {
		switch {
		case r == ' ' || r == 0x640 || strings.ContainsRune(text, r):
		case r == 0x651:
			rs := []rune(text)
			i := len(rs)
			for i > 1 && isMark(rs[i-1]) {
				i--
			}
			text = string(slices.Insert(rs, i, r))
		default:
			text += string(r)
		}
	}
	return text
}

func sign(f float64) int {
	if f < 0 {
		return -1
	}
	return 1
}
