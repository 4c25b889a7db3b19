package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isnad"
	"isnad/pipeline"
)

type readOptions struct {
	outlet, date, format, layer string
	explain                     bool
}

func readCommand(s *settings) *cobra.Command {
	o := &readOptions{}
	c := &cobra.Command{
		Use:   "read FILE… | -",
		Short: "Read dispatches and print their claims",
		Long: `Read dispatches and print one record a line: mentions and claims, each claim
with its quote, its standing and its chain of sources.

A FILE is plain text in UTF-8, one dispatch, or JSON lines (.jsonl) with one
{"doc", "outlet", "date", "title", "text"} a line. - reads standard input.
What cannot be read is reported with its place; the rest goes on, and the exit
code is 1 at the end.

  isnad read report.txt                       records as JSON lines
  isnad read --format table report.txt        for people
  isnad read --layer mentions report.txt      one layer: sentences, tokens,
                                              mentions or claims
  isnad read --outlet سانا --date 2017-11-19 report.txt`,
		Args: misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, s, args) },
	}
	f := c.Flags()
	f.StringVar(&o.outlet, "outlet", "", "who publishes, for files that do not say")
	f.StringVar(&o.date, "date", "", "date of publication (2017, 2017-11 or 2017-11-19), for files that do not say")
	f.StringVar(&o.format, "format", "jsonl", "jsonl, or table for people")
	f.StringVar(&o.layer, "layer", "", "print one layer instead: sentences, tokens, mentions, phrases or claims")
	f.BoolVar(&o.explain, "explain", false, "with a table: name the frame that made each claim")
	return c
}

func (o *readOptions) run(c *cobra.Command, s *settings, args []string) error {
	switch o.format {
	case "jsonl", "table":
	default:
		return exitError{exitMisuse, fmt.Sprintf("--format: unknown format %q; expected jsonl or table", o.format)}
	}
	switch o.layer {
	case "", "sentences", "tokens", "mentions", "phrases", "claims":
	default:
		return exitError{exitMisuse, fmt.Sprintf("--layer: unknown layer %q; expected sentences, tokens, mentions, phrases or claims", o.layer)}
	}
	if !validDate(o.date) {
		return exitError{exitMisuse, fmt.Sprintf("--date: %q is no ISO date; expected 2017, 2017-11 or 2017-11-19", o.date)}
	}
	r, err := s.reader()
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
	defer out.Flush()
	var failed, done int
	prog := newProgress(c.ErrOrStderr())
	err = inOrder(func(give func(func() answer) error) error {
		for _, name := range args {
			err := eachDispatch(name, c.InOrStdin(), func(where string, d *isnad.Dispatch, err error) error {
				return give(func() answer { return o.answer(r, where, d, err) })
			})
			var pe *os.PathError
			if errors.As(err, &pe) {
				err = give(func() answer { return answer{where: name, err: pe.Err} })
			}
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	}, func(a answer) error {
		if a.err != nil {
			failed++
			prog.clear()
			fmt.Fprintf(c.ErrOrStderr(), "isnad: %s: %v\n", a.where, a.err)
			return nil
		}
		done++
		prog.step(done)
		_, err := out.Write(a.text)
		return err
	})
	if err != nil {
		return err
	}
	prog.clear()
	if err := out.Flush(); err != nil {
		return err
	}
	if failed > 0 {
		return exitError{exitFailed, fmt.Sprintf("%d read, %d not read", done, failed)}
	}
	return nil
}

// answer is what is printed of a dispatch, or why it was not read.
type answer struct {
	where string
	text  []byte
	err   error
}

// answer reads a dispatch, unless err has kept it from being read.
func (o *readOptions) answer(r *pipeline.Reader, where string, d *isnad.Dispatch, err error) answer {
	if err != nil {
		return answer{where: where, err: err}
	}
	if d.Outlet == "" {
		d.Outlet = o.outlet
	}
	if d.Date == "" {
		d.Date = o.date
	}
	x, err := r.Read(d)
	if err != nil {
		return answer{where: where, err: err}
	}
	var text bytes.Buffer
	w := bufio.NewWriter(&text)
	if err := o.print(w, r, x); err != nil {
		return answer{where: where, err: err}
	}
	if err := w.Flush(); err != nil {
		return answer{where: where, err: err}
	}
	x.Free()
	return answer{where: where, text: text.Bytes()}
}

func validDate(s string) bool {
	if s == "" {
		return true
	}
	for _, form := range []string{"2006", "2006-01", time.DateOnly} {
		if len(s) == len(form) {
			_, err := time.Parse(form, s)
			return err == nil
		}
	}
	return false
}

// input is a dispatch as JSON lines give it.
type input struct {
	Doc    string  `json:"doc"`
	ID     string  `json:"id"`
	Outlet string  `json:"outlet"`
	Date   *string `json:"date"`
	Title  string  `json:"title"`
	Lang   string  `json:"lang"`
	Text   *string `json:"text"`
}

// eachDispatch calls fn for every dispatch of a file, or with the error that
// kept one from being read; where tells the place. Memory is bounded: no more
// than the limit of one dispatch is held.
func eachDispatch(name string, stdin io.Reader, fn func(where string, d *isnad.Dispatch, err error) error) error {
	var r io.Reader = stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		if st, err := f.Stat(); err == nil && st.IsDir() {
			return fn(name, nil, errors.New("is a folder; name its files"))
		}
		r = f
	}
	br := bufio.NewReaderSize(r, 1<<16)
	head, err := br.Peek(512)
	if err != nil && err != io.EOF && len(head) == 0 {
		return err
	}
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".jsonl" || ext == ".ndjson" || ext == ".json" || looksLikeJSON(head) {
		return eachLine(name, br, fn)
	}
	b, err := io.ReadAll(io.LimitReader(br, pipeline.Limit+1))
	if err != nil {
		return err
	}
	doc := "stdin"
	if name != "-" {
		doc = strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	}
	// A byte order mark is no part of the text.
	text := strings.TrimPrefix(string(b), "\ufeff")
	if strings.TrimSpace(text) == "" {
		return fn(name, nil, pipeline.ErrEmpty)
	}
	return fn(name, &isnad.Dispatch{Doc: doc, Text: text}, nil)
}

func looksLikeJSON(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return len(head) > 1 && head[0] == '{' && bytes.Contains(head, []byte(`"`))
}

// eachLine reads JSON lines. A line past the limit is passed over whole.
func eachLine(name string, br *bufio.Reader, fn func(string, *isnad.Dispatch, error) error) error {
	const limit = 2*pipeline.Limit + 1<<16 // a character may be escaped into more bytes
	for n := 1; ; n++ {
		line, over, err := readLine(br, limit)
		if err == io.EOF && len(line) == 0 && !over {
			return nil
		}
		if err != nil && err != io.EOF {
			return err
		}
		where := fmt.Sprintf("%s:%d", name, n)
		if over {
			if e := fn(where, nil, pipeline.ErrTooLarge); e != nil {
				return e
			}
		} else if len(bytes.TrimSpace(line)) > 0 {
			d, perr := parseLine(name, n, bytes.TrimPrefix(line, []byte("\ufeff")))
			if e := fn(where, d, perr); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

func readLine(br *bufio.Reader, limit int) (line []byte, over bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if !over {
			if len(line)+len(part) > limit {
				over, line = true, nil
			} else {
				line = append(line, part...)
			}
		}
		if err != bufio.ErrBufferFull {
			return line, over, err
		}
	}
}

func parseLine(name string, n int, line []byte) (*isnad.Dispatch, error) {
	var in input
	if err := json.Unmarshal(line, &in); err != nil {
		var se *json.SyntaxError
		if errors.As(err, &se) {
			return nil, fmt.Errorf("column %d: no JSON object: %w", se.Offset, err)
		}
		return nil, fmt.Errorf("no dispatch: %w", err)
	}
	if in.Text == nil {
		return nil, errors.New(`no "text"`)
	}
	d := &isnad.Dispatch{Doc: in.Doc, Outlet: in.Outlet, Title: in.Title, Lang: in.Lang, Text: *in.Text}
	if in.Date != nil {
		d.Date = *in.Date
	}
	if d.Doc == "" {
		d.Doc = in.ID
	}
	if d.Doc == "" {
		d.Doc = fmt.Sprintf("%s-%d", strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), n)
	}
	return d, nil
}

func (o *readOptions) print(w *bufio.Writer, r *pipeline.Reader, x *pipeline.Reading) error {
	rec := r.Record(x)
	switch {
	case o.layer == "sentences" || o.layer == "tokens":
		return printSentences(w, x, o.layer == "tokens")
	case o.layer == "phrases":
		_, err := io.WriteString(w, r.Frames.Phrases(x.Dispatch.Text, x.Sentences, x.All))
		return err
	case o.format == "table":
		return printTable(w, rec, o.layer, o.explain)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	switch o.layer {
	case "mentions":
		return enc.Encode(struct {
			Doc      string                `json:"doc"`
			Mentions []isnad.MentionRecord `json:"mentions"`
		}{rec.Doc, rec.Mentions})
	case "claims":
		return enc.Encode(struct {
			Doc    string              `json:"doc"`
			Claims []isnad.ClaimRecord `json:"claims"`
		}{rec.Doc, rec.Claims})
	}
	return enc.Encode(rec)
}
