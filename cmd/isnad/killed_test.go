package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isnad"
	"isnad/store"
	"isnad/store/storetest"
)

// killed starts the program and kills it after a while; it reports whether the
// program was done before that, and without a fault.
func killed(t *testing.T, after time.Duration, args ...string) (done bool) {
	t.Helper()
	c := program(args...)
	var errs bytes.Buffer
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			t.Fatalf("%v: %v: %s", args, err, errs.String())
		}
		return true
	case <-time.After(after):
		c.Process.Kill()
		// It may have ended by itself just before.
		return <-ended == nil
	}
}

// killedWhenWritten kills the program a moment after it begins to write a file.
func killedWhenWritten(t *testing.T, file string, after time.Duration, args ...string) {
	t.Helper()
	os.Remove(file)
	c := program(args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		if i, err := os.Stat(file); err == nil && i.Size() > 0 {
			break
		}
	}
	time.Sleep(after)
	c.Process.Kill()
	c.Wait()
}

// whole runs the program to its end and says how long that took.
func whole(t *testing.T, args ...string) time.Duration {
	t.Helper()
	start := time.Now()
	if out, err := program(args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v: %s", args, err, out)
	}
	return time.Since(start)
}

func somewhere(r *rand.Rand, within time.Duration) time.Duration {
	return time.Duration(r.Float64() * float64(within))
}

func dice() *rand.Rand { return rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 3)) }

// What a reading that was killed has printed is the beginning of what it would
// have printed: lines that are whole, and at most the last one cut.
func TestReadKilled(t *testing.T) {
	input := generated(t, 800)
	start := time.Now()
	want, err := program("read", input).Output()
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	r, within := dice(), 0
	for range 6 {
		out := filepath.Join(t.TempDir(), "records.jsonl")
		f, err := os.Create(out)
		if err != nil {
			t.Fatal(err)
		}
		c := program("read", input)
		c.Stdout = f
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(took/4 + somewhere(r, took*3/4))
		c.Process.Kill()
		c.Wait()
		f.Close()
		got, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(want, got) {
			t.Fatalf("%d bytes that are not the beginning of the %d", len(got), len(want))
		}
		if len(got) > 0 && len(got) < len(want) {
			within++
		}
		lines := strings.Split(string(got), "\n")
		for _, l := range lines[:len(lines)-1] {
			if !json.Valid([]byte(l)) {
				t.Fatalf("a line that is no record: %.200s", l)
			}
		}
	}
	if within == 0 {
		t.Error("no kill came while something was being printed")
	}
}

// A ruling that was acknowledged is there; one that was killed is there whole
// or not at all, and can be given again.
func TestRuleKilled(t *testing.T) {
	for name, dsn := range map[string]string{"sqlite": t.TempDir(), "postgres": storetest.Postgres(t).DSN(t)} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			whole(t, "add", "-store", dsn, generated(t, 10))
			st, err := store.Open(ctx, dsn, storetest.Options(t))
			if err != nil {
				t.Fatal(err)
			}
			page, err := st.Claims(ctx, isnad.Filter{}, store.Page{Limit: 11})
			if err != nil || len(page.Claims) < 11 {
				t.Fatalf("%d claims, %v", len(page.Claims), err)
			}
			st.Close()
			rule := func(i int) []string {
				return []string{"rule", "accept", page.Claims[i].ID, "-store", dsn, "-as", "layla"}
			}
			took := whole(t, rule(0)...)
			r, acknowledged := dice(), 1
			for i := 1; i < 10; i++ {
				// Loading comes first: most is decided in the second half.
				if killed(t, took/2+somewhere(r, took*2/3), rule(i)...) {
					acknowledged++
				}
			}
			st, err = store.Open(ctx, dsn, storetest.Options(t))
			if err != nil {
				t.Fatal(err)
			}
			report, err := st.Verify(ctx, "", nil)
			if err != nil || len(report.Faults) > 0 || report.Rulings < acknowledged || report.Rulings > 10 {
				t.Errorf("%d rulings, %d were acknowledged, 10 begun; %+v, %v", report.Rulings, acknowledged, report.Faults, err)
			}
			st.Close()
			t.Logf("10 rulings begun, %d acknowledged, %d kept", acknowledged, report.Rulings)
			for i := range 11 {
				whole(t, rule(i)...)
			}
			st, err = store.Open(ctx, dsn, storetest.Options(t))
			if err != nil {
				t.Fatal(err)
			}
			defer st.Close()
			for i := range 11 {
				c, err := st.Claim(ctx, page.Claims[i].ID)
				if err != nil || c.Ruled != isnad.RulingAccept {
					t.Errorf("claim %d: %+v, %v", i, c, err)
				}
			}
		})
	}
}

// A file of an export is whole or not there, and the manifest, which names
// the others, comes last. The store is as it was.
func TestExportKilled(t *testing.T) {
	dsn := t.TempDir()
	whole(t, "add", "-store", dsn, generated(t, 600))
	before, n := exported(t, dsn)
	export := func(dir string) []string {
		return []string{"export", "-store", dsn, "--to", "csv", "--out", dir, "--now", "2026-01-31T12:00:00Z"}
	}
	want := t.TempDir()
	took := whole(t, export(want)...)
	files := folder(t, want)
	if len(files) < 2 || files["manifest.json"] == "" {
		t.Fatalf("the export has %d files", len(files))
	}
	r, within := dice(), 0
	dir := t.TempDir()
	for range 10 {
		os.RemoveAll(dir)
		killed(t, took/4+somewhere(r, took*3/4), export(dir)...)
		got := folder(t, dir)
		for name, text := range got {
			if text != files[name] {
				t.Errorf("%s: %d bytes, and they are not those of the whole export", name, len(text))
			}
		}
		if got["manifest.json"] != "" && len(got) != len(files) {
			t.Errorf("a manifest, and %d of %d files", len(got), len(files))
		}
		if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 || len(got) > 0 && len(got) < len(files) {
			within++
		}
	}
	t.Logf("%d of 10 kills came while files were written", within)
	// Into what the last one left behind.
	whole(t, export(dir)...)
	for name, text := range folder(t, dir) {
		if text != files[name] {
			t.Errorf("exported again, %s differs", name)
		}
	}
	if after, m := exported(t, dsn); after != before || m != n {
		t.Error("the store is not as it was")
	}
}

// folder is the files of a folder, but for those whose names begin with a dot.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	names, err := filepath.Glob(filepath.Join(dir, "[^.]*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = string(b)
	}
	return out
}

// A store of an older program that is killed while its tables are brought up
// to date is brought up to date by the next start, and holds what it held.
func TestMigrateKilled(t *testing.T) {
	for name, dsn := range map[string]string{"sqlite": t.TempDir(), "postgres": storetest.Postgres(t).DSN(t)} {
		t.Run(name, func(t *testing.T) {
			whole(t, "add", "-store", dsn, generated(t, 40))
			want, n := exported(t, dsn)
			driver, source := "sqlite", "file:"+storetest.SQLiteFile(dsn)
			if name == "postgres" {
				driver, source = "pgx", dsn
			}
			// version asks for the newest migration, and older takes the
			// tables of the newest away, as the program before it had them.
			ask := func(f func(db *sql.DB) error) {
				t.Helper()
				db, err := sql.Open(driver, source)
				if err != nil {
					t.Fatal(err)
				}
				defer db.Close()
				if err := f(db); err != nil {
					t.Fatal(err)
				}
			}
			version := func() (v int) {
				t.Helper()
				ask(func(db *sql.DB) error {
					return db.QueryRow("SELECT max(version_id) FROM goose_db_version").Scan(&v)
				})
				return v
			}
			newest := version()
			older := func() {
				t.Helper()
				ask(func(db *sql.DB) error {
					for _, q := range []string{"DROP INDEX dispatches_counts", "DROP TABLE refused", "DROP TABLE sessions", "DROP TABLE access_keys", "DROP TABLE accounts", "DELETE FROM goose_db_version WHERE version_id > 1"} {
						if _, err := db.Exec(q); err != nil {
							return err
						}
					}
					return nil
				})
			}
			older()
			// The short command, once more, says how long a start takes.
			whole(t, "collections", "-store", dsn)
			took := whole(t, "collections", "-store", dsn)
			if version() != newest {
				t.Fatalf("version %d, not %d", version(), newest)
			}
			r, before, after := dice(), 0, 0
			const kills = 10
			for i := range kills {
				older()
				if name == "sqlite" && i%2 == 0 {
					killedWhenWritten(t, storetest.SQLiteFile(dsn)+"-wal", somewhere(r, 2*time.Millisecond), "collections", "-store", dsn)
				} else {
					killed(t, somewhere(r, took), "collections", "-store", dsn)
				}
				switch v := version(); {
				case v < newest:
					before++
				case v == newest:
					after++
				default:
					t.Errorf("version %d", v)
				}
				whole(t, "collections", "-store", dsn)
				if version() != newest {
					t.Errorf("the next start left version %d", version())
				}
			}
			t.Logf("%d kills, %d before the new tables were there, %d after", kills, before, after)
			if before == 0 {
				t.Error("every kill came too late")
			}
			if got, m := exported(t, dsn); got != want || m != n {
				t.Errorf("%d dispatches, not as before (%d)", m, n)
			}
		})
	}
}

// An add that a dying server interrupts goes on by itself and loses nothing.
func TestAddThroughRestarts(t *testing.T) {
	const n = 800
	server := storetest.Postgres(t)
	dsn := server.DSN(t)
	input := generated(t, n)
	c := program("add", "-store", dsn, input)
	var errs bytes.Buffer
	c.Stderr = &errs
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	restarts := 0
	db, err := sql.Open("pgx", dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	begun := func() (some bool) {
		return db.QueryRow("SELECT EXISTS (SELECT 1 FROM dispatches)").Scan(&some) == nil && some
	}
	for running := true; running; {
		select {
		case err = <-ended:
			running = false
		case <-time.After(300 * time.Millisecond):
			if restarts < 3 && begun() {
				server.Restart(t)
				restarts++
			}
		}
	}
	if err != nil {
		t.Fatalf("%v: %s", err, errs.String())
	}
	if _, got := exported(t, dsn); got != n || restarts == 0 {
		t.Errorf("%d dispatches of %d, after %d restarts", got, n, restarts)
	}
}
