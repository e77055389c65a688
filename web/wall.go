package web

import (
	"net/http"

	"tamrin/lang"
	"tamrin/view"
)

var wallHeading = lang.Words{"Wall", "شاشة القاعة"}

// How much stands on the wall at once: what is smaller is not read from afar.
const (
	maxHeadlines  = 5
	maxStatements = 5
)

// showWall answers with the wall.
func showWall(s *Site, w http.ResponseWriter, r *request) error {
	now, page, err := s.paint(r.Context(), r)
	if err != nil {
		return err
	}
	f := s.around(r, page, wallHeading)
	f.Style = "wall.css"
	return render(w, r, wallPage(f, now[0], page, showsMap(r.Request)))
}

// showsMap reports whether a wall shows the map in place of the headlines.
func showsMap(r *http.Request) bool { return r.URL.Query().Get("show") == "map" }

// wallParts lists what changes on the wall.
func wallParts(l look, page *view.Page, onMap bool) []part {
	if onMap {
		return []part{{id: "clock", show: clock(l, page.Clock)}, mapPart(l, page)}
	}
	news, said := front(page.Front)
	return []part{
		{id: "clock", show: clock(l, page.Clock)},
		{id: "front", show: wallFront(l, page.Clock, news)}, {id: "said", show: wallSaid(l, page.Clock, said)}, {id: "wall-press", show: wallPress(l, page)},
	}
}

// front parts the press from what was said in public, each the latest first,
// and leaves out what has grown old. A statement in words is news as well: it
// leads the front page while it is the latest.
func front(stories []view.Story) (news, said []view.Story) {
	for _, x := range stories {
		spoken := x.Channel == ""
		if (!spoken || len(x.Text) > 0 && len(news) == 0) && len(news) < maxHeadlines {
			news = append(news, x)
		}
		if spoken && len(said) < maxStatements {
			said = append(said, x)
		}
	}
	return news, said
}

// told writes when something became known, as the story has it where it has a time.
func told(c view.Clock, x view.Story) string {
	return bulletin{at: x.At, story: x.Scenario}.time(c)
}
