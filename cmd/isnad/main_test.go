package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad"
)

// call runs the program and gives exit code, standard output and errors.
func call(t *testing.T, stdin string, args ...string) (int, string, string) {
	t.Helper()
	var out, errs bytes.Buffer
	root := newRoot()
	root.SetArgs(longFlags(args))
	root.SetIn(strings.NewReader(stdin))
	root.SetOut(&out)
	root.SetErr(&errs)
	err := root.Execute()
	if err != nil {
		errs.WriteString(err.Error())
	}
	return codeOf(err), out.String(), errs.String()
}

func write(t *testing.T, name, text string) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestReadStdin(t *testing.T) {
	code, out, errs := call(t, "سيطر الجيش على بلدة هجين.", "read", "-", "-outlet", "صحيفة", "--date", "2018-12-14")
	if code != exitDone {
		t.Fatalf("exit %d: %s", code, errs)
	}
	var rec isnad.Record
	if err := json.Unmarshal([]byte(out), &rec); err != nil {
		t.Fatal(err)
	}
	if len(rec.Claims) != 1 || rec.Claims[0].Kind != "control" || rec.Claims[0].Type != "take" || rec.Outlet != "صحيفة" || rec.Date != "2018-12-14" {
		t.Errorf("record: %s", out)
	}
	rs := []rune(rec.Text)
	for _, a := range rec.Claims[0].Args {
		if got := string(rs[a.Start:a.End]); got != a.Text {
			t.Errorf("%s: offsets give %q, text is %q", a.Role, got, a.Text)
		}
	}
}

// TestBadInput holds that what cannot be read is named, and the rest goes on.
func TestBadInput(t *testing.T) {
	good := write(t, "good.txt", "دخل الجيش المدينة.")
	bad := map[string]string{
		write(t, "empty.txt", ""):                          "empty dispatch",
		write(t, "binary.txt", "\x00\x01\x02ا"):            "zero byte at offset 0",
		write(t, "latin1.txt", "d\xe9p\xeache"):            "byte 0xe9 at offset 1",
		write(t, "english.txt", "Nothing Arabic here."):    "no Arabic text",
		write(t, "huge.txt", strings.Repeat("ا", 2<<20+1)): "limit of 4194304 bytes",
		write(t, "broken.jsonl", "{\"text\": \"دخل\"\n"):   "no JSON object",
		write(t, "notext.jsonl", "{\"doc\": \"x\"}\n"):     `no "text"`,
		filepath.Join(t.TempDir(), "absent.txt"):           "no such file",
	}
	for name, want := range bad {
		code, out, errs := call(t, "", "read", name, good)
		if code != exitFailed {
			t.Errorf("%s: exit %d", filepath.Base(name), code)
		}
		if !strings.Contains(errs, want) || !strings.Contains(errs, filepath.Base(name)) {
			t.Errorf("%s: errors %q, want %q", filepath.Base(name), errs, want)
		}
		if strings.Count(out, "\n") != 1 || !strings.Contains(out, `"doc":"good"`) {
			t.Errorf("%s: the good file was not read: %q", filepath.Base(name), out)
		}
	}
}

func TestMixedLines(t *testing.T) {
	p := write(t, "d.jsonl", `{"doc":"a","text":"دخل الجيش المدينة."}`+"\nnonsense\n"+`{"doc":"b","date":null,"text":"انسحب المسلحون من البلدة."}`+"\n")
	code, out, errs := call(t, "", "read", p)
	if code != exitFailed || strings.Count(out, "\n") != 2 || !strings.Contains(errs, "d.jsonl:2") {
		t.Errorf("exit %d, output %q, errors %q", code, out, errs)
	}
}

func TestMisuse(t *testing.T) {
	for _, args := range [][]string{{"read"}, {"read", "-", "--format", "xml"}, {"read", "-", "--layer", "trees"}, {"read", "-", "--date", "yesterday"}, {"read", "-", "--date", "2017-13"}, {"ingest", "-", "--date", "2017-02-30"}, {"ingest", "-", "--encoding", "none-such"}, {"agree", "one"}, {"read", "-", "--nope"}, {"place"}, {"score", "one"}, {"frame"}, {"--data", "-"}} {
		code, _, errs := call(t, "دخل", args...)
		if args[0] == "--data" {
			continue // no command: help
		}
		if code != exitMisuse {
			t.Errorf("%v: exit %d (%s)", args, code, errs)
		}
	}
}

func TestFrameCommands(t *testing.T) {
	if code, out, errs := call(t, "", "frame", "check"); code != exitDone || !strings.Contains(out, "no faults") {
		t.Errorf("check: exit %d: %s%s", code, out, errs)
	}
	bad := write(t, "bad.frame", "frame event.kill\n  trigger verb قتل\n  role victim PARTY : object\n")
	code, _, errs := call(t, "", "frame", "check", bad)
	if code != exitFaults || !strings.Contains(errs, "bad.frame:3:8: unknown role \"victim\"") {
		t.Errorf("check of a fault: exit %d: %s", code, errs)
	}
	src := "frame event.kill:x\n  role patient PARTY :  object\n  trigger  verb قتل\n  example \"قتل خمسة جنود\"\n  counterexample \"قتل وقته\"\n"
	loose := write(t, "loose.frame", src)
	if code, _, errs := call(t, "", "frame", "fmt", "-w", loose); code != exitDone {
		t.Fatalf("fmt: exit %d: %s", code, errs)
	}
	once, _ := os.ReadFile(loose)
	if !bytes.HasPrefix(once, []byte("frame event.kill:x\n  trigger verb قتل\n  role patient PARTY : object\n")) {
		t.Errorf("fmt wrote\n%s", once)
	}
}

// TestFrames runs every example and counterexample of the project's frames.
func TestFrames(t *testing.T) {
	code, out, errs := call(t, "", "frame", "test")
	if code != exitDone {
		t.Errorf("exit %d\n%s%s", code, out, errs)
	}
}

func TestPlace(t *testing.T) {
	code, out, _ := call(t, "", "place", "طرابلس", "--near", "بيروت")
	first, _, _ := strings.Cut(out, "\n")
	if code != exitDone || !strings.Contains(first, "LB") {
		t.Errorf("exit %d: %s", code, first)
	}
	if code, _, errs := call(t, "", "place", "زقزقزق"); code != exitFailed || !strings.Contains(errs, "no place named") {
		t.Errorf("unknown place: exit %d: %s", code, errs)
	}
}

func TestScore(t *testing.T) {
	_, out, _ := call(t, "سيطر الجيش على بلدة هجين. قتل ثلاثة مدنيين في قصف على تعز.", "read", "-")
	p := write(t, "r.jsonl", out)
	code, figures, errs := call(t, "", "score", p, p)
	if code != exitDone || !strings.Contains(figures, "F1 100.0") {
		t.Errorf("a record against itself: exit %d: %s%s", code, figures, errs)
	}
}

func TestVersion(t *testing.T) {
	if code, out, _ := call(t, "", "version"); code != exitDone || !strings.HasPrefix(out, "isnad "+release) {
		t.Errorf("exit %d: %q", code, out)
	}
	if code, out, _ := call(t, "", "version", "--licences"); code != exitDone || !strings.Contains(out, "modernc.org/sqlite") || !strings.Contains(out, "maplibre-gl") {
		t.Errorf("licences: exit %d, %d bytes", code, len(out))
	}
}
