package scenario

// The ends of the earth, in billionths of a degree.
const (
	pole     = 90_000_000_000
	halfTurn = 180_000_000_000
)

// point tells a place that is not on the earth.
func (c *checker) point(p Point) {
	if !written(p.Pos) {
		return
	}
	if !written(p.Lat.At) {
		c.missing(p.Pos, p.Pos, "lat", "a place", "المكان")
	}
	if !written(p.Lon.At) {
		c.missing(p.Pos, p.Pos, "lon", "a place", "المكان")
	}
	if lat, lon := p.Lat.billionths(), p.Lon.billionths(); p.Set() && beyond(lat, pole) && !beyond(lat, halfTurn) && !beyond(lon, pole) {
		c.add("S260", p.Lat.At, p.Lat).WithHint(words{"lat and lon seem to be swapped: write {lat: %s, lon: %s}", "يبدو أن lat وlon متبادلان: اكتب {lat: %s, lon: %s}"}.Format(p.Lon, p.Lat))
		return
	}
	c.latitude(p.Lat)
	c.longitude(p.Lon)
}

func beyond(n, most int64) bool { return n > most || n < -most }

func (c *checker) latitude(d Decimal) {
	if beyond(d.billionths(), pole) {
		c.add("S260", d.At, d)
	}
}

func (c *checker) longitude(d Decimal) {
	if beyond(d.billionths(), halfTurn) {
		c.add("S261", d.At, d)
	}
}

// window checks what a theatre's map shows.
func (c *checker) window(t *Theatre) {
	w := &t.Map
	if !written(w.Pos) {
		return
	}
	for _, edge := range []struct {
		key string
		at  Span
	}{{"west", w.West.At}, {"south", w.South.At}, {"east", w.East.At}, {"north", w.North.At}} {
		if !written(edge.at) {
			c.missing(w.Pos, w.Pos, edge.key, "a map", "الخريطة")
		}
	}
	c.latitude(w.South)
	c.latitude(w.North)
	c.longitude(w.West)
	c.longitude(w.East)
	c.edges(w)
	each(w.Lines, func(l *Line) {
		if len(l.Through) < 2 {
			c.lacks(l.Pos, "S267", l.Pos)
		}
		each(l.Through, func(p *Point) { c.point(*p) })
	})
}

// edges tells a window whose edges are the wrong way round.
func (c *checker) edges(w *Window) {
	if !w.Set() {
		return
	}
	if w.South.billionths() >= w.North.billionths() {
		c.add("S262", w.South.At, w.South, w.North)
	}
	if w.East.billionths() <= w.West.billionths() && w.span() > halfTurn {
		c.add("S263", w.East.At, w.West, w.East, w.span()/1_000_000_000)
	}
}

func (c *checker) force(f *Force) {
	c.ref(f.Party, party)
	c.audience(f.SeenBy)
	c.point(f.Where)
}

// placed checks where an inject happens and what it moves.
func (c *checker) placed(i *Inject) {
	if p := &i.Place; written(p.Pos) && !written(p.At.Pos) {
		c.missing(p.Pos, p.Pos, "at", "a place", "المكان")
	}
	c.point(i.Place.At)
	each(i.Moves, func(m *Move) {
		if !written(m.Force.At) {
			c.missing(m.Pos, m.Pos, "force", "a move", "النقل")
		}
		if !written(m.Where.Pos) {
			c.missing(m.Pos, m.Pos, "at", "a move", "النقل")
		}
		c.ref(m.Force, force)
		c.point(m.Where)
	})
}

// places warns of what no map will ever show.
func (c *checker) places() {
	moved := map[string]bool{}
	each(c.s.Injects, func(i *Inject) {
		c.shown(i.Place.At)
		each(i.Moves, func(m *Move) { moved[m.Force.ID] = true; c.shown(m.Where) })
	})
	each(c.s.Forces, func(f *Force) {
		c.shown(f.Where)
		if !written(f.Where.Pos) && !moved[f.ID] {
			c.lacks(f.At, "S266", f.At, f.ID)
		}
	})
}

// shown warns of a place outside every theatre's map.
func (c *checker) shown(p Point) {
	if !p.Set() || beyond(p.Lat.billionths(), pole) || beyond(p.Lon.billionths(), halfTurn) {
		return
	}
	swapped, maps := Point{Lat: p.Lon, Lon: p.Lat}, 0
	meant := false
	for i := range c.s.Theatres {
		w := &c.s.Theatres[i].Map
		if w.Holds(p) || written(w.Pos) && !w.Set() {
			return
		}
		if w.Set() {
			maps++
		}
		meant = meant || w.Holds(swapped)
	}
	switch {
	case maps == 0:
		c.add("S265", p.Pos)
	case meant:
		c.add("S264", p.Pos).WithHint(words{"lat and lon seem to be swapped: write {lat: %s, lon: %s}", "يبدو أن lat وlon متبادلان: اكتب {lat: %s, lon: %s}"}.Format(p.Lon, p.Lat))
	default:
		c.add("S264", p.Pos)
	}
}
