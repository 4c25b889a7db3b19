// Homonyms makes eval/homonyms.jsonl: short dispatches, each with one place
// whose name has candidates more than 15 km apart, and the place that the
// words around it mean. The names, points and distances are the gazetteer's;
// the words are ours. The same gazetteer gives the same bytes.
//
//	go run ./internal/homonyms -out eval/homonyms.jsonl
//
// A case is kept only where its words settle it: no other place of the name
// fits the containment, the distance or the neighbours that the text gives.
// Half of the names are for development, half are held out, by a hash of the
// name.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"strings"

	"isnad/arabic"
	"isnad/data"
	"isnad/eval"
	"isnad/gazetteer"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "eval/homonyms.jsonl", "file to write")
	flag.Parse()
	g, err := gazetteer.Load(data.FS)
	if err != nil {
		log.Fatal(err)
	}
	f, err := os.Create(*out)
	if err != nil {
		log.Fatal(err)
	}
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, c := range cases(g) {
		if err := enc.Encode(c); err != nil {
			log.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

// apart is the distance in km from which two places of one name are two.
const apart = 15

// quotas are how many cases each kind of context gets.
var quotas = []struct {
	context string
	n       int
}{{"containment", 90}, {"apposition", 70}, {"distance", 70}, {"list", 70}, {"elsewhere", 70}, {"outlet", 30}, {"kind", 30}, {"prominence", 30}, {"derived", 30}}

// shares are the countries in turn, so that those of most dispatches have
// most cases.
var shares = strings.Fields("SY IQ YE SY IQ SY YE LB SY IQ PS SY IQ YE EG SY LY SD IQ SA")

// outlets are outlets of a country, as the list of actors knows them.
var outlets = map[string]string{"SY": "سانا", "IQ": "السومرية نيوز", "YE": "سبأ نت", "LB": "الوكالة الوطنية للإعلام", "LY": "وكالة الأنباء الليبية", "PS": "وكالة وفا", "SA": "واس", "SD": "سونا", "EG": "وكالة أنباء الشرق الأوسط"}

type maker struct {
	g    *gazetteer.Gazetteer
	rng  *rand.Rand
	all  []gazetteer.Place
	by   map[string][]int // folded name without its article -> places
	land map[string][]int // places of a country that can be neighbours
	grid map[[2]int][]int // places by degree
}

func cases(g *gazetteer.Gazetteer) []eval.Homonym {
	m := &maker{g: g, rng: rand.New(rand.NewPCG(15, 0x15aad)), by: map[string][]int{}, land: map[string][]int{}, grid: map[[2]int][]int{}}
	for p := range g.All() {
		i := len(m.all)
		m.all = append(m.all, p)
		seen := map[string]bool{}
		for _, n := range p.Names {
			k := key(n)
			if !seen[k] {
				seen[k] = true
				m.by[k] = append(m.by[k], i)
			}
		}
		if p.Kind == "locality" && p.Rank >= 1 {
			m.land[p.Country] = append(m.land[p.Country], i)
			c := cell(p.Lat, p.Lon)
			m.grid[c] = append(m.grid[c], i)
		}
	}
	var out []eval.Homonym
	used := map[string]bool{}
	for _, q := range quotas {
		n, country := 0, 0
		for try := 0; n < q.n && try < 200000; try++ {
			c, ok := m.make(q.context, shares[country%len(shares)])
			if !ok || used[key(c.Name)] {
				if try%2000 == 1999 {
					country++ // a country without such names
				}
				continue
			}
			used[key(c.Name)] = true
			c.ID = fmt.Sprintf("%s-%d", q.context, n+1)
			c.Part = part(c.Name)
			out = append(out, c)
			n++
			country++
		}
	}
	return out
}

func key(name string) string { return strings.TrimPrefix(arabic.Fold(name), "ال") }

func cell(lat, lon float64) [2]int {
	return [2]int{int(math.Floor(lat * 2)), int(math.Floor(lon * 2))}
}

func part(name string) string {
	h := fnv.New32a()
	h.Write([]byte(key(name)))
	if h.Sum32()>>7&1 == 0 {
		return "dev"
	}
	return "held"
}

// rivals are the other places of a place's name, apart from it.
func (m *maker) rivals(i int) []int {
	p := &m.all[i]
	var out []int
	for _, j := range m.by[key(p.Names[0])] {
		if o := &m.all[j]; gazetteer.Km(p.Lat, p.Lon, o.Lat, o.Lon) > apart {
			out = append(out, j)
		}
	}
	return out
}

// plain reports a name that can stand bare in a text and be known for a place.
func (m *maker) plain(name string) bool {
	words := strings.Fields(arabic.Fold(name))
	n, rank, ok := m.g.Match(words)
	return ok && n == len(words) && rank >= 1 && len(words) <= 2 && len(name) >= 8 && printed(name)
}

// printed reports a name as the Arab press prints it: in the letters of Arabic,
// without a type word of its own.
func printed(name string) bool {
	return !strings.ContainsAny(name, "پچژگڤێۆەڕڵ()-0123456789") && !strings.HasPrefix(name, "قرية ") && !strings.HasPrefix(name, "عزبة ")
}

// unique reports a neighbour whose name means one place, or a known town.
func (m *maker) unique(i int) bool {
	p := &m.all[i]
	return m.plain(p.Names[0]) && (p.Rank >= 4 || len(m.by[key(p.Names[0])]) == 1)
}

// around are the places between two distances from a place that stand for
// themselves.
func (m *maker) around(i int, from, to float64, rank int) []int {
	p := &m.all[i]
	var out []int
	c := cell(p.Lat, p.Lon)
	for dy := -2; dy <= 2; dy++ {
		for dx := -2; dx <= 2; dx++ {
			for _, j := range m.grid[[2]int{c[0] + dy, c[1] + dx}] {
				o := &m.all[j]
				if j == i || o.Country != p.Country || o.Rank < rank || key(o.Names[0]) == key(p.Names[0]) {
					continue
				}
				if d := gazetteer.Km(p.Lat, p.Lon, o.Lat, o.Lon); d >= from && d <= to && m.unique(j) {
					out = append(out, j)
				}
			}
		}
	}
	return out
}

// make tries one place of a country in one kind of context.
func (m *maker) make(context, country string) (eval.Homonym, bool) {
	if context == "kind" {
		return m.kind()
	}
	pool := m.land[country]
	if len(pool) == 0 {
		return eval.Homonym{}, false
	}
	i := pool[m.rng.IntN(len(pool))]
	p := &m.all[i]
	rivals := m.rivals(i)
	if len(rivals) == 0 || len(strings.Fields(p.Names[0])) > 2 || len(p.Names[0]) < 8 || !printed(p.Names[0]) {
		return eval.Homonym{}, false
	}
	for _, j := range m.by[key(p.Names[0])] { // the place must not be two rows at one spot of another kind
		if m.all[j].Kind != "locality" && gazetteer.Km(p.Lat, p.Lon, m.all[j].Lat, m.all[j].Lon) > 5 && gazetteer.Km(p.Lat, p.Lon, m.all[j].Lat, m.all[j].Lon) <= apart {
			return eval.Homonym{}, false
		}
	}
	c := eval.Homonym{Context: context, Name: p.Names[0], Lat: p.Lat, Lon: p.Lon, Place: p.ID}
	far := func(points []int, km float64) bool { // no rival near the neighbours
		for _, j := range rivals {
			for _, n := range points {
				if gazetteer.Km(m.all[j].Lat, m.all[j].Lon, m.all[n].Lat, m.all[n].Lon) < km {
					return false
				}
			}
		}
		return true
	}
	fill := map[string]string{"X": p.Names[0]}
	switch context {
	case "containment":
		if p.Parent == "" || len(strings.Fields(p.Parent)) > 2 {
			return c, false
		}
		for _, j := range m.by[key(p.Names[0])] {
			if j != i && (m.all[j].Parent == p.Parent || m.all[j].Parent == "" && m.all[j].Country == p.Country) {
				return c, false
			}
		}
		fill["P"] = p.Parent
		if strings.HasPrefix(p.Parent, "ريف ") {
			return c, false
		}
	case "apposition":
		ns := m.around(i, 3, 18, 3)
		if len(ns) == 0 || !far(ns[:1], 60) {
			return c, false
		}
		fill["N"] = m.all[ns[0]].Names[0]
		fill["W"] = wind(&m.all[ns[0]], p)
	case "distance":
		ns := m.around(i, 12, 55, 4)
		if len(ns) == 0 {
			return c, false
		}
		n := &m.all[ns[m.rng.IntN(len(ns))]]
		d := gazetteer.Km(p.Lat, p.Lon, n.Lat, n.Lon)
		for _, j := range rivals {
			if e := gazetteer.Km(m.all[j].Lat, m.all[j].Lon, n.Lat, n.Lon); e > d/2 && e < 2*d {
				return c, false
			}
		}
		fill["N"], fill["W"], fill["D"] = n.Names[0], wind(n, p), fmt.Sprint(int(math.Round(d)))
	case "list", "elsewhere", "derived":
		reach := 20.0
		if context == "elsewhere" {
			reach = 35
		}
		ns := m.around(i, 2, reach, 1)
		if len(ns) < 2 {
			return c, false
		}
		m.rng.Shuffle(len(ns), func(a, b int) { ns[a], ns[b] = ns[b], ns[a] })
		if m.all[ns[0]].Names[0] == m.all[ns[1]].Names[0] || !far(ns[:2], 70) {
			return c, false
		}
		fill["A"], fill["B"] = m.all[ns[0]].Names[0], m.all[ns[1]].Names[0]
		if !m.plain(p.Names[0]) {
			return c, false
		}
	case "outlet":
		if outlets[country] == "" || !m.plain(p.Names[0]) {
			return c, false
		}
		for _, j := range m.by[key(p.Names[0])] {
			if o := &m.all[j]; j != i && (o.Country == country || o.Rank > p.Rank || o.Country == "") {
				return c, false
			}
		}
		c.Outlet = outlets[country]
	case "prominence":
		if !m.plain(p.Names[0]) || p.Rank < 4 {
			return c, false
		}
		for _, j := range rivals {
			if m.all[j].Rank > p.Rank-2 {
				return c, false
			}
		}
	}
	ts := templates[context]
	c.Text = ts[m.rng.IntN(len(ts))]
	if (strings.Contains(c.Text, "{X}") && !strings.Contains(c.Text, "{H} {X}")) && !m.plain(p.Names[0]) {
		return c, false // a name that is an ordinary word has a cue
	}
	fill["H"] = "قرية"
	if p.Rank >= 3 {
		fill["H"] = "بلدة"
	}
	if p.Rank >= 5 {
		fill["H"] = "مدينة"
	}
	return c, finish(&c, fill)
}

// kind tries a place whose bare name is also a settlement's, named with its
// head noun.
func (m *maker) kind() (eval.Homonym, bool) {
	i := m.rng.IntN(len(m.all))
	p := &m.all[i]
	head := heads[p.Kind]
	if head == "" {
		return eval.Homonym{}, false
	}
	for _, name := range p.Names {
		bare := strings.TrimPrefix(name, head+" ")
		for _, j := range m.by[key(bare)] {
			o := &m.all[j]
			if o.Kind == "locality" && o.Country == p.Country && gazetteer.Km(p.Lat, p.Lon, o.Lat, o.Lon) > apart {
				ts := templates["kind"]
				c := eval.Homonym{Context: "kind", Name: bare, Lat: p.Lat, Lon: p.Lon, Place: p.ID, AccuracyKm: p.AccuracyKm, Text: ts[m.rng.IntN(len(ts))]}
				return c, finish(&c, map[string]string{"X": bare, "H": head})
			}
		}
	}
	return eval.Homonym{}, false
}

var heads = map[string]string{"border_crossing": "معبر", "airbase": "مطار", "airport": "مطار", "dam": "سد", "river": "نهر", "oil_field": "حقل", "mountain": "جبل", "camp": "مخيم", "lake": "بحيرة", "port": "ميناء", "region": "محافظة"}

// finish fills a template in and notes where the name stands, in code points.
func finish(c *eval.Homonym, fill map[string]string) bool {
	for strings.Contains(c.Text, "{") {
		at := strings.IndexByte(c.Text, '{')
		end := strings.IndexByte(c.Text[at:], '}')
		k := c.Text[at+1 : at+end]
		v, ok := fill[k]
		if !ok {
			return false
		}
		if k == "X" {
			c.Start = len([]rune(c.Text[:at]))
			c.End = c.Start + len([]rune(v))
			if strings.HasSuffix(c.Text[:at], "ل") && strings.HasPrefix(v, "ال") {
				return false
			}
		}
		c.Text = c.Text[:at] + v + c.Text[at+end+1:]
	}
	return true
}

// wind is where p lies from n, in words.
func wind(n, p *gazetteer.Place) string {
	a := math.Atan2(p.Lat-n.Lat, (p.Lon-n.Lon)*math.Cos(n.Lat*math.Pi/180))
	return [...]string{"شرق", "شمال شرق", "شمال", "شمال غرب", "غرب", "جنوب غرب", "جنوب", "جنوب شرق"}[int(math.Round(a/(math.Pi/4))+8)%8]
}
