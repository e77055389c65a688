package atlas

import "math"

// projection lays the round earth flat, in units of its radius. Longitudes are
// within 180 degrees of the middle.
type projection interface {
	forward(p point) (x, y float64)
	inverse(x, y float64) point // for the whole earth of the latitude alone
	middle() float64            // the longitude in the middle, degrees
	whole() bool                // made for the whole earth
}

// widest is the span, in degrees, up to which a window is shown as a region.
const widest = 100

// project chooses how a window is laid flat.
func project(w Window) projection {
	middle := w.West + w.Span()/2
	if w.Span() > widest || w.North-w.South > widest {
		return equalEarth(middle)
	}
	return newConic(middle, w.South, w.North)
}

const rad = math.Pi / 180

// equalEarth is the projection of that name (Šavrič, Patterson and Jenny, 2018)
// around a meridian: areas are true, continents look as people know them.
type equalEarth float64

func (e equalEarth) middle() float64 { return float64(e) }
func (e equalEarth) whole() bool     { return true }

// inverse finds a latitude; on every one the longitude farthest from the middle
// is taken, as what is beside the sheet costs little.
func (e equalEarth) inverse(_, y float64) point {
	low, high := -90.0, 90.0
	for range 30 {
		mid := (low + high) / 2
		if _, at := e.forward(point{float64(e), mid}); at < y {
			low = mid
		} else {
			high = mid
		}
	}
	return point{float64(e), high}
}

func (e equalEarth) forward(p point) (x, y float64) {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	lon := (p.lon - float64(e)) * rad
	t := math.Asin(math.Sqrt(3) / 2 * math.Sin(p.lat*rad))
	t2 := t * t
	t6 := t2 * t2 * t2
	x = 2 * math.Sqrt(3) * lon * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
	return x, t * (a4*t6*t2 + a3*t6 + a2*t2 + a1)
}

// conic is Lambert's conformal conic, true along two parallels inside the
// window; close to the equator, where the cone becomes a cylinder, Mercator's.
type conic struct {
	lon0, n, f float64 // n is 0 for Mercator's
}

// steep is the flattest cone; a flatter one is taken as a cylinder.
const steep = 0.05

func newConic(middle, south, north float64) conic {
	high := north - south
	a, b := clampLat(south+high/6)*rad, clampLat(north-high/6)*rad
	n := math.Sin((a + b) / 2)
	if math.Abs(a-b) > 1e-6 {
		n = math.Log(math.Cos(a)/math.Cos(b)) / math.Log(half(b)/half(a))
	}
	if math.Abs(n) < steep {
		return conic{lon0: middle}
	}
	return conic{middle, n, math.Cos(a) * math.Pow(half(a), n) / n}
}

// half is the tangent on which both projections rest.
func half(lat float64) float64 { return math.Tan(math.Pi/4 + lat/2) }

// clampLat keeps off the poles, one of which is infinitely far away.
func clampLat(lat float64) float64 { return max(-85, min(85, lat)) }

func (c conic) middle() float64 { return c.lon0 }
func (c conic) whole() bool     { return false }

func (c conic) forward(p point) (x, y float64) {
	t, lon := half(clampLat(p.lat)*rad), (p.lon-c.lon0)*rad
	if c.n == 0 {
		return lon, math.Log(t)
	}
	rho := c.f / math.Pow(t, c.n)
	return rho * math.Sin(c.n*lon), -rho * math.Cos(c.n*lon)
}

func (c conic) inverse(x, y float64) point {
	if c.n == 0 {
		return point{c.lon0 + x/rad, (2*math.Atan(math.Exp(y)) - math.Pi/2) / rad}
	}
	s := math.Copysign(1, c.n)
	rho := s * math.Hypot(x, y)
	lat := 2*math.Atan(math.Pow(c.f/rho, 1/c.n)) - math.Pi/2
	return point{c.lon0 + math.Atan2(s*x, -s*y)/c.n/rad, lat / rad}
}
