package exercise

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf8"

	fast "github.com/go-json-experiment/json"
)

// cursor reads an event in the one form in which Encode writes it: the fields in
// their order, nothing between them. Whatever else is JSON it refuses, and
// the library that knows all of JSON reads it instead; what the cursor does read,
// that library reads alike.
type cursor struct {
	rest  []byte
	field int    // of Event: the last one read, from 1
	names *names // may be nil
}

// event reads all of an event. Where it returns false, e holds rubbish.
func (c *cursor) event(e *Event) bool {
	if !c.is('{') {
		return false
	}
	for {
		key, ok := c.plain()
		if !ok || !c.is(':') || !c.value(key, e) {
			return false
		}
		if !c.is(',') {
			return c.is('}') && len(c.rest) == 0
		}
	}
}

// value reads one field's value.
func (c *cursor) value(key []byte, e *Event) bool {
	switch string(key) {
	case "kind":
		return c.next(1) && c.name((*string)(&e.Kind))
	case "v":
		return c.next(2) && c.small(&e.V)
	case "at":
		return c.next(3) && c.number(&e.At)
	case "wall":
		return c.next(4) && c.number(&e.Wall)
	case "by":
		return c.next(5) && c.actor(&e.By)
	case "reason":
		return c.next(6) && c.text(&e.Reason)
	case "name":
		return c.next(7) && c.name(&e.Name)
	case "inject":
		return c.next(8) && c.name(&e.Inject)
	case "decision":
		return c.next(9) && c.name(&e.Decision)
	case "party":
		return c.next(10) && c.name(&e.Party)
	case "words":
		return c.next(11) && c.text(&e.Words)
	case "key":
		return c.next(12) && c.small(&e.Key)
	case "id":
		return c.next(13) && c.text(&e.ID)
	case "mail":
		return c.next(14) && part(c, &e.Mail)
	case "number":
		return c.next(15) && c.small(&e.Number)
	case "item":
		return c.next(16) && c.name(&e.Item)
	case "version":
		return c.next(17) && c.small(&e.Version)
	case "sight":
		return c.next(18) && part(c, &e.Sight)
	case "alliance":
		return c.next(19) && c.name(&e.Alliance)
	case "text":
		return c.next(20) && part(c, &e.Text)
	case "world":
		return c.next(21) && c.text(&e.World)
	}
	return false // of the kinds that are rare
}

// next takes the field of that number, once and in its place.
func (c *cursor) next(field int) bool {
	before := c.field
	c.field = field
	return before < field
}

// is takes a byte, if it is that one.
func (c *cursor) is(b byte) bool {
	if len(c.rest) == 0 || c.rest[0] != b {
		return false
	}
	c.rest = c.rest[1:]
	return true
}

func (c *cursor) actor(a *Actor) bool {
	if !c.is('{') {
		return false
	}
	for last := 0; ; {
		key, ok := c.plain()
		if !ok || !c.is(':') {
			return false
		}
		this := 0
		switch string(key) {
		case "seat":
			this, ok = 1, c.name(&a.Seat)
		case "name":
			this, ok = 2, c.name(&a.Name)
		case "bot":
			this, ok = 3, c.yes(&a.Bot)
		}
		if !ok || this <= last {
			return false
		}
		last = this
		if !c.is(',') {
			return c.is('}')
		}
	}
}

// yes reads true: false is left out.
func (c *cursor) yes(to *bool) bool {
	rest, ok := bytes.CutPrefix(c.rest, []byte("true"))
	c.rest, *to = rest, true
	return ok
}

func (c *cursor) small(to *int) bool {
	var n int64
	ok := c.number(&n)
	*to = int(n)
	return ok && n <= math.MaxInt32
}

// number reads a number of at most 18 digits without a sign.
func (c *cursor) number(to *int64) bool {
	n, i := int64(0), 0
	for ; i < len(c.rest) && c.rest[i] >= '0' && c.rest[i] <= '9'; i++ {
		if i == 18 {
			return false
		}
		n = n*10 + int64(c.rest[i]-'0')
	}
	if i == 0 || i > 1 && c.rest[0] == '0' {
		return false
	}
	*to, c.rest = n, c.rest[i:]
	return true
}

// plain reads a string in which nothing is escaped, and gives what stands between
// its quotes.
func (c *cursor) plain() ([]byte, bool) {
	if !c.is('"') {
		return nil, false
	}
	all := byte(0)
	for i, b := range c.rest {
		switch {
		case b == '"':
			s := c.rest[:i]
			c.rest = c.rest[i+1:]
			return s, all < utf8.RuneSelf || utf8.Valid(s)
		case b == '\\' || b < ' ':
			return nil, false
		}
		all |= b
	}
	return nil, false
}

// text reads a string that hardly comes again.
func (c *cursor) text(to *string) bool {
	from := c.rest
	if s, ok := c.plain(); ok {
		*to = string(s)
		return true
	}
	c.rest = from
	s, ok := c.span()
	return ok && s[0] == '"' && fast.Unmarshal(s, to) == nil
}

// names are strings of at most maxName bytes, each at the place that slot gives.
type names [512]string

const maxName = 64

// name reads a string that was often read before.
func (c *cursor) name(to *string) bool {
	from := c.rest
	s, ok := c.plain()
	if !ok || len(s) > maxName || c.names == nil {
		c.rest = from
		return c.text(to)
	}
	known := &c.names[slot(s)]
	if string(s) != *known {
		*known = string(s)
	}
	*to = *known
	return true
}

// slot spreads names over the places.
func slot(s []byte) uint64 {
	const odd = 0x9e3779b97f4a7c15
	h := uint64(len(s))
	for ; len(s) >= 8; s = s[8:] {
		h = (h ^ binary.LittleEndian.Uint64(s)) * odd
		h ^= h >> 32
	}
	for _, b := range s {
		h = (h ^ uint64(b)) * odd
	}
	return (h >> 32) % uint64(len(names{}))
}

// part reads an object that is a part of an event.
func part[T any](c *cursor, to **T) bool {
	s, ok := c.span()
	if !ok || s[0] != '{' {
		return false
	}
	*to = new(T)
	return fast.Unmarshal(s, *to) == nil
}

// span takes one string, object or list, as long as its brackets and quotes say;
// whether there is more wrong with it, whoever reads it finds out.
func (c *cursor) span() ([]byte, bool) {
	const deepest = 100
	depth, quoted := 0, false
	for i := 0; i < len(c.rest); i++ {
		switch b := c.rest[i]; {
		case quoted && b == '\\':
			i++
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			depth--
		}
		if depth <= 0 && !quoted {
			s := c.rest[:i+1]
			c.rest = c.rest[i+1:]
			return s, depth == 0
		}
		if depth > deepest {
			break
		}
	}
	return nil, false
}
