package api

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad"
)

// Resolve checks what the description cannot say, and names the parameter at
// fault.
func (f *Filter) Resolve(huma.Context) []error {
	var out []error
	wrong := func(field, message, value string) {
		out = append(out, &huma.ErrorDetail{Location: "query." + field, Message: message, Value: value})
	}
	for _, d := range []struct{ field, date string }{{"published_from", f.PublishedFrom}, {"published_to", f.PublishedTo}, {"from", f.From}, {"to", f.To}} {
		if !isDate(d.date) {
			wrong(d.field, "no ISO date; expected 2017, 2017-11 or 2017-11-19", d.date)
		}
	}
	if _, err := parseCircle(f.Near); err != "" {
		wrong("near", err, f.Near)
	}
	if _, err := parseBox(f.Box); err != "" {
		wrong("box", err, f.Box)
	}
	return out
}

// isnad is the filter in the form that store and tally take. What does not
// parse has been refused before.
func (f *Filter) isnad() isnad.Filter {
	out := isnad.Filter{Collections: f.Collections, Dispatches: f.Dispatches, Text: f.Text, Outlets: f.Outlets, Languages: f.Languages,
		PublishedFrom: f.PublishedFrom, PublishedTo: f.PublishedTo, From: f.From, To: f.To, Places: f.Places, Actors: f.Actors,
		Sources: f.Sources, Mentions: f.Mentions, Claims: f.Claims, Types: f.Types, Degrees: f.Degrees, Polarity: f.Polarity, Certainty: f.Certainty,
		Tense: f.Tense, Evidence: f.Evidence, Frames: f.Frames, Counts: f.Counts, Rulings: f.Rulings, MinConfidence: f.MinConfidence}
	for _, k := range f.Kinds {
		out.Kinds = append(out.Kinds, isnad.Kind(k))
	}
	out.Near, _ = parseCircle(f.Near)
	out.Box, _ = parseBox(f.Box)
	return out
}

var dateForm = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// isDate reports an ISO 8601 date, to the year, month or day, or none at all.
func isDate(s string) bool {
	if s == "" {
		return true
	}
	if !dateForm.MatchString(s) {
		return false
	}
	_, err := time.Parse("2006-01-02", s+"0001-01-01"[len(s):])
	return err == nil
}

func numbers(list string, n int) ([]float64, bool) {
	parts := strings.Split(list, ",")
	if len(parts) != n {
		return nil, false
	}
	out := make([]float64, n)
	for i, p := range parts {
		v, err := strconv.ParseFloat(strings.TrimSpace(p), 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, false
		}
		out[i] = v
	}
	return out, true
}

func parseCircle(s string) (*isnad.Circle, string) {
	if s == "" {
		return nil, ""
	}
	v, ok := numbers(s, 3)
	switch {
	case !ok:
		return nil, "expected lat,lon,km"
	case math.Abs(v[0]) > 90 || math.Abs(v[1]) > 180 || v[2] < 0 || v[2] > 20040:
		return nil, "no circle on the earth; latitude comes first"
	}
	return &isnad.Circle{Lat: v[0], Lon: v[1], Km: v[2]}, ""
}

func parseBox(s string) (*isnad.Box, string) {
	if s == "" {
		return nil, ""
	}
	v, ok := numbers(s, 4)
	switch {
	case !ok:
		return nil, "expected west,south,east,north"
	case math.Abs(v[0]) > 180 || math.Abs(v[2]) > 180 || math.Abs(v[1]) > 90 || math.Abs(v[3]) > 90 || v[1] > v[3]:
		return nil, "no box on the earth; the order is west,south,east,north"
	}
	return &isnad.Box{West: v[0], South: v[1], East: v[2], North: v[3]}, ""
}
