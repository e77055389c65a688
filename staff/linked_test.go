package staff

import (
	"strings"
	"testing"
	"time"
)

func TestSomebodyLinkedComesToTheSameAccount(t *testing.T) {
	d := open(t)
	rana := Linked{"https://id.example", "7", "Rana Haddad", "Rana Haddad", Planner}
	token, first, err := d.SignInLinked(t.Context(), rana)
	if err != nil || first.Login != "rana.haddad" || first.Name != "Rana Haddad" || first.Role != Planner {
		t.Fatalf("%+v, %v", first, err)
	}
	if a, err := d.Session(t.Context(), token); err != nil || a != first {
		t.Errorf("%+v, %v", a, err)
	}
	rana.Login, rana.Name, rana.Role = "rana.new", "Rana Nasser", Administrator // married, and promoted
	if _, again, err := d.SignInLinked(t.Context(), rana); err != nil || again.ID != first.ID || again.Name != "Rana Nasser" || again.Role != Administrator || again.Login != first.Login {
		t.Errorf("%+v, %v", again, err)
	}
	if got := deeds(t, d); !strings.Contains(got, "changed_role rana.haddad administrator\n") {
		t.Errorf("the new role is not written down:\n%s", got)
	}
	d.clock = d.clock.Add(LinkedLasts + time.Second)
	if _, err := d.Session(t.Context(), token); KindOf(err) != NotFound {
		t.Errorf("the session lasts for more than a day: %v", err)
	}
}

// A provider's word opens no account that somebody else made, whatever it calls
// people; nor does an empty password open one that has none.
func TestALinkTakesNobodysAccount(t *testing.T) {
	d := open(t)
	own := d.enrol(t, "rana", Administrator)
	_, linked, err := d.SignInLinked(t.Context(), Linked{"https://id.example", "7", "rana", "Rana", Planner})
	if err != nil || linked.ID == own.ID || linked.Login != "rana-2" {
		t.Fatalf("%+v, %v", linked, err)
	}
	_, other, err := d.SignInLinked(t.Context(), Linked{"https://other.example", "7", "rana", "Rana", Planner})
	if err != nil || other.ID == linked.ID || other.Login != "rana-3" {
		t.Fatalf("another provider's: %+v, %v", other, err)
	}
	for _, password := range []string{"", secret} {
		if _, err := d.SignIn(t.Context(), "rana-2", password); KindOf(err) != Refused {
			t.Errorf("%q opens an account without a password: %v", password, err)
		}
		if err := d.SetPassword(t.Context(), linked, password, secret+" more"); KindOf(err) != Refused {
			t.Errorf("%q: a password is set: %v", password, err)
		}
	}
}

// Whose role was taken away is sent out at the next sign-in.
func TestWhoHasNoRoleAnyMoreIsSentOut(t *testing.T) {
	d := open(t)
	rana := Linked{"https://id.example", "7", "rana", "Rana", Planner}
	token, a, err := d.SignInLinked(t.Context(), rana)
	if err != nil {
		t.Fatal(err)
	}
	rana.Role = ""
	_, same, err := d.SignInLinked(t.Context(), rana)
	wants(t, err, Refused, "without a role")
	if same.ID != a.ID {
		t.Error("whose pages are to end is not told")
	}
	if _, err := d.Session(t.Context(), token); KindOf(err) != NotFound {
		t.Errorf("the session goes on: %v", err)
	}
	_, _, err = d.SignInLinked(t.Context(), Linked{"https://id.example", "8", "omar", "Omar", ""})
	wants(t, err, Refused, "a stranger without a role")
	if list, err := d.Accounts(t.Context()); err != nil || len(list) != 1 {
		t.Errorf("an account was made for nothing: %v, %v", list, err)
	}
}

func TestOddNamesOfProvidersAreMadeGood(t *testing.T) {
	d := open(t)
	for n, x := range []Linked{{Login: "a b\tc"}, {Login: strings.Repeat("ر", 400)}, {Login: "x", Name: "two\nlines"}, {Login: "y", Name: strings.Repeat("z", 999)}} {
		x.Issuer, x.Subject, x.Role = "https://id.example", string(rune('a'+n)), Planner
		if _, a, err := d.SignInLinked(t.Context(), x); err != nil || a.check() != nil {
			t.Errorf("%.40q, %.40q: %+v, %v, %v", x.Login, x.Name, a, err, a.check())
		}
	}
}
