package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"tamrin/lang"
)

// WriteDOCX writes the document for Word and LibreOffice (ECMA-376,
// transitional). Equal documents give equal files. Page numbers in the table
// of contents are fields, which Word fills in when it opens the document.
func WriteDOCX(w io.Writer, d *Document) error {
	x := &docx{doc: d, bookmarks: map[string]int{}}
	body := x.body()
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageLinks},
		{"docProps/core.xml", x.core()},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", x.links()},
		{"word/styles.xml", x.styles()},
		{"word/numbering.xml", numbering},
		{"word/settings.xml", settings},
		{"word/header1.xml", x.edge("hdr", x.run(Span{Text: d.Marking, Bold: true}, x.rtl()))},
		{"word/footer1.xml", x.edge("ftr", x.foot())},
	} {
		f, err := z.Create(part.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, xmlHead+part.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// docx is one document being written.
type docx struct {
	doc       *Document
	targets   []string // addresses that it leads to, in the order of their relations
	bookmarks map[string]int
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// pageWidth is the width between the margins of an A4 page, in twentieths of a point.
const pageWidth = 11906 - 2*1134

func (x *docx) rtl() bool { return lang.Dir(x.doc.Lang) == "rtl" }

// esc makes words safe within XML; what XML can't hold is left out.
func esc(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return strings.ReplaceAll(b.String(), "\uFFFD", "")
}

// foot is the marking with the number of the page.
func (x *docx) foot() string {
	page, of := numbered(x.doc.Lang)
	return x.run(Span{Text: x.doc.Marking, Bold: true}, x.rtl()) + x.run(Span{Text: " · " + page + " "}, x.rtl()) + field("PAGE", "1") +
		x.run(Span{Text: " " + of + " "}, x.rtl()) + field("NUMPAGES", "1")
}

func (x *docx) body() string {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`)
	b.WriteString(x.paragraph("Title", Words(x.doc.Title), ""))
	if x.doc.Subtitle != "" {
		b.WriteString(x.paragraph("Subtitle", Words(x.doc.Subtitle), ""))
	}
	if x.doc.Contents != "" {
		b.WriteString(x.contents())
	}
	for _, block := range x.doc.Blocks {
		switch k := block.(type) {
		case *Heading:
			b.WriteString(x.paragraph(fmt.Sprintf("Heading%d", k.Level), Words(k.Text), k.ID))
		case *Paragraph:
			style := ""
			if k.Faint {
				style = "Remark"
			}
			b.WriteString(x.paragraph(style, k.Words, ""))
		case *List:
			for _, item := range k.Items {
				b.WriteString(x.paragraph("ListBullet", item, ""))
			}
		case *Table:
			b.WriteString(x.table(k))
		}
	}
	bidi := ""
	if x.rtl() {
		bidi = `<w:bidi/>`
	}
	b.WriteString(`<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1304" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>` + bidi + `</w:sectPr></w:body></w:document>`)
	return b.String()
}

// paragraph writes a paragraph in a style ("" for that of plain text), which
// links find by id.
func (x *docx) paragraph(style string, words Inline, id string) string {
	rtl := rightToLeft(words.Plain(), x.doc.Lang)
	var b strings.Builder
	b.WriteString("<w:p><w:pPr>")
	if style != "" {
		b.WriteString(`<w:pStyle w:val="` + style + `"/>`)
	}
	if rtl {
		b.WriteString("<w:bidi/>")
	} else if x.rtl() {
		b.WriteString(`<w:bidi w:val="0"/>`)
	}
	if style == "Cell" && rtl != x.rtl() && len(words) > 0 {
		b.WriteString(`<w:jc w:val="right"/>`) // at the side where the other cells' words begin
	}
	b.WriteString("</w:pPr>")
	b.WriteString(x.mark(id))
	for _, s := range words {
		b.WriteString(x.linked(s, rtl))
	}
	b.WriteString("</w:p>")
	return b.String()
}

// mark sets a bookmark that links find.
func (x *docx) mark(id string) string {
	if id == "" {
		return ""
	}
	name := x.bookmark(id)
	return fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>`, x.bookmarks[id], name, x.bookmarks[id])
}

// bookmark returns the name of a bookmark, of which Word takes 40 letters at most.
func (x *docx) bookmark(id string) string {
	if x.bookmarks[id] == 0 {
		x.bookmarks[id] = len(x.bookmarks) + 1
	}
	return "_T" + strconv.Itoa(x.bookmarks[id])
}

func (x *docx) linked(s Span, rtl bool) string {
	run := x.run(s, rtl)
	switch {
	case s.Link == "":
		return run
	case strings.HasPrefix(s.Link, "#"):
		return `<w:hyperlink w:anchor="` + x.bookmark(s.Link[1:]) + `" w:history="1">` + run + `</w:hyperlink>`
	}
	x.targets = append(x.targets, s.Link)
	return fmt.Sprintf(`<w:hyperlink r:id="rId%d" w:history="1">%s</w:hyperlink>`, firstTarget+len(x.targets)-1, run)
}

// run writes words, cut where their direction changes.
func (x *docx) run(s Span, rtl bool) string {
	var b strings.Builder
	for _, piece := range stretches(s.Text, rtl) {
		b.WriteString("<w:r><w:rPr>")
		if s.Link != "" {
			b.WriteString(`<w:rStyle w:val="Hyperlink"/>`)
		}
		if s.Bold {
			b.WriteString("<w:b/><w:bCs/>")
		}
		if piece.rtl {
			b.WriteString("<w:rtl/>")
		}
		b.WriteString("</w:rPr>")
		for i, line := range strings.Split(piece.text, "\n") {
			if i > 0 {
				b.WriteString("<w:br/>")
			}
			b.WriteString(`<w:t xml:space="preserve">` + esc(line) + "</w:t>")
		}
		b.WriteString("</w:r>")
	}
	return b.String()
}

// table writes a table: its headings come again on each page, and no row is torn.
func (x *docx) table(t *Table) string {
	var b strings.Builder
	b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>`)
	if x.rtl() {
		b.WriteString("<w:bidiVisual/>")
	}
	fmt.Fprintf(&b, `<w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`, pageWidth)
	for i := range t.Columns {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, t.width(i, pageWidth))
	}
	b.WriteString("</w:tblGrid>")
	if !t.Bare {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`)
		for i, c := range t.Columns {
			b.WriteString(x.cell(t, i, Cell{{{Text: c.Title, Bold: true}}}, true, ""))
		}
		b.WriteString("</w:tr>")
	}
	for _, r := range t.Rows {
		b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i := range t.Columns {
			id, c := "", Cell(nil)
			if i == 0 {
				id = r.ID
			}
			if i < len(r.Cells) {
				c = r.Cells[i]
			}
			b.WriteString(x.cell(t, i, c, t.Bare && i == 0, id))
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>" + `<w:p><w:pPr><w:pStyle w:val="After"/></w:pPr></w:p>`)
	return b.String()
}

func (x *docx) cell(t *Table, column int, c Cell, head bool, id string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, t.width(column, pageWidth))
	if head {
		b.WriteString(`<w:shd w:val="clear" w:color="auto" w:fill="E8ECF2"/>`)
	}
	b.WriteString("</w:tcPr>")
	if len(c) == 0 {
		c = Cell{nil}
	}
	for i, words := range c {
		if i > 0 {
			id = ""
		}
		b.WriteString(x.paragraph("Cell", words, id))
	}
	b.WriteString("</w:tc>")
	return b.String()
}

// contents writes the table of contents: a field with all entries in it, so
// that it reads well where nothing fills it in.
func (x *docx) contents() string {
	var b strings.Builder
	b.WriteString(x.paragraph("ContentsHeading", Words(x.doc.Contents), ""))
	list := x.doc.Headings(2)
	for i, h := range list {
		rtl := rightToLeft(h.Text, x.doc.Lang)
		p := fmt.Sprintf(`<w:p><w:pPr><w:pStyle w:val="TOC%d"/>`, h.Level)
		if !rtl && x.rtl() {
			p += `<w:bidi w:val="0"/>`
		} else if rtl {
			p += "<w:bidi/>"
		}
		b.WriteString(p + "</w:pPr>")
		if i == 0 {
			b.WriteString(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
		}
		b.WriteString(`<w:hyperlink w:anchor="` + x.bookmark(h.ID) + `" w:history="1">` + x.run(Span{Text: h.Text}, rtl) +
			`<w:r><w:tab/></w:r>` + field("PAGEREF "+x.bookmark(h.ID)+` \h`, "") + `</w:hyperlink>`)
		if i == len(list)-1 {
			b.WriteString(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		}
		b.WriteString("</w:p>")
	}
	return b.String()
}

// field is something that Word works out; until then it shows what is given.
func field(code, shown string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>` + shown + `</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
}
