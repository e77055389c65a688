package scenario

import (
	"reflect"

	"go.yaml.in/yaml/v4"

	"tamrin/diag"
	"tamrin/lang"
)

// decoder fills the model from the YAML nodes of one file and tells every
// problem of shape that it meets on its way.
type decoder struct {
	*report
	src       *source
	languages []string // declared; the first is that of plain texts
	plans     map[reflect.Type]*plan
	inside    map[*yaml.Node]bool // values with anchors that are being read
	through   int                 // aliases followed on the way here
	expanded  *int                // values reached through aliases
	damaged   map[Span]bool       // things with a problem inside, by their place
}

// plan is how the mapping of a struct is read.
type plan struct {
	keys   []string
	fields map[string]slot
	pos    []int // of the Pos field, nil where there is none
}

type slot struct {
	index int
	check func(d *decoder, n *yaml.Node, text string) // of a scalar's text; may be nil
}

// planOf returns the plan of a struct type, from its yaml tags.
func (d *decoder) planOf(t reflect.Type) *plan {
	if p := d.plans[t]; p != nil {
		return p
	}
	p := &plan{fields: map[string]slot{}}
	for i := range t.NumField() {
		f := t.Field(i)
		switch key := f.Tag.Get("yaml"); {
		case f.Name == "Pos":
			p.pos = f.Index
		case key != "" && key != "-":
			p.keys = append(p.keys, key)
			p.fields[key] = slot{i, checkOf(t, key)}
		}
	}
	d.plans[t] = p
	return p
}

// value reads n into v, whatever v is.
func (d *decoder) value(n *yaml.Node, v reflect.Value) {
	n, leave := d.enter(n)
	if n == nil {
		return
	}
	defer leave()
	if d.empty(n, v.Addr().Interface()) || d.known(n, v.Addr().Interface()) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v)
	case reflect.Slice:
		d.list(n, v)
	default:
		panic("scenario: the model holds a type that the reader does not know: " + v.Type().String())
	}
}

// enter follows an alias. It returns nil where following it would never end.
func (d *decoder) enter(n *yaml.Node) (target *yaml.Node, leave func()) {
	if d.through > 0 {
		if *d.expanded++; *d.expanded == maxExpanded {
			d.add("S014", d.src.span(n), maxExpanded)
		}
	}
	switch {
	case *d.expanded >= maxExpanded || n.Kind == 0:
		return nil, nil
	case n.Kind != yaml.AliasNode && n.Anchor == "":
		return n, func() {}
	case n.Kind != yaml.AliasNode:
		d.inside[n] = true
		return n, func() { delete(d.inside, n) }
	case d.inside[n.Alias]:
		d.add("S015", d.src.span(n), n.Value)
		return nil, nil
	}
	target = n.Alias
	d.inside[target] = true
	d.through++
	return target, func() { delete(d.inside, target); d.through-- }
}

// structure reads a mapping into a struct, key by key.
func (d *decoder) structure(n *yaml.Node, v reflect.Value) {
	p := d.planOf(v.Type())
	if p.pos != nil {
		v.FieldByIndex(p.pos).Set(reflect.ValueOf(d.src.span(n)))
	}
	d.pairs(n, mappingWords, func(key, value *yaml.Node) {
		f, ok := p.fields[key.Value]
		if !ok {
			d.guess("S101", d.src.span(key), key.Value, p.keys, clip(key.Value))
			return
		}
		d.value(value, v.Field(f.index))
		if f.check != nil {
			d.each(value, f.check)
		}
	})
}

// each calls check with every plain value of n, which is one or a list.
func (d *decoder) each(n *yaml.Node, check func(d *decoder, n *yaml.Node, text string)) {
	n, leave := d.enter(n)
	if n == nil {
		return
	}
	defer leave()
	switch {
	case n.Kind == yaml.ScalarNode && !isNull(n):
		check(d, n, n.Value)
	case n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode && !isNull(c) {
				check(d, c, c.Value)
			}
		}
	}
}

// pairs calls do with each key and value of a mapping, once for each key. An
// empty value counts as an empty mapping.
func (d *decoder) pairs(n *yaml.Node, want lang.Words, do func(key, value *yaml.Node)) {
	if isNull(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		d.wrong(n, want)
		return
	}
	seen := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		if d.full() {
			d.more = true
			return
		}
		key := n.Content[i]
		switch first := seen[key.Value]; {
		case key.Tag == "!!merge":
			d.add("S016", d.src.span(key))
		case key.Kind != yaml.ScalarNode:
			d.add("S117", d.src.span(key))
		case first != nil:
			d.add("S103", d.src.span(key), clip(key.Value)).
				WithRelated(d.src.span(first), lang.Words{"it was written here first", "كُتب هنا أولًا"})
		default:
			seen[key.Value] = key
			do(key, n.Content[i+1])
		}
	}
}

// list reads a slice: of named things from a mapping, of others from a sequence.
func (d *decoder) list(n *yaml.Node, v reflect.Value) {
	if isNamed(v.Type().Elem()) {
		d.named(n, v)
		return
	}
	if isNull(n) {
		return
	}
	if n.Kind != yaml.SequenceNode {
		d.wrong(n, listWords)
		return
	}
	v.Grow(len(n.Content))
	for _, c := range n.Content {
		e := reflect.New(v.Type().Elem()).Elem()
		if r, ok := e.Addr().Interface().(*Rule); ok {
			r.At = d.src.span(c)
		}
		d.body(c, e, d.src.span(c))
		v.Set(reflect.Append(v, e))
	}
}

// isNamed reports whether things of the type are written under their names.
func isNamed(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.NumField() > 0 && t.Field(0).Type == reflect.TypeFor[Item]() && t != reflect.TypeFor[Rule]()
}

// named reads a mapping of identifiers to bodies.
func (d *decoder) named(n *yaml.Node, v reflect.Value) {
	have := map[string]Span{}
	for i := range v.Len() { // from files read before
		item := v.Index(i).Field(0).Interface().(Item)
		have[item.ID] = item.At
	}
	v.Grow(len(n.Content) / 2)
	d.pairs(n, namedWords, func(key, value *yaml.Node) {
		at := d.src.span(key)
		if first, twice := have[key.Value]; twice {
			d.add("S036", at, clip(key.Value)).WithRelated(first, lang.Words{"it was written here first", "كُتب هنا أولًا"})
			return
		}
		d.identifier(key.Value, at)
		e := reflect.New(v.Type().Elem()).Elem()
		e.Field(0).Set(reflect.ValueOf(Item{ID: key.Value, At: at}))
		d.body(value, e, at)
		v.Set(reflect.Append(v, e))
	})
}

// body reads the thing whose place is at and remembers if it has a problem.
func (d *decoder) body(n *yaml.Node, v reflect.Value, at Span) {
	before := d.kept[diag.Error]
	d.value(n, v)
	if d.kept[diag.Error] > before {
		d.damaged[at] = true
	}
}

// identifier tells a name that cannot be one.
func (d *decoder) identifier(id string, at Span) {
	switch {
	case !IsIdentifier(id):
		p := d.add("S106", at, clip(id))
		if better := Identifier(id); better != "" && !Reserved(better) {
			p.WithHint(lang.Words{"write %s", "اكتب %s"}.Format(better))
		}
	case Reserved(id):
		p := d.add("S107", at, id)
		p.WithHint(lang.Words{"write %s_", "اكتب %s_"}.Format(id))
	}
}

// wrong tells a value of the wrong kind.
func (d *decoder) wrong(n *yaml.Node, want lang.Words) {
	d.add("S102", d.src.span(n), want, kindWords(n))
}

// malformed tells a value of the right kind that cannot be read.
func (d *decoder) malformed(code diag.Code, at Span, err error) {
	d.add(code, at, err.(*Malformed).Why)
}
