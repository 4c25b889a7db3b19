package ingest

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"isnad/ingest/chat"
	"isnad/ingest/office"
	"isnad/ingest/warc"
)

// budget is what an archive and all that it holds may still unpack to.
type budget struct{ left int64 }

// meter holds an unpacking reader to the ratio and the budget.
type meter struct {
	r      io.Reader
	packed func() int64 // bytes taken in so far
	ratio  int64
	most   int64
	n      int64
}

func (m *meter) Read(b []byte) (int, error) {
	n, err := m.r.Read(b)
	m.n += int64(n)
	switch {
	case m.n > m.most:
		return n, refuse("Unpacked", "unpacks to more than %s", bytesIn(m.most))
	case m.n > 1<<20 && m.n/m.ratio > m.packed():
		return n, refuse("Ratio", "unpacks to more than %d times its size", m.ratio)
	}
	return n, err
}

func (w *walker) deep(in *input) error {
	if in.depth >= w.lim.Depth {
		return refuse("Depth", "archives within archives, more than %d deep", w.lim.Depth)
	}
	return nil
}

// member refuses a member of an archive by its name or kind.
func member(name string, mode fs.FileMode) error {
	if reason := climbs(name); reason != "" {
		return refuse("", "%s", reason)
	}
	if reason := trick(name); reason != "" {
		return refuse("", "%s", reason)
	}
	if mode&fs.ModeType != 0 && !mode.IsDir() {
		return refuse("", "not a file (%s)", kindOf(mode))
	}
	return nil
}

// zip reads an archive, or what is one inside: DOCX, ODT, WACZ, an export of
// WhatsApp.
func (w *walker) zip(ctx context.Context, in *input) error {
	at, size := in.at, in.size
	var whole []byte
	if at == nil {
		b, err := in.all(w.lim.Document)
		if err != nil {
			return err
		}
		at, size, whole = bytes.NewReader(b), int64(len(b)), b
	}
	z, err := zip.NewReader(at, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return err
	}
	if len(z.File) > w.lim.Entries {
		return refuse("Entries", "%d members; the limit is %d", len(z.File), w.lim.Entries)
	}
	docx, odt := office.IsDOCX(z), office.IsODT(z)
	if docx || odt {
		if whole == nil {
			if whole, err = in.all(w.lim.Document); err != nil {
				return err
			}
		}
		if docx {
			return w.office(ctx, in, z, whole, DOCX)
		}
		return w.office(ctx, in, z, whole, ODT)
	}
	if err := w.deep(in); err != nil {
		return err
	}
	files := slices.Clone(z.File)
	slices.SortStableFunc(files, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	wacz := slices.ContainsFunc(files, func(f *zip.File) bool { return f.Name == "datapackage.json" }) &&
		slices.ContainsFunc(files, func(f *zip.File) bool { return strings.HasPrefix(f.Name, "archive/") })
	group := ""
	if slices.ContainsFunc(files, func(f *zip.File) bool { return f.Name == "_chat.txt" }) || chat.ChatName(in.name) != "" {
		group = chat.ChatName(in.name)
	}
	left := &budget{w.lim.Unpacked}
	for _, f := range files {
		base := path.Base(f.Name)
		if strings.HasSuffix(f.Name, "/") || dropping(base) || strings.HasPrefix(f.Name, "__MACOSX/") {
			continue
		}
		if wacz && !strings.HasPrefix(f.Name, "archive/") {
			continue // indexes and descriptions of the archive itself
		}
		place := in.place + "!/" + visible(f.Name)
		err := member(f.Name, f.Mode())
		if err == nil && f.Flags&1 != 0 {
			err = errors.New("packed with a password")
		}
		if err != nil {
			if err := w.fail(ctx, place, "", err); err != nil {
				return err
			}
			continue
		}
		r, err := f.Open()
		if err != nil {
			if err := w.fail(ctx, place, "", err); err != nil {
				return err
			}
			continue
		}
		m := &meter{r: r, ratio: w.lim.Ratio, most: left.left, packed: func() int64 { return int64(f.CompressedSize64) }}
		sub := streamed(place, base, m, in.depth+1)
		sub.chat = group
		err = w.read(ctx, sub)
		r.Close()
		left.left -= m.n
		if err != nil {
			return err
		}
		if left.left <= 0 {
			return refuse("Unpacked", "unpacks to more than %s; the rest is not read", bytesIn(w.lim.Unpacked))
		}
	}
	return nil
}

type tally struct {
	r io.Reader
	n int64
}

func (c *tally) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n += int64(n)
	return n, err
}

// gzip reads one packed file, or a tar or web archive behind it.
func (w *walker) gzip(ctx context.Context, in *input) error {
	name := strings.TrimSuffix(in.name, ".gz")
	if s, ok := strings.CutSuffix(in.name, ".tgz"); ok {
		name = s + ".tar"
	}
	// A packed web archive is many packed records, one behind the other, and
	// unpacked by its own reader.
	peek, _ := in.r.Peek(1 << 16)
	if z, err := gzip.NewReader(bytes.NewReader(peek)); err == nil {
		var five [5]byte
		if _, err := io.ReadFull(z, five[:]); err == nil && string(five[:]) == "WARC/" {
			return w.warc(ctx, in)
		}
	}
	if err := w.deep(in); err != nil {
		return err
	}
	packed := &tally{r: in.r}
	z, err := gzip.NewReader(bufio.NewReader(packed))
	if err != nil {
		return err
	}
	defer z.Close()
	m := &meter{r: z, ratio: w.lim.Ratio, most: w.lim.Unpacked, packed: func() int64 { return packed.n }}
	sub := streamed(in.place, name, m, in.depth+1)
	head, err := sub.head()
	if err != nil {
		return err
	}
	if sniff(name, head) == kindTar {
		return w.tar(ctx, sub, sub.r)
	}
	sub.place = in.place + "!/" + visible(name)
	return w.read(ctx, sub)
}

func (w *walker) tar(ctx context.Context, in *input, r io.Reader) error {
	if err := w.deep(in); err != nil {
		return err
	}
	t := tar.NewReader(r)
	for n := 1; ; n++ {
		if n > w.lim.Entries {
			return refuse("Entries", "more than %d members; the rest is not read", w.lim.Entries)
		}
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return fmt.Errorf("member %d: %w", n, err)
		}
		base := path.Base(h.Name)
		if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader || dropping(base) {
			continue
		}
		place := in.place + "!/" + visible(h.Name)
		err = member(h.Name, h.FileInfo().Mode())
		switch {
		case err != nil:
		case h.Typeflag == tar.TypeLink || h.Typeflag == tar.TypeSymlink:
			err = refuse("", "a link, which leads out of the archive or back into it")
		case h.Typeflag != tar.TypeReg:
			err = refuse("", "not a file (type %q)", h.Typeflag)
		}
		if err != nil {
			if err := w.fail(ctx, place, "", err); err != nil {
				return err
			}
			continue
		}
		if err := w.read(ctx, streamed(place, base, t, in.depth+1)); err != nil {
			return err
		}
	}
}

func (w *walker) warc(ctx context.Context, in *input) error {
	lim := warc.Limits{Document: w.lim.Document, Unpacked: w.lim.Unpacked, Ratio: w.lim.Ratio, Records: w.lim.Entries}
	return warc.Read(in.r, lim, func(d *warc.Document) error {
		place := fmt.Sprintf("%s#%d", in.place, d.Record)
		if d.URL != "" {
			place += " " + visible(d.URL)
		}
		if d.Err != nil {
			return w.fail(ctx, place, "", asRefusal(fmt.Errorf("record %d: %w", d.Record, d.Err)))
		}
		if len(d.Body) == 0 || !worthReading(d.Type) {
			return nil
		}
		name := path.Base(strings.SplitN(d.URL, "?", 2)[0])
		sub := stored(place, name, bytes.NewReader(d.Body), int64(len(d.Body)), in.depth+1)
		sub.address, sub.encoding = d.URL, charsetOf(d.Type)
		sub.found = d.At
		return w.read(ctx, sub)
	})
}

// worthReading leaves out what pages load to be shown.
func worthReading(contentType string) bool {
	t := strings.ToLower(contentType)
	for _, p := range []string{"image/", "font/", "video/", "audio/", "text/css", "application/javascript", "text/javascript", "application/x-javascript", "application/font", "application/json", "application/octet-stream", "application/vnd.ms-fontobject"} {
		if strings.HasPrefix(t, p) {
			return false
		}
	}
	return true
}

func charsetOf(contentType string) string {
	_, v, ok := strings.Cut(strings.ToLower(contentType), "charset=")
	if !ok {
		return ""
	}
	v, _, _ = strings.Cut(v, ";")
	return strings.Trim(v, `"' `)
}
