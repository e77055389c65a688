package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/scenario"
	"tamrin/scenarios"
)

// documentName is the file that makes a folder a scenario.
const documentName = "scenario.yaml"

// place is where a scenario lies: its folder within a file system that shows
// nothing outside the folder above it.
type place struct {
	fsys  fs.FS
	root  string // the document in fsys
	disk  string // folder on disk; "" for a scenario that ships
	shown string // the folder as the person named it
}

// open finds a scenario by what a person called it: a folder, the path of its
// document, or the name of a scenario that ships.
func (a *app) open(name string) (place, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return onDisk(name, documentName)
	case err == nil:
		return onDisk(filepath.Dir(name), filepath.Base(name))
	case !errors.Is(err, fs.ErrNotExist):
		return place{}, failure(
			lang.Words{"%s cannot be opened: %s", "تعذّر فتح %s: %s"}.Format(name, a.say(reason(err))), lang.Words{},
			lang.Words{"check its permissions, or name another scenario", "راجع أذوناته أو اذكر سيناريو آخر"})
	}
	if folder, ok := scenarios.Open(name); ok {
		return place{fsys: folder, root: documentName, shown: name}, nil
	}
	return place{}, unknownScenario(name)
}

// onDisk opens the folder above a scenario's folder, so that what is in it can
// be read and nothing beside that.
func onDisk(folder, document string) (place, error) {
	real, err := filepath.Abs(folder)
	if err == nil {
		real, err = filepath.EvalSymlinks(real)
	}
	if err != nil {
		return place{}, failure(lang.Words{"the folder %s cannot be opened", "تعذّر فتح المجلد %s"}.Format(folder), lang.Words{}, reason(err))
	}
	above, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return place{}, failure(lang.Words{"the folder above %s cannot be opened", "تعذّر فتح المجلد الذي فوق %s"}.Format(folder), lang.Words{}, reason(err))
	}
	within := path.Join(filepath.Base(real), document)
	if filepath.Dir(real) == real {
		within = document
	}
	return place{fsys: above.FS(), root: within, disk: real, shown: filepath.ToSlash(filepath.Clean(folder))}, nil
}

func unknownScenario(name string) error {
	names := scenarios.Names()
	next := lang.Words{"name a folder with a %s in it, or one of: %s", "اذكر مجلدًا فيه %s، أو أحد هذه: %s"}.Format(documentName, strings.Join(names, ", "))
	if near := diag.DidYouMean(name, names); !near.Zero() {
		next = near
	}
	return usage(lang.Words{"there is no folder, file or shipped scenario %s", "لا مجلد ولا ملف ولا سيناريو مرفق بالاسم %s"}.Format(name), next)
}

// reading is a scenario with all that was found in reading it.
type reading struct {
	place
	scenario *scenario.Scenario // nil where it could not be read at all
	sources  *scenario.Sources
	problems diag.List
}

// read loads the scenario of a place.
func (p place) read() reading {
	s, sources, problems := scenario.Load(p.fsys, p.root)
	return reading{place: p, scenario: s, sources: sources, problems: problems}
}

// label returns the name of a file as the person would name it.
func (p place) label(file string) string {
	within := strings.TrimPrefix(file, path.Dir(p.root)+"/")
	if p.shown == "." {
		return within
	}
	return path.Join(p.shown, within)
}

// onDiskPath returns where a file of the scenario lies on disk.
func (p place) onDiskPath(file string) string {
	return filepath.Join(p.disk, filepath.FromSlash(strings.TrimPrefix(file, path.Dir(p.root)+"/")))
}
