package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"

	"isnad"
	"isnad/ingest/charset"
	"isnad/ingest/chat"
	"isnad/ingest/feed"
)

// decoded is the whole of an input as text.
func (w *walker) decoded(in *input, declared string) (b []byte, s, enc string, err error) {
	if b, err = in.all(w.lim.Document); err != nil {
		return
	}
	if w.opts.Encoding != "" {
		declared = w.opts.Encoding
	}
	s, enc, err = charset.Decode(b, declared)
	return
}

func (w *walker) telegram(ctx context.Context, in *input) error {
	_, err := chat.TelegramJSON(in.r, w.lim.Document, w.lim.Nesting, func(m *chat.Message) error { return w.message(ctx, in, m, Telegram) })
	return err
}

func (w *walker) telegramPage(ctx context.Context, in *input) error {
	_, s, _, err := w.decoded(in, "utf-8")
	if err != nil {
		return err
	}
	if err := w.parser.check(s); err != nil {
		return err
	}
	_, err = chat.TelegramHTML(s, func(m *chat.Message) error { return w.message(ctx, in, m, Telegram) })
	return err
}

func (w *walker) whatsApp(ctx context.Context, in *input, name string) error {
	_, s, _, err := w.decoded(in, "utf-8")
	if err != nil {
		return err
	}
	if name == "" {
		name = in.chat
	}
	var held []*chat.Message
	_, sure, err := chat.WhatsApp(s, name, func(m *chat.Message) error {
		held = append(held, m)
		return nil
	})
	if err != nil {
		return err
	}
	if len(held) == 0 {
		return ErrEmpty
	}
	for _, m := range held {
		it := w.messageItem(in, m, WhatsApp)
		if !sure {
			it.Notes = append(it.Notes, "The export does not tell whether day or month comes first in its dates; the day was taken to.")
		}
		if err := w.emit(ctx, in, it, messageKey(m)); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) message(ctx context.Context, in *input, m *chat.Message, f Format) error {
	place := in.place + "#" + m.ID
	if m.Err != nil {
		return w.fail(ctx, place, f, m.Err)
	}
	return w.emit(ctx, in, w.messageItem(in, m, f), messageKey(m))
}

func messageKey(m *chat.Message) string { return m.From + m.At.String() }

func (w *walker) messageItem(in *input, m *chat.Message, f Format) Item {
	it := Item{Dispatch: isnad.Dispatch{Outlet: m.Chat, Text: m.Text}, Original: m.Raw, Source: in.place + "#" + m.ID, Format: f, Byline: m.From}
	if m.Chat == "" {
		it.Dispatch.Outlet = m.From
	}
	if m.Forwarded != "" {
		it.Forwarded = []string{m.Forwarded}
	}
	if f == Telegram && m.Chat != "" {
		it.Dispatch.Doc = m.Chat + "/" + m.ID
	}
	it.at(m.At)
	return it
}

func (w *walker) feed(ctx context.Context, in *input) error {
	head, err := in.head()
	if err != nil {
		return err
	}
	declared := feed.Encoding(head)
	if declared == "" {
		declared = in.encoding
	}
	b, s, enc, err := w.decoded(in, declared)
	if err != nil {
		return err
	}
	f, err := feed.Read(s, feed.Limits{Nesting: w.lim.Nesting, Entries: w.lim.Entries})
	if err != nil {
		return err
	}
	for i, e := range f.Items {
		it := Item{Dispatch: isnad.Dispatch{Title: e.Title, Outlet: f.Title, Date: e.Date, Text: e.Text}, Original: b, Source: fmt.Sprintf("%s#%d", in.place, i+1),
			Format: Feed, Encoding: enc, URL: e.Link, Byline: e.Author, Published: e.Published}
		if e.Outlet != "" {
			it.Dispatch.Outlet = e.Outlet
		}
		if w.opts.Linked && in.folder != "" {
			ok, err := w.linked(ctx, in, &it, e.Link)
			if err != nil {
				return err
			}
			if ok {
				continue
			}
		}
		if strings.TrimSpace(it.Dispatch.Text) == "" {
			it.Dispatch.Text = e.Title // headlines are dispatches too
		}
		if err := w.emit(ctx, in, it, e.ID); err != nil {
			return err
		}
	}
	return nil
}

// linked reads the page that an item links to, where it is a file in the
// feed's folder or below it. What the feed says of the item stands where the
// page does not say.
func (w *walker) linked(ctx context.Context, in *input, it *Item, link string) (bool, error) {
	u, err := url.Parse(link)
	if err != nil || link == "" {
		return false, nil
	}
	root, err := os.OpenRoot(in.folder)
	if err != nil {
		return false, nil
	}
	defer root.Close()
	p := strings.TrimPrefix(u.Path, "/")
	for _, name := range []string{p, path.Base(p), p + ".html", path.Base(p) + ".html"} {
		if name == "" || name == "." || !filepath.IsLocal(filepath.FromSlash(name)) {
			continue
		}
		f, err := root.Open(filepath.FromSlash(name))
		if err != nil {
			continue
		}
		st, err := f.Stat()
		if err != nil || !st.Mode().IsRegular() {
			f.Close()
			continue
		}
		b, err := io.ReadAll(io.LimitReader(f, w.lim.Document+1))
		f.Close()
		if err != nil || int64(len(b)) > w.lim.Document {
			continue
		}
		sub := stored(visible(filepath.Join(in.folder, name)), path.Base(name), bytes.NewReader(b), int64(len(b)), in.depth)
		if u.IsAbs() {
			sub.address = link
		}
		sub.fill = it
		return true, w.read(ctx, sub)
	}
	return false, nil
}
