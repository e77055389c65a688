package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"tamrin/atlas"
	"tamrin/view"
)

// sheetWidth is how wide every map is, in units of its own.
const sheetWidth = 900

// mapPart is the maps of a page, one for each theatre. What never changes of
// them, coasts and states, is a picture of its own that browsers keep.
func mapPart(l look, page *view.Page) part {
	p := part{id: "maps", open: `<div id="maps" class="maps">`, close: `</div>`}
	if page.Map == nil {
		return p
	}
	for i := range page.Map.Theatres {
		c := newChart(l, page, &page.Map.Theatres[i])
		show := mapSheet(c)
		if page.Role == view.Wall {
			show = wallMap(c)
		}
		p.parts = append(p.parts, part{id: "map-" + num(c.m.Key), show: show})
	}
	return p
}

// backdrop is what lies under the marks of a map.
type backdrop struct {
	name    string // of its picture
	svg     []byte
	view    *atlas.View
	grid    atlas.Grid
	colours map[string]int // of the states of parties that are on it, from 1
}

// maxColours is how many states are told apart by colour.
const maxColours = 6

var world = sync.OnceValue(atlas.Read)

// bases keeps the pictures that were drawn, as every change of a page asks for
// them. A scenario has a handful of maps.
var bases = struct {
	sync.Mutex
	kept map[string]*backdrop
}{kept: map[string]*backdrop{}}

// maxBases is how many pictures are kept; beyond it all are drawn anew.
const maxBases = 64

// baseOf returns what lies under the marks of a map.
func baseOf(m *view.TheatreMap) *backdrop {
	var codes []string
	for _, p := range m.Parties {
		if p.ISO != "" {
			codes = append(codes, p.ISO)
		}
	}
	var through [][]view.Spot
	for _, l := range m.Lines {
		through = append(through, l.Through)
	}
	id, err := json.Marshal([]any{m.Window, m.Plain, codes, through})
	if err != nil {
		panic("web: " + err.Error()) // plain numbers and words
	}
	bases.Lock()
	defer bases.Unlock()
	b, ok := bases.kept[string(id)]
	if !ok {
		if len(bases.kept) == maxBases {
			clear(bases.kept)
		}
		b = drawBase(m, codes, through)
		bases.kept[string(id)] = b
	}
	return b
}

// drawBase makes the picture. Its colours are the page's, by name.
func drawBase(m *view.TheatreMap, codes []string, through [][]view.Spot) *backdrop {
	v := atlas.NewView(atlas.Window(m.Window), sheetWidth)
	b := &backdrop{view: v, grid: v.Grid(), colours: map[string]int{}}
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %.0f"><g id="base"><rect width="%d" height="%.0f" fill="var(--sea)"/><g transform="scale(%g)" stroke-linejoin="round">`,
		sheetWidth, v.Height, sheetWidth, v.Height, 1.0/atlas.Fine)
	if m.Plain {
		fmt.Fprintf(&out, `<path d="%s" fill="none" stroke="var(--grid)" stroke-width="2"/>`, b.grid.Path)
	} else {
		d := world().Draw(v, codes)
		fmt.Fprintf(&out, `<path d="%s" fill="none" stroke="var(--grid)" stroke-width="1.5"/><path d="%s" fill="var(--land)" stroke="var(--land)"/>`, b.grid.Path, d.Land)
		for i, code := range codes { // a state has one colour on all maps of a scenario
			if d.States[code] != "" && b.colours[code] == 0 {
				n := i%maxColours + 1
				b.colours[code] = n
				fmt.Fprintf(&out, `<path d="%s" fill="var(--state-%d)" stroke="var(--state-%d)"/>`, d.States[code], n, n)
			}
		}
		fmt.Fprintf(&out, `<path d="%s" fill="none" stroke="var(--border)" stroke-width="1.5"/>`, d.Borders)
	}
	for _, line := range through {
		var places [][2]float64
		for _, p := range line {
			places = append(places, [2]float64{p.Lat, p.Lon})
		}
		fmt.Fprintf(&out, `<path d="%s" fill="none" stroke="var(--river)" stroke-width="9" stroke-linecap="round"/>`, v.Line(places))
	}
	out.WriteString("</g></g></svg>")
	b.svg = out.Bytes()
	sum := sha256.Sum256(b.svg)
	b.name = hex.EncodeToString(sum[:8]) + ".svg"
	return b
}

// showBase answers with the picture under a map that the viewer has. What is
// under one address never changes.
func showBase(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	if page.Map != nil {
		for i := range page.Map.Theatres {
			if b := baseOf(&page.Map.Theatres[i]); b.name == r.PathValue("base") {
				h := w.Header()
				h.Set("Content-Type", "image/svg+xml")
				h.Set("Content-Security-Policy", filePolicy)
				h.Set("Cache-Control", "private, max-age=31536000, immutable")
				_, _ = w.Write(b.svg) // a browser that has gone is not told so
				return nil
			}
		}
	}
	return notFound
}
