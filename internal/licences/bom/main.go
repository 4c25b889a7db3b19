// Command bom completes a software bill of materials: cyclonedx-gomod's, of
// the program's binary, comes in on standard input (CycloneDX, JSON); the same
// with the licences of its modules, and with the npm packages of the
// interface, goes out to standard output. It fails where the binary holds
// something that the list of licences does not. make sbom calls it.
package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"

	"isnad/internal/licences"
)

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "bom:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	var doc map[string]any
	if err := json.NewDecoder(in).Decode(&doc); err != nil {
		return err
	}
	parts, err := licences.List()
	if err != nil {
		return err
	}
	if err := complete(doc, parts); err != nil {
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

// complete adds to the document what parts know.
func complete(doc map[string]any, parts []licences.Part) error {
	if doc["bomFormat"] != "CycloneDX" {
		return fmt.Errorf("the input is no CycloneDX document")
	}
	components, _ := doc["components"].([]any)
	if len(components) == 0 {
		return fmt.Errorf("the input names no components")
	}
	main, err := mainRef(doc)
	if err != nil {
		return err
	}
	modules := map[string]licences.Part{}
	for _, p := range parts {
		if p.Kind == licences.Go {
			modules[p.Name] = p
		}
	}
	for _, c := range components {
		c, ok := c.(map[string]any)
		if !ok {
			return fmt.Errorf("a component is no object")
		}
		name, _ := c["name"].(string)
		version, _ := c["version"].(string)
		p, ok := modules[name]
		if !ok || p.Where != licences.InProgram || p.Version != "" && p.Version != version {
			return fmt.Errorf("%s %s is in the binary and not in the list of licences: run make licences", name, version)
		}
		c["licenses"] = licence(p.Licence)
		delete(c, "evidence")
	}
	var refs []any
	for _, p := range parts {
		if p.Kind != licences.NPM {
			continue
		}
		c, err := npm(p)
		if err != nil {
			return err
		}
		components = append(components, c)
		refs = append(refs, c["bom-ref"])
	}
	doc["components"] = components
	dependencies, _ := doc["dependencies"].([]any)
	for _, d := range dependencies {
		if d, ok := d.(map[string]any); ok && d["ref"] == main {
			on, _ := d["dependsOn"].([]any)
			d["dependsOn"] = append(on, refs...)
			return nil
		}
	}
	return fmt.Errorf("the input does not say what the program depends on")
}

// mainRef is the program's own identifier; its licence is set on the way.
func mainRef(doc map[string]any) (string, error) {
	meta, _ := doc["metadata"].(map[string]any)
	c, _ := meta["component"].(map[string]any)
	ref, _ := c["bom-ref"].(string)
	if ref == "" {
		return "", fmt.Errorf("the input does not name the program")
	}
	c["licenses"] = licence("Apache-2.0")
	return ref, nil
}

func licence(l string) []any {
	if strings.Contains(l, " ") {
		return []any{map[string]any{"expression": l}}
	}
	return []any{map[string]any{"license": map[string]any{"id": l}}}
}

func npm(p licences.Part) (map[string]any, error) {
	purl := "pkg:npm/" + strings.ReplaceAll(url.PathEscape(p.Name), "%2F", "/") + "@" + p.Version
	purl = strings.Replace(purl, "npm/@", "npm/%40", 1)
	sum, ok := strings.CutPrefix(p.Sum, "sha512-")
	b, err := base64.StdEncoding.DecodeString(sum)
	if !ok || err != nil {
		return nil, fmt.Errorf("%s: its sum is no sha512 in base64: %q", p.Name, p.Sum)
	}
	return map[string]any{
		"bom-ref": purl, "type": "library", "name": p.Name, "version": p.Version, "scope": "required", "purl": purl,
		"hashes":   []any{map[string]any{"alg": "SHA-512", "content": hex.EncodeToString(b)}},
		"licenses": licence(p.Licence),
	}, nil
}
