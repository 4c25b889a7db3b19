package actor

import (
	"os"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
)

func load(t testing.TB) *Actors {
	a, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func folds(s string) []string { return strings.Fields(arabic.Fold(s)) }

func TestMatch(t *testing.T) {
	a := load(t)
	tests := []struct {
		text, id string
		n        int
	}{
		{"قوات سوريا الديمقراطية تتقدم", "sdf", 3}, {"قسد", "sdf", 1}, {"تنظيم الدولة الإسلامية", "is", 3}, {"الدواعش في المدينة", "is", 1},
		{"جيش السوري", "saa", 2}, {"الجيش السوري", "saa", 2}, {"أطباء بلا حدود", "msf", 3}, {"المرصد السوري لحقوق الانسان", "sohr", 4},
		{"الحوثيين", "houthis", 1}, {"حركة حماس", "hamas", 2}, {"رويترز عن مصدر", "reuters", 1}, {"الامم المتحدة", "un", 2}, {"قوات الدعم السريع", "rsf", 3},
	}
	for _, tt := range tests {
		if n, id, ok := a.Match(folds(tt.text)); !ok || id != tt.id || n != tt.n {
			t.Errorf("%s: got %s in %d words, want %s in %d", tt.text, id, n, tt.id, tt.n)
		}
	}
	for _, s := range []string{"البيت", "مدينة حلب", ""} {
		if _, id, ok := a.Match(folds(s)); ok {
			t.Errorf("%q matches %s", s, id)
		}
	}
	if n, id, ok := a.MatchPerson(folds("خليفة حفتر قائد")); !ok || id != "haftar" || n != 2 {
		t.Errorf("person: %s %d %v", id, n, ok)
	}
	if id, ok := a.StateOf(folds("واشنطن")); !ok || id != "us" {
		t.Errorf("capital: %s %v", id, ok)
	}
}

func TestAdjective(t *testing.T) {
	a := load(t)
	for w, id := range map[string]string{"الروسي": "ru", "الروسية": "ru", "الأمريكيين": "us", "أميركية": "us", "الحوثية": "houthis", "العراقيتين": "iq"} {
		if got, ok := a.Adjective(arabic.Fold(w)); !ok || got != id {
			t.Errorf("%s: got %q, want %s", w, got, id)
		}
	}
	if id, ok := a.Adjective(arabic.Fold("الكبير")); ok {
		t.Errorf("الكبير is no nationality: %s", id)
	}
}

func TestResolve(t *testing.T) {
	a := load(t)
	got := a.Resolve([]Ref{
		{Words: folds("تنظيم داعش"), Lemma: "تنظيم", Type: isnad.Actor, Entity: "is"},
		{Words: folds("التنظيم"), Lemma: "تنظيم", Type: isnad.Actor},
		{Words: folds("الجيش الأردني"), Lemma: "جيش", Type: isnad.Actor},
		{Words: folds("سامي الطويل"), Type: isnad.Human},
		{Words: folds("الطويل"), Type: isnad.Human},
		{Words: folds("الطيران الفرنسي"), Lemma: "طيران", Type: isnad.Actor},
	})
	want := []string{"is", "is", "jo-army", "p:سامي-الطويل", "p:سامي-الطويل", "fr-airforce"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %s, want %s", i, got[i], want[i])
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("قوات سوريا الديمقراطية")
	a := load(f)
	f.Fuzz(func(t *testing.T, s string) {
		w := folds(s)
		if n, _, ok := a.Match(w); ok && (n < 1 || n > len(w)) {
			t.Fatalf("%d words of %d", n, len(w))
		}
		fs := make([]Word, len(w))
		for i := range w {
			fs[i].Fold = w[i]
		}
		for _, l := range a.Loaded(fs) {
			if l.First > l.Last || l.Last >= len(fs) {
				t.Fatalf("words %d to %d of %d", l.First, l.Last, len(fs))
			}
		}
		a.Adjective(s)
	})
}
