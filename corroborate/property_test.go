package corroborate_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	. "isnad/corroborate"
	"isnad/corroborate/synthetic"
)

func synthetics(seed uint64, n int) []Source {
	var out []Source
	synthetic.Dispatches(seed, n, func(s Source) { out = append(out, s) })
	return out
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The order in which dispatches are added changes nothing: not the clusters,
// not their IDs, chains or reasons, not the histories.
func TestOrderChangesNothing(t *testing.T) {
	for seed := range uint64(6) {
		src := synthetics(seed, 1500)
		if seed == 0 {
			src = samples(t)
		}
		want := compare(t, src)
		r := rand.New(rand.NewPCG(seed, 7))
		for range 3 {
			r.Shuffle(len(src), func(i, j int) { src[i], src[j] = src[j], src[i] })
			got := compare(t, src)
			if asJSON(t, got.Clusters) != asJSON(t, want.Clusters) {
				t.Fatalf("seed %d: another order gives other clusters", seed)
			}
			for _, p := range want.Places() {
				if asJSON(t, got.History(p)) != asJSON(t, want.History(p)) {
					t.Fatalf("seed %d: another order gives another history of %s", seed, p)
				}
			}
			for _, p := range want.Pairs() {
				if asJSON(t, got.Relations(p[0], p[1])) != asJSON(t, want.Relations(p[0], p[1])) {
					t.Fatalf("seed %d: another order gives other relations of %v", seed, p)
				}
			}
		}
	}
}

// Each claim is in one cluster; chains never outnumber the claims; what is
// counted is what the members say.
func TestCountsAddUp(t *testing.T) {
	for seed := range uint64(6) {
		src := synthetics(seed, 2000)
		claims := 0
		for _, s := range src {
			claims += len(s.Record.Claims)
		}
		p := compare(t, src)
		seen := map[Ref]bool{}
		several, disputed := 0, 0
		for i := range p.Clusters {
			c := &p.Clusters[i]
			if len(c.Chains) > len(c.Members) || c.Affirming > len(c.Chains) || c.Denying > len(c.Chains) || c.Affirming+c.Denying < len(c.Chains) {
				t.Fatalf("%s: %d claims, %d chains, %d affirm, %d deny", c.ID, len(c.Members), len(c.Chains), c.Affirming, c.Denying)
			}
			relays := 0
			for _, h := range c.Chains {
				relays += h.Relays
			}
			if relays+len(c.Chains) != len(c.Members) {
				t.Fatalf("%s: %d relays and %d chains of %d claims", c.ID, relays, len(c.Chains), len(c.Members))
			}
			for _, m := range c.Members {
				if seen[m.Ref] {
					t.Fatalf("%v is in two clusters", m.Ref)
				}
				seen[m.Ref] = true
				if len(m.Why) == 0 || m.Explain("en") == "" || m.Explain("ar") == "" {
					t.Fatalf("%v: no reason", m.Ref)
				}
			}
			if n := len(c.Links()); (n > 0) != (c.Status == Disputed) {
				t.Fatalf("%s: %s with %d links", c.ID, c.Status, n)
			}
			if got, ok := p.Cluster(c.ID); !ok || got != c {
				t.Fatalf("%s is not found by its ID", c.ID)
			}
			if len(c.Members) > 1 {
				several++
			}
			if c.Status == Disputed {
				disputed++
			}
		}
		if len(seen) != claims {
			t.Fatalf("%d claims went in, %d came out", claims, len(seen))
		}
		if several < claims/20 || disputed == 0 {
			t.Fatalf("seed %d: %d clusters of several, %d disputed: the test has nothing to look at", seed, several, disputed)
		}
	}
}

// A relay adds a claim and no chain, however often it is added.
func TestRelaysFold(t *testing.T) {
	base := samples(t)
	before := map[string][2]int{}
	for _, c := range compare(t, base).Clusters {
		before[fmt.Sprint(c.Kind, c.Type, c.Members[0].Ref)] = [2]int{c.Affirming, c.Denying}
	}
	for n := 1; n <= 3; n++ {
		src := samples(t)
		for i := range n {
			src = append(src, coded(t, "relay", fmt.Sprintf(`dispatch relay-%d | صحيفة الناقل %c | 2018-06-20 | نقل
event advance | agent=ye-army:القوات اليمنية المشتركة | place=hodeidah-airport:مطار الحديدة الدولي | chain=agency::وكالة باب المندب`, i, 'a'+i))...)
		}
		p := compare(t, src)
		for _, c := range p.Clusters {
			want, ok := before[fmt.Sprint(c.Kind, c.Type, c.Members[0].Ref)]
			if !ok || want != [2]int{c.Affirming, c.Denying} {
				t.Fatalf("%d relays: %s %s: %d affirm, %d deny; were %v", n, c.Kind, c.Type, c.Affirming, c.Denying, want)
			}
		}
	}
}

// A dispatch added twice changes nothing.
func TestAddedTwice(t *testing.T) {
	s := knowledge(t).NewSet()
	src := samples(t)
	for _, x := range src {
		s.Add(x)
	}
	want := asJSON(t, s.Compare().Clusters)
	for _, x := range src {
		if s.Add(x) {
			t.Fatalf("%s was added twice", x.Record.Doc)
		}
	}
	if asJSON(t, s.Compare().Clusters) != want {
		t.Error("the clusters changed")
	}
}

// A Picture stays what it was when its Set grows.
func TestPictureStays(t *testing.T) {
	s := knowledge(t).NewSet()
	src := synthetics(3, 1200)
	for _, x := range src[:len(src)/2] {
		s.Add(x)
	}
	p := s.Compare()
	place := p.Places()[0]
	clusters, history := asJSON(t, p.Clusters), asJSON(t, p.History(place))
	for _, x := range src[len(src)/2:] {
		s.Add(x)
	}
	s.Compare()
	if asJSON(t, p.Clusters) != clusters || asJSON(t, p.History(place)) != history {
		t.Error("the picture changed")
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := knowledge(b).NewSet()
			synthetic.Dispatches(1, n, func(x Source) { s.Add(x) })
			b.ReportAllocs()
			for b.Loop() {
				s.Compare()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(s.Len()), "ns/claim")
		})
	}
}
