package web

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/lang"
	doc "tamrin/review/document"
	"tamrin/review/document/pdf"
)

// A document is had as PDF where something prints it; where nothing does, or where
// it fails, a person is told so and how else it is done.
func TestADocumentIsHadAsPDFWhereItIsPrinted(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	judge, at := p.client("judges"), "/seat/judges/review/report"
	page := func() string {
		_, body := p.fetch(judge, at+"?lang=en")
		return body
	}
	file := func() (*http.Response, string) { return p.fetch(judge, at+"/aar-ar.pdf?lang=en") }
	if body := page(); strings.Contains(body, "aar-en.pdf") || !strings.Contains(body, "no Chromium is installed") {
		t.Error("a PDF is offered that nobody prints")
	}
	if resp, body := file(); resp.StatusCode != http.StatusNotFound || !strings.Contains(body, "no Chromium is installed") {
		t.Errorf("%d: %s", resp.StatusCode, body)
	}
	p.site.opt.PDF = func(_ context.Context, w io.Writer, d *doc.Document, fonts []doc.Font) error {
		_, err := io.WriteString(w, "%PDF "+string(d.Lang)+strings.Repeat("!", min(len(fonts), 1)))
		return err
	}
	if body := page(); !strings.Contains(body, "aar-en.pdf") || strings.Contains(body, "no Chromium") {
		t.Error("no PDF is offered")
	}
	if resp, body := file(); resp.StatusCode != http.StatusOK || body != "%PDF ar!" || resp.Header.Get("Content-Type") != "application/pdf" || !strings.Contains(resp.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("%d: %s %v", resp.StatusCode, body, resp.Header)
	}
	p.site.opt.PDF = func(context.Context, io.Writer, *doc.Document, []doc.Font) error {
		return &pdf.Problem{Say: lang.Words{"it did not print", "لم يطبع"}}
	}
	if resp, body := file(); resp.StatusCode != http.StatusServiceUnavailable || !strings.Contains(body, "it did not print") {
		t.Errorf("%d: %s", resp.StatusCode, body)
	}
}
