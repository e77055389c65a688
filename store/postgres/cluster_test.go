package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// cluster is a PostgreSQL server of this test's own, in a temporary folder and
// without a port. It ends with the test, even where the test is killed: it is
// run by a shell that stops it when its input ends.
type cluster struct {
	bin, folder string
	shell       *exec.Cmd
	input       io.WriteCloser
	made        int      // databases
	left        []string // databases that no test needs any more
}

// run starts the server under a shell that reads how it is to be stopped.
const run = `"$0" -D "$1/data" -c unix_socket_directories="$1" -c listen_addresses= -c shared_buffers=16MB >>"$1/log" 2>&1 &
read -r how
kill -${how:-QUIT} $!
wait $!`

var shared struct {
	sync.Once
	*cluster
	err error
}

// server returns the server that all tests share, started where it was not yet.
func server(t testing.TB) *cluster {
	t.Helper()
	shared.Do(func() { shared.cluster, shared.err = newCluster() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.cluster
}

// removeServer ends what server has started.
func removeServer() {
	if shared.cluster != nil {
		shared.cluster.stop("QUIT")
		os.RemoveAll(shared.cluster.folder)
	}
}

func newCluster() (*cluster, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "tamrin-pg-") // short: the path of a socket may have some 100 bytes
	if err != nil {
		return nil, err
	}
	c := &cluster{bin: bin, folder: folder}
	if err := c.own(); err != nil {
		return nil, err
	}
	out, err := c.as(filepath.Join(bin, "initdb"), "-D", filepath.Join(folder, "data"),
		"-U", "tamrin", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return c, c.start()
}

// binaries finds the folder of the server's programs, the newest first.
func binaries() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	slices.SortFunc(found, func(a, b string) int { return release(b) - release(a) })
	if path, err := exec.LookPath("postgres"); err == nil {
		found = append(found, path)
	}
	if len(found) == 0 {
		return "", errors.New("these tests need a PostgreSQL server: run `bash .ci/install`, or install the package postgresql")
	}
	return filepath.Dir(found[0]), nil
}

func release(path string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
	return n
}

// own gives the folder to the user postgres where root runs the tests: the
// server refuses to be run by root.
func (c *cluster) own() error {
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return fmt.Errorf("root can't run a PostgreSQL server: run the tests as another user, or install the package postgresql (%w)", err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	return os.Chown(c.folder, uid, gid)
}

// as prepares a command to be run by a user that may run the server.
func (c *cluster) as(name string, args ...string) *exec.Cmd {
	if os.Getuid() == 0 {
		name, args = "runuser", append([]string{"-u", "postgres", "--", name}, args...)
	}
	command := exec.Command(name, args...)
	command.Dir = c.folder
	return command
}

// start starts the server and waits until it answers.
func (c *cluster) start() (err error) {
	c.shell = c.as("sh", "-c", run, filepath.Join(c.bin, "postgres"), c.folder)
	if c.input, err = c.shell.StdinPipe(); err != nil {
		return err
	}
	if err := c.shell.Start(); err != nil {
		return err
	}
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if err = c.query("postgres", "SELECT"); err == nil {
			return nil
		}
	}
	said, _ := os.ReadFile(filepath.Join(c.folder, "log"))
	return fmt.Errorf("the server does not answer: %w\n%s", err, said)
}

// stop ends the server by a signal: INT lets it end in order, QUIT is a crash.
func (c *cluster) stop(signal string) {
	fmt.Fprintln(c.input, signal)
	c.shell.Wait() // its status is the signal's
}

// address is the URL of a database, reached by the socket in folder.
func address(folder, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("tamrin"), Path: "/" + database, RawQuery: url.Values{"host": {folder}}.Encode()}
	return u.String()
}

func (c *cluster) query(database, sql string) error {
	conn, err := pgx.Connect(context.Background(), address(c.folder, database))
	if err != nil {
		return err
	}
	defer conn.Close(context.Background())
	_, err = conn.Exec(context.Background(), sql)
	return err
}

// database returns the name of an empty database, one that an earlier test has
// left where there is one: making a database takes longer than most tests.
func (c *cluster) database(t testing.TB) (name string) {
	t.Helper()
	var err error
	if n := len(c.left); n > 0 {
		name, c.left = c.left[n-1], c.left[:n-1]
		err = c.query(name, "DROP SCHEMA IF EXISTS tamrin CASCADE")
	} else {
		c.made++
		name = fmt.Sprintf("test_%d", c.made)
		err = c.query("postgres", "CREATE DATABASE "+name)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.left = append(c.left, name) })
	return name
}

// fresh returns the address of an empty database.
func fresh(t testing.TB) string {
	t.Helper()
	c := server(t)
	return address(c.folder, c.database(t))
}

// opened opens the log at an address until the test ends.
func opened(t testing.TB, address string) *Log {
	t.Helper()
	l, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// withExercises returns an opened log that has the exercises.
func withExercises(t testing.TB, address string, ids ...string) *Log {
	t.Helper()
	l := opened(t, address)
	for _, id := range ids {
		if err := l.Create(t.Context(), id, nil); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// payloads reads what an exercise holds, each record in brackets.
func payloads(t testing.TB, l *Log, id string) string {
	t.Helper()
	var b strings.Builder
	for r, err := range l.Read(context.Background(), id, noHead) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "[%s]", r.Payload)
	}
	return b.String()
}
