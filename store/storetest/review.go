package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"isnad"
	"isnad/store"
)

// span finds words in a text, in code points.
func span(t *testing.T, text, words string) isnad.SpanRecord {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q not in %q", words, text)
	}
	start := len([]rune(text[:i]))
	return isnad.SpanRecord{Start: start, End: start + len([]rune(words)), Text: words}
}

// takes is the claim that وكالة الضفة makes of قرية الهري.
func takes(t *testing.T, s *store.Store) store.Claim {
	t.Helper()
	for _, c := range claimsOf(t, s, isnad.Filter{Kinds: []isnad.Kind{isnad.Control}, Types: []string{"take"}, Places: []string{"قرية الهري"}}) {
		return c
	}
	t.Fatal("no claim of the taking of قرية الهري")
	return store.Claim{}
}

func rule(t *testing.T, s *store.Store, r isnad.Ruling) isnad.Ruling {
	t.Helper()
	kept, err := s.Rule(context.Background(), r)
	if err != nil {
		t.Fatalf("%s by %s: %v", r.Act, r.Who, err)
	}
	return kept
}

func testRulings(t *testing.T, e Engine) {
	ctx := context.Background()
	s, dsn, ids := filled(t, e)
	c := takes(t, s)
	d, err := s.Dispatch(ctx, c.Dispatch)
	if err != nil {
		t.Fatal(err)
	}
	claim := func() *store.Claim {
		t.Helper()
		got, err := s.Claim(ctx, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got := claim(); got.Ruled != isnad.Unruled || got.Ruling != nil {
		t.Fatalf("before any ruling: %+v", got)
	}
	first := rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingAccept, Who: "layla"})
	if first.ID == "" || first.At.IsZero() || first.Dispatch != c.Dispatch || first.Read == nil || first.Read.Type != "take" {
		t.Errorf("kept as %+v", first)
	}
	if again := rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingAccept, Who: "layla"}); again.ID != first.ID {
		t.Errorf("the same ruling again is another: %s, %s", first.ID, again.ID)
	}
	if got := claim(); got.Ruled != isnad.RulingAccept || got.Ruling.Who != "layla" {
		t.Errorf("accepted: %+v", got.Ruling)
	}
	rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingComment, Who: "karim", Note: "أي قرية؟"})
	if got := claim(); got.Ruled != isnad.RulingAccept {
		t.Errorf("a comment decided: %s", got.Ruled)
	}

	// Any field and any span.
	fixed := c.ClaimRecord
	fixed.Type, fixed.Polarity, fixed.Certainty, fixed.Degree = "lose", isnad.Denied, isnad.Probable, "part"
	fixed.Args = slices.Clone(fixed.Args)
	bukamal := span(t, d.Text, "مدينة البوكمال")
	for i := range fixed.Args {
		if fixed.Args[i].Role == "place" {
			fixed.Args[i] = isnad.ArgRecord{Role: "place", Start: bukamal.Start, End: bukamal.End, Text: "غير ذلك"}
		}
	}
	k := rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingCorrect, Who: "layla", Corrected: &fixed})
	if strings.Join(k.Fields, " ") != "args certainty degree polarity type" {
		t.Errorf("corrected fields %v", k.Fields)
	}
	got := claim()
	if got.Type != "lose" || got.Polarity != isnad.Denied || got.Ruled != isnad.RulingCorrect {
		t.Errorf("corrected reads %+v", got)
	}
	for i, a := range got.Args {
		// The words are the text's own, and the place has the point of the
		// mention that stands there.
		if a.Role == "place" && (a.Text != bukamal.Text || got.Participants[i].Entity != "890449891") {
			t.Errorf("corrected place %+v, %+v", a, got.Participants[i])
		}
	}
	if n := len(claimsOf(t, s, isnad.Filter{Types: []string{"lose"}, Polarity: []string{"denied"}, Places: []string{"البوكمال"}})); n != 1 {
		t.Errorf("filters find the corrected claim %d times", n)
	}
	if rec, err := s.Record(ctx, c.Dispatch, 0); err != nil || !slices.ContainsFunc(rec.Claims, func(x isnad.ClaimRecord) bool { return x.Type == "take" && x.Trigger.Start == c.Trigger.Start }) {
		t.Errorf("the record changed under a ruling, %v", err)
	}

	// Split: the parts are claims of their own.
	one, two := fixed, c.ClaimRecord
	one.Type, two.Polarity = "hold", isnad.Denied
	rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingSplit, Who: "layla", Parts: []isnad.ClaimRecord{one, two}})
	var parts []store.Claim
	for _, x := range claimsOf(t, s, isnad.Filter{Dispatches: []string{c.Dispatch}, Rulings: isnad.LiveRulings}) {
		if x.ID == c.ID {
			t.Errorf("the claim that was split lives on")
		}
		if x.Ruled == isnad.RulingCorrect {
			parts = append(parts, x)
		}
	}
	if len(parts) != 2 || parts[0].Type != "hold" || parts[1].Polarity != isnad.Denied || parts[0].ID == parts[1].ID {
		t.Errorf("parts %+v", parts)
	}
	// A part can be ruled on itself.
	rule(t, s, isnad.Ruling{Claim: parts[0].ID, Act: isnad.RulingReject, Who: "karim"})
	if x, err := s.Claim(ctx, parts[0].ID); err != nil || x.Ruled != isnad.RulingReject {
		t.Errorf("a part that was rejected: %+v, %v", x, err)
	}

	// Merge: one stands for the others.
	other := claimsOf(t, s, isnad.Filter{Dispatches: []string{c.Dispatch}})
	var with string
	for _, x := range other {
		if x.ID != c.ID && x.Ruled == isnad.Unruled {
			with = x.ID
		}
	}
	rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingMerge, Who: "layla", With: []string{with}})
	if x, err := s.Claim(ctx, with); err != nil || x.Ruled != isnad.Merged || x.Ruling.Claim != c.ID {
		t.Errorf("merged into another: %+v, %v", x, err)
	}
	if got := claim(); got.Ruled != isnad.RulingMerge || got.Type != "take" {
		t.Errorf("stands for another: %+v", got)
	}

	// Add what the program missed.
	added := isnad.ClaimRecord{Kind: "presence", Args: []isnad.ArgRecord{{Role: "agent", Start: bukamal.Start, End: bukamal.End}, {Role: "place", Start: bukamal.Start, End: bukamal.End}},
		Trigger: bukamal, Quote: bukamal, Polarity: "affirmed", Certainty: "certain", Tense: "past", Evidence: "asserted"}
	k = rule(t, s, isnad.Ruling{Dispatch: c.Dispatch, Act: isnad.RulingAdd, Who: "layla", Corrected: &added})
	if x, err := s.Claim(ctx, k.Claim); err != nil || x.Kind != "presence" || x.Ruled != isnad.RulingAdd || x.Quote.Text != bukamal.Text {
		t.Errorf("added: %+v, %v", x, err)
	}
	// On a dispatch that the program did not read.
	en, err := s.Dispatch(ctx, ids["en01"])
	if err != nil {
		t.Fatal(err)
	}
	place := span(t, en.Text, "Idlib")
	foreign := added
	foreign.Kind, foreign.Args, foreign.Trigger, foreign.Quote = "condition", []isnad.ArgRecord{{Role: "place", Start: place.Start, End: place.End}}, place, place
	rule(t, s, isnad.Ruling{Dispatch: en.ID, Act: isnad.RulingAdd, Who: "layla", Corrected: &foreign})
	if n := len(claimsOf(t, s, isnad.Filter{Languages: []string{"en"}})); n != 1 {
		t.Errorf("%d claims of the dispatch in English", n)
	}

	// Nothing was overwritten.
	list, err := s.Rulings(ctx, c.Dispatch, "")
	if err != nil {
		t.Fatal(err)
	}
	var acts []string
	for _, r := range list {
		acts = append(acts, r.Who+" "+r.Act)
	}
	if got := strings.Join(acts, ", "); got != "layla accept, karim comment, layla correct, layla split, karim reject, layla merge, layla add" {
		t.Errorf("rulings kept: %s", got)
	}
	if list, err = s.Rulings(ctx, c.Dispatch, "karim"); err != nil || len(list) != 2 {
		t.Errorf("of karim: %d, %v", len(list), err)
	}
	if err := s.EachDispatch(ctx, isnad.Filter{Dispatches: []string{c.Dispatch}}, func(d *store.Dispatch, rec *isnad.Record) error {
		for _, x := range rec.Claims {
			if x.ID == with || x.ID == parts[0].ID {
				t.Errorf("the record as ruled has %s", x.ID)
			}
		}
		if len(rec.Claims) != d.Claims {
			t.Errorf("%d claims, counted %d", len(rec.Claims), d.Claims)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
	s.Close()
	sound(t, Open(t, dsn))
}

func testRulingsChecked(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, ids := filled(t, e)
	c := takes(t, s)
	before := sound(t, s)
	change := func(f func(*isnad.ClaimRecord)) *isnad.ClaimRecord {
		x := c.ClaimRecord
		x.Args = slices.Clone(x.Args)
		x.Chain = slices.Clone(x.Chain)
		f(&x)
		return &x
	}
	for what, r := range map[string]isnad.Ruling{
		"act":          {Claim: c.ID, Act: "approve"},
		"note":         {Claim: c.ID, Act: isnad.RulingComment},
		"corrected:":   {Claim: c.ID, Act: isnad.RulingCorrect},
		"nothing":      {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) {})},
		"kind":         {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Kind = "war" })},
		"type":         {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Type = "airstrike" })},
		"degree":       {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Degree = "most" })},
		"polarity":     {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Polarity = "" })},
		"holder":       {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Args = x.Args[1:] })},
		"args[1]":      {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Args[1].End = 1 << 20 })},
		"trigger":      {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Trigger.End = x.Trigger.Start })},
		"quote":        {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Quote.Start = -1 })},
		"time.end":     {Claim: c.ID, Act: isnad.RulingCorrect, Corrected: change(func(x *isnad.ClaimRecord) { x.Time.End = "2017-02-30" })},
		"with":         {Claim: c.ID, Act: isnad.RulingMerge},
		"itself":       {Claim: c.ID, Act: isnad.RulingMerge, With: []string{c.ID}},
		"two or more":  {Claim: c.ID, Act: isnad.RulingSplit, Parts: []isnad.ClaimRecord{c.ClaimRecord}},
		"program read": {Dispatch: c.Dispatch, Act: isnad.RulingAdd, Corrected: change(func(x *isnad.ClaimRecord) {})},
		"another act":  {Claim: c.ID, Act: isnad.RulingAccept, With: []string{"c"}},
		"coder":        {Claim: c.ID, Act: isnad.RulingAccept, Who: store.Program},
	} {
		if _, err := s.Rule(ctx, r); !errors.Is(err, store.ErrRuling) || !strings.Contains(err.Error(), what) {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, r := range map[string]isnad.Ruling{
		"claim":     {Claim: "cnone", Act: isnad.RulingAccept},
		"dispatch":  {Dispatch: "dnone", Claim: c.ID, Act: isnad.RulingAccept},
		"elsewhere": {Dispatch: ids["t07"], Claim: c.ID, Act: isnad.RulingAccept},
		"merged":    {Claim: c.ID, Act: isnad.RulingMerge, With: []string{"cnone"}},
	} {
		if _, err := s.Rule(ctx, r); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if after := sound(t, s); after.Head != before.Head {
		t.Error("a refused ruling left a trace")
	}
}

// Rulings stay with claims that a later reading makes too, and keep those that
// people stood by where it does not.
func testRulingsSurvive(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	c := takes(t, s)
	var others []store.Claim
	for _, x := range claimsOf(t, s, isnad.Filter{Dispatches: []string{c.Dispatch}}) {
		if x.ID != c.ID {
			others = append(others, x)
		}
	}
	rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingAccept, Who: "layla"})
	rule(t, s, isnad.Ruling{Claim: others[0].ID, Act: isnad.RulingReject, Who: "layla"})
	rec, err := s.Record(ctx, c.Dispatch, 0)
	if err != nil {
		t.Fatal(err)
	}
	// A reading with one mention more, which moves all numbers, and another
	// certainty.
	rec.Program = "test 2"
	for i := range rec.Mentions {
		rec.Mentions[i].ID = fmt.Sprintf("m%d", i+2)
	}
	for i := range rec.Claims {
		rec.Claims[i].Certainty = isnad.Probable
		for k := range rec.Claims[i].Args {
			if m := &rec.Claims[i].Args[k].Mention; *m != "" {
				var n int
				fmt.Sscanf(*m, "m%d", &n)
				*m = fmt.Sprintf("m%d", n+1)
			}
		}
	}
	if kept, err := s.Read(ctx, c.Dispatch, rec); err != nil || !kept {
		t.Fatal(kept, err)
	}
	got, err := s.Claim(ctx, c.ID)
	if err != nil || got.Ruled != isnad.RulingAccept || got.Certainty != isnad.Probable {
		t.Errorf("after rereading: %+v, %v", got, err)
	}
	if got, err = s.Claim(ctx, others[0].ID); err != nil || got.Ruled != isnad.RulingReject {
		t.Errorf("rejected, after rereading: %+v, %v", got, err)
	}
	// A reading that has neither: what was accepted stays, what was rejected
	// is gone with the claim.
	rec.Program = "test 3"
	rec.Claims = slices.DeleteFunc(rec.Claims, func(x isnad.ClaimRecord) bool {
		id := isnad.ClaimID(c.Dispatch, &x)
		return id == c.ID || id == others[0].ID
	})
	if kept, err := s.Read(ctx, c.Dispatch, rec); err != nil || !kept {
		t.Fatal(kept, err)
	}
	if got, err = s.Claim(ctx, c.ID); err != nil || got.Ruled != isnad.RulingAccept || got.Quote.Text != c.Quote.Text {
		t.Errorf("accepted, and gone from the reading: %+v, %v", got, err)
	}
	if _, err = s.Claim(ctx, others[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("rejected, and gone from the reading: %v", err)
	}
	if list, err := s.Rulings(ctx, c.Dispatch, ""); err != nil || len(list) != 2 {
		t.Errorf("rulings %v, %v", list, err)
	}
	sound(t, s)
}

func testBlind(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	all := claimsOf(t, s, isnad.Filter{})
	// Pages of the queue hold every claim once, the most doubtful first.
	queue := func(coder string) []store.Claim {
		t.Helper()
		var out []store.Claim
		p := store.Page{Limit: 4}
		for {
			page, err := s.Queue(ctx, coder, isnad.Filter{}, p)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, page.Claims...)
			if p.Cursor = page.Next; p.Cursor == "" {
				return out
			}
		}
	}
	q := queue("layla")
	if len(q) != len(all) {
		t.Fatalf("%d claims wait of %d", len(q), len(all))
	}
	seen := map[string]bool{}
	for i, c := range q {
		if seen[c.ID] || i > 0 && c.Doubt > q[i-1].Doubt {
			t.Fatalf("queue at %d: %s, doubt %v after %v", i, c.ID, c.Doubt, q[max(i-1, 0)].Doubt)
		}
		seen[c.ID] = true
	}
	if q[0].Doubt == q[len(q)-1].Doubt {
		t.Error("every claim is equally doubtful; the test shows nothing")
	}
	// Layla rules on six; for Karim nothing has happened.
	for i, c := range q[:6] {
		r := isnad.Ruling{Claim: c.ID, Who: "layla", Act: isnad.RulingAccept}
		switch i {
		case 1:
			r.Act = isnad.RulingReject
		case 2:
			x := c.ClaimRecord
			x.Certainty = isnad.Possible
			if c.Certainty == isnad.Possible {
				x.Certainty = isnad.Certain
			}
			r.Act, r.Corrected = isnad.RulingCorrect, &x
		}
		rule(t, s, r)
	}
	karim := queue("karim")
	if len(karim) != len(all) {
		t.Errorf("%d claims wait for the second coder of %d", len(karim), len(all))
	}
	for i, c := range karim {
		if c.Ruled != isnad.Unruled || c.Ruling != nil || c.Certainty != q[i].Certainty || c.ID != q[i].ID {
			t.Errorf("the second coder sees what the first ruled: %+v", c)
		}
	}
	if n := len(queue("layla")); n != len(all)-6 {
		t.Errorf("%d wait for the first", n)
	}
	// The pairs of both, and of one with the program.
	for i, c := range q[:4] {
		r := isnad.Ruling{Claim: c.ID, Who: "karim", Act: isnad.RulingAccept}
		if i == 1 {
			r.Act = isnad.RulingReject
		}
		rule(t, s, r)
	}
	var pairs []store.Pair
	collect := func(p store.Pair) error { pairs = append(pairs, p); return nil }
	if err := s.Pairs(ctx, isnad.Filter{}, "layla", "karim", collect); err != nil {
		t.Fatal(err)
	}
	agree := 0
	for _, p := range pairs {
		if p.A.Act == p.B.Act {
			agree++
		}
		if p.Read == nil || p.A.Act == isnad.RulingReject && len(p.A.Claims) != 0 || p.A.Act == isnad.RulingCorrect && p.A.Claims[0].Certainty == p.Read.Certainty {
			t.Errorf("pair %+v", p)
		}
	}
	if len(pairs) != 4 || agree != 3 {
		t.Errorf("%d pairs, %d agree", len(pairs), agree)
	}
	pairs = nil
	if err := s.Pairs(ctx, isnad.Filter{}, store.Program, "layla", collect); err != nil || len(pairs) != 6 {
		t.Errorf("with the program: %d pairs, %v", len(pairs), err)
	}
	// A claim that one added and the other, who coded the dispatch, did not.
	c := q[0]
	d, err := s.Dispatch(ctx, c.Dispatch)
	if err != nil {
		t.Fatal(err)
	}
	word := isnad.SpanRecord{Start: 0, End: 3}
	rule(t, s, isnad.Ruling{Dispatch: d.ID, Act: isnad.RulingAdd, Who: "karim", Corrected: &isnad.ClaimRecord{Kind: "condition", State: "س", Args: []isnad.ArgRecord{{Role: "place", Start: 0, End: 3}},
		Trigger: word, Quote: word, Polarity: "affirmed", Certainty: "certain", Tense: "past", Evidence: "asserted"}})
	pairs = nil
	if err := s.Pairs(ctx, isnad.Filter{}, "layla", "karim", collect); err != nil || len(pairs) != 5 {
		t.Fatalf("%d pairs, %v", len(pairs), err)
	}
	found := false
	for _, p := range pairs {
		found = found || p.Read == nil && p.A.Act == isnad.RulingReject && p.B.Act == isnad.RulingAdd && len(p.B.Claims) == 1
	}
	if !found {
		t.Errorf("no pair for what one added: %+v", pairs)
	}
	for _, x := range queue("layla") {
		if x.Kind == "condition" && x.State == "س" {
			t.Error("the first coder is shown what the second added")
		}
	}
	rec, err := s.Coding(ctx, c.Dispatch, "karim")
	if err != nil || !slices.ContainsFunc(rec.Claims, func(x isnad.ClaimRecord) bool { return x.State == "س" }) {
		t.Errorf("karim's coding: %v, %v", rec, err)
	}
	if rec, err = s.Coding(ctx, c.Dispatch, "layla"); err != nil || slices.ContainsFunc(rec.Claims, func(x isnad.ClaimRecord) bool { return x.State == "س" }) {
		t.Errorf("layla's coding: %v, %v", rec, err)
	}
	if _, err := s.Coding(ctx, c.Dispatch, "nobody"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("coding of nobody: %v", err)
	}
	if coders, err := s.Coders(ctx); err != nil || coders["layla"] != 6 || coders["karim"] != 5 || len(coders) != 2 {
		t.Errorf("coders %v, %v", coders, err)
	}
}

func testPrecision(t *testing.T, e Engine) {
	ctx := context.Background()
	s, _, _ := filled(t, e)
	all := claimsOf(t, s, isnad.Filter{Outlets: []string{"وكالة الضفة"}})
	for i, c := range all[:4] {
		act := isnad.RulingAccept
		if i == 3 {
			act = isnad.RulingReject
		}
		rule(t, s, isnad.Ruling{Claim: c.ID, Act: isnad.RulingReject, Who: "karim"}) // overruled
		rule(t, s, isnad.Ruling{Claim: c.ID, Act: act, Who: "layla"})
	}
	p, err := s.Precision(ctx, isnad.Filter{}, "outlet")
	if err != nil || len(p) != 1 || p[0].Value != "وكالة الضفة" || p[0].Accepted != 3 || p[0].Rejected != 1 || p[0].Share != 0.75 {
		t.Fatalf("%+v, %v", p, err)
	}
	// Wilson's interval for 3 of 4.
	if fmt.Sprintf("%.3f %.3f", p[0].Low, p[0].High) != "0.301 0.954" {
		t.Errorf("interval %.4f %.4f", p[0].Low, p[0].High)
	}
	for _, by := range []string{"frame", "kind", "type"} {
		list, err := s.Precision(ctx, isnad.Filter{}, by)
		n := 0
		for _, x := range list {
			n += x.Accepted + x.Corrected + x.Rejected
			if x.Value == "" {
				t.Errorf("by %s: %+v", by, x)
			}
		}
		if err != nil || n != 4 {
			t.Errorf("by %s: %d ruled, %v", by, n, err)
		}
	}
	if list, err := s.Precision(ctx, isnad.Filter{Outlets: []string{"منبر عدن"}}, "outlet"); err != nil || len(list) != 0 {
		t.Errorf("of another outlet: %v, %v", list, err)
	}
	if _, err := s.Precision(ctx, isnad.Filter{}, "mood"); !errors.Is(err, store.ErrFilter) {
		t.Errorf("by mood: %v", err)
	}
}
