package export

import (
	"bufio"
	"encoding/json"
	"io"
)

// jsonl writes the records themselves.
type jsonl struct {
	j   *job
	buf *bufio.Writer
	enc *json.Encoder
}

func newJSONL(j *job) (writer, error) {
	f, err := j.create("records.jsonl")
	if err != nil {
		return nil, err
	}
	w := &jsonl{j: j, buf: bufio.NewWriterSize(f, 1<<16)}
	w.enc = json.NewEncoder(w.buf)
	w.enc.SetEscapeHTML(false)
	return w, nil
}

func (w *jsonl) record(v *view) error {
	w.j.manifest.Counts.Rows++
	return w.enc.Encode(v.Record.Record)
}

func (w *jsonl) end() error { return w.buf.Flush() }

func encodeIndented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
