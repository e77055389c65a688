package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"tamrin/atlas"
	"tamrin/lang"
	"tamrin/view"
)

// chart is the map of one theatre laid out for one language: what is at which
// place of the sheet, and which names there is room for.
type chart struct {
	look
	page     *view.Page
	m        *view.TheatreMap
	base     *backdrop
	days     bool // what it shows happened on several days of the story
	spots    []spot
	older    int // marks that are not shown, as there are newer ones enough
	capitals []capital
	near     []label // where the map is about as wide as its sheet
	far      []label // where it is smaller, or looked at from afar: fewer and larger
}

// spot is a place at which something is marked, the latest first.
type spot struct {
	n     int // from 1
	x, y  float64
	marks []view.Mark
}

// capital is where a party has its seat.
type capital struct {
	x, y  float64
	title string
}

// label is a name on the sheet; x and y are of its baseline, and of the side
// that anchor says.
type label struct {
	x, y         float64
	anchor, text string
	class        string
}

func newChart(l look, page *view.Page, m *view.TheatreMap) chart {
	c := chart{look: l, page: page, m: m, base: baseOf(m)}
	c.days = c.overDays()
	for _, p := range m.Parties {
		if p.At != nil {
			x, y := c.base.view.At(p.At.Lat, p.At.Lon)
			c.capitals = append(c.capitals, capital{x, y, l.Text(p.Title)})
		}
	}
	c.gather()
	c.near = c.labels(nearSize)
	c.far = c.labels(farSize)
	return c
}

// together is how close, in units of the sheet, places are shown as one.
const together = 18

// mostMarks is how many marks of what happened a map shows, the latest; forces
// stand on it however many there are.
const mostMarks = 300

// gather puts marks at one place together. Forces stand by themselves, beside
// what happens where they are.
func (c *chart) gather() {
	shown := 0
	for _, m := range slices.Backward(c.m.Marks) {
		if m.Kind != view.ForceMark {
			if shown++; shown > mostMarks {
				c.older++
				continue
			}
		}
		x, y := c.base.view.At(m.At.Lat, m.At.Lon)
		i := slices.IndexFunc(c.spots, func(s spot) bool { return s.kind() == m.Kind && math.Hypot(s.x-x, s.y-y) < together })
		if i < 0 {
			i = len(c.spots)
			c.spots = append(c.spots, spot{x: x, y: y})
		}
		c.spots[i].marks = append(c.spots[i].marks, m)
	}
	slices.SortStableFunc(c.spots, func(a, b spot) int { return cmp.Compare(b.marks[0].Time, a.marks[0].Time) })
	for i := range c.spots {
		s := &c.spots[i]
		s.n = i + 1
		for _, o := range c.spots {
			if s.kind() == view.ForceMark && o.kind() != view.ForceMark && math.Hypot(s.x-o.x, s.y-o.y) < together {
				s.x, s.y = o.x+together, o.y+together*0.7
			}
		}
	}
}

func (s spot) kind() view.MarkKind { return s.marks[0].Kind }

// fresh reports whether something at the place is new.
func (s spot) fresh() bool {
	return slices.ContainsFunc(s.marks, func(m view.Mark) bool { return m.Fresh })
}

// reach is how far a place's sign reaches, its ring included.
func (s spot) reach(z size) float64 {
	if s.fresh() {
		return z.sign * 1.6
	}
	return z.sign
}

// id names the place on the page.
func (c chart) id(s spot) string { return "spot-" + num(c.m.Key) + "-" + num(s.n) }

// name is what a place is called on the sheet; "" where it has no name.
func (c chart) name(s spot) string {
	if s.kind() == view.ForceMark {
		return c.Text(s.marks[0].Title)
	}
	for _, m := range s.marks {
		if len(m.Place) > 0 {
			return c.Text(m.Place)
		}
	}
	return ""
}

// says is what a place tells to somebody who hears it.
func (c chart) says(s spot) string {
	m := s.marks[0]
	name := c.where(m)
	if s.kind() == view.ForceMark {
		name = c.T("Force", "قوة")
	}
	if n := len(s.marks); n > 1 {
		name += " (" + num(n) + ")"
	}
	text := name + ": " + c.Text(m.Title)
	if s.fresh() {
		text = c.fresh() + ". " + text
	}
	return text
}

// fresh says what is new: for a cell what it has not opened, for others the latest.
func (c chart) fresh() string {
	if c.page.Role == view.Player {
		return c.T("New", "جديد")
	}
	return c.T("Latest", "الأحدث")
}

// where names a mark's place, by its degrees where it has no name.
func (c chart) where(m view.Mark) string {
	switch {
	case len(m.Place) > 0:
		return c.Text(m.Place)
	case c.m.Plain:
		return "–"
	}
	return c.degrees(m.At.Lat, true, 1) + c.T(", ", "، ") + c.degrees(m.At.Lon, false, 1)
}

// degrees writes a latitude or a longitude.
func (c chart) degrees(d float64, latitude bool, places int) string {
	sides := [2]string{c.T("E", "ق"), c.T("W", "غ")}
	if latitude {
		sides = [2]string{c.T("N", "ش"), c.T("S", "ج")}
	}
	side := sides[0]
	switch {
	case d < 0:
		side = sides[1]
	case d == 0 || d == 180:
		side = ""
	}
	return fmt.Sprintf("%.*f° %s", places, math.Abs(d), side)
}

// when writes since when a mark has been there.
func (c chart) when(m view.Mark) string {
	if m.Kind == view.ForceMark && m.Time == 0 {
		return c.T("from the start", "منذ البداية")
	}
	at := bulletin{at: m.Time, story: m.Scenario}.time(c.page.Clock)
	if c.days {
		at = dayOf(c.Lang, moment(m.Scenario, c.page.Clock.Offset)) + c.T(", ", "، ") + at
	}
	return at
}

// dayOf writes a day without its year: 31 Jan.
func dayOf(t lang.Tag, at time.Time) string {
	if t == lang.Ar {
		return num(at.Day()) + " " + monthsAr[at.Month()-1]
	}
	return at.Format("2 Jan")
}

// overDays reports whether what the map shows happened on several days of the story.
func (c chart) overDays() bool {
	day := func(m view.Mark) string { return moment(m.Scenario, c.page.Clock.Offset).Format("060102") }
	var first *view.Mark
	for i := range c.m.Marks {
		switch m := &c.m.Marks[i]; {
		case !c.page.Clock.Story || m.Scenario == 0:
		case first == nil:
			first = m
		case day(*first) != day(*m):
			return true
		}
	}
	return false
}

// isolated keeps a name's own direction within the sheet, which runs from left
// to right in every language, as maps do.
func isolated(s string) string { return "\u2068" + s + "\u2069" }

// size is how large names and signs are, in units of the sheet.
type size struct {
	font, letter, sign float64
}

// The far size is for a map of some 380 pixels on a phone, or for the wall.
var (
	nearSize = size{13, 7, 9}
	farSize  = size{29, 15.5, 18}
)

// area is a part of the sheet that is taken.
type area struct{ left, top, right, bottom float64 }

func (a area) meets(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// labels finds room for names: of forces and places first, the latest first,
// then of capitals. Those that find none stand in the table alone.
func (c *chart) labels(z size) []label {
	var taken []area
	block := func(x, y, r float64) { taken = append(taken, area{x - r, y - r, x + r, y + r}) }
	for _, s := range c.spots {
		block(s.x, s.y, s.reach(z))
	}
	for _, p := range c.capitals {
		block(p.x, p.y, z.sign/2)
	}
	var list []label
	write := func(x, y, r float64, text, class string) {
		if text == "" {
			return
		}
		if l, room, ok := c.fit(taken, z, x, y, r, isolated(text)); ok {
			l.class = class
			list, taken = append(list, l), append(taken, room)
		}
	}
	for _, s := range c.spots {
		write(s.x, s.y, s.reach(z), c.name(s), string(s.kind()))
	}
	for _, p := range c.capitals {
		write(p.x, p.y, z.sign/2, p.title, "capital")
	}
	for _, line := range c.m.Lines {
		at := line.Through[len(line.Through)/2]
		x, y := c.base.view.At(at.Lat, at.Lon)
		write(x, y, z.sign/2, c.Text(line.Title), "line")
	}
	return list
}

// fit finds room for a name beside, below or above a sign.
func (c *chart) fit(taken []area, z size, x, y, r float64, text string) (label, area, bool) {
	w, gap := float64(utf8.RuneCountInString(text)-2)*z.letter, z.font*0.3
	up, down := z.font*0.75, z.font*0.3
	for _, l := range []label{
		{x: x + r + gap, y: y + down, anchor: "start"}, {x: x - r - gap, y: y + down, anchor: "end"},
		{x: x, y: y + r + gap + up, anchor: "middle"}, {x: x, y: y - r - gap, anchor: "middle"},
	} {
		a := area{l.x, l.y - up, l.x + w, l.y + down}
		switch l.anchor {
		case "end":
			a.left, a.right = l.x-w, l.x
		case "middle":
			a.left, a.right = l.x-w/2, l.x+w/2
		}
		off := a.left < 4 || a.right > sheetWidth-4 || a.top < 4 || a.bottom > c.base.view.Height-4
		if !off && !slices.ContainsFunc(taken, a.meets) {
			l.text = text
			return l, a, true
		}
	}
	return label{}, area{}, false
}

// legend lists the parties that the map shows, with the colour of their land.
func (c chart) legend() (list []key) {
	for _, p := range c.m.Parties {
		colour, shown := c.base.colours[p.ISO]
		if shown || p.At != nil {
			list = append(list, key{p.Title, colour, p.At != nil})
		}
	}
	return list
}

// key is a line of the legend; colour is 0 for a party without land.
type key struct {
	title   view.Text
	colour  int
	capital bool
}

// unit writes a length of the sheet.
func unit(f float64) string { return fmt.Sprintf("%.4g", f) }

// gridLabel is where the degrees of a line of the grid are written.
func (c chart) gridLabel(g atlas.GridLabel) label {
	l := label{x: g.X, y: g.Y - 6, anchor: "middle", text: isolated(c.degrees(g.Degrees, g.Latitude, decimals(g.Degrees)))}
	if g.Latitude {
		l.x, l.y, l.anchor = 6, g.Y-3, "start"
	}
	return l
}

// decimals is how many places behind the point some degrees need, up to two.
func decimals(d float64) int {
	for n, f := range []float64{1, 10} {
		if math.Abs(d*f-math.Round(d*f)) < 1e-6 {
			return n
		}
	}
	return 2
}

func (c chart) hasForces() bool {
	return slices.ContainsFunc(c.spots, func(s spot) bool { return s.kind() == view.ForceMark })
}

// latest lists what happened last, for the wall.
func (c chart) latest() (list []view.Mark) {
	const most = 3
	for _, m := range slices.Backward(c.m.Marks) {
		if m.Kind == view.InjectMark && len(list) < most {
			list = append(list, m)
		}
	}
	return list
}
