package office

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// writer gathers paragraphs. Inside a table, cells of a row stand on one line.
type writer struct {
	out   strings.Builder
	par   strings.Builder
	limit int
	cell  int      // tables within tables that we are in
	row   []string // cells of the row so far, of the outermost table
	in    strings.Builder
}

func (w *writer) add(s string) error {
	if w.out.Len()+w.par.Len()+w.in.Len()+len(s) > w.limit {
		return fmt.Errorf("text of more than %d bytes: %w", w.limit, ErrLimit)
	}
	w.par.WriteString(s)
	return nil
}

func (w *writer) endParagraph() {
	s := strings.Trim(w.par.String(), " \t\n")
	w.par.Reset()
	if s == "" {
		return
	}
	if w.cell > 0 {
		if w.in.Len() > 0 {
			w.in.WriteByte(' ')
		}
		w.in.WriteString(strings.ReplaceAll(s, "\n", " "))
		return
	}
	w.out.WriteString(s)
	w.out.WriteString("\n\n")
}

func (w *writer) endCell() {
	if w.cell == 1 {
		w.row = append(w.row, w.in.String())
		w.in.Reset()
	}
}

func (w *writer) endRow() {
	if w.cell == 1 {
		if s := strings.TrimRight(strings.Join(w.row, "\t"), "\t"); s != "" {
			w.out.WriteString(s)
			w.out.WriteByte('\n')
		}
		w.row = w.row[:0]
	}
}

func (w *writer) endTable() {
	if w.cell > 0 {
		w.cell--
	}
	if w.cell == 0 {
		w.out.WriteByte('\n')
	}
}

func (w *writer) text() string {
	w.cell = 0
	w.endParagraph()
	s := strings.TrimSpace(w.out.String())
	if s == "" {
		return ""
	}
	return s + "\n"
}

// wordML reads WordprocessingML.
func wordML(dec *decoder, w *writer) error {
	inText := false
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
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab", "ptab":
				err = w.add("\t")
			case "br", "cr":
				err = w.add("\n")
			case "noBreakHyphen":
				err = w.add("-")
			case "tbl":
				w.endParagraph()
				w.cell++
			// What was deleted or moved away; the settings of a paragraph,
			// which hold tab stops; codes of fields; what is said twice for
			// older programs; notes that are only rules.
			case "del", "moveFrom", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr", "instrText", "delText", "Fallback", "annotation":
				err = dec.skip()
			case "footnote", "endnote":
				for _, a := range t.Attr {
					if a.Name.Local == "type" && a.Value != "normal" {
						err = dec.skip()
						break
					}
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				w.endParagraph()
			case "tc":
				w.endCell()
			case "tr":
				w.endRow()
			case "tbl":
				w.endTable()
			}
		case xml.CharData:
			if inText {
				err = w.add(string(t))
			}
		}
		if err != nil {
			return err
		}
	}
}

// openText reads the text of OpenDocument, where white space is folded and
// spaces in a row are elements.
func openText(dec *decoder, w *writer) error {
	par := 0
	var notes []string
	var note strings.Builder
	var held string // the paragraph around a note
	for {
		t, err := dec.next()
		if err == io.EOF {
			for _, n := range notes {
				if err := w.add(n); err != nil {
					return err
				}
				w.endParagraph()
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "p", "h":
				if par == 0 {
					w.par.Reset()
				}
				par++
			case "tab":
				err = w.add("\t")
			case "line-break":
				err = w.add("\n")
			case "s":
				err = w.add(strings.Repeat(" ", spaces(t)))
			case "table":
				w.endParagraph()
				w.cell++
			case "note":
				held = w.par.String()
				w.par.Reset()
			case "tracked-changes", "annotation", "note-citation", "meta", "settings", "styles", "automatic-styles", "master-styles", "scripts", "forms", "sequence-decls", "font-face-decls", "frame":
				err = dec.skip()
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p", "h":
				if par--; par == 0 {
					w.endParagraph()
				} else {
					w.par.WriteByte(' ')
				}
			case "table-cell", "covered-table-cell":
				w.endCell()
			case "table-row":
				w.endRow()
			case "table":
				w.endTable()
			case "note":
				note.Reset()
				note.WriteString(strings.TrimSpace(w.par.String()))
				notes = append(notes, note.String())
				w.par.Reset()
				w.par.WriteString(held)
			}
		case xml.CharData:
			if par > 0 {
				err = w.add(folded(string(t), w.par.Len() == 0))
			}
		}
		if err != nil {
			return err
		}
	}
}

func spaces(t xml.StartElement) int {
	for _, a := range t.Attr {
		if a.Name.Local == "c" {
			if n, err := strconv.Atoi(a.Value); err == nil && n > 0 {
				return min(n, 100)
			}
		}
	}
	return 1
}

// folded makes each run of white space one space.
func folded(s string, start bool) string {
	var b strings.Builder
	space := start
	for _, r := range s {
		switch r {
		case ' ', '\t', '\n', '\r':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteRune(r)
			space = false
		}
	}
	return b.String()
}
