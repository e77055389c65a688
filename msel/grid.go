package msel

import (
	"strconv"
	"strings"
	"unicode"
)

// MaxFile is how many bytes a file may have.
const MaxFile = 64 << 20

// The most that one file may hold. A list of injects is a hundred times
// smaller; the bounds keep a hostile or broken file from taking the machine.
const (
	maxUnpacked = 64 << 20  // bytes of an XLSX once unpacked
	maxParts    = 10_000    // files inside an XLSX
	maxRows     = 100_000   // rows with content
	maxScanned  = 1 << 22   // cells, empty ones before a filled one included
	maxSpread   = 1_000_000 // cells that merged regions may fill
	maxCell     = 1 << 20   // bytes of one cell
)

// Book is a spreadsheet file as it was read.
type Book struct {
	Name     string // as the user named the file
	Format   string // XLSX or CSV
	Encoding string // of a CSV: UTF-8, UTF-16, Windows-1252, Windows-1256
	Date1904 bool   // serial dates count from 1904, as old Macs wrote them
	Sheets   []Grid
	Notes    []Note
}

// Grid is one sheet: its rows with content, and how many rows there are.
type Grid struct {
	Name       string
	Hidden     bool
	Rows       []Row // those with content, by number
	Last       int   // number of the file's last row, empty ones counted
	HiddenCols []int // columns, 0 is A
}

// Row is a row that has content.
type Row struct {
	N      int // from 1, as the spreadsheet numbers it
	Hidden bool
	Cells  []Cell // from column A; empty ones at the end are left off
}

// Cell is what a cell shows and what is stored behind it.
type Cell struct {
	Text  string // as shown, without the blanks around it
	Raw   string // as stored: 0.458333 where 11:00 AM is shown
	Cols  int    // columns to the right that are merged into it
	Joins bool   // merged with the cell above, from which it has its text
}

// at returns the cell of column c, empty where the row is shorter.
func (r Row) at(c int) Cell {
	if c < 0 || c >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[c]
}

// own counts the cells that have content of their own.
func (r Row) own() int {
	n := 0
	for _, c := range r.Cells {
		if c.Text != "" && !c.Joins {
			n++
		}
	}
	return n
}

// first returns the column and text of the first cell with content.
func (r Row) first() (int, string) {
	for i, c := range r.Cells {
		if c.Text != "" && !c.Joins {
			return i, c.Text
		}
	}
	return 0, ""
}

// columnName returns the letters of a column: 0 is A, 26 is AA.
func columnName(c int) string {
	name := ""
	for c++; c > 0; c = (c - 1) / 26 {
		name = string(rune('A'+(c-1)%26)) + name
	}
	return name
}

// cellName returns a place as a spreadsheet names it: MSEL!D14.
func cellName(sheet string, column, row int) string {
	return sheet + "!" + columnName(column) + strconv.Itoa(row)
}

var oddBlanks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "_x000D_", "", "\u00a0", " ", "\u202f", " ", "\u2028", "\n")

// clean returns the words of a cell without what only looks like words:
// blanks around them, zero-width and control characters, odd line ends.
func clean(s string) string {
	if s == "" {
		return ""
	}
	if len(s) > maxCell {
		s = s[:maxCell]
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = oddBlanks.Replace(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), r == '\u200b', r == '\ufeff':
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(s)
}
