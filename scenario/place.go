package scenario

// Window is what a theatre's map shows: the part of the earth between two
// meridians and two parallels, eastwards from West, across the antimeridian
// where East is below West.
type Window struct {
	West  Decimal `yaml:"west"` // degrees, below 0 west of Greenwich
	South Decimal `yaml:"south"`
	East  Decimal `yaml:"east"`
	North Decimal `yaml:"north"`
	Plain bool    `yaml:"plain"` // an invented place: a grid alone, without coasts and states
	Lines []Line  `yaml:"lines"`
	Pos   Span    `yaml:"-"`
}

// Line is a river, a road or a border that a map shows.
type Line struct {
	Title   Text    `yaml:"title"`
	Through []Point `yaml:"through"`
	Pos     Span    `yaml:"-"`
}

// Point is a place on the earth in degrees, below 0 south and west.
type Point struct {
	Lat Decimal `yaml:"lat"`
	Lon Decimal `yaml:"lon"`
	Pos Span    `yaml:"-"`
}

// Place is where an inject happens, for maps.
type Place struct {
	Title Text  `yaml:"title"` // the inject's own where not given
	At    Point `yaml:"at"`
	Pos   Span  `yaml:"-"`
}

// Force is something that the story moves about and a map shows as a marker with
// a name: pumps, a convoy, a delegation. Nothing of what it can do is modelled.
type Force struct {
	Item   `yaml:"-"`
	Title  Text  `yaml:"title"`
	Party  Ref   `yaml:"party"`
	Where  Point `yaml:"at"`      // at STARTEX; not on the map until it is moved where not given
	SeenBy []Ref `yaml:"seen_by"` // cells or parties, or all; control alone where not given
}

// Move takes a force to a place when its inject is delivered.
type Move struct {
	Force Ref   `yaml:"force"`
	Where Point `yaml:"at"`
	Pos   Span  `yaml:"-"`
}

// Set reports whether the place was written.
func (p Point) Set() bool { return p.Lat.Set && p.Lon.Set }

// Set reports whether the window was written.
func (w *Window) Set() bool { return w.West.Set && w.South.Set && w.East.Set && w.North.Set }

// Holds reports whether a place is in the window.
func (w *Window) Holds(p Point) bool {
	lat, lon := p.Lat.billionths(), p.Lon.billionths()
	if !w.Set() || !p.Set() || lat < w.South.billionths() || lat > w.North.billionths() {
		return false
	}
	west, east := w.West.billionths(), w.East.billionths()
	if west < east {
		return lon >= west && lon <= east
	}
	return lon >= west || lon <= east
}

// span is how many billionths of a degree the window has from west to east.
func (w *Window) span() int64 {
	const turn = 360_000_000_000
	s := w.East.billionths() - w.West.billionths()
	if s <= 0 {
		s += turn
	}
	return s
}

// Float returns the number as floating point, for drawing.
func (d Decimal) Float() float64 { return float64(d.Num) / float64(max(1, d.Den)) }
