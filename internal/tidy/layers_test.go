package tidy

import (
	"strings"
	"testing"
)

// floors is the house, lowest first: a package may import what stands on a
// lower floor, never beside or above. Do not edit it to mend a build: move the
// code to where it belongs.
var floors = [][]string{
	{"lang"}, // the words that the program says
	{"diag", "rng", "cotext", "atlas", "review/document"}, // problems in authored files; chance; shared texts; coasts and states; what people read on paper
	{"scenario", "expr", "review/document/pdf"},           // the authored document; conditions; paper by a Chromium
	{"scenarios"},                        // the scenarios that ship: files alone
	{"engine", "msel", "store", "media"}, // plays; spreadsheets; the log; what files truly are
	{"store/storetest", "store/memory", "store/sqlite", "store/postgres"}, // what every store is held to, and the stores
	{"exercise", "rehearse", "check"},                                     // one run as a fold; many seeded runs; what a scenario means
	{"view", "review", "archive", "research", "store/backup"},             // what one seat may see; the after-action review; one file of an exercise; its log for researchers
	{"review/report"},                  // documents of an exercise
	{"host"},                           // runs exercises
	{"staff", "staff/signon"},          // accounts, uploads, invitations; who a provider says that somebody is
	{"web", "drill", "host/operate"},   // pages and streams; simulated browsers; what operators have of a server
	{"cmd/tamrin", "internal/simtest"}, // the program; whole exercises in seeded trouble
}

// pure packages ask nothing of the world outside: the same inputs give the
// same outputs on every machine.
var pure = []string{"lang", "media", "diag", "rng", "cotext", "atlas", "review/document", "scenario", "expr", "engine", "exercise", "rehearse", "check", "view", "review"}

// impure lists what a pure package may not import, and why.
var impure = map[string]string{
	"time":         "time comes in with the inputs",
	"os":           "files come in as bytes or fs.FS",
	"net":          "the network is web's and store's",
	"net/http":     "the network is web's",
	"sync":         "one goroutine at a time; whoever drives brings the others",
	"sync/atomic":  "one goroutine at a time; whoever drives brings the others",
	"log":          "problems are returned, not logged",
	"log/slog":     "problems are returned, not logged",
	"math/rand":    "chance comes from rng",
	"math/rand/v2": "chance comes from rng",
	"crypto/rand":  "chance comes from rng",
}

const module = "tamrin"

func TestLayers(t *testing.T) {
	level := map[string]int{}
	for i, floor := range floors {
		for _, p := range floor {
			level[p] = i
		}
	}
	for _, f := range tree(t) {
		if strings.HasPrefix(f.Package, "internal/") {
			continue
		}
		mine, ok := level[f.Package]
		if !ok {
			t.Errorf("%s: package %s stands on no floor; give it one in floors", f.Path, f.Package)
			continue
		}
		for _, path := range f.Imports() {
			if f.Test && !strings.HasPrefix(path, module+"/") {
				continue
			}
			other, ok := strings.CutPrefix(path, module+"/")
			if !ok || strings.HasPrefix(other, "internal/") {
				continue
			}
			theirs, ok := level[other]
			if !ok {
				t.Errorf("%s imports %s, which stands on no floor", f.Path, path)
			} else if theirs >= mine && other != f.Package && !f.Test {
				t.Errorf("%s imports %s, which stands beside or above it", f.Path, path)
			}
		}
	}
}

func TestPurity(t *testing.T) {
	isPure := map[string]bool{}
	for _, p := range pure {
		isPure[p] = true
	}
	for _, f := range tree(t) {
		if f.Test || !isPure[f.Package] {
			continue
		}
		for _, path := range f.Imports() {
			if why, banned := impure[path]; banned {
				t.Errorf("%s imports %s: %s", f.Path, path, why)
			}
		}
	}
}

// TestTransitionsHoldNoFloats keeps floating point out of whatever changes the
// state of an exercise: compilers for different machines round differently.
func TestTransitionsHoldNoFloats(t *testing.T) {
	for _, f := range tree(t) {
		if f.Test || f.Package != "engine" && f.Package != "exercise" && f.Package != "expr" && f.Package != "rng" {
			continue
		}
		for _, bad := range identifiers(f.AST, "float64", "float32") {
			t.Errorf("%s: %s in a transition", f.Fset.Position(bad), "a float")
		}
	}
}
