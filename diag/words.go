package diag

import (
	"fmt"

	"tamrin/lang"
)

// fill fills the verbs of a template. An argument that is itself lang.Words
// is said in the language of the sentence it goes into.
func fill(template lang.Words, args []any) lang.Words {
	if len(args) == 0 {
		return template
	}
	return lang.Words{
		fmt.Sprintf(template.En, said(lang.En, args)...),
		fmt.Sprintf(template.Ar, said(lang.Ar, args)...),
	}
}

// said puts every argument that is lang.Words into the language t.
func said(t lang.Tag, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if w, ok := a.(lang.Words); ok {
			a = w.In(t)
		}
		out[i] = a
	}
	return out
}
