package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"isnad"
)

// Fifty readers look about while five coders rule, each on every claim that
// they can reach in a few rounds: no ruling may be lost, and no answer be
// broken.
func TestManyReadersAndCodersLoseNoRuling(t *testing.T) {
	const readers, coders, each = 50, 5, 24
	engines(t, func(t *testing.T, dsn string) {
		d := newDesk(t, dsn, withAccounts(AccountOptions{})).withSamples()
		d.http.Client().Transport.(*http.Transport).MaxIdleConnsPerHost = readers + coders
		key := func(user string, role Role) string {
			d.account(user, role, "a password of "+user)
			b := d.another()
			b.signIn(user, "a password of "+user)
			var k Token
			b.want(http.StatusCreated, "POST", "/api/tokens", map[string]any{"name": "test", "role": role.String()}, &k)
			return k.Secret
		}
		var all Page[ClaimRow]
		reader := d.another()
		reader.bearer = key("reader", Reader)
		reader.get("/api/claims?limit=500", &all)
		keys := make([]string, coders)
		for i := range keys {
			keys[i] = key(fmt.Sprintf("coder%d", i), Coder)
		}
		views := []string{"/api/claims?limit=20&sort=-doubt", "/api/claims/facets", "/api/timeline", "/api/map/points", "/api/network", "/api/compare", "/api/search" + q("text", "الجيش"), "/api/queue", "/api/map/control", "/api/collections"}
		var stop atomic.Bool
		var looked atomic.Int64
		var crowd, work sync.WaitGroup
		// do asks without a browser: a test's fatal end is not for goroutines.
		// While the server puts claims together it may say when to come back; it
		// must answer in the end.
		do := func(secret, method, path, body string) (int, []byte, error) {
			b := d.another()
			b.bearer = secret
			return b.ask(method, path, body)
		}
		for i := range readers {
			crowd.Go(func() {
				for n := i; !stop.Load(); n++ {
					path := views[n%len(views)]
					secret := reader.bearer
					if path == "/api/queue" {
						secret = keys[n%coders]
					}
					status, raw, err := do(secret, "GET", path, "")
					if err != nil || status != http.StatusOK || !json.Valid(raw) {
						t.Errorf("%s: %d %v %.200s", path, status, err, raw)
						return
					}
					looked.Add(1)
				}
			})
		}
		type made struct{ claim, who, act string }
		done := make([][]made, coders)
		acts := []string{isnad.RulingAccept, isnad.RulingReject, isnad.RulingComment}
		for i := range coders {
			work.Go(func() {
				for n := range each {
					// All coders meet on the same claims.
					c := all.Items[(n*7)%len(all.Items)]
					act := acts[(n+i)%len(acts)]
					status, raw, err := do(keys[i], "POST", "/api/claims/"+c.Ref+"/rulings", fmt.Sprintf(`{"act":%q,"note":"n%d"}`, act, n))
					if err != nil || status != http.StatusCreated {
						t.Errorf("coder %d: %d %v %.200s", i, status, err, raw)
						return
					}
					done[i] = append(done[i], made{c.Ref, fmt.Sprintf("coder%d", i), act})
				}
			})
		}
		work.Wait()
		stop.Store(true)
		crowd.Wait()
		kept := map[made]int{}
		for _, c := range all.Items {
			rs, err := d.store.Rulings(context.Background(), c.Dispatch, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rs {
				if r.Claim == c.Ref {
					kept[made{r.Claim, r.Who, r.Act}]++
				}
			}
		}
		total := 0
		for _, list := range done {
			for _, m := range list {
				total++
				if kept[m] != 1 {
					t.Errorf("%+v is kept %d times", m, kept[m])
				}
			}
		}
		if total != coders*each || looked.Load() < readers {
			t.Errorf("%d rulings of %d, %d looks", total, coders*each, looked.Load())
		}
		report, err := d.store.Verify(context.Background(), "", nil)
		if err != nil || len(report.Faults) > 0 || report.Rulings != total {
			t.Errorf("%+v, %v", report, err)
		}
		t.Logf("%d rulings kept, %d looks", total, looked.Load())
	})
}

// The crowd's client comes back when it is told to, and takes a 503 that does
// not say when for the fault that it is.
func TestClientsComeBackWhenTold(t *testing.T) {
	asked := 0
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		switch {
		case r.URL.Path == "/never":
			w.WriteHeader(http.StatusServiceUnavailable)
		case asked == 1:
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer srv.Close()
	d := &desk{t: t, http: srv}
	began := time.Now()
	if status, _, err := d.ask("GET", "/", ""); status != http.StatusOK || err != nil || asked != 2 || time.Since(began) < time.Second {
		t.Errorf("%d %v after %d", status, err, asked)
	}
	if status, _, err := d.ask("GET", "/never", ""); status != http.StatusServiceUnavailable || err == nil {
		t.Errorf("%d %v", status, err)
	}
}
