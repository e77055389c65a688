package diag

import (
	"maps"
	"slices"
)

// Codes lists every code of the catalogue in order.
func Codes() []Code { return slices.Sorted(maps.Keys(catalogue)) }

// Explain returns what the catalogue knows of a code; false for one that does
// not exist.
func Explain(code Code) (Entry, bool) {
	e, ok := catalogue[code]
	return e, ok
}

// SeverityOf returns the severity of a code. An unknown code panics, as only a
// programming error can cause it.
func SeverityOf(code Code) Severity {
	e, ok := catalogue[code]
	if !ok {
		panic("diag: code " + string(code) + " is not in the catalogue")
	}
	return e.Severity
}
