package licences

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

func parts(t *testing.T, kind string) map[string]Part {
	t.Helper()
	all, err := List()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Part{}
	for _, p := range all {
		if p.Kind == kind {
			out[p.Name] = p
		}
	}
	if len(out) == 0 {
		t.Fatalf("the list has nothing of kind %s", kind)
	}
	return out
}

// refused are the licences of a part that are not allowed.
func refused(p Part, allowed []string) []string {
	var out []string
	for _, l := range Split(p.Licence) {
		// Who may choose takes what is allowed: (MIT OR GPL-2.0-only).
		choices := strings.Split(strings.Trim(l, "()"), " OR ")
		if !slices.ContainsFunc(choices, func(c string) bool { return slices.Contains(allowed, c) }) {
			out = append(out, l)
		}
	}
	return out
}

func TestAllowed(t *testing.T) {
	allowed, err := Allowed()
	if err != nil {
		t.Fatal(err)
	}
	all, err := List()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		for _, l := range refused(p, allowed) {
			t.Errorf("%s %s: licence %s is not in allowed.tsv", p.Name, p.Version, l)
		}
	}
	// What would have to fail does.
	for _, l := range []string{"GPL", "AGPL AND MIT", Unknown, "MPL-2.0", "", "(GPL-2.0-only OR SSPL)"} {
		if len(refused(Part{Licence: l}, allowed)) == 0 {
			t.Errorf("licence %q would be taken", l)
		}
	}
	if r := refused(Part{Licence: "(MIT OR GPL-2.0-only) AND ISC"}, allowed); len(r) > 0 {
		t.Errorf("refused: %v", r)
	}
}

// The list is true to go.mod and go.sum, and to what the program links.
func TestModules(t *testing.T) {
	list := parts(t, Go)
	var mod struct {
		Require []struct{ Path, Version string }
	}
	c := exec.Command("go", "mod", "edit", "-json")
	c.Dir = root
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	sums := map[string]string{}
	f, err := os.Open(filepath.Join(root, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if w := strings.Fields(sc.Text()); len(w) == 3 {
			sums[w[0]+" "+w[1]] = w[2]
		}
	}
	for _, r := range mod.Require {
		p, ok := list[r.Path]
		if !ok || p.Version != r.Version || p.Sum != sums[r.Path+" "+r.Version] {
			t.Errorf("go.mod has %s %s; the list %+v: run make licences", r.Path, r.Version, p)
		}
		delete(list, r.Path)
	}
	delete(list, "std")
	for n := range list {
		t.Errorf("%s is in the list and not in go.mod: run make licences", n)
	}
	// What is linked here has its text among those that go along, and its
	// licence is still what the module's files say.
	list = parts(t, Go)
	c = exec.Command("go", "list", "-deps", "-json=Module", "./cmd/isnad")
	c.Dir = root
	if out, err = c.Output(); err != nil {
		t.Fatal(err)
	}
	texts, seen := Texts(), map[string]bool{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var pkg struct {
			Module *struct {
				Path, Dir string
				Main      bool
			}
		}
		if err := dec.Decode(&pkg); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if pkg.Module == nil || pkg.Module.Main || seen[pkg.Module.Path] {
			continue
		}
		seen[pkg.Module.Path] = true
		p := list[pkg.Module.Path]
		if p.Where != InProgram {
			t.Errorf("%s is linked, and the list says %q: run make licences", pkg.Module.Path, p.Where)
		}
		var ids []string
		entries, err := os.ReadDir(pkg.Module.Dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !IsFile(e.Name()) || !e.Type().IsRegular() {
				continue
			}
			b, err := os.ReadFile(filepath.Join(pkg.Module.Dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			text := strings.TrimSpace(strings.ReplaceAll(string(b), "\r\n", "\n"))
			if !strings.Contains(texts, text) {
				t.Errorf("%s: %s is not among the texts: run make licences", p.Name, e.Name())
			}
			if States(e.Name()) {
				ids = append(ids, Split(Identify(text))...)
			}
		}
		_, reviewed, err := Reviewed(p.Name, p.Version)
		if err != nil {
			t.Fatal(err)
		}
		if got := Join(ids); got != p.Licence && !reviewed {
			t.Errorf("%s: its files say %s, the list %s", p.Name, got, p.Licence)
		}
	}
	if len(seen) < 30 {
		t.Errorf("only %d modules are linked; the test looks in the wrong place", len(seen))
	}
}

var imported = regexp.MustCompile(`(?:from|import|import\(|url\()\s*['"]((?:@[\w.-]+/)?[a-z][\w.-]*)(?:/[^'"]*)?['"]`)

// The list is true to the lockfile, to what a build of the interface ships,
// and to what its sources import.
func TestPackages(t *testing.T) {
	list := parts(t, NPM)
	lock, err := ReadLock(filepath.Join(root, "web", "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	for n, p := range list {
		l := lock.Packages["node_modules/"+n]
		if l.Version != p.Version || l.License != p.Licence || l.Integrity != p.Sum {
			t.Errorf("package-lock.json has %s %s, %s, %s; the list %+v: run make licences", n, l.Version, l.License, l.Integrity, p)
		}
	}
	shipped, err := os.ReadFile(filepath.Join(root, "web", "dist", "LICENSES.txt"))
	if err != nil {
		t.Fatal(err)
	}
	names := Headings(string(shipped))
	if len(names) < 5 {
		t.Fatalf("only %v in dist/LICENSES.txt", names)
	}
	imports := 0
	err = filepath.WalkDir(filepath.Join(root, "web", "src"), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !slices.Contains([]string{".ts", ".svelte", ".css"}, filepath.Ext(path)) {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			if strings.HasPrefix(strings.TrimSpace(line), "import type") {
				continue
			}
			for _, m := range imported.FindAllStringSubmatch(line, -1) {
				names = append(names, m[1])
				imports++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if imports < 10 {
		t.Errorf("only %d imports found in web/src; the test looks in the wrong place", imports)
	}
	names = append(names, lock.Closure("maplibre-gl")...)
	for _, n := range names {
		if _, ok := list[n]; !ok && !strings.HasPrefix(n, "@types/") {
			t.Errorf("%s goes into the interface and is not in the list: run make licences", n)
		}
	}
}

func TestIdentify(t *testing.T) {
	const (
		mit  = "Permission is hereby granted, free of charge, to any person obtaining a copy\n * of this. … shall be included in all copies or\n * substantial portions of the Software."
		bsd2 = "Redistributions of source code must retain the notice. Redistributions in binary form must reproduce it."
	)
	for _, c := range []struct{ text, want string }{
		{mit, "MIT"},
		{bsd2, "BSD-2-Clause"},
		{bsd2 + " Names may not be used to endorse or promote products.", "BSD-3-Clause"},
		{bsd2 + " All advertising materials mentioning this … endorse or promote products.", "BSD-4-Clause"},
		{"Apache License\n\n  Version 2.0, January 2004", "Apache-2.0"},
		{mit + "\n\n---\n" + bsd2, "BSD-2-Clause AND MIT"},
		{mit + " or, at your choice, the GNU General Public License", "GPL AND MIT"},
		{"All rights reserved.", Unknown},
		{"", Unknown},
	} {
		if got := Identify(c.text); got != c.want {
			t.Errorf("%q: %s, expected %s", c.text, got, c.want)
		}
	}
	for name, want := range map[string]bool{"LICENSE": true, "LICENCE.md": true, "License.txt": true, "LICENSE-3RD-PARTY.md": true, "COPYING": true, "NOTICE": true, "icu-license.html": true, "licences.go": false, "README.md": false, "notices_test.go": false} {
		if IsFile(name) != want {
			t.Errorf("IsFile(%s) is %v", name, !want)
		}
	}
}
