package web

import (
	"strings"

	"tamrin/lang"
	"tamrin/view"
)

// relationWords say how an audience stands to who speaks.
var relationWords = map[view.Relation]lang.Words{
	view.Ally: {"ally", "حليف"}, view.Adversary: {"adversary", "خصم"}, view.Third: {"third party", "طرف ثالث"},
}

// slug makes an identifier of an item's name that a page may use for an element.
func slug(item string) string { return strings.ReplaceAll(item, "/", "-") }

// onAir is the press conference that goes on, and its latest question; nil
// where there is none.
func onAir(page *view.Page) (*view.Conference, *view.Question) {
	for i := len(page.Conferences) - 1; i >= 0; i-- {
		c := &page.Conferences[i]
		if !c.Open {
			continue
		}
		if n := len(c.Questions); n > 0 {
			return c, &c.Questions[n-1]
		}
		return c, nil
	}
	return nil, nil
}

// opening is how words begin, to stand for a title.
func opening(t view.Text) view.Text {
	short := view.Text{}
	for tag, w := range t {
		line, _, more := strings.Cut(w, "\n")
		letters := []rune(line)
		if more || len(letters) > maxOpening {
			line = strings.TrimSpace(string(letters[:min(len(letters), maxOpening)])) + "…"
		}
		short[tag] = line
	}
	return short
}

// maxOpening is how many letters stand for a title.
const maxOpening = 90

// tonguesFor lists the scenario's languages, the reader's own first.
func tonguesFor(l look) []string {
	list := []string{}
	for _, tag := range l.Languages {
		if tag == string(l.Lang) {
			list = append([]string{tag}, list...)
		} else {
			list = append(list, tag)
		}
	}
	return list
}
