package api

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"isnad/store/storetest"
)

// The commands of docs/api.md are run one after another, and what stands below
// them must be in what they print.
func TestDocumentedCommands(t *testing.T) {
	for _, tool := range []string{"curl", "sh", "sed"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("ISNAD_TEST_SKIP_TOOLS") == "1" {
				storetest.Loud(t, "no %s", tool)
				t.Skipf("no %s", tool)
			}
			t.Fatalf("no %s: install Debian's package %s (.ci/tools.sh curl), or set ISNAD_TEST_SKIP_TOOLS=1", tool, tool)
		}
	}
	b, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, "").withSamples()
	dir := t.TempDir()
	blocks := strings.Split(string(b), "```")
	ran, checked := 0, 0
	output := ""
	for i := 1; i < len(blocks); i += 2 {
		lang, body, _ := strings.Cut(blocks[i], "\n")
		switch lang {
		case "sh":
			ran++
			c := exec.Command("sh", "-e", "-c", body)
			c.Dir = dir
			c.Env = append(os.Environ(), "ISNAD="+d.http.URL)
			out, err := c.CombinedOutput()
			output = string(out)
			if err != nil {
				t.Errorf("%s\n%v: %s", body, err, output)
			}
		case "text":
			for want := range strings.Lines(body) {
				if want = strings.TrimSpace(want); want != "" && !strings.Contains(output, want) {
					t.Errorf("%s\nis not in the answer:\n%.2000s", want, output)
				}
				checked++
			}
		default:
			t.Errorf("a block in %q", lang)
		}
	}
	if ran < 10 || checked < 20 {
		t.Errorf("only %d commands and %d lines checked", ran, checked)
	}
}

// Every route is named in the description, and the page names every parameter
// of the filter.
func TestDocumentedFilter(t *testing.T) {
	b, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range newServer().api.OpenAPI().Paths["/api/map/points"].Get.Parameters {
		if p.Name != "zoom" && !strings.Contains(string(b), fmt.Sprintf("`%s`", p.Name)) {
			t.Errorf("the filter's %s is not in docs/api.md", p.Name)
		}
	}
}
