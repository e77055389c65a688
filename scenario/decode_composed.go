package scenario

import (
	"reflect"

	"go.yaml.in/yaml/v4"
)

// composed reads the types that have several forms of writing; false for those
// that have just one.
func (d *decoder) composed(n *yaml.Node, to any) bool {
	switch v := to.(type) {
	case *Text:
		d.text(n, v)
	case *Lean:
		d.lean(n, v, true)
	case *[]Assign:
		d.pairs(n, setsWords, func(key, value *yaml.Node) {
			a := Assign{Var: Ref{key.Value, d.src.span(key)}}
			d.value(value, reflect.ValueOf(&a.Value).Elem())
			*v = append(*v, a)
		})
	case *[]Expect:
		d.pairs(n, expectWords, func(key, value *yaml.Node) {
			e := Expect{Cell: Ref{key.Value, d.src.span(key)}}
			d.value(value, reflect.ValueOf(&e.Text).Elem())
			*v = append(*v, e)
		})
	case *[]Proposal:
		d.pairs(n, proposalsWords, func(key, value *yaml.Node) {
			p := Proposal{Party: Ref{key.Value, d.src.span(key)}}
			d.value(value, reflect.ValueOf(&p.Text).Elem())
			*v = append(*v, p)
		})
	case *[]Posture:
		d.pairs(n, posturesWords, func(key, value *yaml.Node) {
			p := Posture{Commitment: Ref{key.Value, d.src.span(key)}}
			d.value(value, reflect.ValueOf(&p.Value).Elem())
			d.each(value, oneOf(Postures))
			*v = append(*v, p)
		})
	case *[]Extra:
		d.pairs(n, extraWords, func(key, value *yaml.Node) {
			*v = append(*v, Extra{key.Value, d.plain(value, stringWords)})
		})
	case *Target:
		d.text(n, &v.Text)
	case *Task:
		return d.task(n, v)
	case *Attachment:
		if n.Kind != yaml.ScalarNode || isNull(n) {
			return false
		}
		v.File, v.Pos = n.Value, d.src.span(n)
	default:
		return false
	}
	return true
}

// text reads words: a plain string in the first language, or a mapping of
// languages to strings.
func (d *decoder) text(n *yaml.Node, v *Text) {
	if isNull(n) {
		return
	}
	v.At = d.src.span(n)
	switch n.Kind {
	case yaml.ScalarNode:
		v.In = map[string]string{d.languages[0]: n.Value}
	case yaml.MappingNode:
		v.In = make(map[string]string, len(n.Content)/2)
		d.pairs(n, textWords, func(key, value *yaml.Node) { d.translation(v, key, value) })
	default:
		d.wrong(n, textWords)
	}
	d.untranslated(v)
}

// translation reads the words of a text in one language.
func (d *decoder) translation(v *Text, key, value *yaml.Node) {
	value, leave := d.enter(value)
	if value == nil {
		return
	}
	defer leave()
	d.declared(key)
	if words := d.plain(value, stringWords); words != "" {
		v.In[key.Value] = words
	}
}

// task reads a task from its title alone or from its fields.
func (d *decoder) task(n *yaml.Node, v *Task) bool {
	if n.Kind == yaml.MappingNode {
		for i := 0; i < len(n.Content); i += 2 {
			if k := n.Content[i].Value; k == "title" || k == "target" {
				return false // its fields are read as those of any other struct
			}
		}
	}
	d.text(n, &v.Title)
	return true
}

// lean reads a number, an expression, or, where several parties decide, the
// leaning of each.
func (d *decoder) lean(n *yaml.Node, v *Lean, several bool) {
	switch {
	case isNull(n):
	case n.Kind == yaml.MappingNode && several:
		d.pairs(n, leanWords, func(key, value *yaml.Node) {
			value, leave := d.enter(value)
			if value == nil {
				return
			}
			defer leave()
			p := PartyLean{Party: Ref{key.Value, d.src.span(key)}}
			d.lean(value, &p.Lean, false)
			v.ByParty = append(v.ByParty, p)
		})
	case n.Kind != yaml.ScalarNode:
		d.wrong(n, leanWords)
	default:
		d.leanScalar(n, v)
	}
}

// leanScalar takes for an expression what is not written as a number.
func (d *decoder) leanScalar(n *yaml.Node, v *Lean) {
	weight, err := ParseDecimal(n.Value)
	if err == nil {
		v.Weight = weight
		v.Weight.At = d.src.span(n)
		return
	}
	if n.Tag == "!!int" || n.Tag == "!!float" {
		d.malformed("S110", d.src.span(n), err)
		return
	}
	d.expr(n, &v.Expr)
}
