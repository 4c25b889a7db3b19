package main

import (
	"encoding/json"
	"strings"
	"testing"

	"isnad/internal/licences"
)

const doc = `{"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"bom-ref": "main", "name": "isnad"}},
	"components": [{"bom-ref": "a", "name": "example.org/a", "version": "v1.0.0"}, {"bom-ref": "std", "name": "std", "version": "go1.26.8"}],
	"dependencies": [{"ref": "main", "dependsOn": ["a"]}]}`

func TestComplete(t *testing.T) {
	list := func() []licences.Part {
		return []licences.Part{
			{Kind: licences.Go, Name: "example.org/a", Version: "v1.0.0", Licence: "ISC AND MIT", Where: licences.InProgram},
			{Kind: licences.Go, Name: "std", Licence: "BSD-3-Clause", Where: licences.InProgram},
			{Kind: licences.NPM, Name: "@b/c", Version: "2.0.0", Licence: "MIT", Where: licences.InInterface, Sum: "sha512-AQI="},
		}
	}
	read := func() map[string]any {
		var d map[string]any
		if err := json.Unmarshal([]byte(doc), &d); err != nil {
			t.Fatal(err)
		}
		return d
	}
	d := read()
	if err := complete(d, list()); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"licenses":[{"expression":"ISC AND MIT"}],"name":"example.org/a"`,
		`{"bom-ref":"pkg:npm/%40b/c@2.0.0","hashes":[{"alg":"SHA-512","content":"0102"}],"licenses":[{"license":{"id":"MIT"}}],"name":"@b/c","purl":"pkg:npm/%40b/c@2.0.0","scope":"required","type":"library","version":"2.0.0"}`,
		`"dependsOn":["a","pkg:npm/%40b/c@2.0.0"]`,
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("lacks %s\n%s", want, b)
		}
	}
	for say, spoil := range map[string]func(d map[string]any, l []licences.Part){
		"example.org/a v1.0.0 is in the binary": func(_ map[string]any, l []licences.Part) { l[0].Version = "v1.0.1" },
		"not in the list of licences":           func(_ map[string]any, l []licences.Part) { l[0].Where = licences.InTests },
		"no sha512":                             func(_ map[string]any, l []licences.Part) { l[2].Sum = "" },
		"names no components":                   func(d map[string]any, _ []licences.Part) { delete(d, "components") },
		"depends on":                            func(d map[string]any, _ []licences.Part) { delete(d, "dependencies") },
		"no CycloneDX":                          func(d map[string]any, _ []licences.Part) { delete(d, "bomFormat") },
	} {
		d, l := read(), list()
		spoil(d, l)
		if err := complete(d, l); err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("expected %q, got %v", say, err)
		}
	}
}
