// Package warc reads web archives (WARC 1.0 and 1.1), packed by gzip or not.
//
// A stream goes in; the pages and files that were fetched come out in their
// order, each with its address, the time of fetching, the type that the server
// stated and its bytes, unpacked. Records of requests, metadata and revisits
// hold no document and are passed over.
//
// What a record claims of its length is not believed: a record is cut at the
// limit, and one that runs past the end, or is not followed by another, is an
// error with its offset.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"
)

// Document is something that was fetched.
type Document struct {
	URL    string
	At     time.Time // of fetching
	Type   string    // as the server stated it; may be empty
	Status int       // of HTTP; 200 where the record is no response of HTTP
	Body   []byte
	Record int // number in the file, from 1
	Err    error
}

// ErrLimit is wrapped by errors that say which limit was reached.
var ErrLimit = errors.New("limit")

// Limits bound what is read. Each is positive.
type Limits struct {
	Document int64 // bytes of a document, unpacked
	Unpacked int64 // bytes of the whole file, unpacked
	Ratio    int64 // unpacked bytes for each packed byte, of more than 1 MiB
	Records  int
}

// Read reads a file and gives its documents. A damaged record is given with
// Err, and reading goes on with the next where its end can be found.
func Read(r io.Reader, lim Limits, yield func(*Document) error) error {
	in := &counter{r: r}
	br := bufio.NewReaderSize(in, 1<<16)
	var body io.Reader = br
	if b, _ := br.Peek(2); len(b) == 2 && b[0] == 0x1f && b[1] == 0x8b {
		z, err := gzip.NewReader(br)
		if err != nil {
			return err
		}
		defer z.Close()
		body = z
	}
	out := &unpacked{r: body, in: in, lim: lim, packed: body != br}
	tr := bufio.NewReaderSize(out, 1<<16)
	for n := 1; ; n++ {
		if n > lim.Records {
			return fmt.Errorf("more than %d records: %w", lim.Records, ErrLimit)
		}
		h, err := header(tr)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("record %d: %w", n, err)
		}
		size, err := strconv.ParseInt(strings.TrimSpace(h.Get("Content-Length")), 10, 64)
		if err != nil || size < 0 {
			return fmt.Errorf("record %d: Content-Length %q is no length", n, h.Get("Content-Length"))
		}
		block := &io.LimitedReader{R: tr, N: size}
		d := document(h, block, lim)
		if d != nil {
			d.Record = n
		}
		if _, err := io.Copy(io.Discard, block); err != nil {
			return fmt.Errorf("record %d: %w", n, err)
		}
		if block.N > 0 {
			return fmt.Errorf("record %d: claims %d bytes and ends after %d", n, size, size-block.N)
		}
		if d != nil {
			if err := yield(d); err != nil {
				return err
			}
		}
	}
}

// header reads a record's head, after the empty lines that end the one
// before.
func header(r *bufio.Reader) (textproto.MIMEHeader, error) {
	for range 64 {
		b, err := r.Peek(2)
		switch {
		case len(b) == 0 && err == io.EOF:
			return nil, io.EOF
		case len(b) > 0 && b[0] == '\n':
			r.Discard(1)
			continue
		case len(b) == 2 && b[0] == '\r' && b[1] == '\n':
			r.Discard(2)
			continue
		case err != nil && err != io.EOF:
			return nil, err
		}
		break
	}
	room := 1 << 20
	// textproto must not read ahead of the head: it gets a reader of its own
	// that gives one line at a time.
	var head bytes.Buffer
	for first := true; ; first = false {
		line, err := r.ReadSlice('\n')
		if err != nil {
			if errors.Is(err, bufio.ErrBufferFull) {
				return nil, fmt.Errorf("a line of more than 64 KiB in the head: %w", ErrLimit)
			}
			return nil, fmt.Errorf("head: %w", noEOF(err))
		}
		if first {
			if !bytes.HasPrefix(line, []byte("WARC/")) {
				return nil, fmt.Errorf("no record begins where one should: %.20q", line)
			}
			continue
		}
		if room -= len(line); room < 0 {
			return nil, fmt.Errorf("a head of more than 1 MiB: %w", ErrLimit)
		}
		head.Write(line)
		if len(bytes.TrimRight(line, "\r\n")) == 0 {
			break
		}
	}
	return textproto.NewReader(bufio.NewReader(&head)).ReadMIMEHeader()
}

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// document gives what a record holds, or nil where it is of another kind.
func document(h textproto.MIMEHeader, block io.Reader, lim Limits) *Document {
	d := &Document{URL: strings.Trim(h.Get("Warc-Target-Uri"), "<>"), Status: 200}
	if t, err := time.Parse(time.RFC3339Nano, h.Get("Warc-Date")); err == nil {
		d.At = t
	}
	switch h.Get("Warc-Type") {
	case "response":
		if !strings.HasPrefix(h.Get("Content-Type"), "application/http") {
			d.Type = h.Get("Content-Type")
			break
		}
		resp, err := http.ReadResponse(bufio.NewReader(block), &http.Request{Method: "GET"})
		if err != nil {
			d.Err = fmt.Errorf("response: %w", err)
			return d
		}
		d.Status, d.Type = resp.StatusCode, resp.Header.Get("Content-Type")
		if resp.StatusCode/100 != 2 {
			return nil
		}
		body, err := decoded(resp)
		if err != nil {
			d.Err = err
			return d
		}
		d.Body, d.Err = all(body, lim.Document)
		return d
	case "resource":
		d.Type = h.Get("Content-Type")
	default:
		return nil
	}
	d.Body, d.Err = all(block, lim.Document)
	return d
}

// decoded undoes what the server did for the way.
func decoded(resp *http.Response) (io.Reader, error) {
	var r io.Reader = resp.Body
	for _, enc := range strings.Split(resp.Header.Get("Content-Encoding"), ",") {
		br := bufio.NewReader(r)
		b, _ := br.Peek(2)
		r = br
		// Some archives keep the header and store the body unpacked.
		packed := len(b) == 2
		switch strings.ToLower(strings.TrimSpace(enc)) {
		case "", "identity":
		case "gzip", "x-gzip":
			if packed && b[0] == 0x1f && b[1] == 0x8b {
				z, err := gzip.NewReader(br)
				if err != nil {
					return nil, err
				}
				r = z
			}
		case "deflate":
			if packed && b[0]&0x0f == 8 && (int(b[0])<<8|int(b[1]))%31 == 0 {
				z, err := zlib.NewReader(br)
				if err != nil {
					return nil, err
				}
				r = z
			}
		default:
			if packed && (b[0] == '<' || b[0] == ' ' || b[0] == '\n') {
				continue // stored unpacked
			}
			return nil, fmt.Errorf("packed by %q, which is not read", enc)
		}
	}
	return r, nil
}

func all(r io.Reader, most int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if int64(len(b)) > most {
		return nil, fmt.Errorf("a document of more than %d bytes: %w", most, ErrLimit)
	}
	if err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && len(b) > 0) {
		return nil, err
	}
	return b, nil // one cut short is given as far as it goes
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}

// unpacked holds the whole file to its limits.
type unpacked struct {
	r      io.Reader
	in     *counter
	lim    Limits
	packed bool
	n      int64
}

func (u *unpacked) Read(b []byte) (int, error) {
	n, err := u.r.Read(b)
	u.n += int64(n)
	switch {
	case u.n > u.lim.Unpacked:
		return n, fmt.Errorf("unpacks to more than %d bytes: %w", u.lim.Unpacked, ErrLimit)
	case u.packed && u.n > 1<<20 && u.n/u.lim.Ratio > u.in.n:
		return n, fmt.Errorf("unpacks to more than %d times its size: %w", u.lim.Ratio, ErrLimit)
	}
	return n, err
}
