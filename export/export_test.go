package export

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/corroborate"
	"isnad/data"
)

var now = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// read are the sample dispatches as the program read them.
func read(t testing.TB) []isnad.Record {
	t.Helper()
	f, err := os.Open("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []isnad.Record
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var r isnad.Record
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func options(t testing.TB, f Format) Options {
	t.Helper()
	k, err := corroborate.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return Options{Format: f, Knowledge: k, Now: now, Public: map[string]bool{"abadi": true, "haftar": true}, Program: "isnad test", Source: "testdata", Filter: json.RawMessage(`{"kinds":["control"]}`)}
}

func write(t testing.TB, recs []isnad.Record, o Options) (dir string, m *Manifest) {
	t.Helper()
	dir = t.TempDir()
	m, err := Write(Folder(dir), Of(recs), o)
	if err != nil {
		t.Fatal(err)
	}
	return dir, m
}

// files are the files of a folder by name.
func files(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	es, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, e := range es {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = b
	}
	return out
}

// Every form carries a manifest that fits its files, and the same input gives
// the same bytes.
func TestManifestFitsFiles(t *testing.T) {
	recs := read(t)
	claims := 0
	for _, r := range recs {
		claims += len(r.Claims)
	}
	for _, f := range Formats {
		t.Run(string(f), func(t *testing.T) {
			dir, m := write(t, recs, options(t, f))
			got := files(t, dir)
			if len(m.Files) == 0 || len(got) != len(m.Files)+1 {
				t.Fatalf("files %v, manifest %v", len(got), m.Files)
			}
			for _, x := range m.Files {
				h := sha256.Sum256(got[x.Name])
				if x.SHA256 != hex.EncodeToString(h[:]) || x.Bytes != int64(len(got[x.Name])) {
					t.Errorf("%s: the manifest does not fit the file", x.Name)
				}
			}
			var on Manifest
			if err := json.Unmarshal(got["manifest.json"], &on); err != nil {
				t.Fatal(err)
			}
			if on.Counts.Claims != claims || on.Counts.Dispatches != len(recs) || on.Counts.Rows == 0 || on.Created != "2026-01-31T12:00:00Z" || len(on.Readers) == 0 || !strings.Contains(string(on.Filter), "control") {
				t.Errorf("manifest %+v", on)
			}
			again, _ := write(t, recs, options(t, f))
			for name, b := range files(t, again) {
				if !bytes.Equal(b, got[name]) {
					t.Errorf("%s: other bytes the second time", name)
				}
			}
		})
	}
}

func TestDispatchesHash(t *testing.T) {
	recs := read(t)
	_, a := write(t, recs, options(t, JSONL))
	o := options(t, CSV)
	o.RoundKm, o.CoarsenSources = 20, true
	_, b := write(t, recs, o)
	if a.Dispatches != b.Dispatches {
		t.Error("masking changes the hash of the dispatches")
	}
	recs[0].Text += "."
	_, c := write(t, recs, options(t, JSONL))
	if a.Dispatches == c.Dispatches {
		t.Error("another text, the same hash")
	}
}

// JSON lines without redaction are the records as they came.
func TestJSONLinesAreTheRecords(t *testing.T) {
	want, err := os.ReadFile("testdata/records.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	dir, m := write(t, read(t), options(t, JSONL))
	if got := files(t, dir)["records.jsonl"]; !bytes.Equal(got, want) {
		t.Error("the records changed")
	}
	if m.Redactions.PersonsMasked {
		t.Error("the manifest says that persons were masked")
	}
}

func TestTableOfClaims(t *testing.T) {
	dir, m := write(t, read(t), options(t, CSV))
	rows, err := csv.NewReader(bytes.NewReader(files(t, dir)["claims.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows)-1 != m.Counts.Claims {
		t.Fatalf("%d rows of %d claims", len(rows)-1, m.Counts.Claims)
	}
	col := map[string]int{}
	for i, n := range rows[0] {
		col[n] = i
	}
	for _, n := range []string{"event_date", "time_precision", "event_type", "sub_event_type", "actor1", "actor2", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities"} {
		if _, ok := col[n]; !ok {
			t.Errorf("no column %s", n)
		}
	}
	found := false
	for _, r := range rows[1:] {
		if r[col["dispatch"]] == "hajin-2" && r[col["type"]] == "kill" {
			found = true
			for name, want := range map[string]string{"fatalities": "10", "location_en": "Hajin", "event_date": "2017-09-18", "time_precision": "2", "date_from": "dispatch", "sub_event_type": "Air/drone strike", "source": "شبكة الفرات الحر", "source_scale": "agency", "geo_precision": "1", "polarity": "affirmed"} {
				if r[col[name]] != want {
					t.Errorf("%s: %q, want %q", name, r[col[name]], want)
				}
			}
			if !strings.Contains(r[col["chain"]], "شبكة الفرات الحر < المرصد المحلي لحقوق الإنسان") {
				t.Errorf("chain %q", r[col["chain"]])
			}
		}
	}
	if !found {
		t.Error("the dead of hajin-2 are not there")
	}
}

func TestTableOfClusters(t *testing.T) {
	o := options(t, CSV)
	o.PerCluster = true
	dir, m := write(t, read(t), o)
	rows, err := csv.NewReader(bytes.NewReader(files(t, dir)["clusters.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows)-1 != m.Counts.Clusters || m.Counts.Clusters >= m.Counts.Claims {
		t.Fatalf("%d rows, %d clusters, %d claims", len(rows)-1, m.Counts.Clusters, m.Counts.Claims)
	}
	col := map[string]int{}
	for i, n := range rows[0] {
		col[n] = i
	}
	for _, r := range rows[1:] {
		if r[col["location_en"]] == "Hajin" && r[col["type"]] == "kill" {
			got := strings.Join([]string{r[col["status"]], r[col["claims"]], r[col["chains_affirming"]], r[col["fatalities_low"]], r[col["fatalities_best"]], r[col["fatalities_high"]]}, " ")
			if got != "corroborated 3 2 10 10 15" {
				t.Errorf("Hajin: %s", got)
			}
			return
		}
	}
	t.Error("no cluster of the dead of Hajin")
}

var hxlTag = regexp.MustCompile(`^#[a-z]+(\+[a-z][a-z0-9_]*)*$`)

func TestHXL(t *testing.T) {
	dir, _ := write(t, read(t), options(t, HXL))
	rows, err := csv.NewReader(bytes.NewReader(files(t, dir)["claims-hxl.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, tag := range rows[1] {
		if !hxlTag.MatchString(tag) {
			t.Errorf("%q is no HXL tag", tag)
		}
		if seen[tag] {
			t.Errorf("%s stands twice", tag)
		}
		seen[tag] = true
	}
	for _, tag := range []string{"#date+start", "#geo+lat", "#geo+lon", "#loc+name", "#affected+killed", "#meta+source", "#event+type"} {
		if !seen[tag] {
			t.Errorf("no column %s", tag)
		}
	}
	o := options(t, HXL)
	o.PerCluster = true
	dir, _ = write(t, read(t), o)
	rows, err = csv.NewReader(bytes.NewReader(files(t, dir)["clusters-hxl.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range rows[1] {
		if !hxlTag.MatchString(tag) {
			t.Errorf("%q is no HXL tag", tag)
		}
	}
}

func TestExcel(t *testing.T) {
	o := options(t, CSV)
	o.Excel = true
	dir, _ := write(t, read(t), o)
	if !bytes.HasPrefix(files(t, dir)["claims.csv"], []byte("\xef\xbb\xbfclaim_id,")) {
		t.Error("no byte order mark")
	}
}

func TestArchive(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	m, err := Write(Archive{z, now}, Of(read(t)), options(t, GeoJSON))
	if err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(r.File) != len(m.Files)+1 || len(m.Files) != 3 {
		t.Errorf("%d files in the archive, %d in the manifest", len(r.File), len(m.Files))
	}
}

// An export that fails leaves no file that looks whole, and does not touch
// the one before.
func TestFailureLeavesNothing(t *testing.T) {
	broken := errors.New("broken")
	recs := read(t)
	for _, f := range Formats {
		dir := t.TempDir()
		_, err := Write(Folder(dir), func(yield func(Record, error) bool) {
			if yield(Record{Record: &recs[0]}, nil) {
				yield(Record{}, broken)
			}
		}, options(t, f))
		if !errors.Is(err, broken) {
			t.Errorf("%s: %v", f, err)
		}
		if left := files(t, dir); len(left) != 0 {
			t.Errorf("%s: %d files left", f, len(left))
		}
	}
	if _, err := Write(Folder(t.TempDir()), Of(recs), Options{Format: "xlsx", Now: now}); err == nil {
		t.Error("an unknown form is written")
	}
	if _, err := Write(Folder(t.TempDir()), Of(recs), Options{Format: CSV}); err == nil {
		t.Error("an export without a time is written")
	}
}

func TestNoRecords(t *testing.T) {
	for _, f := range Formats {
		dir, m := write(t, nil, options(t, f))
		if m.Counts.Claims != 0 || len(files(t, dir)) < 2 {
			t.Errorf("%s: %+v", f, m.Counts)
		}
	}
}

func TestEmbargo(t *testing.T) {
	for _, c := range []struct {
		date  string
		hours float64
		held  bool
	}{
		{"2026-01-20", 24, false}, {"2026-01-30", 24, true}, {"2026-01-29", 24, false}, {"2026-01-31", 1, true}, {"2026-01-29", 72, true},
		{"2026-01", 24, true}, {"2025-12", 24, false}, {"2026", 1, true}, {"2025", 24, false}, {"", 24, true}, {"گستاخ", 24, true},
		{"2026-01-31T11:30:00Z", 1, true}, {"2026-01-31T10:30:00Z", 1, false}, {"2026-01-31", 0, false},
	} {
		if got := embargoed(c.date, time.Time{}, c.hours, now); got != c.held {
			t.Errorf("%q, %v hours: %v, want %v", c.date, c.hours, got, c.held)
		}
	}
	if embargoed("2026-01-31", now.Add(-2*time.Hour), 1, now) || !embargoed("2020-01-01", now.Add(-time.Hour), 2, now) {
		t.Error("the minute of publication does not stand before the date")
	}
	recs := read(t)
	recs[0].Date = "2026-01-31"
	o := options(t, CSV)
	o.EmbargoHours = 24
	dir, m := write(t, recs, o)
	if m.Embargo.HeldBack != 1 || m.Counts.Dispatches != len(recs)-1 || m.Embargo.Until != "2026-01-30T12:00:00Z" {
		t.Errorf("%+v %+v", m.Embargo, m.Counts)
	}
	if bytes.Contains(files(t, dir)["claims.csv"], []byte(recs[0].Doc+",")) {
		t.Error("what is held back is in the file")
	}
}

func TestRounding(t *testing.T) {
	for _, km := range []float64{1, 5, 10, 50} {
		for _, p := range [][2]float64{{34.4504, 40.9186}, {-33.1, -70.6}, {0.001, 179.999}, {69.9, 18.9}} {
			lat, lon := roundPoint(p[0], p[1], km)
			if d := distance(p[0], p[1], lat, lon); d > km*0.72+0.01 {
				t.Errorf("%v to %v km: moved %.2f km", p, km, d)
			}
			if a, b := roundPoint(lat, lon, km); distance(a, b, lat, lon) > 0.01 {
				t.Errorf("%v to %v km: rounding twice moves it again", p, km)
			}
		}
	}
	o := options(t, JSONL)
	o.RoundKm = 20
	dir, m := write(t, read(t), o)
	if m.Redactions.PointsRounded == 0 || m.Redactions.RoundKm != 20 {
		t.Errorf("%+v", m.Redactions)
	}
	if bytes.Contains(files(t, dir)["records.jsonl"], []byte("34.4504")) {
		t.Error("an exact point is left")
	}
	for _, r := range parse(t, files(t, dir)["records.jsonl"]) {
		for _, x := range r.Mentions {
			if x.Lat != nil && x.AccuracyKm < 15 {
				t.Fatalf("%s: rounded to 20 km and said to be off by %v", x.Text, x.AccuracyKm)
			}
		}
	}
}

func parse(t testing.TB, b []byte) []isnad.Record {
	t.Helper()
	var out []isnad.Record
	for _, l := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
		var r isnad.Record
		if err := json.Unmarshal(l, &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// The input is not changed by what is done to the output.
func TestInputStays(t *testing.T) {
	recs := read(t)
	before, _ := json.Marshal(recs)
	o := options(t, JSONL)
	o.MaskPersons, o.RoundKm, o.CoarsenSources, o.Public = true, 10, true, nil
	write(t, recs, o)
	if after, _ := json.Marshal(recs); !bytes.Equal(before, after) {
		t.Error("the records changed")
	}
}
