// Package eval measures the program against annotated dispatches.
//
// Score compares predicted records with annotated ones as section 8 of the
// codebook says: mentions by span and type, places by distance, claims paired
// one to one, standing and chain over the pairs. The rules of pairing follow
// the project's referee step by step, so that both print the same figures.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"sort"
	"strings"

	"isnad"
)

// PRF is precision, recall and their harmonic mean, in percent with one
// decimal.
type PRF struct {
	P, R, F1        float64
	Gold, Predicted int
}

func prf(tp, g, p int) PRF {
	var P, R, F float64
	if p > 0 {
		P = float64(tp) / float64(p)
	}
	if g > 0 {
		R = float64(tp) / float64(g)
	}
	if P+R > 0 {
		F = 200 * P * R / (P + R)
	}
	return PRF{round1(100 * P), round1(100 * R), round1(F), g, p}
}

// round1 rounds to one decimal, halves to even as the referee does.
func round1(x float64) float64 { return math.RoundToEven(x*10) / 10 }

func (f PRF) String() string {
	return fmt.Sprintf("P %5.1f  R %5.1f  F1 %5.1f  gold %d  predicted %d", f.P, f.R, f.F1, f.Gold, f.Predicted)
}

// Named is a figure with its name.
type Named struct {
	Name string
	PRF
}

// Share is a share in percent of N cases; N 0 means that there was none.
type Share struct {
	Name    string
	Percent float64
	N       int
}

// Scores are the figures of one comparison.
type Scores struct {
	Dispatches     int
	Mentions       PRF
	MentionsPartly PRF
	ByType         []Named
	Located        Share
	Claims         PRF
	Loose          PRF
	ByKind         []Named
	Standing       []Share
	Chain          Share
	ChainInner     Share
	Misses, Extras []Unpaired
}

// Unpaired is a claim that has no partner on the other side.
type Unpaired struct {
	Doc   string
	Claim isnad.ClaimRecord
}

// ReadRecords reads records, one a line. An error names the line.
func ReadRecords(name string, r io.Reader) ([]isnad.Record, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<20), 64<<20)
	var out []isnad.Record
	for n := 1; sc.Scan(); n++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		var rec isnad.Record
		if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, rec)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// Read reads the dispatches of annotated records anew. An error names the
// dispatch.
func Read(gold []isnad.Record, read func(*isnad.Dispatch) (*isnad.Record, error)) ([]isnad.Record, error) {
	out := make([]isnad.Record, 0, len(gold))
	for i := range gold {
		g := &gold[i]
		rec, err := read(&isnad.Dispatch{Doc: g.Doc, Outlet: g.Outlet, Date: g.Date, Text: g.Text})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Doc, err)
		}
		out = append(out, *rec)
	}
	return out, nil
}

// ReadFile reads the records of a file, one a line.
func ReadFile(path string) ([]isnad.Record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadRecords(path, f)
}

var required = map[string][]string{
	"control": {"holder", "place"}, "relation": {"agent", "patient"}, "route": {"from", "to"},
	"presence": {"agent", "place"}, "condition": {"patient", "place"}, "event": {"agent", "patient", "place"},
}

func overlap(as, ae, bs, be int) bool { return as < be && bs < ae }

func byRole(c *isnad.ClaimRecord) map[string][]isnad.ArgRecord {
	d := map[string][]isnad.ArgRecord{}
	for _, a := range c.Args {
		if a.End > a.Start {
			d[a.Role] = append(d[a.Role], a)
		}
	}
	return d
}

// fits says how well p covers the required roles of g: 0 for no pair.
func fits(g, p *isnad.ClaimRecord, loose bool) float64 {
	if g.Kind != p.Kind || !loose && g.Kind != "condition" && g.Type != p.Type {
		return 0
	}
	rg, rp := byRole(g), byRole(p)
	var need []string
	for _, r := range required[g.Kind] {
		if len(rg[r]) > 0 {
			need = append(need, r)
		}
	}
	if len(need) == 0 {
		for r := range rg {
			need = append(need, r)
		}
		sort.Strings(need)
	}
	hit := 0
	for _, r := range need {
		if meets(rg[r], rp[r]) {
			hit++
		}
	}
	if hit < len(need) {
		// A role left out in the sentence is coded at some earlier mention of
		// the same identity.
		for _, r := range need {
			if !meets(rg[r], rp[r]) && sameText(rg[r], rp[r]) {
				hit++
			}
		}
	}
	q := p.Quote
	if q.Start == 0 && q.End == 0 {
		q = p.Trigger
	}
	if !overlap(g.Quote.Start, g.Quote.End, q.Start, q.End) {
		return 0
	}
	bonus := 0.0
	if g.Trigger.End > 0 && p.Trigger.End > 0 && overlap(g.Trigger.Start, g.Trigger.End, p.Trigger.Start, p.Trigger.End) {
		bonus = 0.5
	}
	if loose && hit > 0 || !loose && hit == len(need) {
		return float64(hit) + bonus
	}
	return 0
}

func meets(as, bs []isnad.ArgRecord) bool {
	for _, a := range as {
		for _, b := range bs {
			if overlap(a.Start, a.End, b.Start, b.End) {
				return true
			}
		}
	}
	return false
}

func sameText(as, bs []isnad.ArgRecord) bool {
	for _, a := range as {
		for _, b := range bs {
			if bare(a.Text) == bare(b.Text) {
				return true
			}
		}
	}
	return false
}

var folder = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ٱ", "ا", "ى", "ي", "ة", "ه", "ـ", "", "«", "", "»", "")

func bare(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= 0x064b && r <= 0x0652 {
			return -1
		}
		return r
	}, folder.Replace(s))
	w := strings.Fields(s)
	for i := range w {
		if strings.HasPrefix(w[i], "ال") && len([]rune(w[i])) > 4 {
			w[i] = strings.TrimPrefix(w[i], "ال")
		}
	}
	return strings.Join(w, " ")
}

// pair matches claims one to one, best fit first.
func pair(gs, ps []isnad.ClaimRecord, loose bool) [][2]int {
	type cand struct {
		f    float64
		i, j int
	}
	var cs []cand
	for i := range gs {
		for j := range ps {
			cs = append(cs, cand{fits(&gs[i], &ps[j], loose), i, j})
		}
	}
	sort.SliceStable(cs, func(a, b int) bool { return cs[a].f > cs[b].f })
	ug, up := make([]bool, len(gs)), make([]bool, len(ps))
	var out [][2]int
	for _, c := range cs {
		if c.f > 0 && !ug[c.i] && !up[c.j] {
			ug[c.i], up[c.j] = true, true
			out = append(out, [2]int{c.i, c.j})
		}
	}
	return out
}

func km(la, lo, lb, lp float64) float64 {
	r := math.Pi / 180
	la, lo, lb, lp = la*r, lo*r, lb*r, lp*r
	h := math.Pow(math.Sin((lb-la)/2), 2) + math.Cos(la)*math.Cos(lb)*math.Pow(math.Sin((lp-lo)/2), 2)
	return 12742 * math.Asin(math.Sqrt(h))
}

var broad = map[string]bool{"نهر": true, "طريق": true, "ريف": true, "محافظة": true, "بادية": true, "البادية": true, "حدود": true, "الحدود": true, "إقليم": true, "اقليم": true, "صحراء": true}

func reach(text string) float64 {
	w := strings.Fields(text)
	if len(w) > 0 && (broad[w[0]] || broad[strings.TrimLeft(w[0], "ولبك")]) {
		return 50
	}
	return 10
}

func chainOK(g, p *isnad.ClaimRecord) bool {
	if len(g.Chain) != len(p.Chain) {
		return false
	}
	for i := 1; i < len(g.Chain); i++ {
		a, b := g.Chain[i], p.Chain[i]
		if a.Start != nil && (b.Start == nil || !overlap(*a.Start, *a.End, *b.Start, *b.End)) {
			return false
		}
	}
	return true
}

// Score compares predicted with annotated records. A dispatch without a
// prediction counts as missed; one predicted from another text is an error.
func Score(gold, predicted []isnad.Record) (*Scores, error) {
	pred := map[string]*isnad.Record{}
	for i := range predicted {
		pred[predicted[i].Doc] = &predicted[i]
	}
	s := &Scores{Dispatches: len(gold)}
	type tally struct{ t, g, p int }
	types, kinds := map[string]*tally{}, map[string]*tally{}
	get := func(m map[string]*tally, k string) *tally {
		if m[k] == nil {
			m[k] = &tally{}
		}
		return m[k]
	}
	var exact, part, mg, mp, ct, cg, cp, lt int
	var locG, locT int
	names := []string{"polarity", "certainty", "tense", "evidence", "degree"}
	stN, stT := map[string]int{}, map[string]int{}
	var chN, chT, inN, inT int
	for i := range gold {
		g := &gold[i]
		p := pred[g.Doc]
		if p == nil {
			p = &isnad.Record{}
		}
		if p.Text != "" && p.Text != g.Text {
			return nil, fmt.Errorf("%s: the predicted record has another text", g.Doc)
		}
		for _, m := range g.Mentions {
			get(types, m.Type).g++
		}
		for _, m := range p.Mentions {
			get(types, m.Type).p++
		}
		for _, m := range g.Mentions {
			var same, over *isnad.MentionRecord
			for k := range p.Mentions {
				q := &p.Mentions[k]
				if q.Type != m.Type {
					continue
				}
				if q.Start == m.Start && q.End == m.End {
					same = q
				}
				if over == nil && overlap(q.Start, q.End, m.Start, m.End) {
					over = q
				}
			}
			if same != nil {
				exact++
				get(types, m.Type).t++
				over = same
			}
			if over != nil {
				part++
			}
			if m.Type == "place" && m.Lat != nil {
				locG++
				if over != nil && over.Lat != nil && km(*m.Lat, *m.Lon, *over.Lat, *over.Lon) <= reach(m.Text) {
					locT++
				}
			}
		}
		mg += len(g.Mentions)
		mp += len(p.Mentions)
		pairs := pair(g.Claims, p.Claims, false)
		ct += len(pairs)
		cg += len(g.Claims)
		cp += len(p.Claims)
		lt += len(pair(g.Claims, p.Claims, true))
		for _, c := range g.Claims {
			get(kinds, c.Kind).g++
		}
		for _, c := range p.Claims {
			get(kinds, c.Kind).p++
		}
		hg, hp := map[int]bool{}, map[int]bool{}
		for _, ij := range pairs {
			a, b := &g.Claims[ij[0]], &p.Claims[ij[1]]
			hg[ij[0]], hp[ij[1]] = true, true
			get(kinds, a.Kind).t++
			for n, v := range map[string][2]string{"polarity": {a.Polarity, b.Polarity}, "certainty": {a.Certainty, b.Certainty}, "tense": {a.Tense, b.Tense}, "evidence": {a.Evidence, b.Evidence}} {
				stN[n]++
				if v[0] == v[1] {
					stT[n]++
				}
			}
			if a.Kind == "control" {
				stN["degree"]++
				if a.Degree == b.Degree {
					stT["degree"]++
				}
			}
			ok := chainOK(a, b)
			chN++
			if ok {
				chT++
			}
			if len(a.Chain) > 1 {
				inN++
				if ok {
					inT++
				}
			}
		}
		for k := range g.Claims {
			if !hg[k] {
				s.Misses = append(s.Misses, Unpaired{g.Doc, g.Claims[k]})
			}
		}
		for k := range p.Claims {
			if !hp[k] {
				s.Extras = append(s.Extras, Unpaired{g.Doc, p.Claims[k]})
			}
		}
	}
	share := func(name string, t, n int) Share {
		if n == 0 {
			return Share{Name: name}
		}
		return Share{name, round1(100 * float64(t) / float64(n)), n}
	}
	s.Mentions, s.MentionsPartly = prf(exact, mg, mp), prf(part, mg, mp)
	s.Claims, s.Loose = prf(ct, cg, cp), prf(lt, cg, cp)
	s.Located = share("located_within_10km", locT, locG)
	for _, k := range sortedKeys(types) {
		s.ByType = append(s.ByType, Named{k, prf(types[k].t, types[k].g, types[k].p)})
	}
	for _, k := range sortedKeys(kinds) {
		s.ByKind = append(s.ByKind, Named{k, prf(kinds[k].t, kinds[k].g, kinds[k].p)})
	}
	for _, n := range names {
		s.Standing = append(s.Standing, share(n, stT[n], stN[n]))
	}
	s.Chain, s.ChainInner = share("chain", chT, chN), share("chain_with_inner_source", inT, inN)
	return s, nil
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// Write prints the figures, one a line.
func (s *Scores) Write(w io.Writer) {
	fmt.Fprintf(w, "%-26s %d\n", "dispatches", s.Dispatches)
	fmt.Fprintf(w, "%-26s %v\n", "mentions", s.Mentions)
	fmt.Fprintf(w, "%-26s %v\n", "mentions_partly", s.MentionsPartly)
	for _, n := range s.ByType {
		fmt.Fprintf(w, "  %-24s %v\n", n.Name, n.PRF)
	}
	line := func(sh Share) {
		if sh.N > 0 {
			fmt.Fprintf(w, "%-26s %.1f %% of %d\n", sh.Name, sh.Percent, sh.N)
		}
	}
	line(s.Located)
	fmt.Fprintf(w, "%-26s %v\n", "claims", s.Claims)
	fmt.Fprintf(w, "%-26s %v\n", "claims_loose", s.Loose)
	for _, n := range s.ByKind {
		fmt.Fprintf(w, "  %-24s %v\n", n.Name, n.PRF)
	}
	for _, sh := range s.Standing {
		line(sh)
	}
	line(s.Chain)
	line(s.ChainInner)
}

// String is the claim in one line: where, what, roles and quote.
func (u Unpaired) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s |", u.Doc, u.Claim.Kind, u.Claim.Type)
	for _, a := range u.Claim.Args {
		fmt.Fprintf(&b, " %s=%s;", a.Role, a.Text)
	}
	fmt.Fprintf(&b, " | %s", strings.Join(strings.Fields(u.Claim.Quote.Text), " "))
	return b.String()
}
