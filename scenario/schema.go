package scenario

import (
	"encoding/json"

	"tamrin/lang"
)

// SchemaID names the schema of version 1 of the language.
const SchemaID = "urn:tamrin:scenario:1"

// Schema describes the language to editors: a JSON Schema (draft 2020-12) of
// scenario.yaml and of the files that it includes, with the help for each key
// in the language given. It knows the shape of every value but no reference
// between them, which are for Load to hold.
func Schema(tag lang.Tag) []byte {
	w := &schemaWriter{tag: tag, records: map[string]*jsonSchema{}}
	root := w.record(documentShape)
	root.Schema, root.ID = "https://json-schema.org/draft/2020-12/schema", SchemaID
	root.Title = lang.Words{"Tamrin scenario", "سيناريو تمرين"}.In(tag)
	root.Defs = w.records
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic("scenario: the schema cannot be written: " + err.Error()) // plain strings and maps
	}
	return append(out, '\n')
}

// jsonSchema is the part of JSON Schema that the language needs.
type jsonSchema struct {
	Schema        string                 `json:"$schema,omitempty"`
	ID            string                 `json:"$id,omitempty"`
	Ref           string                 `json:"$ref,omitempty"`
	Title         string                 `json:"title,omitempty"`
	Description   string                 `json:"description,omitempty"`
	Type          []string               `json:"type,omitempty"`
	Const         any                    `json:"const,omitempty"`
	Enum          []string               `json:"enum,omitempty"`
	Pattern       string                 `json:"pattern,omitempty"`
	AnyOf         []*jsonSchema          `json:"anyOf,omitempty"`
	Items         *jsonSchema            `json:"items,omitempty"`
	Properties    map[string]*jsonSchema `json:"properties,omitempty"`
	PropertyNames *jsonSchema            `json:"propertyNames,omitempty"`
	Additional    any                    `json:"additionalProperties,omitempty"`
	Defs          map[string]*jsonSchema `json:"$defs,omitempty"`
}

// The forms of words in the document.
const (
	identifierPattern = `^[a-z][a-z0-9_]{0,63}$`
	languagePattern   = `^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`
	durationPattern   = `^(0|(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?)$`
	instantPattern    = `^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)$`
)

type schemaWriter struct {
	tag     lang.Tag
	records map[string]*jsonSchema // by name of the struct
}

// record describes the keys of a struct; no others are allowed.
func (w *schemaWriter) record(s *shape) *jsonSchema {
	out := &jsonSchema{Type: []string{"object"}, Additional: false, Properties: map[string]*jsonSchema{}}
	for _, p := range s.fields {
		value := w.value(p.shape)
		if len(p.choices) > 0 {
			value = &jsonSchema{Enum: ids(p.choices)}
		}
		described := *value // a $ref may be shared
		described.Description = p.says.In(w.tag)
		out.Properties[p.key] = &described
	}
	return out
}

// value describes what a shape can hold.
func (w *schemaWriter) value(s *shape) *jsonSchema {
	switch s.form {
	case formList:
		return w.list(s)
	case formNamed:
		return &jsonSchema{Type: []string{"object", "null"}, PropertyNames: &jsonSchema{Pattern: identifierPattern}, Additional: w.value(s.elem)}
	case formRecord:
		return w.reference(s)
	case formText:
		return textSchema()
	case formSets, formExtra:
		return &jsonSchema{Type: []string{"object", "null"}, Additional: scalarSchema()}
	case formPostures:
		return &jsonSchema{Type: []string{"object", "null"}, Additional: &jsonSchema{Enum: ids(Postures)}}
	case formExpect, formProposals:
		return &jsonSchema{Type: []string{"object", "null"}, Additional: textSchema()}
	case formLean:
		return &jsonSchema{AnyOf: []*jsonSchema{scalarSchema(), {Type: []string{"object"}, Additional: scalarSchema()}}}
	}
	return leafSchema(s.form)
}

// list describes items in brackets, and one without them where that is read.
func (w *schemaWriter) list(s *shape) *jsonSchema {
	items := &jsonSchema{Type: []string{"array", "null"}, Items: w.value(s.elem)}
	if !s.one {
		return items
	}
	return &jsonSchema{AnyOf: []*jsonSchema{w.value(s.elem), items}}
}

// reference describes a struct once and refers to it. Tasks and attachments
// may be written as their title or path alone.
func (w *schemaWriter) reference(s *shape) *jsonSchema {
	if w.records[s.name] == nil {
		w.records[s.name] = &jsonSchema{} // holds the place
		w.records[s.name] = w.record(s)
	}
	out := &jsonSchema{Ref: "#/$defs/" + s.name}
	switch s.name {
	case "Task":
		return &jsonSchema{AnyOf: []*jsonSchema{textSchema(), out}}
	case "Attachment":
		return &jsonSchema{AnyOf: []*jsonSchema{leafSchema(formWord), out}}
	}
	return &jsonSchema{AnyOf: []*jsonSchema{out, {Type: []string{"null"}}}}
}

func textSchema() *jsonSchema {
	words := []string{"string", "number", "boolean"}
	return &jsonSchema{
		Type:          append(words, "object"),
		PropertyNames: &jsonSchema{Pattern: languagePattern},
		Additional:    &jsonSchema{Type: words},
	}
}

func scalarSchema() *jsonSchema { return &jsonSchema{Type: []string{"string", "number", "boolean"}} }

func leafSchema(f form) *jsonSchema {
	switch f {
	case formDuration:
		return &jsonSchema{AnyOf: []*jsonSchema{{Type: []string{"string"}, Pattern: durationPattern}, {Const: 0}}}
	case formInstant:
		return &jsonSchema{Type: []string{"string"}, Pattern: instantPattern}
	case formDecimal:
		return &jsonSchema{Type: []string{"number"}}
	case formNumber:
		return &jsonSchema{Type: []string{"integer"}}
	case formBool:
		return &jsonSchema{Type: []string{"boolean"}}
	}
	return scalarSchema()
}
