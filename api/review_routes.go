package api

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/store"
	"isnad/tally"
)

func (s *Server) rulings(ctx context.Context, in *ClaimQuery) (*Out[Page[isnad.Ruling]], error) {
	coder := coderFor(ctx, in.Blind)
	x, i, err := s.one(ctx, in.Claim, coder)
	if err != nil {
		return nil, err
	}
	v, err := s.view(ctx, x, coder, in.Mask)
	if err != nil {
		return nil, err
	}
	return &Out[Page[isnad.Ruling]]{Page[isnad.Ruling]{Items: v.claim(i).Rulings}}, nil
}

// ruled maps the store's refusal of a ruling to the field at fault: its
// message begins with the field.
func (s *Server) ruled(err error) error {
	if !errors.Is(err, store.ErrRuling) {
		return s.answer(err)
	}
	text := strings.TrimPrefix(err.Error(), store.ErrRuling.Error()+": ")
	field, message, ok := strings.Cut(text, ": ")
	if !ok {
		return fault("body", text, nil)
	}
	return fault("body."+field, message, nil)
}

// wrote has views know what was written, so that whoever wrote it finds it with
// their next question.
func (s *Server) wrote(ctx context.Context) {
	_, _ = s.views.tally.Fresh(ctx) // the next question meets the error
}

func (s *Server) rule(ctx context.Context, in *NewRuling) (*Out[isnad.Ruling], error) {
	r := isnad.Ruling{Claim: in.Claim, Who: who(ctx).User, Act: in.Body.Act, Note: in.Body.Note, Corrected: in.Body.Corrected, With: in.Body.With, Parts: in.Body.Parts}
	done, err := s.Store.Rule(acting(ctx), r)
	if err != nil {
		return nil, s.ruled(err)
	}
	s.wrote(ctx)
	return &Out[isnad.Ruling]{done}, nil
}

func (s *Server) addClaim(ctx context.Context, in *AddedClaim) (*Out[isnad.Ruling], error) {
	if _, err := s.Store.Dispatch(ctx, in.Dispatch); err != nil {
		return nil, s.answer(err)
	}
	done, err := s.Store.Rule(acting(ctx), isnad.Ruling{Dispatch: in.Dispatch, Who: who(ctx).User, Act: isnad.RulingAdd, Note: in.Body.Note, Corrected: &in.Body.Claim})
	if err != nil {
		return nil, s.ruled(err)
	}
	s.wrote(ctx)
	return &Out[isnad.Ruling]{done}, nil
}

// many is the most claims that one request rules on.
const many = 10_000

func (s *Server) ruleMany(ctx context.Context, in *BulkRuling) (*Out[BulkDone], error) {
	ids := in.Body.Claims
	switch {
	case (in.Body.Filter == nil) == (len(ids) == 0):
		return nil, fault("body.claims", "expected either claims or filter", nil)
	case in.Body.Act == isnad.RulingComment && strings.TrimSpace(in.Body.Note) == "":
		return nil, fault("body.note", "a comment without words", nil)
	}
	if in.Body.Filter != nil {
		if err := checked(in.Body.Filter, "body.filter"); err != nil {
			return nil, err
		}
		sel, err := s.views.tally.Select(ctx, *in.Body.Filter)
		if err != nil {
			return nil, s.answer(err)
		}
		if sel.Claims > many {
			return nil, fault("body.filter", "keeps more than 10,000 claims; narrow it", nil)
		}
		places, _, err := sel.Page(tally.Page{Order: "-date", Limit: many})
		if err != nil {
			return nil, s.answer(err)
		}
		rows, err := s.at(ctx, places, "", true)
		if err != nil {
			return nil, s.answer(err)
		}
		for _, r := range rows {
			ids = append(ids, r.Ref)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if in.Body.Expect > 0 && in.Body.Expect != len(ids) {
		return nil, huma.Error409Conflict("another number of claims would be ruled on; nothing was", &huma.ErrorDetail{Location: "body.expect", Message: "differs", Value: len(ids)})
	}
	rulings := make([]isnad.Ruling, len(ids))
	for i, id := range ids {
		rulings[i] = isnad.Ruling{Claim: id, Who: who(ctx).User, Act: in.Body.Act, Note: in.Body.Note}
	}
	switch err := s.Store.RuleMany(acting(ctx), rulings); {
	case errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrRuling):
		return nil, fault("body.claims", err.Error()+"; none was ruled on", nil)
	case err != nil:
		return nil, s.answer(err)
	}
	s.wrote(ctx)
	return &Out[BulkDone]{BulkDone{Ruled: len(ids)}}, nil
}

func (s *Server) queue(ctx context.Context, in *QueueQuery) (*Out[Queue], error) {
	coder := who(ctx).User
	f := in.Filter.isnad()
	if len(f.Rulings) == 0 {
		f.Rulings = allRulings // what others ruled is not used
	}
	sel, err := s.views.tally.Select(ctx, f)
	if err != nil {
		return nil, s.answer(err)
	}
	var decided []store.Place
	if err := s.Store.EachDecided(ctx, coder, func(p store.Place) error {
		decided = append(decided, p)
		return nil
	}); err != nil {
		return nil, s.answer(err)
	}
	sel = sel.Without(decided)
	places, next, err := sel.Page(tally.Page{Order: "-doubt", Limit: in.Limit, Cursor: in.Cursor})
	if err != nil {
		return nil, s.answer(err)
	}
	claims, err := s.Store.QueuedAt(ctx, coder, places)
	if err != nil {
		return nil, s.answer(err)
	}
	wholes, err := s.wholes(ctx, places, coder)
	if err != nil {
		return nil, s.answer(err)
	}
	byID, masks := map[string]*store.Whole{}, map[string]*mask{}
	for _, x := range wholes {
		byID[x.ID] = x
		if in.Mask {
			masks[x.ID] = maskOf(x.Record)
		}
	}
	out := Queue{Items: make([]ClaimRow, 0, len(claims)), Next: next, Left: sel.Claims}
	for i := range claims {
		c := &claims[i]
		if x := byID[c.Dispatch]; x != nil {
			out.Items = append(out.Items, row(x.Dispatch, c, masks[c.Dispatch]))
		}
	}
	return &Out[Queue]{out}, nil
}

var allRulings = append([]string{isnad.RulingReject, isnad.RulingSplit, isnad.Merged}, isnad.LiveRulings...)

func (s *Server) coders(ctx context.Context, _ *struct{}) (*Out[Page[CoderRow]], error) {
	all, err := s.Store.Coders(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	out := Page[CoderRow]{Items: []CoderRow{}}
	for who, n := range all {
		out.Items = append(out.Items, CoderRow{Who: who, Claims: n})
	}
	slices.SortFunc(out.Items, func(a, b CoderRow) int { return strings.Compare(a.Who, b.Who) })
	return &Out[Page[CoderRow]]{out}, nil
}

func (s *Server) precision(ctx context.Context, in *PrecisionQuery) (*Out[Precision], error) {
	list, err := s.Store.Precision(ctx, in.Filter.isnad(), in.By)
	if err != nil {
		return nil, s.answer(err)
	}
	out := Precision{By: in.By, Rows: make([]PrecisionRow, len(list))}
	for i, p := range list {
		out.Rows[i] = PrecisionRow{Value: p.Value, Accepted: p.Accepted, Corrected: p.Corrected, Rejected: p.Rejected, Share: p.Share, Low: p.Low, High: p.High}
	}
	return &Out[Precision]{out}, nil
}
