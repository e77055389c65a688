// Package stage plays whole exercises in a real browser against a real server
// in a process of its own, so that it can be killed in the middle. It must never
// reach into the program: it sees what people see.
package stage

import (
	"archive/zip"
	"bytes"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"tamrin/internal/browse"
	"tamrin/internal/program"
)

func TestMain(m *testing.M) { browse.Main(m, program.Drop) }

// server is `tamrin serve` in a process of its own, on one folder and one port
// however often it is killed.
type server struct {
	t      *testing.T
	folder string
	addr   string
	said   *program.Spoken
	cmd    *exec.Cmd
}

func serve(t *testing.T) *server {
	t.Helper()
	s := &server{t: t, folder: t.TempDir(), addr: freePort(t)}
	s.start()
	t.Cleanup(s.kill)
	return s
}

// freePort finds a port that nobody listens on.
func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (s *server) start() {
	s.t.Helper()
	path, err := program.Built()
	if err != nil {
		s.t.Fatal(err)
	}
	s.said = &program.Spoken{}
	s.cmd = exec.Command(path, "serve", "--data", s.folder, "--addr", s.addr)
	s.cmd.Env = append(os.Environ(), "LANG=en_GB.UTF-8", "LC_ALL=en_GB.UTF-8")
	s.cmd.Stdout, s.cmd.Stderr = s.said, s.said
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.says(`Serving http://\S+`)
}

// kill ends the server as a power cut does: nothing is written any more.
func (s *server) kill() {
	if s.cmd != nil {
		_ = s.cmd.Process.Signal(syscall.SIGKILL) // it may have ended by itself
		_ = s.cmd.Wait()
		s.cmd = nil
	}
}

// stop ends the server as a system does: it may say farewell.
func (s *server) stop() {
	s.t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	if err := s.cmd.Wait(); err != nil {
		s.t.Errorf("a server that is stopped ends with %v", err)
	}
	s.cmd = nil
}

// says waits until the server has said what fits pattern, and returns that.
func (s *server) says(pattern string) string {
	s.t.Helper()
	for end := time.Now().Add(browse.Patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if m := regexp.MustCompile(pattern).FindString(s.said.String()); m != "" {
			return m
		}
	}
	s.t.Fatalf("the server never said %s:\n%s", pattern, s.said)
	return ""
}

// zipped packs a folder as a file manager does.
func zipped(t *testing.T, folder string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(os.DirFS(filepath.Dir(folder))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wire is the cable of one room: what passes between its browsers and the
// server, and what no longer does.
type wire struct {
	to     string
	listen net.Listener

	mu    sync.Mutex
	cut   bool // nothing passes
	mute  bool // what browsers send arrives; nothing comes back
	conns map[net.Conn]bool
}

// lay lays a wire to the server and returns the address at its other end.
func lay(t *testing.T, s *server) *wire {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{to: s.addr, listen: l, conns: map[net.Conn]bool{}}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go w.carry(c)
		}
	}()
	t.Cleanup(func() {
		l.Close()
		w.set(true, false)
	})
	return w
}

func (w *wire) base() string { return "http://" + w.listen.Addr().String() }

// set cuts, mutes or mends the wire; connections under way break.
func (w *wire) set(cut, mute bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cut, w.mute = cut, mute
	for c := range w.conns {
		c.Close()
	}
}

func (w *wire) carry(near net.Conn) {
	defer near.Close()
	w.mu.Lock()
	cut, mute := w.cut, w.mute
	w.conns[near] = true
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		delete(w.conns, near)
		w.mu.Unlock()
	}()
	if cut {
		return
	}
	far, err := net.Dial("tcp", w.to)
	if err != nil {
		return
	}
	defer far.Close()
	go func() {
		defer near.Close()
		back := io.Writer(near)
		if mute {
			back = io.Discard
		}
		_, _ = io.Copy(back, far) // ends when either side does
	}()
	_, _ = io.Copy(far, near)
}

// path is the link without its server.
func path(link string) string {
	_, rest, _ := strings.Cut(link, "://")
	_, p, _ := strings.Cut(rest, "/")
	return "/" + p
}
