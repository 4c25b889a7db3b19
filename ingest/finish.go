package ingest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"isnad/ingest/chat"
	"isnad/ingest/feed"
	"isnad/ingest/lang"
	"isnad/ingest/neardup"
	"isnad/ingest/office"
	"isnad/ingest/page"
	"isnad/ingest/warc"
	"isnad/ingest/when"
)

// ErrNoReader is input of a kind that holds no dispatch: pictures, sound,
// programs. Callers may count it apart from damage.
var ErrNoReader = errors.New("no text is read from this kind of file")

// emit completes an item and yields it. key tells messages apart that say the
// same at the same place.
func (w *walker) emit(ctx context.Context, in *input, it Item, key string) error {
	d := &it.Dispatch
	d.Text = strings.ReplaceAll(d.Text, "\r\n", "\n")
	if !utf8.ValidString(d.Text) {
		d.Text = strings.ToValidUTF8(d.Text, "\ufffd")
	}
	d.Title = strings.ToValidUTF8(strings.TrimSpace(d.Title), "\ufffd")
	switch {
	case len(d.Text) > w.lim.Text:
		return w.fail(ctx, it.Source, it.Format, refuse("Text", "text of %s; the limit is %s", bytesIn(int64(len(d.Text))), bytesIn(int64(w.lim.Text))))
	case strings.TrimSpace(d.Text) == "":
		return w.fail(ctx, it.Source, it.Format, ErrEmpty)
	}
	if f := in.fill; f != nil {
		it.fill(f)
	}
	if !in.found.IsZero() && d.Date == "" {
		it.Notes = append(it.Notes, "The page gives no date; it was fetched on "+in.found.UTC().Format(time.DateOnly)+".")
	}
	if d.Outlet == "" {
		d.Outlet = w.opts.Outlet
	}
	if d.Date == "" {
		d.Date = w.opts.Date
	}
	switch {
	case w.opts.Lang != "":
		d.Lang = w.opts.Lang
	case d.Lang == "":
		d.Lang = lang.Identify(d.Text)
	}
	it.Lang = d.Lang
	switch {
	case it.Lang == "und":
		it.Notes = append(it.Notes, "The language could not be told from the letters.")
	case !Readable(it.Lang):
		it.Notes = append(it.Notes, fmt.Sprintf("The language is %s: it is kept, and no claims are read from it.", it.Lang))
	}
	it.Signature = neardup.Of(d.Text)
	if d.Doc == "" {
		h := sha256.New()
		for _, s := range []string{d.Outlet, d.Date, d.Title, it.URL, key, d.Text} {
			fmt.Fprintf(h, "%d:%s", len(s), s)
		}
		d.Doc = stem(in.name) + "-" + hex.EncodeToString(h.Sum(nil)[:5])
	}
	if err := ctx.Err(); err != nil {
		return stop{err}
	}
	if err := w.yield(it); err != nil {
		return stop{err}
	}
	if w.items++; w.items%64 == 0 {
		w.report(it.Source)
	}
	return nil
}

// fill takes from a feed what the page does not say.
func (it *Item) fill(f *Item) {
	d := &it.Dispatch
	if d.Title == "" {
		d.Title = f.Dispatch.Title
	}
	if d.Outlet == "" {
		d.Outlet = f.Dispatch.Outlet
	}
	if d.Date == "" {
		d.Date, it.Published = f.Dispatch.Date, f.Published
	}
	if it.Byline == "" {
		it.Byline = f.Byline
	}
	if it.URL == "" {
		it.URL = f.URL
	}
}

func stem(name string) string {
	s := strings.TrimSuffix(name, filepath.Ext(name))
	s = strings.Join(strings.Fields(visible(s)), "_")
	if s == "" {
		return "doc"
	}
	if r := []rune(s); len(r) > 60 {
		return string(r[:60])
	}
	return s
}

// dated takes a date that a source gives.
func (it *Item) dated(s string) {
	if date, at, ok := when.Read(s); ok {
		it.Dispatch.Date, it.Published = date, at
	}
}

// at takes a moment that a source gives; the day is that of its own zone.
func (it *Item) at(t time.Time) {
	if !t.IsZero() {
		it.Dispatch.Date, it.Published = t.Format(time.DateOnly), t
	}
}

// asRefusal makes refusals of the limits that the readers of formats report.
func asRefusal(err error) error {
	for _, limit := range []error{chat.ErrLimit, feed.ErrLimit, office.ErrLimit, page.ErrLimit, warc.ErrLimit} {
		if errors.Is(err, limit) {
			return &Refusal{Reason: strings.TrimSuffix(err.Error(), ": "+limit.Error())}
		}
	}
	return err
}

// Readable reports whether claims are read from texts of a language, as
// Item.Lang gives it: Arabic of any country, or what nothing tells.
func Readable(lang string) bool {
	return lang == "" || lang == "und" || lang == "ar" || strings.HasPrefix(lang, "ar-")
}
