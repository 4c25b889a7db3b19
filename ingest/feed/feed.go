// Package feed reads RSS and Atom.
//
// A feed's bytes, decoded, go in; its items come out in the feed's order, each
// with title, text, link, author and date. Dates that Arabic newsrooms write in
// words are read too. The text is what the feed holds, which is often a
// summary: following links is the caller's affair.
package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"isnad/ingest/page"
	"isnad/ingest/when"
)

// Feed is a feed read whole.
type Feed struct {
	Title, Link string
	Items       []Item
}

// Item is one entry.
type Item struct {
	ID, Title, Text, Link, Author string
	// Outlet is the publication that an item was taken from, where the feed
	// gathers several; empty for the feed's own.
	Outlet    string
	Date      string    // ISO 8601; may be empty
	Published time.Time // zero where no time of day is given
}

// ErrLimit is wrapped by errors that say which limit was reached.
var ErrLimit = errors.New("limit")

// Limits bound what is read. Each is positive.
type Limits struct {
	Nesting int // elements within elements
	Entries int
}

// Read reads a feed.
func Read(text string, lim Limits) (*Feed, error) {
	text = withoutEncoding(text)
	if err := check(text, lim); err != nil {
		return nil, err
	}
	f, err := gofeed.NewParser().ParseString(text)
	if err != nil {
		return nil, err
	}
	out := &Feed{Title: squeeze(f.Title), Link: f.Link}
	for _, it := range f.Items {
		e := Item{ID: it.GUID, Title: squeeze(page.Fragment(it.Title)), Link: it.Link}
		e.Text = page.Fragment(it.Content)
		if e.Text == "" {
			e.Text = page.Fragment(it.Description)
		}
		for _, a := range it.Authors {
			if a != nil && a.Name != "" {
				e.Author = a.Name
				break
			}
		}
		if dc := it.DublinCoreExt; dc != nil {
			if len(dc.Publisher) > 0 {
				e.Outlet = squeeze(dc.Publisher[0])
			}
			if len(dc.Date) > 0 && it.Published == "" {
				it.Published = dc.Date[0]
			}
		}
		for _, s := range []string{it.Published, it.Updated} {
			if date, at, ok := when.Read(s); ok {
				e.Date, e.Published = date, at
				break
			}
		}
		out.Items = append(out.Items, e)
	}
	return out, nil
}

// check passes over the feed once: depth, number of items, and no entities
// of its own making, by which a kilobyte can be made to mean a gigabyte.
func check(text string, lim Limits) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.AutoClose = xml.HTMLAutoClose
	depth, items := 0, 0
	for {
		t, err := d.RawToken()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > lim.Nesting {
				return fmt.Errorf("elements nested more than %d deep: %w", lim.Nesting, ErrLimit)
			}
			if t.Name.Local == "item" || t.Name.Local == "entry" {
				if items++; items > lim.Entries {
					return fmt.Errorf("more than %d items: %w", lim.Entries, ErrLimit)
				}
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			if strings.Contains(strings.ToUpper(string(t)), "ENTITY") {
				return errors.New("defines entities of its own, which feeds have no use for")
			}
		}
	}
}

// withoutEncoding takes the name of the encoding from the first line: the
// text is UTF-8 by now, whatever it was.
func withoutEncoding(text string) string {
	text = strings.TrimLeft(text, " \t\r\n\ufeff")
	if !strings.HasPrefix(text, "<?xml") {
		return text
	}
	end := strings.Index(text, "?>")
	if end < 0 {
		return text
	}
	return text[end+2:]
}

// Encoding is the encoding that an XML declaration names, or "".
func Encoding(head []byte) string {
	s := string(head[:min(len(head), 200)])
	i := strings.Index(s, "encoding=")
	if i < 0 || !strings.Contains(s[:i], "<?xml") {
		return ""
	}
	s = s[i+len("encoding="):]
	if s == "" || s[0] != '"' && s[0] != '\'' {
		return ""
	}
	name, _, ok := strings.Cut(s[1:], s[:1])
	if !ok {
		return ""
	}
	return name
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
