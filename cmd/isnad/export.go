package main

import (
	"archive/zip"
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"isnad"
	"isnad/corroborate"
	"isnad/export"
	"isnad/ingest/neardup"
	"isnad/store"
)

type exportOptions struct {
	store                      storeOptions
	filter                     filterOptions
	to, out, per, title        string
	excel, mask, keep, coarsen bool
	roundKm, embargoHours      float64
	now                        string
}

func exportCommand(s *settings) *cobra.Command {
	o := &exportOptions{}
	c := &cobra.Command{
		Use:   "export --to FORMAT [RECORDS…]",
		Short: "Write records in the forms that other tools read",
		Long: `Write records in the forms that other tools read, with a manifest that says
what they hold. RECORDS are files as isnad read prints them; without any, what
the filter keeps of the store is written, as people have ruled on it, and the
log of custody says so:

  jsonl        the records themselves
  csv          ACLED-like columns, a row a claim or a cluster (not ACLED data)
  hxl          the same rows under HXL tags
  geojson      points, routes and areas
  kml          placemarks with time spans
  ftm          FollowTheMoney entities
  jsonld       PROV-O for the chain, Web Annotation for the quote
  parquet      the rows with their types; geoparquet with points
  html         one page, Arabic and English, to read and print

Names of private persons are masked in all but jsonl.

  isnad export --to csv --out export/ records.jsonl
  isnad export --to csv --per cluster --excel records.jsonl
  isnad export --to geojson --round-km 10 --embargo-hours 72 records.jsonl
  isnad export --to html --out report.zip records.jsonl
  isnad export --to csv --collection bukamal --kind control

docs/exports.md describes each form and what it loses.`,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, s, args) },
	}
	f := c.Flags()
	o.store.flags(f)
	// Here --to names the format: the filter's last date is --until.
	chosen := pflag.NewFlagSet("filter", pflag.ContinueOnError)
	o.filter.flags(chosen)
	chosen.VisitAll(func(fl *pflag.Flag) {
		if fl.Name == "to" {
			fl.Name = "until"
		}
		f.AddFlag(fl)
	})
	f.StringVar(&o.to, "to", "", "`FORMAT`: jsonl, csv, hxl, geojson, kml, ftm, jsonld, parquet, geoparquet or html")
	f.StringVar(&o.out, "out", "isnad-export", "`DIR` to write to, or a file that ends in .zip")
	f.StringVar(&o.per, "per", "claim", "with csv and hxl: a row a claim or a cluster")
	f.BoolVar(&o.excel, "excel", false, "with csv and hxl: begin with a byte order mark, as spreadsheets want it")
	f.StringVar(&o.title, "title", "", "of the report or map")
	f.BoolVar(&o.mask, "mask-persons", false, "mask private persons in jsonl too")
	f.BoolVar(&o.keep, "keep-persons", false, "do not mask private persons")
	f.BoolVar(&o.coarsen, "coarsen-sources", false, "put a word for their kind in the place of sources in the field")
	f.Float64Var(&o.roundKm, "round-km", 0, "round points to a grid of so many `KM`")
	f.Float64Var(&o.embargoHours, "embargo-hours", 0, "hold back dispatches of the last `N` hours, and those without a date")
	f.StringVar(&o.now, "now", "", "time of the export instead of the clock's, RFC 3339: the same input then gives the same bytes")
	return c
}

func (o *exportOptions) options(s *settings) (export.Options, error) {
	e := export.Options{Format: export.Format(o.to), PerCluster: o.per == "cluster", Excel: o.excel, Title: o.title, KeepPersons: o.keep, MaskPersons: o.mask,
		RoundKm: o.roundKm, CoarsenSources: o.coarsen, EmbargoHours: o.embargoHours, Now: time.Now()}
	known := false
	for _, f := range export.Formats {
		known = known || f == e.Format
	}
	switch {
	case !known:
		return e, exitError{exitMisuse, fmt.Sprintf("--to: unknown format %q; expected one of %s", o.to, strings.Trim(fmt.Sprint(export.Formats), "[]"))}
	case o.per != "claim" && o.per != "cluster":
		return e, exitError{exitMisuse, fmt.Sprintf("--per: %q; expected claim or cluster", o.per)}
	case o.per == "cluster" && e.Format != export.CSV && e.Format != export.HXL:
		return e, exitError{exitMisuse, "--per cluster: only csv and hxl have rows a cluster"}
	case o.keep && o.mask:
		return e, exitError{exitMisuse, "--keep-persons and --mask-persons exclude each other"}
	case o.roundKm < 0 || o.embargoHours < 0:
		return e, exitError{exitMisuse, "--round-km and --embargo-hours cannot be negative"}
	}
	if o.now != "" {
		t, err := time.Parse(time.RFC3339, o.now)
		if err != nil {
			return e, exitError{exitMisuse, fmt.Sprintf("--now: %q is no time like 2026-01-31T12:00:00Z", o.now)}
		}
		e.Now = t
	}
	fsys, version, err := s.tree()
	if err != nil {
		return e, err
	}
	e.Program = "isnad " + programVersion() + " data " + version
	if e.Knowledge, err = corroborate.Load(fsys); err != nil {
		return e, err
	}
	e.Public, err = publicPersons(fsys)
	return e, err
}

// publicPersons are the ids of actors/persons.tsv.
func publicPersons(fsys fs.FS) (map[string]bool, error) {
	b, err := fs.ReadFile(fsys, "actors/persons.tsv")
	if err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for _, line := range strings.Split(string(b), "\n") {
		if id, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			out[id] = true
		}
	}
	return out, nil
}

func (o *exportOptions) run(c *cobra.Command, s *settings, args []string) error {
	e, err := o.options(s)
	if err != nil {
		return err
	}
	var m *export.Manifest
	if len(args) > 0 {
		e.Source = strings.Join(args, " ")
		m, err = exportTo(o.out, e, recordsOf(c.InOrStdin(), args))
	} else {
		m, err = o.fromStore(c, s, e)
	}
	if err != nil {
		return err
	}
	w := c.ErrOrStderr()
	for _, f := range m.Files {
		fmt.Fprintf(w, "%s  %d bytes\n", filepath.Join(o.out, f.Name), f.Bytes)
	}
	fmt.Fprintf(w, "%d dispatches, %d claims, %d rows", m.Counts.Dispatches, m.Counts.Claims, m.Counts.Rows)
	if m.Counts.Unlocated > 0 {
		fmt.Fprintf(w, "; %d claims without a point", m.Counts.Unlocated)
	}
	if m.Redactions.PersonsMasked {
		fmt.Fprintf(w, "; %d private persons masked", m.Redactions.Persons)
	}
	if m.Embargo.Hours > 0 {
		fmt.Fprintf(w, "; %d dispatches held back", m.Embargo.HeldBack)
	}
	fmt.Fprintln(w)
	return nil
}

// fromStore exports what the filter keeps of the store, and enters it in the
// log of custody.
func (o *exportOptions) fromStore(c *cobra.Command, s *settings, e export.Options) (*export.Manifest, error) {
	ctx, st, f, done, err := o.store.chosen(c, s, &o.filter)
	if err != nil {
		return nil, err
	}
	defer done()
	if e.Filter, err = json.Marshal(f); err != nil {
		return nil, err
	}
	e.Source = "store"
	m, err := exportTo(o.out, e, recordsIn(ctx, st, f))
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	h := sha256.Sum256(b)
	return m, st.Exported(ctx, f, string(e.Format), m.Counts.Claims, hex.EncodeToString(h[:]))
}

// recordsIn are the records of the store that the filter keeps, with rulings
// applied; where the filter speaks of claims, only the claims that it keeps.
// Dispatches of several collections bear the collection's name before their
// own, so that each is named once.
func recordsIn(ctx context.Context, st *store.Store, f isnad.Filter) iter.Seq2[export.Record, error] {
	return func(yield func(export.Record, error) bool) {
		var keep map[string]bool
		if f.OfClaims() {
			keep = map[string]bool{}
			err := st.EachClaim(ctx, f, func(c *store.Claim) error {
				keep[c.ID] = true
				return nil
			})
			if err != nil {
				yield(export.Record{}, err)
				return
			}
		}
		err := st.EachDispatch(ctx, f, func(d *store.Dispatch, r *isnad.Record) error {
			if d.Purged || r == nil {
				return nil
			}
			if keep != nil {
				var claims []isnad.ClaimRecord
				for _, c := range r.Claims {
					if keep[c.ID] {
						claims = append(claims, c)
					}
				}
				r.Claims = claims
			}
			if len(f.Collections) != 1 {
				r.Doc = d.Collection + "/" + r.Doc
			}
			x := export.Record{Record: r, Group: d.Group, Published: d.Published}
			if n := len(d.Forwarded); n > 0 {
				x.ForwardedFrom = d.Forwarded[n-1]
			}
			if !yield(x, nil) {
				return errStop
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(export.Record{}, err)
		}
	}
}

// exportTo writes into a folder or, where the name ends in .zip, an archive.
func exportTo(out string, e export.Options, records iter.Seq2[export.Record, error]) (*export.Manifest, error) {
	if !strings.EqualFold(filepath.Ext(out), ".zip") {
		return export.Write(export.Folder(out), records, e)
	}
	f, err := export.Folder(filepath.Dir(out)).Create(filepath.Base(out))
	if err != nil {
		return nil, err
	}
	z := zip.NewWriter(f)
	m, err := export.Write(export.Archive{Zip: z, Time: e.Now.UTC()}, records, e)
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		if a, ok := f.(interface{ Abandon() }); ok {
			a.Abandon()
		}
		return nil, err
	}
	return m, f.Close()
}

// recordsOf reads records from files, line by line, and finds their groups of
// near duplicates as it goes: a dispatch's group is named by the first like it.
func recordsOf(stdin io.Reader, names []string) iter.Seq2[export.Record, error] {
	return func(yield func(export.Record, error) bool) {
		var like neardup.Index[int]
		var group []string
		for _, name := range names {
			err := eachRecord(name, stdin, func(r *isnad.Record) bool {
				sig := neardup.Of(r.Text)
				g := r.Doc
				if m := like.Like(&sig, neardup.Same); len(m) > 0 {
					g = group[m[0].ID]
				}
				like.Add(len(group), &sig)
				group = append(group, g)
				return yield(export.Record{Record: r, Group: g}, nil)
			})
			if errors.Is(err, errStop) {
				return
			}
			if err != nil {
				yield(export.Record{}, err)
				return
			}
		}
	}
}

var errStop = errors.New("stopped")

// eachRecord calls fn with each record of a file, until it returns false
// (errStop). An error names the line.
func eachRecord(name string, stdin io.Reader, fn func(*isnad.Record) bool) error {
	r := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		r = f
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<20), 256<<20)
	for n := 1; sc.Scan(); n++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		rec := new(isnad.Record)
		if err := json.Unmarshal(sc.Bytes(), rec); err != nil {
			return fmt.Errorf("%s:%d: no record: %w", name, n, err)
		}
		if rec.Text == "" && rec.Claims == nil {
			return fmt.Errorf(`%s:%d: no record: it has neither "text" nor "claims"; isnad read makes records of dispatches`, name, n)
		}
		if !fn(rec) {
			return errStop
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
