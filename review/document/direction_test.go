package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/lang"
)

func TestWordsAreCutWhereTheirDirectionChanges(t *testing.T) {
	for _, c := range []struct {
		words string
		rtl   bool
		want  []stretch
	}{
		{"plain words, 12", false, []stretch{{"plain words, 12", false}}},
		{"في 2023-01-31 عند", true, []stretch{{"في ", true}, {"2023-01-31", false}, {" عند", true}}},
		{"سيول (Seoul)", true, []stretch{{"سيول (", true}, {"Seoul", false}, {")", true}}},
		{"see سيول now", false, []stretch{{"see ", false}, {"سيول", true}, {" now", false}}},
		{"\u2068ا\u2069", true, []stretch{{"ا", true}}},
		{"…", true, []stretch{{"…", true}}},
		{"", true, nil},
	} {
		if d := cmp.Diff(c.want, stretches(c.words, c.rtl), cmp.AllowUnexported(stretch{})); d != "" {
			t.Errorf("%q: %s", c.words, d)
		}
	}
	if !rightToLeft("12 – سيول", lang.En) || rightToLeft("12 – Seoul", lang.Ar) || !rightToLeft("12", lang.Ar) {
		t.Error("a paragraph runs as its first letter does")
	}
}
