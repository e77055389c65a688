package web

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"tamrin/staff"
)

// What the staff does, and what players take away, stands in the audit log with
// who did it and from where; it is for administrators.
func TestTheAuditLogSaysWhoDidWhat(t *testing.T) {
	h := openHouse(t)
	rana := h.enrol("rana", staff.Administrator)
	omar := h.enrol("omar", staff.Planner)
	h.post(browser(), "/sign-in", url.Values{"login": {"omar"}, "password": {"not the right one"}})
	h.post(rana, "/account/colleague", url.Values{"role": {"planner"}})
	id := h.exercise(omar, url.Values{"name": {"Autumn"}})
	control := browser()
	if status, body, _ := h.accept(control, h.invite(omar, id, url.Values{"seat": {"excon"}}), "Lina"); status != http.StatusOK {
		t.Fatalf("%d:\n%s", status, body)
	}
	if status, _ := h.get(control, "/x/"+id+"/seat/excon/review/archive/file"); status != http.StatusOK {
		t.Fatal(status)
	}
	if status, _ := h.get(omar, "/x/"+id+"/seat/excon/review/archive/log?format=csv&names=real"); status != http.StatusOK {
		t.Fatal(status)
	}
	status, page := h.get(rana, "/account/audit?lang=en")
	if status != http.StatusOK {
		t.Fatalf("%d:\n%s", status, page)
	}
	words := html.UnescapeString(strings.Join(strings.Fields(withoutTags(page)), " "))
	for _, want := range []string{"omar Downloaded the log " + id + " · with people's names", "Seat excon Downloaded the archive " + id, "omar Made an invitation " + id + " · excon",
		"omar Made an exercise " + id, "rana Made a set-up link for a new account Planner and controller", "Somebody Could not sign in omar", "omar Signed in", "127.0.0.1", "Every entry is as it was written"} {
		if !strings.Contains(words, want) {
			t.Errorf("the audit log lacks %q:\n%s", want, words)
		}
	}
	if _, arabic := h.get(rana, "/account/audit?lang=ar"); !strings.Contains(arabic, "نزّل الأرشيف") {
		t.Error("the audit log is not told in Arabic")
	}
	if status, body := h.get(omar, "/account/audit"); status != http.StatusForbidden || strings.Contains(body, "127.0.0.1") {
		t.Errorf("a planner gets %d", status)
	}
}

// Every deed has its words.
func TestEveryDeedHasWords(t *testing.T) {
	for _, d := range []staff.Deed{staff.Offered, staff.Enrolled, staff.Removed, staff.ChangedRole, staff.ChangedPass, staff.SignedIn, staff.SignInFailed, staff.SignedOutAll,
		staff.KeptScenario, staff.Discarded, staff.MadeExercise, staff.TookIn, staff.Invited, staff.Revoked, staff.Named, staff.TookArchive, staff.TookLog, staff.KeptTemplate, staff.RemovedTemplate} {
		if auditWords[d].Zero() {
			t.Errorf("%s has no words", d)
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

func withoutTags(page string) string { return tags.ReplaceAllString(page, " ") }
