package api

import (
	"net"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// throttle slows guessing down: each key may try burst times at once, and then once a gap.
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

// allow takes a try off a key, and reports whether it had one, or else how
// long to wait.
func (t *throttle) allow(now time.Time, key string) (wait time.Duration, ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.keys) > crowd {
		for k, x := range t.keys {
			if now.Sub(x.last) > t.gap*time.Duration(t.burst) {
				delete(t.keys, k)
			}
		}
	}
	x := t.keys[key]
	if x == nil {
		x = &tries{limit: rate.NewLimiter(rate.Every(t.gap), t.burst)}
		t.keys[key] = x
	}
	x.last = now
	r := x.limit.ReserveN(now, 1)
	if d := r.DelayFrom(now); d > 0 {
		r.CancelAt(now)
		return d, false
	}
	return 0, true
}

// forget gives a key its tries back: its owner has shown the password.
func (t *throttle) forget(key string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.keys, key)
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
