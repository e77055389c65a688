package web

import (
	"net/http"
	"slices"
	"strings"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/review"
	"tamrin/staff"
	"tamrin/view"
)

var newExerciseHeading = lang.Words{"New exercise", "تمرين جديد"}

// plan is what the form for a new exercise holds.
type plan struct {
	set   staff.Settings
	bots  []string // cells that bots play until people come
	dice  bool     // control draws, or chooses, how chance falls
	tests []string // chosen of open
	from  dossier
	cells []botCell
	open  []openAction
}

// openAction is a corrective action of an earlier exercise that is not closed.
type openAction struct {
	exercise.TestAction
	from string // name of its exercise; its title where it has none
}

// key names it in the form.
func (a openAction) key() string { return a.Exercise + "/" + a.Action }

// botCell is a cell that bots can play.
type botCell struct {
	id    string
	title view.Text
}

// showNewExercise shows the form.
func showNewExercise(h *House, w http.ResponseWriter, v *visit) error {
	p, _, err := h.plan(v)
	if err != nil {
		return err
	}
	p.set.List, p.set.Control = staff.Lists[0], staff.Controls[0]
	return render(w, v.request, newExercisePage(h.frame(v, newExerciseHeading), p, nil))
}

// plan reads the scenario of the address, which must be one that can be played.
func (h *House) plan(v *visit) (plan, []byte, error) {
	s, archive, err := h.scenario(v)
	if err != nil {
		return plan{}, nil, err
	}
	x, err := staff.Read(archive)
	if err != nil {
		return plan{}, nil, err
	}
	if !x.Playable {
		return plan{}, nil, &problem{http.StatusConflict, notDone,
			lang.Words{"This scenario has errors and can't be played; no exercise was made.", "في هذا السيناريو أخطاء فلا يمكن تشغيله، ولم يُنشأ تمرين."},
			lang.Words{"Look at its page, mend the file, and upload it again.", "انظر صفحته وأصلح الملف ثم حمّله من جديد."}}
	}
	p := plan{from: newDossier(s, x)}
	for _, c := range x.Scenario.Cells {
		if len(c.Plays) > 0 {
			title := view.Text(c.Title.In)
			if len(title) == 0 {
				title = view.Text{string(v.Lang): c.ID}
			}
			p.cells = append(p.cells, botCell{c.ID, title})
		}
	}
	p.open, err = h.openActions(v)
	return p, archive, err
}

// openActions lists what earlier exercises were to mend and is not closed.
func (h *House) openActions(v *visit) (list []openAction, err error) {
	records, err := h.records(v.Context())
	if err != nil {
		return nil, err
	}
	x := programme{look: look{Lang: v.Lang}, Programme: &review.Programme{Exercises: records}}
	for _, a := range review.Follow(records) {
		if !a.Closed() {
			list = append(list, openAction{exercise.TestAction{Exercise: a.Exercise, Action: a.ID, Title: a.Now().Text}, x.name(x.of(a.Exercise))})
		}
	}
	return list, nil
}

// makeExercise makes an exercise of the scenario as it is kept here.
func makeExercise(h *House, w http.ResponseWriter, v *visit) error {
	p, archive, err := h.plan(v)
	if err != nil {
		return err
	}
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	form := v.PostForm
	p.set = staff.Settings{Name: strings.TrimSpace(form.Get("name")), Digest: p.from.Digest, List: form.Get("list"), Control: form.Get("control"),
		Language: form.Get("language"), By: v.Staff.Name}
	p.bots, p.dice, p.tests = form["bots"], form.Get("dice") != "", form["test"]
	id := ""
	if err = p.set.Check(); err == nil {
		id, err = h.make(v, p, archive)
	}
	if wrong := complaint(err); wrong != nil {
		return again(w, v, wrong, newExercisePage(h.frame(v, newExerciseHeading), p, wrong))
	}
	if err == nil {
		http.Redirect(w, v.Request, "/exercises/"+id, http.StatusSeeOther)
	}
	return err
}

// make makes the exercise and returns its identifier.
func (h *House) make(v *visit, p plan, archive []byte) (string, error) {
	files, err := staff.Files(archive)
	if err != nil {
		return "", err
	}
	x, err := h.opt.Host.Create(v.Context(), files, host.Plan{Name: p.set.Name, Bots: len(p.bots) > 0, ChanceByHand: p.dice})
	if err != nil {
		return "", err
	}
	p.set.ID = x.ID()
	if err := h.opt.Staff.Enter(v.Context(), p.set, staff.MadeExercise); err != nil {
		return "", err
	}
	for _, s := range x.Seats() {
		if !s.Bot || slices.Contains(p.bots, s.Cell) {
			continue
		}
		// A seat that is taken without a name stands empty until somebody comes.
		if _, err := x.Do(v.Context(), exercise.Actor{Seat: s.ID}, "", exercise.TakeSeat{}); err != nil {
			return "", err
		}
	}
	return x.ID(), p.test(v, x)
}

// test has control name the actions that the exercise tests.
func (p *plan) test(v *visit, x *host.Exercise) error {
	i := slices.IndexFunc(x.Seats(), func(s host.SeatInfo) bool { return s.Viewer.Role == view.Control })
	for _, a := range p.open {
		if i >= 0 && slices.Contains(p.tests, a.key()) {
			if _, err := x.Do(v.Context(), exercise.Actor{Seat: x.Seats()[i].ID}, "", a.TestAction); err != nil {
				return err
			}
		}
	}
	return nil
}
