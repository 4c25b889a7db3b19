package charset

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

var texts = []string{
	"حلب",
	"انفجار في السوق",
	"وصل الوفد إلى المدينة صباح الاثنين، وعقد اجتماعاً مع المجلس المحلي استمر ساعتين.",
	"قال مصدر (لم يُذكر اسمه) إن 14 شخصاً غادروا البلدة؛ فهل يعودون؟",
	"بيان رقم 7\nالطريق M5 مقطوع منذ 12/3/2018\nنهاية البيان",
}

func TestDecode(t *testing.T) {
	le := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	be := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, c := range []struct {
		name, prefix string
		enc          encoding.Encoding
	}{
		{"utf-8", "", encoding.Nop},
		{"utf-8", "\xef\xbb\xbf", encoding.Nop},
		{"utf-16le", "", le},
		{"utf-16le", "\xff\xfe", le},
		{"utf-16be", "", be},
		{"utf-16be", "\xfe\xff", be},
		{"windows-1256", "", charmap.Windows1256},
		{"iso-8859-6", "", charmap.ISO8859_6},
	} {
		for i, text := range texts {
			if i == 0 && c.name == "iso-8859-6" {
				continue // one short word can be either; see TestDecodeDeclared
			}
			b, err := c.enc.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			for _, declared := range []string{"", "iso-8859-1"} {
				got, name, err := Decode([]byte(c.prefix+b), declared)
				if err != nil || got != text || name != c.name {
					t.Errorf("%s %q declared %q: got %q as %s, %v", c.name, text, declared, got, name, err)
				}
			}
		}
	}
}

func TestDecodeDeclared(t *testing.T) {
	b, _ := charmap.ISO8859_6.NewEncoder().String("بطة")
	if got, name, err := Decode([]byte(b), "ISO-8859-6"); got != "بطة" || name != "iso-8859-6" || err != nil {
		t.Errorf("got %q as %s, %v", got, name, err)
	}
	// Latin text stays Latin.
	b, _ = charmap.Windows1252.NewEncoder().String("Le préfet a été reçu à l'hôtel de ville")
	if got, name, _ := Decode([]byte(b), ""); name != "windows-1252" {
		t.Errorf("got %q as %s", got, name)
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, s := range []string{"\x00\x01\x02\x03\x04\x05\x06\x07abc\x00", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00"} {
		if got, name, err := Decode([]byte(s), ""); err == nil {
			t.Errorf("%q read as %q in %s", s, got, name)
		}
	}
	// Cyrillic in a single-byte encoding is not guessed to be Arabic.
	b, _ := charmap.Windows1251.NewEncoder().String("Представитель министерства сообщил журналистам о встрече")
	if got, name, err := Decode([]byte(b), ""); err == nil && name != "windows-1252" {
		t.Errorf("Cyrillic read as %q in %s", got, name)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range texts {
		f.Add([]byte(s), "")
	}
	f.Add([]byte{0x27, 6, 0x44, 6}, "utf-16")
	f.Add([]byte{0xc7, 0xe1}, "windows-1256")
	f.Fuzz(func(t *testing.T, b []byte, declared string) {
		got, name, err := Decode(b, declared)
		if err != nil {
			return
		}
		if !utf8.ValidString(got) || name == "" {
			t.Errorf("%q as %q is not valid UTF-8", got, name)
		}
	})
}
