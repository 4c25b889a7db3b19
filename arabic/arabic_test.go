package arabic

import "testing"

// What is read of typed Arabic by table is what its rules say: FoldMap goes by the
// rules alone.
func TestPlain(t *testing.T) {
	for r := range rune(0x1000) {
		for _, s := range []string{string(r), "اب" + string(r) + "ج", string(r) + "\xd8", "\xd8" + string(r), "a" + string(r) + "ﻻ"} {
			want, _ := FoldMap(s)
			if got := Fold(s); got != want {
				t.Fatalf("%q: folded to %q, want %q", s, got, want)
			}
			if Hash(HashSeed, s) != Hash(HashSeed, want) {
				t.Fatalf("%q: another hash than %q", s, want)
			}
		}
	}
}

// Strings of any length are told apart by their spells, and found again.
func TestSpell(t *testing.T) {
	seen := map[spell]map[int]string{}
	s := "سيطرت القوات على البلدة"
	for i := range s {
		for j := i; j <= len(s); j++ {
			w := s[i:j]
			p := spellOf(w)
			if have, ok := seen[p][len(w)]; ok && (have == w) != p.is(p, have, w) {
				t.Errorf("%q and %q", have, w)
			}
			if seen[p] == nil {
				seen[p] = map[int]string{}
			}
			seen[p][len(w)] = w
			if q := spellOf(w + "x"); p.is(q, w, w+"x") {
				t.Errorf("%q with and without x", w)
			}
			if p.hash(w) != spellOf(string([]byte(w))).hash(string([]byte(w))) {
				t.Errorf("%q: two hashes", w)
			}
		}
	}
}
