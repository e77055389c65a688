package web

import (
	"regexp"
	"strings"

	"tamrin/lang"
)

// Terms are the words of the field that differ from house to house. The zero
// Terms say MSEL and control.
type Terms struct {
	MelMil    bool // the list of injects is the MEL/MIL
	WhiteCell bool // control is the white cell
}

// in says words in the terms of the house. The Arabic speaks of the white
// cell's team, so that verbs agree.
func (t Terms) in(w lang.Words) lang.Words {
	if t.MelMil {
		w = lang.Words{strings.ReplaceAll(w.En, "MSEL", "MEL/MIL"), melMil.Replace(w.Ar)}
	}
	if t.WhiteCell {
		w = lang.Words{control.ReplaceAllStringFunc(exerciseControl.ReplaceAllString(w.En, "White cell"), whiteCell), bayda.Replace(w.Ar)}
	}
	return w
}

var (
	control         = regexp.MustCompile(`\b([Cc]ontrol|EXCON)\b`)
	exerciseControl = regexp.MustCompile(`\bExercise control\b`)
	melMil          = strings.NewReplacer("قائمة مدخلات التمرين", "قائمة الأحداث والوقائع (MEL/MIL)", "قائمة المدخلات", "قائمة الأحداث والوقائع")
	bayda           = strings.NewReplacer("التحكم بالتمرين", "الخلية البيضاء", "للتحكم", "لفريق الخلية البيضاء", "بالتحكم", "بفريق الخلية البيضاء", "التحكم", "فريق الخلية البيضاء")
)

func whiteCell(word string) string {
	if word == "Control" {
		return "The white cell"
	}
	return "the white cell"
}
