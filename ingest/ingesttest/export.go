package ingesttest

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"time"
)

// Post is a message of an export, or an item of a feed.
type Post struct {
	ID        int
	At        time.Time // local time of the exporter
	From      string
	Forwarded string
	Text      string
}

// Posts are the report in messages, a block each, an hour apart; every fourth
// was passed on from another channel.
func Posts(blocks []Block) []Post {
	var out []Post
	at := time.Date(2017, 11, 19, 7, 5, 9, 0, time.FixedZone("", 3*3600))
	for _, b := range blocks {
		p := Post{ID: 100 + len(out), At: at.Add(time.Duration(len(out)) * time.Hour), From: "سلمى الراوي", Text: strings.TrimSpace(Plain([]Block{b}))}
		if len(out)%4 == 3 {
			p.Forwarded = "مراصد الضفة"
		}
		out = append(out, p)
	}
	return out
}

// TelegramJSON is result.json as Telegram Desktop writes it: text with parts
// for bold and links, notices, and pictures without text between messages.
func TelegramJSON(chat string, posts []Post) []byte {
	type obj = map[string]any
	var ms []obj
	ms = append(ms, obj{"id": 1, "type": "service", "date": "2017-11-01T10:00:00", "date_unixtime": "1509519600", "actor": chat, "action": "create_channel", "text": "", "text_entities": []any{}})
	for i, p := range posts {
		m := obj{"id": p.ID, "type": "message", "date": p.At.Format("2006-01-02T15:04:05"), "date_unixtime": fmt.Sprint(p.At.Unix()), "from": chat, "from_id": "channel1200000001", "text_entities": []any{}}
		if p.Forwarded != "" {
			m["forwarded_from"] = p.Forwarded
		}
		first, rest, ok := strings.Cut(p.Text, " ")
		if ok && i%2 == 1 {
			m["text"] = []any{obj{"type": "bold", "text": first}, " " + rest}
		} else {
			m["text"] = p.Text
		}
		ms = append(ms, m)
		if i%5 == 0 {
			ms = append(ms, obj{"id": 5000 + i, "type": "message", "date": p.At.Format("2006-01-02T15:04:05"), "from": chat, "photo": "photos/photo_1.jpg", "width": 800, "height": 600, "text": "", "text_entities": []any{}})
		}
	}
	list, err := json.MarshalIndent(ms, " ", " ")
	if err != nil {
		panic(err)
	}
	name, _ := json.Marshal(chat)
	return fmt.Appendf(nil, "{\n \"name\": %s,\n \"type\": \"public_channel\",\n \"id\": 1200000001,\n \"messages\": %s\n}", name, list)
}

// TelegramHTML is messages.html as Telegram Desktop writes it.
func TelegramHTML(chat string, posts []Post) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
<title>Exported Data</title>
  <meta content="width=device-width, initial-scale=1.0" name="viewport"/>
  <link href="css/style.css" rel="stylesheet"/>
  <script src="js/script.js" type="text/javascript"></script>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
%s
     </div>
    </div>
   </div>
   <div class="page_body chat_page">
    <div class="history">
     <div class="message service" id="message-1">
      <div class="body details">
19 November 2017
      </div>
     </div>
`, html.EscapeString(chat))
	for i, p := range posts {
		class, joined := "message default clearfix", i > 0 && i%3 != 0
		if joined {
			class += " joined"
		}
		fmt.Fprintf(&b, "     <div class=\"%s\" id=\"message%d\">\n", class, p.ID)
		if !joined {
			b.WriteString("      <div class=\"pull_left userpic_wrap\">\n       <div class=\"userpic userpic8\" style=\"width: 42px; height: 42px\">\n        <div class=\"initials\" style=\"line-height: 42px\">\nص\n        </div>\n       </div>\n      </div>\n")
		}
		fmt.Fprintf(&b, "      <div class=\"body\">\n       <div class=\"pull_right date details\" title=\"%s\">\n%s\n       </div>\n", p.At.Format("02.01.2006 15:04:05 UTC-07:00"), p.At.Format("15:04"))
		if !joined {
			fmt.Fprintf(&b, "       <div class=\"from_name\">\n%s \n       </div>\n", html.EscapeString(chat))
		}
		text := strings.ReplaceAll(html.EscapeString(p.Text), "\n", "<br>")
		if p.Forwarded != "" {
			fmt.Fprintf(&b, "       <div class=\"pull_left forwarded userpic_wrap\">\n        <div class=\"userpic userpic2\"></div>\n       </div>\n       <div class=\"forwarded body\">\n        <div class=\"from_name\">\n%s <span class=\"date details\" title=\"%s\"> %s</span>\n        </div>\n        <div class=\"text\">\n%s\n        </div>\n       </div>\n",
				html.EscapeString(p.Forwarded), p.At.Format("02.01.2006 15:04:05"), p.At.Format("02.01.2006 15:04:05"), text)
		} else {
			fmt.Fprintf(&b, "       <div class=\"text\">\n%s\n       </div>\n", text)
		}
		b.WriteString("      </div>\n     </div>\n")
	}
	b.WriteString("    </div>\n   </div>\n  </div>\n </body>\n</html>\n")
	return b.String()
}

// WhatsAppAndroid is an export of an Android phone set to Arabic: digits of
// the region, marks of direction, ص and م.
func WhatsAppAndroid(posts []Post) string {
	var b strings.Builder
	b.WriteString(arabicDigits("19/11/2017، 7:00 ص") + " - \u200fالرسائل والمكالمات مشفّرة تمامًا بين الطرفين.\n")
	for i, p := range posts {
		half := "ص"
		if p.At.Hour() >= 12 {
			half = "م"
		}
		d := fmt.Sprintf("%d\u200f/%d\u200f/%d، %s", p.At.Day(), p.At.Month(), p.At.Year(), p.At.Format("3:04"))
		fmt.Fprintf(&b, "%s %s - %s: %s\n", arabicDigits(d), half, p.From, p.Text)
		if i%6 == 2 {
			fmt.Fprintf(&b, "%s %s - %s: <تم استبعاد الوسائط>\n", arabicDigits(d), half, p.From)
		}
	}
	return b.String()
}

// WhatsAppIOS is an export of an iPhone set to English.
func WhatsAppIOS(posts []Post) string {
	var b strings.Builder
	for i, p := range posts {
		stamp := p.At.Format("1/2/06, 3:04:05\u202fPM")
		fmt.Fprintf(&b, "[%s] %s: %s\r\n", stamp, p.From, strings.ReplaceAll(p.Text, "\n", "\r\n"))
		if i%6 == 2 {
			fmt.Fprintf(&b, "\u200e[%s] %s: \u200eimage omitted\r\n", stamp, p.From)
		}
	}
	return b.String()
}

func arabicDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '٠'
		}
		return r
	}, s)
}

// RSS is a feed of the posts, with an Arabic date in every second item.
func RSS(title string, posts []Post) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>%s</title><link>https://sada.example/</link><description></description>`, html.EscapeString(title))
	for i, p := range posts {
		date := p.At.Format(time.RFC1123Z)
		if i%2 == 1 {
			date = fmt.Sprintf("%d تشرين الثاني %d", p.At.Day(), p.At.Year())
		}
		fmt.Fprintf(&b, "<item><title>خبر %d</title><link>https://sada.example/n/%d</link><guid>n%d</guid><pubDate>%s</pubDate><description>مختصر</description><content:encoded><![CDATA[<p>%s</p>]]></content:encoded></item>",
			p.ID, p.ID, p.ID, date, html.EscapeString(p.Text))
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// Atom is a feed of the posts.
func Atom(title string, posts []Post) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>%s</title><id>urn:x</id><updated>2017-11-20T00:00:00Z</updated>`, html.EscapeString(title))
	for _, p := range posts {
		fmt.Fprintf(&b, `<entry><title>خبر %d</title><id>urn:n%d</id><link href="https://sada.example/n/%d"/><updated>%s</updated><author><name>%s</name></author><content type="html">%s</content></entry>`,
			p.ID, p.ID, p.ID, p.At.Format(time.RFC3339), html.EscapeString(p.From), html.EscapeString("<p>"+html.EscapeString(p.Text)+"</p>"))
	}
	b.WriteString("</feed>")
	return b.String()
}

// JSONLines and CSV are the posts as tables.
func JSONLines(posts []Post) []byte {
	var b bytes.Buffer
	for _, p := range posts {
		line, err := json.Marshal(map[string]any{"id": fmt.Sprint("n", p.ID), "outlet": "صدى الفرات", "published": p.At.Format(time.RFC3339), "text": p.Text})
		if err != nil {
			panic(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.Bytes()
}

// CSV has columns that only a map explains.
func CSV(posts []Post) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = ';'
	w.Write([]string{"رقم", "يوم", "من", "الكلام"})
	for _, p := range posts {
		w.Write([]string{fmt.Sprint(p.ID), p.At.Format("02/01/2006"), "صدى الفرات", p.Text})
	}
	w.Flush()
	return b.Bytes()
}

// WARC is a web archive of pages, each record packed by itself, with the
// records around a page that crawlers write; every second body is packed and
// in chunks.
func WARC(pages map[string]string, order []string) []byte {
	var out bytes.Buffer
	record := func(kind, uri, contentType string, body []byte) {
		z := gzip.NewWriter(&out)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\nWARC-Date: 2017-12-06T08:00:00Z\r\n", kind, out.Len())
		if uri != "" {
			fmt.Fprintf(z, "WARC-Target-URI: %s\r\n", uri)
		}
		fmt.Fprintf(z, "Content-Type: %s\r\nContent-Length: %d\r\n\r\n", contentType, len(body))
		z.Write(body)
		z.Write([]byte("\r\n\r\n"))
		z.Close()
	}
	record("warcinfo", "", "application/warc-fields", []byte("software: a test\r\nformat: WARC File Format 1.0\r\n"))
	for i, u := range order {
		record("request", u, "application/http; msgtype=request", []byte("GET / HTTP/1.1\r\nHost: sada.example\r\n\r\n"))
		var resp bytes.Buffer
		resp.WriteString("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n")
		if i%2 == 1 {
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			z.Write([]byte(pages[u]))
			z.Close()
			resp.WriteString("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
			for b := packed.Bytes(); len(b) > 0; {
				n := min(len(b), 1000)
				fmt.Fprintf(&resp, "%x\r\n%s\r\n", n, b[:n])
				b = b[n:]
			}
			resp.WriteString("0\r\n\r\n")
		} else {
			fmt.Fprintf(&resp, "Content-Length: %d\r\n\r\n%s", len(pages[u]), pages[u])
		}
		record("response", u, "application/http; msgtype=response", resp.Bytes())
		record("response", u+"style.css", "application/http; msgtype=response", []byte("HTTP/1.1 200 OK\r\nContent-Type: text/css\r\n\r\nbody{}"))
		record("revisit", u, "application/http; msgtype=response", []byte("HTTP/1.1 304 Not Modified\r\n\r\n"))
	}
	return out.Bytes()
}

// Markdown is the report with front matter, headings, emphasis and links.
func Markdown(blocks []Block) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\ndate: 2017-12-05\nauthor: سلمى الراوي\n---\n\n# %s\n\n", blocks[0].Text, blocks[0].Text)
	for i, bl := range blocks[1:] {
		switch bl.Kind {
		case Heading:
			b.WriteString("## " + bl.Text + "\n\n")
		case Table:
			for n, r := range bl.Rows {
				b.WriteString("| " + strings.Join(r, " | ") + " |\n")
				if n == 0 {
					b.WriteString(strings.Repeat("|---", len(r)) + "|\n")
				}
			}
			b.WriteByte('\n')
		case Columns:
			for _, p := range bl.Paragraphs {
				b.WriteString("> " + p + "\n\n")
			}
		default:
			t := strings.NewReplacer("[", `\[`, "]", `\]`).Replace(bl.Text)
			first, rest, _ := strings.Cut(t, " ")
			if i%2 == 0 {
				t = "**" + first + "** " + rest
			} else {
				t = "[" + first + "](https://sada.example/x) " + rest
			}
			b.WriteString(t + "\n\n")
		}
	}
	return b.String()
}
