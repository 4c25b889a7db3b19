package api

import (
	"net/http"
	"testing"

	"isnad"
)

func TestRulings(t *testing.T) {
	engines(t, func(t *testing.T, dsn string) {
		d := newDesk(t, dsn, withAccounts(AccountOptions{})).withSamples()
		d.account("amal", Coder, "the first password")
		d.account("badr", Coder, "the second password")
		amal, badr := d.another(), d.another()
		amal.signIn("amal", "the first password")
		badr.signIn("badr", "the second password")
		var list Page[ClaimRow]
		amal.get("/api/claims?kinds=event&limit=6", &list)
		c := list.Items
		rule := func(b *desk, i int, body any) isnad.Ruling {
			t.Helper()
			var r isnad.Ruling
			b.want(http.StatusCreated, "POST", "/api/claims/"+c[i].Ref+"/rulings", body, &r)
			return r
		}
		if r := rule(amal, 0, RulingBody{Act: "accept"}); r.Who != "amal" || r.ID == "" || r.Claim != c[0].Ref || r.At.IsZero() {
			t.Errorf("%+v", r)
		}
		rule(amal, 1, RulingBody{Act: "reject", Note: "لا يقول النص ذلك"})
		rule(amal, 2, RulingBody{Act: "comment", Note: "ننظر فيه"})
		var one ClaimDetail
		amal.get("/api/claims/"+c[3].Ref, &one)
		fixed := one.Claim.ClaimRecord
		fixed.Certainty = "possible"
		if r := rule(amal, 3, RulingBody{Act: "correct", Corrected: &fixed}); len(r.Fields) != 1 || r.Fields[0] != "certainty" {
			t.Errorf("corrected: %+v", r.Fields)
		}
		fixed.Quote.End = 1 << 20
		amal.refused(http.StatusUnprocessableEntity, "body.corrected.quote", "POST", "/api/claims/"+c[3].Ref+"/rulings", RulingBody{Act: "correct", Corrected: &fixed})

		// What was rejected does not stand; what was corrected reads so.
		var now Page[ClaimRow]
		amal.get("/api/claims?limit=500", &now)
		for _, x := range now.Items {
			switch x.Ref {
			case c[0].Ref:
				if x.Ruling != "accept" {
					t.Errorf("accepted: %s", x.Ruling)
				}
			case c[1].Ref:
				t.Error("a rejected claim stands")
			case c[2].Ref:
				if x.Ruling != isnad.Unruled {
					t.Errorf("commented: %s", x.Ruling)
				}
			case c[3].Ref:
				if x.Ruling != "correct" || x.Certainty != "possible" {
					t.Errorf("corrected: %s %s", x.Ruling, x.Certainty)
				}
			}
		}
		amal.get("/api/claims?rulings=reject", &now)
		if len(now.Items) != 1 || now.Items[0].Ref != c[1].Ref {
			t.Errorf("rejected: %+v", now.Items)
		}

		// The second coder is blind to the first: neither rulings nor what they
		// changed.
		var v DispatchView
		badr.get("/api/dispatches/"+c[3].Dispatch+"?blind=true", &v)
		for _, x := range v.Claims {
			if len(x.Rulings) > 0 || x.Ruling != isnad.Unruled || x.Ref == c[3].Ref && x.Certainty == "possible" || x.Cluster != "" {
				t.Errorf("seen blind: %+v", x)
			}
		}
		badr.get("/api/dispatches/"+c[3].Dispatch, &v)
		open := false
		for _, x := range v.Claims {
			open = open || x.Ref == c[3].Ref && len(x.Rulings) == 1 && x.Rulings[0].Who == "amal"
		}
		if !open {
			t.Error("rulings are not shown to one who is not blind")
		}
		var rs Page[isnad.Ruling]
		badr.get("/api/claims/"+c[1].Ref+"/rulings?blind=true", &rs)
		if len(rs.Items) != 0 {
			t.Errorf("rulings seen blind: %+v", rs)
		}
		badr.get("/api/claims/"+c[1].Ref+"/rulings", &rs)
		if len(rs.Items) != 1 || rs.Items[0].Note == "" {
			t.Errorf("rulings: %+v", rs)
		}

		// The queue: doubt first, without what one has decided.
		var queue Queue
		amal.get("/api/queue?limit=500&kinds=event", &queue)
		last := 2.0
		for _, x := range queue.Items {
			if x.Ref == c[0].Ref || x.Ref == c[1].Ref || x.Ref == c[3].Ref {
				t.Errorf("decided and queued: %s", x.Ref)
			}
			if x.Doubt > last {
				t.Errorf("doubt %v behind %v", x.Doubt, last)
			}
			last = x.Doubt
		}
		var other Queue
		badr.get("/api/queue?limit=500&kinds=event", &other)
		if len(other.Items) != len(queue.Items)+3 {
			t.Errorf("queue of %d for one who decided three, %d for one who did not", len(queue.Items), len(other.Items))
		}

		// Agreement.
		rule(badr, 0, RulingBody{Act: "accept"})
		rule(badr, 1, RulingBody{Act: "accept"})
		rule(badr, 3, RulingBody{Act: "accept"})
		var ag Agreement
		amal.get("/api/agreement?a=amal&b=badr", &ag)
		if ag.Claims != 3 || ag.Fields[0].Field != "act" || ag.Fields[0].N != 3 || ag.Fields[0].Share == nil || *ag.Fields[0].Share < 0.33 || *ag.Fields[0].Share > 0.34 {
			t.Errorf("%+v", ag)
		}
		amal.get("/api/agreement?a=amal&b=program", &ag)
		if ag.Claims != 3 {
			t.Errorf("with the program: %+v", ag)
		}
		var coders Page[CoderRow]
		amal.get("/api/coders", &coders)
		if len(coders.Items) != 2 || coders.Items[0].Who != "amal" || coders.Items[0].Claims == 0 {
			t.Errorf("%+v", coders)
		}
		var p Precision
		amal.get("/api/precision?by=kind", &p)
		if len(p.Rows) == 0 || p.Rows[0].Value != "event" || p.Rows[0].Accepted+p.Rows[0].Corrected+p.Rows[0].Rejected != 3 {
			t.Errorf("%+v", p)
		}
	})
}

func TestMergeSplitAndAdd(t *testing.T) {
	d := newDesk(t, "").withSamples()
	s := d.first("البوكمال الهري")
	var v DispatchView
	d.get("/api/dispatches/"+s.ID, &v)
	a, b := v.Claims[0], v.Claims[1]
	d.want(http.StatusCreated, "POST", "/api/claims/"+a.Ref+"/rulings", RulingBody{Act: "merge", With: []string{b.Ref}}, nil)
	d.get("/api/dispatches/"+s.ID, &v)
	if v.Claims[0].Ruling != "merge" || v.Claims[1].Ruling != isnad.Merged {
		t.Errorf("merged: %s, %s", v.Claims[0].Ruling, v.Claims[1].Ruling)
	}
	c := v.Claims[2].ClaimRecord
	x, y := c, c
	x.Tense, y.Kind, y.Type, y.Degree = "present", "event", "other", ""
	y.Args = c.Args[:1]
	d.want(http.StatusCreated, "POST", "/api/claims/"+v.Claims[2].Ref+"/rulings", RulingBody{Act: "split", Parts: []isnad.ClaimRecord{x, y}}, nil)
	before := len(v.Claims)
	d.get("/api/dispatches/"+s.ID, &v)
	if len(v.Claims) != before+2 {
		t.Errorf("%d claims after a split of %d", len(v.Claims), before)
	}
	// A claim that was not found, made of words of the text.
	m := v.Mentions[0]
	added := isnad.ClaimRecord{Kind: "condition", State: "هادئة", Args: []isnad.ArgRecord{{Role: "place", Start: m.Start, End: m.End, Text: m.Text}}, Trigger: isnad.SpanRecord{Start: m.Start, End: m.End}, Quote: isnad.SpanRecord{Start: m.Start, End: m.End},
		Polarity: "affirmed", Certainty: "certain", Tense: "present", Evidence: "asserted", Chain: []isnad.LinkRecord{{Who: v.Outlet, Kind: "outlet", Manner: "publishes"}}, Counts: []isnad.CountRecord{}, Framing: []isnad.FramingRecord{}}
	var r isnad.Ruling
	d.want(http.StatusCreated, "POST", "/api/dispatches/"+s.ID+"/claims", map[string]any{"claim": added}, &r)
	var one ClaimDetail
	d.get("/api/claims/"+r.Claim, &one)
	if one.Claim.Ruling != "add" || one.Claim.State != "هادئة" || one.Claim.Frame != "" {
		t.Errorf("%+v", one.Claim)
	}
	d.refused(http.StatusNotFound, "", "GET", "/api/claims/"+r.Claim+"/frame", nil)
	added.Args[0].End = 1 << 20
	d.refused(http.StatusUnprocessableEntity, "body.corrected.args[0]", "POST", "/api/dispatches/"+s.ID+"/claims", map[string]any{"claim": added})
}

func TestBulkRulings(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var f Facets
	d.get("/api/claims/facets?kinds=relation", &f)
	n := f.Claims
	filter := isnad.Filter{Kinds: []isnad.Kind{isnad.Relation}}
	d.refused(http.StatusConflict, "body.expect", "POST", "/api/rulings", map[string]any{"filter": filter, "act": "accept", "expect": n + 1})
	d.get("/api/claims/facets?kinds=relation&rulings=accept", &f)
	if f.Claims != 0 {
		t.Errorf("%d were ruled on all the same", f.Claims)
	}
	var done BulkDone
	d.want(http.StatusOK, "POST", "/api/rulings", map[string]any{"filter": filter, "act": "accept", "expect": n}, &done)
	d.get("/api/claims/facets?kinds=relation&rulings=accept", &f)
	if done.Ruled != n || f.Claims != n {
		t.Errorf("%d ruled on of %d, %d accepted", done.Ruled, n, f.Claims)
	}
	// One bad claim among them, and none is ruled on.
	var list Page[ClaimRow]
	d.get("/api/claims?kinds=control&limit=2", &list)
	d.refused(http.StatusUnprocessableEntity, "body.claims", "POST", "/api/rulings", map[string]any{"claims": []string{list.Items[0].Ref, "cnothing", list.Items[1].Ref}, "act": "reject"})
	d.get("/api/claims/facets?rulings=reject", &f)
	if f.Claims != 0 {
		t.Errorf("%d rejected", f.Claims)
	}
	d.want(http.StatusOK, "POST", "/api/rulings", map[string]any{"claims": []string{list.Items[0].Ref, list.Items[1].Ref, list.Items[0].Ref}, "act": "reject"}, &done)
	if done.Ruled != 2 {
		t.Errorf("%+v", done)
	}
	d.refused(http.StatusUnprocessableEntity, "body.note", "POST", "/api/rulings", map[string]any{"claims": []string{list.Items[0].Ref}, "act": "comment"})
}
