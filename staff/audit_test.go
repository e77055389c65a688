package staff

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
)

// deeds writes a log of what was done as lines.
func deeds(t *testing.T, d *desk) string {
	t.Helper()
	a, err := d.Audit(t.Context(), 0, 100)
	if err != nil || a.Broken != 0 {
		t.Fatalf("%v, broken at %d", err, a.Broken)
	}
	var b strings.Builder
	for _, e := range a.Entries {
		fmt.Fprintf(&b, "%d %s@%s %s %s\n", e.Seq, e.By, e.From, e.Deed, e.About)
	}
	return b.String()
}

func TestWhatIsDoneIsWrittenDownWithIt(t *testing.T) {
	d := open(t)
	program := t.Context()
	as := func(by string) context.Context { return As(t.Context(), Actor{by, "192.0.2.1"}) }
	offer := must[string](t)(d.OfferFirst(program))
	rana := must[Account](t)(d.Enrol(as(""), offer, "Rana", "Dr. Rana", secret))
	must[string](t)(d.SignIn(as(""), "rana", secret))
	if _, err := d.SignIn(as(""), "rana", "another one entirely"); KindOf(err) != Refused {
		t.Fatal(err)
	}
	if _, err := d.SignIn(as(""), "my secret passphrase", "rana"); KindOf(err) != Refused {
		t.Fatal(err)
	}
	must[int64](t)(d.Keep(as("rana"), []byte("zip"), "spring", rana))
	must[int64](t)(d.Keep(as("rana"), []byte("zip"), "spring", rana)) // it is there already
	if err := d.Enter(as("rana"), Settings{ID: "x"}, MadeExercise); err != nil {
		t.Fatal(err)
	}
	i := must[Invitation](t)(d.Invite(as("rana"), "x", "harbour", "harbour.head", time.Hour))
	if err := d.Revoke(as("rana"), "x", i.ID); err != nil {
		t.Fatal(err)
	}
	if err := d.Revoke(as("rana"), "y", i.ID); KindOf(err) != NotFound {
		t.Fatal(err)
	}
	if err := d.Remove(as("rana"), rana.ID); KindOf(err) != Invalid { // the last administrator
		t.Fatal(err)
	}
	if err := d.Note(as("seat excon"), TookArchive, "x"); err != nil {
		t.Fatal(err)
	}
	if got := deeds(t, d); got != `10 seat excon@192.0.2.1 took_archive x
9 rana@192.0.2.1 revoked x harbour.head
8 rana@192.0.2.1 invited x harbour.head
7 rana@192.0.2.1 made_exercise x
6 rana@192.0.2.1 kept_scenario spring
5 @192.0.2.1 sign_in_failed 
4 @192.0.2.1 sign_in_failed rana
3 rana@192.0.2.1 signed_in rana
2 rana@192.0.2.1 enrolled rana
1 @ offered administrator
` {
		t.Errorf("what was done:\n%s", got)
	}
	a, err := d.Audit(t.Context(), 5, 2)
	if err != nil || len(a.Entries) != 2 || a.Entries[0].Seq != 4 || a.Last != 10 {
		t.Errorf("two before the fifth: %v, %v", a, err)
	}
}

// TestAChangedAuditLogIsTold changes the file as somebody may who has it.
func TestAChangedAuditLogIsTold(t *testing.T) {
	for name, do := range map[string]string{
		"another person": `UPDATE audit SET by = 'omar' WHERE seq = 3`, "another time": `UPDATE audit SET at = at + 1 WHERE seq = 3`,
		"one taken out": `DELETE FROM audit WHERE seq = 3`, "another hash": `UPDATE audit SET hash = x'00' WHERE seq = 3`,
		"another deed": `UPDATE audit SET deed = 'invited' WHERE seq = 3`,
	} {
		d := open(t)
		for n := range 5 {
			if err := d.Note(As(t.Context(), Actor{"rana", "192.0.2.1"}), TookLog, fmt.Sprint(n)); err != nil {
				t.Fatal(err)
			}
		}
		disarm := `DROP TRIGGER audit_stands; DROP TRIGGER audit_stays; `
		if inDatabase {
			disarm = `DROP TRIGGER audit_stands ON audit; DROP TRIGGER audit_stays ON audit; `
			do = strings.ReplaceAll(do, `x'00'`, `'\x00'`)
		}
		if _, err := d.db.Exec(do); err == nil {
			t.Errorf("%s: the file takes it", name)
		}
		if _, err := d.db.Exec(disarm + do); err != nil {
			t.Fatal(err)
		}
		a, err := d.Audit(t.Context(), 0, 10)
		if err != nil || a.Broken != 3 {
			t.Errorf("%s: broken at %d, %v", name, a.Broken, err)
		}
	}
}

// TestStrangersDoNotFillTheAuditLog: whoever guesses without end is written down
// a thousand times, and slowly after that.
func TestStrangersDoNotFillTheAuditLog(t *testing.T) {
	d := open(t)
	d.failures = NewLimiter(3, time.Minute, 1)
	for range 6 {
		if _, err := d.SignIn(t.Context(), "nobody", "wrong guess entirely"); KindOf(err) != Refused {
			t.Fatal(err)
		}
	}
	if a, err := d.Audit(t.Context(), 0, 10); err != nil || a.Last != 3 {
		t.Errorf("six failures: %d entries, %v", a.Last, err)
	}
}
