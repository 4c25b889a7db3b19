// Package search is the full-text analysis of the store: text goes in, the
// terms that an index holds come out; a query goes in, the same terms joined
// by and, not and phrase come out; a text and a query go in, the places to
// highlight come out.
//
// A word has one form and one or more stems. The form is the word as spelled
// with everything folded that writers confuse (arabic.Fold) and without case.
// The stems are the lemmas that the lexicon gives it, clitics and inflection
// taken away: a word is looked up without its neighbours, so that it has the
// same stems wherever it stands, and where its letters allow several lemmas
// (كتب: wrote, books) it has them all. A bare query word asks for its form or
// any of its stems; words in quotation marks ask for their forms, in that order
// and next to one another.
//
// The package holds no index and opens no database: package store does. It
// does not rank.
package search

import (
	"math/bits"
	"strings"
	"sync"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
	"isnad/tokenize"
)

// Words gives the words among the tokens of a sentence their analyses, most
// likely first. morph.Analyzer is one.
type Words interface {
	Analyze(text string, toks []isnad.Token)
}

// Analyzer makes terms. It is safe for many goroutines.
type Analyzer struct {
	words Words
	mu    sync.RWMutex
	known map[string]*word
}

// New makes an analyser that takes its lemmas from words. With nil words a
// word's only stem is its form.
func New(words Words) *Analyzer { return &Analyzer{words: words, known: map[string]*word{}} }

// Term is a word of a text.
type Term struct {
	isnad.Span
	*word
}

// word is what the analyser knows of a spelling.
type word struct {
	form  string
	stems []string // as a word of a text
	asked []string // as a word of a query: never more than stems
}

// Form is the word as it is compared in phrases.
func (t Term) Form() string { return t.form }

// Stems are the lemmas that the word may be a form of, likeliest first.
func (t Term) Stems() []string { return t.stems }

// maxKnown bounds the memory of an analyser: some 200 bytes a spelling.
const maxKnown = 1 << 18

// maxTerm is the longest term in bytes. Longer runs of letters are no words
// and are cut, in texts and in queries alike.
const maxTerm = 120

// Terms gives the words and numbers of a text in order. Punctuation and symbols
// are none.
func (a *Analyzer) Terms(text string) []Term {
	var out []Term
	for _, s := range tokenize.Split(text) {
		for i := range s.Tokens {
			t := &s.Tokens[i]
			if t.Kind == isnad.Punct || t.Kind == isnad.Symbol {
				continue
			}
			if w := a.word(t); w != nil {
				out = append(out, Term{t.Span, w})
			}
		}
	}
	return out
}

func (a *Analyzer) word(t *isnad.Token) *word {
	a.mu.RLock()
	w, ok := a.known[t.Norm]
	a.mu.RUnlock()
	if ok {
		return w
	}
	w = a.analyze(t)
	a.mu.Lock()
	if len(a.known) >= maxKnown {
		clear(a.known)
	}
	a.known[strings.Clone(t.Norm)] = w
	a.mu.Unlock()
	return w
}

// analyze looks a spelling up by itself: neighbours, and the marks that Norm
// has lost, must not change what a cached word is.
func (a *Analyzer) analyze(t *isnad.Token) *word {
	w := &word{form: term(t.Fold)}
	if w.form == "" {
		return nil
	}
	if t.Kind == isnad.Word && a.words != nil {
		rs := a.readings(t.Norm)
		if len(rs) > 0 && rs[0].guessed {
			// A hamza's seat in the middle of a word (مسئول، مسؤول) is spelled
			// in more ways than the lexicon has.
			for _, other := range hamzaSeats(t.Norm) {
				if o := a.readings(other); len(o) > 0 && !o[0].guessed {
					rs = o
					break
				}
			}
		}
		w.choose(rs)
	}
	if len(w.stems) == 0 {
		w.stems, w.asked = []string{w.form}, []string{w.form}
	}
	return w
}

// reading is a lemma and how many clitics had to be taken off to find it.
type reading struct {
	stem    string
	clitics int
	guessed bool
	name    bool // a proper noun
}

func (a *Analyzer) readings(norm string) []reading {
	tok := []isnad.Token{{Span: isnad.Span{End: len(norm)}, Kind: isnad.Word, Norm: norm, Fold: arabic.Fold(norm)}}
	a.words.Analyze(norm, tok)
	var out []reading
	for i := range tok[0].Analyses {
		x := &tok[0].Analyses[i]
		r := reading{clitics: bits.OnesCount16(uint16(x.Proclitics &^ isnad.ProAl)), guessed: x.Guessed, name: x.POS == isnad.ProperNoun}
		if x.Enclitic != "" {
			r.clitics++
		}
		// A lemma of the lexicon is spelled with care and tells apart what
		// folding would not (علم، علّم); a guessed one is as somebody typed it.
		if r.guessed {
			r.stem = lightStem(arabic.Fold(x.Lemma))
		} else {
			r.stem = x.Lemma
		}
		if r.stem = term(r.stem); r.stem != "" {
			out = append(out, r)
		}
	}
	return out
}

// choose keeps the readings that a text or a query may mean.
//
// In a text: of a word that the lexicon knows, those with no more clitics than
// the likeliest (مدني is a civilian and not also "my cities"); of a word that
// it does not know, all, since nobody can tell whether وزيلينسكي begins with و.
// In a query: of a word that the lexicon knows, those with the fewest clitics
// (فتحت is a form of فتح and not "so under"); of one that it does not know,
// the likeliest.
func (w *word) choose(rs []reading) {
	if len(rs) == 0 {
		return
	}
	if rs[0].name && rs[0].clitics == 0 {
		rs = rs[:1] // لبنان is no two milks
	}
	fewest := rs[0].clitics
	for _, r := range rs {
		if !r.guessed {
			fewest = min(fewest, r.clitics)
		}
	}
	for _, r := range rs {
		known := !rs[0].guessed
		if known && (r.guessed || r.clitics > rs[0].clitics) {
			continue
		}
		w.stems = appendNew(w.stems, r.stem)
		if known && r.clitics == fewest || !known && len(w.asked) == 0 {
			w.asked = appendNew(w.asked, r.stem)
		}
	}
}

func appendNew(list []string, s string) []string {
	for _, x := range list {
		if x == s {
			return list
		}
	}
	return append(list, s)
}

// hamzaSeats gives the other spellings of a word with a hamza in its middle.
func hamzaSeats(norm string) []string {
	var out []string
	for i, r := range norm {
		if r != 'ئ' && r != 'ؤ' && r != 'ء' && r != 'أ' || i == 0 {
			continue
		}
		for _, o := range "ئؤءأ" {
			if o != r {
				out = append(out, norm[:i]+string(o)+norm[i+utf8.RuneLen(r):])
			}
		}
	}
	return out
}

// lightStem takes inflection off the end of a word that the lexicon does not
// have: sound plurals, the dual, the feminine, the relative adjective's ـي
// before these. At least three letters are left.
func lightStem(s string) string {
	for _, suffix := range []string{"يين", "يون", "يات", "يتين", "يتان", "ين", "ون", "ات", "تين", "تان", "يه", "ان", "ه", "ي"} {
		if rest, ok := strings.CutSuffix(s, suffix); ok && utf8.RuneCountInString(rest) >= 3 {
			return rest
		}
	}
	return s
}

// term makes a word fit for the index: lower case, no blanks, and no ASCII
// punctuation, at which SQLite's tokenizer would cut it.
func term(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, arabic.IsInvisible(r):
			return -1
		case r < 0x80 && !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'), r == 0xa0, r == 0x85:
			return '·'
		}
		return r
	}, strings.ToLower(s))
	if len(s) > maxTerm {
		s = s[:maxTerm]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	return s
}
