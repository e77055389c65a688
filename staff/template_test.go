package staff

import (
	"testing"
	"time"
)

// A template is kept under its name, a newer one in its place, until it is removed;
// and all of it is written down.
func TestATemplateIsKeptReplacedAndRemoved(t *testing.T) {
	d := open(t)
	a := Account{Name: "Rana"}
	for _, text := range []string{"first", "second"} {
		if err := d.KeepTemplate(t.Context(), "aar", []byte(text), a); err != nil {
			t.Fatal(err)
		}
		d.clock = d.clock.Add(time.Hour)
	}
	d.reopen(t)
	list := must[[]Template](t)(d.Templates(t.Context()))
	if len(list) != 1 || string(list[0].Text) != "second" || list[0].By != "Rana" || list[0].At != d.clock.Add(-time.Hour).UnixMilli() {
		t.Errorf("%+v", list)
	}
	if err := d.RemoveTemplate(t.Context(), "aar"); err != nil {
		t.Fatal(err)
	}
	wants(t, d.RemoveTemplate(t.Context(), "aar"), NotFound, "removed twice")
	if got := deeds(t, d); got != "3 @ removed_template aar\n2 @ kept_template aar\n1 @ kept_template aar\n" {
		t.Errorf("what was done:\n%s", got)
	}
}
