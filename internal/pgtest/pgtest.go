// Package pgtest starts PostgreSQL servers for tests, in temporary folders and by
// a user that may run them. It must never know what is kept in them.
package pgtest

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
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Cluster is a PostgreSQL server of this test's own, in a temporary folder and
// without a port. It ends with the test, even where the test is killed: it is
// run by a shell that stops it when its input ends.
type Cluster struct {
	Folder, Bin string // of the data, the socket and the log; of the server's programs
	Listen      string // address of the network that it listens on as well; none where empty
	shell       *exec.Cmd
	input       io.WriteCloser
	made        int      // databases
	left        []string // databases that no test needs any more
}

// run starts the server under a shell that reads how it is to be stopped.
const run = `"$0" -D "$1/data" -c unix_socket_directories="$1" -c listen_addresses="$2" -c shared_buffers=16MB >>"$1/log" 2>&1 &
read -r how
kill -${how:-QUIT} $!
wait $!`

var shared struct {
	sync.Once
	*Cluster
	err error
}

// Server returns the server that all tests share, started where it was not yet.
func Server(t testing.TB) *Cluster {
	t.Helper()
	shared.Do(func() { shared.Cluster, shared.err = New() })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.Cluster
}

// Remove ends what Server has started.
func Remove() {
	if shared.Cluster != nil {
		shared.Cluster.Remove()
	}
}

// New makes and starts a server.
func New() (*Cluster, error) { return Listening("") }

// Listening makes and starts a server that listens on an address as well, and
// trusts whoever comes from its network.
func Listening(address string) (*Cluster, error) {
	c, err := empty(address)
	if err != nil {
		return nil, err
	}
	out, err := c.As(filepath.Join(c.Bin, "initdb"), "-D", c.data(),
		"-U", "tamrin", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	if address != "" {
		hba, err := os.OpenFile(filepath.Join(c.data(), "pg_hba.conf"), os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		fmt.Fprintln(hba, "host all all samenet trust")
		if err := hba.Close(); err != nil {
			return nil, err
		}
	}
	return c, c.Start()
}

// Standby makes and starts a server that follows this one, and listens on an
// address of its own. It takes over with Promote.
func (c *Cluster) Standby(address string) (*Cluster, error) {
	s, err := empty(address)
	if err != nil {
		return nil, err
	}
	from := fmt.Sprintf("host=%s user=tamrin application_name=standby", c.Folder)
	out, err := s.As(filepath.Join(s.Bin, "pg_basebackup"), "-d", from, "-D", s.data(), "-R", "--checkpoint=fast", "--no-sync").CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("pg_basebackup: %w\n%s", err, out)
	}
	return s, s.Start()
}

// Promote has a standby take over.
func (c *Cluster) Promote() error { return c.Query("postgres", "SELECT pg_promote()") }

// Remove ends the server and deletes its folder.
func (c *Cluster) Remove() {
	c.Stop("QUIT")
	os.RemoveAll(c.Folder)
}

// empty makes the folder of a server.
func empty(address string) (*Cluster, error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "tamrin-pg-") // short: the path of a socket may have some 100 bytes
	if err != nil {
		return nil, err
	}
	c := &Cluster{Folder: folder, Bin: bin, Listen: address}
	return c, c.own()
}

func (c *Cluster) data() string { return filepath.Join(c.Folder, "data") }

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
func (c *Cluster) own() error {
	if os.Getuid() != 0 {
		return nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return fmt.Errorf("root can't run a PostgreSQL server: run the tests as another user, or install the package postgresql (%w)", err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	return os.Chown(c.Folder, uid, gid)
}

// As prepares a command to be run by a user that may run the server.
func (c *Cluster) As(name string, args ...string) *exec.Cmd {
	if os.Getuid() == 0 {
		name, args = "runuser", append([]string{"-u", "postgres", "--", name}, args...)
	}
	command := exec.Command(name, args...)
	command.Dir = c.Folder
	return command
}

// Start starts the server and waits until it answers.
func (c *Cluster) Start() (err error) {
	c.shell = c.As("sh", "-c", run, filepath.Join(c.Bin, "postgres"), c.Folder, c.Listen)
	if c.input, err = c.shell.StdinPipe(); err != nil {
		return err
	}
	if err := c.shell.Start(); err != nil {
		return err
	}
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if err = c.Query("postgres", "SELECT"); err == nil {
			return nil
		}
	}
	said, _ := os.ReadFile(filepath.Join(c.Folder, "log"))
	return fmt.Errorf("the server does not answer: %w\n%s", err, said)
}

// Stop ends the server by a signal: INT lets it end in order, QUIT is a crash.
func (c *Cluster) Stop(signal string) {
	fmt.Fprintln(c.input, signal)
	c.shell.Wait() // its status is the signal's
}

// Address is the URL of a database, reached by the socket in folder.
func Address(folder, database string) string {
	u := url.URL{Scheme: "postgres", User: url.User("tamrin"), Path: "/" + database, RawQuery: url.Values{"host": {folder}}.Encode()}
	return u.String()
}

// Query runs SQL as the owner of the databases.
func (c *Cluster) Query(database, sql string) error {
	conn, err := pgx.Connect(context.Background(), Address(c.Folder, database))
	if err != nil {
		return err
	}
	defer conn.Close(context.Background())
	_, err = conn.Exec(context.Background(), sql)
	return err
}

// Ask returns what a query gives: one text.
func (c *Cluster) Ask(database, sql string) (answer string, err error) {
	conn, err := pgx.Connect(context.Background(), Address(c.Folder, database))
	if err != nil {
		return "", err
	}
	defer conn.Close(context.Background())
	return answer, conn.QueryRow(context.Background(), sql).Scan(&answer)
}

// Database returns the name of an empty database, one that an earlier test has
// left where there is one: making a database takes longer than most tests.
func (c *Cluster) Database(t testing.TB) (name string) {
	t.Helper()
	var err error
	if n := len(c.left); n > 0 {
		name, c.left = c.left[n-1], c.left[:n-1]
		err = c.Query(name, "DROP SCHEMA IF EXISTS tamrin CASCADE; DROP SCHEMA IF EXISTS tamrin_staff CASCADE")
	} else {
		c.made++
		name = fmt.Sprintf("test_%d", c.made)
		err = c.Query("postgres", "CREATE DATABASE "+name)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.left = append(c.left, name) })
	return name
}

// Fresh returns the address of an empty database.
func Fresh(t testing.TB) string {
	t.Helper()
	c := Server(t)
	return Address(c.Folder, c.Database(t))
}
