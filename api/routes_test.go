package api

import "testing"

func TestLook(t *testing.T) {
	d := newDesk(t, "").withSamples()
	for _, p := range []string{"/api/health", "/api/version", "/api/vocabulary", "/api/session", "/api/collections", "/api/dispatches?limit=2", "/api/claims?limit=1", "/api/claims/facets?top=3", "/api/map/points?zoom=3", "/api/map/control", "/api/map/routes", "/api/timeline", "/api/network", "/api/compare?limit=2", "/api/places?q=البو", "/api/actors?limit=3", "/api/outlets?limit=3", "/api/search" + q("text", "البوكمال", "limit", "1"), "/api/queue?limit=1", "/api/custody?limit=2", "/api/lexicon", "/api/jobs", "/api/searches", "/api/coders", "/api/precision", "/api/custody/check", "/api/collections/samples/unread", "/api/collections/samples/duplicates", "/api/collections/samples/diff", "/"} {
		s, h, b := d.send("GET", p, nil)
		t.Logf("%s %d %s\n%.1500s", p, s, h.Get("Content-Type"), b)
	}
}
