package research

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tamrin/archive"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/store"
)

var update = flag.Bool("update", false, "write docs/events.md and docs/events.ar.md anew")

// TestEveryFieldIsDescribedAndNothingElse. A field that was added needs its
// words in meanings, and, where people's names may stand in it, in written.
func TestEveryFieldIsDescribedAndNothingElse(t *testing.T) {
	paths := slices.Clone(extra)
	var visit func(fields []field)
	visit = func(fields []field) {
		for _, f := range fields {
			paths = append(paths, f.Path)
			visit(f.fields)
		}
	}
	visit(tree)
	for _, p := range paths {
		if Meaning(p).Zero() {
			t.Errorf("the field %s has no words in meanings (research/kinds.go)", p)
		}
	}
	for p := range meanings {
		if !slices.Contains(paths, p) {
			t.Errorf("meanings has words for %s, which is no field", p)
		}
	}
	for p := range written {
		if !slices.Contains(paths, p) {
			t.Errorf("written names %s, which is no field", p)
		}
	}
}

// named are the fields of text that nobody writes freely: what the scenario, the
// program or a page has named, in which no person's name stands.
var named = set(`kind by.seat inject draft.channel draft.cells decision party options var value chance seat id mail.to mail.room item
	sight.rating sight.task sight.about sight.files.hash sight.files.type alliance text.paragraph text.after text.edits.paragraph
	text.edits.language text.language language said.parties said.to said.alliances said.marks.commitment said.marks.how said.marks.posture
	signal.about signal.cell signal.value sight.mark action.of action.element action.start action.due action.status amendment.strategy amendment.tenet amendment.options amendment.against
	survey.link survey.answers.question origin.exercise origin.head origin.key world`)

// TestEveryTextIsOneThatPeopleWriteOrIsNot: whoever adds a field of text says
// whether people's names may stand in it, as pseudonyms replace them there alone.
func TestEveryTextIsOneThatPeopleWriteOrIsNot(t *testing.T) {
	var visit func(fields []field)
	visit = func(fields []field) {
		for _, f := range fields {
			kind := typeOf(f.Path)
			text := strings.HasPrefix(kind, "string") || kind == "object" && f.fields == nil
			if text && written[f.Path] == named[f.Path] {
				t.Errorf("%s holds text: name it in written (research/kinds.go) if people write it, else in named here", f.Path)
			}
			visit(f.fields)
		}
	}
	visit(tree)
}

// TestEveryKindIsDescribedAndNothingElse reads the kinds from the source.
func TestEveryKindIsDescribedAndNothingElse(t *testing.T) {
	described := map[exercise.Kind]bool{}
	for _, k := range Kinds {
		if described[k.Kind] {
			t.Errorf("%s is described twice", k.Kind)
		}
		described[k.Kind] = true
		for _, f := range strings.Fields(k.Fields) {
			if Meaning(f).Zero() {
				t.Errorf("%s has a field %s, which is none", k.Kind, f)
			}
		}
	}
	kinds := kindsOfSource(t)
	for _, k := range kinds {
		if !described[k] {
			t.Errorf("the kind %s is not in Kinds (research/kinds.go)", k)
		}
	}
	if len(kinds) != len(Kinds) {
		t.Errorf("%d kinds are described, there are %d", len(Kinds), len(kinds))
	}
}

// kindsOfSource lists the constants of type exercise.Kind.
func kindsOfSource(t *testing.T) (kinds []exercise.Kind) {
	t.Helper()
	files, err := filepath.Glob("../exercise/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			v, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if id, ok := v.Type.(*ast.Ident); ok && id.Name == "Kind" && len(v.Values) == 1 {
				if lit, ok := v.Values[0].(*ast.BasicLit); ok {
					s, _ := strconv.Unquote(lit.Value)
					kinds = append(kinds, exercise.Kind(s))
				}
			}
			return true
		})
	}
	return kinds
}

// always are the fields that any event may have.
var always = []string{"kind", "v", "at", "wall", "by", "reason"}

// TestLogsHoldWhatIsDescribed looks at the logs that are kept: no event has a
// field that its kind is not said to have.
func TestLogsHoldWhatIsDescribed(t *testing.T) {
	fields := map[exercise.Kind][]string{}
	for _, k := range Kinds {
		fields[k.Kind] = append(strings.Fields(k.Fields), always...)
	}
	n := 0
	look := func(payload []byte) {
		n++
		var e map[string]any
		if err := json.Unmarshal(payload, &e); err != nil {
			t.Fatal(err)
		}
		for name := range e {
			if kind := exercise.Kind(e["kind"].(string)); !slices.Contains(fields[kind], name) {
				t.Errorf("an event %s has a field %s that Kinds does not give it: %s", kind, name, payload)
			}
		}
	}
	b, err := os.ReadFile("../exercise/testdata/every_kind.log")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(b) {
		look(line)
	}
	for _, file := range released(t) {
		if err := file.Walk(t.Context(), func(r store.Record) error { look(r.Payload); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if n < 500 {
		t.Errorf("only %d events were looked at", n)
	}
}

// released opens the archives that are kept of every release.
func released(t testing.TB) (list []*archive.Archive) {
	t.Helper()
	files, err := filepath.Glob("../archive/testdata/releases/*/*" + archive.Ending)
	if err != nil || len(files) == 0 {
		t.Fatal("there are no archives", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a, err := archive.Open(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, a)
	}
	return list
}

func TestTheDocsSayWhatThereIs(t *testing.T) {
	for _, tag := range lang.All {
		file := map[lang.Tag]string{lang.En: "../docs/events.md", lang.Ar: "../docs/events.ar.md"}[tag]
		want := page(tag)
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s is not what the tables say (%v): go test ./research -update", file, err)
		}
	}
}

var intro = map[lang.Tag]string{
	lang.En: `# Events

An exercise is its log: events in their order, each a JSON object on a line of its own. This page says what every kind of
event and every field means. It is written by a test from the program's own tables, and can't fall behind.

[العربية](events.ar.md)

- Get it with ` + "`tamrin export EXERCISE --data FOLDER --format jsonl`" + ` (or csv, xlsx), or from an archive: ` + "`tamrin export FILE.tamrin`" + `.
  ` + "`--pseudonyms`" + ` puts P-001 … in the place of people's names.
- **Names are stable.** A kind's name never changes, nor what its fields mean; if they have to, ` + "`v`" + ` counts up. New kinds and
  new fields may be added: pass over what you don't know. A field that is absent is empty, 0 or false.
- **Times.** ` + "`at`" + ` is exercise time: milliseconds since STARTEX, pauses left out. ` + "`wall`" + ` is the real time. Their order is that of ` + "`seq`" + `.
- **Things have the names that the scenario gives them**: injects, decisions, parties, cells, variables. The scenario is in the archive.
- In tables (CSV, XLSX) the columns are the fields, what holds them before a dot, with ` + "`time`" + ` and ` + "`date`" + ` for people to read.
  Lists are separated by semicolons; texts by language and lists of parts are JSON.
- Within an archive, each line of ` + "`log.jsonl`" + ` has the event under ` + "`event`" + `, with its ` + "`seq`" + ` and the ` + "`hash`" + ` that ties it to the one before.

## Kinds

Version 1 each. Any event may have ` + "`kind`, `v`, `at`, `wall`, `by`, `reason`" + ` beside its own fields.

| kind | what happened | its own fields |
| --- | --- | --- |
`,
	lang.Ar: `<div dir="rtl">

# الأحداث

التمرين هو سجله: أحداث بترتيبها، كلٌّ منها كائن JSON في سطر وحده. تبيّن هذه الصفحة معنى كل نوع من الأحداث وكل حقل. يكتبها
اختبار من جداول البرنامج نفسه فلا تتأخر عنه.

[English](events.md)

- احصل عليه بالأمر ` + "`tamrin export EXERCISE --data FOLDER --format jsonl`" + ` (أو csv أو xlsx)، أو من أرشيف: ` + "`tamrin export FILE.tamrin`" + `.
  ويضع ` + "`--pseudonyms`" + ` أسماء مستعارة P-001 … محل أسماء الناس.
- **الأسماء ثابتة.** لا يتغيّر اسم نوع ولا معنى حقوله؛ فإن لزم ذلك زاد ` + "`v`" + `. وقد تُضاف أنواع وحقول: تجاوز ما لا تعرفه. والحقل
  الغائب فارغ أو صفر أو كاذب.
- **الأوقات.** ` + "`at`" + ` زمن التمرين: ملّي ثانية منذ بدئه دون التوقفات. و` + "`wall`" + ` الوقت الفعلي. والترتيب ترتيب ` + "`seq`" + `.
- **تحمل الأشياء أسماءها في السيناريو**: المدخلات والقرارات والأطراف والخلايا والمتغيرات. والسيناريو في الأرشيف.
- في الجداول (CSV وXLSX) الأعمدة هي الحقول، وقبل النقطة ما يحويها، مع ` + "`time`" + ` و` + "`date`" + ` ليقرأهما الناس. تفصل الفواصل المنقوطة
  بين عناصر القوائم؛ والنصوص حسب اللغة وقوائم الأجزاء JSON.
- في الأرشيف، في كل سطر من ` + "`log.jsonl`" + ` الحدث تحت ` + "`event`" + ` مع رقمه ` + "`seq`" + ` والبصمة ` + "`hash`" + ` التي تربطه بما قبله.

## الأنواع

كلها بالإصدار 1. ولكل حدث أن يحمل ` + "`kind`, `v`, `at`, `wall`, `by`, `reason`" + ` إلى جانب حقوله.

| النوع | ما حدث | حقوله |
| --- | --- | --- |
`,
}

// page writes the documentation in a language.
func page(t lang.Tag) string {
	var b strings.Builder
	b.WriteString(intro[t])
	for _, k := range Kinds {
		fields := ""
		for _, f := range strings.Fields(k.Fields) {
			fields += " `" + f + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", k.Kind, k.Say.In(t), strings.TrimSpace(fields))
	}
	b.WriteString(lang.Words{"\n## Fields\n\n| field | type | what it is |\n| --- | --- | --- |\n", "\n## الحقول\n\n| الحقل | نوعه | ما هو |\n| --- | --- | --- |\n"}.In(t))
	var visit func(fields []field)
	visit = func(fields []field) {
		for _, f := range fields {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.Path, typeOf(f.Path), Meaning(f.Path).In(t))
			visit(f.fields)
		}
	}
	visit(tree)
	if t == lang.Ar {
		b.WriteString("\n</div>\n")
	}
	return b.String()
}

// typeOf names the JSON type of a field.
func typeOf(path string) string {
	t := reflect.TypeFor[exercise.Event]()
	list := ""
	for name := range strings.SplitSeq(path, ".") {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		for i := range t.NumField() {
			if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); tag == name {
				t = t.Field(i).Type
				break
			}
		}
	}
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		if t.Kind() == reflect.Slice {
			list = "[]"
		}
		t = t.Elem()
	}
	return map[reflect.Kind]string{reflect.String: "string", reflect.Bool: "boolean", reflect.Struct: "object", reflect.Map: "object"}[t.Kind()] +
		map[bool]string{true: "number"}[t.Kind() == reflect.Int || t.Kind() == reflect.Int64] + list
}
