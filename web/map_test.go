package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/scenario"
	"tamrin/view"
)

func compressed(t *testing.T, parts ...[]byte) (n int) {
	t.Helper()
	for _, p := range parts {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(p); err != nil {
			t.Fatal(err)
		}
		z.Close()
		n += b.Len()
	}
	return n
}

var basePath = regexp.MustCompile(`href="(map/[0-9a-f]+\.svg)#base"`)

// fullPage is control's page of a scenario with every inject delivered, one
// after the other.
func fullPage(t *testing.T, name string) *view.Page {
	t.Helper()
	sc, _, problems := scenario.Load(os.DirFS(filepath.Join("../scenarios", name)), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, problems := engine.Compile(sc)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	s := exercise.New(p)
	if _, err := s.Apply(exercise.Begin("full", false, true, 1)); err != nil {
		t.Fatal(err)
	}
	do := func(at int64, by exercise.Actor, c exercise.Command) {
		events, err := s.Handle(exercise.Order{By: by, At: at, Reason: "to see it all", Do: c})
		if err != nil {
			return // cannot be delivered any more
		}
		for _, e := range events {
			if _, err := s.Apply(e); err != nil {
				t.Fatal(err)
			}
		}
	}
	settle := func() {
		for len(s.World.Pending()) > 0 {
			do(s.World.Now(), exercise.Actor{}, exercise.Settle{Chance: p.Chances[s.World.Pending()[0]].ID})
		}
	}
	settle()
	seat := ""
	for i := range s.Seats {
		if s.IsControl(s.Seats[i].Cell) {
			seat = s.Seats[i].ID
		}
	}
	do(0, exercise.Actor{Seat: seat}, exercise.Start{})
	for i := range p.Injects {
		do(0, exercise.Actor{Seat: seat}, exercise.Fire{Inject: p.Injects[i].ID})
		settle()
	}
	return view.Build(s, view.Viewer{Role: view.Control, Cell: scenario.ControlCell, Leads: true}, nil)
}

// served answers a request to a site that shows the page to control.
func served(t *testing.T, page *view.Page, path string, tag lang.Tag) *httptest.ResponseRecorder {
	t.Helper()
	run := newCanned(map[view.Viewer]*view.Page{asControl: page})
	place := places()[1]
	site := newSite(Options{Run: run, Now: func() time.Time { return start }}, "", func(*http.Request, string) (Place, error) { return place, nil })
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/seat/excon/"+path, nil)
	r.Header.Set("Accept-Language", string(tag))
	site.ServeHTTP(w, r)
	return w
}

// TestAMapPageStaysSmall holds the whole page with all that a map can show, its
// pictures, its style and its script to 150 kB, compressed.
func TestAMapPageStaysSmall(t *testing.T) {
	const most = 150_000
	wide := []view.Window{{West: -180, South: -60, East: 180, North: 84}, {West: 118, South: 5, East: -65, North: 62}}
	for _, c := range []struct {
		name   string
		change func(*view.Page)
	}{
		{"seoul_2023", func(*view.Page) {}},
		{"flood_mutual_aid", func(*view.Page) {}},
		{"seoul_2023", func(p *view.Page) { // at the widest
			for i := range p.Map.Theatres {
				p.Map.Theatres[i].Window = wide[i]
			}
		}},
	} {
		page := fullPage(t, c.name)
		c.change(page)
		for _, tag := range lang.All {
			w := served(t, page, "", tag)
			if w.Code != http.StatusOK {
				t.Fatalf("%d: %s", w.Code, w.Body)
			}
			sum := compressed(t, w.Body.Bytes(), script)
			for _, sheet := range []string{"tamrin.css", "talk.css", "map.css"} {
				b, err := staticFiles.ReadFile("static/" + sheet)
				if err != nil {
					t.Fatal(err)
				}
				sum += compressed(t, b)
			}
			found := basePath.FindAllStringSubmatch(w.Body.String(), -1)
			if len(found) != len(page.Map.Theatres) {
				t.Fatalf("%s: %d pictures for %d maps", c.name, len(found), len(page.Map.Theatres))
			}
			pictures := 0
			for _, m := range found {
				b := served(t, page, m[1], tag)
				if b.Code != http.StatusOK || !strings.Contains(b.Header().Get("Cache-Control"), "immutable") {
					t.Fatalf("%s: %d %v", m[1], b.Code, b.Header())
				}
				pictures += compressed(t, b.Body.Bytes())
			}
			t.Logf("%s in %s: %d bytes compressed, %d of them pictures", c.name, tag, sum+pictures, pictures)
			if sum+pictures > most {
				t.Errorf("%s in %s: %d bytes compressed, more than %d", c.name, tag, sum+pictures, most)
			}
		}
	}
}

func TestAScenarioWithoutPlacesHasNoMap(t *testing.T) {
	page := fullPage(t, "ransomware")
	if body := served(t, page, "", lang.En).Body.String(); page.Map != nil || strings.Contains(body, "tab-map\">") {
		t.Errorf("there is a map: %+v", page.Map)
	}
}

// TestAPictureIsForThoseWhoHaveItsMap asks for a map's picture by its address,
// as somebody who does not have the map.
func TestAPictureIsForThoseWhoHaveItsMap(t *testing.T) {
	page := fullPage(t, "seoul_2023")
	europe := baseOf(&page.Map.Theatres[1]).name
	if w := served(t, page, "map/"+europe, lang.En); w.Code != http.StatusOK {
		t.Fatalf("who has it gets %d", w.Code)
	}
	less := *page
	less.Map = &view.Map{Theatres: page.Map.Theatres[:1]}
	if w := served(t, &less, "map/"+europe, lang.En); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), `id="base"`) {
		t.Errorf("who has another gets %d", w.Code)
	}
	less.Map = nil
	if w := served(t, &less, "map/"+europe, lang.En); w.Code != http.StatusNotFound {
		t.Errorf("who has none gets %d", w.Code)
	}
}

// TestAMarkSendsItsMapAlone changes one theatre: the other is not sent again,
// nor any coast.
func TestAMarkSendsItsMapAlone(t *testing.T) {
	before := cannedPages(40)[asSeoul]
	paintOf := func(p *view.Page) *painted {
		x, err := paint(context.Background(), p.Version, cellParts(look{Lang: lang.En, Languages: p.Languages}, p, ""))
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	after := *before
	after.Version += "+"
	after.Map = &view.Map{Theatres: slices.Clone(before.Map.Theatres)}
	river := &after.Map.Theatres[1]
	river.Marks = []view.Mark{{Kind: view.InjectMark, Title: both("<b>Post 31</b>", "النقطة 31"), Place: both("Dike & post", "السد"), At: view.Spot{Lat: 0.3, Lon: 0.57}, Time: minute, Inbox: 1, Fresh: true}}
	sent, err := paintOf(&after).since(paintOf(before))
	if err != nil {
		t.Fatal(err)
	}
	swaps := string(sent)
	if !strings.Contains(swaps, `id='map-2'`) || strings.Contains(swaps, `id='map-1'`) || strings.Count(swaps, "<hx-partial") != 1 {
		t.Errorf("one mark sends %d parts: %.300s", strings.Count(swaps, "<hx-partial"), swaps)
	}
	if strings.Contains(swaps, "<path") || strings.Contains(swaps, "<b>Post") || !strings.Contains(swaps, "&lt;b&gt;Post 31") {
		t.Errorf("it sends coasts, or words as markup: %s", swaps)
	}
}

// TestNamesOnAMapDoNotOverlap lays out many places close together.
func TestNamesOnAMapDoNotOverlap(t *testing.T) {
	for _, tag := range lang.All {
		page := fullPage(t, "seoul_2023")
		m := &page.Map.Theatres[0]
		for i := range 66 {
			m.Marks = append(m.Marks, view.Mark{Kind: view.InjectMark, Title: both("x", "س"), Place: both("Town", "بلدة"),
				At: view.Spot{Lat: 31 + float64(i%6)*2.4, Lon: 116 + float64(i/6)*2.8}, Time: int64(i)})
		}
		c := newChart(look{Lang: tag, Languages: page.Languages}, page, m)
		for _, tier := range []struct {
			z     size
			list  []label
			least int
		}{{nearSize, c.near, 10}, {farSize, c.far, 3}} {
			if len(tier.list) < tier.least {
				t.Errorf("only %d names in %s", len(tier.list), tag)
			}
			var areas []area
			for _, l := range tier.list {
				w := float64(len([]rune(l.text))-2) * tier.z.letter
				left := l.x
				switch l.anchor {
				case "end":
					left -= w
				case "middle":
					left -= w / 2
				}
				a := area{left, l.y - tier.z.font*0.7, left + w, l.y}
				if slices.ContainsFunc(areas, a.meets) || a.left < 0 || a.right > sheetWidth || a.top < 0 || a.bottom > c.base.view.Height {
					t.Errorf("%s: %q lies over another, or off the map", tag, l.text)
				}
				areas = append(areas, a)
			}
		}
	}
}

func TestDegreesAreWrittenInBothLanguages(t *testing.T) {
	for _, x := range []struct {
		d        float64
		latitude bool
		en, ar   string
	}{{37.57, true, "37.6° N", "37.6° ش"}, {-8, true, "8.0° S", "8.0° ج"}, {126.98, false, "127.0° E", "127.0° ق"}, {-77.04, false, "77.0° W", "77.0° غ"}, {0, true, "0.0° ", "0.0° "}} {
		for tag, want := range map[lang.Tag]string{lang.En: x.en, lang.Ar: x.ar} {
			if got := (chart{look: look{Lang: tag}}).degrees(x.d, x.latitude, 1); got != want {
				t.Errorf("%v in %s: %q, want %q", x.d, tag, got, want)
			}
		}
	}
}

// TestAMarkerLeadsToItsItem goes from a sign on the map to its line in the
// table, and from there to the item in the inbox, in a browser.
func TestAMarkerLeadsToItsItem(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	p := openTab(t, srv, 1280, 900)
	p.open(site.opt.Access.Links(lang.Ar)[2])
	p.click("#tab-map")
	p.until(`document.querySelector('.chart use').getBoundingClientRect().width > 300`) // the picture has come
	p.until(`document.querySelector('a.spot title').textContent.length > 5`)
	eval[bool](p, `document.querySelector('a.spot').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, view: window}))`)
	p.until(`document.querySelector('.places tbody:target')`)
	p.click("#map-1 .places a[data-pane]")
	p.until(`document.querySelector('#tab-inbox').checked && document.activeElement.closest('[id^=item-]')`)
	p.click("#tab-map")
	p.until(`getComputedStyle(document.querySelector('.chart')).direction === 'ltr' && getComputedStyle(document.querySelector('.legend')).direction === 'rtl'`)
	p.until(`!document.querySelector('#link').textContent`)
	picture := `performance.getEntriesByType('resource').filter(r => r.name.includes('/map/')).length`
	had := eval[int](p, picture)
	run.change(asSeoul, func(page *view.Page) {
		page.Map = &view.Map{Theatres: slices.Clone(page.Map.Theatres)}
		page.Map.Theatres[1].Marks = []view.Mark{{Kind: view.InjectMark, Title: both("Post 31", "النقطة 31"), At: view.Spot{Lat: 0.3, Lon: 0.57}, Time: minute, Inbox: 1, Fresh: true}}
	})
	p.until(`document.querySelector('#map-2 a.spot.fresh')`)
	if now := eval[int](p, picture); now != had || had != 2 {
		t.Errorf("pictures were fetched %d times, then %d", had, now)
	}
}

// TestAMapOfMuchStaysSmall: of thousands of marks the latest are shown, all forces
// stay, and how many are not shown is told.
func TestAMapOfMuchStaysSmall(t *testing.T) {
	page := fullPage(t, "seoul_2023")
	m := &page.Map.Theatres[0]
	m.Marks = []view.Mark{{Kind: view.ForceMark, Title: both("Fleet", "أسطول"), At: view.Spot{Lat: 35, Lon: 130}}}
	for i := range 5000 {
		m.Marks = append(m.Marks, view.Mark{Kind: view.InjectMark, Title: both(fmt.Sprint("mark ", i), "علامة"), At: view.Spot{Lat: 31 + float64(i%97)*0.1, Lon: 116 + float64(i%89)*0.2}, Time: int64(i)})
	}
	for _, tag := range lang.All {
		body := served(t, page, "", tag).Body.String()
		if len(body) > 900_000 || !strings.Contains(body, "4700</bdi>") {
			t.Errorf("%s: %d bytes, or what is not shown is not told", tag, len(body))
		}
		if tag == lang.En && (!strings.Contains(body, "mark 4999") || !strings.Contains(body, "Fleet") || strings.Contains(body, "mark 4699<")) {
			t.Error("the latest mark, or a force, is not shown; or one that is too old is")
		}
	}
}
