package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ErrTaken is a name that somebody has already.
var ErrTaken = errors.New("taken")

// Account is a person who may use a server.
type Account struct {
	User     string // by which they sign in
	Name     string // what people call them
	Role     string // reader, coder, editor or admin; package api knows what they may do
	Hash     string // of the password; empty where there is none
	Disabled bool
	Created  time.Time
}

const accountColumns = "name, title, role, hash, disabled, created"

func scanAccount(row interface{ Scan(...any) error }) (Account, error) {
	var a Account
	var disabled int
	var created string
	err := row.Scan(&a.User, &a.Name, &a.Role, &a.Hash, &disabled, &created)
	a.Disabled, a.Created = disabled != 0, parseTime(created)
	return a, err
}

// Accounts lists the accounts by name.
func (s *Store) Accounts(ctx context.Context) ([]Account, error) {
	rows, err := s.r.QueryContext(ctx, "SELECT "+accountColumns+" FROM accounts ORDER BY name")
	if err != nil {
		return nil, s.explain(err)
	}
	defer rows.Close()
	out := []Account{}
	for rows.Next() {
		a, err := scanAccount(rows)
		if err != nil {
			return nil, s.explain(err)
		}
		out = append(out, a)
	}
	return out, s.explain(rows.Err())
}

// Account gives one account. ErrNotFound where there is none.
func (s *Store) Account(ctx context.Context, user string) (*Account, error) {
	a, err := scanAccount(s.r.QueryRowContext(ctx, "SELECT "+accountColumns+" FROM accounts WHERE name = $1", user))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("account %q: %w", user, ErrNotFound)
	}
	if err != nil {
		return nil, s.explain(err)
	}
	return &a, nil
}

// AddAccount makes an account. ErrTaken where the name is.
func (s *Store) AddAccount(ctx context.Context, a Account) error {
	return s.write(ctx, func(w *writing) error {
		res, err := w.ExecContext(ctx, "INSERT INTO accounts ("+accountColumns+") VALUES ($1,$2,$3,$4,$5,$6) ON CONFLICT DO NOTHING",
			a.User, a.Name, a.Role, a.Hash, b2i(a.Disabled), formTime(a.Created))
		return changed(res, err, fmt.Errorf("account %q: %w", a.User, ErrTaken))
	})
}

// EditAccount changes everything of an account but its name and its day.
// ErrNotFound where there is none.
func (s *Store) EditAccount(ctx context.Context, a Account) error {
	return s.write(ctx, func(w *writing) error {
		res, err := w.ExecContext(ctx, "UPDATE accounts SET title = $2, role = $3, hash = $4, disabled = $5 WHERE name = $1",
			a.User, a.Name, a.Role, a.Hash, b2i(a.Disabled))
		return changed(res, err, fmt.Errorf("account %q: %w", a.User, ErrNotFound))
	})
}

// changed gives none where a statement changed no row.
func changed(res sql.Result, err, none error) error {
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return none
}
