package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// Key lets a program act for an account.
type Key struct {
	ID      string // given by the store
	Name    string // what it is for
	User    string
	Role    string
	Hash    string    // SHA-256 of the secret, hexadecimal; the secret is not kept
	Created time.Time //
	Expires time.Time // zero: never
	Used    time.Time // to the hour; zero: never
}

const keyColumns = "id, name, account, role, hash, created, expires, used"

func scanKey(row interface{ Scan(...any) error }) (Key, error) {
	var k Key
	var created, expires, used string
	err := row.Scan(&k.ID, &k.Name, &k.User, &k.Role, &k.Hash, &created, &expires, &used)
	k.Created, k.Expires, k.Used = parseTime(created), parseTime(expires), parseTime(used)
	return k, err
}

// Keys lists the keys of an account, oldest first.
func (s *Store) Keys(ctx context.Context, user string) ([]Key, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT "+keyColumns+" FROM access_keys WHERE account = $1 ORDER BY created, id", user)
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []Key{}
	for rows.Next() {
		k, err := scanKey(rows)
		if err != nil {
			return nil, s.explain(err)
		}
		out = append(out, k)
	}
	return out, s.explain(rows.Err())
}

// KeyOf gives the key with a hash, and remembers that it was used. ErrNotFound
// where there is none that is good now.
func (s *Store) KeyOf(ctx context.Context, hash string, now time.Time) (*Key, error) {
	k, err := scanKey(s.r.QueryRowContext(ctx, "SELECT "+keyColumns+" FROM access_keys WHERE hash = $1", hash))
	if errors.Is(err, sql.ErrNoRows) || err == nil && !k.Expires.IsZero() && !now.Before(k.Expires) {
		return nil, fmt.Errorf("key: %w", ErrNotFound)
	}
	if err != nil {
		return nil, s.explain(err)
	}
	if now.Sub(k.Used) > time.Hour {
		k.Used = now.UTC()
		if err := s.write(ctx, func(w *writing) error {
			return w.exec("UPDATE access_keys SET used = $2 WHERE id = $1", k.ID, formTime(now))
		}); err != nil {
			return nil, err
		}
	}
	return &k, nil
}

// AddKey keeps a key and returns its identity.
func (s *Store) AddKey(ctx context.Context, k Key) (string, error) {
	b := make([]byte, 8)
	rand.Read(b)
	k.ID = "t" + hex.EncodeToString(b)
	return k.ID, s.write(ctx, func(w *writing) error {
		return w.exec("INSERT INTO access_keys ("+keyColumns+") VALUES ($1,$2,$3,$4,$5,$6,$7,$8)",
			k.ID, k.Name, k.User, k.Role, k.Hash, formTime(k.Created), formTime(k.Expires), formTime(k.Used))
	})
}

// DropKey withdraws a key of an account. ErrNotFound where it has none of that
// identity.
func (s *Store) DropKey(ctx context.Context, user, id string) error {
	return s.write(ctx, func(w *writing) error {
		res, err := w.ExecContext(ctx, "DELETE FROM access_keys WHERE id = $1 AND account = $2", id, user)
		return changed(res, err, fmt.Errorf("key %q: %w", id, ErrNotFound))
	})
}
