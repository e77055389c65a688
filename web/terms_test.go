package web

import (
	"testing"

	"tamrin/lang"
)

func TestTermsOfTheHouse(t *testing.T) {
	both := Terms{MelMil: true, WhiteCell: true}
	for _, c := range []struct{ say, want lang.Words }{
		{lang.Words{"Search the MSEL", "قائمة مدخلات التمرين"}, lang.Words{"Search the MEL/MIL", "قائمة الأحداث والوقائع (MEL/MIL)"}},
		{lang.Words{"Control paused the clock", "أوقف التحكم الساعة مؤقتًا"}, lang.Words{"The white cell paused the clock", "أوقف فريق الخلية البيضاء الساعة مؤقتًا"}},
		{lang.Words{"Exercise control", "التحكم بالتمرين"}, lang.Words{"White cell", "الخلية البيضاء"}},
		{lang.Words{"For controllers alone, who ask control", "لا شيء"}, lang.Words{"For controllers alone, who ask the white cell", "لا شيء"}},
	} {
		if got := both.in(c.say); got != c.want {
			t.Errorf("%v becomes %v, not %v", c.say, got, c.want)
		}
		if got := (Terms{}).in(c.say); got != c.say {
			t.Errorf("%v becomes %v without terms of its own", c.say, got)
		}
	}
}
