package view

import (
	"tamrin/exercise"
	"tamrin/scenario"
)

// Map is what the viewer may see of the world: the theatres that have a map.
type Map struct {
	Theatres []TheatreMap `json:"theatres"`
}

// TheatreMap is the map of one theatre.
type TheatreMap struct {
	Key     int        `json:"key"` // counts the maps of this viewer, from 1
	Title   Text       `json:"title"`
	Window  Window     `json:"window"`
	Plain   bool       `json:"plain,omitempty"` // an invented place, without coasts and states
	Lines   []MapLine  `json:"lines,omitempty"`
	Parties []MapParty `json:"parties"`
	Marks   []Mark     `json:"marks"` // within the window, the oldest first
}

// Window is what a map shows, in degrees; East is below West across the antimeridian.
type Window struct {
	West  float64 `json:"west"`
	South float64 `json:"south"`
	East  float64 `json:"east"`
	North float64 `json:"north"`
}

// Spot is a place in degrees.
type Spot struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// MapLine is a river, a road or a border.
type MapLine struct {
	Title   Text   `json:"title,omitempty"`
	Through []Spot `json:"through"`
}

// MapParty is a party as everybody knows it.
type MapParty struct {
	Title Text   `json:"title"`
	ISO   string `json:"iso,omitempty"`
	At    *Spot  `json:"at,omitempty"` // of its seat or capital, where that is in the window
}

// MarkKind says what stands at a place.
type MarkKind string

// What a map can show.
const (
	InjectMark MarkKind = "inject"
	ForceMark  MarkKind = "force"
)

// Mark is something that has a place.
type Mark struct {
	Kind     MarkKind `json:"kind"`
	Title    Text     `json:"title"`
	Place    Text     `json:"place,omitempty"` // the name of the place
	At       Spot     `json:"at"`
	Time     int64    `json:"time"`               // exercise time, ms, since when it is there
	Scenario int64    `json:"scenario,omitempty"` // scenario time then, Unix ms; 0 at STARTEX
	Channel  string   `json:"channel,omitempty"`
	Party    Text     `json:"party,omitempty"`  // to which a force belongs
	Inbox    int      `json:"inbox,omitempty"`  // Key of the item in the viewer's inbox
	Press    int      `json:"press,omitempty"`  // Key of the item in the press
	Item     string   `json:"item,omitempty"`   // as exercise.InjectItem names it; for those who oversee alone
	Fresh    bool     `json:"fresh,omitempty"`  // the viewer's cell has yet to open it; for others, the latest
	Public   bool     `json:"public,omitempty"` // everybody sees it
}

// maps returns the viewer's map; nil where it has none.
func (e eye) maps() *Map {
	var m Map
	var marks []placed
	for t := range e.Program.Theatres {
		src := e.Program.Theatres[t].Src
		if !src.Map.Set() || !e.surveys(t) {
			continue
		}
		if len(m.Theatres) == 0 {
			marks = e.marks()
		}
		m.Theatres = append(m.Theatres, e.theatreMap(t, len(m.Theatres)+1, marks))
	}
	if len(m.Theatres) == 0 {
		return nil
	}
	return &m
}

func (e eye) theatreMap(t, key int, marks []placed) TheatreMap {
	def := &e.Program.Theatres[t]
	w := &def.Src.Map
	m := TheatreMap{Key: key, Title: titled(def.Src.Title, def.ID), Plain: w.Plain, Marks: []Mark{}, Parties: e.mapParties(w),
		Window: Window{w.West.Float(), w.South.Float(), w.East.Float(), w.North.Float()}}
	for i := range w.Lines {
		l := MapLine{Title: text(w.Lines[i].Title)}
		for _, p := range w.Lines[i].Through {
			l.Through = append(l.Through, spot(p))
		}
		m.Lines = append(m.Lines, l)
	}
	for _, x := range marks {
		if w.Holds(x.point) {
			m.Marks = append(m.Marks, x.Mark)
		}
	}
	return m
}

// mapParties lists the parties that a map may show: states, wherever they are,
// and whoever has its seat in the window.
func (e eye) mapParties(w *scenario.Window) []MapParty {
	list := []MapParty{}
	for i := range e.Program.Parties {
		src := e.Program.Parties[i].Src
		p := MapParty{Title: titled(src.Title, src.ID), ISO: src.ISO}
		if w.Holds(src.Where) {
			at := spot(src.Where)
			p.At = &at
		}
		if p.ISO != "" || p.At != nil {
			list = append(list, p)
		}
	}
	return list
}

func spot(p scenario.Point) Spot { return Spot{p.Lat.Float(), p.Lon.Float()} }

// placed is a mark with its place as the scenario has it.
type placed struct {
	Mark
	point scenario.Point
}

// marks lists what the viewer may know of that has a place, the oldest first.
func (e eye) marks() []placed {
	return append(e.forceMarks(), e.injectMarks()...)
}

// injectMarks lists delivered injects that have a place, each as it came last.
func (e eye) injectMarks() []placed {
	var list []placed
	last := map[int]int{} // of each inject: its delivery
	inbox, press := 0, 0
	keys := map[int][2]int{}
	for i := range e.Deliveries {
		d := &e.Deliveries[i]
		var k [2]int
		if e.received(d) {
			inbox++
			k[0] = inbox
		}
		if e.reads(d) {
			press++
			k[1] = press
		}
		if e.locates(d) && e.place(d).At.Set() {
			last[d.Inject], keys[i] = i, k
		}
	}
	for i := range e.Deliveries {
		if d := &e.Deliveries[i]; e.locates(d) && last[d.Inject] == i && e.place(d).At.Set() {
			list = append(list, placed{e.injectMark(d, keys[i][0], keys[i][1]), e.place(d).At})
		}
	}
	if n := len(list); n > 0 && e.Role != Player {
		list[n-1].Fresh = true
	}
	return list
}

// place returns where an inject happens; those written on the spot happen nowhere.
func (e eye) place(d *exercise.Delivery) scenario.Place {
	if d.Inject >= len(e.Program.Injects) {
		return scenario.Place{}
	}
	return e.Program.Injects[d.Inject].Src.Place
}

func (e eye) injectMark(d *exercise.Delivery, inbox, press int) Mark {
	w, p := e.words(d.Inject), e.place(d)
	m := Mark{Kind: InjectMark, Title: w.title, Place: text(p.Title), At: spot(p.At), Time: d.At, Scenario: e.story(d.Scenario),
		Channel: w.channel, Inbox: inbox, Press: press, Public: e.reads(d)}
	if e.oversees() {
		m.Item = exercise.InjectItem(e.InjectName(d.Inject))
	} else if e.received(d) {
		m.Fresh = !opened(d, e.cell)
	}
	return m
}

// opened reports whether somebody of a cell has opened a delivery.
func opened(d *exercise.Delivery, cell int) bool {
	for _, o := range d.Opened {
		if o.Cell == cell {
			return true
		}
	}
	return false
}

// forceMarks lists the forces that the viewer may see, where they are by now.
func (e eye) forceMarks() []placed {
	var list []placed
	index := map[int]int{}
	for f := range e.Program.Forces {
		def := &e.Program.Forces[f]
		if !e.sights(f) {
			continue
		}
		m := Mark{Kind: ForceMark, Title: titled(def.Src.Title, def.ID)}
		if def.Party >= 0 {
			q := &e.Program.Parties[def.Party]
			m.Party = titled(q.Src.Title, q.ID)
		}
		index[f] = len(list)
		list = append(list, placed{m, def.Src.Where})
	}
	if len(list) > 0 {
		e.move(list, index)
	}
	there := list[:0]
	for _, x := range list {
		if x.point.Set() {
			x.At = spot(x.point)
			there = append(there, x)
		}
	}
	return there
}

// move takes forces to where deliveries have moved them.
func (e eye) move(list []placed, index map[int]int) {
	for i := range e.Deliveries {
		d := &e.Deliveries[i]
		if d.Inject >= len(e.Program.Injects) || d.N > 1 {
			continue
		}
		for _, m := range e.Program.Injects[d.Inject].Moves {
			if k, ok := index[m.Force]; ok {
				list[k].point, list[k].Time, list[k].Scenario = m.To, d.At, e.story(d.Scenario)
			}
		}
	}
}
