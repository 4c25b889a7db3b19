package tally

import (
	"math"
	"slices"
	"sort"
	"strings"
)

// Point is a place, or several that lie close together on the screen, and the
// claims with a role there.
type Point struct {
	ID, Name, NameEn string // of the place with most claims
	Lat, Lon         float64
	AccuracyKm       float64
	Claims           int
	Places           int
	Types            map[string]int // by kind and type, joined by a point
}

// near is how close points may be on the screen, in pixels of a web map whose
// tiles have 256.
const near = 40

// Points gives the places of the claims, put together for a web map's zoom,
// those with most claims first. A claim with roles at two of them counts at
// both; placed is how many claims have any.
func (s *Selection) Points(zoom int) (points []Point, placed int) {
	x := s.t
	kinds := len(x.kinds.words)
	row := make([]int32, len(x.ents)) // of a place in counts, plus one
	var counts [][]int32
	var places []uint32
	seen := make([]int32, len(x.ents))
	best := x.places()
	for i, m := range s.mask {
		if m != 0 {
			continue
		}
		any := false
		for _, w := range x.who[x.roleAt[i]:x.roleAt[i+1]] {
			n := &x.names[w]
			if !n.placed || seen[n.entity] == int32(i)+1 {
				continue
			}
			any = true
			seen[n.entity] = int32(i) + 1
			if row[n.entity] == 0 {
				places = append(places, best[n.entity])
				counts = append(counts, make([]int32, kinds))
				row[n.entity] = int32(len(counts))
			}
			counts[row[n.entity]-1][x.kind[i]]++
		}
		if any {
			placed++
		}
	}
	total := make([]int, len(places))
	order := make([]int, len(places))
	for p := range places {
		order[p] = p
		for _, n := range counts[p] {
			total[p] += int(n)
		}
	}
	sort.Slice(order, func(a, b int) bool {
		if total[order[a]] != total[order[b]] {
			return total[order[a]] > total[order[b]]
		}
		return x.ents[x.names[places[order[a]]].entity].id < x.ents[x.names[places[order[b]]].entity].id
	})
	// The largest place that has none near it begins a point; the others join
	// the first near them, found by the cells of a grid.
	type cell struct{ x, y int32 }
	size := near / (256 * math.Pow(2, float64(zoom)))
	grid := map[cell][]int{}
	var at [][2]float64
	sums := [][]int32{}
	for _, p := range order {
		n := &x.names[places[p]]
		mx, my := mercator(n.lat, n.lon)
		c := cell{int32(math.Floor(mx / size)), int32(math.Floor(my / size))}
		best, dist := -1, size*size
		for dx := int32(-1); dx <= 1; dx++ {
			for dy := int32(-1); dy <= 1; dy++ {
				for _, k := range grid[cell{c.x + dx, c.y + dy}] {
					d := (at[k][0]-mx)*(at[k][0]-mx) + (at[k][1]-my)*(at[k][1]-my)
					if d < dist {
						best, dist = k, d
					}
				}
			}
		}
		if best < 0 {
			grid[c] = append(grid[c], len(points))
			at = append(at, [2]float64{mx, my})
			sums = append(sums, slices.Clone(counts[p]))
			e := &x.ents[n.entity]
			points = append(points, Point{ID: e.id, Name: x.names[e.shown].text, NameEn: n.nameEn, Lat: n.lat, Lon: n.lon, AccuracyKm: float64(n.accuracy), Claims: total[p], Places: 1})
			continue
		}
		points[best].Claims += total[p]
		points[best].Places++
		for k, v := range counts[p] {
			sums[best][k] += v
		}
	}
	labels := x.kindLabels()
	for p := range points {
		points[p].Types = map[string]int{}
		for k, v := range sums[p] {
			if v > 0 {
				points[p].Types[labels[k]] += int(v)
			}
		}
	}
	slices.SortStableFunc(points, byCount(func(p Point) int { return p.Claims }, func(a, b Point) int { return strings.Compare(a.ID, b.ID) }))
	return points, placed
}

// places gives for each entity the name whose point is the most exact: a town
// that is only pointed to (المدينة) has the town's identity and a wide radius.
func (x *Table) places() []uint32 {
	best := make([]uint32, len(x.ents))
	known := make([]bool, len(x.ents))
	for i := range x.names {
		n := &x.names[i]
		if n.placed && (!known[n.entity] || n.accuracy < x.names[best[n.entity]].accuracy) {
			best[n.entity], known[n.entity] = uint32(i), true
		}
	}
	return best
}

// mercator is a point of the web map, both sides from 0 to 1.
func mercator(lat, lon float64) (x, y float64) {
	lat = max(-85, min(85, lat)) * math.Pi / 180
	return lon/360 + 0.5, 0.5 - math.Log(math.Tan(lat/2+math.Pi/4))/(2*math.Pi)
}

// kindLabels are the kinds and types, joined by a point where there is a type.
func (x *Table) kindLabels() []string {
	out := make([]string, len(x.kinds.words))
	for i, w := range x.kinds.words {
		kind, typ, _ := strings.Cut(w, "\x00")
		out[i] = kind
		if typ != "" {
			out[i] += "." + typ
		}
	}
	return out
}
