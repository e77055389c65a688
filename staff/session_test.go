package staff

import (
	"testing"
	"time"
)

func TestSessionsOutliveARestartAndEnd(t *testing.T) {
	d := open(t)
	a := d.enrol(t, "rana", Administrator)
	one := must[string](t)(d.SignIn(t.Context(), "RANA", secret))
	two := must[string](t)(d.SignIn(t.Context(), "rana", secret))
	d.reopen(t)
	if got := must[Account](t)(d.Session(t.Context(), one)); got != a {
		t.Errorf("%+v is signed in, not %+v", got, a)
	}
	if err := d.SignOut(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	_, err := d.Session(t.Context(), one)
	wants(t, err, NotFound, "a session signed out")
	must[Account](t)(d.Session(t.Context(), two))
	three := must[string](t)(d.SignIn(t.Context(), "rana", secret))
	if err := d.SignOutEverywhere(t.Context(), a.ID); err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{two, three} {
		_, err := d.Session(t.Context(), token)
		wants(t, err, NotFound, "a session signed out everywhere")
	}
	four := must[string](t)(d.SignIn(t.Context(), "rana", secret))
	d.clock = d.clock.Add(SessionLasts + time.Second)
	_, err = d.Session(t.Context(), four)
	wants(t, err, NotFound, "a session that has run out")
}

func TestAWrongNameAndAWrongPasswordAreAnsweredAlike(t *testing.T) {
	d := open(t)
	d.enrol(t, "rana", Administrator)
	_, name := d.SignIn(t.Context(), "nobody", secret)
	_, password := d.SignIn(t.Context(), "rana", "wrong")
	wants(t, name, Refused, "a wrong name")
	if name == nil || password == nil || name.Error() != password.Error() {
		t.Errorf("%v / %v", name, password)
	}
}

func TestALimiterForgivesForgetsAndStaysSmall(t *testing.T) {
	l, now := NewLimiter(3, time.Minute, 2), time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	for range 3 {
		if w := l.Try("a", now); w != 0 {
			t.Fatalf("told to wait %v", w)
		}
	}
	if w := l.Try("a", now); w <= 0 || w > time.Minute {
		t.Errorf("the fourth try waits %v", w)
	}
	if w := l.Try("b", now); w != 0 {
		t.Errorf("another key waits %v", w)
	}
	l.Forgive("a")
	if w := l.Try("a", now); w != 0 {
		t.Errorf("after being right: %v", w)
	}
	if w := l.Try("a", now.Add(61*time.Second)); w != 0 {
		t.Errorf("a minute later: %v", w)
	}
	for _, k := range []string{"c", "d", "e", "f"} {
		l.Try(k, now)
	}
	if len(l.keys) != 2 || l.used.Len() != 2 {
		t.Errorf("%d keys remembered, not 2", len(l.keys))
	}
}
