package web

import (
	"archive/zip"
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/staff"
)

// fetch gets an address as a seat.
func (p *played) fetch(c *http.Client, path string) (*http.Response, string) {
	p.t.Helper()
	resp, err := c.Get(p.srv.URL + path)
	if err != nil {
		p.t.Fatal(err)
	}
	_, body := read(p.t, resp)
	return resp, body
}

// Evaluators write the report and have it in each form and language; players
// have nothing of it.
func TestTheReportIsWrittenAndHadInEachForm(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.pass(61 * time.Second)
	p.do("judges", exercise.Observe{ID: "draft-0001", Sight: exercise.Sight{Text: "Called the brigade first.", Rating: "P", Task: "calm.call"}})
	p.do("excon", exercise.EndEx{})
	judge, player := p.client("judges"), p.client("harbour")
	at := "/seat/judges/review/report"

	if resp, body := p.fetch(judge, at+"?lang=en"); resp.StatusCode != 200 || !strings.Contains(body, "Called the brigade first.") || !strings.Contains(body, "review/replay?as=") {
		t.Errorf("%d: the report is not drafted: %s", resp.StatusCode, body)
	}
	form := url.Values{"kind": {"aar"}, "in": {"en"}, "part": {"strengths.calm"}, "version": {"0"}, "words": {"They were\r\nvery **calm** [O1]."}}
	if status, _ := p.post(judge, at, form); status != 200 {
		t.Errorf("saving: %d", status)
	}
	form.Set("words", "my own words")
	if status, body := p.post(judge, at, form); status != http.StatusConflict || !strings.Contains(body, "my own words") || !strings.Contains(body, "They were\nvery **calm** [O1].") {
		t.Errorf("writing over a newer version: %d: %s", status, body)
	}
	resp, body := p.fetch(judge, at+"/aar-en.html")
	if csp := resp.Header.Get("Content-Security-Policy"); resp.StatusCode != 200 || !strings.Contains(csp, "style-src 'sha256-") || strings.Contains(csp, "unsafe") {
		t.Errorf("%d: %s", resp.StatusCode, csp)
	}
	if !strings.Contains(body, "very <b>calm</b> <a href=\"#O1\">") || strings.Contains(body, "<script") || !strings.Contains(body, p.srv.URL+"/seat/judges/review/replay?") {
		t.Error("the page does not have what was written, or scripts, or no way to the evidence")
	}
	for _, kind := range []string{"aar", "fir", "fer"} {
		for _, tag := range lang.All {
			for _, format := range []string{"docx", "xlsx"} {
				resp, body := p.fetch(judge, at+"/"+kind+"-"+string(tag)+"."+format)
				if _, err := zip.NewReader(bytes.NewReader([]byte(body)), int64(len(body))); resp.StatusCode != 200 || err != nil || !strings.Contains(resp.Header.Get("Content-Disposition"), "attachment") {
					t.Errorf("%s in %s as %s: %d %v", kind, tag, format, resp.StatusCode, err)
				}
			}
		}
	}
	for _, path := range []string{at + "/aar-en.exe", at + "/aar-xx.docx", at + "/none-en.docx", at + "?kind=none", at + "?in=xx"} {
		if resp, _ := p.fetch(judge, path); resp.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, resp.StatusCode)
		}
	}
	for _, path := range []string{"/seat/harbour/review/report", "/seat/harbour/review/report/aar-en.docx", at, at + "/aar-en.html"} {
		if resp, body := p.fetch(player, path); resp.StatusCode < 400 || strings.Contains(body, "brigade") {
			t.Errorf("a player has %s: %d", path, resp.StatusCode)
		}
	}
	if status, _ := p.post(player, "/seat/harbour/review/report", form); status < 400 {
		t.Errorf("a player writes the report: %d", status)
	}
}

// What somebody writes waits on the device until it is saved, and is saved
// without leaving the page.
func TestAReportIsWrittenInABrowser(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.do("excon", exercise.EndEx{})
	b := openTab(t, p.srv, 1280, 900)
	b.open(p.link("judges", lang.Ar))
	b.open("/seat/judges/review/report?in=ar")
	write := `(() => { const d = document.querySelector('#p-conclusion details'); d.open = true; const a = d.querySelector('textarea');
		a.value = 'خلاصة القول.'; a.dispatchEvent(new Event('input', {bubbles: true})); return true })()`
	eval[bool](b, write)
	b.open("/seat/judges/review/report?in=ar")
	b.until("!document.querySelector('#p-conclusion [data-kept]').hidden && document.querySelector('#p-conclusion textarea').value === 'خلاصة القول.'")
	eval[bool](b, "(() => { document.querySelector('#p-conclusion details').open = true; return true })()")
	b.click("#p-conclusion .primary")
	b.until("document.querySelector('#p-conclusion .report-words').innerText.includes('خلاصة القول.')")
	b.until("document.querySelector('#p-conclusion [data-kept]').hidden")
	if s := eval[string](b, "document.querySelector('#p-conclusion [name=version]').value"); s != "1" {
		t.Errorf("the form stands on version %s", s)
	}
}

// The staff has a scenario's documents in each form; nobody else has any.
func TestAScenariosDocumentsAreTheStaffs(t *testing.T) {
	h := openHouse(t)
	rana := h.enrol("rana", staff.Planner)
	h.exercise(rana, url.Values{"name": {"one"}})
	for _, file := range []string{"sitman-ar.docx", "eeg-en.xlsx", "msel-ar.html"} {
		if status, body := h.get(rana, "/scenarios/1/document/"+file); status != http.StatusOK || len(body) < 1000 {
			t.Errorf("%s: %d", file, status)
		}
		if status, body := h.get(browser(), "/scenarios/1/document/"+file); strings.Contains(body, "MSEL") || status == http.StatusOK && len(body) > 20_000 {
			t.Errorf("a stranger has %s: %d", file, status)
		}
	}
	for _, file := range []string{"aar-en.docx", "sitman-xx.docx", "sitman-en.exe", "sitman"} {
		if status, _ := h.get(rana, "/scenarios/1/document/"+file); status != http.StatusNotFound {
			t.Errorf("%s: %d", file, status)
		}
	}
	if _, body := h.get(rana, "/scenarios/1"); !strings.Contains(body, "/scenarios/1/document/sitman-ar.docx") {
		t.Error("the scenario's page does not lead to its documents")
	}
}
