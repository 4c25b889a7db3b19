// Package frame finds claims in analysed sentences by frames: words that
// trigger a claim, and where in the clause its roles stand.
//
// Sentences with their mentions go in; claims come out, with kind, type,
// degree, roles, trigger and quote, but without chain and standing
// (attribution adds those) and without knowing what a name refers to. A frame
// names deep positions (subject, object, prepositional phrase); the package
// finds where news Arabic puts them: behind the verb or before it, in the
// genitive of a verbal noun, behind من قبل in the passive, in the noun that a
// participle qualifies, with a light verb (شنّ … هجوماً) in between, or
// nowhere, where the subject is dropped and taken from the clause before.
//
// Frames are data (data/frames/*.frame, docs/frames.md). Light verbs and
// prepositions of place are data too (data/lexicon/light.tsv).
package frame

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"isnad"
	"isnad/arabic"
	"isnad/frame/syntax"
	"isnad/table"
)

// Set is a compiled set of frames. It is immutable and safe for many
// goroutines.
type Set struct {
	frames   []*frame
	byLemma  map[string][]trigger // verb lemma, or folded noun or adjective lemma
	phrases  map[string][]phrase  // by first word or {lemma}
	light    map[string][]light
	inSets   map[string]wordSets // by folded word, while and after the frames are compiled
	wordSets wordSet             // the last that was numbered
	open     []trigger           // of any adjective or participle that is a predicate

	lemmas    *arabic.Memo[*lemma]
	spellings *arabic.Numbered[spelling] // by folded word
	rooms     sync.Pool                  // of *sentence
}

// frame is a compiled frame.
type frame struct {
	id         string
	name       string // id and where
	where      string // file:line
	kind       isnad.Kind
	typ        string
	degree     string
	mode       string
	state      string
	standing   isnad.Standing // fixed values; empty where the words decide
	count      string
	priority   int
	order      int
	roles      []role
	not        []exclusion
	unless     wordSet // near the trigger
	needs      wordSet
	setOff     bool // it needs a parenthesis right before it
	transitive bool // a role stands in object position
	any        bool // any predicate triggers it
	caption    bool // it reads a sentence without a verb, which its trigger opens
}

type role struct {
	name      string
	at        int // in roleOrder
	optional  bool
	types     typeSet
	classes   *arabic.Set // classes and quoted lemmas
	positions []position
	unknown   bool // an unknown noun can fill it: a place that no table has
}

type typeSet uint16

const (
	tPlace typeSet = 1 << iota
	tActor
	tPerson
	tRole
	tCount
	tTime
	tPeople // nouns for people that are no mention
	tThing
	tAny
)

const tParty = tActor | tPerson | tRole | tCount | tPeople

type posKind uint8

const (
	posSubject posKind = iota + 1
	posObject
	posObject2
	posPrep
	posAfter
	posBefore
	posSelf
	posPair
	posClause
	posAnywhere
	posKnown
)

type position struct {
	kind  posKind
	preps []string
	pair  int // 1 first, 2 second of a pair behind بين
}

type exclusion struct {
	role   int // in roleOrder
	words  wordSet
	spaced bool // some are of several words
}

type trigForm uint8

const (
	formFinite trigForm = iota + 1
	formMasdar
	formActive  // active participle
	formPassive // passive participle
	formNoun
	formAdj
	formPhrase
)

type trigger struct {
	f     *frame
	forms uint8 // bit per trigForm
}

type phrase struct {
	f     *frame
	words []phraseWord
	own   int // words behind its last gap that stand as they are
}

// gap reports that words may stand within the phrase.
func (p *phrase) gap() bool {
	return slices.ContainsFunc(p.words, func(w phraseWord) bool { return w.skip })
}

type phraseWord struct {
	fold  string // folded surface, or folded lemma
	lemma bool
	bit   uint64 // of a lemma; see bitOf
	skip  bool   // "…": up to four words
}

// hit is a frame that a token can trigger, and how.
type hit struct {
	f    *frame
	form trigForm
	last int             // last token of a phrase; the token itself otherwise
	own  int             // tokens up to last that are the phrase's own words behind a gap
	an   *isnad.Analysis // the reading that triggers, where it is not the likeliest
}

// light is a verb that carries its subject into the noun it governs.
type light struct {
	prep       string // "" where the noun is its object; else the preposition
	passive    bool   // the noun's undergoer is the light verb's subject (تعرّض ل), or the noun itself is (تمّ)
	deny       bool   // it says that the act did not come about (فشل في)
	future     bool   // it says that the act is to come (يعتزم)
	near       bool   // it says that the act is about to come: أوشك على
	impersonal bool   // تمّ، جرى: no subject of its own
}

// Load reads frames/*.frame and lexicon/light.tsv.
func Load(fsys fs.FS) (*Set, error) {
	s := &Set{byLemma: map[string][]trigger{}, phrases: map[string][]phrase{}, light: map[string][]light{}, inSets: map[string]wordSets{}}
	names, err := fs.Glob(fsys, "frames/*.frame")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var errs []error
	seen := map[string]string{}
	for _, name := range names {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		f, err := syntax.Parse(path.Base(name), src)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		for _, fr := range f.Frames {
			where := fmt.Sprintf("%s:%d", path.Base(name), fr.Pos.Line)
			if at, dup := seen[fr.ID]; dup {
				errs = append(errs, fmt.Errorf("%s:%d: frame %s stands already at %s", where, fr.Pos.Col, fr.ID, at))
				continue
			}
			seen[fr.ID] = where
			s.add(fr, where)
		}
	}
	if err := s.loadLight(fsys); err != nil {
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	s.remember()
	return s, nil
}

// Len is the number of frames.
func (s *Set) Len() int { return len(s.frames) }

func (s *Set) loadLight(fsys fs.FS) error {
	return table.Each(fsys, "lexicon/light.tsv", 4, func(f []string) error { // lemma, preposition, flags, source
		l := light{prep: arabic.Fold(f[1])}
		for _, flag := range strings.Fields(f[2]) {
			switch flag {
			case "passive":
				l.passive = true
			case "deny":
				l.deny = true
			case "future":
				l.future = true
			case "near":
				l.near = true
			case "impersonal":
				l.impersonal = true
			default:
				return table.In(2, fmt.Errorf("unknown flag %q; expected passive, impersonal, deny, future or near", flag))
			}
		}
		key := arabic.VerbKey(f[0])
		s.light[key] = append(s.light[key], l)
		return nil
	})
}
