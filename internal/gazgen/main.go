// Command gazgen compiles data/gazetteer/places.tsv from the place-name
// sources in -shared (see data/SOURCES.md). It reads local files only and
// gives the same bytes on every run. Rows from ocha-SY.tsv are left out, since
// its licence is not settled.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"isnad/arabic"
	"isnad/gazetteer"
)

// place is a row of the table.
type place struct {
	id, kind        string
	lat, lon        float64
	accuracy        float64
	country, parent string
	rank            int
	nameEn          string
	names           []string
	source          string
	parentID        string
	population      int
}

func main() {
	shared := flag.String("shared", "../shared/gazetteer", "folder of the sources")
	out := flag.String("out", "data/gazetteer/places.tsv", "table to write")
	flag.Parse()
	if err := run(*shared, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazgen:", err)
		os.Exit(1)
	}
}

func run(shared, out string) error {
	names, err := filepath.Glob(filepath.Join(shared, "*.tsv"))
	if err != nil {
		return err
	}
	sort.Strings(names)
	var all []place
	for _, name := range names {
		base := filepath.Base(name)
		if base == "ocha-SY.tsv" || base == "aliases-SY-IQ.tsv" {
			continue
		}
		ps, err := read(name, base)
		if err != nil {
			return err
		}
		all = append(all, ps...)
	}
	if err := aliases(filepath.Join(shared, "aliases-SY-IQ.tsv"), all); err != nil {
		return err
	}
	parents(all)
	all = merge(all)
	return write(out, all)
}

func source(base string) string {
	switch {
	case strings.HasPrefix(base, "wof-"):
		return "wof"
	case base == "curated-features.tsv":
		return "cur"
	case base == "airports.tsv":
		return "airportsdata"
	case base == "world-countries.tsv":
		return "cldr+ne"
	}
	return "ne+wof"
}

func read(name, base string) ([]place, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<22)
	var out []place
	col := map[string]int{}
	for n := 1; sc.Scan(); n++ {
		c := strings.Split(sc.Text(), "\t")
		if n == 1 {
			for i, h := range c {
				col[h] = i
			}
			continue
		}
		get := func(h string) string {
			if i, ok := col[h]; ok && i < len(c) {
				return c[i]
			}
			return ""
		}
		p := place{id: get("id"), kind: get("kind"), country: get("country"), parentID: get("parent_id"), nameEn: get("name_en"), source: source(base)}
		if p.lat, err = strconv.ParseFloat(get("lat"), 64); err != nil {
			return nil, fmt.Errorf("%s:%d: lat: %w", name, n, err)
		}
		if p.lon, err = strconv.ParseFloat(get("lon"), 64); err != nil {
			return nil, fmt.Errorf("%s:%d: lon: %w", name, n, err)
		}
		p.population, _ = strconv.Atoi(get("population"))
		p.accuracy, _ = strconv.ParseFloat(get("accuracy_km"), 64)
		seen := map[string]bool{}
		for _, a := range strings.Split(get("names_ar_all"), "|") {
			a = clean(a)
			k := arabic.Fold(a)
			if len([]rune(k)) < 2 || seen[k] || !arabic.IsLetter([]rune(k)[0]) {
				continue
			}
			seen[k] = true
			p.names = append(p.names, a)
		}
		if len(p.names) == 0 {
			continue
		}
		p.rank = rank(&p, base)
		if p.accuracy == 0 {
			p.accuracy = accuracy(p.kind)
		}
		out = append(out, p)
	}
	return out, sc.Err()
}

// clean drops marks, brackets and what stands behind a comma.
func clean(s string) string {
	s = arabic.Normalize(s)
	for _, cut := range []string{"(", "،", ",", "/"} {
		if i := strings.Index(s, cut); i >= 0 {
			s = s[:i]
		}
	}
	return strings.Join(strings.Fields(s), " ")
}

// rank is prominence from 0, a hamlet whose name is a person's or an ordinary
// word, to 9, a country.
func rank(p *place, base string) int {
	switch p.kind {
	case "country", "continent", "ocean":
		return 9
	case "region":
		return 7
	case "county":
		return 5
	case "localadmin":
		return 4
	case "marinearea":
		return 6
	case "neighbourhood", "campus":
		return 2
	}
	if base == "curated-features.tsv" {
		return 6
	}
	if base == "world-cities.tsv" {
		if p.population > 1000000 {
			return 8
		}
		return 7
	}
	if base == "airports.tsv" {
		return 3
	}
	switch {
	case p.population > 500000:
		return 7
	case p.population > 50000:
		return 6
	case p.population > 5000:
		return 4
	}
	if p.source == "wof" && personal(p.names[0]) {
		return 0
	}
	return 1
}

// personal reports names of one or two given names, as many hamlets have.
func personal(name string) bool {
	w := strings.Fields(arabic.Fold(name))
	for _, x := range w {
		if !given[x] {
			return false
		}
	}
	return true
}

var given = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("محمد احمد علي حسن حسين جاسم كاظم عبدالله عبد الله خضير صالح مهدي حمد خلف حميد سلمان محمود ابراهيم اسماعيل يوسف عباس عبود خليل داود سليمان ناصر سعيد سعد سالم سليم عيسي موسي طه ياسين صالح فرحان شلال مطر مطلك غازي نايف هادي جواد رشيد كريم رحيم عزيز جبار حمزه صبار عواد عويد فهد جبر شاكر مجيد منصور قاسم عمر عثمان بكر خالد وليد زيد مصطفي ادم يحيي زكريا يونس نوح هود لوط شيخ حاج سيد ملا") {
		m[w] = true
	}
	return m
}()

func accuracy(kind string) float64 {
	switch kind {
	case "country":
		return 300
	case "region":
		return 60
	case "county":
		return 25
	case "localadmin":
		return 12
	case "river", "road", "marinearea", "ocean":
		return 150
	case "desert", "mountain", "continent":
		return 40
	}
	return 3
}

func aliases(name string, all []place) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	at := map[string]int{}
	for i := range all {
		at[all[i].id] = i
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 4 {
			continue
		}
		i, ok := at[c[0]]
		if !ok {
			continue
		}
		a := clean(c[3])
		dup := a == ""
		for _, n := range all[i].names {
			dup = dup || arabic.Fold(n) == arabic.Fold(a)
		}
		if !dup {
			all[i].names = append(all[i].names, a)
		}
		if all[i].rank < 3 {
			all[i].rank = 3
		}
	}
	return sc.Err()
}

// parents writes the name of the governorate that holds each place, by the
// chain of parents, and lifts the seats of districts and governorates.
func parents(all []place) {
	at := map[string]int{}
	for i := range all {
		at[all[i].id] = i
	}
	seats := map[string][]int{} // folded name and country of areas -> the areas
	for i := range all {
		if p := &all[i]; seatRank[p.kind] > 0 {
			for _, n := range p.names {
				k := p.country + arabic.Fold(n)
				seats[k] = append(seats[k], i)
			}
		}
	}
	for i := range all {
		p := &all[i]
		id := p.parentID
		inside := map[int]bool{}
		for range 5 {
			j, ok := at[id]
			if !ok {
				break
			}
			inside[j] = true
			if all[j].kind == "region" {
				p.parent = all[j].names[0]
				break
			}
			id = all[j].parentID
		}
		if p.kind != "locality" || p.rank >= 7 {
			continue
		}
		for _, n := range p.names {
			for _, j := range seats[p.country+arabic.Fold(n)] {
				// A hamlet of another governorate only shares the name.
				if inside[j] || len(inside) == 0 && gazetteer.Km(p.lat, p.lon, all[j].lat, all[j].lon) < seatKm[all[j].kind] {
					p.rank = max(p.rank, seatRank[all[j].kind])
				}
			}
		}
	}
}

// seatRank is the prominence of the seat of an area, and seatKm how far from its
// middle it may lie where the sources do not say what it belongs to.
var (
	seatRank = map[string]int{"region": 6, "county": 5, "localadmin": 4}
	seatKm   = map[string]float64{"region": 150, "county": 50, "localadmin": 25}
)

// merge joins rows of one place from two sources: same country, a shared
// name, kinds that can be one, within 8 km. The more prominent row stays and
// takes the other's names.
func merge(all []place) []place {
	sort.SliceStable(all, func(i, j int) bool {
		a, b := &all[i], &all[j]
		if a.rank != b.rank {
			return a.rank > b.rank
		}
		if a.source != b.source {
			return a.source < b.source
		}
		return a.id < b.id
	})
	byName := map[string][]int{}
	var out []place
	for _, p := range all {
		into := -1
		for _, n := range p.names {
			for _, i := range byName[arabic.Fold(n)] {
				o := &out[i]
				if o.country == p.country && class(o.kind) == class(p.kind) && km(o, &p) < 8 {
					into = i
				}
			}
		}
		if into < 0 {
			out = append(out, p)
			into = len(out) - 1
		} else {
			have := map[string]bool{}
			for _, n := range out[into].names {
				have[arabic.Fold(n)] = true
			}
			for _, n := range p.names {
				if k := arabic.Fold(n); !have[k] {
					have[k] = true
					out[into].names = append(out[into].names, n)
				}
			}
		}
		for _, n := range p.names {
			k := arabic.Fold(n)
			byName[k] = append(byName[k], into)
		}
	}
	return out
}

func class(kind string) string {
	switch kind {
	case "locality", "neighbourhood":
		return "settlement"
	case "region", "county", "localadmin", "country":
		return kind
	case "airport", "airbase", "campus":
		return "airport"
	}
	return kind
}

func km(a, b *place) float64 {
	r := math.Pi / 180
	h := math.Pow(math.Sin((b.lat-a.lat)*r/2), 2) + math.Cos(a.lat*r)*math.Cos(b.lat*r)*math.Pow(math.Sin((b.lon-a.lon)*r/2), 2)
	return 12742 * math.Asin(math.Sqrt(h))
}

func write(name string, all []place) error {
	sort.SliceStable(all, func(i, j int) bool { return all[i].id < all[j].id })
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "# Made by: go run ./internal/gazgen. Do not edit; local.tsv is for additions and removals.")
	fmt.Fprintln(w, "# columns: id\tkind\tlat\tlon\taccuracy_km\tcountry\tparent\trank\tname_en\tnames_ar\tsource")
	for _, p := range all {
		fmt.Fprintf(w, "%s\t%s\t%.4f\t%.4f\t%g\t%s\t%s\t%d\t%s\t%s\t%s\n", p.id, p.kind, p.lat, p.lon, p.accuracy, p.country, p.parent, p.rank, strings.ReplaceAll(p.nameEn, "\t", " "), strings.Join(p.names, "|"), p.source)
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
