package web

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/review/report"
	"tamrin/view"
)

// evaluationParts lists what changes on the evaluators' page and is the same
// for all of them.
func evaluationParts(l look, page *view.Page, f sieve) []part {
	d := newDesk(l, page, filter{})
	line := part{id: "timeline", open: `<ol id="timeline" class="timeline">`, close: `</ol>`}
	for _, m := range page.Evaluation.Timeline {
		if f.passes(&m) {
			line.parts = append(line.parts, part{id: momentID(m), show: moments(d, m)})
		}
	}
	if len(line.parts) == 0 {
		line.parts = []part{{id: "m-none", show: noMoments(l, f != sieve{})}}
	}
	return append([]part{
		{id: "clock", show: clock(l, page.Clock)}, {id: "jumps", show: evaluationJumps(l, page)}, {id: "contradictions", show: contradictions(l, page)},
		{id: "guide", show: guide(l, page.Evaluation.Objectives)}, line, mapPart(l, page),
	}, pactParts(l, page, "")...)
}

// observationsPart lists what was observed, the latest first; whoever holds the
// seat may change its own.
func observationsPart(l look, page *view.Page, seat string) part {
	list := slices.Clone(page.Evaluation.Observations)
	slices.Reverse(list)
	return part{id: "observations", show: observations(newDesk(l, page, filter{}), list, seat)}
}

// momentID names a moment on the page. A decision has two under one item, and
// an inject may come several times.
func momentID(m view.Moment) string { return "m-" + string(m.Kind) + "-" + m.Item + "-" + num(m.At) }

// momentIcons are the pictures of the kinds of moments.
var momentIcons = map[view.MomentKind]string{
	view.InjectMoment: "email", view.OpenMoment: "scale", view.DecideMoment: "check",
	view.MessageMoment: "chat", view.RequestMoment: "other", view.OutcomeMoment: "flag",
	view.StatementMoment: "globe", view.ConsultMoment: "in_person", view.DeadlockMoment: "warn",
}

// momentKinds say what a moment was.
var momentKinds = map[view.MomentKind]lang.Words{
	view.InjectMoment:  {"Inject", "مُدخل"},
	view.OpenMoment:    {"To decide", "للقرار"},
	view.DecideMoment:  {"Decided", "قرار"},
	view.MessageMoment: {"Message from", "رسالة من"},
	view.RequestMoment: {"Asked by", "سؤال من"},
	view.OutcomeMoment: {"Outcome", "مآل"},

	view.StatementMoment: {"Statement", "بيان"},
	view.ConsultMoment:   {"Consultation begins", "تبدأ مشاورات"},
	view.DeadlockMoment:  {"No joint text in time", "لم يُتفق على نص في الوقت"},
}

// momentPlurals name the kinds where one is chosen.
var momentPlurals = map[view.MomentKind]lang.Words{
	view.InjectMoment:  {"Injects", "المُدخلات"},
	view.OpenMoment:    {"Decisions that opened", "قرارات فُتحت"},
	view.DecideMoment:  {"Decisions taken", "قرارات اتُّخذت"},
	view.MessageMoment: {"Messages", "الرسائل"},
	view.RequestMoment: {"Requests for information", "طلبات المعلومات"},
	view.OutcomeMoment: {"Outcomes", "المآلات"},

	view.StatementMoment: {"Statements", "البيانات"},
	view.ConsultMoment:   {"Consultations", "المشاورات"},
	view.DeadlockMoment:  {"Texts not agreed", "نصوص لم يُتفق عليها"},
}

// rating is one of the four ratings of an Exercise Evaluation Guide.
type rating struct {
	letter string
	say    lang.Words
	means  lang.Words
}

// ratings lists them, the best first, with what is to be noted beside each.
var ratings = func() (list []rating) {
	notes := map[string]lang.Words{
		"S": {"Note what stood in the way.", "دوِّن ما عاق."},
		"M": {"Note what must change.", "دوِّن ما يجب أن يتغير."},
		"U": {"Note what was missing.", "دوِّن ما كان ينقص."},
	}
	for _, r := range report.Ratings {
		means, note := r.Means, notes[r.Letter]
		if !note.Zero() {
			means = lang.Words{means.En + " " + note.En, means.Ar + " " + note.Ar}
		}
		list = append(list, rating{r.Letter, r.Name, means})
	}
	return list
}()

// tallied is how often a rating was given.
type tallied struct {
	rating
	n int
}

// given lists the ratings that were given at all.
func given(r view.Ratings) (list []tallied) {
	for i, n := range []int{r.P, r.S, r.M, r.U} {
		if n > 0 {
			list = append(list, tallied{ratings[i], n})
		}
	}
	return list
}

// jotting is what the page's script needs to open an observation: a new one where
// it has no ID.
type jotting struct {
	ID     string      `json:"id,omitempty"`
	Text   string      `json:"text,omitempty"`
	Rating string      `json:"rating,omitempty"`
	Mark   string      `json:"mark,omitempty"`
	Task   string      `json:"task,omitempty"`
	About  string      `json:"about,omitempty"`
	Title  string      `json:"title,omitempty"` // what About is called
	At     int64       `json:"at,omitempty"`    // exercise time, ms; the present where left out
	Files  []view.File `json:"files,omitempty"`
}

func (s jotting) String() string {
	b, err := json.Marshal(s)
	if err != nil {
		panic("web: " + err.Error()) // nothing in it can fail
	}
	return string(b)
}

// ofMoment ties a new observation to a moment, and to the first task that the
// scenario ties the moment to.
func ofMoment(l look, m view.Moment) jotting {
	s := jotting{About: m.Item, Title: l.Text(m.Title)}
	if m.Words != "" {
		s.Title += ": " + m.Words
	}
	if len(m.Tasks) > 0 {
		s.Task = m.Tasks[0]
	}
	return s
}

func ofObservation(l look, o view.Observation) jotting {
	return jotting{ID: o.ID, Text: o.Text, Rating: o.Rating, Mark: o.Mark, Task: o.Task, About: o.About, Title: l.Text(o.AboutText), At: o.At, Files: o.Files}
}

// aim finds what people call a task or an objective.
func aim(page *view.Page, id string) view.Text {
	for _, o := range page.Evaluation.Objectives {
		if o.ID == id {
			return o.Title
		}
		for _, t := range tasksOf(o) {
			if t.ID == id {
				return t.Title
			}
		}
	}
	return nil
}

// tasksOf lists an objective's tasks, those of its targets first.
func tasksOf(o view.Objective) (list []view.Task) {
	for _, t := range o.Targets {
		list = append(list, t.Tasks...)
	}
	return append(list, o.Tasks...)
}

// noted counts the observations that are not withdrawn.
func noted(e *view.Evaluation) (n int) {
	for _, o := range e.Observations {
		if !o.Withdrawn {
			n++
		}
	}
	return n
}

// drawer names the place on an evaluator's device in which drafts wait, so that
// those of one exercise never go to another that has the same address.
func (s *Site) drawer() string {
	if s.opt.Access == nil {
		return s.base
	}
	sum := sha256.Sum256([]byte(strings.Join(s.opt.Access.tokens, " ")))
	return hex.EncodeToString(sum[:8])
}

// by names who observed.
func by(o view.Observation) string { return cmp.Or(o.Name, o.Seat) }
