// Command scores measures the program against the annotated dispatches in
// -shared and writes the figures to -out, a golden file: a drop shows in the
// diff.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"isnad"
	"isnad/data"
	"isnad/eval"
	"isnad/pipeline"
)

func main() {
	shared := flag.String("shared", "../shared", "folder of the annotated dispatches")
	out := flag.String("out", "eval/scores.txt", "file of the figures")
	predicted := flag.String("predicted", "", "also write the predicted records to this file")
	flag.Parse()
	if err := run(*shared, *out, *predicted); err != nil {
		fmt.Fprintln(os.Stderr, "scores:", err)
		os.Exit(1)
	}
}

func run(shared, out, predicted string) error {
	names, err := filepath.Glob(filepath.Join(shared, "gold", "*.jsonl"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no annotated dispatches in %s", filepath.Join(shared, "gold"))
	}
	sort.Strings(names)
	r, err := pipeline.Load(data.FS, "")
	if err != nil {
		return err
	}
	var b, p bytes.Buffer
	fmt.Fprintln(&b, "# Made by: make eval. Claims, mentions, standing and chain by section 8 of the codebook.")
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		gold, err := eval.ReadRecords(name, f)
		f.Close()
		if err != nil {
			return err
		}
		var pred []isnad.Record
		for i := range gold {
			g := &gold[i]
			x, err := r.Read(&isnad.Dispatch{Doc: g.Doc, Outlet: g.Outlet, Date: g.Date, Text: g.Text})
			if err != nil {
				return fmt.Errorf("%s: %s: %w", name, g.Doc, err)
			}
			rec := r.Record(x)
			line, err := rec.JSON()
			if err != nil {
				return err
			}
			p.Write(append(line, '\n'))
			pred = append(pred, *rec)
		}
		s, err := eval.Score(gold, pred)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "\n## gold/%s\n", filepath.Base(name))
		s.Write(&b)
	}
	if predicted != "" {
		if err := os.WriteFile(predicted, p.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}
