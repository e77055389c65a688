package web

import (
	"cmp"
	"errors"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

func handlerName(h *view.Handler) string { return cmp.Or(h.Name, h.Seat) }

// handledItem names what a refusal says that another controller handles; "" for
// other errors.
func handledItem(err error) string {
	var refusal *exercise.Refusal
	if errors.As(err, &refusal) && refusal.Code == exercise.Handled {
		return refusal.Item
	}
	return ""
}

// claimForm takes something on, takes it over, or gives it back.
func claimForm(r *request) (deed, error) {
	item := r.PostFormValue("item")
	switch r.PostFormValue("do") {
	case "take":
		return deed{exercise.Claim{Item: item}, lang.Words{"You handle this now.", "أنت تتولى هذا الآن."}}, nil
	case "over":
		return deed{exercise.Claim{Item: item, Over: true}, lang.Words{"You handle this now.", "أنت تتولى هذا الآن."}}, nil
	case "return":
		return deed{exercise.LetGo{Item: item}, lang.Words{"Given back.", "أُعيد لمن يتولاه."}}, nil
	}
	return deed{}, badForm
}

func handlerSeat(h *view.Handler) string {
	if h == nil {
		return ""
	}
	return h.Seat
}
