package timex_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"isnad/data"
	"isnad/pipeline"
)

var reader = sync.OnceValues(func() (*pipeline.Reader, error) { return pipeline.Load(data.FS, "test") })

// TestTable reads the expressions of testdata/*.tsv, each in a sentence, as the
// whole program does; the intervals were worked out from calendars and almanacs,
// not printed by the program.
func TestTable(t *testing.T) {
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables in testdata: %v", err)
	}
	total := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(line, "\t")
			want := ""
			text := f[1]
			switch {
			case len(f) == 4:
				text = strings.Replace(f[1], "%", f[2], 1)
				want = f[2] + " = " + strings.TrimPrefix(f[3], "-")
			case len(f) != 2:
				t.Fatalf("%s:%d: %d columns", file, n+1, len(f))
			}
			total++
			var got []string
			s := r.Whole(text)
			for _, m := range r.Timex.Find(text, &s, f[0]) {
				got = append(got, m.In(text)+" = "+m.When.ISO8601())
			}
			if g := strings.Join(got, " | "); g != want {
				t.Errorf("%s:%d: %s (%s)\n\tgot  %s\n\twant %s", file, n+1, text, f[0], g, want)
			}
		}
	}
	if total < 300 {
		t.Errorf("the tables hold %d expressions, want 300 at least", total)
	}
}
