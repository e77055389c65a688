package atlas

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var windows = map[string]Window{
	"korea":   {120, 30, 146, 45},
	"europe":  {-12, 35, 45, 62},
	"pacific": {118, 5, -65, 62},
	"world":   {-180, -60, 180, 84},
	"gulf":    {44, 22, 60, 32},
	"equator": {95, -11, 141, 11},
	"south":   {110, -48, 180, -8},
	"fiji":    {174, -21, -176, -14},
	"arctic":  {-30, 60, 60, 89},
	"aleuts":  {160, 48, -150, 62},
}

// TestDrawings writes pictures to look at where TAMRIN_SHOTS names a folder, and
// holds every drawing to its size.
func TestDrawings(t *testing.T) {
	w := Read()
	for name, win := range windows {
		v := NewView(win, 900)
		d, g := w.Draw(v, []string{"JPN", "USA", "KOR", "PRK", "UKR", "RUS", "AUS", "FJI"}), v.Grid()
		var b strings.Builder
		fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="%v" viewBox="0 0 %v %v"><rect width="900" height="900" fill="#cde"/><g transform="scale(.5)" stroke-width="1.5">`, v.Height, v.Width, v.Height)
		fmt.Fprintf(&b, `<path d="%s" fill="#eee" stroke="#999"/>`, d.Land)
		for code, p := range d.States {
			fmt.Fprintf(&b, `<path id="%s" d="%s" fill="#fc9" stroke="#c96"/>`, code, p)
		}
		fmt.Fprintf(&b, `<path d="%s" fill="none" stroke="#444"/><path d="%s" fill="none" stroke="#7aa"/></g>`, d.Borders, g.Path)
		for _, l := range g.Labels {
			fmt.Fprintf(&b, `<text x="%.0f" y="%.0f">%v</text>`, l.X, l.Y, l.Degrees)
		}
		b.WriteString("</svg>")
		if dir := os.Getenv("TAMRIN_SHOTS"); dir != "" {
			os.WriteFile(filepath.Join(dir, name+".svg"), []byte(b.String()), 0o644)
		}
		var z bytes.Buffer
		zip := gzip.NewWriter(&z)
		zip.Write([]byte(b.String()))
		zip.Close()
		t.Logf("%s: %d bytes, %d compressed, %.0f high", name, b.Len(), z.Len(), v.Height)
		if z.Len() > 60_000 {
			t.Errorf("%s: %d bytes compressed", name, z.Len())
		}
	}
}

// rings reads a path back.
func rings(t *testing.T, d string) (list [][][2]float64) {
	t.Helper()
	x, y := 0, 0
	for _, sub := range strings.Split(strings.TrimPrefix(d, "m"), "m") {
		sub = strings.NewReplacer("l", " ", "z", "", "-", " -").Replace(sub)
		f := strings.Fields(sub)
		if len(f)%2 != 0 {
			t.Fatalf("an odd path: %s", sub)
		}
		var ring [][2]float64
		x0, y0 := 0, 0
		for i := 0; i < len(f); i += 2 {
			dx, err1 := strconv.Atoi(f[i])
			dy, err2 := strconv.Atoi(f[i+1])
			if err1 != nil || err2 != nil {
				t.Fatal(err1, err2)
			}
			x, y = x+dx, y+dy
			if i == 0 {
				x0, y0 = x, y
			}
			ring = append(ring, [2]float64{float64(x) / Fine, float64(y) / Fine})
		}
		if strings.Contains(d, "z") {
			x, y = x0, y0
		}
		list = append(list, ring)
	}
	return list
}

func inside(all [][][2]float64, x, y float64) (in bool) {
	for _, r := range all {
		for i := range r {
			a, b := r[i], r[(i+1)%len(r)]
			if (a[1] > y) != (b[1] > y) && x < a[0]+(y-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
				in = !in
			}
		}
	}
	return in
}

// TestPlacesLieInTheirStates finds capitals inside the shape of their state, in
// windows on both sides of the antimeridian and across it.
func TestPlacesLieInTheirStates(t *testing.T) {
	places := []struct {
		name, code string
		lat, lon   float64
	}{
		{"Seoul", "KOR", 37.57, 126.98}, {"Pyongyang", "PRK", 39.03, 125.75}, {"Tokyo", "JPN", 35.7, 139.5}, {"Washington", "USA", 38.9, -77.2},
		{"Kyiv", "UKR", 50.45, 30.5}, {"Simferopol", "UKR", 45, 34.1}, {"Moscow", "RUS", 55.75, 37.6}, {"Chukotka", "RUS", 66.5, -174.8},
		{"Canberra", "AUS", -35.3, 149.1}, {"Suva", "FJI", -17.9, 178}, {"Riyadh", "SAU", 24.7, 46.7}, {"Nairobi", "KEN", -1.3, 36.8},
		{"Hargeisa", "SOM", 9.56, 44.06}, {"the South Pole", "ATA", -88, 10},
	}
	w := Read()
	for name, win := range windows {
		v := NewView(win, 900)
		for _, p := range places {
			x, y := v.At(p.lat, p.lon)
			if x < 2 || y < 2 || x > v.Width-2 || y > v.Height-2 {
				continue
			}
			d := w.Draw(v, []string{p.code})
			if !inside(rings(t, d.States[p.code]), x, y) {
				t.Errorf("%s: %s at %.1f,%.1f is not in %s", name, p.name, x, y, p.code)
			}
			if inside(rings(t, d.Land), x, y) {
				t.Errorf("%s: %s is also in another state", name, p.name)
			}
		}
		if x, y := v.At((win.South+win.North)/2, win.West+win.Span()/2); x < 0 || x > v.Width || y < 0 || y > v.Height {
			t.Errorf("%s: its middle is at %.0f,%.0f", name, x, y)
		}
	}
}

func TestThePacificShowsBothShores(t *testing.T) {
	v := NewView(windows["pacific"], 900)
	tokyo, _ := v.At(35.7, 139.7)
	washington, _ := v.At(38.9, -77)
	hawaii, _ := v.At(21.3, -157.8)
	if !(0 < tokyo && tokyo < hawaii && hawaii < washington && washington < v.Width) {
		t.Errorf("Tokyo at %.0f, Hawaii at %.0f, Washington at %.0f of %.0f", tokyo, hawaii, washington, v.Width)
	}
}

func TestThereIsNoBorderBetweenUkraineAndCrimea(t *testing.T) {
	v := NewView(Window{32, 45, 35, 47}, 900)
	for _, line := range rings(t, Read().Draw(v, nil).Borders) {
		for _, p := range line {
			if x, y := v.At(46.05, 33.6); math.Hypot(p[0]-x, p[1]-y) < 60 {
				t.Fatalf("a border at %v", p)
			}
		}
	}
}

// TestNoWindowBreaksADrawing draws windows that nobody would choose.
func TestNoWindowBreaksADrawing(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	w := Read()
	for range 60 {
		win := Window{West: r.Float64()*360 - 180, South: r.Float64()*170 - 90}
		win.East, win.North = win.West+math.Pow(r.Float64(), 3)*359+0.01, win.South+math.Pow(r.Float64(), 2)*(89.9-win.South)+0.01
		if win.East > 180 {
			win.East -= 360
		}
		v := NewView(win, 900)
		g, d := v.Grid(), w.Draw(v, []string{"USA", "RUS", "ATA"})
		if !(v.Height > 300 && v.Height < 800) {
			t.Fatalf("%+v is %v high", win, v.Height)
		}
		for _, p := range append([]string{d.Land, d.Borders, g.Path}, d.States["RUS"], d.States["ATA"], d.States["USA"]) {
			if strings.ContainsAny(p, "NIe.") || len(p) > 400_000 {
				t.Fatalf("%+v draws %d bytes: %.80s", win, len(p), p)
			}
			for _, ring := range rings(t, "m0 0l0 0"+p) {
				for _, q := range ring {
					if math.Abs(q[0]) > 40_000 || math.Abs(q[1]) > 40_000 {
						t.Fatalf("%+v draws a point at %v", win, q)
					}
				}
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Read()
	}
}
