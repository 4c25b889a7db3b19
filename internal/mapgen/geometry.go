package main

import "math"

// scale is how many units of the file make one degree: 110 metres at most.
const scale = 1000

type point struct{ x, y float64 }

type box struct{ w, s, e, n float64 }

// frame is all that the map shows; detail is where the detailed layers lie.
var (
	frame  = box{-20, -8, 80, 56}
	detail = box{25, 10, 65, 43}
)

func (b box) contains(p point) bool {
	return p.x >= b.w && p.x <= b.e && p.y >= b.s && p.y <= b.n
}

// around are the four rectangles of the frame that the detail leaves.
func around() []box {
	return []box{
		{frame.w, frame.s, detail.w, frame.n},
		{detail.e, frame.s, frame.e, frame.n},
		{detail.w, detail.n, detail.e, frame.n},
		{detail.w, frame.s, detail.e, detail.s},
	}
}

// onEdge reports whether a segment runs along the box's own edge, where it
// is the cut of a clip and no coast.
func (b box) onEdge(p, q point) bool {
	const eps = 1e-6
	same := func(a, c, edge float64) bool { return math.Abs(a-edge) < eps && math.Abs(c-edge) < eps }
	return same(p.x, q.x, b.w) || same(p.x, q.x, b.e) || same(p.y, q.y, b.s) || same(p.y, q.y, b.n)
}

// simplify drops points that lie within tol degrees of the line through their
// neighbours (Douglas and Peucker); both ends stay.
func simplify(ps []point, tol float64) []point {
	if len(ps) < 3 {
		return ps
	}
	keep := make([]bool, len(ps))
	keep[0], keep[len(ps)-1] = true, true
	type span struct{ a, b int }
	for todo := []span{{0, len(ps) - 1}}; len(todo) > 0; {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		far, at := 0.0, -1
		for i := s.a + 1; i < s.b; i++ {
			if d := offLine(ps[i], ps[s.a], ps[s.b]); d > far {
				far, at = d, i
			}
		}
		if far > tol {
			keep[at] = true
			todo = append(todo, span{s.a, at}, span{at, s.b})
		}
	}
	out := ps[:0:0]
	for i, k := range keep {
		if k {
			out = append(out, ps[i])
		}
	}
	return out
}

// offLine is the distance of p from the segment ab.
func offLine(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	l := dx*dx + dy*dy
	if l == 0 {
		return math.Hypot(p.x-a.x, p.y-a.y)
	}
	t := max(0, min(1, ((p.x-a.x)*dx+(p.y-a.y)*dy)/l))
	return math.Hypot(p.x-a.x-t*dx, p.y-a.y-t*dy)
}

// encode writes a line; points that fall on the same unit as the one before
// are dropped, and lines that shrink to a point give nil.
func encode(ps []point) line {
	var out line
	var px, py int
	for i, p := range ps {
		x, y := int(math.Round(p.x*scale)), int(math.Round(p.y*scale))
		switch {
		case i == 0:
			out = append(out, x, y)
		case x == px && y == py:
			continue
		default:
			out = append(out, x-px, y-py)
		}
		px, py = x, y
	}
	if len(out) < 4 {
		return nil
	}
	return out
}

// ring encodes a closed ring, or nil where nothing of it is left.
func ring(ps []point, tol float64) line {
	if len(ps) < 4 {
		return nil
	}
	// The ring is cut at the point farthest from its start, so that both
	// halves are lines.
	far, at := 0.0, 0
	for i, p := range ps {
		if d := math.Hypot(p.x-ps[0].x, p.y-ps[0].y); d > far {
			far, at = d, i
		}
	}
	half := simplify(ps[:at+1], tol)
	half = append(half[:len(half):len(half)], simplify(ps[at:], tol)[1:]...)
	l := encode(half)
	if len(l) < 8 {
		return nil
	}
	return l
}

// clipRing is the part of a ring inside a box (Sutherland and Hodgman).
func clipRing(ps []point, b box) []point {
	type edge struct {
		in  func(point) bool
		cut func(p, q point) point
	}
	atX := func(x float64) func(p, q point) point {
		return func(p, q point) point { return point{x, p.y + (q.y-p.y)*(x-p.x)/(q.x-p.x)} }
	}
	atY := func(y float64) func(p, q point) point {
		return func(p, q point) point { return point{p.x + (q.x-p.x)*(y-p.y)/(q.y-p.y), y} }
	}
	for _, e := range []edge{
		{func(p point) bool { return p.x >= b.w }, atX(b.w)},
		{func(p point) bool { return p.x <= b.e }, atX(b.e)},
		{func(p point) bool { return p.y >= b.s }, atY(b.s)},
		{func(p point) bool { return p.y <= b.n }, atY(b.n)},
	} {
		if len(ps) == 0 {
			return nil
		}
		var out []point
		prev := ps[len(ps)-1]
		for _, p := range ps {
			switch in, was := e.in(p), e.in(prev); {
			case in && !was:
				out = append(out, e.cut(prev, p), p)
			case in:
				out = append(out, p)
			case was:
				out = append(out, e.cut(prev, p))
			}
			prev = p
		}
		ps = out
	}
	if len(ps) > 0 && ps[0] != ps[len(ps)-1] {
		ps = append(ps, ps[0])
	}
	return ps
}

// runs cuts a line into the stretches whose segments satisfy ok.
func runs(ps []point, ok func(p, q point) bool) [][]point {
	var out [][]point
	var cur []point
	for i := 1; i < len(ps); i++ {
		if !ok(ps[i-1], ps[i]) {
			if len(cur) > 1 {
				out = append(out, cur)
			}
			cur = nil
			continue
		}
		if cur == nil {
			cur = []point{ps[i-1]}
		}
		cur = append(cur, ps[i])
	}
	if len(cur) > 1 {
		out = append(out, cur)
	}
	return out
}
