package ingest

import (
	"archive/zip"
	"context"
	"fmt"
	"net/http"
	"regexp"
	"strings"

	"isnad"
	"isnad/ingest/charset"
	"isnad/ingest/chat"
	"isnad/ingest/office"
)

// dispatch hands an input to the reader of its format.
func (w *walker) dispatch(ctx context.Context, in *input) error {
	head, err := in.head()
	if err != nil {
		return err
	}
	if len(head) == 0 {
		return ErrEmpty
	}
	switch sniff(in.name, head) {
	case kindText:
		return w.text(ctx, in, false)
	case kindMarkdown:
		return w.text(ctx, in, true)
	case kindHTML, kindPDF:
		return w.risky(ctx, in, sniff(in.name, head))
	case kindFeed:
		return w.feed(ctx, in)
	case kindJSON:
		return w.json(ctx, in)
	case kindCSV:
		return w.csv(ctx, in)
	case kindTelegram:
		return w.telegram(ctx, in)
	case kindTGPage:
		return w.telegramPage(ctx, in)
	case kindWhatsApp:
		return w.whatsApp(ctx, in, chat.ChatName(in.name))
	case kindFlatODT:
		return w.flatODT(ctx, in)
	case kindZip:
		return w.zip(ctx, in)
	case kindGzip:
		return w.gzip(ctx, in)
	case kindTar:
		return w.tar(ctx, in, in.r)
	case kindWARC:
		return w.warc(ctx, in)
	}
	return fmt.Errorf("%w (%s)", ErrNoReader, http.DetectContentType(head))
}

// text reads plain text or Markdown, one dispatch.
func (w *walker) text(ctx context.Context, in *input, markdown bool) error {
	b, err := in.all(w.lim.Document)
	if err != nil {
		return err
	}
	declared := w.opts.Encoding
	if declared == "" {
		declared = in.encoding
	}
	s, enc, err := charset.Decode(b, declared)
	if err != nil {
		return err
	}
	it := Item{Dispatch: isnad.Dispatch{Text: s}, Original: b, Source: in.place, Format: Text, Encoding: enc}
	if markdown {
		it.Format = Markdown
		it.markdown(s)
	}
	return w.emit(ctx, in, it, "")
}

// risky has a page or a PDF parsed where it can do no harm.
func (w *walker) risky(ctx context.Context, in *input, k kind) error {
	b, err := in.all(w.lim.Document)
	if err != nil {
		return err
	}
	req := request{Kind: k, Address: in.address}
	data := b
	it := Item{Original: b, Source: in.place, Format: Format(k)}
	if k == kindHTML {
		declared := in.encoding
		if declared == "" {
			declared = declaredIn(b)
		}
		s, enc, err := charset.Decode(b, declared)
		if err != nil {
			return err
		}
		it.Encoding, data = enc, []byte(s)
	}
	res, err := w.parser.parse(ctx, req, data)
	if err != nil {
		return err
	}
	it.Dispatch = isnad.Dispatch{Title: res.Title, Outlet: res.Outlet, Date: res.Date, Text: res.Text}
	it.Published, it.Byline, it.URL, it.Notes = res.Published, res.Byline, res.URL, res.Notes
	if it.URL == "" {
		it.URL = in.address
	}
	return w.emit(ctx, in, it, "")
}

var metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:-]{3,30})`)

// declaredIn is the encoding that a page names in its head.
func declaredIn(b []byte) string {
	if m := metaCharset.FindSubmatch(b[:min(len(b), 4096)]); m != nil {
		return string(m[1])
	}
	return ""
}

func (w *walker) office(ctx context.Context, in *input, z *zip.Reader, original []byte, f Format) error {
	lim := office.Limits{Bytes: w.lim.Document, Ratio: w.lim.Ratio, Nesting: w.lim.Nesting, Text: w.lim.Text}
	read := office.DOCX
	if f == ODT {
		read = office.ODT
	}
	d, err := read(z, lim)
	if err != nil {
		return err
	}
	return w.officeItem(ctx, in, d, original, f)
}

func (w *walker) flatODT(ctx context.Context, in *input) error {
	b, err := in.all(w.lim.Document)
	if err != nil {
		return err
	}
	d, err := office.FlatODT(b, office.Limits{Bytes: w.lim.Document, Ratio: w.lim.Ratio, Nesting: w.lim.Nesting, Text: w.lim.Text})
	if err != nil {
		return err
	}
	return w.officeItem(ctx, in, d, b, ODT)
}

func (w *walker) officeItem(ctx context.Context, in *input, d *office.Document, original []byte, f Format) error {
	it := Item{Dispatch: isnad.Dispatch{Title: d.Title, Text: d.Text}, Original: original, Source: in.place, Format: f, Byline: d.Author}
	if !d.Created.IsZero() {
		it.Notes = append(it.Notes, madeOn(d.Created))
	}
	return w.emit(ctx, in, it, "")
}

// markdown takes the front matter and the marks away.
func (it *Item) markdown(s string) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		if front, body, ok := strings.Cut(rest, "\n---\n"); ok && len(front) < 1<<16 {
			s = body
			for line := range strings.Lines(front) {
				key, v, _ := strings.Cut(line, ":")
				v = strings.Trim(strings.TrimSpace(v), `"'`)
				switch strings.ToLower(strings.TrimSpace(key)) {
				case "title", "العنوان":
					it.Dispatch.Title = v
				case "date", "التاريخ":
					it.dated(v)
				case "author", "byline", "الكاتب":
					it.Byline = v
				case "outlet", "source", "site", "المصدر":
					it.Dispatch.Outlet = v
				case "url", "link", "الرابط":
					it.URL = v
				}
			}
		}
	}
	var b strings.Builder
	code := false
	for line := range strings.Lines(s) {
		l := strings.TrimRight(line, "\n")
		t := strings.TrimLeft(l, " ")
		if strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
			code = !code
			continue
		}
		if code {
			b.WriteString(line)
			continue
		}
		if rule(t) {
			b.WriteByte('\n')
			continue
		}
		for strings.HasPrefix(t, ">") {
			t = strings.TrimLeft(t[1:], " ")
		}
		head := strings.TrimLeft(t, "#")
		if n := len(t) - len(head); n >= 1 && n <= 6 && (head == "" || head[0] == ' ') {
			t = strings.TrimRight(strings.TrimSpace(head), "# ")
			if name := inline(t); n == 1 && (it.Dispatch.Title == "" || it.Dispatch.Title == name) {
				it.Dispatch.Title = name
				continue
			}
		}
		if len(t) > 1 && strings.IndexByte("-*+", t[0]) >= 0 && t[1] == ' ' {
			t = t[2:]
		}
		if strings.HasPrefix(t, "|") {
			cells := strings.Split(strings.Trim(t, "| "), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			if strings.Trim(strings.Join(cells, ""), ":-") == "" {
				continue
			}
			t = strings.Join(cells, "\t")
		}
		b.WriteString(inline(t))
		b.WriteByte('\n')
	}
	it.Dispatch.Text = strings.TrimLeft(b.String(), "\n")
}

func rule(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	return len(s) >= 3 && (strings.Trim(s, "-") == "" || strings.Trim(s, "*") == "" || strings.Trim(s, "_") == "")
}

var (
	mdImage  = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	mdLink   = regexp.MustCompile(`\[([^\]]+)\]\([^)]*\)`)
	mdStrong = regexp.MustCompile("(\\*\\*|__|`)([^*_`\\n]+)(\\*\\*|__|`)")
	mdStar   = regexp.MustCompile(`(^|[^\p{N}*])\*([^*\s][^*\n]*)\*`)
	mdUnder  = regexp.MustCompile(`(^|[^\p{L}\p{N}_])_([^_\s][^_\n]*)_`)
	mdTag    = regexp.MustCompile(`</?[a-zA-Z][^>\n]*>`)
	mdEscape = regexp.MustCompile(`\\([\\` + "`" + `*_{}\[\]()#+.!|>~-])`)
)

func inline(s string) string {
	s = mdImage.ReplaceAllString(s, "")
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdStrong.ReplaceAllString(s, "$2")
	s = mdStar.ReplaceAllString(s, "$1$2")
	s = mdUnder.ReplaceAllString(s, "$1$2")
	s = mdTag.ReplaceAllString(s, "")
	return mdEscape.ReplaceAllString(s, "$1")
}
