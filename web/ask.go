package web

import (
	"cmp"
	"slices"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// askStatus says where a request for information stands, to who made it.
var askStatus = map[view.RequestStatus]lang.Words{
	view.RequestOpen:     {"Waits for control", "ينتظر التحكم"},
	view.RequestTaken:    {"Control is on it", "يعمل عليه التحكم"},
	view.RequestAnswered: {"Answered", "أُجيب عنه"},
	view.RequestClosed:   {"Closed", "مغلق"},
}

// askParts lists what changes among the requests for information.
func (k talk) askParts() []part {
	asks := part{id: "asks", open: `<ol id="asks" class="items">`, close: `</ol>`}
	for _, r := range k.asks() {
		asks.parts = append(asks.parts, part{id: "ask-" + num(r.Key), show: ask(k, r)})
	}
	if len(asks.parts) == 0 {
		asks.parts = []part{{id: "ask-none", show: noAsks(k)}}
	}
	return []part{{id: "ask-form", show: askForm(k)}, asks}
}

// yours reports whether a request comes from the theatre that the controller
// looks after.
func (k talk) yours(r view.Request) bool {
	return k.theatre != "" && slices.Contains(r.Theatres, k.theatre)
}

// asks lists the requests: those that wait first, of them the controller's own
// theatre's, the longest first; then the others, the latest first.
func (k talk) asks() []view.Request {
	list := slices.Clone(k.page.Requests)
	slices.SortStableFunc(list, func(a, b view.Request) int {
		switch {
		case a.Waits >= 0 && b.Waits >= 0:
			return cmp.Or(cmp.Compare(order(k.yours(a)), order(k.yours(b))), cmp.Compare(a.Waits, b.Waits))
		case a.Waits >= 0:
			return -1
		case b.Waits >= 0:
			return 1
		}
		return cmp.Compare(b.Key, a.Key)
	})
	return list
}

// waitingAsks counts the requests that wait for control.
func waitingAsks(page *view.Page) (n int) {
	for _, r := range page.Requests {
		if r.Waits >= 0 {
			n++
		}
	}
	return n
}

// waitingTalks counts the threads that wait for control.
func waitingTalks(page *view.Page) (n int) {
	for _, t := range page.Threads {
		if t.Waits {
			n++
		}
	}
	return n
}

func askControlForm(r *request) (deed, error) {
	return deed{exercise.AskControl{ID: r.PostFormValue("id"), Subject: r.PostFormValue("subject"), Text: r.PostFormValue("text"), Of: r.PostFormValue("of")},
		lang.Words{"Your request is with control.", "طلبكم لدى التحكم."}}, nil
}

// requestForm answers a request, or closes it.
func requestForm(r *request) (deed, error) {
	key, err := whole(r.PostFormValue("key"))
	if err != nil || key == 0 {
		return deed{}, badForm
	}
	switch r.PostFormValue("do") {
	case "answer":
		return deed{exercise.AnswerRequest{Key: key, As: asWhom(r), Text: r.PostFormValue("text")}, lang.Words{"Answered.", "أُجيب."}}, nil
	case "close":
		return deed{exercise.CloseRequest{Key: key}, lang.Words{"Closed.", "أُغلق."}}, nil
	}
	return deed{}, badForm
}
