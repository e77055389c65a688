package diag

import (
	"fmt"

	"tamrin/lang"
)

// Summary counts the problems by severity: "2 errors, 1 warning".
func (l List) Summary() lang.Words {
	var counts [len(severityWords)]int
	for _, d := range l {
		counts[d.Severity]++
	}
	var sum lang.Words
	for s, n := range counts {
		if n == 0 {
			continue
		}
		if !sum.Zero() {
			sum = lang.Words{sum.En + ", ", sum.Ar + "، "}
		}
		c := counted(n, arabicForms[s], severityWords[s].En)
		sum = lang.Words{sum.En + c.En, sum.Ar + c.Ar}
	}
	if sum.Zero() {
		return lang.Words{"no problems found", "لم يُعثر على مشكلات"}
	}
	return sum
}

// forms of an Arabic noun: one, two, three to ten, eleven to ninety-nine. From
// a hundred on the last two digits decide; round hundreds take the singular.
type forms struct{ one, two, few, many, hundreds string }

var arabicForms = [...]forms{
	Error:   {"خطأ واحد", "خطآن", "أخطاء", "خطأً", "خطأ"},
	Warning: {"تنبيه واحد", "تنبيهان", "تنبيهات", "تنبيهًا", "تنبيه"},
	Note:    {"ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة", "ملاحظة"},
}

// counted says n of something.
func counted(n int, ar forms, en string) lang.Words {
	english := fmt.Sprintf("%d %ss", n, en)
	if n == 1 {
		english = "1 " + en
	}
	return lang.Words{english, ar.of(n)}
}

// of says n of the noun.
func (f forms) of(n int) string {
	switch rest := n % 100; {
	case n == 1:
		return f.one
	case n == 2:
		return f.two
	case rest >= 3 && rest <= 10:
		return fmt.Sprintf("%d %s", n, f.few)
	case rest >= 11:
		return fmt.Sprintf("%d %s", n, f.many)
	}
	return fmt.Sprintf("%d %s", n, f.hundreds)
}
