package eval

import "fmt"

// Tally counts entities: right, predicted, annotated.
type Tally struct{ Right, Pred, Gold int }

// P, R and F1 in percent; 0 where undefined.
func (c Tally) P() float64 { return percent(c.Right, c.Pred) }
func (c Tally) R() float64 { return percent(c.Right, c.Gold) }
func (c Tally) F() float64 { return percent(2*c.Right, c.Pred+c.Gold) }

func (c Tally) String() string { return fmt.Sprintf("%.1f %.1f %.1f", c.P(), c.R(), c.F()) }

func percent(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return 100 * float64(a) / float64(b)
}

// Entities compares tags with annotated ones as conlleval does: an entity is
// right when type and both ends are. Counts are by type, and over all under
// "micro". Types that the annotation does not have at all are left out of
// account.
func Entities(gold []Tagged, tag func(corpus [][]string) [][]string) map[string]Tally {
	types := map[string]bool{}
	for _, s := range gold {
		for _, t := range s.Tags {
			if t != "O" {
				types[t[2:]] = true
			}
		}
	}
	words := make([][]string, len(gold))
	for i := range gold {
		words[i] = gold[i].Tokens
	}
	tags := tag(words)
	out := map[string]Tally{}
	add := func(t string, c Tally) {
		for _, k := range [...]string{t, "micro"} {
			x := out[k]
			out[k] = Tally{x.Right + c.Right, x.Pred + c.Pred, x.Gold + c.Gold}
		}
	}
	for i, s := range gold {
		g, p := chunks(s.Tags), chunks(tags[i])
		for c := range g {
			n := Tally{Gold: 1}
			if p[c] {
				n.Right = 1
			}
			add(c.typ, n)
		}
		for c := range p {
			if types[c.typ] {
				add(c.typ, Tally{Pred: 1})
			}
		}
	}
	return out
}

type chunk struct {
	typ      string
	from, to int
}

func chunks(tags []string) map[chunk]bool {
	out := map[chunk]bool{}
	for i := 0; i < len(tags); i++ {
		if tags[i] == "O" {
			continue
		}
		j := i
		for j+1 < len(tags) && tags[j+1] == "I-"+tags[i][2:] {
			j++
		}
		out[chunk{tags[i][2:], i, j}] = true
		i = j
	}
	return out
}
