package document

import (
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

	"tamrin/lang"
)

// Font is a font that a page brings with it.
type Font struct {
	Family string
	Weight int
	WOFF2  []byte
}

// PageOptions says how a page is written.
type PageOptions struct {
	Fonts []Font
	Pages map[string]int // by heading: the page that it stands on, for the table of contents on paper
}

//go:embed page.css
var pageStyle string

// Style returns the style sheet of a page that WritePage writes, byte for byte,
// so that a server may allow it by its hash.
func Style(d *Document, o PageOptions) string {
	var b strings.Builder
	for _, f := range o.Fonts {
		fmt.Fprintf(&b, "@font-face{font-family:%q;font-weight:%d;src:url(data:font/woff2;base64,%s) format(\"woff2\")}\n",
			f.Family, f.Weight, base64.StdEncoding.EncodeToString(f.WOFF2))
	}
	page, of := numbered(d.Lang)
	fmt.Fprintf(&b, "@page{@top-center{content:%s}@bottom-center{content:%s counter(page) %s counter(pages)}}\n",
		cssString(d.Marking), cssString(d.Marking+" · "+page+" "), cssString(" "+of+" "))
	b.WriteString(pageStyle)
	return b.String()
}

// cssString writes words as CSS takes them within a style element.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < ' ' || strings.ContainsRune(`"\<>&`, r) {
			fmt.Fprintf(&b, `\%x `, r)
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// WritePage writes the document as one web page that needs nothing beside it.
// Printed by a browser it has the marking and page numbers on every page.
func WritePage(w io.Writer, d *Document, o PageOptions) error {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=%q dir=%q><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>%s</title>\n<style>",
		d.Lang, lang.Dir(d.Lang), html.EscapeString(d.Title))
	b.WriteString(Style(d, o))
	b.WriteString("</style></head>\n<body>\n<p class=\"marking\">" + html.EscapeString(d.Marking) + "</p>\n<main>\n<header>\n<h1 class=\"title\">" + html.EscapeString(d.Title) + "</h1>\n")
	if d.Subtitle != "" {
		b.WriteString(`<p class="subtitle" dir="auto">` + html.EscapeString(d.Subtitle) + "</p>\n")
	}
	if d.Contents != "" {
		pageContents(&b, d, o.Pages)
	}
	b.WriteString("</header>\n")
	b.WriteString(Markup(d.Blocks))
	b.WriteString("</main>\n<p class=\"marking\">" + html.EscapeString(d.Marking) + "</p>\n</body></html>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// Markup writes blocks as HTML, to stand within a page.
func Markup(list []Block) string {
	var b strings.Builder
	for _, block := range list {
		pageBlock(&b, block)
	}
	return b.String()
}

func pageContents(b *strings.Builder, d *Document, pages map[string]int) {
	b.WriteString("<nav class=\"contents\"><h2>" + html.EscapeString(d.Contents) + "</h2>\n<ul>\n")
	for _, h := range d.Headings(2) {
		page := ""
		if n := pages[h.ID]; n > 0 {
			page = fmt.Sprintf(`<span class="page">%d</span>`, n)
		}
		fmt.Fprintf(b, "<li class=\"l%d\"><a href=\"#%s\"><bdi>%s</bdi><span class=\"dots\"></span>%s</a></li>\n", h.Level, html.EscapeString(h.ID), html.EscapeString(h.Text), page)
	}
	b.WriteString("</ul></nav>\n")
}

func pageBlock(b *strings.Builder, block Block) {
	switch k := block.(type) {
	case *Heading:
		fmt.Fprintf(b, "<h%d%s dir=\"auto\">%s</h%d>\n", k.Level+1, pageID(k.ID), html.EscapeString(k.Text), k.Level+1)
	case *Paragraph:
		class := ""
		if k.Faint {
			class = ` class="faint"`
		}
		b.WriteString("<p" + class + ` dir="auto">` + inline(k.Words) + "</p>\n")
	case *List:
		b.WriteString("<ul>\n")
		for _, item := range k.Items {
			b.WriteString(`<li dir="auto">` + inline(item) + "</li>\n")
		}
		b.WriteString("</ul>\n")
	case *Table:
		pageTable(b, k)
	}
}

func pageID(id string) string {
	if id == "" {
		return ""
	}
	return ` id="` + html.EscapeString(id) + `"`
}

// widths are the classes of columns: the style sheet can't be told widths one by one.
func pageTable(b *strings.Builder, t *Table) {
	b.WriteString("<div class=\"wide\"><table>\n")
	if !t.Bare {
		b.WriteString("<thead><tr>")
		for i, c := range t.Columns {
			fmt.Fprintf(b, "<th scope=\"col\" class=\"w%d\">%s</th>", t.width(i, 20)*5, html.EscapeString(c.Title))
		}
		b.WriteString("</tr></thead>\n")
	}
	b.WriteString("<tbody>\n")
	for _, r := range t.Rows {
		b.WriteString("<tr" + pageID(r.ID) + ">")
		for i, c := range r.Cells {
			tag, class := "td", ""
			if t.Bare && i == 0 {
				tag, class = "th", fmt.Sprintf(` scope="row" class="w%d"`, t.width(i, 20)*5)
			}
			b.WriteString("<" + tag + class + ">")
			for _, words := range c {
				b.WriteString(`<p dir="auto">` + inline(words) + "</p>")
			}
			b.WriteString("</" + tag + ">")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table></div>\n")
}

// inline writes words; each stretch that a paragraph is put together from stands
// apart, whichever way it runs.
func inline(words Inline) string {
	var b strings.Builder
	for _, s := range words {
		text := strings.ReplaceAll(html.EscapeString(s.Text), "\n", "<br>")
		if s.Bold {
			text = "<b>" + text + "</b>"
		}
		if s.Link != "" {
			text = `<a href="` + html.EscapeString(s.Link) + `"><bdi>` + text + "</bdi></a>"
		}
		b.WriteString(text)
	}
	return b.String()
}
