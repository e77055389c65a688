package diag

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"tamrin/lang"
)

// Options says how problems are written out.
type Options struct {
	Lang   lang.Tag
	Color  bool                     // with the colours of a terminal; text alone
	Source func(file string) []byte // the text of a file, nil where it is not known; may be nil
	Name   func(file string) string // how a file is called; as in the Span where nil
}

// name is how a file is called.
func (o Options) name(file string) string {
	if o.Name == nil || file == "" {
		return file
	}
	return o.Name(file)
}

// WriteText writes the problems as a compiler does: each with its place, code,
// source line, caret and hint, and a summary at the end.
func WriteText(w io.Writer, list List, o Options) error {
	t := textWriter{Options: o, lines: map[string][][]byte{}}
	for i := range list {
		t.problem(&list[i])
	}
	t.summary(list)
	_, err := w.Write(t.out.Bytes())
	return err
}

// textWriter is one call of WriteText.
type textWriter struct {
	Options
	out   bytes.Buffer
	lines map[string][][]byte
	last  *Line // the line shown last, which is most often shown again
	shown Span  // where it is
}

// Colours of a terminal.
const (
	plain  = "\x1b[0m"
	bold   = "\x1b[1m"
	red    = "\x1b[1;31m"
	yellow = "\x1b[1;33m"
	cyan   = "\x1b[1;36m"
)

var severityWords = [...]lang.Words{
	Error:   {"error", "خطأ"},
	Warning: {"warning", "تنبيه"},
	Note:    {"note", "ملاحظة"},
}

var severityColors = [...]string{Error: red, Warning: yellow, Note: cyan}

// Words says the severity to people.
func (s Severity) Words() lang.Words { return severityWords[s] }

func (t *textWriter) problem(d *Diagnostic) {
	color := severityColors[d.Severity]
	t.place(d.At)
	t.colored(color, fmt.Sprintf("%s[%s]: ", d.Severity.Words().In(t.Lang), d.Code))
	t.colored(bold, harmless(d.Message.In(t.Lang)))
	t.out.WriteByte('\n')
	gutter := t.excerpt(d.At, color)
	if !d.Hint.Zero() {
		t.out.WriteString(gutter)
		t.colored(cyan, lang.Words{"hint: ", "إرشاد: "}.In(t.Lang))
		t.out.WriteString(harmless(d.Hint.In(t.Lang)) + "\n")
	}
	for _, r := range d.Related {
		t.out.WriteString("  ")
		t.place(r.At)
		t.out.WriteString(harmless(r.Message.In(t.Lang)) + "\n")
		t.excerpt(r.At, cyan)
	}
	t.out.WriteByte('\n')
}

// place writes file:line:col with as much of it as is known.
func (t *textWriter) place(at Span) {
	s := ""
	if at.File != "" {
		s = t.name(at.File) + ":"
	}
	if at.Line > 0 {
		s += fmt.Sprintf("%d:%d:", at.Line, max(1, at.Col))
	}
	if s != "" {
		t.colored(bold, harmless(s)+" ")
	}
}

func (t *textWriter) colored(color, s string) {
	if t.Color {
		s = color + s + plain
	}
	t.out.WriteString(s)
}

// excerpt writes the source line with a caret below it, and returns what the
// lines that follow are indented by.
func (t *textWriter) excerpt(at Span, color string) (gutter string) {
	line, ok := t.line(at)
	if !ok {
		return "  "
	}
	number := fmt.Sprintf("%5d | ", at.Line)
	gutter = strings.Repeat(" ", len(number)-2) + "| "
	text, from, to := underline(line, at)
	t.out.WriteString(number + strings.TrimRight(text, " ") + "\n" + gutter + strings.Repeat(" ", from))
	t.colored(color, strings.Repeat("^", max(1, to-from)))
	t.out.WriteByte('\n')
	return gutter
}

// line returns the source line of a place.
func (t *textWriter) line(at Span) (*Line, bool) {
	if t.Source == nil || at.Line < 1 {
		return nil, false
	}
	if t.last != nil && t.shown.File == at.File && t.shown.Line == at.Line {
		return t.last, true
	}
	lines, ok := t.lines[at.File]
	if !ok {
		lines = bytes.Split(t.Source(at.File), []byte("\n"))
		t.lines[at.File] = lines
	}
	if at.Line > len(lines) || len(lines) == 1 && len(lines[0]) == 0 {
		return nil, false
	}
	t.last, t.shown = NewLine(bytes.TrimSuffix(lines[at.Line-1], []byte("\r"))), at
	return t.last, true
}

// summary counts what was found.
func (t *textWriter) summary(list List) {
	t.out.WriteString(list.Summary().In(t.Lang) + "\n")
}
