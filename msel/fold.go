package msel

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tamrin/scenario"
)

// fold returns words in the form in which two spellings of them are equal:
// small letters without accents or vowel signs, Arabic letters in their plain
// form, single blanks for everything that is neither letter nor digit.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case r == '#' || r == '№':
			b.WriteString(" number")
			gap = true
			continue
		case r == 'ß':
			b.WriteByte('s') // and another below
		case unicode.Is(unicode.Mn, r), r == 'ـ', r == '’', r == '\'':
			continue
		}
		r = foldRune(r)
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

func foldRune(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ß':
		return 's'
	}
	if d, ok := westernDigit(r); ok {
		return d
	}
	return r
}

// westernDigit returns 0-9 for the digits of Arabic and Persian.
func westernDigit(r rune) (rune, bool) {
	switch {
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0', true
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0', true
	}
	return r, false
}

// westernDigits writes every digit as 0-9.
func westernDigits(s string) string {
	return strings.Map(func(r rune) rune { d, _ := westernDigit(r); return d }, s)
}

// isArabic reports whether most letters of s are Arabic.
func isArabic(s string) bool {
	arabic, other := countLetters(s)
	return arabic > other
}

func countLetters(s string) (arabic, other int) {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r):
			arabic++
		case unicode.IsLetter(r):
			other++
		}
	}
	return arabic, other
}

// latin gives each Arabic letter the Latin ones that names of it are written
// with, so that an identifier can be made of an Arabic title.
var latin = map[rune]string{
	'ا': "a", 'أ': "a", 'إ': "i", 'آ': "a", 'ء': "", 'ؤ': "u", 'ئ': "i", 'ب': "b", 'ت': "t", 'ث': "th", 'ج': "j",
	'ح': "h", 'خ': "kh", 'د': "d", 'ذ': "dh", 'ر': "r", 'ز': "z", 'س': "s", 'ش': "sh", 'ص': "s", 'ض': "d", 'ط': "t",
	'ظ': "z", 'ع': "a", 'غ': "gh", 'ف': "f", 'ق': "q", 'ك': "k", 'ل': "l", 'م': "m", 'ن': "n", 'ه': "h", 'ة': "a",
	'و': "w", 'ي': "y", 'ى': "a", 'پ': "p", 'چ': "ch", 'ژ': "zh", 'گ': "g", 'ڤ': "v", 'ک': "k", 'ی': "y",
}

// slug makes an identifier of a title, or of fallback where the title has no
// letter to make one of. Identifiers begin with a letter: where the title
// begins with a digit, the first word of fallback goes before it.
func slug(title, fallback string) string {
	var b strings.Builder
	for _, r := range title {
		if l, ok := latin[r]; ok {
			b.WriteString(l)
			continue
		}
		for _, d := range norm.NFKD.String(westernDigits(string(r))) {
			if !unicode.Is(unicode.Mn, d) && d != '’' && d != '\'' {
				b.WriteRune(d)
			}
		}
	}
	name := strings.TrimLeftFunc(b.String(), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if name != "" && unicode.IsDigit(rune(name[0])) {
		kind, _, _ := strings.Cut(fallback, "_")
		name = kind + " " + name
	}
	id := scenario.Identifier(name)
	id = strings.TrimRight(id[:min(len(id), 40)], "_")
	switch {
	case id == "":
		return fallback
	case scenario.Reserved(id) || id == "all":
		return id + "_1"
	}
	return id
}

// unused returns id, or id_2, id_3 … where it is taken, and takes it.
func unused(id string, taken map[string]bool) string {
	free := id
	for n := 2; taken[free]; n++ {
		free = id + "_" + itoa(n)
	}
	taken[free] = true
	return free
}
