package chat

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"isnad/ingest/page"
	"isnad/ingest/when"
)

// IsTelegramHTML tells a page of Telegram's export (messages.html) by its
// beginning.
func IsTelegramHTML(head string) bool {
	return strings.Contains(head, "Exported Data") || strings.Contains(head, `class="page_wrap"`) && strings.Contains(head, "page_header")
}

// TelegramHTML reads messages.html. It gives how many messages had no text.
func TelegramHTML(text string, yield func(*Message) error) (empty int, err error) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return 0, err
	}
	chat, from := "", ""
	seen := false
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Div {
			continue
		}
		switch {
		case has(n, "page_header") && chat == "":
			if t := child(n, "text"); t != nil {
				chat = line(t)
			}
		case has(n, "message"):
			seen = true
			if !has(n, "default") {
				continue // a date or a notice
			}
			m := &Message{Chat: chat, ID: strings.TrimPrefix(attr(n, "id"), "message"), Raw: render(n)}
			body := child(n, "body")
			if body == nil {
				empty++
				continue
			}
			if f := direct(body, "from_name"); f != nil {
				from = line(f)
			}
			m.From = from
			if d := direct(body, "date"); d != nil {
				if _, at, ok := when.Read(attr(d, "title")); ok {
					m.At, m.Zone = at, strings.Contains(attr(d, "title"), "UTC")
				}
			}
			inside := body
			if f := direct(body, "forwarded", "body"); f != nil {
				if by := direct(f, "from_name"); by != nil {
					m.Forwarded = line(by)
				}
				inside = f
			}
			if t := direct(inside, "text"); t != nil {
				m.Text = strings.TrimSpace(page.Text(t))
			}
			if m.Text == "" {
				empty++
				continue
			}
			if err := yield(m); err != nil {
				return empty, err
			}
		}
	}
	if !seen {
		return 0, fmt.Errorf("no messages: not an export of Telegram")
	}
	return empty, nil
}

// line is the text of an element without that of the elements for dates
// inside it.
func line(n *html.Node) string {
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if !has(c, "date") {
			b.WriteString(line(c))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func render(n *html.Node) []byte {
	var b strings.Builder
	if html.Render(&b, n) != nil {
		return nil
	}
	return []byte(b.String())
}

func has(n *html.Node, class string) bool {
	for _, c := range strings.Fields(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

func child(n *html.Node, class string) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && has(c, class) {
			return c
		}
	}
	return nil
}

// direct is the first child that has all the classes.
func direct(n *html.Node, classes ...string) *html.Node {
next:
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		for _, class := range classes {
			if !has(c, class) {
				continue next
			}
		}
		return c
	}
	return nil
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
