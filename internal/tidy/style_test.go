package tidy

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"
)

// The lengths beyond which a file holds two things and a function is no longer
// held in mind. Tables of words and tests may be longer.
const (
	maxFile = 500
	maxFunc = 70
)

// tree parses the module once for all tests.
func tree(t *testing.T) []File {
	t.Helper()
	files, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var parsed = sync.OnceValues(func() ([]File, error) {
	root, err := filepath.Abs("../..")
	if err != nil {
		return nil, err
	}
	return Read(root)
})

// identifiers returns where any of the names stands in the tree.
func identifiers(n ast.Node, names ...string) (at []token.Pos) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			for _, name := range names {
				if id.Name == name {
					at = append(at, id.Pos())
				}
			}
		}
		return true
	})
	return at
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	said := map[string]string{}
	seen := map[string]bool{}
	for _, f := range tree(t) {
		if f.Test || f.Generated {
			continue
		}
		seen[f.Package] = true
		if f.AST.Doc != nil {
			said[f.Package] += f.AST.Doc.Text()
		}
	}
	for p := range seen {
		switch {
		case said[p] == "":
			t.Errorf("package %s has no comment", p)
		case !strings.Contains(said[p], "never"):
			t.Errorf("the comment of package %s does not say what it must never know or do", p)
		}
	}
}

func TestExportedNamesAreDocumented(t *testing.T) {
	for _, f := range tree(t) {
		if f.Test || f.Generated || f.Package == "cmd/tamrin" {
			continue
		}
		for _, d := range f.AST.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && d.Doc == nil && exportedReceiver(d) {
					t.Errorf("%s: %s has no comment", f.Fset.Position(d.Pos()), d.Name.Name)
				}
			case *ast.GenDecl:
				undocumented(t, &f, d)
			}
		}
	}
}

func exportedReceiver(d *ast.FuncDecl) bool {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return true
	}
	typ := d.Recv.List[0].Type
	if p, ok := typ.(*ast.StarExpr); ok {
		typ = p.X
	}
	if g, ok := typ.(*ast.IndexExpr); ok {
		typ = g.X
	}
	id, ok := typ.(*ast.Ident)
	return ok && id.IsExported()
}

func undocumented(t *testing.T, f *File, d *ast.GenDecl) {
	t.Helper()
	if d.Tok == token.IMPORT || d.Doc != nil {
		return
	}
	for _, s := range d.Specs {
		if ts, ok := s.(*ast.TypeSpec); ok && ts.Name.IsExported() && ts.Doc == nil {
			t.Errorf("%s: %s has no comment", f.Fset.Position(ts.Pos()), ts.Name.Name)
		}
		if vs, ok := s.(*ast.ValueSpec); ok && vs.Doc == nil && vs.Comment == nil && vs.Names[0].IsExported() {
			t.Errorf("%s: %s has no comment", f.Fset.Position(vs.Pos()), vs.Names[0].Name)
		}
	}
}

func TestFilesAndFunctionsStaySmall(t *testing.T) {
	for _, f := range tree(t) {
		if f.Generated || f.Test {
			continue
		}
		if f.Lines > maxFile && !strings.Contains(f.Path, "catalogue") {
			t.Errorf("%s has %d lines, more than %d: it probably holds two things", f.Path, f.Lines, maxFile)
		}
		for _, d := range f.AST.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				from, to := f.Fset.Position(fn.Pos()).Line, f.Fset.Position(fn.End()).Line
				if to-from+1 > maxFunc {
					t.Errorf("%s:%d: %s has %d lines, more than %d", f.Path, from, fn.Name.Name, to-from+1, maxFunc)
				}
			}
		}
	}
}

// TestWordsComeInEveryLanguage looks at every lang.Words literal: each language
// is written, and the Arabic holds Arabic letters unless the English holds no
// letters of its own.
func TestWordsComeInEveryLanguage(t *testing.T) {
	for _, f := range tree(t) {
		if f.Test || f.Generated {
			continue
		}
		ast.Inspect(f.AST, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || !isWords(lit.Type) || len(lit.Elts) == 0 {
				return true
			}
			at := f.Fset.Position(lit.Pos())
			if len(lit.Elts) != 2 {
				t.Errorf("%s: words in %d languages", at, len(lit.Elts))
				return true
			}
			en, ar := literal(lit.Elts[0]), literal(lit.Elts[1])
			if en.plain && strings.TrimSpace(en.text) == "" || ar.plain && strings.TrimSpace(ar.text) == "" {
				t.Errorf("%s: words are missing in a language", at)
			}
			if en.plain && ar.plain && latin(en.text) && !arabic(ar.text) && en.text != ar.text {
				t.Errorf("%s: %q is not Arabic", at, ar.text)
			}
			return true
		})
	}
}

func isWords(typ ast.Expr) bool {
	sel, ok := typ.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && x.Name == "lang" && sel.Sel.Name == "Words"
}

type text struct {
	text  string
	plain bool // a string literal or a sum of them
}

func literal(e ast.Expr) text {
	switch e := e.(type) {
	case *ast.BasicLit:
		return text{strings.Trim(e.Value, "\"`"), e.Kind == token.STRING}
	case *ast.BinaryExpr:
		a, b := literal(e.X), literal(e.Y)
		return text{a.text + b.text, a.plain && b.plain}
	}
	return text{}
}

func latin(s string) bool {
	n := 0
	for _, r := range s {
		if r < 128 && unicode.IsLetter(r) {
			n++
		}
	}
	return n > 3
}

func arabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) })
}

// TestRootIsReadable keeps the first page of the repository to what a newcomer
// needs.
func TestRootIsReadable(t *testing.T) {
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			n++
		}
	}
	if n > 34 {
		t.Errorf("%d entries in the root; a newcomer reads 34 at most", n)
	}
}
