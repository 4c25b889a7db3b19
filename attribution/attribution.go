// Package attribution finds who says what: source, cue and content, and from
// them the chain of each claim and how it stands.
//
// A dispatch's sentences and mentions go in; a Trace comes out, which gives
// for any place in the text the chain from the outlet inward, and for any
// trigger its polarity, certainty, tense and evidence (codebook, sections 4,
// 5 and 9). The package decides nothing about what is claimed.
//
// Cues are data (data/cues): verbs of saying with the complements that make
// them cues, words and phrases before a source (بحسب), unnamed sources (أنباء
// عن), and words that mark negation, certainty, tense and evidence, each with
// how far it reaches, in words.
package attribution

import (
	"io/fs"
	"sort"
	"strconv"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/table"
)

// Form is how a trigger stands in its clause.
type Form uint8

const (
	FormVerb      Form = iota // a finite verb
	FormNominal               // a verbal noun or noun of action
	FormPredicate             // a state: a noun, adjective or participle
)

// TriggerForm is what Standing must know of a trigger.
type TriggerForm struct {
	Kind   Form
	Aspect isnad.Aspect
	State  bool // of a presence, condition, route or relation: a headline's present is present
}

type cue struct {
	manner   string
	standing string
	takes    *arabic.Set
	always   bool // it says something whatever it governs
}

type marker struct {
	words []string
	value string // certainty, tense or evidence; for negation its kind
	extra string // evidence of a certainty; kind of a tense
	after bool   // may stand behind what it marks
	form  string
	reach int
}

type lead struct {
	words  []string
	verb   bool // a verb of saying stands between it and the source
	manner string
}

type unnamed struct {
	words            []string
	manner, standing string
}

// Tracer is the loaded cues. It is immutable and safe for many goroutines.
type Tracer struct {
	verbs     map[string]cue // by verb lemma
	leads     map[string][]lead
	unnamed   map[string][]unnamed
	kinds     map[string][2]string // noun of a source -> kind, manner
	negation  map[string][]marker
	certainty map[string][]marker
	tense     map[string][]marker
	evidence  map[string][]marker

	openings *arabic.Numbered[opening] // by folded word
	cues     *arabic.Memo[*cue]        // by verb lemma; nil for other verbs
}

// Load reads cues/*.tsv.
func Load(fsys fs.FS) (*Tracer, error) {
	t := &Tracer{verbs: map[string]cue{}, leads: map[string][]lead{}, unnamed: map[string][]unnamed{}, kinds: map[string][2]string{},
		negation: map[string][]marker{}, certainty: map[string][]marker{}, tense: map[string][]marker{}, evidence: map[string][]marker{}}
	atoi := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			return 8
		}
		return n
	}
	put := func(m map[string][]marker, phrase string, k marker) {
		k.words = strings.Fields(arabic.Fold(phrase))
		if len(k.words) > 0 {
			m[k.words[0]] = append(m[k.words[0]], k)
		}
	}
	steps := []struct {
		file    string
		columns int
		row     func(f []string)
	}{
		{"verbs", 10, func(f []string) {
			c := cue{manner: f[6], standing: f[8], takes: arabic.SetOf(strings.Fields(f[7])...)}
			c.always = !c.takes.Has("sworn") && !c.takes.Has("seen") && !c.takes.Has("images") && !(c.takes.Has("how") && !c.takes.Has("clause"))
			t.verbs[arabic.VerbKey(f[0])] = c
		}},
		{"phrases", 5, func(f []string) {
			w := strings.Fields(arabic.Fold(f[0]))
			t.leads[w[0]] = append(t.leads[w[0]], lead{w, f[1] == "verb", f[2]})
		}},
		{"unnamed", 5, func(f []string) {
			w := strings.Fields(arabic.Fold(f[0]))
			t.unnamed[w[0]] = append(t.unnamed[w[0]], unnamed{w, f[2], f[3]})
		}},
		{"sources", 4, func(f []string) { t.kinds[arabic.Fold(f[0])] = [2]string{f[1], f[2]} }},
		{"negation", 4, func(f []string) { put(t.negation, f[0], marker{value: f[1], reach: atoi(f[2])}) }},
		{"certainty", 7, func(f []string) {
			put(t.certainty, f[0], marker{value: f[1], extra: f[2], after: f[3] != "before", form: f[4], reach: atoi(f[5])})
		}},
		{"tense", 5, func(f []string) { put(t.tense, f[0], marker{value: f[1], extra: f[2], reach: atoi(f[3])}) }},
		{"evidence", 5, func(f []string) {
			put(t.evidence, f[0], marker{value: f[1], after: f[2] != "before", reach: atoi(f[3])})
		}},
	}
	for _, s := range steps {
		err := table.Each(fsys, "cues/"+s.file+".tsv", s.columns, func(f []string) error {
			s.row(f)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, ls := range t.leads { // وفق ما before وفق, وفقا لما before وفقا ل
		sort.SliceStable(ls, func(i, j int) bool {
			a, b := ls[i].words, ls[j].words
			if len(a) != len(b) {
				return len(a) > len(b)
			}
			return len(a[len(a)-1]) > len(b[len(b)-1])
		})
	}
	for _, us := range t.unnamed {
		sort.SliceStable(us, func(i, j int) bool { return len(us[i].words) > len(us[j].words) })
	}
	t.remember()
	return t, nil
}
