package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"isnad"
)

// ErrNoTexts: the texts that a stand-off annotation speaks of are not there.
var ErrNoTexts = errors.New("texts not found")

// ReadStandoff reads annotations that hold offsets and no text, and joins them
// to the texts of the folder that they name (file, doc). An error of a missing
// text is ErrNoTexts; one of a text of another length says which.
func ReadStandoff(path, texts string) ([]isnad.Record, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	known := map[string]map[string]*isnad.Dispatch{}
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 64<<20)
	var out []isnad.Record
	for n := 1; sc.Scan(); n++ {
		var x struct {
			isnad.Record
			File  string `json:"file"`
			From  int    `json:"from"`  // code points before the part that is annotated
			Runes int    `json:"runes"` // of the part
		}
		if err := json.Unmarshal(sc.Bytes(), &x); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if known[x.File] == nil {
			if known[x.File], err = readTexts(filepath.Join(texts, filepath.Base(x.File))); err != nil {
				return nil, err
			}
		}
		d := known[x.File][x.Doc]
		if d == nil {
			return nil, fmt.Errorf("%s:%d: %s: no %s: %w", path, n, x.File, x.Doc, ErrNoTexts)
		}
		rs := []rune(d.Text)
		if x.From < 0 || x.Runes < 0 || x.From+x.Runes > len(rs) {
			return nil, fmt.Errorf("%s:%d: %s has %d code points, not %d", path, n, x.Doc, len(rs), x.From+x.Runes)
		}
		rs = rs[x.From : x.From+x.Runes]
		rec := x.Record
		rec.Text, rec.Outlet, rec.Date, rec.Lang = string(rs), d.Outlet, d.Date, "ar"
		if err := fillTexts(&rec, rs); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, rec)
	}
	return out, sc.Err()
}

func readTexts(path string) (map[string]*isnad.Dispatch, error) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", path, ErrNoTexts)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]*isnad.Dispatch{}
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 64<<20)
	for n := 1; sc.Scan(); n++ {
		var d struct{ Doc, ID, Outlet, Date, Text string }
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if d.Doc == "" {
			d.Doc = d.ID
		}
		out[d.Doc] = &isnad.Dispatch{Doc: d.Doc, Outlet: d.Outlet, Date: d.Date, Text: d.Text}
	}
	return out, sc.Err()
}

// fillTexts writes the words that the offsets of a record mark.
func fillTexts(rec *isnad.Record, rs []rune) error {
	var bad error
	cut := func(a, b int) string {
		if a < 0 || b < a || b > len(rs) {
			bad = fmt.Errorf("%s: %d to %d lies outside the text", rec.Doc, a, b)
			return ""
		}
		return string(rs[a:b])
	}
	for i := range rec.Mentions {
		m := &rec.Mentions[i]
		m.Text = cut(m.Start, m.End)
	}
	for i := range rec.Claims {
		c := &rec.Claims[i]
		for k := range c.Args {
			c.Args[k].Text = cut(c.Args[k].Start, c.Args[k].End)
		}
		c.Trigger.Text, c.Quote.Text = cut(c.Trigger.Start, c.Trigger.End), cut(c.Quote.Start, c.Quote.End)
		for k := range c.Chain {
			if l := &c.Chain[k]; l.Start != nil && l.End != nil {
				l.Who = cut(*l.Start, *l.End)
			}
		}
	}
	return bad
}
