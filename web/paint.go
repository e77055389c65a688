package web

import (
	"bytes"
	"context"
	"slices"
	"sync"

	"github.com/a-h/templ"
)

// fragment is a part of a page that changes by itself. Its element has the
// fragment's id. A long one is made of parts, such as the rows of a table, so
// that a change of one row sends that row alone.
type fragment struct {
	id    string
	open  string // with parts: what stands before them
	html  []byte // without parts: the whole element
	parts []fragment
	close string
	strip *strip // rows of which browsers hold some; the element says which they should
}

// bytes returns the whole element.
func (f fragment) bytes() []byte {
	if f.open == "" {
		return f.html
	}
	b := []byte(f.open)
	for _, p := range f.parts {
		b = append(b, p.html...)
	}
	return append(b, f.close...)
}

// painted is one rendering of a page's fragments, shared by all who see the
// same. It is not changed once made.
type painted struct {
	version   string
	fragments []fragment

	mu    sync.Mutex
	swaps map[string][]byte // what leads here, by the version that it leads from
}

// component returns the fragment of that id for the page around it.
func (p *painted) component(id string) templ.Component {
	i := slices.IndexFunc(p.fragments, func(f fragment) bool { return f.id == id })
	if i < 0 {
		return templ.NopComponent
	}
	return templ.Raw(string(p.fragments[i].bytes()))
}

// since returns the partial swaps that lead from old to p, the same bytes for
// all who come from there; all of p where old is nil.
func (p *painted) since(old *painted) ([]byte, error) {
	from := ""
	if old != nil {
		from = old.version
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if b, ok := p.swaps[from]; ok {
		return b, nil
	}
	b, err := p.compare(old)
	if err == nil {
		p.swaps[from] = b
	}
	return b, err
}

func (p *painted) compare(old *painted) ([]byte, error) {
	var b bytes.Buffer
	for i, f := range p.fragments {
		if old == nil || len(old.fragments) != len(p.fragments) {
			swap(&b, f.id, f.bytes())
			continue
		}
		if f.strip == nil {
			f.swaps(&b, old.fragments[i])
		} else if ok, err := f.strip.swaps(&b, old.fragments[i].strip); err != nil {
			return nil, err
		} else if !ok {
			swap(&b, f.id, f.bytes())
		}
	}
	return b.Bytes(), nil
}

// swaps writes what leads from old to f: the parts that differ where both have
// the same parts in the same order, else the whole.
func (f fragment) swaps(b *bytes.Buffer, old fragment) {
	same := func(x, y fragment) bool { return x.id == y.id }
	if f.open == "" || f.open != old.open || f.close != old.close || !slices.EqualFunc(f.parts, old.parts, same) {
		if whole := f.bytes(); !bytes.Equal(whole, old.bytes()) {
			swap(b, f.id, whole)
		}
		return
	}
	for i, p := range f.parts {
		if !bytes.Equal(p.html, old.parts[i].html) {
			swap(b, p.id, p.html)
		}
	}
}

// swap writes one element that is to be morphed into the one with its id.
func swap(b *bytes.Buffer, id string, html []byte) {
	b.WriteString(`<hx-partial hx-target="[id='` + id + `']" hx-swap="outerMorph">`)
	b.Write(html)
	b.WriteString("</hx-partial>")
}

// part is a fragment yet to be rendered.
type part struct {
	id    string
	show  templ.Component // without parts
	open  string
	parts []part
	close string
	strip *strip
}

// paint renders the parts.
func paint(ctx context.Context, version string, parts []part) (*painted, error) {
	p := &painted{version: version, swaps: map[string][]byte{}}
	for _, x := range parts {
		f, err := x.render(ctx)
		if err != nil {
			return nil, err
		}
		p.fragments = append(p.fragments, f)
	}
	return p, nil
}

func (x part) render(ctx context.Context) (fragment, error) {
	f := fragment{id: x.id, open: x.open, close: x.close, strip: x.strip}
	if x.open == "" {
		var b bytes.Buffer
		err := x.show.Render(ctx, &b)
		f.html = b.Bytes()
		return f, err
	}
	for _, y := range x.parts {
		g, err := y.render(ctx)
		if err != nil {
			return fragment{}, err
		}
		f.parts = append(f.parts, g)
	}
	return f, nil
}

// maxPainted is how many renderings are kept for sharing. A rendering that has
// been dropped is made again when it is asked for.
const maxPainted = 256

// painter renders what is asked for once for each version and way of looking,
// and gives the same rendering to all who look that way.
type painter struct {
	mu    sync.Mutex
	kept  map[string]*slot
	order []string // of first use, oldest first
}

// slot holds the rendering of one way of looking. Its lock is held while it is
// rendered, so that those who want the same wait for it instead of repeating it.
type slot struct {
	mu   sync.Mutex
	last *painted
}

func newPainter() *painter { return &painter{kept: map[string]*slot{}} }

// paint returns the rendering of version for the way of looking that key
// names, calling parts only where it is not at hand.
func (p *painter) paint(ctx context.Context, key, version string, parts func() []part) (*painted, error) {
	s := p.slot(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.last != nil && s.last.version == version {
		return s.last, nil
	}
	made, err := paint(context.WithoutCancel(ctx), version, parts())
	if err != nil {
		return nil, err
	}
	s.last = made
	return made, nil
}

func (p *painter) slot(key string) *slot {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, ok := p.kept[key]
	if ok {
		return s
	}
	if len(p.order) == maxPainted {
		delete(p.kept, p.order[0])
		p.order = p.order[1:]
	}
	s = &slot{}
	p.kept[key] = s
	p.order = append(p.order, key)
	return s
}
