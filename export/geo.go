package export

import (
	"encoding/json"
	"io"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"isnad"
)

// A claim has a shape on the map: a point where its place is known, a line
// for a route whose ends are, and an area where the point may be off by more
// than areaKm.

// areaKm is from how many kilometres a point is drawn as an area too.
const areaKm = 5

// point is the point of a claim, or false.
func (r *row) point() (orb.Point, bool) {
	if r.Latitude == nil || r.Longitude == nil {
		return orb.Point{}, false
	}
	return orb.Point{*r.Longitude, *r.Latitude}, true
}

// line is the line of a route: from, by the way stations, to; false where an
// end has no point.
func (v *view) line(c *isnad.ClaimRecord) (orb.LineString, bool) {
	if c.Kind != string(isnad.Route) {
		return nil, false
	}
	at := func(a *isnad.ArgRecord) (orb.Point, bool) {
		m := v.byID[a.Mention]
		if m == nil || m.Lat == nil || m.Lon == nil {
			return orb.Point{}, false
		}
		return orb.Point{*m.Lon, *m.Lat}, true
	}
	var from, to orb.Point
	var via []orb.Point
	hasFrom, hasTo := false, false
	for i := range c.Args {
		a := &c.Args[i]
		p, ok := at(a)
		if !ok {
			continue
		}
		switch a.Role {
		case "from":
			from, hasFrom = p, true
		case "to":
			to, hasTo = p, true
		case "via":
			via = append(via, p)
		}
	}
	if !hasFrom || !hasTo || from == to {
		return nil, false
	}
	line := orb.LineString{from}
	for _, p := range via {
		if p != line[len(line)-1] {
			line = append(line, p)
		}
	}
	if to != line[len(line)-1] {
		line = append(line, to)
	}
	return line, true
}

// circle is the outline of a circle around a point, anticlockwise as GeoJSON
// wants outer rings.
func circle(p orb.Point, km float64) orb.Polygon {
	const n = 36
	lat := p[1] * math.Pi / 180
	ring := make(orb.Ring, 0, n+1)
	for i := range n {
		a := 2 * math.Pi * float64(i) / n
		dy := km * math.Sin(a) / 111.32
		dx := km * math.Cos(a) / (111.32 * math.Max(0.01, math.Cos(lat)))
		ring = append(ring, orb.Point{round5(p[0] + dx), round5(math.Max(-90, math.Min(90, p[1]+dy)))})
	}
	return orb.Polygon{append(ring, ring[0])}
}

func round5(x float64) float64 { return math.Round(x*1e5) / 1e5 }

// plain is the row with its words made plain, for properties and
// descriptions.
func (r row) plain() row {
	for _, s := range []*string{&r.State, &r.Actor1, &r.Actor1En, &r.Actor2, &r.Actor2En, &r.Location, &r.LocationEn, &r.Source, &r.Chain, &r.Notes} {
		*s = Plain(*s)
	}
	return r
}

// geo writes GeoJSON: claims.geojson of points, routes.geojson of lines and
// areas.geojson of polygons, one geometry a layer as other tools want them.
type geo struct {
	j                     *job
	points, routes, areas *features
}

// features is a FeatureCollection, written feature by feature.
type features struct {
	w io.Writer
	n int
}

func newGeoJSON(j *job) (writer, error) {
	g := &geo{j: j}
	for _, x := range []struct {
		f    **features
		name string
	}{{&g.points, "claims"}, {&g.routes, "routes"}, {&g.areas, "areas"}} {
		w, err := j.create(x.name + ".geojson")
		if err != nil {
			return nil, err
		}
		*x.f = &features{w: w}
		if _, err := io.WriteString(w, `{"type":"FeatureCollection","name":"`+x.name+`","features":[`); err != nil {
			return nil, err
		}
	}
	return g, nil
}

func (f *features) add(id string, shape orb.Geometry, r row) error {
	x := geojson.NewFeature(shape)
	x.ID = id
	b, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, &x.Properties); err != nil {
		return err
	}
	if b, err = json.Marshal(x); err != nil {
		return err
	}
	sep := "\n"
	if f.n > 0 {
		sep = ",\n"
	}
	f.n++
	if _, err = io.WriteString(f.w, sep); err == nil {
		_, err = f.w.Write(b)
	}
	return err
}

func (g *geo) record(v *view) error {
	for i := range v.Claims {
		r := v.row(i).plain()
		if line, ok := v.line(&v.Claims[i]); ok {
			if err := g.routes.add(r.ClaimID, line, r); err != nil {
				return err
			}
			g.j.manifest.Counts.Rows++
			continue
		}
		p, ok := r.point()
		if !ok {
			g.j.manifest.Counts.Unlocated++
			continue
		}
		if err := g.points.add(r.ClaimID, p, r); err != nil {
			return err
		}
		g.j.manifest.Counts.Rows++
		if r.AccuracyKm != nil && *r.AccuracyKm >= areaKm {
			if err := g.areas.add(r.ClaimID, circle(p, *r.AccuracyKm), r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (g *geo) end() error {
	for _, f := range []*features{g.points, g.routes, g.areas} {
		if _, err := io.WriteString(f.w, "\n]}\n"); err != nil {
			return err
		}
	}
	return nil
}
