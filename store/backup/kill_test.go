package backup

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tamrin/store"
	"tamrin/store/sqlite"
)

var kills = flag.Int("kills", 6, "how many times what writes, and what makes a backup, is killed")

// childEnv tells a process what it is to do until it is killed, and with what.
const childEnv = "TAMRIN_BACKUP_TEST_CHILD"

func TestMain(m *testing.M) {
	if do := os.Getenv(childEnv); do != "" {
		child(strings.Split(do, "|"))
	}
	flag.Parse()
	os.Exit(m.Run())
}

func child(do []string) {
	var err error
	switch do[0] {
	case "write":
		err = writeOn(do[1])
	case "backup":
		fmt.Println("begun", 0)
		_, err = Write(context.Background(), Source{Folder: do[1], Made: made}, do[2])
	case "restore":
		fmt.Println("begun", 0)
		_, err = Restore(context.Background(), do[1], do[2], nil)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// writeOn appends and keeps files without end, and says what was acknowledged.
func writeOn(folder string) error {
	log, err := sqlite.Open(folder)
	if err != nil {
		return err
	}
	e, err := log.Open(context.Background(), "autumn")
	if err != nil {
		return err
	}
	head := e.Head
	for {
		photo, err := log.Keep(context.Background(), strings.NewReader(fmt.Sprint("photo ", head.Seq)))
		if err != nil {
			return err
		}
		if head, err = log.Append(context.Background(), "autumn", head.Seq, []byte("event"), []byte(photo.Hash.String())); err != nil {
			return err
		}
		fmt.Println("acked", head.Seq)
	}
}

// spawn starts a child; said hears each number that it says.
func spawn(t *testing.T, do string, said func(int64)) (c *exec.Cmd, ended chan struct{}) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c = exec.Command(self, "-test.run=^$")
	c.Env = append(os.Environ(), childEnv+"="+do)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	ended = make(chan struct{})
	go func() {
		defer close(ended)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if _, number, ok := strings.Cut(lines.Text(), " "); ok {
				if n, err := strconv.ParseInt(number, 10, 64); err == nil {
					said(n)
				}
			}
		}
		_ = c.Wait() // it may have been killed
	}()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		<-ended
	})
	return c, ended
}

// TestKillsLeaveAWholeBackupOrNone makes backups while another process writes,
// and kills either in the middle. A backup that is there holds all that was
// acknowledged before it was begun; one that was killed is not there; so with
// restoring.
func TestKillsLeaveAWholeBackupOrNone(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	folder, place := "", t.TempDir()
	whole, none := 0, 0
	for round := range *kills {
		if round%10 == 0 {
			folder = furnished(t) // the old one has become long
		}
		var acked atomic.Int64
		writer, ended := spawn(t, "write|"+folder, acked.Store)
		for acked.Load() == 0 {
			select {
			case <-ended:
				t.Fatal("the writer ended by itself")
			case <-time.After(time.Millisecond):
			}
		}
		before, file := acked.Load(), filepath.Join(place, fmt.Sprintf("%d.tar", round))
		life := time.Duration(1+r.IntN(60)) * time.Millisecond
		victim, done := spawn(t, "backup|"+folder+"|"+file, func(int64) {})
		if round%2 == 0 {
			victim = writer
		}
		time.AfterFunc(life, func() { victim.Process.Kill() })
		<-done
		writer.Process.Kill()
		<-ended
		if _, err := os.Lstat(file); errors.Is(err, fs.ErrNotExist) {
			none++
			if victim == writer {
				t.Fatalf("round %d: the writer was killed, and there is no backup", round)
			}
			continue
		}
		whole++
		restoreAndLook(t, r, file, filepath.Join(place, fmt.Sprint("to", round)), before)
	}
	t.Logf("%d whole backups, %d killed", whole, none)
	if whole == 0 {
		t.Error("no backup was made: the test proves nothing")
	}
}

// restoreAndLook has a restoring killed, restores once more, and looks for what
// was acknowledged.
func restoreAndLook(t *testing.T, r *rand.Rand, file, to string, before int64) {
	t.Helper()
	victim, done := spawn(t, "restore|"+file+"|"+to, func(int64) {})
	time.AfterFunc(time.Duration(1+r.IntN(20))*time.Millisecond, func() { victim.Process.Kill() })
	<-done
	if _, err := os.Lstat(to); errors.Is(err, fs.ErrNotExist) {
		if _, err := Restore(t.Context(), file, to, nil); err != nil {
			t.Fatal(err)
		}
	}
	log, err := sqlite.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	last := int64(0)
	for record, err := range log.Read(t.Context(), "autumn", store.Head{}) {
		if err != nil {
			t.Fatal(err)
		}
		last = record.Seq
		if len(record.Payload) != 64 {
			continue
		}
		hash := store.Digest([]byte(fmt.Sprint("photo ", record.Seq-2)))
		c, err := log.Content(t.Context(), hash)
		if err != nil || hash.String() != string(record.Payload) {
			t.Fatalf("record %d refers to a file that is not there: %v", record.Seq, err)
		}
		c.Close()
	}
	if last < before {
		t.Errorf("%d events are in the backup of %d that were acknowledged before", last, before)
	}
}
