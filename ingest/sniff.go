package ingest

import (
	"bytes"
	"net/http"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"isnad/ingest/charset"
	"isnad/ingest/chat"
)

// kind is a format, with those that only the first bytes tell.
type kind string

const (
	kindText     = kind(Text)
	kindMarkdown = kind(Markdown)
	kindHTML     = kind(HTML)
	kindFeed     = kind(Feed)
	kindPDF      = kind(PDF)
	kindZip      = kind(Zip)
	kindGzip     = kind(Gzip)
	kindTar      = kind(Tar)
	kindWARC     = kind(WARC)
	kindJSON     = kind(JSONL)
	kindCSV      = kind(CSV)
	kindTelegram = kind(Telegram)
	kindTGPage   = kind("telegram page")
	kindWhatsApp = kind(WhatsApp)
	kindFlatODT  = kind("flat odt")
	kindNone     = kind("")
)

// sniff tells a format by its first bytes, and where those are plain text, by
// the name.
func sniff(name string, head []byte) kind {
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case bytes.HasPrefix(head, []byte("%PDF-")), bytes.Contains(head[:min(len(head), 1024)], []byte("\n%PDF-")):
		return kindPDF
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return kindZip
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return kindGzip
	case bytes.HasPrefix(head, []byte("WARC/")):
		return kindWARC
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return kindTar
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	low := strings.ToLower(string(text[:min(len(text), 2048)]))
	switch {
	case strings.HasPrefix(low, "<?xml") || strings.HasPrefix(low, "<rss") || strings.HasPrefix(low, "<feed") || strings.HasPrefix(low, "<rdf:") ||
		strings.HasPrefix(low, "<!doctype") && !strings.HasPrefix(low, "<!doctype html"):
		switch {
		case strings.Contains(low, "opendocument.text") || strings.Contains(low, "<office:document"):
			return kindFlatODT
		case strings.Contains(low, "<html"):
			return kindHTML
		}
		return kindFeed
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"), strings.HasPrefix(low, "<") && (strings.Contains(low, "<head") || strings.Contains(low, "<body") || strings.Contains(low, "<html")):
		if chat.IsTelegramHTML(string(head)) {
			return kindTGPage
		}
		return kindHTML
	case strings.HasPrefix(low, "{") || strings.HasPrefix(low, "["):
		if strings.HasPrefix(low, "{") && (bytes.Contains(head, []byte(`"messages": [`)) || bytes.Contains(head, []byte(`"messages":[`)) ||
			bytes.Contains(head, []byte(`"personal_information"`)) || bytes.Contains(head, []byte(`"chats": {`))) {
			return kindTelegram
		}
		if ext == ".json" || ext == ".jsonl" || ext == ".ndjson" || len(text) > 1 && strings.HasPrefix(strings.TrimLeft(string(text[1:]), " \t\r\n"), `"`) || strings.HasPrefix(low, "[{") {
			return kindJSON
		}
	}
	switch ext {
	case ".html", ".htm", ".xhtml", ".mht":
		return kindHTML
	case ".md", ".markdown":
		return kindMarkdown
	case ".csv", ".tsv":
		return kindCSV
	case ".jsonl", ".ndjson":
		return kindJSON
	case ".css", ".js", ".mjs", ".map", ".svg", ".woff", ".woff2", ".ttf", ".exe", ".dll", ".so", ".db", ".sqlite":
		return kindNone
	}
	if t, _, err := charset.Decode(whole(head), ""); err == nil {
		if chat.IsWhatsApp(t) {
			return kindWhatsApp
		}
		return kindText
	}
	if t := http.DetectContentType(head); !strings.HasPrefix(t, "text/") && t != "application/octet-stream" {
		return kindNone
	}
	if ext == ".txt" || ext == "" || ext == ".text" {
		return kindText // its reader says what is wrong with it
	}
	return kindNone
}

// whole is the beginning of a file without the character that its end cuts.
func whole(head []byte) []byte {
	if len(head) < 8192 {
		return head
	}
	if t := trimPartial(head); utf8.Valid(t) {
		return t
	}
	return head[:len(head)&^1]
}
