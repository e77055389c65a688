package msel

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// edges are what a sheet holds beside its values. They are read as a stream:
// the library would build the whole sheet in memory to tell them, a gigabyte
// for a million empty rows.
type edges struct {
	merged       []region
	hidden       []int    // columns
	uncalculated []string // places of formulas without a stored value
	struck       []string // first cells of rows that begin with text struck through
}

// region is a merged region: rows from 1, columns from 0.
type region struct{ top, left, bottom, right int }

// readEdges returns the edges of each sheet by its name. What cannot be read
// here is left out; the values were read without it.
func readEdges(parts map[string]*zip.File, struck map[string]bool) map[string]edges {
	out := map[string]edges{}
	for sheet, part := range sheetParts(parts) {
		if f := parts[part]; f != nil {
			if r, err := f.Open(); err == nil {
				out[sheet] = scanEdges(io.LimitReader(r, maxUnpacked), struck)
				r.Close()
			}
		}
	}
	return out
}

// sheetParts returns the path inside the archive of each sheet, in small letters.
func sheetParts(parts map[string]*zip.File) map[string]string {
	book := "xl/workbook.xml"
	for _, t := range relations(parts, "_rels/.rels", "") {
		if strings.HasSuffix(t, "workbook.xml") {
			book = t
		}
	}
	dir, file := path.Split(book)
	targets := relations(parts, dir+"_rels/"+file+".rels", dir)
	out := map[string]string{}
	eachStart(parts[book], func(e xml.StartElement) {
		if e.Name.Local == "sheet" {
			if t, ok := targets[attr(e, "id")]; ok {
				out[attr(e, "name")] = t
			}
		}
	})
	return out
}

// relations returns the targets of a relationships part by their id.
func relations(parts map[string]*zip.File, part, dir string) map[string]string {
	out := map[string]string{}
	eachStart(parts[part], func(e xml.StartElement) {
		if e.Name.Local == "Relationship" {
			target := attr(e, "Target")
			if !strings.HasPrefix(target, "/") {
				target = path.Join("/", dir, target)
			}
			out[attr(e, "Id")] = strings.ToLower(strings.TrimPrefix(target, "/"))
		}
	})
	return out
}

func eachStart(f *zip.File, do func(xml.StartElement)) {
	if f == nil {
		return
	}
	data, err := readPart(f, maxUnpacked)
	if err != nil {
		return
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if err != nil {
			return
		}
		if e, ok := t.(xml.StartElement); ok {
			do(e)
		}
	}
}

// attr returns an attribute by its local name. An r:id comes after a plain
// one, so the last wins.
func attr(e xml.StartElement, name string) string {
	v := ""
	for _, a := range e.Attr {
		if a.Name.Local == name {
			v = a.Value
		}
	}
	return v
}

// scanEdges reads a sheet's XML for its merged regions, hidden columns,
// formulas without a value and rows that are struck through.
func scanEdges(r io.Reader, struck map[string]bool) edges {
	var e edges
	var cell, style string
	formula, value, first := false, false, true
	d := xml.NewDecoder(r)
	for {
		t, err := d.RawToken()
		if err != nil {
			return e
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "row":
				first = true
			case "c":
				cell, style, formula, value = attr(t, "r"), attr(t, "s"), false, false
			case "f":
				formula = true
			case "v", "is":
				value = true
			default:
				e.element(t)
			}
		case xml.EndElement:
			if t.Name.Local == "c" && value && first {
				first = false
				if struck[style] && len(e.struck) < maxRows {
					e.struck = append(e.struck, cell)
				}
			}
			if t.Name.Local == "c" && formula && !value && len(e.uncalculated) < maxRows {
				e.uncalculated = append(e.uncalculated, cell)
			}
		}
	}
}

func (e *edges) element(t xml.StartElement) {
	switch t.Name.Local {
	case "mergeCell":
		if m, ok := parseRegion(attr(t, "ref")); ok && len(e.merged) < maxRows {
			e.merged = append(e.merged, m)
		}
	case "col":
		if h := attr(t, "hidden"); h == "1" || h == "true" {
			low, _ := strconv.Atoi(attr(t, "min"))
			high, _ := strconv.Atoi(attr(t, "max"))
			for c := max(low, 1); c <= min(high, excelize.MaxColumns); c++ {
				e.hidden = append(e.hidden, c-1)
			}
		}
	}
}

func parseRegion(ref string) (region, bool) {
	a, b, ok := strings.Cut(ref, ":")
	if !ok {
		return region{}, false
	}
	left, top, err := excelize.CellNameToCoordinates(a)
	if err != nil {
		return region{}, false
	}
	right, bottom, err := excelize.CellNameToCoordinates(b)
	if err != nil || right < left || bottom < top {
		return region{}, false
	}
	return region{top, left - 1, bottom, right - 1}, true
}
