package atlas

import (
	"math"
	"slices"
	"strconv"
)

// Fine is how many units of a path there are to one of the sheet.
const Fine = 2

// Drawing is what a view shows of the world, as paths of SVG in units of 1/Fine
// of the sheet's. Land leaves out the states that have a path of their own.
type Drawing struct {
	Land    string
	States  map[string]string // by code; without those that are nowhere on the sheet
	Borders string            // between states, coasts left out
}

// Draw draws what a view shows, with paths of their own for states by code. What
// is smaller than the view can show is left out, but of those states.
func (w *World) Draw(v *View, codes []string) Drawing {
	d := Drawing{States: map[string]string{}}
	thin := w.thinned(v)
	var land path
	for _, s := range w.states {
		named := s.code != "" && slices.Contains(codes, s.code)
		p := &land
		if named {
			p = &path{}
		}
		for _, ring := range s.rings {
			v.ring(p, joined(thin, ring), named)
		}
		if named && len(p.text) > 0 {
			d.States[s.code] = p.String()
		}
	}
	d.Land = land.String()
	var borders path
	for i, shared := range w.shared {
		if shared {
			v.line(&borders, thin[i])
		}
	}
	d.Borders = borders.String()
	return d
}

// thinned returns the arcs without what a view is too small to show. Both
// states beside an arc get the same line.
func (w *World) thinned(v *View) [][]point {
	const units = 0.4 // that a line may be off
	off := units / v.degree()
	thin := make([][]point, len(w.arcs))
	for i, arc := range w.arcs {
		thin[i] = simplify(arc, off)
	}
	return thin
}

// simplify leaves out points that are less than off degrees from the line
// without them (Douglas and Peucker). A ring keeps the point that is farthest
// from where it begins.
func simplify(line []point, off float64) []point {
	if len(line) < 3 {
		return line
	}
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	todo := [][2]int{{0, len(line) - 1}}
	for len(todo) > 0 {
		a, b := todo[len(todo)-1][0], todo[len(todo)-1][1]
		todo = todo[:len(todo)-1]
		far, most := -1, off
		for i := a + 1; i < b; i++ {
			if d := distance(line[i], line[a], line[b]); d > most {
				far, most = i, d
			}
		}
		if far >= 0 {
			keep[far] = true
			todo = append(todo, [2]int{a, far}, [2]int{far, b})
		}
	}
	var out []point
	for i, k := range keep {
		if k {
			out = append(out, line[i])
		}
	}
	return out
}

// distance is how far p is from the line between a and b, in degrees of latitude.
func distance(p, a, b point) float64 {
	c := math.Cos(p.lat * rad)
	px, py := (p.lon-a.lon)*c, p.lat-a.lat
	bx, by := (b.lon-a.lon)*c, b.lat-a.lat
	if long := bx*bx + by*by; long > 0 {
		t := max(0, min(1, (px*bx+py*by)/long))
		px, py = px-t*bx, py-t*by
	}
	return math.Hypot(px, py)
}

// joined puts the arcs of a ring end to end. Around a pole its longitudes end
// one turn from where they began; it is then closed over the pole.
func joined(arcs [][]point, ring []int) (list []point) {
	for _, r := range ring {
		arc := arcs[max(r, ^r)]
		shift := 0.0
		for i := range arc {
			p := arc[i]
			if r < 0 {
				p = arc[len(arc)-1-i]
			}
			if i == 0 && len(list) > 0 {
				shift = 360 * math.Round((list[len(list)-1].lon-p.lon)/360)
				continue // where the one before ended
			}
			list = append(list, point{p.lon + shift, p.lat})
		}
	}
	if first, last := list[0], list[len(list)-1]; math.Abs(last.lon-first.lon) > 180 {
		pole := math.Copysign(90, first.lat)
		list = append(list, point{last.lon, pole}, point{first.lon, pole})
	}
	return list
}

// ring adds a ring to a path wherever the view shows it. whole keeps it however
// small it is.
func (v *View) ring(to *path, ring []point, whole bool) {
	b := emptyBox()
	for _, p := range ring {
		b.add(p)
	}
	for turns := -2.0; turns <= 2; turns++ {
		moved := box{point{b.min.lon + 360*turns, b.min.lat}, point{b.max.lon + 360*turns, b.max.lat}}
		if !moved.touches(v.bounds) {
			continue
		}
		at := slices.Clone(ring)
		for i := range at {
			at[i].lon += 360 * turns
		}
		to.ring(v.onSheet(dense(cut(at, v.bounds))), whole)
	}
}

// line adds the parts of a line that the view shows.
func (v *View) line(to *path, line []point) {
	for turns := -2.0; turns <= 2; turns++ {
		var run []point
		for i := range line {
			a := line[max(i-1, 0)]
			b := line[i]
			a.lon, b.lon = a.lon+360*turns, b.lon+360*turns
			if !v.bounds.holds(a) && !v.bounds.holds(b) {
				to.open(v.onSheet(run))
				run = run[:0]
				continue
			}
			if len(run) == 0 {
				run = append(run, a)
			}
			run = append(run, b)
		}
		to.open(v.onSheet(run))
	}
}

func (v *View) onSheet(line []point) (list [][2]int) {
	for _, p := range line {
		x, y := v.place(p)
		at := [2]int{int(math.Round(x * Fine)), int(math.Round(y * Fine))}
		if len(list) == 0 || list[len(list)-1] != at {
			list = append(list, at)
		}
	}
	return list
}

// path is the text of a path of SVG in the making.
type path struct {
	text []byte
	at   [2]int
}

func (p *path) String() string { return string(p.text) }

// ring adds a closed line, unless it is too small to be seen.
func (p *path) ring(list [][2]int, whole bool) {
	low, high := [2]int{math.MaxInt32, math.MaxInt32}, [2]int{math.MinInt32, math.MinInt32}
	for _, q := range list {
		for i := range q {
			low[i], high[i] = min(low[i], q[i]), max(high[i], q[i])
		}
	}
	const speck = 2 * Fine
	if len(list) < 3 || !whole && high[0]-low[0] < speck && high[1]-low[1] < speck {
		return
	}
	p.open(list)
	p.text = append(p.text, 'z')
	p.at = list[0]
}

// open adds a line, in steps from each point to the next.
func (p *path) open(list [][2]int) {
	if len(list) < 2 {
		return
	}
	for i, q := range list {
		switch i {
		case 0:
			p.text = append(p.text, 'm')
		case 1:
			p.text = append(p.text, 'l')
		}
		for k := range q {
			d := q[k] - p.at[k]
			if last := p.text[len(p.text)-1]; d >= 0 && last != 'm' && last != 'l' {
				p.text = append(p.text, ' ')
			}
			p.text = strconv.AppendInt(p.text, int64(d), 10)
		}
		p.at = q
	}
}
