// Package page reads saved pages of news sites.
//
// The bytes of a page, decoded, go in; the article's text and what the page
// states of itself come out: title, byline, outlet, date, canonical address.
// Menus, links to other stories and the like are dropped by the rules of
// Readability; a line that names the source (المصدر: …) is kept even where
// those rules drop it. Where they find no article, the whole text of the body
// is given, and said to be that.
//
// No script runs, no picture or frame is loaded, no address is opened.
package page

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/ingest/when"
)

// Article is what a page says.
type Article struct {
	Title, Byline, Outlet string
	Date                  string    // ISO 8601, as exact as the page gives it; may be empty
	Published             time.Time // zero where the page gives no time of day
	URL                   string    // canonical address; may be empty
	Text                  string
	Whole                 bool // no article was found: Text is all the text of the body
}

// ErrLimit is wrapped by errors that say which limit was reached.
var ErrLimit = errors.New("limit")

// Limits bound what is read. Each is positive.
type Limits struct {
	Elements int // of the page
	Nesting  int // elements within elements
}

// Read reads a page. address is where the page was found, if that is known:
// relative addresses are resolved against it.
func Read(text, address string, lim Limits) (*Article, error) {
	if err := Check(text, lim); err != nil {
		return nil, err
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	a := &Article{}
	base, err := url.Parse(address)
	if err != nil || !base.IsAbs() {
		base = nil
	}
	a.metadata(doc, base)
	p := readability.NewParser()
	p.MaxElemsToParse = lim.Elements
	// Calling it an article takes less text than for a reader's mode: a
	// dispatch may be two lines long.
	p.CharThresholds = 120
	whole := Text(doc)
	art, err := p.ParseDocument(doc, base)
	if err == nil && art.Node != nil {
		a.Text = Text(art.Node)
	}
	if a.Byline == "" {
		a.Byline = squeeze(art.Byline())
	}
	if a.Title == "" {
		a.Title = squeeze(art.Title())
	}
	if a.Text == "" {
		a.Text, a.Whole = whole, true
	}
	a.Text = withSources(a.withoutHead(a.Text), whole)
	return a, nil
}

// withoutHead takes from the beginning of the text the title, which is kept
// apart, and a line that holds little more than the byline.
func (a *Article) withoutHead(text string) string {
	for range 3 {
		line, rest, _ := strings.Cut(text, "\n")
		l := squeeze(line)
		switch {
		case l == a.Title,
			a.Byline != "" && strings.Contains(l, a.Byline) && len(l) <= len(a.Byline)+30:
			rest = strings.TrimLeft(rest, "\n")
			if rest == "" {
				return text
			}
			text = rest
		default:
			return text
		}
	}
	return text
}

// Check counts elements and their depth without building a tree, which for
// some pages takes a thousand times their size. Read begins with it.
func Check(text string, lim Limits) error {
	z := html.NewTokenizer(strings.NewReader(text))
	n, depth := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken:
			name, _ := z.TagName()
			n++
			switch a := atom.Lookup(name); a {
			case atom.P, atom.Br, atom.Img, atom.Meta, atom.Link, atom.Input, atom.Hr, atom.Li, atom.Td, atom.Tr, atom.Th, atom.Dt, atom.Dd, atom.Option, atom.Source, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Wbr:
				// need not be closed
			default:
				depth++
			}
			if n > lim.Elements {
				return fmt.Errorf("more than %d elements: %w", lim.Elements, ErrLimit)
			}
			if depth > lim.Nesting {
				return fmt.Errorf("elements nested more than %d deep: %w", lim.Nesting, ErrLimit)
			}
		case html.EndTagToken:
			depth = max(depth-1, 0)
		}
	}
}

// metadata reads what the page states of itself: first JSON-LD, then Open
// Graph and other meta elements, then elements that are usual.
func (a *Article) metadata(doc *html.Node, base *url.URL) {
	var ld, og, plain Article
	var dates [3]string
	meta := func(key, v string) {
		v = squeeze(v)
		switch strings.ToLower(key) {
		case "og:title", "twitter:title":
			og.Title = first(og.Title, v)
		case "og:site_name":
			og.Outlet = first(og.Outlet, v)
		case "application-name":
			plain.Outlet = first(plain.Outlet, v)
		case "og:url":
			og.URL = first(og.URL, v)
		case "author", "article:author", "dc.creator", "parsely-author", "sailthru.author":
			if !strings.HasPrefix(v, "http") {
				og.Byline = first(og.Byline, v)
			}
		case "article:published_time", "og:article:published_time":
			dates[1] = first(dates[1], v)
		case "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "datepublished":
			dates[2] = first(dates[2], v)
		}
	}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				dates[0] = first(dates[0], ld.linked(n.FirstChild.Data))
			}
		case atom.Meta:
			meta(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")), attr(n, "content"))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				plain.URL = first(plain.URL, attr(n, "href"))
			}
		case atom.Title:
			plain.Title = first(plain.Title, squeeze(inner(n)))
		case atom.H1:
			if plain.Byline == "" { // the first heading, kept here for want of a better place
				plain.Byline = squeeze(inner(n))
			}
		case atom.Time:
			dates[2] = first(dates[2], attr(n, "datetime"), squeeze(inner(n)))
		}
	}
	h1 := plain.Byline
	a.Outlet = first(ld.Outlet, og.Outlet, plain.Outlet)
	a.Title = first(ld.Title, og.Title, h1, plain.Title)
	a.Title = withoutSite(a.Title, a.Outlet)
	a.Byline = first(ld.Byline, og.Byline)
	a.URL = absolute(base, first(plain.URL, og.URL, ld.URL))
	for _, d := range dates {
		if date, at, ok := when.Read(d); ok {
			a.Date, a.Published = date, at
			return
		}
	}
}

// linked takes what JSON-LD says of the article and gives its date.
func (a *Article) linked(s string) (date string) {
	if len(s) > 1<<20 {
		return ""
	}
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return ""
	}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if depth > 6 {
			return
		}
		switch v := v.(type) {
		case []any:
			for _, x := range v[:min(len(v), 100)] {
				walk(x, depth+1)
			}
		case map[string]any:
			walk(v["@graph"], depth+1)
			kind := name(v["@type"])
			if !strings.HasSuffix(kind, "Article") && !strings.HasSuffix(kind, "Posting") && kind != "Report" {
				return
			}
			a.Title = first(a.Title, squeeze(name(v["headline"])))
			a.Byline = first(a.Byline, squeeze(name(v["author"])))
			a.Outlet = first(a.Outlet, squeeze(name(v["publisher"])))
			a.URL = first(a.URL, name(v["url"]))
			date = first(date, name(v["datePublished"]), name(v["dateCreated"]))
		}
	}
	walk(v, 0)
	return date
}

// name is a string, or the name of an object, or those of a list.
func name(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		s, _ := v["name"].(string)
		return s
	case []any:
		var out []string
		for _, x := range v[:min(len(v), 10)] {
			if s := name(x); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, "، ")
	}
	return ""
}

// withoutSite takes the site's name from the end of a title.
func withoutSite(title, outlet string) string {
	if outlet == "" {
		return title
	}
	if t, ok := strings.CutSuffix(title, outlet); ok {
		if t := strings.TrimRight(t, " |-–—:»«"); t != "" && t != strings.TrimRight(title, " ") {
			return t
		}
	}
	return title
}

func absolute(base *url.URL, s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || s == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func first(ss ...string) string {
	for _, s := range ss {
		if s != "" {
			return s
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inner(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
