package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/view"
)

// A moment of the replay has an address that may be sent to others who oversee
// the exercise, and that reports and evaluations link to:
//
//	…/seat/SEAT/review/replay?at=00:17:00&as=seoul&beside=washington.chief
//
// at is an exercise time, as HH:MM:SS, HH:MM:SS.mmm or in ms: what is shown is
// the page after everything that happened until then. event=N, from 1, shows it
// after event N of the log instead; for players there are no such numbers, as they
// would tell of what others did. as is the seat, or the cell, whose page is
// shown, "/wall" for the wall, and beside another one to lie next to it; players see their own alone.
type sought struct {
	when   host.Instant
	as     string
	beside string
}

// replayAddress is the address, below a seat's path, of a seat's page at an
// exercise time in ms.
func replayAddress(at int64, as string) string {
	return "review/replay?" + url.Values{"at": {precise(at)}, "as": {as}}.Encode()
}

// precise writes an exercise time so that soughtIn reads the same.
func precise(ms int64) string {
	if ms%1000 == 0 {
		return clockTime(ms)
	}
	return clockTime(ms) + "." + strconv.Itoa(int(1000 + ms%1000))[1:]
}

// soughtIn reads what a replay's address asks for; the beginning where it says
// nothing of time, or nothing that can be read.
func soughtIn(q url.Values) sought {
	n, _ := strconv.ParseInt(q.Get("event"), 10, 64)
	return sought{host.Instant{Seq: max(n, 0), At: instantOf(q.Get("at"))}, q.Get("as"), q.Get("beside")}
}

// instantOf reads an exercise time: ms, or hours, minutes and seconds.
func instantOf(s string) int64 {
	parts := strings.Split(strings.TrimSpace(s), ":")
	if len(parts) == 1 {
		n, _ := strconv.ParseInt(parts[0], 10, 64)
		return max(n, 0)
	}
	total := time.Duration(0)
	for i, p := range parts[max(len(parts)-3, 0):] {
		unit := []time.Duration{time.Hour, time.Minute, time.Second}[i+3-min(len(parts), 3)]
		d, err := strconv.ParseFloat(p, 64)
		if err != nil || !(d >= 0 && d <= 1e6) {
			return 0
		}
		total += time.Duration(d * float64(unit))
	}
	return total.Round(time.Millisecond).Milliseconds()
}

// replay is what the replay's page shows.
type replay struct {
	look
	sought
	path    string // of the asker's seat
	steps   bool   // from event to event
	places  []Place
	seen    host.Seen
	scenes  []scene
	marks   []mark
	canOpen bool // control may open it to those who played, and has not yet
	over    bool
	opened  bool
}

// scene is one seat's page at the instant.
type scene struct {
	place Place
	page  templ.Component
}

// showReplay answers with one seat's page, or two, as they were at an instant.
func showReplay(s *Site, w http.ResponseWriter, r *request) error {
	own, err := s.reviewed(r)
	if err != nil {
		return err
	}
	f := s.reviewFrame(r, own, replayTab)
	f.Style, f.Scripts = "evaluation.css review.css", []string{"replay.js"}
	v := replay{look: f.look, sought: soughtIn(r.URL.Query()), path: r.Place.path(), steps: r.Place.Kind != Cell, places: s.replayable(r), marks: marksOf(f.look, own)}
	if own.Desk != nil {
		v.over, v.opened = own.Clock.Phase == view.Over, own.Desk.Replayed
		v.canOpen = v.over && own.Desk.MayAct && !v.opened
	}
	if err := s.stage(r, &v); err != nil {
		return err
	}
	return render(w, r, replayPage(f, v))
}

// replayable lists the places whose pages the requester may see again.
func (s *Site) replayable(r *request) []Place {
	if r.Place.Kind == Cell {
		return []Place{r.Place}
	}
	places := Places(s.opt.Run.Replayable(r.Place.Viewer))[1:]
	for i := range places {
		places[i].Base = r.Place.Base
	}
	return places
}

// stage fetches the pages of the instant and renders them.
func (s *Site) stage(r *request, v *replay) error {
	chosen := []Place{v.first()}
	if other, ok := placeOf(v.places, v.beside); ok {
		chosen = append(chosen, other)
	}
	v.as = chosen[0].Seat
	if !v.steps {
		v.when.Seq = 0
	}
	viewers := make([]view.Viewer, len(chosen))
	for i, p := range chosen {
		viewers[i] = p.Viewer
	}
	var err error
	if v.seen, err = s.opt.Run.Replay(r.Context(), r.Place.Viewer, v.when, viewers...); err != nil {
		return err
	}
	for i, p := range chosen {
		_, page, err := s.past(r, p, v.seen.Pages[i])
		if err == nil {
			page, err = still{"ab"[i:i+1] + "-", r.Place}.disarm(page)
		}
		if err != nil {
			return err
		}
		v.scenes = append(v.scenes, scene{p, page})
	}
	return nil
}

// first is the place that is asked for; else the first that plays.
func (v *replay) first() Place {
	if p, ok := placeOf(v.places, v.as); ok {
		return p
	}
	i := slices.IndexFunc(v.places, func(p Place) bool { return p.Kind == Cell })
	return v.places[max(i, 0)]
}

// placeOf finds a seat, or the first seat of a cell.
func placeOf(places []Place, name string) (Place, bool) {
	i := slices.IndexFunc(places, func(p Place) bool { return p.Seat == name })
	if i < 0 {
		i = slices.IndexFunc(places, func(p Place) bool { return p.Cell == name })
	}
	if i < 0 || name == "" {
		return Place{}, false
	}
	return places[i], true
}

// name is what a seat is called among others.
func (v replay) name(p Place) string {
	name := v.Text(p.Title)
	if len(p.SeatTitle) > 0 {
		name += ", " + v.Text(p.SeatTitle)
	}
	return name
}

// at is the address of another instant with the same seats.
func (v replay) at(key, value string) templ.SafeURL {
	q := url.Values{key: {value}, "as": {v.as}}
	if len(v.scenes) > 1 {
		q.Set("beside", v.scenes[1].place.Seat)
	}
	return templ.SafeURL(v.path + "review/replay?" + q.Encode())
}

// step is the address one step before or after: an event, or for players a mark.
// "" where there is none.
func (v replay) step(by int) templ.SafeURL {
	if v.steps {
		if n := v.seen.Seq + int64(by); n >= 1 && n <= v.seen.Last {
			return v.at("event", num(n))
		}
		return ""
	}
	to := int64(-1)
	for _, m := range v.marks {
		if by > 0 && m.at > v.seen.At && (to < 0 || m.at < to) || by < 0 && m.at < v.seen.At && m.at > to {
			to = m.at
		}
	}
	if to < 0 {
		return ""
	}
	return v.at("at", precise(to))
}

// mark is a moment that the scrubber shows.
type mark struct {
	at    int64 // exercise time, ms
	kind  lang.Words
	class string
	title string
}

// marksOf lists what a page tells of moments, in order of time: for those who
// oversee, injects, decisions, consultations, statements and observations; for
// players what came to them, what they had to decide, and their own consultations.
func marksOf(l look, page *view.Page) (list []mark) {
	for _, d := range page.Statements {
		list = append(list, mark{d.At, lang.Words{"Statement", "بيان"}, "said", cmp.Or(l.Text(d.Title), start60(l.Text(d.Words)))})
	}
	for i := range page.Rooms {
		r := &page.Rooms[i]
		list = append(list, mark{r.At, momentKinds[view.ConsultMoment], "consult", l.Text(r.Title)})
		if !r.Open {
			list = append(list, mark{r.Closed, lang.Words{"Consultation ends", "تنتهي المشاورات"}, "consult", l.Text(r.Title)})
		}
	}
	if page.Evaluation == nil {
		for _, x := range page.Inbox {
			list = append(list, mark{x.At, momentKinds[view.InjectMoment], "inject", l.Text(x.Title)})
		}
		for _, d := range page.Decisions {
			list = append(list, mark{d.Opened, momentKinds[view.OpenMoment], "decide", l.Text(d.Title)})
		}
	} else {
		for _, m := range page.Evaluation.Timeline {
			switch m.Kind {
			case view.InjectMoment:
				list = append(list, mark{m.At, momentKinds[m.Kind], "inject", l.Text(m.Title)})
			case view.DecideMoment:
				list = append(list, mark{m.At, momentKinds[m.Kind], "decide", l.Text(m.Title)})
			}
		}
		for _, o := range page.Evaluation.Observations {
			if !o.Withdrawn {
				list = append(list, mark{o.At, lang.Words{"Observation", "ملاحظة"}, "observe", start60(cmp.Or(o.Text, o.Rating))})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b mark) int { return cmp.Compare(a.at, b.at) })
	return list
}

// start60 is how a text begins.
func start60(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// place is where a mark stands on a scale of a thousand, in reading direction.
func (v replay) place(at int64) string {
	x := at * 1000 / max(v.seen.End, 1)
	if v.Dir() == "rtl" {
		x = 1000 - x
	}
	return num(x)
}

// paces of the replay, times exercise time.
var replayPaces = []int{1, 2, 5, 10, 20, 60}

// openReplayForm lets those who played look back.
func openReplayForm(*request) (deed, error) {
	return deed{exercise.OpenReplay{}, lang.Words{"Those who played may now look back, each at their own page.", "يمكن الآن لمن شاركوا إعادة العرض، لكل منهم صفحته."}}, nil
}

// besideSeat is the seat that lies beside the first; "" where none does.
func (v replay) besideSeat() string {
	if len(v.scenes) > 1 {
		return v.scenes[1].place.Seat
	}
	return ""
}
