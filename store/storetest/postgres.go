//go:build unix

package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
)

// Server is a PostgreSQL server for tests: a cluster of its own in a temporary
// folder, run by an unprivileged user, or the one that ISNAD_TEST_POSTGRES
// names (an address with the right to make databases).
type Server struct {
	admin string // address of the database "postgres"
	dir   string // empty where the server is not ours
	bin   string
	cred  *syscall.Credential
}

var (
	serverOnce sync.Once
	server     *Server
	serverErr  error
	databases  int
	serverMu   sync.Mutex
)

// Main is for TestMain: it runs the tests and then stops the server that they
// may have started.
func Main(m *testing.M) int {
	code := m.Run()
	if server != nil {
		server.stop()
	}
	return code
}

// Postgres gives the server, started at the first call. Without PostgreSQL the
// test fails, or, where ISNAD_TEST_SKIP_TOOLS=1 is set, says that it was
// skipped.
func Postgres(tb testing.TB) *Server {
	tb.Helper()
	serverOnce.Do(func() { server, serverErr = startServer() })
	if serverErr != nil {
		if os.Getenv("ISNAD_TEST_SKIP_TOOLS") == "1" {
			fmt.Fprintf(os.Stderr, "SKIPPED %s: no PostgreSQL: %v\n", tb.Name(), serverErr)
			tb.Skipf("no PostgreSQL: %v", serverErr)
		}
		tb.Fatalf("no PostgreSQL: %v\nInstall Debian's package postgresql (.ci/tools.sh postgres), name a server in ISNAD_TEST_POSTGRES, or set ISNAD_TEST_SKIP_TOOLS=1.", serverErr)
	}
	return server
}

func startServer() (*Server, error) {
	if dsn := os.Getenv("ISNAD_TEST_POSTGRES"); dsn != "" {
		return &Server{admin: dsn}, nil
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return nil, err
	}
	if p, err := exec.LookPath("initdb"); err == nil {
		found = append(found, p)
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("initdb not found")
	}
	sort.Strings(found)
	s := &Server{bin: filepath.Dir(found[len(found)-1])}
	if s.dir, err = os.MkdirTemp("", "isnad-pg-"); err != nil {
		return nil, err
	}
	if os.Getuid() == 0 {
		// PostgreSQL does not run as root.
		for _, name := range []string{"postgres", "nobody"} {
			u, err := user.Lookup(name)
			if err != nil {
				continue
			}
			uid, err1 := strconv.Atoi(u.Uid)
			gid, err2 := strconv.Atoi(u.Gid)
			if err1 != nil || err2 != nil {
				continue
			}
			s.cred = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
			if err := os.Chown(s.dir, uid, gid); err != nil {
				return nil, err
			}
			break
		}
		if s.cred == nil {
			return nil, fmt.Errorf("no unprivileged user to run it as")
		}
	}
	data := filepath.Join(s.dir, "data")
	if out, err := s.command("initdb", "-D", data, "-U", "isnad", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, out)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close()
	conf := fmt.Sprintf("port=%d\nlisten_addresses='127.0.0.1'\nunix_socket_directories='%s'\nfsync=off\nmax_connections=80\nshared_buffers=128MB\n", port, s.dir)
	f, err := os.OpenFile(filepath.Join(data, "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	if _, err := f.WriteString(conf); err != nil {
		return nil, err
	}
	f.Close()
	s.admin = fmt.Sprintf("postgres://isnad@127.0.0.1:%d/postgres?sslmode=disable", port)
	return s, s.start()
}

func (s *Server) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(filepath.Join(s.bin, name), args...)
	c.Dir = s.dir
	c.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	if s.cred != nil {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: s.cred}
	}
	return c
}

func (s *Server) start() error {
	// Not CombinedOutput: the server would hold the pipe open for good.
	c := s.command("pg_ctl", "-D", filepath.Join(s.dir, "data"), "-l", filepath.Join(s.dir, "log"), "-w", "-t", "60", "start")
	if err := c.Run(); err != nil {
		log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
		return fmt.Errorf("pg_ctl start: %w: %s", err, log)
	}
	return nil
}

func (s *Server) stop() {
	if s.dir == "" {
		return
	}
	s.command("pg_ctl", "-D", filepath.Join(s.dir, "data"), "-m", "immediate", "stop").Run()
	os.RemoveAll(s.dir)
}

// Restart lets the server die as if its power had gone, and starts it again.
// It needs a server of its own: elsewhere the test is skipped, and says so.
func (s *Server) Restart(tb testing.TB) {
	tb.Helper()
	if s.dir == "" {
		fmt.Fprintf(os.Stderr, "SKIPPED %s: the server of ISNAD_TEST_POSTGRES is not restarted\n", tb.Name())
		tb.Skip("the server of ISNAD_TEST_POSTGRES is not restarted")
	}
	if err := s.command("pg_ctl", "-D", filepath.Join(s.dir, "data"), "-m", "immediate", "-w", "stop").Run(); err != nil {
		tb.Fatal(err)
	}
	if err := s.start(); err != nil {
		tb.Fatal(err)
	}
}

// DSN makes a database that is dropped when the test ends.
func (s *Server) DSN(tb testing.TB) string {
	tb.Helper()
	return s.database(tb, "")
}

// DSNIn makes a database whose tables lie in a folder, which the server's user
// is made owner of. Like Restart it needs a server of its own.
func (s *Server) DSNIn(tb testing.TB, dir string) string {
	tb.Helper()
	if s.dir == "" {
		fmt.Fprintf(os.Stderr, "SKIPPED %s: the server of ISNAD_TEST_POSTGRES cannot see %s\n", tb.Name(), dir)
		tb.Skip("the server of ISNAD_TEST_POSTGRES may not see this machine's folders")
	}
	if s.cred != nil {
		if err := os.Chown(dir, int(s.cred.Uid), int(s.cred.Gid)); err != nil {
			tb.Fatal(err)
		}
	}
	db, err := sql.Open("pgx", s.admin)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	name := fmt.Sprintf("isnad_test_space_%d", os.Getpid())
	if _, err := db.Exec("CREATE TABLESPACE " + name + " LOCATION '" + dir + "'"); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if db, err := sql.Open("pgx", s.admin); err == nil {
			db.Exec("DROP TABLESPACE " + name)
			db.Close()
		}
	})
	return s.database(tb, " TABLESPACE "+name)
}

func (s *Server) database(tb testing.TB, where string) string {
	tb.Helper()
	serverMu.Lock()
	databases++
	name := fmt.Sprintf("isnad_test_%d_%d", os.Getpid(), databases)
	serverMu.Unlock()
	db, err := sql.Open("pgx", s.admin)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	ctx, stop := context.WithTimeout(context.Background(), 30*time.Second)
	defer stop()
	if _, err := db.ExecContext(ctx, "CREATE DATABASE "+name+where); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		db, err := sql.Open("pgx", s.admin)
		if err != nil {
			return
		}
		defer db.Close()
		db.Exec("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)")
	})
	u, err := url.Parse(s.admin)
	if err != nil {
		tb.Fatal(err)
	}
	u.Path = "/" + strings.TrimPrefix(name, "/")
	return u.String()
}
