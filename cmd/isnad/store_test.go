package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/store"
	"isnad/store/storetest"
)

// TestMain lets the test binary be the program itself, for tests that need a
// process of its own: to kill it, or to have it find the store in use.
func TestMain(m *testing.M) {
	if os.Getenv("ISNAD_TEST_PROGRAM") == "1" {
		os.Exit(run(os.Args[1:]))
	}
	os.Exit(storetest.Main(m))
}

func program(args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = append(os.Environ(), "ISNAD_TEST_PROGRAM=1", "ISNAD_DATA=")
	return c
}

// generated writes dispatches as JSON lines.
func generated(t *testing.T, n int) string {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for i := range n {
		d := storetest.Generate(7, i)
		if err := enc.Encode(map[string]string{"doc": d.Doc, "outlet": d.Outlet, "date": d.Date, "title": d.Title, "text": d.Text}); err != nil {
			t.Fatal(err)
		}
	}
	return write(t, "generated.jsonl", b.String())
}

// exported is everything that a store says, sorted, and how many dispatches it
// holds.
func exported(t *testing.T, dsn string) (string, int) {
	t.Helper()
	ctx := context.Background()
	st, err := store.Open(ctx, dsn, storetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	var lines []string
	if err := st.EachDispatch(ctx, isnad.Filter{}, func(d *store.Dispatch, rec *isnad.Record) error {
		line := d.ID + " " + d.Original + " " + d.Group + " " + d.Source + " " + d.Unread + " "
		if rec != nil {
			b, err := rec.JSON()
			if err != nil {
				return err
			}
			line += string(b)
		}
		lines = append(lines, line)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	report, err := st.Verify(ctx, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Faults {
		t.Errorf("verify: %s: %s", f.Where, f.What)
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n"), len(lines)
}

// An add that is killed at ten random moments and gone on with each time ends
// with the same collection as one that was left alone. ISNAD_TEST_DISPATCHES
// sets how many dispatches are added (make stress: 10,000).
func TestAddKilled(t *testing.T) {
	n := 1500
	if v := os.Getenv("ISNAD_TEST_DISPATCHES"); v != "" {
		var err error
		if n, err = strconv.Atoi(v); err != nil || n < 100 {
			t.Fatalf("ISNAD_TEST_DISPATCHES: %q is no number of at least 100", v)
		}
	}
	input := generated(t, n)
	whole := t.TempDir()
	start := time.Now()
	if out, err := program("add", "-store", whole, input).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	took := time.Since(start)
	want, count := exported(t, whole)
	if count != n {
		t.Fatalf("%d dispatches of %d", count, n)
	}
	for name, dsn := range map[string]string{"sqlite": t.TempDir(), "postgres": storetest.Postgres(t).DSN(t)} {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
			last, within, longer := 0, 0, 1.0
			for kill := range 10 {
				c := program("add", "-store", dsn, input)
				if err := c.Start(); err != nil {
					t.Fatal(err)
				}
				// Somewhere in the tenth of the work that is next.
				wait := time.Duration(longer * (0.1 + 0.1*r.Float64()) * float64(took))
				time.Sleep(wait)
				if err := c.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				c.Wait()
				_, got := exported(t, dsn)
				t.Logf("kill %d after %v: %d dispatches", kill+1, wait.Round(time.Millisecond), got)
				if got < last {
					t.Fatalf("kill %d: %d dispatches, and there had been %d", kill+1, got, last)
				}
				if got > last && got < n {
					within++
				} else if got == last {
					longer *= 1.5 // loading alone takes that long on this machine
				}
				last = got
			}
			if within < 3 {
				t.Errorf("only %d of 10 kills came while something was being added", within)
			}
			if out, err := program("add", "-store", dsn, input).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if got, count := exported(t, dsn); got != want {
				t.Errorf("after ten kills: %d dispatches, not the same as in one go (%d)", count, n)
			}
		})
	}
}

func TestInterrupted(t *testing.T) {
	input, dsn := generated(t, 3000), t.TempDir()
	c := program("add", "-store", dsn, input)
	var errs bytes.Buffer
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(900 * time.Millisecond)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err == nil {
		t.Skip("done before the interruption") // a machine faster than any
	}
	var added int
	if _, err := fmt.Sscanf(errs.String(), "%d added", &added); err != nil || !strings.Contains(errs.String(), "interrupted") {
		t.Fatalf("said %q", errs.String())
	}
	if _, got := exported(t, dsn); got != added {
		t.Errorf("said %d added, and there are %d", added, got)
	}
}

func TestStoreInUse(t *testing.T) {
	dsn := t.TempDir()
	st, err := store.Open(context.Background(), dsn, storetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	out, err := program("search", "-store", dsn, "حلب").CombinedOutput()
	if err == nil || !strings.Contains(string(out), fmt.Sprintf("data directory in use by process %d on ", os.Getpid())) {
		t.Errorf("a second process: %v: %s", err, out)
	}
	st.Close()
	if out, err := program("search", "-store", dsn, "حلب").CombinedOutput(); err != nil {
		t.Errorf("after it was given back: %v: %s", err, out)
	}
}

// idOf is the identity of the first dispatch of an outlet.
func idOf(t *testing.T, dsn, outlet string) string {
	t.Helper()
	st, err := store.Open(context.Background(), dsn, storetest.Options(t))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	page, err := st.Search(context.Background(), isnad.Filter{Outlets: []string{outlet}}, store.Page{Limit: 1})
	if err != nil || len(page.Hits) != 1 {
		t.Fatalf("%s: %+v, %v", outlet, page, err)
	}
	return page.Hits[0].ID
}

// The commands as somebody would use them, one after another.
func TestStoreCommands(t *testing.T) {
	dsn := t.TempDir()
	t.Setenv("ISNAD_STORE", dsn)
	text := write(t, "one.txt", "سيطر الجيش السوري على مدينة البوكمال. وقال الناشط سامر الحلوجي إن الحوثيين دخلوا تعز.")
	ok := func(args ...string) string {
		t.Helper()
		code, out, errs := call(t, "", args...)
		if code != exitDone {
			t.Fatalf("%v: exit %d: %s%s", args, code, out, errs)
		}
		return out + errs
	}
	fails := func(want int, say string, args ...string) {
		t.Helper()
		code, out, errs := call(t, "", args...)
		if code != want || !strings.Contains(out+errs, say) {
			t.Errorf("%v: exit %d, said %s%s; expected %d and %q", args, code, out, errs, want, say)
		}
	}
	has := func(got, want string) {
		t.Helper()
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	t.Setenv("ISNAD_TEST_PROGRAM", "1") // the process that parses is this one
	has(ok("add", "-c", "أولى", "-outlet", "وكالة", "-date", "2018-01-02", text), "1 added, 0 there already")
	has(ok("add", "-c", "أولى", "-outlet", "وكالة", "-date", "2018-01-02", text), "0 added, 1 there already")
	none := filepath.Join(t.TempDir(), "none")
	fails(exitFailed, "no store there; isnad add makes one", "verify", "-store", none)
	if _, err := os.Stat(none); err == nil {
		t.Error("verify made a store")
	}
	fails(exitFailed, "could not be taken in", "add", filepath.Join(t.TempDir(), "none.txt"))
	has(ok("collections"), "1 dispatches")
	has(ok("search", "الحوثي"), "الحوثيين")
	has(ok("search", "-json", "البوكمال"), `"in_text":[{"start":`)
	has(ok("search", "--claims", "-place", "البوكمال", "-kind", "control"), "control take/full")
	has(ok("search", "-near", "34.45,40.92,20"), "1 dispatches")
	has(ok("search", "كلمة"), "0 dispatches")
	fails(exitMisuse, "not closed", "search", `"حلب`)
	fails(exitMisuse, `--kind: "war" is none of control, event,`, "search", "-kind", "war")
	for _, flag := range []string{"type", "polarity", "certainty", "tense", "evidence", "ruling"} {
		for _, command := range []string{"search", "compare", "queue"} {
			fails(exitMisuse, "--"+flag+`: "foo" is none of `, command, "-"+flag, "foo")
		}
	}
	fails(exitMisuse, "hold, take, lose", "search", "-type", "foo")
	has(ok("search", "-type", "take"), "1 dispatches")
	fails(exitMisuse, "--near", "search", "-near", "1,2")
	var claim store.Claim
	if err := json.Unmarshal([]byte(strings.SplitN(ok("search", "-claims", "-json", "-kind", "control"), "\n", 2)[0]), &claim); err != nil {
		t.Fatal(err)
	}
	has(ok("queue", "-as", "layla"), claim.ID)
	has(ok("rule", "correct", claim.ID, "-as", "layla", "-set", "polarity=denied", "-set", "certainty=probable"), "by layla: certainty, polarity")
	has(ok("search", "-claims", "-polarity", "denied", "-ruling", "correct"), claim.ID)
	if out := ok("queue", "-as", "layla"); strings.Contains(out, claim.ID) {
		t.Errorf("ruled on, and it still waits: %s", out)
	}
	has(ok("queue", "-as", "karim"), claim.ID)
	fails(exitMisuse, "polarity", "rule", "correct", claim.ID, "-set", "polarity=maybe")
	fails(exitFailed, "not in the store", "rule", "accept", "cnone")
	has(ok("queue", "-precision", "frame"), "control.")
	fails(exitFailed, "nobody has ruled as \"karim\"", "agree", "-coders", "layla,karim")
	has(ok("rule", "accept", claim.ID, "-as", "karim"), "by karim")
	agreed := ok("agree", "-coders", "layla,karim")
	has(agreed, "1, decided alike 0")
	has(agreed, "F1 100.0  (first coder 1, second 1)")
	has(ok("agree", "-coders", "karim,program"), "1, decided alike 1")
	fails(exitFailed, "no collection \"none\"; there are: أولى", "search", "-c", "none")
	fails(exitFailed, "only claims of one dispatch are merged", "rule", "merge", claim.ID, "-with", "cnone")
	out := ok("add", "-c", "أولى", "-lang", "ar-SY", "-outlet", "منبر", text)
	if strings.Contains(out, "unread") {
		t.Errorf("Arabic of Syria is not read: %s", out)
	}
	has(out, "1 added, 0 there already, 1 of those added with the text of another")
	has(ok("search", "-outlet", "منبر"), "the text of "+claim.Dispatch)
	has(ok("reread"), "0 read anew, 2 read by this version already, 0 not read")
	has(ok("purge", idOf(t, dsn, "منبر"), "-reason", "r", "-yes"), "erased")
	has(ok("reread"), "0 read anew, 1 read by this version already")
	has(ok("diff", "-programs"), "isnad "+release)
	has(ok("diff"), "0 claims new, 0 gone, 0 changed")
	has(ok("custody", claim.Dispatch), "layla  rule")
	has(ok("custody", claim.ID), "layla  rule")
	fails(exitFailed, "that the log knows", "custody", "cnone")
	out = ok("verify")
	has(out, "2 rulings")
	head := strings.Fields(out[strings.Index(out, "head "):])[1]
	has(ok("verify", "-head", head), "head "+head)
	fails(exitFaults, "does not stand in the chain", "verify", "-head", "feed")
	fails(exitMisuse, "not confirmed", "purge", "-person", "سامر الحلوجي", "-reason", "r")
	has(ok("purge", "-person", "سامر الحلوجي", "-reason", "r", "-yes"), "masked in 1 dispatches")
	has(ok("search", "الناشط"), "█")
	has(ok("purge", claim.Dispatch, "-reason", "r", "-yes"), "erased")
	has(ok("add", "-c", "أولى", "-outlet", "وكالة", "-date", "2018-01-02", text), "1 purged before and not added again")
	has(ok("search"), "0 dispatches")
	has(ok("verify"), "2 purged")
}
