package timex

import (
	"os"
	"testing"
)

// TestHijri holds dates of the calendar of Umm al-Qura as almanacs print them.
func TestHijri(t *testing.T) {
	x, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, date, span, from, to string }{
		{"اندلعت في 1 رمضان 1437 معارك", "2016-08-01", "1 رمضان 1437", "2016-06-06", "2016-06-06"},
		{"في 1 محرم 1438 هـ أعلن", "2016-11-01", "1 محرم 1438 هـ", "2016-10-02", "2016-10-02"},
		{"صدر في شهر رمضان 1438 قرار", "2018-01-01", "شهر رمضان 1438", "2017-05-27", "2017-06-24"},
		{"وقع الاتفاق في 12 ربيع الأول 1440 بجدة", "2018-12-01", "12 ربيع الأول 1440", "2018-11-20", "2018-11-20"},
		{"انتهت في ذي الحجة 1440 الأعمال", "2019-12-01", "ذي الحجة 1440", "2019-08-02", "2019-08-30"},
		{"خلال شهر رمضان أغلقت المعابر", "2019-05-20", "شهر رمضان", "2019-05-06", "2019-06-03"},
		{"خلال شهر شوال أغلقت المعابر", "", "شهر شوال", "", ""},
	} {
		s := sentence(c.text)
		ms := x.Find(c.text, s, c.date)
		if len(ms) != 1 {
			t.Errorf("%s: %d expressions, want 1", c.text, len(ms))
			continue
		}
		if got := c.text[ms[0].Start:ms[0].End]; got != c.span || ms[0].When.Start != c.from || ms[0].When.End != c.to {
			t.Errorf("%s: read %q %s to %s, want %q %s to %s", c.text, got, ms[0].When.Start, ms[0].When.End, c.span, c.from, c.to)
		}
	}
	for _, text := range []string{"قال رمضان إن البلدة آمنة", "وصل رجب إلى المدينة", "هو ذو خبرة"} {
		if ms := x.Find(text, sentence(text), "2019-05-20"); len(ms) != 0 {
			t.Errorf("%s: read a time", text)
		}
	}
}

// TestFigures holds dates that spaces and brackets part.
func TestFigures(t *testing.T) {
	x, err := Load(os.DirFS("../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, span, from, to string }{
		{"صدر بتاريخ 25 / 2 / 1958 قرار", "25 / 2 / 1958", "1958-02-25", "1958-02-25"},
		{"ولد عام 1948 في يافا", "عام 1948", "1948-01-01", "1948-12-31"},
		{"هاجر سنة 1330 هجري إلى مصر", "سنة 1330 هجري", "1911-12-22", "1912-12-10"},
	} {
		s := sentence(c.text)
		ms := x.Find(c.text, s, "2000-01-01")
		if len(ms) != 1 {
			t.Errorf("%s: %d expressions, want 1", c.text, len(ms))
			continue
		}
		if got := c.text[ms[0].Start:ms[0].End]; got != c.span || ms[0].When.Start != c.from || ms[0].When.End != c.to {
			t.Errorf("%s: read %q %s to %s, want %q %s to %s", c.text, got, ms[0].When.Start, ms[0].When.End, c.span, c.from, c.to)
		}
	}
}
