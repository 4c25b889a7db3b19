// Package pdf reads the text of PDF files in logical order.
//
// The bytes of a file go in; paragraphs of text come out, page by page, Arabic
// in the order in which it is read, with its vowel marks on their letters,
// numbers and Latin the right way round, brackets facing each other, and no
// presentation forms. Columns are read one after another, tables row by row.
// A page without a text layer is named as such.
//
// PDFium (compiled to WebAssembly, run without access to files or network)
// gives characters and their boxes; the order of reading is found here from
// the boxes alone, because the order inside the file is the producer's affair
// and PDFium's own differs with it: see row.go, order.go and page.go.
//
// Not read: letters in pictures, text that is drawn as curves, forms and
// annotations, and fonts that do not say which characters their shapes are.
package pdf

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Document is what was read of a file.
type Document struct {
	Title, Author string
	Created       time.Time // zero where the file does not say
	Pages         int
	Text          string
	// Without are the pages, from 1, that have no text layer: pictures, or
	// nothing at all.
	Without []int
	// Unmapped is the share of characters, 0 to 1, whose font does not say
	// what they are. Above a few per cent the text is not to be relied on.
	Unmapped float64
}

// ErrLocked is a file that needs a password.
var ErrLocked = errors.New("needs a password")

// TooMany is a file with more pages than the limit.
type TooMany struct{ Pages, Limit int }

func (e *TooMany) Error() string { return fmt.Sprintf("%d pages; the limit is %d", e.Pages, e.Limit) }

// Read reads a file of at most maxPages pages.
func (e *Engine) Read(data []byte, maxPages int) (*Document, error) {
	d := &Document{}
	var pages [][]para
	var all, unmapped int
	meta, n, err := e.document(data, maxPages, func(page int, s *sheet) error {
		g := s.glyphs
		seen := 0
		for i := range g {
			if !g[i].generated && g[i].r > ' ' {
				seen++
				if g[i].unmapped {
					unmapped++
				}
			}
		}
		all += seen
		if seen == 0 {
			d.Without = append(d.Without, page+1)
		}
		pages = append(pages, readPage(s))
		return nil
	})
	d.Pages = n
	if err != nil {
		return nil, err
	}
	if all > 0 {
		d.Unmapped = float64(unmapped) / float64(all)
	}
	d.Title, d.Author = clean(meta["Title"]), clean(meta["Author"])
	d.Created = created(meta["CreationDate"])
	d.Text = mirror(join(running(pages)))
	return d, nil
}

func clean(s string) string { return strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ") }

// created reads the date form of PDF: D:20171119120000+02'00'.
func created(s string) time.Time {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "D:"), "'", "")
	for _, layout := range []string{"20060102150405-0700", "20060102150405Z0000", "20060102150405Z", "20060102150405", "20060102"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
