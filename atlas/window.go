package atlas

import "math"

// Window is a part of the earth between two meridians and two parallels, in
// degrees. It runs eastwards from West to East, so that one with East below
// West lies across the antimeridian.
type Window struct{ West, South, East, North float64 }

// Span returns how many degrees of longitude the window has, above 0 and up to 360.
func (w Window) Span() float64 {
	span := math.Mod(w.East-w.West, 360)
	if span <= 0 {
		span += 360
	}
	return span
}

// The shapes that a drawing may have, as height by width: a window that is
// flatter or taller is shown with more around it.
const (
	flattest = 0.42
	tallest  = 0.8
)

// View is a window laid flat on a sheet whose units are about a pixel each.
type View struct {
	Width, Height float64
	on            projection
	left, top     float64 // of the sheet, in the projection's own units
	scale         float64 // units of the sheet by one of the projection's
	bounds        box     // degrees; the longitudes may run beyond 180
}

// box is a rectangle between two points.
type box struct{ min, max point }

// NewView lays a window out on a sheet of a width: most of the earth in equal
// areas, a region true to its shapes.
func NewView(w Window, width float64) *View {
	v := &View{Width: width, on: project(w)}
	sheet := emptyBox()
	for _, p := range edge(w) {
		x, y := v.on.forward(p)
		sheet.add(point{x, y})
	}
	wide, high := sheet.max.lon-sheet.min.lon, sheet.max.lat-sheet.min.lat
	w2, h2 := max(wide, high/tallest), max(high, wide*flattest)
	v.left, v.top = sheet.min.lon-(w2-wide)/2, sheet.max.lat+(h2-high)/2
	v.scale = width / w2
	v.Height = math.Round(h2 * v.scale)
	v.bounds = v.seen()
	return v
}

// At returns where a place in degrees is on the sheet.
func (v *View) At(lat, lon float64) (x, y float64) {
	middle := v.on.middle()
	return v.place(point{lon - 360*math.Round((lon-middle)/360), lat})
}

func (v *View) place(p point) (x, y float64) {
	x, y = v.on.forward(p)
	return (x - v.left) * v.scale, (v.top - y) * v.scale
}

// degree is how many units of the sheet a degree of latitude has in its middle.
func (v *View) degree() float64 {
	m := point{v.on.middle(), (v.bounds.min.lat + v.bounds.max.lat) / 2}
	_, a := v.place(point{m.lon, m.lat - 0.5})
	_, b := v.place(point{m.lon, m.lat + 0.5})
	return math.Abs(a - b)
}

// seen returns the degrees that the sheet shows, with a margin.
func (v *View) seen() box {
	if v.on.whole() {
		top, bottom := v.on.inverse(0, v.top), v.on.inverse(0, v.top-v.Height/v.scale)
		return box{point{v.on.middle() - 180, bottom.lat}, point{v.on.middle() + 180, top.lat}}
	}
	b := emptyBox()
	for i := range samples + 1 {
		f := float64(i) / samples
		for _, s := range [][2]float64{{f, 0}, {f, 1}, {0, f}, {1, f}} {
			b.add(v.on.inverse(v.left+s[0]*v.Width/v.scale, v.top-s[1]*v.Height/v.scale))
		}
	}
	const margin = 0.02
	dx, dy := (b.max.lon-b.min.lon)*margin, (b.max.lat-b.min.lat)*margin
	return box{point{b.min.lon - dx, max(b.min.lat-dy, -90)}, point{b.max.lon + dx, min(b.max.lat+dy, 90)}}
}

// samples is in how many steps a curved edge is followed.
const samples = 24

// edge lists places around a window.
func edge(w Window) (list []point) {
	for i := range samples + 1 {
		f := float64(i) / samples
		lon, lat := w.West+f*w.Span(), w.South+f*(w.North-w.South)
		list = append(list, point{lon, w.South}, point{lon, w.North}, point{w.West, lat}, point{w.West + w.Span(), lat})
	}
	return list
}

func emptyBox() box {
	return box{point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}}
}

func (b *box) add(p point) {
	b.min = point{min(b.min.lon, p.lon), min(b.min.lat, p.lat)}
	b.max = point{max(b.max.lon, p.lon), max(b.max.lat, p.lat)}
}

func (b box) touches(o box) bool {
	return b.min.lon <= o.max.lon && o.min.lon <= b.max.lon && b.min.lat <= o.max.lat && o.min.lat <= b.max.lat
}

func (b box) holds(p point) bool {
	return p.lon >= b.min.lon && p.lon <= b.max.lon && p.lat >= b.min.lat && p.lat <= b.max.lat
}
