package document

import (
	"fmt"
	"strings"
)

// The parts of a Word document that are the same in each, or nearly.
const (
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	relations    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageLinks = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	wordSpace = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

	numbering = `<w:numbering` + wordSpace + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>` +
		`<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl>` +
		`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

	// updateFields lets Word fill in the page numbers of the table of contents;
	// it asks its reader once.
	settings = `<w:settings` + wordSpace + `><w:defaultTabStop w:val="720"/><w:updateFields w:val="true"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

	firstTarget = 10 // relations before it lead to the document's own parts
)

func (x *docx) core() string {
	return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		`<dc:title>` + esc(x.doc.Title) + `</dc:title><dc:creator>Tamrin</dc:creator><dc:language>` + esc(string(x.doc.Lang)) + `</dc:language></cp:coreProperties>`
}

// links lists what the document refers to; to be called once its body is written.
func (x *docx) links() string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, part := range []string{"header", "footer", "styles", "numbering", "settings"} {
		file := part
		if i < 2 {
			file += "1"
		}
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/%s" Target="%s.xml"/>`, i+1, relations, part, file)
	}
	for i, t := range x.targets {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/hyperlink" Target="%s" TargetMode="External"/>`, firstTarget+i, relations, esc(t))
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// edge writes what stands at the top or the bottom of every page.
func (x *docx) edge(kind, runs string) string {
	bidi := ""
	if x.rtl() {
		bidi = "<w:bidi/>"
	}
	return `<w:` + kind + wordSpace + `><w:p><w:pPr><w:pStyle w:val="Marking"/>` + bidi + `</w:pPr>` + runs + `</w:p></w:` + kind + `>`
}

// style is one style of paragraphs.
type style struct {
	id, name, based string
	size            int // half points; 0 as the one that it is based on
	bold            bool
	color           string
	before, after   int    // twentieths of a point
	more            string // what else its paragraphs have, before their spacing
	last            string // and after it
	level           int    // in the outline, from 1; 0 for none
}

var docxStyles = []style{
	{id: "Title", name: "Title", size: 44, bold: true, before: 2400, after: 120},
	{id: "Subtitle", name: "Subtitle", size: 26, color: "55606E", after: 480},
	{id: "ContentsHeading", name: "TOC Heading", size: 28, bold: true, before: 240, after: 120, more: "<w:keepNext/>"},
	{id: "Heading1", name: "heading 1", size: 32, bold: true, before: 0, after: 160, more: "<w:keepNext/><w:pageBreakBefore/>", level: 1},
	{id: "Heading2", name: "heading 2", size: 26, bold: true, before: 320, after: 100, more: "<w:keepNext/>", level: 2},
	{id: "Heading3", name: "heading 3", size: 22, bold: true, before: 200, after: 60, more: "<w:keepNext/>", level: 3},
	{id: "ListBullet", name: "List Bullet", after: 80, more: `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`},
	{id: "Remark", name: "Remark", color: "55606E", after: 120},
	{id: "Cell", name: "Table Text", size: 18, before: 20, after: 20},
	{id: "After", name: "After a Table", size: 2, after: 180}, // so small that it never takes a page of its own
	{id: "Marking", name: "Marking", size: 18, color: "A4161A", last: `<w:jc w:val="center"/>`},
	{id: "TOC1", name: "toc 1", bold: true, before: 80, after: 20, more: contentTabs},
	{id: "TOC2", name: "toc 2", after: 20, more: contentTabs, last: `<w:ind w:left="300"/>`},
}

const contentTabs = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9630"/></w:tabs>`

// docxFonts are those that Word has for each script, and LibreOffice an equal of.
const docxFonts = `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/>`

func (x *docx) styles() string {
	var b strings.Builder
	b.WriteString(`<w:styles` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` + docxFonts +
		`<w:sz w:val="21"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1B4F9C"/><w:u w:val="single"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		b.WriteString(`<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="B8C0CC"/>`)
	}
	b.WriteString(`</w:tblBorders></w:tblPr></w:style>`)
	for _, s := range docxStyles {
		b.WriteString(s.write())
	}
	b.WriteString("</w:styles>")
	return b.String()
}

func (s style) write() string {
	p := s.more + fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"/>`, s.before, s.after) + s.last
	if s.level > 0 {
		p += fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, s.level-1)
	}
	r := ""
	if s.bold {
		r += "<w:b/><w:bCs/>"
	}
	if s.color != "" {
		r += `<w:color w:val="` + s.color + `"/>`
	}
	if s.size > 0 {
		r += fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, s.size, s.size+2)
	}
	return `<w:style w:type="paragraph" w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/><w:basedOn w:val="Normal"/><w:pPr>` + p + `</w:pPr><w:rPr>` + r + `</w:rPr></w:style>`
}
