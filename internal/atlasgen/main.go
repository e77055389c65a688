// Command atlasgen turns Natural Earth, as the npm package world-atlas has it,
// into the compact form that the program carries:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	go run ./internal/atlasgen package/countries-50m.json atlas/world.bin
//
// It is run by hand, when there is new data; the program never runs it.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"

	"golang.org/x/text/language"

	"tamrin/atlas"
	"tamrin/scenario"
)

// topology is what is needed of a TopoJSON file.
type topology struct {
	Arcs      [][][2]int64 `json:"arcs"`
	Transform struct {
		Scale, Translate [2]float64
	} `json:"transform"`
	Objects struct {
		Countries struct {
			Geometries []geometry `json:"geometries"`
		} `json:"countries"`
	} `json:"objects"`
}

type geometry struct {
	Type       string          `json:"type"`
	ID         string          `json:"id"` // ISO 3166-1 numeric
	Arcs       json.RawMessage `json:"arcs"`
	Properties struct{ Name string }
}

// counted tells of land that the source draws by who holds it, which ISO 3166-1
// and the United Nations count to another state, or has no code for.
var counted = map[string]string{"Somaliland": "SOM", "N. Cyprus": "CYP"}

// crimea is a place on the one polygon that the source counts to Russia and the
// General Assembly (68/262) to Ukraine.
var crimea = [2]float64{34.1, 45.1}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: atlasgen countries-50m.json world.bin")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "atlasgen:", err)
		os.Exit(1)
	}
}

func run(from, to string) error {
	src, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(src, &t); err != nil {
		return err
	}
	shapes, err := t.shapes()
	if err != nil {
		return err
	}
	return os.WriteFile(to, t.encode(shapes), 0o644)
}

// codes are the alpha-3 codes by the numbers that the source has.
func codes() map[string]string {
	by := map[string]string{}
	for _, code := range scenario.Countries() {
		if r, err := language.ParseRegion(code); err == nil {
			by[fmt.Sprintf("%03d", r.M49())] = code
		}
	}
	return by
}

// shapes are the rings of each state by its code, "" for land without one.
func (t *topology) shapes() (map[string][][]int, error) {
	by, all := codes(), map[string][][]int{}
	for _, g := range t.Objects.Countries.Geometries {
		code := by[g.ID]
		if c, ok := counted[g.Properties.Name]; ok {
			code = c
		}
		polygons, err := g.polygons()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", g.Properties.Name, err)
		}
		for _, p := range polygons {
			owner := code
			if code == "RUS" && t.holds(p[0], crimea) {
				owner = "UKR"
			}
			all[owner] = append(all[owner], p...)
		}
	}
	return all, nil
}

func (g *geometry) polygons() (list [][][]int, err error) {
	switch g.Type {
	case "Polygon":
		list = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &list[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &list)
	default:
		err = fmt.Errorf("a geometry of type %q", g.Type)
	}
	return list, err
}

// points are the places of an arc in degrees.
func (t *topology) points(arc int) (list [][2]float64) {
	var x, y int64
	for _, d := range t.Arcs[arc] {
		x, y = x+d[0], y+d[1]
		list = append(list, [2]float64{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]})
	}
	return list
}

// holds reports whether a place is inside a small ring.
func (t *topology) holds(ring []int, at [2]float64) (in bool) {
	var all [][2]float64
	for _, r := range ring {
		p := t.points(max(r, ^r))
		for i := range p {
			if r < 0 {
				all = append(all, p[len(p)-1-i])
			} else {
				all = append(all, p[i])
			}
		}
	}
	for i := range all {
		a, b := all[i], all[(i+1)%len(all)]
		if math.Abs(a[0]-b[0]) > 180 {
			return false
		}
		if (a[1] > at[1]) != (b[1] > at[1]) && at[0] < a[0]+(at[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
			in = !in
		}
	}
	return in
}

// encode writes arcs as differences in units of atlas.Unit, then the shapes.
func (t *topology) encode(shapes map[string][][]int) []byte {
	out := binary.AppendUvarint(nil, uint64(len(t.Arcs)))
	for i := range t.Arcs {
		var flat []int64
		var px, py int64
		for k, p := range t.points(i) {
			x, y := int64(math.Round(p[0]/atlas.Unit)), int64(math.Round(p[1]/atlas.Unit))
			if k > 0 && k < len(t.Arcs[i])-1 && x == px && y == py {
				continue
			}
			flat = append(flat, x-px, y-py)
			px, py = x, y
		}
		out = binary.AppendUvarint(out, uint64(len(flat)/2))
		for _, d := range flat {
			out = binary.AppendVarint(out, d)
		}
	}
	list := append(scenario.Countries(), "")
	out = binary.AppendUvarint(out, uint64(len(list)))
	for _, code := range list {
		out = append(out, (code + "---")[:3]...)
		out = binary.AppendUvarint(out, uint64(len(shapes[code])))
		for _, ring := range shapes[code] {
			out = binary.AppendUvarint(out, uint64(len(ring)))
			for _, arc := range ring {
				out = binary.AppendVarint(out, int64(arc))
			}
		}
	}
	return out
}
