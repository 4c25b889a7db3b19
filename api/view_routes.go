package api

import (
	"context"

	"isnad"
	"isnad/corroborate"
	"isnad/store"
	"isnad/tally"
)

func (s *Server) search(ctx context.Context, in *SearchQuery) (*Out[SearchPage], error) {
	f := in.Filter.isnad()
	ns, total, next, err := s.found(ctx, f, in.Paging, in.Sort == "date")
	if err != nil {
		return nil, err
	}
	out := SearchPage{Items: make([]Hit, 0, len(ns)), Next: next, Total: total}
	if len(ns) == 0 {
		return &Out[SearchPage]{out}, nil
	}
	wholes, err := s.Store.WholesAt(ctx, ns, "")
	if err != nil {
		return nil, s.answer(err)
	}
	ds := make([]*store.Dispatch, 0, len(ns))
	masks := map[string]*mask{}
	for _, n := range ns {
		x := wholes[n]
		if x == nil {
			continue // purged since
		}
		ds = append(ds, x.Dispatch)
		if in.Mask {
			masks[x.ID] = maskOf(x.Record)
		}
	}
	hits, err := s.Store.HitsIn(f.Text, ds)
	if err != nil {
		return nil, s.answer(err)
	}
	for i := range hits {
		h := &hits[i]
		m := masks[h.ID]
		out.Items = append(out.Items, Hit{Dispatch: summary(&h.Dispatch, m), Found: len(h.InText) + len(h.InTitle), Snippets: snippets(h, m), Title: spans(h.InTitle)})
	}
	return &Out[SearchPage]{out}, nil
}

func spans(list []isnad.SpanRecord) []Span {
	out := make([]Span, len(list))
	for i, s := range list {
		out[i] = Span{s.Start, s.End}
	}
	return out
}

// How many pieces of a text a hit shows, and how long those behind the first
// are, in code points.
const (
	mostSnippets = 3
	snippetLen   = 160
)

// snippets are the store's piece with the first words found, and pieces around
// words found behind it.
func snippets(h *store.Hit, m *mask) []Snippet {
	text := []rune(nil)
	piece := func(start, end int) Snippet {
		if text == nil {
			text = []rune(h.Text)
		}
		start, end = max(0, start), min(end, len(text))
		out := Snippet{Text: m.piece(string(text[start:end]), start), Start: start, Marks: []Span{}}
		for _, x := range h.InText {
			if x.Start >= start && x.End <= end {
				out.Marks = append(out.Marks, Span{x.Start - start, x.End - start})
			}
		}
		return out
	}
	out := []Snippet{piece(h.Snippet.Start, h.Snippet.End)}
	behind := h.Snippet.End
	for _, x := range h.InText {
		if len(out) == mostSnippets {
			break
		}
		if x.Start < behind {
			continue
		}
		start, end := max(behind, x.Start-snippetLen/4), x.Start+snippetLen*3/4
		// Whole words.
		for start > behind && start > 0 && text[start-1] != ' ' && text[start-1] != '\n' {
			start--
		}
		for end < len(text) && text[end] != ' ' && text[end] != '\n' {
			end++
		}
		out = append(out, piece(start, end))
		behind = end
	}
	return out
}

func (s *Server) mapPoints(ctx context.Context, in *MapQuery) (*Out[MapPoints], error) {
	sel, err := s.views.tally.Select(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	points, placed := sel.Points(in.Zoom)
	out := MapPoints{Points: make([]MapPoint, 0, min(len(points), mostPoints)), Claims: placed, Placeless: sel.Claims - placed, More: len(points) > mostPoints}
	for _, p := range points[:min(len(points), mostPoints)] {
		out.Points = append(out.Points, MapPoint{Point: Point{ID: p.ID, Name: p.Name, NameEn: p.NameEn, Lat: p.Lat, Lon: p.Lon, AccuracyKm: p.AccuracyKm}, Claims: p.Claims, Places: p.Places, Types: p.Types})
	}
	return &Out[MapPoints]{out}, nil
}

// mostPoints is the most points that a map is given.
const mostPoints = 4000

// chosen says for each cluster, by its index, whether it has a claim that a
// filter keeps; nil is all.
func (s *Server) chosen(ctx context.Context, c *comparison, f isnad.Filter) ([]bool, error) {
	if isEmpty(&f) {
		return nil, nil
	}
	sel, err := s.views.tally.Select(ctx, f)
	if err != nil {
		return nil, err
	}
	out := make([]bool, len(c.picture.Clusters))
	last, row := int64(-1), []int32(nil)
	sel.Each(func(p store.Place) {
		if p.N != last { // claims come by dispatch
			last, row = p.N, c.clusters[p.N]
		}
		if p.Ord < int64(len(row)) && row[p.Ord] > 0 {
			out[row[p.Ord]-1] = true
		}
	})
	return out, nil
}

func isEmpty(f *isnad.Filter) bool {
	return !f.OfClaims() && f.Text == "" && len(f.Collections)+len(f.Dispatches)+len(f.Outlets)+len(f.Languages)+len(f.Mentions) == 0 && f.PublishedFrom == "" && f.PublishedTo == ""
}

func (s *Server) mapControl(ctx context.Context, in *ControlQuery) (*Out[ControlMap], error) {
	if !isDate(in.Date) {
		return nil, fault("query.date", "no ISO date; expected 2017, 2017-11 or 2017-11-19", in.Date)
	}
	c, err := s.views.comparison(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	chosen, err := s.chosen(ctx, c, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	out := ControlMap{AsOf: c.at, Date: in.Date, Places: []ControlPlace{}}
	if _, last := c.histories(); out.Date == "" {
		out.Date = last
	}
	for _, p := range s.controlOn(c, out.Date) {
		wanted := chosen == nil
		for _, h := range p.Holders {
			wanted = wanted || chosen[c.indexOf[h.Cluster]]
		}
		if wanted {
			out.Places = append(out.Places, p)
		}
	}
	return &Out[ControlMap]{out}, nil
}

// mostDates is how many days' answers are kept.
const mostDates = 64

// controlOn is who is said to hold what on a day. The days that were asked for
// last are kept with the comparison.
func (s *Server) controlOn(c *comparison, date string) []ControlPlace {
	c.datesMu.Lock()
	list, ok := c.dates[date]
	c.datesMu.Unlock()
	if ok {
		return list
	}
	histories, _ := c.histories()
	list = []ControlPlace{}
	for i := range histories {
		h := &histories[i]
		if h.Place.Lat == nil {
			continue
		}
		p := ControlPlace{Place: pointOf(&h.Place), Holders: []HolderAtDate{}}
		for _, st := range h.On(date) {
			p.Disputed = p.Disputed || st.Disputed
			p.Holders = append(p.Holders, HolderAtDate{Holder: s.party(&st.Holder), Type: st.Type, Degree: st.Degree, Since: st.Since, Said: st.LastSaid,
				Affirming: st.Affirming, Denying: st.Denying, Affirmers: st.Affirmers, Deniers: st.Deniers, Disputed: st.Disputed, Cluster: st.Cluster})
		}
		if len(p.Holders) > 0 {
			list = append(list, p)
		}
	}
	c.datesMu.Lock()
	defer c.datesMu.Unlock()
	if c.dates == nil || len(c.dates) >= mostDates {
		c.dates = map[string][]ControlPlace{}
	}
	c.dates[date] = list
	return list
}

func pointOf(r *corroborate.Role) Point {
	p := Point{ID: r.Entity, Name: r.Text, NameEn: r.NameEn, AccuracyKm: r.Km}
	if r.Lat != nil && r.Lon != nil {
		p.Lat, p.Lon = *r.Lat, *r.Lon
	}
	return p
}

// party is who fills a role, under the name that the data give.
func (s *Server) party(r *corroborate.Role) Named {
	out := Named{ID: r.Entity, Name: r.Text, NameEn: r.NameEn}
	if tally.Private(r.Entity) {
		return Named{ID: "p:", Name: blocks(r.Text)}
	}
	if a := s.Lexicon.now.Load().parties[r.Entity]; a != nil {
		out.Name, out.NameEn = a.names[0], a.nameEn
	}
	return out
}

func (s *Server) mapRoutes(ctx context.Context, in *MapQuery) (*Out[RouteMap], error) {
	f := in.Filter.isnad()
	if len(f.Kinds) == 0 {
		f.Kinds = []isnad.Kind{isnad.Route}
	}
	sel, err := s.views.tally.Select(ctx, f)
	if err != nil {
		return nil, s.answer(err)
	}
	c, err := s.views.comparison(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	out := RouteMap{AsOf: c.at, Routes: []RouteLine{}}
	at := map[string]int{}
	for i := range c.routes {
		r := &c.routes[i]
		if !sel.Has(r.place) {
			continue
		}
		k, ok := at[r.key]
		if !ok {
			if len(out.Routes) == mostPoints {
				continue
			}
			k = len(out.Routes)
			at[r.key] = k
			out.Routes = append(out.Routes, RouteLine{Mode: r.mode, Points: r.points, Claims: []string{}})
		}
		line := &out.Routes[k]
		if r.denied {
			line.Denied++
		} else {
			line.Affirmed++
		}
		if len(line.Claims) < 50 {
			line.Claims = append(line.Claims, r.claim)
		}
	}
	return &Out[RouteMap]{out}, nil
}

func (s *Server) timeline(ctx context.Context, in *TimelineQuery) (*Out[Timeline], error) {
	sel, err := s.views.tally.Select(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	t := sel.Timeline(in.Bin, in.Split, 20)
	out := Timeline{Bin: t.Unit, Bins: t.Bins, Series: make([]Series, len(t.Series)), Undated: t.Undated}
	for i, x := range t.Series {
		out.Series[i] = Series{Value: x.Value, Claims: x.Claims}
	}
	return &Out[Timeline]{out}, nil
}

func (s *Server) network(ctx context.Context, in *NetworkQuery) (*Out[Network], error) {
	sel, err := s.views.tally.Select(ctx, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	edges, more := sel.Network(in.Events, in.Limit)
	out := Network{Nodes: []NetworkNode{}, Edges: make([]NetworkEdge, len(edges)), More: more}
	seen := map[string]bool{}
	for i, e := range edges {
		out.Edges[i] = s.edge(e)
		for _, p := range []Named{out.Edges[i].Agent, out.Edges[i].Patient} {
			if !seen[p.ID] {
				seen[p.ID] = true
				out.Nodes = append(out.Nodes, NetworkNode{Named: p, Kind: s.kindOf(p.ID)})
			}
		}
	}
	return &Out[Network]{out}, nil
}

func (s *Server) edge(e tally.Edge) NetworkEdge {
	sign, _ := corroborate.Sign(e.Kind, e.Type)
	return NetworkEdge{ID: e.Agent.ID + "|" + e.Patient.ID + "|" + e.Kind + "." + e.Type, Kind: e.Kind, Agent: s.named(e.Agent), Patient: s.named(e.Patient), Type: e.Type, Sign: sign,
		Affirmed: e.Affirmed, Denied: e.Denied, Voices: e.Voices, First: e.From, Last: e.To, Disputed: e.Affirmed > 0 && e.Denied > 0}
}

// named is a party under the name that the data give, or else as written.
func (s *Server) named(p tally.Party) Named {
	out := Named{ID: p.ID, Name: p.Name, NameEn: p.NameEn, Claims: p.Claims}
	if a := s.Lexicon.now.Load().parties[p.ID]; a != nil {
		out.Name, out.NameEn = a.names[0], a.nameEn
	}
	return out
}

func (s *Server) kindOf(id string) string {
	if a := s.Lexicon.Reader().Actors.Lookup(id); a != nil {
		return a.Kind
	}
	return ""
}

func (s *Server) edgeClaims(ctx context.Context, in *EdgeQuery) (*Out[Page[ClaimRow]], error) {
	f := in.Filter.isnad()
	if in.Of != "" {
		f.Types = []string{in.Of}
	}
	sel, err := s.views.tally.Select(ctx, f)
	if err != nil {
		return nil, s.answer(err)
	}
	sel = sel.Between(in.Agent, in.Patient)
	places, next, err := sel.Page(tally.Page{Order: "-date", Limit: in.Limit, Cursor: in.Cursor})
	if err != nil {
		return nil, s.answer(err)
	}
	rows, err := s.at(ctx, places, "", in.Mask)
	if err != nil {
		return nil, s.answer(err)
	}
	return &Out[Page[ClaimRow]]{Page[ClaimRow]{Items: rows, Next: next, Total: &sel.Claims}}, nil
}

// histories are what is said of the control of each place, and the last day
// on which anything was said.
func (c *comparison) histories() ([]corroborate.History, string) {
	c.once.Do(func() {
		c.historyOf, c.indexOf = map[string]int{}, map[string]int{}
		for i := range c.picture.Clusters {
			if k := &c.picture.Clusters[i]; k.Kind == string(isnad.Control) || k.Kind == string(isnad.Event) && (k.Type == "withdraw" || k.Type == "advance") {
				c.indexOf[k.ID] = i
			}
		}
		for _, k := range c.picture.Places() {
			h := c.picture.History(k)
			c.historyOf[k] = len(c.held)
			for _, st := range h.Statements {
				c.last = max(c.last, st.LastSaid)
			}
			c.held = append(c.held, h)
		}
		if len(c.last) < 10 && c.last != "" {
			if _, to := store.Days(c.last); to > 0 {
				c.last = store.DateOf(to)
			}
		}
	})
	return c.held, c.last
}

// heldRoute is a claim of a way whose ends are known.
type heldRoute struct {
	place  store.Place
	claim  string
	mode   string
	key    string
	denied bool
	points []Point
}

// route is the way that a claim says, nil where its ends are not known.
func routeOf(at store.Place, c *store.Claim) *heldRoute {
	var from, to *Point
	var via []Point
	for i, a := range c.Args {
		if i >= len(c.Participants) || c.Participants[i].Lat == nil || c.Participants[i].Lon == nil {
			continue
		}
		m := &c.Participants[i]
		p := Point{ID: m.Entity, Name: m.Text, NameEn: m.NameEn, Lat: *m.Lat, Lon: *m.Lon, AccuracyKm: m.AccuracyKm}
		switch a.Role {
		case "from":
			from = &p
		case "to":
			to = &p
		case "via":
			via = append(via, p)
		}
	}
	if from == nil || to == nil {
		return nil
	}
	r := &heldRoute{place: at, claim: c.ID, mode: c.Mode, denied: c.Polarity == isnad.Denied, points: append(append([]Point{*from}, via...), *to)}
	r.key = r.mode
	for _, p := range r.points {
		r.key += "|" + p.ID
	}
	return r
}
