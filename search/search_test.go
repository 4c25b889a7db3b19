package search_test

import (
	"strings"
	"testing"

	"isnad/data"
	"isnad/morph"
	"isnad/search"
)

func analyzer(t testing.TB) *search.Analyzer {
	t.Helper()
	m, err := morph.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return search.New(m)
}

// pairs: a query, and words of texts that it has to find.
var pairs = []struct{ query, found string }{
	// Clitics before and after.
	{"الحوثي", "والحوثيين"}, {"الحوثي", "للحوثيين"}, {"الحوثي", "حوثي"}, {"الحوثيون", "الحوثي"},
	{"مدرسة", "بمدرستهم"}, {"قوات", "وقواته"}, {"حكومة", "للحكومة"}, {"قسد", "وقسد"}, {"داعش", "لداعش"},
	{"سيطرة", "وسيطرتها"}, {"كتاب", "وكتبهم"}, {"حماس", "وحماس"}, {"مدينة", "فالمدينة"}, {"رئيس", "ورئيسها"},
	// Harakat, tatweel, hamza seats, teh marbuta, alef maksura, digits, forms.
	{"فتح", "فَتَحَ"}, {"مدرسة", "مدرسه"}, {"ادلب", "إدلب"}, {"إدلب", "بادلب"}, {"المدينة", "المديـــنة"},
	{"مستشفى", "المستشفي"}, {"12", "١٢"}, {"1717", "۱۷۱۷"}, {"مسؤول", "مسئول"}, {"مسؤولين", "المسئولين"},
	{"الجيش", "ﺍﻟﺠﻴﺶ"}, {"أحمد", "احمد"}, {"آلاف", "الاف"}, {"NATO", "nato"},
	// A lemma finds its forms, a form its sisters.
	{"سيطر", "سيطرت"}, {"سيطر", "سيسيطرون"}, {"سيطر", "يسيطر"}, {"سيطرت", "وسيطروا"},
	{"مدرسة", "المدارس"}, {"مدارس", "مدرسة"}, {"كتاب", "كتب"}, {"طائرة", "الطائرات"}, {"طائرات", "بطائرة"},
	{"صاروخ", "صواريخ"}, {"صواريخ", "بصاروخ"}, {"مدني", "مدنيين"}, {"مدنيون", "للمدنيين"}, {"مقاتل", "مقاتلو"},
	{"مقاتلين", "المقاتلون"}, {"هجوم", "هجمات"}, {"هجوم", "الهجومين"}, {"معبر", "معابر"}, {"بيت", "بيوت"},
	{"يد", "أيدي"}, {"امرأة", "النساء"}, {"نساء", "امرأة"}, {"شأن", "شؤون"}, {"قال", "يقول"}, {"قال", "وقالت"},
	{"انسحب", "ينسحبون"}, {"انسحب", "فانسحبت"}, {"قوة", "القوات"}, {"قتيل", "قتلى"}, {"رئيس", "رؤساء"},
	{"دخل", "سيدخلون"}, {"دخلوا", "تدخل"}, {"وجد", "وجدوا"}, {"قرية", "قرى"}, {"القرى", "لقرية"}, {"جندي", "جنود"},
	{"حاجز", "الحواجز"}, {"طريق", "طرق"}, {"جريح", "جرحى"}, {"نازح", "النازحين"}, {"ضابط", "ضباط"},
	// Words that no lexicon has.
	{"زيلينسكي", "وزيلينسكي"}, {"زيلينسكي", "لزيلينسكي"}, {"البوكمال", "للبوكمال"}, {"بوكمال", "والبوكمال"},
	{"كورنيت", "بالكورنيت"}, {"الدرون", "بالدرونات"},
}

// traps: a query, and words that look like it and that it must not find.
var traps = []struct{ query, not string }{
	{"مدني", "مدينة"}, {"مدينة", "مدني"}, {"مدينة", "المدنيين"}, {"فتح", "مفتاح"}, {"فتح", "تحت"}, {"حرب", "حراب"},
	{"كتاب", "كتيبة"}, {"كتيبة", "كتب"}, {"قوة", "قوس"}, {"حوثي", "حادث"}, {"سيطر", "مسطرة"}, {"طائرة", "طائفة"},
	{"قتيل", "قنبلة"}, {"قصف", "قصر"}, {"نساء", "إنسان"}, {"إنسان", "نساء"}, {"علم", "عالم"}, {"عالم", "علم"},
	{"معبر", "عبر"}, {"معبر", "تعبير"}, {"رئيس", "رأس"}, {"قال", "قل"}, {"قائد", "قاعدة"}, {"قاعدة", "قعد"},
	{"دير", "مدير"}, {"مدير", "دير"}, {"شام", "شمال"}, {"شرق", "شركة"}, {"غرب", "غريب"}, {"جنوب", "جانب"},
	{"بيت", "بيان"}, {"وحدة", "واحد"}, {"وزير", "زور"}, {"ولد", "بلد"}, {"جيش", "جأش"}, {"حمص", "حماة"},
	{"حلب", "حليب"}, {"درعا", "درع"}, {"درع", "درعا"}, {"قدس", "مقدس"}, {"سوري", "سور"}, {"سور", "سورية"},
	{"عراق", "عرق"}, {"لبنان", "لبن"}, {"صنع", "صنعاء"}, {"مصر", "مصير"}, {"12", "120"}, {"120", "12"},
	{"حماة", "حماس"}, {"حماس", "حمى"}, {"جندي", "جند"}, {"نار", "نور"}, {"حصار", "حصر"}, {"قرية", "قريب"},
	{"سلاح", "صلاح"}, {"عدن", "معدن"}, {"تعز", "تعزيز"}, {"هدنة", "هدى"},
}

func finds(t *testing.T, a *search.Analyzer, query, text string) bool {
	t.Helper()
	q, err := a.Parse(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	found := q.Matches(a.Index("", text))
	if spans := a.Spans(q, text); found != (len(spans) > 0) {
		t.Errorf("%s in %q: found %v, but highlights %v", query, text, found, spans)
	}
	return found
}

func TestPairsAndTraps(t *testing.T) {
	if len(pairs) < 60 || len(traps) < 40 {
		t.Fatalf("%d pairs and %d traps; 60 and 40 are the least", len(pairs), len(traps))
	}
	a := analyzer(t)
	for _, p := range pairs {
		if !finds(t, a, p.query, "نص فيه "+p.found+" وغيره") {
			t.Errorf("%s does not find %s (asks %v, it has %v)", p.query, p.found, asks(t, a, p.query), a.Terms(p.found)[0].Stems())
		}
	}
	for _, p := range traps {
		if finds(t, a, p.query, "نص فيه "+p.not+" وغيره") {
			t.Errorf("%s finds %s (asks %v, it has %v)", p.query, p.not, asks(t, a, p.query), a.Terms(p.not)[0].Stems())
		}
	}
}

func asks(t *testing.T, a *search.Analyzer, query string) []string {
	q, err := a.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	return q.Must[0].Any
}

func TestQueries(t *testing.T) {
	a := analyzer(t)
	const text = "دخل الجيش السوري مدينة إدلب، وقال «مصدر عسكري» إن المدارس أُغلقت."
	for _, c := range []struct {
		query string
		found bool
		marks string // the words highlighted, joined by |
	}{
		{"الجيش ادلب", true, "الجيش|إدلب"},
		{`"الجيش السوري"`, true, "الجيش السوري"},
		{`"السوري الجيش"`, false, ""},
		{`"الجيش السورى"`, true, "الجيش السوري"}, // spelling folded within a phrase
		{`"جيش سوري"`, false, ""},                // forms are not
		{`«مدينة ادلب» مدرسة`, true, "مدينة إدلب|المدارس"},
		{`“مصدر عسكري”`, true, "مصدر عسكري"},
		{`"ادلب وقال"`, true, "إدلب، وقال"}, // over punctuation
		{"الجيش -إدلب", false, ""},
		{"الجيش -حلب", true, "الجيش"},
		{`الجيش -"مدينة حلب"`, true, "الجيش"},
		{`الجيش -"مدينة إدلب"`, false, ""},
		{"مدرسة/جيش", true, "الجيش|المدارس"},
		{"أغلق", true, "أُغلقت"},
	} {
		q, err := a.Parse(c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		if got := q.Matches(a.Index("", text)); got != c.found {
			t.Errorf("%s: found %v", c.query, got)
		}
		if !c.found {
			continue
		}
		marks := ""
		for i, s := range a.Spans(q, text) {
			if i > 0 {
				marks += "|"
			}
			marks += s.In(text)
		}
		if marks != c.marks {
			t.Errorf("%s: highlights %q, expected %q", c.query, marks, c.marks)
		}
	}
	for query, want := range map[string]string{
		"":          "character 1: no word to look for",
		"-حلب":      "character 1: no word to look for",
		"… !":       "character 1: no word to look for",
		`حلب "جيش`:  "character 5: quotation mark that is not closed",
		"حلب «جيش":  "character 5: quotation mark that is not closed",
		`حلب -"جيش`: "character 5: quotation mark that is not closed",
	} {
		if _, err := a.Parse(query); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, expected %q", query, err, want)
		}
	}
}

func TestTitleAndTextStayApart(t *testing.T) {
	a := analyzer(t)
	e := a.Index("دخول الجيش", "السوري إلى المدينة")
	for query, want := range map[string]bool{`"دخول الجيش"`: true, `"الجيش السوري"`: false, "الجيش السوري": true} {
		q, err := a.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if q.Matches(e) != want {
			t.Errorf("%s: %v", query, !want)
		}
	}
}

// What an analyser has seen before must not change what it says.
func TestCacheChangesNothing(t *testing.T) {
	there, back := analyzer(t), analyzer(t)
	for _, p := range pairs {
		there.Terms(p.found + " " + p.query)
	}
	for i := range pairs {
		p := pairs[len(pairs)-1-i]
		if a, b := there.Index("", p.found), back.Index("", p.found); strings.Join(a.Words, " ") != strings.Join(b.Words, " ") {
			t.Errorf("%s: %v in one order, %v in the other", p.found, a.Words, b.Words)
		}
	}
}

func FuzzParse(f *testing.F) {
	a := analyzer(f)
	for _, s := range []string{"", `"`, "-", "--", `-"a" b`, "«ab» \"cd\"", "a\x00b", "\xff\xfe ب", "؟،", "١٢٫٥ -x", "#حلب_تحت"} {
		f.Add(s, "نص "+s)
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		q, err := a.Parse(query)
		if err != nil {
			return
		}
		q.FTS5()
		last := 0
		for _, s := range a.Spans(q, text) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("span %v of %d bytes after %d", s, len(text), last)
			}
			last = s.End
		}
		for _, w := range a.Index("", text).Words {
			if w == "" || strings.ContainsAny(w, " \"'*:()^+-") {
				t.Fatalf("term %q is none that SQLite keeps whole", w)
			}
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	a := analyzer(b)
	text := ""
	for _, p := range pairs {
		text += p.found + " " + p.query + " "
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		a.Index("", text)
	}
}
