package main

import "sort"

// mesh draws every shared edge of the rings once: the segments of all rings,
// without repeats, joined into lines that end where more than two meet.
func mesh(rings [][]point) [][]point {
	type seg struct{ a, b point }
	less := func(p, q point) bool { return p.x < q.x || p.x == q.x && p.y < q.y }
	key := func(p, q point) seg {
		if less(q, p) {
			p, q = q, p
		}
		return seg{p, q}
	}
	next := map[point][]point{}
	seen := map[seg]bool{}
	for _, r := range rings {
		for i := 1; i < len(r); i++ {
			k := key(r[i-1], r[i])
			if r[i-1] == r[i] || seen[k] {
				continue
			}
			seen[k] = true
			next[k.a] = append(next[k.a], k.b)
			next[k.b] = append(next[k.b], k.a)
		}
	}
	starts := make([]point, 0, len(next))
	for p := range next {
		starts = append(starts, p)
	}
	// Junctions first, so that lines run from one to the next; closed loops
	// start anywhere.
	sort.Slice(starts, func(i, j int) bool {
		a, b := len(next[starts[i]]) != 2, len(next[starts[j]]) != 2
		if a != b {
			return a
		}
		return less(starts[i], starts[j])
	})
	used := map[seg]bool{}
	var out [][]point
	for _, p := range starts {
		ns := next[p]
		sort.Slice(ns, func(i, j int) bool { return less(ns[i], ns[j]) })
		for _, q := range ns {
			if used[key(p, q)] {
				continue
			}
			l := []point{p}
			for at, to := p, q; ; {
				used[key(at, to)] = true
				l = append(l, to)
				if len(next[to]) != 2 {
					break
				}
				onward := next[to][0]
				if onward == at {
					onward = next[to][1]
				}
				if used[key(to, onward)] {
					break
				}
				at, to = to, onward
			}
			out = append(out, l)
		}
	}
	return out
}
