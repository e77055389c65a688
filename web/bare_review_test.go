package web

import (
	"io/fs"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	doc "tamrin/review/document"
	"tamrin/review/report"
)

// barest is the least that can be played: nobody evaluates, nothing is decided.
var barest = fstest.MapFS{"scenario.yaml": {Data: []byte("tamrin: 1\nid: bare\ntitle: Bare\nlanguages: [en]\nparties: {town: {}}\ncells: {town_hall: {plays: [town]}}\n" +
	"injects: {call: {at: 1m, to: [town_hall], title: A call, text: It rings.}}\n")}}

// leftOver is what a page says that forgot to say something.
var leftOver = regexp.MustCompile(`%!|NaN|<nil>|\{[a-z_]+\}|-?\d{15,}|[a-z]+\.[A-Z]\w+\{|: \.`)

// Every page of the review, and every document, is there in both languages however
// little there is to tell: of an exercise with one event; broken off; with no
// evaluator and no decision; ended as soon as it began.
func TestTheReviewOfAnExerciseOfWhichThereIsLittle(t *testing.T) {
	for name, c := range map[string]struct {
		scenario fs.FS
		play     func(p *played)
	}{
		"one event":                   {os.DirFS("testdata/harbour"), func(*played) {}},
		"one event, nobody evaluates": {barest, func(*played) {}},
		"no evaluator, no decision": {barest, func(p *played) {
			p.do("excon", exercise.Start{})
			p.pass(2 * time.Minute)
			p.do("excon", exercise.EndEx{})
		}},
		"ended as soon as it began": {os.DirFS("testdata/harbour"), func(p *played) { p.do("excon", exercise.Start{}); p.do("excon", exercise.EndEx{}) }},
		"broken off, and never ended": {os.DirFS("testdata/harbour"), func(p *played) {
			p.do("excon", exercise.Start{})
			p.pass(70 * time.Second)
			p.do("excon", exercise.Pause{})
		}},
		"an alliance that never met":   {os.DirFS("testdata/pact"), func(p *played) { p.do("excon", exercise.Start{}); p.do("excon", exercise.EndEx{}) }},
		"broken off in a consultation": {os.DirFS("testdata/gate"), func(p *played) { p.do("excon", exercise.Start{}); p.pass(2 * time.Minute) }},
	} {
		t.Run(name, func(t *testing.T) {
			p := playOf(t, c.scenario)
			c.play(p)
			everyReview(p)
		})
	}
}

// everyReview opens all that control has of the review.
func everyReview(p *played) {
	p.t.Helper()
	control := p.client("excon")
	look := func(path string) string {
		p.t.Helper()
		resp, body := p.fetch(control, "/seat/excon/review/"+path)
		if resp.StatusCode != http.StatusOK {
			p.t.Errorf("%s answers %d: %s", path, resp.StatusCode, strings.TrimSpace(withoutTags(body)))
		}
		return body
	}
	read := func(path string) {
		p.t.Helper()
		if left := leftOver.FindString(withoutTags(style.ReplaceAllString(look(path), ""))); left != "" {
			p.t.Errorf("%s says %q", path, left)
		}
	}
	for _, in := range lang.All {
		for _, tab := range reviewTabs {
			read(tab.name + "?lang=" + string(in))
		}
		for _, kind := range report.After {
			read("report?kind=" + kind + "&in=" + string(in))
			at := "report/" + kind + "-" + string(in) + "."
			read(at + "html")
			look(at + "docx")
			look(at + "xlsx")
		}
		for _, kind := range report.Before {
			template, _ := report.Shipped(kind)
			var page strings.Builder
			if err := doc.WritePage(&page, report.Write(template, report.Source{Scenario: p.x.Program().Scenario, Lang: in}), doc.PageOptions{}); err != nil {
				p.t.Error(err)
			}
			if left := leftOver.FindString(withoutTags(style.ReplaceAllString(page.String(), ""))); left != "" {
				p.t.Errorf("%s says %q", kind, left)
			}
		}
	}
	for _, path := range []string{"improvement.ics", "archive/file", "archive/log?format=xlsx", "archive/log?format=csv", "archive/log?format=jsonl"} {
		look(path)
	}
}

var style = regexp.MustCompile(`(?s)<style.*?</style>`)
