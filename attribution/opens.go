package attribution

import (
	"isnad/arabic"
)

// opening is what the cues have for a folded word, under which they stand with
// and without a و or ف written to it. It is made once for a word and kept.
type opening struct {
	at [2]struct {
		leads   []lead
		unnamed []unnamed
	}
	marks [tables][]marker // by table
}

// Tables of markers.
const (
	negationMarks = iota
	certaintyMarks
	tenseMarks
	evidenceMarks
	tables
)

// mostVerbs bounds the verbs of which it is kept whether they are of saying.
const mostVerbs = 1 << 13

// cueOf is what is known of a verb of saying, by its lemma.
func (t *Tracer) cueOf(verb string) (cue, bool) {
	if c := t.cues.Of(verb); c != nil && c.always {
		return *c, true
	}
	return cue{}, false
}

// finiteOf is cueOf for a finite verb, which may be one that says something only with
// some of what it governs (وصف كيف، شهد بأن).
func (t *Tracer) finiteOf(verb string) (cue, bool) {
	if c := t.cues.Of(verb); c != nil {
		return *c, true
	}
	return cue{}, false
}

func (t *Tracer) remember() {
	t.cues = arabic.NewMemo(mostVerbs, func(verb string) *cue {
		if c, ok := t.verbs[arabic.VerbKey(verb)]; ok {
			return &c
		}
		return nil
	})
	t.openings = arabic.NewNumbered(func(fold string) *opening {
		o := &opening{}
		for i, key := range firsts(fold) {
			if key == "" {
				continue
			}
			o.at[i].leads, o.at[i].unnamed = t.leads[key], t.unnamed[key]
			for k, table := range [...]map[string][]marker{t.negation, t.certainty, t.tense, t.evidence} {
				o.marks[k] = append(o.marks[k], table[key]...)
			}
		}
		return o
	})
}
