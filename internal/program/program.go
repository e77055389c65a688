// Package program builds the program for tests that run it in a process of its
// own, and keeps what it says. It must never know what it is run for.
package program

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

var shelf string // the folder of the program, once it is built

// Built is the program's path; it is built once for all tests of a package.
var Built = sync.OnceValues(func() (_ string, err error) {
	if shelf, err = os.MkdirTemp("", "tamrin-program-"); err != nil {
		return "", err
	}
	path := filepath.Join(shelf, "tamrin")
	if out, err := exec.Command("go", "build", "-o", path, "tamrin/cmd/tamrin").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return path, nil
})

// Drop takes the program away, where it was built; a package's TestMain calls it.
func Drop() {
	if shelf != "" {
		os.RemoveAll(shelf)
	}
}

// Spoken is what a program has said so far.
type Spoken struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write implements io.Writer.
func (s *Spoken) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

// String returns all of it.
func (s *Spoken) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
