package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"isnad"
)

// Queue pages through the claims that coder has not decided on, the most
// doubtful first. The claims are as the program read them: what others ruled
// is neither shown nor used, but for Filter.Rulings if it is set.
func (s *Store) Queue(ctx context.Context, coder string, f isnad.Filter, p Page) (*Claims, error) {
	if coder == everyone {
		return nil, fmt.Errorf("%w: queue: no coder", ErrFilter)
	}
	w, err := s.ofClaims(ctx, &f)
	if err != nil {
		return nil, s.explain(err)
	}
	w.and("NOT EXISTS (SELECT 1 FROM rulings r WHERE r.claim = c.id AND r.who = %s AND r.act <> %s)", w.arg(coder), w.arg(isnad.RulingComment))
	// Doubt has three decimals (see doubt), so that a cursor can hold it.
	if p.Cursor != "" {
		at, err := decodeCursor(p.Cursor, "q", 3)
		if err != nil {
			return nil, err
		}
		d, n := w.arg(float64(at[0])/1000), w.arg(at[1])
		w.and("c.doubt <= %[1]s AND (c.doubt < %[1]s OR c.dispatch < %[2]s OR c.dispatch = %[2]s AND c.ord < %[3]s)", d, n, w.arg(at[2]))
	}
	places, err := s.scanPlaces(ctx, fmt.Sprintf("SELECT c.dispatch, c.ord FROM %s WHERE %s ORDER BY c.doubt DESC, c.dispatch DESC, c.ord DESC LIMIT %d", w.from(), w, p.limit()+1), w.args)
	if err != nil {
		return nil, s.explain(err)
	}
	more := len(places) > p.limit()
	if more {
		places = places[:p.limit()]
	}
	out := &Claims{}
	if out.Claims, err = s.queued(ctx, coder, places); err != nil {
		return nil, s.explain(err)
	}
	if more {
		last := places[len(places)-1]
		var d float64
		if err := s.r.QueryRowContext(ctx, "SELECT doubt FROM claims WHERE dispatch = $1 AND ord = $2", last.n, last.ord).Scan(&d); err != nil {
			return nil, s.explain(err)
		}
		out.Next = encodeCursor("q", int64(math.Round(d*1000)), last.n, last.ord)
	}
	return out, nil
}

// queued loads the claims at the places as the coder may see them: those of
// the record by identity, with nothing but the coder's own rulings applied.
// Claims that another person added or made by splitting are not shown.
func (s *Store) queued(ctx context.Context, coder string, places []place) ([]Claim, error) {
	out := []Claim{}
	for _, p := range places {
		xs, err := s.wholes(ctx, []int64{p.n}, everyone)
		if err != nil {
			return nil, err
		}
		x := xs[p.n]
		if x == nil {
			continue
		}
		as := stand(x.d.ID, x.rec, x.rulings)
		if int(p.ord) >= len(as) {
			continue
		}
		own := x.rulings[:0:0]
		for _, r := range x.rulings {
			if r.Who == coder {
				own = append(own, r)
			}
		}
		x.rulings = own
		for _, c := range x.claims() {
			if c.ID == as[p.ord].ID {
				out = append(out, c)
			}
		}
	}
	return out, nil
}

// Program names the program where a coder is asked for.
const Program = "program"

// Coded is what one coder makes of a claim.
type Coded struct {
	Act string `json:"act"` // the coder's last decision; isnad.RulingAccept for Program
	// Claims is how the claim reads for the coder: none where rejected or
	// merged into another, more than one where split.
	Claims []isnad.ClaimRecord `json:"claims"`
}

// Pair is a claim that two coders have both decided on.
type Pair struct {
	Dispatch string             `json:"dispatch"`
	Outlet   string             `json:"outlet"`
	Claim    string             `json:"claim"`
	Read     *isnad.ClaimRecord `json:"read,omitempty"` // as the program read it; nil where a coder added it
	A        Coded              `json:"a"`
	B        Coded              `json:"b"`
}

// Pairs calls fn with every claim that coders a and b have both decided on, of
// the dispatches that the filter keeps; one of them may be Program, which
// accepts all that it read. A claim that one has added and the other, having
// decided on other claims of the same dispatch, has not, is a pair too: the
// other's Act is isnad.RulingReject.
func (s *Store) Pairs(ctx context.Context, f isnad.Filter, a, b string, fn func(Pair) error) error {
	return s.eachRuled(ctx, &f, func(x *whole) error {
		ca, oka := x.coded(a)
		cb, okb := x.coded(b)
		if !oka || !okb {
			return nil
		}
		for _, id := range x.identities() {
			pa, oka := ca[id]
			pb, okb := cb[id]
			read := x.read(id)
			added := read == nil
			switch {
			case oka && okb:
			case added && oka:
				pb = Coded{isnad.RulingReject, []isnad.ClaimRecord{}}
			case added && okb:
				pa = Coded{isnad.RulingReject, []isnad.ClaimRecord{}}
			default:
				continue
			}
			if err := fn(Pair{x.d.ID, x.d.Outlet, id, read, pa, pb}); err != nil {
				return err
			}
		}
		return nil
	})
}

// eachRuled calls fn with every dispatch that the filter keeps and that
// somebody has decided on.
func (s *Store) eachRuled(ctx context.Context, f *isnad.Filter, fn func(*whole) error) error {
	w, err := s.ofDispatches(ctx, f)
	if err != nil {
		return s.explain(err)
	}
	if w.query != nil {
		w.and("d.n IN (SELECT rowid FROM words WHERE %s)", w.match())
	}
	w.and("d.n IN (SELECT dispatch FROM rulings WHERE act <> %s)", w.arg(isnad.RulingComment))
	places, err := s.scanPlaces(ctx, fmt.Sprintf("SELECT d.n, 0 FROM dispatches d WHERE %s ORDER BY d.n DESC", w), w.args)
	if err != nil {
		return s.explain(err)
	}
	for len(places) > 0 {
		part := places[:min(len(places), 100)]
		places = places[len(part):]
		ns := make([]int64, len(part))
		for i, p := range part {
			ns[i] = p.n
		}
		xs, err := s.wholes(ctx, ns, everyone)
		if err != nil {
			return s.explain(err)
		}
		for _, n := range ns {
			if x := xs[n]; x != nil {
				if err := fn(x); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// identities are those of the claims read, in order, and of those that people
// added.
func (x *whole) identities() []string {
	var out []string
	if x.rec != nil {
		out = claimIDs(x.d.ID, x.rec.Claims)
	}
	for _, r := range x.rulings {
		if r.Decides() && !slices.Contains(out, r.Claim) {
			out = append(out, r.Claim)
		}
	}
	return out
}

// read is the claim as the program read it, in the latest reading or in that
// which was ruled on.
func (x *whole) read(id string) *isnad.ClaimRecord {
	if x.rec != nil {
		for i, c := range claimIDs(x.d.ID, x.rec.Claims) {
			if c == id {
				return &x.rec.Claims[i]
			}
		}
	}
	for i := range x.rulings {
		// What is said on a part or an added claim has that as Read.
		if r := &x.rulings[i]; r.Claim == id && r.Act == isnad.RulingAdd {
			return nil
		}
	}
	for i := range x.rulings {
		if r := &x.rulings[i]; r.Claim == id && r.Read != nil {
			return r.Read
		}
	}
	return nil
}

// coded is what a coder has decided, by claim; false where nothing.
func (x *whole) coded(coder string) (map[string]Coded, bool) {
	out := map[string]Coded{}
	if coder == Program {
		if x.rec == nil {
			return nil, false
		}
		for i, id := range claimIDs(x.d.ID, x.rec.Claims) {
			out[id] = Coded{isnad.RulingAccept, []isnad.ClaimRecord{x.rec.Claims[i]}}
		}
		return out, true
	}
	mine := x.by(coder)
	if !slices.ContainsFunc(mine, func(r isnad.Ruling) bool { return r.Decides() }) {
		return nil, false
	}
	var open string // the claim whose parts follow
	for _, c := range stand(x.d.ID, x.rec, mine) {
		switch {
		case c.ruled == isnad.Unruled:
			continue
		case c.ruled == isnad.RulingSplit:
			open = c.ID
			out[c.ID] = Coded{isnad.RulingSplit, []isnad.ClaimRecord{}}
		case c.ruling != nil && c.ruling.Claim != c.ID && c.ruling.Act == isnad.RulingSplit:
			p := out[open]
			p.Claims = append(p.Claims, c.ClaimRecord)
			out[open] = p
		case !c.live():
			out[c.ID] = Coded{c.ruled, []isnad.ClaimRecord{}}
		default:
			out[c.ID] = Coded{c.ruled, []isnad.ClaimRecord{c.ClaimRecord}}
		}
	}
	return out, true
}

func (x *whole) by(coder string) []isnad.Ruling {
	var out []isnad.Ruling
	for _, r := range x.rulings {
		if r.Who == coder {
			out = append(out, r)
		}
	}
	return out
}

// Coding gives a dispatch as one coder has coded it: the latest record with
// that coder's rulings applied, and no other's. Claims that the coder has not
// decided on are left out, so that what was not looked at counts as neither
// found nor missed. ErrNotFound where the coder has decided on none; Program
// has coded every dispatch that was read.
func (s *Store) Coding(ctx context.Context, dispatch, coder string) (*isnad.Record, error) {
	var n int64
	if err := s.r.QueryRowContext(ctx, "SELECT n FROM dispatches WHERE id = $1", dispatch).Scan(&n); err != nil {
		return nil, fmt.Errorf("dispatch %s: %w", dispatch, cmp.Or(noRows(err), s.explain(err)))
	}
	xs, err := s.wholes(ctx, []int64{n}, everyone)
	if err != nil {
		return nil, s.explain(err)
	}
	x := xs[n]
	if x == nil {
		return nil, fmt.Errorf("dispatch %s: %w", dispatch, ErrNotFound)
	}
	coded, ok := x.coded(coder)
	if !ok {
		return nil, fmt.Errorf("coding of %s by %s: %w", dispatch, coder, ErrNotFound)
	}
	x.rulings = nil
	rec := x.ruled()
	if rec == nil {
		rec = &isnad.Record{Doc: x.d.Doc, Outlet: x.d.Outlet, Date: x.d.Date, Lang: x.d.Lang, Title: x.d.Title, Text: x.d.Text, Mentions: []isnad.MentionRecord{}}
	}
	rec.Claims = []isnad.ClaimRecord{}
	for _, c := range coded {
		rec.Claims = append(rec.Claims, c.Claims...)
	}
	slices.SortFunc(rec.Claims, func(a, b isnad.ClaimRecord) int {
		return cmp.Or(cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(a.Quote.Start, b.Quote.Start), cmp.Compare(a.ID, b.ID))
	})
	return rec, nil
}

// Coders lists who has ruled, and on how many claims each has decided.
func (s *Store) Coders(ctx context.Context) (map[string]int, error) {
	return s.counts(ctx, "SELECT who, count(DISTINCT CASE WHEN act <> $1 THEN claim END) FROM rulings GROUP BY who", isnad.RulingComment)
}

// counts are the numbers that a query gives by name.
func (s *Store) counts(ctx context.Context, query string, args ...any) (map[string]int, error) {
	rows, err := s.r.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := map[string]int{}
	for rows.Next() {
		var name string
		var n int
		if err := rows.Scan(&name, &n); err != nil {
			return nil, s.explain(err)
		}
		out[name] = n
	}
	return out, s.explain(rows.Err())
}

// Precision is how often claims were found right by those who ruled on them.
type Precision struct {
	Value     string  `json:"value"` // of the frame, outlet, kind or type
	Accepted  int     `json:"accepted"`
	Corrected int     `json:"corrected"`
	Rejected  int     `json:"rejected"`
	Share     float64 `json:"share"` // Accepted among all three
	Low       float64 `json:"low"`   // Wilson's interval at 95 %
	High      float64 `json:"high"`
}

// Precision gives the live precision by "frame", "outlet", "kind" or "type"
// from the last decision on each claim that the program read, the most ruled
// on first. Claims that were split or merged into another count as corrected;
// the claim that stands for others counts as accepted. Kind and type are those
// that the program read.
func (s *Store) Precision(ctx context.Context, f isnad.Filter, by string) ([]Precision, error) {
	value := map[string]func(*whole, *stood) string{
		"frame":  func(_ *whole, c *stood) string { return frameName(c.read.Frame) },
		"outlet": func(x *whole, _ *stood) string { return x.d.Outlet },
		"kind":   func(_ *whole, c *stood) string { return c.read.Kind },
		"type":   func(_ *whole, c *stood) string { return c.read.Kind + " " + c.read.Type },
	}[by]
	if value == nil {
		return nil, fmt.Errorf("%w: precision by %q; there are frame, outlet, kind, type", ErrFilter, by)
	}
	rows := map[string]*Precision{}
	err := s.eachRuled(ctx, &f, func(x *whole) error {
		for _, c := range stand(x.d.ID, x.rec, x.rulings) {
			if c.read == nil || c.ruled == isnad.Unruled {
				continue
			}
			v := value(x, &c)
			p := rows[v]
			if p == nil {
				p = &Precision{Value: v}
				rows[v] = p
			}
			switch c.ruled {
			case isnad.RulingAccept, isnad.RulingMerge:
				p.Accepted++
			case isnad.RulingReject:
				p.Rejected++
			default:
				p.Corrected++
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := make([]Precision, 0, len(rows))
	for _, p := range rows {
		n := float64(p.Accepted + p.Corrected + p.Rejected)
		p.Share = float64(p.Accepted) / n
		p.Low, p.High = wilson(p.Share, n)
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Precision) int {
		return cmp.Or(cmp.Compare(b.Accepted+b.Corrected+b.Rejected, a.Accepted+a.Corrected+a.Rejected), cmp.Compare(a.Value, b.Value))
	})
	return out, nil
}

// wilson is the 95 % interval of a share seen in n cases.
func wilson(share, n float64) (low, high float64) {
	const z = 1.959964
	mid := share + z*z/(2*n)
	half := z * math.Sqrt(share*(1-share)/n+z*z/(4*n*n))
	return max(0, (mid-half)/(1+z*z/n)), min(1, (mid+half)/(1+z*z/n))
}
