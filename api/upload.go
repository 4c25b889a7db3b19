package api

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/ingest"
	"isnad/pipeline"
	"isnad/store"
)

func (s *Server) upload(ctx context.Context, in *Upload) (*Out[Job], error) {
	form := in.RawBody.Data()
	opts := ingest.Options{Outlet: strings.TrimSpace(form.Outlet), Date: form.Date, Child: s.Child}
	if !isDate(form.Date) {
		return nil, fault("form.date", "no ISO date; expected 2017, 2017-11 or 2017-11-19", form.Date)
	}
	columns, err := parseColumns(form.Columns)
	if err != nil {
		return nil, fault("form.columns", err.Error(), form.Columns)
	}
	opts.Columns = columns
	if _, err := s.collectionNamed(ctx, in.Collection); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp(s.TempDir, "isnad-upload-")
	if err != nil {
		return nil, s.answer(err)
	}
	var paths []string
	for i, f := range form.Files {
		p, err := keep(dir, i, f)
		if err != nil {
			os.RemoveAll(dir)
			return nil, s.answer(err)
		}
		paths = append(paths, p)
	}
	by := who(ctx).User
	j := s.work.start("upload", in.Collection, by, func(ctx context.Context, tell func(func(*Progress))) error {
		defer os.RemoveAll(dir)
		u := &intake{store: s.Store, reader: s.Lexicon.Reader(), collection: in.Collection, dir: dir, tell: tell}
		defer s.wrote(context.WithoutCancel(ctx))
		return u.run(store.As(ctx, by), paths, opts)
	})
	return &Out[Job]{j}, nil
}

// fetch reads pages by their addresses. It is the one thing besides OpenID
// that has the server call anybody, and only where it was started so.
func (s *Server) fetch(ctx context.Context, in *Fetch) (*Out[Job], error) {
	if !s.Fetch {
		return nil, huma.Error409Conflict("this server fetches no pages; it would have to be started with --fetch")
	}
	if !isDate(in.Body.Date) {
		return nil, fault("body.date", "no ISO date; expected 2017, 2017-11 or 2017-11-19", in.Body.Date)
	}
	for i, a := range in.Body.URLs {
		u, err := url.Parse(a)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return nil, fault(fmt.Sprintf("body.urls[%d]", i), "no address that begins with http:// or https://", a)
		}
	}
	if _, err := s.collectionNamed(ctx, in.Collection); err != nil {
		return nil, err
	}
	by := who(ctx).User
	opts := ingest.Options{Outlet: strings.TrimSpace(in.Body.Outlet), Date: in.Body.Date, Child: s.Child, Fetch: true, FetchLocal: s.Local}
	j := s.work.start("fetch", in.Collection, by, func(ctx context.Context, tell func(func(*Progress))) error {
		u := &intake{store: s.Store, reader: s.Lexicon.Reader(), collection: in.Collection, tell: tell}
		defer s.wrote(context.WithoutCancel(ctx))
		return u.run(store.As(ctx, by), in.Body.URLs, opts)
	})
	return &Out[Job]{j}, nil
}

// keep copies an uploaded file out of the request, under its own name in a
// folder of its own.
func keep(dir string, i int, f huma.FormFile) (string, error) {
	defer f.Close()
	name := filepath.Base(filepath.Clean("/" + strings.ReplaceAll(f.Filename, `\`, "/")))
	if name == "/" || name == "." {
		name = "upload"
	}
	if ext := filepath.Ext(name); len(name) > 200 {
		// Longer names do not fit a file system; Arabic letters are two bytes.
		name = strings.ToValidUTF8(name[:200-min(len(ext), 20)], "") + ext[:min(len(ext), 20)]
	}
	sub := filepath.Join(dir, fmt.Sprintf("%05d", i))
	if err := os.Mkdir(sub, 0o700); err != nil {
		return "", err
	}
	p := filepath.Join(sub, name)
	out, err := os.OpenFile(p, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(out, f)
	return p, errors.Join(err, out.Close())
}

// parseColumns reads field=column pairs.
func parseColumns(list string) (map[string]string, error) {
	if list == "" {
		return nil, nil
	}
	out := map[string]string{}
	for pair := range strings.SplitSeq(list, ",") {
		field, column, ok := strings.Cut(strings.TrimSpace(pair), "=")
		switch field {
		case "text", "title", "date", "outlet", "doc", "lang", "url", "byline":
		default:
			ok = false
		}
		if !ok || column == "" {
			return nil, fmt.Errorf("%q is no field=column; fields are text, title, date, outlet, doc, lang, url, byline", pair)
		}
		out[field] = column
	}
	return out, nil
}

// intake reads files into a collection.
type intake struct {
	store      *store.Store
	reader     *pipeline.Reader
	collection string
	dir        string // where the files lie, which nobody needs to know
	tell       func(func(*Progress))
	held       []store.Item
	weight     int // of held, in bytes
	refused    []store.Refused
}

// load is how many dispatches are read and added together, and weight how many
// bytes of them. What is in the store when a job is cancelled stays, so that
// this is what it can lose.
const (
	load   = 64
	weight = 16 << 20
)

func (u *intake) run(ctx context.Context, paths []string, opts ingest.Options) error {
	opts.Progress = func(p ingest.Progress) {
		u.tell(func(now *Progress) {
			now.Files = p.FilesDone
			now.Current = u.shown(p.Source)
			// Only the share of the bytes tells how many dispatches will come.
			if p.BytesDone > 0 && p.Bytes > p.BytesDone {
				now.Total = int(float64(now.Done+len(u.held)) * float64(p.Bytes) / float64(p.BytesDone))
			}
		})
	}
	err := ingest.Walk(ctx, paths, opts, func(it ingest.Item) error {
		if it.Err != nil {
			u.refused = append(u.refused, store.Refused{Source: u.shown(it.Source), Reason: u.shown(it.Err.Error()), Size: int64(len(it.Original))})
			u.tell(func(now *Progress) { now.Unread++ })
			return nil
		}
		d := it.Dispatch
		if d.Lang == "" {
			d.Lang = it.Lang
		}
		u.held = append(u.held, store.Item{Dispatch: d, Original: it.Original, Source: u.shown(it.Source), Format: string(it.Format), URL: it.URL,
			Byline: it.Byline, Published: it.Published, Forwarded: it.Forwarded, Signature: it.Signature, Notes: it.Notes})
		if u.weight += len(it.Original) + len(d.Text); len(u.held) >= load || u.weight >= weight {
			return u.add(ctx)
		}
		return nil
	})
	if err == nil {
		err = u.add(ctx)
	}
	u.tell(func(now *Progress) {
		now.Files = len(paths)
		now.Total = now.Done
	})
	return errors.Join(err, u.store.Refuse(context.WithoutCancel(ctx), u.collection, u.refused))
}

// shown is a place without the folder in which the server kept the file.
func (u *intake) shown(source string) string {
	for u.dir != "" {
		before, rest, found := strings.Cut(source, u.dir+string(filepath.Separator))
		if !found {
			return source
		}
		_, name, _ := strings.Cut(rest, string(filepath.Separator))
		source = before + name
	}
	return source
}

// add reads what is held and puts it into the store.
func (u *intake) add(ctx context.Context) error {
	items := u.held
	u.held, u.weight = nil, 0
	if len(items) == 0 {
		return ctx.Err()
	}
	there, err := u.store.Has(ctx, u.collection, items)
	if err != nil {
		return err
	}
	var fresh []store.Item
	for i := range items {
		if !there[i] {
			fresh = append(fresh, items[i])
		}
	}
	readAll(ctx, u.reader, fresh)
	if err := ctx.Err(); err != nil {
		return err
	}
	added, err := u.store.Add(ctx, u.collection, fresh)
	if err != nil {
		return err
	}
	u.tell(func(now *Progress) {
		now.Done += len(items)
		now.Total = max(now.Total, now.Done)
		now.Duplicates += len(items) - len(fresh)
		for i, a := range added {
			if !a.New {
				now.Duplicates++
				continue
			}
			now.Added++
			if fresh[i].Record == nil {
				now.Unread++
			} else {
				now.Claims += len(fresh[i].Record.Claims)
			}
		}
	})
	return nil
}

// readAll reads items on all cores, and says in each why it was not read.
func readAll(ctx context.Context, r *pipeline.Reader, items []store.Item) {
	next := make(chan *store.Item)
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(items))) {
		all.Go(func() {
			for it := range next {
				readOne(r, it)
			}
		})
	}
	for i := range items {
		if ctx.Err() != nil {
			break
		}
		next <- &items[i]
	}
	close(next)
	all.Wait()
}

func readOne(r *pipeline.Reader, it *store.Item) {
	if !ingest.Readable(it.Lang) {
		it.Unread = "not Arabic: " + it.Lang
		return
	}
	d := it.Dispatch
	x, err := r.Read(&d)
	if err != nil {
		it.Unread = err.Error()
		return
	}
	it.Record = r.Record(x)
}

// readDispatches reads dispatches of the store on all cores; nil where one
// cannot be read.
func readDispatches(ctx context.Context, r *pipeline.Reader, list []*store.Dispatch) []*isnad.Record {
	items := make([]store.Item, len(list))
	for i, d := range list {
		items[i].Dispatch = isnad.Dispatch{Doc: d.Doc, Outlet: d.Outlet, Date: d.Date, Lang: d.Lang, Title: d.Title, Text: d.Text}
	}
	readAll(ctx, r, items)
	out := make([]*isnad.Record, len(list))
	for i := range items {
		out[i] = items[i].Record
	}
	return out
}
