package main

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// near are the countries whose smaller towns are named too.
var near = map[string]bool{"SY": true, "IQ": true, "LB": true, "JO": true, "PS": true, "IL": true, "YE": true, "LY": true, "SD": true, "KW": true}

// addPlaces names countries beyond the detailed layers, and towns: from rank
// 4 in the near countries, from 6 elsewhere. One name at one spot stays once.
func (l *Layers) addPlaces(dir string) error {
	seen := map[string]bool{}
	for _, x := range l.Labels {
		if x.kind == "country" {
			seen["country "+x.ar] = true
		}
	}
	add := func(kind, ar, en, country string, lon, lat float64, rank int) {
		if !frame.contains(point{lon, lat}) || ar == "" || en == "" {
			return
		}
		switch kind {
		case "country":
			if seen["country "+ar] || detail.contains(point{lon, lat}) && lat > 12 && lon < 63 {
				return
			}
			seen["country "+ar] = true
			l.label("country", ar, en, point{lon, lat}, 9)
		case "locality":
			if rank < 4 || rank < 6 && !near[country] {
				return
			}
			for dx := -1; dx <= 1; dx++ {
				for dy := -1; dy <= 1; dy++ {
					if seen[spot(ar, lon, lat, dx, dy)] || seen[spot(strings.ToLower(en), lon, lat, dx, dy)] {
						return
					}
				}
			}
			seen[spot(ar, lon, lat, 0, 0)], seen[spot(strings.ToLower(en), lon, lat, 0, 0)] = true, true
			l.label("town", ar, en, point{lon, lat}, rank)
		}
	}
	err := rows(filepath.Join(dir, "local.tsv"), 11, func(c []string) error {
		if c[0] != "add" {
			return nil
		}
		lat, lon, rank, err := numbers(c[2], c[3], c[6])
		add(c[1], label(c[8]), c[7], c[5], lon, lat, rank)
		return err
	})
	if err != nil {
		return err
	}
	return rows(filepath.Join(dir, "places.tsv"), 11, func(c []string) error {
		lat, lon, rank, err := numbers(c[2], c[3], c[7])
		add(c[1], label(c[9]), c[8], c[5], lon, lat, rank)
		return err
	})
}

// spot is a key of a name in a cell of a tenth of a degree.
func spot(name string, lon, lat float64, dx, dy int) string {
	return fmt.Sprint(name, int(math.Floor(lon*10))+dx, int(math.Floor(lat*10))+dy)
}

// label is the form of a place's names that maps print: the first, with the
// article where another of its spellings has it, without marks of vowels.
func label(names string) string {
	all := strings.Split(names, "|")
	first := all[0]
	for _, n := range all[1:] {
		if n == "ال"+first {
			first = n
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if r >= '\u064B' && r <= '\u0652' || r == '\u0640' {
			return -1
		}
		return r
	}, first)
}

func numbers(lat, lon, rank string) (y, x float64, r int, err error) {
	if y, err = strconv.ParseFloat(lat, 64); err != nil {
		return
	}
	if x, err = strconv.ParseFloat(lon, 64); err != nil {
		return
	}
	r, err = strconv.Atoi(rank)
	return
}

func rows(path string, columns int, each func([]string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if strings.HasPrefix(s.Text(), "#") || s.Text() == "" {
			continue
		}
		c := strings.Split(s.Text(), "\t")
		if c[0] == "weak" {
			continue
		}
		if len(c) < columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", path, n, len(c), columns)
		}
		if err := each(c); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}
