package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"isnad"
)

// Cover says how much of running text the lexicon knows.
type Cover struct {
	Words   int // words of running text
	Known   int // the lexicon has their first reading
	Named   int // only the lists of names have them
	Guessed map[string]int
}

// Guesses is the number of words that were read by their affixes and stand in
// no list of names.
func (c Cover) Guesses() int { return c.Words - c.Known - c.Named }

func (c Cover) String() string {
	return fmt.Sprintf("lexicon %.2f %%, names %.2f %%, guessed %.2f %% of %d words", percent(c.Known, c.Words), percent(c.Named, c.Words), percent(c.Guesses(), c.Words), c.Words)
}

// Most lists the n most frequent guessed words, folded.
func (c Cover) Most(n int) []string { return most(c.Guessed, n) }

// ReadTexts reads running text: the tokens of a .tsv file of token, tab, tag
// lines (clitics joined again where the corpus has split them), or the "text"
// of the records of a .jsonl file.
func ReadTexts(path string) ([]string, error) {
	if strings.HasSuffix(path, ".jsonl") {
		return readJSONTexts(path)
	}
	in, err := ReadBIOFile(path)
	if err != nil {
		return nil, err
	}
	if split(in) {
		in = Joined(in)
	}
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = strings.Join(s.Tokens, " ")
	}
	return out, nil
}

// split reports that a corpus has clitics as tokens of their own.
func split(in []Tagged) bool {
	n, clitics := 0, 0
	for _, s := range in {
		for _, t := range s.Tokens {
			n++
			if t == "ل" || t == "ب" || t == "ها" {
				clitics++
			}
		}
	}
	return clitics*100 > n
}

func readJSONTexts(path string) ([]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []string
	sc := bufio.NewScanner(bytes.NewReader(b))
	sc.Buffer(nil, 16<<20)
	for n := 1; sc.Scan(); n++ {
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		var r struct{ Text string }
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, r.Text)
	}
	return out, sc.Err()
}

// Coverage reads texts and counts their words. named gives the number of
// words, folded and without clitics, that begin a listed name, or 0.
func Coverage(texts []string, analyse func(text string) isnad.Sentence, named func(words []string) int) Cover {
	c := Cover{Guessed: map[string]int{}}
	for _, text := range texts {
		s := analyse(text)
		var run []*isnad.Token
		for i := range s.Tokens {
			if t := &s.Tokens[i]; t.Kind == isnad.Word {
				run = append(run, t)
			}
		}
		until := 0
		for i, t := range run {
			c.Words++
			name := false
			for _, first := range stripped(t) {
				words := []string{first}
				for j := i + 1; j < len(run) && j < i+6; j++ {
					words = append(words, run[j].Fold)
				}
				if n := named(words); n > 0 {
					until, name = max(until, i+n), true
				}
			}
			switch {
			case !t.Best().Guessed:
				c.Known++
			case name || i < until:
				c.Named++
			default:
				c.Guessed[t.Fold]++
			}
		}
	}
	return c
}

// stripped are the forms in which a name can stand in a token: as it is, and
// without a conjunction or preposition.
func stripped(t *isnad.Token) []string {
	out := []string{t.Fold}
	w := t.Fold
	if r, ok := strings.CutPrefix(w, "و"); ok && len(r) >= 6 {
		out, w = append(out, r), r
	}
	for _, p := range [...]string{"ب", "ل", "ف", "ك"} {
		if r, ok := strings.CutPrefix(w, p); ok && len(r) >= 6 {
			if p == "ل" && strings.HasPrefix(r, "ل") {
				r = "ا" + r
				r = "ال" + strings.TrimPrefix(r, "ال")
			}
			out = append(out, r)
		}
	}
	return out
}
