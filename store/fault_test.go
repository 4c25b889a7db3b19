//go:build linux

package store_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"isnad"
	"isnad/store"
	"isnad/store/storetest"
)

// everything is what a store says, as one text.
func everything(ctx context.Context, s *store.Store) (string, error) {
	var b bytes.Buffer
	err := s.EachDispatch(ctx, isnad.Filter{}, func(d *store.Dispatch, rec *isnad.Record) error {
		enc := json.NewEncoder(&b)
		if err := enc.Encode(d); err != nil {
			return err
		}
		return enc.Encode(rec)
	})
	return b.String(), err
}

func addSome(t *testing.T, s *store.Store, from, n int) error {
	t.Helper()
	for ; n > 0; n -= 20 {
		var items []store.Item
		for i := range min(n, 20) {
			items = append(items, storetest.Item(t, storetest.Generate(11, from+i)))
		}
		from += 20
		if _, err := s.Add(context.Background(), "c", items); err != nil {
			return err
		}
	}
	return nil
}

func count(t *testing.T, s *store.Store) int {
	t.Helper()
	n, err := s.Count(context.Background(), isnad.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return n.Dispatches
}

func soundStore(t *testing.T, s *store.Store) {
	t.Helper()
	r, err := s.Verify(context.Background(), "", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		t.Errorf("verify: %s: %s", f.Where, f.What)
	}
}

func TestDiskFull(t *testing.T) {
	dir := storetest.Small(t, "6m")
	s := storetest.Open(t, dir)
	kept := 0
	var err error
	for i := 0; i < 10000 && err == nil; i += 20 {
		if err = addSome(t, s, i, 20); err == nil {
			kept = i + 20
		}
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("a full disk: %v", err)
	}
	if !strings.Contains(err.Error(), "acknowledged is kept") {
		t.Errorf("the message: %v", err)
	}
	if kept == 0 {
		t.Fatal("nothing fitted at all; the test shows nothing")
	}
	if got := count(t, s); got != kept {
		t.Errorf("%d dispatches, %d were acknowledged", got, kept)
	}
	soundStore(t, s)
	// Opened again on the full disk it still reads.
	s.Close()
	s = storetest.Open(t, dir)
	if got := count(t, s); got != kept {
		t.Errorf("opened again: %d dispatches, %d were acknowledged", got, kept)
	}
	// With room it goes on.
	storetest.Remount(t, dir, "64m", 0)
	if err := addSome(t, s, kept, 40); err != nil {
		t.Fatal(err)
	}
	if got := count(t, s); got != kept+40 {
		t.Errorf("with room again: %d dispatches, expected %d", got, kept+40)
	}
	soundStore(t, s)
}

// A server whose disk is full says so, and keeps what it acknowledged.
func TestPostgresDiskFull(t *testing.T) {
	server := storetest.Postgres(t)
	dir := storetest.Small(t, "40m")
	// The server's user has to get there.
	for d := dir; d != "/" && d != os.TempDir(); d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s := storetest.Open(t, server.DSNIn(t, dir))
	kept := 0
	var err error
	for i := 0; i < 20000 && err == nil; i += 100 {
		if err = addSome(t, s, i, 100); err == nil {
			kept = i + 100
		}
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("a full disk of the server: %v", err)
	}
	// The batch of 100 was added in transactions of 20.
	if got := count(t, s); got < kept || got >= kept+100 {
		t.Errorf("%d dispatches, at least %d were acknowledged", got, kept)
	}
	soundStore(t, s)
	kept = count(t, s)
	storetest.Remount(t, dir, "160m", 0)
	if err := addSome(t, s, 30000, 40); err != nil {
		t.Fatal(err)
	}
	if got := count(t, s); got != kept+40 {
		t.Errorf("with room again: %d dispatches, expected %d", got, kept+40)
	}
}

func TestReadOnly(t *testing.T) {
	dir := storetest.Small(t, "64m")
	s := storetest.Open(t, dir)
	if err := addSome(t, s, 0, 20); err != nil {
		t.Fatal(err)
	}
	s.Close()
	storetest.Remount(t, dir, "64m", syscall.MS_RDONLY)
	_, err := store.Open(context.Background(), dir, storetest.Options(t))
	if !errors.Is(err, store.ErrReadOnly) || !strings.Contains(err.Error(), dir) {
		t.Errorf("a store on a medium that takes no writing: %v", err)
	}
	_, err = store.Open(context.Background(), filepath.Join(dir, "new"), storetest.Options(t))
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("a new store there: %v", err)
	}
	storetest.Remount(t, dir, "64m", 0)
	s = storetest.Open(t, dir)
	if count(t, s) != 20 {
		t.Error("dispatches are gone")
	}
}

// Whoever may look into the folder may not read what is kept there.
func TestOwnersOnly(t *testing.T) {
	dir := t.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	s := storetest.Open(t, dir)
	if err := addSome(t, s, 0, 20); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) < 3 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, f := range files {
		if i, err := f.Info(); err != nil || i.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", f.Name(), i.Mode(), err)
		}
	}
}

// damaged makes a store of some size and gives its file and what it says.
func damaged(t *testing.T) (file []byte, says string) {
	t.Helper()
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	if err := addSome(t, s, 0, 60); err != nil {
		t.Fatal(err)
	}
	says, err := everything(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file, err = os.ReadFile(storetest.SQLiteFile(dir))
	if err != nil {
		t.Fatal(err)
	}
	return file, says
}

// openDamaged opens a database file and verifies it. It reports whether the
// damage was said; if not, the store has to say what it said before.
func openDamaged(t *testing.T, file []byte, says, what string) bool {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	if err := os.WriteFile(storetest.SQLiteFile(dir), file, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(ctx, dir, storetest.Options(t))
	if err != nil {
		if !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "isnad verify") {
			t.Errorf("%s: opened with: %v", what, err)
		}
		return true
	}
	defer s.Close()
	r, err := s.Verify(ctx, "", nil)
	if err != nil {
		t.Errorf("%s: verify: %v", what, err)
		return true
	}
	got, err := everything(ctx, s)
	if err != nil && !errors.Is(err, store.ErrDamaged) {
		t.Errorf("%s: reading: %v", what, err)
	}
	if len(r.Faults) == 0 && (err != nil || got != says) {
		t.Errorf("%s: verify finds nothing, and the store says something else (%v)", what, err)
	}
	return len(r.Faults) > 0 || err != nil
}

func TestTruncated(t *testing.T) {
	file, says := damaged(t)
	for _, part := range []float64{0.05, 0.3, 0.6, 0.9, 0.999} {
		n := int(part * float64(len(file)))
		if !openDamaged(t, file[:n], says, fmt.Sprintf("cut to %d of %d bytes", n, len(file))) {
			t.Errorf("cut to %d of %d bytes, and nothing was said", n, len(file))
		}
	}
	if openDamaged(t, file, says, "whole") {
		t.Error("an undamaged file is said to be damaged")
	}
}

func TestBitFlipped(t *testing.T) {
	file, says := damaged(t)
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	said := 0
	const flips = 40
	for range flips {
		bad := bytes.Clone(file)
		at, bit := r.IntN(len(bad)), r.IntN(8)
		bad[at] ^= 1 << bit
		if openDamaged(t, bad, says, fmt.Sprintf("byte %d, bit %d", at, bit)) {
			said++
		}
	}
	t.Logf("of %d flipped bits %d were found; the others lie where nothing is kept", flips, said)
	if said < flips/4 {
		t.Errorf("only %d of %d flipped bits were found", said, flips)
	}
}

// What was acknowledged last stands in SQLite's journal until it is moved into
// the database. A journal that is damaged takes its last transactions along;
// the store is sound without them, and only who kept the head of the log can
// tell that they are gone.
func TestDamagedJournal(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	if err := addSome(t, s, 0, 40); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = storetest.Open(t, dir)
	if err := addSome(t, s, 40, 40); err != nil {
		t.Fatal(err)
	}
	r, err := s.Verify(ctx, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	head := r.Head
	// As a kill would leave it.
	file := storetest.SQLiteFile(dir)
	database, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	journal, err := os.ReadFile(file + "-wal")
	if err != nil || len(journal) == 0 {
		t.Fatalf("a journal of %d bytes, %v", len(journal), err)
	}
	for name, c := range map[string]struct {
		damage func(b []byte) []byte
		gone   bool
	}{
		"as it was left": {func(b []byte) []byte { return b }, false},
		"cut":            {func(b []byte) []byte { return b[:len(b)-100] }, true},
		"changed":        {func(b []byte) []byte { b[len(b)-100] ^= 4; return b }, true},
		"lost":           {func(b []byte) []byte { return nil }, true},
	} {
		left := t.TempDir()
		if err := os.WriteFile(storetest.SQLiteFile(left), database, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(storetest.SQLiteFile(left)+"-wal", c.damage(bytes.Clone(journal)), 0o600); err != nil {
			t.Fatal(err)
		}
		s := storetest.Open(t, left)
		n := count(t, s)
		if gone := n < 80; gone != c.gone || n < 40 {
			t.Errorf("%s: %d dispatches", name, n)
		}
		soundStore(t, s)
		r, err := s.Verify(ctx, head, nil)
		if err != nil {
			t.Fatal(err)
		}
		if told := len(r.Faults) > 0; told != c.gone {
			t.Errorf("%s: with the head that was kept: %+v", name, r.Faults)
		}
	}
}

func TestTwoOpen(t *testing.T) {
	dir := t.TempDir()
	s := storetest.Open(t, dir)
	_, err := store.Open(context.Background(), dir, storetest.Options(t))
	if !errors.Is(err, store.ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("process %d", os.Getpid())) {
		t.Errorf("opened twice: %v", err)
	}
	s.Close()
	storetest.Open(t, dir)
	// On a server any number are welcome.
	dsn := storetest.Postgres(t).DSN(t)
	a, b := storetest.Open(t, dsn), storetest.Open(t, dsn)
	var wg sync.WaitGroup
	for _, s := range []*store.Store{a, b} {
		wg.Go(func() {
			for i := 0; i < 60; i += 20 {
				if err := addSome(t, s, i, 20); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if count(t, a) != 60 {
		t.Errorf("%d dispatches", count(t, a))
	}
	soundStore(t, b)
}

// What a server that dies had acknowledged is there, and who was adding goes
// on by itself.
func TestPostgresRestarted(t *testing.T) {
	server := storetest.Postgres(t)
	s := storetest.Open(t, server.DSN(t))
	if err := addSome(t, s, 0, 20); err != nil {
		t.Fatal(err)
	}
	claims, err := s.Claims(context.Background(), isnad.Filter{}, store.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var added, ruled atomic.Int64
	var wg sync.WaitGroup
	stop := make(chan struct{})
	wg.Go(func() {
		for i := 20; ; i += 20 {
			select {
			case <-stop:
				return
			default:
			}
			if err := addSome(t, s, i, 20); err != nil {
				t.Errorf("adding: %v", err)
				return
			}
			added.Add(20)
		}
	})
	wg.Go(func() {
		for i := range claims.Claims {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := s.Rule(context.Background(), isnad.Ruling{Claim: claims.Claims[i].ID, Who: "layla", Act: isnad.RulingAccept}); err != nil {
				t.Errorf("ruling: %v", err)
				return
			}
			ruled.Add(1)
			time.Sleep(20 * time.Millisecond)
		}
	})
	for range 3 {
		time.Sleep(400 * time.Millisecond)
		server.Restart(t)
	}
	time.Sleep(300 * time.Millisecond)
	close(stop)
	wg.Wait()
	if got, want := count(t, s), int(added.Load())+20; got != want {
		t.Errorf("%d dispatches, %d were acknowledged", got, want)
	}
	r, err := s.Verify(context.Background(), "", nil)
	if err != nil || len(r.Faults) > 0 || r.Rulings != int(ruled.Load()) {
		t.Errorf("%d rulings, %d were acknowledged; %+v, %v", r.Rulings, ruled.Load(), r.Faults, err)
	}
	t.Logf("%d dispatches and %d rulings through three deaths of the server", added.Load(), ruled.Load())
}

func TestClockBackwards(t *testing.T) {
	now := time.Date(2020, 5, 1, 12, 0, 0, 0, time.UTC)
	o := storetest.Options(t)
	o.Now = func() time.Time { return now }
	s, err := store.Open(context.Background(), t.TempDir(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := addSome(t, s, 0, 20); err != nil {
		t.Fatal(err)
	}
	now = now.AddDate(0, 0, -3)
	if err := addSome(t, s, 20, 20); err != nil {
		t.Fatal(err)
	}
	r, err := s.Verify(context.Background(), "", nil)
	if err != nil || len(r.Faults) > 0 || len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "went backwards") {
		t.Errorf("%+v, %v", r, err)
	}
	if count(t, s) != 40 {
		t.Error("dispatches are missing")
	}
}

// Near duplicates of what an older program kept are found after its keys were
// made anew.
func TestNearMadeAnew(t *testing.T) {
	ctx := context.Background()
	for _, e := range []storetest.Engine{sqliteEngine, postgresEngine} {
		if e.Name == "postgres" {
			storetest.Postgres(t)
		}
		dsn := e.New(t)
		s := storetest.Open(t, dsn)
		d := storetest.Texts()[4]
		was, err := s.Add(ctx, "one", []store.Item{storetest.Item(t, d)})
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		e.Exec(t, dsn, "UPDATE near SET key = key / 2")
		e.Exec(t, dsn, "DELETE FROM goose_db_version WHERE version_id >= 102")
		s = storetest.Open(t, dsn)
		d.Outlet, d.Doc = "منفذ", "copy"
		added, err := s.Add(ctx, "two", []store.Item{storetest.Item(t, d)})
		if err != nil {
			t.Fatal(err)
		}
		if x, err := s.Dispatch(ctx, added[0].ID); err != nil || x.Group != was[0].ID {
			t.Errorf("%s: a copy is in group %s, not %s (%v)", e.Name, x.Group, was[0].ID, err)
		}
		s.Close()
	}
}

func TestNewerStore(t *testing.T) {
	for _, e := range []storetest.Engine{sqliteEngine, postgresEngine} {
		if e.Name == "postgres" {
			storetest.Postgres(t)
		}
		dsn := e.New(t)
		s := storetest.Open(t, dsn)
		s.Close()
		yes := "1"
		if e.Name == "postgres" {
			yes = "true"
		}
		e.Exec(t, dsn, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, "+yes+")")
		if _, err := store.Open(context.Background(), dsn, storetest.Options(t)); err == nil || !strings.Contains(err.Error(), "newer program") {
			t.Errorf("%s: a store of a newer program: %v", e.Name, err)
		}
	}
}
