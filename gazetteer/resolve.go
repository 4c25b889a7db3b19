package gazetteer

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"isnad/arabic"
)

// Context is what the dispatch says of itself.
type Context struct {
	Country string // ISO 3166-1 code of the outlet's country; a weak prior
}

// Weights of the evidence, in units of one step of prominence.
const (
	wKind      = 4.0 // the head noun names its kind
	wOtherKind = 2.5 // … or another one
	wWithin    = 7.0 // it lies in the place that the text says it lies in
	wOutside   = 3.0 // it does not
	wDistance  = 7.0 // it lies as far as the text says
	wNear      = 5.0 // it lies where قرب says
	wAlong     = 4.0 // it lies beside the other members of its list
	wAround    = 3.0 // it lies beside other places of the dispatch
	wNamed     = 2.0 // in a country that the dispatch names
	wOutlet    = 0.8 // in the outlet's country
	rounds     = 3
)

// node is one place of the dispatch: all queries of one name and kind.
type node struct {
	q     *Query
	n     int // how many queries
	qs    []int
	links []Link      // their To are nodes; none comes twice
	again []int       // each link of the text, in its order, by its place in links
	said  []float64   // room for what each link says for one candidate
	cands []Candidate // shared: see Gazetteer.asked
	base  []float64   // what the name and the countries say
	score []float64
	best  int
	sure  float64 // 0 to 1
	sents []int
}

// Resolve chooses a place for each query, all of one dispatch together. A name
// that comes again means the same place. What the name alone says (prominence,
// its head noun) comes first; then, three times over, what the text says of
// its position by the places so far chosen: containment, distance, bearing,
// lists, other places of the dispatch, the countries that it names, and,
// weakly, the outlet's.
func (g *Gazetteer) Resolve(qs []Query, x Context) []Resolution {
	nodes, all, of, countries := g.settle(qs, x)
	out := make([]Resolution, len(qs))
	done := make([][]Candidate, len(nodes))
	for i := range nodes {
		n := &nodes[i]
		why := make([][]string, len(n.cands))
		g.weigh(nodes, all, i, countries, x, why)
		cs := make([]Candidate, len(n.cands))
		copy(cs, n.cands)
		for k := range cs {
			cs[k].Score = n.score[k]
			cs[k].Reasons = append(cs[k].Reasons[:len(cs[k].Reasons):len(cs[k].Reasons)], why[k]...)
		}
		sort.SliceStable(cs, func(a, b int) bool { return cs[a].Score > cs[b].Score })
		done[i] = cs
	}
	for i := range done {
		if !areas.Has(nodes[i].q.Head) {
			done[i] = seated(done[i])
		}
	}
	for i := range qs {
		cs := done[of[i]]
		if (qs[i].Shift != "" || qs[i].Part != Whole) && len(cs) > 0 {
			cs = append([]Candidate(nil), cs...)
			cs[0].Place = Derive(cs[0].Place, qs[i].Part, qs[i].Shift)
			cs[0].Reasons = append(cs[0].Reasons[:len(cs[0].Reasons):len(cs[0].Reasons)], derived(qs[i]))
		}
		out[i].Candidates = cs
	}
	return out
}

// Choose gives the places that Resolve chooses, nil for names that are not
// known. It leaves out the other candidates and the reasons, which are most of
// the work.
func (g *Gazetteer) Choose(qs []Query, x Context) []*Place {
	nodes, all, of, countries := g.settle(qs, x)
	best := make([]*Place, len(nodes))
	for i := range nodes {
		n := &nodes[i]
		if len(n.cands) > 1 {
			g.weigh(nodes, all, i, countries, x, nil)
		}
		top := 0
		for k, s := range n.score {
			if s > n.score[top] {
				top = k
			}
		}
		if len(n.cands) > 0 {
			best[i] = &n.cands[top].Place
			if far := seatKm(best[i]); far > 0 && !areas.Has(n.q.Head) {
				best[i] = n.seat(top, far)
			}
		}
	}
	out := make([]*Place, len(qs))
	for i := range qs {
		p := best[of[i]]
		if p != nil && (qs[i].Shift != "" || qs[i].Part != Whole) {
			moved := Derive(*p, qs[i].Part, qs[i].Shift)
			p = &moved
		}
		out[i] = p
	}
	return out
}

// settle chooses, in rounds, a candidate for each place of the dispatch.
func (g *Gazetteer) settle(qs []Query, x Context) (nodes []node, all []other, of []int, countries map[string]float64) {
	nodes, of = g.nodes(qs)
	countries = map[string]float64{}
	for i := range nodes {
		n := &nodes[i]
		for k := range n.cands {
			if p := &n.cands[k].Place; p.Kind == "country" {
				countries[p.Country] += 1
				break
			}
		}
		n.choose()
	}
	all = others(nodes, make([]other, 0, len(nodes)))
	for range rounds {
		for i := range nodes {
			if len(nodes[i].cands) > 1 { // of one there is nothing to choose
				g.weigh(nodes, all, i, countries, x, nil)
			}
		}
		for i := range nodes {
			nodes[i].choose()
		}
		all = others(nodes, all)
	}
	return nodes, all, of, countries
}

// areas are head nouns that mean the whole of an area and not its seat.
var areas = arabic.SetOf("محافظه", "ولايه", "اقليم", "اماره", "مقاطعه")

// seated puts a governorate or district that comes first at the town of its
// name, where it has one: the news means that by it more often than the middle
// of a desert. It keeps its radius.
func seated(cs []Candidate) []Candidate {
	if len(cs) == 0 {
		return cs
	}
	p := &cs[0].Place
	far := seatKm(p)
	for k := 1; k < len(cs) && far > 0; k++ {
		o := &cs[k].Place
		if !seatOf(p, o, far) {
			continue
		}
		cs = append([]Candidate(nil), cs...)
		cs[0].Place.Lat, cs[0].Place.Lon = o.Lat, o.Lon
		cs[0].Reasons = append(cs[0].Reasons[:len(cs[0].Reasons):len(cs[0].Reasons)], "its point is its seat")
		break
	}
	return cs
}

// seatKm is how far from its middle the seat of an area may lie, or 0.
func seatKm(p *Place) float64 {
	switch p.Kind {
	case "region":
		return 250
	case "county", "localadmin":
		return 2 * p.AccuracyKm
	}
	return 0
}

func seatOf(p, o *Place, far float64) bool {
	return o.Kind == "locality" && o.Country == p.Country && o.Rank >= 4 && Km(o.Lat, o.Lon, p.Lat, p.Lon) <= far
}

// seat is what seated makes of the candidate top, with the others in the order
// of their scores.
func (n *node) seat(top int, far float64) *Place {
	p := &n.cands[top].Place
	best := -1
	for k := range n.cands {
		if k != top && seatOf(p, &n.cands[k].Place, far) && (best < 0 || n.score[k] > n.score[best]) {
			best = k
		}
	}
	if best < 0 {
		return p
	}
	moved := *p
	moved.Lat, moved.Lon = n.cands[best].Place.Lat, n.cands[best].Place.Lon
	return &moved
}

func derived(q Query) string {
	what := [...]string{"the place", "surroundings", "countryside", "quarters"}[q.Part]
	if q.Shift == "" || q.Shift == "around" {
		return what + " of it"
	}
	return what + " of it, " + q.Shift
}

// nodes joins the queries of one name and kind.
func (g *Gazetteer) nodes(qs []Query) ([]node, []int) {
	type key struct{ text, head, name string }
	at := make(map[key]int, len(qs))
	of := make([]int, len(qs))
	var out []node
	links := 0
	for i := range qs {
		q := &qs[i]
		links += len(q.Links)
		k := key{q.Text, q.Head, q.Name}
		if q.Head == "" {
			k.text = ""
		}
		n, ok := at[k]
		if !ok {
			n = len(out)
			at[k] = n
			out = append(out, node{q: q, best: -1})
		}
		of[i] = n
		out[n].n++
	}
	ints := make([]int, 2*len(qs)+links) // room of all nodes
	for i := range out {
		n := &out[i]
		n.qs, n.sents, ints = ints[:0:n.n], ints[n.n:n.n:2*n.n], ints[2*n.n:]
	}
	for i, n := range of {
		out[n].qs = append(out[n].qs, i)
		out[n].sents = append(out[n].sents, qs[i].Sent)
	}
	scores := links
	for i := range out {
		n := &out[i]
		n.cands = g.asked.Of(asked(n.q))
		scores += 2 * len(n.cands)
	}
	room := make([]float64, scores)
	for i := range out {
		n := &out[i]
		n.again = ints[:0]
		for _, k := range n.qs {
			for _, l := range qs[k].Links {
				if l.To >= 0 && l.To < len(qs) && of[l.To] != i {
					l.To = of[l.To]
					// A long text says the same again and again; what a link says
					// is worked out once, and counts as often as it is said.
					k := slices.Index(n.links, l)
					if k < 0 {
						k = len(n.links)
						n.links = append(n.links, l)
					}
					n.again = append(n.again, k)
				}
			}
		}
		ints = ints[len(n.again):]
		c, l := len(n.cands), len(n.links)
		n.base, n.score, n.said, room = room[:c], room[c:2*c], room[2*c:2*c+l], room[2*c+l:]
		for k := range n.cands {
			n.base[k] = n.cands[k].Score
			n.score[k] = n.cands[k].Score
		}
	}
	return out, of
}

// choose notes the best candidate and how sure it is.
func (n *node) choose() {
	n.best, n.sure = -1, 0
	second := math.Inf(-1)
	for k, s := range n.score {
		switch {
		case n.best < 0 || s > n.score[n.best]:
			if n.best >= 0 {
				second = math.Max(second, n.score[n.best])
			}
			n.best = k
		case s > second:
			second = s
		}
	}
	if n.best < 0 {
		return
	}
	// Another row at the same spot (the town and its district) is no rival.
	b := &n.cands[n.best].Place
	second = math.Inf(-1)
	for k, s := range n.score {
		if k != n.best && s > second && n.cands[k].beyond(&n.cands[n.best], 25) {
			second = s
		}
	}
	switch gap := n.score[n.best] - second; {
	case math.IsInf(second, -1):
		n.sure = 0.9
		if b.Rank < 1 {
			n.sure = 0.5
		}
	default:
		n.sure = math.Max(0.05, math.Min(1, gap/3))
	}
}

// beyond reports that two candidates are more than km apart.
func (c *Candidate) beyond(o *Candidate, km float64) bool {
	return c.on.atLeast(&o.on) > km || Km(c.Place.Lat, c.Place.Lon, o.Place.Lat, o.Place.Lon) > km
}

// weigh scores the candidates of a node by what the others say.
func (g *Gazetteer) weigh(nodes []node, all []other, i int, countries map[string]float64, x Context, why [][]string) {
	n := &nodes[i]
	// Without a place for reasons there is no note: its arguments would be
	// allocated all the same.
	var note func(k int, format string, args ...any)
	if why != nil {
		note = func(k int, format string, args ...any) { why[k] = append(why[k], fmt.Sprintf(format, args...)) }
	}
	for k := range n.cands {
		p := &n.cands[k].Place
		s := n.base[k]
		if c := countries[p.Country]; c > 0 && (p.Kind != "country" || c > 1) {
			s += wNamed + math.Min(1, 0.25*(c-1))
			if note != nil {
				note(k, "country named: %s", p.Country)
			}
		}
		if x.Country != "" && p.Country == x.Country {
			s += wOutlet
			if note != nil {
				note(k, "the outlet's country")
			}
		}
		switch {
		case note != nil:
			for _, j := range n.again {
				l := n.links[j]
				s += g.tie(&nodes[l.To], &n.cands[k], l, k, note)
			}
		default:
			for j, l := range n.links {
				n.said[j] = g.tie(&nodes[l.To], &n.cands[k], l, k, nil)
			}
			for _, j := range n.again { // in the order of the text: the sum is rounded
				s += n.said[j]
			}
		}
		s += g.around(nodes, all, i, k, note)
		n.score[k] = s
	}
}

// tie is what one link says for a candidate.
func (g *Gazetteer) tie(o *node, of *Candidate, l Link, k int, note func(int, string, ...any)) float64 {
	if o.best < 0 {
		return 0
	}
	p := &of.Place
	if l.Relation == Within { // any reading of the container will do: its name is what the text says
		best, by := 0.0, ""
		for j := range o.cands {
			c := &o.cands[j].Place
			if c.ID == p.ID {
				continue
			}
			f := inside(p, c)
			if f == 0 {
				continue
			}
			if f *= plausible(o, j); f > best {
				best, by = f, c.Names[0]
			}
		}
		if best > 0.2 {
			if note != nil {
				note(k, "lies in %s", by)
			}
			return wWithin * best
		}
		if o.sure > 0.3 {
			if note != nil {
				note(k, "does not lie in %s", o.cands[o.best].Place.Names[0])
			}
			return -wOutside
		}
		return 0
	}
	weight, scale := wNear, 20.0
	switch l.Relation {
	case Along:
		weight, scale = wAlong, 30
	case Bearing:
		scale = 40
	}
	best, by, d := 0.0, "", 0.0
	for j := range o.cands {
		c := &o.cands[j].Place
		if l.Km == 0 && (c.AccuracyKm > 80 || o.score[j] <= o.score[o.best] && weight*fade(o.cands[j].on.atLeast(&of.on)/scale) <= best) || c.ID == p.ID {
			continue
		}
		km := Km(c.Lat, c.Lon, p.Lat, p.Lon)
		f := 0.0
		if l.Km > 0 {
			miss := (km - l.Km) / (4 + 0.25*l.Km + c.AccuracyKm/4)
			f = wDistance * math.Exp(-miss*miss)
		} else {
			f = weight * math.Exp(-km/scale)
		}
		if l.Wind != "" && km > 1 {
			f *= toward(c, p, l.Wind)
		}
		f *= plausible(o, j)
		if f > best {
			best, by, d = f, c.Names[0], km
		}
	}
	if best > 0.5 && note != nil {
		note(k, "%.0f km %s from %s, as the text says", d, l.Wind, by)
	}
	return best
}

// plausible weighs a reading of another name: the chosen one whole, the others
// by how little they lag behind.
func plausible(o *node, j int) float64 {
	if j == o.best {
		return 1
	}
	return math.Exp(-(o.score[o.best] - o.score[j]) / 1.5)
}

// inside is how surely a place lies in another one, 0 to 1.
func inside(p, in *Place) float64 {
	if in.Kind == "country" {
		if p.Country == in.Country {
			return 0.7
		}
		return 0
	}
	if p.Country != in.Country && in.Country != "" && p.Country != "" {
		return 0
	}
	if p.Parent != "" {
		parent := arabic.FoldLemma(p.Parent)
		for _, name := range in.Names {
			if strings.TrimPrefix(arabic.FoldLemma(name), "محافظه ") == parent {
				return 1
			}
		}
	}
	reach := math.Max(in.AccuracyKm, 15)
	d := Km(p.Lat, p.Lon, in.Lat, in.Lon)
	if in.Kind == "region" && p.Parent != "" { // it is known to lie in another one
		return 0.5 * math.Exp(-d/reach)
	}
	far := d / (1.5 * reach)
	return 0.9 * math.Exp(-far*far)
}

// toward is how well p lies by a wind of c: 1 within 45°, little behind 90°.
func toward(c, p *Place, wind string) float64 {
	v, ok := shifts[wind]
	if !ok {
		return 1
	}
	east, north := (p.Lon-c.Lon)*math.Cos(c.Lat*math.Pi/180), p.Lat-c.Lat
	l := math.Hypot(east, north)
	if l == 0 {
		return 0.5
	}
	cos := (east*v[0] + north*v[1]) / l / math.Hypot(v[0], v[1])
	switch {
	case cos > 0.7:
		return 1
	case cos > 0.3:
		return 0.7
	case cos > 0:
		return 0.4
	}
	return 0.1
}

// around is what the other places of the dispatch say: the three nearest, the
// sure ones and those of the same sentence most.
func (g *Gazetteer) around(nodes []node, all []other, i, k int, note func(int, string, ...any)) float64 {
	n := &nodes[i]
	p, on := &n.cands[k].Place, &n.cands[k].on
	var top [3]float64
	near, by := math.Inf(1), ""
	for j := range all {
		x := &all[j]
		low := x.on.atLeast(on)
		if low > 400 || note == nil && x.most(low) <= top[2] || x.node == i {
			continue
		}
		o := &nodes[x.node]
		c := &o.cands[o.best].Place
		if c.ID == p.ID {
			continue
		}
		if north := c.Lat - p.Lat; north > 3.7 || north < -3.7 {
			continue // more than 410 km
		}
		same := o.q.Name == n.q.Name
		d := Km(c.Lat, c.Lon, p.Lat, p.Lon)
		if same && d < 1 || d > 400 {
			continue
		}
		if x.area && p.Parent != "" && inside(p, c) == 1 {
			d = math.Min(d, nearby)
		}
		f := o.sure * math.Exp(-d/x.scale)
		if same {
			f *= 1.5
		} else if !together(n, o) {
			f *= 0.75
		}
		if d < near && f > 0.1 {
			near, by = d, c.Names[0]
		}
		for t := range top {
			if f > top[t] {
				f, top[t] = top[t], f
			}
		}
	}
	s := wAround * (top[0] + 0.5*top[1] + 0.25*top[2])
	if s > 0.3 && by != "" && note != nil {
		note(k, "%.0f km from %s", near, by)
	}
	return s
}

// together reports that two places stand in one sentence or in neighbouring
// ones.
func together(a, b *node) bool {
	for _, s := range a.sents {
		for _, t := range b.sents {
			if s-t <= 1 && t-s <= 1 {
				return true
			}
		}
	}
	return false
}

// asked is the key of what candidatesOf asks of a query.
func asked(q *Query) string {
	if q.Head == "" {
		return q.Name
	}
	return q.Name + "\x00" + q.Head + "\x00" + q.Text
}

// candidatesOf are the places of a query's name, scored by the name alone; see
// asked.
func (g *Gazetteer) candidatesOf(key string) []Candidate {
	var q Query
	q.Name, key, _ = strings.Cut(key, "\x00")
	q.Head, q.Text, _ = strings.Cut(key, "\x00")
	var cs []Candidate
	seen := map[string]bool{}
	kinds := headKinds[q.Head]
	if q.Head != "" {
		for _, c := range g.exact(q.Text) {
			c.Score += 6
			if c.Place.Kind == "locality" { // قرية X in the table is X
				c.Score = c.Score - 6 + wKind
			}
			c.Reasons = append(c.Reasons, "named with its head noun")
			cs = append(cs, c)
			seen[c.Place.ID] = true
		}
	}
	for _, c := range g.Candidates(q.Name) {
		if seen[c.Place.ID] {
			continue
		}
		switch {
		case kinds != "" && hasWord(kinds, c.Place.Kind):
			first, _, _ := strings.Cut(kinds, " ")
			c.Score += wKind - 1
			if first == c.Place.Kind {
				c.Score++
			}
			c.Reasons = append(c.Reasons, "is what "+q.Head+" names: "+c.Place.Kind)
			if small.Has(q.Head) && c.Place.Rank >= 6 {
				c.Score -= 4 // no city is called a village
				c.Reasons = append(c.Reasons, "too large for "+q.Head)
			}
		case kinds == "" && c.Place.Kind == "locality":
			c.Score += 1.5
		case kinds == "" && (c.Place.Kind == "county" || c.Place.Kind == "localadmin"):
			c.Score--
		case kinds != "" && c.Place.Kind == "locality" && !settled.Has(q.Head):
			c.Score -= wOtherKind - 1.5 // a port or base without a row lies by its town
			c.Reasons = append(c.Reasons, "a town that "+q.Head+" may be named after")
		case kinds != "":
			c.Score -= wOtherKind
			c.Reasons = append(c.Reasons, "no "+q.Head+": "+c.Place.Kind)
		}
		cs = append(cs, c)
	}
	if kinds == "" {
		cs = nations(cs)
	}
	sort.SliceStable(cs, func(i, j int) bool { return cs[i].Score > cs[j].Score })
	if len(cs) > most {
		cs = cs[:most]
	}
	return kept(cs)
}

// nations puts a country before the capital that is called so too (الكويت،
// تونس), unless it is another country's (عمان).
func nations(cs []Candidate) []Candidate {
	for i := range cs {
		c := &cs[i].Place
		if c.Kind != "country" {
			continue
		}
		own := true
		for j := range cs {
			if o := &cs[j].Place; o.Kind == "locality" && o.Rank >= 8 && o.Country != c.Country {
				own = false
			}
		}
		if own {
			cs[i].Score += 1.5
		}
	}
	return cs
}

// settled are head nouns of settlements and areas: no building is meant.
var settled = arabic.SetOf("محافظه", "ولايه", "اقليم", "ريف", "مقاطعه", "قضاء", "ناحيه", "نهر", "جبل", "جبال", "بحيره", "باديه", "صحراء", "بحر", "خليج", "مضيق", "وادي")

// most is how many places of one name are weighed.
const most = 60

// small are head nouns of settlements that are no cities.
var small = arabic.SetOf("قريه", "قري", "عزبه", "مزرعه", "هجره")

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

// Derive is a part or the surroundings of a place, by a wind or all around. How
// far the point moves goes by what the part is and how large the place is: the
// countryside of a city or governorate reaches some 50 km out, of a town 20, of
// a village 8; its edge and its quarters lie within 10 km. The accuracy is the
// radius that holds the whole of it.
func Derive(p Place, part Part, wind string) Place {
	reach := 4.0
	switch {
	case p.Kind == "region" || p.Kind == "country" || p.Rank >= 6:
		reach = 25
	case p.Kind == "county" || p.Kind == "localadmin" || p.Rank >= 3:
		reach = 10
	}
	if area := p.AccuracyKm > 25 && p.Kind != "region" && p.Kind != "locality"; area { // a river, a desert
		reach = p.AccuracyKm / 2
	}
	switch part {
	case Edge:
		reach = math.Min(math.Max(3, reach/4), 10)
	case Quarter:
		reach = math.Min(math.Max(1.5, reach/8), 4)
	case Whole:
		reach = math.Max(2, p.AccuracyKm/2)
	}
	if p.AccuracyKm > 100 && part != Rural {
		reach = math.Max(reach, p.AccuracyKm/2)
	}
	v, moved := shifts[wind]
	if moved {
		p.Lat += v[1] * reach / 111
		p.Lon += v[0] * reach / (111 * math.Max(0.2, math.Cos(p.Lat*math.Pi/180)))
	}
	p.AccuracyKm = math.Round(math.Max(math.Max(2, p.AccuracyKm), reach) + reach/2)
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
