// Command mapgen compiles the interface's base map, web/public/map/base.json,
// from the layers in -basemap, the world's outlines in -atlas (world-atlas,
// as npm installs it) and the project's own table of places. It reads local
// files only and gives the same bytes on every run; data/SOURCES.md credits
// what it is made of.
//
// The file is one JSON object. Lines are flat lists of integers in thousandths
// of a degree: the first longitude and latitude, then the step to each next
// point. Polygons are lists of such rings, the first the outer one.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// Layers is the file.
type Layers struct {
	Scale   int         `json:"scale"` // units in one degree
	Frame   [4]float64  `json:"frame"` // west, south, east, north, in degrees
	Land    [][]line    `json:"land"`
	Coast   []line      `json:"coast"`
	Lakes   [][]line    `json:"lakes"`
	Rivers  []feature   `json:"rivers"`
	Borders []feature   `json:"borders"` // rank 1: disputed, indefinite or a line of control
	Admin   []line      `json:"admin"`
	Roads   []line      `json:"roads"` // straight legs between towns, for sketching only
	Labels  []labelTerm `json:"labels"`
}

// line is delta-coded: see the package comment.
type line []int

// feature is a set of lines with a rank (0 the most prominent for rivers).
type feature struct {
	Rank  int    `json:"r"`
	Lines []line `json:"l"`
}

// labelTerm is a name at a point: kind, Arabic, English, longitude and
// latitude in thousandths, rank (9 the most prominent).
type labelTerm struct {
	kind, ar, en string
	lon, lat     int
	rank         int
	also         []string // other Arabic names, which are not printed
	own          bool     // of local.tsv, which knows better
}

func (l labelTerm) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode([]any{l.kind, l.ar, l.en, l.lon, l.lat, l.rank})
	return bytes.TrimSpace(b.Bytes()), err
}

func main() {
	basemap := flag.String("basemap", "../shared/basemap", "folder of the detailed layers")
	atlas := flag.String("atlas", "web/node_modules/world-atlas/countries-50m.json", "the world's countries as TopoJSON")
	places := flag.String("places", "data/gazetteer", "folder of places.tsv and local.tsv")
	out := flag.String("out", "web/public/map/base.json", "file to write")
	flag.Parse()
	if err := run(*basemap, *atlas, *places, *out); err != nil {
		fmt.Fprintln(os.Stderr, "mapgen:", err)
		os.Exit(1)
	}
}

func run(basemap, atlas, places, out string) error {
	l := &Layers{Scale: scale, Frame: [4]float64{frame.w, frame.s, frame.e, frame.n}}
	if err := l.addBasemap(basemap); err != nil {
		return err
	}
	if err := l.addWorld(atlas); err != nil {
		return err
	}
	if err := l.addPlaces(places); err != nil {
		return err
	}
	l.Labels = once(l.Labels)
	sort.SliceStable(l.Labels, func(i, j int) bool {
		a, b := l.Labels[i], l.Labels[j]
		if a.rank != b.rank {
			return a.rank > b.rank
		}
		if a.lon != b.lon {
			return a.lon < b.lon
		}
		return a.ar < b.ar
	})
	b, err := json.Marshal(l)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(out, append(b, '\n'), 0o644)
}
