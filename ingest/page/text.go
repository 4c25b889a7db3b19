package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/arabic"
)

// Fragment is the text of a piece of HTML, as feeds and exports hold it.
func Fragment(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return ""
	}
	root := &html.Node{Type: html.DocumentNode}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return strings.TrimSpace(Text(root))
}

// Text is the text of a tree as it would be read aloud: a block a line with an
// empty line between paragraphs, rows of tables on a line with tabs between
// cells, nothing of what is not shown. It ends with a line end, or is empty.
func Text(root *html.Node) string {
	w := &writer{}
	w.node(root)
	w.block(2)
	s := strings.TrimSpace(w.out.String())
	if s == "" {
		return ""
	}
	return s + "\n"
}

type writer struct {
	out  strings.Builder
	line strings.Builder
	want int // line ends owed before the next text
	row  bool
}

// block ends the line; n line ends will stand before what follows.
func (w *writer) block(n int) {
	if w.row {
		w.space()
		return
	}
	if s := strings.TrimSpace(w.line.String()); s != "" {
		if w.out.Len() > 0 {
			w.out.WriteString(strings.Repeat("\n", max(w.want, 1)))
		}
		w.out.WriteString(s)
		w.want = 0
	}
	w.line.Reset()
	w.want = max(w.want, n)
}

func (w *writer) space() {
	if s := w.line.String(); s != "" && s[len(s)-1] != ' ' && s[len(s)-1] != '\t' {
		w.line.WriteByte(' ')
	}
}

func (w *writer) text(s string) {
	for i, f := range strings.Fields(s) {
		if i > 0 || strings.ContainsRune(" \t\r\n\u00a0", firstRune(s)) {
			w.space()
		}
		w.line.WriteString(f)
	}
	if r := strings.TrimRight(s, " \t\r\n\u00a0"); len(r) < len(s) {
		w.space()
	}
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func (w *writer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.DocumentNode:
		w.children(n)
		return
	case html.ElementNode:
	default:
		return
	}
	if hidden(n) {
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Svg, atom.Button, atom.Select, atom.Textarea, atom.Input, atom.Audio, atom.Video, atom.Object, atom.Math:
	case atom.Br:
		w.block(1)
	case atom.Tr:
		if w.row { // a table within a cell
			w.children(n)
			return
		}
		w.block(1)
		w.row = true
		cell := false
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
				if cell {
					s := strings.TrimRight(w.line.String(), " ")
					w.line.Reset()
					w.line.WriteString(s + "\t")
				}
				cell = true
			}
			w.node(c)
		}
		w.row = false
		w.block(1)
	case atom.Pre:
		w.block(2)
		for _, l := range strings.Split(inner(n), "\n") {
			w.text(l)
			w.block(1)
		}
		w.block(2)
	case atom.Li, atom.Dt, atom.Dd, atom.Option, atom.Figcaption, atom.Caption:
		w.block(1)
		w.children(n)
		w.block(1)
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Blockquote, atom.Figure, atom.Form, atom.Fieldset, atom.Address, atom.Hr, atom.Body, atom.Html, atom.Details, atom.Summary:
		w.block(2)
		w.children(n)
		w.block(2)
	default:
		w.children(n)
	}
}

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			// icons and doubles
			return a.Val == "true" && n.FirstChild == nil
		case "style":
			s := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		}
	}
	return false
}

// withSources adds to the article the lines of the page that name its source.
func withSources(text, whole string) string {
	for line := range strings.Lines(whole) {
		line = strings.TrimSpace(line)
		if len(line) > 200 || !namesSource(line) || strings.Contains(text, line) {
			continue
		}
		text = strings.TrimRight(text, "\n") + "\n\n" + line + "\n"
	}
	return text
}

func namesSource(line string) bool {
	label, rest, ok := strings.Cut(line, ":")
	if !ok || strings.TrimSpace(rest) == "" {
		return false
	}
	switch arabic.Fold(strings.ToLower(strings.TrimSpace(label))) {
	case arabic.Fold("المصدر"), arabic.Fold("المصادر"), arabic.Fold("نقلاً عن"), arabic.Fold("وكالات"), "source", "sources", "via":
		return true
	}
	return false
}
