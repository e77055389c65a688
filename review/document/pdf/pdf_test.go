package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/review/document/pdf"
)

// A PDF of three pages has the marking and its number on each, and says in its
// contents on which page a heading stands.
func TestAPDFHasPageNumbersMarkingAndContents(t *testing.T) {
	d := &document.Document{Title: "T", Lang: lang.Ar, Marking: "تمرين", Contents: "C"}
	d.Add(&document.Heading{Level: 1, ID: "s-a", Text: "Alpha"}, &document.Paragraph{Words: document.Words("سيول")}, &document.Heading{Level: 1, ID: "s-b", Text: "Beta"})
	var b bytes.Buffer
	if err := pdf.Write(context.Background(), &b, d, nil); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "t.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", file, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("the test needs poppler's pdftotext (Debian: apt-get install poppler-utils): %v: %s", err, out)
	}
	pages := strings.Split(strings.TrimSuffix(strings.Map(letters, string(out)), "\f"), "\f")
	if len(pages) != 3 {
		t.Fatalf("%d pages: %s", len(pages), out)
	}
	for i, page := range pages {
		if strings.Count(page, strings.Map(letters, d.Marking)) != 2 {
			t.Errorf("page %d is not marked at both ends: %s", i+1, page)
		}
	}
	if !strings.Contains(pages[0], "Alpha2") || !strings.Contains(pages[0], "Beta3") {
		t.Errorf("the contents do not say the pages: %s", pages[0])
	}
	if !strings.Contains(pages[2], "3من3") || !strings.Contains(pages[2], "صفحة") {
		t.Errorf("the last page is not numbered: %s", pages[2])
	}
}

// letters leaves out blanks and controls of direction.
func letters(r rune) rune {
	if r == ' ' || r == '\n' || r >= '\u2000' && r <= '\u206f' {
		return -1
	}
	return r
}

func TestWithoutAChromiumThereIsAReason(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := pdf.Write(context.Background(), &bytes.Buffer{}, &document.Document{}, nil)
	var p *pdf.Problem
	if !errors.As(err, &p) || !strings.Contains(p.Say.En, "HTML") {
		t.Errorf("it says %v", err)
	}
}
