package eval

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"

	"isnad"
)

// Parsed is a sentence of a treebank: its text, and the words of the text
// that space and punctuation part.
type Parsed struct {
	Text  string
	Words []GoldWord
}

// GoldWord is a word of the text as a treebank parts it.
type GoldWord struct {
	isnad.Span
	POS       string // of the stem, by the names of Universal Dependencies
	Proclitic string // letters split off before the stem, the article not among them
	Enclitic  string // pronoun split off behind it
}

// ReadCoNLLU reads the words of a treebank of Universal Dependencies whose
// sentences have their text in a comment "# text =". Syntactic words that no
// space parts are one word, unless a mark of punctuation stands between.
// Errors name the line.
func ReadCoNLLU(path string) ([]Parsed, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []Parsed
	var p Parsed
	at := 0
	var group []conlluToken
	flush := func() {
		if w, ok := gather(group); ok {
			p.Words = append(p.Words, w)
		}
		group = nil
	}
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		switch {
		case line == "":
			flush()
			if p.Text != "" {
				out = append(out, p)
			}
			p, at = Parsed{}, 0
			continue
		case strings.HasPrefix(line, "# text = "):
			p.Text = line[len("# text = "):]
			continue
		case line[0] == '#':
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 10 {
			return nil, fmt.Errorf("%s:%d: expected 10 columns, found %d", path, n, len(c))
		}
		if strings.ContainsAny(c[0], "-.") {
			continue
		}
		form := c[1]
		i := strings.Index(p.Text[at:], form)
		if i < 0 && strings.HasPrefix(form, "ال") { // للسلطة is parted as ل and السلطة
			form = form[len("ا"):]
			i = strings.Index(p.Text[at:], form)
		}
		if i < 0 || i > 0 && strings.TrimSpace(p.Text[at:at+i]) != "" {
			return nil, fmt.Errorf("%s:%d: %q does not follow in the text", path, n, c[1])
		}
		start := at + i
		at = start + len(form)
		if c[3] == "PUNCT" || c[3] == "SYM" {
			flush()
			continue
		}
		if i > 0 {
			flush()
		}
		group = append(group, conlluToken{isnad.Span{Start: start, End: at}, form, c[3]})
		if !strings.Contains(c[9], "SpaceAfter=No") {
			flush()
		}
	}
	flush()
	if p.Text != "" {
		out = append(out, p)
	}
	return out, sc.Err()
}

type conlluToken struct {
	isnad.Span
	form, pos string
}

// gather makes one word of syntactic words that are written together: clitics
// around one stem. Other groups give none.
func gather(g []conlluToken) (GoldWord, bool) {
	if len(g) == 0 {
		return GoldWord{}, false
	}
	w := GoldWord{Span: isnad.Span{Start: g[0].Start, End: g[len(g)-1].End}}
	for len(g) > 1 && proclitic[g[0].form] && g[0].pos != "NOUN" {
		w.Proclitic += g[0].form
		g = g[1:]
	}
	if len(g) == 2 && g[1].pos == "PRON" {
		w.Enclitic = g[1].form
		g = g[:1]
	}
	if len(g) == 1 && w.Proclitic != "" && g[0].pos == "PRON" && (enclitic[g[0].form] || g[0].form == "ي" || g[0].form == "ك") {
		// له: the preposition is the stem.
		rs := []rune(w.Proclitic)
		w.Enclitic, w.POS, w.Proclitic = g[0].form, "ADP", string(rs[:len(rs)-1])
		return w, true
	}
	if len(g) != 1 {
		return w, false
	}
	w.POS = g[0].pos
	return w, true
}

// Coarse classes of words: what the treebank and the lexicon both tell.
const (
	coarseNoun     = "noun"
	coarseAdj      = "adj"
	coarseVerb     = "verb"
	coarseFunction = "function"
)

var goldCoarse = map[string]string{"NOUN": coarseNoun, "PROPN": coarseNoun, "NUM": coarseNoun, "X": coarseNoun, "ADJ": coarseAdj, "VERB": coarseVerb, "AUX": coarseVerb, "ADV": coarseFunction, "ADP": coarseFunction, "CCONJ": coarseFunction, "SCONJ": coarseFunction, "PART": coarseFunction, "PRON": coarseFunction, "DET": coarseFunction, "INTJ": coarseFunction}

// coarse is the class of a reading. A participle is a noun or an adjective by
// its use, and counts as either.
func coarse(p isnad.POS) (class, also string) {
	switch p {
	case isnad.Noun, isnad.ProperNoun, isnad.VerbalNoun, isnad.NumberWord, isnad.PosUnknown:
		return coarseNoun, ""
	case isnad.Adjective:
		return coarseAdj, ""
	case isnad.ActiveParticiple, isnad.PassiveParticiple:
		return coarseNoun, coarseAdj
	case isnad.Verb:
		return coarseVerb, ""
	}
	return coarseFunction, ""
}

// POSScore counts words of a treebank: how many got the class that it gives
// (noun, adjective, verb, function word), how many its splitting of clitics.
type POSScore struct {
	Words, POS, Clitics, Both int
	// Missed counts the words of a kind of mistake: "word: ours, theirs".
	Missed map[string]int
}

func (s POSScore) String() string {
	return fmt.Sprintf("class %.1f %%, clitics %.1f %%, both %.1f %% of %d words", percent(s.POS, s.Words), percent(s.Clitics, s.Words), percent(s.Both, s.Words), s.Words)
}

// Worst lists the n most frequent mistakes.
func (s POSScore) Worst(n int) []string { return most(s.Missed, n) }

func most(m map[string]int, n int) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if m[keys[i]] != m[keys[j]] {
			return m[keys[i]] > m[keys[j]]
		}
		return keys[i] < keys[j]
	})
	if len(keys) > n {
		keys = keys[:n]
	}
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%d\t%s", m[k], k)
	}
	return keys
}

// ScorePOS compares the first readings of the words with the treebank's.
// Adverbs of the treebank that are nouns by form (يوم, جدا) are right as
// either. Words that the tokens part otherwise are left out of account.
func ScorePOS(gold []Parsed, analyse func(text string) isnad.Sentence) POSScore {
	out := POSScore{Missed: map[string]int{}}
	for _, p := range gold {
		s := analyse(p.Text)
		at := map[isnad.Span]*isnad.Token{}
		for i := range s.Tokens {
			at[s.Tokens[i].Span] = &s.Tokens[i]
		}
		for _, w := range p.Words {
			t := at[w.Span]
			if t == nil || t.Kind != isnad.Word {
				continue
			}
			out.Words++
			b := t.Best()
			want := goldCoarse[w.POS]
			class, also := coarse(b.POS)
			right := class == want || also == want || w.POS == "ADV" && class == coarseNoun
			clitics := letters(b.Proclitics) == w.Proclitic && (b.Enclitic == "") == (w.Enclitic == "")
			if right {
				out.POS++
			} else {
				out.Missed[fmt.Sprintf("%s: %s %s, not %s", t.Fold, class, b.Lemma, want)]++
			}
			if clitics {
				out.Clitics++
			} else {
				out.Missed[fmt.Sprintf("%s: %s-%s+%s, not %s-+%s", t.Fold, letters(b.Proclitics), b.Lemma, b.Enclitic, w.Proclitic, w.Enclitic)]++
			}
			if right && clitics {
				out.Both++
			}
		}
	}
	return out
}

// letters spells the proclitics that a treebank splits off.
func letters(p isnad.Proclitics) string {
	var b strings.Builder
	for _, x := range [...]struct {
		pro    isnad.Proclitics
		letter string
	}{{isnad.ProWa, "و"}, {isnad.ProFa, "ف"}, {isnad.ProBi, "ب"}, {isnad.ProKa, "ك"}, {isnad.ProLi | isnad.ProLa, "ل"}, {isnad.ProSa, "س"}} {
		if p.Has(x.pro) {
			b.WriteString(x.letter)
		}
	}
	return b.String()
}
