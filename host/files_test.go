package host_test

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/media"
	"tamrin/store"
	"tamrin/store/memory"
	"tamrin/store/sqlite"
	"tamrin/view"
)

// picture is a small PNG, another for each n.
func picture(n int) []byte {
	var b bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, 8+n, 8))
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func (r *room) send(seat string, b []byte) exercise.File {
	r.t.Helper()
	f, err := r.x.Upload(ctx, seat, "photo.png", bytes.NewReader(b))
	if err != nil {
		r.t.Fatal(err)
	}
	return f
}

func observe(id string, hashes ...string) exercise.Observe {
	c := exercise.Observe{ID: id, Sight: exercise.Sight{Text: "seen", At: exercise.Now}}
	for _, h := range hashes {
		c.Files = append(c.Files, exercise.File{Hash: h})
	}
	return c
}

func (r *room) viewer(seat string) view.Viewer {
	r.t.Helper()
	v, err := r.x.Viewer(seat)
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

func TestAPhotoIsSeenByThoseWhoSeeWhatRefersToIt(t *testing.T) {
	folder := t.TempDir()
	log, err := sqlite.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	r := enter(t, log, host.Plan{})
	f := r.send("excon", picture(1))
	if f.Type != "image/png" || f.Size != int64(len(picture(1))) {
		t.Errorf("%+v", f)
	}
	none := func(seat string, hash string) {
		t.Helper()
		_, _, err := r.x.Content(ctx, r.viewer(seat), hash)
		_, nothing := r.x.Small(ctx, r.viewer(seat), hash)
		if store.KindOf(err) != store.NotFound || strings.Contains(err.Error(), hash) || store.KindOf(nothing) != store.NotFound {
			t.Errorf("%s gets %v, %v", seat, err, nothing)
		}
	}
	none("excon", f.Hash) // nothing refers to it
	r.do("excon", observe("draft-0001", f.Hash))
	none("seoul", f.Hash)
	none("seoul", strings.Repeat("1", 64))
	none("excon", strings.Repeat("1", 64))
	none("excon", "../tamrin.db")
	got, c, err := r.x.Content(ctx, r.viewer("excon"), f.Hash)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if b, err := io.ReadAll(c); err != nil || !bytes.Equal(b, picture(1)) || got.Name != "photo.png" {
		t.Errorf("%+v, %d bytes, %v", got, len(b), err)
	}
	for range 2 { // made, and remembered
		if b, err := r.x.Small(ctx, r.viewer("excon"), f.Hash); err != nil || !bytes.HasPrefix(b, []byte("\xff\xd8")) {
			t.Errorf("small: %v", err)
		}
	}
}

func TestOnlyWhatASeatHasSentOrSeesIsAttached(t *testing.T) {
	log := memory.New()
	r, other := enter(t, log, host.Plan{}), enter(t, log, host.Plan{})
	f := r.send("excon", picture(2))
	var missing *host.NotSent
	try := func(r *room, seat string, c exercise.Observe) error {
		_, err := r.x.Do(ctx, exercise.Actor{Seat: seat}, "", c)
		return err
	}
	if err := try(other, "excon", observe("draft-0001", f.Hash)); !errors.As(err, &missing) || missing.Hash != f.Hash {
		t.Errorf("another exercise attaches it: %v", err)
	}
	if err := try(r, "seoul", observe("draft-0001", f.Hash)); !errors.As(err, &missing) {
		t.Errorf("another seat attaches it: %v", err)
	}
	r.do("excon", observe("draft-0001", f.Hash))
	r.do("excon", observe("draft-0001", f.Hash)) // sent again
	r.do("excon", observe("draft-0002", f.Hash)) // is on the page
	lie := observe("draft-0003", f.Hash)
	lie.Files[0] = exercise.File{Hash: f.Hash, Name: "x.html", Type: "text/html", Size: 1}
	r.do("excon", lie)
	page := r.page("excon")
	if len(page.Evaluation.Observations) != 3 || page.Evaluation.Observations[2].Files[0] != f {
		t.Errorf("%+v", page.Evaluation.Observations)
	}
	var refusal *exercise.Refusal
	if _, err := r.x.Upload(ctx, "seoul", "a.png", bytes.NewReader(picture(3))); !errors.As(err, &refusal) || refusal.Code != exercise.NotAllowed {
		t.Errorf("a player's upload: %v", err)
	}
	if _, err := r.x.Upload(ctx, "nobody", "a.png", bytes.NewReader(picture(3))); !errors.As(err, &refusal) {
		t.Errorf("nobody's upload: %v", err)
	}
}

func TestUploadsThatFailLeaveNothing(t *testing.T) {
	r := enter(t, memory.New(), host.Plan{})
	gone := errors.New("gone")
	for _, c := range []struct {
		content io.Reader
		want    error
	}{
		{strings.NewReader(""), media.Empty}, {strings.NewReader("<html>"), media.Untrue},
		{bytes.NewReader(picture(1)[:50]), media.CutOff},
		{io.MultiReader(bytes.NewReader(picture(1)[:50]), iotest.ErrReader(gone)), gone},
	} {
		if _, err := r.x.Upload(ctx, "excon", "a.png", c.content); !errors.Is(err, c.want) {
			t.Errorf("%v, want %v", err, c.want)
		}
	}
}

// What was sent before the server was started anew is to be sent again, and so
// is what was sent long ago.
func TestWhatIsForgottenIsAskedForAgain(t *testing.T) {
	log := memory.New()
	r := enter(t, log, host.Plan{})
	first := r.send("excon", picture(0))
	for n := range 64 {
		r.send("excon", picture(n+1))
	}
	var missing *host.NotSent
	if _, err := r.x.Do(ctx, exercise.Actor{Seat: "excon"}, "", observe("draft-0001", first.Hash)); !errors.As(err, &missing) {
		t.Errorf("what was sent long ago: %v", err)
	}
	last := r.send("excon", picture(0))
	r.host.Close()
	again := host.New(host.Options{Log: log, Clock: r.clock})
	defer again.Close()
	x, err := again.Exercise(ctx, r.x.ID())
	if err != nil {
		t.Fatal(err)
	}
	r.x = x
	if _, err := x.Do(ctx, exercise.Actor{Seat: "excon"}, "", observe("draft-0001", last.Hash)); !errors.As(err, &missing) {
		t.Errorf("after a restart: %v", err)
	}
	r.send("excon", picture(0))
	r.do("excon", observe("draft-0001", last.Hash))
}
