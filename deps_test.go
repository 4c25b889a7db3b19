package isnad_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"sort"
	"strings"
	"testing"
)

// allowed is the import table of ARCHITECTURE.md: for each package, what of
// this module, and which libraries, it may import.
var allowed = map[string][]string{
	"isnad":                   {},
	"isnad/arabic":            {},
	"isnad/tokenize":          {"isnad", "isnad/arabic"},
	"isnad/morph":             {"isnad", "isnad/arabic"},
	"isnad/ner":               {"isnad", "isnad/arabic", "isnad/ner/seq"},
	"isnad/ner/seq":           {},
	"isnad/timex":             {"isnad", "isnad/arabic", "github.com/hablullah/go-hijri"},
	"isnad/gazetteer":         {"isnad", "isnad/arabic"},
	"isnad/actor":             {"isnad", "isnad/arabic"},
	"isnad/attribution":       {"isnad", "isnad/arabic"},
	"isnad/frame/syntax":      {},
	"isnad/frame":             {"isnad", "isnad/arabic", "isnad/frame/syntax"},
	"isnad/pipeline":          {"isnad", "isnad/arabic", "isnad/tokenize", "isnad/morph", "isnad/ner", "isnad/timex", "isnad/gazetteer", "isnad/actor", "isnad/frame", "isnad/attribution"},
	"isnad/frametest":         {"isnad", "isnad/pipeline", "isnad/frame/syntax"},
	"isnad/eval":              {"isnad"},
	"isnad/eval/cmd/scores":   {"isnad", "isnad/data", "isnad/eval", "isnad/pipeline"},
	"isnad/data":              {},
	"isnad/cmd/isnad":         {"isnad", "isnad/arabic", "isnad/data", "isnad/eval", "isnad/frame/syntax", "isnad/frametest", "isnad/gazetteer", "isnad/pipeline", "github.com/spf13/cobra"},
	"isnad/internal/nertrain": {"isnad/data", "isnad/eval", "isnad/ner", "isnad/ner/seq", "isnad/pipeline"},
	"isnad/internal/gazgen":   {"isnad", "isnad/gazetteer", "isnad/arabic"},
	"isnad/internal/homonyms": {"isnad/arabic", "isnad/data", "isnad/eval", "isnad/gazetteer"},
}

func TestImportTable(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := map[string]bool{}
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen[p.ImportPath] = true
		may, ok := allowed[p.ImportPath]
		if !ok {
			t.Errorf("package %s is not in the import table", p.ImportPath)
			continue
		}
		for _, imp := range p.Imports {
			if !strings.Contains(strings.Split(imp, "/")[0], ".") && !strings.HasPrefix(imp, "isnad") {
				continue // standard library
			}
			ok := false
			for _, m := range may {
				if imp == m {
					ok = true
				}
			}
			if !ok {
				t.Errorf("%s imports %s, which the import table does not allow", p.ImportPath, imp)
			}
		}
	}
	var gone []string
	for p := range allowed {
		if !seen[p] {
			gone = append(gone, p)
		}
	}
	sort.Strings(gone)
	if len(gone) > 0 {
		t.Errorf("the import table names packages that are not there: %v", gone)
	}
}
