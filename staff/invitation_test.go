package staff

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAnInvitationIsOpenedByLinkAndByCode(t *testing.T) {
	d := open(t)
	i := must[Invitation](t)(d.Invite(t.Context(), "x", "town", "head", time.Hour))
	code := ShowCode(i.Code)
	for _, typed := range []string{i.Token, i.Code, code, strings.ToLower(code), " " + strings.ReplaceAll(code, "-", " – ") + " ",
		strings.NewReplacer("0", "o", "1", "l").Replace(i.Code)} {
		if got, err := d.Invitation(t.Context(), typed); err != nil || got.ID != i.ID {
			t.Errorf("%q: %+v, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"", "-", "U", "0000-0000", strings.Repeat("A", 1<<20), "%' OR 1=1", i.Token[1:]} {
		_, err := d.Invitation(t.Context(), typed)
		wants(t, err, NotFound, typed[:min(len(typed), 20)])
	}
	d.clock = d.clock.Add(time.Hour + time.Second)
	_, err := d.Invitation(t.Context(), i.Token)
	wants(t, err, Gone, "one that has run out")
}

func TestARevokedInvitationSendsOutWhoCameWithIt(t *testing.T) {
	d := open(t)
	i := must[Invitation](t)(d.Invite(t.Context(), "x", "town", "head", time.Hour))
	token, g, err := d.Admit(t.Context(), i, nil, "Rana")
	if err != nil || g != (Guest{i.ID, "x", "head", "Rana"}) {
		t.Fatalf("%+v, %v", g, err)
	}
	d.clock = d.clock.Add(2 * time.Hour)
	d.reopen(t)
	if got, err := d.Guest(t.Context(), token); err != nil || got != g {
		t.Errorf("who came in time is sent out when the time is over: %+v, %v", got, err)
	}
	wants(t, d.Revoke(t.Context(), "y", i.ID), NotFound, "revoked by another exercise")
	if err := d.Revoke(t.Context(), "x", i.ID); err != nil {
		t.Fatal(err)
	}
	_, err = d.Guest(t.Context(), token)
	wants(t, err, Gone, "the guest")
	_, err = d.Invitation(t.Context(), i.Token)
	wants(t, err, Gone, "the link")
	if _, _, err := d.Admit(t.Context(), i, nil, ""); err == nil {
		t.Error("a revoked invitation lets somebody in who looked before")
	}
}

// Forty people with one code come at once into a cell of three seats: three get
// one each.
func TestACellsSeatsAreGivenOnceEach(t *testing.T) {
	d := open(t)
	i := must[Invitation](t)(d.Invite(t.Context(), "x", "town", "", time.Hour))
	var mu sync.Mutex
	got, full := map[string]int{}, 0
	var wg sync.WaitGroup
	for range 40 {
		wg.Go(func() {
			_, g, err := d.Admit(context.Background(), i, []string{"a", "b", "c"}, "")
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				got[g.Seat]++
			case KindOf(err) == Taken:
				full++
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got["a"] != 1 || got["b"] != 1 || got["c"] != 1 || full != 37 {
		t.Errorf("%v, %d sent away", got, full)
	}
}

func TestNamesAndSettingsAreKept(t *testing.T) {
	d := open(t)
	s := Settings{ID: "x", Name: "Autumn", List: "mel_mil", Control: "white_cell", Language: "ar", By: "Rana", At: d.clock.UnixMilli()}
	if err := s.Check(); err != nil {
		t.Fatal(err)
	}
	if err := d.Enter(t.Context(), s, MadeExercise); err != nil {
		t.Fatal(err)
	}
	if err := d.Name(t.Context(), "x", map[string]string{"head": " Rana ", "voice": "Omar"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Name(t.Context(), "x", map[string]string{"voice": ""}); err != nil {
		t.Fatal(err)
	}
	wants(t, d.Name(t.Context(), "x", map[string]string{"head": "two\nlines"}), Invalid, "a name of two lines")
	d.reopen(t)
	if got := must[Settings](t)(d.Settings(t.Context(), "x")); got != s {
		t.Errorf("%+v", got)
	}
	if names := must[map[string]string](t)(d.Names(t.Context(), "x")); len(names) != 1 || names["head"] != "Rana" {
		t.Errorf("%v", names)
	}
	if got := must[Settings](t)(d.Settings(t.Context(), "unknown")); got.Check() != nil {
		t.Errorf("an exercise made without the register has settings %+v", got)
	}
	for _, bad := range []Settings{{}, {List: "msel", Control: "x"}, {List: "msel", Control: "excon", Language: "xx"}, {List: "msel", Control: "excon", Name: "a\nb"}} {
		wants(t, bad.Check(), Invalid, bad.Control)
	}
}

func TestScenariosAreKeptOnceEach(t *testing.T) {
	d := open(t)
	a := d.enrol(t, "rana", Planner)
	archive := must[[]byte](t)(Pack(firstSteps(t)))
	id := must[int64](t)(d.Keep(t.Context(), archive, "first_steps", a))
	if again := must[int64](t)(d.Keep(t.Context(), archive, "other", a)); again != id {
		t.Errorf("kept twice, as %d and %d", id, again)
	}
	s, kept, err := d.Scenario(t.Context(), id)
	if err != nil || string(kept) != string(archive) || s.Name != "first_steps" || len(s.Digest) != 64 || s.By != a.Name {
		t.Errorf("%+v, %v", s, err)
	}
	if list := must[[]Scenario](t)(d.Scenarios(t.Context())); len(list) != 1 || list[0] != s {
		t.Errorf("%+v", list)
	}
	if err := d.Discard(t.Context(), id); err != nil {
		t.Error(err)
	}
	wants(t, d.Discard(t.Context(), id), NotFound, "discarded twice")
}
