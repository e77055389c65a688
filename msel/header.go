package msel

import (
	"regexp"
	"strings"
	"unicode"
)

// Column is one column of a list of injects.
type Column struct {
	C       int // 0 is A
	Heading string
	Field   Field
	Lang    string // language that the heading names: Title [ar]
	Hidden  bool
	sure    int
}

// label is the name under which a column's values are kept where they have no
// field: its heading on one line, or its letter.
func (c Column) label() string {
	if h := strings.Join(strings.Fields(c.Heading), " "); h != "" {
		return h
	}
	return columnName(c.C)
}

// headingRows is how many rows with content are searched for the headings.
const headingRows = 100

// findHeadings returns the index of the row of headings and what its columns
// hold: of all rows near the top, the one that names most fields.
func findHeadings(g Grid, asked []Asked) (row int, columns []Column, ok bool) {
	best := 0.0
	for i, r := range g.Rows[:min(len(g.Rows), headingRows)] {
		cols := headings(g, i, asked)
		if s := headingScore(r, cols); s > best {
			best, row, columns, ok = s, i, cols, true
		}
	}
	if !ok {
		return 0, nil, false
	}
	return row, assign(g, row, columns), true
}

// headings returns the columns of row i read as headings. A heading that spans
// several columns stands for each; where the row has none, that of the row or
// two above does.
func headings(g Grid, i int, asked []Asked) []Column {
	r := g.Rows[i]
	var cols []Column
	span, spanned := 0, ""
	for c := range max(len(r.Cells), width(g, i)) {
		text := r.at(c).Text
		switch {
		case text != "":
			span, spanned = r.at(c).Cols, text
		case span > 0:
			span, text = span-1, spanned
		default:
			text = above(g, i, c)
		}
		cols = append(cols, heading(c, text, asked))
	}
	return grouped(g, i, cols, asked)
}

// grouped tells headings that repeat apart by those of the groups above them:
// No and Title below Event, Incident and Inject.
func grouped(g Grid, i int, cols []Column, asked []Asked) []Column {
	if i == 0 || g.Rows[i-1].N != g.Rows[i].N-1 {
		return cols
	}
	count := map[string]int{}
	for _, c := range cols {
		count[fold(c.Heading)]++
	}
	group, span := "", 0
	for c := range cols {
		if over := g.Rows[i-1].at(c); over.Text != "" && over.Text != cols[c].Heading {
			group, span = over.Text, over.Cols
		} else if span--; span < 0 {
			group = ""
		}
		if own := cols[c]; group != "" && count[fold(own.Heading)] > 1 && g.Rows[i].at(c).Text != "" {
			cols[c] = heading(c, group+" "+own.Heading, asked)
			if own.Field == Title && spell(group).field == Words && lesser[fold(group)] == Event {
				cols[c].Field = Event // the title of an event of the MEL, which several injects make up
			}
		}
	}
	return cols
}

// width returns how many columns the rows below the headings have.
func width(g Grid, i int) int {
	n := 0
	for _, r := range g.Rows[i:] {
		n = max(n, len(r.Cells))
	}
	return n
}

func above(g Grid, i, c int) string {
	for j := i - 1; j >= 0 && g.Rows[j].N >= g.Rows[i].N-2; j-- {
		if t := g.Rows[j].at(c).Text; t != "" && !isNumber(t) && len(t) <= 60 {
			return t
		}
	}
	return ""
}

// heading reads one heading; what the user asked for goes before synonyms.
func heading(c int, text string, asked []Asked) Column {
	col := Column{C: c, Heading: text}
	if len(text) > 300 {
		return col
	}
	for _, ask := range asked {
		if ask.names(c, text) {
			col.Field, _ = parseField(ask.Field)
			col.sure = 4
			return col
		}
	}
	base, lang := headingLanguage(text)
	s := spell(base)
	col.Field, col.sure, col.Lang = s.field, s.sure, lang
	return col
}

// namedLanguage is a language at the end of a heading: Title [ar], Text (Arabic).
var namedLanguage = regexp.MustCompile(`^(.*?)\s*[\[(]\s*([\p{L}-]{2,12})\s*[\])]$`)

var languageNames = map[string]string{"arabic": "ar", "عربي": "ar", "العربيه": "ar", "عربيه": "ar", "بالعربيه": "ar", "english": "en", "انجليزي": "en", "الانجليزيه": "en", "بالانجليزيه": "en",
	"french": "fr", "francais": "fr", "german": "de", "deutsch": "de", "spanish": "es", "espanol": "es"}

func headingLanguage(text string) (base, lang string) {
	m := namedLanguage.FindStringSubmatch(text)
	if m == nil {
		return text, ""
	}
	if l := languageNames[fold(m[2])]; l != "" {
		return m[1], l
	}
	if len(m[2]) == 2 && m[2] == strings.ToLower(m[2]) && m[2][0] < unicode.MaxASCII {
		return m[1], m[2]
	}
	return text, ""
}

// headingScore says how much a row looks like headings: a sum over the
// distinct fields it names, less what headings don't have. 0 is not at all.
func headingScore(r Row, cols []Column) float64 {
	score, fields, asked := 0.0, map[Field]bool{}, false
	for _, c := range cols {
		text := r.at(c.C).Text
		if text == "" {
			continue
		}
		if isNumber(text) {
			score--
		}
		if len([]rune(text)) > 80 {
			score -= 2
		}
		asked = asked || c.sure == 4
		if c.Field != None && !fields[c.Field] {
			fields[c.Field] = true
			score += float64(c.sure)
		}
	}
	said := fields[Title] || fields[Words] || fields[Expected]
	enough := len(fields) >= 3 || len(fields) == 2 && r.own() <= 4 || asked
	if !said || !enough || len(fields) < 2 && !asked {
		return 0
	}
	return score
}

// assign gives each field to the one column that is surest of it and fullest,
// and leaves the other columns that name it to be kept under their own names.
func assign(g Grid, row int, cols []Column) []Column {
	filled := fill(g, row, len(cols))
	yield(cols, filled)
	holder := map[Field]int{}
	for i := range cols {
		cols[i].Lang = shared(cols[i])
	}
	for i, c := range cols {
		key := c.Field
		if c.Lang != "" {
			key += Field("[" + c.Lang + "]")
		}
		if c.Field == None || c.Field == Kept || c.Field == Skip || c.Field.repeats() || c.Field == Stored {
			continue
		}
		j, taken := holder[key]
		switch {
		case !taken:
			holder[key] = i
		case c.sure > cols[j].sure && filled[c.C] > 0 || c.sure == cols[j].sure && filled[c.C] > filled[cols[j].C] || filled[cols[j].C] == 0 && filled[c.C] > 0:
			cols[j].Field, cols[j].sure = None, 0
			holder[key] = i
		default:
			cols[i].Field, cols[i].sure = None, 0
		}
	}
	for _, c := range g.HiddenCols {
		if c < len(cols) {
			cols[c].Hidden = true
		}
	}
	return cols
}

// shared returns the column's language where its field can have several.
func shared(c Column) string {
	if c.Field.worded() {
		return c.Lang
	}
	return ""
}

// yield gives a heading of lesser weight its second meaning where another
// column has the first.
func yield(cols []Column, filled []int) {
	for i, c := range cols {
		second, weak := lesser[fold(c.Heading)]
		if !weak || c.sure != 2 {
			continue
		}
		for j, other := range cols {
			if i != j && other.Field == c.Field && (other.sure > c.sure || other.sure == c.sure && j < i) && filled[other.C] > 0 {
				cols[i].Field = second
				break
			}
		}
	}
	text, title := holds(cols, Words), holds(cols, Title)
	for i, c := range cols { // a summary alone is the description
		if text < 0 && title >= 0 && c.Field == Title && lesser[fold(c.Heading)] == Title {
			cols[i].Field = Words
		}
	}
}

func holds(cols []Column, f Field) int {
	for i, c := range cols {
		if c.Field == f {
			return i
		}
	}
	return -1
}

// fill counts the filled cells of each column below the headings; what is merged
// over several rows counts once.
func fill(g Grid, row, n int) []int {
	filled := make([]int, n)
	for _, r := range g.Rows[row+1:] {
		for c := range min(n, len(r.Cells)) {
			if !isBlank(r.Cells[c].Text) && !r.Cells[c].Joins {
				filled[c]++
			}
		}
	}
	return filled
}

// isNumber reports whether a text is a plain number.
func isNumber(s string) bool {
	return s != "" && strings.Trim(westernDigits(s), "0123456789.,-%") == ""
}

// isBlank reports whether a cell says nothing, in one of the ways of saying so.
func isBlank(s string) bool {
	if strings.Trim(s, "-—–_.*·/ \n\t") == "" || isError(s) {
		return true
	}
	switch strings.ToLower(s) {
	case "n/a", "na", "n.a.", "nil", "none", "null", "لا يوجد", "لا ينطبق":
		return true
	}
	return false
}
