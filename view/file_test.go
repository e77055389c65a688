package view_test

import (
	"testing"

	"tamrin/view"
)

func TestAPageHasTheFilesThatItRefersTo(t *testing.T) {
	p := &view.Page{Evaluation: &view.Evaluation{Observations: []view.Observation{
		{Files: []view.File{{Hash: "a"}}, Earlier: []view.Sight{{Files: []view.File{{Hash: "b"}, {Hash: "c"}}}}},
		{Files: []view.File{{Hash: "d", Name: "d.jpg"}}, Withdrawn: true},
	}}}
	for _, hash := range []string{"a", "b", "c", "d"} {
		if f, ok := p.File(hash); !ok || f.Hash != hash {
			t.Errorf("%s: %+v", hash, f)
		}
	}
	if _, ok := p.File("e"); ok {
		t.Error("the page has a file that it does not refer to")
	}
	if _, ok := (&view.Page{}).File("a"); ok {
		t.Error("a page without observations has a file")
	}
}
