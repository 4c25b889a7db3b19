package api

import (
	"context"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/store"
	"isnad/tally"
)

// at loads claims by place, in the order of the places, as rows.
func (s *Server) at(ctx context.Context, places []store.Place, coder string, masked bool) ([]ClaimRow, error) {
	wholes, err := s.wholes(ctx, places, coder)
	if err != nil {
		return nil, err
	}
	out := make([]ClaimRow, 0, len(places))
	masks := map[int64]*mask{}
	for _, p := range places {
		x := wholes[p.N]
		if x == nil || p.Ord >= int64(len(x.Claims)) {
			continue // gone since it was found
		}
		m, ok := masks[p.N]
		if !ok && masked {
			m = maskOf(x.Record)
			masks[p.N] = m
		}
		out = append(out, row(x.Dispatch, &x.Claims[p.Ord], m))
	}
	return out, nil
}

func (s *Server) wholes(ctx context.Context, places []store.Place, coder string) (map[int64]*store.Whole, error) {
	seen := map[int64]bool{}
	var ns []int64
	for _, p := range places {
		if !seen[p.N] {
			seen[p.N] = true
			ns = append(ns, p.N)
		}
	}
	return s.Store.WholesAt(ctx, ns, coder)
}

func (s *Server) claims(ctx context.Context, in *ClaimsQuery) (*Out[Page[ClaimRow]], error) {
	sel, err := s.views.tally.Select(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	places, next, err := sel.Page(tally.Page{Order: in.Sort, Limit: in.Limit, Skip: in.Skip, Cursor: in.Cursor})
	if err != nil {
		return nil, s.answer(err)
	}
	rows, err := s.at(ctx, places, "", in.Mask)
	if err != nil {
		return nil, s.answer(err)
	}
	return &Out[Page[ClaimRow]]{Page[ClaimRow]{Items: rows, Next: next, Total: &sel.Claims}}, nil
}

func facetsOf(list []tally.Count) []Facet {
	out := make([]Facet, len(list))
	for i, c := range list {
		out[i] = Facet{Value: c.Value, Name: c.Name, NameEn: c.NameEn, Claims: c.Claims}
	}
	return out
}

func (s *Server) facets(ctx context.Context, in *FacetsQuery) (*Out[Facets], error) {
	sel, err := s.views.tally.Select(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	fields := in.Fields
	if len(fields) == 0 {
		fields = tally.Fields
	}
	out := Facets{Claims: sel.Claims, Dispatches: sel.Dispatches, Fields: map[string][]Facet{}}
	out.First, out.Last = sel.Span()
	parties := s.Lexicon.now.Load().parties
	for field, list := range sel.Facets(fields, in.Top) {
		fs := facetsOf(list)
		for i := range fs {
			if p := parties[fs[i].Value]; field == "actors" && p != nil {
				fs[i].Name, fs[i].NameEn = p.names[0], p.nameEn
			}
		}
		out.Fields[field] = fs
	}
	return &Out[Facets]{out}, nil
}

// coderFor is whose rulings alone a blind coder sees.
func coderFor(ctx context.Context, blind bool) string {
	if blind {
		return who(ctx).User
	}
	return ""
}

// one loads a claim with its dispatch.
func (s *Server) one(ctx context.Context, claim, coder string) (*store.Whole, int, error) {
	p, err := s.Store.Locate(ctx, claim)
	if err != nil {
		return nil, 0, s.answer(err)
	}
	wholes, err := s.Store.WholesAt(ctx, []int64{p.N}, coder)
	if err != nil {
		return nil, 0, s.answer(err)
	}
	x := wholes[p.N]
	if x == nil {
		return nil, 0, huma.Error404NotFound("no such claim: " + claim)
	}
	// Where rulings of others are left out, claims that they added are too.
	for i := range x.Claims {
		if x.Claims[i].ID == claim {
			return x, i, nil
		}
	}
	return nil, 0, huma.Error404NotFound("no such claim: " + claim)
}

func (x *viewed) claim(i int) ClaimView {
	c := &x.Claims[i]
	out := ClaimView{ClaimRecord: x.mask.claim(c.ClaimRecord), Ref: c.ID, Ruling: c.Ruled, Rulings: []isnad.Ruling{}, Confidence: c.Sureness(), Doubt: c.Doubt}
	out.ClaimRecord.ID = "c" + strconv.Itoa(i+1)
	_, out.Place = roles(&out.ClaimRecord, c.Participants, x.mask)
	for _, r := range x.rulings {
		if r.Claim == c.ID {
			out.Rulings = append(out.Rulings, x.mask.ruling(r))
		}
	}
	if x.compared != nil {
		if k := x.compared.of(store.Place{N: x.n, Ord: int64(i)}); k != nil {
			out.Cluster = k.ID
		}
	}
	return out
}

// viewed is a dispatch about to be shown.
type viewed struct {
	*store.Whole
	n        int64
	rulings  []isnad.Ruling
	mask     *mask
	compared *comparison // nil: without clusters
}

func (s *Server) view(ctx context.Context, x *store.Whole, coder string, masked bool) (*viewed, error) {
	v := &viewed{Whole: x}
	if masked {
		v.mask = maskOf(x.Record)
	}
	var err error
	if v.n, err = s.Store.NumberOf(ctx, x.ID); err != nil {
		return nil, s.answer(err)
	}
	if v.rulings, err = s.Store.Rulings(ctx, x.ID, coder); err != nil {
		return nil, s.answer(err)
	}
	// What others ruled is in the comparison, and a blind coder must not see
	// it there.
	if coder == "" {
		if v.compared, err = s.views.brief(ctx); err != nil {
			return nil, s.answer(err)
		}
	}
	return v, nil
}

// beside is how many code points before and behind a quote are shown.
const beside = 200

func (s *Server) claim(ctx context.Context, in *ClaimQuery) (*Out[ClaimDetail], error) {
	coder := coderFor(ctx, in.Blind)
	x, i, err := s.one(ctx, in.Claim, coder)
	if err != nil {
		return nil, err
	}
	v, err := s.view(ctx, x, coder, in.Mask)
	if err != nil {
		return nil, err
	}
	text := []rune(x.Text)
	q := x.Claims[i].Quote
	start, end := min(q.Start, len(text)), min(q.End, len(text))
	from, to := max(0, start-beside), min(len(text), end+beside)
	return &Out[ClaimDetail]{ClaimDetail{Dispatch: summary(x.Dispatch, v.mask), Claim: v.claim(i),
		Before: v.mask.piece(string(text[from:start]), from), After: v.mask.piece(string(text[end:to]), end)}}, nil
}

func (s *Server) claimFrame(ctx context.Context, in *ClaimPath) (*Out[FrameView], error) {
	x, i, err := s.one(ctx, in.Claim, "")
	if err != nil {
		return nil, err
	}
	id, where, _ := strings.Cut(x.Claims[i].Frame, " ")
	if id == "" {
		return nil, huma.Error404NotFound("no frame made this claim: a person did")
	}
	out := FrameView{ID: id}
	if file, line, ok := strings.Cut(where, ":"); ok {
		out.File = "frames/" + file
		out.Line, _ = strconv.Atoi(line)
	}
	if f := s.Lexicon.now.Load().frames[id]; f != nil {
		out.File, out.Line, out.Source, out.Codes = f.file, f.line, f.text, Codes{f.acled, f.plover}
	}
	return &Out[FrameView]{out}, nil
}

func (s *Server) searches(ctx context.Context, _ *struct{}) (*Out[Page[SavedSearch]], error) {
	list, err := s.Store.SavedSearches(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	out := Page[SavedSearch]{Items: make([]SavedSearch, len(list))}
	for i, v := range list {
		out.Items[i] = SavedSearch{Name: v.Name, Who: v.Who, At: v.At, Filter: v.Filter}
	}
	return &Out[Page[SavedSearch]]{out}, nil
}

func (s *Server) addSearch(ctx context.Context, in *NewSearch) (*Out[SavedSearch], error) {
	if err := checked(&in.Body.Filter, "body.filter"); err != nil {
		return nil, err
	}
	if err := s.Store.Save(acting(ctx), in.Body.Name, in.Body.Filter); err != nil {
		return nil, s.answer(err)
	}
	list, err := s.Store.SavedSearches(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	for _, v := range list {
		if v.Name == in.Body.Name && v.Who == who(ctx).User {
			return &Out[SavedSearch]{SavedSearch{Name: v.Name, Who: v.Who, At: v.At, Filter: v.Filter}}, nil
		}
	}
	return nil, s.answer(store.ErrNotFound)
}

func (s *Server) dropSearch(ctx context.Context, in *SearchPath) (*struct{}, error) {
	return nil, s.answer(s.Store.Forget(acting(ctx), in.Search))
}

// acting is a context in which the store enters who asks in its log.
func acting(ctx context.Context) context.Context { return store.As(ctx, who(ctx).User) }

// checked says which field of a filter in a body is at fault.
func checked(f *isnad.Filter, at string) error {
	err := store.CheckFilter(f)
	if err == nil {
		return nil
	}
	field, message, ok := strings.Cut(strings.TrimPrefix(err.Error(), store.ErrFilter.Error()+": "), ": ")
	if !ok {
		field, message = "", err.Error()
	}
	return fault(strings.TrimSuffix(at+"."+field, "."), message, nil)
}
