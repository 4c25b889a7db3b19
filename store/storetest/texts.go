// Package storetest is what every store must do: one suite that runs on each
// engine, the PostgreSQL server that it runs on, and a generator of
// collections of any size.
package storetest

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"isnad"
	"isnad/data"
	"isnad/ingest/neardup"
	"isnad/pipeline"
	"isnad/store"
)

var (
	readerOnce sync.Once
	reader     *pipeline.Reader
	readerErr  error
)

// Reader is the program's own, loaded once.
func Reader(tb testing.TB) *pipeline.Reader {
	tb.Helper()
	readerOnce.Do(func() { reader, readerErr = pipeline.Load(data.FS, "test 1") })
	if readerErr != nil {
		tb.Fatal(readerErr)
	}
	return reader
}

// Item reads a dispatch and makes of it what Add takes.
func Item(tb testing.TB, d isnad.Dispatch) store.Item {
	tb.Helper()
	it, err := ItemOf(Reader(tb), d)
	if err != nil {
		tb.Fatalf("%s: %v", d.Doc, err)
	}
	return it
}

// ItemOf is Item for programs that have a reader of their own.
func ItemOf(r *pipeline.Reader, d isnad.Dispatch) (store.Item, error) {
	x, err := r.Read(&d)
	if err != nil {
		return store.Item{}, err
	}
	return store.Item{Dispatch: d, Original: []byte(d.Title + "\n" + d.Text), Source: d.Doc + ".txt", Format: "text", Signature: neardup.Of(d.Text), Record: r.Record(x)}, nil
}

// Texts are dispatches on invented events by invented outlets, with what the
// suite looks for: parties, places with points, denials, hearsay, one text in
// two outlets, a name of a person, dates of all precisions and none.
func Texts() []isnad.Dispatch {
	var out []isnad.Dispatch
	add := func(outlet, date, title, text string) {
		out = append(out, isnad.Dispatch{Doc: fmt.Sprintf("t%02d", len(out)+1), Outlet: outlet, Date: date, Lang: "ar", Title: title, Text: text})
	}
	add("وكالة الضفة", "2017-11-09", "الجيش السوري يدخل البوكمال", "دخل الجيش السوري مدينة البوكمال شرق محافظة دير الزور بعد معارك عنيفة مع تنظيم داعش. وقال مصدر عسكري لوكالة الضفة إن وحدات من الجيش سيطرت على قرية الهري.")
	add("شبكة الفرات", "2017-11-11", "التنظيم يستعيد البوكمال", "استعاد تنظيم داعش السيطرة على مدينة البوكمال بعد هجوم معاكس. وأفاد ناشطون بمقتل ثلاثة مدنيين في قصف جوي على المدينة. ويُقال إن الجيش السوري انسحب من المدينة.")
	add("وكالة الضفة", "2017-11-19", "", "سيطر الجيش السوري على كامل مدينة البوكمال. ونفى مصدر عسكري انسحاب الجيش من قرية الهري.")
	add("صوت الساحل", "2017-11", "", "قالت قوات سوريا الديمقراطية إنها سيطرت على حقل العمر النفطي شرق مدينة دير الزور. ودعمت الولايات المتحدة قوات سوريا الديمقراطية.")
	add("شبكة الفرات", "2018-01-03", "غارات على إدلب", "قصف الطيران الروسي مدينة إدلب ما أدى إلى مقتل 12 مدنياً وإصابة آخرين. وأُغلقت المدارس في المدينة. وقال الناشط سامر الحلوجي لشبكة الفرات إن طائرات حربية استهدفت سوقاً في سراقب.")
	add("صوت الساحل", "2018-01-03", "غارات على إدلب", "قصف الطيران الروسي مدينة إدلب ما أدى إلى مقتل 12 مدنياً وإصابة آخرين. وأُغلقت المدارس في المدينة. وقال الناشط سامر الحلوجي لشبكة الفرات إن طائرات حربية استهدفت سوقاً في سراقب اليوم.")
	add("منبر عدن", "2018-06-13", "الحديدة", "بدأت قوات الحكومة اليمنية هجوماً للسيطرة على مدينة الحديدة. وأعلن الحوثيون صد الهجوم. وربما تتوقف السفن في الميناء. وتدعم السعودية القوات الحكومية.")
	add("منبر عدن", "2018", "", "حاصرت القوات الحكومية مدينة تعز. ولم تدخل جماعة الحوثي المدينة. والطريق بين تعز وعدن مقطوعة.")
	add("أخبار الموصل", "2017-07-10", "تحرير الموصل", "أعلن رئيس الوزراء العراقي تحرير مدينة الموصل من تنظيم داعش. وقُتل عشرات المسلحين في المعارك. ونزح آلاف المدنيين من المدينة القديمة.")
	add("أخبار الموصل", "", "", "وصلت قافلة مساعدات إلى مخيم حسن شام قرب الموصل. وقال سامر الحَلوجي إن النازحين بحاجة إلى الدواء. وحذّر الحلوجي من نقص الماء.")
	add("", "2019-03-23", "الباغوز", "سيطرت قوات سوريا الديمقراطية على بلدة الباغوز آخر معقل لتنظيم داعش شرق نهر الفرات.")
	return out
}

// Items are Texts as read.
func Items(tb testing.TB) []store.Item {
	tb.Helper()
	var out []store.Item
	for _, d := range Texts() {
		out = append(out, Item(tb, d))
	}
	// One that the program does not read.
	out = append(out, store.Item{Dispatch: isnad.Dispatch{Doc: "en01", Outlet: "Coast Wire", Date: "2018-01-04", Lang: "en", Text: "Aircraft struck Idlib, a resident told Coast Wire."},
		Original: []byte("Aircraft struck Idlib."), Source: "en01.txt", Format: "text", Unread: "not Arabic: en", Notes: []string{"not Arabic"}, Forwarded: []string{"قناة أولى", "قناة ثانية"}})
	return out
}

// Options open a store for tests.
func Options(tb testing.TB) store.Options {
	return store.Options{Who: "tester", Words: Reader(tb).Morph}
}

// Loud says on standard error what was skipped, so that it is seen without -v.
func Loud(tb testing.TB, format string, args ...any) {
	fmt.Fprintf(os.Stderr, "SKIPPED %s: %s\n", tb.Name(), fmt.Sprintf(format, args...))
}
