package scenario

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"tamrin/lang"
)

// Limits that keep time and memory bounded whatever a file holds.
const (
	maxDepth    = 64        // of nesting
	maxParts    = 2_000_000 // characters that can begin a YAML node
	maxExpanded = 1_000_000 // values reached through aliases
)

// errTooDeep stops the YAML parser at maxDepth.
var errTooDeep = errors.New("nested too deeply")

// depthLimit is a plugin of the YAML parser.
type depthLimit struct{}

func (depthLimit) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errTooDeep
	}
	return nil
}

func (depthLimit) CheckAlias(int, int) error { return nil }

// parse reads the one YAML document of a file. It tells what is wrong and
// returns nil where there is none.
func parse(src *source, r *report) *yaml.Node {
	if parts := structure(src.text); parts > maxParts {
		r.add("S017", Span{File: src.name}, parts, maxParts)
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(src.text), yaml.WithPlugin(depthLimit{}))
	if err != nil {
		panic("scenario: the YAML loader refuses its options: " + err.Error()) // fixed options
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); err != nil {
		syntaxError(src, r, err)
		return nil
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		r.add("S006", Span{File: src.name, Line: 1, Col: 1})
		return nil
	}
	if loader.Load(&second) == nil && len(second.Content) > 0 {
		r.add("S012", Span{File: src.name, Line: second.Content[0].Line, Col: 1})
	}
	return doc.Content[0]
}

// structure counts the characters of a text that can begin a YAML node, a
// bound on the memory that its tree will take.
func structure(text []byte) (n int) {
	for _, b := range text {
		switch b {
		case ',', ':', '[', '{', '?', '\n', '-', '&', '*':
			n++
		}
	}
	return n
}

// syntaxError tells what keeps a file from being YAML.
func syntaxError(src *source, r *report, err error) {
	var failed *yaml.LoadError
	if !errors.As(err, &failed) {
		r.add("S006", Span{File: src.name, Line: 1, Col: 1}) // end of file before any document
		return
	}
	at := src.mark(failed.Mark)
	switch {
	case failed.Message == errTooDeep.Error():
		r.add("S013", at, maxDepth)
	case bytes.HasPrefix(bytes.TrimLeft(src.line(at.Line), " "), []byte("\t")):
		r.add("S011", Span{File: src.name, Line: at.Line, Col: 1 + bytes.IndexByte(src.line(at.Line), '\t'), Len: 1})
	default:
		begun := src.mark(failed.ContextMark)
		switch {
		case failed.Message == endInQuotes:
			r.add("S010", begun, syntaxWords(failed.Message))
		case begun.Line > 0 && begun != at:
			r.add("S010", at, syntaxWords(failed.Message)).WithRelated(begun, lang.Words{"it began here", "بدأ هنا"})
		default:
			r.add("S010", at, syntaxWords(failed.Message))
		}
	}
}

// syntaxWords says in both languages what the YAML parser says in English.
func syntaxWords(message string) lang.Words {
	for _, m := range syntaxMessages {
		if strings.HasPrefix(message, m.parser) {
			return m.words
		}
	}
	return lang.Words{message, fmt.Sprintf("رسالة القارئ: %s", message)}
}

// endInQuotes is the parser's message for quotes that are never closed.
const endInQuotes = "found unexpected end of stream"

// syntaxMessages are how the parser's messages that authors meet begin.
var syntaxMessages = []struct {
	parser string
	words  lang.Words
}{
	{"mapping values are not allowed in this context", lang.Words{"a colon stands where no key can be; put the text in quotes if the colon belongs to it", "نقطتان في موضع لا يكون فيه مفتاح؛ ضع النص بين علامتي اقتباس إن كانتا منه"}},
	{"did not find expected ',' or ']'", lang.Words{"a list in brackets lacks its comma or its closing ]", "قائمة بين معقوفين تنقصها فاصلة أو ] في آخرها"}},
	{"did not find expected ',' or '}'", lang.Words{"a mapping in braces lacks its comma or its closing }", "مجموعة بين حاصرتين تنقصها فاصلة أو } في آخرها"}},
	{"did not find expected key", lang.Words{"a key was expected here; check the indentation and the quotes above", "كان المتوقع هنا مفتاحًا؛ راجع المسافات وعلامات الاقتباس فوقه"}},
	{"did not find expected '-' indicator", lang.Words{"a list item was expected here; check the indentation", "كان المتوقع هنا بندًا من قائمة؛ راجع المسافات"}},
	{"did not find expected node content", lang.Words{"a value was expected here", "كانت القيمة متوقعة هنا"}},
	{"unknown anchor", lang.Words{"this alias (*name) repeats an anchor (&name) that is not written before it; put the text in quotes if the asterisk belongs to it", "هذا الاسم المستعار (*name) يكرر مرساة (&name) لم تُكتب قبله؛ ضع النص بين علامتي اقتباس إن كانت النجمة منه"}},
	{"could not find expected ':'", lang.Words{"a key lacks its colon", "مفتاح تنقصه النقطتان"}},
	{endInQuotes, lang.Words{"quotes are opened here and never closed", "فُتحت هنا علامتا اقتباس ولم تُغلقا"}},
	{"found character that cannot start any token", lang.Words{"no value can start with this character; put the text in quotes", "لا تبدأ قيمة بهذا الحرف؛ ضع النص بين علامتي اقتباس"}},
	{"found unknown escape character", lang.Words{"a backslash in double quotes is followed by a letter that means nothing there; use single quotes", "شرطة مائلة داخل علامتي اقتباس يتبعها حرف لا معنى له؛ استعمل علامة الاقتباس المفردة"}},
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }
