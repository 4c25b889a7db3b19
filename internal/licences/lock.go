package licences

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
)

// Lock is what of npm's package-lock.json matters here.
type Lock struct {
	Packages map[string]struct { // by folder: node_modules/NAME
		Version, License, Integrity string
		Dependencies                map[string]string
	}
}

// ReadLock reads a lockfile of version 2 or 3.
func ReadLock(path string) (*Lock, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var l Lock
	if err := json.Unmarshal(b, &l); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(l.Packages) == 0 {
		return nil, fmt.Errorf("%s: no packages; is it a lockfile of version 2 or 3?", path)
	}
	return &l, nil
}

// Closure is a package and all that it depends on, sorted. Packages that lie
// in another's folder are not told from those of the same name at the top.
func (l *Lock) Closure(name string) []string {
	seen := map[string]bool{}
	var walk func(n string)
	walk = func(n string) {
		if seen[n] {
			return
		}
		seen[n] = true
		for d := range l.Packages["node_modules/"+n].Dependencies {
			walk(d)
		}
	}
	walk(name)
	var out []string
	for n := range seen {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

var heading = regexp.MustCompile(`(?m)^(@?[a-z0-9][\w./-]*)\n=+\n`)

// Headings are the packages whose licences stand in the LICENSES.txt that a
// build of the interface leaves in dist.
func Headings(text string) []string {
	var out []string
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}
