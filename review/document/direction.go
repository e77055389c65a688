package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"

	"tamrin/lang"
)

// strong says which way a letter runs by itself. Digits count as running from
// left to right, so that a date or a clock is one stretch and never turned round.
func strong(r rune) (rtl, sure bool) {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.R, bidi.AL:
		return true, true
	case bidi.L, bidi.EN:
		return false, true
	case bidi.AN:
		return false, true
	}
	return false, false
}

// rightToLeft reports whether a paragraph runs from right to left: as its first
// letter does, else as the document.
func rightToLeft(words string, tag lang.Tag) bool {
	for _, r := range words {
		if unicode.IsLetter(r) {
			if rtl, sure := strong(r); sure {
				return rtl
			}
		}
	}
	return lang.Dir(tag) == "rtl"
}

// stretch is words that run one way.
type stretch struct {
	text string
	rtl  bool
}

// stretches cuts words where their direction changes. What has none of its own
// goes with its neighbours where they agree, else with the paragraph. Word
// wants to be told so, run by run; controls for direction are left out.
func stretches(s string, paragraph bool) (list []stretch) {
	add := func(text string, rtl bool) {
		if n := len(list); n > 0 && list[n-1].rtl == rtl {
			list[n-1].text += text
		} else if text != "" {
			list = append(list, stretch{text, rtl})
		}
	}
	last, known := paragraph, false // of the latest strong letter
	var between strings.Builder
	for _, r := range s {
		if directs(r) {
			continue
		}
		rtl, sure := strong(r)
		if !sure {
			between.WriteRune(r)
			continue
		}
		if between.Len() > 0 {
			way := paragraph
			if known && last == rtl {
				way = rtl
			}
			add(between.String(), way)
			between.Reset()
		}
		add(string(r), rtl)
		last, known = rtl, true
	}
	add(between.String(), paragraph)
	return list
}

// directs reports whether a rune is a control of direction.
func directs(r rune) bool {
	return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u200e' || r == '\u200f' || r == '\u061c'
}
