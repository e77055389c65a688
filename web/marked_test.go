package web

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tamrin/exercise"
	"tamrin/host"
)

// A mark is what would be an element of its own, or end an attribute, on a page
// that writes it as it came. Its number tells which field it came from.
const markForm = `<zz%d a='b"c>`

// mark puts a mark behind what somebody writes, where all is marked.
func (a *attacked) mark(words string) string {
	if !a.marking {
		return words
	}
	a.marks = append(a.marks, words)
	return words + fmt.Sprintf(markForm, len(a.marks))
}

// playOn has people write in the fields that play leaves out.
func (a *attacked) playOn(x *host.Exercise, over bool) {
	a.t.Helper()
	do := func(seat string, c exercise.Command) {
		a.t.Helper()
		if _, err := x.Do(a.t.Context(), exercise.Actor{Seat: seat}, "as agreed", c); err != nil {
			a.t.Fatalf("%s cannot %T: %v", seat, c, err)
		}
	}
	do("judges", exercise.WriteAction{ID: "action-one", Action: exercise.Corrective{Finding: a.mark("finding"), Recommendation: a.mark("recommendation"),
		Text: a.mark("action"), Owner: a.mark("owner"), Status: exercise.ActionOpen}})
	do("judges", exercise.AgreeRating{Of: "calm", Rating: "P"})
	do("judges", exercise.EditReport{Section: "aar/overview", Language: "en", Words: a.mark("report")})
	if over {
		c := exercise.GiveFeedback{ID: "feedback-one", Link: feedbackLink, Name: a.mark("feedback's name"), Answers: []exercise.Reaction{{Question: "scenario", Score: 3}, {Question: "improve", Words: a.mark("feedback")}}}
		_, err := x.Do(a.t.Context(), exercise.Actor{}, "", c)
		a.must(err)
		return
	}
	do("harbour.head", exercise.AskControl{Subject: "Again", Text: "And now?", Of: a.mark("asked of")})
	do("excon", exercise.AnswerRequest{Key: 1, As: a.mark("answer's sender"), Text: a.mark("answer")})
	do("excon", exercise.Send{As: a.mark("message's sender"), To: []string{"harbour"}, Subject: a.mark("control's subject"), Text: a.mark("control's words")})
	do("harbour.head", exercise.Send{Bodies: []string{a.mark("body")}, Text: "Hello"})
	do("harbour.head", exercise.Send{Room: "pact", Text: a.mark("said at the table")})
	words := map[string]string{"en": a.mark("inject's title"), "ar": "عنوان"}
	do("excon", exercise.AddInject{Draft: exercise.Draft{Title: words, Text: map[string]string{"en": a.mark("inject's text")}, From: map[string]string{"en": a.mark("inject's sender")},
		Cells: []string{"harbour"}, At: exercise.Now, Channel: "radio"}})
	do("harbour.head", exercise.AddParagraph{Alliance: "pact", After: "p1", Words: map[string]string{"en": a.mark("paragraph")}})
	do("excon", exercise.AskQuestion{Conference: 1, As: a.mark("journalist"), Words: a.mark("question")})
	do("harbour.head", exercise.MeanSignal{About: "statement/1", Audience: "islanders", Words: a.mark("meant")})
	_, err := x.Do(a.t.Context(), exercise.Actor{Seat: "excon"}, a.mark("reason"), exercise.SetVar{Var: "canary_var", Value: "5"})
	a.must(err)
	do("excon", exercise.Adjudicate{Decision: "answered", Options: []string{"little"}, Outcome: a.mark("outcome")})
	do("excon", exercise.CallNoDuff{Text: a.mark("emergency")})
}

// markedScenario is the gate with a mark behind each of its texts.
func markedScenario(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"scenario.yaml", "files/pier four.html", "files/canary_orders.txt"} {
		b, err := os.ReadFile("testdata/gate/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "scenario.yaml" {
			b = regexp.MustCompile(`([ {])(en|ar): "([^"]*)"`).ReplaceAll(b, []byte(`$1$2: "$3<zz0 a='b\"c>"`))
		}
		files[name] = &fstest.MapFile{Data: b}
	}
	return files
}

// TestWhatPeopleWriteIsNeverMarkup goes through every page that anybody can come
// to by links, with a mark in every text of the scenario and in everything that
// people wrote. Nowhere may one stand as it was written; each field's must stand
// somewhere as text, or the test would prove nothing of it.
func TestWhatPeopleWriteIsNeverMarkup(t *testing.T) {
	seen, missing := map[int]bool{}, map[int]string{}
	for _, over := range []bool{false, true} {
		a := attackWith(t, markedScenario(t), over, true)
		pages := 0
		for role, from := range map[string]string{"admin": "/", "control": "/x/gate/seat/excon/", "evaluator": "/x/gate/seat/judges/", "player": "/x/gate/seat/harbour.head/",
			"mate": "/x/gate/seat/harbour.clerk/", "other": "/x/gate/seat/ministry/", "wall": "/x/gate/wall/"} {
			pages += a.crawl(role, from, seen)
		}
		if pages < 100 {
			t.Errorf("only %d pages were come to", pages)
		}
		for i, what := range a.marks {
			missing[i+1] = what
		}
		for n := range seen {
			delete(missing, n)
		}
		for n, what := range missing {
			switch what {
			case "We lend each other all boats.": // a proposal is shown word by word beside what stands
				continue
			case "canary.jpg": // that of the other exercise, to whose evaluators' page nobody's links lead
				if n > len(a.marks)/3 {
					continue
				}
			}
			t.Errorf("over %v: %q (%d) stands on no page", over, what, n)
		}
		clear(seen)
		clear(missing)
	}
}

// raw is a mark as it was written; asText, as it is to be shown.
var (
	raw    = regexp.MustCompile(`<zz|b"c>`)
	asText = regexp.MustCompile(`(?:&lt;|\\u003c)zz(\d+)`)
	leads  = regexp.MustCompile(`(?:href|src|data-src)="([^"]+)"`)
)

// crawl goes where the links of a role's pages lead, and from there on.
func (a *attacked) crawl(role, from string, seen map[int]bool) int {
	a.t.Helper()
	todo, known, ofPath := []string{from}, map[string]bool{}, map[string]int{}
	for len(todo) > 0 {
		at := todo[0]
		todo = todo[1:]
		u, err := url.Parse(at)
		if err != nil {
			a.t.Errorf("%s: a link leads to %q", role, at)
			continue
		}
		if ofPath[u.Path]++; known[at] || ofPath[u.Path] > 12 || strings.HasPrefix(u.Path, "/static/") || strings.HasPrefix(u.Path, "/join") {
			continue
		}
		known[at] = true
		w := a.ask(role, http.MethodGet, u.RequestURI(), nil, nil)
		body, kind := w.Body.String(), w.Header().Get("Content-Type")
		if to := w.Header().Get("Location"); to != "" {
			body += `href="` + to + `"`
		}
		switch {
		case strings.HasPrefix(kind, "text/html"), strings.HasPrefix(kind, "text/event-stream"), strings.Contains(kind, "svg"):
			if i := raw.FindStringIndex(body); i != nil {
				a.t.Errorf("%s at %s: …%s…", role, at, body[max(0, i[0]-200):min(len(body), i[1]+60)])
			}
		case strings.Contains(kind, "officedocument"):
			a.wellFormed(at, w.Body.Bytes())
		}
		for _, m := range asText.FindAllStringSubmatch(body, -1) {
			var n int
			fmt.Sscan(m[1], &n)
			seen[n] = true
		}
		for _, m := range leads.FindAllStringSubmatch(body, -1) {
			if to, err := u.Parse(strings.ReplaceAll(m[1], "&amp;", "&")); err == nil && to.Host == u.Host && (to.Scheme == "" || to.Scheme == u.Scheme) {
				to.Fragment = ""
				todo = append(todo, to.String())
			}
		}
	}
	return len(known)
}

// wellFormed reads each part of an office document as XML.
func (a *attacked) wellFormed(at string, file []byte) {
	a.t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		a.t.Errorf("%s: %v", at, err)
		return
	}
	for _, f := range z.File {
		if !slices.ContainsFunc([]string{".xml", ".rels"}, func(end string) bool { return strings.HasSuffix(f.Name, end) }) {
			continue
		}
		r, err := f.Open()
		a.must(err)
		d := xml.NewDecoder(r)
		for err == nil {
			var token xml.Token
			if token, err = d.Token(); err == nil {
				if e, is := token.(xml.StartElement); is && (strings.HasPrefix(e.Name.Local, "zz") || e.Name.Local == "f") {
					a.t.Errorf("%s: %s holds an element %s", at, f.Name, e.Name.Local)
				}
			}
		}
		if !errors.Is(err, io.EOF) {
			a.t.Errorf("%s: %s: %v", at, f.Name, err)
		}
		r.Close()
	}
}
