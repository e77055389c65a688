package staff

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestRegistersOfEveryReleaseGoForward opens what each release wrote: people
// sign in, invitations open their seats, and guests keep theirs. The files were
// written by the programs of those releases.
func TestRegistersOfEveryReleaseGoForward(t *testing.T) {
	const token, code, guest = "SSEU4e801PIAvAdUDyNaR_WvczNJTHZVqDOupbkYMzs", "W6VX-B5PK", "Ao-QB3O4rG5S1VWZDnAQbldiAR74I-lpGD9piAa3XCw"
	releases, err := filepath.Glob("testdata/releases/*")
	if err != nil || len(releases) == 0 {
		t.Fatalf("no releases: %v", err)
	}
	for _, release := range releases {
		folder := t.TempDir()
		if err := os.CopyFS(folder, os.DirFS(release)); err != nil {
			t.Fatal(err)
		}
		r, err := Open(folder, func() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) })
		if err != nil {
			t.Errorf("%s: %v", release, err)
			continue
		}
		session, err := r.SignIn(t.Context(), "rana", "four words in a row")
		if err != nil {
			t.Errorf("%s: %v", release, err)
		}
		if a, err := r.Session(t.Context(), session); err != nil || a.Name != "Rana Haddad" {
			t.Errorf("%s: %+v, %v", release, a, err)
		}
		if s, err := r.Settings(t.Context(), "autumn"); err != nil || s.Name != "Autumn course" {
			t.Errorf("%s: %+v, %v", release, s, err)
		}
		for _, typed := range []string{token, code} {
			if i, err := r.Invitation(t.Context(), typed); err != nil || i.Seat != "harbour.1" {
				t.Errorf("%s: %+v, %v", release, i, err)
			}
		}
		if g, err := r.Guest(t.Context(), guest); err != nil || g.Name != "Omar" {
			t.Errorf("%s: %+v, %v", release, g, err)
		}
		if _, err := r.Audit(t.Context(), 0, 10); err != nil {
			t.Errorf("%s: what came later is not there: %v", release, err)
		}
		r.Close()
	}
}
