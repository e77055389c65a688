package exercise_test

import (
	"errors"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/lang"
)

func TestSectionsOfReportsAreWrittenOverTheVersionThatWasSeen(t *testing.T) {
	r := watched(t)
	edit := exercise.EditReport{Section: "aar/strengths.o1", Language: "ar", Words: "سار حسنًا\x00 [O1]."}
	r.must("judges.one", minute, edit)
	p, ok := r.s.Passage("aar/strengths.o1", lang.Ar)
	if !ok || p.Words != "سار حسنًا [O1]." || p.Version != 1 || p.By.Seat != "judges.one" {
		t.Errorf("%+v", p)
	}
	if _, ok := r.s.Passage("aar/strengths.o1", lang.En); ok {
		t.Error("what was written in one language stands in another")
	}
	before := r.s.Seq
	r.must("judges.two", 2*minute, edit) // the same again
	if r.s.Seq != before {
		t.Error("what stands already was written again")
	}
	other := edit
	other.Words = "لم يسر حسنًا."
	err := r.do("excon", 2*minute, other)
	var refusal *exercise.Refusal
	if !errors.As(err, &refusal) || refusal.Code != exercise.Stale || refusal.Newer.Text != p.Words || refusal.Newer.By.Seat != "judges.one" {
		t.Errorf("it says %v", err)
	}
	r.must("excon", 3*minute, exercise.EndEx{})
	other.Version = 1
	r.must("excon", 3*minute, other) // reports are written afterwards
	r.must("excon", 3*minute, exercise.EditReport{Section: edit.Section, Language: "ar", Version: 2})
	if p, ok := r.s.Passage(edit.Section, lang.Ar); !ok || p.Words != "" || p.Version != 3 {
		t.Errorf("a section may say nothing: %+v", p)
	}
	r.must("excon", 3*minute, exercise.EditReport{Section: edit.Section, Language: "ar", Draft: true, Version: 3})
	if _, ok := r.s.Passage(edit.Section, lang.Ar); ok {
		t.Error("the draft does not stand again")
	}
	r.refused("seoul", 3*minute, exercise.EditReport{Section: edit.Section, Language: "ar", Words: "x", Version: 4}, exercise.NotAllowed)
	for _, s := range []exercise.EditReport{{Section: "aar", Language: "en"}, {Section: "aar/a b", Language: "en"}, {Section: "aar/a"}, {Section: "aar/a", Language: "<en>"}} {
		r.refused("excon", 3*minute, s, exercise.UnknownItem)
	}
	r.refused("excon", 3*minute, exercise.EditReport{Section: "aar/a", Language: "en", Words: strings.Repeat("x", exercise.MaxPassage+1)}, exercise.TooLong)
	if got := r.replay().Report; len(got) != 1 || got[exercise.Section{ID: edit.Section, Language: "ar"}].Version != 4 {
		t.Errorf("the log replays to %+v", got)
	}
}
