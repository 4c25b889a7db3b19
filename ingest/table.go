package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"isnad"
	"isnad/ingest/charset"
)

// fields are the fields of a dispatch and the names that columns and keys
// usually have for them; case makes no difference.
var fields = []struct {
	field string
	names []string
}{
	{"text", []string{"text", "body", "content", "message", "full_text", "article", "النص", "نص", "المتن", "المحتوى", "الخبر"}},
	{"title", []string{"title", "headline", "العنوان", "عنوان"}},
	{"date", []string{"date", "published", "published_at", "publish_date", "pubdate", "datetime", "created_at", "timestamp", "time", "التاريخ", "تاريخ", "تاريخ النشر"}},
	{"outlet", []string{"outlet", "publisher", "source", "channel", "site", "newspaper", "المصدر", "الوسيلة", "الجريدة", "القناة", "الموقع"}},
	{"doc", []string{"doc", "id", "doc_id", "message_id", "guid", "المعرف", "الرقم"}},
	{"lang", []string{"lang", "language", "اللغة"}},
	{"url", []string{"url", "link", "الرابط"}},
	{"byline", []string{"byline", "author", "الكاتب"}},
	{"forwarded", []string{"forwarded", "forwarded_from", "محول من"}},
}

// Fields are the fields that Options.Columns can map.
func Fields() []string {
	out := make([]string, len(fields))
	for i, f := range fields {
		out[i] = f.field
	}
	return out
}

// fieldOf tells which field a column holds; "" for none. A field that is mapped
// is known by no other name, unless none of all the columns here has the one it
// is mapped to: a map that is for one file of a folder leaves the others as they are.
func (w *walker) fieldOf(column string, all []string) string {
	column = bare(column)
	for f, c := range w.opts.Columns {
		if strings.EqualFold(c, column) {
			return f
		}
	}
	for _, f := range fields {
		mapped, named := w.opts.Columns[f.field]
		named = named && slices.ContainsFunc(all, func(c string) bool { return strings.EqualFold(bare(c), mapped) })
		if !named && slices.ContainsFunc(f.names, func(n string) bool { return strings.EqualFold(n, column) }) {
			return f.field
		}
	}
	return ""
}

// bare is a column's name without a byte order mark and spaces around it.
func bare(column string) string { return strings.TrimSpace(strings.TrimPrefix(column, "\ufeff")) }

// set fills a field of the item.
func (it *Item) set(field, v string) {
	d := &it.Dispatch
	switch field {
	case "text":
		d.Text = v
	case "title":
		d.Title = v
	case "date":
		it.dated(v)
	case "outlet":
		d.Outlet = v
	case "doc":
		d.Doc = v
	case "lang":
		d.Lang = v
	case "url":
		it.URL = v
	case "byline":
		it.Byline = v
	case "forwarded":
		if v != "" {
			it.Forwarded = append(it.Forwarded, v)
		}
	}
}

// json reads one object a line, or an array of objects, or objects over
// several lines.
func (w *walker) json(ctx context.Context, in *input) error {
	head, err := in.head()
	if err != nil {
		return err
	}
	r := in.r
	if _, enc, err := charset.Decode(whole(head), ""); err != nil {
		return err
	} else if enc != "utf-8" {
		_, s, _, err := w.decoded(in, "")
		if err != nil {
			return err
		}
		r = bufio.NewReader(strings.NewReader(s))
		head = []byte(s[:min(len(s), 8192)])
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	first, _, lines := bytes.Cut(head, []byte("\n"))
	if bytes.HasPrefix(head, []byte("[")) || lines && !json.Valid(first) {
		return w.values(ctx, in, r)
	}
	// A character may be escaped into six bytes.
	most := 6*w.lim.Text + 1<<16
	for n := 1; ; n++ {
		line, over, err := readLine(r, most)
		if err != nil && err != io.EOF {
			return err
		}
		place := fmt.Sprintf("%s#%d", in.place, n)
		text := bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")))
		switch {
		case over:
			if err := w.fail(ctx, place, JSONL, refuse("Text", "a line of more than %s", bytesIn(int64(most)))); err != nil {
				return err
			}
		case len(text) > 0:
			if err := w.object(ctx, in, place, text); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

func readLine(br *bufio.Reader, most int) (line []byte, over bool, err error) {
	for {
		part, err := br.ReadSlice('\n')
		if !over {
			if len(line)+len(part) > most {
				over, line = true, nil
			} else {
				line = append(line, part...)
			}
		}
		if err != bufio.ErrBufferFull {
			return line, over, err
		}
	}
}

// values reads JSON values that do not stand on lines of their own.
func (w *walker) values(ctx context.Context, in *input, r io.Reader) error {
	rec := &recorder{r: r, most: 6*int64(w.lim.Text) + 1<<20}
	dec := json.NewDecoder(rec)
	array := false
	for n := 1; ; n++ {
		if !dec.More() {
			if t, err := dec.Token(); err == io.EOF {
				return nil
			} else if err != nil {
				return err
			} else if t == json.Delim(']') {
				array = false
				n--
				continue
			}
			return errors.New("no JSON value where one should be")
		}
		if !array && n == 1 {
			if b := bytes.TrimLeft(rec.held(), " \t\r\n\ufeff"); len(b) > 0 && b[0] == '[' {
				if _, err := dec.Token(); err != nil {
					return err
				}
				array, n = true, 0
				continue
			}
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return fmt.Errorf("value %d: %w", n, err)
		}
		rec.mark(dec.InputOffset())
		if err := w.object(ctx, in, fmt.Sprintf("%s#%d", in.place, n), raw); err != nil {
			return err
		}
	}
}

func (w *walker) object(ctx context.Context, in *input, place string, raw []byte) error {
	if depthOf(raw) > w.lim.Nesting {
		return w.fail(ctx, place, JSONL, refuse("Nesting", "nested more than %d deep", w.lim.Nesting))
	}
	var obj map[string]json.RawMessage
	if err := json.Unmarshal(raw, &obj); err != nil {
		var se *json.SyntaxError
		if errors.As(err, &se) {
			err = fmt.Errorf("column %d: %w", se.Offset, err)
		}
		return w.fail(ctx, place, JSONL, fmt.Errorf("no JSON object: %w", err))
	}
	it := Item{Original: bytes.Clone(raw), Source: place, Format: JSONL}
	keys := make([]string, 0, len(obj))
	for k := range obj {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	found := false
	taken := map[string]int{} // by which of the usual names a field was found
	for _, k := range keys {
		f := w.fieldOf(k, keys)
		if f == "" {
			continue
		}
		if r, ok := taken[f]; ok && r <= rank(f, k) {
			continue
		}
		taken[f] = rank(f, k)
		it.set(f, scalar(obj[k], f))
		found = found || f == "text"
	}
	if !found {
		return w.fail(ctx, place, JSONL, errors.New(`no "text"`))
	}
	return w.emit(ctx, in, it, place[strings.LastIndexByte(place, '#')+1:])
}

// rank orders the usual names of a field: the first is the surest.
func rank(field, column string) int {
	for _, f := range fields {
		if f.field == field {
			for i, n := range f.names {
				if strings.EqualFold(n, column) {
					return i
				}
			}
		}
	}
	return -1
}

// scalar is a JSON value as text; moments may be numbers of seconds.
func scalar(raw json.RawMessage, field string) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var f float64
	if json.Unmarshal(raw, &f) == nil {
		if field == "date" && f > 2200 && f < 1e14 {
			if f > 1e11 {
				f /= 1000
			}
			return time.Unix(int64(f), 0).UTC().Format(time.RFC3339)
		}
		return strings.TrimSpace(string(raw))
	}
	return ""
}

// depthOf is how deep a JSON value is nested.
func depthOf(b []byte) int {
	depth, most := 0, 0
	quoted := false
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
			most = max(most, depth)
		case c == '}' || c == ']':
			depth--
		}
	}
	return most
}

func (w *walker) csv(ctx context.Context, in *input) error {
	head, err := in.head()
	if err != nil {
		return err
	}
	var r io.Reader = in.r
	declared := w.opts.Encoding
	sample, enc, err := charset.Decode(whole(head), declared)
	if err != nil {
		return err
	}
	if enc != "utf-8" {
		_, s, e, err := w.decoded(in, declared)
		if err != nil {
			return err
		}
		r, enc = strings.NewReader(s), e
	}
	rec := &recorder{r: r, most: 4*int64(w.lim.Text) + 1<<20}
	c := csv.NewReader(rec)
	c.Comma = separator(sample)
	c.FieldsPerRecord = -1
	c.LazyQuotes = true
	names, err := c.Read()
	if err != nil {
		return fmt.Errorf("first line: %w", err)
	}
	cols := make([]string, len(names))
	text := false
	for i, n := range names {
		cols[i] = w.fieldOf(n, names)
		if cols[i] != "" && slices.Contains(cols[:i], cols[i]) {
			cols[i] = "" // the first of its kind counts
		}
		text = text || cols[i] == "text"
	}
	if !text {
		return fmt.Errorf("no column holds the text; the columns are: %s. Name one (text=COLUMN)", strings.Join(names, ", "))
	}
	rec.mark(c.InputOffset())
	for n := 2; ; n++ {
		row, err := c.Read()
		place := fmt.Sprintf("%s#%d", in.place, n)
		var pe *csv.ParseError
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &pe):
			rec.mark(c.InputOffset())
			if err := w.fail(ctx, place, CSV, pe.Err); err != nil {
				return err
			}
			continue
		case err != nil:
			return err
		}
		it := Item{Dispatch: isnad.Dispatch{}, Original: rec.take(c.InputOffset()), Source: place, Format: CSV, Encoding: enc}
		for i, v := range row {
			if i < len(cols) && cols[i] != "" {
				it.set(cols[i], v)
			}
		}
		if err := w.emit(ctx, in, it, strconv.Itoa(n)); err != nil {
			return err
		}
	}
}

// trimPartial leaves out a character that the end of the sample cuts.
func trimPartial(b []byte) []byte {
	for i := 1; i <= 3 && i <= len(b); i++ {
		if utf8.RuneStart(b[len(b)-i]) {
			if !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

func separator(sample string) rune {
	line, _, _ := strings.Cut(sample, "\n")
	best, most := ',', 0
	for _, c := range []rune{',', ';', '\t', '|'} {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// recorder keeps what was read since the last mark: the bytes of a record as
// they stand, and the measure of how much one record takes.
type recorder struct {
	r    io.Reader
	most int64
	buf  []byte
	base int64 // offset of buf[0]
}

func (r *recorder) Read(b []byte) (int, error) {
	if int64(len(r.buf)) > r.most {
		return 0, refuse("Text", "a record of more than %s", bytesIn(r.most))
	}
	n, err := r.r.Read(b)
	r.buf = append(r.buf, b[:n]...)
	return n, err
}

func (r *recorder) held() []byte { return r.buf }

func (r *recorder) mark(at int64) { r.take(at) }

// take gives the bytes up to an offset and forgets them.
func (r *recorder) take(at int64) []byte {
	n := int(at - r.base)
	if n < 0 || n > len(r.buf) {
		return nil
	}
	out := bytes.Clone(r.buf[:n])
	r.buf = append(r.buf[:0], r.buf[n:]...)
	r.base = at
	return out
}
