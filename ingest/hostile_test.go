package ingest

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

const good = "وصلت قافلة إلى البلدة صباح اليوم"

// hostile is a file that is made to do harm, and what is said of it.
type hostile struct {
	name string
	data []byte
	want string // in the error of at least one item
	lim  Limits
}

func zeros(n int) []byte { return make([]byte, n) }

func gzipped(b []byte) []byte {
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, gzip.BestSpeed)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

// nested is a zip within a zip, so many deep.
func nested(n int) []byte {
	b := []byte(good)
	name := "a.txt"
	for i := range n {
		b = zipped(name, string(b))
		name = fmt.Sprintf("%d.zip", i)
	}
	return b
}

func docx(document string) []byte {
	return zipped("[Content_Types].xml", "<Types/>", "word/document.xml", document)
}

const laughs = `<!DOCTYPE lolz [<!ENTITY a "لا"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d SYSTEM "file:///etc/passwd">]>`

// pdfOf is a file with these objects; offsets are right.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

func stream(dict string, b []byte) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(b), b)
}

func deflated(b []byte) []byte {
	var out bytes.Buffer
	z, _ := zlib.NewWriterLevel(&out, zlib.BestSpeed)
	z.Write(b)
	z.Close()
	return out.Bytes()
}

func onePage(content string, resources string) []byte {
	return pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << "+resources+" >> >>", content)
}

func hostiles() []hostile {
	warc := func(length, body string) []byte {
		return []byte("WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://x.example/\r\nContent-Type: text/plain\r\nContent-Length: " + length + "\r\n\r\n" + body)
	}
	pageTree := strings.Repeat("3 0 R ", 5000)
	return []hostile{
		{name: "ratio.zip", data: zipped("a.txt", string(zeros(64<<20))), want: "more than 200 times"},
		{name: "unpacked.zip", data: zipped("a.txt", strings.Repeat("كلمة أخرى\n", 1000), "b.txt", strings.Repeat("كلمة أخرى\n", 1000)), want: "unpacks to more than", lim: Limits{Unpacked: 20000}},
		{name: "entries.zip", data: zipped("a.txt", good, "b.txt", good, "c.txt", good), want: "3 members; the limit is 2", lim: Limits{Entries: 2}},
		{name: "nested.zip", data: nested(8), want: "more than 4 deep"},
		{name: "ratio.txt.gz", data: gzipped(zeros(256 << 20)), want: "more than 200 times"},
		{name: "layers.gz", data: gzipped(gzipped(gzipped(gzipped(gzipped([]byte(good)))))), want: "more than 4 deep"},
		{name: "ratio.tgz", data: tarred("a.txt", string(zeros(64<<20))), want: "more than 200 times"},
		{name: "locked.zip", data: flagged(zipped("a.txt", good)), want: "password"},
		{name: "cut.zip", data: zipped("a.txt", good)[:60], want: ""},
		{name: "climbs.zip", data: zipped("../../etc/cron.d/x", good), want: "climbs out"},
		{name: "absolute.zip", data: zipped("/etc/passwd", good), want: "absolute path"},
		{name: "drive.zip", data: zipped(`C:\x.txt`, good), want: "absolute path"},
		{name: "turned.zip", data: zipped("annex\u202etxt.exe", good), want: "order of letters"},
		{name: "alike.zip", data: zipped("rе\u0440ort.txt", good), want: "look alike"},
		{name: "control.zip", data: zipped("a\x1b[2Jb.txt", good), want: "control characters"},
		{name: "link.tar", data: linked(), want: "symbolic link"},
		{name: "laughs.xml", data: []byte(`<?xml version="1.0"?>` + laughs + `<rss><channel><title>&c;</title><item><title>&c;</title></item></channel></rss>`), want: "entities"},
		{name: "deep.xml", data: []byte(`<?xml version="1.0"?><rss>` + strings.Repeat("<a>", 100000)), want: "nested more than 512"},
		{name: "laughs.docx", data: docx(laughs + `<w:document><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>`), want: "document type"},
		{name: "deep.docx", data: docx(`<w:document>` + strings.Repeat("<w:tbl>", 100000)), want: "nested more than 512"},
		{name: "ratio.docx", data: docx(`<w:document><w:p><w:t>` + strings.Repeat(" ", 64<<20) + `</w:t></w:p></w:document>`), want: "unpacks to more than"},
		{name: "laughs.fodt", data: []byte(laughs + `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><text:p>&c;</text:p></office:document>`), want: "document type"},
		{name: "deep.html", data: []byte("<html><body>" + strings.Repeat("<div>", 200000) + good), want: "nested more than 512"},
		{name: "tags.html", data: []byte("<html><body>" + strings.Repeat("<br>", 700000) + good), want: "more than 500000 elements"},
		{name: "large.html", data: append([]byte("<html><body>"), bytes.Repeat([]byte("<b>"), 4<<20)...), want: "the limit is 8.0 MiB", lim: Limits{Document: 8 << 20}},
		{name: "deep.jsonl", data: []byte(`{"text":"` + good + `","x":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}\n"), want: "nested more than 512"},
		{name: "deeper.json", data: []byte(`{"text":` + strings.Repeat(`{"a":`, 200000)), want: ""},
		{name: "deep/result.json", data: []byte(`{"name":"x","messages": [` + strings.Repeat("[", 100000)), want: ""},
		{name: "deep2/result.json", data: []byte(`{"chats": {` + strings.Repeat(`"list":{`, 100000)), want: "nested more than 512"},
		{name: "long/result.json", data: []byte(`{"name":"x","messages": [{"id":1,"type":"message","text":"` + strings.Repeat("a", 3<<20) + `"}]}`), want: "a value of more than", lim: Limits{Document: 1 << 20}},
		{name: "long.jsonl", data: []byte(`{"text":"` + strings.Repeat("ا", 20<<20) + `"}` + "\n"), want: "a line of more than"},
		{name: "quote.csv", data: []byte("text\n\"" + strings.Repeat("ا\n", 10<<20)), want: "a record of more than"},
		{name: "long.txt", data: []byte(strings.Repeat("كلمة ", 1<<20)), want: "the limit is 4.0 MiB"},
		{name: "binary.txt", data: append([]byte("text"), zeros(100)...), want: ""},
		{name: "lies.warc", data: warc("1000000", good), want: "claims 1000000 bytes and ends after"},
		{name: "huge.warc", data: warc("9223372036854775807", good), want: "claims 9223372036854775807"},
		{name: "negative.warc", data: warc("-5", good), want: "is no length"},
		{name: "short.warc", data: warc("4", good+"\r\n\r\n"), want: "no record begins where one should"},
		{name: "head.warc", data: []byte("WARC/1.0\r\n" + strings.Repeat("X-A: b\r\n", 300000)), want: "head of more than"},
		{name: "ratio.warc.gz", data: gzipped(append(warc("134217728", ""), zeros(128<<20)...)), want: "more than 200 times"},
		{name: "body.warc.gz", data: gzipped([]byte(response(gzipped(zeros(80 << 20))))), want: "more than 67108864 bytes"},
		{name: "garbage.pdf", data: append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte{0xff, 0xfe, 1, 2, 3}, 10000)...), want: "damaged"},
		{name: "cyclic.pdf", data: pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 /Parent 2 0 R >>"), want: ""},
		{name: "many.pdf", data: pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids ["+pageTree+"] /Count 5000 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>"), want: "the limit is 3000"},
		{name: "inflates.pdf", data: onePage(stream("/Filter /FlateDecode", deflated(bytes.Repeat([]byte("q "), 200<<20))), ""), want: "", lim: Limits{Time: 20 * time.Second, Memory: 768 << 20}},
		{name: "forms.pdf", data: pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
			"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /F 5 0 R >> >> >>", stream("", []byte("/F Do")),
			stream("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /F 5 0 R >> >>", []byte("/F Do /F Do /F Do"))), want: "refused"},
		{name: "picture.pdf", data: onePage(stream("", []byte("0 0 100 100 re f")), ""), want: "no text layer on any of 1 page"},
	}
}

func response(packed []byte) string {
	body := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + string(packed)
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(body), body)
}

// flagged says of its members that they are packed with a password.
func flagged(b []byte) []byte {
	b = bytes.Clone(b)
	for _, sig := range []string{"PK\x03\x04", "PK\x01\x02"} {
		i := bytes.Index(b, []byte(sig))
		b[i+6+2*strings.Count(sig, "\x01")] |= 1
	}
	return b
}

func linked() []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	w.WriteHeader(&tar.Header{Name: "x", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"})
	w.WriteHeader(&tar.Header{Name: "y", Typeflag: tar.TypeLink, Linkname: "../../x"})
	w.WriteHeader(&tar.Header{Name: "z", Typeflag: tar.TypeChar, Devmajor: 1, Devminor: 5})
	w.Close()
	return b.Bytes()
}

// TestHostile reads each file between two that are good: it is refused with
// its reason, and both good ones are read.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	serve := child(t, "serve")
	before := filepath.Join(dir, "before.txt")
	after := filepath.Join(dir, "after.txt")
	for _, p := range []string{before, after} {
		if err := os.WriteFile(p, []byte(good), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, h := range hostiles() {
		t.Run(h.name, func(t *testing.T) {
			p := filepath.Join(dir, filepath.FromSlash(h.name))
			if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(p, h.data, 0o644); err != nil {
				t.Fatal(err)
			}
			h.data = nil
			start := time.Now()
			items := collect(t, Options{Child: serve, Limits: h.lim}, before, p, after)
			if len(items) < 3 || items[0].Err != nil || items[len(items)-1].Err != nil || items[len(items)-1].Source != after {
				t.Fatalf("the batch did not go on: %v", items)
			}
			var said []string
			for _, it := range items[1 : len(items)-1] {
				if it.Err != nil {
					said = append(said, it.Err.Error())
					if !strings.HasPrefix(it.Source, p) {
						t.Errorf("the place is %q", it.Source)
					}
				}
			}
			if len(said) == 0 {
				t.Errorf("nothing was refused: %.200v", items[1])
			}
			if all := strings.Join(said, "\n"); !strings.Contains(all, h.want) {
				t.Errorf("said %q; want %q", all, h.want)
			}
			t.Logf("%v: %s", time.Since(start).Round(time.Millisecond), strings.Join(said, "; "))
		})
	}
}

// TestHostileFolder: links, pipes, and names that are made to be taken for
// others are refused one by one, and what leads out of the folder is not read.
func TestHostileFolder(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.txt")
	dir := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(outside, []byte("سر"), 0o644))
	must(os.WriteFile(filepath.Join(dir, "a.txt"), []byte(good), 0o644))
	must(os.Symlink(outside, filepath.Join(dir, "b.txt")))
	must(os.Symlink(dir, filepath.Join(dir, "c")))
	must(syscall.Mkfifo(filepath.Join(dir, "d"), 0o644))
	must(os.WriteFile(filepath.Join(dir, "e\u202etxt.exe"), []byte(good), 0o644))
	must(os.WriteFile(filepath.Join(dir, "f\u0430ct.txt"), []byte(good), 0o644))
	must(os.WriteFile(filepath.Join(dir, ".DS_Store"), []byte("x"), 0o644))
	must(os.MkdirAll(filepath.Join(dir, strings.Repeat("g/", 80)), 0o755))
	must(os.WriteFile(filepath.Join(dir, "h.txt"), []byte(good), 0o644))
	must(os.WriteFile(filepath.Join(dir, "i.txt"), nil, 0o644))
	must(os.WriteFile(filepath.Join(dir, "j.png"), []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), 0o644))
	items := collect(t, Options{}, dir)
	var got []string
	for _, it := range items {
		rel := strings.TrimPrefix(it.Source, dir+"/")
		if len(rel) > 20 {
			rel = rel[:1] + "…"
		}
		if it.Err == nil {
			got = append(got, rel+" read")
			continue
		}
		var r *Refusal
		kind := "failed"
		switch {
		case errors.As(it.Err, &r):
			kind = "refused"
		case errors.Is(it.Err, ErrNoReader):
			kind = "no reader"
		case errors.Is(it.Err, ErrEmpty):
			kind = "empty"
		}
		got = append(got, rel+" "+kind)
	}
	want := []string{"a.txt read", "b.txt refused", "c refused", "d refused", `e\u{202e}txt.exe refused`, "f\u0430ct.txt refused", "g… refused", "h.txt read", "i.txt empty", "j.png no reader"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestChildIsEnded: a parser that hangs, eats memory or dies is ended, its
// document refused with the reason, and the next one read.
func TestChildIsEnded(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "a.html")
	if err := os.WriteFile(page, []byte("<html><body><p>"+good), 0o644); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(dir, "b.txt")
	if err := os.WriteFile(text, []byte(good), 0o644); err != nil {
		t.Fatal(err)
	}
	old := startTime
	startTime = 0
	defer func() { startTime = old }()
	for manner, want := range map[string]string{"hang": "took more than 300ms", "eat": "of memory", "die": "panic: something"} {
		t.Run(manner, func(t *testing.T) {
			lim := Limits{Time: 300 * time.Millisecond}
			if manner == "eat" {
				lim = Limits{Time: 20 * time.Second, Memory: 256 << 20}
			}
			items := collect(t, Options{Child: child(t, manner), Limits: lim}, page, page, text)
			if len(items) != 3 || items[0].Err == nil || items[1].Err == nil || items[2].Err != nil {
				t.Fatalf("%v", items)
			}
			if !strings.Contains(items[0].Err.Error(), want) {
				t.Errorf("said %q; want %q", items[0].Err, want)
			}
		})
	}
}

// TestCancel: a cancelled context ends the walk, also while a child is busy.
func TestCancel(t *testing.T) {
	page := filepath.Join(t.TempDir(), "a.html")
	if err := os.WriteFile(page, []byte("<html><body><p>"+good), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	err := Walk(ctx, []string{page}, Options{Child: child(t, "hang")}, func(Item) error { return nil })
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > 10*time.Second {
		t.Errorf("%v after %v", err, time.Since(start))
	}
	stopped := errors.New("enough")
	if err := Walk(context.Background(), []string{"nowhere"}, Options{}, func(Item) error { return stopped }); err != stopped {
		t.Errorf("yield's error came back as %v", err)
	}
}
