package scenario

import (
	"reflect"

	"tamrin/lang"
)

// form is how a value is written in the document.
type form uint8

const (
	formWord      form = iota // a name, reference, path or other plain string
	formText                  // words, or words by language
	formExpr                  // CEL
	formDuration              // 1h30m
	formInstant               // 2026-03-01T09:00:00Z
	formDecimal               // 0.25
	formNumber                // a whole number
	formScalar                // number, word, true or false
	formBool                  // true or false
	formLean                  // number or CEL, or one for each party
	formSets                  // values by name of a variable
	formExpect                // texts by name of a cell
	formProposals             // texts by name of a party
	formPostures              // postures by name of a commitment
	formExtra                 // words by name of a column
	formList                  // items in brackets
	formNamed                 // things under names of their own
	formRecord                // the keys of a struct
)

// shape is the form of a value and of what is in it: the one description from
// which the canonical form, the schema for editors and the reference are made.
type shape struct {
	form   form
	name   string     // formRecord: the struct's name
	fields []property // formRecord: in canonical order
	elem   *shape     // formList, formNamed
	one    bool       // formList: one item may be written without brackets
}

// property is one key of a record.
type property struct {
	key     string
	shape   *shape
	choices []Choice // the only words allowed, where they are few
	says    lang.Words
}

// documentShape is the shape of a whole document.
var documentShape = shapeOf(reflect.TypeFor[Scenario]())

// leaves are the types written in a form of their own.
var leaves = map[reflect.Type]form{
	reflect.TypeFor[Text]():       formText,
	reflect.TypeFor[Target]():     formText,
	reflect.TypeFor[Expr]():       formExpr,
	reflect.TypeFor[Duration]():   formDuration,
	reflect.TypeFor[Instant]():    formInstant,
	reflect.TypeFor[Decimal]():    formDecimal,
	reflect.TypeFor[Number]():     formNumber,
	reflect.TypeFor[Scalar]():     formScalar,
	reflect.TypeFor[Ref]():        formWord,
	reflect.TypeFor[Lean]():       formLean,
	reflect.TypeFor[string]():     formWord,
	reflect.TypeFor[bool]():       formBool,
	reflect.TypeFor[Truth]():      formBool,
	reflect.TypeFor[int]():        formNumber,
	reflect.TypeFor[[]Assign]():   formSets,
	reflect.TypeFor[[]Expect]():   formExpect,
	reflect.TypeFor[[]Extra]():    formExtra,
	reflect.TypeFor[[]Proposal](): formProposals,
	reflect.TypeFor[[]Posture]():  formPostures,
}

// oneOrMore are the types of which one may stand for a list of them.
var oneOrMore = map[reflect.Type]bool{
	reflect.TypeFor[Ref](): true, reflect.TypeFor[string](): true, reflect.TypeFor[Duration](): true,
}

// shapeOf derives the shape of a type of the model.
func shapeOf(t reflect.Type) *shape {
	if f, ok := leaves[t]; ok {
		return &shape{form: f}
	}
	if t.Kind() != reflect.Slice {
		return recordShape(t)
	}
	f := formList
	if isNamed(t.Elem()) {
		f = formNamed
	}
	return &shape{form: f, elem: shapeOf(t.Elem()), one: oneOrMore[t.Elem()]}
}

func recordShape(t reflect.Type) *shape {
	s := &shape{form: formRecord, name: t.Name()}
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("yaml")
		if key == "" || key == "-" {
			continue
		}
		s.fields = append(s.fields, property{
			key: key, shape: shapeOf(f.Type), choices: ChoicesOf(t, key), says: fieldWords[t.Name()+"."+key]})
	}
	return s
}

// field returns the record's key of that name and where it stands.
func (s *shape) field(key string) (p property, order int, ok bool) {
	for i, p := range s.fields {
		if p.key == key {
			return p, i, true
		}
	}
	return property{}, 0, false
}
