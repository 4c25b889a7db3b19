package data_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"isnad/data"
)

func TestOverride(t *testing.T) {
	base := fstest.MapFS{"frames/a.frame": {Data: []byte("a")}, "frames/b.frame": {Data: []byte("b")}, "cues/verbs.tsv": {Data: []byte("v")}}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "frames"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"b.frame": "B", "c.frame": "C", "note.txt": "no"} {
		if err := os.WriteFile(filepath.Join(dir, "frames", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files, err := data.ReadEdits(dir)
	if err != nil {
		t.Fatal(err)
	}
	o := data.Override{Base: base, Files: files}
	names, err := fs.Glob(o, "frames/*.frame")
	if err != nil || len(names) != 3 {
		t.Fatalf("names %v, %v", names, err)
	}
	for name, want := range map[string]string{"frames/a.frame": "a", "frames/b.frame": "B", "frames/c.frame": "C", "cues/verbs.tsv": "v"} {
		got, err := fs.ReadFile(o, name)
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
	if _, err := fs.ReadFile(o, "frames/note.txt"); err == nil {
		t.Error("a file that is no frame or table came in")
	}
	none, err := data.ReadEdits(filepath.Join(dir, "nowhere"))
	if err != nil || len(none) != 0 {
		t.Errorf("a folder that is not there: %v, %v", none, err)
	}
}
