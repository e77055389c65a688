package web

import (
	"context"

	"tamrin/view"
)

// sight is one way of looking at the exercise: by a place, in a language, with
// a filter. Those who look the same way share what is rendered; what is a
// seat's own is rendered apart, and shared where it is alike.
type sight struct {
	site   *Site
	r      *request
	place  Place
	look   look
	sieve  sieve  // of the evaluators' timeline
	onMap  bool   // the wall shows the map
	room   string // the alliance at whose table the place looks; "" for the place's own page
	key    string
	shared *slot
	own    map[string]*slot // by what they show; nil for places without a seat
	at     int              // where the seat stands among those of its cell
}

// sight returns how the requester looks. It must be closed.
func (s *Site) sight(r *request) *sight {
	v := &sight{site: s, r: r, place: r.Place, look: s.look(r), sieve: sieveOf(r.Request), onMap: showsMap(r.Request), room: r.PathValue("alliance")}
	v.key = string(v.place.Kind) + "\x00" + v.place.Viewer.Cell + "\x00" + pressed(v.place.Viewer.Leads) + "\x00" + string(r.Lang)
	switch kind := v.place.Kind; {
	case v.room != "":
		v.key += "\x00room\x00" + v.room
	case kind == Control:
		v.key += "\x00" + filterOf(r).query()
	case kind == Evaluation:
		v.key += "\x00" + v.sieve.key()
	case kind == Wall:
		v.key += "\x00" + pressed(v.onMap)
	}
	v.shared = s.painter.hold(v.key)
	if v.place.Kind != Home && v.place.Kind != Wall {
		v.own = make(map[string]*slot, 1)
	}
	return v
}

// close lets go of what was rendered.
func (v *sight) close() {
	v.site.painter.release(v.shared)
	for _, s := range v.own {
		v.site.painter.release(s)
	}
}

// paint renders what the place shows of the exercise now: the fragments that
// its viewers share, and but for the home page and the wall those of the one
// seat.
func (v *sight) paint(ctx context.Context) ([]*painted, *view.Page, error) {
	page, err := v.site.opt.Run.View(ctx, v.place.Viewer)
	if err != nil {
		return nil, nil, err
	}
	v.look.Languages = page.Languages
	shared, err := v.shared.paint(ctx, page.Version, func() []part { return v.parts(page) })
	if err != nil || v.own == nil {
		return []*painted{shared}, page, err
	}
	own, err := v.ownSlot(page).paint(ctx, page.Version, func() []part { return v.ownParts(page) })
	return []*painted{shared, own}, page, err
}

func (v *sight) parts(page *view.Page) []part {
	l := v.look
	parts := []part{{id: "duff", show: duff(l, page.NoDuff, v.place.Kind == Control)}}
	switch kind := v.place.Kind; {
	case v.room != "":
		return append(parts, roomParts(l, page, v.room, v.place.Viewer.Leads)...)
	case kind == Home:
		return append(parts, v.site.homeParts(l, page)...)
	case kind == Evaluation:
		return append(parts, evaluationParts(l, page, v.sieve)...)
	case kind == Wall:
		return append(parts, wallParts(l, page, v.onMap)...)
	case kind == Control:
		return append(parts, v.site.desk(l, page, v.r).parts()...)
	}
	return append(parts, cellParts(l, page, v.site.drawer())...)
}

// ownSlot is where the seat's own fragments are. Of a cell's seat they say
// whether a bot plays it, and what seats with its rights do, and nothing of who
// sits there, so that they are shared, too.
func (v *sight) ownSlot(page *view.Page) *slot {
	key := v.place.Seat
	if v.place.Kind == Cell {
		key = "person"
		if v.seat(page).Bot {
			key = "bot"
		}
	}
	s, ok := v.own[key]
	if !ok {
		s = v.site.painter.hold(v.key + "\x00own\x00" + key)
		v.own[key] = s
	}
	return s
}

func (v *sight) ownParts(page *view.Page) []part {
	switch kind := v.place.Kind; {
	case v.room != "":
		return []part{{id: "seat", show: roomSeat(v.look, v.seat(page).Bot && kind == Cell)}}
	case kind == Evaluation:
		return []part{observationsPart(v.look, page, v.place.Seat)}
	case kind == Control:
		open := part{id: "open", show: openDecisions(v.site.fullDesk(v.look, page, v.r))}
		return append([]part{open}, controlTalk(v.look, page, v.place.Seat).deskParts()...)
	}
	s := v.seat(page)
	return []part{{id: "seat", show: seatBar(v.look, page, view.Seat{Bot: s.Bot, Leads: s.Leads})}}
}

// seat returns the place's seat among those of the viewer's cell, which stand
// in the same order on every page.
func (v *sight) seat(page *view.Page) view.Seat {
	if page.Cell == nil {
		return view.Seat{}
	}
	seats := page.Cell.Seats
	if v.at >= len(seats) || seats[v.at].ID != v.place.Seat {
		for v.at = range seats {
			if seats[v.at].ID == v.place.Seat {
				break
			}
		}
	}
	return seats[v.at]
}

// paint renders what the place shows once.
func (s *Site) paint(ctx context.Context, r *request) ([]*painted, *view.Page, error) {
	v := s.sight(r)
	defer v.close()
	return v.paint(ctx)
}
