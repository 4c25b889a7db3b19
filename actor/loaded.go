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

// Connotation is how a word loads what it names (data/actors/loaded.tsv).
type Connotation struct {
	// Kind is delegitimise (a label that denies standing), glorify, epithet
	// (what colours without naming), distance (ما يسمى, quotation marks) or
	// euphemism.
	Kind string
	// Identity is the party that the words mean, or empty.
	Identity string
	// Neutral says the same without the load, or is empty where nothing does.
	Neutral string
}

// Word is a word as the lexicon of loaded words looks at it.
type Word struct {
	Fold   string    // the word, folded
	Number uint32    // of its spelling (isnad.Token), or 0
	Lemma  string    // its lemma
	Verb   string    // the lemma of the verb behind it, or empty
	POS    isnad.POS // its part of speech
}

// Loaded is a run of loaded words: first to last, inclusive.
type Loaded struct {
	First, Last int
	Connotation
}

type loadedForm struct {
	words []string
	bits  []uint64 // of each word; see bitOf
	load  Connotation
}

// bitOf is one of 64 bits for a word, whatever articles stand before it. Where none
// of the bits of a word's keys is that of a word of a form, it cannot be that word.
func bitOf(w string) uint64 {
	for strings.HasPrefix(w, article) {
		w = w[len(article):]
	}
	return 1 << (arabic.Hash(arabic.HashSeed, w) >> 24 & 63)
}

// lexicon is the loaded words by the key of their first word, and the verbs by
// theirs.
type lexicon struct {
	forms  map[string][]loadedForm
	verbs  map[string]Connotation
	words  *arabic.Numbered[spelling]
	lemmas *arabic.Memo[*lemma]
}

// lemma is what a lemma says: the forms that it begins and the load of the verb
// that it is.
type lemma struct {
	fold  string
	bit   uint64
	forms []loadedForm
	verb  *Connotation
}

// spelling is what a word's spelling says: the keys under which it may stand in the
// table, and the forms that these begin.
type spelling struct {
	keys  []string
	bits  uint64 // of the keys
	forms []loadedForm
}

// mostLemmas bounds the lemmas that are kept.
const mostLemmas = 1 << 14

var loads = arabic.SetOf("delegitimise", "glorify", "epithet", "distance", "euphemism", "none")

func loadLexicon(fsys fs.FS, known func(id string) bool) (lexicon, error) {
	l := lexicon{forms: map[string][]loadedForm{}, verbs: map[string]Connotation{}}
	l.words = arabic.NewNumbered(func(fold string) *spelling {
		x := &spelling{keys: keys(fold)}
		for _, k := range x.keys {
			x.forms = append(x.forms, l.forms[k]...)
			x.bits |= bitOf(k)
		}
		return x
	})
	l.lemmas = arabic.NewMemo(mostLemmas, func(text string) *lemma {
		fold := arabic.FoldLemma(text)
		x := &lemma{fold: fold, bit: bitOf(fold), forms: l.forms[fold]}
		if v, ok := l.verbs[arabic.VerbKey(text)]; ok {
			x.verb = &v
		}
		return x
	})
	err := table.Each(fsys, "actors/loaded.tsv", 6, func(f []string) error {
		if !loads.Has(f[2]) {
			return fmt.Errorf("unknown load %q", f[2])
		}
		none := func(s string) string {
			if s == "-" {
				return ""
			}
			return s
		}
		load := Connotation{f[2], none(f[3]), none(f[4])}
		if load.Identity != "" && !known(load.Identity) {
			return fmt.Errorf("no party %q in actors.tsv", load.Identity)
		}
		switch f[1] {
		case "verb":
			l.verbs[arabic.VerbKey(f[0])] = load
		case "word":
			w := strings.Fields(arabic.Fold(f[0]))
			bits := make([]uint64, len(w))
			for i := range w {
				bits[i] = bitOf(w[i])
			}
			l.forms[w[0]] = append(l.forms[w[0]], loadedForm{w, bits, load})
		default:
			return fmt.Errorf("unknown match %q: word or verb", f[1])
		}
		return nil
	})
	return l, err
}

// keys are the forms under which a word, folded, may stand in the table: as
// written, and without proclitics and endings. Its lemma is another.
func keys(fold string) []string {
	out := append(make([]string, 0, 12), fold)
	for _, pre := range [...]string{"", "و", "ف", "ب", "ل", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال"} {
		s, cut := strings.CutPrefix(fold, pre)
		if !cut || len(s) < 6 || len(pre) == 2 && len(s) < 8 {
			continue
		}
		out = append(out, s)
		for _, end := range [...]string{"ه", "ين", "ون", "ي", "و", "ات", "ا", "هم", "ها", "نا", "ته", "تهم"} {
			if t, cut := strings.CutSuffix(s, end); cut && len(t) >= 6 {
				out = append(out, t)
			}
		}
	}
	return out
}

// Loaded finds the loaded words among words, the longest first at each place.
func (a *Actors) Loaded(words []Word) []Loaded {
	var out []Loaded
	for i := 0; i < len(words); i++ {
		n, load := 0, Connotation{}
		look := func(forms []loadedForm) {
			for k := range forms {
				f := &forms[k]
				if len(f.words) <= n || i+len(f.words) > len(words) {
					continue
				}
				hit := true
				for j := 1; j < len(f.words) && hit; j++ {
					hit = a.loaded.is(&words[i+j], f.words[j], f.bits[j])
				}
				if hit {
					n, load = len(f.words), f.load
				}
			}
		}
		look(a.loaded.words.Of(words[i].Number, words[i].Fold).forms)
		if words[i].Lemma != "" {
			look(a.loaded.lemmas.Of(words[i].Lemma).forms)
		}
		if n == 0 && words[i].Verb != "" {
			if v := a.loaded.lemmas.Of(words[i].Verb).verb; v != nil && inflects(&words[i], *v) {
				n, load = 1, *v
			}
		}
		if n == 0 {
			continue
		}
		if load.Kind != "none" {
			out = append(out, Loaded{i, i + n - 1, load})
		}
		i += n - 1
	}
	return out
}

// inflects reports that the form of a verb carries its load: participles of
// verbs of distance are offices (المدعي العام).
func inflects(w *Word, v Connotation) bool {
	switch w.POS {
	case isnad.Verb, isnad.VerbalNoun:
		return true
	case isnad.ActiveParticiple, isnad.PassiveParticiple:
		return v.Kind != "distance" || strings.HasSuffix(w.Fold, "ا")
	}
	return false
}

// is reports that the word x can be w of a form, with its bit.
func (l *lexicon) is(x *Word, w string, bit uint64) bool {
	spelled := l.words.Of(x.Number, x.Fold)
	var lemma *lemma
	bits := spelled.bits
	if x.Lemma != "" {
		lemma = l.lemmas.Of(x.Lemma)
		bits |= lemma.bit
	}
	if bits&bit == 0 {
		return false
	}
	bare := strings.TrimPrefix(w, "ال")
	among := func(k string) bool { return k == w || k == bare || strings.TrimPrefix(k, "ال") == w }
	return lemma != nil && among(lemma.fold) || slices.ContainsFunc(spelled.keys, among)
}
