package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// geo is what mapgen reads of GeoJSON.
type geo struct {
	Features []struct {
		Properties map[string]any
		Geometry   struct {
			Type        string
			Coordinates json.RawMessage
		}
	}
}

func readGeo(dir, name string) (*geo, error) {
	path := filepath.Join(dir, name)
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var g geo
	if err := json.Unmarshal(b, &g); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &g, nil
}

// polygons are the rings of a Polygon or MultiPolygon, lines those of a
// LineString or MultiLineString.
func polygons(kind string, raw json.RawMessage) ([][][]point, error) {
	var ps [][][][2]float64
	if kind == "Polygon" {
		ps = make([][][][2]float64, 1)
		if err := json.Unmarshal(raw, &ps[0]); err != nil {
			return nil, err
		}
	} else if err := json.Unmarshal(raw, &ps); err != nil {
		return nil, err
	}
	out := make([][][]point, len(ps))
	for i, p := range ps {
		for _, r := range p {
			out[i] = append(out[i], points(r))
		}
	}
	return out, nil
}

func lines(kind string, raw json.RawMessage) ([][]point, error) {
	var ls [][][2]float64
	if kind == "LineString" {
		ls = make([][][2]float64, 1)
		if err := json.Unmarshal(raw, &ls[0]); err != nil {
			return nil, err
		}
	} else if err := json.Unmarshal(raw, &ls); err != nil {
		return nil, err
	}
	out := make([][]point, len(ls))
	for i, l := range ls {
		out[i] = points(l)
	}
	return out, nil
}

func points(cs [][2]float64) []point {
	ps := make([]point, len(cs))
	for i, c := range cs {
		ps[i] = point{c[0], c[1]}
	}
	return ps
}

// Tolerances, in degrees: a hundredth is about one kilometre.
const (
	tolCoast = 0.004
	tolAdmin = 0.006
	tolRiver = 0.003
	tolWorld = 0.015
)

func (l *Layers) addBasemap(dir string) error {
	steps := []struct {
		file string
		add  func(props map[string]any, kind string, raw json.RawMessage) error
	}{
		{"land.geojson", l.addLand},
		{"lakes.geojson", l.addLake},
		{"rivers.geojson", l.addRiver},
		{"borders.geojson", l.addBorder},
		{"roads-schematic.geojson", l.addRoad},
		{"marine.geojson", l.addSea},
		{"admin0.geojson", l.addCountry},
	}
	for _, s := range steps {
		g, err := readGeo(dir, s.file)
		if err != nil {
			return err
		}
		for _, f := range g.Features {
			if err := s.add(f.Properties, f.Geometry.Type, f.Geometry.Coordinates); err != nil {
				return fmt.Errorf("%s: %w", s.file, err)
			}
		}
	}
	return l.addAdmin(dir)
}

func (l *Layers) addLand(_ map[string]any, kind string, raw json.RawMessage) error {
	ps, err := polygons(kind, raw)
	for _, p := range ps {
		var rings []line
		for i, r := range p {
			if e := ring(r, tolCoast); e != nil {
				rings = append(rings, e)
			} else if i == 0 {
				break
			}
			for _, c := range runs(r, func(p, q point) bool { return !detail.onEdge(p, q) }) {
				if e := encode(simplify(c, tolCoast)); e != nil {
					l.Coast = append(l.Coast, e)
				}
			}
		}
		if rings != nil {
			l.Land = append(l.Land, rings)
		}
	}
	return err
}

func (l *Layers) addLake(props map[string]any, kind string, raw json.RawMessage) error {
	ps, err := polygons(kind, raw)
	for i, p := range ps {
		var rings []line
		for _, r := range p {
			if e := ring(r, tolRiver); e != nil {
				rings = append(rings, e)
			}
		}
		if rings == nil {
			continue
		}
		l.Lakes = append(l.Lakes, rings)
		if n, ok := lakeNames[text(props, "name")]; ok && i == 0 {
			c := middle(p[0])
			l.label("lake", n[0], n[1], c, 5)
		}
	}
	return err
}

func (l *Layers) addRiver(props map[string]any, kind string, raw json.RawMessage) error {
	ls, err := lines(kind, raw)
	f := feature{Rank: int(number(props, "rank"))}
	longest := []point(nil)
	for _, r := range ls {
		if e := encode(simplify(r, tolRiver)); e != nil {
			f.Lines = append(f.Lines, e)
		}
		if len(r) > len(longest) {
			longest = r
		}
	}
	if f.Lines != nil {
		l.Rivers = append(l.Rivers, f)
	}
	if ar := text(props, "name_ar"); ar != "" && text(props, "kind") == "River" && len(longest) > 20 {
		en := text(props, "name_en")
		if n, ok := riverNames[ar]; ok {
			en = n
		}
		for _, at := range []float64{0.25, 0.7} {
			l.label("river", ar, en, longest[int(at*float64(len(longest)))], 4)
		}
	}
	return err
}

func (l *Layers) addBorder(props map[string]any, kind string, raw json.RawMessage) error {
	ls, err := lines(kind, raw)
	var f feature
	if !strings.HasPrefix(text(props, "kind"), "International boundary") {
		f.Rank = 1
	}
	for _, b := range ls {
		if e := encode(simplify(b, tolRiver)); e != nil {
			f.Lines = append(f.Lines, e)
		}
	}
	if f.Lines != nil {
		l.Borders = append(l.Borders, f)
	}
	return err
}

func (l *Layers) addRoad(_ map[string]any, kind string, raw json.RawMessage) error {
	ls, err := lines(kind, raw)
	for _, r := range ls {
		if e := encode(r); e != nil {
			l.Roads = append(l.Roads, e)
		}
	}
	return err
}

func (l *Layers) addSea(props map[string]any, kind string, raw json.RawMessage) error {
	n, ok := seaNames[text(props, "name")]
	if !ok {
		return nil
	}
	l.label("sea", n.ar, n.en, n.at, n.rank)
	return nil
}

func (l *Layers) addCountry(props map[string]any, _ string, _ json.RawMessage) error {
	en := text(props, "name_en")
	if n, ok := countryNames[en]; ok {
		en = n
	}
	l.label("country", text(props, "name_ar"), en, point{number(props, "lon"), number(props, "lat")}, 9)
	return nil
}

// addAdmin draws the governorates' borders once each and names them.
func (l *Layers) addAdmin(dir string) error {
	g, err := readGeo(dir, "admin1.geojson")
	if err != nil {
		return err
	}
	var rings [][]point
	for _, f := range g.Features {
		ps, err := polygons(f.Geometry.Type, f.Geometry.Coordinates)
		if err != nil {
			return fmt.Errorf("admin1.geojson: %w", err)
		}
		for _, p := range ps {
			rings = append(rings, p...)
		}
		if ar := text(f.Properties, "name_ar"); ar != "" {
			l.label("region", ar, text(f.Properties, "name_en"), point{number(f.Properties, "lon"), number(f.Properties, "lat")}, 6)
		}
	}
	for _, m := range mesh(rings) {
		for _, r := range runs(m, func(p, q point) bool { return !detail.onEdge(p, q) }) {
			if e := encode(simplify(r, tolAdmin)); e != nil {
				l.Admin = append(l.Admin, e)
			}
		}
	}
	return nil
}

func (l *Layers) label(kind, ar, en string, at point, rank int) {
	l.Labels = append(l.Labels, labelTerm{kind: kind, ar: ar, en: en, lon: int(math.Round(at.x * scale)), lat: int(math.Round(at.y * scale)), rank: rank})
}

func text(props map[string]any, key string) string {
	s, _ := props[key].(string)
	return strings.TrimSpace(s)
}

func number(props map[string]any, key string) float64 {
	n, _ := props[key].(float64)
	return n
}

// middle is the centre of the ring's bounds.
func middle(r []point) point {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range r {
		b = box{min(b.w, p.x), min(b.s, p.y), max(b.e, p.x), max(b.n, p.y)}
	}
	return point{(b.w + b.e) / 2, (b.s + b.n) / 2}
}
