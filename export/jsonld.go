package export

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	"isnad"
)

// linked writes JSON-LD: each dispatch a prov:Entity attributed to its
// outlet; each claim a prov:Entity that is quoted from the utterances of its
// chain, the outermost first; and for each claim an annotation (Web
// Annotation) whose target is the quote in the dispatch, by its words and by
// its place. The context is in the file: nothing needs to be fetched.
type linked struct {
	j   *job
	buf *bufio.Writer
	n   int
}

// context names the terms. The project's own are under urn:isnad:terms#.
var context = map[string]any{
	"prov":  "http://www.w3.org/ns/prov#",
	"oa":    "http://www.w3.org/ns/oa#",
	"dc":    "http://purl.org/dc/terms/",
	"geo":   "http://www.w3.org/2003/01/geo/wgs84_pos#",
	"rdfs":  "http://www.w3.org/2000/01/rdf-schema#",
	"xsd":   "http://www.w3.org/2001/XMLSchema#",
	"isnad": "urn:isnad:terms#",

	"label":           "rdfs:label",
	"title":           "dc:title",
	"language":        "dc:language",
	"published":       "dc:issued",
	"text":            "isnad:text",
	"wasAttributedTo": map[string]any{"@id": "prov:wasAttributedTo", "@type": "@id"},
	"wasQuotedFrom":   map[string]any{"@id": "prov:wasQuotedFrom", "@type": "@id"},
	"wasDerivedFrom":  map[string]any{"@id": "prov:wasDerivedFrom", "@type": "@id"},
	"hasBody":         map[string]any{"@id": "oa:hasBody", "@type": "@id"},
	"hasTarget":       map[string]any{"@id": "oa:hasTarget", "@type": "@id"},
	"hasSource":       map[string]any{"@id": "oa:hasSource", "@type": "@id"},
	"hasSelector":     map[string]any{"@id": "oa:hasSelector", "@type": "@id"},
	"exact":           "oa:exact",
	"prefix":          "oa:prefix",
	"suffix":          "oa:suffix",
	"start":           map[string]any{"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
	"end":             map[string]any{"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
	"lat":             "geo:lat",
	"long":            "geo:long",
	"role":            map[string]any{"@id": "isnad:role", "@type": "@id"},
	"filledBy":        map[string]any{"@id": "isnad:filledBy", "@type": "@id"},
	"manner":          "isnad:manner",
	"sourceKind":      "isnad:sourceKind",
	"kind":            "isnad:kind",
	"type":            "isnad:type",
	"degree":          "isnad:degree",
	"state":           "isnad:state",
	"polarity":        "isnad:polarity",
	"certainty":       "isnad:certainty",
	"tense":           "isnad:tense",
	"evidence":        "isnad:evidence",
	"from":            "isnad:from",
	"to":              "isnad:to",
	"acled":           "isnad:acledSubEventType",
	"plover":          "isnad:plover",
	"killed":          map[string]any{"@id": "isnad:killed", "@type": "xsd:nonNegativeInteger"},
	"accuracyKm":      "isnad:accuracyKm",
}

func newJSONLD(j *job) (writer, error) {
	f, err := j.create("claims.jsonld")
	if err != nil {
		return nil, err
	}
	w := &linked{j: j, buf: bufio.NewWriterSize(f, 1<<16)}
	b, err := json.Marshal(context)
	if err != nil {
		return nil, err
	}
	_, err = fmt.Fprintf(w.buf, `{"@context":%s,"@graph":[`, b)
	return w, err
}

func (w *linked) node(n map[string]any) error {
	sep := ",\n"
	if w.n == 0 {
		sep = "\n"
	}
	w.n++
	w.j.manifest.Counts.Rows++
	if _, err := io.WriteString(w.buf, sep); err != nil {
		return err
	}
	e, err := marshalPlain(n)
	if err == nil {
		_, err = w.buf.Write(e)
	}
	return err
}

// marshalPlain is json.Marshal without escapes for HTML.
func marshalPlain(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}

func urn(kind string, parts ...string) string {
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return "urn:isnad:" + kind + ":" + strings.Join(parts, ":")
}

func put(n map[string]any, key string, value string) {
	if value != "" {
		n[key] = value
	}
}

func (w *linked) record(v *view) error {
	doc := urn("dispatch", v.Doc)
	n := map[string]any{"@id": doc, "@type": "prov:Entity", "text": v.Text}
	put(n, "title", v.Title)
	put(n, "language", v.Lang)
	put(n, "published", v.Date)
	if v.Outlet != "" {
		n["wasAttributedTo"] = map[string]any{"@id": urn("outlet", v.Outlet), "@type": []string{"prov:Agent", "prov:Organization"}, "label": v.Outlet}
	}
	if err := w.node(n); err != nil {
		return err
	}
	text := []rune(v.Text)
	for i := range v.Claims {
		if err := w.claim(v, i, doc, text); err != nil {
			return err
		}
	}
	return nil
}

func (w *linked) claim(v *view, i int, doc string, text []rune) error {
	c := &v.Claims[i]
	r := v.row(i)
	id := urn("claim", r.ClaimID)
	n := map[string]any{"@id": id, "@type": []string{"isnad:Claim", "prov:Entity"}, "wasDerivedFrom": doc, "kind": c.Kind, "polarity": c.Polarity, "certainty": c.Certainty, "tense": c.Tense, "evidence": c.Evidence}
	for k, s := range map[string]string{"type": c.Type, "degree": c.Degree, "state": c.State, "from": c.Time.Start, "to": c.Time.End, "acled": c.AcledSubEvent, "plover": c.Plover} {
		put(n, k, s)
	}
	if r.Fatalities != nil {
		n["killed"] = fmt.Sprint(*r.Fatalities)
	}
	var roles []any
	for k := range c.Args {
		roles = append(roles, w.role(v, id, k, &c.Args[k]))
	}
	if roles != nil {
		n["role"] = roles
	}
	if u := utterances(v, c, id, doc); u != nil {
		n["wasQuotedFrom"] = u
	}
	if err := w.node(n); err != nil {
		return err
	}
	q := c.Quote
	if q.Start < 0 || q.End > len(text) || q.Start >= q.End {
		return nil // a claim without words in the text has no annotation
	}
	return w.node(map[string]any{
		"@id": urn("annotation", r.ClaimID), "@type": "oa:Annotation", "hasBody": id,
		"hasTarget": map[string]any{"@id": id + ":target", "@type": "oa:SpecificResource", "hasSource": doc, "hasSelector": []any{
			map[string]any{"@id": id + ":quote", "@type": "oa:TextQuoteSelector", "exact": string(text[q.Start:q.End]), "prefix": string(text[max(0, q.Start-32):q.Start]), "suffix": string(text[q.End:min(len(text), q.End+32)])},
			map[string]any{"@id": id + ":place", "@type": "oa:TextPositionSelector", "start": fmt.Sprint(q.Start), "end": fmt.Sprint(q.End)},
		}},
	})
}

// role is a role of a claim and what fills it.
func (w *linked) role(v *view, claim string, k int, a *isnad.ArgRecord) any {
	n := map[string]any{"@id": fmt.Sprintf("%s:role:%d", claim, k+1), "@type": "isnad:" + strings.ToUpper(a.Role[:1]) + a.Role[1:], "label": a.Text}
	m := v.byID[a.Mention]
	if m == nil || m.Entity == "" {
		return n
	}
	f := map[string]any{"@id": urn(m.Type, m.Entity), "label": firstOf(m.NameEn, m.Text)}
	if m.Type == "actor" || m.Type == "person" {
		f["@type"] = "prov:Agent"
	}
	if m.Lat != nil && m.Lon != nil {
		f["lat"], f["long"] = *m.Lat, *m.Lon
		if m.AccuracyKm > 0 {
			f["accuracyKm"] = m.AccuracyKm
		}
	}
	n["filledBy"] = f
	return n
}

// utterances is the chain beyond the outlet: the claim is quoted from what
// the outermost source said, that from what the next one said. It is nil for
// a chain of the outlet alone.
func utterances(v *view, c *isnad.ClaimRecord, claim, doc string) any {
	var inner any
	for k := len(c.Chain) - 1; k >= 1; k-- {
		l := &c.Chain[k]
		u := map[string]any{"@id": fmt.Sprintf("%s:said:%d", claim, k), "@type": "prov:Entity", "manner": l.Manner, "sourceKind": l.Kind,
			"wasAttributedTo": map[string]any{"@id": sourceID(v, l), "@type": "prov:Agent", "label": l.Who}}
		if inner != nil {
			u["wasQuotedFrom"] = inner
		}
		inner = u
	}
	return inner
}

// sourceID is the identity of a source: that of its mention where it is
// known, else one within the dispatch.
func sourceID(v *view, l *isnad.LinkRecord) string {
	if l.Start != nil && l.End != nil {
		for i := range v.Mentions {
			m := &v.Mentions[i]
			if (m.Type == "actor" || m.Type == "person") && m.Entity != "" && m.Start >= *l.Start && m.End <= *l.End {
				return urn(m.Type, m.Entity)
			}
		}
	}
	return urn("source", v.Doc, l.Who)
}

func (w *linked) end() error {
	if _, err := io.WriteString(w.buf, "\n]}\n"); err != nil {
		return err
	}
	return w.buf.Flush()
}
