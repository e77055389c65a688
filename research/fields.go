package research

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"tamrin/exercise"
)

// field is a field of an event, or of what an event holds.
type field struct {
	Path   string // as JSON names it, what holds it before a dot: mail.subject
	index  int    // in the struct that holds it
	fields []field
}

// tree is every field of an event.
var tree = fieldsOf(reflect.TypeFor[exercise.Event](), "")

func fieldsOf(t reflect.Type, above string) (list []field) {
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		f := field{Path: above + name, index: i}
		if name == "" {
			panic("research: a field of an event has no name: " + above + t.Field(i).Name)
		}
		inner := t.Field(i).Type
		for inner.Kind() == reflect.Pointer || inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			f.fields = fieldsOf(inner, f.Path+".")
		}
		list = append(list, f)
	}
	return list
}

// words calls do with every text in a value that people have written.
func words(v reflect.Value, fields []field, do func(string) string) {
	for _, f := range fields {
		at := v.Field(f.index)
		if f.fields != nil {
			within(at, f.fields, do)
			continue
		}
		if !written[f.Path] || at.IsZero() {
			continue
		}
		switch at.Kind() {
		case reflect.String:
			at.SetString(do(at.String()))
		case reflect.Map:
			for _, k := range at.MapKeys() {
				at.SetMapIndex(k, reflect.ValueOf(do(at.MapIndex(k).String())))
			}
		case reflect.Slice:
			for i := range at.Len() {
				at.Index(i).SetString(do(at.Index(i).String()))
			}
		}
	}
}

// within looks into a pointer, a list or a struct.
func within(v reflect.Value, fields []field, do func(string) string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			within(v.Elem(), fields, do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			within(v.Index(i), fields, do)
		}
	case reflect.Struct:
		words(v, fields, do)
	}
}

// column is one of a table: a field that holds one value, or a list.
type column struct {
	path string
	at   []int // the way to it, from field to field
}

// columns are those of a table of events, behind the event's number.
var columns = columnsOf(reflect.TypeFor[exercise.Event](), tree, nil)

func columnsOf(t reflect.Type, fields []field, above []int) (list []column) {
	for _, f := range fields {
		at := append(above[:len(above):len(above)], f.index)
		inner := t.Field(f.index).Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			list = append(list, columnsOf(inner, f.fields, at)...)
			continue
		}
		list = append(list, column{f.Path, at})
	}
	return list
}

// value is what an event has in a column: a string, an int64, true, or nil for
// nothing. Lists of names are joined by semicolons; all else that is not one
// value is JSON.
func (c *column) value(e *exercise.Event) any {
	v := reflect.ValueOf(e).Elem()
	for _, i := range c.at {
		if v.Kind() == reflect.Pointer {
			if v.IsNil() {
				return nil
			}
			v = v.Elem()
		}
		v = v.Field(i)
	}
	always := c.path == "at" || c.path == "wall"
	if v.IsZero() && !always {
		return nil
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Int, reflect.Int64:
		return v.Int()
	case reflect.Bool:
		return true
	}
	if list, ok := v.Interface().([]string); ok {
		return strings.Join(list, "; ")
	}
	b, err := json.Marshal(v.Interface())
	if err != nil {
		panic("research: " + err.Error()) // no field of an Event can fail
	}
	return string(b)
}

// text is a value as text.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}
