package expr

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"cel.dev/cel-go/cel"

	"tamrin/lang"
)

// syntax tells the first of cel-go's syntax errors; those behind it are mostly
// echoes of it. The words are ours and come from what stands at the place, as
// the parser's own speak of its grammar.
func (r *reader) syntax(errors []*cel.Error) {
	r.text = []rune(r.src)
	first := slices.MinFunc(errors, func(a, b *cel.Error) int {
		return cmp.Or(cmp.Compare(a.Location.Line(), b.Location.Line()), cmp.Compare(a.Location.Column(), b.Location.Column()))
	})
	at := r.offset(first.Location.Line(), first.Location.Column())
	switch message := first.Message; {
	case strings.Contains(message, "recursion"):
		r.report("E109", r.at)
	case strings.HasPrefix(message, "reserved identifier"):
		r.report("E111", r.span(r.wordAt(at)), r.snippet(r.wordAt(at)))
	case strings.HasPrefix(message, "invalid int"):
		r.report("E106", r.span(r.wordAt(at)), r.snippet(r.wordAt(at)))
	case strings.Contains(message, "missing ')'"), strings.Contains(message, "'<EOF>' expecting {']'"):
		r.report("E105", r.span(extent{at, at}))
	case strings.Contains(message, "token recognition error"):
		r.stranger(at)
	case int(at) >= len(r.text):
		r.endsEarly(at)
	default:
		r.unexpected(at)
	}
}

// offset is where cel-go's line (from 1) and column (from 0) are in the text.
func (r *reader) offset(line, column int) int32 {
	at := 0
	for ; line > 1 && at < len(r.text); at++ {
		if r.text[at] == '\n' {
			line--
		}
	}
	return int32(r.clamp(at+column, 0))
}

// wordAt is the run of letters and digits at an offset, or the one character.
func (r *reader) wordAt(at int32) extent {
	end := int(at)
	for end < len(r.text) && isWordPart(r.text[end]) {
		end++
	}
	return extent{at, int32(r.clamp(max(end, int(at)+1), int(at)))}
}

func isWordPart(c rune) bool { return c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c) }

// before is the word that ends at or before an offset.
func (r *reader) before(at int32) extent {
	end := r.clamp(int(at), 0)
	for end > 0 && unicode.IsSpace(r.text[end-1]) {
		end--
	}
	start := end
	for start > 0 && isWordPart(r.text[start-1]) {
		start--
	}
	return extent{int32(start), int32(end)}
}

// stranger reports a character that CEL has no use for.
func (r *reader) stranger(at int32) {
	x := r.wordAt(at)
	first := r.text[min(int(at), len(r.text)-1)]
	if first == '\'' || first == '"' {
		r.report("E103", r.span(extent{at, int32(len(r.text))}))
		return
	}
	d := r.report("E104", r.span(x), r.snippet(x))
	switch {
	case first == '=':
		d.WithHint(lang.Words{"`==` compares, `>=` is at least, `<=` is at most", "«==» للمقارنة، و«>=» لا يقل عن، و«<=» لا يزيد على"})
	case first == '&' || first == '|':
		d.WithHint(lang.Words{"write && for and, || for or", "اكتب && بمعنى «و»، و|| بمعنى «أو»"})
	case strings.ContainsRune("“”„‘’‚«»", first):
		d.WithHint(lang.Words{"put words in straight quotes: 'high'", "ضع الكلمات بين علامتي اقتباس مستقيمتين: 'high'"})
	case unicode.IsDigit(first):
		d.WithHint(lang.Words{"write numbers with the digits 0 to 9", "اكتب الأعداد بالأرقام من 0 إلى 9"})
	case unicode.IsLetter(first):
		d.WithHint(lang.Words{"names are written as they are declared, in Latin letters; words stand in quotes", "تُكتب الأسماء كما أُعلنت بحروف لاتينية، وتوضع الكلمات بين علامتي اقتباس"})
	}
}

// lastToken is the word or the run of signs that ends at or before an offset.
func (r *reader) lastToken(at int32) extent {
	x := r.before(at)
	for x.start == x.end && x.start > 0 || x.start > 0 && isSign(r.text[x.start]) && isSign(r.text[x.start-1]) {
		x.start--
	}
	return x
}

func isSign(c rune) bool { return !isWordPart(c) && !unicode.IsSpace(c) }

// endsEarly reports an expression that lacks its end.
func (r *reader) endsEarly(at int32) {
	d := r.report("E102", r.span(extent{at, at}))
	if last := strings.TrimSpace(r.snippet(r.lastToken(at))); last != "" {
		d.WithHint(lang.Words{"something is missing after %s", "ينقص شيء بعد %s"}.Format(last))
	}
}

// spelt are the words that people write for CEL's signs.
var spelt = map[string]lang.Words{
	"and": {"write && for and", "اكتب && بمعنى «و»"},
	"or":  {"write || for or", "اكتب || بمعنى «أو»"},
	"not": {"write ! for not: !injects.launch", "اكتب ! للنفي: !injects.launch"},
	"is":  {"write == for is", "اكتب == للمساواة"},
}

// unexpected reports a word or sign that cannot stand where it does.
func (r *reader) unexpected(at int32) {
	x := r.wordAt(at)
	hint, known := spelt[strings.ToLower(r.snippet(x))]
	if last := r.before(at); !known {
		if hint, known = spelt[strings.ToLower(r.snippet(last))]; known {
			x = last
		}
	}
	d := r.report("E101", r.span(x), r.snippet(x))
	switch {
	case known:
		d.WithHint(hint)
	case r.text[at] == ')' || r.text[at] == ']':
		d.WithHint(lang.Words{"there is no opening bracket for it", "لا قوس افتتاح له"})
	case r.text[at] == '>' && at > 0 && r.text[at-1] == '<':
		d.WithHint(lang.Words{"write != for is not", "اكتب != لعدم المساواة"})
	case isWordPart(r.text[at]):
		d.WithHint(lang.Words{"join conditions with && or ||", "اربط الشروط بـ && أو ||"})
	}
}
