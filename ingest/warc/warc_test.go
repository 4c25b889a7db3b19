package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
)

var lim = Limits{Document: 1 << 16, Unpacked: 1 << 24, Ratio: 100, Records: 50}

func record(kind, uri, contentType, body string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2018-02-14T10:00:00.5Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, contentType, len(body), body)
}

func pack(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

const response = "application/http; msgtype=response"

func TestRead(t *testing.T) {
	records := []string{
		record("warcinfo", "", "application/warc-fields", "a: b\r\n"),
		record("request", "<https://x.example/1>", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		record("response", "<https://x.example/1>", response, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nواحد"),
		record("response", "https://x.example/2", response, "HTTP/1.1 404 Not Found\r\n\r\nلا"),
		record("response", "https://x.example/3", response, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n"),
		record("response", "https://x.example/4", response, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"+pack("أربعة")),
		record("response", "https://x.example/5", response, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\x8b\x02\x80abc"),
		record("response", "https://x.example/6", response, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>stored unpacked"),
		record("response", "https://x.example/7", response, "no response"),
		record("resource", "https://x.example/8", "text/plain", "ثمانية"),
		record("response", "https://x.example/9", response, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut short"),
		record("revisit", "https://x.example/1", response, "HTTP/1.1 304 Not Modified\r\n\r\n"),
	}
	var each strings.Builder
	for _, r := range records {
		each.WriteString(pack(r))
	}
	for name, in := range map[string]string{"plain": strings.Join(records, ""), "record by record": each.String(), "as one": pack(strings.Join(records, ""))} {
		var got []string
		err := Read(strings.NewReader(in), lim, func(d *Document) error {
			s := string(d.Body)
			if d.Err != nil {
				s = "error"
			}
			got = append(got, fmt.Sprintf("%d %s %s", d.Record, strings.TrimPrefix(d.URL, "https://x.example/"), s))
			return nil
		})
		const want = "3 1 واحد; 5 3 abcd; 6 4 أربعة; 7 5 error; 8 6 <p>stored unpacked; 9 7 error; 10 8 ثمانية; 11 9 cut short"
		if err != nil || strings.Join(got, "; ") != want {
			t.Errorf("%s: %v\ngot  %s\nwant %s", name, err, strings.Join(got, "; "), want)
		}
	}
}

func TestRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		in    string
		limit bool
	}{
		"length past the end": {"WARC/1.0\r\nContent-Length: 50\r\n\r\nabc", false},
		"negative length":     {"WARC/1.0\r\nContent-Length: -1\r\n\r\nabc", false},
		"no length":           {"WARC/1.0\r\nWARC-Type: response\r\n\r\nabc", false},
		"length too small":    {"WARC/1.0\r\nContent-Length: 1\r\n\r\nabc\r\n\r\n", false},
		"no head":             {"WARC/1.0\r\nContent-Length: 1", false},
		"long line":           {"WARC/1.0\r\nX: " + strings.Repeat("a", 1<<17) + "\r\n\r\n", true},
		"ratio":               {pack("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 8000000\r\n\r\n" + strings.Repeat("a", 8000000)), true},
		"many":                {strings.Repeat(record("metadata", "", "a", ""), 60), true},
	} {
		err := Read(strings.NewReader(c.in), lim, func(*Document) error { return nil })
		if err == nil || errors.Is(err, ErrLimit) != c.limit {
			t.Errorf("%s: %v", name, err)
		}
	}
	var found error
	if err := Read(strings.NewReader(record("resource", "a", "b", strings.Repeat("a", 1<<17))+record("resource", "a", "b", "c")), lim, func(d *Document) error {
		if d.Err != nil {
			found = d.Err
		} else if string(d.Body) != "c" {
			t.Errorf("%q", d.Body)
		}
		return nil
	}); err != nil || !errors.Is(found, ErrLimit) {
		t.Errorf("a large document: %v, %v", err, found)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(record("response", "https://x.example/1", response, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n")))
	f.Add([]byte(pack(record("resource", "a", "b", "c"))))
	f.Add([]byte("WARC/1.0\nContent-Length: 0\n\n\n\nWARC/1.0\nContent-Length:9999999999999999999\n\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		Read(bytes.NewReader(b), lim, func(d *Document) error {
			if int64(len(d.Body)) > lim.Document {
				t.Errorf("%d bytes", len(d.Body))
			}
			return nil
		})
	})
}
