package exercise_test

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"tamrin/exercise"
)

// FuzzDecode holds Decode to encoding/json, which writes logs: whatever that
// reads as an event and writes into a log, Decode reads as the same event.
func FuzzDecode(f *testing.F) {
	b, err := os.ReadFile("testdata/every_kind.log")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
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
