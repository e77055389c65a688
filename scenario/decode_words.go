package scenario

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"tamrin/diag"
	"tamrin/lang"
)

type words = lang.Words

// What the reader expects somewhere, for "… is expected here".
var (
	mappingWords   = words{"a mapping of keys to values", "مجموعة من مفاتيح وقيم"}
	namedWords     = words{"a mapping of names to things, as {korea: {…}}", "مجموعة من أسماء وما تسمّيه، مثل {korea: {…}}"}
	listWords      = words{"a list", "قائمة"}
	stringWords    = words{"a text", "نص"}
	nameWords      = words{"a name", "اسم"}
	scalarWords    = words{"a number, a word, true or false", "عدد أو كلمة أو true أو false"}
	exprWords      = words{"a condition in quotes", "شرط بين علامتي اقتباس"}
	truthWords     = words{"true or false", "true أو false"}
	numberWords    = words{"a whole number", "عدد صحيح"}
	decimalWords   = words{"a number", "عدد"}
	durationWords  = words{"a duration such as 20m", "مدة مثل 20m"}
	instantWords   = words{"an instant such as 2023-01-31T09:00:00+09:00", "لحظة زمنية مثل 2023-01-31T09:00:00+09:00"}
	textWords      = words{"a text, or one for each language as {en: …, ar: …}", "نص، أو نص لكل لغة مثل {en: …, ar: …}"}
	setsWords      = words{"a mapping of variables to values, as {tension: \"+1\"}", "مجموعة من متغيّرات وقيم، مثل {tension: \"+1\"}"}
	expectWords    = words{"a mapping of cells to what is expected of them", "مجموعة من خلايا وما يُتوقع منها"}
	proposalsWords = words{"a mapping of parties to what they propose", "مجموعة من أطراف وما تقترحه"}
	posturesWords  = words{"a mapping of commitments to postures, as {treaty: qualified}", "مجموعة من التزامات ومواقف، مثل {treaty: qualified}"}
	extraWords     = words{"a mapping of columns to values", "مجموعة من أعمدة وقيم"}
	weightWords    = words{"a number or a condition", "عدد أو شرط"}
	leanWords      = words{"a number, a condition, or one of these for each party", "عدد أو شرط، أو أحدهما لكل طرف"}
)

// kindWords says what a node is.
func kindWords(n *yaml.Node) words {
	switch {
	case n.Kind == yaml.MappingNode:
		return words{"a mapping", "مجموعة مفاتيح وقيم"}
	case n.Kind == yaml.SequenceNode:
		return words{"a list", "قائمة"}
	case isNull(n):
		return words{"nothing", "لا شيء"}
	}
	return words{"the plain value %q", "القيمة المفردة %q"}.Format(clip(n.Value))
}

// meant says which of the known words was meant, or else which there are.
func meant(word string, known []string) words {
	if w := diag.DidYouMean(word, known); !w.Zero() {
		return w
	}
	const most = 30
	switch {
	case len(known) == 0:
		return words{}
	case len(known) == 1:
		return words{"there is only %s", "لا يوجد إلا %s"}.Format(known[0])
	case len(known) > most:
		list := strings.Join(known[:most], ", ")
		return words{"one of %s and %d more", "واحد من %s و%d غيرها"}.Format(list, len(known)-most)
	}
	list := strings.Join(known, ", ")
	return words{"one of: %s", "واحد من: %s"}.Format(list)
}
