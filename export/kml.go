package export

import (
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"

	"github.com/paulmach/orb"
	kml "github.com/twpayne/go-kml/v3"
)

// kmlDoc writes KML: a folder a kind of claim, a placemark a claim, with the
// time that the claim speaks of as a time span.
type kmlDoc struct {
	j       *job
	w       *counted
	folders map[string][]kml.Element
}

// kinds are the folders, in their order, and the colour of each.
var kinds = []struct {
	name  string
	ar    string
	color color.RGBA
}{
	{"control", "سيطرة", color.RGBA{0x7b, 0x3f, 0x9d, 0xff}},
	{"event", "حدث", color.RGBA{0xc4, 0x4e, 0x1f, 0xff}},
	{"relation", "علاقة", color.RGBA{0x2f, 0x6d, 0xb5, 0xff}},
	{"route", "طريق", color.RGBA{0x5b, 0x5b, 0x5b, 0xff}},
	{"presence", "وجود", color.RGBA{0x1f, 0x8a, 0x6d, 0xff}},
	{"condition", "حال", color.RGBA{0x9a, 0x7b, 0x1c, 0xff}},
}

func newKML(j *job) (writer, error) {
	w, err := j.create("claims.kml")
	if err != nil {
		return nil, err
	}
	return &kmlDoc{j: j, w: w, folders: map[string][]kml.Element{}}, nil
}

func (k *kmlDoc) record(v *view) error {
	for i := range v.Claims {
		r := v.row(i).plain()
		var shape []kml.Element
		if line, ok := v.line(&v.Claims[i]); ok {
			shape = append(shape, kml.LineString(kml.Tessellate(true), kml.Coordinates(coordinates(line)...)))
		} else if p, ok := r.point(); ok {
			shape = append(shape, kml.Point(kml.Coordinates(coordinates(orb.LineString{p})...)))
			if r.AccuracyKm != nil && *r.AccuracyKm >= areaKm {
				ring := orb.LineString(circle(p, *r.AccuracyKm)[0])
				shape = append(shape, kml.Polygon(kml.OuterBoundaryIs(kml.LinearRing(kml.Coordinates(coordinates(ring)...)))))
			}
		}
		if len(shape) == 0 {
			k.j.manifest.Counts.Unlocated++
			continue
		}
		k.j.manifest.Counts.Rows++
		p := kml.Placemark(
			kml.Name(r.title()),
			kml.Description(r.description()),
		)
		if r.EventDate != "" {
			p.Append(span(r.EventDate, r.EventDateEnd))
		}
		p.Append(kml.StyleURL("#"+r.Kind), kml.ExtendedData(r.data()...))
		if len(shape) > 1 {
			p.Append(kml.MultiGeometry(shape...))
		} else {
			p.Append(shape[0])
		}
		k.folders[r.Kind] = append(k.folders[r.Kind], p)
	}
	return nil
}

// span is a time span of days. go-kml writes moments; KML has dates too,
// which say no more than the text does.
func span(start, end string) kml.Element {
	return kml.TimeSpan(day{"begin", start}, day{"end", end})
}

// day is an element that holds a date.
type day struct{ name, date string }

// MarshalXML implements xml.Marshaler.
func (d day) MarshalXML(e *xml.Encoder, _ xml.StartElement) error {
	return e.EncodeElement(d.date, xml.StartElement{Name: xml.Name{Local: d.name}})
}

func coordinates(line orb.LineString) []kml.Coordinate {
	out := make([]kml.Coordinate, len(line))
	for i, p := range line {
		out[i] = kml.Coordinate{Lon: p[0], Lat: p[1]}
	}
	return out
}

// title names a claim in a few words.
func (r *row) title() string {
	w := []string{r.Type}
	if r.Type == "" {
		w[0] = r.Kind
	}
	if r.Polarity == "denied" {
		w = append(w, "(denied)")
	}
	for _, s := range []string{r.Actor1, r.Actor2, r.Location} {
		if s != "" {
			w = append(w, "·", s)
		}
	}
	return strings.Join(w, " ")
}

// description is the claim for a reader: its words, who says so, how it
// stands.
func (r *row) description() string {
	var b strings.Builder
	fmt.Fprintf(&b, "«%s»\n%s\n%s, %s, %s, %s", r.Notes, r.Chain, r.Polarity, r.Certainty, r.Tense, r.Evidence)
	if r.Fatalities != nil {
		fmt.Fprintf(&b, "\nkilled: %d", *r.Fatalities)
	}
	if r.AccuracyKm != nil {
		fmt.Fprintf(&b, "\nplace known to %g km", *r.AccuracyKm)
	}
	b.WriteString("\nA claim, not a fact.")
	return b.String()
}

// data are the columns as extended data.
func (r *row) data() []kml.Element {
	var out []kml.Element
	for _, c := range claimColumns {
		if s := c.text(r); s != "" {
			out = append(out, kml.Data(c.name, kml.Value(s)))
		}
	}
	return out
}

func (k *kmlDoc) end() error {
	title := k.j.o.Title
	if title == "" {
		title = "Claims"
	}
	doc := kml.Document(kml.Name(Plain(title)), kml.Description(note))
	for _, x := range kinds {
		doc.Append(kml.SharedStyle(x.name,
			kml.IconStyle(kml.Color(x.color)),
			kml.LineStyle(kml.Color(x.color), kml.Width(3)),
			kml.PolyStyle(kml.Color(color.RGBA{x.color.R, x.color.G, x.color.B, 0x30}))))
	}
	for _, x := range kinds {
		if marks := k.folders[x.name]; len(marks) > 0 {
			f := kml.Folder(kml.Name(x.name + " · " + x.ar))
			f.Append(marks...)
			doc.Append(f)
		}
	}
	return kml.KML(doc).WriteIndent(k.w, "", " ")
}
