package api

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
	"isnad/data"
	"isnad/frame/syntax"
	"isnad/frametest"
	"isnad/store"
)

// generated are the files that programs make.
var generated = map[string]bool{"gazetteer/places.tsv": true}

func (p *LexiconPath) file() string { return p.Folder + "/" + p.Name }

// describe is what a list shows of a file.
func (l *Lexicon) describe(e *edition, name string) (LexiconFile, []byte, error) {
	b, err := fs.ReadFile(e.tree, name)
	if err != nil {
		return LexiconFile{}, nil, err
	}
	out := LexiconFile{Folder: path.Dir(name), Name: path.Base(name), Kind: "table", Size: len(b), Lines: strings.Count(string(b), "\n"), ReadOnly: generated[name] || l.dir == ""}
	if path.Ext(name) == ".frame" {
		out.Kind = "frame"
	}
	if _, out.Edited = e.files[name]; out.Edited {
		if st, err := os.Stat(filepath.Join(l.dir, filepath.FromSlash(name))); err == nil {
			out.Changed = st.ModTime().UTC()
		}
	}
	return out, b, nil
}

func (s *Server) lexicon(context.Context, *struct{}) (*Out[Page[LexiconFile]], error) {
	e := s.Lexicon.now.Load()
	out := Page[LexiconFile]{Items: []LexiconFile{}}
	folders, err := fs.ReadDir(e.tree, ".")
	if err != nil {
		return nil, s.answer(err)
	}
	for _, d := range folders {
		if !d.IsDir() {
			continue
		}
		files, err := fs.ReadDir(e.tree, d.Name())
		if err != nil {
			return nil, s.answer(err)
		}
		for _, f := range files {
			if ext := path.Ext(f.Name()); ext != ".frame" && ext != ".tsv" {
				continue
			}
			one, _, err := s.Lexicon.describe(e, d.Name()+"/"+f.Name())
			if err != nil {
				return nil, s.answer(err)
			}
			out.Items = append(out.Items, one)
		}
	}
	return &Out[Page[LexiconFile]]{out}, nil
}

func (s *Server) lexiconFile(_ context.Context, in *LexiconPath) (*Out[LexiconText], error) {
	if generated[in.file()] {
		return nil, huma.Error403Forbidden("a program makes this file; it is not edited by hand")
	}
	return s.lexiconText(in)
}

func (s *Server) lexiconText(in *LexiconPath) (*Out[LexiconText], error) {
	one, b, err := s.Lexicon.describe(s.Lexicon.now.Load(), in.file())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, huma.Error404NotFound("no such file: " + in.file())
	}
	if err != nil {
		return nil, s.answer(err)
	}
	out := LexiconText{LexiconFile: one, Text: string(b), Hash: hashOf(b)}
	if one.Edited {
		origin, err := fs.ReadFile(data.FS, in.file())
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, s.answer(err)
		}
		out.Origin = string(origin)
	}
	return &Out[LexiconText]{out}, nil
}

// editable says whether a file of this name may be written: one that is there,
// or a new one of frames.
func (s *Server) editable(in *LexiconPath) error {
	name := in.file()
	if generated[name] {
		return huma.Error403Forbidden("a program makes this file; it is not edited by hand")
	}
	if in.Folder == "frames" && path.Ext(in.Name) == ".frame" {
		return nil
	}
	if _, err := fs.Stat(s.Lexicon.now.Load().tree, name); err != nil || path.Ext(in.Name) != ".tsv" {
		return huma.Error404NotFound("no such file: "+name, &huma.ErrorDetail{Location: "path.file", Message: "only frame files can be new", Value: in.Name})
	}
	return nil
}

var placed = regexp.MustCompile(`^(?:\S*/)?([a-z0-9-]+\.(?:frame|tsv)):(\d+):(\d+): (.*)$`)

// faults gives the errors of loading a file their places.
func faults(file string, err error) []LexiconFault {
	out := []LexiconFault{}
	if err == nil {
		return out
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		f := LexiconFault{Line: 1, Col: 1}
		said := line
		if m := placed.FindStringSubmatch(line); m != nil && m[1] == path.Base(file) {
			f.Line, _ = strconv.Atoi(m[2])
			f.Col, _ = strconv.Atoi(m[3])
			said = m[4]
		}
		f.Message = *message(said)
		out = append(out, f)
	}
	return out
}

// checked is the edition with the new text, and what is wrong with it.
func (s *Server) checked(in *LexiconPath, text string) (*edition, LexiconCheck) {
	e, err := s.Lexicon.with(in.file(), []byte(text))
	fs := faults(in.file(), err)
	return e, LexiconCheck{OK: len(fs) == 0, Faults: fs}
}

func (s *Server) checkLexicon(_ context.Context, in *LexiconEdit) (*Out[LexiconCheck], error) {
	if err := s.editable(&in.LexiconPath); err != nil {
		return nil, err
	}
	_, c := s.checked(&in.LexiconPath, in.Body.Text)
	return &Out[LexiconCheck]{c}, nil
}

func (s *Server) saveLexicon(_ context.Context, in *LexiconEdit) (*Out[LexiconText], error) {
	if err := s.editable(&in.LexiconPath); err != nil {
		return nil, err
	}
	if _, c := s.checked(&in.LexiconPath, in.Body.Text); !c.OK {
		details := make([]error, len(c.Faults))
		for i, f := range c.Faults {
			details[i] = &huma.ErrorDetail{Location: "body.text:" + strconv.Itoa(f.Line) + ":" + strconv.Itoa(f.Col), Message: f.Text}
		}
		return nil, huma.Error422UnprocessableEntity("the file has faults; nothing was saved", details...)
	}
	switch err := s.Lexicon.put(in.file(), []byte(in.Body.Text), in.Body.Base); {
	case errors.Is(err, errChanged):
		return nil, huma.Error409Conflict(err.Error(), &huma.ErrorDetail{Location: "body.base", Message: "not the hash of the file as it is now", Value: in.Body.Base})
	case errors.Is(err, errNoDir):
		return nil, huma.Error409Conflict(err.Error())
	case err != nil:
		return nil, s.answer(err)
	}
	return s.lexiconText(&in.LexiconPath)
}

func (s *Server) dropLexicon(_ context.Context, in *LexiconPath) (*struct{}, error) {
	if _, edited := s.Lexicon.now.Load().files[in.file()]; !edited {
		return nil, huma.Error404NotFound("the file is not edited: " + in.file())
	}
	switch err := s.Lexicon.drop(in.file()); {
	case errors.Is(err, errNoDir):
		return nil, huma.Error409Conflict(err.Error())
	case err != nil:
		return nil, s.answer(err)
	}
	return nil, nil
}

func (s *Server) runExamples(ctx context.Context, in *LexiconEdit) (*Out[ExampleRun], error) {
	if err := s.editable(&in.LexiconPath); err != nil {
		return nil, err
	}
	if path.Ext(in.Name) != ".frame" {
		return nil, fault("path.file", "only frame files have examples", in.Name)
	}
	done, err := s.core(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	e, c := s.checked(&in.LexiconPath, in.Body.Text)
	if !c.OK {
		return &Out[ExampleRun]{ExampleRun{LexiconCheck: c}}, nil
	}
	f, err := syntax.Parse(in.Name, []byte(in.Body.Text))
	if err != nil {
		return nil, s.answer(err)
	}
	fails, ran := frametest.Run(e.reader, []*syntax.File{f})
	for _, x := range fails {
		c.Faults = append(c.Faults, LexiconFault{x.Pos.Line, x.Pos.Col, *message(x.What)})
	}
	c.OK = len(fails) == 0
	return &Out[ExampleRun]{ExampleRun{c, ran, len(fails)}}, nil
}

// shown is how many changed claims an answer lists.
const shown = 200

var errEnough = errors.New("enough")

func (s *Server) tryLexicon(ctx context.Context, in *LexiconTry) (*Out[TryResult], error) {
	if err := s.editable(&in.LexiconPath); err != nil {
		return nil, err
	}
	if (in.Body.On == "") == (in.Body.Collection == "") {
		return nil, fault("body.on", "expected either on or collection", nil)
	}
	done, err := s.core(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	e, c := s.checked(&in.LexiconPath, in.Body.Text)
	out := TryResult{LexiconCheck: c, Claims: []DiffClaim{}}
	if !c.OK {
		return &Out[TryResult]{out}, nil
	}
	was := s.Lexicon.Reader()
	try := func(d *store.Dispatch, old *isnad.Record) error {
		src := &isnad.Dispatch{Doc: d.Doc, Outlet: d.Outlet, Date: d.Date, Lang: d.Lang, Title: d.Title, Text: d.Text}
		x, err := e.reader.Read(src)
		if err != nil {
			return nil // what cannot be read makes no claims, before or after
		}
		now := e.reader.Record(x)
		if old == nil {
			y, err := was.Read(src)
			if err != nil {
				return err
			}
			old = was.Record(y)
		}
		out.Dispatches++
		out.compare(d, old, now)
		return nil
	}
	if in.Body.On != "" {
		if err := try(&store.Dispatch{ID: "on", Doc: "on", Text: in.Body.On, Lang: "ar"}, nil); err != nil {
			return nil, s.answer(err)
		}
		if out.Dispatches == 0 {
			return nil, fault("body.on", "no Arabic text", nil)
		}
		return &Out[TryResult]{out}, nil
	}
	if _, err := s.collectionNamed(ctx, in.Body.Collection); err != nil {
		return nil, err
	}
	err = s.Store.EachDispatch(ctx, isnad.Filter{Collections: []string{in.Body.Collection}}, func(d *store.Dispatch, _ *isnad.Record) error {
		if d.Unread != "" || d.Purged {
			return nil
		}
		if out.Dispatches >= in.Body.Limit {
			out.More = true
			return errEnough
		}
		return try(d, nil)
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, s.answer(err)
	}
	return &Out[TryResult]{out}, nil
}

// compare counts the claims that came, went and changed between two readings
// of a dispatch.
func (t *TryResult) compare(d *store.Dispatch, old, now *isnad.Record) {
	before := map[string]*isnad.ClaimRecord{}
	for i := range old.Claims {
		before[isnad.ClaimID(d.ID, &old.Claims[i])] = &old.Claims[i]
	}
	add := func(change string, c DiffClaim) {
		c.Change = change
		if len(t.Claims) < shown {
			t.Claims = append(t.Claims, c)
		}
	}
	for i := range now.Claims {
		c := &now.Claims[i]
		id := isnad.ClaimID(d.ID, c)
		was := before[id]
		delete(before, id)
		switch {
		case was == nil:
			t.Added++
			add("added", DiffClaim{Claim: recordRow(d, now, c, id)})
		case !alike(was, c):
			t.Changed++
			row := recordRow(d, old, was, id)
			add("changed", DiffClaim{Claim: recordRow(d, now, c, id), Was: &row})
		}
	}
	for i := range old.Claims {
		c := &old.Claims[i]
		if id := isnad.ClaimID(d.ID, c); before[id] == c {
			t.Dropped++
			add("dropped", DiffClaim{Claim: recordRow(d, old, c, id)})
		}
	}
}
