package api

import (
	"context"
	"encoding/base64"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/gazetteer"
	"isnad/pipeline"
	"isnad/store"
	"isnad/tally"
)

// found is a page of the dispatches that a filter keeps, by number, of how many
// in all, and the cursor of the page behind.
func (s *Server) found(ctx context.Context, f isnad.Filter, p Paging, oldest bool) (ns []int64, total int, next string, err error) {
	all, err := s.views.tally.Dispatches(ctx, f, nil)
	if err != nil {
		return nil, 0, "", s.answer(err)
	}
	total = len(all)
	if p.Cursor != "" {
		b, err := base64.RawURLEncoding.DecodeString(p.Cursor)
		var after int64
		if err == nil {
			after, err = strconv.ParseInt(string(b), 10, 64)
		}
		if err != nil {
			return nil, 0, "", fault("query.cursor", "no cursor of this list", p.Cursor)
		}
		i, there := slices.BinarySearch(all, after)
		switch {
		case !oldest:
			all = all[:i]
		case there:
			all = all[i+1:]
		default:
			all = all[i:]
		}
	}
	more := len(all) > p.Limit
	switch {
	case oldest:
		ns = all[:min(len(all), p.Limit)]
	default:
		ns = slices.Clone(all[max(0, len(all)-p.Limit):])
		slices.Reverse(ns)
	}
	if more {
		next = base64.RawURLEncoding.EncodeToString([]byte(strconv.FormatInt(ns[len(ns)-1], 10)))
	}
	return ns, total, next, nil
}

func (s *Server) dispatches(ctx context.Context, in *DispatchesQuery) (*Out[Page[DispatchSummary]], error) {
	ns, total, next, err := s.found(ctx, in.Filter.isnad(), in.Paging, in.Sort == "date")
	if err != nil {
		return nil, err
	}
	wholes, err := s.Store.WholesAt(ctx, ns, "")
	if err != nil {
		return nil, s.answer(err)
	}
	out := Page[DispatchSummary]{Items: make([]DispatchSummary, 0, len(ns)), Next: next, Total: &total}
	for _, n := range ns {
		x := wholes[n]
		if x == nil {
			continue // purged since
		}
		var m *mask
		if in.Mask {
			m = maskOf(x.Record)
		}
		out.Items = append(out.Items, summary(x.Dispatch, m))
	}
	return &Out[Page[DispatchSummary]]{out}, nil
}

// whole loads one dispatch.
func (s *Server) whole(ctx context.Context, id, coder string) (*store.Whole, error) {
	n, err := s.Store.NumberOf(ctx, id)
	if err != nil {
		return nil, s.answer(err)
	}
	wholes, err := s.Store.WholesAt(ctx, []int64{n}, coder)
	if err != nil {
		return nil, s.answer(err)
	}
	x := wholes[n]
	switch {
	case x == nil:
		return nil, huma.Error404NotFound("no such dispatch: " + id)
	case x.Purged:
		return nil, s.answer(store.ErrPurged)
	}
	return x, nil
}

// beside are the dispatches before and behind one among those that a filter
// keeps, whether it keeps that one or not.
func (s *Server) beside(ctx context.Context, t *tally.Table, f isnad.Filter, n int64) (before, behind string, err error) {
	all, err := s.views.tally.Dispatches(ctx, f, nil)
	if err != nil {
		return "", "", s.answer(err)
	}
	i, there := slices.BinarySearch(all, n)
	if i > 0 {
		before = t.ID(all[i-1])
	}
	if there {
		i++
	}
	if i < len(all) {
		behind = t.ID(all[i])
	}
	return before, behind, nil
}

func (s *Server) dispatch(ctx context.Context, in *NeighboursQuery) (*Out[DispatchView], error) {
	coder := coderFor(ctx, in.Blind)
	x, err := s.whole(ctx, in.Dispatch, coder)
	if err != nil {
		return nil, err
	}
	v, err := s.view(ctx, x, coder, in.Mask)
	if err != nil {
		return nil, err
	}
	out := DispatchView{DispatchSummary: summary(x.Dispatch, v.mask), Text: v.mask.piece(x.Text, 0), Mentions: []isnad.MentionRecord{}, Claims: make([]ClaimView, len(x.Claims)), Same: []DispatchSummary{}, Masked: v.mask != nil,
		Source: Source{File: v.mask.words(x.Source), URL: v.mask.words(x.URL), Format: x.Format, SHA256: x.Original, Added: x.Added, Original: !x.Purged && !x.Masked, Size: x.Size, Byline: v.mask.words(x.Byline), Forwarded: x.Forwarded, Notes: x.Notes}, Unread: x.Dispatch.Unread}
	if x.Record != nil {
		out.Program = x.Record.Program
		out.Mentions = x.Record.Mentions
		if v.mask != nil {
			out.Mentions = v.mask.mentions(x.Record.Mentions)
		}
	}
	for i := range x.Claims {
		out.Claims[i] = v.claim(i)
	}
	t, err := s.views.tally.Now(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	var alike []int64
	out.Prev, out.NextID, alike = t.Neighbours(v.n)
	if f := in.Filter.isnad(); !isEmpty(&f) {
		if out.Prev, out.NextID, err = s.beside(ctx, t, f, v.n); err != nil {
			return nil, err
		}
	}
	same, err := s.Store.WholesAt(ctx, alike[:min(len(alike), 50)], "")
	if err != nil {
		return nil, s.answer(err)
	}
	for _, n := range alike {
		if d := same[n]; d != nil {
			out.Same = append(out.Same, summary(d.Dispatch, maskOf(d.Record)))
		}
	}
	return &Out[DispatchView]{out}, nil
}

func (s *Server) record(ctx context.Context, in *DispatchQuery) (*Out[isnad.Record], error) {
	x, err := s.whole(ctx, in.Dispatch, "")
	if err != nil {
		return nil, err
	}
	if x.Record == nil {
		return nil, huma.Error404NotFound("it was not read: " + x.Dispatch.Unread)
	}
	rec := *x.Record
	if in.Mask {
		m := maskOf(x.Record)
		rec.Text, rec.Title, rec.Mentions = m.piece(rec.Text, 0), m.words(rec.Title), m.mentions(rec.Mentions)
		claims := make([]isnad.ClaimRecord, len(rec.Claims))
		for i := range claims {
			claims[i] = m.claim(rec.Claims[i])
		}
		rec.Claims = claims
	}
	return &Out[isnad.Record]{rec}, nil
}

// original sends the bytes as an attachment, whatever they are: a page that
// somebody saved must not run here.
func (s *Server) original(ctx context.Context, in *DispatchPath) (*huma.StreamResponse, error) {
	d, err := s.Store.Dispatch(ctx, in.Dispatch)
	if err != nil {
		return nil, s.answer(err)
	}
	b, err := s.Store.Original(ctx, in.Dispatch)
	if err != nil {
		return nil, s.answer(err)
	}
	name := path.Base(strings.ReplaceAll(strings.SplitN(d.Source, "#", 2)[0], `\`, "/"))
	if name == "." || name == "/" {
		name = d.ID
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", "application/octet-stream")
		c.SetHeader("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
		c.SetStatus(http.StatusOK)
		_, _ = c.BodyWriter().Write(b) // the asker has gone
	}}, nil
}

func (s *Server) dispatchPlaces(ctx context.Context, in *DispatchPath) (*Out[Page[PlaceReading]], error) {
	x, err := s.whole(ctx, in.Dispatch, "")
	if err != nil {
		return nil, err
	}
	out := Page[PlaceReading]{Items: []PlaceReading{}}
	if x.Record != nil {
		out.Items = s.placesOf(s.Lexicon.Reader(), x.Record)
	}
	return &Out[Page[PlaceReading]]{out}, nil
}

// placesOf resolves the place names of a record again, all together, to show
// what else they can mean and why.
func (s *Server) placesOf(r *pipeline.Reader, rec *isnad.Record) []PlaceReading {
	out := []PlaceReading{}
	var qs []gazetteer.Query
	for _, m := range rec.Mentions {
		if m.Type != string(isnad.Place) {
			continue
		}
		out = append(out, PlaceReading{Mention: m.ID, Text: m.Text, Chosen: m.Entity})
		qs = append(qs, r.Places.Query(m.Text))
	}
	for i, res := range r.Places.Resolve(qs, gazetteer.Context{}) {
		out[i].Candidates = make([]PlaceCandidate, len(res.Candidates))
		for k, c := range res.Candidates {
			out[i].Candidates[k] = candidate(c)
		}
	}
	return out
}

func candidate(c gazetteer.Candidate) PlaceCandidate {
	p := c.Place
	out := PlaceCandidate{Point: Point{ID: p.ID, Kind: p.Kind, NameEn: p.NameEn, Lat: p.Lat, Lon: p.Lon, AccuracyKm: p.AccuracyKm}, Country: p.Country, Parent: p.Parent, Score: c.Score, Reasons: c.Reasons}
	if len(p.Names) > 0 {
		out.Name = p.Names[0]
	}
	return out
}

func (s *Server) purge(ctx context.Context, in *PurgeBody) (*struct{}, error) {
	return nil, s.answer(s.Store.Purge(acting(ctx), in.Dispatch, in.Body.Reason))
}

// core waits for a core to read on, and gives what gives it back. Reading is
// the one thing here that a long text can make last.
func (s *Server) core(ctx context.Context) (func(), error) {
	select {
	case s.cores <- struct{}{}:
		return func() { <-s.cores }, nil
	case <-ctx.Done():
		return nil, s.answer(ctx.Err())
	}
}

func (s *Server) read(ctx context.Context, in *PlainText) (*Out[ReadView], error) {
	b := &in.Body
	if !isDate(b.Date) {
		return nil, fault("body.date", "no ISO date; expected 2017, 2017-11 or 2017-11-19", b.Date)
	}
	done, err := s.core(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	r := s.Lexicon.Reader()
	doc := b.Doc
	if doc == "" {
		doc = "text"
	}
	x, err := r.Read(&isnad.Dispatch{Doc: doc, Outlet: b.Outlet, Date: b.Date, Title: b.Title, Text: b.Text})
	if err != nil {
		return nil, fault("body.text", err.Error(), nil)
	}
	rec := r.Record(x)
	return &Out[ReadView]{ReadView{Record: *rec, Places: s.placesOf(r, rec)}}, nil
}

func (s *Server) maskPerson(ctx context.Context, in *MaskBody) (*Out[Masked], error) {
	n, err := s.Store.Mask(acting(ctx), in.Body.Name, in.Body.Reason)
	if err != nil {
		return nil, s.answer(err)
	}
	return &Out[Masked]{Masked{Dispatches: n}}, nil
}
