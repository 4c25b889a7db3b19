// Package gazetteer finds places by name and decides which place a name
// means in a dispatch.
//
// A folded name goes in; candidates with scores and reasons come out, and for
// a whole dispatch the chosen place with its alternatives. The table is
// data/gazetteer/places.tsv, which a program makes, with data/gazetteer/
// local.tsv, which people edit: additions, and weak names, which are ordinary
// words too and need a head noun before them.
//
// At load the tables are indexed by a hash of the folded name; no row is
// parsed before it is asked for, which keeps loading fast and the heap small.
package gazetteer

import (
	"fmt"
	"io/fs"
	"iter"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"

	"isnad/arabic"
)

// Place is a row of the table.
type Place struct {
	ID         string
	Kind       string
	Lat, Lon   float64
	AccuracyKm float64
	Country    string // ISO 3166-1 alpha-2
	Parent     string // governorate
	Rank       int    // prominence: 0, a hamlet with an ordinary name, to 9, a country
	NameEn     string
	Names      []string
	Source     string
}

// Gazetteer is the loaded table. It is immutable and safe for many
// goroutines.
type Gazetteer struct {
	text  string // both tables, end to end
	keys  keys
	next  []post
	weak  map[uint64]bool
	cue   map[uint64]bool // names that want a cue of place, whatever their rank
	local int             // where local.tsv begins in text

	named *arabic.Memo[[]Candidate] // by name
	asked *arabic.Memo[[]Candidate] // by query: see key
}

// mostNames bounds the memory of the names that are kept: mostly a kilobyte or
// two for each.
const mostNames = 1 << 12

// post is an entry of the index: a row, and the entry behind it.
type post struct {
	row  int32
	next int32
	rank int8
	al   bool // the name is written with the article
}

// Load reads gazetteer/places.tsv and gazetteer/local.tsv.
func Load(fsys fs.FS) (*Gazetteer, error) {
	places, err := fs.ReadFile(fsys, "gazetteer/places.tsv")
	if err != nil {
		return nil, err
	}
	local, err := fs.ReadFile(fsys, "gazetteer/local.tsv")
	if err != nil {
		return nil, err
	}
	g := &Gazetteer{keys: newKeys(1 << 18), next: make([]post, 1, 1<<18), weak: map[uint64]bool{}, cue: map[uint64]bool{}}
	g.named = arabic.NewMemo(mostNames, g.candidates)
	g.asked = arabic.NewMemo(mostNames, g.candidatesOf)
	var b strings.Builder
	b.Grow(len(places) + len(local) + 1)
	b.Write(places)
	if len(places) > 0 && places[len(places)-1] != '\n' {
		b.WriteByte('\n')
	}
	g.local = b.Len()
	b.Write(local)
	g.text = b.String()
	if err := g.index(0, g.local, "gazetteer/places.tsv", 11, 9, 7); err != nil {
		return nil, err
	}
	if err := g.index(g.local, len(g.text), "gazetteer/local.tsv", 11, 8, 6); err != nil {
		return nil, err
	}
	return g, nil
}

func (g *Gazetteer) index(from, to int, file string, columns, names, rank int) error {
	n := 0
	for at := from; at < to; {
		n++
		end := strings.IndexByte(g.text[at:to], '\n')
		if end < 0 {
			end = to
		} else {
			end += at
		}
		line := g.text[at:end]
		row := at
		at = end + 1
		if line == "" || line[0] == '#' {
			continue
		}
		if c := strings.Count(line, "\t") + 1; c != columns {
			return fmt.Errorf("%s:%d:1: expected %d columns, found %d", file, n, columns, c)
		}
		list := column(line, names)
		if row >= g.local && strings.HasPrefix(line, "weak\t") {
			h := arabic.Hash(arabic.HashSeed, list)
			g.weak[h] = true
			continue
		}
		if row >= g.local && strings.HasPrefix(line, "cue\t") {
			g.cue[arabic.Hash(arabic.HashSeed, arabic.Fold(list))] = true
			continue
		}
		r, err := strconv.Atoi(column(line, rank))
		if err != nil {
			return fmt.Errorf("%s:%d:1: rank: %w", file, n, err)
		}
		for list != "" {
			name, rest, _ := strings.Cut(list, "|")
			list = rest
			g.add(name, int32(row), int8(r))
		}
	}
	return nil
}

// column is the n-th field of a line, from 0.
func column(line string, n int) string {
	for range n {
		i := strings.IndexByte(line, '\t')
		if i < 0 {
			return ""
		}
		line = line[i+1:]
	}
	if i := strings.IndexByte(line, '\t'); i >= 0 {
		return line[:i]
	}
	return line
}

const article = "ال"

// likeArticle are openings that look like the article once they are folded, as the
// words of a text are: ألمانيا.
var likeArticle = [...]string{"ٱل", "أل", "إل", "آل"}

func (g *Gazetteer) add(name string, row int32, rank int8) {
	if name == "" {
		return
	}
	bare := strings.TrimPrefix(name, article)
	al := len(bare) != len(name)
	for _, like := range likeArticle {
		if rest, ok := strings.CutPrefix(name, like); ok && !al {
			bare, al = rest, true
		}
	}
	h := arabic.HashSeed
	words := uint8(0)
	var first uint64
	for w := range strings.FieldsSeq(bare) {
		if words > 0 {
			h = arabic.Hash(h, " ")
		}
		h = arabic.Hash(h, w)
		words++
		if words == 1 {
			first = h
		}
	}
	k := g.keys.at(h)
	g.next = append(g.next, post{row: row, next: k.post, rank: rank, al: al})
	k.post = int32(len(g.next) - 1)
	if k = g.keys.at(first); k.longest < words {
		k.longest = words
	}
}

// Match is the longest name at the start of the folded words. rank is the
// greatest prominence of the places so named, or -1 where the name is weak:
// an ordinary word, a hamlet named after a person, or written with the
// article where the table has none, or the other way about.
func (g *Gazetteer) Match(folds []string) (n int, rank int, ok bool) {
	if len(folds) == 0 || folds[0] == "" {
		return 0, 0, false
	}
	bare := strings.TrimPrefix(folds[0], article)
	al := len(bare) != len(folds[0])
	if len(bare) < 4 {
		return 0, 0, false
	}
	h := arabic.Hash(arabic.HashSeed, bare)
	k := g.keys.find(h)
	most := int(k.longest)
	for i := 1; i <= len(folds) && i <= most; i++ {
		if i > 1 {
			h = arabic.Hash(arabic.Hash(h, " "), folds[i-1])
			k = g.keys.find(h)
		}
		best, same := -1, -1
		for p := k.post; p != 0; p = g.next[p].next {
			e := g.next[p]
			best = max(best, int(e.rank))
			if e.al == al {
				same = max(same, int(e.rank))
			}
		}
		if best < 0 {
			continue
		}
		n, rank, ok = i, same, true
		if same <= 0 || i == 1 && g.weak[arabic.Hash(arabic.HashSeed, folds[0])] && same < 6 {
			rank = -1
		}
		if same < 0 && i > 1 {
			rank = best
		}
		if i == 1 && g.cue[arabic.Hash(arabic.HashSeed, folds[0])] {
			rank = min(rank, wantsCue)
		}
	}
	return n, rank, ok
}

// wantsCue is the greatest prominence of a name that is believed only behind a
// preposition of place or a head noun.
const wantsCue = 2

// Opens reports that a name begins with the folded word: where none does, Match
// finds nothing.
func (g *Gazetteer) Opens(fold string) bool {
	bare := strings.TrimPrefix(fold, article)
	return len(bare) >= 4 && g.keys.find(arabic.Hash(arabic.HashSeed, bare)).longest > 0
}

// All yields every place of the tables, in their order.
func (g *Gazetteer) All() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for at := 0; at < len(g.text); {
			end := strings.IndexByte(g.text[at:], '\n')
			if end < 0 {
				end = len(g.text) - at
			}
			line := g.text[at : at+end]
			row := at
			at += end + 1
			if line == "" || line[0] == '#' || row >= g.local && !strings.HasPrefix(line, "add\t") {
				continue
			}
			if !yield(g.at(int32(row))) {
				return
			}
		}
	}
}

// at is the place of a row.
func (g *Gazetteer) at(row int32) Place {
	line := g.text[row:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	f := strings.Split(line, "\t")
	var p Place
	if int(row) >= g.local {
		p = Place{ID: "loc:" + strings.ToLower(strings.ReplaceAll(f[7], " ", "-")), Kind: f[1], Country: f[5], NameEn: f[7], Names: strings.Split(f[8], "|"), Source: f[10]}
		p.Lat, _ = strconv.ParseFloat(f[2], 64)
		p.Lon, _ = strconv.ParseFloat(f[3], 64)
		p.AccuracyKm, _ = strconv.ParseFloat(f[4], 64)
		p.Rank, _ = strconv.Atoi(f[6])
		return p
	}
	p = Place{ID: f[0], Kind: f[1], Country: f[5], Parent: f[6], NameEn: f[8], Names: strings.Split(f[9], "|"), Source: f[10]}
	p.Lat, _ = strconv.ParseFloat(f[2], 64)
	p.Lon, _ = strconv.ParseFloat(f[3], 64)
	p.AccuracyKm, _ = strconv.ParseFloat(f[4], 64)
	p.Rank, _ = strconv.Atoi(f[7])
	return p
}

// Candidate is a place that a name can mean.
type Candidate struct {
	Place   Place
	Score   float64 // higher is likelier; comparable within one name only
	Reasons []string

	on point // where it is; set by kept
}

// Candidates are the places of a name, most prominent first. Where the table
// has no such name, other spellings of it are tried: parts written together or
// apart, أبو and البو, the ends that transliteration leaves open. They are kept:
// the slice must not be changed.
func (g *Gazetteer) Candidates(name string) []Candidate { return g.named.Of(name) }

func (g *Gazetteer) candidates(name string) []Candidate {
	out := g.exact(name)
	if len(out) == 0 {
		for _, v := range variants(arabic.Fold(name)) {
			for _, c := range g.exact(v.name) {
				c.Score--
				c.Reasons[0] = v.why
				out = append(out, c)
			}
			if len(out) > 0 {
				break
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Score != out[j].Score {
			return out[i].Score > out[j].Score
		}
		return out[i].Place.ID < out[j].Place.ID
	})
	return kept(out)
}

// kept makes candidates safe to share: what is appended to one's reasons is
// copied first, and they do not hold more room than they need. Their points are
// worked out.
func kept(cs []Candidate) []Candidate {
	for i := range cs {
		cs[i].on = pointOf(&cs[i].Place)
		cs[i].Reasons = slices.Clip(cs[i].Reasons)
	}
	return slices.Clip(cs)
}

// exact are the places that the table has under a name, in no order.
func (g *Gazetteer) exact(name string) []Candidate {
	folds := strings.Fields(arabic.Fold(name))
	if len(folds) == 0 {
		return nil
	}
	bare := strings.TrimPrefix(folds[0], article)
	al := len(bare) != len(folds[0])
	h := arabic.Hash(arabic.HashSeed, bare)
	for _, w := range folds[1:] {
		h = arabic.Hash(arabic.Hash(h, " "), w)
	}
	var out []Candidate
	seen := map[int32]bool{}
	for p := g.keys.find(h).post; p != 0; p = g.next[p].next {
		e := g.next[p]
		if seen[e.row] {
			continue
		}
		seen[e.row] = true
		c := Candidate{Place: g.at(e.row), Score: float64(e.rank)}
		if e.al == al {
			c.Reasons = append(c.Reasons, "name")
		} else {
			c.Reasons = append(c.Reasons, "name but for the article")
			c.Score -= 2
		}
		c.Reasons = append(c.Reasons, fmt.Sprintf("prominence %d", e.rank))
		if int(e.row) >= g.local {
			c.Score += 0.5 // someone has looked at this one
			c.Reasons = append(c.Reasons, "listed by hand")
		}
		out = append(out, c)
	}
	out = g.once(out)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Place.ID < out[j].Place.ID })
	return out
}

// once drops the rows of places.tsv that a row of local.tsv says again: a
// settlement within 8 km, or another thing of the same class within 20. The row
// of local.tsv takes their governorate.
func (g *Gazetteer) once(cs []Candidate) []Candidate {
	again := func(a, b *Place) bool {
		reach := 20.0
		if class(a.Kind) == "settlement" {
			reach = 8
		}
		return class(a.Kind) == class(b.Kind) && a.Rank >= b.Rank && a.Country == b.Country && Km(a.Lat, a.Lon, b.Lat, b.Lon) < reach
	}
	kept := cs[:0:0]
	for i := range cs {
		p := &cs[i].Place
		if strings.HasPrefix(p.ID, "loc:") {
			for j := range cs {
				if o := &cs[j].Place; o.Parent != "" && again(p, o) {
					p.Parent = o.Parent
				}
			}
			kept = append(kept, cs[i])
			continue
		}
		dup := false
		for j := range cs {
			dup = dup || strings.HasPrefix(cs[j].Place.ID, "loc:") && again(&cs[j].Place, p)
		}
		if !dup {
			kept = append(kept, cs[i])
		}
	}
	return kept
}

// class is what a kind of place is a kind of.
func class(kind string) string {
	switch kind {
	case "locality", "neighbourhood", "camp":
		return "settlement"
	case "airport", "airbase", "campus", "base":
		return "airfield"
	case "oil_field", "gas_field":
		return "field"
	}
	return kind
}

type variant struct{ name, why string }

// variants are other spellings of a folded name, likeliest first.
func variants(name string) []variant {
	var out []variant
	add := func(n, why string) {
		if n != name && len(n) > 4 {
			out = append(out, variant{n, why})
		}
	}
	if strings.Contains(name, " ") {
		add(strings.ReplaceAll(name, " ", ""), "parts written together")
	}
	if i := strings.LastIndex(name, "ال"); i >= 4 && len(name)-i >= 8 && name[i-1] != ' ' && !strings.Contains(name, " ") {
		add(name[:i]+" "+name[i:], "parts written apart") // حفرالباطن
	}
	for _, head := range [...]string{"تل", "كفر", "دير", "ابو", "البو", "عين", "باب", "بيت", "جبل", "راس", "خان", "بئر", "بير", "شيخ"} {
		if rest, ok := strings.CutPrefix(name, head); ok && len(rest) >= 6 && rest[0] != ' ' {
			add(head+" "+rest, "parts written apart")
		}
	}
	for _, pair := range [...][2]string{{"ابو ", "البو "}, {"البو ", "ابو "}, {"البو", "ابو "}, {"ابو ", "البو"}, {"بو ", "ابو "}, {"ابا ", "ابو "}, {"ابي ", "ابو "}, {"بئر ", "بير "}, {"بير ", "بئر "}, {"بني ", "بنو "}} {
		if rest, ok := strings.CutPrefix(name, pair[0]); ok {
			add(pair[1]+rest, pair[0]+"for "+pair[1])
		}
	}
	for _, end := range [...][2]string{{"ا", "ه"}, {"ه", "ا"}, {"ي", "ه"}, {"ه", "ي"}, {"يا", "يه"}, {"يه", "يا"}, {"ا", "ي"}, {"ين", "ان"}, {"ان", "ين"}, {"ه", ""}} {
		if rest, ok := strings.CutSuffix(name, end[0]); ok {
			add(rest+end[1], "another ending")
		}
	}
	return out
}

// Km is the great-circle distance of two points in kilometres.
func Km(lat1, lon1, lat2, lon2 float64) float64 {
	const r = math.Pi / 180
	north, east := math.Sin((lat2-lat1)*r/2), math.Sin((lon2-lon1)*r/2)
	h := float64(north*north) + math.Cos(lat1*r)*math.Cos(lat2*r)*(east*east)
	return 12742 * math.Asin(math.Min(1, math.Sqrt(h)))
}
