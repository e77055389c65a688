package web

import "net/http"

// routes is a ServeMux that remembers its patterns, so that a test can ask for
// every one of them in everybody's name: whoever adds a page must say who may
// have it.
type routes struct {
	http.ServeMux
	patterns []string
}

// Handle adds a route.
func (m *routes) Handle(pattern string, h http.Handler) {
	m.patterns = append(m.patterns, pattern)
	m.ServeMux.Handle(pattern, h)
}

// HandleFunc adds a route.
func (m *routes) HandleFunc(pattern string, h http.HandlerFunc) { m.Handle(pattern, h) }
