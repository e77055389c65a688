package host_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/store"
	"tamrin/store/sqlite"
)

// TestADiskThatFillsUpForReal plays on a small file system until it is full,
// frees some of it, and plays on.
func TestADiskThatFillsUpForReal(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=3m"); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	ballast := filepath.Join(disk, "ballast")
	if err := os.WriteFile(ballast, make([]byte, 1<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	log, err := sqlite.Open(filepath.Join(disk, "log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	r := enter(t, log, host.Plan{})
	r.do("excon", exercise.Start{})
	confirmed := r.fill(t)
	if confirmed == 0 {
		t.Fatal("nothing was confirmed before the disk was full: the test proves nothing")
	}
	if n := len(r.page("seoul").Inbox); n != confirmed {
		t.Errorf("on the full disk %d items are shown of %d confirmed", n, confirmed)
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	r.clock.Advance(2 * time.Second)
	r.do("excon", r.news("room again"))
	r.do("excon", exercise.Pause{})
	if n := len(r.page("seoul").Inbox); n != confirmed+1 {
		t.Errorf("with room again %d items are shown of %d confirmed", n, confirmed+1)
	}
	replay := exercise.New(r.x.Program())
	for _, e := range events(t, r.x) {
		fold(t, replay, e)
	}
	if replay.World.Hash() != r.x.Hash() {
		t.Error("the log replays to another world")
	}
}

// fill writes to Seoul until the disk is full, and returns how much was confirmed.
func (r *room) fill(t *testing.T) (confirmed int) {
	t.Helper()
	for i := range 10_000 {
		_, err := r.x.Do(ctx, exercise.Actor{Seat: "excon"}, "", r.news(fmt.Sprint(i)))
		var p *store.Problem
		switch {
		case err == nil:
			confirmed++
		case errors.As(err, &p) && p.Kind == store.Full && p.Say.Ar != "":
			return confirmed
		default:
			t.Fatalf("on a full disk: %v", err)
		}
	}
	t.Fatal("the disk does not fill up")
	return 0
}

// news is an inject to Seoul.
func (r *room) news(title string) exercise.AddInject {
	return exercise.AddInject{Draft: exercise.Draft{Title: map[string]string{"en": title}, Text: map[string]string{"en": fmt.Sprintf("%2000s", title)},
		Cells: []string{"seoul"}, At: exercise.Now}}
}
