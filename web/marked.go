package web

import (
	"context"
	"html"
	"io"
	"strings"

	"github.com/a-h/templ"

	"tamrin/view"
)

// marked shows words with what was added and taken out of them, and brackets.
// Not a blank is added to them, as line ends and blanks of a text are shown.
func marked(l look, list []view.Stretch) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		var b strings.Builder
		for _, s := range list {
			switch s.Kind {
			case view.Added:
				b.WriteString("<ins>" + aside(l.T("[added:", "[أُضيف:")))
				brackets(&b, s.Words)
				b.WriteString(aside(l.T("end of what was added]", "انتهى ما أُضيف]")) + "</ins>")
			case view.Cut:
				b.WriteString("<del>" + aside(l.T("[taken out:", "[حُذف:")) + html.EscapeString(s.Words) +
					aside(l.T("end of what was taken out]", "انتهى ما حُذف]")) + "</del>")
			default:
				brackets(&b, s.Words)
			}
		}
		_, err := io.WriteString(w, b.String())
		return err
	})
}

// aside is for those who hear the page.
func aside(say string) string { return `<span class="out"> ` + html.EscapeString(say) + " </span>" }

func brackets(b *strings.Builder, words string) {
	for _, s := range bracketed(words) {
		if s.in {
			b.WriteString("<mark>" + html.EscapeString(s.words) + "</mark>")
		} else {
			b.WriteString(html.EscapeString(s.words))
		}
	}
}

// bracketed splits words at the brackets that mark what is not agreed.
func bracketed(words string) (list []snippet) {
	open := 0
	from := 0
	cut := func(to int, in bool) {
		if to > from {
			list = append(list, snippet{words[from:to], in})
		}
		from = to
	}
	for i, c := range words {
		switch {
		case c == '[':
			if open == 0 {
				cut(i, false)
			}
			open++
		case c == ']' && open > 0:
			if open--; open == 0 {
				cut(i+1, true)
			}
		case c == ']':
			cut(i, false)
			cut(i+1, true)
		}
	}
	cut(len(words), open > 0)
	return list
}

// snippet is a stretch of words within brackets or outside.
type snippet struct {
	words string
	in    bool
}
