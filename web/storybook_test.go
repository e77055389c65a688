package web

import (
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tamrin/lang"
)

var (
	shots = flag.String("shots", "", "write a picture of every page, in every look, into this folder")
	book  = flag.Bool("book", false, "serve every page on canned data until interrupted, and say where")
)

// cannedSite serves canned pages, at the moment at which their clock stands.
func cannedSite(t *testing.T, n int) (*canned, *Site, *httptest.Server) {
	t.Helper()
	run := newCanned(cannedPages(n))
	site := New(Options{Run: run, Access: NewAccess(places()...), OneBrowser: true, Now: func() time.Time { return start }})
	srv := httptest.NewServer(site)
	t.Cleanup(func() {
		site.Close()
		srv.Close()
	})
	return run, site, srv
}

// stories are the pages of the storybook, by the place whose link opens them.
var stories = []struct {
	name  string
	place int
	path  string // below the place's
	open  string // what is clicked first, one after the other
}{
	{"home", 0, "", ""},
	{"control", 1, "", ""},
	{"control-panel", 1, "", "[data-panel]"},
	{"control-talks", 1, "", "#tab-talks, #talk-3 summary"},
	{"control-write", 1, "", "#tab-talks, #compose summary"},
	{"control-asks", 1, "", "#tab-asks, #answer-2 summary"},
	{"control-new", 1, "", "#msel [popovertarget=new]"},
	{"control-skip", 1, "", "#row-inj_24 a, #panel summary"},
	{"control-delay", 1, "", "#row-inj_39 a, #delay-it summary, #panel .over summary"},
	{"control-edit", 1, "", "#row-inj_24 a, #panel .acts a"},
	{"control-judge", 1, "", "#open-statement a.primary, #judge-sets summary"},
	{"control-var", 1, "", "#var-tension a"},
	{"edit", 1, "inject/inj_24/edit", ""},
	{"judge", 1, "decision/statement", ""},
	{"control-jump", 1, "", "[popovertarget=jump]"},
	{"control-endex", 1, "", "[popovertarget=endex]"},
	{"control-duff", 1, "", "[popovertarget=duff-call]"},
	{"cell", 2, "", ".items summary"},
	{"cell-bot", 3, "", ""},
	{"cell-talks", 2, "", "#tab-talks, #talk-1 summary"},
	{"cell-write", 2, "", "#tab-talks, #compose summary"},
	{"cell-asks", 2, "", "#tab-asks"},
	{"cell-notes", 2, "", "#tab-notes"},
	{"cell-note", 2, "", "#tab-notes, #note-1 a"},
	{"cell-map", 2, "", "#tab-map"},
	{"control-map", 1, "", "#tab-map"},
	{"wall-map", 5, "?show=map", ""},
	{"cell-pacts", 2, "", "#tab-pacts"},
	{"cell-speak", 2, "", "#tab-pacts, #speak-form summary"},
	{"control-pacts", 1, "", "#tab-pacts"},
	{"room", 2, "room/us_rok/", ""},
	{"room-edit", 2, "room/us_rok/", "#e-p1-ar summary"},
	{"room-add", 2, "room/us_rok/", "#add-para summary"},
	{"room-partner", 3, "room/us_rok/", ""},
	{"room-control", 1, "room/us_rok/", ""},
	{"note", 2, "note/1", ""},
	{"inject", 1, "inject/inj_1", ""},
	{"evaluation", 4, "", ""},
	{"evaluation-slip", 4, "", ".note-it"},
	{"wall", 5, "", ""},
	{"replay", 1, "review/replay?at=00:17:00&as=seoul", ".marks summary"},
	{"replay-two", 1, "review/replay?at=00:17:00&as=seoul&beside=brussels", ""},
	{"judgement", 1, "review/evaluation", ".aim-line summary"},
	{"feedback", 1, "review/feedback", ""},
	{"survey", 2, "feedback", ""},
	{"hot-wash", 1, "review/hot-wash", ".more summary"},
	{"replay-desks", 1, "review/replay?at=00:17:00&as=excon&beside=judges", ""},
	{"whatif", 1, "review/whatif", ""},
	{"strategy", 1, "review/strategy?tenet=consult", ".amendment summary"},
	{"report", 1, "review/report", "#p-summary summary"},
	{"archive", 1, "review/archive", ""},
	{"lost", 0, "nowhere", ""},
}

func TestStorybook(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are written with -shots DIR")
	}
	if err := os.MkdirAll(*shots, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 40, 600} {
		_, site, srv := cannedSite(t, n)
		var p *tab
		for _, l := range lang.All {
			for _, size := range []struct {
				name string
				w, h int
			}{{"desktop", 1440, 900}, {"phone", 360, 740}, {"projector", 1920, 1080}} {
				for _, theme := range themes {
					if n != 40 && theme == "dark" {
						continue
					}
					if p != nil {
						p.close()
					}
					p = openTab(t, srv, size.w, size.h)
					for _, s := range stories {
						name := fmt.Sprintf("%s-%s-%s-%s-%d.png", s.name, l, size.name, theme, n)
						if n == 0 && (s.open != "" || s.path != "") || size.name == "projector" && s.name != "wall" || !strings.Contains(name, os.Getenv("SHOT")) {
							continue
						}
						p.open(site.opt.Access.Links(l)[s.place])
						p.open(places()[s.place].path() + themed(s.path, theme))
						if s.open != "" {
							p.clickAll(s.open)
							time.Sleep(300 * time.Millisecond)
						}
						time.Sleep(150 * time.Millisecond)
						p.shot(filepath.Join(*shots, name), false)
					}
				}
			}
		}
	}
}

// themed is a path with a theme asked for.
func themed(path, theme string) string {
	if strings.Contains(path, "?") {
		return path + "&theme=" + theme
	}
	return path + "?theme=" + theme
}

// TestServeTheBook serves what the pictures show, to be clicked through while a
// template is changed. It ends with the terminal's Ctrl-C.
func TestServeTheBook(t *testing.T) {
	if !*book {
		t.Skip("pages are served with -book")
	}
	for n, what := range map[int]string{0: "nothing has happened", 40: "halfway", 600: "a long exercise"} {
		_, site, srv := cannedSite(t, n)
		for _, l := range lang.All {
			fmt.Printf("%-22s %s  %s%s\n", what, l, srv.URL, site.opt.Access.Links(l)[0])
		}
	}
	h := openHouse(t)
	_, pages := furnish(t, h)
	fmt.Printf("%-22s     %s/sign-in (rana, %q)\n", "the staff's pages", h.srv.URL, passphrase)
	for name, path := range pages {
		fmt.Printf("  %-24s %s%s\n", name, h.srv.URL, path)
	}
	<-t.Context().Done()
}
