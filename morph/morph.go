// Package morph gives every word its analyses: proclitics, lemma, part of
// speech, features, enclitic.
//
// A token goes in; its readings come out, most likely first. Every inflected
// form of the lexicon's verbs, nouns and adjectives is generated when the
// data are loaded (conjugate.go, noun.go) and looked up by its folded
// spelling, so that a word of the lexicon gets exact analyses; only the
// clitics around a stem are taken off at look-up, and only what no stem
// matches is guessed by its affixes. A short pass over the neighbours then
// orders the readings (context.go). The package builds no syntax and knows no
// names of places or parties.
package morph

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
	"isnad/table"
)

// lemma is what entries share.
type lemma struct {
	text  string
	verb  string
	class string
	bare  bool // takes no pronoun: سيطر على, so سيطرتها is a noun
}

// function is a function word.
type function struct {
	written string
	pos     isnad.POS
	lemma   string
	gender  isnad.Gender
	number  isnad.Amount
}

// Analyzer is the loaded lexicon. It is immutable and safe for many
// goroutines.
type Analyzer struct {
	lemmas    []lemma
	forms     forms
	functions map[string][]function
	known     *arabic.Numbered[known] // by spelling
}

// known are the readings of a spelling, ordered by what the word alone tells.
type known struct {
	readings []reading
	// analyses are the readings laid on a token that is typed as it is spelt
	// and begins at 0.
	analyses []isnad.Analysis
}

// Load reads lexicon/verbs.tsv, nouns.tsv and function.tsv.
func Load(fsys fs.FS) (*Analyzer, error) {
	a := &Analyzer{forms: newForms(1 << 19), functions: map[string][]function{}}
	a.known = arabic.NewNumbered(a.word)
	if err := a.loadVerbs(fsys); err != nil {
		return nil, err
	}
	if err := a.loadNouns(fsys); err != nil {
		return nil, err
	}
	if err := a.loadFunctions(fsys); err != nil {
		return nil, err
	}
	return a, nil
}

func (a *Analyzer) loadVerbs(fsys fs.FS) error {
	return table.Each(fsys, "lexicon/verbs.tsv", 5, func(f []string) error {
		v := verb{lemma: f[0], form: formOf(f[0]), intrans: strings.Contains(f[3], "i")}
		if utf8.RuneCountInString(f[0]) < 3 {
			return fmt.Errorf("verb %q is shorter than three letters", f[0])
		}
		switch f[1] {
		case "a", "i", "u":
			v.vowel, v.form = f[1][0], 1
		case "":
			if v.form == 1 {
				return fmt.Errorf("verb %q is of form I; expected its vowel, a, i or u", f[0])
			}
		default:
			return fmt.Errorf("vowel %q; expected a, i, u or nothing", f[1])
		}
		if bad := strings.Trim(f[3], "ip3v"); bad != "" {
			return fmt.Errorf("unknown flag %q; expected i, p, 3 or v", bad)
		}
		unlikely := strings.Contains(f[3], "v")
		if strings.Contains(f[3], "3") {
			v.form = 3 // آزر is written as form IV is
		}
		if f[2] != "" {
			v.masdars = strings.Split(f[2], "|")
		}
		ids := map[string]int32{}
		v.conjugate(func(text string, an isnad.Analysis, cost int8) {
			id, ok := ids[an.Lemma]
			if !ok {
				id = a.intern(lemma{text: an.Lemma, verb: v.lemma, bare: strings.Contains(f[3], "p")})
				ids[an.Lemma] = id
			}
			switch {
			case !unlikely:
			case an.POS == isnad.Verb:
				cost += rare
			case an.POS == isnad.VerbalNoun && (v.form == 5 || v.form == 6):
				return // تدمر destroys, and is no "being destroyed"
			}
			a.put(text, id, an, cost)
		})
		return nil
	})
}

func (a *Analyzer) intern(l lemma) int32 {
	a.lemmas = append(a.lemmas, l)
	return int32(len(a.lemmas) - 1)
}

func (a *Analyzer) put(text string, id int32, an isnad.Analysis, cost int8) {
	a.forms.add(text, entry{cost: cost, lemma: id, pos: an.POS, aspect: an.Aspect, voice: an.Voice, person: an.Person, gender: an.Gender, number: an.Number, jussive: an.Jussive})
}

func (a *Analyzer) loadNouns(fsys fs.FS) error {
	// Nouns and verbal nouns in ة are words of their own even where they look
	// like the feminine of another: مدينة is no indebted woman.
	own := map[string]bool{}
	for i := range a.forms.entries {
		if e := &a.forms.entries[i]; e.pos == isnad.VerbalNoun && bytes.HasSuffix(a.forms.written(e), []byte("ة")) {
			own[string(a.forms.written(e))] = true
		}
	}
	err := table.Each(fsys, "lexicon/nouns.tsv", 7, func(f []string) error {
		if f[1] == "noun" && strings.HasSuffix(f[0], "ة") {
			own[f[0]] = true
		}
		return nil
	})
	if err != nil {
		return err
	}
	return table.Each(fsys, "lexicon/nouns.tsv", 7, func(f []string) error {
		pos, ok := isnad.ParsePOS(f[1])
		if !ok {
			return fmt.Errorf("unknown part of speech %q", f[1])
		}
		w := strings.ReplaceAll(f[0], string(shadda), "")
		id := a.intern(lemma{text: f[0], class: f[4]})
		an := isnad.Analysis{POS: pos}
		g := isnad.Masculine
		if f[2] == "f" {
			g = isnad.Feminine
		}
		if bad := strings.Trim(f[5], "pstv"); bad != "" {
			return fmt.Errorf("unknown flag %q; expected p, s, t or v", bad)
		}
		cost := int8(0)
		if strings.Contains(f[5], "v") {
			cost = rare
		}
		emit := func(text string, an isnad.Analysis) {
			if an.Number == isnad.Plural {
				a.put(text, id, an, 0)
			} else {
				a.put(text, id, an, cost)
			}
		}
		switch pos {
		case isnad.NumberWord, isnad.ProperNoun, isnad.Adverb:
			emit(w, an)
			return nil
		case isnad.Adjective:
			nominal(w, an, isnad.Masculine, false, emit)
			participle(w, an, emit)
			if strings.HasSuffix(w, "ي") {
				soundPlural(w, an, true, emit)
			}
		default:
			if strings.Contains(f[5], "p") {
				if strings.Contains(f[5], "s") {
					soundPlural(w, an, false, emit)
				}
				break
			}
			fem := strings.HasSuffix(w, "ة")
			nominal(w, an, g, fem && strings.Contains(f[5], "s"), emit)
			switch {
			case fem:
			case strings.Contains(f[5], "s"):
				soundPlural(w, an, !own[w+"ة"], emit)
			case strings.Contains(f[5], "t"):
				p := an
				p.Gender, p.Number = isnad.Feminine, isnad.Plural
				emit(w+"ات", p)
			}
			// A plural by its form.
			if strings.HasSuffix(w, "ات") && g == isnad.Feminine {
				p := an
				p.Gender, p.Number = g, isnad.Plural
				emit(w, p)
			}
		}
		if f[3] != "" {
			for _, pl := range strings.Split(f[3], "|") {
				p := an
				p.Number, p.Gender = isnad.Plural, g
				emit(pl, p)
				if !strings.HasSuffix(pl, "ة") && !strings.HasSuffix(pl, "اء") && !strings.HasSuffix(pl, "ى") {
					emit(pl+"ا", p)
				}
				if t, ok := strings.CutSuffix(pl, "ون"); ok && (t == w || t+"ي" == w || pl == "بنون") {
					emit(t+"ين", p)
					emit(t+"ي", p)
					emit(t+"و", p)
				}
				if t := strings.TrimSuffix(pl, "اء"); t != pl {
					emit(t+"ائ", p) // before a pronoun
					emit(t+"اؤ", p)
				}
			}
		}
		return nil
	})
}

// soundPlural emits the sound plurals of a word for persons and, if wanted,
// its feminine.
func soundPlural(w string, an isnad.Analysis, feminine bool, emit func(string, isnad.Analysis)) {
	an.Number, an.Gender = isnad.Plural, isnad.Masculine
	for _, e := range [...]string{"ون", "ين", "و", "ي"} {
		emit(w+e, an)
	}
	if !feminine {
		return
	}
	an.Gender = isnad.Feminine
	emit(w+"ات", an)
	an.Number = isnad.Singular
	emit(w+"ة", an)
}

func (a *Analyzer) loadFunctions(fsys fs.FS) error {
	return table.Each(fsys, "lexicon/function.tsv", 5, func(f []string) error {
		pos, ok := isnad.ParsePOS(f[1])
		if !ok {
			return fmt.Errorf("unknown part of speech %q", f[1])
		}
		fn := function{written: f[0], pos: pos, lemma: f[2]}
		for _, flag := range strings.Fields(f[3]) {
			switch flag {
			case "m":
				fn.gender = isnad.Masculine
			case "f":
				fn.gender = isnad.Feminine
			case "sg":
				fn.number = isnad.Singular
			case "du":
				fn.number = isnad.Dual
			case "pl":
				fn.number = isnad.Plural
			default:
				return fmt.Errorf("unknown flag %q", flag)
			}
		}
		key := arabic.Fold(f[0])
		a.functions[key] = append(a.functions[key], fn)
		return nil
	})
}

// Analyze fills in the analyses of the words among the tokens of a sentence.
func (a *Analyzer) Analyze(text string, toks []isnad.Token) {
	a.fill(make([]isnad.Analysis, 0, a.lend(toks)), text, toks)
}

// AnalyzeAll is Analyze of all sentences of a text, in room: that of a text before,
// if none of it is used any more, or none. It returns the room that the analyses
// stand in.
func (a *Analyzer) AnalyzeAll(room []isnad.Analysis, text string, sents []isnad.Sentence) []isnad.Analysis {
	n := 0
	for i := range sents {
		n += a.lend(sents[i].Tokens)
	}
	if cap(room) < n {
		room = make([]isnad.Analysis, 0, n)
	}
	left := room[:0]
	for i := range sents {
		left = a.fill(left, text, sents[i].Tokens)
	}
	return room
}

// lend lends the words among tokens what is known of them, and counts it.
func (a *Analyzer) lend(toks []isnad.Token) (n int) {
	for i := range toks {
		if t := &toks[i]; t.Kind == isnad.Word {
			t.Analyses = a.known.Of(t.Number, t.Norm).analyses
			n += len(t.Analyses)
		}
	}
	return n
}

// fill lays what is known of words on tokens to which it was lent, in the room, and
// returns what is left of it.
func (a *Analyzer) fill(room []isnad.Analysis, text string, toks []isnad.Token) []isnad.Analysis {
	for i := range toks {
		t := &toks[i]
		if t.Kind != isnad.Word {
			continue
		}
		from := len(room)
		if text[t.Start:t.End] == t.Norm {
			room = append(room, t.Analyses...)
			t.Analyses = room[from:len(room):len(room)]
			for k := range t.Analyses {
				s := &t.Analyses[k].Stem
				s.Start += t.Start
				s.End += t.Start
			}
			continue
		}
		rs := a.known.Of(t.Number, t.Norm).readings
		for k := range rs {
			room = append(room, rs[k].analysis(a, text, t.Span))
		}
		t.Analyses = room[from:len(room):len(room)]
	}
	order(a, text, toks)
	return room[len(room):]
}

// reading is an analysis before it is laid on a token.
type reading struct {
	entry
	fn    *function
	guess *isnad.Analysis
	pro   isnad.Proclitics
	pre   int // letters before the stem
	enc   string
	score int
}

// analysis lays the reading on the token that stands at t.
func (r *reading) analysis(a *Analyzer, text string, t isnad.Span) isnad.Analysis {
	var an isnad.Analysis
	switch {
	case r.fn != nil:
		an = isnad.Analysis{Lemma: r.fn.lemma, POS: r.fn.pos, Gender: r.fn.gender, Number: r.fn.number}
	case r.guess != nil:
		an = *r.guess
	default:
		l := &a.lemmas[r.lemma]
		an = isnad.Analysis{Lemma: l.text, Verb: l.verb, Class: l.class, POS: r.pos, Aspect: r.aspect, Voice: r.voice, Person: r.person, Gender: r.gender, Number: r.number, Jussive: r.jussive}
	}
	an.Proclitics, an.Enclitic = r.pro, r.enc
	an.Definite = r.pro.Has(isnad.ProAl) || r.enc != "" && an.POS.Nominal()
	an.Stem = isnad.Span{Start: letters(text, t.Start, t.End, r.pre), End: t.End}
	if r.enc != "" {
		an.Stem.End = lettersBack(text, an.Stem.Start, t.End, utf8.RuneCountInString(r.enc))
	}
	return an
}

// letters is the offset behind n letters of text[at:end], marks behind them
// included.
func letters(text string, at, end, n int) int {
	if n == 0 {
		return at
	}
	for at < end {
		r, size := utf8.DecodeRuneInString(text[at:end])
		if arabic.IsMark(r) || arabic.IsInvisible(r) || r == arabic.Tatweel || !arabic.IsLetter(r) {
			at += size
			continue
		}
		if n == 0 {
			return at
		}
		if r >= 0xFEF5 && r <= 0xFEFC && n == 1 {
			return at + size // lam-alef in one character cannot be parted
		}
		if r >= 0xFEF5 && r <= 0xFEFC {
			n--
		}
		n--
		at += size
	}
	return at
}

// lettersBack is the offset before the last n letters of text[at:end].
func lettersBack(text string, at, end, n int) int {
	for n > 0 && end > at {
		r, size := utf8.DecodeLastRuneInString(text[at:end])
		end -= size
		if arabic.IsLetter(r) {
			n--
		}
	}
	return end
}
