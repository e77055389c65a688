package web

import (
	"bytes"
	linked "container/list"
	"context"
	"slices"
	"sync"
	"sync/atomic"

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
	number    uint64 // of the rendering; no other has it
	fragments []fragment

	mu    sync.Mutex
	steps map[step][]byte // messages that lead here, for all who come from the same place
}

// rendered numbers renderings.
var rendered atomic.Uint64

// step is the way from what a browser shows to what it is to show, by the
// numbers of renderings; 0 is nothing.
type step struct{ shared, own, toOwn uint64 }

func numberOf(p []*painted, i int) uint64 {
	if i < len(p) {
		return p[i].number
	}
	return 0
}

// lead returns the message of a stream that leads from old to now, the same
// bytes for all who come from there; nothing where they look alike. Both are a
// shared rendering and, where there is a seat, its own.
func lead(old, now []*painted) ([]byte, error) {
	to := now[0]
	s := step{numberOf(old, 0), numberOf(old, 1), numberOf(now, 1)}
	to.mu.Lock()
	defer to.mu.Unlock()
	if b, ok := to.steps[s]; ok {
		return b, nil
	}
	var swaps []byte
	for i, p := range now {
		var from *painted
		if i < len(old) {
			from = old[i]
		}
		b, err := p.since(from)
		if err != nil {
			return nil, err
		}
		swaps = append(swaps, b...)
	}
	var b []byte
	if len(swaps) > 0 {
		b = message(to.version, swaps)
	}
	to.steps[s] = b
	return b, nil
}

// component returns the fragment of that id for the page around it.
func (p *painted) component(id string) templ.Component {
	i := slices.IndexFunc(p.fragments, func(f fragment) bool { return f.id == id })
	if i < 0 {
		return templ.NopComponent
	}
	return templ.Raw(string(p.fragments[i].bytes()))
}

// since returns the partial swaps that lead from old to p; all of p where old
// is nil.
func (p *painted) since(old *painted) ([]byte, error) {
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

// swaps writes what leads from old to f: of a list, the parts that changed, came
// or went; else, or where parts changed their order, the whole.
func (f fragment) swaps(b *bytes.Buffer, old fragment) {
	if f.open != "" && f.open == old.open && f.close == old.close && f.inOrder(old) {
		f.partSwaps(b, old)
		return
	}
	if whole := f.bytes(); !bytes.Equal(whole, old.bytes()) {
		swap(b, f.id, whole)
	}
}

// at gives where the part of each identifier stands.
func (f fragment) at() map[string]int {
	at := make(map[string]int, len(f.parts))
	for i, p := range f.parts {
		at[p.id] = i
	}
	return at
}

// inOrder reports whether the parts that old has, too, stand in the same order.
func (f fragment) inOrder(old fragment) bool {
	was, last, kept := old.at(), -1, 0
	for _, p := range f.parts {
		if i, ok := was[p.id]; ok {
			if i <= last {
				return false
			}
			last, kept = i, kept+1
		}
	}
	return len(was) == len(old.parts) && kept > 0
}

// partSwaps writes the parts that went, that changed, and that came: these
// behind the part before them.
func (f fragment) partSwaps(b *bytes.Buffer, old fragment) {
	is, was := f.at(), old.at()
	for _, p := range old.parts {
		if _, ok := is[p.id]; !ok {
			openSwap(b, p.id, "delete")
			closeSwap(b)
		}
	}
	after, coming := "", false
	settle := func() {
		if coming {
			closeSwap(b)
		}
		coming = false
	}
	for _, p := range f.parts {
		i, ok := was[p.id]
		switch {
		case ok:
			settle()
			if after = p.id; !bytes.Equal(p.html, old.parts[i].html) {
				swap(b, p.id, p.html)
			}
			continue
		case !coming && after == "":
			openSwap(b, f.id, "afterbegin")
		case !coming:
			openSwap(b, after, "afterend")
		}
		coming = true
		b.Write(p.html)
	}
	settle()
}

// swap writes one element that is to be morphed into the one with its id.
func swap(b *bytes.Buffer, id string, html []byte) {
	openSwap(b, id, "outerMorph")
	b.Write(html)
	closeSwap(b)
}

// openSwap begins a partial swap. None depends on what another brings.
func openSwap(b *bytes.Buffer, id, how string) {
	b.WriteString(`<hx-partial hx-target="[id='` + id + `']" hx-swap="` + how + `">`)
}

func closeSwap(b *bytes.Buffer) { b.WriteString("</hx-partial>") }

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
	p := &painted{version: version, number: rendered.Add(1), steps: map[step][]byte{}}
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

// maxIdle is how many renderings are kept that nobody's page needs just now, for
// who loads a page next.
const maxIdle = 64

// painter renders what is asked for once for each version and way of looking,
// and gives the same rendering to all who look that way.
type painter struct {
	mu   sync.Mutex
	kept map[string]*slot
	idle linked.List // of slots that nobody holds, the longest idle first
}

// slot holds the rendering of one way of looking. Its lock is held while it is
// rendered, so that those who want the same wait for it instead of repeating it.
type slot struct {
	key  string
	held int             // by how many
	idle *linked.Element // nil while it is held
	mu   sync.Mutex
	last *painted
}

func newPainter() *painter { return &painter{kept: map[string]*slot{}} }

// hold returns the slot of the way of looking that key names, and keeps it until
// it is released.
func (p *painter) hold(key string) *slot {
	p.mu.Lock()
	defer p.mu.Unlock()
	s, ok := p.kept[key]
	if !ok {
		s = &slot{key: key}
		p.kept[key] = s
	}
	if s.idle != nil {
		p.idle.Remove(s.idle)
		s.idle = nil
	}
	s.held++
	return s
}

func (p *painter) release(s *slot) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if s.held--; s.held > 0 {
		return
	}
	s.idle = p.idle.PushBack(s)
	if p.idle.Len() > maxIdle {
		delete(p.kept, p.idle.Remove(p.idle.Front()).(*slot).key)
	}
}

// paint returns the rendering of version, calling parts only where it is not at
// hand.
func (s *slot) paint(ctx context.Context, version string, parts func() []part) (*painted, error) {
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
