package api

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

const eventStream = "text/event-stream"

// site serves the built interface: its index for every page address, files
// with their cache headers. Vite names files in assets by their contents, so
// those may be kept for ever.
func site(web fs.FS) (http.Handler, error) {
	index := []byte(unbuilt)
	if web != nil {
		b, err := fs.ReadFile(web, "index.html")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if err == nil {
			index = b
		}
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			problem(w, http.StatusMethodNotAllowed, r.Method+" is not for pages")
			return
		}
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if web != nil && name != "" && name != "index.html" {
			b, err := fs.ReadFile(web, name)
			switch {
			case err == nil:
				if strings.HasPrefix(name, "assets/") {
					w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
				} else {
					w.Header().Set("Cache-Control", "no-cache")
				}
				if path.Ext(name) == ".mjs" {
					w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
				}
				http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(b))
				return
			case strings.HasPrefix(name, "assets/"), strings.HasPrefix(name, "map/"), name == "favicon.ico":
				// A file of the site is no page; a page's address may hold a dot
				// (/lexicon/frames/control.frame).
				problem(w, http.StatusNotFound, "no such file: /"+name)
				return
			}
		}
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(index) // the asker has gone
	}), nil
}

const unbuilt = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Isnad</title>
<body>
<h1>Isnad · <span lang="ar" dir="rtl">إسناد</span></h1>
<p>The server runs; the interface is not built into this program. <code>make build</code> builds both.</p>
<p lang="ar" dir="rtl">الخادم يعمل، أما الواجهة فلم تُبنَ في هذا البرنامج.</p>
<p>The API answers under <a href="/api/version">/api</a>; its description is <a href="/api/openapi.json">openapi.json</a>.</p>
</body></html>
`
