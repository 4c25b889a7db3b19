package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"isnad"
)

func TestCell(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"},
		{"+1", "'+1"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"|calc", "'|calc"}, {"%0", "'%0"},
		{"\t=1", "'=1"}, {"\r\n=1", "'=1"}, {" =1", "'=1"}, {"\u202e=1", "'=1"}, {"\ufeff=1", "'=1"},
		{"＝1", "'＝1"}, {"－1", "'－1"},
		{"a\nb\tc", "a b c"},
		{"مطار\u202eعكس\u2069", "مطارعكس"},
		{"a\x00b", "ab"},
		{"", ""}, {"الجيش - القوات", "الجيش - القوات"},
	} {
		if got := Cell(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzCell(f *testing.F) {
	f.Add("=1+1")
	f.Add(" \u202e@x")
	f.Fuzz(func(t *testing.T, s string) {
		c := Cell(s)
		if c != "" && strings.ContainsRune("=+-@\t\r|%", []rune(c)[0]) {
			t.Errorf("%q: %q", s, c)
		}
		for _, r := range c {
			if isBidi(r) || r == '\n' || r == '\r' {
				t.Errorf("%q: %q", s, c)
			}
		}
		if Plain(Plain(s)) != Plain(s) {
			t.Errorf("%q: plain twice is another", s)
		}
	})
}

// Names made to run in a spreadsheet or to turn the text around do neither.
func TestHostileNames(t *testing.T) {
	text := "=cmd|' /C calc'!A0 هاجم \u202e+بلدة\u202c <script>alert(1)</script>"
	b := newBuild(t, "hostile", text)
	b.Outlet, b.Title = "@outlet", "</title><script>x</script>"
	m := b.mention("actor", "=cmd|' /C calc'!A0", "a:x", 0)
	lat, lon := -5.25, -70.5
	p := b.mention("place", "\u202e+بلدة\u202c", "p1", 0)
	b.Mentions[1].Lat, b.Mentions[1].Lon, b.Mentions[1].AccuracyKm = &lat, &lon, 3
	b.claim("event", "attack", text, [3]string{"agent", "=cmd|' /C calc'!A0", m}, [3]string{"place", "\u202e+بلدة\u202c", p})
	recs := []isnad.Record{b.Record}

	dir, _ := write(t, recs, options(t, CSV))
	rows, err := csv.NewReader(bytes.NewReader(files(t, dir)["claims.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, cell := range rows[1] {
		switch {
		case cell == "":
		case rows[0][i] == "latitude" && cell == "-5.25", rows[0][i] == "longitude" && cell == "-70.5":
		case strings.ContainsRune("=+-@|%", []rune(cell)[0]):
			t.Errorf("%s: %q", rows[0][i], cell)
		}
	}
	for _, f := range []Format{CSV, HXL, GeoJSON, KML, Report, FTM, Parquet} {
		dir, _ := write(t, recs, options(t, f))
		for name, b := range files(t, dir) {
			if name == "manifest.json" {
				continue
			}
			for _, r := range string(b) {
				if isBidi(r) && f != Parquet {
					t.Errorf("%s: %s holds %U", f, name, r)
					break
				}
			}
			if f == Report && bytes.Contains(b, []byte("<script")) {
				t.Errorf("%s: a script", name)
			}
		}
	}
}

func TestReportNeedsNothing(t *testing.T) {
	dir, _ := write(t, read(t), options(t, Report))
	page := string(files(t, dir)["report.html"])
	for _, s := range []string{"http://", "https://", "src=", "<script", "<link", "@import", "url("} {
		if strings.Contains(page, s) {
			t.Errorf("the page holds %s", s)
		}
	}
	for _, s := range []string{"disputed", "Who is said to hold what", "الادعاءات", "declared correction", `dir="rtl"`, "@media print", "Saraqib"} {
		if !strings.Contains(page, s) {
			t.Errorf("the page lacks %s", s)
		}
	}
}
