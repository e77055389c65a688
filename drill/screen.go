package drill

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element is a part of a page that has an identifier, and so may be swapped.
// Of the rest of the page only what the drill looks for is kept.
type element struct {
	id    string
	words []Word
	tasks []task
	parts []*element
}

// task is what a page asks of its reader: to tell that something was opened.
type task struct {
	act string // the form's address: ack or read
	key int
}

// each calls do for the element and all that is in it.
func (e *element) each(do func(*element)) {
	do(e)
	for _, p := range e.parts {
		p.each(do)
	}
}

// count tells how often each word stands there.
func (e *element) count() map[Word]int {
	n := map[Word]int{}
	e.each(func(p *element) {
		for _, w := range p.words {
			n[w]++
		}
	})
	return n
}

// tasks lists what is left to open.
func (e *element) left() (list []task) {
	e.each(func(p *element) { list = append(list, p.tasks...) })
	return list
}

// find returns the element of that identifier with the one that it is in.
func (e *element) find(id string) (in *element, at int) {
	for i, p := range e.parts {
		if p.id == id {
			return e, i
		}
		if in, at := p.find(id); in != nil {
			return in, at
		}
	}
	return nil, 0
}

// swap does what one partial of a stream asks for, as htmx does.
func (e *element) swap(target, how string, content []*element) {
	in, at := e.find(target)
	if in == nil {
		return // htmx, too, lets it be
	}
	switch how {
	case "outerMorph":
		in.parts = slices.Replace(in.parts, at, at+1, content...)
	case "delete":
		in.parts = slices.Delete(in.parts, at, at+1)
	case "beforebegin":
		in.parts = slices.Insert(in.parts, at, content...)
	case "afterend":
		in.parts = slices.Insert(in.parts, at+1, content...)
	case "afterbegin":
		in.parts[at].parts = slices.Insert(in.parts[at].parts, 0, content...)
	case "beforeend":
		in.parts[at].parts = append(in.parts[at].parts, content...)
	}
}

// page is what else is read from a page when it is loaded.
type page struct {
	screen *element
	live   string   // address of the stream
	own    string   // the cell that is the reader's own
	cells  []string // that one may write to, beside it
	form   map[string]string
	action string // of the form with an invitation
}

// ownWords mark the reader's own cell among those that may be written to.
var ownWords = []string{"within the cell", "داخل الخلية"}

// read reads a page, or the partials of a stream.
func read(b []byte, partial func(target, how string, content []*element)) *page {
	r := &reader{page: page{screen: &element{}, form: map[string]string{}}, partial: partial}
	r.open = []frame{{to: r.page.screen}}
	for z := html.NewTokenizer(bytes.NewReader(b)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return &r.page
		case html.TextToken:
			r.text(z.Raw())
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(z.Token())
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(string(name))
		}
	}
}

// reader reads HTML as this server writes it: every element is closed.
type reader struct {
	page    page
	partial func(target, how string, content []*element)
	open    []frame
	to      string // the addressee whose label is being read
}

// frame is an element that is open, and where what is in it goes.
type frame struct {
	tag         string
	to          *element
	target, how string // of a partial
}

var void = map[atom.Atom]bool{atom.Area: true, atom.Base: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true,
	atom.Img: true, atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true}

func (r *reader) start(t html.Token) {
	at := map[string]string{}
	for _, a := range t.Attr {
		at[a.Key] = a.Val
	}
	f := frame{tag: t.Data, to: r.open[len(r.open)-1].to}
	if t.Data == "hx-partial" {
		f.target, f.how = strings.TrimSuffix(strings.TrimPrefix(at["hx-target"], "[id='"), "']"), at["hx-swap"]
		f.to = &element{}
	} else if at["id"] != "" {
		e := &element{id: at["id"]}
		f.to.parts = append(f.to.parts, e)
		f.to = e
	}
	r.note(t, at, f.to)
	if !void[t.DataAtom] && t.Type != html.SelfClosingTagToken {
		r.open = append(r.open, f)
	}
}

// note keeps what the drill needs of an element.
func (r *reader) note(t html.Token, at map[string]string, to *element) {
	switch act := at["hx-post"]; act {
	case "ack", "read":
		var v struct{ Key int }
		if json.Unmarshal([]byte(at["hx-vals"]), &v) == nil && v.Key > 0 {
			to.tasks = append(to.tasks, task{act, v.Key})
		}
	}
	if live := at["hx-sse:connect"]; live != "" {
		r.page.live = live
	}
	switch {
	case t.DataAtom == atom.Form && r.page.action == "":
		r.page.action = at["action"]
	case t.DataAtom == atom.Input && at["name"] == "to" && at["type"] == "checkbox":
		r.to = at["value"]
		if !slices.Contains(r.page.cells, r.to) {
			r.page.cells = append(r.page.cells, r.to)
		}
	case t.DataAtom == atom.Input && at["name"] != "" && at["type"] == "hidden":
		r.page.form[at["name"]] = at["value"]
	}
}

func (r *reader) text(b []byte) {
	to := r.open[len(r.open)-1].to
	to.words = append(to.words, wordsIn(b)...)
	if r.to != "" && slices.Contains(ownWords, strings.TrimSpace(string(b))) {
		r.page.own = r.to
	}
}

func (r *reader) end(tag string) {
	i := len(r.open) - 1
	for i > 0 && r.open[i].tag != tag {
		i--
	}
	if i == 0 {
		return
	}
	f := r.open[i]
	r.open = r.open[:i]
	switch {
	case tag == "label":
		r.to = ""
	case tag == "hx-partial" && r.partial != nil:
		r.partial(f.target, f.how, f.to.parts)
	}
}

// wordsIn lists the drill's words in a text.
func wordsIn(b []byte) (list []Word) {
	for {
		i := bytes.Index(b, []byte(mark))
		if i < 0 || len(b) < i+wordLength {
			return list
		}
		n, whole := uint32(0), true
		for _, c := range b[i+len(mark) : i+wordLength] {
			whole = whole && c >= '0' && c <= '9'
			n = n*10 + uint32(c-'0')
		}
		if whole {
			list = append(list, Word(n))
		}
		b = b[i+len(mark):]
	}
}
