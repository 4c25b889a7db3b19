package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"isnad/ingest/ingesttest"
	"isnad/ingest/neardup"
)

// folder writes files and gives the folder.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, s := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func sources(dir string, items []Item) string {
	var out []string
	for _, it := range items {
		s := strings.TrimPrefix(it.Source, dir+"/")
		if it.Err != nil {
			s += " failed"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestOrder(t *testing.T) {
	dir := folder(t, map[string]string{"b.txt": "ثان", "a/2.txt": "واحد", "a/10.txt": "عشرة", "c.zip": string(zipped("z.txt", "ي", "a/b.txt", "أ", "m/", "")), "d.jsonl": "{\"text\":\"س\"}\n\n{\"text\":\"ص\"}\nx\n"})
	const want = "a/10.txt, a/2.txt, b.txt, c.zip!/a/b.txt, c.zip!/z.txt, d.jsonl#1, d.jsonl#3, d.jsonl#4 failed"
	var last []Item
	for range 2 {
		items := collect(t, Options{}, dir)
		if got := sources(dir, items); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		for i := range last {
			if last[i].Dispatch != items[i].Dispatch {
				t.Errorf("%s: not the same twice", items[i].Source)
			}
		}
		last = items
	}
	if got := sources(dir, collect(t, Options{}, filepath.Join(dir, "b.txt"), filepath.Join(dir, "a", "*.txt"), filepath.Join(dir, "n*"), filepath.Join(dir, "none"))); got != "b.txt, a/10.txt, a/2.txt, n* failed, none failed" {
		t.Errorf("paths: %s", got)
	}
}

// What an item says of itself, format by format.
func TestFields(t *testing.T) {
	posts := ingesttest.Posts(ingesttest.Report())[:5]
	const chat = "أخبار الضفتين"
	dir := folder(t, map[string]string{
		"1/result.json":   string(ingesttest.TelegramJSON(chat, posts)),
		"2/messages.html": ingesttest.TelegramHTML(chat, posts),
		"3/دردشة واتساب مع " + chat + ".txt": ingesttest.WhatsAppAndroid(posts),
		"4/feed.xml":   ingesttest.RSS(chat, posts),
		"5/array.json": "[\n {\"headline\": \"عنوان\", \"body\": \"المتن هنا\", \"source\": \"شبكة\", \"created_at\": 1518643800, \"id\": 7, \"extra\": {\"text\": \"x\"}},\n {\"النص\": \"نص آخر\", \"التاريخ\": \"14 شباط 2018\"}\n]\n",
		"6/table.csv":  "التاريخ,النص,المصدر\n14/2/2018,\"سطر أول\nسطر ثان\",شبكة\n15/2/2018,نص,شبكة\n",
		"7/plain.txt":  "\ufeffنص\r\nعلى سطرين\r\n",
		"8/en.txt":     "The convoy left the town in the morning and was stopped at the bridge.",
	})
	byDir := map[string][]Item{}
	for _, it := range collect(t, Options{Outlet: "الافتراضي", Date: "2000-01-01"}, dir) {
		if it.Err != nil {
			t.Errorf("%s: %v", it.Source, it.Err)
		}
		k := strings.TrimPrefix(it.Source, dir+"/")[:1]
		byDir[k] = append(byDir[k], it)
	}
	for _, k := range []string{"1", "2", "3"} {
		items := byDir[k]
		if len(items) != 5 {
			t.Fatalf("%s: %d items", k, len(items))
		}
		for i, it := range items {
			p := posts[i]
			if it.Dispatch.Outlet != chat || it.Dispatch.Date != p.At.Format(time.DateOnly) || it.Dispatch.Text != p.Text && k != "2" {
				t.Errorf("%s: %+v", it.Source, it.Dispatch)
			}
			if k != "3" && strings.Join(it.Forwarded, "") != p.Forwarded {
				t.Errorf("%s: forwarded from %q, want %q", it.Source, it.Forwarded, p.Forwarded)
			}
			if k == "1" && (it.Dispatch.Doc != fmt.Sprintf("%s/%d", chat, p.ID) || !it.Published.Equal(p.At)) {
				t.Errorf("%s: doc %q at %v", it.Source, it.Dispatch.Doc, it.Published)
			}
			if k == "3" && (it.Byline != p.From || it.Published.Format("15:04") != p.At.Format("15:04")) {
				t.Errorf("%s: from %q at %v", it.Source, it.Byline, it.Published)
			}
		}
	}
	if it := byDir["4"][1]; it.Dispatch.Date != "2017-11-19" || it.URL != "https://sada.example/n/101" || it.Dispatch.Outlet != chat || it.Dispatch.Title != "خبر 101" {
		t.Errorf("feed: %+v %s", it.Dispatch, it.URL)
	}
	if a, b := byDir["5"][0], byDir["5"][1]; a.Dispatch.Title != "عنوان" || a.Dispatch.Text != "المتن هنا" || a.Dispatch.Outlet != "شبكة" || a.Dispatch.Date != "2018-02-14" || a.Dispatch.Doc != "7" || b.Dispatch.Date != "2018-02-14" || b.Dispatch.Outlet != "الافتراضي" ||
		!strings.HasPrefix(strings.TrimSpace(string(a.Original)), "{") {
		t.Errorf("array: %+v %+v %q", a.Dispatch, b.Dispatch, a.Original)
	}
	if a, b := byDir["6"][0], byDir["6"][1]; a.Dispatch.Text != "سطر أول\nسطر ثان" || a.Dispatch.Date != "2018-02-14" || b.Dispatch.Outlet != "شبكة" || string(b.Original) != "15/2/2018,نص,شبكة\n" {
		t.Errorf("table: %+v %+v %q", a.Dispatch, b.Dispatch, b.Original)
	}
	if it := byDir["7"][0]; it.Dispatch.Text != "نص\nعلى سطرين\n" || it.Dispatch.Date != "2000-01-01" || !bytes.HasPrefix(it.Original, []byte("\xef\xbb\xbf")) {
		t.Errorf("plain: %+v", it.Dispatch)
	}
	if it := byDir["8"][0]; it.Lang != "en" || len(it.Notes) != 1 {
		t.Errorf("English: %q %q", it.Lang, it.Notes)
	}
}

func TestLinked(t *testing.T) {
	page := `<html><head><title>خبر كامل</title></head><body><article><p>` + strings.Repeat("هذا هو المتن الكامل للخبر كما نشر. ", 10) + `</p></article></body></html>`
	dir := folder(t, map[string]string{
		"site/feed.xml": `<rss version="2.0"><channel><title>شبكة</title><item><title>أ</title><link>https://x.example/news/1.html</link><pubDate>Wed, 14 Feb 2018 10:00:00 GMT</pubDate><description>مختصر</description></item>` +
			`<item><title>ب</title><link>../secret.html</link><description>مختصر ب</description></item><item><title>ج</title><link>link.html</link><description>مختصر ج</description></item></channel></rss>`,
		"site/news/1.html": page, "secret.html": page,
	})
	if err := os.Symlink(filepath.Join(dir, "secret.html"), filepath.Join(dir, "site", "link.html")); err != nil {
		t.Fatal(err)
	}
	items := collect(t, Options{Linked: true}, filepath.Join(dir, "site", "feed.xml"))
	if got := sources(dir, items); got != "site/news/1.html, site/feed.xml#2, site/feed.xml#3" {
		t.Fatalf("%s", got)
	}
	if it := items[0]; !strings.HasPrefix(it.Dispatch.Text, "هذا هو المتن") || it.Dispatch.Outlet != "شبكة" || it.Dispatch.Date != "2018-02-14" || it.URL != "https://x.example/news/1.html" {
		t.Errorf("%+v %s", it.Dispatch, it.URL)
	}
	if got := sources(dir, collect(t, Options{}, filepath.Join(dir, "site", "feed.xml"))); got != "site/feed.xml#1, site/feed.xml#2, site/feed.xml#3" {
		t.Errorf("not asked for: %s", got)
	}
}

func TestFetch(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/a":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, `<html><head><title>خبر</title></head><body><article><p>`+good+`</p></article></body></html>`)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer srv.Close()
	items := collect(t, Options{Fetch: true, FetchLocal: true}, srv.URL+"/a", srv.URL+"/none", srv.URL+"/round")
	if len(items) != 3 || items[0].Err != nil || items[1].Err == nil || items[2].Err == nil {
		t.Fatalf("%v", items)
	}
	if it := items[0]; it.URL != srv.URL+"/a" || !strings.Contains(it.Dispatch.Text, good) {
		t.Errorf("%+v", it)
	}
	var r *Refusal
	if items := collect(t, Options{}, srv.URL+"/a"); !errors.As(items[0].Err, &r) {
		t.Errorf("fetched without being asked: %+v", items[0])
	}
}

func TestStdinAndProgress(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "أ", "b.txt": "بب"})
	var last Progress
	opts := Options{Stdin: strings.NewReader(`{"doc":"x","text":"من المدخل"}`), Progress: func(p Progress) { last = p }}
	items := collect(t, opts, "-", dir)
	if len(items) != 3 || items[0].Dispatch.Doc != "x" {
		t.Errorf("%v", items)
	}
	if last.Files != 2 || last.FilesDone != 2 || last.Bytes != 6 || last.BytesDone != 6 {
		t.Errorf("%+v", last)
	}
	if items := collect(t, Options{}, "-"); items[0].Err == nil {
		t.Error("standard input was read where there is none")
	}
}

// The same text as three formats and with small edits is known as one.
func TestNearDuplicates(t *testing.T) {
	blocks := ingesttest.Report()
	plain := ingesttest.Plain(blocks)
	dir := folder(t, map[string]string{"a.txt": plain, "b.html": ingesttest.HTML(blocks, "Amiri"), "c.md": ingesttest.Markdown(blocks), "d.txt": strings.ReplaceAll(plain, "إلى", "الى") + "\nالمصدر: وكالات\n", "e.txt": good})
	var x neardup.Index[string]
	items := collect(t, Options{}, dir)
	for i := range items {
		x.Add(filepath.Base(items[i].Source), &items[i].Signature)
	}
	if found := x.Like(&items[0].Signature, neardup.Same); len(found) != 4 {
		t.Errorf("%v", found)
	}
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{"تقرير.txt": "تقرير.txt", "a\u202eb": `a\u{202e}b`, "a\x00b\xff": `a\u{0}b\xff`, "a\u200cb": "a\u200cb"} {
		if got := visible(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	for in, bad := range map[string]bool{"../a": true, "a/../../b": true, "a/..": true, `..\a`: true, "/a": true, `c:\a`: true, "a/b..c": false, "a..b/c": false, "تقرير": false} {
		if got := climbs(in) != ""; got != bad {
			t.Errorf("climbs(%q) = %v", in, got)
		}
	}
	for in, bad := range map[string]bool{"report.txt": false, "rep\u043ert.txt": true, "Отчёт_April.txt": false, "دردشة \u202a+963\u202c.txt": false, "a\u202e.txt": true, "αβγ.txt": false} {
		if got := trick(in) != ""; got != bad {
			t.Errorf("trick(%q) = %v", in, got)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"# عنوان\n\nنص **غامق** و*مائل* و[رابط](http://x) ![صورة](y)\n":   "عنوان|نص غامق ومائل ورابط \n",
		"---\ntitle: أ\ndate: 14 شباط 2018\n---\n> قول\n\n- بند\n* بند\n": "أ|قول\n\nبند\nبند\n",
		"نص a_b_c و 2*3*4\n---\nتتمة\n":                                   "|نص a_b_c و 2*3*4\n\nتتمة\n",
		"```\n# رمز\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n":              "|# رمز\na\tb\n1\t2\n",
		`سنة 2017\. \[كذا\]` + "\n":                                       "|سنة 2017. [كذا]\n",
	} {
		var it Item
		it.markdown(in)
		if got := it.Dispatch.Title + "|" + it.Dispatch.Text; got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// FuzzWalk gives any bytes any name: whatever comes of it is valid, and
// nothing fails but the item.
func FuzzWalk(f *testing.F) {
	for _, name := range []string{"a.txt", "a.md", "a.html", "a.xml", "a.json", "a.jsonl", "a.csv", "a.zip", "a.tar", "a.gz", "a.warc", "_chat.txt"} {
		f.Add(name, []byte(good))
	}
	f.Add("a.zip", zipped("b.txt", good, "c/d.html", "<p>"+good))
	f.Add("a.docx", docx("<w:document><w:p><w:t>a</w:t></w:p></w:document>"))
	f.Add("a.tgz", tarred("b.txt", good))
	f.Add("a.csv", []byte("text;date\n\"a\nb\";2018-02-14\n"))
	f.Add("a.json", []byte(`[{"text":"a","date":1518643800},{"x":1}]`))
	f.Add("a.md", []byte("---\ntitle: x\n---\n# a\n> *b* `c` [d](e)\n|a|b|\n|-|-|"))
	f.Add("result.json", []byte(`{"name":"a","messages": [{"id":1,"type":"message","text":"b"}]}`))
	f.Add("a.warc", []byte("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\na\r\n\r\n"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if bytes.Contains(b, []byte("%PDF-")) {
			return // has a target of its own
		}
		lim := Limits{Document: 1 << 18, Text: 1 << 16, Unpacked: 1 << 22, Entries: 100}.withDefaults()
		w := &walker{lim: lim, parser: newParser(nil, "", lim), yield: func(it Item) error {
			if it.Err != nil {
				return nil
			}
			d := it.Dispatch
			if !utf8.ValidString(d.Text) || strings.TrimSpace(d.Text) == "" || len(d.Text) > lim.Text || d.Doc == "" || it.Format == "" || it.Lang == "" {
				t.Errorf("%+v", it)
			}
			return nil
		}}
		if err := w.read(context.Background(), stored("fuzz", filepath.Base(name), bytes.NewReader(b), int64(len(b)), 0)); err != nil {
			t.Error(err)
		}
	})
}

func TestFetchStaysOutside(t *testing.T) {
	called := false
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { called = true }))
	defer srv.Close()
	port := srv.URL[strings.LastIndex(srv.URL, ":"):]
	for _, addr := range []string{srv.URL, "http://localhost" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port, "http://[::1]" + port} {
		items := collect(t, Options{Fetch: true}, addr+"/a")
		var r *Refusal
		if len(items) != 1 || !errors.As(items[0].Err, &r) || called {
			t.Errorf("%s: %+v, called: %v", addr, items, called)
		}
	}
	if items := collect(t, Options{Fetch: true, FetchLocal: true}, srv.URL+"/a"); !called {
		t.Errorf("not called where it may be: %+v", items)
	}
}

func TestPublic(t *testing.T) {
	for addr, want := range map[string]bool{
		"1.1.1.1": true, "185.15.59.224": true, "2606:4700::1111": true, "2a02:ec80:300:ed1a::1": true,
		"127.0.0.1": false, "127.9.9.9": false, "10.1.2.3": false, "172.16.0.1": false, "172.32.0.1": true, "192.168.1.1": false, "169.254.169.254": false,
		"100.64.0.1": false, "100.128.0.1": true, "0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "198.18.0.1": false,
		"::1": false, "::": false, "fe80::1": false, "fc00::1": false, "fd12::1": false, "ff02::1": false,
		"::ffff:10.0.0.1": false, "::ffff:1.1.1.1": true, "64:ff9b::a00:1": false, "2002:a00:1::": false, "2001:db8::1": false, "fe80::1%eth0": false,
	} {
		if got := public(netip.MustParseAddr(addr)); got != want {
			t.Errorf("public(%s) = %v, want %v", addr, got, want)
		}
	}
}
