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
	"fmt"
	"io/fs"
	"math"
	"sort"
	"strconv"
	"strings"

	"isnad"
)

// Model holds the weights. It is immutable after Load.
type Model struct{ weights map[string]float64 }

const file = "confidence/weights.tsv"

// Load reads confidence/weights.tsv: feature, weight.
func Load(fsys fs.FS) (*Model, error) {
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	m := &Model{weights: map[string]float64{}}
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
		if _, twice := m.weights[name]; twice {
			return nil, fmt.Errorf("%s:%d:1: feature %q stands twice", file, n, name)
		}
		m.weights[name] = w
	}
	return m, sc.Err()
}

// New is a model of given weights, for those who make them.
func New(weights map[string]float64) *Model { return &Model{weights: weights} }

// Rate sets how sure the program is of each claim of a record, 0 to 1, with
// two decimals.
func (m *Model) Rate(rec *isnad.Record) {
	for i, fs := range Features(rec) {
		z := 0.0
		for _, f := range fs {
			z += m.weights[f.Name] * f.Value
		}
		rec.Claims[i].Confidence = math.Round(100/(1+math.Exp(-z))) / 100
	}
}

// Feature is one thing that a claim shows.
type Feature struct {
	Name  string
	Value float64
}

// Features are what the score looks at, for each claim of a record in order,
// sorted by name.
func Features(rec *isnad.Record) [][]Feature {
	mentions := make(map[string]*isnad.MentionRecord, len(rec.Mentions))
	for i := range rec.Mentions {
		mentions[rec.Mentions[i].ID] = &rec.Mentions[i]
	}
	listed, shared := beside(rec.Claims)
	out := make([][]Feature, len(rec.Claims))
	for i := range rec.Claims {
		out[i] = features(&rec.Claims[i], mentions, listed[i], shared[i])
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
	sort.Slice(order, func(a, b int) bool { return cs[order[a]].Trigger.Start < cs[order[b]].Trigger.Start })
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

func features(c *isnad.ClaimRecord, mentions map[string]*isnad.MentionRecord, listed, shared bool) []Feature {
	f := map[string]float64{"bias": 1, "kind " + c.Kind: 1, "type " + c.Kind + "." + c.Type: 1}
	frame, _, _ := strings.Cut(c.Frame, " ")
	f["frame "+frame] = 1
	required, _ := isnad.Kind(c.Kind).Required()
	have := map[string]bool{}
	for i := range c.Args {
		a := &c.Args[i]
		have[a.Role] = true
		main := false
		for _, r := range required {
			main = main || r == a.Role
		}
		if !main {
			continue
		}
		if a.Filled {
			f["filled "+a.Role]++
		}
		switch m := mentions[a.Mention]; {
		case m == nil:
			f["no mention "+a.Role]++
		case m.Entity == "":
			f["unknown "+a.Role]++
		}
		far := 0
		if a.Start > c.Trigger.End {
			far = a.Start - c.Trigger.End
		} else if a.End < c.Trigger.Start {
			far = c.Trigger.Start - a.End
			f["before "+a.Role]++
		}
		f["far"] += math.Min(float64(far), 200) / 100
		if n := len(strings.Fields(a.Text)); n > 4 {
			f["long role"]++
		}
	}
	for _, r := range required {
		if !have[r] {
			f["without "+r] = 1
		}
	}
	if strings.Contains(strings.TrimSpace(c.Trigger.Text), " ") {
		f["phrase"] = 1
	}
	f["quote"] = math.Min(float64(c.Quote.End-c.Quote.Start), 300) / 100
	if c.Polarity == string(isnad.Denied) {
		f["denied"] = 1
	}
	if c.Tense == string(isnad.Future) {
		f["future"] = 1
	}
	if listed {
		f["list"] = 1
	}
	if shared {
		f["shared trigger"] = 1
	}
	out := make([]Feature, 0, len(f))
	for name, v := range f {
		out = append(out, Feature{name, v})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}
