package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestEval(t *testing.T) {
	dir := t.TempDir()
	bio := filepath.Join(dir, "a.tsv")
	os.WriteFile(bio, []byte("زار\tO\nمحمود\tB-PER\nعباس\tI-PER\nدمشق\tB-LOC\n.\tO\n"), 0o644)
	code, out, _ := call(t, "", "eval", "ner", bio)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || lines[len(lines)-1] != "micro 100.0 100.0 100.0" {
		t.Errorf("code %d, output:\n%s", code, out)
	}
	bad := filepath.Join(dir, "b.tsv")
	os.WriteFile(bad, []byte("زار\tO\nمحمود B-PER\n"), 0o644)
	if code, _, errs := call(t, "", "eval", "ner", bad); code != 1 || !strings.Contains(errs, "b.tsv:2:") {
		t.Errorf("code %d, message %q; want 1 and the line", code, errs)
	}
	posts := filepath.Join(dir, "p.jsonl")
	os.WriteFile(posts, []byte(`{"id":"1","text":"حريق في #دمشق","mentions":[{"start":9,"end":13,"text":"دمشق","type":"CITY","lat":33.51,"lon":36.29}]}`+"\n"), 0o644)
	if code, out, _ := call(t, "", "eval", "lmr", posts); code != 0 || !strings.Contains(out, "official 1.000 of 1 messages") {
		t.Errorf("code %d, output %q", code, out)
	}
	if code, out, _ := call(t, "", "eval", "lmd", posts); code != 0 || !strings.Contains(out, "within 10 km 100.0 %") {
		t.Errorf("code %d, output %q", code, out)
	}
	os.WriteFile(posts, []byte(`{"id":"1","text":"حريق","mentions":[{"start":2,"end":40}]}`+"\n"), 0o644)
	if code, _, errs := call(t, "", "eval", "lmr", posts); code != 1 || !strings.Contains(errs, "p.jsonl:1:") {
		t.Errorf("code %d, message %q", code, errs)
	}
}
