package msel

import (
	"encoding/binary"
	"encoding/hex"
	"hash/fnv"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"tamrin/scenario"
)

// storedMark begins what an export keeps of an inject beside its columns.
const storedMark = "# tamrin 1"

// most is how many UTF-16 units a cell of a workbook is given; Excel takes 32,767.
const most = 30_000

// stored writes an inject with all that no column says, and a mark for each
// cell as it was written. An import takes a cell that still has its mark for
// untouched, and the inject as it is stored.
func (e encoder) stored(in *scenario.Inject, start scenario.Instant, marks []string) string {
	var b strings.Builder
	b.WriteString(storedMark)
	for _, m := range marks {
		b.WriteString(" " + m)
	}
	b.WriteString("\nlanguages: " + listed(e.languages) + "\n")
	if start.Set {
		b.WriteString("clock: {start: " + start.String() + "}\n")
	}
	b.WriteString("cells: {a: {}}\ninjects: {" + in.ID + ": " + e.inject(in) + "}\n")
	return b.String()
}

// original is a row as it was exported.
type original struct {
	inject    scenario.Inject
	languages []string
	start     scenario.Instant
	marks     map[string]bool
}

// parseStored reads back what stored wrote; nil where it can't be read.
func parseStored(text string) *original {
	first, document, ok := strings.Cut(text, "\n")
	marks, marked := strings.CutPrefix(first, storedMark)
	if !ok || !marked {
		return nil
	}
	s, _ := loadText(document)
	if s == nil || len(s.Injects) != 1 || !scenario.IsIdentifier(s.Injects[0].ID) {
		return nil
	}
	o := &original{inject: s.Injects[0], languages: s.Languages, start: s.Clock.Start, marks: map[string]bool{}}
	for _, m := range strings.Fields(marks) {
		o.marks[m] = true
	}
	return o
}

// escaped is how a workbook writes characters that XML cannot hold. Words that
// only look so come back as the character from one reader and unchanged from
// another, so a mark does not tell the two apart.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescape(s string) string {
	for range 4 { // an escaped escape, and so on
		next := escaped.ReplaceAllStringFunc(s, func(e string) string {
			n, _ := strconv.ParseUint(e[2:6], 16, 16)
			return string(rune(n))
		})
		if next == s {
			break
		}
		s = next
	}
	return s
}

// mark is a short digest of a cell under its heading.
func mark(heading, text string) string {
	h := fnv.New64a()
	h.Write([]byte(oneLine(heading) + "\x00" + clean(unescape(text))))
	var sum [8]byte
	binary.BigEndian.PutUint64(sum[:], h.Sum64())
	return hex.EncodeToString(sum[:6])
}

// chunks parts a text so that each part fits into a cell. It parts beside no
// blank, as blanks at the ends of a cell are not kept.
func chunks(s string) []string {
	var out []string
	runes := []rune(s)
	for len(runes) > 0 {
		n, units := 0, 0
		for n < len(runes) && units < most {
			units += utf16.RuneLen(runes[n])
			n++
		}
		for end := n; end < len(runes) && end > n/2; end-- {
			if !unicode.IsSpace(runes[end]) && !unicode.IsSpace(runes[end-1]) {
				n = end
				break
			}
		}
		out, runes = append(out, string(runes[:n])), runes[n:]
	}
	return out
}

// cut shortens a text to what fits into a cell.
func cut(s string) string {
	if parts := chunks(s); len(parts) > 1 {
		return parts[0] + "…"
	}
	return s
}
