package web

import (
	"net/url"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tamrin/lang"
	"tamrin/scenario"
	"tamrin/view"
)

// filter is which rows of the MSEL somebody wants to see; empty fields show all.
type filter struct{ q, cell, status, line, theatre, kind string }

// filterOf is the filter that a controller asks for. Whose seat is for a theatre
// begins with what concerns it, until they ask for another or for all.
func filterOf(r *request) filter {
	q := r.URL.Query()
	f := filter{strings.TrimSpace(q.Get("q")), q.Get("cell"), q.Get("status"), q.Get("storyline"), q.Get("theatre"), q.Get("kind")}
	if !q.Has("theatre") {
		f.theatre = r.Place.Theatre
	}
	return f
}

// query is the filter as part of an address; "" for one that shows all.
func (f filter) query() string {
	q := url.Values{}
	for name, v := range map[string]string{"q": f.q, "cell": f.cell, "status": f.status, "storyline": f.line, "theatre": f.theatre, "kind": f.kind} {
		if v != "" {
			q.Set(name, v)
		}
	}
	return q.Encode()
}

// search is a filter made ready to look at many rows.
type search struct {
	filter
	words []string // each of which must be found
	texts texts
}

func (f filter) search(t texts) search { return search{f, strings.Fields(bare(f.q)), t} }

// texts keeps what is searched of rows, as making it takes longer than the
// search. It may be nil.
type texts map[*view.Row]string

func (t texts) of(r *view.Row) string {
	s, ok := t[r]
	if !ok {
		if s = searched(r); t != nil {
			t[r] = s
		}
	}
	return s
}

// searched is a row's number and texts, in every language.
func searched(r *view.Row) string {
	var b strings.Builder
	b.WriteString(r.Number)
	for _, t := range []view.Text{r.Title, r.From, r.Text} {
		for _, words := range t {
			b.WriteByte('\n')
			b.WriteString(words)
		}
	}
	return bare(b.String())
}

// shows reports whether the row passes.
func (f search) shows(r *view.Row) bool {
	return (f.cell == "" || slices.Contains(r.Cells, f.cell)) &&
		(f.status == "" || string(r.Status) == f.status) &&
		(f.line == "" || r.Storyline == f.line) &&
		(f.theatre == "" || r.Theatre == "" || r.Theatre == f.theatre) && // what has no theatre concerns all
		(f.kind == "" || slices.Contains(kindsOf(r), f.kind)) &&
		f.found(r)
}

// found reports whether every word stands in the row's number or in its texts,
// in whichever language.
func (f search) found(r *view.Row) bool {
	if len(f.words) == 0 {
		return true
	}
	all := f.texts.of(r)
	return !slices.ContainsFunc(f.words, func(w string) bool { return !strings.Contains(all, w) })
}

// letters are those that people write in several ways and mean as one.
// What is one of them with a mark above or below need not be here.
var letters = map[rune]rune{'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ک': 'ك', 'ی': 'ي'}

// bare writes words as they are compared in a search: small letters without
// marks above and below, without the stretching of Arabic, digits as 0 to 9.
func bare(s string) string {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < 0x80
	}
	if ascii {
		return strings.ToLower(s)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x80:
			return unicode.ToLower(r)
		case r >= 'ء' && r <= 'غ' && r != 'ة' || r >= 'ف' && r <= 'و':
			return r // most letters of Arabic, told apart first
		case r == 'ـ' || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
			return -1
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		}
		if one, ok := letters[r]; ok {
			return one
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// The kinds of injects that are not types of the scenario.
const (
	byHand    = "manual"
	onTheSpot = "spot"
)

// kinds names what a filter by kind may ask for, in the order in which it is offered.
var kinds = append(slices.Clone(scenario.InjectTypes),
	scenario.Choice{ID: byHand, Words: lang.Words{"By hand", "يدوي"}},
	scenario.Choice{ID: onTheSpot, Words: lang.Words{"Written on the spot", "كُتب أثناء التمرين"}})

// kindsOf lists the kinds that a row is of.
func kindsOf(r *view.Row) []string {
	list := make([]string, 0, 3)
	switch {
	case r.Type == "" && r.Edited: // the scenario gives each of its own a type
		list = append(list, onTheSpot)
	case r.Type == "":
		list = append(list, "inject")
	default:
		list = append(list, r.Type)
	}
	if r.Manual {
		list = append(list, byHand)
	}
	return list
}
