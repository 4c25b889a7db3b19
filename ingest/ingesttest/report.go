// Package ingesttest makes real files by the real producers for the tests of
// ingest: LibreOffice writes DOCX, ODT and PDF, Chromium writes PDF and saved
// pages, all from one Arabic report in words of the project's own. It also
// measures what share of the report's words came back.
//
// It is used by tests only. The tools are looked for on the PATH; .ci/tools.sh
// installs them.
package ingesttest

import (
	_ "embed"
	"fmt"
	"html"
	"strings"
)

//go:embed report.txt
var source string

// Kind is what a block of the report is.
type Kind int

// The kinds of block.
const (
	Title Kind = iota
	Heading
	Paragraph
	Table   // Rows
	Columns // Paragraphs set in two columns
)

// Block is a part of the report.
type Block struct {
	Kind       Kind
	Text       string
	Rows       [][]string
	Paragraphs []string
}

// Report is the report in its order: two levels of headings, paragraphs with
// and without vowel marks, dates and figures of both digit shapes, Latin,
// brackets and quotation marks, a table of four columns, and a passage in two
// columns.
func Report() []Block {
	var out []Block
	var cols *Block
	for _, line := range strings.Split(source, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
		case line == ":::" && cols == nil:
			cols = &Block{Kind: Columns}
		case line == ":::":
			out, cols = append(out, *cols), nil
		case cols != nil:
			cols.Paragraphs = append(cols.Paragraphs, line)
		case strings.HasPrefix(line, "## "):
			out = append(out, Block{Kind: Heading, Text: line[3:]})
		case strings.HasPrefix(line, "# "):
			out = append(out, Block{Kind: Title, Text: line[2:]})
		case strings.HasPrefix(line, "|"):
			row := strings.Split(strings.Trim(line, "|"), "|")
			for i := range row {
				row[i] = strings.TrimSpace(row[i])
			}
			if n := len(out) - 1; out[n].Kind == Table {
				out[n].Rows = append(out[n].Rows, row)
			} else {
				out = append(out, Block{Kind: Table, Rows: [][]string{row}})
			}
		default:
			out = append(out, Block{Kind: Paragraph, Text: line})
		}
	}
	return out
}

// Words are the words of the report in reading order.
func Words(blocks []Block) []string {
	var b strings.Builder
	for _, bl := range blocks {
		b.WriteString(bl.Text + "\n")
		for _, r := range bl.Rows {
			b.WriteString(strings.Join(r, " ") + "\n")
		}
		b.WriteString(strings.Join(bl.Paragraphs, "\n") + "\n")
	}
	return strings.Fields(b.String())
}

// Plain is the report as plain text: paragraphs apart by an empty line, cells
// by tabs.
func Plain(blocks []Block) string {
	var b strings.Builder
	for _, bl := range blocks {
		switch bl.Kind {
		case Table:
			for _, r := range bl.Rows {
				b.WriteString(strings.Join(r, "\t") + "\n")
			}
			b.WriteString("\n")
		case Columns:
			b.WriteString(strings.Join(bl.Paragraphs, "\n\n") + "\n\n")
		default:
			b.WriteString(bl.Text + "\n\n")
		}
	}
	return b.String()
}

// HTML is the report as a page of a news site: with a menu, a byline, related
// stories and a footer around it, which are no part of the report. font is a
// family name.
func HTML(blocks []Block, font string) string {
	var b strings.Builder
	title := blocks[0].Text
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>%s | صدى الفرات</title>
<meta property="og:site_name" content="صدى الفرات"><meta property="og:title" content="%s">
<link rel="canonical" href="https://sada.example/reports/two-weeks">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"%s","datePublished":"2017-12-05T09:30:00+02:00","author":{"@type":"Person","name":"سلمى الراوي"},"publisher":{"@type":"Organization","name":"صدى الفرات"}}</script>
<style>@page{size:A4;margin:2cm}body{font-family:"%s";font-size:14pt;line-height:1.8}
.cols{column-count:2;column-gap:1.2cm}table{border-collapse:collapse;width:100%%}td{border:1px solid #444;padding:2pt 6pt}@media print{nav,aside,footer,.byline{display:none}}</style></head><body>
<nav><ul><li><a href="/">الرئيسة</a></li><li><a href="/local">محليات</a></li><li><a href="/world">العالم</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<main><article><header><h1>%s</h1><p class="byline">بقلم سلمى الراوي</p></header>
`, html.EscapeString(title), html.EscapeString(title), title, font, html.EscapeString(title))
	for _, bl := range blocks[1:] {
		switch bl.Kind {
		case Heading, Title:
			fmt.Fprintf(&b, "<h2>%s</h2>\n", html.EscapeString(bl.Text))
		case Paragraph:
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(bl.Text))
		case Table:
			b.WriteString("<table>\n")
			for _, r := range bl.Rows {
				b.WriteString("<tr>")
				for _, c := range r {
					fmt.Fprintf(&b, "<td>%s</td>", html.EscapeString(c))
				}
				b.WriteString("</tr>\n")
			}
			b.WriteString("</table>\n")
		case Columns:
			b.WriteString(`<div class="cols">`)
			for _, p := range bl.Paragraphs {
				fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
			}
			b.WriteString("</div>\n")
		}
	}
	b.WriteString(`</article></main><aside><h3>اقرأ أيضاً</h3><ul><li><a href="/a">أسعار الخضار تتراجع في الأسواق</a></li><li><a href="/b">انطلاق دوري الناشئين</a></li></ul></aside>
<footer><p>جميع الحقوق محفوظة لصدى الفرات. سياسة الخصوصية. اتصل بنا.</p></footer></body></html>`)
	return b.String()
}

// FODT is the report as a flat OpenDocument text, right to left, the passage
// in columns a section of two columns. font is a family name.
func FODT(blocks []Block, font string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>%s</dc:title><meta:initial-creator>سلمى الراوي</meta:initial-creator><meta:creation-date>2017-12-05T09:30:00</meta:creation-date></office:meta>
<office:font-face-decls><style:font-face style:name="F" svg:font-family="&apos;%s&apos;"/></office:font-face-decls>
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm" style:writing-mode="rl-tb" fo:text-align="start" fo:line-height="140%%"/><style:text-properties style:font-name="F" style:font-name-complex="F" fo:font-size="14pt" style:font-size-complex="14pt" style:language-complex="ar" style:country-complex="SY"/></style:style>
<style:style style:name="H1" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold" fo:font-size="20pt" style:font-size-complex="20pt"/></style:style>
<style:style style:name="H2" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold" style:font-weight-complex="bold" fo:font-size="16pt" style:font-size-complex="16pt"/></style:style>
<style:style style:name="J" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="S2" style:family="section"><style:section-properties><style:columns fo:column-count="2" fo:column-gap="1.2cm"/></style:section-properties></style:style>
<style:style style:name="T" style:family="table"><style:table-properties style:width="16cm" style:writing-mode="rl-tb"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #444444" fo:padding="0.1cm"/></style:style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm" style:writing-mode="rl-tb"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"/></office:master-styles>
<office:body><office:text>
`, esc(blocks[0].Text), font)
	for _, bl := range blocks {
		switch bl.Kind {
		case Title:
			fmt.Fprintf(&b, `<text:h text:style-name="H1" text:outline-level="1">%s</text:h>`+"\n", esc(bl.Text))
		case Heading:
			fmt.Fprintf(&b, `<text:h text:style-name="H2" text:outline-level="2">%s</text:h>`+"\n", esc(bl.Text))
		case Paragraph:
			fmt.Fprintf(&b, `<text:p text:style-name="J">%s</text:p>`+"\n", esc(bl.Text))
		case Table:
			fmt.Fprintf(&b, `<table:table table:name="أرقام" table:style-name="T"><table:table-column table:number-columns-repeated="%d"/>`+"\n", len(bl.Rows[0]))
			for _, r := range bl.Rows {
				b.WriteString("<table:table-row>")
				for _, c := range r {
					fmt.Fprintf(&b, `<table:table-cell table:style-name="C"><text:p text:style-name="Standard">%s</text:p></table:table-cell>`, esc(c))
				}
				b.WriteString("</table:table-row>\n")
			}
			b.WriteString("</table:table>\n")
		case Columns:
			b.WriteString(`<text:section text:style-name="S2" text:name="دفتر">` + "\n")
			for _, p := range bl.Paragraphs {
				fmt.Fprintf(&b, `<text:p text:style-name="J">%s</text:p>`+"\n", esc(p))
			}
			b.WriteString("</text:section>\n")
		}
	}
	b.WriteString("</office:text></office:body></office:document>\n")
	return b.String()
}

func esc(s string) string { return html.EscapeString(s) }
