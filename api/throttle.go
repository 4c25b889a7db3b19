package api

import (
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// throttle slows guessing down: each name and each address may try burst
// times at once, and then once a gap.
type throttle struct {
	gap   time.Duration
	burst int

	mu   sync.Mutex
	keys map[string]*tries
}

type tries struct {
	limit *rate.Limiter
	last  time.Time
}

// crowd is how many names and addresses are kept before the old ones go.
const crowd = 10_000

func newThrottle(gap time.Duration, burst int) *throttle {
	return &throttle{gap: gap, burst: burst, keys: map[string]*tries{}}
}

// allow takes a try off each key, and reports whether all had one, or else
// how long to wait.
func (t *throttle) allow(now time.Time, keys ...string) (wait time.Duration, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.keys) > crowd {
		for k, x := range t.keys {
			if now.Sub(x.last) > t.gap*time.Duration(t.burst) {
				delete(t.keys, k)
			}
		}
	}
	ok = true
	for _, k := range keys {
		x := t.keys[k]
		if x == nil {
			x = &tries{limit: rate.NewLimiter(rate.Every(t.gap), t.burst)}
			t.keys[k] = x
		}
		x.last = now
		r := x.limit.ReserveN(now, 1)
		if d := r.DelayFrom(now); d > 0 {
			r.CancelAt(now)
			wait, ok = max(wait, d), false
		}
	}
	return wait, ok
}

// forget gives a key its tries back: its owner has shown the password.
func (t *throttle) forget(keys ...string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, k := range keys {
		delete(t.keys, k)
	}
}

// address is the asker's address; of IPv6 the network of 64 bits, which is
// what one household has.
func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	ip := net.ParseIP(host)
	if ip != nil && ip.To4() == nil {
		return ip.Mask(net.CIDRMask(64, 128)).String()
	}
	return host
}
