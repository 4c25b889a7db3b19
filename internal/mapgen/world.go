package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// topology is what mapgen reads of TopoJSON.
type topology struct {
	Arcs      [][][2]int
	Transform struct {
		Scale, Translate [2]float64
	}
	Objects map[string]struct {
		Geometries []struct {
			Type string
			Arcs json.RawMessage
		}
	}
}

// addWorld draws land, coasts and borders around the detailed layers.
func (l *Layers) addWorld(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	arcs := t.decode()
	outside := func(p, q point) bool {
		return frame.contains(p) && frame.contains(q) && !(detail.contains(p) && detail.contains(q))
	}
	uses := make([]int, len(arcs))
	for _, r := range t.rings("countries") {
		for _, a := range r {
			uses[arcIndex(a)]++
		}
	}
	for i, a := range arcs {
		for _, r := range runs(a, outside) {
			e := encode(simplify(r, tolWorld))
			switch {
			case e == nil:
			case uses[i] > 1:
				l.Borders = append(l.Borders, feature{Lines: []line{e}})
			default:
				l.Coast = append(l.Coast, e)
			}
		}
	}
	for _, r := range t.rings("land") {
		var ps []point
		for _, a := range r {
			arc := arcs[arcIndex(a)]
			if a < 0 {
				arc = reversed(arc)
			}
			if len(ps) > 0 {
				arc = arc[1:]
			}
			ps = append(ps, arc...)
		}
		for _, b := range around() {
			if e := ring(clipRing(ps, b), tolWorld); e != nil {
				l.Land = append(l.Land, []line{e})
			}
		}
	}
	return nil
}

// decode turns the arcs' deltas into degrees.
func (t *topology) decode() [][]point {
	out := make([][]point, len(t.Arcs))
	for i, a := range t.Arcs {
		x, y := 0, 0
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			out[i] = append(out[i], point{
				float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0],
				float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1],
			})
		}
	}
	return out
}

// rings are the outer and inner rings of an object's polygons as arc numbers.
func (t *topology) rings(object string) [][]int {
	var out [][]int
	for _, g := range t.Objects[object].Geometries {
		switch g.Type {
		case "Polygon":
			var p [][]int
			if json.Unmarshal(g.Arcs, &p) == nil {
				out = append(out, p...)
			}
		case "MultiPolygon":
			var mp [][][]int
			if json.Unmarshal(g.Arcs, &mp) == nil {
				for _, p := range mp {
					out = append(out, p...)
				}
			}
		}
	}
	return out
}

// arcIndex undoes the one's complement that marks a reversed arc.
func arcIndex(a int) int {
	if a < 0 {
		return ^a
	}
	return a
}

func reversed(ps []point) []point {
	out := make([]point, len(ps))
	for i, p := range ps {
		out[len(ps)-1-i] = p
	}
	return out
}
