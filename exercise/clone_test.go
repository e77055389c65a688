package exercise_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"tamrin/engine"
	"tamrin/exercise"
)

// shared lists what a State and its clone have in common, and why that is safe.
// A list is shared only clipped, so that each adds to an end of its own.
var shared = map[string]string{
	"State.Program":                              "never changes",
	"State.Seats[].Src":                          "the scenario's",
	"State.Deliveries[].Opened":                  "only grows",
	"State.Inbox[]":                              "only grows",
	"State.Opened":                               "only grows",
	"State.Closed":                               "only grows",
	"State.Written[].Title":                      "replaced as a whole",
	"State.Written[].Text":                       "replaced as a whole",
	"State.Written[].From":                       "replaced as a whole",
	"State.Messages[].Bodies":                    "never changes",
	"State.Messages[].Read":                      "only grows",
	"State.Observations[].Versions":              "only grows",
	"State.Requests[].Answers":                   "only grows",
	"State.Rooms[].Came":                         "only grows",
	"State.Rooms[].Course":                       "only grows",
	"State.Rooms[].Agreed[].Words":               "never changes",
	"State.Rooms[].Text.First":                   "never changes",
	"State.Rooms[].Text.Clauses[].Bodies[].past": "only grows; its older half is left where it is",
	"State.Rooms[].Proposals[].edit":             "never changes",
	"State.Statements[].Title":                   "never changes",
	"State.Statements[].Words":                   "never changes",
	"State.Statements[].To":                      "never changes",
	"State.Statements[].Alliance":                "never changes",
	"State.Statements[].Marks":                   "never changes",
	"State.Conferences[].Title":                  "never changes",
	"State.Questions":                            "only grows",
	"State.Ratings":                              "only grows",
	"State.Actions[].Versions":                   "only grows",
	"State.Strategies[].Versions":                "only grows",
	"State.Strategies[].Amendments[].Wordings":   "only grows",
	"State.Strategies[].Amendments[].Voices":     "only grows",
	"State.Strategies[].Amendments[].Withdrawn":  "never changes",
	"State.recent[].Event.Amendment":             "an event never changes",
	"State.Tested":                               "only grows",
	"State.recent[].Event.Action":                "an event never changes",
	"State.Survey.Forms[].Answers":               "never changes",
	"State.Touches":                              "only grows",
	"State.heard[]":                              "only grows",
	"State.mail[]":                               "only grows",
	"State.recent[].Event.Draft":                 "an event never changes",
	"State.recent[].Event.Options":               "an event never changes",
	"State.recent[].Event.Mail":                  "an event never changes",
	"State.recent[].Event.Origin":                "an event never changes",
	"State.recent[].Event.Sight":                 "an event never changes",
	"State.recent[].Event.Text":                  "an event never changes",
	"State.recent[].Event.Said":                  "an event never changes",
	"State.recent[].Event.Survey":                "an event never changes",
	"State.recent[].Event.Signal":                "an event never changes",
}

// TestCloneForgetsNothing fills every field of a State, clones it and compares:
// all must be equal, and nothing that may change be the same memory. Whoever adds
// a field and forgets Clone learns it here.
func TestCloneForgetsNothing(t *testing.T) {
	p := program(t)
	s := exercise.New(p)
	v := reflect.ValueOf(s).Elem()
	fill(v, 1)
	c := s.Clone()
	same := map[string]bool{}
	compare(t, "State", v, reflect.ValueOf(c).Elem(), same)
	for path := range shared {
		if !same[path] && path != "State.Seats[].Src" {
			t.Errorf("%s is not shared, or not there any more: strike it from the table", path)
		}
	}
}

// fill gives every field a value that is not zero, with room behind each list,
// as append leaves it. What is the program's is left alone.
func fill(v reflect.Value, n int64) {
	v = open(v)
	switch v.Kind() {
	case reflect.Pointer:
		if programs(v.Type()) {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n+int64(i))
		}
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), 2, 5)
		for i := range list.Len() {
			fill(list.Index(i), n+int64(i))
		}
		v.Set(list)
	case reflect.Map:
		m, key, value := reflect.MakeMap(v.Type()), reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, n)
		fill(value, n+1)
		m.SetMapIndex(key, value)
		v.Set(m)
	case reflect.String:
		v.SetString(fmt.Sprint("words ", n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64, reflect.Int32, reflect.Int8:
		v.SetInt(n%100 + 1)
	case reflect.Uint64, reflect.Uint8, reflect.Uint32:
		v.SetUint(uint64(n%100 + 1))
	default:
		panic("fill knows no " + v.Kind().String())
	}
}

// programs reports whether a pointer leads to what is compiled, or to a world,
// which is compared by its hash.
func programs(t reflect.Type) bool {
	return t == reflect.TypeFor[*engine.Program]() || t == reflect.TypeFor[*engine.World]() || strings.HasPrefix(t.Elem().PkgPath(), "tamrin/scenario")
}

// open makes a field that is not exported as plain as one that is.
func open(v reflect.Value) reflect.Value {
	if v.CanAddr() && !v.CanSet() {
		return reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem()
	}
	return v
}

func compare(t *testing.T, path string, a, b reflect.Value, same map[string]bool) {
	t.Helper()
	a, b = open(a), open(b)
	switch a.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		if a.IsNil() != b.IsNil() || a.Kind() != reflect.Pointer && a.Len() != b.Len() {
			t.Errorf("%s differs in the clone", path)
			return
		}
		if a.IsNil() {
			return
		}
		if a.Pointer() == b.Pointer() {
			same[path] = true
			if shared[path] == "" {
				t.Errorf("%s is the clone's, too: copy it in Clone, or say in the table above why it may be shared", path)
			} else if a.Kind() == reflect.Slice && strings.HasPrefix(shared[path], "only grows") && b.Cap() != b.Len() {
				t.Errorf("%s is shared with room behind it: clip it", path)
			}
			return
		}
	}
	compareIn(t, path, a, b, same)
}

// compareIn compares what is of its own in both.
func compareIn(t *testing.T, path string, a, b reflect.Value, same map[string]bool) {
	t.Helper()
	switch a.Kind() {
	case reflect.Pointer:
		if w, ok := a.Interface().(*engine.World); ok {
			if w.Hash() != b.Interface().(*engine.World).Hash() {
				t.Errorf("%s is another world in the clone", path)
			}
			return
		}
		compare(t, path, a.Elem(), b.Elem(), same)
	case reflect.Struct:
		for i := range a.NumField() {
			compare(t, path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i), same)
		}
	case reflect.Slice:
		for i := range a.Len() {
			compare(t, path+"[]", a.Index(i), b.Index(i), same)
		}
	case reflect.Map:
		if refers(a.Type().Elem()) {
			t.Errorf("%s holds what its clone would share: teach this test to look into it", path)
		}
		fallthrough
	default:
		if !reflect.DeepEqual(a.Interface(), b.Interface()) {
			t.Errorf("%s differs in the clone: %v, %v", path, a, b)
		}
	}
}

// refers reports whether values of a type lead to other memory that may change.
func refers(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return true
	case reflect.Struct:
		for i := range t.NumField() {
			if refers(t.Field(i).Type) {
				return true
			}
		}
	}
	return false
}
