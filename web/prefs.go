package web

import (
	"net/http"
	"net/url"
	"slices"

	"golang.org/x/text/language"

	"tamrin/lang"
)

// prefs is how a person wants to read.
type prefs struct {
	Lang  lang.Tag
	Theme string // "light", "dark", or "" to follow the system
}

const (
	langCookie  = "tamrin_lang"  // below the place's path: each seat has its language
	themeCookie = "tamrin_theme" // one for the whole site
)

// themes lists what Theme may be beside "".
var themes = []string{"light", "dark"}

// preferred returns the preferences that the request's cookies hold. Without
// one, the language is the first of languages that the interface speaks, else
// what the browser asks for.
func preferred(r *http.Request, languages []string) prefs {
	p := prefs{Lang: spoken(r, languages)}
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(lang.All, lang.Tag(c.Value)) {
		p.Lang = lang.Tag(c.Value)
	}
	if c, err := r.Cookie(themeCookie); err == nil && slices.Contains(themes, c.Value) {
		p.Theme = c.Value
	}
	return p
}

func spoken(r *http.Request, languages []string) lang.Tag {
	for _, l := range languages {
		if slices.Contains(lang.All, lang.Tag(l)) {
			return lang.Tag(l)
		}
	}
	_, i := language.MatchStrings(matcher, r.Header.Get("Accept-Language"))
	return lang.All[i]
}

// matcher offers the interface's languages in the order of lang.All.
var matcher = language.NewMatcher([]language.Tag{language.English, language.Arabic})

// choose keeps a preference that the query asks for (?lang=ar, ?theme=dark)
// and sends the browser to the same page without it. It reports whether it did.
func choose(w http.ResponseWriter, r *http.Request, place Place) bool {
	q := r.URL.Query()
	wanted, theme := q.Get("lang"), q.Get("theme")
	if !q.Has("lang") && !q.Has("theme") {
		return false
	}
	if slices.Contains(lang.All, lang.Tag(wanted)) {
		setCookie(w, langCookie, wanted, place.path())
	}
	if slices.Contains(themes, theme) {
		setCookie(w, themeCookie, theme, "/")
	}
	q.Del("lang")
	q.Del("theme")
	to := url.URL{Path: r.URL.Path, RawQuery: q.Encode()}
	http.Redirect(w, r, to.String(), http.StatusSeeOther)
	return true
}
