package export

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"isnad"
)

// tool runs a program that is not ours on a file. Where it is not installed
// the test fails, unless ISNAD_TEST_SKIP_TOOLS=1 says that it may be left out.
func tool(t *testing.T, install, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("ISNAD_TEST_SKIP_TOOLS") == "1" {
			t.Skipf("%s is not installed; skipped as ISNAD_TEST_SKIP_TOOLS=1 asks", name)
		}
		t.Fatalf("%s is not installed; .ci/tools.sh %s installs it (ISNAD_TEST_SKIP_TOOLS=1 skips this test)", name, install)
	}
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		if e, ok := err.(*exec.ExitError); ok {
			t.Fatalf("%s %v: %v\n%s", name, args, err, e.Stderr)
		}
		t.Fatal(err)
	}
	return string(out)
}

// reader runs a script of testdata/readers.
func reader(t *testing.T, script string, args ...string) string {
	t.Helper()
	if _, err := os.Stat("testdata/readers/node_modules"); err != nil {
		if os.Getenv("ISNAD_TEST_SKIP_TOOLS") == "1" {
			t.Skip("testdata/readers is not installed; skipped as ISNAD_TEST_SKIP_TOOLS=1 asks")
		}
		t.Fatal("testdata/readers is not installed; .ci/tools.sh readers installs it (ISNAD_TEST_SKIP_TOOLS=1 skips this test)")
	}
	return tool(t, "readers", "node", append([]string{filepath.Join("testdata/readers", script)}, args...)...)
}

// withRoute are the sample records and one whose claim is a route by way
// stations, in the west and the south.
func withRoute(t *testing.T) []isnad.Record {
	b := newBuild(t, "route", "يربط الطريق مدينة الأولى بمدينة الثالثة مرورا بمدينة الثانية")
	var args [][3]string
	for i, x := range []struct{ role, name string }{{"from", "الأولى"}, {"to", "الثالثة"}, {"via", "الثانية"}} {
		id := b.mention("place", x.name, fmt.Sprint("p", i), 0)
		lat, lon := -10-float64(i), -60.5-float64(i)
		m := &b.Mentions[len(b.Mentions)-1]
		m.Lat, m.Lon, m.AccuracyKm = &lat, &lon, 3
		args = append(args, [3]string{x.role, x.name, id})
	}
	b.claim("route", "", b.Text, args...)
	return append(read(t), b.Record)
}

var featureCount = regexp.MustCompile(`Feature Count: (\d+)`)

func features_(t *testing.T, out string) (n int) {
	t.Helper()
	for _, m := range featureCount.FindAllStringSubmatch(out, -1) {
		k := 0
		fmt.Sscan(m[1], &k)
		n += k
	}
	return n
}

func TestGDALReadsGeoJSON(t *testing.T) {
	dir, m := write(t, withRoute(t), options(t, GeoJSON))
	points := tool(t, "gdal", "ogrinfo", "-ro", "-al", filepath.Join(dir, "claims.geojson"))
	routes := tool(t, "gdal", "ogrinfo", "-ro", "-al", filepath.Join(dir, "routes.geojson"))
	areas := tool(t, "gdal", "ogrinfo", "-ro", "-al", filepath.Join(dir, "areas.geojson"))
	if got := features_(t, points) + features_(t, routes); got != m.Counts.Rows {
		t.Errorf("GDAL counts %d features, the manifest %d", got, m.Counts.Rows)
	}
	for _, want := range []string{"Geometry: Point", "POINT (40.9186 34.4504)", "الجيش السوري", "sub_event_type (String) = Government regains territory"} {
		if !strings.Contains(points, want) {
			t.Errorf("points: no %s", want)
		}
	}
	if !strings.Contains(routes, "LINESTRING (-60.5 -10,-62.5 -12,-61.5 -11)") {
		t.Error("the route does not run by its way station")
	}
	if !strings.Contains(areas, "Geometry: Polygon") || features_(t, areas) == 0 {
		t.Error("no areas")
	}
}

func TestGDALReadsKML(t *testing.T) {
	dir, m := write(t, withRoute(t), options(t, KML))
	out := tool(t, "gdal", "ogrinfo", "-ro", "-al", filepath.Join(dir, "claims.kml"))
	if got := features_(t, out); got != m.Counts.Rows {
		t.Errorf("GDAL counts %d features, the manifest %d", got, m.Counts.Rows)
	}
	for _, want := range []string{"begin (DateTime) = 2017/11/19", "end (DateTime) = 2017/11/19", "A claim, not a fact.", "POINT (40.9186 34.4504)", "LINESTRING", "POLYGON"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestGDALReadsCSV(t *testing.T) {
	for _, f := range []Format{CSV, HXL} {
		dir, m := write(t, read(t), options(t, f))
		name, extra := "claims.csv", 0
		if f == HXL {
			name, extra = "claims-hxl.csv", 1 // the row of tags
		}
		out := tool(t, "gdal", "ogrinfo", "-ro", "-al", filepath.Join(dir, name))
		if got := features_(t, out); got != m.Counts.Rows+extra {
			t.Errorf("%s: GDAL counts %d rows, the manifest %d", f, got, m.Counts.Rows)
		}
		if !strings.Contains(out, "event_type (String) = Battles") || !strings.Contains(out, "notes (String) = استعاد تنظيم الدولة الإسلامية السيطرة على مدينة البوكمال") {
			t.Errorf("%s: columns are not read", f)
		}
	}
}

func TestNodeReadsJSONLines(t *testing.T) {
	dir, m := write(t, read(t), options(t, JSONL))
	var got struct{ Rows, Claims int }
	if err := json.Unmarshal([]byte(reader(t, "lines.mjs", filepath.Join(dir, "records.jsonl"))), &got); err != nil {
		t.Fatal(err)
	}
	if got.Rows != m.Counts.Dispatches || got.Claims != m.Counts.Claims {
		t.Errorf("%+v, manifest %+v", got, m.Counts)
	}
}

func TestHyparquetReadsParquet(t *testing.T) {
	for _, f := range []Format{Parquet, GeoParquet} {
		dir, m := write(t, withRoute(t), options(t, f))
		var got struct {
			Rows     []map[string]any
			Metadata map[string]string
			Types    map[string]string
		}
		if err := json.Unmarshal([]byte(reader(t, "parquet.mjs", filepath.Join(dir, "claims."+string(f)))), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Rows) != m.Counts.Claims {
			t.Errorf("%s: %d rows of %d claims", f, len(got.Rows), m.Counts.Claims)
		}
		if got.Types["latitude"] != "DOUBLE" || got.Types["fatalities"] != "INT32" || got.Types["notes"] != "BYTE_ARRAY" {
			t.Errorf("%s: types %v", f, got.Types)
		}
		dead, nulls := 0.0, 0
		for _, r := range got.Rows {
			if n, ok := r["fatalities"].(float64); ok && r["dispatch"] == "hajin-2" {
				dead = n
			}
			if r["latitude"] == nil {
				nulls++
			}
		}
		if dead != 10 || nulls == 0 {
			t.Errorf("%s: %v killed in hajin-2, %d claims without a point", f, dead, nulls)
		}
		if f == Parquet {
			continue
		}
		var geo struct {
			Version string
			Primary string `json:"primary_column"`
			Columns map[string]struct {
				Encoding string
				Types    []string `json:"geometry_types"`
			}
		}
		if err := json.Unmarshal([]byte(got.Metadata["geo"]), &geo); err != nil {
			t.Fatal(err)
		}
		if geo.Version != "1.1.0" || geo.Primary != "geometry" || geo.Columns["geometry"].Encoding != "WKB" || len(geo.Columns["geometry"].Types) != 1 {
			t.Errorf("geo %+v", geo)
		}
		points := 0
		for _, r := range got.Rows {
			g, ok := r["geometry"].(map[string]any)
			if !ok {
				continue
			}
			points++
			hex := g["hex"].(string)
			if len(hex) != 42 || !strings.HasPrefix(hex, "0101000000") {
				t.Fatalf("no point in well-known binary: %s", hex)
			}
		}
		if points != len(got.Rows)-nulls {
			t.Errorf("%d points, %d rows with a latitude", points, len(got.Rows)-nulls)
		}
	}
}

func TestJSONLDIsRDF(t *testing.T) {
	dir, m := write(t, read(t), options(t, JSONLD))
	quads := reader(t, "jsonld.mjs", filepath.Join(dir, "claims.jsonld"))
	count := func(s string) int { return strings.Count(quads, s) }
	if got := count("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:isnad:terms#Claim>"); got != m.Counts.Claims {
		t.Errorf("%d claims, manifest %d", got, m.Counts.Claims)
	}
	if got := count("<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#Annotation>"); got != m.Counts.Claims {
		t.Errorf("%d annotations of %d claims", got, m.Counts.Claims)
	}
	for _, p := range []string{"prov#wasQuotedFrom", "prov#wasAttributedTo", "prov#wasDerivedFrom", "oa#hasSelector", "oa#exact", "oa#prefix", "wgs84_pos#lat", "isnad:terms#polarity"} {
		if count(p) == 0 {
			t.Errorf("no %s", p)
		}
	}
	if !strings.Contains(quads, `<http://www.w3.org/ns/oa#exact> "استعاد تنظيم الدولة الإسلامية السيطرة على مدينة البوكمال"`) {
		t.Error("a quote is not there")
	}
	// The chain: the claim is quoted from what the observatory said.
	said := regexp.MustCompile(`<urn:isnad:claim:(\S+)> <http://www.w3.org/ns/prov#wasQuotedFrom> <urn:isnad:claim:\S+:said:1>`)
	if len(said.FindAllString(quads, -1)) == 0 {
		t.Error("no claim is quoted from an utterance")
	}
}

func TestEntitiesFitFollowTheMoney(t *testing.T) {
	for _, recs := range [][]isnad.Record{read(t), {person(t)}} {
		dir, m := write(t, recs, options(t, FTM))
		for _, pkg := range []string{"@opensanctions/followthemoney", "@alephdata/followthemoney"} {
			var got struct {
				Entities int
				Faults   []string
			}
			if err := json.Unmarshal([]byte(reader(t, "ftm.mjs", filepath.Join(dir, "entities.ftm.json"), pkg)), &got); err != nil {
				t.Fatal(err)
			}
			if got.Entities != m.Counts.Rows || got.Entities == 0 {
				t.Errorf("%s: %d entities, manifest %d", pkg, got.Entities, m.Counts.Rows)
			}
			for _, f := range got.Faults {
				t.Errorf("%s: %s", pkg, f)
			}
		}
	}
}

// A browser opens the report and shows what is in it.
func TestChromiumReadsReport(t *testing.T) {
	dir, m := write(t, read(t), options(t, Report))
	dom := tool(t, "chromium", "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--dump-dom", "file://"+filepath.Join(dir, "report.html"))
	if got := strings.Count(dom, `<section class="dispatch">`); got != m.Counts.Dispatches {
		t.Errorf("%d dispatches in the page, manifest %d", got, m.Counts.Dispatches)
	}
	for _, want := range []string{"<rect", "مدينة سراقب", "</table>"} {
		if !strings.Contains(dom, want) {
			t.Errorf("no %s", want)
		}
	}
}
