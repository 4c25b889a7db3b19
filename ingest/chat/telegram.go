// Package chat reads what Telegram and WhatsApp export.
//
// An export goes in, its messages come out in their order, each with its
// text, sender, time and from whom it was passed on. Notices of the service,
// and messages that are only a picture or a sound, have no text and are
// counted, not given.
package chat

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// Message is one message with text.
type Message struct {
	ID        string
	Chat      string // the channel's, group's or person's name as the export gives it
	From      string // who wrote it
	Forwarded string // from whom it was passed on; empty where it was not
	At        time.Time
	Zone      bool // At's zone is known; else it is the exporter's local time, given as UTC
	Text      string
	Raw       []byte // the message as it stands in the export
	// Err is why this message cannot be read; the others can.
	Err error
}

// ErrLimit is wrapped by errors that say which limit was reached.
var ErrLimit = errors.New("limit")

type telegramMessage struct {
	ID        int64           `json:"id"`
	Type      string          `json:"type"`
	Date      string          `json:"date"`
	Unix      string          `json:"date_unixtime"`
	From      string          `json:"from"`
	Actor     string          `json:"actor"`
	Author    string          `json:"author"` // who signed a post of a channel
	Forwarded *string         `json:"forwarded_from"`
	Saved     *string         `json:"saved_from"`
	Text      json.RawMessage `json:"text"`
}

// TelegramJSON reads result.json, of one chat or of all, without holding it in
// memory; limit bounds the bytes of a message and nesting the depth around
// messages. It gives how many messages had no text.
func TelegramJSON(r io.Reader, limit int64, nesting int, yield func(*Message) error) (empty int, err error) {
	meter := &reader{r: r, limit: limit}
	dec := json.NewDecoder(meter)
	type level struct {
		array bool
		name  string // of the chat
		key   string
	}
	var open []level
	for {
		t, err := dec.Token()
		meter.mark(dec.InputOffset())
		if err == io.EOF && len(open) == 0 {
			return empty, nil
		}
		if err == io.EOF {
			return empty, io.ErrUnexpectedEOF
		}
		if err != nil {
			return empty, err
		}
		top := len(open) - 1
		switch t := t.(type) {
		case json.Delim:
			switch t {
			case '{', '[':
				if len(open) >= nesting {
					return empty, fmt.Errorf("nested more than %d deep: %w", nesting, ErrLimit)
				}
				l := level{array: t == '['}
				if top >= 0 {
					l.name = open[top].name
					if !open[top].array {
						l.key = ""
					}
				}
				if t == '[' && top >= 0 && open[top].key == "messages" {
					for dec.More() {
						var raw json.RawMessage
						if err := dec.Decode(&raw); err != nil {
							return empty, err
						}
						meter.mark(dec.InputOffset())
						m := telegram(raw, open[top].name)
						if m.Err == nil && m.Text == "" {
							empty++
							continue
						}
						if err := yield(m); err != nil {
							return empty, err
						}
					}
				}
				open = append(open, l)
			default:
				open = open[:top]
				if top > 0 && !open[top-1].array {
					open[top-1].key = ""
				}
			}
		default:
			if top < 0 || open[top].array {
				continue
			}
			l := &open[top]
			if l.key == "" {
				l.key, _ = t.(string)
				if l.key == "" {
					l.key = " "
				}
				continue
			}
			if s, ok := t.(string); ok && l.key == "name" {
				l.name = s
			}
			l.key = ""
		}
	}
}

func telegram(raw json.RawMessage, chat string) *Message {
	m := &Message{Chat: chat, Raw: raw}
	var t telegramMessage
	if err := json.Unmarshal(raw, &t); err != nil {
		m.Err = err
		return m
	}
	m.ID = fmt.Sprint(t.ID)
	if t.Type != "message" {
		return m
	}
	m.Text = strings.TrimSpace(telegramText(t.Text))
	m.From = t.From
	if t.Author != "" {
		m.From = t.Author
	}
	switch {
	case t.Forwarded != nil:
		m.Forwarded = *t.Forwarded
	case t.Saved != nil:
		m.Forwarded = *t.Saved
	}
	var sec int64
	if _, err := fmt.Sscan(t.Unix, &sec); err == nil && sec > 0 {
		m.At, m.Zone = time.Unix(sec, 0).UTC(), true
	}
	// The day is that of the exporter's clock, where people read it.
	if at, err := time.Parse("2006-01-02T15:04:05", t.Date); err == nil {
		if m.Zone {
			at = time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.FixedZone("", int(at.Unix()-sec)))
		}
		m.At = at
	}
	return m
}

// telegramText is a string, or a list of strings and of parts with a text.
func telegramText(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var parts []json.RawMessage
	if json.Unmarshal(raw, &parts) != nil {
		return ""
	}
	var b strings.Builder
	for _, p := range parts {
		var part struct {
			Text string `json:"text"`
		}
		if json.Unmarshal(p, &s) == nil {
			b.WriteString(s)
		} else if json.Unmarshal(p, &part) == nil {
			b.WriteString(part.Text)
		}
	}
	return b.String()
}

// reader stops a decoder that would take in more than the limit since the
// last mark: one value larger than that.
type reader struct {
	r           io.Reader
	limit       int64
	read, value int64
}

func (r *reader) mark(at int64) { r.value = at }

func (r *reader) Read(b []byte) (int, error) {
	if r.read-r.value > r.limit {
		return 0, fmt.Errorf("a value of more than %d bytes: %w", r.limit, ErrLimit)
	}
	n, err := r.r.Read(b)
	r.read += int64(n)
	return n, err
}
