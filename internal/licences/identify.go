package licences

import (
	"regexp"
	"slices"
	"strings"
)

// Unknown is what Identify says of a text without a phrase that it knows. It
// is never allowed.
const Unknown = "unknown"

// phrases tell a licence: each of a line's has to stand in the text, but for
// case, white space and the marks of comments. Those of licences that nobody
// here wants are there so that they are named, wherever in a text they stand.
var phrases = []struct {
	id   string
	all  []string
	none []string
}{
	{"Apache-2.0", []string{"apache license", "version 2.0, january 2004"}, nil},
	{"Apache-2.0", []string{"licensed under the apache license, version 2.0"}, nil},
	{"MIT", []string{"permission is hereby granted, free of charge, to any person obtaining a copy", "shall be included in all copies or substantial portions of the software"}, nil},
	{"ICU", []string{"permission is hereby granted, free of charge, to any person obtaining a copy", "and that both the above copyright notice(s) and this permission notice appear in supporting documentation"}, nil},
	{"ISC", []string{"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"}, nil},
	{"ISC", []string{"permission to use, copy, modify, and distribute this software for any purpose with or without fee is hereby granted"}, nil},
	{"BSD-2-Clause", []string{"redistributions of source code must retain", "redistributions in binary form must reproduce"}, []string{"endorse or promote products", "advertising materials mentioning"}},
	{"BSD-3-Clause", []string{"redistributions of source code must retain", "redistributions in binary form must reproduce", "endorse or promote products"}, []string{"advertising materials mentioning"}},
	{"BSD-4-Clause", []string{"redistributions of source code must retain", "advertising materials mentioning"}, nil},
	{"Zlib", []string{"altered source versions must be plainly marked as such"}, nil},
	{"OFL-1.1", []string{"sil open font license version 1.1"}, nil},
	{"blessing", []string{"the author disclaims copyright to this source code"}, nil},
	{"blessing", []string{"in place of a legal notice, here is a blessing"}, nil},
	{"Unlicense", []string{"this is free and unencumbered software released into the public domain"}, nil},
	{"CC0-1.0", []string{"cc0 1.0 universal"}, nil},
	{"MPL-2.0", []string{"mozilla public license"}, nil},
	{"GPL", []string{"gnu general public license"}, nil},
	{"LGPL", []string{"gnu lesser general public license"}, nil},
	{"LGPL", []string{"gnu library general public license"}, nil},
	{"AGPL", []string{"gnu affero general public license"}, nil},
	{"EPL", []string{"eclipse public license"}, nil},
	{"SSPL", []string{"server side public license"}, nil},
	{"BUSL", []string{"business source license"}, nil},
	{"Elastic", []string{"elastic license"}, nil},
	{"Commons Clause", []string{"commons clause"}, nil},
	{"CC-BY-NC", []string{"noncommercial"}, nil},
}

var (
	notText = regexp.MustCompile(`[\s*/#;]+`)
	quotes  = strings.NewReplacer("“", `"`, "”", `"`, "''", `"`)
)

// Identify tells the licences of a text, as sorted SPDX identifiers joined by
// " AND ", or Unknown. It knows them by phrases: a text that changes the rest
// of a licence, or adds one that is not in the table, it does not see.
func Identify(text string) string {
	plain := quotes.Replace(notText.ReplaceAllString(strings.ToLower(text), " "))
	var ids []string
	for _, p := range phrases {
		has := func(s string) bool { return strings.Contains(plain, s) }
		if slices.ContainsFunc(p.all, func(s string) bool { return !has(s) }) || slices.ContainsFunc(p.none, has) {
			continue
		}
		ids = append(ids, p.id)
	}
	return Join(ids)
}

// Join writes identifiers as Part.Licence has them.
func Join(ids []string) string {
	if len(ids) == 0 {
		return Unknown
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), " AND ")
}

// Split is Join undone.
func Split(licence string) []string { return strings.Split(licence, " AND ") }

var fileName = regexp.MustCompile(`(?i)^((un)?licen[cs]e|copying|copyright|notice|third-party|patents)([-._].*)?$|licen[cs]e(\.(txt|md|html))?$`)

// IsFile tells whether a file's name is that of a licence or a notice.
func IsFile(name string) bool { return fileName.MatchString(name) && !strings.HasSuffix(name, ".go") }

var silent = regexp.MustCompile(`(?i)^(notice|patents|license-logo)`)

// States tells whether a licence file's own text says under what licence the
// part is. Notices and grants of patents go along, but state none.
func States(name string) bool { return !silent.MatchString(name) }
