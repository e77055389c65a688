//go:build linux

package nodes

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

var shelf string // the folder of the program, once it is built

// built is the program, built once for all tests.
var built = sync.OnceValues(func() (_ string, err error) {
	if shelf, err = os.MkdirTemp("", "tamrin-nodes-"); err != nil {
		return "", err
	}
	program := filepath.Join(shelf, "tamrin")
	out, err := exec.Command("go", "build", "-o", program, "tamrin/cmd/tamrin").CombinedOutput()
	if err != nil {
		os.Stderr.Write(out)
	}
	return program, err
})

// server is `tamrin serve` in a network of its own.
type server struct {
	t      *testing.T
	number int
	store  string
	folder string
	said   *spoken
	cmd    *exec.Cmd
}

func (s *server) start() {
	s.t.Helper()
	program, err := built()
	if err != nil {
		s.t.Fatal(err)
	}
	s.said = &spoken{}
	s.cmd = exec.Command("ip", "netns", "exec", fmt.Sprint("n", s.number), program, "serve", "--data", s.folder, "--store", s.store,
		"--node", fmt.Sprint("n", s.number), "--addr", front(s.number)+":8080", "--url", "http://tamrin.test")
	s.cmd.Env = append(os.Environ(), "LANG=en_GB.UTF-8", "LC_ALL=en_GB.UTF-8")
	s.cmd.Stdout, s.cmd.Stderr = s.said, s.said
	if err := s.cmd.Start(); err != nil {
		s.t.Fatal(err)
	}
	until(s.t, fmt.Sprintf("node %d serves", s.number), 20*time.Second, func() bool { return strings.Contains(s.said.String(), "Serving http") })
}

// kill ends the server as a power cut does.
func (s *server) kill() {
	if s.cmd != nil {
		_ = s.cmd.Process.Signal(syscall.SIGKILL) // it may have ended by itself
		_ = s.cmd.Wait()
		s.cmd = nil
	}
}

// spoken is what the server has said.
type spoken struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *spoken) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// until waits for something to come true and returns how long that took.
func until(t *testing.T, what string, within time.Duration, is func() bool) time.Duration {
	t.Helper()
	begun := time.Now()
	for !is() {
		if time.Since(begun) > within {
			t.Fatalf("in vain for %v: %s", within, what)
		}
		time.Sleep(20 * time.Millisecond)
	}
	return time.Since(begun)
}
