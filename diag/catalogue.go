package diag

import "tamrin/lang"

// Entry is what the catalogue knows of a code.
type Entry struct {
	Severity Severity
	Message  lang.Words // a template for fmt: one sentence, no full stop
	Hint     lang.Words // what to do, where that is the same each time; may be empty
	Explain  lang.Words // a few sentences for `tamrin explain`, with an example
}

// catalogue holds every code. Each floor of the house has a file of its own
// here (catalogue_shape.go, catalogue_expr.go, …) that registers its codes.
var catalogue = map[Code]Entry{}

// register adds a floor's codes; a code given twice panics at start.
func register(entries map[Code]Entry) bool {
	for c, e := range entries {
		if _, ok := catalogue[c]; ok {
			panic("diag: code " + string(c) + " registered twice")
		}
		catalogue[c] = e
	}
	return true
}
