package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Engine is a loaded PDFium, compiled to WebAssembly and run by wazero: it
// sees no files, no network and no more memory than it is given. It reads one
// document at a time.
type Engine struct {
	pool   pdfium.Pool
	cache  wazero.CompilationCache
	cancel context.CancelFunc
}

// Open loads the engine. Compiling takes 7 to 11 s of CPU; what comes of it
// is kept in cacheDir (21 MB), where it is not empty, and the next start takes
// 0.4 s. memory bounds what the engine may allocate, in bytes.
func Open(ctx context.Context, cacheDir string, memory int64) (*Engine, error) {
	pages := uint32(min(max(memory>>16, 512), 1<<16))
	conf := wazero.NewRuntimeConfig().
		// Without this PDFium does not load: its setjmp is made of exceptions.
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(pages)
	e := &Engine{}
	if cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
		if err != nil {
			return nil, fmt.Errorf("pdf: cache %s: %w", cacheDir, err)
		}
		e.cache, conf = cache, conf.WithCompilationCache(cache)
	}
	ctx, e.cancel = context.WithCancel(ctx)
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
		FSConfig:      wazero.NewFSConfig(), // the default shows it the whole file system
		RuntimeConfig: conf,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		RandomSource:  zeros{},
	})
	if err != nil {
		e.Close()
		return nil, fmt.Errorf("pdf: engine: %w", err)
	}
	e.pool = pool
	return e, nil
}

// zeros is the engine's source of chance: the same file gives the same text.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// Close frees the engine.
func (e *Engine) Close() error {
	var err error
	if e.pool != nil {
		err = e.pool.Close()
	}
	if e.cancel != nil {
		e.cancel()
	}
	if e.cache != nil {
		err = errors.Join(err, e.cache.Close(context.Background()))
	}
	return err
}

// glyph is a character on a page as PDFium gives it; y grows upward.
type glyph struct {
	r          rune
	l, b, e, t float64 // its box: left, bottom, right edge, top
	ink        float64 // width of what is drawn; the box may reach further
	x, y       float64 // its origin on the base line
	size       float64 // height of the font on the page
	turn       int     // quarter turns to the left
	generated  bool    // a space or line end that PDFium supposes
	unmapped   bool    // the font does not say which character it is
}

// box is the ink of a glyph or run of glyphs.
type box struct{ l, e, b, t float64 }

func (b box) holds(g *glyph) bool {
	x, y := (g.l+g.e)/2, (g.b+g.t)/2
	return x >= b.l-0.1 && x <= b.e+0.1 && y >= b.b-0.1 && y <= b.t+0.1
}

// sheet is what stands on a page.
type sheet struct {
	glyphs []glyph
	// spaces are places where the file draws a glyph without ink, which
	// PDFium does not count as a character when its font has no widths.
	spaces []box
	// hidden are glyphs that have no characters of their own, because a mark
	// drawn before them stands for the letter as well.
	hidden []box
}

// document calls fn with the glyphs of each page.
func (e *Engine) document(data []byte, maxPages int, fn func(page int, s *sheet) error) (meta map[string]string, pages int, err error) {
	inst, err := e.pool.GetInstance(30 * time.Second)
	if err != nil {
		return nil, 0, fmt.Errorf("engine: %w", err)
	}
	defer inst.Close()
	doc, err := inst.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return nil, 0, ErrLocked
	case err != nil:
		return nil, 0, fmt.Errorf("damaged: %w", err)
	}
	defer inst.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc.Document})
	count, err := inst.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, 0, err
	}
	if count.PageCount > maxPages {
		return nil, count.PageCount, &TooMany{Pages: count.PageCount, Limit: maxPages}
	}
	meta = map[string]string{}
	for _, tag := range []string{"Title", "Author", "CreationDate"} {
		if m, err := inst.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: doc.Document, Tag: tag}); err == nil {
			meta[tag] = m.Value
		}
	}
	for i := range count.PageCount {
		s, err := read(inst, doc.Document, i)
		if err != nil {
			return meta, i, fmt.Errorf("page %d: %w", i+1, err)
		}
		if err := fn(i, s); err != nil {
			return meta, i, err
		}
	}
	return meta, count.PageCount, nil
}

func read(inst pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (*sheet, error) {
	page, err := inst.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: i})
	if err != nil {
		return nil, err
	}
	defer inst.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: page.Page})
	ref := requests.Page{ByReference: &page.Page}
	text, err := inst.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, err
	}
	defer inst.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	n, err := inst.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, err
	}
	out := make([]glyph, 0, n.Count)
	for k := range n.Count {
		u, err := inst.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text.TextPage, Index: k})
		if err != nil {
			return nil, err
		}
		g := glyph{r: rune(u.Unicode)}
		at := requests.FPDFText_IsGenerated{TextPage: text.TextPage, Index: k}
		if v, err := inst.FPDFText_IsGenerated(&at); err == nil {
			g.generated = v.IsGenerated
		}
		if v, err := inst.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: text.TextPage, Index: k}); err == nil {
			g.l, g.b, g.e, g.t, g.ink = v.Left, v.Bottom, v.Right, v.Top, v.Right-v.Left
		}
		// The loose box reaches as far as the font says that the glyph
		// does; where the font has no widths it is the same as the other.
		if v, err := inst.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text.TextPage, Index: k}); err == nil && !isMark(g.r) {
			g.l, g.e = min(g.l, float64(v.Rect.Left)), max(g.e, float64(v.Rect.Right))
		}
		if v, err := inst.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text.TextPage, Index: k}); err == nil {
			g.x, g.y = v.X, v.Y
		}
		if v, err := inst.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text.TextPage, Index: k}); err == nil {
			g.size = v.FontSize
		}
		if v, err := inst.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text.TextPage, Index: k}); err == nil {
			g.size *= math.Hypot(float64(v.Matrix.C), float64(v.Matrix.D))
			g.turn = (int(math.Round(math.Atan2(float64(v.Matrix.B), float64(v.Matrix.A))/(math.Pi/2))) + 4) % 4
		}
		if v, err := inst.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: text.TextPage, Index: k}); err == nil {
			g.unmapped = v.HasUnicodeMapError
		}
		out = append(out, g)
	}
	sh := &sheet{glyphs: out}
	return sh, objects(inst, ref, sh)
}

// objects looks at what is drawn for spaces without ink and for glyphs that
// stand for no character.
func objects(inst pdfium.Pdfium, page requests.Page, sh *sheet) error {
	n, err := inst.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	if err != nil {
		return err
	}
	for i := range n.Count {
		o, err := inst.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
		if err != nil {
			return err
		}
		kind, err := inst.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err != nil || kind.Type != enums.FPDF_PAGEOBJ_TEXT {
			continue
		}
		v, err := inst.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o.PageObject})
		if err != nil {
			continue
		}
		b := box{float64(v.Left), float64(v.Right), float64(v.Bottom), float64(v.Top)}
		if b.e-b.l < 0.01 && b.t-b.b < 0.01 {
			sh.spaces = append(sh.spaces, b)
		} else {
			sh.hidden = append(sh.hidden, b)
		}
	}
	sh.hidden = withoutGlyphs(sh.hidden, sh.glyphs)
	return nil
}

// withoutGlyphs keeps the boxes in which no glyph lies.
func withoutGlyphs(boxes []box, gs []glyph) []box {
	byY := make([]*glyph, 0, len(gs))
	for i := range gs {
		if !gs[i].generated && gs[i].e > gs[i].l {
			byY = append(byY, &gs[i])
		}
	}
	mid := func(g *glyph) float64 { return (g.b + g.t) / 2 }
	slices.SortFunc(byY, func(a, b *glyph) int { return cmp.Compare(mid(a), mid(b)) })
	var out []box
	for _, b := range boxes {
		k, _ := slices.BinarySearchFunc(byY, b.b-0.1, func(g *glyph, y float64) int { return cmp.Compare(mid(g), y) })
		found := false
		for ; k < len(byY) && mid(byY[k]) <= b.t+0.1 && !found; k++ {
			found = b.holds(byY[k])
		}
		if !found {
			out = append(out, b)
		}
	}
	return out
}
