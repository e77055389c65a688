package web

import (
	"strconv"
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
)

// jumpForm moves the clock to the next inject or to an exercise time.
func jumpForm(r *request) (deed, error) {
	done := lang.Words{"The clock has moved on.", "تقدمت الساعة."}
	if r.PostFormValue("do") == "next" {
		return deed{exercise.Jump{To: exercise.NextInject}, done}, nil
	}
	to, ok := clockMS(r.PostFormValue("to"))
	if !ok {
		return deed{}, badTime
	}
	return deed{exercise.Jump{To: to}, done}, nil
}

var badTime = &problem{400,
	lang.Words{"This is no exercise time", "ليس هذا زمنًا للتمرين"},
	lang.Words{"The clock has not moved.", "لم تتحرك الساعة."},
	lang.Words{"Write hours and minutes, as 1:30, or with seconds, as 1:30:00.", "اكتب الساعات والدقائق مثل 1:30، أو مع الثواني مثل 1:30:00."}}

// clockMS reads an exercise time in ms, written as 1:30 or 1:30:00.
func clockMS(s string) (int64, bool) {
	fields := strings.Split(strings.TrimSpace(s), ":")
	if len(fields) < 2 || len(fields) > 3 {
		return 0, false
	}
	var ms int64
	for i, unit := range []int64{3_600_000, 60_000, 1_000}[:len(fields)] {
		n, err := strconv.ParseUint(fields[i], 10, 16)
		if err != nil || i > 0 && n > 59 {
			return 0, false
		}
		ms += int64(n) * unit
	}
	return ms, true
}
