// Package tidy holds the rules of this house as tests: which package may
// import which, which are pure, that every package says what it is for, that
// files and functions stay small enough to hold in mind, and that everything
// said to people is said in every language. It reads the sources itself, so
// that no cache can hide a breach. It must never be imported by the program.
package tidy

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// File is one parsed Go file of the tree.
type File struct {
	Path      string // slash-separated, from the root of the module
	Package   string // the folder, "." for the root
	Test      bool
	Generated bool
	Lines     int
	AST       *ast.File
	Fset      *token.FileSet
}

// Read parses every Go file below root, vendored and hidden folders left out.
func Read(root string) ([]File, error) {
	var files []File
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		f, err := readFile(fset, root, path)
		if err == nil {
			files = append(files, f)
		}
		return err
	})
	return files, err
}

func readFile(fset *token.FileSet, root, path string) (File, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return File{}, err
	}
	tree, err := parser.ParseFile(fset, path, src, parser.ParseComments)
	if err != nil {
		return File{}, err
	}
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return File{}, err
	}
	rel = filepath.ToSlash(rel)
	return File{
		Path: rel, Package: filepath.ToSlash(filepath.Dir(rel)), Test: strings.HasSuffix(rel, "_test.go"),
		Generated: ast.IsGenerated(tree), Lines: strings.Count(string(src), "\n"), AST: tree, Fset: fset,
	}, nil
}

// Imports returns the paths that the file imports.
func (f *File) Imports() []string {
	var paths []string
	for _, s := range f.AST.Imports {
		paths = append(paths, strings.Trim(s.Path.Value, `"`))
	}
	return paths
}
