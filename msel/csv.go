package msel

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"strings"
	"unicode"

	"tamrin/lang"
)

// readText reads separated text as a book of one sheet.
func readText(name string, data []byte) (*Book, error) {
	text, encoding := decode(data)
	if err := refuseMarkup(name, text); err != nil {
		return nil, err
	}
	comma, text := delimiter(text)
	b := &Book{Name: name, Format: "CSV", Encoding: encoding}
	sheet := strings.TrimSuffix(path.Base(strings.ReplaceAll(name, `\`, "/")), path.Ext(name))
	g, err := readRecords(sheet, text, comma, false)
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		b.Notes = append(b.Notes, note(lang.Words{
			"a quotation mark in line %d stands where none is expected; it was read as a character",
			"علامة اقتباس في السطر %d في غير موضعها؛ قُرئت على أنها حرف"}.Format(syntax.Line)))
		g, err = readRecords(sheet, text, comma, true)
	}
	switch {
	case errors.Is(err, errTooMany):
		return nil, refuse("X112", name, maxRows)
	case err != nil:
		return nil, refuse("X108", name, plain(err))
	}
	b.Sheets = []Grid{g}
	return b, nil
}

// refuseMarkup returns what a text is where it is no separated text.
func refuseMarkup(name string, text []byte) error {
	head := strings.ToLower(string(bytes.TrimSpace(text[:min(len(text), 2000)])))
	switch {
	case strings.HasPrefix(head, "<?xml") && strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet"):
		return refuse("X106", name)
	case strings.HasPrefix(head, "<") && (strings.Contains(head, "<html") || strings.Contains(head, "<table") || strings.Contains(head, "<!doctype")):
		return refuse("X105", name)
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, `{\rtf`), strings.HasPrefix(head, "mime-version:"):
		return refuse("X104", name, lang.Words{"a document of another kind", "مستند من نوع آخر"})
	}
	odd := 0
	for _, r := range head {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\uFFFD' {
			odd++
		}
	}
	if odd*20 > len(head) {
		return refuse("X104", name, lang.Words{"neither text nor a workbook", "لا نصًا ولا مصنّفًا"})
	}
	return nil
}

// delimiter returns the character that separates the fields: what a first
// line of sep=; says, else the one that splits most lines into equally many.
func delimiter(text []byte) (rune, []byte) {
	if rest, ok := bytes.CutPrefix(text, []byte("sep=")); ok && len(rest) > 0 {
		if line, after, found := bytes.Cut(rest, []byte("\n")); found {
			if s := strings.TrimRight(string(line), "\r"); len(s) == 1 && strings.ContainsAny(s, ",;\t|") {
				return rune(s[0]), after
			}
		}
	}
	best, most := ',', 0
	for _, c := range ",;\t|" {
		if score := evenness(text, byte(c)); score > most {
			best, most = c, score
		}
	}
	return best, text
}

// evenness scores a separator on the first lines: those that hold it as often
// as the most common line that holds it, times that number.
func evenness(text []byte, c byte) int {
	counts, inQuotes, here, lines := map[int]int{}, false, 0, 0
	for _, b := range text[:min(len(text), 64<<10)] {
		switch {
		case b == '"':
			inQuotes = !inQuotes
		case inQuotes:
		case b == c:
			here++
		case b == '\n':
			counts[here]++
			here = 0
			lines++
		}
		if lines == 200 {
			break
		}
	}
	counts[here]++
	score := 0
	for n, times := range counts {
		score = max(score, min(n, 30)*times)
	}
	return score
}

var errTooMany = errors.New("too many rows")

// readRecords reads the records into rows. Blank lines are rows as well, as a
// spreadsheet program shows them, though the library passes over them.
func readRecords(sheet string, text []byte, comma rune, lazy bool) (Grid, error) {
	g := Grid{Name: sheet}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, lazy, true
	var offset int64
	seen := 0
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return g, nil
		}
		if err != nil {
			return g, err
		}
		g.Last += blankLines(text[offset:r.InputOffset()]) + 1
		offset = r.InputOffset()
		row := csvRow(record)
		row.N = g.Last
		if seen += len(record); seen > maxScanned || len(g.Rows) >= maxRows {
			return g, errTooMany
		}
		if row.own() > 0 {
			g.Rows = append(g.Rows, row)
		}
	}
}

// blankLines counts the empty lines that a stretch of text starts with.
func blankLines(text []byte) int {
	n := 0
	for {
		if rest, ok := bytes.CutPrefix(text, []byte("\n")); ok {
			text = rest
		} else if rest, ok := bytes.CutPrefix(text, []byte("\r\n")); ok {
			text = rest
		} else {
			return n
		}
		n++
	}
}

func csvRow(record []string) Row {
	var r Row
	last := 0
	for i, field := range record {
		field = unguard(clean(field))
		r.Cells = append(r.Cells, Cell{Text: field, Raw: field})
		if field != "" {
			last = i + 1
		}
	}
	r.Cells = r.Cells[:last]
	return r
}

// Guard puts an apostrophe before words that a spreadsheet program would take
// for a formula, and before those that already look guarded, so that unguard
// gives them back unchanged.
func Guard(s string) string {
	for _, first := range strings.TrimLeft(s, "'") {
		if strings.ContainsRune("=+-@\t\r\n＝＋－＠", first) { // wide ones are taken for formulas where East Asia's are written
			return "'" + s
		}
		break
	}
	return s
}

// unguard takes off the apostrophe that guard has put on.
func unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && Guard(rest) != rest {
		return rest
	}
	return s
}
