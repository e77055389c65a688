package simtest

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element is a part of a page that has an identifier, with what is in it.
type element struct {
	id    string
	parts []any // string and *element, in order
}

// unwatched are parts of which a browser holds a window and asks for the rest,
// and of which the stream sends what it may hold.
var unwatched = []string{"msel"}

// words writes what a reader has before them: the text, and where each element
// with an identifier begins and ends.
func (e *element) words(b *strings.Builder) {
	if slices.Contains(unwatched, e.id) {
		return
	}
	b.WriteString("<" + e.id)
	for _, p := range e.parts {
		switch p := p.(type) {
		case string:
			b.WriteString(" " + p)
		case *element:
			p.words(b)
		}
	}
	b.WriteString(">")
}

func (e *element) String() string {
	var b strings.Builder
	e.words(&b)
	return b.String()
}

// find returns the element of that identifier, where in what it stands.
func (e *element) find(id string) (in *element, at int) {
	for i, p := range e.parts {
		if p, ok := p.(*element); ok {
			if p.id == id {
				return e, i
			}
			if in, at := p.find(id); in != nil {
				return in, at
			}
		}
	}
	return nil, 0
}

// swap does what one partial of a stream asks for. What it is to change may not
// be there: a page need not show all that its stream brings.
func (e *element) swap(target, how string, content []any) {
	in, at := e.find(target)
	if in == nil {
		return
	}
	switch self := in.parts[at].(*element); how {
	case "outerMorph":
		in.parts = slices.Replace(in.parts, at, at+1, content...)
	case "delete":
		in.parts = slices.Delete(in.parts, at, at+1)
	case "afterend":
		in.parts = slices.Insert(in.parts, at+1, content...)
	case "afterbegin":
		self.parts = slices.Insert(self.parts, 0, content...)
	}
}

// open is an element that is being read, and where what is in it goes.
type open struct {
	tag         string
	to          *element
	target, how string // of a partial
}

var void = map[atom.Atom]bool{atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true,
	atom.Img: true, atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true}

// read reads a page, or the partials of a stream, as this server writes them:
// every element is closed. live is the address of the page's stream.
func read(b []byte, partial func(target, how string, content []any)) (screen *element, live string) {
	screen = &element{}
	stack := []open{{to: screen}}
	for z := html.NewTokenizer(bytes.NewReader(b)); ; {
		top := stack[len(stack)-1]
		switch z.Next() {
		case html.ErrorToken:
			return screen, live
		case html.TextToken:
			if s := strings.Join(strings.Fields(string(z.Text())), " "); s != "" && top.tag != "style" && top.tag != "script" {
				top.to.parts = append(top.to.parts, s)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			o := open{tag: t.Data, to: top.to}
			for _, a := range t.Attr {
				switch a.Key {
				case "id":
					o.to = &element{id: a.Val}
					top.to.parts = append(top.to.parts, o.to)
				case "hx-target":
					o.target = strings.TrimSuffix(strings.TrimPrefix(a.Val, "[id='"), "']")
				case "hx-swap":
					o.how = a.Val
				case "hx-sse:connect":
					live = a.Val
				}
			}
			if t.Data == "hx-partial" {
				o.to = &element{}
			}
			if !void[t.DataAtom] && t.Type != html.SelfClosingTagToken {
				stack = append(stack, o)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			i := len(stack) - 1
			for i > 0 && stack[i].tag != string(name) {
				i--
			}
			if i == 0 {
				continue
			}
			if o := stack[i]; o.tag == "hx-partial" && partial != nil {
				partial(o.target, o.how, o.to.parts)
			}
			stack = stack[:i]
		}
	}
}
