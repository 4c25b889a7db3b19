package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"isnad"
)

// Tagged is a sentence of a labelled corpus: tokens as the corpus parts them,
// with BIO tags.
type Tagged struct {
	Tokens []string
	Tags   []string
}

// ReadBIO reads token, tab, tag lines with blank lines between sentences. An
// I-X that follows no X is taken as B-X, as conlleval does. Errors name the
// line.
func ReadBIO(name string, r io.Reader) ([]Tagged, error) {
	var out []Tagged
	var cur Tagged
	flush := func() {
		if len(cur.Tokens) > 0 {
			begin(cur.Tags)
			out = append(out, cur)
		}
		cur = Tagged{}
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			flush()
			continue
		}
		tok, tag, ok := strings.Cut(line, "\t")
		if !ok || tok == "" {
			return nil, fmt.Errorf("%s:%d: expected a token, a tab and a tag, found %q", name, n, line)
		}
		tag = strings.TrimSpace(tag)
		switch {
		case tag == "O", strings.HasPrefix(tag, "B-") && len(tag) > 2:
		case strings.HasPrefix(tag, "I-") && len(tag) > 2:
		default:
			return nil, fmt.Errorf("%s:%d:%d: %q is no BIO tag; expected O, B-TYPE or I-TYPE", name, n, len(tok)+2, tag)
		}
		cur.Tokens = append(cur.Tokens, tok)
		cur.Tags = append(cur.Tags, tag)
	}
	flush()
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// begin makes each I-X that follows no X a B-X.
func begin(tags []string) {
	for i, tag := range tags {
		if strings.HasPrefix(tag, "I-") && (i == 0 || tags[i-1] == "O" || tags[i-1][2:] != tag[2:]) {
			tags[i] = "B-" + tag[2:]
		}
	}
}

// ReadBIOFile is ReadBIO on a file.
func ReadBIOFile(path string) ([]Tagged, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadBIO(path, f)
}

// Post is a short message with the places that people marked in it (the form
// of IDRISI). Offsets are code points.
type Post struct {
	ID       json.RawMessage `json:"id"`
	Event    string          `json:"event"`
	Text     string          `json:"text"`
	Mentions []PostMention   `json:"mentions"`
}

// PostMention is a place in a message; the point is there in the corpus of
// resolution only.
type PostMention struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text"`
	Type  string  `json:"type"`
	Lat   float64 `json:"lat"`
	Lon   float64 `json:"lon"`
}

// Spans are the bytes of the post's mentions in its text.
func (p *Post) Spans() []isnad.Span {
	at := make([]int, 0, len(p.Text)+1)
	for i := range p.Text {
		at = append(at, i)
	}
	at = append(at, len(p.Text))
	out := make([]isnad.Span, len(p.Mentions))
	for i, m := range p.Mentions {
		out[i] = isnad.Span{Start: at[m.Start], End: at[m.End]}
	}
	return out
}

// ReadPosts reads JSON lines of posts. Errors name the line.
func ReadPosts(path string) ([]Post, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Post
	n := 0
	for line := range bytes.Lines(b) {
		n++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		var p Post
		if err := json.Unmarshal(line, &p); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		size := len([]rune(p.Text))
		for _, m := range p.Mentions {
			if m.Start < 0 || m.End > size || m.Start >= m.End {
				return nil, fmt.Errorf("%s:%d: mention %d to %d lies outside the text of %d characters", path, n, m.Start, m.End, size)
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// Joined undoes the splitting of clitics of a segmented corpus: a proclitic
// is written to the word behind it, a pronoun to the word before it, and the
// word's tag is that of its stem.
func Joined(in []Tagged) []Tagged {
	out := make([]Tagged, 0, len(in))
	for _, s := range in {
		var t Tagged
		lead, open := "", "O"
		for i := 0; i < len(s.Tokens); i++ {
			tok, tag := s.Tokens[i], s.Tags[i]
			if enclitic[tok] && len(t.Tokens) > 0 && lead == "" && !strings.HasPrefix(tag, "B-") {
				k := len(t.Tokens) - 1
				if stem, ok := strings.CutSuffix(t.Tokens[k], "ة"); ok {
					t.Tokens[k] = stem + "ت"
				}
				t.Tokens[k] += tok
				continue
			}
			if proclitic[tok] && i+1 < len(s.Tokens) {
				if lead == "" {
					open = "O"
				}
				if strings.HasPrefix(tag, "B-") {
					open = tag
				}
				lead += tok
				continue
			}
			if lead != "" {
				if strings.HasSuffix(lead, "ل") && strings.HasPrefix(tok, "ال") {
					tok = tok[len("ا"):]
				}
				if open != "O" && strings.HasPrefix(tag, "I-") {
					tag = open
				}
			}
			t.Tokens = append(t.Tokens, lead+tok)
			t.Tags = append(t.Tags, tag)
			lead, open = "", "O"
		}
		if lead != "" {
			t.Tokens = append(t.Tokens, lead)
			t.Tags = append(t.Tags, "O")
		}
		begin(t.Tags)
		out = append(out, t)
	}
	return out
}

// ReadLabels reads what a corpus calls its fine types (label, tab, coarse type)
// as the types that the recogniser tells apart: PER, LOC and ORG. Facilities,
// peoples, vehicles and products have no like there and are left out. Errors
// name the line.
func ReadLabels(path string) (map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]string{}
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		fine, coarse, ok := strings.Cut(strings.TrimSpace(sc.Text()), "\t")
		if !ok {
			if fine == "" {
				continue
			}
			return nil, fmt.Errorf("%s:%d: expected a label, a tab and its coarse type, found %q", path, n, sc.Text())
		}
		switch coarse {
		case "PER", "ORG":
			out[fine] = coarse
		case "GPE", "LOC":
			out[fine] = "LOC"
		}
	}
	return out, sc.Err()
}

// TimeTypes are the labels of time expressions in the corpora.
var TimeTypes = map[string]string{"DATE": "TIME", "TIME": "TIME", "TIMEX": "TIME", "TIMEX3": "TIME"}

var proclitic = map[string]bool{"و": true, "ف": true, "ب": true, "ل": true, "ك": true, "س": true}
var enclitic = map[string]bool{"ه": true, "ها": true, "هم": true, "هن": true, "هما": true, "نا": true, "كم": true, "ني": true}

// Map gives the tags of a corpus other types; a type that is not in the map
// becomes O.
func Map(in []Tagged, types map[string]string) []Tagged {
	out := make([]Tagged, len(in))
	for i, s := range in {
		tags := make([]string, len(s.Tags))
		for k, tag := range s.Tags {
			tags[k] = "O"
			if tag != "O" {
				if to := types[tag[2:]]; to != "" {
					tags[k] = tag[:2] + to
				}
			}
		}
		begin(tags)
		out[i] = Tagged{s.Tokens, tags}
	}
	return out
}
