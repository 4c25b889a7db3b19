package gazetteer

import (
	"fmt"
	"math"
	"sort"
	"strings"
)

// Query asks for the place of one mention.
type Query struct {
	Text string // the mention as written
	Head string // folded head noun before the name (محافظة، معبر، نهر), or empty
	Name string // the name without the head and without adjectives
	// Shift is a direction that the mention names of its place: N, SE, …
	Shift string
}

// Resolution is the place chosen for a query; Candidates is empty where the
// name is unknown.
type Resolution struct {
	Candidates []Candidate // best first
}

// headKinds are the kinds of place that a head noun announces.
var headKinds = map[string]string{
	"محافظه": "region", "ولايه": "region", "اقليم": "region", "ريف": "region locality county", "لواء": "region", "مقاطعه": "region county",
	"قضاء": "county", "مديريه": "county locality", "منطقه": "locality county localadmin region", "مركز": "county locality", "ناحيه": "localadmin locality", "معتمديه": "county",
	"مدينه": "locality", "بلده": "locality", "قريه": "locality", "ضاحيه": "locality neighbourhood", "مخيم": "camp locality neighbourhood", "حي": "neighbourhood locality", "عاصمه": "locality",
	"نهر": "river", "وادي": "wadi locality", "جبل": "mountain locality", "جبال": "mountain", "بحيره": "lake", "باديه": "desert", "صحراء": "desert", "بحر": "marinearea", "خليج": "marinearea", "مضيق": "strait", "جزيره": "locality region island",
	"معبر": "border_crossing", "منفذ": "border_crossing", "مطار": "airport airbase campus", "قاعده": "airbase base", "ميناء": "port", "سد": "dam", "حقل": "oil_field gas_field", "محطه": "pumping_station", "سجن": "prison", "طريق": "road", "مصفاه": "refinery", "منجم": "mine",
}

// Resolve chooses a place for each query, all of one dispatch together:
// prominence and the head noun first, then closeness to the places that are
// certain, in the countries that the dispatch names.
func (g *Gazetteer) Resolve(qs []Query, outletCountry string) []Resolution {
	// A name that comes again means the same place: it is looked at once.
	first := make(map[Query]int, len(qs))
	var distinct []Query
	for _, q := range qs {
		if _, ok := first[q]; !ok {
			first[q] = len(distinct)
			distinct = append(distinct, q)
		}
	}
	if len(distinct) < len(qs) {
		rs := g.Resolve(distinct, outletCountry)
		out := make([]Resolution, len(qs))
		for i, q := range qs {
			out[i] = rs[first[q]]
		}
		return out
	}
	out := make([]Resolution, len(qs))
	for i := range qs {
		out[i].Candidates = g.candidatesOf(&qs[i])
	}
	countries := map[string]float64{}
	gave := make([]string, len(qs)) // a name does not vouch for itself
	if outletCountry != "" {
		countries[outletCountry] += 0.5
	}
	for i := range out {
		if cs := out[i].Candidates; len(cs) > 0 && cs[0].Place.Rank >= 7 && cs[0].Place.Country != "" {
			countries[cs[0].Place.Country]++
			gave[i] = cs[0].Place.Country
		}
	}
	var anchors []Place
	anchored := map[string]bool{}
	for i := range out {
		cs := out[i].Candidates
		if len(cs) == 0 || cs[0].Place.AccuracyKm > 80 {
			continue
		}
		if len(cs) == 1 && cs[0].Place.Rank >= 1 || cs[0].Place.Rank >= 6 && (len(cs) == 1 || cs[0].Score-cs[1].Score >= 2) {
			if !anchored[cs[0].Place.ID] {
				anchored[cs[0].Place.ID] = true
				anchors = append(anchors, cs[0].Place)
			}
		}
	}
	for i := range out {
		cs := out[i].Candidates
		for k := range cs {
			c := &cs[k]
			n := countries[c.Place.Country]
			if gave[i] == c.Place.Country {
				n--
			}
			if n > 0 {
				c.Score += math.Min(3, 1.5+0.5*n)
				c.Reasons = append(c.Reasons, "country named: "+c.Place.Country)
			}
			near := math.Inf(1)
			by := ""
			for _, a := range anchors {
				if a.ID == c.Place.ID {
					continue
				}
				if d := Km(a.Lat, a.Lon, c.Place.Lat, c.Place.Lon); d < near {
					near, by = d, a.Names[0]
				}
			}
			if near < 300 {
				c.Score += 4 * math.Exp(-near/80)
				c.Reasons = append(c.Reasons, fmt.Sprintf("%.0f km from %s", near, by))
			}
		}
		sort.SliceStable(cs, func(a, b int) bool { return cs[a].Score > cs[b].Score })
		if qs[i].Shift != "" && len(cs) > 0 {
			cs[0].Place = Derive(cs[0].Place, qs[i].Shift)
			cs[0].Reasons = append(cs[0].Reasons, "moved "+qs[i].Shift)
		}
	}
	return out
}

func (g *Gazetteer) candidatesOf(q *Query) []Candidate {
	var cs []Candidate
	if q.Head != "" {
		for _, c := range g.Candidates(q.Text) {
			c.Score += 6
			c.Reasons = append(c.Reasons, "named with its head noun")
			cs = append(cs, c)
		}
	}
	kinds := headKinds[q.Head]
	seen := map[string]bool{}
	for i := range cs {
		seen[cs[i].Place.ID] = true
	}
	for _, c := range g.Candidates(q.Name) {
		if seen[c.Place.ID] {
			continue
		}
		switch {
		case kinds != "" && hasWord(kinds, c.Place.Kind):
			first, _, _ := strings.Cut(kinds, " ")
			c.Score += 3
			if first == c.Place.Kind {
				c.Score++
			}
			c.Reasons = append(c.Reasons, "is what "+q.Head+" names: "+c.Place.Kind)
		case kinds == "" && c.Place.Kind == "locality":
			c.Score += 1.5
		case kinds == "" && (c.Place.Kind == "county" || c.Place.Kind == "localadmin"):
			c.Score--
		case kinds != "":
			c.Score -= 2
		}
		cs = append(cs, c)
	}
	sort.SliceStable(cs, func(i, j int) bool { return cs[i].Score > cs[j].Score })
	if len(cs) > 24 {
		cs = cs[:24]
	}
	return cs
}

func hasWord(list, w string) bool {
	for x := range strings.FieldsSeq(list) {
		if x == w {
			return true
		}
	}
	return false
}

// shifts are unit vectors (east, north) of the winds.
var shifts = map[string][2]float64{"N": {0, 1}, "S": {0, -1}, "E": {1, 0}, "W": {-1, 0}, "NE": {0.7, 0.7}, "NW": {-0.7, 0.7}, "SE": {0.7, -0.7}, "SW": {-0.7, -0.7}}

// Derive is a part or the surroundings of a place by a wind (N, SE, …), or
// "around": the point moves by a third of the place's own extent, at least 2
// km, and the accuracy says how little that is known.
func Derive(p Place, how string) Place {
	d := math.Max(2, p.AccuracyKm/2)
	if v, ok := shifts[how]; ok {
		p.Lat += v[1] * d / 111
		p.Lon += v[0] * d / (111 * math.Max(0.2, math.Cos(p.Lat*math.Pi/180)))
	}
	p.AccuracyKm = math.Max(10, 2*d)
	return p
}

// Country is the ISO code of the country that the folded words name.
func (g *Gazetteer) Country(name string) (string, bool) {
	for _, c := range g.Candidates(name) {
		if c.Place.Kind == "country" {
			return c.Place.Country, true
		}
	}
	return "", false
}
