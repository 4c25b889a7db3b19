// Package actor knows parties and public persons by their names, and finds
// the identity behind a mention: its aliases, loaded names, short forms after
// a full one, and the party that a generic head with a nationality means.
//
// Folded words go in; identities come out. The tables are data/actors.
package actor

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"isnad"
	"isnad/arabic"
	"isnad/table"
)

// Identity is a party or a person.
type Identity struct {
	ID, Kind, Country, NameEn string
}

type name struct {
	id     string
	person bool
}

// Actors are the loaded tables. They are immutable and safe for many
// goroutines.
type Actors struct {
	byID    map[string]*Identity
	names   map[string]name  // folded, the article of the first word taken off
	firsts  map[string]first // first words of names
	states  map[string]string
	capital map[string]string // ISO code of a country -> its capital
	loaded  lexicon
	nats    map[string]string // stem of a nationality or group adjective -> country or group id

	adjectives *arabic.Memo[string] // of words met: what they stand for, or ""
}

// first is what names begin with a word.
type first struct {
	party, person bool
	longest       int // of them, in words
}

// mostWords bounds the memory of the words that are kept.
const mostWords = 1 << 15

// Load reads actors/actors.tsv, persons.tsv, loaded.tsv and adjectives.tsv.
func Load(fsys fs.FS) (*Actors, error) {
	a := &Actors{byID: map[string]*Identity{}, names: map[string]name{}, firsts: map[string]first{}, states: map[string]string{}, capital: map[string]string{}, nats: map[string]string{}}
	err := table.Each(fsys, "actors/actors.tsv", 7, func(f []string) error {
		if a.byID[f[0]] != nil {
			return fmt.Errorf("id %s stands twice", f[0])
		}
		a.byID[f[0]] = &Identity{f[0], f[1], f[2], f[3]}
		for _, n := range strings.Split(f[4], "|") {
			if f[1] == "state" {
				a.states[key(n)] = f[0]
				continue
			}
			a.add(n, name{id: f[0]})
		}
		if f[5] != "" {
			a.states[key(f[5])] = f[0]
			a.capital[f[2]] = f[5]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Each(fsys, "actors/persons.tsv", 4, func(f []string) error {
		if a.byID[f[0]] != nil {
			return fmt.Errorf("id %s stands twice", f[0])
		}
		a.byID[f[0]] = &Identity{f[0], "person", "", f[1]}
		for _, n := range strings.Split(f[2], "|") {
			a.add(n, name{f[0], true})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	known := func(id string) bool { return a.byID[id] != nil }
	if a.loaded, err = loadLexicon(fsys, known); err != nil {
		return nil, err
	}
	err = table.Each(fsys, "actors/adjectives.tsv", 3, func(f []string) error {
		a.nats[arabic.Fold(f[0])] = f[1]
		return nil
	})
	if err != nil {
		return nil, err
	}
	a.adjectives = arabic.NewMemo(mostWords, a.adjective)
	return a, nil
}

// key is the folded name; quotation marks and brackets are passed over.
func key(n string) string {
	n = arabic.Fold(strings.NewReplacer("\"", " ", "(", " ", ")", " ").Replace(n))
	return strings.Join(strings.Fields(n), " ")
}

func (a *Actors) add(n string, id name) {
	k := key(n)
	if _, dup := a.names[k]; !dup {
		a.names[k] = id
	}
	w, _, _ := strings.Cut(k, " ")
	f := a.firsts[w]
	f.longest = max(f.longest, strings.Count(k, " ")+1)
	f.party, f.person = f.party || !id.person, f.person || id.person
	a.firsts[w] = f
}

func (a *Actors) match(folds []string, person bool) (n int, id string, ok bool) {
	if len(folds) == 0 {
		return
	}
	var room [256]byte
	k := room[:0]
	for i := min(len(folds), a.firsts[folds[0]].longest); i > 0; i-- {
		k = join(k[:0], "", folds[:i])
		if m, hit := a.names[string(k)]; hit && m.person == person {
			return i, m.id, true
		}
	}
	// A name listed with the article, in construct state or after لل.
	if !strings.HasPrefix(folds[0], article) && !person {
		k = join(k[:0], article, folds[:1])
		for i := min(len(folds), a.firsts[string(k)].longest); i > 1; i-- {
			k = join(k[:0], article, folds[:i])
			if m, hit := a.names[string(k)]; hit && !m.person {
				return i, m.id, true
			}
		}
	}
	return 0, "", false
}

const article = "ال"

// join writes words behind one another, parted by blanks.
func join(b []byte, before string, words []string) []byte {
	b = append(b, before...)
	for i, w := range words {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, w...)
	}
	return b
}

// Opens reports that the name of a party, or of a person, begins with the
// folded word: where none does, Match or MatchPerson finds nothing.
func (a *Actors) Opens(fold string) (party, person bool) {
	f := a.firsts[fold]
	al := !strings.HasPrefix(fold, article) && a.firsts[article+fold].party
	return f.party || al, f.person
}

// Match is the longest name of a party at the start of the folded words; the
// first word must be without proclitics other than the article.
func (a *Actors) Match(folds []string) (n int, id string, ok bool) { return a.match(folds, false) }

// MatchPerson is the longest name of a public person.
func (a *Actors) MatchPerson(folds []string) (n int, id string, ok bool) {
	return a.match(folds, true)
}

// StateOf is the state that the folded words name, by its own name or by its
// capital.
func (a *Actors) StateOf(folds []string) (id string, ok bool) {
	var room [256]byte
	id, ok = a.states[string(join(room[:0], "", folds))]
	return
}

// Capital is the name of the capital of a country, by its ISO 3166-1 code;
// empty where it is unknown.
func (a *Actors) Capital(country string) string { return a.capital[country] }

// Lookup is the identity of an id, or nil.
func (a *Actors) Lookup(id string) *Identity { return a.byID[id] }

// Adjective is the state or group that a nationality or group adjective
// stands for, in any of its inflections (الروسي، الروسية، الروسيين، روس).
func (a *Actors) Adjective(fold string) (id string, ok bool) {
	id = a.adjectives.Of(fold)
	return id, id != ""
}

func (a *Actors) adjective(fold string) string {
	w := strings.TrimPrefix(fold, article)
	for _, end := range [...]string{"", "ه", "ين", "ون", "تين", "تان", "ان", "ات", "ا"} {
		if s, cut := strings.CutSuffix(w, end); cut && a.nats[s] != "" {
			return a.nats[s]
		}
	}
	return ""
}

// Ref is a mention whose identity is asked for, in the order of the text.
type Ref struct {
	Words  []string // folded, without proclitics other than the article
	Lemma  string   // of the head
	Type   isnad.MentionType
	Entity string // where it is known already
}

// Resolve gives each mention an identity where one can be told: the listed
// one, a generic head with a nationality (الجيش العراقي: iq-army), a short
// form of an earlier name (التنظيم، الحركة، the family name of a person).
func (a *Actors) Resolve(ms []Ref) []string {
	out := make([]string, len(ms))
	for i := range ms {
		m := &ms[i]
		out[i] = m.Entity
		if out[i] != "" {
			continue
		}
		switch m.Type {
		case isnad.Human:
			out[i] = earlierPerson(ms[:i], out[:i], m.Words)
			if out[i] == "" {
				out[i] = "p:" + strings.Join(m.Words, "-")
			}
		case isnad.Actor:
			out[i] = a.compose(m)
			if out[i] == "" && len(m.Words) > 0 && strings.HasPrefix(m.Words[0], "ال") {
				out[i] = earlierParty(ms[:i], out[:i], m)
			}
			if out[i] == "" {
				out[i] = "a:" + strings.Join(m.Words, "-")
			}
		}
	}
	return out
}

func (a *Actors) compose(m *Ref) string {
	for _, w := range m.Words[min(1, len(m.Words)):] {
		if n, id, ok := a.Match([]string{w}); ok && n == 1 {
			return id
		}
	}
	for _, w := range m.Words[min(1, len(m.Words)):] {
		id, ok := a.Adjective(w)
		if !ok {
			continue
		}
		if len(id) > 2 || a.byID[id] == nil {
			return id
		}
		switch m.Lemma {
		case "جيش", "قوة", "جندي", "عسكري":
			return id + "-army"
		case "طيران", "طائرة", "مقاتلة":
			return id + "-airforce"
		case "حكومة", "نظام", "سلطة":
			return id + "-gov"
		}
		return id + ":" + arabic.Fold(m.Lemma)
	}
	return ""
}

func earlierPerson(ms []Ref, ids []string, words []string) string {
	for i := len(ms) - 1; i >= 0; i-- {
		if ms[i].Type != isnad.Human || len(ms[i].Words) <= len(words) {
			continue
		}
		tail := ms[i].Words[len(ms[i].Words)-len(words):]
		if slices.Equal(tail, words) {
			return ids[i]
		}
	}
	return ""
}

func earlierParty(ms []Ref, ids []string, m *Ref) string {
	for i := len(ms) - 1; i >= 0; i-- {
		if ms[i].Type == isnad.Actor && ms[i].Lemma == m.Lemma && len(ms[i].Words) > len(m.Words) {
			return ids[i]
		}
	}
	if m.Lemma == "تنظيم" {
		for i := len(ms) - 1; i >= 0; i-- {
			if ids[i] == "is" || ids[i] == "qaida" {
				return ids[i]
			}
		}
	}
	return ""
}
