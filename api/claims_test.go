package api

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"isnad"
)

func TestClaimsUnderFilters(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var all Page[ClaimRow]
	d.get("/api/claims?limit=500", &all)
	if len(all.Items) != *all.Total || *all.Total < 150 || all.Next != "" {
		t.Fatalf("%d claims of %d", len(all.Items), *all.Total)
	}
	// A facet's number is what choosing it gives; what it counts is what the
	// rows say.
	var f Facets
	d.get("/api/claims/facets?top=5", &f)
	if f.Claims != *all.Total || f.First == "" || f.Last < f.First || f.Dispatches == 0 {
		t.Errorf("facets: %+v", f)
	}
	n := 0
	for field, list := range f.Fields {
		for _, v := range list {
			var one Page[ClaimRow]
			d.get("/api/claims"+q(field, v.Value, "limit", "1"), &one)
			if *one.Total != v.Claims {
				t.Errorf("%s=%s: %d claims, the facet says %d", field, v.Value, *one.Total, v.Claims)
			}
			n++
		}
	}
	if n < 40 {
		t.Errorf("only %d facets", n)
	}
	// A choice does not hide the other values of its own field.
	var chosen Facets
	d.get("/api/claims/facets?kinds=control&fields=kinds&fields=types", &chosen)
	if len(chosen.Fields["kinds"]) != 6 || chosen.Claims != chosen.Fields["kinds"][1].Claims || len(chosen.Fields) != 2 {
		t.Errorf("kinds under a kind: %+v", chosen.Fields)
	}
	for _, v := range chosen.Fields["types"] {
		if !slices.Contains(isnad.ControlTypes, v.Value) {
			t.Errorf("type %s under control", v.Value)
		}
	}
	// Pages.
	var turned []string
	path := "/api/claims?limit=7&sort=-doubt"
	for cursor := ""; ; {
		var p Page[ClaimRow]
		d.get(path+"&cursor="+url.QueryEscape(cursor), &p)
		for _, c := range p.Items {
			turned = append(turned, c.Ref)
		}
		if cursor = p.Next; cursor == "" {
			break
		}
	}
	seen := map[string]bool{}
	for _, r := range turned {
		seen[r] = true
	}
	if len(turned) != *all.Total || len(seen) != *all.Total {
		t.Errorf("%d turned, %d different, of %d", len(turned), len(seen), *all.Total)
	}
	var skipped Page[ClaimRow]
	d.get("/api/claims?limit=3&sort=-doubt&skip=50", &skipped)
	if skipped.Items[0].Ref != turned[50] {
		t.Error("skipping is not turning")
	}
	// Fields joined, and what the rows say.
	var some Page[ClaimRow]
	d.get("/api/claims"+q("kinds", "control", "types", "take", "actors", "saa", "from", "2017", "to", "2017-12-31", "near", "34.45,40.92,60", "limit", "100"), &some)
	if len(some.Items) == 0 {
		t.Error("nothing under several fields")
	}
	for _, c := range some.Items {
		if c.Kind != "control" || c.Type != "take" || !strings.HasPrefix(c.From, "2017") || !slices.ContainsFunc(c.Args, func(r RoleRow) bool { return r.Entity == "saa" }) {
			t.Errorf("%+v", c)
		}
	}
}

// Bad input is answered with problem details that name the field.
func TestBadInputNamesTheField(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var all Page[ClaimRow]
	d.get("/api/claims?limit=1", &all)
	ref := all.Items[0].Ref
	for _, c := range []struct {
		status              int
		field, method, path string
		body                string
	}{
		{422, "query.kinds[0]", "GET", "/api/claims?kinds=wars", ""},
		{422, "query.types[1]", "GET", "/api/claims?types=take&types=foo", ""},
		{422, "query.types[0]", "GET", "/api/map/points?types=foo", ""},
		{422, "query.degrees[0]", "GET", "/api/dispatches?degrees=foo", ""},
		{422, "query.certainty[1]", "GET", "/api/claims?certainty=certain&certainty=sure", ""},
		{422, "query.from", "GET", "/api/claims?from=yesterday", ""},
		{422, "query.to", "GET", "/api/timeline?to=2017-02-30", ""},
		{422, "query.published_from", "GET", "/api/search?published_from=17", ""},
		{422, "query.near", "GET", "/api/claims?near=34.45", ""},
		{422, "query.near", "GET", "/api/map/points?near=340,40,1", ""},
		{422, "query.box", "GET", "/api/claims?box=1,2,3", ""},
		{422, "query.box", "GET", "/api/claims?box=1,50,3,20", ""},
		{422, "query.limit", "GET", "/api/claims?limit=0", ""},
		{422, "query.limit", "GET", "/api/claims?limit=many", ""},
		{422, "query.cursor", "GET", "/api/claims?cursor=abc", ""},
		{422, "query.cursor", "GET", "/api/dispatches?cursor=abc", ""},
		{422, "query.cursor", "GET", "/api/compare?cursor=abc", ""},
		{422, "query.cursor", "GET", "/api/custody?cursor=abc", ""},
		{422, "query.cursor", "GET", "/api/queue?cursor=abc", ""},
		{422, "query.sort", "GET", "/api/claims?sort=size", ""},
		{422, "query.text", "GET", "/api/search?text=%22open", ""},
		{422, "query.min_confidence", "GET", "/api/claims?min_confidence=2", ""},
		{422, "query.zoom", "GET", "/api/map/points?zoom=99", ""},
		{422, "query.date", "GET", "/api/map/control?date=now", ""},
		{422, "query.bin", "GET", "/api/timeline?bin=hour", ""},
		{422, "query.agent", "GET", "/api/network/claims?patient=is", ""},
		{422, "query.colour", "GET", "/api/claims?colour=red", ""},
		{422, "query.fields[0]", "GET", "/api/claims/facets?fields=colour", ""},
		{422, "query.b", "GET", "/api/agreement?a=x", ""},
		{422, "query.b", "GET", "/api/agreement?a=x&b=x", ""},
		{422, "query.format", "GET", "/api/export", ""},
		{422, "query.format", "GET", "/api/export?format=doc", ""},
		{422, "query.rows", "GET", "/api/export?format=kml&rows=cluster", ""},
		{422, "body.act", "POST", "/api/claims/" + ref + "/rulings", `{"act":"adore"}`},
		{422, "body.act", "POST", "/api/claims/" + ref + "/rulings", `{}`},
		{422, "body.note", "POST", "/api/claims/" + ref + "/rulings", `{"act":"comment"}`},
		{422, "body.corrected", "POST", "/api/claims/" + ref + "/rulings", `{"act":"correct"}`},
		{422, "body.verdict", "POST", "/api/claims/" + ref + "/rulings", `{"act":"accept","verdict":"x"}`},
		{404, "", "POST", "/api/claims/nothing/rulings", `{"act":"accept"}`},
		{404, "", "GET", "/api/claims/nothing", ""},
		{404, "", "GET", "/api/claims/nothing/frame", ""},
		{404, "", "GET", "/api/claims/nothing/rulings", ""},
		{404, "", "GET", "/api/clusters/nothing", ""},
		{404, "", "GET", "/api/places/nothing", ""},
		{404, "", "GET", "/api/actors/nothing", ""},
		{404, "", "DELETE", "/api/searches/nothing", ""},
		{422, "body.claims", "POST", "/api/rulings", `{"act":"accept"}`},
		{422, "body.filter.kinds", "POST", "/api/rulings", `{"act":"accept","filter":{"kinds":["wars"]}}`},
		{422, "body.filter.types", "POST", "/api/rulings", `{"act":"accept","filter":{"types":["foo"]}}`},
		{422, "body.filter.degrees", "POST", "/api/searches", `{"name":"x","filter":{"degrees":["foo"]}}`},
		{422, "body.filter.from", "POST", "/api/searches", `{"name":"x","filter":{"from":"yesterday"}}`},
		{422, "body.name", "POST", "/api/searches", `{"name":"","filter":{}}`},
		{422, "body.reason", "POST", "/api/persons/mask", `{"name":"abc"}`},
	} {
		var body any
		if c.body != "" {
			body = c.body
		}
		d.refused(c.status, c.field, c.method, c.path, body)
	}
}

func TestSavedSearches(t *testing.T) {
	_, all := crew(t)
	coder, admin := all[Coder], all[Admin]
	var s SavedSearch
	coder.want(http.StatusCreated, "POST", "/api/searches", map[string]any{"name": "السيطرة", "filter": isnad.Filter{Kinds: []isnad.Kind{isnad.Control}, Near: &isnad.Circle{Lat: 34, Lon: 40, Km: 20}}}, &s)
	if s.Who != "coder" || s.Filter.Near == nil || s.At.IsZero() {
		t.Errorf("%+v", s)
	}
	var list Page[SavedSearch]
	admin.get("/api/searches", &list)
	if len(list.Items) != 1 || list.Items[0].Filter.Kinds[0] != isnad.Control {
		t.Errorf("%+v", list)
	}
	admin.refused(http.StatusNotFound, "", "DELETE", "/api/searches/"+esc("السيطرة"), nil) // it is not the admin's
	coder.want(http.StatusNoContent, "DELETE", "/api/searches/"+esc("السيطرة"), nil, nil)
	coder.get("/api/searches", &list)
	if len(list.Items) != 0 {
		t.Errorf("%+v", list)
	}
}

func TestWhyAClaimWasRead(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var list Page[ClaimRow]
	d.get("/api/claims?kinds=control&types=take&limit=5", &list)
	for _, c := range list.Items {
		var f FrameView
		d.get("/api/claims/"+c.Ref+"/frame", &f)
		if !strings.HasPrefix(f.ID, "control.take") || f.File != "frames/control.frame" || f.Line == 0 || !strings.HasPrefix(f.Source, "frame "+f.ID) || !strings.Contains(f.Source, "example") {
			t.Errorf("%+v", f)
		}
		var one ClaimDetail
		d.get("/api/claims/"+c.Ref, &one)
		if one.Claim.Ref != c.Ref || one.Dispatch.ID != c.Dispatch || one.Claim.AcledEvent == "" || one.Before+one.After == "" {
			t.Errorf("%+v", one)
		}
		var with ClaimCluster
		d.get("/api/claims/"+c.Ref+"/cluster", &with)
		if one.Claim.Cluster == "" || with.Cluster == nil || with.Cluster.Cluster.ID != one.Claim.Cluster || len(with.Cluster.Claims) == 0 {
			t.Errorf("%s stands in %q, its cluster is %+v", c.Ref, one.Claim.Cluster, with.Cluster)
		}
	}
	ref := list.Items[0].Ref
	d.want(http.StatusCreated, "POST", "/api/claims/"+ref+"/rulings", map[string]string{"act": "reject"}, nil)
	var with ClaimCluster
	if d.get("/api/claims/"+ref+"/cluster", &with); with.Cluster != nil {
		t.Errorf("a rejected claim stands in %+v", with.Cluster.Cluster)
	}
	d.refused(http.StatusNotFound, "", "GET", "/api/claims/nothing/cluster", nil)
}
