package archive_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tamrin/archive"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/store/memory"
	"tamrin/view"
)

var release = flag.String("release", "", "make the archives of this release, such as v0.2; those that are there stay")

// releases holds an archive of each shipping scenario as each release played
// it. What is there is never written anew: it must stay sound, and replay to the
// same world, in every later version.
const releases = "testdata/releases"

func TestLogsOfEveryReleaseReplay(t *testing.T) {
	if *release != "" {
		for _, name := range scenarios.Names() {
			makeRelease(t, filepath.Join(releases, *release), name)
		}
	}
	files, err := filepath.Glob(releases + "/*/*" + archive.Ending)
	if err != nil || len(files) < len(scenarios.Names()) {
		t.Fatalf("%d archives, %v", len(files), err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, f, err := look(b, "")
		if err != nil || f.State() != archive.Sound {
			t.Errorf("%s: %v\n%s", file, err, told(f))
			continue
		}
		s, err := a.Replay(ctx)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		world := strings.TrimSuffix(file, archive.Ending) + ".world"
		if *release != "" && strings.HasPrefix(file, filepath.Join(releases, *release)) {
			if err := write(world, fmt.Appendf(nil, "%x\n", s.World.Hash())); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(world)
		if got := fmt.Sprintf("%x\n", s.World.Hash()); err != nil || got != string(want) {
			t.Errorf("%s replays to the world %s, not to %s; %v", file, got, want, err)
		}
	}
}

// write writes a file that is not there yet.
func write(name string, b []byte) error {
	if _, err := os.Stat(name); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, b, 0o644)
}

// makeRelease plays a scenario with bots and a few people, and archives it.
func makeRelease(t *testing.T, folder, name string) {
	t.Helper()
	log, clock := memory.New(), host.NewManual(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))
	h := host.New(host.Options{Log: log, Clock: clock, Seed: func() rng.Seed { return 1 }})
	defer h.Close()
	from, _ := scenarios.Open(name)
	x, err := h.Create(ctx, from, host.Plan{ID: name, Name: "A run of " + name, Bots: true})
	if err != nil {
		t.Fatal(err)
	}
	playWithPeople(t, x, clock)
	var b bytes.Buffer
	if _, err := archive.Write(ctx, &b, archive.Source{Log: log, Exercise: name, Key: archive.NewKey(), Made: made, Program: filepath.Base(folder)}); err != nil {
		t.Fatal(err)
	}
	if err := write(filepath.Join(folder, name+archive.Ending), b.Bytes()); err != nil {
		t.Fatal(err)
	}
}

func over(t *testing.T, x *host.Exercise, s host.SeatInfo) bool {
	t.Helper()
	p, err := x.View(ctx, s.Viewer)
	if err != nil {
		t.Fatal(err)
	}
	return p.Clock.Phase == view.Over
}

// playWithPeople has control and one player do something of each sort.
func playWithPeople(t *testing.T, x *host.Exercise, clock *host.Manual) {
	t.Helper()
	var control, player host.SeatInfo
	for _, s := range x.Seats() {
		switch {
		case s.Viewer.Role == view.Control:
			control = s
		case player.ID == "" && s.Viewer.Role == view.Player:
			player = s
		}
	}
	by := func(s host.SeatInfo, who string, c exercise.Command) {
		if _, err := x.Do(ctx, exercise.Actor{Seat: s.ID, Name: who}, "", c); err != nil {
			t.Logf("%T: %v", c, err) // not every scenario has everything
		}
	}
	by(control, "Director Amal", exercise.TakeSeat{Name: "Director Amal"})
	by(player, "سالم الحربي", exercise.TakeSeat{Name: "سالم الحربي"})
	by(control, "Director Amal", exercise.Start{})
	photo, err := x.Upload(ctx, control.ID, "photo.png", bytes.NewReader(picture()))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < 10_000 && !over(t, x, control); i++ {
		clock.Advance(37 * time.Second)
		if err := x.Sync(ctx); err != nil {
			t.Fatal(err)
		}
		switch i {
		case 3:
			by(player, "سالم الحربي", exercise.Send{ID: "message-0001", To: []string{strings.Split(control.ID, ".")[0]}, Subject: "Question", Text: "سالم الحربي asks Director Amal."})
			by(player, "سالم الحربي", exercise.AskControl{ID: "request-0001", Subject: "Water", Text: "How much water is there?"})
			by(player, "سالم الحربي", exercise.WriteNote{ID: "note-0001", Text: "First note."})
			by(player, "سالم الحربي", exercise.Acknowledge{Key: 1})
		case 5:
			by(control, "Director Amal", exercise.Observe{ID: "observed-1", Sight: exercise.Sight{Text: "A good start.", Rating: "P", At: exercise.Now, Files: []exercise.File{photo}}})
			by(control, "Director Amal", exercise.AddInject{ID: "added-0001", Draft: exercise.Draft{Title: map[string]string{"en": "On the spot", "ar": "فوري"},
				Text: map[string]string{"en": "Written on the spot.", "ar": "كُتب فورًا."}, Cells: []string{strings.Split(player.ID, ".")[0]}, At: exercise.Now}})
			by(control, "Director Amal", exercise.Pause{})
			clock.Advance(time.Hour)
			by(control, "Director Amal", exercise.Resume{})
		case 7:
			by(player, "سالم الحربي", exercise.HandBack{})
		}
	}
}
