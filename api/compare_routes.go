package api

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/corroborate"
	"isnad/store"
	"isnad/tally"
)

// mostColumns is the most outlets that a comparison has columns for.
const mostColumns = 60

func (s *Server) compare(ctx context.Context, in *CompareQuery) (*Out[Compare], error) {
	c, err := s.views.comparison(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	chosen, err := s.chosen(ctx, c, in.Filter.isnad())
	if err != nil {
		return nil, s.answer(err)
	}
	var list []*corroborate.Cluster
	for _, i := range c.byWeight() {
		k := &c.picture.Clusters[i]
		if (chosen == nil || chosen[i]) && wantedState(in.Only, k) {
			list = append(list, k)
		}
	}
	from, to, next, err := stretch(in.Paging, len(list))
	if err != nil {
		return nil, err
	}
	out := Compare{AsOf: c.at, Outlets: []string{}, Clusters: []Cluster{}, Total: len(list), Next: next}
	counts := map[string]int{}
	said, err := s.sources(ctx, list[from:to])
	if err != nil {
		return nil, s.answer(err)
	}
	for _, k := range list[from:to] {
		one := s.clusterOf(c, k, said)
		for _, cell := range one.Cells {
			counts[cell.Outlet] += len(cell.Claims)
		}
		out.Clusters = append(out.Clusters, one)
	}
	for o := range counts {
		out.Outlets = append(out.Outlets, o)
	}
	slices.SortFunc(out.Outlets, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b)) })
	out.Outlets = out.Outlets[:min(len(out.Outlets), mostColumns)]
	return &Out[Compare]{out}, nil
}

func wantedState(only string, k *corroborate.Cluster) bool {
	switch only {
	case "all":
		return true
	case "several":
		return k.Status != corroborate.Single
	}
	return string(k.Status) == only
}

// byWeight is the order of comparing: the disputed first, then by independent
// chains, then the latest. It is made once.
func (c *comparison) byWeight() []int {
	c.sorted.Do(func() {
		c.order = make([]int, len(c.picture.Clusters))
		for i := range c.order {
			c.order[i] = i
		}
		slices.SortStableFunc(c.order, func(i, j int) int {
			a, b := &c.picture.Clusters[i], &c.picture.Clusters[j]
			da, db := a.Status == corroborate.Disputed, b.Status == corroborate.Disputed
			if da != db {
				if da {
					return -1
				}
				return 1
			}
			return cmp.Or(cmp.Compare(b.Affirming+b.Denying, a.Affirming+a.Denying), strings.Compare(b.LastSaid, a.LastSaid), strings.Compare(a.ID, b.ID))
		})
	})
	return c.order
}

// sources are the sources that the claims of clusters name.
func (s *Server) sources(ctx context.Context, list []*corroborate.Cluster) (map[string][]store.Source, error) {
	var ids []string
	for _, k := range list {
		for _, m := range k.Members[:min(len(k.Members), 100)] {
			ids = append(ids, m.Claim)
		}
	}
	return s.Store.SourcesOf(ctx, ids)
}

func (s *Server) clusterOf(c *comparison, k *corroborate.Cluster, said map[string][]store.Source) Cluster {
	out := Cluster{ID: k.ID, Kind: k.Kind, Type: k.Type, Args: []RoleRow{}, Start: k.Start, End: k.End, FirstSaid: k.FirstSaid, LastSaid: k.LastSaid,
		Affirming: k.Affirming, Denying: k.Denying, Claims: len(k.Members), State: string(k.Status), Future: k.Future, Why: []Why{}, Corrections: []Amendment{},
		Numbers: []NumberSpan{}, Cells: []Cell{}, Roots: []Root{}, Against: []string{}}
	for i := range k.Roles {
		r := &k.Roles[i]
		row := RoleRow{Role: r.Role, Text: r.Text, Entity: r.Entity, NameEn: r.NameEn, Said: r.Said}
		if tally.Private(r.Entity) {
			row = RoleRow{Role: r.Role, Text: blocks(r.Text), Entity: "p:"}
		}
		if r.Lat != nil {
			row.Type = "place"
		}
		if out.Place == nil && r.Lat != nil {
			p := pointOf(r)
			out.Place = &p
		}
		out.Args = append(out.Args, row)
	}
	cells := map[string]int{}
	parties, hidden := s.Lexicon.now.Load().parties, false
	for i := range k.Members {
		m := &k.Members[i]
		at, ok := cells[m.Outlet]
		if !ok {
			at = len(out.Cells)
			cells[m.Outlet] = at
			out.Cells = append(out.Cells, Cell{Outlet: m.Outlet, Relays: []string{}, Chains: []int{}, Claims: []string{}, First: m.Said})
		}
		cell := &out.Cells[at]
		says := "affirms"
		if m.Denied {
			says = "denies"
		}
		if cell.Says != "" && cell.Says != says {
			says = "both"
		}
		cell.Says = says
		if !slices.Contains(cell.Chains, m.Chain) {
			cell.Chains = append(cell.Chains, m.Chain)
		}
		for _, x := range said[m.Claim] {
			if tally.Private(x.Entity) || x.Kind == "person" && parties[x.Entity] == nil {
				x.Who, hidden = blocks(x.Who), true
			}
			if !slices.Contains(cell.Relays, x.Who) {
				cell.Relays = append(cell.Relays, x.Who)
			}
		}
		cell.Claims = append(cell.Claims, m.Claim)
		if len(out.Why) < 100 {
			codes := make([]string, len(m.Why))
			for j, w := range m.Why {
				codes[j] = string(w)
			}
			out.Why = append(out.Why, Why{Claim: m.Claim, Codes: codes, Ar: m.Explain("ar"), En: m.Explain("en")})
		}
	}
	for _, ch := range k.Chains {
		root := ch.Root
		if i := strings.Index(root, "p:"); i >= 0 {
			root = root[:i+2]
		} else if hidden && strings.HasPrefix(root, "n:") {
			root = "n:" // it may be the person's name
		}
		out.Roots = append(out.Roots, Root{Root: root, Affirms: ch.Affirms, Denies: ch.Denies, Relays: ch.Relays, Own: ch.Own, First: ch.FirstSaid})
	}
	for _, n := range k.Numbers {
		out.Numbers = append(out.Numbers, NumberSpan{What: n.What, Low: n.Low, Best: n.Best, High: n.High, Chains: n.Chains, Open: n.Open})
	}
	for _, x := range k.Corrections {
		out.Corrections = append(out.Corrections, Amendment{Kind: x.Kind, From: x.From.Claim, To: x.To.Claim, Declared: x.Declared, What: x.What, Was: x.Was, Is: x.Is})
	}
	out.Against = append(out.Against, c.against(k)...)
	return out
}

// against are the clusters that contradict one: rivals for the place that it
// speaks of.
func (c *comparison) against(k *corroborate.Cluster) []string {
	place, ok := k.Role("place")
	if !ok || place.Entity == "" || k.Kind != string(isnad.Control) {
		return nil
	}
	var out []string
	c.histories()
	i, ok := c.historyOf[place.Entity]
	if !ok {
		return nil
	}
	for _, d := range c.held[i].Disputes {
		switch {
		case d.A == k.ID && d.B != k.ID:
			out = append(out, d.B)
		case d.B == k.ID && d.A != k.ID:
			out = append(out, d.A)
		}
	}
	return out
}

func (s *Server) cluster(ctx context.Context, in *ClusterPath) (*Out[ClusterDetail], error) {
	c, err := s.views.comparison(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	k, ok := c.picture.Cluster(in.Cluster)
	if !ok {
		return nil, huma.Error404NotFound("no such cluster: " + in.Cluster + " (a cluster's id can change when dispatches are added)")
	}
	out, err := s.clusterDetail(ctx, c, k, in.Mask)
	if err != nil {
		return nil, err
	}
	return &Out[ClusterDetail]{*out}, nil
}

// claimCluster is the cluster in which a claim stands now. Asked for by the claim,
// it cannot be gone between two requests when rulings move claims.
func (s *Server) claimCluster(ctx context.Context, in *ClaimClusterPath) (*Out[ClaimCluster], error) {
	c, err := s.views.comparison(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	p, err := s.Store.Locate(ctx, in.Claim)
	if err != nil {
		return nil, s.answer(err)
	}
	k := c.of(p)
	if k == nil {
		return &Out[ClaimCluster]{}, nil
	}
	out, err := s.clusterDetail(ctx, c, k, in.Mask)
	if err != nil {
		return nil, err
	}
	return &Out[ClaimCluster]{ClaimCluster{out}}, nil
}

func (s *Server) clusterDetail(ctx context.Context, c *comparison, k *corroborate.Cluster, mask bool) (*ClusterDetail, error) {
	said, err := s.sources(ctx, []*corroborate.Cluster{k})
	if err != nil {
		return nil, s.answer(err)
	}
	out := ClusterDetail{Cluster: s.clusterOf(c, k, said), Claims: []ClaimRow{}, Silent: []Silence{}}
	var places []store.Place
	for _, m := range k.Members[:min(len(k.Members), 500)] {
		p, err := s.Store.Locate(ctx, m.Claim)
		if errors.Is(err, store.ErrNotFound) {
			continue // gone since
		}
		if err != nil {
			return nil, s.answer(err)
		}
		places = append(places, p)
	}
	if out.Claims, err = s.at(ctx, places, "", mask); err != nil {
		return nil, s.answer(err)
	}
	for _, x := range c.picture.Silent(k) {
		out.Silent = append(out.Silent, Silence{Outlet: x.Outlet, Dispatches: x.Docs})
	}
	return &out, nil
}
