// Package pdf turns a document into a PDF with the Chromium of this machine,
// which joins Arabic letters and breaks lines as readers expect. It must never
// reach for a network, nor leave anything behind on the disk.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"tamrin/lang"
	"tamrin/review/document"
)

// Problem is why there is no PDF.
type Problem struct {
	Say   lang.Words
	Cause error // what Chromium said; may be nil
}

// Error gives the English words.
func (p *Problem) Error() string { return "pdf: " + p.Say.En }

// Unwrap returns what Chromium said.
func (p *Problem) Unwrap() error { return p.Cause }

var (
	sayNone = lang.Words{
		"no Chromium was found on this machine, and a PDF is printed with one: install it, or write HTML and print that with any browser",
		"لم يُعثر على Chromium في هذا الجهاز، وبه يُطبع PDF: ثبّته، أو اكتب HTML واطبعه بأي متصفح"}
	sayFailed = lang.Words{
		"Chromium did not print the document: write HTML and print that with a browser",
		"لم يطبع Chromium المستند: اكتب HTML واطبعه بمتصفح"}
)

// browsers are the names under which Chromium is found.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"}

// find returns the Chromium of this machine.
func find() (string, error) {
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", &Problem{Say: sayNone}
}

// Found reports whether there is a Chromium on this machine.
func Found() bool {
	_, err := find()
	return err == nil
}

// Write prints the document. It is printed twice where it has a table of
// contents: the first time tells on which page each heading stands. A document
// that can't be printed returns a *Problem.
func Write(ctx context.Context, w io.Writer, d *document.Document, fonts []document.Font) error {
	browser, err := find()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "tamrin-pdf-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	p := printer{browser, dir}
	o := document.PageOptions{Fonts: fonts}
	if d.Contents != "" {
		first, err := p.print(ctx, d, o)
		if err != nil {
			return err
		}
		o.Pages = pagesOf(first)
	}
	b, err := p.print(ctx, d, o)
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

// printer prints in a folder of its own.
type printer struct{ browser, dir string }

func (p printer) print(ctx context.Context, d *document.Document, o document.PageOptions) ([]byte, error) {
	page, out := filepath.Join(p.dir, "page.html"), filepath.Join(p.dir, "page.pdf")
	var b bytes.Buffer
	if err := document.WritePage(&b, d, o); err != nil {
		return nil, err
	}
	if err := os.WriteFile(page, b.Bytes(), 0o600); err != nil {
		return nil, err
	}
	args := []string{"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking", "--disable-sync",
		"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + filepath.Join(p.dir, "profile"), "--no-pdf-header-footer", "--generate-pdf-document-outline",
		"--print-to-pdf=" + out, "file://" + filepath.ToSlash(page)}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...) // it refuses to be root in its sandbox; the page holds no script
	}
	said, err := exec.CommandContext(ctx, p.browser, args...).CombinedOutput()
	if err != nil {
		return nil, &Problem{sayFailed, fmt.Errorf("%w: %s", err, lastLine(said))}
	}
	pdf, err := os.ReadFile(out)
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF")) {
		return nil, &Problem{sayFailed, fmt.Errorf("nothing was printed: %s", lastLine(said))}
	}
	return pdf, nil
}

func lastLine(b []byte) string {
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return lines[len(lines)-1]
}
