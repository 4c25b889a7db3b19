// Package crosswalk writes the types of claims in two other schemes: ACLED's
// event and sub-event types, and PLOVER's event types and modes.
//
// A claim's kind, type, the classes of its two parties, the name of its frame
// and the words of its quote go in; codes come out. The tables are
// data/crosswalk. The package does not look at text beyond the folded quote
// that it is given, and does not decide who a party is: kinds of actors and
// lemmas are handed to it.
package crosswalk

import (
	"fmt"
	"io/fs"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/table"
)

// Classes of parties, as data/crosswalk/parties.tsv names them. A party that
// no row knows has the empty class, which only rows with * fit.
const (
	State     = "state"     // forces and bodies of a state, at home
	Foreign   = "foreign"   // forces of another state, and coalitions
	Armed     = "armed"     // groups under arms that are no state's
	Civilian  = "civilian"  //
	Protester = "protester" //
	External  = "external"  // international and aid organisations
)

// Query is what of a claim decides its codes.
type Query struct {
	Kind  isnad.Kind
	Type  string
	Agent string // class of the agent; for control claims of the holder
	// Patient is the class of the patient; for control claims of the party
	// that lost the place.
	Patient string
	Frame   string // name of the frame behind its colon
	Quote   string // as written, or folded
	folded  bool   // Quote is: few rows ask for words, and only then is it folded
}

// row is a line of codes.tsv.
type row struct {
	agent, patient, frame string
	words                 []string
	weight                int
	codes                 isnad.Codes
}

// Table is the loaded crosswalk. It is immutable and safe for many goroutines.
type Table struct {
	rows    map[string][]row // by kind and type
	parties map[string]string
}

// Load reads crosswalk/codes.tsv and crosswalk/parties.tsv. An error names
// the line.
func Load(fsys fs.FS) (*Table, error) {
	t := &Table{rows: map[string][]row{}, parties: map[string]string{}}
	classes := map[string]bool{State: true, Foreign: true, Armed: true, Civilian: true, Protester: true, External: true}
	err := table.Each(fsys, "crosswalk/parties.tsv", 3, func(f []string) error {
		if !classes[f[1]] {
			return fmt.Errorf("unknown class %q", f[1])
		}
		w := f[0]
		if !strings.HasPrefix(w, "kind:") {
			w = arabic.Fold(w)
		}
		if c, ok := t.parties[w]; ok && c != f[1] {
			return fmt.Errorf("%s is both %s and %s", f[0], c, f[1])
		}
		t.parties[w] = f[1]
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Each(fsys, "crosswalk/codes.tsv", 11, func(f []string) error {
		r := row{agent: f[2], patient: f[3], frame: f[4], codes: isnad.Codes{AcledEvent: f[6], AcledSubEvent: f[7], Plover: f[8], PloverMode: f[9]}}
		for _, c := range []string{r.agent, r.patient} {
			if c != "*" && !classes[c] {
				return fmt.Errorf("unknown class %q", c)
			}
		}
		// Each column outweighs all columns after it, so that no two rows
		// that fit one claim can weigh the same unless they are one row.
		for i, asked := range []bool{r.agent != "*", r.patient != "*", r.frame != "*", f[5] != "*"} {
			if asked {
				r.weight |= 1 << i
			}
		}
		if f[5] != "*" {
			for _, w := range strings.Split(f[5], "|") {
				r.words = append(r.words, arabic.Fold(w))
			}
		}
		k := f[0] + "." + f[1]
		t.rows[k] = append(t.rows[k], r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return t, nil
}

// Codes are the codes of a claim; the zero Codes where the schemes have no
// such event, and for kinds that are no events (relation, route, presence,
// condition).
func (t *Table) Codes(q Query) isnad.Codes {
	best := -1
	var out isnad.Codes
	for _, r := range t.rows[string(q.Kind)+"."+q.Type] {
		if r.weight > best && r.fits(&q) {
			best, out = r.weight, r.codes
		}
	}
	return out
}

func (r *row) fits(q *Query) bool {
	if r.agent != "*" && r.agent != q.Agent || r.patient != "*" && r.patient != q.Patient || r.frame != "*" && r.frame != q.Frame {
		return false
	}
	if r.words == nil {
		return true
	}
	if !q.folded {
		q.Quote, q.folded = arabic.Fold(q.Quote), true
	}
	for _, w := range r.words {
		if strings.Contains(q.Quote, w) {
			return true
		}
	}
	return false
}

// Class is the class of a party: by the kind of the actor where it is known
// (data/actors), else by the first of its words, folded words and lemmas
// alike, that parties.tsv has; empty where nothing tells.
func (t *Table) Class(actorKind string, words []string) string {
	if c := t.parties["kind:"+actorKind]; c != "" {
		return c
	}
	for _, w := range words {
		if c := t.parties[arabic.FoldLemma(w)]; c != "" {
			return c
		}
	}
	return ""
}
