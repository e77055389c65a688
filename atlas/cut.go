package atlas

import "math"

// cut keeps of a ring what is inside a box (Sutherland and Hodgman).
func cut(ring []point, b box) []point {
	ring = cutAt(ring, func(p point) float64 { return p.lon - b.min.lon })
	ring = cutAt(ring, func(p point) float64 { return b.max.lon - p.lon })
	ring = cutAt(ring, func(p point) float64 { return p.lat - b.min.lat })
	return cutAt(ring, func(p point) float64 { return b.max.lat - p.lat })
}

// cutAt keeps of a ring what is on the side where inside is not below 0.
func cutAt(ring []point, inside func(point) float64) (kept []point) {
	for i, p := range ring {
		before := ring[(i+len(ring)-1)%len(ring)]
		a, b := inside(before), inside(p)
		if (a < 0) != (b < 0) {
			t := a / (a - b)
			kept = append(kept, point{before.lon + t*(p.lon-before.lon), before.lat + t*(p.lat-before.lat)})
		}
		if b >= 0 {
			kept = append(kept, p)
		}
	}
	return kept
}

// dense puts points on the long edges of a ring, which the projection bends.
func dense(ring []point) (list []point) {
	const most = 4 // degrees
	for i, p := range ring {
		list = append(list, p)
		next := ring[(i+1)%len(ring)]
		steps := math.Ceil(max(math.Abs(next.lon-p.lon), math.Abs(next.lat-p.lat)) / most)
		for k := 1.0; k < steps; k++ {
			list = append(list, point{p.lon + (next.lon-p.lon)*k/steps, p.lat + (next.lat-p.lat)*k/steps})
		}
	}
	return list
}
