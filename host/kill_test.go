package host_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/internal/pgtest"
	"tamrin/store/sqlite"
	"tamrin/view"
)

var kills = flag.Int("kills", 5, "how many times the server is killed")

// childEnv tells a process that it is the one to be killed, and its folder.
const childEnv = "TAMRIN_HOST_TEST_CHILD"

func TestMain(m *testing.M) {
	if folder := os.Getenv(childEnv); folder != "" {
		fmt.Println("error", serve(folder))
		os.Exit(1)
	}
	flag.Parse()
	code := m.Run()
	pgtest.Remove()
	os.Exit(code)
}

// serve runs the exercise of a folder and has control set a variable without
// end, saying the reason of each command that was confirmed.
func serve(folder string) error {
	log, err := sqlite.Open(folder)
	if err != nil {
		return err
	}
	x, err := host.New(host.Options{Log: log}).Exercise(ctx, "killed")
	if err != nil {
		return err
	}
	x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Start{})
	x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Resume{})
	errs := make(chan error)
	var say sync.Mutex
	for w := range 8 {
		go func() {
			for i := 0; ; i++ {
				title := fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i)
				_, err := x.Do(ctx, exercise.Actor{Seat: "excon"}, title, exercise.SetVar{Var: "alarm", Value: fmt.Sprint(i%2 == 0)})
				if err != nil {
					errs <- err
					return
				}
				say.Lock()
				fmt.Println("ack", title)
				say.Unlock()
			}
		}()
	}
	return <-errs
}

// TestAKilledServerLosesNothingItConfirmed kills a server in the middle of its
// work, times over. Each time the log must fold, the exercise must stand paused
// where it was, and every confirmed command must be in the log exactly once.
func TestAKilledServerLosesNothingItConfirmed(t *testing.T) {
	folder := t.TempDir()
	log, err := sqlite.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	h := host.New(host.Options{Log: log})
	if _, err := h.Create(ctx, small(), host.Plan{ID: "killed"}); err != nil {
		t.Fatal(err)
	}
	h.Close()
	log.Close()
	confirmed := map[string]bool{}
	for range *kills {
		killServer(t, folder, confirmed)
		checkLog(t, folder, confirmed)
	}
	t.Logf("%d confirmed", len(confirmed))
	if len(confirmed) == 0 {
		t.Error("nothing was confirmed: the test proves nothing")
	}
}

func killServer(t *testing.T, folder string, confirmed map[string]bool) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), childEnv+"="+folder)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	var once sync.Once
	for lines := bufio.NewScanner(out); lines.Scan(); {
		once.Do(func() { time.AfterFunc(80*time.Millisecond, func() { c.Process.Kill() }) })
		title, ok := strings.CutPrefix(lines.Text(), "ack ")
		if !ok {
			t.Error(lines.Text())
		} else if strings.Count(title, "-") == 2 {
			confirmed[title] = true
		}
	}
	c.Wait() // it was killed
}

func checkLog(t *testing.T, folder string, confirmed map[string]bool) {
	t.Helper()
	log, err := sqlite.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	h := host.New(host.Options{Log: log})
	defer h.Close()
	x, err := h.Exercise(ctx, "killed")
	if err != nil {
		t.Fatal(err)
	}
	r := &room{t: t, x: x}
	if p := r.page("excon").Clock.Phase; p != view.Paused {
		t.Errorf("after the kill the exercise is %s", p)
	}
	count := map[string]int{}
	for _, e := range events(t, x) {
		count[e.Reason]++
	}
	for title := range confirmed {
		if count[title] != 1 {
			t.Errorf("%s was confirmed and is there %d times", title, count[title])
		}
	}
}
