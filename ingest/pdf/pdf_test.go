package pdf

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// set lays out a line as it stands, from left to right, one unit a character.
func set(visual string, x, y, em float64) []glyph {
	var out []glyph
	for _, r := range visual {
		w := 0.6 * em
		if r != ' ' {
			out = append(out, glyph{r: r, l: x, e: x + w, b: y, t: y + em*0.7, x: x, y: y, ink: w, size: em})
		}
		x += w
	}
	return out
}

func reversed(s string) string {
	rs := []rune(s)
	for i, j := 0, len(rs)-1; i < j; i, j = i+1, j-1 {
		rs[i], rs[j] = rs[j], rs[i]
	}
	return string(rs)
}

// Lines as they stand on the page from left to right, and as they are read.
func TestLogical(t *testing.T) {
	for _, c := range []struct{ visual, want string }{
		{reversed("وصل الوفد"), "وصل الوفد"},
		{reversed("شخصا") + " 14 " + reversed("وصل"), "وصل 14 شخصا"},
		{reversed("الثاني") + " 14/11/2017 " + reversed("يوم"), "يوم 14/11/2017 الثاني"},
		{reversed("ليرة") + " 1.5 " + reversed("بسعر"), "بسعر 1.5 ليرة"},
		{"2017-11-19 " + reversed("في"), "في 19-11-2017"}, // as the bidirectional algorithm sets it behind Arabic
		{reversed("سيارة") + " ١٤ " + reversed("قبل"), "قبل ١٤ سيارة"},
		{reversed("طريق") + " (M4) " + reversed("ال"), "ال (M4) طريق"},
		{reversed("المتحدة") + " (UN OCHA) " + reversed("الأمم"), "الأمم (UN OCHA) المتحدة"},
		{reversed("موقع") + " www.example.org/q2017 " + reversed("انظر"), "انظر www.example.org/q2017 موقع"},
		{"BBC " + reversed("قالت"), "قالت BBC"},
		{reversed("الطائرة") + " Su-24 " + reversed("من نوع"), "من نوع Su-24 الطائرة"},
		{"The word " + reversed("سلام") + " means peace", "The word سلام means peace"},
		{"Latin only 12:30", "Latin only 12:30"},
		{reversed("عين الزرقاء") + ".", "عين الزرقاء."}, // in a paragraph set from left to right
		{reversed("عين الزرقاء") + "،", "عين الزرقاء،"},
		{reversed("...وأضاف"), "...وأضاف"},
		{"٪70 " + reversed("بنسبة"), "بنسبة 70٪"},
	} {
		rs := rows(&sheet{glyphs: set(c.visual, 50, 100, 10)})
		if len(rs) != 1 {
			t.Errorf("%q: %d rows", c.visual, len(rs))
			continue
		}
		cells := spaced(rs[0].cells, false)
		got := mirror(logical(cells, rightToLeft(cells, !strings.HasPrefix(c.visual, "The"))))
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.visual, got, c.want)
		}
	}
}

func TestMirror(t *testing.T) {
	for in, want := range map[string]string{
		"قال )نحو 140 كم(، ثم «عاد».": "قال (نحو 140 كم)، ثم «عاد».",
		"قال »نعم« و]لا[.":            "قال «نعم» و[لا].",
		"أولاً( بند":                  "أولاً) بند",
		"))":                          "))", // no Arabic
		"كلمة )M4( أخرى )منظمة )ب( هنا(": "كلمة (M4) أخرى (منظمة (ب) هنا)",
	} {
		if got := mirror(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// Presentation forms and ligatures become letters, lam before alef however
// the file has them.
func TestLigatures(t *testing.T) {
	lig := func(rs string, x float64) []glyph {
		var out []glyph
		for _, r := range rs {
			out = append(out, glyph{r: r, l: x, e: x + 6, b: 100, t: 107, x: x, y: 100, ink: 6, size: 10})
		}
		return out
	}
	for name, c := range map[string]struct {
		glyphs []glyph
		want   string
	}{
		"presentation forms":      {set("ﺪﻴﺷﺮﻟﺍ", 50, 100, 10), "الرشيد"},
		"lam-alef as one form":    {set("ﻡﻼﺳ", 50, 100, 10), "سلام"},
		"lam-alef turned round":   {append(append(set("م", 50, 100, 10), lig("ال", 56)...), set("س", 62, 100, 10)...), "سلام"},
		"lam-alef as it is":       {append(append(set("م", 50, 100, 10), lig("لا", 56)...), set("س", 62, 100, 10)...), "سلام"},
		"a letter and its mark":   {append(append(set("ل", 50, 100, 10), lig("كُ", 56)...), set("م", 62, 100, 10)...), "مكُل"},
		"a bar that is no letter": {append(append(set("د", 50, 100, 10), glyph{r: '*', l: 55.9, e: 60.1, b: 100, t: 100.8, ink: 4.2, x: 56, y: 100, size: 10}), set("ع", 60, 100, 10)...), "عد"},
	} {
		rs := rows(&sheet{glyphs: c.glyphs})
		if got := logical(spaced(rs[0].cells, false), true); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

// lay puts lines under one another; right is the right edge at which each
// begins.
func lay(lines []string, right, top, pitch, em float64) []glyph {
	var out []glyph
	for i, s := range lines {
		v := reversed(s)
		out = append(out, set(v, right-0.6*em*float64(utf8.RuneCountInString(v)), top-pitch*float64(i), em)...)
	}
	return out
}

func TestColumnsAndTables(t *testing.T) {
	right := []string{"هذا أول عمود النص", "وهذا سطره الثاني", "وهذا سطره الثالث"}
	left := []string{"هذا ثاني عمود هنا", "وهذا سطر يليه فيه", "وهذا آخر ما فيه"}
	for name, offset := range map[string]float64{"on one base line": 0, "on base lines of their own": 7} {
		gs := lay([]string{"عنوان الصفحة"}, 400, 700, 20, 14)
		gs = append(gs, lay(right, 400, 650, 16, 10)...)
		gs = append(gs, lay(left, 260, 650-offset, 16, 10)...)
		gs = append(gs, lay([]string{"هذا سطر يلي العمودين معا ويمتد من أول الصفحة إلى آخرها كله"}, 400, 560, 16, 10)...)
		var got []string
		for _, p := range readPage(&sheet{glyphs: gs}) {
			got = append(got, p.text)
		}
		want := "عنوان الصفحة " + strings.Join(append(right, left...), " ") + " هذا سطر يلي العمودين معا ويمتد من أول الصفحة إلى آخرها كله"
		if strings.Join(got, " ") != want {
			t.Errorf("%s:\ngot  %q\nwant %q", name, strings.Join(got, " "), want)
		}
	}
	var gs []glyph
	for i, r := range [][]string{{"الجهة", "القتلى", "الجرحى"}, {"المشفى", "12", "41"}, {"البلدية", "9", "30"}} {
		for k, c := range r {
			if i > 0 && k > 0 {
				c = reversed(c) // figures are set from left to right
			}
			gs = append(gs, lay([]string{c}, 400-100*float64(k), 700-20*float64(i), 20, 10)...)
		}
	}
	var got []string
	for _, p := range readPage(&sheet{glyphs: gs}) {
		got = append(got, p.text)
	}
	if s := strings.Join(got, "\n"); s != "الجهة\tالقتلى\tالجرحى\nالمشفى\t12\t41\nالبلدية\t9\t30" {
		t.Errorf("table: %q", s)
	}
	// Of two on a line the gap stays.
	gs = append(lay([]string{"عدد القتلى"}, 400, 700, 20, 10), lay([]string{"ثلاثة"}, 200, 700, 20, 10)...)
	if ps := readPage(&sheet{glyphs: gs}); len(ps) != 1 || ps[0].text != "عدد القتلى ثلاثة" {
		t.Errorf("two cells: %+v", ps)
	}
}

// A page that is turned reads as one that is not.
func TestTurned(t *testing.T) {
	gs := lay([]string{"سطر أول", "سطر ثان"}, 300, 700, 16, 10)
	plain := readPage(&sheet{glyphs: gs})
	for i, g := range gs {
		// a quarter to the left
		gs[i] = glyph{r: g.r, l: -g.t, e: -g.b, b: g.l, t: g.e, x: -g.y, y: g.x, ink: g.ink, size: g.size, turn: 1}
	}
	if got := readPage(&sheet{glyphs: gs}); fmt.Sprint(texts(got)) != fmt.Sprint(texts(plain)) {
		t.Errorf("got %q, want %q", texts(got), texts(plain))
	}
}

func texts(ps []para) (out []string) {
	for _, p := range ps {
		out = append(out, p.text)
	}
	return
}

func TestRunningHeads(t *testing.T) {
	var pages [][]para
	for i := range 4 {
		pages = append(pages, []para{{text: "نشرة الضفة – العدد 7", lines: 1}, {text: fmt.Sprintf("فقرة %c", 'أ'+rune(i)), lines: 2}, {text: fmt.Sprint("- ", i+1, " -"), lines: 1}})
	}
	if got := join(running(pages)); got != "فقرة أ\n\nفقرة ؤ\n\nفقرة آ\n\nفقرة إ\n" && strings.Contains(got, "نشرة") || strings.Contains(got, "-") {
		t.Errorf("%q", got)
	}
}

func engine(t testing.TB) *Engine {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	dir = filepath.Join(dir, "isnad", "pdf")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	e, err := Open(context.Background(), dir, 256<<20)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// file is a PDF of one page with this content.
func file(content string) []byte {
	return []byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n" +
		"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n" +
		fmt.Sprintf("4 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", len(content), content) +
		"5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\n6 0 obj\n<</Title(A report)/CreationDate(D:20180214100000+02'00')>>\nendobj\ntrailer\n<</Root 1 0 R/Info 6 0 R/Size 7>>\n%%EOF\n")
}

func TestEngine(t *testing.T) {
	e := engine(t)
	d, err := e.Read(file("BT /F 12 Tf 50 700 Td (The first line of) Tj 0 -14 Td (two.) Tj ET"), 10)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(strings.Fields(d.Text), " ") != "The first line of two." || d.Pages != 1 || len(d.Without) != 0 || d.Title != "A report" || d.Created.Format("2006-01-02") != "2018-02-14" {
		t.Errorf("%+v", d)
	}
	if d, err := e.Read(file("0 0 10 10 re f"), 10); err != nil || len(d.Without) != 1 {
		t.Errorf("a page without text: %+v, %v", d, err)
	}
	if _, err := e.Read(file(""), 0); err == nil {
		t.Error("one page more than the limit was read")
	}
	if _, err := e.Read([]byte("%PDF-1.4\nnothing"), 10); err == nil {
		t.Error("a damaged file was read")
	}
}

// FuzzPage lays out glyphs at any place and size.
func FuzzPage(f *testing.F) {
	f.Add([]byte("abcdefghijklmnopqrstuvwxyz0123456789"))
	f.Add([]byte(strings.Repeat("\x00\x27\x06\x44\xff\x7f", 40)))
	f.Fuzz(func(t *testing.T, b []byte) {
		s := &sheet{}
		for len(b) >= 8 {
			r := rune(binary.LittleEndian.Uint16(b))
			x, y := float64(int8(b[2]))*7, float64(int8(b[3]))*9
			em := float64(b[4] % 40)
			if b[4] == 255 {
				em = math.Inf(1)
			}
			g := glyph{r: r, x: x, y: y, l: x - float64(b[5]%4), e: x + float64(b[5]), b: y, t: y + float64(b[6]), ink: float64(b[5]), size: em, turn: int(b[7] % 4), generated: b[7]&64 != 0}
			switch b[7] >> 6 {
			case 2:
				s.hidden = append(s.hidden, box{g.l, g.e, g.b, g.t})
			case 3:
				s.spaces = append(s.spaces, box{g.x, g.x, g.y, g.y})
			default:
				s.glyphs = append(s.glyphs, g)
			}
			b = b[8:]
		}
		text := mirror(join(running([][]para{readPage(s)})))
		if !utf8.ValidString(text) {
			t.Errorf("%q", text)
		}
	})
}

// FuzzEngine reads damaged files.
func FuzzEngine(f *testing.F) {
	f.Add(file("BT /F 12 Tf 50 700 Td (text) Tj ET"))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 9>>\nendobj\ntrailer<</Root 1 0 R>>"))
	e := engine(f)
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := e.Read(b, 20)
		if err == nil && !utf8.ValidString(d.Text) {
			t.Errorf("%q", d.Text)
		}
	})
}
