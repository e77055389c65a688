package archive_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tamrin/archive"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/store"
	"tamrin/store/memory"
)

var ctx = context.Background()

const tinyScenario = `tamrin: 1
id: tiny
title: {en: Tiny, ar: صغير}
languages: [en, ar]
clock: {start: 2023-01-31T09:00:00+09:00, length: 1h}
parties:
  rok: {title: {en: Korea, ar: كوريا}}
cells:
  seoul: {title: {en: Seoul, ar: سيول}, plays: [rok]}
  excon: {title: {en: Control, ar: التحكم}, kind: control}
injects:
  launch: {title: {en: Launch, ar: إطلاق}, text: {en: A launch., ar: إطلاق.}, to: [seoul], at: 10m}
`

func tiny() fs.FS {
	return fstest.MapFS{"scenario.yaml": &fstest.MapFile{Data: []byte(tinyScenario)}}
}

// made is when every archive of these tests was made.
var made = time.Date(2026, 11, 25, 14, 0, 0, 0, time.UTC)

// played is an exercise that people have played to its end.
type played struct {
	log store.Log
	id  string
	x   *host.Exercise
}

// play plays an exercise in which so many messages are written.
func play(t testing.TB, folder fs.FS, messages int) played {
	t.Helper()
	p := played{log: memory.New(), id: "tiny-1"}
	clock := host.NewManual(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))
	h := host.New(host.Options{Log: p.log, Clock: clock, Seed: func() rng.Seed { return 7 }})
	defer h.Close()
	x, err := h.Create(ctx, folder, host.Plan{ID: p.id, Name: "Spring"})
	if err != nil {
		t.Fatal(err)
	}
	p.x = x
	do := func(seat, name string, c exercise.Command) {
		t.Helper()
		if _, err := x.Do(ctx, exercise.Actor{Seat: seat, Name: name}, "", c); err != nil {
			t.Fatalf("%T: %v", c, err)
		}
	}
	do("seoul", "Mr Kim", exercise.TakeSeat{Name: "Mr Kim"})
	do("excon", "سالم", exercise.Start{})
	f, err := x.Upload(ctx, "excon", "photo.png", bytes.NewReader(picture()))
	if err != nil {
		t.Fatal(err)
	}
	do("excon", "سالم", exercise.Observe{ID: "observed-1", Sight: exercise.Sight{Text: "seen by سالم", At: exercise.Now, Files: []exercise.File{f}}})
	for i := range messages {
		clock.Advance(time.Second / 10)
		do("seoul", "Mr Kim", exercise.Send{ID: fmt.Sprintf("message-%d", i), To: []string{"excon"}, Subject: "No. 1", Text: fmt.Sprintf("This is message %d of Mr Kim.", i)})
	}
	do("excon", "سالم", exercise.EndEx{})
	return p
}

func picture() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// pack makes the archive of an exercise.
func (p played) pack(t testing.TB, key *archive.Key) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := archive.Write(ctx, &b, archive.Source{Log: p.log, Exercise: p.id, Key: key, Made: made, Program: "test",
		Reports: []archive.Report{{Name: "aar.txt", Content: strings.NewReader("All went well.")}}})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// look opens an archive and verifies it.
func look(b []byte, known string) (*archive.Archive, *archive.Findings, error) {
	a, err := archive.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, nil, err
	}
	f, err := a.Verify(ctx, known, nil)
	return a, f, err
}

func opened(t testing.TB, b []byte) *archive.Archive {
	t.Helper()
	a, err := archive.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// told is what the findings say, a line each.
func told(f *archive.Findings) string {
	var b strings.Builder
	for _, c := range f.Checks {
		fmt.Fprintf(&b, "%s %s\n", [...]string{"+", "-", "?"}[c.State], c.Say.En)
	}
	return b.String()
}
