package feed

import (
	"errors"
	"strings"
	"testing"
	"time"
)

var lim = Limits{Nesting: 64, Entries: 100}

func TestRead(t *testing.T) {
	f, err := Read(`<?xml version="1.0" encoding="windows-1256"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title> شبكة
الضفة </title>
<item><title>خبر &lt;b&gt;أول&lt;/b&gt;</title><link>https://dafa.example/1</link><guid>1</guid><pubDate>الأربعاء 14 شباط 2018 - 7:40 مساءً</pubDate><description>&lt;p&gt;سطر&lt;/p&gt;&lt;p&gt;سطر آخر&lt;/p&gt;</description></item>
<item><title>خبر ثان</title><dc:creator>ندى</dc:creator><dc:date>2018-02-15T08:00:00+02:00</dc:date><dc:publisher>وكالة النهر</dc:publisher><description>نص &amp; نص</description></item>
</channel></rss>`, lim)
	if err != nil {
		t.Fatal(err)
	}
	if f.Title != "شبكة الضفة" || len(f.Items) != 2 {
		t.Fatalf("%+v", f)
	}
	a, b := f.Items[0], f.Items[1]
	if a.Title != "خبر أول" || a.Text != "سطر\n\nسطر آخر" || a.Date != "2018-02-14" || a.Published.Format(time.TimeOnly) != "19:40:00" || a.Link != "https://dafa.example/1" {
		t.Errorf("%+v", a)
	}
	if b.Author != "ندى" || b.Date != "2018-02-15" || b.Outlet != "وكالة النهر" || b.Text != "نص & نص" {
		t.Errorf("%+v", b)
	}
}

func TestRefuses(t *testing.T) {
	for in, limit := range map[string]bool{
		`<!DOCTYPE x [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>`: false,
		"<rss>" + strings.Repeat("<a>", 100):                                         true,
		"<rss><channel>" + strings.Repeat("<item></item>", 101) + "</channel></rss>": true,
		"<html></html>": false,
		"":              false,
	} {
		_, err := Read(in, lim)
		if err == nil || errors.Is(err, ErrLimit) != limit {
			t.Errorf("%.40s: %v", in, err)
		}
	}
}

func TestEncoding(t *testing.T) {
	for in, want := range map[string]string{
		`<?xml version="1.0" encoding="windows-1256"?>`: "windows-1256",
		`<?xml version='1.0' encoding='UTF-8'?>`:        "UTF-8",
		`<?xml version="1.0"?>`:                         "",
		`<?xml encoding="`:                              "",
		`<rss encoding="x">`:                            "",
	} {
		if got := Encoding([]byte(in)); got != want {
			t.Errorf("%s: %q", in, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`<?xml version="1.0"?><rss version="2.0"><channel><title>a</title><item><title>b</title><pubDate>x</pubDate><description><![CDATA[<p>c]]></description></item></channel></rss>`)
	f.Add(`<feed xmlns="http://www.w3.org/2005/Atom"><title type="xhtml"><div>a</div></title><entry><content type="xhtml"><div><p>b</p></div></content><link href="x"/><author/></entry></feed>`)
	f.Add(`<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="x"><item><title>&nbsp;</title></item></rdf:RDF>`)
	f.Fuzz(func(t *testing.T, s string) {
		Encoding([]byte(s))
		Read(s, lim)
	})
}
