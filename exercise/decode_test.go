package exercise_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	fast "github.com/go-json-experiment/json"

	"tamrin/exercise"
)

// FuzzDecodeOddly holds Decode to the library that knows all of JSON, whatever
// stands in a log; with one decoder for all of it, as a replay has.
func FuzzDecodeOddly(f *testing.F) {
	for _, line := range everyLine(f) {
		f.Add(line)
	}
	for _, line := range []string{
		`{"kind":"note_written","v":1,"at":1,"wall":2,"by":{"seat":"a","seat":"b"},"words":"x"}`, `{"kind":"x","v":1,"v":1}`,
		`{"v":1,"kind":"x"}`, `{"kind":"x","v":1,"at":01}`, `{"kind":"x","v":1,"at":-0}`, `{"kind":"x","v":1,"at":1e3}`, `{"kind":"x","v":1}}`,
		`{"kind":"x","v":1,"words":"\ud800"}`, "{\"kind\":\"x\",\"v\":1,\"words\":\"\xff\"}", `{"kind":"x","v":1,"words":"a\nb\u003c","number":3}`,
		`{"kind":"x","v":1,"by":{"bot":false}}`, `{"kind":"x","v":1,"by":{}}`, `{"kind":"x","v":1,"by":null,"mail":null}`, `{"kind":"x","v":1,"mail":{"to":["a]","b\""]},"number":1}`,
		`{"kind":"x","v":1,"mail":{"to":["a"}]},"number":1}`, `{"kind":"x","v":1,"number":99999999999}`, `{"kind":"x","v":1,"at":9223372036854775808}`, `{"kind":"x","v":1,"Kind":"y"}`, `{"kind":"x","v":2}`,
	} {
		f.Add(line)
	}
	var d exercise.Decoder
	f.Fuzz(func(t *testing.T, line string) {
		var want, got exercise.Event
		err := fast.Unmarshal([]byte(line), &want)
		told := d.Decode([]byte(line), &got)
		if (told == nil) != (err == nil && want.V == 1) {
			t.Fatalf("%s: %v; the library says %v", line, told, err)
		}
		if told == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nis read as\n%+v\nand by the library as\n%+v", line, got, want)
		}
	})
}

// TestWhatPeopleDoAllDayIsReadQuickly: the kinds of which a long log has most are
// read without the library, which takes several times as long.
func TestWhatPeopleDoAllDayIsReadQuickly(t *testing.T) {
	slow := map[string]bool{}
	for _, line := range everyLine(t) {
		if !exercise.ReadQuickly([]byte(line)) {
			var e exercise.Event
			if err := json.Unmarshal([]byte(line), &e); err != nil {
				t.Fatal(err)
			}
			slow[string(e.Kind)] = true
		}
	}
	for _, kind := range []exercise.Kind{exercise.Noted, exercise.TimeReached, exercise.InjectFired, exercise.ItemOpened, exercise.MessageSent, exercise.MessageRead,
		exercise.RequestMade, exercise.NoteWritten, exercise.Observed, exercise.ItemClaimed, exercise.ItemLetGo, exercise.TextEdited, exercise.RoomEntered, exercise.CommentMade} {
		if slow[string(kind)] {
			t.Errorf("%s is not read quickly", kind)
		}
	}
}

// everyLine is a log with every kind of event.
func everyLine(t testing.TB) []string {
	t.Helper()
	var lines []string
	for _, name := range []string{"every_kind.log", "every_table_kind.log"} {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(strings.TrimSpace(string(b)), "\n")...)
	}
	return lines
}

// FuzzDecode holds Decode to encoding/json, which writes logs: whatever that
// reads as an event and writes into a log, Decode reads as the same event.
func FuzzDecode(f *testing.F) {
	for _, line := range everyLine(f) {
		f.Add(line)
	}
	f.Add(`{"kind":"text_edited","v":1,"at":1,"wall":2,"by":{"seat":"paris"},"alliance":"pact","text":{"edits":[{"paragraph":"p1","language":"en","base":3,"splices":[{"at":2,"cut":1,"put":"ä"}]}]}}`)
	f.Add(`{"kind":"note_written","v":1,"words":"\ud800 \u0000 <b> \u2028","number":-1,"at":9223372036854775807}`)
	f.Add(`{"kind":"observed","v":1,"sight":{"files":[{"hash":"x","size":1}]},"options":null,"draft":{"title":{"":"x"}}}`)
	f.Fuzz(func(t *testing.T, line string) {
		var e exercise.Event
		if json.Unmarshal([]byte(line), &e) != nil {
			return
		}
		e.V = 1
		written := e.Encode()
		var want exercise.Event
		if err := json.Unmarshal(written, &want); err != nil {
			t.Fatal(err)
		}
		got, err := exercise.Decode(written)
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nis read as\n%+v\nand by encoding/json as\n%+v", written, got, want)
		}
	})
}
