package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// near are the countries whose smaller towns are named too.
var near = map[string]bool{"SY": true, "IQ": true, "LB": true, "JO": true, "PS": true, "IL": true, "YE": true, "LY": true, "SD": true, "KW": true}

// addPlaces names countries beyond the detailed layers, and towns: from rank
// 4 in the near countries, from 6 elsewhere; those of local.tsv come first.
func (l *Layers) addPlaces(dir string) error {
	seen := map[string]bool{}
	for _, x := range l.Labels {
		if x.kind == "country" {
			seen["country "+x.ar] = true
		}
	}
	own := true
	add := func(kind, names, en, country string, lon, lat float64, rank int) {
		ar := label(names)
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
			l.label("town", ar, en, point{lon, lat}, rank)
			last := &l.Labels[len(l.Labels)-1]
			last.also, last.own = strings.Split(names, "|")[1:], own
		}
	}
	err := rows(filepath.Join(dir, "local.tsv"), 11, func(c []string) error {
		if c[0] != "add" {
			return nil
		}
		lat, lon, rank, err := numbers(c[2], c[3], c[6])
		add(c[1], c[8], c[7], c[5], lon, lat, rank)
		return err
	})
	if err != nil {
		return err
	}
	own = false
	return rows(filepath.Join(dir, "places.tsv"), 11, func(c []string) error {
		lat, lon, rank, err := numbers(c[2], c[3], c[7])
		add(c[1], c[9], c[8], c[5], lon, lat, rank)
		return err
	})
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
