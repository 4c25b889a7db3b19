package gazetteer

import "math"

// point is a place on a globe of radius 1. How far two places are apart at least is
// told by their points without an angle; most pairs of places are so far apart that
// nothing more is asked.
type point [3]float64

func pointOf(p *Place) point {
	const r = math.Pi / 180
	level := math.Cos(p.Lat * r)
	return point{level * math.Cos(p.Lon*r), level * math.Sin(p.Lon*r), math.Sin(p.Lat * r)}
}

// atLeast is a little less than the straight line between two points in kilometres,
// and so less than Km of their places.
func (a *point) atLeast(b *point) float64 {
	x, y, z := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return 6371*(1-1e-9)*math.Sqrt(x*x+y*y+z*z) - 1e-6
}

// fades are a little more than math.Exp(-x) for x in steps of an eighth.
var fades = func() (t [1024]float64) {
	for i := range t {
		t[i] = (1 + 1e-9) * math.Exp(-float64(i)/8)
	}
	return t
}()

// fade is no less than math.Exp(-x), and little more where x is small.
func fade(x float64) float64 {
	if x <= 0 {
		return math.Inf(1)
	}
	return fades[int(min(8*x, float64(len(fades)-1)))]
}

// other is what a place of the dispatch, as it is chosen so far, is for the others
// around it.
type other struct {
	on    point
	node  int
	sure  float64
	scale float64 // how far it reaches
	area  bool
}

// others are the places that tell anything of those around them; room is used for
// them.
func others(nodes []node, room []other) []other {
	room = room[:0]
	for j := range nodes {
		o := &nodes[j]
		if o.best < 0 {
			continue
		}
		c := &o.cands[o.best]
		if c.Place.AccuracyKm > 80 || c.Place.Kind == "country" {
			continue
		}
		x := other{on: c.on, node: j, sure: o.sure, scale: 45}
		if c.Place.Kind == "region" {
			x.scale, x.area = 80, true
		}
		room = append(room, x)
	}
	return room
}

// nearby is how near an area is at most taken to be, for what lies in it.
const nearby = 25

// most is a little more than what the other says of a place at least low kilometres
// away.
func (o *other) most(low float64) float64 {
	if o.area {
		low = math.Min(low, nearby)
	}
	return 1.5 * o.sure * fade(low/o.scale)
}
