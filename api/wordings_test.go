package api

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// unsaid are messages that no one who asks over HTTP meets: those of starting
// and of programmers' mistakes, those that only wrap others, and those that
// answer makes others of. By file, or file and beginning.
var unsaid = map[string][]string{
	"api/edits.go":              {"edited data in"},
	"api/lexicon_routes.go":     {"enough"},
	"api/oidc.go":               {"OpenID: ", "OpenID provider: x", "no id_token", "nonce differs"}, // the last three: "does not hold"
	"store/store.go":            {"no store there", "data directory in use", "filter", "query", "ruling", "cannot be written", "database is damaged", "no space left on the disk", "not in the store", "purged", "x: "},
	"store/tx.go":               {""},
	"store/lock.go":             {""},
	"store/migrate.go":          {""},
	"store/near.go":             {""},
	"store/record.go":           {"record of x: purged", "x: purged", "record: ", "x: the record is of another text"},
	"store/diff.go":             {"dispatch number"},
	"store/dispatch.go":         {"dispatch x: forwarded", "dispatch x: notes", "original of x: purged"},
	"frame/set.go":              {"x:7: frame x stands already"}, // behind file and line, which are cut off
	"store/saved.go":            {"saved search x: database is damaged"},
	"store/where.go":            {"the store was opened without"},
	"store/add.go":              {"item 7"},
	"store/mask.go":             {"dispatch x: "},
	"store/purge.go":            {"erased, but not yet"},
	"store/rule.go":             {"dispatch x: purged", "ruling: x: x", "with: claim"},
	"search/analyzer.go":        {""},
	"ingest/child.go":           {"a frame of"},
	"ingest/pdf/engine.go":      {"pdf: "},
	"ingest/neardup/neardup.go": {""},
}

// Whatever is said to those who ask has a code, so that it can be said in
// another language, too: every message in the sources is recognised.
func TestEveryMessageHasACode(t *testing.T) {
	seen := 0
	for _, dir := range []string{"api", "store", "search", "frame", "frametest", "table", "actor", "morph", "timex", "crosswalk", "corroborate", "gazetteer", "ingest", "pipeline"} {
		err := filepath.WalkDir("../"+dir, func(name string, d fs.DirEntry, err error) error {
			short := strings.TrimPrefix(filepath.ToSlash(name), "../")
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.Contains(short, "/describe/") ||
				strings.HasPrefix(short, "store/storetest") || strings.HasPrefix(short, "ingest/ingesttest") || strings.HasPrefix(short, "corroborate/synthetic") || strings.HasPrefix(short, "corroborate/plantest") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				return err
			}
			for _, text := range said(f) {
				seen++
				if !recognised(text, strings.HasPrefix(short, "store/")) && !excused(short, text) {
					t.Errorf("%s: no code for %q", short, text)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 250 {
		t.Errorf("only %d messages were found in the sources", seen)
	}
}

// recognised is what has a code: the store's messages begin with the field,
// which is cut off them.
func recognised(text string, fields bool) bool {
	for {
		if worded(strings.TrimSuffix(text, ": limit")).Code != "" {
			return true
		}
		var cut bool
		if _, text, cut = strings.Cut(text, ": "); !cut || !fields {
			return false
		}
	}
}

func excused(file, text string) bool {
	if regexp.MustCompile(`^(x|\w+(\[7\])?|dispatch x|corrected\.x)(: x)*$`).MatchString(text) {
		return true // only wraps, or says what the message around it says
	}
	for _, begin := range unsaid[file] {
		if strings.HasPrefix(text, begin) {
			return true
		}
	}
	return false
}

// said are the messages that a file makes, with values in place of verbs.
func said(f *ast.File) []string {
	var out []string
	add := func(e ast.Expr, args ...ast.Expr) {
		if s, ok := rendered(e, args); ok && strings.Trim(s, "x: ") != "" {
			out = append(out, s)
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Message" {
				add(n.Value)
			}
		case *ast.CallExpr:
			name, on := "", ""
			switch f := n.Fun.(type) {
			case *ast.Ident:
				name = f.Name
			case *ast.SelectorExpr:
				name = f.Sel.Name
				if x, ok := f.X.(*ast.Ident); ok {
					on = x.Name
				}
			}
			at := -1
			switch {
			case on == "errors" && name == "New", on == "fmt" && name == "Errorf", name == "wrong" && len(n.Args) != 3, on == "huma" && strings.HasPrefix(name, "Error") && name != "ErrorWithHeaders":
				at = 0
			case name == "fault" && on == "v": // of the log of custody: entry, where, what
				add(n.Args[1])
				at = 2
			case name == "fault", name == "refuse", on == "huma" && name == "NewError", name == "wrong":
				at = 1
			case name == "problem":
				at = 2
			case on == "huma" && name == "WriteErr":
				at = 3
			}
			if at >= 0 && at < len(n.Args) {
				add(n.Args[at], n.Args[at+1:]...)
			}
		}
		return true
	})
	return out
}

var verbs = regexp.MustCompile(`%[#.0-9+]*([a-z%])`)

// sentinels are errors that messages hold.
var sentinels = map[string]string{"ErrNotFound": "not in the store", "ErrFilter": "filter", "ErrRuling": "ruling", "ErrQuery": "query", "ErrPurged": "purged",
	"ErrFull": "no space left on the disk", "ErrReadOnly": "cannot be written", "ErrDamaged": "database is damaged", "ErrLimit": "limit",
	"ErrNoReader": "no text is read from this kind of file", "ErrBinary": "binary data, not text", "ErrTaken": "taken"}

// rendered is what a string says with x or 7 for what is not known.
func rendered(e ast.Expr, args []ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if err != nil || e.Kind != token.STRING {
			return "", false
		}
		n := -1
		return verbs.ReplaceAllStringFunc(s, func(v string) string {
			if n++; n < len(args) {
				if id, ok := args[n].(*ast.Ident); ok && sentinels[id.Name] != "" {
					return sentinels[id.Name]
				}
			}
			switch v[len(v)-1] {
			case 'q':
				return `"x"`
			case 'd':
				return "7"
			case '%':
				return "%"
			}
			return "x"
		}), true
	case *ast.BinaryExpr:
		a, ok1 := rendered(e.X, nil)
		b, ok2 := rendered(e.Y, nil)
		if !ok1 && !ok2 {
			return "", false
		}
		if !ok1 {
			a = "x"
		}
		if !ok2 {
			b = "x"
		}
		return a + b, true
	}
	return "", false
}

func TestWordsOfMessages(t *testing.T) {
	forms := map[string]bool{}
	for _, w := range wordings {
		if forms[w.form] {
			t.Errorf("%q stands twice", w.form)
		}
		forms[w.form] = true
		// Each form is recognised as itself, not as a wider one.
		text := param.ReplaceAllStringFunc(w.form, func(p string) string {
			if numeric[strings.Trim(p, "{}")] {
				return "7"
			}
			return "كلمة"
		})
		if got := worded(text).Code; got != w.code {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
	got := worded(`claim c9: ruling: corrected.args[0]: span 3 to 2 is empty or outside the text of 40 characters; none was ruled on`)
	if got.Code != "none_ruled" || got.Because.Code != "of_claim" || got.Because.Params["claim"] != "c9" || got.Because.Because.Code != "ruling" {
		t.Errorf("%+v", got)
	}
	if got := worded("refused: archives within archives, more than 4 deep"); got.Code != "refused" || got.Because.Code != "archive_depth" || got.Because.Params["limit"] != "4" {
		t.Errorf("%+v", got)
	}
	if got := worded("open /x: some words of another program"); got.Code != "" {
		t.Errorf("another program's words are taken for %q", got.Code)
	}
	// The interface has them all in Arabic; its own type check holds it to the
	// list too.
	b, err := os.ReadFile("../web/src/lib/i18n/messages.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range codes() {
		if !regexp.MustCompile(`(?m)^  ` + string(c.(Code)) + `: '`).Match(b) {
			t.Errorf("no Arabic for %s", c)
		}
	}
}

// A problem names itself by a code, field by field.
func TestProblemsHaveCodes(t *testing.T) {
	d := newDesk(t, t.TempDir()).withSamples()
	for _, c := range []struct {
		method, path string
		body         any
		status       int
		code         Code
		field        string
		fieldCode    Code
		param        string
	}{
		{"GET", "/api/claims?from=yesterday", nil, 422, "invalid", "query.from", "no_date", ""},
		{"GET", "/api/claims?kinds=gossip", nil, 422, "invalid", "query.kinds[0]", "expected_one_of", "control, event, relation, route, presence, condition"},
		{"GET", "/api/claims?near=here", nil, 422, "invalid", "query.near", "no_circle", ""},
		{"GET", `/api/claims?text=%22open`, nil, 422, "invalid", "query.text", "query", ""},
		{"GET", "/api/claims?colour=red", nil, 422, "invalid", "query.colour", "param_unknown", ""},
		{"GET", "/api/claims/nothing-at-all", nil, 404, "no_claim", "", "", "nothing-at-all"},
		{"GET", "/api/nothing", nil, 404, "no_route", "", "", "GET /api/nothing"},
		{"POST", "/api/collections", map[string]string{"name": "samples"}, 409, "name_taken", "body.name", "taken", ""},
		{"POST", "/api/collections", map[string]string{}, 422, "invalid", "body.name", "missing", ""},
		{"POST", "/api/collections", `{"name":"` + strings.Repeat("x", smallBody) + `"}`, 413, "body_too_large", "", "", "1048576"},
		{"PUT", "/api/lexicon/frames/control.frame", map[string]string{"text": "frame control.take:x\n", "base": "0"}, 422, "has_faults", "body.text:1:7", "frame_no_trigger", ""},
		{"POST", "/api/rulings", map[string]any{"act": "accept"}, 422, "invalid", "body.claims", "claims_or_filter", ""},
	} {
		var p Problem
		d.want(c.status, c.method, c.path, c.body, &p)
		if p.Code != c.code || p.Detail == "" || p.Status != c.status {
			t.Errorf("%s %s: %q %q", c.method, c.path, p.Code, p.Detail)
		}
		params := p.Params
		if c.field != "" {
			var f *ProblemField
			for i := range p.Errors {
				if p.Errors[i].Location == c.field && f == nil {
					f = &p.Errors[i]
				}
			}
			if f == nil || f.Code != c.fieldCode {
				t.Errorf("%s %s: %+v", c.method, c.path, p.Errors)
				continue
			}
			params = f.Params
		}
		if c.param != "" {
			found := false
			for _, v := range params {
				found = found || v == c.param
			}
			if !found {
				t.Errorf("%s %s: %v", c.method, c.path, params)
			}
		}
	}
	if _, h, _ := d.send("GET", "/api/claims/nothing-at-all", nil); h.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%q", h.Get("Content-Type"))
	}
}
