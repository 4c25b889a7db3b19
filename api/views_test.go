package api

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
)

func TestControlOverTime(t *testing.T) {
	d := newDesk(t, "").withSamples()
	at := func(date string) map[string]ControlPlace {
		var m ControlMap
		d.get("/api/map/control"+q("date", date), &m)
		if m.Date != date || m.AsOf.IsZero() {
			t.Errorf("%s: %s, as of %s", date, m.Date, m.AsOf)
		}
		out := map[string]ControlPlace{}
		for _, p := range m.Places {
			if p.Place.Lat == 0 || len(p.Holders) == 0 {
				t.Errorf("%+v", p)
			}
			out[p.Place.ID] = p
		}
		return out
	}
	var found NameList
	d.get("/api/places"+q("q", "البوكمال"), &found)
	bukamal := found.Items[0].ID
	if len(at("2014-01-01")) != 0 {
		t.Error("places are held before anything was said")
	}
	p, ok := at("2017-11-19")[bukamal]
	if !ok || !slices.ContainsFunc(p.Holders, func(h HolderAtDate) bool { return h.Holder.ID == "saa" && h.Affirming > 0 && len(h.Affirmers) > 0 }) {
		t.Errorf("al-Bukamal on 2017-11-19: %+v", p)
	}
	// Saraqib is المدينة in most claims, and al-Bukamal أطراف المدينة, which tells
	// nobody which; مبانيه is nobody's name.
	d.get("/api/places", &found)
	for _, p := range found.Items {
		switch p.Name {
		case "المدينة", "أطراف المدينة", "القرى", "مبانيه":
			t.Errorf("a place is shown as %+v", p)
		}
	}
	// Under a filter: what its claims use, counted by them.
	for _, what := range []string{"places", "actors"} {
		d.get("/api/"+what+"?kinds=route&polarity=affirmed&limit=100", &found)
		if len(found.Items) == 0 {
			t.Errorf("no %s of routes", what)
		}
		for _, n := range found.Items {
			var under Page[ClaimRow]
			d.get("/api/claims?limit=1&kinds=route&polarity=affirmed&"+what+"="+esc(n.ID), &under)
			if under.Total == nil || *under.Total != n.Claims {
				t.Errorf("%s: %d claims, listed with %d", n.ID, *under.Total, n.Claims)
			}
		}
		d.get("/api/"+what+"?from=2031", &found)
		if len(found.Items) != 0 {
			t.Errorf("%s of no claim: %+v", what, found.Items)
		}
	}
	var page PlacePage
	d.get("/api/places/"+esc(bukamal), &page)
	var latest PlacePage
	d.get("/api/places/"+esc(bukamal)+"?limit=1", &latest)
	if n := len(page.Statements); page.Total != n || latest.Total != n || len(latest.Statements) != 1 || latest.Statements[0].Cluster != page.Statements[n-1].Cluster {
		t.Errorf("the latest of %d statements: %+v", n, latest)
	}
	for _, x := range latest.Disputes {
		if x.A != latest.Statements[0].Cluster && x.B != latest.Statements[0].Cluster {
			t.Errorf("a dispute of statements that are not given: %+v", x)
		}
	}
	if !page.Located || page.Country != "SY" || len(page.Names) == 0 || len(page.Written) == 0 || len(page.Statements) < 3 || page.Claims == 0 {
		t.Errorf("%+v", page)
	}
	last := ""
	for _, s := range page.Statements {
		if s.Start < last || s.Affirming+s.Denying == 0 || len(s.Claims) == 0 || s.Holder.Name == "" {
			t.Errorf("%+v", s)
		}
		last = s.Start
		for _, c := range s.Claims {
			d.get("/api/claims/"+c, nil)
		}
	}
	// The filter chooses places by what is said there.
	var some ControlMap
	d.get("/api/map/control"+q("date", "2020-01-01", "outlets", "شبكة الفرات الحر"), &some)
	if n := len(at("2020-01-01")); len(some.Places) == 0 || len(some.Places) >= n {
		t.Errorf("%d places of %d", len(some.Places), n)
	}
}

func TestTimelineAndMapCountAllClaims(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var f Facets
	d.get("/api/claims/facets", &f)
	for _, path := range []string{"", "?bin=day", "?bin=week&split=outlet", "?bin=month&split=type", "?bin=year"} {
		var l Timeline
		d.get("/api/timeline"+path, &l)
		n := l.Undated
		for _, s := range l.Series {
			if len(s.Claims) != len(l.Bins) {
				t.Errorf("%s: %d numbers for %d bins", s.Value, len(s.Claims), len(l.Bins))
			}
			for _, k := range s.Claims {
				n += k
			}
		}
		if n != f.Claims || !slices.IsSorted(l.Bins) || len(l.Series) > 20 {
			t.Errorf("timeline%s: %d claims of %d, %d series", path, n, f.Claims, len(l.Series))
		}
	}
	var near, far MapPoints
	d.get("/api/map/points?zoom=2", &far)
	d.get("/api/map/points?zoom=14", &near)
	if far.Claims+far.Placeless != f.Claims || near.Claims != far.Claims || len(far.Points) >= len(near.Points) || len(near.Points) == 0 {
		t.Errorf("%d points far off, %d near; %d claims, %d placeless, of %d", len(far.Points), len(near.Points), far.Claims, far.Placeless, f.Claims)
	}
}

func TestNetworkOpensItsQuotes(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var n Network
	d.get("/api/network?events=true&limit=2000", &n)
	nodes := map[string]bool{}
	for _, x := range n.Nodes {
		nodes[x.ID] = true
	}
	signs := map[int]int{}
	for _, e := range n.Edges {
		if !nodes[e.Agent.ID] || !nodes[e.Patient.ID] || e.Affirmed+e.Denied == 0 || e.First > e.Last {
			t.Errorf("%+v", e)
		}
		signs[e.Sign]++
		var p Page[ClaimRow]
		d.get("/api/network/claims"+q("agent", e.Agent.ID, "patient", e.Patient.ID, "relation", e.Type, "kinds", e.Kind), &p)
		if *p.Total != e.Affirmed+e.Denied || len(p.Items) != *p.Total || p.Items[0].Quote == "" {
			t.Errorf("%s: %d quotes for %d claims", e.ID, len(p.Items), e.Affirmed+e.Denied)
		}
	}
	if signs[1] == 0 || signs[-1] == 0 {
		t.Errorf("signs: %v", signs)
	}
	var a ActorPage
	d.get("/api/actors/is", &a)
	if a.Actor.Name != "داعش" || a.Kind != "armed_group" || len(a.Aliases) < 2 || len(a.Roles) == 0 || len(a.Places) == 0 || a.Claims == 0 {
		t.Errorf("%+v", a)
	}
}

func TestCompare(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var c Compare
	d.get("/api/compare?limit=500", &c)
	if len(c.Clusters) != c.Total || c.Total < 5 || len(c.Outlets) < 5 {
		t.Fatalf("%d clusters of %d, %d outlets", len(c.Clusters), c.Total, len(c.Outlets))
	}
	states := map[string]int{}
	for i, k := range c.Clusters {
		states[k.State]++
		claims, says := 0, map[string]bool{}
		for _, cell := range k.Cells {
			claims += len(cell.Claims)
			says[cell.Says] = true
			if !slices.Contains(c.Outlets, cell.Outlet) {
				t.Errorf("no column for %s", cell.Outlet)
			}
			for _, n := range cell.Chains {
				if n < 0 || n >= len(k.Roots) {
					t.Errorf("chain %d of %d", n, len(k.Roots))
				}
			}
		}
		affirm := 0
		for _, r := range k.Roots {
			if r.Affirms {
				affirm++
			}
		}
		if claims != k.Claims || affirm != k.Affirming || k.State == "disputed" && !says["denies"] && !says["both"] || len(k.Why) != k.Claims {
			t.Errorf("%+v", k)
		}
		if i > 0 && c.Clusters[i-1].State != "disputed" && k.State == "disputed" {
			t.Error("a dispute stands behind what is none")
		}
	}
	if states["disputed"] == 0 || states["corroborated"] == 0 || states["single"] != 0 {
		t.Errorf("states: %v", states)
	}
	for _, only := range []string{"disputed", "corroborated", "repeated", "single", "denied"} {
		var some Compare
		d.get("/api/compare?limit=500&only="+only, &some)
		for _, k := range some.Clusters {
			if k.State != only {
				t.Errorf("%s under %s", k.State, only)
			}
		}
		if only != "single" && only != "denied" && len(some.Clusters) != states[only] {
			t.Errorf("%s: %d, want %d", only, len(some.Clusters), states[only])
		}
	}
	var detail ClusterDetail
	d.get("/api/clusters/"+c.Clusters[0].ID, &detail)
	if len(detail.Claims) != detail.Cluster.Claims {
		t.Errorf("%d claims of %d", len(detail.Claims), detail.Cluster.Claims)
	}
	silent := false
	for _, k := range c.Clusters {
		d.get("/api/clusters/"+k.ID, &detail)
		for _, s := range detail.Silent {
			silent = silent || len(s.Dispatches) > 0
		}
	}
	if !silent {
		t.Error("nobody is silent on anything")
	}
	// A rejected claim leaves its cluster.
	target := c.Clusters[0]
	d.want(http.StatusCreated, "POST", "/api/claims/"+target.Cells[0].Claims[0]+"/rulings", RulingBody{Act: "reject"}, nil)
	var after ClaimDetail
	d.get("/api/claims/"+target.Cells[0].Claims[0], &after)
	if after.Claim.Cluster != "" || after.Claim.Ruling != "reject" {
		t.Errorf("%+v", after.Claim)
	}
}

func TestSearchMarksItsWords(t *testing.T) {
	d := newDesk(t, "").withSamples()
	for words, least := range map[string]int{"البوكمال": 3, `"تنظيم داعش"`: 2, "مدينه ادلب": 1} {
		var p SearchPage
		d.get("/api/search"+q("text", words, "limit", "100"), &p)
		if len(p.Items) < least || p.Total != len(p.Items) {
			t.Errorf("%s: %d found, total %d", words, len(p.Items), p.Total)
		}
		for _, h := range p.Items {
			marks := 0
			for _, s := range h.Snippets {
				text := []rune(s.Text)
				for _, m := range s.Marks {
					if m.Start < 0 || m.End > len(text) || m.Start >= m.End {
						t.Errorf("mark %+v in %d code points", m, len(text))
					}
					marks++
				}
			}
			if h.Found == 0 || len(h.Snippets) > 3 || marks == 0 && len(h.Title) == 0 {
				t.Errorf("%s: %+v", words, h)
			}
		}
	}
	var none SearchPage
	d.get("/api/search"+q("text", "كلمة لا ترد أبداً"), &none)
	if len(none.Items) != 0 || none.Total != 0 {
		t.Errorf("%+v", none)
	}
}

func TestAComparisonUnderWaySaysHowFarItIs(t *testing.T) {
	v := &views{}
	v.done.Store(340)
	v.total.Store(1000)
	var status huma.StatusError
	if err := v.together(); !errors.As(err, &status) || status.GetStatus() != http.StatusServiceUnavailable {
		t.Fatalf("%v", err)
	}
	b, err := json.Marshal(status)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"location":"progress"`, `"value":{"done":340,"total":1000}`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("no %s in %s", want, b)
		}
	}
}
