package api

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestDescriptionIsCurrent(t *testing.T) {
	want, err := Description()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("openapi.json is not what the types make: run go run ./api/describe")
	}
}

// Every reference of the description must lead somewhere, every operation
// must name itself, and everything that a person reads must be there.
func TestDescriptionIsWhole(t *testing.T) {
	raw, err := Description()
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	if v := doc["openapi"]; v != "3.1.0" {
		t.Errorf("openapi is %v, not 3.1.0", v)
	}
	var walk func(at string, v any)
	walk = func(at string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, ok := v["$ref"].(string); ok {
				var to any = doc
				for p := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
					m, _ := to.(map[string]any)
					to = m[p]
				}
				if to == nil {
					t.Errorf("%s: %s leads nowhere", at, ref)
				}
			}
			for k, x := range v {
				walk(at+"/"+k, x)
			}
		case []any:
			for _, x := range v {
				walk(at, x)
			}
		}
	}
	walk("#", doc)
	ids := map[string]bool{}
	for path, item := range doc["paths"].(map[string]any) {
		for method, o := range item.(map[string]any) {
			op := o.(map[string]any)
			id, _ := op["operationId"].(string)
			if id == "" || ids[id] {
				t.Errorf("%s %s: operation id %q is missing or taken", method, path, id)
			}
			ids[id] = true
			if op["summary"] == "" || op["x-role"] == nil {
				t.Errorf("%s %s: no summary or no role", method, path)
			}
		}
	}
}
