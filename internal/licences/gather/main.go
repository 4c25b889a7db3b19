// Command gather writes internal/licences/list.tsv and texts.txt: the modules
// that go.mod pins and the packages that are built into the interface, with
// their licences. It runs in the repository's root, wants the modules (it has
// the go command fetch them) and web/node_modules (make web), and asks nothing
// else of the network.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"isnad/internal/licences"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gather:", err)
		os.Exit(1)
	}
}

// found is a part with the files of its licence.
type found struct {
	licences.Part
	files []file
}

type file struct{ name, text string }

func run() error {
	parts, err := modules()
	if err != nil {
		return err
	}
	npm, err := packages("web")
	if err != nil {
		return err
	}
	parts = append(parts, npm...)
	slices.SortFunc(parts, func(a, b found) int { return strings.Compare(a.Kind+" "+a.Name, b.Kind+" "+b.Name) })
	dir := filepath.Join("internal", "licences")
	if err := os.WriteFile(filepath.Join(dir, "list.tsv"), list(parts), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "texts.txt"), texts(parts), 0o644)
}

// modules are what go.mod requires, and the standard library.
func modules() ([]found, error) {
	var mod struct {
		Require []struct{ Path, Version string }
	}
	if err := decode(&mod, nil, "mod", "edit", "-json"); err != nil {
		return nil, err
	}
	linked := map[string]bool{"std": true}
	for _, goos := range []string{"linux", "darwin", "windows"} {
		out, err := command([]string{"GOOS=" + goos, "CGO_ENABLED=0"}, "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", "./cmd/isnad")
		if err != nil {
			return nil, err
		}
		for _, p := range strings.Fields(string(out)) {
			linked[p] = true
		}
	}
	root, err := command(nil, "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	std, err := licenceFiles(strings.TrimSpace(string(root)))
	if err != nil {
		return nil, err
	}
	out := []found{{licences.Part{Kind: licences.Go, Name: "std", Where: licences.InProgram}, std}}
	for _, r := range mod.Require {
		var at struct{ Dir, Sum string }
		if err := decode(&at, nil, "mod", "download", "-json", r.Path+"@"+r.Version); err != nil {
			return nil, err
		}
		p := found{Part: licences.Part{Kind: licences.Go, Name: r.Path, Version: r.Version, Where: licences.InTests, Sum: at.Sum}}
		if linked[r.Path] {
			p.Where = licences.InProgram
		}
		if p.files, err = licenceFiles(at.Dir); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	for i := range out {
		p := &out[i]
		reviewed, ok, err := licences.Reviewed(p.Name, p.Version)
		if err != nil {
			return nil, err
		}
		if p.Licence = identify(p.files); ok {
			p.Licence = reviewed
		}
	}
	return out, nil
}

// packages are what web/dist holds: those whose files the bundler puts into
// it, those whose licences it writes there because their data or fonts are,
// and what maplibre-gl has bundled into itself before it was published.
func packages(web string) ([]found, error) {
	lock, err := licences.ReadLock(filepath.Join(web, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	shipped, err := os.ReadFile(filepath.Join(web, "dist", "LICENSES.txt"))
	if err != nil {
		return nil, err
	}
	names := licences.Headings(string(shipped))
	c := exec.Command("node", filepath.Join("internal", "licences", "gather", "bundled.mjs"), web)
	c.Stderr = os.Stderr
	bundled, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("the bundler, asked for what it bundles: %w", err)
	}
	names = append(names, strings.Fields(string(bundled))...)
	names = append(names, lock.Closure("maplibre-gl")...)
	slices.Sort(names)
	var out []found
	for _, n := range slices.Compact(names) {
		l, ok := lock.Packages["node_modules/"+n]
		if !ok {
			return nil, fmt.Errorf("%s: not in package-lock.json", n)
		}
		if strings.HasPrefix(n, "@types/") {
			continue // types alone, nothing of which is in a bundle
		}
		files, err := licenceFiles(filepath.Join(web, "node_modules", n))
		if err != nil {
			return nil, err
		}
		out = append(out, found{licences.Part{Kind: licences.NPM, Name: n, Version: l.Version, Licence: l.License, Where: licences.InInterface, Sum: l.Integrity}, files})
	}
	return out, nil
}

func identify(files []file) string {
	var ids []string
	for _, f := range files {
		if licences.States(f.name) {
			ids = append(ids, licences.Split(licences.Identify(f.text))...)
		}
	}
	return licences.Join(ids)
}

func licenceFiles(dir string) ([]file, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []file
	for _, e := range entries {
		if e.Type().IsRegular() && licences.IsFile(e.Name()) {
			b, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				return nil, err
			}
			out = append(out, file{e.Name(), strings.TrimSpace(strings.ReplaceAll(string(b), "\r\n", "\n"))})
		}
	}
	return out, nil
}

func list(parts []found) []byte {
	var b bytes.Buffer
	b.WriteString("# What of others is in the program, and under what licence. Made by: make licences\n# kind\tname\tversion\tlicence\twhere\tsum\n")
	for _, p := range parts {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\n", p.Kind, p.Name, p.Version, p.Licence, p.Where, p.Sum)
	}
	return b.Bytes()
}

// texts writes each text once, under the names of all parts that have it.
func texts(parts []found) []byte {
	var order []string
	names := map[string][]string{}
	for _, p := range parts {
		if p.Where == licences.InTests {
			continue // not passed on
		}
		name := strings.TrimSpace(p.Name + " " + p.Version)
		if len(p.files) == 0 {
			t := "(The package carries no text of its licence, " + p.Licence + ".)"
			p.files = []file{{"", t}}
		}
		for _, f := range p.files {
			if names[f.text] == nil {
				order = append(order, f.text)
			}
			names[f.text] = append(names[f.text], strings.TrimSpace(name+"  "+f.name))
		}
	}
	var b bytes.Buffer
	b.WriteString("The licences of what of others is in isnad. Made by: make licences\n")
	for _, t := range order {
		b.WriteString("\n" + strings.Repeat("=", 72) + "\n" + strings.Join(names[t], "\n") + "\n" + strings.Repeat("-", 72) + "\n\n" + t + "\n")
	}
	return b.Bytes()
}

func command(env []string, args ...string) ([]byte, error) {
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), env...)
	out, err := c.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("go %s: %w: %s%s", strings.Join(args, " "), err, exit.Stderr, out)
	}
	return out, err
}

func decode(v any, env []string, args ...string) error {
	out, err := command(env, args...)
	if err != nil {
		return err
	}
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(v); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return nil
}
