// Package peers measures how fast dispatches are read, beside what Go's search
// engines do to Arabic text before they index it, on the same text in the same
// run, so that the ratio holds on any machine. What peers do is less: they
// split, fold and stem words; the comparison says what the rest costs.
//
// It is a module of its own (make bench), so that no peer enters the program's.
package peers

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"isnad"
	"isnad/data"
	"isnad/store/storetest"
)

// Generated are dispatches that are the same for a seed on every machine, of
// about size bytes in all: half are sentences of storetest's generator, half strings of
// nouns of the lexicon with clitics, drawn so that a few are common and most
// are rare, as in a language.
func Generated(seed uint64, size int) ([]isnad.Dispatch, error) {
	nouns, err := lexicon()
	if err != nil {
		return nil, err
	}
	r := rand.New(rand.NewPCG(seed, 11))
	zipf := rand.NewZipf(r, 1.07, 2.7, uint64(len(nouns)-1))
	proclitics := []string{"", "", "ال", "ال", "ال", "وال", "بال", "لل", "و", "ب", "ل", "كال"}
	enclitics := []string{"", "", "", "", "", "ه", "ها", "هم"}
	var out []isnad.Dispatch
	for n, i := 0, 0; n < size; i++ {
		d := storetest.Generate(seed, i)
		var b strings.Builder
		b.WriteString(d.Text)
		for b.Len() < 2*len(d.Text) {
			b.WriteString(" وشمل ذلك")
			for range 6 + r.IntN(9) {
				pro, en := proclitics[r.IntN(len(proclitics))], ""
				if !strings.Contains(pro, "ل") {
					en = enclitics[r.IntN(len(enclitics))]
				}
				b.WriteString(" " + pro + nouns[zipf.Uint64()] + en)
			}
			b.WriteString(".")
		}
		d.Text = b.String()
		n += len(d.Text)
		out = append(out, d)
	}
	return out, nil
}

// lexicon is the nouns and adjectives of the lexicon, in an order that is no
// alphabet's.
func lexicon() ([]string, error) {
	f, err := data.FS.Open("lexicon/nouns.tsv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []string
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		if lemma, _, ok := strings.Cut(sc.Text(), "\t"); ok && !strings.HasPrefix(lemma, "#") && !strings.Contains(lemma, " ") {
			out = append(out, lemma)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out, sc.Err()
}

// Collected are the dispatches of the JSON lines in a folder.
func Collected(dir string) ([]isnad.Dispatch, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("%s: no JSON lines there (%v)", dir, err)
	}
	var out []isnad.Dispatch
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range strings.Lines(string(b)) {
			n++
			var d struct{ Doc, Outlet, Date, Title, Text string }
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			out = append(out, isnad.Dispatch{Doc: d.Doc, Outlet: d.Outlet, Date: d.Date, Title: d.Title, Text: d.Text})
		}
	}
	return out, nil
}
