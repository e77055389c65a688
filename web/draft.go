package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

func editSheet(r *request, d desk) (templ.Component, bool) {
	row, ok := d.row(r.PathValue("inject"))
	return editor(d, row), ok && row.MayEdit
}

// kept names what is written in a form and not sent, on the device of who
// writes it: of this exercise, this seat, this form.
func (d desk) kept(form string) string { return d.drawer + " " + d.seat + " " + form }

// addressable lists the cells to which control may write an inject: those that
// play, and others that the inject goes to already.
func (d desk) addressable(r *view.Row) (list []view.DeskCell) {
	for _, c := range d.page.Desk.Cells {
		if c.Kind != "control" && c.Kind != "evaluation" || slices.Contains(r.Cells, c.ID) {
			list = append(list, c)
		}
	}
	return list
}

// everybodyReads lists the first languages of all who play.
func (d desk) everybodyReads() string {
	var tags []string
	for _, c := range d.playing() {
		if tag := firstOf(c.Languages); tag != "" && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return strings.Join(tags, " ")
}

func firstOf(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// direction is that of a language of a scenario.
func direction(tag string) string { return lang.Dir(lang.Tag(tag)) }

// dueTime is when an inject is due, as a field takes it.
func dueTime(r *view.Row) string {
	if r.Due < 0 {
		return ""
	}
	return clockTime(r.Due)
}

// writeForm reads an inject written on the spot.
func writeForm(r *request) (deed, error) {
	d, err := draftOf(r)
	if err != nil {
		return deed{}, err
	}
	done := lang.Words{"It stands in the MSEL.", "صار في قائمة المدخلات."}
	switch {
	case d.KeepTime:
		return deed{}, noWhen
	case d.At == exercise.Now:
		done = lang.Words{"Delivered.", "سُلِّم."}
	}
	return deed{exercise.AddInject{ID: r.PostFormValue("id"), Draft: d}, done}, nil
}

// editForm reads the changes to an inject that was not delivered yet.
func editForm(r *request) (deed, error) {
	d, err := draftOf(r)
	if err != nil {
		return deed{}, err
	}
	version, err := whole(r.PostFormValue("version"))
	if err != nil || version == 0 {
		return deed{}, badForm
	}
	return deed{exercise.EditInject{Inject: r.PostFormValue("inject"), Draft: d, Version: version}, lang.Words{"Changed.", "عُدِّل."}}, nil
}

// draftOf reads what both forms have.
func draftOf(r *request) (exercise.Draft, error) {
	d := exercise.Draft{Channel: r.PostFormValue("channel"), Cells: r.PostForm["to"], Public: r.PostFormValue("public") != "",
		Title: tongues(r, "title-"), Text: tongues(r, "text-"), From: tongues(r, "from-")}
	switch r.PostFormValue("when") {
	case "now":
		d.At = exercise.Now
	case "hand":
		d.At = exercise.ByHand
	case "keep":
		d.KeepTime = true
	case "at":
		at, ok := clockMS(r.PostFormValue("at"))
		if !ok {
			return d, noInjectTime
		}
		d.At = at
	default:
		return d, noWhen
	}
	return d, nil
}

// tongues reads the fields of one text, one for each language.
func tongues(r *request, prefix string) map[string]string {
	words := map[string]string{}
	for field, values := range r.PostForm {
		if tag, ok := strings.CutPrefix(field, prefix); ok && tag != "" && strings.TrimSpace(values[0]) != "" {
			words[tag] = values[0]
		}
	}
	return words
}

var noWhen = &problem{http.StatusUnprocessableEntity,
	lang.Words{"It was not said when it comes", "لم يُذكر متى يصل"},
	lang.Words{"Nothing was put into the exercise; what you wrote is still here.", "لم يُدخَل شيء في التمرين، وما كتبته باقٍ هنا."},
	lang.Words{"Say when it comes: now, at a time, or when you fire it.", "اذكر متى يصل: الآن، أو في زمن محدد، أو حين تطلقه."}}
