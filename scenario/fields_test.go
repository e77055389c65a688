package scenario

import (
	"reflect"
	"testing"
)

func TestEveryKeyIsDescribedAndNothingElse(t *testing.T) {
	described := map[string]bool{}
	visitRecords(documentShape, func(s *shape) {
		for _, p := range s.fields {
			name := s.name + "." + p.key
			described[name] = true
			if p.says.En == "" || p.says.Ar == "" {
				t.Errorf("%s has no words in fieldWords", name)
			}
		}
	})
	for name := range fieldWords {
		if !described[name] {
			t.Errorf("fieldWords has words for %s, which is no key", name)
		}
	}
	if len(described) < 100 {
		t.Errorf("only %d keys are reached from the document", len(described))
	}
}

func TestAllFilesTakeTheSameKeys(t *testing.T) {
	document := map[string]bool{}
	for _, p := range documentShape.fields {
		document[p.key] = true
	}
	for _, p := range shapeOf(reflect.TypeFor[part]()).fields {
		if !document[p.key] {
			t.Errorf("included files take the key %s, which the document does not", p.key)
		}
	}
}

// visitRecords calls do once with each record below s.
func visitRecords(s *shape, do func(*shape)) {
	seen := map[string]bool{}
	var visit func(*shape)
	visit = func(s *shape) {
		if s == nil || s.form == formRecord && seen[s.name] {
			return
		}
		if s.form == formRecord {
			seen[s.name] = true
			do(s)
		}
		visit(s.elem)
		for _, p := range s.fields {
			visit(p.shape)
		}
	}
	visit(s)
}
