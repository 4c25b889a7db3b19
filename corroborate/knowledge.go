package corroborate

import (
	"fmt"
	"io/fs"
	"strings"

	"isnad/arabic"
	"isnad/table"
)

// class is a set of the word classes of data/corroborate/words.tsv.
type class uint8

const (
	force class = 1 << iota
	people
	self
	outletWord
	unnamed
	placeType
	anywhere
	correction
)

var classNames = map[string]class{"force": force, "people": people, "self": self, "outlet": outletWord, "unnamed": unnamed, "placetype": placeType, "anywhere": anywhere, "correction": correction}

// Knowledge is what the comparison knows of words and parties: tables of
// data/corroborate, and of data/actors the states and the names of agencies.
// It is immutable and safe for many goroutines.
type Knowledge struct {
	words   map[string]class
	parts   map[string]string
	actors  map[string]bool
	states  map[string]bool
	outlets map[string]string // name as outletKey gives it -> actor
	names   map[string]string // name as nameKey gives it, nothing dropped -> actor
}

// Load reads the tables. An error names the line.
func Load(fsys fs.FS) (*Knowledge, error) {
	k := &Knowledge{words: map[string]class{}, parts: map[string]string{}, actors: map[string]bool{}, states: map[string]bool{}, outlets: map[string]string{}, names: map[string]string{}}
	err := table.Each(fsys, "corroborate/words.tsv", 3, func(f []string) error {
		c, ok := classNames[f[1]]
		if !ok {
			return fmt.Errorf("unknown class %q", f[1])
		}
		k.words[bare(arabic.Fold(f[0]))] |= c
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Each(fsys, "actors/actors.tsv", 7, func(f []string) error {
		k.actors[f[0]] = true
		if f[1] == "state" {
			k.states[f[0]] = true
		}
		for _, n := range strings.Split(f[4], "|") {
			k.names[k.nameKey(n, 0)] = f[0]
		}
		if f[1] == "agency" || f[1] == "observatory" {
			for _, n := range strings.Split(f[4], "|") {
				if key := k.outletKey(n); key != "" {
					k.outlets[key] = f[0]
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = table.Each(fsys, "corroborate/parts.tsv", 3, func(f []string) error {
		for _, id := range f[:2] {
			if !k.actors[id] {
				return fmt.Errorf("no actor %q in actors/actors.tsv", id)
			}
		}
		k.parts[f[0]] = f[1]
		return nil
	})
	if err != nil {
		return nil, err
	}
	for id := range k.parts {
		if k.side(id) == "" {
			return nil, fmt.Errorf("corroborate/parts.tsv: %s is a part of itself", id)
		}
	}
	return k, nil
}

// side is the party of which the party is in the end a part: itself where it
// is a part of none. It is empty where the table runs in a circle.
func (k *Knowledge) side(id string) string {
	for range 16 {
		up := k.parts[id]
		if up == "" && !k.actors[id] {
			// Made of a state and a word: iq-army, sy:دوريه.
			if i := strings.IndexAny(id, "-:"); i > 0 && k.states[id[:i]] {
				up = id[:i]
			}
		} else if up == "" && (strings.HasSuffix(id, "-gov") || strings.HasSuffix(id, "-army") || strings.HasSuffix(id, "-forces") || strings.HasSuffix(id, "-airforce")) {
			if i := strings.IndexByte(id, '-'); i > 0 && k.states[id[:i]] {
				up = id[:i]
			}
		}
		if up == "" {
			return id
		}
		id = up
	}
	return ""
}

// bare takes off a folded word the article, a clitic before it, and endings
// of number, case and pronoun.
func bare(w string) string {
	if len(w) > 6 { // letters are of two bytes
		switch {
		case strings.HasPrefix(w, "ال"):
			w = w[4:]
		case strings.HasPrefix(w, "لل"):
			w = w[4:]
		}
	}
	for range 2 {
		for _, end := range []string{"هما", "هم", "ها", "ون", "ين", "ان", "ات", "نا", "ه", "ا", "ي"} {
			if len(w)-len(end) >= 6 && strings.HasSuffix(w, end) {
				w = w[:len(w)-len(end)]
				break
			}
		}
	}
	return w
}

// split is the folded words of a name; marks and digits are passed over.
func split(s string) []string {
	return strings.FieldsFunc(arabic.Fold(s), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || arabic.IsLetter(r))
	})
}

func (k *Knowledge) class(word string) class { return k.words[bare(word)] }

// nameKey is the words of a name that name: without articles and endings, and
// without the words of the classes to drop. It is empty where nothing names.
func (k *Knowledge) nameKey(s string, drop class) string {
	var b strings.Builder
	for _, w := range split(s) {
		w = bare(w)
		if w == "" || w == "من" || w == "في" || k.words[w]&drop != 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func (k *Knowledge) outletKey(name string) string { return k.nameKey(name, outletWord) }

// outlet is the identity of an outlet or agency by its name: an actor's id, or
// the words of its name; empty where the name is made of type words only
// (الوكالة).
func (k *Knowledge) outlet(name string) string {
	key := k.outletKey(name)
	if id, ok := k.outlets[key]; ok {
		return "e:" + id
	}
	if key == "" {
		return ""
	}
	return "n:" + key
}
