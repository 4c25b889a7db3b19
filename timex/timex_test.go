package timex

import (
	"os"
	"strings"
	"testing"

	"isnad"
	"isnad/arabic"
)

// sentence cuts a text at spaces and sets figures, words and marks apart.
func sentence(text string) *isnad.Sentence {
	s := &isnad.Sentence{Span: isnad.Span{End: len(text)}}
	at := 0
	for _, f := range strings.Fields(text) {
		i := strings.Index(text[at:], f) + at
		at = i + len(f)
		if strings.HasPrefix(f, "الـ") {
			s.Tokens = append(s.Tokens, token(i, "الـ", isnad.Word, false))
			s.Tokens = append(s.Tokens, token(i+len("الـ"), f[len("الـ"):], isnad.Number, true))
			continue
		}
		mark := strings.TrimRight(f, ".،")
		cut := len(mark)
		if cut > 0 {
			kind := isnad.Word
			if mark[0] >= '0' && mark[0] <= '9' {
				kind = isnad.Number
			} else if mark == "/" {
				kind = isnad.Punct
			}
			s.Tokens = append(s.Tokens, token(i, mark, kind, false))
		}
		if cut < len(f) {
			s.Tokens = append(s.Tokens, token(i+cut, f[cut:], isnad.Punct, true))
		}
	}
	return s
}

func token(at int, text string, kind isnad.TokenKind, glued bool) isnad.Token {
	return isnad.Token{Span: isnad.Span{Start: at, End: at + len(text)}, Kind: kind, Norm: arabic.Normalize(text), Fold: arabic.Fold(text), Glued: glued}
}

// TestFind reads expressions against dispatches' dates; intervals were worked
// out from the calendar.
func TestFind(t *testing.T) {
	tests := []struct{ date, text, want, start, end string }{
		{"2017-03-19", "أعلن اليوم الأحد 19 مارس 2017 مقتل قيادي", "اليوم الأحد 19 مارس 2017", "2017-03-19", "2017-03-19"},
		{"2015-03-25", "قصفت الطائرات مساء امس الثلاثاء المواقع", "مساء امس الثلاثاء", "2015-03-24", "2015-03-24"},
		{"2016-06-12", "دخلت القوات السبت إلى الميناء", "السبت", "2016-06-11", "2016-06-11"},
		{"2016-08-14", "تصاعد القتال الأسبوع الماضي", "الأسبوع الماضي", "2016-08-07", "2016-08-13"},
		{"2017-03-19", "بدأت العملية في أكتوبر السنة الماضية", "أكتوبر السنة الماضية", "2016-10-01", "2016-10-31"},
		{"2017-03-19", "أعلن في الـ19 فيفري الماضي البدء", "الـ19 فيفري الماضي", "2017-02-19", "2017-02-19"},
		{"2017-06-19", "هجوم يوم 7 جوان الجاري في العاصمة", "يوم 7 جوان الجاري", "2017-06-07", "2017-06-07"},
		{"2017-01-22", "توصل الطرفان منذ أسبوعين إلى اتفاق", "منذ أسبوعين", "2017-01-08", "2017-01-08"},
		{"2017-06-19", "الأولى منذ 30 عاما", "منذ 30 عاما", "1987-06-19", "2017-06-19"},
		{"2018-01-01", "وقع في 2 نيسان / أبريل 2017 قرب البلدة", "2 نيسان / أبريل 2017", "2017-04-02", "2017-04-02"},
		{"2018-02-19", "سجل الهجوم 03/01/2018 ليلا", "03/01/2018 ليلا", "2018-01-03", "2018-01-03"},
		{"2018-02-19", "نشر في 2018-01-03 تقرير", "2018-01-03", "2018-01-03", "2018-01-03"},
		{"2020-05-13", "قبل ثلاثة أيام انسحبت القوات", "قبل ثلاثة أيام", "2020-05-10", "2020-05-10"},
		{"2020-05-13", "اندلع القتال عام 2014 هناك", "عام 2014", "2014-01-01", "2014-12-31"},
		{"2017-12-10", "سقطت المدينة في كانون الأول 2016 بعد حصار", "كانون الأول 2016", "2016-12-01", "2016-12-31"},
		{"2017-12-10", "وفي تشرين الثاني الماضي عادت", "تشرين الثاني الماضي", "2017-11-01", "2017-11-30"},
		{"2020-05-13", "وصلت أمس قافلة", "أمس", "2020-05-12", "2020-05-12"},
		{"2020-05-13", "يعود النازحون غدا", "غدا", "2020-05-14", "2020-05-14"},
		{"2020-05-13", "يزور المبعوث المدينة الخميس المقبل", "الخميس المقبل", "2020-05-14", "2020-05-14"},
		{"2020-05-13", "ليلة السبت سقطت قذائف", "ليلة السبت", "2020-05-09", "2020-05-09"},
		{"2020-05-13", "خلال الشهر الجاري نزح المئات", "الشهر الجاري", "2020-05-01", "2020-05-31"},
		{"2020-05-13", "دخلت القوات القرية الساعة 1430 من يوم أمس", "الساعة 1430 من يوم أمس", "2020-05-12", "2020-05-12"},
		{"2020-05-13", "تمكنت حتى الساعة 1400 من تحرير القرية", "الساعة 1400", "2020-05-13", "2020-05-13"},
		{"", "أمس انسحب الجيش", "أمس", "", ""},
		{"2020-05-13", "زار مؤخرا المعبر", "مؤخرا", "", ""},
	}
	tx, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		var got *isnad.Mention
		var all []string
		for _, m := range tx.Find(tt.text, sentence(tt.text), tt.date) {
			all = append(all, m.In(tt.text))
			if m.In(tt.text) == tt.want {
				got = &m
			}
		}
		if got == nil {
			t.Errorf("%q: no %q among %q", tt.text, tt.want, all)
			continue
		}
		if got.When.Start != tt.start || got.When.End != tt.end {
			t.Errorf("%q: %s is %s to %s, want %s to %s", tt.text, tt.want, got.When.Start, got.When.End, tt.start, tt.end)
		}
	}
	for _, s := range []string{"يوم كان النبأ ساراً", "المرة الأولى في تاريخها", "أوقف العمل"} {
		if ms := tx.Find(s, sentence(s), "2020-05-13"); len(ms) > 0 {
			t.Errorf("%q holds no time, found %q", s, ms[0].In(s))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("اليوم الأحد 19 مارس 2017 منذ أسبوعين الساعة 21:13")
	tx, err := Load(os.DirFS("../data"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, m := range tx.Find(s, sentence(s), "2020-05-13") {
			if m.Start < last || m.End > len(s) || m.Empty() {
				t.Fatalf("span %v in %q", m.Span, s)
			}
			last = m.End
		}
	})
}
