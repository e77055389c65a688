package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"net/http"
	"time"

	"tamrin/lang"
	doc "tamrin/review/document"
	"tamrin/review/document/pdf"
)

// Printer prints a document as PDF, as pdf.Write does.
type Printer func(ctx context.Context, w io.Writer, d *doc.Document, fonts []doc.Font) error

// printing is held by whoever prints: a Chromium takes some hundred megabytes.
var printing = make(chan struct{}, 1)

// longestPrint is how long a document may wait and be printed.
const longestPrint = 2 * time.Minute

// write prints a document, one at a time.
func (p Printer) write(ctx context.Context, w io.Writer, d *doc.Document) error {
	if p == nil {
		return &problem{http.StatusNotFound, notPrinted, sayNoPrinter, lang.Words{"Print the page with your browser: each can save it as PDF.", "اطبع الصفحة بمتصفحك، فكل متصفح يحفظها بصيغة PDF."}}
	}
	ctx, stop := context.WithTimeout(ctx, longestPrint)
	defer stop()
	select {
	case printing <- struct{}{}:
		defer func() { <-printing }()
	case <-ctx.Done():
		return &problem{http.StatusServiceUnavailable, notPrinted, lang.Words{"Others are having documents printed.", "يُطبع الآن مستندات لغيرك."},
			lang.Words{"Try again in a minute, or print the page with your browser.", "أعد المحاولة بعد دقيقة، أو اطبع الصفحة بمتصفحك."}}
	}
	err := p(ctx, w, d, Fonts())
	if failed := new(pdf.Problem); errors.As(err, &failed) {
		return &problem{http.StatusServiceUnavailable, notPrinted, failed.Say, lang.Words{}}
	}
	return err
}

var (
	notPrinted   = lang.Words{"There is no PDF", "لا يوجد PDF"}
	sayNoPrinter = lang.Words{"This server makes no PDF, as no Chromium is installed on it.", "لا يصنع هذا الخادم ملفات PDF لأن Chromium غير مثبّت عليه."}
)

// documentTypes are the forms in which a document is had.
var documentTypes = map[string]string{
	"docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	"html": "text/html; charset=utf-8",
	"pdf":  "application/pdf",
}

// writeDocument sends a document. A page is shown, to be read or printed; the
// other forms are to be kept. Its style sheet is allowed by its hash alone.
func writeDocument(w http.ResponseWriter, r *request, pdf Printer, d *doc.Document, format, name string) error {
	var b bytes.Buffer
	var err error
	switch format {
	case "docx":
		err = doc.WriteDOCX(&b, d)
	case "xlsx":
		err = doc.WriteXLSX(&b, d)
	case "html":
		o := doc.PageOptions{Fonts: Fonts()}
		sum := sha256.Sum256([]byte(doc.Style(d, o)))
		w.Header().Set("Content-Security-Policy", "default-src 'none'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
		err = doc.WritePage(&b, d, o)
	case "pdf":
		err = pdf.write(r.Context(), &b, d)
	default:
		return notFound
	}
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", documentTypes[format])
	if format != "html" {
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name + "." + format}))
	}
	_, _ = w.Write(b.Bytes()) // a browser that has gone is not told so
	return nil
}
