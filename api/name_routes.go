package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/corroborate"
	"isnad/gazetteer"
	"isnad/tally"
)

// name looks names up among those that the claims under a filter use.
func (s *Server) name(ctx context.Context, sort string, in *NameQuery) (*Out[NameList], error) {
	sel, err := s.views.tally.Select(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	out := NameList{Items: []Named{}}
	for _, c := range sel.Named(sort, in.Name, in.Limit) {
		n := Named{ID: c.Value, Name: c.Name, NameEn: c.NameEn, Claims: c.Claims}
		switch sort {
		case "outlet":
			n.Name = c.Value
		case "actor":
			if p := s.Lexicon.now.Load().parties[c.Value]; p != nil {
				n.Name, n.NameEn = p.names[0], p.nameEn
			}
		}
		out.Items = append(out.Items, n)
	}
	return &Out[NameList]{out}, nil
}

func (s *Server) places(ctx context.Context, in *NameQuery) (*Out[NameList], error) {
	return s.name(ctx, "place", in)
}

func (s *Server) actors(ctx context.Context, in *NameQuery) (*Out[NameList], error) {
	return s.name(ctx, "actor", in)
}

func (s *Server) outlets(ctx context.Context, in *NameQuery) (*Out[NameList], error) {
	return s.name(ctx, "outlet", in)
}

func (s *Server) place(ctx context.Context, in *PlacePath) (*Out[PlacePage], error) {
	sel, err := s.views.tally.Select(ctx, isnad.Filter{Places: []string{in.Place}})
	if err != nil {
		return nil, s.answer(err)
	}
	if sel.Claims == 0 {
		return nil, huma.Error404NotFound("no claim speaks of a place " + in.Place)
	}
	c, err := s.views.comparison(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	id := in.Place
	written := sel.Written(id, 50)
	out := PlacePage{Place: Point{ID: id, Name: id}, Names: []string{}, Written: facetsOf(written), Statements: []Statement{}, Disputes: []Dispute{}, AsOf: c.at, Claims: sel.Claims, Kinds: facetsOf(sel.Kinds())}
	out.First, out.Last = sel.Span()
	if lat, lon, km, name, nameEn, ok := sel.At(id); ok {
		out.Place = Point{ID: id, Name: name, NameEn: nameEn, Lat: lat, Lon: lon, AccuracyKm: km}
		out.Located = true
	} else if len(written) > 0 {
		out.Place.Name = written[0].Value
	}
	if g := listed(s.Lexicon.Reader().Places, id, written); g != nil {
		out.Place.Kind, out.Country, out.Parent, out.Names = g.Kind, g.Country, g.Parent, g.Names
		out.Place.Name, out.Place.NameEn = g.Names[0], g.NameEn
	}
	c.histories()
	if i, ok := c.historyOf[id]; ok {
		h := &c.held[i]
		out.Total = len(h.Statements)
		given := map[string]bool{}
		for k := max(0, len(h.Statements)-in.Limit); k < len(h.Statements); k++ {
			out.Statements = append(out.Statements, s.statement(c, &h.Statements[k]))
			given[h.Statements[k].Cluster] = true
		}
		for _, d := range h.Disputes {
			if !given[d.A] && !given[d.B] {
				continue
			}
			out.Disputes = append(out.Disputes, Dispute{A: d.A, B: d.B, Code: string(d.Code), Ar: d.Code.Words("ar"), En: d.Code.Words("en"), Open: d.Open, Settled: d.Settled})
		}
	}
	return &Out[PlacePage]{out}, nil
}

// listed is the gazetteer's place of an identity, found by the names that are
// written for it; nil where none of them leads there.
func listed(g *gazetteer.Gazetteer, id string, written []tally.Count) *gazetteer.Place {
	for _, w := range written {
		q := g.Query(w.Value)
		for _, name := range []string{q.Text, q.Name} {
			for _, c := range g.Candidates(name) {
				if c.Place.ID == id && len(c.Place.Names) > 0 {
					return &c.Place
				}
			}
		}
	}
	return nil
}

func (s *Server) statement(c *comparison, st *corroborate.Statement) Statement {
	out := Statement{Cluster: st.Cluster, Start: st.Start, End: st.End, Type: st.Type, Degree: st.Degree, Holder: s.party(&st.Holder), Holds: st.Holds,
		Affirming: st.Affirming, Denying: st.Denying, Affirmers: st.Affirmers, Deniers: st.Deniers, FirstSaid: st.FirstSaid, LastSaid: st.LastSaid, Future: st.Future, Claims: []string{}}
	if k, ok := c.picture.Cluster(st.Cluster); ok {
		for _, m := range k.Members[:min(len(k.Members), 100)] {
			out.Claims = append(out.Claims, m.Claim)
		}
	}
	return out
}

func (s *Server) actor(ctx context.Context, in *ActorPath) (*Out[ActorPage], error) {
	if tally.Private(in.Actor) {
		return nil, huma.Error404NotFound("private persons have no page")
	}
	sel, err := s.views.tally.Select(ctx, isnad.Filter{Actors: []string{in.Actor}})
	if err != nil {
		return nil, s.answer(err)
	}
	id := in.Actor
	written := sel.Written(id, 50)
	party := s.Lexicon.now.Load().parties[id]
	if len(written) == 0 && party == nil {
		return nil, huma.Error404NotFound("no claim speaks of a party " + id)
	}
	out := ActorPage{Actor: Named{ID: id, Name: id, Claims: sel.Claims}, Kind: s.kindOf(id), Aliases: []string{}, Written: facetsOf(written), Roles: facetsOf(sel.RolesOf(id)), Kinds: facetsOf(sel.Kinds()),
		Places: facetsOf(sel.Facets([]string{"places"}, 50)["places"]), Relations: []NetworkEdge{}, Claims: sel.Claims}
	out.First, out.Last = sel.Span()
	if len(written) > 0 {
		out.Actor.Name = written[0].Value
	}
	if party != nil {
		out.Actor.Name, out.Actor.NameEn, out.Aliases = party.names[0], party.nameEn, party.names
	}
	edges, _ := sel.Network(false, 300)
	for _, e := range edges {
		if e.Agent.ID == id || e.Patient.ID == id {
			out.Relations = append(out.Relations, s.edge(e))
		}
	}
	return &Out[ActorPage]{out}, nil
}
