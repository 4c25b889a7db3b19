package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"isnad/ingest/ingesttest"
)

var update = flag.Bool("update", false, "write eval/ingest.txt anew")

// need fails the test where a tool is absent, unless that was asked for.
func need(t *testing.T, err error) {
	t.Helper()
	if err == nil {
		return
	}
	if os.Getenv("ISNAD_TEST_SKIP_TOOLS") == "1" && strings.Contains(err.Error(), "is not installed") {
		t.Skipf("ISNAD_TEST_SKIP_TOOLS=1: not tested: %v", err)
	}
	t.Fatal(err)
}

// made is a file and what is to be read from it.
type made struct {
	name, by string
	path     string
	want     []string
	share    float64 // at least
	format   Format
	opts     Options
}

// TestRealFiles makes a file of every format by its real producer from one
// report, reads it, and measures what share of the words came back.
func TestRealFiles(t *testing.T) {
	dir := t.TempDir()
	blocks := ingesttest.Report()
	words := ingesttest.Words(blocks)
	serve := child(t, "serve")
	var all []made
	write := func(name string, b []byte) string {
		t.Helper()
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, b, 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}

	for i, font := range []string{"Amiri", "Noto Naskh Arabic", "DejaVu Sans"} {
		fodt := write(fmt.Sprintf("report%d.fodt", i), []byte(ingesttest.FODT(blocks, font)))
		page := write(fmt.Sprintf("page%d.html", i), []byte(ingesttest.HTML(blocks, font)))
		if i == 0 {
			all = append(all, made{name: "flat ODT", by: "ingesttest", path: fodt, want: words, share: 0.99, format: ODT})
			for ext, f := range map[string]Format{"docx": DOCX, "odt": ODT} {
				p, err := ingesttest.Convert(dir, fodt, ext)
				need(t, err)
				all = append(all, made{name: strings.ToUpper(ext), by: "LibreOffice", path: p, want: words, share: 0.99, format: f})
			}
			saved, err := ingesttest.Save(page)
			need(t, err)
			all = append(all, made{name: "saved page", by: "Chromium", path: write("saved.html", saved), want: words, share: 0.99, format: HTML})
		}
		p, err := ingesttest.Convert(dir, fodt, "pdf")
		need(t, err)
		all = append(all, made{name: "PDF, " + font, by: "LibreOffice", path: p, want: words, share: 0.97, format: PDF})
		out := filepath.Join(dir, fmt.Sprintf("printed%d.pdf", i))
		need(t, ingesttest.Print(page, out))
		all = append(all, made{name: "PDF, " + font, by: "Chromium", path: out, want: words, share: 0.97, format: PDF})
	}

	plain := ingesttest.Plain(blocks)
	for _, e := range []struct {
		name, prefix string
		enc          encoding.Encoding
	}{
		{"utf-8", "", encoding.Nop}, {"utf-8 with mark", "\xef\xbb\xbf", encoding.Nop},
		{"utf-16le with mark", "\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"utf-16le", "", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"utf-16be", "", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
		{"windows-1256", "", charmap.Windows1256}, {"iso-8859-6", "", charmap.ISO8859_6},
	} {
		text := plain
		if e.name == "windows-1256" || e.name == "iso-8859-6" {
			text = within(text, e.enc)
		}
		b, err := e.enc.NewEncoder().String(text)
		if err != nil {
			t.Fatal(e.name, err)
		}
		all = append(all, made{name: "text, " + e.name, by: "x/text", path: write("text/"+e.name+".txt", []byte(e.prefix+b)), want: strings.Fields(text), share: 0.99, format: Text})
	}
	old := strings.Replace(ingesttest.HTML(blocks, "Amiri"), `<meta charset="utf-8">`, `<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">`, 1)
	oldText := within(old, charmap.Windows1256)
	b, err := charmap.Windows1256.NewEncoder().String(oldText)
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, made{name: "page, windows-1256", by: "x/text", path: write("old.html", []byte(b)), want: strings.Fields(within(strings.Join(words, " "), charmap.Windows1256)), share: 0.99, format: HTML})

	posts := ingesttest.Posts(blocks)
	const chat = "أخبار الضفتين"
	columns := Options{Columns: map[string]string{"text": "الكلام", "date": "يوم", "outlet": "من", "doc": "رقم"}}
	for _, m := range []made{
		{name: "Markdown", path: write("report.md", []byte(ingesttest.Markdown(blocks))), format: Markdown},
		{name: "RSS", path: write("rss.xml", []byte(ingesttest.RSS(chat, posts))), format: Feed},
		{name: "Atom", path: write("atom.xml", []byte(ingesttest.Atom(chat, posts))), format: Feed},
		{name: "JSON lines", path: write("posts.jsonl", ingesttest.JSONLines(posts)), format: JSONL},
		{name: "JSON lines, map of a table", path: write("beside.jsonl", ingesttest.JSONLines(posts)), format: JSONL, opts: columns},
		{name: "CSV with a column map", path: write("posts.csv", ingesttest.CSV(posts)), format: CSV, opts: columns},
		{name: "Telegram, result.json", path: write("tg/result.json", ingesttest.TelegramJSON(chat, posts)), format: Telegram},
		{name: "Telegram, messages.html", path: write("tg/messages.html", []byte(ingesttest.TelegramHTML(chat, posts))), format: Telegram},
		{name: "WhatsApp, Android, Arabic", path: write("دردشة واتساب مع "+chat+".txt", []byte(ingesttest.WhatsAppAndroid(posts))), format: WhatsApp},
		{name: "WhatsApp, iOS, zip", path: write("WhatsApp Chat - "+chat+".zip", zipped("_chat.txt", ingesttest.WhatsAppIOS(posts))), format: WhatsApp},
		{name: "WARC", path: write("crawl.warc.gz", warcOf(blocks)), format: HTML},
		{name: "WACZ", path: write("crawl.wacz", zipped("archive/data.warc.gz", string(warcOf(blocks)), "datapackage.json", "{}", "pages/pages.jsonl", `{"text":"x"}`)), format: HTML},
		{name: "zip", path: write("all.zip", zipped("a/report.txt", plain)), format: Text},
		{name: "tar.gz", path: write("all.tgz", tarred("a/report.txt", plain)), format: Text},
	} {
		m.by, m.want, m.share = "ingesttest", words, 0.99
		all = append(all, m)
	}

	var table strings.Builder
	fmt.Fprintf(&table, "Share of the words of ingest/ingesttest/report.txt (%d words) that came back in order,\nvowel marks and punctuation included; words too many count as wrong.\nMade by: go test ./ingest -run TestRealFiles -update\n\n%-28s %-12s %s\n", len(words), "format", "made by", "share")
	for _, m := range all {
		m.opts.Child = serve
		items := collect(t, m.opts, m.path)
		var got strings.Builder
		for _, it := range items {
			if it.Err != nil {
				t.Errorf("%s: %s: %v", m.name, it.Source, it.Err)
				continue
			}
			if it.Format != m.format || it.Lang != "ar" || len(it.Original) == 0 || it.Dispatch.Doc == "" || it.Signature.Empty() {
				t.Errorf("%s: %s: format %q, lang %q, %d bytes of original, doc %q", m.name, it.Source, it.Format, it.Lang, len(it.Original), it.Dispatch.Doc)
			}
			switch it.Format {
			case HTML, Markdown: // the title stands apart
				got.WriteString(it.Dispatch.Title + "\n")
			}
			got.WriteString(it.Dispatch.Text + "\n")
		}
		share := ingesttest.Share(m.want, got.String())
		fmt.Fprintf(&table, "%-28s %-12s %.1f %%\n", m.name, m.by, 100*share)
		if share < m.share {
			t.Errorf("%s by %s: %.2f %% of the words are right; want %.0f %%", m.name, m.by, 100*share, 100*m.share)
		}
	}
	t.Log("\n" + table.String())
	if *update {
		if err := os.WriteFile("../eval/ingest.txt", []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// within leaves out what an encoding does not have: quotation marks and the
// like become plain ones.
func within(s string, e encoding.Encoding) string {
	return strings.Map(func(r rune) rune {
		if _, err := e.NewEncoder().String(string(r)); err == nil {
			return r
		}
		return '"'
	}, s)
}

func zipped(pairs ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		w, err := z.Create(pairs[i])
		if err != nil {
			panic(err)
		}
		w.Write([]byte(pairs[i+1]))
	}
	z.Close()
	return b.Bytes()
}

func tarred(pairs ...string) []byte {
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	w := tar.NewWriter(g)
	for i := 0; i < len(pairs); i += 2 {
		w.WriteHeader(&tar.Header{Name: pairs[i], Mode: 0o644, Size: int64(len(pairs[i+1])), Typeflag: tar.TypeReg})
		w.Write([]byte(pairs[i+1]))
	}
	w.Close()
	g.Close()
	return b.Bytes()
}

// warcOf is an archive of two pages: the first half of the report and the
// second.
func warcOf(blocks []ingesttest.Block) []byte {
	half := len(blocks) / 2
	for blocks[half].Kind != ingesttest.Heading {
		half++
	}
	a, b := "https://sada.example/1/", "https://sada.example/2/"
	return ingesttest.WARC(map[string]string{a: ingesttest.HTML(blocks[:half], "Amiri"), b: ingesttest.HTML(blocks[half:], "Amiri")}, []string{a, b})
}
