package web

import (
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
)

// duffForm stops play for a real emergency, or releases it; why it may go on
// must be said.
func duffForm(r *request) (deed, error) {
	switch r.PostFormValue("do") {
	case "call":
		return deed{exercise.CallNoDuff{Text: r.PostFormValue("text")},
			lang.Words{"Play is stopped on every page.", "أُوقف التمرين على كل الصفحات."}}, nil
	case "end":
		if strings.TrimSpace(r.PostFormValue("reason")) == "" {
			return deed{}, exercise.Refuse(exercise.NoReason)
		}
		return deed{exercise.EndNoDuff{}, lang.Words{"Released. Resume the clock when everybody is ready.", "رُفع الإيقاف. استأنف الساعة حين يستعد الجميع."}}, nil
	}
	return deed{}, badForm
}
