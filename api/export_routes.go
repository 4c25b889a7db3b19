package api

import (
	"archive/zip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/export"
	"isnad/store"
)

var media = map[export.Format]Format{
	export.JSONL: {Media: "application/jsonl", Ext: ".jsonl"}, export.CSV: {Media: "text/csv", Ext: ".csv"}, export.HXL: {Media: "text/csv", Ext: ".csv"},
	export.GeoJSON: {Media: "application/geo+json", Ext: ".geojson"}, export.KML: {Media: "application/vnd.google-earth.kml+xml", Ext: ".kml"},
	export.FTM: {Media: "application/jsonl", Ext: ".ftm.json"}, export.JSONLD: {Media: "application/ld+json", Ext: ".jsonld"},
	export.Parquet: {Media: "application/vnd.apache.parquet", Ext: ".parquet"}, export.GeoParquet: {Media: "application/vnd.apache.parquet", Ext: ".geoparquet"},
	export.Report: {Media: "text/html", Ext: ".html"},
}

func formats() []Format {
	out := make([]Format, 0, len(export.Formats))
	for _, f := range export.Formats {
		x := media[f]
		x.Name = string(f)
		out = append(out, x)
	}
	return out
}

// options are the export's, of what was asked for.
func (s *Server) options(in *ExportQuery) (export.Options, error) {
	if in.Rows == "cluster" && in.Format != string(export.CSV) && in.Format != string(export.HXL) {
		return export.Options{}, fault("query.rows", "only csv and hxl have rows a cluster", in.Rows)
	}
	f, err := json.Marshal(in.Filter.isnad())
	if err != nil {
		return export.Options{}, err
	}
	e := s.Lexicon.now.Load()
	public := map[string]bool{}
	for id, p := range e.parties {
		public[id] = p.person
	}
	return export.Options{Format: export.Format(in.Format), PerCluster: in.Rows == "cluster", Knowledge: e.know, Excel: in.Excel, Title: in.Title, KeepPersons: !in.Mask, MaskPersons: in.Mask,
		Public: public, RoundKm: in.RoundKm, CoarsenSources: in.CoarseSources, EmbargoHours: in.EmbargoHours, Now: time.Now().UTC(), Filter: f, Program: e.reader.Program, Source: "isnad serve"}, nil
}

// records gives the dispatches that a filter keeps, each with those of its
// claims that it keeps, the oldest first. Their docs are the store's
// identities, so that what an export names can be opened here.
func (s *Server) records(ctx context.Context, f isnad.Filter) (iter.Seq2[export.Record, error], error) {
	sel, err := s.views.tally.Select(ctx, f)
	if err != nil {
		return nil, err
	}
	ns, err := s.views.tally.Dispatches(ctx, f, sel)
	if err != nil {
		return nil, err
	}
	return func(yield func(export.Record, error) bool) {
		for len(ns) > 0 {
			part := ns[:min(len(ns), 100)]
			ns = ns[len(part):]
			wholes, err := s.Store.WholesAt(ctx, part, "")
			if err != nil {
				yield(export.Record{}, err)
				return
			}
			for _, n := range part {
				x := wholes[n]
				if x == nil || x.Record == nil && len(x.Claims) == 0 {
					continue // purged meanwhile, or not read
				}
				r := export.Record{Record: recordFor(n, x, sel.Has), Group: x.Group}
				if len(x.Forwarded) > 0 {
					r.ForwardedFrom = x.Forwarded[0]
				}
				if !yield(r, nil) {
					return
				}
			}
		}
	}, nil
}

// recordFor is a dispatch's record as ruled, with the claims that are kept.
func recordFor(n int64, x *store.Whole, keep func(store.Place) bool) *isnad.Record {
	rec := &isnad.Record{Lang: x.Lang, Mentions: []isnad.MentionRecord{}}
	if x.Record != nil {
		*rec = *x.Record
	}
	rec.Doc, rec.Outlet, rec.Date, rec.Title, rec.Text = x.ID, x.Outlet, x.Date, x.Title, x.Text
	rec.Claims = []isnad.ClaimRecord{}
	for i := range x.Claims {
		if keep(store.Place{N: n, Ord: int64(i)}) {
			rec.Claims = append(rec.Claims, x.Claims[i].ClaimRecord)
		}
	}
	return rec
}

func (s *Server) export(ctx context.Context, in *ExportQuery) (*huma.StreamResponse, error) {
	o, err := s.options(in)
	if err != nil {
		return nil, s.answer(err)
	}
	records, err := s.records(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	by := acting(ctx)
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", "application/zip")
		c.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fmt.Sprintf("isnad-%s-%s.zip", in.Format, o.Now.Format("20060102-150405"))}))
		c.SetHeader("Cache-Control", "no-store")
		c.SetStatus(http.StatusOK)
		z := zip.NewWriter(c.BodyWriter())
		m, err := export.Write(export.Archive{Zip: z, Time: o.Now}, records, o)
		if err == nil {
			err = z.Close()
		}
		if err == nil {
			var b []byte
			if b, err = json.Marshal(m); err == nil {
				err = s.Store.Exported(by, in.Filter.isnad(), in.Format, m.Counts.Claims, hashOf(b))
			}
		}
		if err != nil {
			// The head has gone out: all that is left is to let the asker see
			// that this is not whole.
			s.Log.Error("export", "error", err)
			panic(http.ErrAbortHandler)
		}
	}}, nil
}

// nowhere is an export of which only the manifest is wanted.
type nowhere struct{}

func (nowhere) Create(string) (io.WriteCloser, error) { return discard{io.Discard}, nil }

type discard struct{ io.Writer }

func (discard) Close() error { return nil }

func (s *Server) manifest(ctx context.Context, in *ExportQuery) (*Out[export.Manifest], error) {
	o, err := s.options(in)
	if err != nil {
		return nil, s.answer(err)
	}
	records, err := s.records(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	m, err := export.Write(nowhere{}, records, o)
	if err != nil {
		return nil, s.answer(err)
	}
	return &Out[export.Manifest]{*m}, nil
}
