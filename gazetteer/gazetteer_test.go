package gazetteer

import (
	"os"
	"testing"
)

func load(t testing.TB) *Gazetteer {
	g, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// famous are places that any reader of the news knows, with a point on them.
var famous = []struct {
	name     string
	lat, lon float64
}{
	{"دمشق", 33.51, 36.29}, {"حلب", 36.20, 37.16}, {"حمص", 34.73, 36.71}, {"حماة", 35.13, 36.76}, {"ادلب", 35.93, 36.63}, {"الرقة", 35.95, 39.01}, {"دير الزور", 35.34, 40.14},
	{"البوكمال", 34.45, 40.92}, {"الميادين", 35.02, 40.45}, {"تدمر", 34.56, 38.27}, {"درعا", 32.62, 36.10}, {"القامشلي", 37.05, 41.23}, {"منبج", 36.53, 37.95}, {"عفرين", 36.51, 36.87},
	{"بغداد", 33.31, 44.37}, {"الموصل", 36.34, 43.13}, {"البصرة", 30.51, 47.81}, {"كركوك", 35.47, 44.39}, {"الفلوجة", 33.35, 43.78}, {"الرمادي", 33.42, 43.31}, {"تكريت", 34.61, 43.68}, {"أربيل", 36.19, 44.01},
	{"بيروت", 33.89, 35.50}, {"صيدا", 33.56, 35.37}, {"بعلبك", 34.01, 36.21}, {"عمان", 31.95, 35.93}, {"القدس", 31.78, 35.23}, {"غزة", 31.51, 34.46}, {"جنين", 32.46, 35.30},
	{"صنعاء", 15.35, 44.21}, {"عدن", 12.80, 45.03}, {"تعز", 13.58, 44.02}, {"الحديدة", 14.80, 42.95}, {"مأرب", 15.46, 45.33}, {"بنغازي", 32.12, 20.07}, {"سرت", 31.20, 16.59}, {"مصراتة", 32.38, 15.09}, {"درنة", 32.77, 22.64},
	{"الخرطوم", 15.59, 32.53}, {"الفاشر", 13.63, 25.35}, {"أم درمان", 15.64, 32.48}, {"القاهرة", 30.05, 31.24}, {"العريش", 31.13, 33.80}, {"طهران", 35.69, 51.42}, {"الرياض", 24.69, 46.72},
}

func TestFamous(t *testing.T) {
	g := load(t)
	for _, f := range famous {
		r := g.Resolve([]Query{{Text: f.name, Name: f.name}}, Context{})[0]
		if len(r.Candidates) == 0 {
			t.Errorf("%s: unknown", f.name)
			continue
		}
		p := r.Candidates[0].Place
		if d := Km(p.Lat, p.Lon, f.lat, f.lon); d > 10 {
			t.Errorf("%s: %.0f km off (%s %s %.3f,%.3f)", f.name, d, p.ID, p.Kind, p.Lat, p.Lon)
		}
	}
}

func TestHomonyms(t *testing.T) {
	g := load(t)
	tests := []struct {
		queries  []Query
		lat, lon float64 // of the first
	}{
		{[]Query{{Text: "طرابلس", Name: "طرابلس"}, {Text: "بنغازي", Name: "بنغازي"}, {Text: "ليبيا", Name: "ليبيا"}}, 32.887, 13.191},
		{[]Query{{Text: "طرابلس", Name: "طرابلس"}, {Text: "بيروت", Name: "بيروت"}, {Text: "لبنان", Name: "لبنان"}, {Text: "صيدا", Name: "صيدا"}}, 34.437, 35.844},
		{[]Query{{Text: "معبر القائم", Head: "معبر", Name: "القائم"}}, 34.407, 40.98},
		{[]Query{{Text: "القائم", Name: "القائم"}, {Text: "الأنبار", Name: "الأنبار"}}, 34.369, 41.094},
	}
	for _, tt := range tests {
		p := g.Resolve(tt.queries, Context{})[0].Candidates[0].Place
		if d := Km(p.Lat, p.Lon, tt.lat, tt.lon); d > 10 {
			t.Errorf("%s: %.0f km off (%s %s)", tt.queries[0].Text, d, p.ID, p.Kind)
		}
	}
}

func TestMatch(t *testing.T) {
	g := load(t)
	tests := []struct {
		words []string
		n     int
		weak  bool
	}{
		{[]string{"دير", "الزور", "شرق"}, 2, false}, {[]string{"حلب"}, 1, false}, {[]string{"العمر"}, 1, true}, {[]string{"معبر", "باب", "الهوي"}, 3, false},
	}
	for _, tt := range tests {
		n, rank, ok := g.Match(tt.words)
		if !ok || n != tt.n || (rank < 0) != tt.weak {
			t.Errorf("%v: got %d words, rank %d, %v", tt.words, n, rank, ok)
		}
	}
}

// Names that are ordinary words want a cue, whatever town is called so.
func TestCue(t *testing.T) {
	g := load(t)
	for _, w := range []string{"الخبر", "الداخليه", "الخيام"} {
		if _, rank, ok := g.Match([]string{w}); !ok || rank > wantsCue {
			t.Errorf("%s: rank %d, %v", w, rank, ok)
		}
	}
	if _, rank, _ := g.Match([]string{"حلب"}); rank <= wantsCue {
		t.Errorf("حلب: rank %d", rank)
	}
}

func BenchmarkLoad(b *testing.B) {
	fsys := os.DirFS("../data")
	for b.Loop() {
		if _, err := Load(fsys); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	g := load(b)
	words := []string{"دير", "الزور", "شرق", "سوريا"}
	b.ReportAllocs()
	for b.Loop() {
		g.Match(words)
	}
}
