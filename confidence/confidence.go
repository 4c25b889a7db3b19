// Package confidence says how sure the program is of its reading of a claim,
// apart from how certain the claim itself is.
//
// A record with its claims goes in; a number from 0 to 1 comes out: the share
// of claims that read like this one which a person coded the same way (kind,
// type and every required role). It is a logistic regression over what the
// record shows. The weights are made by eval/cmd/calibrate from annotated
// dispatches and stand in data/confidence/weights.tsv; eval/confidence.txt
// tells how well they hold on dispatches that they were not made from.
package confidence

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"isnad"
)

// Model holds the weights. It is immutable after Load.
type Model struct {
	weights []Feature      // by name: what is added up in this order is rounded the same
	at      map[string]int // place of a name in weights
}

const file = "confidence/weights.tsv"

// Load reads confidence/weights.tsv: feature, weight.
func Load(fsys fs.FS) (*Model, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	weights := map[string]float64{}
	sc := bufio.NewScanner(bytes.NewReader(b))
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, ok := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil || math.IsNaN(w) || math.IsInf(w, 0) {
			return nil, fmt.Errorf("%s:%d:%d: expected a feature, a tab and a number", file, n, len(name)+2)
		}
		if _, twice := weights[name]; twice {
			return nil, fmt.Errorf("%s:%d:1: feature %q stands twice", file, n, name)
		}
		weights[name] = w
	}
	return New(weights), sc.Err()
}

// New is a model of given weights, for those who make them.
func New(weights map[string]float64) *Model {
	m := &Model{weights: make([]Feature, 0, len(weights)), at: make(map[string]int, len(weights))}
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		m.at[name] = len(m.weights)
		m.weights = append(m.weights, Feature{name, weights[name]})
	}
	return m
}

// Rate sets how sure the program is of each claim of a record, 0 to 1, with
// two decimals.
func (m *Model) Rate(rec *isnad.Record) {
	listed, shared := beside(rec.Claims)
	var room [32]shown // few claims show more
	var name [128]byte
	for i := range rec.Claims {
		seen := room[:0]
		show(&rec.Claims[i], rec, listed[i], shared[i], func(what, of, part string, v float64) {
			if k, ok := m.at[string(joined(name[:0], what, of, part))]; ok {
				seen = add(seen, k, v)
			}
		})
		z := 0.0
		for _, s := range seen {
			z += m.weights[s.at].Value * s.value
		}
		rec.Claims[i].Confidence = math.Round(100/(1+math.Exp(-z))) / 100
	}
}

// shown is the value of the feature at a place in a model's weights.
type shown struct {
	at    int
	value float64
}

// add adds a value to its feature, and keeps the features in order.
func add(fs []shown, at int, v float64) []shown {
	i := len(fs)
	for i > 0 && fs[i-1].at >= at {
		i--
	}
	if i < len(fs) && fs[i].at == at {
		fs[i].value += v
		return fs
	}
	return slices.Insert(fs, i, shown{at, v})
}

// joined is the name of a feature: what it shows and of what, a type behind its kind.
func joined(b []byte, what, of, part string) []byte {
	b = append(append(b, what...), of...)
	if what == ofType {
		b = append(append(b, '.'), part...)
	}
	return b
}

const ofType = "type "

// Feature is one thing that a claim shows.
type Feature struct {
	Name  string
	Value float64
}

// Features are what the score looks at, for each claim of a record in order,
// sorted by name.
func Features(rec *isnad.Record) [][]Feature {
	listed, shared := beside(rec.Claims)
	out := make([][]Feature, len(rec.Claims))
	for i := range rec.Claims {
		f := map[string]float64{}
		show(&rec.Claims[i], rec, listed[i], shared[i], func(what, of, part string, v float64) {
			f[string(joined(nil, what, of, part))] += v
		})
		for _, name := range slices.Sorted(maps.Keys(f)) {
			out[i] = append(out[i], Feature{name, f[name]})
		}
	}
	return out
}

// beside tells of each claim whether another of its kind and type has the same
// trigger, and whether one of another has a part of it.
func beside(cs []isnad.ClaimRecord) (listed, shared []bool) {
	listed, shared = make([]bool, len(cs)), make([]bool, len(cs))
	order := make([]int, len(cs))
	longest := 0
	for i := range cs {
		order[i] = i
		longest = max(longest, cs[i].Trigger.End-cs[i].Trigger.Start)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(cs[a].Trigger.Start, cs[b].Trigger.Start) })
	for a, i := range order {
		for _, j := range order[a+1:] {
			x, y := &cs[i], &cs[j] // y does not begin before x
			if y.Trigger.Start > x.Trigger.Start+longest {
				break
			}
			switch {
			case x.Trigger.Start == y.Trigger.Start && x.Kind == y.Kind && x.Type == y.Type:
				listed[i], listed[j] = true, true
			case y.Trigger.Start < x.Trigger.End && x.Trigger.Start < y.Trigger.End:
				shared[i], shared[j] = true, true
			}
		}
	}
	return listed, shared
}

// show gives each feature of a claim, its name in parts (see joined); what is given
// twice is added up.
func show(c *isnad.ClaimRecord, rec *isnad.Record, listed, shared bool, give func(what, of, part string, v float64)) {
	give("bias", "", "", 1)
	give("kind ", c.Kind, "", 1)
	give(ofType, c.Kind, c.Type, 1)
	frame, _, _ := strings.Cut(c.Frame, " ")
	give("frame ", frame, "", 1)
	required, _ := isnad.Kind(c.Kind).Required()
	for i := range c.Args {
		a := &c.Args[i]
		if !slices.Contains(required, a.Role) {
			continue
		}
		if a.Filled {
			give("filled ", a.Role, "", 1)
		}
		switch m := mention(rec, a.Mention); {
		case m == nil:
			give("no mention ", a.Role, "", 1)
		case m.Entity == "":
			give("unknown ", a.Role, "", 1)
		}
		far := 0
		if a.Start > c.Trigger.End {
			far = a.Start - c.Trigger.End
		} else if a.End < c.Trigger.Start {
			far = c.Trigger.Start - a.End
			give("before ", a.Role, "", 1)
		}
		give("far", "", "", math.Min(float64(far), 200)/100)
		if words(a.Text) > 4 {
			give("long role", "", "", 1)
		}
	}
	for _, r := range required {
		if !slices.ContainsFunc(c.Args, func(a isnad.ArgRecord) bool { return a.Role == r }) {
			give("without ", r, "", 1)
		}
	}
	if strings.Contains(strings.TrimSpace(c.Trigger.Text), " ") {
		give("phrase", "", "", 1)
	}
	give("quote", "", "", math.Min(float64(c.Quote.End-c.Quote.Start), 300)/100)
	if c.Polarity == string(isnad.Denied) {
		give("denied", "", "", 1)
	}
	if c.Tense == string(isnad.Future) {
		give("future", "", "", 1)
	}
	if listed {
		give("list", "", "", 1)
	}
	if shared {
		give("shared trigger", "", "", 1)
	}
}

// mention is the mention of a record with an id, or nil.
func mention(rec *isnad.Record, id string) *isnad.MentionRecord {
	if id == "" {
		return nil
	}
	if len(id) > 1 { // in a record of this program mention m7 is the seventh
		if n, err := strconv.Atoi(id[1:]); err == nil && n > 0 && n <= len(rec.Mentions) && rec.Mentions[n-1].ID == id {
			return &rec.Mentions[n-1]
		}
	}
	for i := range rec.Mentions {
		if rec.Mentions[i].ID == id {
			return &rec.Mentions[i]
		}
	}
	return nil
}

// words is the number of words of a text.
func words(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}
