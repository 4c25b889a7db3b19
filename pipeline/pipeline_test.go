package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"isnad"
	"isnad/data"
	"isnad/frame/syntax"
	"isnad/samples"
	"isnad/tokenize"
)

var loaded = sync.OnceValues(func() (*Reader, error) { return Load(data.FS, "test") })

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// corpus is text of our own, in the manner of dispatches of many kinds.
var corpus = []string{
	"سيطر الجيش السوري على بلدة هجين وقرية السوسة في ريف دير الزور الشرقي، بحسب مصدر عسكري.",
	"قُتل ثلاثة مدنيين وأصيب 12 آخرون في قصف مدفعي استهدف سوقاً في مدينة تعز، وفق ما أفاد مسعفون.",
	"نفى المتحدث باسم القوات انسحابها من المدينة. وأضاف أن الاشتباكات ما زالت مستمرة.\nالجيش يدخل المطار\nقال شاهد عيان: \" رأيت الدبابات في الشارع \".",
	"« قسد» تعلن السيطرة على حقل العمر، ومابين النهر والحدود لايزال التنظيم يتحصن في ماتبقى من جيوب..",
	"ﺳﻴﻄﺮ ﺍﻟﺠﻴﺶ ﻋﻠﻰ ﻣﺪﻳﻨﺔ ﺣﻠﺐ", "أُغلق معبر رأس جدير الحدودي أمام ١٢٠٠ مسافر منذ 3 نيسان / أبريل 2017.",
	"قصفت الطائرات طريق زراعي صناعي تجاري سياحي سكني عسكري حدودي حلب - الرقة.", "قائد الشعبي حركة العقيد", "الحشد الموقع قصفت الحزب الشعبي كتائب المنضوية ضمن", "أنقذت الفرق ثلاثة أطفال في السوق السبت 24 آب 2019 الساعة 12:31.",
	"قُـ.ـتل قياديٌّ بارز في غارةٍ جوية", "ا", "ـــ", "((((", "وووووو بببب للللل", "2017 2018 2019", "كان\u200fالجيش\u200eقد\u200bانسحب",
}

// invariants hold for the reading of any text.
func invariants(t *testing.T, x *Reading) {
	t.Helper()
	text := x.Dispatch.Text
	edge := func(s isnad.Span, what string) {
		if s.Start < 0 || s.End < s.Start || s.End > len(text) {
			t.Fatalf("%s: span %v out of bounds in %q", what, s, text)
		}
		if s.Start < len(text) && !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
			t.Fatalf("%s: span %v off a rune edge in %q", what, s, text)
		}
	}
	at := 0
	for i := range x.Sentences {
		for j := range x.Sentences[i].Tokens {
			k := &x.Sentences[i].Tokens[j]
			edge(k.Span, "token")
			if k.Start < at {
				t.Fatalf("token %v overlaps the one before in %q", k.Span, text)
			}
			at = k.End
			if k.Kind == isnad.Word && len(k.Analyses) == 0 {
				t.Fatalf("word %q has no analysis", k.Norm)
			}
			for a := range k.Analyses {
				s := k.Analyses[a].Stem
				edge(s, "stem")
				if !k.Span.Contains(s) {
					t.Fatalf("stem %v outside its token %v in %q", s, k.Span, text)
				}
			}
		}
	}
	last := 0
	for i := range x.Mentions {
		m := &x.Mentions[i]
		edge(m.Span, "mention")
		if m.Empty() || m.Start < last {
			t.Fatalf("mention %v empty or out of order in %q", m.Span, text)
		}
		last = m.End
	}
	for i := range x.Claims {
		c := &x.Claims[i]
		edge(c.Trigger, "trigger")
		edge(c.Quote, "quote")
		if c.Trigger.Empty() || !c.Quote.Contains(c.Trigger) {
			t.Fatalf("quote %v does not hold trigger %v in %q", c.Quote, c.Trigger, text)
		}
		required, all := c.Kind.Required()
		have := 0
		for _, r := range required {
			if a, ok := c.Arg(r); ok {
				have++
				edge(a.Span, "arg "+r)
				if a.Span.Empty() {
					t.Fatalf("empty %s of %s in %q", r, c.Kind, text)
				}
			}
		}
		if have == 0 || all && have < len(required) {
			t.Fatalf("%s.%s lacks a required role in %q", c.Kind, c.Type, text)
		}
		for _, a := range c.Args {
			if a.Mention >= len(x.Mentions) {
				t.Fatalf("argument of no mention in %q", text)
			}
		}
		if len(c.Chain) == 0 || c.Chain[0].Kind != "outlet" {
			t.Fatalf("chain without outlet in %q", text)
		}
		for _, l := range c.Chain[1:] {
			edge(l.Span, "link")
		}
		for _, v := range []string{c.Polarity, c.Certainty, c.Tense, c.Evidence} {
			if v == "" {
				t.Fatalf("claim without standing in %q", text)
			}
		}
	}
}

func TestInvariants(t *testing.T) {
	r := reader(t)
	for _, text := range append(corpus, strings.Join(corpus, "\n"), strings.Join(corpus, " ")) {
		x, err := r.Read(&isnad.Dispatch{Doc: "d", Date: "2020-05-05", Text: text})
		if err != nil {
			if errors.Is(err, ErrNoArabic) {
				continue
			}
			t.Fatal(err)
		}
		invariants(t, x)
	}
}

// TestMixed reads words and sentences of our own texts in orders that nobody
// writes: whatever a text says and leaves out, it is read.
func TestMixed(t *testing.T) {
	r := reader(t)
	sents := own(t)
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 15000 {
		var words []string
		for range 1 + rnd.IntN(4) {
			some := strings.Fields(sents[rnd.IntN(len(sents))])
			switch rnd.IntN(4) {
			case 0: // in any order
				rnd.Shuffle(len(some), func(i, j int) { some[i], some[j] = some[j], some[i] })
			case 1: // cut short at either end
				from := rnd.IntN(len(some))
				some = some[from : from+1+rnd.IntN(len(some)-from)]
			case 2: // one into another
				at := rnd.IntN(len(words) + 1)
				words, some = words[:at:at], append(some, words[at:]...)
			}
			words = append(words, some...)
			if rnd.IntN(3) == 0 {
				words = append(words, []string{"\n", ".", "،", ":", "\""}[rnd.IntN(5)])
			}
		}
		text := strings.Join(words, " ")
		x, err := r.Read(&isnad.Dispatch{Doc: "d", Date: "2020-05-05", Text: text})
		if err != nil {
			if errors.Is(err, ErrNoArabic) {
				continue
			}
			t.Fatalf("%v in %q", err, text)
		}
		invariants(t, x)
	}
}

// own are sentences of the project: the corpus, the samples, the dispatches that
// the program is measured on in its making, and what the frames have for
// examples.
func own(t *testing.T) []string {
	out := slices.Clone(corpus)
	dispatches := slices.Clone(samples.JSONL)
	made, err := filepath.Glob("../eval/dev/*.jsonl")
	if err != nil || len(made) == 0 {
		t.Fatal("no dispatches in eval/dev: ", err)
	}
	for _, name := range made {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		dispatches = append(dispatches, b...)
	}
	for line := range bytes.Lines(dispatches) {
		var d isnad.Dispatch
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		for _, s := range tokenize.Split(d.Text) {
			out = append(out, d.Text[s.Start:s.End])
		}
	}
	files, err := fs.Glob(data.FS, "frames/*.frame")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		src, err := fs.ReadFile(data.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := syntax.Parse(name, src)
		if err != nil {
			t.Fatal(err)
		}
		for _, fr := range f.Frames {
			for _, ex := range fr.Examples {
				out = append(out, ex.Text)
			}
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return len(strings.Fields(s)) == 0 })
}

// TestFault has a stage that fails: the dispatch is told as not read and where
// the program failed, and the reader goes on.
func TestFault(t *testing.T) {
	r := *reader(t)
	whole := r.Tracer
	r.Tracer = nil
	d := &isnad.Dispatch{Doc: "d", Text: corpus[0]}
	x, err := r.Read(d)
	var f *Fault
	if x != nil || !errors.As(err, &f) || !strings.Contains(err.Error(), "(attribution:") {
		t.Fatalf("got %v, %v", x, err)
	}
	r.Tracer = whole
	if !bytes.Equal(record(t, &r, corpus[0]), record(t, reader(t), corpus[0])) {
		t.Error("reads otherwise behind a fault")
	}
}

func record(t testing.TB, r *Reader, text string) []byte {
	x, err := r.Read(&isnad.Dispatch{Doc: "d", Outlet: "o", Date: "2020-05-05", Text: text})
	if err != nil {
		t.Fatal(err)
	}
	b, err := r.Record(x).JSON()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestDeterministic reads with two readers: same bytes.
func TestDeterministic(t *testing.T) {
	a := reader(t)
	b, err := Load(data.FS, "test")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(corpus, "\n")
	if !bytes.Equal(record(t, a, text), record(t, b, text)) {
		t.Error("two readers give different bytes")
	}
}

// TestApart reads the samples forwards with one reader and backwards with
// another: what a dispatch says does not hang on what was read before it, though
// words and rows are kept from one to the next.
func TestApart(t *testing.T) {
	other, err := Load(data.FS, "test")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range bytes.Lines(samples.JSONL) {
		var d isnad.Dispatch
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, d.Text)
	}
	first := make([][]byte, len(texts))
	for i, text := range texts {
		first[i] = record(t, reader(t), text)
	}
	for i := len(texts) - 1; i >= 0; i-- {
		if !bytes.Equal(record(t, other, texts[i]), first[i]) {
			t.Errorf("sample %d reads otherwise behind other texts", i+1)
		}
	}
}

// TestFree reads the samples in four goroutines, each with the rooms that others have
// given back: records stay what they were when all has been read.
func TestFree(t *testing.T) {
	r := reader(t)
	var ds []isnad.Dispatch
	var want [][]byte
	for line := range bytes.Lines(samples.JSONL) {
		var d isnad.Dispatch
		if err := json.Unmarshal(line, &d); err != nil {
			t.Fatal(err)
		}
		x, err := r.Read(&d)
		if err != nil {
			t.Fatal(err)
		}
		b, err := r.Record(x).JSON()
		if err != nil {
			t.Fatal(err)
		}
		ds, want = append(ds, d), append(want, b)
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			recs := make([]*isnad.Record, len(ds))
			for i := range ds {
				k := (i + g*len(ds)/4) % len(ds)
				recs[k], _ = r.ReadRecord(&ds[k])
			}
			for i, rec := range recs {
				if rec == nil {
					t.Errorf("sample %d is not read", i+1)
				} else if b, err := rec.JSON(); err != nil || !bytes.Equal(b, want[i]) {
					t.Errorf("sample %d reads otherwise in rooms that were used before (%v)", i+1, err)
				}
			}
		})
	}
	wg.Wait()
}

// TestConcurrent reads in eight goroutines at once: same bytes.
func TestConcurrent(t *testing.T) {
	r := reader(t)
	text := strings.Join(corpus, "\n")
	want := record(t, r, text)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				if !bytes.Equal(record(t, r, text), want) {
					t.Error("a goroutine gives different bytes")
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestCheck(t *testing.T) {
	tests := []struct {
		name, text, want string
	}{
		{"empty", "", "empty"},
		{"binary", "ا\x00ب", "zero byte at offset 2"},
		{"not UTF-8", "دخل \xff الجيش", "byte 0xff at offset 7"},
		{"no Arabic", "The army entered the town.", "no Arabic"},
		{"large", strings.Repeat("ا", Limit/2+1), "limit of 4194304 bytes"},
	}
	for _, tt := range tests {
		err := Check(tt.text)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
	if err := Check("دخل الجيش"); err != nil {
		t.Error(err)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range corpus {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4000 {
			return
		}
		x, err := reader(t).Read(&isnad.Dispatch{Doc: "d", Date: "2020-05-05", Text: s})
		var fault *Fault
		switch {
		case err == nil:
			invariants(t, x)
		case errors.As(err, &fault):
			t.Fatalf("%v\n%s", err, fault.Stack)
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(data.FS, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStages times each stage on the output of the ones before it.
func BenchmarkStages(b *testing.B) {
	r := reader(b)
	text := strings.Repeat(strings.Join(corpus[:4], "\n")+"\n", 20)
	d := &isnad.Dispatch{Doc: "d", Date: "2020-05-05", Text: text}
	x, err := r.Read(d)
	if err != nil {
		b.Fatal(err)
	}
	sents := x.Sentences
	ms := r.mentions(nil, d, sents)
	stages := []struct {
		name string
		run  func()
	}{
		{"tokenize", func() { tokenize.Split(text) }},
		{"morph", func() {
			for i := range sents {
				r.Morph.Analyze(text, sents[i].Tokens)
			}
		}},
		{"timex+ner", func() { r.mentions(nil, d, sents) }},
		{"identify", func() { r.identify(nil, d, sents, ms) }},
		{"frame", func() { r.Frames.Extract(text, sents, ms) }},
		{"attribution", func() { r.Tracer.Trace(d, sents, ms) }},
	}
	for _, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				s.run()
			}
		})
	}
}

// The span of a time begins where the codebook says, not where its grammar does.
func TestTimeSpans(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		{"قتل ثلاثة جنود خلال الساعات الماضية في البلدة.", "خلال الساعات الماضية"},
		{"يصل الوفد خلال أيام إلى المدينة.", "خلال أيام"},
		{"الطريق مغلقة منذ الخميس.", "منذ الخميس"},
		{"البلدة محاصرة منذ نحو عامين.", "منذ نحو عامين"},
		{"سيطر الجيش على البلدة بعد ثلاثة أيام من المعارك.", "ثلاثة أيام"},
		{"دخل الهجوم على المدينة اليوم الخامس على التوالي.", "اليوم الخامس على التوالي"},
		{"استمرت الاشتباكات أربعة أيام.", "أربعة أيام"},
		{"المعبر مغلق منذ الظهر.", "منذ الظهر"},
		{"يتقدم الجيش الآن في البلدة.", ""},
	}
	for _, tt := range tests {
		x, err := r.Read(&isnad.Dispatch{Text: tt.text, Date: "2019-05-12"})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, m := range x.Mentions {
			if m.Type == isnad.Time {
				got += tt.text[m.Start:m.End]
			}
		}
		if got != tt.want {
			t.Errorf("%s: times %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A mention takes its whole noun phrase and no more (codebook, section 2). Only
// the mentions named in want are looked for.
func TestSpans(t *testing.T) {
	r := reader(t)
	tests := []struct{ text, want string }{
		{"سيطرت وحدات من الجيش السوري على بلدات مورك واللطامنة.", "وحدات من الجيش السوري|مورك|اللطامنة"},
		{"هاجم مسلحون من داعش مركز قضاء الرطبة.", "مسلحون من داعش"},
		{"وأضاف أن هذه القوات دخلت قرية تل براك الاستراتيجية.", "هذه القوات|قرية تل براك"},
		{"قطع الجيش طريق حلب - الرقة.", "طريق حلب - الرقة"},
		{"وصل الوفد إلى العاصمة صنعاء.", "العاصمة صنعاء"},
		{"قصف الطيران أحياء باب توما وجوبر.", "باب توما|جوبر"},
		{"استهدف القصف مستشفى 22 مايو في المدينة.", "مستشفى 22 مايو"},
		{"طهر الجيش مزارع الأفتريس.", "مزارع الأفتريس"},
		{"تقدم الجيش على محور الزاب في محافظة كركوك.", "محور الزاب|محافظة كركوك"},
		{"تقدمت القوات في محيط بلدة مورك وعلى أطراف اللطامنة.", "محيط بلدة مورك|أطراف اللطامنة"},
		{"أغارت طائرات التحالف العربي على رتل للحوثيين.", "طائرات التحالف العربي"},
		{"أعلن حلف شمال الأطلسي (الناتو) انسحاب قواته.", "حلف شمال الأطلسي (الناتو)|قواته"},
		{"سيطر الجيش على الضفة اليمنى للفرات.", "الضفة اليمنى للفرات"},
		{"انسحب المسلحون إلى بني وليد.", "بني وليد"},
		{"استشهد ثلاثة مواطنين من أسرة واحدة في قصف على القرية.", "ثلاثة مواطنين من أسرة واحدة"},
		{"سلم 38 منهم أنفسهم إلى الجيش.", "38 منهم"},
		{"قال مصدر أمني بغرفة عمليات الأنبار إن الجيش دخل البلدة.", "مصدر أمني بغرفة عمليات الأنبار"},
		{"قتل قائد حركة أحرار الشام في إدلب.", "قائد حركة أحرار الشام"},
		{"قتل قائد كتائب أنصار الساحل أبو علي الزيدي في غارة.", "كتائب أنصار الساحل|أبو علي الزيدي"},
		{"قصفت كتيبة أحرار الجنوب مدينة تعز.", "كتيبة أحرار الجنوب"},
		{"يربط الطريق الدولي دمشق بحلب.", "الطريق الدولي|دمشق|حلب"},
		{"تعرضت سفينة قرب ميناء عدن لهجوم صاروخي.", "ميناء عدن"},
		{"قتل مدني في بلدة كفرجاز غرب إدلب.", "بلدة كفرجاز"},
		{"أعلنت سرايا القدس الجناح العسكري لحركة الجهاد الإسلامي قصف عسقلان.", "سرايا القدس"},
		{"هاجمت القوات كولكول التي تبعد 35 كيلومترا شمالي الفاشر.", "كولكول"},
		{"اعتقل رئيس المجلس التشريعي د. عزيز الدويك.", "عزيز الدويك"},
		{"قتل علي بن سعيد كرم الله وجهه في المعركة.", "علي بن سعيد"},
		{"وقع الطرفان في جدة اتفاق هدنة.", "جدة"},
		{"واصلت قوات حفتر هجومها على العزيزية.", "قوات حفتر"},
	}
	for _, tt := range tests {
		x, err := r.Read(&isnad.Dispatch{Text: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range x.Mentions {
			got = append(got, tt.text[m.Start:m.End])
		}
		for _, w := range strings.Split(tt.want, "|") {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no mention %q among %q", tt.text, w, got)
			}
		}
	}
}

// What a word is called is told by its clause and by the dispatch around it.
func TestTypes(t *testing.T) {
	r := reader(t)
	tests := []struct {
		text, name string
		want       isnad.MentionType // empty: none
	}{
		{"دعت الخارجية الروسية أنقرة إلى سحب قواتها.", "الخارجية الروسية", isnad.Actor},
		{"دمشق وطهران تدعمان الاتفاق.", "دمشق", isnad.Actor},
		{"طالب الوفد بالضغط على أنقرة لوقف القصف.", "أنقرة", isnad.Actor},
		{"وصل الوفد إلى أنقرة مساء أمس.", "أنقرة", isnad.Place},
		{"أعلن الجانب الروسي وقف القصف على البلدة.", "الجانب الروسي", isnad.Actor},
		{"سيطر الجيش على الجانب السوري من الحدود.", "الجانب السوري من الحدود", isnad.Place},
		{"قصفت الفصائل المدعومة أميركياً البلدة.", "أميركياً", isnad.Actor},
		{"دخل الجيش ناحية البغدادي. ثم انسحب من البغدادي ليلا.", "البغدادي", isnad.Place},
		{"هاجم المسلحون قاعدة حميميم. ثم دخل الجيش القاعدة صباحا.", "القاعدة", isnad.Place},
		{"اعتقل الجيش ضابطا برتبة عقيد في البلدة.", "ضابطا برتبة عقيد", isnad.Role},
		{"قصفت القوات السورية والروسية بلدة مورك.", "الروسية", isnad.Actor},
		{"نشر الناشط الخبر على موقع فيسبوك.", "موقع فيسبوك", ""},
		{"دخل الجيش البلدة في إطار عملية واسعة.", "إطار", ""},
		{"وقعت الاشتباكات إلى الجنوب من حلب.", "الجنوب", ""},
		{"تجددت المواجهات المسلحة في البلدة.", "المسلحة", ""},
		{"قصف الطيران أربع قواعد جوية في البلاد.", "أربع قواعد جوية", isnad.Place},
		{"قصف الطيران 40 قاعدة جوية في البلاد.", "40 قاعدة جوية", isnad.Count},
	}
	for _, tt := range tests {
		x, err := r.Read(&isnad.Dispatch{Text: tt.text})
		if err != nil {
			t.Fatal(err)
		}
		var got isnad.MentionType
		for _, m := range x.Mentions {
			if tt.text[m.Start:m.End] == tt.name {
				got = m.Type
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s is %q, want %q", tt.text, tt.name, got, tt.want)
		}
	}
}

// What is a part of the outlet's own name is no place.
func TestOutletName(t *testing.T) {
	x, err := reader(t).Read(&isnad.Dispatch{Outlet: "شبكة الفرات برس", Text: "قال الناشط للفرات برس إن القصف توقف على ضفة الفرات."})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, m := range x.Mentions {
		if m.Type == isnad.Place {
			n++
			if m.Start < 40 {
				t.Errorf("a place at byte %d", m.Start)
			}
		}
	}
	if n == 0 {
		t.Error("the river is lost too")
	}
}
