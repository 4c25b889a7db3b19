package page

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var lim = Limits{Elements: 100_000, Nesting: 512}

const (
	p1 = "وصلت إلى بلدة الهجين مساء الثلاثاء ثلاث سيارات تقل وفداً من لجنة المصالحة، وتوقفت عند مدخل البلدة الغربي ساعة كاملة قبل أن يُسمح لها بالدخول."
	p2 = "وقال أحد أعضاء الوفد إن اللقاء مع وجهاء البلدة كان «صريحاً»، وإن جولة ثانية ستُعقد بعد أسبوع في المكان نفسه إذا بقي الطريق مفتوحاً."
	p3 = "ولم يصدر عن المجلس المحلي بيان في هذا الشأن، في حين قال سكان إنهم لم يُدعوا إلى اللقاء ولا يعرفون ما جرى فيه."
)

// Layouts of pages as sites have them. Each wants the three paragraphs, and
// nothing of what is around them.
func TestRead(t *testing.T) {
	furniture := []string{"الرئيسة", "اشترك في نشرتنا", "جميع الحقوق", "أسعار الذهب", "شارك عبر"}
	nav := `<nav><a href="/">الرئيسة</a> <a href="/a">محليات</a> <a href="/b">رياضة</a></nav>`
	foot := `<aside class="related"><h4>اقرأ أيضاً</h4><ul><li><a href="/g">أسعار الذهب اليوم</a></li><li><a href="/h">حالة الطقس</a></li></ul></aside><div class="share">شارك عبر <a href="#">فيسبوك</a></div><footer>جميع الحقوق محفوظة. <a href="/n">اشترك في نشرتنا</a></footer>`
	for name, c := range map[string]struct {
		page string
		want Article
	}{
		"article": {`<html><head><title>وفد المصالحة في الهجين - شبكة الضفة</title><meta property="og:site_name" content="شبكة الضفة"><meta property="article:published_time" content="2018-02-14T19:40:00+02:00"></head><body>` + nav +
			`<article><h1>وفد المصالحة في الهجين</h1><p>` + p1 + `</p><p>` + p2 + `</p><p>` + p3 + `</p></article>` + foot + `</body></html>`,
			Article{Title: "وفد المصالحة في الهجين", Outlet: "شبكة الضفة", Date: "2018-02-14"}},
		"breaks": {`<html><head><title>وفد المصالحة في الهجين | شبكة الضفة</title></head><body>` + nav + `<div id="content"><div class="post">` + p1 + `<br><br>` + p2 + `<br/><br/>` + p3 + `<br></div></div>` + foot,
			Article{Title: "وفد المصالحة في الهجين | شبكة الضفة"}},
		"tables": {`<html><head><title>وفد المصالحة</title></head><body><table width="100%"><tr><td colspan="2">` + nav + `</td></tr><tr><td class="main"><p>` + p1 + `</p><p>` + p2 + `</p><p>` + p3 + `</p></td><td class="side"><a href="/g">أسعار الذهب اليوم</a></td></tr></table><footer>جميع الحقوق</footer>`,
			Article{Title: "وفد المصالحة"}},
		"json-ld": {`<html><head><title>x</title><link rel="canonical" href="/2018/wafd"><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"موقع"},{"@type":["NewsArticle"],"headline":"وفد المصالحة في الهجين","datePublished":"2018-02-14","author":[{"@type":"Person","name":"ندى سالم"},{"name":"هادي عمر"}],"publisher":{"@type":"Organization","name":"شبكة الضفة"}}]}</script></head><body>` + nav +
			`<main><div class="entry-content"><p>` + p1 + `</p><p>` + p2 + `</p><p>` + p3 + `</p></div></main>` + foot,
			Article{Title: "وفد المصالحة في الهجين", Outlet: "شبكة الضفة", Date: "2018-02-14", Byline: "ندى سالم، هادي عمر", URL: "https://dafa.example/2018/wafd"}},
		"arabic date": {`<html><head><title>وفد المصالحة</title><meta name="author" content="ندى سالم"></head><body>` + nav + `<section class="story"><h1>وفد المصالحة</h1><time>الأربعاء ١٤ شباط/فبراير ٢٠١٨</time><div class="text"><p>` + p1 + `</p><p>` + p2 + `</p><p>` + p3 + `</p><p>المصدر: وكالة النهر</p></div></section>` + foot,
			Article{Title: "وفد المصالحة", Date: "2018-02-14", Byline: "ندى سالم"}},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := Read(c.page, "https://dafa.example/x/1", lim)
			if err != nil {
				t.Fatal(err)
			}
			at := -1
			for _, p := range []string{p1, p2, p3} {
				i := strings.Index(a.Text, p)
				if i <= at {
					t.Errorf("%q is missing or out of order in\n%s", p, a.Text)
				}
				at = i
			}
			for _, f := range furniture {
				if strings.Contains(a.Text, f) {
					t.Errorf("%q was kept in\n%s", f, a.Text)
				}
			}
			got := Article{Title: a.Title, Outlet: a.Outlet, Date: a.Date, Byline: a.Byline, URL: a.URL}
			if got != c.want {
				t.Errorf("got  %+v\nwant %+v", got, c.want)
			}
			if strings.HasPrefix(a.Text, a.Title+"\n") {
				t.Error("the title is in the text")
			}
		})
	}
}

// The line that names the source stands outside of the article on many sites.
func TestSourceIsKept(t *testing.T) {
	a, err := Read(`<html><head><title>خبر</title></head><body><article><p>`+p1+`</p><p>`+p2+`</p></article><div class="meta"><span>المصدر: </span><a href="/s">وكالة النهر + وكالات</a></div></body></html>`, "", lim)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(a.Text, "المصدر: وكالة النهر + وكالات\n") {
		t.Errorf("got\n%s", a.Text)
	}
}

func TestShortPage(t *testing.T) {
	a, err := Read(`<html><body><p>عاجل: انفجار قرب الجسر`, "", lim)
	if err != nil || !strings.Contains(a.Text, "عاجل: انفجار قرب الجسر") {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"<p>أ<b>ب</b>ج د</p><p>ه</p>":                                      "أبج د\n\nه",
		"<table><tr><th>م</th><td>1</td></tr><tr><td>ن<td> </tr></table>":  "م\t1\nن",
		"a<script>alert(1)</script><style>x{}</style>b":                    "ab",
		"<ul><li>واحد<li>اثنان</ul>":                                       "واحد\nاثنان",
		"سطر<br>سطر آخر":                                                   "سطر\nسطر آخر",
		`<p style="display: none">خفي</p><p hidden>خفي</p>ظاهر &amp; واضح`: "ظاهر & واضح",
		"<pre>  أ\n  ب</pre>":                                              "أ\nب",
		"قال&nbsp;<i>له</i> «نعم»":                                         "قال له «نعم»",
	} {
		if got := Fragment(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestLimits(t *testing.T) {
	for _, s := range []string{strings.Repeat("<div>", 600), strings.Repeat("<br>", 200_000)} {
		if _, err := Read(s, "", lim); err == nil {
			t.Errorf("%.20s… was read", s)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<html><head><title>x</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":["a",{"name":"b"}]}]}</script></head><body><table><tr><td><table><tr><td>a</table><p>`+p1, "https://a.example/")
	f.Add(`<p>المصدر: س</p><time datetime="2018-02-14">`, "")
	f.Add(`<svg><foreignObject><p><math><mi><b></p></svg><template><td>x`, "::")
	f.Add("<a<b><!--><![CDATA[x]]><plaintext>", "http://[::1")
	f.Fuzz(func(t *testing.T, s, address string) {
		a, err := Read(s, address, lim)
		if err != nil {
			return
		}
		if utf8.ValidString(s) && !utf8.ValidString(a.Text) {
			t.Errorf("text is not valid UTF-8: %q", a.Text)
		}
	})
}
