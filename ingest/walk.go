package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Walk reads every path in turn and calls yield with each item as it is
// found. It returns what yield returned when that was an error, or the
// context's error when it was cancelled, and nil otherwise: what could not be
// read was yielded. It opens files for reading only and writes nothing but the
// cache of Options.CacheDir.
func Walk(ctx context.Context, paths []string, opts Options, yield func(Item) error) error {
	w := &walker{opts: opts, lim: opts.Limits.withDefaults(), yield: yield}
	w.parser = newParser(opts.Child, opts.CacheDir, w.lim)
	defer w.parser.close()
	plan := w.list(paths)
	for i := range plan {
		if !plan[i].special {
			w.progress.Files++
			w.progress.Bytes += plan[i].size
		}
	}
	for i := range plan {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := &plan[i]
		if err := w.entry(ctx, e); err != nil {
			var s stop
			if errors.As(err, &s) {
				return s.err
			}
			return err
		}
		if !e.special {
			w.progress.FilesDone++
			w.progress.BytesDone = w.before + e.size
			w.before = w.progress.BytesDone
		}
		w.report(e.path)
	}
	return nil
}

// stop carries an error of yield, or of the context, through readers that go
// on after errors of their own.
type stop struct{ err error }

func (s stop) Error() string { return s.err.Error() }

type walker struct {
	opts     Options
	lim      Limits
	yield    func(Item) error
	parser   *parser
	progress Progress
	before   int64 // bytes of the files that are done
	items    int
}

func (w *walker) report(source string) {
	if w.opts.Progress != nil {
		w.progress.Source = source
		w.opts.Progress(w.progress)
	}
}

// planned is a file to read, or why it is not.
type planned struct {
	path    string
	size    int64
	err     error
	special bool // standard input, an address, or no file at all
}

// list names the files behind the paths, in their order.
func (w *walker) list(paths []string) []planned {
	var out []planned
	for _, p := range paths {
		switch {
		case p == "-" || address(p):
			out = append(out, planned{path: p, special: true})
			continue
		}
		st, err := os.Stat(p)
		if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(p, "*?[") {
			names, gerr := filepath.Glob(p) // sorted
			if gerr != nil {
				err = gerr
			}
			if len(names) > 0 {
				out = append(out, w.list(names)...)
				continue
			}
			err = fmt.Errorf("no file is like this: %w", err)
		}
		switch {
		case err != nil:
			out = append(out, planned{path: p, err: plainPathError(err), special: true})
		case st.IsDir():
			out = w.folder(out, p)
		case !st.Mode().IsRegular():
			out = append(out, planned{path: p, err: refuse("", "neither a file nor a folder (%s)", kindOf(st.Mode())), special: true})
		default:
			out = append(out, planned{path: p, size: st.Size()})
		}
	}
	return out
}

// folder lists a folder and what is below it by name. Symbolic links are not
// followed: they can lead out of the folder, and in circles.
func (w *walker) folder(out []planned, root string) []planned {
	n := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			out = append(out, planned{path: path, err: plainPathError(err), special: true})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if n++; n > w.lim.Entries {
			out = append(out, planned{path: root, err: refuse("Entries", "more than %d files and folders; the rest is not read", w.lim.Entries), special: true})
			return fs.SkipAll
		}
		if path == root {
			return nil
		}
		if reason := trick(d.Name()); reason != "" {
			out = append(out, planned{path: path, err: refuse("", "%s", reason), special: true})
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		rel, _ := filepath.Rel(root, path)
		switch {
		case d.IsDir():
			if strings.Count(rel, string(filepath.Separator)) >= 16*w.lim.Depth {
				out = append(out, planned{path: path, err: refuse("Depth", "folders nested more than %d deep", 16*w.lim.Depth), special: true})
				return fs.SkipDir
			}
		case d.Type()&fs.ModeSymlink != 0:
			out = append(out, planned{path: path, err: refuse("", "a symbolic link; name what it leads to"), special: true})
		case !d.Type().IsRegular():
			out = append(out, planned{path: path, err: refuse("", "not a file (%s)", kindOf(d.Type())), special: true})
		case dropping(d.Name()):
		default:
			p := planned{path: path}
			if st, err := d.Info(); err != nil {
				p.err = plainPathError(err)
			} else {
				p.size = st.Size()
			}
			out = append(out, p)
		}
		return nil
	})
	if err != nil {
		out = append(out, planned{path: root, err: plainPathError(err), special: true})
	}
	return out
}

// plainPathError leaves out the path, which Source gives.
func plainPathError(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func kindOf(m fs.FileMode) string {
	switch {
	case m&fs.ModeSymlink != 0:
		return "symbolic link"
	case m&fs.ModeNamedPipe != 0:
		return "pipe"
	case m&fs.ModeSocket != 0:
		return "socket"
	case m&fs.ModeDevice != 0:
		return "device"
	case m.IsDir():
		return "folder"
	}
	return "special file"
}

func (w *walker) entry(ctx context.Context, e *planned) error {
	place := visible(e.path)
	switch {
	case e.err != nil:
		return w.fail(ctx, place, "", e.err)
	case e.path == "-":
		if w.opts.Stdin == nil {
			return w.fail(ctx, place, "", refuse("", "there is no standard input here"))
		}
		return w.read(ctx, streamed(place, "stdin", w.opts.Stdin, 0))
	case address(e.path):
		return w.fetch(ctx, e.path)
	}
	f, err := os.Open(e.path)
	if err != nil {
		return w.fail(ctx, place, "", plainPathError(err))
	}
	defer f.Close()
	in := stored(place, filepath.Base(e.path), f, e.size, 0)
	in.folder = filepath.Dir(e.path)
	in.count = func(n int64) {
		w.progress.BytesDone = w.before + min(n, e.size)
	}
	return w.read(ctx, in)
}

// read reads one input and turns what goes wrong into an item.
func (w *walker) read(ctx context.Context, in *input) (err error) {
	defer func() {
		// A parser that panics is a fault of ours; the batch goes on.
		if p := recover(); p != nil {
			err = w.fail(ctx, in.place, "", fmt.Errorf("the parser failed: %v", p))
		}
	}()
	err = w.dispatch(ctx, in)
	var s stop
	switch {
	case err == nil, errors.As(err, &s):
		return err
	case ctx.Err() != nil:
		return stop{ctx.Err()}
	}
	return w.fail(ctx, in.place, "", asRefusal(err))
}

// fail yields what could not be read.
func (w *walker) fail(ctx context.Context, place string, f Format, err error) error {
	if ctx.Err() != nil {
		return stop{ctx.Err()}
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err := w.yield(Item{Source: place, Format: f, Err: err}); err != nil {
		return stop{err}
	}
	return nil
}
