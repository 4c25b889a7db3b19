package tokenize

import (
	"strings"
	"testing"
	"unicode/utf8"

	"isnad"
	"isnad/arabic"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"full stop", "دخل الجيش البلدة. ثم انسحب منها.", []string{"دخل الجيش البلدة.", "ثم انسحب منها."}},
		{"question", "من يسيطر على المعبر؟ لا أحد يعلم.", []string{"من يسيطر على المعبر؟", "لا أحد يعلم."}},
		{"dots part", "الطريق مقطوعة.. والجسر مدمر", []string{"الطريق مقطوعة..", "والجسر مدمر"}},
		{"stop in a number", "نزح 1.500 شخص. وعاد 2,5 مليون.", []string{"نزح 1.500 شخص.", "وعاد 2,5 مليون."}},
		{"abbreviation", "قال د. سامي إن الوضع هادئ.", []string{"قال د. سامي إن الوضع هادئ."}},
		{"closing quotation", "قال: \"لن نغادر.\" وأضاف آخر.", []string{"قال: \"لن نغادر.\"", "وأضاف آخر."}},
		{"lines", "عنوان قصير\nنص الخبر هنا.", []string{"عنوان قصير", "نص الخبر هنا."}},
		{"list in a line", "الناطق العسكري: - سيطرنا على بلدة الخوي - فتحنا طريق الأبيض - الدبيبات أمام الشاحنات", []string{"الناطق العسكري:", "- سيطرنا على بلدة الخوي", "- فتحنا طريق الأبيض - الدبيبات أمام الشاحنات"}},
		{"no list", "الاتفاق التونسي - الليبي: عودة الحركة في معبر الذهيبة - وازن اليوم", []string{"الاتفاق التونسي - الليبي: عودة الحركة في معبر الذهيبة - وازن اليوم"}},
		{"escaped stop", "في نيسان 2017\\. وبعده", []string{"في نيسان 2017\\.", "وبعده"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range Split(tt.text) {
				got = append(got, s.In(tt.text))
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	tests := []struct{ text, want string }{
		{"قوات « قسد» تقدمت", "قوات « قسد » تقدمت"},
		{"الـ19 فيفري", "ال 19 فيفري"},
		{"قُـ.ـتل ثلاثة", "قتل ثلاثة"},
		{"المحطة الثالثة (t3) محكمة", "المحطة الثالثة ( t3 ) محكمة"},
		{"في 03/01/2018 الساعة 21:13", "في 03/01/2018 الساعة 21:13"},
		{"١٢ مدنياً", "12 مدنيا"},
		{"م\u200dدينة \u200fحلب\u200e", "مدينة حلب"},
		{"ﻻ ﻳﻮﺟﺪ", "لا يوجد"},
		{"2017-11-03، و2018", "2017-11-03 ، و 2018"},
		{"#مرفأ_بيروت", "# مرفأ _ بيروت"},
	}
	for _, tt := range tests {
		var got []string
		for _, s := range Split(tt.text) {
			for _, k := range s.Tokens {
				got = append(got, k.Norm)
			}
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, g, tt.want)
		}
	}
}

func TestKinds(t *testing.T) {
	text := "الجيش يدخل المدينة\nدخل الجيش المدينة صباح اليوم بعد قتال.\n- الموقع: حلب\nاقرأ أيضا: خبر آخر\nالرئيسية | أخبار | رياضة\nوقال شهود إن القصف توقف."
	want := []isnad.SentenceKind{isnad.Heading, isnad.Prose, isnad.Field, isnad.Furniture, isnad.Furniture, isnad.Prose}
	for i, s := range Split(text) {
		if s.Kind != want[i] {
			t.Errorf("%q: kind %d, want %d", s.In(text), s.Kind, want[i])
		}
	}
}

// check holds the invariants of every split.
func check(t *testing.T, text string) {
	t.Helper()
	at := 0
	gap := func(to int) {
		for i := at; i < to; {
			r, n := utf8.DecodeRuneInString(text[i:])
			if !strings.ContainsRune(" \t\n\r\v\f\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\\_", r) && !(r >= 0x2000 && r <= 0x200a) && !arabic.IsInvisible(r) {
				t.Fatalf("gap before %d holds %q in %q", to, r, text)
			}
			i += n
		}
	}
	for _, s := range Split(text) {
		for _, k := range s.Tokens {
			if k.Start < at || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %v out of order in %q", k.Span, text)
			}
			if utf8.ValidString(text) && !(utf8.RuneStart(text[k.Start]) && (k.End == len(text) || utf8.RuneStart(text[k.End]))) {
				t.Fatalf("token %v off a rune edge in %q", k.Span, text)
			}
			gap(k.Start)
			at = k.End
		}
	}
	gap(len(text))
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "قال: « نعم».. ثم", "ﻻ\u200f..\\.", "\xff\xfeا", "ـ.ـ", "1,2,", "_ا_ب_", "ا\u200bب"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat("سيطرت القوات على بلدة قرب النهر، وقُتل 12 مدنياً في القصف بحسب مصدر طبي.\n", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text)
	}
}
