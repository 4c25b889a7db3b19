package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"isnad/samples"
	"isnad/store/storetest"
)

const inNamespace = "ISNAD_TEST_NAMESPACE"

// The whole program runs in a network namespace that has a loopback of its own
// and no way out. Whatever tries to leave it, be it a connection or a question
// to a name server, is counted there by the kernel as a packet without a
// route; the test asks that not one was, and then that the count does move
// when the user asks for a page to be fetched.
func TestOffline(t *testing.T) {
	if exe := os.Getenv(inNamespace); exe != "" {
		offline(t, exe)
		return
	}
	// The program itself: it starts itself again to parse pages.
	exe := filepath.Join(t.TempDir(), "isnad")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	c := exec.Command(os.Args[0], "-test.run", "^TestOffline$", "-test.v")
	c.Env = append(os.Environ(), inNamespace+"="+exe, "ISNAD_STORE=", "http_proxy=", "https_proxy=", "HTTP_PROXY=", "HTTPS_PROXY=")
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := c.CombinedOutput()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EINVAL) {
		storetest.Loud(t, "a network namespace is not permitted here (%v), so nothing shows that the program needs no network", err)
		t.Skipf("unshare: %v", err)
	}
	if err != nil || !bytes.Contains(out, []byte("--- PASS: TestOffline")) {
		t.Fatalf("%v\n%s", err, out)
	}
}

func offline(t *testing.T, exe string) {
	faces, err := net.Interfaces()
	if err != nil || len(faces) != 1 || faces[0].Name != "lo" {
		t.Fatalf("not a namespace of its own: %v, %v", faces, err)
	}
	if err := loopbackUp(); err != nil {
		t.Fatalf("the loopback: %v", err)
	}
	dir := t.TempDir()
	file := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	data := filepath.Join(dir, "store")
	cache := "XDG_CACHE_HOME=" + filepath.Join(dir, "cache")
	isnad := func(want int, args ...string) string {
		t.Helper()
		c := exec.Command(exe, longFlags(args)...)
		c.Env = append(os.Environ(), cache)
		out, err := c.CombinedOutput()
		if c.ProcessState == nil || c.ProcessState.ExitCode() != want {
			t.Fatalf("isnad %s: %v\n%s", strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	has := func(got, want string) {
		t.Helper()
		if !strings.Contains(got, want) {
			t.Errorf("lacks %q:\n%.2000s", want, got)
		}
	}

	const text = "سيطر الجيش السوري على مدينة البوكمال. وقال مصدر عسكري إن وحدات من الجيش دخلت قرية الهري."
	one := file("one.txt", text)
	has(isnad(exitDone, "read", one), `"kind":"control"`)
	has(isnad(exitDone, "read", file("samples.jsonl", string(samples.JSONL))), `"claims":[`)
	has(isnad(exitDone, "place", "البوكمال"), "34.4")
	// What names addresses of others and what is parsed in a process of its
	// own: a page, a feed, a PDF.
	page := file("page.html", `<html lang="ar"><head><title>خبر</title><link rel="canonical" href="http://news.example/1"><link rel="stylesheet" href="http://news.example/x.css"><script src="http://news.example/x.js"></script></head><body><article><p>`+strings.Repeat(text+" ", 6)+`</p><img src="http://news.example/x.png"></article></body></html>`)
	feed := file("feed.xml", `<?xml version="1.0"?><rss version="2.0"><channel><title>منبر</title><link>http://news.example/</link><item><title>خبر</title><link>http://news.example/2</link><description>`+text+`</description></item></channel></rss>`)
	pdf := file("page.pdf", plainPDF)
	has(isnad(exitDone, "ingest", "-linked", page, feed, pdf), "البوكمال")
	has(isnad(exitDone, "add", "-store", data, "-c", "c", one, page, feed, pdf), "4 added")
	has(isnad(exitFailed, "add", "-store", data, "http://192.0.2.1/page.html"), "fetching is not allowed")
	has(isnad(exitDone, "search", "-store", data, "البوكمال"), "3 dispatches")
	isnad(exitDone, "compare", "-store", data)
	isnad(exitDone, "reread", "-store", data)
	isnad(exitDone, "diff", "-store", data)
	claim := regexp.MustCompile(`\bc[0-9a-f]{16,}\b`).FindString(isnad(exitDone, "queue", "-store", data, "-as", "layla"))
	isnad(exitDone, "rule", "accept", claim, "-store", data, "-as", "layla")
	isnad(exitDone, "custody", "-store", data)
	for _, form := range []string{"csv", "geojson", "jsonld", "html"} {
		isnad(exitDone, "export", "-store", data, "-out", filepath.Join(dir, form), "-to", form)
	}
	isnad(exitDone, "verify", "-store", data)

	// The server, with the sample collection, asked over the loopback for
	// every page's files and every view.
	c := exec.Command(exe, "demo", "--open=false", "--addr", "127.0.0.1:0")
	c.Env = append(os.Environ(), cache)
	stdout, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	defer c.Process.Kill()
	address := ""
	for lines := bufio.NewScanner(stdout); lines.Scan(); {
		if _, at, ok := strings.Cut(lines.Text(), "answers at "); ok {
			address = at
			break
		}
	}
	go io.Copy(io.Discard, stdout)
	if address == "" {
		t.Fatal("the server gives no address")
	}
	index := fetch(t, address, nil)
	for _, m := range regexp.MustCompile(`(?:src|href)="/(assets/[^"]+)"`).FindAllStringSubmatch(index, -1) {
		fetch(t, address+m[1], nil)
	}
	for _, path := range []string{"map/base.json", "api/version", "api/openapi.json", "api/claims", "api/dispatches", "api/clusters", "api/network", "api/search?text=حلب", "api/queue", "api/names/places"} {
		res, err := http.Get(address + path)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode >= 500 || len(b) == 0 {
			t.Errorf("%s: %d %.200s", path, res.StatusCode, b)
		}
	}
	res, err := http.Post(address+"api/read", "application/json", strings.NewReader(`{"outlet":"شبكة","date":"2018-12-14","text":"`+text+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	b, _ := io.ReadAll(res.Body)
	res.Body.Close()
	has(string(b), `"claims"`)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	c.Wait()

	if n := left(t); n != 0 {
		t.Errorf("%d packets wanted to leave this machine, unasked", n)
	}
	// What the user asks for does try, and is counted: the test can fail.
	has(isnad(exitFailed, "ingest", "-fetch", "http://192.0.2.1/page.html"), "unreachable")
	byAddress := left(t)
	isnad(exitFailed, "ingest", "-fetch", "http://news.example/page.html")
	byName := left(t)
	net.DialTimeout("tcp6", "[2001:db8::1]:80", time.Second)
	if bySix := left(t); byAddress == 0 || byName <= byAddress || bySix <= byName {
		t.Errorf("the count of what wants to leave does not see a connection (%d), a question for a name (%d) or IPv6 (%d)", byAddress, byName, bySix)
	}
}

// left counts what wanted to leave this namespace: packets without a route,
// and datagrams, which the program has no use for on the loopback either (a
// name server may listen there).
func left(t *testing.T) int {
	t.Helper()
	n := 0
	snmp, err := os.ReadFile("/proc/self/net/snmp")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(snmp), "\n")
	found := 0
	for i := 0; i+1 < len(lines); i += 2 {
		names, values := strings.Fields(lines[i]), strings.Fields(lines[i+1])
		for j, name := range names {
			if field := names[0] + name; field == "Ip:OutNoRoutes" || field == "Udp:OutDatagrams" {
				found++
				v := 0
				fmt.Sscan(values[j], &v)
				n += v
			}
		}
	}
	if found != 2 {
		t.Fatalf("the kernel does not count what it is asked for:\n%s", snmp)
	}
	six, err := os.ReadFile("/proc/self/net/snmp6")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(six)) {
		if f := strings.Fields(line); len(f) == 2 && (f[0] == "Ip6OutNoRoutes" || f[0] == "Udp6OutDatagrams") {
			v := 0
			fmt.Sscan(f[1], &v)
			n += v
		}
	}
	return n
}

func loopbackUp() error {
	fd, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(fd)
	req := struct {
		name  [16]byte
		flags uint16
		_     [22]byte
	}{flags: syscall.IFF_UP | syscall.IFF_RUNNING}
	copy(req.name[:], "lo")
	if _, _, e := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), syscall.SIOCSIFFLAGS, uintptr(unsafe.Pointer(&req))); e != 0 {
		return e
	}
	return nil
}
