package eval

import (
	"fmt"

	"isnad"
)

// Points is the score of places resolved in short messages: of the annotated
// mentions that have a point, how many got one within 10, 20 and 161 km.
type Points struct{ In10, In20, In161, Gold int }

func (p Points) String() string {
	return fmt.Sprintf("within 10 km %.1f %%, 20 km %.1f %%, 161 km %.1f %% of %d places", percent(p.In10, p.Gold), percent(p.In20, p.Gold), percent(p.In161, p.Gold), p.Gold)
}

// PointScore resolves the mentions of each message, given to it with the
// message's annotated spans, and measures the distance. locate returns one
// point a span, or nil.
func PointScore(posts []Post, locate func(text string, spans []isnad.Span) []*isnad.Location) Points {
	var out Points
	for _, p := range posts {
		for i, l := range locate(p.Text, p.Spans()) {
			m := p.Mentions[i]
			if m.Lat == 0 && m.Lon == 0 {
				continue
			}
			out.Gold++
			if l == nil {
				continue
			}
			switch d := km(m.Lat, m.Lon, l.Lat, l.Lon); {
			case d <= 10:
				out.In10++
				fallthrough
			case d <= 20:
				out.In20++
				fallthrough
			case d <= 161:
				out.In161++
			}
		}
	}
	return out
}
