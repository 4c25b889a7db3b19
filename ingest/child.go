package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"isnad/ingest/page"
)

// A request asks for the parsing of one document; its bytes follow. On the
// pipe, both have their length before them, four bytes, the high one first.
type request struct {
	Kind    kind   `json:"kind"`
	Address string `json:"address,omitempty"`
	Cache   string `json:"cache,omitempty"`
	Limits  Limits `json:"limits"`
}

// parsed is what came of a document.
type parsed struct {
	Title, Byline, Outlet, Date, URL, Text string
	Published                              time.Time
	Notes                                  []string

	Err     string // why it could not be parsed
	Refused bool   // Err is a refusal
	Limit   string
	Empty   bool // Err is ErrEmpty
}

func (p *parsed) err() error {
	switch {
	case p.Err == "" && !p.Empty:
		return nil
	case p.Empty:
		return ErrEmpty
	case p.Refused:
		return &Refusal{Limit: p.Limit, Reason: p.Err}
	}
	return errors.New(p.Err)
}

// parser parses risky formats, in a child process where there is a command
// for one.
type parser struct {
	command []string
	cache   string
	lim     Limits
	own     local // without a command

	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr *tail
	served int
}

// renew is how many documents one child parses: what a parser leaks goes with
// it.
const renew = 500

func newParser(command []string, cache string, lim Limits) *parser {
	return &parser{command: command, cache: cache, lim: lim}
}

func (p *parser) close() {
	p.stop()
	p.own.close()
}

// check holds a page that is not read as an article to the limits of pages.
func (p *parser) check(text string) error {
	return page.Check(text, pageLimits(p.lim))
}

// parse has a document parsed. When the child takes too long or too much, it
// is ended and a new one begun for the next document.
func (p *parser) parse(ctx context.Context, req request, data []byte) (*parsed, error) {
	req.Limits, req.Cache = p.lim, p.cache
	if len(p.command) == 0 {
		res := p.own.parse(ctx, req, data)
		return &res, res.err()
	}
	if p.cmd == nil || p.served >= renew {
		p.stop()
		if err := p.start(); err != nil {
			return nil, fmt.Errorf("parsing process: %w", err)
		}
	}
	p.served++
	var late atomic.Bool
	limit := p.lim.Time
	if p.served == 1 {
		limit += startTime
	}
	timer := time.AfterFunc(limit, func() {
		late.Store(true)
		p.cmd.Process.Kill()
	})
	end := context.AfterFunc(ctx, func() { p.cmd.Process.Kill() })
	res, err := p.ask(req, data)
	timer.Stop()
	end()
	if err == nil {
		return res, res.err()
	}
	said := p.stop()
	switch {
	case ctx.Err() != nil:
		return nil, stop{ctx.Err()}
	case late.Load():
		return nil, refuse("Time", "parsing took more than %s", p.lim.Time)
	case outOfMemory(said):
		return nil, refuse("Memory", "parsing took more than %s of memory", bytesIn(p.lim.Memory))
	case strings.Contains(said, "stack overflow") || strings.Contains(said, "goroutine stack exceeds"):
		return nil, refuse("Nesting", "parsing went too deep")
	case said != "":
		return nil, fmt.Errorf("the parser failed: %s", firstLine(said))
	}
	return nil, fmt.Errorf("the parser failed: %w", err)
}

// outOfMemory knows what a Go process says when it is given no more memory,
// for its heap or for the stack of a thread.
func outOfMemory(said string) bool {
	for _, s := range []string{"out of memory", "cannot allocate memory", "pthread_create failed", "failed to create new OS thread", "errno=12"} {
		if strings.Contains(said, s) {
			return true
		}
	}
	return false
}

// startTime is how long the first document of a child may take longer: the
// PDF engine may have to be compiled.
var startTime = 90 * time.Second

func (p *parser) ask(req request, data []byte) (*parsed, error) {
	head, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	for _, b := range [][]byte{head, data} {
		if err := writeFrame(p.in, b); err != nil {
			return nil, err
		}
	}
	// Six bytes for each byte of text is what JSON takes at most.
	b, err := readFrame(p.out, 6*int64(p.lim.Text)+1<<20)
	if err != nil {
		return nil, err
	}
	res := &parsed{}
	return res, json.Unmarshal(b, res)
}

func (p *parser) start() error {
	cmd := exec.Command(p.command[0], p.command[1:]...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	p.stderr = &tail{}
	cmd.Stderr = p.stderr
	cmd.WaitDelay = 5 * time.Second
	// The child needs nothing of the environment but where to find its
	// cache; a parser that is taken over finds no secrets there.
	cmd.Env = append(childEnv(), fmt.Sprintf("GOMEMLIMIT=%d", p.lim.Memory*3/4), "GOMAXPROCS=2")
	if err := cmd.Start(); err != nil {
		return err
	}
	p.cmd, p.in, p.out, p.served = cmd, in, bufio.NewReaderSize(out, 1<<16), 0
	return nil
}

func childEnv() []string {
	var out []string
	for _, k := range []string{"HOME", "XDG_CACHE_HOME", "TMPDIR", "TEMP", "TMP", "LOCALAPPDATA", "SYSTEMROOT", "PATH", "ISNAD_INGEST_CHILD"} {
		if v, ok := os.LookupEnv(k); ok {
			out = append(out, k+"="+v)
		}
	}
	return out
}

// stop ends the child and gives what it said last.
func (p *parser) stop() string {
	if p.cmd == nil {
		return ""
	}
	p.in.Close()
	done := make(chan struct{})
	cmd := p.cmd
	t := time.AfterFunc(2*time.Second, func() { cmd.Process.Kill() })
	go func() { io.Copy(io.Discard, p.out); close(done) }()
	<-done
	cmd.Wait()
	t.Stop()
	p.cmd = nil
	return p.stderr.String()
}

func writeFrame(w io.Writer, b []byte) error {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(b)))
	if _, err := w.Write(n[:]); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}

func readFrame(r io.Reader, most int64) ([]byte, error) {
	var n [4]byte
	if _, err := io.ReadFull(r, n[:]); err != nil {
		return nil, err
	}
	size := int64(binary.BigEndian.Uint32(n[:]))
	if size > most {
		return nil, fmt.Errorf("a frame of %d bytes; the limit is %d", size, most)
	}
	var buf bytes.Buffer
	if _, err := io.CopyN(&buf, r, size); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// tail keeps the first kilobytes that a process says when it dies.
type tail struct {
	mu sync.Mutex
	b  []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 16<<10 - len(t.b); room > 0 {
		t.b = append(t.b, b[:min(len(b), room)]...)
	}
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.b)
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	return s
}

// ServeChild is the main function of the child process that Options.Child
// names: it parses the documents that come on in, one after another, and
// writes what it read to out, until in ends. It first bounds what the process
// may take, so it is to be called in a process of its own.
func ServeChild(ctx context.Context, in io.Reader, out io.Writer) error {
	var l local
	defer l.close()
	br := bufio.NewReaderSize(in, 1<<16)
	confined := false
	for {
		head, err := readFrame(br, 1<<20)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		var req request
		if err := json.Unmarshal(head, &req); err != nil {
			return err
		}
		if !confined {
			if err := confine(req.Limits); err != nil {
				return err
			}
			confined = true
		}
		data, err := readFrame(br, req.Limits.Document)
		if err != nil {
			return err
		}
		res := l.parse(ctx, req, data)
		b, err := json.Marshal(&res)
		if err != nil {
			return err
		}
		if err := writeFrame(out, b); err != nil {
			return err
		}
	}
}
