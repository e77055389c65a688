package report_test

import (
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review/report"
)

// TestTheReportTellsOfTheStrategy: of decisions by the number that leads to them,
// of what was proposed, and of what each party said.
func TestTheReportTellsOfTheStrategy(t *testing.T) {
	s := played(t, "flood_mutual_aid", 90*time.Minute, func(do func(string, exercise.Command)) {
		for _, c := range []exercise.TenetChange{
			{Strategy: "compact", Tenet: "warn_first", Finding: "The call came after the water.", Text: map[string]string{"en": "A city is called an hour before its water.", "ar": "يُتصل بالمدينة قبل وصول الماء بساعة."}, Options: []string{"gates.half"}},
			{Strategy: "compact", Tenet: "say_it", Finding: "Nobody said anything."},
		} {
			do("excon", exercise.ProposeAmendment{ID: "amendment-" + c.Tenet, Change: c})
		}
		for _, party := range []string{"tell_sidra", "qasabiya", "dar_nakhil", "harbour"} {
			do("excon", exercise.JudgeAmendment{ID: "amendment-warn_first", Party: party, Wording: 1, Approve: true})
		}
		do("excon", exercise.JudgeAmendment{ID: "amendment-say_it", Party: "harbour", Wording: 1})
	})
	made, _ := report.Shipped("aar")
	for tag, want := range map[lang.Tag][]string{
		lang.En: {"How the four cities share a flood", "version 2 stands now", "The call came after the water.", "A city is called an hour before its water.", "approved: version 2", "City of White Harbour: refuses (\u2068because\u2069)", "(dropped)"},
		lang.Ar: {"كيف تتقاسم المدن الأربع الفيضان", "والقائمة الآن النسخة 2", "يُتصل بالمدينة قبل وصول الماء بساعة.", "مدينة الميناء الأبيض: رافض (\u2068because\u2069)"},
	} {
		d := report.Write(made, report.Source{State: s, Lang: tag, Moment: moment})
		whole(t, d)
		text := words(d)
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("the report in %s lacks %q", tag, w)
			}
		}
	}
}
