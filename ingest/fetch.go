package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// address reports paths that are addresses of pages.
func address(p string) bool {
	return strings.HasPrefix(p, "http://") || strings.HasPrefix(p, "https://")
}

// fetch gets one page, because it was asked for by name. It sends no cookies
// and nothing of this machine but that this program asks, and follows no more
// than five redirections.
func (w *walker) fetch(ctx context.Context, addr string) error {
	if !w.opts.Fetch {
		return w.fail(ctx, visible(addr), "", refuse("", "an address; fetching is not allowed here (--fetch allows it)"))
	}
	err := w.get(ctx, addr)
	var s stop
	if err == nil || errors.As(err, &s) {
		return err
	}
	if ctx.Err() != nil {
		return stop{ctx.Err()}
	}
	return w.fail(ctx, visible(addr), "", err)
}

func (w *walker) get(ctx context.Context, addr string) error {
	ctx2, cancel := context.WithTimeout(ctx, w.lim.Time)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx2, http.MethodGet, addr, nil)
	if err != nil {
		return err
	}
	req.Header.Set("User-Agent", "isnad")
	client := &http.Client{CheckRedirect: func(r *http.Request, via []*http.Request) error {
		if len(via) > 5 {
			return errors.New("more than five redirections")
		}
		return nil
	}}
	if !w.opts.FetchLocal {
		client.Transport = outward()
	}
	resp, err := client.Do(req)
	if err != nil {
		var ue *url.Error
		if errors.As(err, &ue) {
			err = ue.Err
		}
		var r *Refusal
		if errors.As(err, &r) {
			err = r // without the dialer's own words
		}
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("the server answered %s", resp.Status)
	}
	in := streamed(visible(addr), path.Base(resp.Request.URL.Path), resp.Body, 0)
	b, err := in.all(w.lim.Document)
	if err != nil {
		return err
	}
	sub := stored(in.place, in.name, bytes.NewReader(b), int64(len(b)), 0)
	sub.address, sub.encoding, sub.found = resp.Request.URL.String(), charsetOf(resp.Header.Get("Content-Type")), time.Now()
	return w.read(ctx, sub)
}
