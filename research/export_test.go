package research

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/store"
)

// exportOf is an export of events.
func exportOf(secret string, events ...exercise.Event) *Export {
	x := &Export{Exercise: "e-1", Name: "Spring", Events: int64(len(events)), Lang: lang.En, Walk: func(_ context.Context, each func(store.Record) error) error {
		for i, e := range events {
			e.V = 1
			if err := each(store.Record{Seq: int64(i + 1), Payload: e.Encode()}); err != nil {
				return err
			}
		}
		return nil
	}}
	if secret != "" {
		x.Secret = []byte(secret)
	}
	return x
}

func writtenAs(t *testing.T, x *Export, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := x.Write(t.Context(), &b, format); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// table reads a written table back, the heading first.
func table(t *testing.T, b []byte, format string) (rows [][]string) {
	t.Helper()
	var err error
	if format == "csv" {
		rest, ok := bytes.CutPrefix(b, []byte("\ufeff"))
		if !ok {
			t.Error("it does not say that it is UTF-8")
		}
		rows, err = csv.NewReader(bytes.NewReader(rest)).ReadAll()
	} else {
		var f *excelize.File
		if f, err = excelize.OpenReader(bytes.NewReader(b)); err == nil {
			rows, err = f.GetRows(f.GetSheetList()[3])
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestJSONLinesAreTheLog(t *testing.T) {
	x := exportOf("", exercise.Event{Kind: exercise.Created, Name: "Spring"}, exercise.Event{Kind: exercise.MessageSent, At: 5, By: exercise.Actor{Seat: "a"}, Mail: &exercise.Mail{Text: "<b> & \n"}})
	want := `{"seq":1,"kind":"created","v":1,"at":0,"wall":0,"name":"Spring"}
{"seq":2,"kind":"message_sent","v":1,"at":5,"wall":0,"by":{"seat":"a"},"mail":{"text":"\u003cb\u003e \u0026 \n"}}
`
	if got := string(writtenAs(t, x, "jsonl")); got != want {
		t.Errorf("%s", got)
	}
}

// TestTablesHoldEveryField fills an event to the brim.
func TestTablesHoldEveryField(t *testing.T) {
	var e exercise.Event
	fill(reflect.ValueOf(&e).Elem())
	e.V, e.At, e.Wall = 1, 3_723_000, 1_770_000_000_000
	for _, format := range []string{"csv", "xlsx"} {
		rows := table(t, writtenAs(t, exportOf("", e), format), format)
		if len(rows) != 2 || len(rows[1]) != len(rows[0]) || rows[1][1] != "1:02:03" || rows[1][2] != "2026-02-02T02:40:00.000Z" {
			t.Fatalf("%s: %q", format, rows)
		}
		for i, cell := range rows[1] {
			if cell == "" {
				t.Errorf("%s: %s is empty", format, rows[0][i])
			}
		}
	}
}

// fill gives every field a value.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0))
		fill(v.Index(1))
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]string{"en": "Salem"}))
	case reflect.String:
		v.SetString("Salem")
	case reflect.Bool:
		v.SetBool(true)
	default:
		v.SetInt(7)
	}
}

// TestNothingIsTakenForAFormula.
func TestNothingIsTakenForAFormula(t *testing.T) {
	for _, bad := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "＝1", "=HYPERLINK(\"http://x\")", "'=1"} {
		e := exercise.Event{Kind: exercise.NoteWritten, Words: bad, By: exercise.Actor{Name: bad}}
		rows := table(t, writtenAs(t, exportOf("", e), "csv"), "csv")
		for i, name := range rows[0] {
			if (name == "words" || name == "by.name") && rows[1][i] != "'"+bad {
				t.Errorf("csv: %q stands as %q", bad, rows[1][i])
			}
		}
		f, err := excelize.OpenReader(bytes.NewReader(writtenAs(t, exportOf("", e), "xlsx")))
		if err != nil {
			t.Fatal(err)
		}
		sheet := f.GetSheetList()[3]
		for i, name := range rows[0] {
			cell, _ := excelize.CoordinatesToCellName(i+1, 2)
			formula, err := f.GetCellFormula(sheet, cell)
			kind, _ := f.GetCellType(sheet, cell)
			if got, _ := f.GetCellValue(sheet, cell); name == "words" && (got != bad || formula != "" || err != nil || kind != excelize.CellTypeInlineString) {
				t.Errorf("xlsx: %q stands as %q, formula %q, type %d, %v", bad, got, formula, kind, err)
			}
		}
	}
}

// TestNegativeNumbersStayNumbers: they are not people's words.
func TestNegativeNumbersStayNumbers(t *testing.T) {
	rows := table(t, writtenAs(t, exportOf("", exercise.Event{Kind: exercise.JumpOrdered, To: -1}), "csv"), "csv")
	if i := slices.Index(rows[0], "to"); rows[1][i] != "-1" {
		t.Errorf("%q", rows[1][i])
	}
}

func TestATextThatIsTooLongForACellIsMarked(t *testing.T) {
	long := strings.Repeat("سالم", 10_000)
	rows := table(t, writtenAs(t, exportOf("", exercise.Event{Kind: exercise.NoteWritten, Words: long}), "xlsx"), "xlsx")
	if got := rows[1][slices.Index(rows[0], "words")]; !strings.HasSuffix(got, "…") || len([]rune(got)) > maxCell || len([]rune(got)) < maxCell-2 {
		t.Errorf("%d characters", len([]rune(got)))
	}
}

func TestNamesAreReplacedWhereTheyStand(t *testing.T) {
	p := NewPseudonyms([]byte("s"), []string{"Kim", "Kim Il", "Amal O'Hara", "أحمد علي", "J. R."})
	of := func(name string) string { return p.of[name] }
	for text, want := range map[string]string{
		"Kim":                    of("Kim"),
		"Ask Kim, Kim's, (Kim).": "Ask " + of("Kim") + ", " + of("Kim") + "'s, (" + of("Kim") + ").",
		"Kimchi, akim and KimX":  "Kimchi, akim and KimX",
		"Kim Il and Kim Ilse":    of("Kim Il") + " and " + of("Kim") + " Ilse",
		"by Amal O'Hara":         "by " + of("Amal O'Hara"),
		"قال أحمد علي وأحمد علي": "قال " + of("أحمد علي") + " و" + of("أحمد علي"),
		"لأحمد علي كتاب":         "ل" + of("أحمد علي") + " كتاب",
		"أحمد عليّ":              "أحمد عليّ",
		"J. R. came":             of("J. R.") + " came",
		"nothing here":           "nothing here",
		"":                       "",
	} {
		if got := p.Replace(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if of("Kim") == of("Kim Il") || !strings.HasPrefix(of("Kim"), "P-00") {
		t.Errorf("%v", p.of)
	}
}

// TestPseudonymsFollowFromTheSecret: the same with it, others with another.
func TestPseudonymsFollowFromTheSecret(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, "Person "+strconv.Itoa(i))
	}
	a, again := NewPseudonyms([]byte("one"), names), NewPseudonyms([]byte("one"), names)
	other := NewPseudonyms([]byte("two"), names)
	inOrder, differ := true, false
	for i, n := range names {
		if a.of[n] != again.of[n] {
			t.Errorf("%s has two pseudonyms", n)
		}
		inOrder = inOrder && i > 0 && a.of[names[i-1]] < a.of[n]
		differ = differ || a.of[n] != other.of[n]
	}
	if inOrder || !differ {
		t.Error("the pseudonyms follow from the names alone")
	}
}

// TestNoNameIsLeft fills every text of an event with a name and looks for it in
// whatever is written.
func TestNoNameIsLeft(t *testing.T) {
	var e exercise.Event
	fill(reflect.ValueOf(&e).Elem())
	e.Kind, e.V, e.By.Name = exercise.SeatTaken, 1, "Salem"
	identifiers := map[string]bool{"kind": true}
	var visit func(fields []field)
	visit = func(fields []field) {
		for _, f := range fields {
			if !written[f.Path] {
				identifiers[f.Path] = true
			}
			visit(f.fields)
		}
	}
	visit(tree)
	line := writtenAs(t, exportOf("s", e), "jsonl")
	var all map[string]any
	if err := json.Unmarshal(line, &all); err != nil {
		t.Fatal(err)
	}
	left := 0
	var find func(path string, v any)
	find = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				find(strings.TrimPrefix(path+"."+k, "."), x)
			}
		case []any:
			for _, x := range v {
				find(path, x)
			}
		case string:
			path = strings.TrimSuffix(path, ".en")
			if v == "Salem" && !identifiers[path] {
				t.Errorf("the name is left in %s", path)
			}
			if v == "Salem" {
				left++
			}
		}
	}
	find("", all)
	if left == 0 {
		t.Error("identifiers are gone, too") // the test would find nothing
	}
	for _, format := range Formats {
		x := exportOf("s", exercise.Event{Kind: exercise.SeatTaken, Seat: "a", Name: "Salem", By: exercise.Actor{Name: "Salem"}}, exercise.Event{Kind: exercise.NoteWritten, Words: "by Salem."})
		b := writtenAs(t, x, format)
		if format == "xlsx" {
			f, err := excelize.OpenReader(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			b = nil
			for _, sheet := range f.GetSheetList() {
				rows, _ := f.GetRows(sheet)
				for _, r := range rows {
					b = append(b, strings.Join(r, "\t")...)
				}
			}
		}
		if bytes.Contains(b, []byte("Salem")) || !bytes.Contains(b, []byte("P-001")) {
			t.Errorf("%s: %s", format, b)
		}
	}
}

// TestWhoIsToDoSomethingHasAPseudonym also where they never took a seat.
func TestWhoIsToDoSomethingHasAPseudonym(t *testing.T) {
	x := exportOf("s", exercise.Event{Kind: exercise.ActionWritten, Action: &exercise.Corrective{Owner: "Salem", Text: "Salem buys a pump."}})
	if b := writtenAs(t, x, "jsonl"); bytes.Contains(b, []byte("Salem")) || !bytes.Contains(b, []byte("P-001 buys a pump.")) {
		t.Errorf("%s", b)
	}
}

// TestReleasedLogsAreExported in every format.
func TestReleasedLogsAreExported(t *testing.T) {
	for _, a := range released(t) {
		x := &Export{Exercise: a.Manifest.Exercise, Events: a.Manifest.Events, Lang: lang.Ar, Secret: []byte("s"), Walk: a.Walk}
		for _, format := range Formats {
			b := writtenAs(t, x, format)
			n := bytes.Count(b, []byte("\n"))
			if format != "jsonl" {
				n = len(table(t, b, format)) - 1
			}
			if int64(n) != a.Manifest.Events {
				t.Errorf("%s %s: %d events of %d", x.Exercise, format, n, a.Manifest.Events)
			}
			if format != "xlsx" && bytes.Contains(b, []byte("سالم الحربي")) {
				t.Errorf("%s %s holds a name", x.Exercise, format)
			}
		}
	}
}
