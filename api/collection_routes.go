package api

import (
	"context"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/store"
	"isnad/tally"
)

// collectionNamed finds a collection, or answers 404.
func (s *Server) collectionNamed(ctx context.Context, name string) (*Collection, error) {
	all, err := s.Store.Collections(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	x, err := s.views.tally.Now(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	for _, c := range all {
		if c.Name == name {
			refused, err := s.Store.RefusedCounts(ctx)
			if err != nil {
				return nil, s.answer(err)
			}
			one := collectionOf(c, x.Collections()[name], refused[name])
			return &one, nil
		}
	}
	return nil, huma.Error404NotFound("no such collection: " + name)
}

func collectionOf(c store.Collection, t tally.Summary, refused int) Collection {
	return Collection{Name: c.Name, Created: c.Created, Dispatches: c.Dispatches, Claims: c.Claims, Outlets: t.Outlets, Unread: t.Unread + refused, Duplicates: t.Duplicates, First: t.First, Last: t.Last}
}

func (s *Server) collections(ctx context.Context, _ *struct{}) (*Out[Page[Collection]], error) {
	all, err := s.Store.Collections(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	x, err := s.views.tally.Now(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	refused, err := s.Store.RefusedCounts(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	sums := x.Collections()
	out := Page[Collection]{Items: make([]Collection, len(all))}
	for i, c := range all {
		out.Items[i] = collectionOf(c, sums[c.Name], refused[c.Name])
	}
	return &Out[Page[Collection]]{out}, nil
}

func (s *Server) addCollection(ctx context.Context, in *NewCollection) (*Out[Collection], error) {
	all, err := s.Store.Collections(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	for _, c := range all {
		if c.Name == in.Body.Name {
			return nil, huma.Error409Conflict("the name is taken", &huma.ErrorDetail{Location: "body.name", Message: "taken", Value: c.Name})
		}
	}
	if n := in.Body.Name; strings.TrimSpace(n) != n || strings.ContainsAny(n, "\x00\n\r") || len(n) > 200 {
		return nil, fault("body.name", "expected 1 to 200 bytes on one line, without blanks at the ends", n)
	}
	if err := s.Store.Create(acting(ctx), in.Body.Name); err != nil {
		return nil, s.answer(err)
	}
	one, err := s.collectionNamed(ctx, in.Body.Name)
	if err != nil {
		return nil, err
	}
	return &Out[Collection]{*one}, nil
}

func (s *Server) collection(ctx context.Context, in *CollectionPath) (*Out[Collection], error) {
	one, err := s.collectionNamed(ctx, in.Collection)
	if err != nil {
		return nil, err
	}
	return &Out[Collection]{*one}, nil
}

// stretch cuts a page out of a list of n, by cursors that count.
func stretch(p Paging, n int) (from, to int, next string, err error) {
	if p.Cursor != "" {
		b, e := base64.RawURLEncoding.DecodeString(p.Cursor)
		if e == nil {
			from, e = strconv.Atoi(string(b))
		}
		if e != nil || from < 0 {
			return 0, 0, "", fault("query.cursor", "no cursor of this list", p.Cursor)
		}
	}
	from = min(from, n)
	to = min(from+p.Limit, n)
	if to < n {
		next = base64.RawURLEncoding.EncodeToString([]byte(strconv.Itoa(to)))
	}
	return from, to, next, nil
}

// refusals is the most files that could not be read that are listed before
// the dispatches that were kept unread.
const refusals = 10_000

func (s *Server) unread(ctx context.Context, in *CollectionPage) (*Out[Page[Unread]], error) {
	if _, err := s.collectionNamed(ctx, in.Collection); err != nil {
		return nil, err
	}
	x, err := s.views.tally.Now(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	files, err := s.Store.RefusedIn(ctx, in.Collection, 0, refusals)
	if err != nil {
		return nil, s.answer(err)
	}
	kept := x.Unread(in.Collection)
	total := len(files) + len(kept)
	from, to, next, err := stretch(in.Paging, total)
	if err != nil {
		return nil, err
	}
	out := Page[Unread]{Items: []Unread{}, Next: next, Total: &total}
	for ; from < to && from < len(files); from++ {
		f := files[from]
		out.Items = append(out.Items, Unread{Source: f.Source, Reason: f.Reason, Why: message(f.Reason), At: f.At, Size: f.Size})
	}
	if from < to {
		ns := kept[from-len(files) : to-len(files)]
		ds, err := s.Store.WholesAt(ctx, ns, "")
		if err != nil {
			return nil, s.answer(err)
		}
		for _, n := range ns {
			if d := ds[n]; d != nil {
				out.Items = append(out.Items, Unread{Dispatch: d.ID, Source: d.Source, Reason: d.Dispatch.Unread, Why: message(d.Dispatch.Unread), At: d.Added, Size: d.Size})
			}
		}
	}
	return &Out[Page[Unread]]{out}, nil
}

func (s *Server) duplicates(ctx context.Context, in *CollectionPage) (*Out[Page[Duplicates]], error) {
	if _, err := s.collectionNamed(ctx, in.Collection); err != nil {
		return nil, err
	}
	x, err := s.views.tally.Now(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	groups := x.Groups(in.Collection)
	total := len(groups)
	from, to, next, err := stretch(in.Paging, total)
	if err != nil {
		return nil, err
	}
	out := Page[Duplicates]{Items: []Duplicates{}, Next: next, Total: &total}
	for _, ns := range groups[from:to] {
		ds, err := s.Store.WholesAt(ctx, ns[:min(len(ns), 100)], "")
		if err != nil {
			return nil, s.answer(err)
		}
		g := Duplicates{Exact: true, Count: len(ns), Dispatches: []DispatchSummary{}}
		text := ""
		for _, n := range ns {
			d := ds[n]
			if d == nil {
				continue
			}
			if len(g.Dispatches) == 0 {
				g.Group, text = d.Group, d.Text
			}
			g.Exact = g.Exact && d.Text == text
			g.Dispatches = append(g.Dispatches, summary(d.Dispatch, maskOf(d.Record)))
		}
		out.Items = append(out.Items, g)
	}
	return &Out[Page[Duplicates]]{out}, nil
}

func (s *Server) reread(ctx context.Context, in *CollectionPath) (*Out[Job], error) {
	c, err := s.collectionNamed(ctx, in.Collection)
	if err != nil {
		return nil, err
	}
	by := who(ctx).User
	total := c.Dispatches
	j := s.work.start("reread", in.Collection, by, func(ctx context.Context, tell func(func(*Progress))) error {
		defer s.wrote(context.WithoutCancel(ctx))
		ctx = store.As(ctx, by)
		r := s.Lexicon.Reader()
		tell(func(p *Progress) { p.Total = total })
		var held []*store.Dispatch
		flush := func() error {
			recs := readDispatches(ctx, r, held)
			for i, rec := range recs {
				claims, unread := 0, 0
				added := false
				if rec == nil {
					unread = 1
				} else {
					claims = len(rec.Claims)
					var err error
					if added, err = s.Store.Read(ctx, held[i].ID, rec); err != nil {
						return err
					}
				}
				tell(func(p *Progress) {
					p.Done++
					p.Claims += claims
					p.Unread += unread
					if added {
						p.Added++
					}
				})
			}
			held = held[:0]
			return ctx.Err()
		}
		err := s.Store.EachDispatch(ctx, isnad.Filter{Collections: []string{in.Collection}}, func(d *store.Dispatch, _ *isnad.Record) error {
			if d.Purged {
				return nil
			}
			if held = append(held, d); len(held) < load {
				return nil
			}
			return flush()
		})
		if err != nil {
			return err
		}
		return flush()
	})
	return &Out[Job]{j}, nil
}

// shownDiff is how many changed claims a diff lists.
const shownDiff = 500

func (s *Server) diff(ctx context.Context, in *CollectionPath) (*Out[Diff], error) {
	if _, err := s.collectionNamed(ctx, in.Collection); err != nil {
		return nil, err
	}
	out := Diff{Collection: in.Collection, Claims: []DiffClaim{}}
	type seen struct {
		d *store.Dispatch
		m *mask
	}
	known := map[string]seen{}
	err := s.Store.Diff(ctx, isnad.Filter{Collections: []string{in.Collection}}, "", "", func(c store.Change) error {
		change := DiffClaim{Change: "changed"}
		switch {
		case c.Old == nil:
			out.Added++
			change.Change = "added"
		case c.New == nil:
			out.Dropped++
			change.Change = "dropped"
		default:
			out.Changed++
		}
		if len(out.Claims) >= shownDiff {
			out.More = true
			return nil
		}
		k, ok := known[c.Dispatch]
		if !ok {
			d, err := s.Store.Dispatch(ctx, c.Dispatch)
			if err != nil {
				return err
			}
			rec, err := s.Store.Record(ctx, c.Dispatch, 0)
			if err != nil {
				return err
			}
			if out.To == "" {
				vs, err := s.Store.Versions(ctx, c.Dispatch)
				if err != nil {
					return err
				}
				if len(vs) > 1 {
					out.From, out.To = vs[len(vs)-2].Program, vs[len(vs)-1].Program
				}
			}
			k = seen{d, maskOf(rec)}
			known[c.Dispatch] = k
		}
		of := func(r *isnad.ClaimRecord) ClaimRow {
			return row(k.d, &store.Claim{ID: c.Claim, ClaimRecord: *r, Ruled: isnad.Unruled}, k.m)
		}
		switch {
		case c.New == nil:
			change.Claim = of(c.Old)
		case c.Old == nil:
			change.Claim = of(c.New)
		default:
			was := of(c.Old)
			change.Claim, change.Was, change.Fields = of(c.New), &was, c.Fields
		}
		out.Claims = append(out.Claims, change)
		return nil
	})
	if err != nil {
		return nil, s.answer(err)
	}
	return &Out[Diff]{out}, nil
}

func (s *Server) custody(ctx context.Context, in *CustodyQuery) (*Out[Page[isnad.CustodyEntry]], error) {
	before := int64(0)
	if in.Cursor != "" {
		b, err := base64.RawURLEncoding.DecodeString(in.Cursor)
		if err == nil {
			before, err = strconv.ParseInt(string(b), 10, 64)
		}
		if err != nil || before < 1 {
			return nil, fault("query.cursor", "no cursor of this list", in.Cursor)
		}
	}
	list, err := s.Store.CustodyBefore(ctx, in.Subject, before, in.Limit+1)
	if err != nil {
		return nil, s.answer(err)
	}
	out := Page[isnad.CustodyEntry]{Items: list}
	if len(list) > in.Limit {
		out.Items = list[:in.Limit]
		out.Next = base64.RawURLEncoding.EncodeToString([]byte(strconv.FormatInt(out.Items[in.Limit-1].Seq, 10)))
	}
	return &Out[Page[isnad.CustodyEntry]]{out}, nil
}

func (s *Server) checkCustody(ctx context.Context, in *CustodyCheckQuery) (*Out[CustodyCheck], error) {
	r, err := s.Store.Verify(ctx, in.Head, nil)
	if err != nil {
		return nil, s.answer(err)
	}
	out := CustodyCheck{Sound: len(r.Faults) == 0, Entries: r.Entries, Head: r.Head, HeadAt: r.HeadAt.UTC().Format(time.RFC3339), Dispatches: r.Dispatches, Originals: r.Originals,
		Records: r.Records, Rulings: r.Rulings, Purged: r.Purged, Faults: []CustodyFault{}, Notes: []Message{}}
	for _, f := range r.Faults {
		out.Faults = append(out.Faults, CustodyFault{f.Seq, *message(f.Where), *message(f.What)})
	}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, *message(n))
	}
	return &Out[CustodyCheck]{out}, nil
}
