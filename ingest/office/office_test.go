package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

var lim = Limits{Bytes: 8 << 20, Ratio: 200, Nesting: 256, Text: 1 << 20}

func archive(t testing.TB, pairs ...string) *zip.Reader {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(pairs[i+1]))
	}
	w.Close()
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

const ns = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="x"><w:body>`

func TestDOCX(t *testing.T) {
	z := archive(t, "word/document.xml", ns+
		`<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>قال </w:t></w:r><w:r><w:t xml:space="preserve">الشاهد</w:t></w:r><w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del><w:ins><w:r><w:t> نعم</w:t></w:r></w:ins></w:p>`+
		`<w:p><w:r><w:t>سطر</w:t><w:br/><w:t>سطر</w:t><w:tab/><w:t>بعد</w:t></w:r><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>`+
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>أ</w:t></w:r></w:p><w:p><w:r><w:t>ب</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>داخل</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>`+
		`<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>مرة</w:t></mc:Choice><mc:Fallback><w:t>مرة</w:t></mc:Fallback></mc:AlternateContent><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>`,
		"word/footnotes.xml", `<w:footnotes xmlns:w="x"><w:footnote w:type="separator"><w:p><w:r><w:t>خط</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>حاشية</w:t></w:r></w:p></w:footnote></w:footnotes>`,
		"docProps/core.xml", `<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>عنوان</dc:title><dc:creator>ندى</dc:creator><dcterms:created>2018-02-14T10:00:00Z</dcterms:created></cp:coreProperties>`)
	d, err := DOCX(z, lim)
	if err != nil {
		t.Fatal(err)
	}
	const want = "قال الشاهد نعم\n\nسطر\nسطر\tبعد\n\nأ ب\t\tداخل\n\nمرة\n\nحاشية\n"
	if d.Text != want {
		t.Errorf("got  %q\nwant %q", d.Text, want)
	}
	if d.Title != "عنوان" || d.Author != "ندى" || d.Created.Year() != 2018 || !IsDOCX(z) || IsODT(z) {
		t.Errorf("%+v", d)
	}
}

func TestODT(t *testing.T) {
	z := archive(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:tracked-changes><text:p>محذوف</text:p></text:tracked-changes>`+
		`<text:h>عنوان
  طويل</text:h><text:p>قال<text:s text:c="2"/>الشاهد<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>حاشية</text:p></text:note-body></text:note> نعم<text:tab/>ثم<text:line-break/>سطر</text:p>`+
		`<table:table><table:table-row><table:table-cell><text:p>أ</text:p></table:table-cell><table:table-cell><text:p>ب</text:p><text:p>ج</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`,
		"meta.xml", `<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><office:meta><dc:title>عنوان</dc:title><meta:initial-creator>ندى</meta:initial-creator><dc:creator>سالم</dc:creator><meta:creation-date>2018-02-14T10:00:00.123</meta:creation-date></office:meta></office:document-meta>`)
	d, err := ODT(z, lim)
	if err != nil {
		t.Fatal(err)
	}
	const want = "عنوان طويل\n\nقال  الشاهد نعم\tثم\nسطر\n\nأ\tب ج\n\nحاشية\n"
	if d.Text != want {
		t.Errorf("got  %q\nwant %q", d.Text, want)
	}
	if d.Author != "ندى" || d.Created.Year() != 2018 || !IsODT(z) || IsDOCX(z) {
		t.Errorf("%+v", d)
	}
}

func TestRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		doc   string
		limit bool
	}{
		"depth":         {ns + strings.Repeat("<w:p>", 300), true},
		"text":          {ns + "<w:p><w:r><w:t>" + strings.Repeat("abcdefghij ", 200_000) + "</w:t></w:r></w:p></w:body></w:document>", true},
		"ratio":         {ns + strings.Repeat(" ", 7<<20) + "</w:body></w:document>", true},
		"document type": {`<!DOCTYPE a [<!ENTITY b "c">]>` + ns + "</w:body></w:document>", false},
		"entity":        {ns + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>", false},
		"cut":           {ns + "<w:p>", false},
	} {
		_, err := DOCX(archive(t, "word/document.xml", c.doc), lim)
		if err == nil || errors.Is(err, ErrLimit) != c.limit {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(ns + `<w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>`)
	f.Add(`<a></tbl></tc></tr><t>b</t>`)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := DOCX(archive(t, "word/document.xml", s), lim)
		if err == nil && !utf8.ValidString(d.Text) {
			t.Errorf("%q", d.Text)
		}
	})
}

func FuzzODT(f *testing.F) {
	f.Add(`<o><text:p xmlns:text="t">a<text:s c="99999999"/><text:note><text:p>b</text:p></text:note></text:p></o>`)
	f.Add(`<o><table><p>a</p></table></table-cell></o>`)
	f.Add(`<o><note><note><p></p></note></note></o>`)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := FlatODT([]byte(s), lim)
		if err == nil && !utf8.ValidString(d.Text) {
			t.Errorf("%q", d.Text)
		}
	})
}
