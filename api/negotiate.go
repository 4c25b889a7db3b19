package api

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// whole is the largest answer that is held back to be tagged. Larger ones,
// and streams, pass through.
const whole = 8 << 20

// negotiate gives answers to GET an ETag made of their bytes, answers 304
// where the asker has them already, and packs text for askers that take gzip.
func negotiate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := &answer{w: w, r: r, status: http.StatusOK}
		next.ServeHTTP(a, r)
		a.finish()
	})
}

// answer holds back what a handler writes until it is whole, too long, or
// flushed.
type answer struct {
	w       http.ResponseWriter
	r       *http.Request
	status  int
	began   bool // WriteHeader was called
	held    bytes.Buffer
	through bool // what comes goes out at once
	pack    *gzip.Writer
}

func (a *answer) Header() http.Header         { return a.w.Header() }
func (a *answer) Unwrap() http.ResponseWriter { return a.w }

func (a *answer) WriteHeader(status int) {
	if !a.began {
		a.began, a.status = true, status
	}
}

func (a *answer) Write(b []byte) (int, error) {
	a.began = true
	if !a.through {
		if a.held.Len()+len(b) <= whole && a.Header().Get("Content-Type") != eventStream {
			return a.held.Write(b)
		}
		if err := a.pass(); err != nil {
			return 0, err
		}
	}
	return a.out().Write(b)
}

// Flush sends what is held and lets the rest pass through.
func (a *answer) Flush() {
	if !a.through && a.pass() != nil {
		return
	}
	if a.pack != nil && a.pack.Flush() != nil {
		return
	}
	_ = http.NewResponseController(a.w).Flush()
}

func (a *answer) out() io.Writer {
	if a.pack != nil {
		return a.pack
	}
	return a.w
}

// pass begins to send.
func (a *answer) pass() error {
	a.through = true
	if a.packs() {
		a.startPacking()
	}
	a.w.WriteHeader(a.status)
	_, err := a.out().Write(a.held.Bytes())
	a.held = bytes.Buffer{}
	return err
}

// finish sends what is held, with its tag.
func (a *answer) finish() {
	defer a.donePacking()
	if a.through {
		return
	}
	h := a.Header()
	body := a.held.Bytes()
	if (a.r.Method == http.MethodGet || a.r.Method == http.MethodHead) && a.status == http.StatusOK {
		if h.Get("Cache-Control") == "" {
			// Answers may be kept, and asked about each time.
			h.Set("Cache-Control", "private, no-cache")
		}
		if h.Get("ETag") == "" {
			sum := sha256.Sum256(body)
			h.Set("ETag", `W/"`+base64.RawURLEncoding.EncodeToString(sum[:16])+`"`)
		}
		if known(a.r.Header.Values("If-None-Match"), h.Get("ETag")) {
			h.Del("Content-Type")
			h.Del("Content-Length")
			a.w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if len(body) > 512 && a.packs() {
		a.startPacking()
	} else if a.status != http.StatusNoContent && a.status != http.StatusNotModified && a.status >= 200 {
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	a.w.WriteHeader(a.status)
	if a.r.Method != http.MethodHead && len(body) > 0 {
		_, _ = a.out().Write(body) // the asker has gone; there is nobody to tell
	}
}

// known reports whether If-None-Match names the tag, by weak comparison.
func known(lists []string, tag string) bool {
	tag = strings.TrimPrefix(tag, "W/")
	for _, list := range lists {
		for t := range strings.SplitSeq(list, ",") {
			t = strings.TrimSpace(t)
			if t == "*" || strings.TrimPrefix(t, "W/") == tag {
				return true
			}
		}
	}
	return false
}

// packs reports whether the answer is text, not packed yet, for an asker that
// takes gzip.
func (a *answer) packs() bool {
	h := a.Header()
	h.Add("Vary", "Accept-Encoding")
	if h.Get("Content-Encoding") != "" || a.r.Method == http.MethodHead || a.status == http.StatusNoContent || !accepts(a.r.Header.Get("Accept-Encoding")) {
		return false
	}
	media, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	switch {
	case media == eventStream:
		return false
	case strings.HasPrefix(media, "text/"), strings.HasSuffix(media, "json"), strings.HasSuffix(media, "xml"), strings.HasSuffix(media, "+kml"),
		media == "application/javascript", media == "application/x-ndjson", media == "application/jsonl", media == "application/n-quads":
		return true
	}
	return false
}

// accepts reports whether an Accept-Encoding takes gzip.
func accepts(list string) bool {
	for part := range strings.SplitSeq(list, ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == "gzip" || name == "*" {
			q = strings.ReplaceAll(q, " ", "")
			return q != "q=0" && q != "q=0.0" && q != "q=0.00" && q != "q=0.000"
		}
	}
	return false
}

var packers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed) // the level is a constant that is valid
	return z
}}

func (a *answer) startPacking() {
	h := a.Header()
	h.Set("Content-Encoding", "gzip")
	h.Del("Content-Length")
	a.pack = packers.Get().(*gzip.Writer)
	a.pack.Reset(a.w)
}

func (a *answer) donePacking() {
	if a.pack != nil {
		_ = a.pack.Close() // the asker has gone
		packers.Put(a.pack)
		a.pack = nil
	}
}
