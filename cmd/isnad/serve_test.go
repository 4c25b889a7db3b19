package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// running starts a command that serves, and gives its address once it prints
// it, and a way to end it that gives its error.
func running(t *testing.T, args ...string) (address string, end func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r, w := io.Pipe()
	var errs bytes.Buffer
	root := newRoot()
	root.SetArgs(longFlags(args))
	root.SetIn(strings.NewReader(""))
	root.SetOut(w)
	root.SetErr(&errs)
	done := make(chan error, 1)
	go func() {
		err := root.ExecuteContext(ctx)
		w.Close()
		done <- err
	}()
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if _, at, ok := strings.Cut(lines.Text(), "answers at "); ok {
			address = at
			break
		}
	}
	go io.Copy(io.Discard, r)
	if address == "" {
		t.Fatalf("no address: %v %s", <-done, errs.String())
	}
	return address, func() error {
		cancel()
		select {
		case err := <-done:
			return err
		case <-time.After(30 * time.Second):
			t.Fatal("it does not end")
			return nil
		}
	}
}

func fetch(t *testing.T, address string, out any) string {
	t.Helper()
	res, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v %.200s", address, res.StatusCode, err, b)
	}
	if out != nil {
		if err := json.Unmarshal(b, out); err != nil {
			t.Fatal(err)
		}
	}
	return string(b)
}

func TestDemo(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	address, end := running(t, "demo", "-open=false", "--addr", "127.0.0.1:0")
	var page struct{ Total int }
	fetch(t, address+"api/claims?limit=1", &page)
	if page.Total < 100 {
		t.Errorf("%d claims", page.Total)
	}
	if html := fetch(t, address, nil); !strings.Contains(html, "<div id=\"app\">") {
		t.Errorf("no interface: %.200s", html)
	}
	// A stream that is open does not hold the end up.
	res, err := http.Get(address + "api/jobs/none/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if err := end(); err != nil {
		t.Error(err)
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		if strings.HasPrefix(e.Name(), "isnad-") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

func TestServeWithAccounts(t *testing.T) {
	dir := t.TempDir()
	code, _, errs := call(t, "", "serve", "--store", dir, "--accounts", "--addr", "127.0.0.1:0")
	if code != exitFailed || !strings.Contains(errs, "isnad user add") {
		t.Errorf("without accounts: %d %s", code, errs)
	}
	if code, _, errs := call(t, "too short\n", "user", "add", "amal", "--role", "admin", "--store", dir); code != exitFailed || !strings.Contains(errs, "at least") {
		t.Errorf("short password: %d %s", code, errs)
	}
	if code, _, _ := call(t, "", "user", "add", "amal", "--role", "king", "--store", dir); code != exitMisuse {
		t.Errorf("unknown role: %d", code)
	}
	if code, _, errs := call(t, "a long password\n", "user", "add", "amal", "--role", "admin", "--name", "أمل", "--store", dir); code != exitDone {
		t.Fatalf("user add: %d %s", code, errs)
	}
	if code, _, errs := call(t, "a long password\n", "user", "add", "amal", "--store", dir); code != exitFailed || !strings.Contains(errs, "taken") {
		t.Errorf("twice: %d %s", code, errs)
	}
	if _, out, _ := call(t, "", "user", "list", "--store", dir); !strings.Contains(out, "admin") || !strings.Contains(out, "amal") || !strings.Contains(out, "open") {
		t.Errorf("list: %s", out)
	}
	address, end := running(t, "serve", "--store", dir, "--accounts", "--addr", "127.0.0.1:0")
	res, err := http.Get(address + "api/collections")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusUnauthorized {
		t.Errorf("nobody asks: %d", res.StatusCode)
	}
	res, err = http.Post(address+"api/session", "application/json", strings.NewReader(`{"user":"amal","password":"a long password"}`))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("sign in: %d", res.StatusCode)
	}
	if err := end(); err != nil {
		t.Error(err)
	}
	if code, _, errs := call(t, "another password\n", "user", "password", "amal", "--store", dir); code != exitDone {
		t.Errorf("password: %d %s", code, errs)
	}
	if code, _, errs := call(t, "", "user", "close", "amal", "--store", dir); code != exitDone {
		t.Errorf("close: %d %s", code, errs)
	}
	if _, out, _ := call(t, "", "user", "list", "--store", dir); !strings.Contains(out, "closed") {
		t.Errorf("list: %s", out)
	}
}

func TestServeRefusesAddresses(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:80", "[::]:0", "example.org:80", "nonsense"} {
		if code, _, errs := call(t, "", "serve", "--store", t.TempDir(), "--addr", addr); code != exitMisuse {
			t.Errorf("%s: %d %s", addr, code, errs)
		}
	}
	if code, _, _ := call(t, "", "serve", "--store", t.TempDir(), "--oidc-issuer", "https://x.example"); code != exitMisuse {
		t.Errorf("a provider without accounts: %d", code)
	}
}

// A folder of --data need hold only what was edited.
func TestDataOverTheEmbedded(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "frames"), 0o755); err != nil {
		t.Fatal(err)
	}
	frame := "frame event.other:bodies\n  trigger noun جثة\n  role patient ANY : object, after\n  example \"رأيت جثة الرجل\"\n    patient \"الرجل\"\n  counterexample \"غادر الوفد القاعة\"\n"
	if err := os.WriteFile(filepath.Join(dir, "frames", "mine.frame"), []byte(frame), 0o644); err != nil {
		t.Fatal(err)
	}
	const text = "رأيت جثة الرجل في السوق."
	_, plain, _ := call(t, text, "read", "-", "--layer", "claims")
	code, edited, errs := call(t, text, "read", "-", "--data", dir)
	if code != exitDone || strings.Contains(plain, "bodies") || !strings.Contains(edited, "event.other:bodies mine.frame:1") || !strings.Contains(edited, "+") {
		t.Errorf("%d %s\nplain %s\nedited %s", code, errs, plain, edited)
	}
	if err := os.WriteFile(filepath.Join(dir, "frames", "mine.frame"), []byte("frame nonsense\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := call(t, "", "serve", "--store", t.TempDir(), "--addr", "127.0.0.1:0", "--data", dir); code != exitFailed || !strings.Contains(errs, "mine.frame:1") {
		t.Errorf("edited data with faults: %d %s", code, errs)
	}
}
