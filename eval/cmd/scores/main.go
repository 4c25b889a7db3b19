// Command scores measures the program against the annotated dispatches in
// -shared and writes the figures to -out, a golden file: a drop shows in the
// diff.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"

	"isnad"
	"isnad/data"
	"isnad/eval"
	"isnad/pipeline"
)

func main() {
	shared := flag.String("shared", "../shared", "folder of the annotated dispatches")
	homonyms := flag.String("homonyms", "eval/homonyms.jsonl", "file of places whose names have candidates far apart")
	dev := flag.String("dev", "eval/dev", "folder of the project's annotated dispatches that were used in its making")
	held := flag.String("held", "eval/held", "folder of the project's annotated dispatches that were kept from its making")
	real := flag.String("real", "eval/real/annotation.jsonl", "annotation of texts in shared/texts that was used in the making, in offsets")
	fresh := flag.String("fresh", "eval/fresh", "folder of annotations of other texts in shared/texts, in offsets")
	causes := flag.String("errors", "eval/errors.txt", "file of why claims are missed or extra")
	out := flag.String("out", "eval/scores.txt", "file of the figures")
	referee := flag.String("referee", "", "also run this scoring program on the same files and fail where its figures differ")
	predicted := flag.String("predicted", "", "also write the predicted records to this file")
	flag.Parse()
	if err := run(*shared, *homonyms, *dev, *held, *real, *fresh, *causes, *out, *predicted, *referee); err != nil {
		fmt.Fprintln(os.Stderr, "scores:", err)
		os.Exit(1)
	}
}

func run(shared, homonyms, dev, held, real, fresh, causes, out, predicted, referee string) error {
	names, err := filepath.Glob(filepath.Join(shared, "gold", "*.jsonl"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no annotated dispatches in %s", filepath.Join(shared, "gold"))
	}
	sort.Strings(names)
	made, err := filepath.Glob(filepath.Join(dev, "*.jsonl"))
	if err != nil {
		return err
	}
	sort.Strings(made)
	kept, err := filepath.Glob(filepath.Join(held, "*.jsonl"))
	if err != nil {
		return err
	}
	sort.Strings(kept)
	names = append(append(names, made...), kept...)
	r, err := pipeline.Load(data.FS, "")
	if err != nil {
		return err
	}
	var b, p, predictions, why bytes.Buffer
	fmt.Fprintln(&why, "# Made by: make eval. Why annotated claims are missed and why claims are extra (isnad score --errors).")
	fmt.Fprintln(&b, "# Made by: make eval. Claims, mentions, standing and chain by section 8 of the codebook.")
	for _, name := range names {
		gold, err := eval.ReadFile(name)
		if err != nil {
			return err
		}
		pred, err := eval.Read(gold, r.ReadRecord)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for i := range pred {
			line, err := pred[i].JSON()
			if err != nil {
				return err
			}
			p.Write(append(line, '\n'))
		}
		s, err := eval.Score(gold, pred)
		if err != nil {
			return err
		}
		title := "gold/" + filepath.Base(name)
		switch {
		case slices.Contains(kept, name):
			title = name + " (written for the project, kept from its making)"
		case filepath.Dir(name) == filepath.Clean(dev):
			title = name + " (written for the project and used in its making: no measure of what it does elsewhere)"
		}
		fmt.Fprintf(&b, "\n## %s\n", title)
		s.Write(&b)
		if !slices.Contains(kept, name) { // whoever makes the program does not look at what it misses there
			fmt.Fprintf(&why, "\n## %s\n", title)
			eval.Explain(gold, pred).Write(&why)
		}
		if referee != "" {
			if err := agree(referee, name, s, &p); err != nil {
				return err
			}
			fmt.Fprintln(&b, "referee                    prints the same figures")
		}
		predictions.Write(p.Bytes())
		p.Reset()
	}
	texts := filepath.Join(shared, "texts")
	if err := standoff(&b, r, real, texts, "used in the making: no measure of what it does elsewhere"); err != nil {
		return err
	}
	unseen, err := filepath.Glob(filepath.Join(fresh, "*.jsonl"))
	if err != nil {
		return err
	}
	if len(unseen) == 0 {
		return fmt.Errorf("%s: no annotated texts", fresh)
	}
	for _, path := range unseen { // in the order of their names
		if err := standoff(&b, r, path, texts, "kept from the making"); err != nil {
			return err
		}
	}
	if err := measure(&b, r, filepath.Join(shared, "corpora")); err != nil {
		return err
	}
	if err := resolved(&b, r, homonyms); err != nil {
		return err
	}
	if err := os.WriteFile(causes, why.Bytes(), 0o644); err != nil {
		return err
	}
	if predicted != "" {
		if err := os.WriteFile(predicted, predictions.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// standoff writes the figures on texts that are annotated by offsets. Why claims
// are missed in them is not told.
func standoff(b *bytes.Buffer, r *pipeline.Reader, path, texts, what string) error {
	fmt.Fprintf(b, "\n## %s (%s)\n", path, what)
	gold, err := eval.ReadStandoff(path, texts)
	if errors.Is(err, eval.ErrNoTexts) {
		fmt.Fprintln(b, "not found")
		return nil
	}
	if err != nil {
		return err
	}
	pred, err := eval.Read(gold, r.ReadRecord)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	s, err := eval.Score(gold, pred)
	if err != nil {
		return err
	}
	s.Write(b)
	return nil
}

// measure writes the figures of the recogniser on the labelled corpora, those
// of them that are there.
func measure(b *bytes.Buffer, r *pipeline.Reader, corpora string) error {
	fmt.Fprintln(b, "\n## names: exact spans and types, P R F1")
	for _, f := range [][2]string{{"anercorp/dev.tsv", "news"}, {"aqmar/dev.tsv", "wiki"}, {"aqmar/test.tsv", "wiki"}} {
		if err := on(b, corpora, f[0], eval.ReadBIOFile, func(gold []eval.Tagged) string {
			c := eval.Entities(gold, func(w [][]string) [][]string { return r.TagAll(f[1], w) })
			return fmt.Sprintf("model %s  PER %v  LOC %v  ORG %v  MISC %v  micro %v", f[1], c["PER"], c["LOC"], c["ORG"], c["MISC"], c["micro"])
		}); err != nil {
			return err
		}
	}
	fmt.Fprintln(b, "\n## names of fine types, brought to persons, places (GPE, LOC) and organisations by the corpus's labels.tsv, clitics joined again (newsfane is text of anercorp, some of which the model is trained on: no measure of what it does elsewhere)")
	for _, f := range [][2]string{{"newsfane", "news"}, {"wikifane", "wiki"}} {
		types, err := eval.ReadLabels(filepath.Join(corpora, f[0], "labels.tsv"))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := on(b, corpora, f[0]+"/dev.tsv", eval.ReadBIOFile, func(gold []eval.Tagged) string {
			c := eval.Entities(eval.Joined(eval.Map(gold, types)), func(w [][]string) [][]string { return r.TagAll(f[1], w) })
			return fmt.Sprintf("model %s  PER %v  LOC %v  ORG %v  micro %v", f[1], c["PER"], c["LOC"], c["ORG"], c["micro"])
		}); err != nil {
			return err
		}
	}
	fmt.Fprintln(b, "\n## times: exact spans, P R F1")
	for _, f := range []string{"wojood-sample/dev.tsv", "wojood-sample/test.tsv"} {
		if err := on(b, corpora, f, eval.ReadBIOFile, func(gold []eval.Tagged) string {
			return eval.Entities(eval.Map(gold, eval.TimeTypes), r.TagTimes)["micro"].String()
		}); err != nil {
			return err
		}
	}
	fmt.Fprintln(b, "\n## places in short messages")
	for _, f := range []string{"idrisi-ra/lmr/test.jsonl"} { // dev is trained on; see internal/nertrain
		if err := on(b, corpora, f, eval.ReadPosts, func(posts []eval.Post) string {
			return eval.PostScore(posts, r.PostPlaces).String()
		}); err != nil {
			return err
		}
	}
	return on(b, corpora, "idrisi-ra/lmd/dev.jsonl", eval.ReadPosts, func(posts []eval.Post) string {
		return eval.PointScore(posts, r.Points).String()
	})
}

// resolved writes the figures of places whose names have candidates more than
// 15 km apart, read by the whole program.
func resolved(b *bytes.Buffer, r *pipeline.Reader, path string) error {
	cases, err := eval.ReadHomonyms(path)
	if err != nil {
		return err
	}
	fmt.Fprintln(b, "\n## places of many candidates, read by the whole program (eval/homonyms.jsonl)")
	for _, part := range []string{"dev", "held"} {
		s, _, err := eval.HomonymScore(cases, part, func(d *isnad.Dispatch) ([]isnad.Mention, error) {
			x, err := r.Read(d)
			if err != nil {
				return nil, err
			}
			return x.Mentions, nil
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "%-26s %v\n%-26s %s\n", part, s["all"], "", eval.ByContext(s))
	}
	return nil
}

// on writes the line of one corpus, or that it is not there.
func on[T any](b *bytes.Buffer, corpora, name string, read func(path string) (T, error), score func(gold T) string) error {
	line := "not found"
	gold, err := read(filepath.Join(corpora, name))
	if err == nil {
		line = score(gold)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fmt.Fprintf(b, "%-26s %s\n", name, line)
	return nil
}

// agree runs the referee on the same records and compares the figures.
func agree(referee, gold string, s *eval.Scores, pred *bytes.Buffer) error {
	f, err := os.CreateTemp("", "predicted-*.jsonl")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(pred.Bytes()); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	out, err := exec.Command("python3", referee, gold, f.Name(), "--json").Output()
	if err != nil {
		return fmt.Errorf("referee: %w", err)
	}
	type prf struct{ P, R, F1 float64 }
	var r struct {
		Mentions, Claims prf
		Partly           prf     `json:"mentions_partly"`
		Loose            prf     `json:"claims_loose"`
		Located          float64 `json:"located_within_10km"`
		Chain            float64
	}
	if err := json.Unmarshal(out, &r); err != nil {
		return fmt.Errorf("referee: %w", err)
	}
	for _, x := range []struct {
		name      string
		ours, his float64
	}{
		{"mentions", s.Mentions.F1, r.Mentions.F1}, {"mentions partly", s.MentionsPartly.F1, r.Partly.F1},
		{"claims P", s.Claims.P, r.Claims.P}, {"claims R", s.Claims.R, r.Claims.R}, {"claims F1", s.Claims.F1, r.Claims.F1},
		{"claims loose", s.Loose.F1, r.Loose.F1}, {"located", s.Located.Percent, r.Located}, {"chain", s.Chain.Percent, r.Chain},
	} {
		if math.Abs(x.ours-x.his) > 0.05 {
			return fmt.Errorf("%s: the referee has %.1f, we have %.1f", x.name, x.his, x.ours)
		}
	}
	return nil
}
