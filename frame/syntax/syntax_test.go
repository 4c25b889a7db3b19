package syntax

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const sample = `# comment
frame control.take:seize
  degree full
  trigger verb سيطر استولى
  trigger phrase "{بسط} … {سيطرة}"
  role holder ACTOR|PERSON : subject
  role place PLACE : prep على في, object
  role from? ACTOR|"عدو" : prep من
  not place "زمام"
  unless "القلق"
  acled Battles / Armed clash
  example "سيطر الجيش على البلدة"
    holder "الجيش"
    place "البلدة"
    tense past
  counterexample "سيطر القلق على الحضور"
`

func TestPrintIsCanonical(t *testing.T) {
	f, err := Parse("a.frame", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	if got := string(Print(f)); got != sample {
		t.Errorf("printed\n%s\nwant\n%s", got, sample)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct{ name, from, to, want string }{
		{"kind", "frame control.take:seize", "frame contrl.take:seize", `a.frame:2:7: unknown kind "contrl"`},
		{"type", "control.take", "control.grab", `a.frame:2:7: unknown type "grab" of control`},
		{"name", ":seize", ":Seize!", `a.frame:2:7: frame name "Seize!"`},
		{"directive", "  degree full", "  degre full", `a.frame:3:3: unknown directive "degre"`},
		{"degree", "  degree full", "  degree all", `a.frame:3:10: unknown degree "all"`},
		{"class", "trigger verb", "trigger verbs", `a.frame:4:11: unknown trigger class "verbs"`},
		{"role", "role holder", "role holdr", `a.frame:6:8: unknown role "holdr"`},
		{"mention type", "ACTOR|PERSON :", "ACTORS|PERSON :", `a.frame:6:15: unknown type "ACTORS"`},
		{"position", ": subject", ": subj", `a.frame:6:30: unknown position "subj"`},
		{"twice", "role place PLACE", "role holder PLACE", `a.frame:7:8: role holder stands twice`},
		{"no example", "  example \"سيطر الجيش على البلدة\"\n    holder \"الجيش\"\n    place \"البلدة\"\n    tense past\n", "", "has no example"},
		{"no counterexample", "  counterexample \"سيطر القلق على الحضور\"\n", "", "has no counterexample"},
		{"filler", `holder "الجيش"`, `holder "القوات"`, `a.frame:13:12: "القوات" does not stand in the example`},
		{"quotation", `unless "القلق"`, `unless "القلق`, `a.frame:10:10: quotation mark is not closed`},
	}
	for _, tt := range tests {
		src := strings.Replace(sample, tt.from, tt.to, 1)
		if src == sample {
			t.Fatalf("%s: %q does not stand in the sample", tt.name, tt.from)
		}
		f, err := Parse("a.frame", []byte(src))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
		if f != nil {
			t.Errorf("%s: half a file was loaded", tt.name)
		}
	}
}

// TestData holds that the project's frames are printed as they stand.
func TestData(t *testing.T) {
	names, err := filepath.Glob("../../data/frames/*.frame")
	if err != nil || len(names) == 0 {
		t.Fatalf("no frames: %v", err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := Parse(name, src)
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(Print(f), src) {
			t.Errorf("%s is not in canonical form: isnad frame fmt -w", name)
		}
	}
}

// TestDocs parses the examples of the language's definition.
func TestDocs(t *testing.T) {
	doc, err := os.ReadFile("../../docs/frames.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```frame\n(.*?)```").FindAllSubmatch(doc, -1)
	if len(blocks) < 3 {
		t.Fatalf("%d frame blocks in docs/frames.md", len(blocks))
	}
	for _, b := range blocks {
		if _, err := Parse("docs/frames.md", b[1]); err != nil {
			t.Error(err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte("frame event.kill\n  role patient ANY : object\n#"))
	f.Fuzz(func(t *testing.T, src []byte) {
		a, err := Parse("a.frame", src)
		if err != nil {
			return
		}
		once := Print(a)
		b, err := Parse("a.frame", once)
		if err != nil {
			t.Fatalf("what was printed does not parse: %v\n%s", err, once)
		}
		if twice := Print(b); !bytes.Equal(once, twice) {
			t.Fatalf("printing twice differs:\n%s\n%s", once, twice)
		}
	})
}
