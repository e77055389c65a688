package storetest

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"tamrin/store"
)

// childEnv tells a process that it is the one to be killed, and where to write.
const childEnv = "TAMRIN_STORE_TEST_CHILD"

// filesEnv tells the child to keep files instead of appending records.
const filesEnv = "TAMRIN_STORE_TEST_FILES"

// writers append at once in the child, each to an exercise of its own.
const writers = 4

// Child must be the first call of the TestMain of a package that calls Kill:
// in the process that is to be killed it appends until it is.
func Child(open func(where string) (store.Log, error)) {
	where := os.Getenv(childEnv)
	if where == "" {
		return
	}
	l, err := open(where)
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	work := appendOn
	if os.Getenv(filesEnv) != "" {
		work = keepOn
	}
	var wg sync.WaitGroup
	var say sync.Mutex
	for w := range writers {
		wg.Go(func() {
			if err := work(l, name(w), &say); err != nil {
				fmt.Println("error", err)
			}
		})
	}
	wg.Wait()
	os.Exit(1)
}

// appendOn appends to one exercise without end and says what was acknowledged.
func appendOn(l store.Log, id string, say *sync.Mutex) error {
	e, err := l.Open(context.Background(), id)
	if err != nil {
		return err
	}
	head := e.Head
	for {
		payloads := make([][]byte, 1+head.Seq%3)
		for i := range payloads {
			payloads[i] = payload(id, head.Seq+1+int64(i))
		}
		if head, err = l.Append(context.Background(), id, head.Seq, payloads...); err != nil {
			return err
		}
		say.Lock()
		fmt.Println("ack", id, head.Seq)
		say.Unlock()
	}
}

// Kill lets a child process append and kills it without warning, times over,
// and checks each time that every acknowledged record is there.
func Kill(t *testing.T, where string, times int, open func(where string) (store.Log, error)) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	l, err := open(where)
	must(t, err)
	for w := range writers {
		must(t, l.Create(t.Context(), name(w), nil))
	}
	must(t, l.Close())
	acked, total := map[string]int64{}, int64(0)
	for range times {
		run(t, where, time.Duration(10+r.IntN(90))*time.Millisecond, "", func(id, seq string) {
			if n, err := strconv.ParseInt(seq, 10, 64); err == nil {
				acked[id] = max(acked[id], n)
			}
		})
		total = inspect(t, where, acked, open)
	}
	if total == 0 {
		t.Error("nothing was acknowledged before any kill: the test proves nothing")
	}
	t.Logf("%d records in %d logs after %d kills", total, writers, times)
}

// run starts the child and kills it some time after its first acknowledgement.
func run(t *testing.T, where string, life time.Duration, files string, acked func(id, what string)) {
	self, err := os.Executable()
	must(t, err)
	c := exec.Command(self, "-test.run=^$")
	c.Env = append(os.Environ(), childEnv+"="+where, filesEnv+"="+files)
	out, err := c.StdoutPipe()
	must(t, err)
	c.Stderr = os.Stderr
	must(t, c.Start())
	var once sync.Once
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		once.Do(func() { time.AfterFunc(life, func() { c.Process.Kill() }) })
		f := strings.Fields(lines.Text())
		if len(f) != 3 || f[0] != "ack" {
			if strings.HasPrefix(lines.Text(), "error") {
				t.Errorf("the child: %s", lines.Text())
			}
			continue // a line cut short by the kill
		}
		acked(f[1], f[2])
	}
	c.Wait() // it was killed
}

func inspect(t *testing.T, where string, acked map[string]int64, open func(where string) (store.Log, error)) (total int64) {
	l, err := open(where)
	must(t, err)
	defer l.Close()
	for w := range writers {
		id := name(w)
		records, err := all(t.Context(), l, id, store.Head{})
		must(t, err)
		for _, r := range records {
			if string(r.Payload) != string(payload(id, r.Seq)) {
				t.Fatalf("%s: record %d holds %q", id, r.Seq, r.Payload)
			}
		}
		if n := int64(len(records)); n < acked[id] {
			t.Fatalf("%s: %d records are left of %d acknowledged", id, n, acked[id])
		}
		total += int64(len(records))
	}
	return total
}

func name(w int) string { return fmt.Sprintf("exercise_%d", w) }

// payload is what record seq of an exercise must hold.
func payload(id string, seq int64) []byte {
	return fmt.Appendf(nil, "%s record %d %s", id, seq, strings.Repeat("x", int(seq%200)))
}
