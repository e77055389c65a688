package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// talk is what the messages of a page look up: of a cell's, or of control's,
// which answers as simulated senders and shares the work among its seats.
type talk struct {
	look
	page    *view.Page
	control bool
	seat    string // of the controller who looks; empty on a cell's page
	theatre string // that the controller looks after; empty where it is none alone
}

// talkParts lists what changes among messages, requests and notes wherever they
// stand.
func (k talk) talkParts() []part {
	threads := part{id: "threads", open: `<ol id="threads" class="items">`, close: `</ol>`}
	for _, t := range k.page.Threads {
		threads.parts = append(threads.parts, part{id: "thread-" + num(t.Key), show: thread(k, t)})
	}
	if len(k.page.Threads) == 0 {
		threads.parts = []part{{id: "thread-none", show: noThreads(k)}}
	}
	return []part{{id: "compose", show: compose(k)}, threads}
}

// unread counts the messages that the viewer's cell has still to read.
func unread(page *view.Page) (n int) {
	for _, t := range page.Threads {
		n += t.Unread
	}
	return n
}

// answered is the message that a reply in the thread answers: the last one by
// somebody else, for control the last that waits, else the last of all.
func (k talk) answered(t view.Thread) view.Message {
	for _, m := range slices.Backward(t.Messages) {
		if k.control && m.Waits || !k.control && !m.Mine {
			return m
		}
	}
	for _, m := range slices.Backward(t.Messages) {
		if !m.Mine {
			return m
		}
	}
	return t.Messages[len(t.Messages)-1]
}

// readers names those whom a reply to m reaches: what one wrote oneself goes to
// the same again, control's answer to who wrote, anybody else's to all in it.
func (k talk) readers(m view.Message) []view.Text {
	switch {
	case m.Mine:
		return m.To
	case k.control || m.FromCell == "":
		return []view.Text{m.From}
	}
	own := k.Text(k.page.Cell.Title)
	list := []view.Text{m.From}
	for _, t := range m.To {
		if k.Text(t) != own {
			list = append(list, t)
		}
	}
	return list
}

// senders lists the simulated senders whom control may write as.
func (k talk) senders() (list []view.Contact) {
	for _, c := range k.page.Contacts {
		if c.Cell == "" {
			list = append(list, c)
		}
	}
	return list
}

// addressees lists whom one may write to; control writes as bodies, not to them.
func (k talk) addressees() (list []view.Contact) {
	for _, c := range k.page.Contacts {
		if !k.control || c.Cell != "" {
			list = append(list, c)
		}
	}
	return list
}

// body names a simulated body as Send takes it.
func (k talk) body(c view.Contact) string { return cmp.Or(c.Body, k.Text(c.Title)) }

// tick names the box of an addressee, and gives the field that it fills.
func (k talk) tick(i int, c view.Contact) (id, name, value string) {
	if c.Cell != "" {
		return "to-" + c.Cell, "to", c.Cell
	}
	return "to-body-" + num(i), "body", k.body(c)
}

// markRead makes a message that comes into sight tell the server so.
func markRead(m view.Message) templ.Attributes {
	if m.Read {
		return nil
	}
	return templ.Attributes{"hx-post": "read", "hx-trigger": "intersect once, again", "hx-swap": "none", "hx-vals": fmt.Sprintf(`{"key":%d}`, m.Key)}
}

// when writes the time of something, as the story has it where it has a time.
func when(c view.Clock, at, story int64) string {
	if c.Story {
		return moment(story, c.Offset).Format("15:04")
	}
	return clockTime(at)
}

// sendForm reads a message. Control's field for another sender counts before
// its list of those known.
func sendForm(r *request) (deed, error) {
	reply, err := whole(r.PostFormValue("reply"))
	if err != nil {
		return deed{}, err
	}
	return deed{exercise.Send{ID: r.PostFormValue("id"), As: asWhom(r), To: r.PostForm["to"], Bodies: r.PostForm["body"], Reply: reply,
		Subject: r.PostFormValue("subject"), Text: r.PostFormValue("text")}, lang.Words{"Sent.", "أُرسلت."}}, nil
}

// asWhom is the simulated sender that control chose or named.
func asWhom(r *request) string {
	return cmp.Or(strings.TrimSpace(r.PostFormValue("other")), r.PostFormValue("as"))
}

func readForm(r *request) (deed, error) {
	key, err := whole(r.PostFormValue("key"))
	if err != nil || key == 0 {
		return deed{}, badForm
	}
	return deed{do: exercise.ReadMessage{Key: key}}, nil
}

// whole reads a whole number of a form; an empty field is 0.
func whole(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0, badForm
	}
	return n, nil
}
