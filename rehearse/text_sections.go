package rehearse

import (
	"fmt"

	"tamrin/lang"
)

func (t *textReport) head() {
	r := t.r
	if r.Marking != "" {
		t.line("%s", r.Marking)
	}
	t.line("%s", t.say(lang.Words{"Rehearsal of %s (%s)", "تجربة التمرين: %s (%s)"}.Format(r.Scenario.Name, r.Scenario.ID)))
	t.wrapped("", "", r.playedLine())
	if r.Runs < r.Asked {
		t.wrapped("", "", t.say(stoppedWords.Format(number(r.Runs), number(r.Asked))))
	}
}

// playedLine says what was played and how long the exercise takes.
func (r *Report) playedLine() string {
	length := isolated(times(&r.Length))
	planned := ""
	if r.Planned > 0 {
		planned = lang.Words{" of %s planned", " من %s مخططة"}.Format(clock(r.Planned)).In(r.Lang)
	}
	return lang.Words{
		"%s playouts by bots, seed %d. The exercise takes %s%s (half of the runs; in brackets nine of ten).",
		"عدد الجولات الآلية %s، البذرة %d. يستغرق التمرين %s%s (في نصف الجولات؛ وبين القوسين تسعة أعشارها).",
	}.Format(number(r.Runs), r.Seed, length, planned).In(r.Lang)
}

var stoppedWords = lang.Words{
	"Stopped early: %s of %s runs were played. The figures hold for those.",
	"أُوقفت قبل تمامها: لُعبت %s جولة من %s، والأرقام لما لُعب منها.",
}

// tail says where the findings stand, for a reader whose terminal has moved on.
func (t *textReport) tail() {
	var n [Know + 1]int
	for _, f := range t.r.Findings {
		n[f.Grade]++
	}
	t.line("%s", t.say(lang.Words{
		"Findings above: %d serious, %d to change, %d to know.", "النتائج أعلاه: %d خطيرة، و%d للتغيير، و%d للعلم.",
	}.Format(n[Serious], n[Change], n[Know])))
}

var gradeWords = map[Grade]lang.Words{
	Serious: {"serious", "خطير"},
	Change:  {"change", "للتغيير"},
	Know:    {"to know", "للعلم"},
}

var gradeMarks = map[Grade]string{Serious: "●", Change: "◐", Know: "○"}

func (t *textReport) findings() {
	t.section(findingsTitle, lang.Words{})
	if len(t.r.Findings) == 0 {
		t.line("%s", t.say(nothingFound))
	}
	for i, f := range t.r.Findings {
		t.wrapped(fmt.Sprintf("%2d %s ", i+1, gradeMarks[f.Grade]), "     ", f.What)
		t.wrapped("     → ", "       ", f.Advice)
	}
	if len(t.r.Findings) > 0 {
		t.line("")
		t.line("● %s   ◐ %s   ○ %s", t.say(gradeWords[Serious]), t.say(gradeWords[Change]), t.say(gradeWords[Know]))
	}
}
