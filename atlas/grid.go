package atlas

import "math"

// Grid is the lines of a view at round degrees.
type Grid struct {
	Path   string // in units of 1/Fine of the sheet's
	Labels []GridLabel
}

// GridLabel is where a line of the grid meets the left or the lower edge.
type GridLabel struct {
	X, Y     float64
	Degrees  float64 // east or north; below 0 west or south
	Latitude bool
}

// steps are the distances, in degrees, that a grid may have.
var steps = []float64{0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30}

// Grid draws meridians and parallels, some four to eight of the scarcer ones.
func (v *View) Grid() Grid {
	b := v.bounds
	step := steps[len(steps)-1]
	for _, s := range steps {
		if (b.max.lat-b.min.lat)/s <= 7 {
			step = s
			break
		}
	}
	var g Grid
	var p path
	for lat := math.Ceil(b.min.lat/step) * step; lat <= b.max.lat; lat += step {
		line := v.follow(point{b.min.lon, lat}, point{b.max.lon, lat})
		p.open(v.onSheet(line))
		v.label(&g, line, lat, true)
	}
	for lon := math.Ceil(b.min.lon/step) * step; lon <= b.max.lon; lon += step {
		line := v.follow(point{lon, b.min.lat}, point{lon, b.max.lat})
		p.open(v.onSheet(line))
		v.label(&g, line, lon-360*math.Round(lon/360), false)
	}
	g.Path = p.String()
	return g
}

// follow returns places on the way from a to b.
func (v *View) follow(a, b point) (line []point) {
	for i := range samples + 1 {
		f := float64(i) / samples
		line = append(line, point{a.lon + f*(b.lon-a.lon), a.lat + f*(b.lat-a.lat)})
	}
	return line
}

// label finds where a line of the grid leaves the sheet: a parallel on the
// left, a meridian below.
func (v *View) label(g *Grid, line []point, degrees float64, latitude bool) {
	degrees = math.Round(degrees*100) / 100
	for i := range line[1:] {
		x1, y1 := v.place(line[i])
		x2, y2 := v.place(line[i+1])
		if latitude && x1 <= 0 && x2 > 0 {
			if y := y1 + (y2-y1)*(0-x1)/(x2-x1); y > 12 && y < v.Height-12 {
				g.Labels = append(g.Labels, GridLabel{0, y, degrees, true})
			}
		}
		if !latitude && y1 >= v.Height && y2 < v.Height {
			if x := x1 + (x2-x1)*(v.Height-y1)/(y2-y1); x > 30 && x < v.Width-30 {
				g.Labels = append(g.Labels, GridLabel{x, v.Height, degrees, false})
			}
		}
	}
}

// Line draws a line along places, each a latitude and a longitude in degrees,
// with its corners rounded.
func (v *View) Line(along [][2]float64) string {
	var line []point
	for _, t := range along {
		x, y := v.At(t[0], t[1])
		line = append(line, point{x, y})
	}
	for range 3 {
		line = rounded(line)
	}
	var list [][2]int
	for _, p := range line {
		list = append(list, [2]int{int(math.Round(p.lon * Fine)), int(math.Round(p.lat * Fine))})
	}
	var p path
	p.open(list)
	return p.String()
}

// rounded cuts off the corners of a line (Chaikin); its ends stay.
func rounded(line []point) []point {
	out := []point{line[0]}
	for i := range line[1:] {
		a, b := line[i], line[i+1]
		out = append(out, point{a.lon*0.75 + b.lon*0.25, a.lat*0.75 + b.lat*0.25}, point{a.lon*0.25 + b.lon*0.75, a.lat*0.25 + b.lat*0.75})
	}
	return append(out, line[len(line)-1])
}
