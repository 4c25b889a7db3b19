package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Session gives what was kept for a session, and whether there is one that is
// not over.
func (s *Store) Session(ctx context.Context, token string) ([]byte, bool, error) {
	var body []byte
	err := s.r.QueryRowContext(ctx, "SELECT body FROM sessions WHERE token = $1 AND expires > $2", token, formTime(s.now())).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return body, err == nil, s.explain(err)
}

// KeepSession keeps a session, and drops those that are over.
func (s *Store) KeepSession(ctx context.Context, token string, body []byte, expires time.Time) error {
	return s.write(ctx, func(w *writing) error {
		if err := w.exec("DELETE FROM sessions WHERE expires <= $1", formTime(w.at)); err != nil {
			return err
		}
		return w.exec("INSERT INTO sessions (token, body, expires) VALUES ($1,$2,$3) ON CONFLICT (token) DO UPDATE SET body = excluded.body, expires = excluded.expires",
			token, body, formTime(expires))
	})
}

// DropSession ends a session; one that is not there is over already.
func (s *Store) DropSession(ctx context.Context, token string) error {
	return s.write(ctx, func(w *writing) error { return w.exec("DELETE FROM sessions WHERE token = $1", token) })
}
