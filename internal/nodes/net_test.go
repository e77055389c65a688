//go:build linux

// Package nodes plays an exercise on several servers that share one PostgreSQL
// database, each in a network of its own, and takes machines and cables away
// from them. It looks at what people are told and at what the log holds; it must
// never reach into a server.
package nodes

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"tamrin/internal/program"
)

// inside tells the process that it is the one within networks of its own.
const inside = "TAMRIN_NODES_INSIDE"

const unprivileged = `these tests make networks of their own, for which they must be root: run them as
root, or as a user whom sudo asks for no password. In a container that takes
--cap-add SYS_ADMIN --cap-add NET_ADMIN --security-opt apparmor=unconfined.
Also needed are ip (of iproute2) and unshare (of util-linux): run bash .ci/install.`

// TestMain runs the tests within networks that nobody else sees and that go
// away with the process, however it ends.
func TestMain(m *testing.M) {
	if os.Getenv(inside) != "" {
		if err := furnishNetworks(); err != nil {
			fmt.Fprintf(os.Stderr, "%v\n%s\n", err, unprivileged)
			os.Exit(1)
		}
		code := m.Run()
		program.Drop()
		os.Exit(code)
	}
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if out, err := apart("true").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "%v: %s\n%s\n", err, out, unprivileged)
		os.Exit(1)
	}
	c := apart(append([]string{self}, os.Args[1:]...)...)
	c.Stdout, c.Stderr = os.Stdout, os.Stderr
	if err := c.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// apart prepares a command that has networks and mounts of its own.
func apart(words ...string) *exec.Cmd {
	words = append([]string{"unshare", "--net", "--mount"}, words...)
	if os.Getuid() != 0 {
		words = append([]string{"sudo", "-n", "-E"}, words...)
	}
	c := exec.Command(words[0], words[1:]...)
	c.Env = append(os.Environ(), inside+"=1")
	return c
}

// The networks: the database's, on a bridge; and a cable from the people, who
// are where the tests run, to each node.
const (
	database = "10.9.0.10"
	spare    = "10.9.0.20" // the standby's
	count    = 3           // nodes
)

func front(i int) string { return fmt.Sprintf("10.8.%d.2", i) }

// furnishNetworks makes a network for each node.
func furnishNetworks() error {
	script := `
mkdir -p /run/netns
mount -t tmpfs tmpfs /run/netns
ip link set lo up
ip link add back type bridge
ip addr add ` + database + `/24 dev back
ip addr add ` + spare + `/24 dev back
ip link set back up
`
	for i := range count {
		script += strings.NewReplacer("$i", fmt.Sprint(i)).Replace(`
ip netns add n$i
ip -n n$i link set lo up
ip link add back$i type veth peer name back netns n$i
ip link set back$i master back up
ip -n n$i addr add 10.9.0.10$i/24 dev back
ip -n n$i link set back up
ip link add front$i type veth peer name front netns n$i
ip addr add 10.8.$i.1/24 dev front$i
ip link set front$i up
ip -n n$i addr add 10.8.$i.2/24 dev front
ip -n n$i link set front up
`)
	}
	out, err := exec.Command("sh", "-ec", script).CombinedOutput()
	if err != nil {
		return fmt.Errorf("the networks could not be made: %w\n%s", err, out)
	}
	return nil
}

// cable pulls the cable between a node and the database, or puts it back. The
// node sees nothing of it: packets go nowhere.
func cable(t *testing.T, node int, is string) {
	t.Helper()
	out, err := exec.Command("ip", "link", "set", fmt.Sprint("back", node), is).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
