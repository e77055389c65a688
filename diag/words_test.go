package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"tamrin/lang"
)

// verb matches a fmt verb, with its number where it has one.
var verb = regexp.MustCompile(`%(\[\d+\])?[-+# 0]*\d*(\.\d+)?[a-zA-Z%]`)

func TestEveryCodeIsCompleteInBothLanguages(t *testing.T) {
	if len(Codes()) < 80 {
		t.Fatalf("only %d codes are registered", len(Codes()))
	}
	for _, code := range Codes() {
		e, ok := Explain(code)
		if !ok {
			t.Fatalf("%s is listed and not explained", code)
		}
		for what, w := range map[string]lang.Words{"message": e.Message, "explanation": e.Explain} {
			if w.En == "" || w.Ar == "" {
				t.Errorf("%s lacks its %s in a language: %q, %q", code, what, w.En, w.Ar)
			}
		}
		if (e.Hint.En == "") != (e.Hint.Ar == "") {
			t.Errorf("%s has a hint in one language alone: %q, %q", code, e.Hint.En, e.Hint.Ar)
		}
		if en, ar := verbs(e.Message.En), verbs(e.Message.Ar); !slices.Equal(en, ar) {
			t.Errorf("%s takes the verbs %q in English and %q in Arabic", code, en, ar)
		}
	}
}

// verbs lists the verbs of a template by the argument that they take.
func verbs(template string) (list []string) {
	for i, v := range verb.FindAllStringSubmatch(template, -1) {
		number := v[1]
		if number == "" {
			number = "[" + string(rune('1'+i)) + "]"
		}
		list = append(list, number+strings.Replace(v[0][len(v[0])-1:], "q", "s", 1)) // Arabic has «» of its own
	}
	slices.Sort(list)
	return list
}

func TestArabicSentencesAreArabic(t *testing.T) {
	letters := regexp.MustCompile(`\p{Arabic}`)
	for _, code := range Codes() {
		e, _ := Explain(code)
		for _, w := range []lang.Words{e.Message, e.Hint, e.Explain} {
			if w.Ar != "" && w.Ar != "%s" && !letters.MatchString(w.Ar) {
				t.Errorf("%s says %q for Arabic", code, w.Ar)
			}
			if letters.MatchString(verb.ReplaceAllString(w.En, "")) && w.En == w.Ar {
				t.Errorf("%s says %q for English", code, w.En)
			}
		}
	}
}

func TestAddSaysWordsInTheLanguageOfTheMessage(t *testing.T) {
	var l List
	l.Add("S102", Span{}, lang.Words{"a list", "قائمة"}, lang.Words{"a text", "نص"})
	want := lang.Words{"a list is expected here, not a text", "المتوقع هنا قائمة، لا نص"}
	if l[0].Message != want {
		t.Errorf("got %q, want %q", l[0].Message, want)
	}
}

func TestAddRefusesAnUnknownCode(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an unknown code was taken")
		}
	}()
	var l List
	l.Add("Z999", Span{})
}
