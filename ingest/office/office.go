// Package office reads the text of word processors' files.
//
// The bytes of a DOCX, an ODT or a flat ODT go in; paragraphs of text come
// out, one a line with an empty line between, tables row by row with tabs
// between cells, notes at the end, with the title, author and dates that the
// file states. Text that a reviewer deleted is left out, text that was
// inserted is in.
//
// Not read: pictures, drawings, embedded files, macros, headers and footers,
// comments. Entities and document types are refused: no word processor writes
// any.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Document is what a file holds.
type Document struct {
	Title, Author string
	Created       time.Time // zero where the file does not say
	Modified      time.Time
	Text          string
}

// Limits bound what is read. Each is positive.
type Limits struct {
	Bytes   int64 // unpacked bytes of one part
	Ratio   int64 // unpacked bytes for each packed byte of a part larger than 1 MiB
	Nesting int   // elements within elements
	Text    int   // bytes of text
}

// ErrLimit is wrapped by errors that say which limit was reached.
var ErrLimit = errors.New("limit")

// IsDOCX and IsODT tell by the names of an archive's members.
func IsDOCX(z *zip.Reader) bool { return find(z, "word/document.xml") != nil }

// IsODT reports an OpenDocument text.
func IsODT(z *zip.Reader) bool {
	f := find(z, "mimetype")
	if f == nil || find(z, "content.xml") == nil {
		return false
	}
	b, err := part(f, Limits{Bytes: 1 << 10, Ratio: 1 << 10})
	return err == nil && strings.HasPrefix(string(b), "application/vnd.oasis.opendocument.text")
}

func find(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// DOCX reads an Office Open XML document.
func DOCX(z *zip.Reader, lim Limits) (*Document, error) {
	d := &Document{}
	f := find(z, "word/document.xml")
	if f == nil {
		return nil, errors.New("no word/document.xml")
	}
	w := &writer{limit: lim.Text}
	if err := parse(f, lim, func(dec *decoder) error { return wordML(dec, w) }); err != nil {
		return nil, err
	}
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if f := find(z, name); f != nil {
			if err := parse(f, lim, func(dec *decoder) error { return wordML(dec, w) }); err != nil {
				return nil, err
			}
		}
	}
	d.Text = w.text()
	if f := find(z, "docProps/core.xml"); f != nil {
		if err := parse(f, lim, d.properties); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// ODT reads an OpenDocument text.
func ODT(z *zip.Reader, lim Limits) (*Document, error) {
	d := &Document{}
	f := find(z, "content.xml")
	if f == nil {
		return nil, errors.New("no content.xml")
	}
	w := &writer{limit: lim.Text}
	if err := parse(f, lim, func(dec *decoder) error { return openText(dec, w) }); err != nil {
		return nil, err
	}
	d.Text = w.text()
	if f := find(z, "meta.xml"); f != nil {
		if err := parse(f, lim, d.properties); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// FlatODT reads an OpenDocument text that is one XML file.
func FlatODT(b []byte, lim Limits) (*Document, error) {
	d := &Document{}
	w := &writer{limit: lim.Text}
	if err := openText(newDecoder(bytes.NewReader(b), lim.Nesting), w); err != nil {
		return nil, err
	}
	d.Text = w.text()
	return d, d.properties(newDecoder(bytes.NewReader(b), lim.Nesting))
}

// part unpacks a member within the limits, whatever its header claims.
func part(f *zip.File, lim Limits) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	defer r.Close()
	most := lim.Bytes
	if by := max(int64(f.CompressedSize64)*lim.Ratio, 1<<20); by < most {
		most = by
	}
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	if int64(len(b)) > most {
		return nil, fmt.Errorf("%s: unpacks to more than %d bytes from %d: %w", f.Name, most, f.CompressedSize64, ErrLimit)
	}
	return b, nil
}

func parse(f *zip.File, lim Limits, fn func(*decoder) error) error {
	b, err := part(f, lim)
	if err != nil {
		return err
	}
	if err := fn(newDecoder(bytes.NewReader(b), lim.Nesting)); err != nil {
		return fmt.Errorf("%s: %w", f.Name, err)
	}
	return nil
}

// decoder gives the tokens of an XML file, refuses document types and counts
// the depth.
type decoder struct {
	*xml.Decoder
	depth, most int
}

func newDecoder(r io.Reader, nesting int) *decoder {
	return &decoder{Decoder: xml.NewDecoder(r), most: nesting}
}

func (d *decoder) next() (xml.Token, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t.(type) {
	case xml.StartElement:
		if d.depth++; d.depth > d.most {
			return nil, fmt.Errorf("elements nested more than %d deep: %w", d.most, ErrLimit)
		}
	case xml.EndElement:
		d.depth--
	case xml.Directive:
		return nil, errors.New("holds a document type, which no word processor writes")
	}
	return t, nil
}

// skip passes over the element whose start was just read.
func (d *decoder) skip() error {
	for depth := d.depth; ; {
		t, err := d.next()
		if err != nil {
			return err
		}
		if _, ok := t.(xml.EndElement); ok && d.depth < depth {
			return nil
		}
	}
}

// properties reads what a file states of itself, in either format.
func (d *Document) properties(dec *decoder) error {
	var name string
	for {
		t, err := dec.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			name = t.Name.Local
			if name == "body" { // of a flat file
				return nil
			}
		case xml.EndElement:
			name = ""
		case xml.CharData:
			s := strings.TrimSpace(string(t))
			switch name {
			case "title":
				d.Title += s
			case "creator", "initial-creator":
				if d.Author == "" {
					d.Author = s
				}
			case "created", "creation-date":
				d.Created = moment(s)
			case "modified", "date":
				d.Modified = moment(s)
			}
		}
	}
}

func moment(s string) time.Time {
	for _, l := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", time.DateOnly} {
		if t, err := time.Parse(l, s); err == nil {
			return t
		}
	}
	return time.Time{}
}
