package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"isnad/export"
)

func manifest(t *testing.T, dir string) export.Manifest {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m export.Manifest
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestExportCommand(t *testing.T) {
	out, recs := sampleRecords(t)
	file := write(t, "records.jsonl", out)
	for _, f := range export.Formats {
		dir := filepath.Join(t.TempDir(), "x")
		code, _, errs := call(t, "", "export", "-to", string(f), "-out", dir, "-now", "2026-01-31T12:00:00Z", file)
		if code != exitDone {
			t.Fatalf("%s: exit %d: %s", f, code, errs)
		}
		if m := manifest(t, dir); m.Counts.Dispatches != len(recs) || m.Counts.Rows == 0 || m.Program == "" || m.Created != "2026-01-31T12:00:00Z" {
			t.Errorf("%s: %+v", f, m)
		}
	}
	zip := filepath.Join(t.TempDir(), "x.zip")
	if code, _, errs := call(t, "", "export", "--to", "csv", "--per", "cluster", "--out", zip, file); code != exitDone {
		t.Errorf("zip: exit %d: %s", code, errs)
	}
	if st, err := os.Stat(zip); err != nil || st.Size() == 0 {
		t.Errorf("zip: %v", err)
	}
}

func TestExportMisuse(t *testing.T) {
	out, _ := sampleRecords(t)
	file := write(t, "records.jsonl", out)
	dir := t.TempDir()
	for _, args := range [][]string{
		{"--to", "xlsx"}, {}, {"--to", "csv", "--per", "event"}, {"--to", "kml", "--per", "cluster"}, {"--to", "csv", "--round-km", "-1"},
		{"--to", "csv", "--keep-persons", "--mask-persons"}, {"--to", "csv", "--now", "yesterday"},
	} {
		code, _, errs := call(t, "", append(append([]string{"export", "--out", dir}, args...), file)...)
		if code != exitMisuse || errs == "" {
			t.Errorf("%v: exit %d: %s", args, code, errs)
		}
	}
	bad := write(t, "bad.jsonl", strings.SplitN(out, "\n", 2)[0]+"\n{not json\n")
	if code, _, errs := call(t, "", "export", "--to", "csv", "--out", dir, bad); code != exitFailed || !strings.Contains(errs, "bad.jsonl:2") {
		t.Errorf("bad line: exit %d: %s", code, errs)
	}
	if es, _ := os.ReadDir(dir); len(es) != 0 {
		t.Errorf("%d files are left of exports that failed", len(es))
	}
}

// What the store holds is exported as the files are, the filter chooses
// claims, and the log of custody says that it left.
func TestExportFromStore(t *testing.T) {
	db := filepath.Join(t.TempDir(), "store")
	if code, _, errs := call(t, "", "add", "--store", db, "--as", "tester", "-c", "demo", "../../samples/samples.jsonl"); code != exitDone {
		t.Fatalf("add: exit %d: %s", code, errs)
	}
	dir := filepath.Join(t.TempDir(), "all")
	if code, _, errs := call(t, "", "export", "--store", db, "--as", "tester", "-c", "demo", "--to", "csv", "--per", "cluster", "--out", dir); code != exitDone {
		t.Fatalf("export: exit %d: %s", code, errs)
	}
	_, recs := sampleRecords(t)
	m := manifest(t, dir)
	if m.Counts.Dispatches != len(recs) || m.Source != "store" || !strings.Contains(string(m.Filter), "demo") {
		t.Errorf("%+v", m)
	}
	b, err := os.ReadFile(filepath.Join(dir, "clusters.csv"))
	if err != nil {
		t.Fatal(err)
	}
	// The group of near duplicates comes from the store.
	if !strings.Contains(string(b), ",repeated,2,1,0,2014-08-26") {
		t.Error("one text in two outlets is not one chain")
	}
	dir = filepath.Join(t.TempDir(), "control")
	if code, _, errs := call(t, "", "export", "--store", db, "--as", "tester", "-c", "demo", "--kind", "control", "--until", "2017-12-31", "--to", "jsonl", "--out", dir); code != exitDone {
		t.Fatalf("export: exit %d: %s", code, errs)
	}
	b, err = os.ReadFile(filepath.Join(dir, "records.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), `"kind":"event"`) || !strings.Contains(string(b), `"kind":"control"`) || strings.Contains(string(b), "2020-03-02") {
		t.Error("the filter does not choose the claims")
	}
	_, log, _ := call(t, "", "custody", "--store", db)
	if strings.Count(log, "  export  ") != 2 || !strings.Contains(log, "tester  export  jsonl") {
		t.Errorf("log of custody:\n%s", log)
	}
	code, text, errs := call(t, "", "compare", "--store", db, "-c", "demo")
	if code != exitDone || !strings.Contains(text, "disputed") {
		t.Errorf("compare: exit %d: %s", code, errs)
	}
}
