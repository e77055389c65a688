package scenario

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/lang"
)

// formNames says how a value is written, for the reference.
var formNames = map[form]lang.Words{
	formWord:      {"name", "اسم"},
	formText:      {"words", "كلمات"},
	formExpr:      {"condition", "شرط"},
	formDuration:  {"length of time", "مدة"},
	formInstant:   {"moment", "لحظة"},
	formDecimal:   {"number", "عدد"},
	formNumber:    {"whole number", "عدد صحيح"},
	formScalar:    {"number, word, true or false", "عدد أو كلمة أو true أو false"},
	formBool:      {"true or false", "true أو false"},
	formLean:      {"number or expression, or one for each party", "عدد أو تعبير، أو واحد لكل طرف"},
	formSets:      {"values by variable", "قيم بأسماء المتغيّرات"},
	formExpect:    {"words by cell", "كلمات بأسماء الخلايا"},
	formProposals: {"words by party", "كلمات بأسماء الأطراف"},
	formPostures:  {"`affirmed`, `qualified` or `withdrawn` by commitment", "`affirmed` أو `qualified` أو `withdrawn` بأسماء الالتزامات"},
	formExtra:     {"values by column", "قيم بأسماء الأعمدة"},
	formNamed:     {"named things", "أشياء بأسمائها"},
	formRecord:    {"keys", "مفاتيح"},
}

var keyTable = regexp.MustCompile(`(?s)<!-- keys: (\w+) -->\n.*?<!-- end -->`)

func TestReferenceHasATableOfEveryKey(t *testing.T) {
	for tag, file := range map[lang.Tag]string{lang.En: "../docs/scenario.md", lang.Ar: "../docs/scenario.ar.md"} {
		old, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		records := map[string]*shape{}
		visitRecords(documentShape, func(s *shape) { records[s.name] = s })
		now := keyTable.ReplaceAllStringFunc(string(old), func(block string) string {
			name := keyTable.FindStringSubmatch(block)[1]
			s := records[name]
			if s == nil {
				t.Fatalf("%s has a table of %s twice, or there is no such struct", file, name)
			}
			delete(records, name)
			return fmt.Sprintf("<!-- keys: %s -->\n%s<!-- end -->", name, keysOf(s, tag))
		})
		for name := range records {
			t.Errorf("%s has no table <!-- keys: %s -->", file, name)
		}
		if *update {
			if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(string(old), now); diff != "" {
			t.Errorf("%s is not what the model says; run go test ./scenario -update (-is +should be):\n%s", file, diff)
		}
	}
}

// keysOf writes the table of a struct's keys.
func keysOf(s *shape, tag lang.Tag) string {
	var b strings.Builder
	b.WriteString(lang.Words{"| key | value | what it is |\n", "| المفتاح | القيمة | معناه |\n"}.In(tag) + "| --- | --- | --- |\n")
	for _, p := range s.fields {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", p.key, valueOf(p).In(tag), strings.ReplaceAll(p.says.In(tag), "|", `\|`))
	}
	return b.String()
}

// valueOf says how the value of a key is written.
func valueOf(p property) lang.Words {
	if len(p.choices) > 0 {
		list := "`" + strings.Join(ids(p.choices), "`, `") + "`"
		return lang.Words{list, list}
	}
	if p.shape.form != formList {
		return formNames[p.shape.form]
	}
	item := formNames[p.shape.elem.form]
	if p.shape.one {
		return lang.Words{item.En + ", or a list", item.Ar + "، أو قائمة"}
	}
	return lang.Words{"list: " + item.En, "قائمة: " + item.Ar}
}
