//go:build linux

package ship

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the expected files anew")

// TestThePackageInstallsServesAndGoes makes the package as a release does and
// goes through its life on a copy of this machine.
func TestThePackageInstallsServesAndGoes(t *testing.T) {
	deb := release(t, "linux/"+runtime.GOARCH)
	port := freePort(t)
	var steps, trouble bytes.Buffer
	c := asRoot(t, "unshare", "--mount", "bash", "try.sh", deb, port, t.TempDir())
	c.Stderr = &trouble
	stop, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fmt.Fprintln(&steps, lines.Text())
		if lines.Text() == "serving" {
			fmt.Fprintln(&steps, ask("http://127.0.0.1:"+port+"/"))
			fmt.Fprintln(stop, "stop")
		}
	}
	if err := c.Wait(); err != nil {
		t.Fatalf("%v\n%s%s\nthe package is tried on a copy of this machine, which needs root, unshare (util-linux), setpriv, adduser, dpkg and overlayfs: run the tests as root, or allow sudo", err, &steps, &trouble)
	}
	golden(t, "life.txt", steps.String())
}

// TestWhatIsInThePackage lists its files with their rights, and asks systemd
// what it makes of the unit.
func TestWhatIsInThePackage(t *testing.T) {
	deb := release(t, "linux/"+runtime.GOARCH)
	listed := run(t, exec.Command("dpkg-deb", "--contents", deb))
	listed = regexp.MustCompile(`(?m)^(\S+) (\S+) +\d+ \S+ \S+ (.*)$`).ReplaceAllString(listed, "$1 $2 $3")
	golden(t, "contents.txt", regexp.MustCompile(`(?m)^.*/[A-Za-z.]+\.md\n`).ReplaceAllString(listed, "")) // the manual grows

	root := t.TempDir()
	run(t, exec.Command("dpkg-deb", "--extract", deb, root))
	unit := "usr/lib/systemd/system/tamrin.service"
	if said := run(t, exec.Command("systemd-analyze", "verify", "--root="+root, "--man=no", "--recursive-errors=no", "/"+unit)); said != "" {
		t.Errorf("systemd says of the unit:\n%s", said)
	}
}

// TestTheSameSourceGivesTheSameBytes makes a release twice, in two folders; what
// is compiled already is not compiled anew.
func TestTheSameSourceGivesTheSameBytes(t *testing.T) {
	one, two := sums(t, release(t, "linux/"+runtime.GOARCH)), sums(t, release(t, "linux/"+runtime.GOARCH))
	if d := cmp.Diff(one, two); d != "" {
		t.Errorf("two releases of one source differ:\n%s", d)
	}
	for _, kind := range []string{"_" + runtime.GOARCH + ".deb", "-linux-" + runtime.GOARCH, ".cdx.json"} {
		if !strings.Contains(one, kind+"\n") {
			t.Errorf("the sums name no %s:\n%s", kind, one)
		}
	}
}

// TestWindows builds for the system that is most unlike this one; `make release`
// builds for all six.
func TestWindows(t *testing.T) {
	c := exec.Command("go", "build", "-o", filepath.Join(t.TempDir(), "tamrin.exe"), "tamrin/cmd/tamrin")
	c.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	run(t, c)
}

// release makes a release for one system and returns its package.
func release(t *testing.T, target string) string {
	t.Helper()
	out := t.TempDir()
	run(t, exec.Command("bash", "release.sh", out, target))
	debs, _ := filepath.Glob(filepath.Join(out, "*.deb"))
	if len(debs) != 1 {
		t.Fatalf("the release has %d packages, not one", len(debs))
	}
	return debs[0]
}

func sums(t *testing.T, deb string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(filepath.Dir(deb), "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// asRoot runs a command as root, by sudo where the tests do not run so.
func asRoot(t *testing.T, args ...string) *exec.Cmd {
	if os.Getuid() != 0 {
		args = append([]string{"sudo", "-n"}, args...)
	}
	return exec.CommandContext(t.Context(), args[0], args[1:]...)
}

func run(t *testing.T, c *exec.Cmd) string {
	t.Helper()
	b, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(c.Args, " "), err, b)
	}
	return string(b)
}

// ask tells what the service answers to somebody who opens its address.
func ask(url string) string {
	r, err := http.Get(url)
	if err != nil {
		return err.Error()
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return err.Error()
	}
	title := regexp.MustCompile(`<title>[^<]*</title>`).Find(b)
	return fmt.Sprintf("asked: %s %s", r.Status, title)
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; write it with -update", err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (write it anew with -update):\n%s", path, d)
	}
}
