package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"isnad/store/storetest"
)

// fails runs the program, which has to end with the exit code and say that.
func fails(t *testing.T, code int, say string, c *exec.Cmd) {
	t.Helper()
	out, _ := c.CombinedOutput()
	if c.ProcessState.ExitCode() != code || !strings.Contains(string(out), say) {
		t.Errorf("%s: exit %d, said %.1000s; expected %d and %q", strings.Join(c.Args[1:], " "), c.ProcessState.ExitCode(), out, code, say)
	}
}

// A full disk stops each command with a message; what was acknowledged stays,
// and with room the same command goes on.
func TestCommandsOnFullDisk(t *testing.T) {
	dir := storetest.Small(t, "6m")
	data, input := filepath.Join(dir, "store"), generated(t, 400)
	out, err := program("add", "-store", data, input).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "no space left on the disk; what was acknowledged is kept") {
		t.Fatalf("add: %v: %s", err, out)
	}
	added := 0
	if _, err := fmt.Sscanf(string(out), "%d added", &added); err != nil || added == 0 {
		t.Errorf("add does not say how much it added: %s", out)
	}
	fails(t, exitDone, fmt.Sprintf("%d dispatches (0 purged)", added), program("verify", "-store", data))
	storetest.Remount(t, dir, "64m", 0)
	whole(t, "add", "-store", data, input)
	want := t.TempDir()
	whole(t, "add", "-store", want, input)
	if a, _ := exported(t, data); a == "" {
		t.Error("nothing is there")
	} else if b, n := exported(t, want); a != b || n != 400 {
		t.Error("after a full disk it is not the same collection as without one")
	}

	// An export has whole files only.
	full := storetest.Small(t, "64k")
	c := program("export", "-store", data, "--to", "csv", "--out", filepath.Join(full, "out"))
	fails(t, exitFailed, "no space left on device", c)
	if left, err := os.ReadDir(filepath.Join(full, "out")); err != nil || len(left) != 0 {
		t.Errorf("a failed export left %v, %v", left, err)
	}
	// Printing says so too, and not that all went well.
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, args := range [][]string{{"read", input}, {"search", "-store", data, "حلب"}, {"ingest", input}, {"version", "--licences"}} {
		c := program(longFlags(args)...)
		var said strings.Builder
		c.Stdout, c.Stderr = f, &said
		if err := c.Run(); err == nil || !strings.Contains(said.String(), "no space left on device") {
			t.Errorf("%s onto a full disk: %v, said %q", args[0], err, said.String())
		}
	}
}

// A folder that cannot be written is named; what only wants to keep something
// for the next time goes on without.
func TestCommandsReadOnly(t *testing.T) {
	dir := storetest.Small(t, "64m")
	data := filepath.Join(dir, "store")
	input := generated(t, 20)
	whole(t, "add", "-store", data, input)
	storetest.Remount(t, dir, "64m", syscall.MS_RDONLY)
	for _, args := range [][]string{{"add", "-store", data, input}, {"search", "-store", data, "حلب"}, {"verify", "-store", data}} {
		fails(t, exitFailed, data+" cannot be written", program(longFlags(args)...))
	}
	fails(t, exitFailed, "read-only file system", program("export", "--to", "csv", "--out", filepath.Join(dir, "out"), recordFile(t)))
	// PDF's compiled engine finds no place to be kept, and the PDF is read all
	// the same. The program itself is wanted: it starts itself again.
	exe := filepath.Join(t.TempDir(), "isnad")
	if out, err := exec.Command("go", "build", "-o", exe, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	pdf := write(t, "page.pdf", plainPDF)
	c := exec.Command(exe, "ingest", pdf)
	c.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, "cache"))
	fails(t, exitDone, "A dispatch of old", c)
}

// recordFile is a file of records.
func recordFile(t *testing.T) string {
	t.Helper()
	out, err := program("read", generated(t, 3)).Output()
	if err != nil {
		t.Fatal(err)
	}
	return write(t, "records.jsonl", string(out))
}

const plainPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length 44>>stream\nBT /F 12 Tf 20 100 Td (A dispatch of old) Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n"

// A damaged database is found by verify, which names the place, and mended as
// docs/faults.md says: a copy of the folder is put back, and what came after
// is added again.
func TestDamagedAndMended(t *testing.T) {
	data, first, all := t.TempDir(), generated(t, 60), generated(t, 120)
	whole(t, "add", "-store", data, first)
	file := storetest.SQLiteFile(data)
	copied, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, "add", "-store", data, all)
	want, n := exported(t, data)
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]func([]byte) []byte{
		"half of it gone":     func(b []byte) []byte { return b[:len(b)/2] },
		"a page of zeros":     func(b []byte) []byte { clear(b[len(b)/2&^4095:][:4096]); return b },
		"no database at all":  func(b []byte) []byte { return []byte(strings.Repeat("x", 8192)) },
		"bits here and there": func(b []byte) []byte { return flipped(b) },
	} {
		if err := os.WriteFile(file, damage(append([]byte(nil), sound...)), 0o600); err != nil {
			t.Fatal(err)
		}
		c := program("verify", "-store", data)
		out, _ := c.CombinedOutput()
		if code := c.ProcessState.ExitCode(); code != exitFaults && code != exitFailed || !strings.Contains(string(out), "damaged") && !strings.Contains(string(out), "the first broken link: ") {
			t.Errorf("%s: exit %d, said %.600s", name, code, out)
		}
	}
	os.Remove(file + "-wal")
	os.Remove(file + "-shm")
	if err := os.WriteFile(file, copied, 0o600); err != nil {
		t.Fatal(err)
	}
	whole(t, "add", "-store", data, all)
	if got, m := exported(t, data); got != want || m != n {
		t.Errorf("mended: %d dispatches, not as before (%d)", m, n)
	}
}

// flipped has one bit in every 1,500 bytes the other way round.
func flipped(b []byte) []byte {
	for i := 700; i < len(b); i += 1500 {
		b[i] ^= 1 << (i % 8)
	}
	return b
}
