//go:build linux

package nodes

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"tamrin/internal/program"
)

// server is `tamrin serve` in a network of its own.
type server struct {
	t      *testing.T
	number int
	store  string
	folder string
	said   *program.Spoken
	cmd    *exec.Cmd
}

func (s *server) start() {
	s.t.Helper()
	path, err := program.Built()
	if err != nil {
		s.t.Fatal(err)
	}
	s.said = &program.Spoken{}
	s.cmd = exec.Command("ip", "netns", "exec", fmt.Sprint("n", s.number), path, "serve", "--data", s.folder, "--store", s.store,
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
