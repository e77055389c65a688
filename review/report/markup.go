package report

import (
	"regexp"
	"strings"

	"tamrin/review/document"
)

// People write a section as they write a message: an empty line ends a
// paragraph, a line that begins with "- " is an item of a list, **words** stand
// out, and [O3] leads to the third observation, [D2] to the second decision,
// [I12] to the twelfth inject, [R1] to the first request.
var (
	citation = regexp.MustCompile(`\[([ODIR][1-9][0-9]{0,5})\]`)
	bold     = regexp.MustCompile(`\*\*([^*\n]+)\*\*`)
)

// blocksOf turns what people wrote into paragraphs and lists. link tells where a
// citation leads; "" leaves it as words.
func blocksOf(text string, link func(cited string) string) (list []document.Block) {
	var lines []string
	var items []document.Inline
	flush := func() {
		if len(lines) > 0 {
			list = append(list, &document.Paragraph{Words: inlineOf(strings.Join(lines, "\n"), link)})
			lines = nil
		}
		if len(items) > 0 {
			list = append(list, &document.List{Items: items})
			items = nil
		}
	}
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \t\r")
		item, is := bullet(line)
		switch {
		case strings.TrimSpace(line) == "":
			flush()
		case is && len(lines) > 0:
			flush()
			items = append(items, inlineOf(item, link))
		case is:
			items = append(items, inlineOf(item, link))
		case len(items) > 0 && strings.HasPrefix(line, "  "): // a long item goes on
			last := &items[len(items)-1]
			*last = append(*last, inlineOf(" "+strings.TrimSpace(line), link)...)
		default:
			if len(items) > 0 {
				flush()
			}
			lines = append(lines, line)
		}
	}
	flush()
	return list
}

func bullet(line string) (string, bool) {
	for _, mark := range []string{"- ", "* ", "• "} {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), mark); ok {
			return rest, true
		}
	}
	return line, false
}

// inlineOf turns words into spans, with what stands out and what leads elsewhere.
func inlineOf(s string, link func(string) string) (w document.Inline) {
	for s != "" {
		c, b := citation.FindStringSubmatchIndex(s), bold.FindStringSubmatchIndex(s)
		if c == nil && b == nil {
			break
		}
		if b == nil || c != nil && c[0] < b[0] {
			w = plain(w, s[:c[0]])
			cited := s[c[2]:c[3]]
			w = append(w, document.Span{Text: s[c[0]:c[1]], Link: link(cited)})
			s = s[c[1]:]
			continue
		}
		w = plain(w, s[:b[0]])
		w = append(w, document.Span{Text: s[b[2]:b[3]], Bold: true})
		s = s[b[1]:]
	}
	return plain(w, s)
}

func plain(w document.Inline, s string) document.Inline {
	if s != "" {
		w = append(w, document.Span{Text: s})
	}
	return w
}

// line makes one line of words that may run over several, for an item of a list.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }
