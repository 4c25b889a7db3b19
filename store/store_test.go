package store_test

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib"
	_ "modernc.org/sqlite"

	"isnad/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

func TestSQLite(t *testing.T) { storetest.Run(t, sqliteEngine) }

func TestPostgres(t *testing.T) {
	storetest.Postgres(t)
	storetest.Run(t, postgresEngine)
}

var sqliteEngine = storetest.Engine{
	Name: "sqlite",
	New:  func(tb testing.TB) string { return tb.TempDir() },
	Exec: func(tb testing.TB, dsn, query string, args ...any) {
		exec(tb, "sqlite", "file:"+storetest.SQLiteFile(dsn)+"?_pragma=busy_timeout(10000)", query, args...)
	},
	Dump: func(tb testing.TB, dsn string) []byte {
		tb.Helper()
		files, err := filepath.Glob(filepath.Join(dsn, "*"))
		if err != nil {
			tb.Fatal(err)
		}
		var out bytes.Buffer
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				tb.Fatal(err)
			}
			out.Write(b)
		}
		out.Write(tables(tb, "sqlite", "file:"+storetest.SQLiteFile(dsn), "SELECT name FROM sqlite_master WHERE type = 'table'"))
		return out.Bytes()
	},
}

var postgresEngine = storetest.Engine{
	Name: "postgres",
	New:  func(tb testing.TB) string { return storetest.Postgres(tb).DSN(tb) },
	Exec: func(tb testing.TB, dsn, query string, args ...any) { exec(tb, "pgx", dsn, query, args...) },
	Dump: func(tb testing.TB, dsn string) []byte {
		return tables(tb, "pgx", dsn, "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
	},
}

func exec(tb testing.TB, driver, dsn, query string, args ...any) {
	tb.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(context.Background(), query, args...); err != nil {
		tb.Fatalf("%s: %v", query, err)
	}
}

// tables prints every cell of every table, records inflated.
func tables(tb testing.TB, driver, dsn, list string) []byte {
	tb.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(list)
	if err != nil {
		tb.Fatal(err)
	}
	var names []string
	for rows.Next() {
		var n string
		if err := rows.Scan(&n); err != nil {
			tb.Fatal(err)
		}
		names = append(names, n)
	}
	if err := rows.Err(); err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	for _, n := range names {
		rows, err := db.Query("SELECT * FROM " + n)
		if err != nil {
			tb.Fatal(err)
		}
		cols, err := rows.Columns()
		if err != nil {
			tb.Fatal(err)
		}
		for rows.Next() {
			row := make([]any, len(cols))
			into := make([]any, len(cols))
			for i := range row {
				into[i] = &row[i]
			}
			if err := rows.Scan(into...); err != nil {
				tb.Fatal(err)
			}
			for _, v := range row {
				if b, ok := v.([]byte); ok {
					out.Write(b)
					if plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(b))); err == nil {
						out.Write(plain)
					}
				} else {
					fmt.Fprintln(&out, v)
				}
			}
		}
		if err := rows.Err(); err != nil {
			tb.Fatal(err)
		}
	}
	return out.Bytes()
}
