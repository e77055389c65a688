package scenario

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"tamrin/diag"
)

// known reads the types that have a form of their own; false for all others.
func (d *decoder) known(n *yaml.Node, to any) bool {
	switch v := to.(type) {
	case *string:
		*v = d.plain(n, stringWords)
	case *bool:
		d.truth(n, v)
	case *Truth:
		d.truth(n, &v.V)
		v.Set = n.Kind == yaml.ScalarNode && !isNull(n)
	case *int: // the version alone, which Load checks
		if n.Kind != yaml.ScalarNode {
			d.wrong(n, numberWords)
		}
		*v, _ = strconv.Atoi(n.Value)
	case *[]string:
		d.oneOrMore(n, func(c *yaml.Node) { *v = append(*v, d.plain(c, stringWords)) })
	case *Ref:
		d.ref(n, v)
	case *[]Ref:
		d.oneOrMore(n, func(c *yaml.Node) { *v = append(*v, Ref{}); d.ref(c, &(*v)[len(*v)-1]) })
	case *Expr:
		d.expr(n, v)
	case *Number:
		d.number(n, v)
	case *Scalar:
		v.At, v.Src = d.src.span(n), d.plain(n, scalarWords)
		v.Set = n.Kind == yaml.ScalarNode && !isNull(n)
	case *Decimal:
		d.decimal(n, v)
	case *Duration:
		d.duration(n, v)
	case *[]Duration:
		d.oneOrMore(n, func(c *yaml.Node) { *v = append(*v, Duration{}); d.duration(c, &(*v)[len(*v)-1]) })
	case *Instant:
		d.instant(n, v)
	default:
		return d.composed(n, to)
	}
	return true
}

// empty tells a key without the value that it must have. Lists, mappings and
// texts may be empty.
func (d *decoder) empty(n *yaml.Node, to any) bool {
	if !isNull(n) {
		return false
	}
	switch to.(type) {
	case *bool, *Truth, *Ref, *Expr, *Number, *Scalar, *Decimal, *Duration, *Instant, *Lean:
		d.add("S114", d.src.span(n))
		return true
	}
	return false
}

// plain returns the text of a scalar; an empty value has none.
func (d *decoder) plain(n *yaml.Node, want words) string {
	if n.Kind != yaml.ScalarNode {
		d.wrong(n, want)
		return ""
	}
	if isNull(n) {
		return ""
	}
	return n.Value
}

// oneOrMore calls do with the only value or with each value of a list.
func (d *decoder) oneOrMore(n *yaml.Node, do func(*yaml.Node)) {
	switch {
	case isNull(n):
	case n.Kind == yaml.SequenceNode:
		for _, c := range n.Content {
			if target, leave := d.enter(c); target != nil {
				do(target)
				leave()
			}
		}
	default:
		do(n)
	}
}

// truth reads true or false, and nothing else, so that a typing slip is told.
func (d *decoder) truth(n *yaml.Node, v *bool) {
	switch {
	case n.Kind != yaml.ScalarNode:
		d.wrong(n, truthWords)
	case isNull(n):
	case n.Value == "true" || n.Value == "false":
		*v = n.Value == "true"
	default:
		d.add("S115", d.src.span(n), clip(n.Value))
	}
}

func (d *decoder) ref(n *yaml.Node, v *Ref) {
	v.At = d.src.content(n)
	v.ID = d.plain(n, nameWords)
	if n.Kind == yaml.ScalarNode && v.ID == "" {
		d.add("S114", v.At)
	}
}

// expr reads a condition; where it begins inside its quotes or its block is
// its place.
func (d *decoder) expr(n *yaml.Node, v *Expr) {
	v.At = d.src.content(n)
	if n.Kind == yaml.MappingNode {
		d.add("S119", d.src.span(n)) // {…} begins a mapping: quotes are missing
		return
	}
	v.Src = strings.Trim(d.plain(n, exprWords), "\n")
	if n.Kind == yaml.ScalarNode && v.Src == "" && !isNull(n) {
		d.add("S114", v.At)
	}
}

func (d *decoder) number(n *yaml.Node, v *Number) {
	v.At = d.src.span(n)
	text := d.plain(n, numberWords)
	if n.Kind != yaml.ScalarNode || isNull(n) {
		return
	}
	whole, err := strconv.ParseInt(text, 10, 64)
	if err != nil || whole > MaxNumber || whole < -MaxNumber {
		d.add("S111", v.At, clip(text))
		return
	}
	v.V = whole
}

func (d *decoder) decimal(n *yaml.Node, v *Decimal) {
	at := d.src.span(n)
	text := d.plain(n, decimalWords)
	if n.Kind == yaml.ScalarNode && !isNull(n) {
		parsed, err := ParseDecimal(text)
		d.mark("S110", at, err)
		*v = parsed
	}
	v.At = at
}

func (d *decoder) duration(n *yaml.Node, v *Duration) {
	v.At = d.src.span(n)
	text := d.plain(n, durationWords)
	if n.Kind != yaml.ScalarNode || isNull(n) {
		return
	}
	ms, err := ParseDuration(text)
	switch {
	case d.mark("S108", v.At, err):
	case ms < 0:
		d.add("S217", v.At)
	default:
		v.MS, v.Set = ms, true
	}
}

func (d *decoder) instant(n *yaml.Node, v *Instant) {
	at := d.src.span(n)
	text := d.plain(n, instantWords)
	if n.Kind == yaml.ScalarNode && !isNull(n) {
		parsed, err := ParseInstant(text)
		d.mark("S109", at, err)
		*v = parsed
	}
	v.At = at
}

// mark tells err, if there is one, and reports whether there was.
func (d *decoder) mark(code diag.Code, at Span, err error) bool {
	if err == nil {
		return false
	}
	d.malformed(code, at, err)
	return true
}
