// Package scenarios holds the scenarios that ship with Tamrin, each in a folder
// of its own, so that a planner without any file can start from one. It must
// never know what is in them: whoever opens one reads it as any other scenario.
package scenarios

import (
	"embed"
	"io/fs"
)

// files holds this whole folder; what has no scenario.yaml is no scenario.
//
//go:embed *
var files embed.FS

// Names lists the scenarios that ship, in alphabetical order.
func Names() []string {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		panic("scenarios: " + err.Error()) // the root of an embedded tree can always be read
	}
	var names []string
	for _, e := range entries {
		if _, err := fs.Stat(files, e.Name()+"/scenario.yaml"); err == nil {
			names = append(names, e.Name())
		}
	}
	return names
}

// Open returns the folder of the scenario of that name, and whether there is one.
func Open(name string) (fs.FS, bool) {
	for _, n := range Names() {
		if n == name {
			folder, err := fs.Sub(files, name)
			return folder, err == nil
		}
	}
	return nil, false
}
