package arabic

import (
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	tests := []struct {
		in       string
		min, max int
		n        int
	}{
		{"12 مدنيا", 12, 12, 1}, {"١٢", 12, 12, 1}, {"1,500 شخص", 1500, 1500, 1}, {"1.500.000 نسمة", 1500000, 1500000, 1}, {"1،500،000", 1500000, 1500000, 1},
		{"ثلاثة جنود", 3, 3, 1}, {"ثلاثة وعشرون قتيلا", 23, 23, 2}, {"اثنا عشر مدنيا", 12, 12, 2}, {"خمسة عشر ألفا", 15000, 15000, 3},
		{"مئة وخمسون جريحا", 150, 150, 2}, {"مائتين وعشرين", 220, 220, 2}, {"ثلاثمئة وخمسة وأربعين", 345, 345, 3}, {"12 ألفا", 12000, 12000, 2},
		{"عشرة آلاف نازح", 10000, 10000, 2}, {"نصف مليون", 500000, 500000, 2}, {"ألفين وخمسمئة", 2500, 2500, 2}, {"ألف شخص", 1000, 1000, 1},
		{"عشرات القتلى", 20, 99, 1}, {"مئات الآلاف", 200000, 999000, 2}, {"عشرات الآلاف", 20000, 99000, 2}, {"آلاف النازحين", 2000, 9999, 1}, {"بضعة عناصر", 3, 9, 1},
		{"ثلاثة ملايين", 3000000, 3000000, 2}, {"10 قتلى و20 جريحا", 10, 10, 1}, {"خمسة قتلى", 5, 5, 1},
	}
	for _, tt := range tests {
		num, n, ok := ParseNumber(strings.Fields(Fold(tt.in)))
		if !ok || num.Min != tt.min || num.Max != tt.max || n != tt.n {
			t.Errorf("%s: got %+v %d %v; want %d-%d, %d words", tt.in, num, n, ok, tt.min, tt.max, tt.n)
		}
	}
	for _, in := range []string{"رجل", "2018-01-03", "نصف المدينة", "21:13", ""} {
		if num, _, ok := ParseNumber(strings.Fields(Fold(in))); ok {
			t.Errorf("%q: got %+v, want none", in, num)
		}
	}
}

func TestFold(t *testing.T) {
	tests := []struct{ in, norm, fold string }{
		{"إِدْلِب", "إدلب", "ادلب"}, {"الـموصـل", "الموصل", "الموصل"}, {"ﻻﺟﺊ", "لاجئ", "لاجئ"}, {"مدینة", "مدينة", "مدينه"}, {"کرکوک", "كركوك", "كركوك"},
		{"مستشفى", "مستشفى", "مستشفي"}, {"آذار", "آذار", "اذار"}, {"۱۲٣", "123", "123"}, {"گلستان", "گلستان", "كلستان"},
	}
	for _, tt := range tests {
		if got := Normalize(tt.in); got != tt.norm {
			t.Errorf("Normalize(%q) = %q, want %q", tt.in, got, tt.norm)
		}
		if got := Fold(tt.in); got != tt.fold {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.fold)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"إِدْلِب", "ﻻ", "\xff", "ﷺ", "ـــ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := Fold(s)
		if b := Fold(a); b != a {
			t.Fatalf("folding twice: %q then %q", a, b)
		}
		m, off := FoldMap(s)
		if m != a {
			t.Fatalf("FoldMap gives %q, Fold %q", m, a)
		}
		last := 0
		for i := range len(m) + 1 {
			o := off.Original(i)
			if o < last || o > len(s) {
				t.Fatalf("offset %d maps to %d after %d in %q", i, o, last, s)
			}
			last = o
		}
	})
}
