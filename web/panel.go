package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// sheet makes what one sheet of control's page shows; false where there is no
// such thing.
type sheet func(r *request, d desk) (templ.Component, bool)

// sheetOf answers with a sheet, for those who oversee the exercise: as a
// fragment for the page that is open, or as a page of its own. acts says that
// it is for who may act alone.
func sheetOf(made sheet, acts bool) answer {
	return func(s *Site, w http.ResponseWriter, r *request) error {
		page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
		if err != nil {
			return err
		}
		if page.Desk == nil || acts && !page.Desk.MayAct {
			return notFound
		}
		f := s.around(r, page, controlHeading)
		d := s.fullDesk(f.look, page, r)
		c, ok := made(r, d)
		switch {
		case !ok:
			return notFound
		case r.partial():
			return render(w, r, c)
		}
		f.Live = ""
		return render(w, r, panelPage(f, c))
	}
}

func injectSheet(r *request, d desk) (templ.Component, bool) {
	row, ok := d.row(r.PathValue("inject"))
	return panel(d, row), ok
}

// showInjectFile answers with a file of an inject, for those who oversee the
// exercise, whether or not it was delivered.
func showInjectFile(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	if page.Desk == nil {
		return notFound
	}
	row, ok := s.fullDesk(look{}, page, r).row(r.PathValue("inject"))
	n, wrong := strconv.Atoi(r.PathValue("file"))
	if !ok || wrong != nil || n < 0 || n >= len(row.Attachments) {
		return notFound
	}
	return s.sendFile(w, r, row.Attachments[n].File)
}

// acted reports whether there is anything that control may do to an inject.
func acted(r *view.Row) bool {
	return r.MayFire || r.MayHold || r.MayRelease || r.MaySkip || r.MayEdit
}

// itemTitle finds the title of a decision or an inject by its name as an item.
func (d desk) itemTitle(item string) view.Text {
	if id, ok := strings.CutPrefix(item, exercise.InjectItem("")); ok {
		if r, ok := d.row(id); ok {
			return r.Title
		}
	}
	id := strings.TrimPrefix(item, exercise.DecisionItem(""))
	for i := range d.page.Desk.Decisions {
		if x := &d.page.Desk.Decisions[i]; x.ID == id {
			return x.Title
		}
	}
	return view.Text{string(d.Lang): id}
}

// lacks lists the languages in which an inject that is still to come says
// nothing although somebody who gets it reads them first.
func (d desk) lacks(r *view.Row) (tags []string) {
	if r.Status == view.Delivered || r.Status == view.Skipped || r.Status == view.Dropped {
		return nil
	}
	for _, c := range d.page.Desk.Cells {
		if len(c.Languages) == 0 || !slices.Contains(r.Cells, c.ID) && !(r.Public && c.Kind != "control" && c.Kind != "evaluation") {
			continue
		}
		first := c.Languages[0]
		if r.Title[first] == "" && r.Text[first] == "" && !slices.Contains(tags, first) {
			tags = append(tags, first)
		}
	}
	return tags
}

// languageNames are languages as who reads them calls them.
var languageNames = map[string]string{"ar": "العربية", "en": "English", "fr": "français", "es": "español", "de": "Deutsch", "ko": "한국어", "ja": "日本語",
	"zh": "中文", "ru": "русский", "uk": "українська", "tr": "Türkçe", "fa": "فارسی", "ur": "اردو", "he": "עברית", "it": "italiano", "pt": "português", "pl": "polski"}

// languageName is a language's own name; its tag where it is none of the above.
func languageName(tag string) string {
	if name, ok := languageNames[tag]; ok {
		return name
	}
	return tag
}

// delays are the delays that the panel offers, in minutes.
var delays = []int64{1, 5, 15}

// timePattern is what a field for an exercise time takes.
const timePattern = "[0-9]{1,4}:[0-5]?[0-9](:[0-5]?[0-9])?"

func injectForm(r *request) (deed, error) {
	id := r.PostFormValue("inject")
	switch r.PostFormValue("do") {
	case "fire":
		return deed{exercise.Fire{Inject: id}, lang.Words{"Delivered.", "سُلِّم."}}, nil
	case "hold":
		return deed{exercise.Hold{Inject: id}, lang.Words{"Held until you release it.", "موقوف إلى أن تفرج عنه."}}, nil
	case "release":
		return deed{exercise.Release{Inject: id}, lang.Words{"Released.", "أُفرج عنه."}}, nil
	case "skip":
		return deed{exercise.Skip{Inject: id}, lang.Words{"Left out for good.", "تُرك نهائيًا."}}, nil
	}
	return deed{}, badForm
}

// delayForm gives an inject another time: that of the button, else that of the
// field.
func delayForm(r *request) (deed, error) {
	at, err := strconv.ParseInt(r.PostFormValue("at"), 10, 64)
	if r.PostFormValue("at") == "" {
		ms, ok := clockMS(r.PostFormValue("to"))
		if !ok {
			return deed{}, noInjectTime
		}
		at, err = ms, nil
	}
	if err != nil || at < 0 {
		return deed{}, badForm
	}
	return deed{exercise.EditInject{Inject: r.PostFormValue("inject"), Draft: exercise.Draft{At: at, KeepTo: true}},
		lang.Words{"It comes at the new time.", "يصل في الوقت الجديد."}}, nil
}

var noInjectTime = &problem{http.StatusBadRequest,
	lang.Words{"This is no exercise time", "ليس هذا زمنًا للتمرين"},
	lang.Words{"The inject has not changed; what you wrote is still here.", "لم يتغيّر المُدخل، وما كتبته باقٍ هنا."},
	lang.Words{"Write hours and minutes, as 1:30, or with seconds, as 1:30:00.", "اكتب الساعات والدقائق مثل 1:30، أو مع الثواني مثل 1:30:00."}}
