package actor

import (
	"os"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
)

func words(s string) []Word {
	var out []Word
	for _, w := range strings.Fields(s) {
		out = append(out, Word{Fold: arabic.Fold(w), POS: isnad.Noun})
	}
	return out
}

func TestLoaded(t *testing.T) {
	a := load(t)
	tests := []struct{ text, want, kind, identity string }{
		{"الإرهابي", "الإرهابي", "delegitimise", ""},
		{"والإرهابيين", "والإرهابيين", "delegitimise", ""},
		{"الدواعش في المدينة", "الدواعش", "delegitimise", "is"},
		{"عناصر من مليشيات الأسد قرب البلدة", "مليشيات الأسد", "delegitimise", "saa"},
		{"حماة الديار دخلوا القرية", "حماة الديار", "glorify", "saa"},
		{"القرى المحررة", "المحررة", "glorify", ""},
		{"فيما يسمى الولاية", "فيما يسمى", "distance", ""},
		{"من رجس الإرهاب", "رجس الإرهاب", "epithet", ""},
		{"الكيان الصهيوني", "الكيان الصهيوني", "delegitimise", "il"},
		{"مرتزقته", "مرتزقته", "delegitimise", ""},
		// Counterexamples: neutral words, names and terms.
		{"الجيش", "", "", ""},
		{"جهاز مكافحة الإرهاب", "", "", ""},
		{"كيان سياسي جديد", "", "", ""},
		{"منظمة التحرير الفلسطينية", "", "", ""},
		{"المدعي العام", "", "", ""},
		{"مدنيين", "", "", ""},
		{"القوات الحكومية", "", "", ""},
	}
	for _, tt := range tests {
		got := a.Loaded(words(tt.text))
		if tt.want == "" {
			if len(got) > 0 {
				t.Errorf("%s: marked %+v", tt.text, got)
			}
			continue
		}
		if len(got) != 1 {
			t.Errorf("%s: %d marks, want one", tt.text, len(got))
			continue
		}
		fs := strings.Fields(tt.text)
		if s := strings.Join(fs[got[0].First:got[0].Last+1], " "); s != tt.want || got[0].Kind != tt.kind || got[0].Identity != tt.identity {
			t.Errorf("%s: got %q %s %s, want %q %s %s", tt.text, s, got[0].Kind, got[0].Identity, tt.want, tt.kind, tt.identity)
		}
	}
}

func TestLoadedVerbs(t *testing.T) {
	a := load(t)
	tests := []struct {
		word Word
		kind string
	}{
		{Word{Fold: "حررت", Verb: "حرّر", POS: isnad.Verb}, "glorify"},
		{Word{Fold: "استشهدوا", Verb: "استشهد", POS: isnad.Verb}, "glorify"},
		{Word{Fold: "زاعما", Verb: "زعم", POS: isnad.ActiveParticiple}, "distance"},
		{Word{Fold: "مدع", Verb: "ادّعى", POS: isnad.ActiveParticiple}, ""},
		{Word{Fold: "سيطرت", Verb: "سيطر", POS: isnad.Verb}, ""},
	}
	for _, tt := range tests {
		kind := ""
		if got := a.Loaded([]Word{tt.word}); len(got) == 1 {
			kind = got[0].Kind
		}
		if kind != tt.kind {
			t.Errorf("%s: got %q, want %q", tt.word.Fold, kind, tt.kind)
		}
	}
}

// TestLoadedTable: the table is sorted, no form stands twice, and the loads of
// all sides are in it.
func TestLoadedTable(t *testing.T) {
	b, err := os.ReadFile("../data/actors/loaded.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(b)), "\n")[1:]
	if !slices.IsSorted(rows) {
		t.Error("loaded.tsv is not sorted")
	}
	seen, of := map[string]bool{}, map[string]int{}
	for _, r := range rows {
		f := strings.Split(r, "\t")
		if seen[f[0]] {
			t.Errorf("%s stands twice", f[0])
		}
		seen[f[0]] = true
		of[f[3]]++
	}
	for _, id := range []string{"sy-gov", "saa", "is", "hezbollah", "houthis", "ye-gov", "arab-coalition", "il", "idf", "pa", "rsf", "saf", "lna", "gna-forces", "sna", "pkk", "pmu", "polisario", "dz-gov", "mb", "tr-gov", "ir-gov"} {
		if of[id] == 0 {
			t.Errorf("no words about %s", id)
		}
	}
}
