// Nertrain trains the sequence models of ner on the labelled corpora and
// writes data/ner/*.model. The same corpora, lexicons and flags give the same
// bytes.
//
//	go run ./internal/nertrain -corpora ../shared/corpora -out data/ner   # some three minutes
//
// Trained on: ANERcorp train (CC BY-SA 4.0), AQMAR train (CC BY-SA 3.0),
// WikiFANE train (CC BY-SA 3.0; clitics joined again, types mapped to four),
// and, for short messages, IDRISI-RA train and dev (CC BY 4.0). The settings for
// short messages were chosen on dev with -tune, which leaves it out; test alone
// measures the model that is written. NewsFANE is the text of ANERcorp again and
// CLEANANERCorp is under the GPL: neither is used.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isnad"
	"isnad/data"
	"isnad/eval"
	"isnad/ner"
	"isnad/ner/seq"
	"isnad/pipeline"
)

func main() {
	log.SetFlags(log.Ltime)
	corpora := flag.String("corpora", "../shared/corpora", "folder of the labelled corpora")
	out := flag.String("out", "data/ner", "folder of the models; empty: only measure")
	runs := flag.Int("runs", 6, "trainings that are averaged")
	epochs := flag.Int("epochs", 6, "passes over the corpora")
	keep := flag.Int("keep", 240000, "features that a model keeps")
	miss := flag.Float64("miss", 30, "cost of a missed entity")
	falsely := flag.Float64("false", 8, "cost of a false entity")
	which := flag.String("only", "", "make one of: clusters, names, posts")
	fane := flag.Float64("wikifane", 1, "weight of WikiFANE; 0 leaves it out")
	pr := flag.Int("posts-runs", 12, "trainings on the short messages that are averaged")
	pe := flag.Int("posts-epochs", 16, "passes over the short messages")
	mp := flag.Float64("posts-miss", 40, "cost of a missed place in short messages")
	fp := flag.Float64("posts-false", 12, "cost of a false place in short messages")
	tune := flag.Bool("tune", false, "leave the dev part of the short messages out, to choose settings by it")
	flag.Parse()
	r, err := pipeline.Load(data.FS, "nertrain")
	if err != nil {
		log.Fatal(err)
	}
	t := &training{r: r, dir: *corpora, out: *out, opt: seq.Options{Epochs: *epochs, Runs: *runs, Seed: 1, MinSeen: 2, Miss: *miss, False: *falsely, Wrong: *miss, Keep: *keep, Log: log.Printf}}
	if t.parts = []string{"train"}; !*tune {
		t.parts = append(t.parts, "dev")
	}
	if *out != "" && (*which == "" || *which == "clusters") {
		if err := t.clusters(*out); err != nil {
			log.Fatal(err)
		}
		if err := r.Ner.Recluster(os.DirFS(filepath.Dir(*out)), filepath.Base(*out)); err != nil {
			log.Fatal(err)
		}
	}
	if *which == "" || *which == "names" {
		if err := t.names(*fane); err != nil {
			log.Fatal(err)
		}
	}
	if *which == "" || *which == "posts" {
		t.opt.Miss, t.opt.False, t.opt.Wrong, t.opt.Epochs, t.opt.Runs = *mp, *fp, *mp, *pe, *pr
		if err := t.posts(); err != nil {
			log.Fatal(err)
		}
	}
}

type training struct {
	r        *pipeline.Reader
	dir, out string
	parts    []string // of IDRISI-RA, that the short messages are
	opt      seq.Options
}

var four = []string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"}

func (t *training) names(fane float64) error {
	t.opt.Labels, t.opt.Domains = four, 3
	aner, err := eval.ReadBIOFile(filepath.Join(t.dir, "anercorp/train.tsv"))
	if err != nil {
		return err
	}
	aqmar, err := eval.ReadBIOFile(filepath.Join(t.dir, "aqmar/train.tsv"))
	if err != nil {
		return err
	}
	var ex []seq.Example
	ex = t.examples(ex, aner, 0, 1)
	ex = t.examples(ex, aqmar, 1, 1)
	if fane > 0 {
		types, err := labels(filepath.Join(t.dir, "wikifane/labels.tsv"))
		if err != nil {
			return err
		}
		wiki, err := eval.ReadBIOFile(filepath.Join(t.dir, "wikifane/train.tsv"))
		if err != nil {
			return err
		}
		ex = t.examples(ex, eval.Joined(eval.Map(wiki, types)), 2, fane)
	}
	tr, err := seq.Train(ex, t.opt)
	if err != nil {
		return err
	}
	for d, genre := range []string{"news", "wiki"} {
		m := tr.Model(d)
		t.r.Ner.SetModel(genre, m)
		if err := t.write(genre, m); err != nil {
			return err
		}
		for _, part := range []string{"anercorp/dev.tsv", "aqmar/dev.tsv", "aqmar/test.tsv"} {
			gold, err := eval.ReadBIOFile(filepath.Join(t.dir, part))
			if err != nil {
				return err
			}
			c := eval.Entities(gold, func(w [][]string) [][]string { return t.r.TagAll(genre, w) })
			log.Printf("%s on %s: PER %v  LOC %v  ORG %v  MISC %v  micro %v", genre, part, c["PER"], c["LOC"], c["ORG"], c["MISC"], c["micro"])
		}
	}
	return nil
}

func (t *training) write(genre string, m *seq.Model) error {
	if t.out == "" {
		return nil
	}
	if err := os.MkdirAll(t.out, 0o755); err != nil {
		return err
	}
	f, err := os.Create(filepath.Join(t.out, genre+".model"))
	if err != nil {
		return err
	}
	if err := m.Write(f); err != nil {
		return err
	}
	n, _ := f.Seek(0, 1)
	log.Printf("%s: %d features, %d bytes", genre, m.Features(), n)
	return f.Close()
}

// examples adds the sentences of a corpus. A token of ours that lies inside a
// corpus token, or between two of one entity, takes the label on.
func (t *training) examples(ex []seq.Example, corpus []eval.Tagged, domain int, weight float64) []seq.Example {
	index := map[string]uint8{}
	for i, l := range t.opt.Labels {
		index[l] = uint8(i)
	}
	words := make([][]string, len(corpus))
	for i := range corpus {
		words[i] = corpus[i].Tokens
	}
	parsed := t.r.ParseAll(words)
	for i, c := range corpus {
		s, at := &parsed[i].Sentence, parsed[i].At
		gold := make([]uint8, len(s.Tokens))
		last := -1
		for i, tag := range c.Tags {
			if at[i] < 0 {
				continue
			}
			gold[at[i]] = index[tag]
			if strings.HasPrefix(tag, "I-") {
				for j := last + 1; j < at[i]; j++ {
					gold[j] = index[tag]
				}
			}
			last = at[i]
		}
		fix(t.opt.Labels, gold)
		ex = append(ex, seq.Example{Domain: domain, Feats: t.r.Ner.Features(parsed[i].Text, s, parsed[i].Context), Gold: gold, Weight: weight})
	}
	return ex
}

// fix makes an I-X without X before it a B-X.
func fix(labels []string, gold []uint8) {
	for i, g := range gold {
		l := labels[g]
		if strings.HasPrefix(l, "I-") && (i == 0 || gold[i-1] != g && gold[i-1] != g-1) {
			gold[i] = g - 1
		}
	}
}

// labels reads the coarse types of the fine ones and maps them to four.
func labels(path string) (map[string]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	coarse := map[string]string{"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "MISC", "VEH": "MISC", "WEA": "MISC", "PROD": "MISC"}
	out := map[string]string{}
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		fine, c, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: expected two columns", path, n+1)
		}
		out[fine] = coarse[c]
	}
	return out, nil
}

func (t *training) posts() error {
	t.opt.Labels, t.opt.Domains = []string{"O", "B-LOC", "I-LOC", "B-LOCP", "I-LOCP"}, 1
	var ex []seq.Example
	var posts []eval.Post
	for _, part := range t.parts {
		more, err := eval.ReadPosts(filepath.Join(t.dir, "idrisi-ra/lmr", part+".jsonl"))
		if err != nil {
			return err
		}
		posts = append(posts, more...)
	}
	for _, p := range posts {
		s := t.r.Whole(p.Text)
		gold := make([]uint8, len(s.Tokens))
		for _, m := range standing(p.Text, p.Spans()) {
			b := uint8(1)
			for j := range s.Tokens {
				if s.Tokens[j].End > m.Start && s.Tokens[j].Start < m.End {
					if b == 1 && m.Start == s.Tokens[j].Start && t.r.Ner.NameStart(p.Text, &s, j) != s.Tokens[j].Start {
						b = 3
					}
					gold[j] = b
					if b&1 == 1 {
						b++
					}
				}
			}
		}
		x := new(ner.Context)
		x.Add(t.r.Ner, p.Text, &s)
		ex = append(ex, seq.Example{Feats: t.r.Ner.PostFeatures(p.Text, &s, x), Gold: gold})
	}
	tr, err := seq.Train(ex, t.opt)
	if err != nil {
		return err
	}
	m := tr.Model(0)
	t.r.Ner.SetModel("posts", m)
	if err := t.write("posts", m); err != nil {
		return err
	}
	for _, part := range []string{"dev", "test"} {
		if slices.Contains(t.parts, part) {
			continue // what it has learnt measures nothing
		}
		gold, err := eval.ReadPosts(filepath.Join(t.dir, "idrisi-ra/lmr", part+".jsonl"))
		if err != nil {
			return err
		}
		log.Printf("posts on %s: %v", part, eval.PostScore(gold, t.r.PostPlaces))
	}
	return nil
}

// standing moves the places that are labelled as a part of a longer hashtag to
// where the same word stands alone unlabelled, if it does: the corpus labels what
// stands alone, and some of its offsets point at the first place where the word
// occurs (#سيول_الكويت … #الكويت).
func standing(text string, spans []isnad.Span) []isnad.Span {
	out := slices.Clone(spans)
	for i, s := range spans {
		if !joined(text, s) {
			continue
		}
		for from := 0; ; {
			at := strings.Index(text[from:], text[s.Start:s.End])
			if at < 0 {
				break
			}
			n := isnad.Span{Start: from + at, End: from + at + s.End - s.Start}
			from = n.End
			if joined(text, n) || slices.ContainsFunc(out, func(o isnad.Span) bool { return o.Start < n.End && n.Start < o.End }) {
				continue
			}
			out[i] = n
			break
		}
	}
	return out
}

// joined reports a span with a letter or an underscore at one of its ends.
func joined(text string, s isnad.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	behind, _ := utf8.DecodeRuneInString(text[s.End:])
	part := func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }
	return part(before) || part(behind)
}
