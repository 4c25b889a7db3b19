// Package ner finds the mentions of a dispatch: places, actors, persons,
// roles and counts. (Times are timex's.)
//
// Analysed sentences go in; mentions come out, in the order of the text,
// never overlapping, each with its token range. A mention takes its whole
// noun phrase without leading conjunctions and prepositions and without
// relative clauses (codebook, section 2). What a name refers to is not asked
// here: gazetteer and actor do that.
//
// Recognition has three sources of knowledge. Name lists say that a run of
// words is a name; head nouns say that a noun phrase is a place, a party or
// a function by the class of its first word (data/lexicon/nouns.tsv), and
// carry names that no list has. At each word the readings compete: the
// longest wins, and among equals the one with a head. A sequence model,
// trained on labelled corpora (package seq, internal/nertrain), sees at each
// word what the lists say of it, its letters and its neighbours, and names
// what no list has: it adds to the lists' readings and lengthens persons'
// names, but does not take a reading away (heed.go says where it is
// believed). A name that stands both
// for a country and for its government is settled by its place in the clause.
package ner

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"isnad"
	"isnad/arabic"
	"isnad/ner/seq"
	"isnad/table"
)

// Places knows names of places. The words are folded; the first is without
// proclitics other than the article. rank is prominence, 0 to 9, or -1 for
// names that are ordinary words too and need a head noun before them.
type Places interface {
	Match(folds []string) (n int, rank int, ok bool)
	// Opens reports that some name begins with a word: where it does not, no
	// run of words that begins with it matches.
	Opens(fold string) bool
}

// Actors knows names of parties and of persons.
type Actors interface {
	Match(folds []string) (n int, id string, ok bool)
	MatchPerson(folds []string) (n int, id string, ok bool)
	// Opens reports that the name of a party, or of a person, begins with a word.
	Opens(fold string) (party, person bool)
	Adjective(fold string) (id string, ok bool)
	StateOf(folds []string) (id string, ok bool)
}

// Recognizer finds mentions. It is immutable and safe for many goroutines.
type Recognizer struct {
	places Places
	actors Actors
	given  map[string]nameKind
	honor  map[string]bool
	tag    tagger

	orgs     phrases
	clusters map[uint32]cluster
	forms    *arabic.Numbered[form]
	contexts sync.Pool  // of *Context
	before   *known     // what stands before a sentence
	behind   *known     // … and behind it
	none     seq.Vector // what the model says where no list has a name around
}

type nameKind uint8

const (
	givenName   nameKind = 1 << iota
	commonGiven          // a given name that is an ordinary word too
	familyName
)

// Load reads lexicon/names.tsv.
func Load(fsys fs.FS, places Places, actors Actors) (*Recognizer, error) {
	r := &Recognizer{places: places, actors: actors, given: map[string]nameKind{}, honor: map[string]bool{}}
	err := table.Each(fsys, "lexicon/names.tsv", 3, func(f []string) error { // form, kind, source
		key := arabic.Fold(f[0])
		switch f[1] {
		case "given":
			r.given[key] |= givenName
		case "given?":
			r.given[key] |= givenName | commonGiven
		case "family":
			r.given[key] |= familyName
		case "family?":
			r.given[key] |= familyName | commonGiven
		case "honorific":
			r.honor[key] = true
		case "kunya":
		default:
			return table.In(1, fmt.Errorf("unknown kind %q; expected given, given?, family, family?, kunya or honorific", f[1]))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := errors.Join(r.loadOrgs(fsys), r.loadClusters(fsys)); err != nil {
		return nil, err
	}
	return r, r.loadModels(fsys)
}

// Find returns the mentions of one sentence. times are the time mentions that
// timex found in it; x, which may be nil, is the dispatch around it; no other mention overlaps them, and they are returned in
// their place among the others. seen are the folded last names of persons
// named earlier in the dispatch, which stand for them from then on; Find adds
// to it.
func (r *Recognizer) Find(text string, sent int, s *isnad.Sentence, times []isnad.Mention, seen map[string]bool, x *Context) []isnad.Mention {
	return r.Append(nil, text, sent, s, times, seen, x)
}

// Append is Find with the mentions put behind others.
func (r *Recognizer) Append(out []isnad.Mention, text string, sent int, s *isnad.Sentence, times []isnad.Mention, seen map[string]bool, x *Context) []isnad.Mention {
	from := len(out)
	c := x.scan(r, text, sent, s)
	c.mark(times)
	c.seen = seen
	c.named = r.names(c, x)
	c.placeEnd, c.amongEnd, c.actorEnd, c.nickEnd = -2, -2, -2, -2
	for k := 0; k < len(c.w); {
		if m := c.w[k].time; m >= 0 {
			out = append(out, times[m])
			for k < len(c.w) && c.w[k].time == m {
				k++
			}
			continue
		}
		if k <= c.nickEnd {
			k++
			continue
		}
		best, ok := c.at(k)
		best, ok = c.heed(k, best, ok)
		if !ok || !best.named && best.typ != isnad.Place {
			if b, second := c.secondOfTwo(k); second {
				best, ok = b, true
			}
		}
		if !ok {
			k++
			continue
		}
		c.endBeforeTime(&best)
		m := c.mention(best)
		c.pointed(&m, best.first)
		if m.Type == isnad.Human && best.last > best.first && seen != nil && len(c.w[best.last].fold) >= 6 {
			seen[c.w[best.last].fold] = true
		}
		out = append(out, m)
		if m.Type == isnad.Count && (c.amongEnd == k-1 || k > 0 && !c.w[k].brk && among.Has(c.w[k-1].fold)) {
			c.amongEnd = best.last
		}
		if m.Type == isnad.Actor && m.Kind != "people" {
			c.actorEnd = best.last
		}
		if m.Type == isnad.Human {
			c.nickEnd = c.nickname(best.last)
		}
		if m.Type == isnad.Place {
			two := c.two(best)
			c.listing = c.listing && c.placeEnd == k-1 || manyPlaces.Has(c.w[best.head].bare) || two
			c.placeEnd, c.twins = best.last, two
		}
		k = best.last + 1
	}
	c.settleStates(out[from:])
	return out
}

// endBeforeTime cuts a candidate that ends inside a time: the market of Saturday
// is a market where a date goes on (في السوق السبت 24 آب). A name that holds a
// whole time keeps it (كتيبة 17 فبراير).
func (c *scan) endBeforeTime(b *candidate) {
	t := c.w[b.last].time
	if t < 0 || b.last+1 >= len(c.w) || c.w[b.last+1].time != t {
		return
	}
	for c.w[b.last].time == t { // first is no time, or it would not be here
		b.last--
	}
	b.head = min(b.head, b.last)
	b.entity = ""
}

// candidate is one reading of the words first..last.
type candidate struct {
	first, last int // words
	head        int // word
	start       int // byte
	typ         isnad.MentionType
	entity      string
	kind        string
	named       bool
	prio        int
	number      *isnad.Quantity
}

func (c *scan) mention(b candidate) isnad.Mention {
	last := &c.s.Tokens[c.w[b.last].tok]
	m := isnad.Mention{
		Span: isnad.Span{Start: b.start, End: last.End}, Type: b.typ, Sent: c.sent,
		First: c.w[b.first].tok, Last: c.w[b.last].tok, Head: c.w[b.head].tok,
		Entity: b.entity, Kind: b.kind, Named: b.named, Number: b.number,
	}
	// A quotation mark or bracket that the phrase opened is closed with it.
	toks := c.s.Tokens
	for j := m.First; j < m.Last; j++ {
		if closer := closing[toks[j].Norm]; closer != "" && m.Last+1 < len(toks) && toks[m.Last+1].Norm == closer && !c.closedWithin(j+1, m.Last, closer) {
			m.Last++
			m.End = toks[m.Last].End
			break
		}
	}
	return m
}

// two reports a place that a noun in the dual opens, in construct with the first
// of two names: معسكرا المسطومة | والقرميد.
func (c *scan) two(b candidate) bool {
	if b.last == b.head || c.definite(b.head) || !c.definite(b.last) && !b.named {
		return false
	}
	t := &c.s.Tokens[c.w[b.head].tok]
	for i := range t.Analyses {
		a := &t.Analyses[i]
		if a.POS != isnad.Noun || !placeClasses.Has(a.Class) {
			continue
		}
		// حقلي is spelled like "my field", معسكرا like the accusative, which no
		// definite noun follows.
		if a.Number == isnad.Dual && a.Enclitic == "" || a.Enclitic == "ي" || a.Number == isnad.Singular && a.Enclitic == "" && strings.HasSuffix(t.Fold, "ا") && !strings.HasSuffix(arabic.FoldLemma(a.Lemma), "ا") {
			return true
		}
	}
	return false
}

// secondOfTwo is the second of two places that a dual has opened, which is one
// whatever else its word means.
func (c *scan) secondOfTwo(k int) (candidate, bool) {
	w := &c.w[k]
	if !c.twins || c.placeEnd != k-1 || w.brk || !w.pre || w.prep || !w.an.POS.Nominal() || !w.an.Proclitics.Has(isnad.ProWa) || w.an.Enclitic != "" || placeClasses.Has(w.an.Class) && !c.definite(k) || w.time >= 0 {
		return candidate{}, false
	}
	return candidate{first: k, last: k, head: k, start: w.start, typ: isnad.Place, named: true, prio: prioPlace}, true
}

// manyPlaces are head nouns that a list of names follows.
var manyPlaces = arabic.SetOf("قري", "قريتي", "قريتا", "بلدات", "بلدتي", "بلدتا", "مدن", "مدينتي", "مدينتا", "احياء", "حيي", "مخيمات", "محافظات", "محافظتي", "مناطق", "نواحي")

func (c *scan) closedWithin(from, to int, closer string) bool {
	for j := from; j <= to; j++ {
		if c.s.Tokens[j].Norm == closer {
			return true
		}
	}
	return false
}

var closing = map[string]string{"«": "»", "“": "”", "\"": "\"", "(": ")", "”": "”", "'": "'", "‘": "’"}
