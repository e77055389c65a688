package web

import (
	"net/http"
	"net/url"
	"slices"

	"tamrin/lang"
	"tamrin/view"
)

var roomHeading = lang.Words{"Consultation", "المشاورات"}

// table is a consultation with what its fragments look up.
type table struct {
	look
	page  *view.Page
	room  *view.Room
	leads bool // the viewer may consent where its cell may
}

// roomOf finds the latest consultation of an alliance that the page shows.
func roomOf(page *view.Page, alliance string) *view.Room {
	for i := range slices.Backward(page.Rooms) {
		if page.Rooms[i].Alliance == alliance {
			return &page.Rooms[i]
		}
	}
	return nil
}

// roomPath is the address of a consultation, below that of the place.
func roomPath(alliance string) string { return "room/" + url.PathEscape(alliance) + "/" }

// showRoom answers with the page of a consultation.
func showRoom(s *Site, w http.ResponseWriter, r *request) error {
	now, page, err := s.paint(r.Context(), r)
	if err != nil {
		return err
	}
	room := roomOf(page, r.PathValue("alliance"))
	if room == nil {
		return noRoom
	}
	f := s.around(r, page, roomHeading)
	f.Live = r.Place.path() + roomPath(room.Alliance) + "live?since=" + url.QueryEscape(page.Version)
	f.Style, f.Scripts = "", []string{"splices.js", "room.js"}
	t := table{f.look, page, room, r.Place.Viewer.Leads}
	return render(w, r, roomPage(f, t, now[0], now[1], s.drawer()+" "+r.Place.path()+roomPath(room.Alliance)))
}

var noRoom = &problem{http.StatusNotFound,
	lang.Words{"There is no consultation here", "لا مشاورات هنا"},
	lang.Words{"None is under way that this seat takes part in, or control has taken your party out of it.", "لا مشاورات جارية يشارك فيها هذا المقعد، أو أن التحكم أخرج طرفكم منها."},
	lang.Words{"Go back to your cell's page: it says so when one opens.", "ارجع إلى صفحة خليتك، فهي تخبرك حين تُفتح مشاورات."}}

// roomParts lists what changes on the page of a consultation; what is left of
// it where the viewer may not see it any more.
func roomParts(l look, page *view.Page, alliance string, leads bool) []part {
	room := roomOf(page, alliance)
	if room == nil {
		room = &view.Room{Alliance: alliance, Title: view.Text{"": ""}}
	}
	t := table{l, page, room, leads}
	text := part{id: "paragraphs", open: `<div id="paragraphs" class="paragraphs">`, close: `</div>`}
	for i, p := range room.Paragraphs {
		text.parts = append(text.parts, part{id: "para-" + p.ID, show: paragraph(t, i, p)})
	}
	if len(text.parts) == 0 {
		text.parts = []part{{id: "para-none", show: noText(t)}}
	}
	talk := part{id: "table-said", open: `<ol id="table-said" class="mails">`, close: `</ol>`}
	for _, m := range room.Messages {
		talk.parts = append(talk.parts, part{id: "m-" + num(m.Key), show: uttered(t, m)})
	}
	if len(talk.parts) == 0 {
		talk.parts = []part{{id: "said-none", show: nothingSaid(t)}}
	}
	return []part{
		{id: "clock", show: clock(l, page.Clock)}, {id: "table-head", show: tableHead(t)}, {id: "table-void", show: tableVoid(t)},
		{id: "table-who", show: tableWho(t)}, {id: "table-consent", show: tableConsent(t)},
		{id: "text-head", show: textHead(t)}, text, {id: "text-tail", show: textTail(t)},
		talk, {id: "table-write", show: tableWrite(t)}, {id: "table-course", show: tableCourse(t)}, {id: "table-rule", show: tableRule(t)},
	}
}

// mine lists the members at the table for which the viewer may act.
func (t table) mine() (list []view.Member) {
	for _, m := range t.room.Members {
		if m.MayConsent || m.MayRecall || m.Yours && !m.Out {
			list = append(list, m)
		}
	}
	return list
}

// missing lists the members whose consent is needed and does not stand.
func missing(r *view.Room) (list []view.Member) {
	for _, m := range r.Members {
		if m.Needed && !m.Out && !m.Standing {
			list = append(list, m)
		}
	}
	return list
}

// last reports whether nobody but the member is missing, so that its consent
// issues the text.
func (t table) last(m view.Member) bool {
	left := missing(t.room)
	return len(left) == 1 && left[0].ID == m.ID
}

// voided is an edit that voided consents.
type voided struct {
	by      view.Text
	n       int // consents
	version int // that it made
	at      int64
}

// lastVoid finds the latest edit that voided consents, unless somebody has
// consented since or the matter is settled.
func lastVoid(r *view.Room) (v voided, ok bool) {
	stood := map[string]bool{}
	for _, m := range r.Course {
		switch m.Kind {
		case view.MoveConsent:
			stood[m.Party.Get("")] = true
			ok = false
		case view.MoveRecalled, view.MoveLeft:
			delete(stood, m.Party.Get(""))
		case view.MoveVoid:
			v, ok = voided{m.By, len(stood), m.Version, m.At}, len(stood) > 0
			clear(stood)
		}
	}
	return v, ok && r.Open
}

// stretches are a body's words with what has changed in them.
func stretches(b view.Body) []view.Stretch {
	if len(b.Changes) > 0 {
		return b.Changes
	}
	return []view.Stretch{{Kind: view.Kept, Words: b.Text}}
}

// proposalsFor lists the open proposals for a paragraph.
func (t table) proposalsFor(id string) (list []view.Proposal) {
	for _, p := range t.room.Proposals {
		if p.Paragraph == id && p.Status == view.Proposed {
			list = append(list, p)
		}
	}
	return list
}

// commentsOn lists the comments on a paragraph that nobody has dealt with.
func (t table) commentsOn(id string) (list []view.Comment) {
	for _, c := range t.room.Comments {
		if c.Paragraph == id && !c.Resolved {
			list = append(list, c)
		}
	}
	return list
}

// before is the paragraph behind which one stands that goes up by one: "" first.
func (t table) before(i int) string {
	if i < 2 {
		return ""
	}
	return t.room.Paragraphs[i-2].ID
}

// opsOf names the edits that are in a body, for the script.
func opsOf(b view.Body) string {
	s := ""
	for _, o := range b.Ops {
		s += o.ID + ":" + num(o.Version) + " "
	}
	return s
}

// fill is what a field for long words holds. Browsers drop one line end at its
// beginning, so one stands there to be dropped.
func fill(words string) string { return "\n" + words }

// openRooms lists the consultations that go on.
func openRooms(page *view.Page) (list []view.Room) {
	for _, r := range page.Rooms {
		if r.Open {
			list = append(list, r)
		}
	}
	return list
}
