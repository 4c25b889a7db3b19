package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"isnad/ingest/page"
	"isnad/ingest/pdf"
)

// local parses in this process, which may be the child.
type local struct{ engine *pdf.Engine }

func (l *local) close() {
	if l.engine != nil {
		l.engine.Close()
		l.engine = nil
	}
}

func (l *local) parse(ctx context.Context, req request, data []byte) (res parsed) {
	defer func() {
		if p := recover(); p != nil {
			res = parsed{Err: fmt.Sprintf("the parser failed: %v", p)}
			l.close()
		}
	}()
	switch req.Kind {
	case kindHTML:
		return parsePage(req, string(data))
	case kindPDF:
		return l.parsePDF(ctx, req, data)
	}
	return parsed{Err: fmt.Sprintf("no parser for %q", req.Kind)}
}

func pageLimits(lim Limits) page.Limits {
	return page.Limits{Elements: 500_000, Nesting: lim.Nesting}
}

func parsePage(req request, text string) parsed {
	a, err := page.Read(text, req.Address, pageLimits(req.Limits))
	if err != nil {
		return failed(err)
	}
	if strings.TrimSpace(a.Text) == "" {
		return parsed{Empty: true}
	}
	p := parsed{Title: a.Title, Byline: a.Byline, Outlet: a.Outlet, Date: a.Date, Published: a.Published, URL: a.URL, Text: a.Text}
	if a.Whole {
		p.Notes = append(p.Notes, "No article was found on the page; all of its text was taken.")
	}
	return p
}

func failed(err error) parsed {
	err = asRefusal(err)
	p := parsed{Err: err.Error()}
	var r *Refusal
	if errors.As(err, &r) {
		p.Err, p.Refused, p.Limit = r.Reason, true, r.Limit
	}
	return p
}

func (l *local) parsePDF(ctx context.Context, req request, data []byte) parsed {
	if l.engine == nil {
		e, err := pdf.Open(ctx, cacheDir(req.Cache), req.Limits.Memory/2)
		if err != nil {
			return parsed{Err: err.Error()}
		}
		l.engine = e
	}
	d, err := l.engine.Read(data, req.Limits.Pages)
	var many *pdf.TooMany
	switch {
	case errors.As(err, &many):
		return failed(refuse("Pages", "%s", many.Error()))
	case errors.Is(err, pdf.ErrLocked):
		return parsed{Err: err.Error()}
	case err != nil:
		l.close() // what state it is in is not known
		return failed(err)
	case len(d.Without) == d.Pages && d.Pages > 0:
		return parsed{Err: fmt.Sprintf("no text layer on any of %s: letters in pictures are not read", pagesIn(d.Pages))}
	case strings.TrimSpace(d.Text) == "":
		return parsed{Empty: true}
	}
	p := parsed{Title: d.Title, Byline: d.Author, Text: d.Text}
	if !d.Created.IsZero() {
		p.Notes = append(p.Notes, madeOn(d.Created))
	}
	if n := len(d.Without); n > 0 {
		p.Notes = append(p.Notes, fmt.Sprintf("No text layer on %s (%s): letters in pictures are not read.", pagesIn(n), list(d.Without)))
	}
	if d.Unmapped > 0.05 {
		p.Notes = append(p.Notes, fmt.Sprintf("The fonts do not say what %.0f %% of the characters are; the text is not to be relied on.", 100*d.Unmapped))
	}
	return p
}

// madeOn is said and not taken for the date of the dispatch: a page printed
// today may be ten years old, and what it calls yesterday as well.
func madeOn(t time.Time) string {
	return "The file states no date of publication; it was made on " + t.Format(time.DateOnly) + "."
}

func pagesIn(n int) string {
	if n == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", n)
}

func list(ns []int) string {
	var b strings.Builder
	for i, n := range ns {
		if i == 20 {
			b.WriteString(" …")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}

// cacheDir is where the compiled engine is kept; "" where there is no place.
func cacheDir(dir string) string {
	if dir == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		dir = filepath.Join(base, "isnad", "pdf")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return ""
	}
	return dir
}
