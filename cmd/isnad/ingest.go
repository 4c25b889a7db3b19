package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"isnad/ingest"
)

type ingestFlags struct {
	outlet, date, lang, encoding string
	columns                      []string
	linked, fetch                bool
}

// register adds the flags that say how files are read.
func (o *ingestFlags) register(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.outlet, "outlet", "", "who publishes, for files that do not say")
	f.StringVar(&o.date, "date", "", "date of publication (2017, 2017-11 or 2017-11-19), for files that do not say")
	f.StringVar(&o.lang, "lang", "", "language (ar, fa, en …) in place of what the letters say")
	f.StringVar(&o.encoding, "encoding", "", "encoding of text and tables without a byte order mark (windows-1256, iso-8859-6 …)")
	f.StringSliceVar(&o.columns, "column", nil, "`FIELD=NAME`: which column or key holds a field (text, title, date, outlet, doc, lang, url, byline, forwarded)")
	f.BoolVar(&o.linked, "linked", false, "read a feed's items from the files that they link to, where those lie beside it")
	f.BoolVar(&o.fetch, "fetch", false, "fetch paths that begin with http:// or https://")
}

// options are the flags as the package takes them, with this program as the
// process that parses risky formats.
func (o *ingestFlags) options() (ingest.Options, error) {
	if !validDate(o.date) {
		return ingest.Options{}, exitError{exitMisuse, fmt.Sprintf("--date: %q is no ISO date; expected 2017, 2017-11 or 2017-11-19", o.date)}
	}
	if o.encoding != "" && !ingest.KnownEncoding(o.encoding) {
		return ingest.Options{}, exitError{exitMisuse, fmt.Sprintf("--encoding: %q is no encoding that is known; utf-8, utf-16le, windows-1256 and iso-8859-6 are among those that are", o.encoding)}
	}
	opts := ingest.Options{Outlet: o.outlet, Date: o.date, Lang: o.lang, Encoding: o.encoding, Linked: o.linked, Fetch: o.fetch, FetchLocal: true, Columns: map[string]string{}}
	for _, c := range o.columns {
		field, name, ok := strings.Cut(c, "=")
		if !ok || !slices.Contains(ingest.Fields(), field) || name == "" {
			return opts, exitError{exitMisuse, fmt.Sprintf("--column: %q is not FIELD=NAME with FIELD one of %s", c, strings.Join(ingest.Fields(), ", "))}
		}
		opts.Columns[field] = name
	}
	if exe, err := os.Executable(); err == nil {
		opts.Child = []string{exe, childCommandName}
	}
	return opts, nil
}

func ingestCommand() *cobra.Command {
	o := &ingestFlags{}
	all := false
	c := &cobra.Command{
		Use:   "ingest PATH…",
		Short: "Show which dispatches files hold, without keeping them",
		Long: `Read files of any format that docs/formats.md names, folders, archives and
exports, and print one JSON line a dispatch: doc, outlet, date, lang, title,
text, source, format. Nothing is kept, and no claims are read.

What cannot be read is reported with its place; the rest goes on, and the exit
code is 1 at the end. Pictures and other files without text are counted.

  isnad ingest report.docx page.html feed.xml
  isnad ingest --outlet سانا folder archive.zip result.json
  isnad ingest --column text=content --column date=day table.csv
  isnad ingest FILE… | isnad read -`,
		Args: misuse(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			opts, err := o.options()
			if err != nil {
				return err
			}
			opts.Stdin = c.InOrStdin()
			return printItems(c, args, opts, all)
		},
	}
	o.register(c)
	c.Flags().BoolVar(&all, "all", false, "report files without text one by one")
	return c
}

// itemLine is an item as it is printed.
type itemLine struct {
	Doc       string   `json:"doc"`
	Outlet    string   `json:"outlet"`
	Date      string   `json:"date"`
	Lang      string   `json:"lang"`
	Title     string   `json:"title,omitempty"`
	Text      string   `json:"text"`
	Source    string   `json:"source"`
	Format    string   `json:"format"`
	Encoding  string   `json:"encoding,omitempty"`
	URL       string   `json:"url,omitempty"`
	Byline    string   `json:"byline,omitempty"`
	Forwarded []string `json:"forwarded,omitempty"`
	Notes     []string `json:"notes,omitempty"`
}

func printItems(c *cobra.Command, args []string, opts ingest.Options, all bool) error {
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt)
	defer stop()
	out := bufio.NewWriterSize(c.OutOrStdout(), 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	prog := newProgress(c.ErrOrStderr())
	done, failed, passed := 0, 0, 0
	err := ingest.Walk(ctx, args, opts, func(it ingest.Item) error {
		if it.Err != nil {
			if errors.Is(it.Err, ingest.ErrNoReader) && !all {
				passed++
				return nil
			}
			failed++
			prog.clear()
			fmt.Fprintf(c.ErrOrStderr(), "isnad: %s: %v\n", it.Source, it.Err)
			return nil
		}
		done++
		prog.step(done)
		d := &it.Dispatch
		return enc.Encode(itemLine{d.Doc, d.Outlet, d.Date, d.Lang, d.Title, d.Text, it.Source, string(it.Format), it.Encoding, it.URL, it.Byline, it.Forwarded, it.Notes})
	})
	prog.clear()
	if ferr := out.Flush(); err == nil {
		err = ferr
	}
	if passed > 0 {
		fmt.Fprintf(c.ErrOrStderr(), "isnad: %d files without text passed over (--all names them)\n", passed)
	}
	switch {
	case errors.Is(err, context.Canceled):
		return exitError{exitFailed, fmt.Sprintf("interrupted; %d read", done)}
	case err != nil:
		return err
	case failed > 0:
		return exitError{exitFailed, fmt.Sprintf("%d read, %d not read", done, failed)}
	}
	return nil
}

const childCommandName = "parse-child"

// childCommand is what this program runs to parse risky formats in a process
// of its own; it is not for people.
func childCommand() *cobra.Command {
	return &cobra.Command{
		Use: childCommandName, Hidden: true, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return ingest.ServeChild(c.Context(), os.Stdin, os.Stdout)
		},
	}
}
