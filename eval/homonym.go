package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"

	"isnad"
)

// Homonym is a short dispatch with one place whose name has candidates far
// apart, and the place that its words mean. Offsets count code points.
type Homonym struct {
	ID         string  `json:"id"`
	Part       string  `json:"part"`    // dev or held
	Context    string  `json:"context"` // what in the words settles it
	Outlet     string  `json:"outlet,omitempty"`
	Text       string  `json:"text"`
	Name       string  `json:"name"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Place      string  `json:"place"`
	Lat        float64 `json:"lat"`
	Lon        float64 `json:"lon"`
	AccuracyKm float64 `json:"accuracy_km,omitempty"` // of areas
}

// ReadHomonyms reads JSON lines of homonyms. Errors name the line.
func ReadHomonyms(path string) ([]Homonym, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []Homonym
	n := 0
	for line := range bytes.Lines(b) {
		n++
		var h Homonym
		if err := json.Unmarshal(line, &h); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out = append(out, h)
	}
	return out, nil
}

// Resolved is the score of homonyms: how many got a point within 10 km (within
// their own extent, for areas), how many any point at all.
type Resolved struct{ Right, Found, Gold int }

func (r Resolved) String() string {
	return fmt.Sprintf("%.1f %% right, %.1f %% of those found, of %d places", percent(r.Right, r.Gold), percent(r.Right, r.Found), r.Gold)
}

// HomonymScore reads each dispatch and compares the point of the mention that
// covers the name. It returns the score of a part by context, the whole under
// "all", and the cases that went wrong.
func HomonymScore(cases []Homonym, part string, read func(*isnad.Dispatch) ([]isnad.Mention, error)) (map[string]Resolved, []string, error) {
	out := map[string]Resolved{}
	var wrong []string
	for _, c := range cases {
		if c.Part != part {
			continue
		}
		ms, err := read(&isnad.Dispatch{Doc: c.ID, Outlet: c.Outlet, Text: c.Text})
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", c.ID, err)
		}
		post := Post{Text: c.Text, Mentions: []PostMention{{Start: c.Start, End: c.End}}}
		span := post.Spans()[0]
		var at *isnad.Location
		for i := range ms {
			if ms[i].Type == isnad.Place && ms[i].Overlaps(span) && ms[i].Where != nil {
				at = ms[i].Where
			}
		}
		r := Resolved{Gold: 1}
		switch {
		case at == nil:
			wrong = append(wrong, fmt.Sprintf("%s: %s: no point: %s", c.ID, c.Name, c.Text))
		default:
			r.Found = 1
			reach := max(10, c.AccuracyKm)
			if c.Context == "derived" {
				reach = max(reach, at.AccuracyKm)
			}
			d := km(c.Lat, c.Lon, at.Lat, at.Lon)
			if d <= reach {
				r.Right = 1
			} else {
				wrong = append(wrong, fmt.Sprintf("%s: %s: %.0f km off (%s, want %s): %s", c.ID, c.Name, d, at.ID, c.Place, c.Text))
			}
		}
		for _, k := range [...]string{c.Context, "all"} {
			x := out[k]
			out[k] = Resolved{x.Right + r.Right, x.Found + r.Found, x.Gold + r.Gold}
		}
	}
	return out, wrong, nil
}

// ByContext writes the scores of each context on one line.
func ByContext(s map[string]Resolved) string {
	var names []string
	for k := range s {
		if k != "all" {
			names = append(names, k)
		}
	}
	sort.Strings(names)
	for i, k := range names {
		names[i] = fmt.Sprintf("%s %.1f", k, percent(s[k].Right, s[k].Gold))
	}
	return strings.Join(names, "  ")
}
