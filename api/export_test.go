package api

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"isnad"
	"isnad/export"
)

// unzip gives the files of an archive.
func unzip(t *testing.T, raw []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatalf("%v in %.200s", err, raw)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestExports(t *testing.T) {
	d := newDesk(t, "").withSamples()
	var f Facets
	d.get("/api/claims/facets?kinds=control&types=take", &f)
	for _, form := range formats() {
		status, h, raw := d.send("GET", "/api/export"+q("format", form.Name, "kinds", "control", "types", "take"), nil)
		if status != http.StatusOK || h.Get("Content-Type") != "application/zip" || !strings.Contains(h.Get("Content-Disposition"), form.Name) {
			t.Errorf("%s: %d %v %.200s", form.Name, status, h, raw)
			continue
		}
		files := unzip(t, raw)
		var m export.Manifest
		if err := json.Unmarshal(files["manifest.json"], &m); err != nil {
			t.Fatal(err)
		}
		if m.Counts.Claims != f.Claims || m.Counts.Dispatches != f.Dispatches || !bytes.Contains(m.Filter, []byte("take")) || len(files) != len(m.Files)+1 || len(m.Files) == 0 || m.Program == "" {
			t.Errorf("%s: %+v", form.Name, m)
		}
		for _, x := range m.Files {
			if hashOf(files[x.Name]) != x.SHA256 {
				t.Errorf("%s: the hash of %s is another", form.Name, x.Name)
			}
		}
	}
	var log Page[isnad.CustodyEntry]
	d.get("/api/custody?limit=1", &log)
	if log.Items[0].Act != isnad.CustodyExport {
		t.Errorf("custody: %+v", log.Items[0])
	}
	// The claims of an export are those of the view, under the same names.
	_, _, raw := d.send("GET", "/api/export"+q("format", "jsonl", "kinds", "control", "types", "take"), nil)
	var refs []string
	for line := range bytes.Lines(unzip(t, raw)["records.jsonl"]) {
		var rec isnad.Record
		if err := json.Unmarshal(line, &rec); err != nil {
			t.Fatal(err)
		}
		d.get("/api/dispatches/"+rec.Doc, nil)
		for _, c := range rec.Claims {
			refs = append(refs, isnad.ClaimID(rec.Doc, &c))
		}
	}
	if len(refs) != f.Claims {
		t.Errorf("%d claims of %d", len(refs), f.Claims)
	}
	for _, r := range refs {
		d.get("/api/claims/"+r, nil)
	}
	var m export.Manifest
	d.get("/api/export/manifest"+q("format", "csv", "rows", "cluster", "embargo_hours", "24", "round_km", "10", "coarse_sources", "true"), &m)
	if m.Counts.Clusters == 0 || m.Embargo.Hours != 24 || m.Redactions.RoundKm != 10 || !m.Redactions.PersonsMasked {
		t.Errorf("%+v", m)
	}
}

func TestOnlyCodersExportNames(t *testing.T) {
	_, all := crew(t)
	all[Reader].refused(http.StatusUnprocessableEntity, "query.mask", "GET", "/api/export?format=jsonl&mask=false", nil)
	var m export.Manifest
	all[Coder].get("/api/export/manifest?format=csv&mask=false", &m)
	if m.Redactions.PersonsMasked {
		t.Errorf("%+v", m.Redactions)
	}
	all[Reader].get("/api/export/manifest?format=jsonl", &m)
	if !m.Redactions.PersonsMasked {
		t.Errorf("%+v", m.Redactions)
	}
}
