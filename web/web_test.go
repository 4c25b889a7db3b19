package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// roots are what a build reads: the same list stands in stamp.mjs.
var roots = []string{"index.html", "package-lock.json", "public", "src", "stamp.mjs", "svelte.config.js", "tsconfig.json", "vite.config.ts"}

func TestDistIsBuiltFromTheseSources(t *testing.T) {
	var files []string
	here := os.DirFS(".")
	for _, r := range roots {
		err := fs.WalkDir(here, r, func(name string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	sort.Strings(files)
	all := sha256.New()
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(b)
		all.Write([]byte(hex.EncodeToString(sum[:]) + "  " + f + "\n"))
	}
	built, err := fs.ReadFile(FS(), "sources.sha256")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.TrimSpace(string(built)), hex.EncodeToString(all.Sum(nil)); got != want {
		t.Errorf("web/dist is stale: it was built from sources %s, and they are now %s; run make web", got, want)
	}
}

// TestFirstLoad keeps what a reader's first page costs under 600 kB: the
// document, its script and style, every face, and the largest page that is
// not the map or the network, whose libraries are fetched when opened.
func TestFirstLoad(t *testing.T) {
	read := func(name string) []byte {
		b, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	packed := func(b []byte) int {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		if _, err := w.Write(b); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return z.Len()
	}
	index := read("index.html")
	total := packed(index)
	seen := map[string]bool{}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			total += packed(read(name))
		}
	}
	for _, m := range regexp.MustCompile(`(?:src|href)="/(assets/[^"]+)"`).FindAllSubmatch(index, -1) {
		add(string(m[1]))
	}
	later := regexp.MustCompile(`GLMap|maplibre|cytoscape|worker`)
	names, err := fs.Glob(FS(), "assets/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		// All pages' own parts together are a bound on any page's.
		if !later.MatchString(path.Base(n)) {
			add(n)
		}
	}
	if len(seen) < 10 || total < 100_000 {
		t.Fatalf("only %d files and %d bytes found: the test looks in the wrong place", len(seen), total)
	}
	const most = 600_000
	if total > most {
		t.Errorf("first load is %d bytes compressed; at most %d", total, most)
	}
	t.Logf("first load with every page but the map's and the network's libraries: %d bytes compressed, %d files", total, len(seen))
}

// TestNothingInline: the policy allows no inline script and no outside file.
func TestNothingInline(t *testing.T) {
	index, err := fs.ReadFile(FS(), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`<script[^>]*>`).FindAll(index, -1) {
		if !bytes.Contains(m, []byte(`src="/`)) {
			t.Errorf("inline script in index.html: %s", m)
		}
	}
	if m := regexp.MustCompile(`(?:src|href)="(?:https?:)?//`).Find(index); m != nil {
		t.Errorf("index.html fetches from elsewhere: %s", m)
	}
	css, err := fs.Glob(FS(), "assets/*.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range css {
		b, err := fs.ReadFile(FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		if m := regexp.MustCompile(`url\(["']?(?:https?:)?//[^)]*`).Find(b); m != nil {
			t.Errorf("%s fetches from elsewhere: %s", name, m)
		}
	}
}
