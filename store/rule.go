package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"isnad"
)

// Rule keeps a ruling and returns it with ID, At, Read and Fields filled, and
// with Dispatch where only Claim was given. Who is the coder; where it is empty,
// the person acting (see As). The same ruling again, with nothing else decided by that
// person on the claim in between, adds nothing and returns the one there.
// ErrRuling where it does not fit the claim: spans outside the text, a kind or
// type that the codebook does not have, a required role missing; ErrNotFound
// where there is no such claim.
func (s *Store) Rule(ctx context.Context, r isnad.Ruling) (isnad.Ruling, error) {
	if r.Who == "" {
		r.Who = s.actor(ctx)
	}
	if strings.TrimSpace(r.Who) == "" || r.Who == Program {
		return r, fmt.Errorf("%w: who: %q names no coder", ErrRuling, r.Who)
	}
	var kept isnad.Ruling
	err := s.write(ctx, func(w *writing) error {
		var err error
		kept, err = w.rule(r)
		return err
	})
	if err != nil {
		return r, err
	}
	return kept, nil
}

func (w *writing) rule(r isnad.Ruling) (isnad.Ruling, error) {
	if r.Dispatch == "" {
		err := w.QueryRowContext(w.ctx, "SELECT d.id FROM claims c JOIN dispatches d ON d.n = c.dispatch WHERE c.id = $1", r.Claim).Scan(&r.Dispatch)
		if errors.Is(err, sql.ErrNoRows) {
			return r, fmt.Errorf("claim %s: %w", r.Claim, ErrNotFound)
		} else if err != nil {
			return r, err
		}
	}
	d, state, err := w.row(r.Dispatch)
	if err != nil {
		return r, err
	}
	if state == purged {
		return r, fmt.Errorf("dispatch %s: %w", r.Dispatch, ErrPurged)
	}
	text, rec, err := w.latest(d.n)
	if err != nil {
		return r, err
	}
	rulings, err := rulingsOf(w.ctx, w, d.n, "")
	if err != nil {
		return r, err
	}
	standing := stand(d.id, rec, rulings)
	if err := fit(&r, standing, text); err != nil {
		return r, err
	}
	before := 0
	var last *isnad.Ruling
	for i := range rulings {
		o := &rulings[i]
		if o.Who != r.Who || o.Claim != r.Claim {
			continue
		}
		before++
		if o.Decides() == r.Decides() {
			last = o
		}
	}
	if last != nil && sameRuling(last, &r) {
		return *last, nil
	}
	r.ID, r.At = "", time.Time{}
	b, err := json.Marshal([]any{r, before})
	if err != nil {
		return r, err
	}
	h := sha256.Sum256(b)
	r.ID, r.At = "r"+hex.EncodeToString(h[:12]), w.at
	body, err := json.Marshal(r)
	if err != nil {
		return r, err
	}
	var seq sql.NullInt64
	if err := w.QueryRowContext(w.ctx, "SELECT max(seq) FROM rulings").Scan(&seq); err != nil {
		return r, err
	}
	if err := w.insert("rulings", "seq, id, dispatch, claim, who, at, act, hash, body", false,
		[][]any{{seq.Int64 + 1, r.ID, d.n, r.Claim, r.Who, formTime(r.At), r.Act, hashOf(body), string(body)}}); err != nil {
		return r, err
	}
	if err := w.note(isnad.CustodyRule, d.id, ruleDetail{r.ID, r.Act, r.Claim, hashOf(body)}); err != nil {
		return r, err
	}
	w.log[len(w.log)-1].Who = r.Who
	if !r.Decides() {
		return r, nil
	}
	return r, w.flatten(d, rec, append(rulings, r))
}

// ruleDetail is what the log of custody says of a ruling.
type ruleDetail struct {
	Ruling string `json:"ruling"`
	Act    string `json:"act"`
	Claim  string `json:"claim"`
	Hash   string `json:"hash"`
}

// latest gives a dispatch's text and latest record, nil where it was not read.
func (w *writing) latest(n int64) (string, *isnad.Record, error) {
	var text string
	if err := w.QueryRowContext(w.ctx, "SELECT text FROM dispatches WHERE n = $1", n).Scan(&text); err != nil {
		return "", nil, err
	}
	var body []byte
	err := w.QueryRowContext(w.ctx, "SELECT body FROM records WHERE dispatch = $1 ORDER BY version DESC LIMIT 1", n).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) || err == nil && body == nil {
		return text, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	rec, err := unpackRecord(body, text)
	return text, rec, err
}

// fit checks a ruling against the claims as they stand and the text, and fills
// in what follows from them.
func fit(r *isnad.Ruling, standing []stood, text string) error {
	find := func(id string) *stood {
		for i := range standing {
			if standing[i].ID == id {
				return &standing[i]
			}
		}
		return nil
	}
	p := newPoints(text)
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("%w: %w", ErrRuling, fmt.Errorf(format, args...))
	}
	if r.Act != isnad.RulingCorrect && r.Act != isnad.RulingAdd && r.Corrected != nil ||
		r.Act != isnad.RulingMerge && len(r.With) > 0 || r.Act != isnad.RulingSplit && len(r.Parts) > 0 {
		return wrong("%s: holds what another act needs", r.Act)
	}
	r.Fields, r.Read = nil, nil
	if r.Act == isnad.RulingAdd {
		if r.Corrected == nil {
			return wrong("corrected: no claim to add")
		}
		if err := checkClaim(r.Corrected, p); err != nil {
			return wrong("corrected.%w", err)
		}
		id := isnad.ClaimID(r.Dispatch, r.Corrected)
		if r.Claim != "" && r.Claim != id {
			return wrong("claim: the claim added is %s", id)
		}
		if c := find(id); c != nil && c.read != nil {
			return wrong("corrected: the program read this claim (%s); correct it instead", id)
		}
		r.Claim, r.Corrected.ID = id, id
		return nil
	}
	c := find(r.Claim)
	if c == nil {
		return fmt.Errorf("claim %s of dispatch %s: %w", r.Claim, r.Dispatch, ErrNotFound)
	}
	read := c.ClaimRecord
	if c.read != nil {
		read = *c.read
	}
	read.ID = c.ID
	r.Read = &read
	switch r.Act {
	case isnad.RulingAccept, isnad.RulingReject:
	case isnad.RulingComment:
		if strings.TrimSpace(r.Note) == "" {
			return wrong("note: a comment without words")
		}
	case isnad.RulingCorrect:
		if r.Corrected == nil {
			return wrong("corrected: no claim")
		}
		if err := checkClaim(r.Corrected, p); err != nil {
			return wrong("corrected.%w", err)
		}
		r.Corrected.ID = c.ID
		if r.Fields = differing(&read, r.Corrected); len(r.Fields) == 0 {
			return wrong("corrected: nothing differs from the claim as read; accept it instead")
		}
	case isnad.RulingMerge:
		if len(r.With) == 0 {
			return wrong("with: no claim to merge with")
		}
		for _, id := range r.With {
			if id == r.Claim {
				return wrong("with: a claim cannot be merged with itself")
			}
			if find(id) == nil {
				return fmt.Errorf("with: claim %s of dispatch %s: %w; only claims of one dispatch are merged, those of several are compared", id, r.Dispatch, ErrNotFound)
			}
		}
		slices.Sort(r.With)
		r.With = slices.Compact(r.With)
	case isnad.RulingSplit:
		if len(r.Parts) < 2 {
			return wrong("parts: two or more are needed")
		}
		for i := range r.Parts {
			if err := checkClaim(&r.Parts[i], p); err != nil {
				return wrong("parts[%d].%w", i, err)
			}
			r.Parts[i].ID = ""
		}
	default:
		return wrong("act: %q is none of accept, correct, reject, merge, split, add, comment", r.Act)
	}
	return nil
}

// sameRuling reports whether two rulings decide the same in the same words.
func sameRuling(a, b *isnad.Ruling) bool {
	x, y := *a, *b
	x.ID, y.ID, x.At = "", "", y.At
	p, err1 := json.Marshal(x)
	q, err2 := json.Marshal(y)
	return err1 == nil && err2 == nil && string(p) == string(q)
}

// differing names the fields of the record in which two claims differ.
func differing(a, b *isnad.ClaimRecord) []string {
	fields := func(c *isnad.ClaimRecord) map[string]json.RawMessage {
		out := map[string]json.RawMessage{}
		if raw, err := json.Marshal(c); err == nil {
			_ = json.Unmarshal(raw, &out) // of what Marshal wrote
		}
		delete(out, "id")
		delete(out, "frame")
		delete(out, "confidence") // of the reading, no part of what is claimed
		return out
	}
	x, y := fields(a), fields(b)
	var out []string
	for k := range x {
		if string(x[k]) != string(y[k]) {
			out = append(out, k)
		}
	}
	for k := range y {
		if _, ok := x[k]; !ok {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// rulingsOf reads the rulings on a dispatch's claims, oldest first; of one
// coder where coder is not empty.
func rulingsOf(ctx context.Context, q querier, n int64, coder string) ([]isnad.Ruling, error) {
	rows, err := q.QueryContext(ctx, "SELECT body FROM rulings WHERE dispatch = $1 AND body <> '' AND ($2 = '' OR who = $2) ORDER BY seq", n, coder)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []isnad.Ruling{}
	for rows.Next() {
		var body string
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		var r isnad.Ruling
		if err := json.Unmarshal([]byte(body), &r); err != nil {
			return nil, fmt.Errorf("ruling: %w: %v", ErrDamaged, err)
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// Rulings lists the rulings on a dispatch's claims, oldest first. Where coder
// is not empty, only that coder's: a second coder who is to be blind to the
// first is shown no others.
func (s *Store) Rulings(ctx context.Context, dispatch, coder string) ([]isnad.Ruling, error) {
	var n int64
	err := s.r.QueryRowContext(ctx, "SELECT n FROM dispatches WHERE id = $1", dispatch).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("dispatch %s: %w", dispatch, ErrNotFound)
	}
	if err != nil {
		return nil, s.explain(err)
	}
	out, err := rulingsOf(ctx, s.r, n, coder)
	return out, s.explain(err)
}
