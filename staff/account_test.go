package staff

import (
	"strings"
	"testing"
	"time"
)

func TestASetUpLinkMakesOneAccount(t *testing.T) {
	d := open(t)
	token := must[string](t)(d.OfferFirst(t.Context()))
	for _, bad := range [][3]string{
		{"", "Rana", secret}, {"ra na", "Rana", secret}, {"rana", "", secret}, {"rana", "Ra\nna", secret}, {"rana", "Rana", "short"},
		{"rana", "Rana", strings.Repeat("long", 1000)}, {strings.Repeat("r", 300), "Rana", secret},
	} {
		_, err := d.Enrol(t.Context(), token, bad[0], bad[1], bad[2])
		wants(t, err, Invalid, strings.Join(bad[:2], ", "))
	}
	a := must[Account](t)(d.Enrol(t.Context(), token, " Rana ", "Rana Haddad", secret))
	if a.Login != "rana" || a.Role != Administrator {
		t.Errorf("%+v", a)
	}
	_, err := d.Enrol(t.Context(), token, "second", "Second", secret)
	wants(t, err, NotFound, "a used link")
	if empty, err := d.Empty(t.Context()); empty || err != nil {
		t.Error("the register is still empty", err)
	}
}

func TestLinksRunOutAndANewFirstLinkVoidsTheOld(t *testing.T) {
	d := open(t)
	old := must[string](t)(d.OfferFirst(t.Context()))
	token := must[string](t)(d.OfferFirst(t.Context()))
	_, err := d.Offered(t.Context(), old)
	wants(t, err, NotFound, "the link printed before")
	d.clock = d.clock.Add(8 * 24 * time.Hour)
	_, err = d.Enrol(t.Context(), token, "rana", "Rana", secret)
	wants(t, err, Gone, "a link of last week")
}

func TestNamesToSignInWithAreUniqueAndTheLinkIsNotUsedUp(t *testing.T) {
	d := open(t)
	d.enrol(t, "rana", Administrator)
	token := must[string](t)(d.Offer(t.Context(), Planner))
	_, err := d.Enrol(t.Context(), token, "RANA", "Another", secret)
	wants(t, err, Taken, "a name that somebody has")
	must[Account](t)(d.Enrol(t.Context(), token, "omar", "Omar", secret))
}

func TestTheLastAdministratorStays(t *testing.T) {
	d := open(t)
	a, b := d.enrol(t, "rana", Administrator), d.enrol(t, "omar", Planner)
	wants(t, d.Remove(t.Context(), a.ID), Invalid, "the only administrator")
	session := must[string](t)(d.SignIn(t.Context(), "omar", secret))
	if err := d.Remove(t.Context(), b.ID); err != nil {
		t.Error(err)
	}
	_, err := d.Session(t.Context(), session)
	wants(t, err, NotFound, "the session of a removed account")
}

func TestAChangedPasswordEndsEverySession(t *testing.T) {
	d := open(t)
	a := d.enrol(t, "rana", Administrator)
	session := must[string](t)(d.SignIn(t.Context(), "rana", secret))
	wants(t, d.SetPassword(t.Context(), a, "wrong", "another long password"), Refused, "a wrong old password")
	wants(t, d.SetPassword(t.Context(), a, secret, "short"), Invalid, "a short new one")
	if err := d.SetPassword(t.Context(), a, secret, "another long password"); err != nil {
		t.Fatal(err)
	}
	_, err := d.Session(t.Context(), session)
	wants(t, err, NotFound, "a session from before")
	_, err = d.SignIn(t.Context(), "rana", secret)
	wants(t, err, Refused, "the old password")
	must[string](t)(d.SignIn(t.Context(), "rana", "another long password"))
}
