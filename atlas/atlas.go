// Package atlas draws coasts, states and grids for a window on the earth, as
// paths for a page. The shapes are Natural Earth's and come with the program. It
// must never know what is shown on a map, to whom, or why.
package atlas

import (
	_ "embed"
	"encoding/binary"
)

// Unit is the length, in degrees, in which shapes are kept.
const Unit = 0.005

// world is written by internal/atlasgen.
//
//go:embed world.bin
var world []byte

// World holds the shapes of all states. It is read only once made.
type World struct {
	arcs   [][]point // lines between two junctions; longitudes run on beyond 180
	states []state
	shared []bool // by arc: two states lie beside it
}

// point is a place in degrees.
type point struct{ lon, lat float64 }

// state is what one code of ISO 3166-1 stands for; "" for land without one.
type state struct {
	code  string
	rings [][]int // arcs in order; ^i is arc i backwards
}

// Read unpacks the shapes; a few milliseconds and some two megabytes.
func Read() *World {
	r := reader(world)
	w := &World{arcs: make([][]point, r.count())}
	for i := range w.arcs {
		w.arcs[i] = r.arc()
	}
	w.states = make([]state, r.count())
	for i := range w.states {
		w.states[i] = r.state()
	}
	w.findBorders()
	return w
}

// Has reports whether there is a shape for a code.
func (w *World) Has(code string) bool {
	for i := range w.states {
		if w.states[i].code == code {
			return len(w.states[i].rings) > 0
		}
	}
	return false
}

// findBorders tells the arcs between two states from coasts.
func (w *World) findBorders() {
	w.shared = make([]bool, len(w.arcs))
	owner := make([]int, len(w.arcs))
	for s := range w.states {
		for _, ring := range w.states[s].rings {
			for _, a := range ring {
				a = max(a, ^a)
				if owner[a] != 0 && owner[a] != s+1 {
					w.shared[a] = true
				}
				owner[a] = s + 1
			}
		}
	}
}

// reader takes numbers off packed bytes, which are the program's own.
type reader []byte

func (r *reader) count() int {
	n, size := binary.Uvarint(*r)
	*r = (*r)[size:]
	return int(n)
}

func (r *reader) signed() int {
	n, size := binary.Varint(*r)
	*r = (*r)[size:]
	return int(n)
}

// arc reads a line; where it crosses the antimeridian its longitudes run on.
func (r *reader) arc() []point {
	list := make([]point, r.count())
	lon, lat := 0, 0
	for i := range list {
		d := r.signed()
		if i > 0 {
			d -= turn * ((d + turn/2*sign(d)) / turn)
		}
		lon, lat = lon+d, lat+r.signed()
		list[i] = point{float64(lon) * Unit, float64(lat) * Unit}
	}
	return list
}

// turn is once round the earth in units.
const turn = 360 * 1000 / 5

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

func (r *reader) state() state {
	s := state{code: string((*r)[:3])}
	*r = (*r)[3:]
	if s.code == "---" {
		s.code = ""
	}
	s.rings = make([][]int, r.count())
	for i := range s.rings {
		s.rings[i] = make([]int, r.count())
		for k := range s.rings[i] {
			s.rings[i][k] = r.signed()
		}
	}
	return s
}
