package host

import (
	"context"
	"sync"

	"tamrin/view"
)

// pages keeps the page of each viewer as the log last had it, so that one
// rendering serves every seat that sees the same, and so that nobody who reads
// waits for what is being written.
type pages struct {
	mu      *sync.Mutex
	seq     int64 // what is durable
	present int   // counts comings and goings
	kept    map[view.Viewer]*keptPage
	memos   map[memoKey]*keptMemo
}

// keptPage is a viewer's page. Its lock is held while it is made, so that those
// who want the same wait for it instead of making it again.
type keptPage struct {
	making  sync.Mutex
	seq     int64
	present int
	page    *view.Page // nil until it is made
}

// memoKey is of all whose pages have most in common: those of a cell.
type memoKey struct {
	role view.Role
	cell string
}

type keptMemo struct {
	sync.Mutex
	view.Memo
}

func newPages() pages {
	return pages{mu: &sync.Mutex{}, kept: map[view.Viewer]*keptPage{}, memos: map[memoKey]*keptMemo{}}
}

// reach notes that the log is durable up to seq.
func (p *pages) reach(seq int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seq = seq
}

// forget lets every page go: the log may be another than the one of which they
// were made.
func (p *pages) forget() {
	p.mu.Lock()
	defer p.mu.Unlock()
	clear(p.kept)
	clear(p.memos)
}

// stir notes that somebody came or went.
func (p *pages) stir() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.present++
}

// fresh returns the kept page of a viewer if it is still good.
func (p *pages) fresh(v view.Viewer) *view.Page {
	p.mu.Lock()
	defer p.mu.Unlock()
	k := p.kept[v]
	if k == nil || k.page == nil || k.seq != p.seq || v.Role == view.Control && k.present != p.present {
		return nil
	}
	return k.page
}

// of returns where a viewer's page is kept.
func (p *pages) of(v view.Viewer) *keptPage {
	p.mu.Lock()
	defer p.mu.Unlock()
	k := p.kept[v]
	if k == nil {
		k = &keptPage{}
		p.kept[v] = k
	}
	return k
}

// keep keeps a page that was made of the state at seq.
func (p *pages) keep(k *keptPage, seq int64, present int, page *view.Page) {
	p.mu.Lock()
	defer p.mu.Unlock()
	k.seq, k.present, k.page = seq, present, page
}

func (p *pages) presence() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.present
}

// memo returns what is known for the pages of a cell's viewers; it is for one
// at a time.
func (p *pages) memo(v view.Viewer) *keptMemo {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := memoKey{v.Role, v.Cell}
	m, ok := p.memos[key]
	if !ok {
		m = &keptMemo{}
		p.memos[key] = m
	}
	return m
}

// View returns the page of a viewer, as durable as the log. The page is shared
// and must not be changed.
func (x *Exercise) View(ctx context.Context, v view.Viewer) (*view.Page, error) {
	if page := x.pages.fresh(v); page != nil {
		return page, nil
	}
	k := x.pages.of(v)
	k.making.Lock()
	defer k.making.Unlock()
	if page := x.pages.fresh(v); page != nil {
		return page, nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.broken != nil {
		return nil, x.broken
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	present, memo := x.pages.presence(), x.pages.memo(v)
	memo.Lock()
	page := memo.Build(x.state, v, x.present)
	memo.Unlock()
	x.pages.keep(k, x.head.Seq, present, page)
	return page, nil
}
