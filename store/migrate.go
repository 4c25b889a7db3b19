package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

var sqlTypes = regexp.MustCompile(`\b(INT|BYTES|TEXT)\b`)

// dialect writes a migration for one engine: INT and BYTES become its types,
// lines that begin with the other engine's name go.
func dialect(text string, e engine) string {
	mine, others := "-- sqlite:", "-- postgres:"
	types := map[string]string{"INT": "INTEGER", "BYTES": "BLOB", "TEXT": "TEXT"}
	if e == onPostgres {
		mine, others = others, mine
		types = map[string]string{"INT": "BIGINT", "BYTES": "BYTEA", "TEXT": `TEXT COLLATE "C"`} // sorts by bytes, as SQLite does
	}
	var b strings.Builder
	for _, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, others) {
			continue
		}
		line = strings.TrimPrefix(line, mine)
		if code, _, ok := strings.Cut(line, "--"); ok {
			line = code
		}
		b.WriteString(sqlTypes.ReplaceAllStringFunc(line, func(t string) string { return types[t] }))
		b.WriteByte('\n')
	}
	return b.String()
}

// afterwards are what migrations do that SQL cannot, in the same transaction.
var afterwards = map[int64]func(w *writing) error{102: (*writing).remakeNear}

// migrate brings the tables up to date, a migration a transaction. There is no
// way back: an older program refuses a newer store.
func migrate(ctx context.Context, db *sql.DB, e engine) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	var steps []*goose.Migration
	newest := int64(0)
	for _, name := range files {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		number, _, _ := strings.Cut(strings.TrimPrefix(name, "migrations/"), "_")
		version, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return fmt.Errorf("%s: no number: %w", name, err)
		}
		code := dialect(string(text), e)
		steps = append(steps, goose.NewGoMigration(version, &goose.GoFunc{RunTx: func(ctx context.Context, tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, code); err != nil {
				return err
			}
			if more := afterwards[version]; more != nil {
				return more(&writing{Tx: tx, s: &Store{engine: e}, ctx: ctx})
			}
			return nil
		}}, nil))
		newest = max(newest, version)
	}
	d := goose.DialectSQLite3
	if e == onPostgres {
		d = goose.DialectPostgres
	}
	p, err := goose.NewProvider(d, db, nil, goose.WithGoMigrations(steps...), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	at, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	if at > newest {
		return fmt.Errorf("the store was made by a newer program (its tables have version %d, this program knows %d)", at, newest)
	}
	_, err = p.Up(ctx)
	return err
}
