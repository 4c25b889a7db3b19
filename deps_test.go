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
	"isnad":                       {},
	"isnad/arabic":                {},
	"isnad/table":                 {},
	"isnad/tokenize":              {"isnad", "isnad/arabic"},
	"isnad/morph":                 {"isnad", "isnad/arabic", "isnad/table"},
	"isnad/ner":                   {"isnad", "isnad/arabic", "isnad/ner/seq", "isnad/table"},
	"isnad/ner/seq":               {},
	"isnad/timex":                 {"isnad", "isnad/arabic", "github.com/hablullah/go-hijri", "isnad/table"},
	"isnad/gazetteer":             {"isnad", "isnad/arabic"},
	"isnad/actor":                 {"isnad", "isnad/arabic", "isnad/table"},
	"isnad/attribution":           {"isnad", "isnad/arabic", "isnad/table"},
	"isnad/frame/syntax":          {},
	"isnad/frame":                 {"isnad", "isnad/arabic", "isnad/frame/syntax", "isnad/table"},
	"isnad/pipeline":              {"isnad", "isnad/actor", "isnad/arabic", "isnad/attribution", "isnad/confidence", "isnad/crosswalk", "isnad/frame", "isnad/gazetteer", "isnad/morph", "isnad/ner", "isnad/timex", "isnad/tokenize"},
	"isnad/frametest":             {"isnad", "isnad/frame/syntax", "isnad/pipeline"},
	"isnad/eval":                  {"isnad"},
	"isnad/ingest":                {"isnad", "isnad/arabic", "isnad/ingest/charset", "isnad/ingest/chat", "isnad/ingest/feed", "isnad/ingest/lang", "isnad/ingest/neardup", "isnad/ingest/office", "isnad/ingest/page", "isnad/ingest/pdf", "isnad/ingest/warc", "isnad/ingest/when"},
	"isnad/ingest/neardup":        {"isnad/arabic"},
	"isnad/eval/cmd/scores":       {"isnad", "isnad/data", "isnad/eval", "isnad/pipeline"},
	"isnad/api":                   {"isnad", "isnad/agreement", "isnad/arabic", "isnad/corroborate", "isnad/data", "isnad/export", "isnad/frame", "isnad/frame/syntax", "isnad/frametest", "isnad/gazetteer", "isnad/ingest", "isnad/pipeline", "isnad/store", "isnad/tally", "github.com/alexedwards/scs/v2", "github.com/coreos/go-oidc/v3/oidc", "github.com/danielgtaylor/huma/v2", "github.com/danielgtaylor/huma/v2/adapters/humago", "github.com/danielgtaylor/huma/v2/sse", "golang.org/x/crypto/argon2", "golang.org/x/oauth2", "golang.org/x/time/rate"},
	"isnad/samples":               {},
	"isnad/eval/cmd/benchapi":     {"isnad/api", "isnad/pipeline", "isnad/store", "isnad/store/storetest"},
	"isnad/api/describe":          {"isnad/api"},
	"isnad/data":                  {},
	"isnad/search":                {"isnad", "isnad/arabic", "isnad/tokenize"},
	"isnad/store":                 {"isnad", "isnad/arabic", "isnad/ingest/neardup", "isnad/search", "github.com/jackc/pgx/v5/pgconn", "github.com/jackc/pgx/v5/stdlib", "github.com/pressly/goose/v3", "golang.org/x/sys/unix", "modernc.org/sqlite"},
	"isnad/cmd/isnad":             {"isnad", "isnad/agreement", "isnad/api", "isnad/arabic", "isnad/corroborate", "isnad/data", "isnad/eval", "isnad/export", "isnad/frame/syntax", "isnad/frametest", "isnad/gazetteer", "isnad/ingest", "isnad/ingest/neardup", "isnad/internal/licences", "isnad/pipeline", "isnad/samples", "isnad/store", "isnad/web", "github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term"},
	"isnad/internal/nertrain":     {"isnad", "isnad/data", "isnad/eval", "isnad/ner", "isnad/ner/seq", "isnad/pipeline"},
	"isnad/web":                   {},
	"isnad/internal/mapgen":       {},
	"isnad/internal/gazgen":       {"isnad", "isnad/arabic", "isnad/gazetteer"},
	"isnad/confidence":            {"isnad"},
	"isnad/eval/cmd/calibrate":    {"isnad", "isnad/confidence", "isnad/data", "isnad/eval", "isnad/pipeline"},
	"isnad/crosswalk":             {"isnad", "isnad/arabic", "isnad/table"},
	"isnad/agreement":             {"isnad", "isnad/eval"},
	"isnad/corroborate":           {"isnad", "isnad/arabic", "isnad/table"},
	"isnad/corroborate/plantest":  {"isnad", "isnad/corroborate"},
	"isnad/corroborate/synthetic": {"isnad", "isnad/corroborate"},
	"isnad/eval/cmd/benchstore":   {"isnad", "isnad/data", "isnad/pipeline", "isnad/store", "isnad/store/storetest"},
	"isnad/eval/cmd/corroborate":  {"isnad/corroborate", "isnad/corroborate/synthetic", "isnad/data"},
	"isnad/store/storetest":       {"isnad", "isnad/arabic", "isnad/data", "isnad/ingest/neardup", "isnad/pipeline", "isnad/search", "isnad/store", "github.com/jackc/pgx/v5/stdlib"},
	"isnad/tally":                 {"isnad", "isnad/store"},
	"isnad/ingest/charset":        {"github.com/gogs/chardet", "golang.org/x/text/encoding", "golang.org/x/text/encoding/charmap", "golang.org/x/text/encoding/htmlindex", "golang.org/x/text/encoding/unicode"},
	"isnad/ingest/chat":           {"isnad/arabic", "isnad/ingest/page", "isnad/ingest/when", "golang.org/x/net/html", "golang.org/x/net/html/atom"},
	"isnad/ingest/feed":           {"isnad/ingest/page", "isnad/ingest/when", "github.com/mmcdole/gofeed"},
	"isnad/ingest/ingesttest":     {"golang.org/x/text/unicode/norm"},
	"isnad/ingest/lang":           {},
	"isnad/ingest/office":         {},
	"isnad/ingest/page":           {"isnad/arabic", "isnad/ingest/when", "codeberg.org/readeck/go-readability/v2", "golang.org/x/net/html", "golang.org/x/net/html/atom"},
	"isnad/ingest/warc":           {},
	"isnad/ingest/when":           {"isnad/arabic", "github.com/hablullah/go-hijri"},
	"isnad/ingest/pdf":            {"github.com/klippa-app/go-pdfium", "github.com/klippa-app/go-pdfium/enums", "github.com/klippa-app/go-pdfium/errors", "github.com/klippa-app/go-pdfium/references", "github.com/klippa-app/go-pdfium/requests", "github.com/klippa-app/go-pdfium/webassembly", "github.com/tetratelabs/wazero", "github.com/tetratelabs/wazero/api", "github.com/tetratelabs/wazero/experimental", "golang.org/x/text/unicode/norm"},
	"isnad/export":                {"isnad", "isnad/arabic", "isnad/corroborate", "github.com/parquet-go/parquet-go", "github.com/paulmach/orb", "github.com/paulmach/orb/encoding/wkb", "github.com/paulmach/orb/geojson", "github.com/twpayne/go-kml/v3"},
	"isnad/internal/homonyms":     {"isnad/arabic", "isnad/data", "isnad/eval", "isnad/gazetteer"},

	"isnad/internal/licences":        {"isnad/table"},
	"isnad/internal/licences/bom":    {"isnad/internal/licences"},
	"isnad/internal/licences/gather": {"isnad/internal/licences"},
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
