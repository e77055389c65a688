package diag

import (
	"testing"

	"tamrin/lang"
)

func TestSortIsByPlaceThenCode(t *testing.T) {
	l := List{
		{Code: "S102", At: Span{File: "b.yaml", Line: 1, Col: 1}},
		{Code: "S105", At: Span{File: "a.yaml", Line: 2, Col: 3}},
		{Code: "S104", At: Span{File: "a.yaml", Line: 2, Col: 3}},
		{Code: "S103", At: Span{File: "a.yaml", Line: 2, Col: 1}},
		{Code: "S101", At: Span{File: "a.yaml", Line: 10, Col: 1}},
	}
	l.Sort()
	got := ""
	for _, d := range l {
		got += string(d.Code) + " "
	}
	if want := "S103 S104 S105 S101 S102 "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestHasErrors(t *testing.T) {
	if (List{{Severity: Warning}, {Severity: Note}}).HasErrors() {
		t.Error("warnings and notes were taken for errors")
	}
	if !(List{{Severity: Warning}, {Severity: Error}}).HasErrors() {
		t.Error("an error was passed over")
	}
	if (List{}).HasErrors() {
		t.Error("nothing was taken for an error")
	}
}

func TestSeverityOf(t *testing.T) {
	if SeverityOf("S101") != Error || SeverityOf("S301") != Warning || SeverityOf("S018") != Note {
		t.Error("severities are not those of the catalogue")
	}
}

func TestDidYouMean(t *testing.T) {
	if got, want := DidYouMean("titel", []string{"text", "title"}), (lang.Words{"did you mean title?", "أتقصد title؟"}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := DidYouMean("colour", []string{"text"}); !got.Zero() {
		t.Errorf("got %q", got)
	}
}
