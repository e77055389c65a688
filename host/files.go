package host

import (
	"context"
	"encoding/hex"
	"io"
	"slices"
	"sync"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/media"
	"tamrin/store"
	"tamrin/view"
)

// maxUploads is how many files that a seat has sent and not yet attached to
// anything are remembered; of older ones the seat's page has to send again what
// it still wants. Their contents stay in the store, where nobody can reach them.
const maxUploads = 64

// uploads remembers what seats have sent and not yet attached: nobody may attach
// by its hash alone what another has sent, here or in another exercise.
type uploads struct {
	mu   sync.Mutex
	sent map[string][]exercise.File // by seat, the latest last
}

func (u *uploads) add(seat string, f exercise.File) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.sent == nil {
		u.sent = map[string][]exercise.File{}
	}
	list := slices.DeleteFunc(u.sent[seat], func(k exercise.File) bool { return k.Hash == f.Hash })
	u.sent[seat] = append(list[max(len(list)+1-maxUploads, 0):], f)
}

func (u *uploads) find(seat, hash string) (exercise.File, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, f := range u.sent[seat] {
		if f.Hash == hash {
			return f, true
		}
	}
	return exercise.File{}, false
}

// attached forgets what is in the log now.
func (u *uploads) attached(seat string, files []exercise.File) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if len(u.sent[seat]) == 0 {
		return
	}
	u.sent[seat] = slices.DeleteFunc(u.sent[seat], func(k exercise.File) bool {
		return slices.ContainsFunc(files, func(f exercise.File) bool { return f.Hash == k.Hash })
	})
	if len(u.sent[seat]) == 0 {
		delete(u.sent, seat)
	}
}

// NotSent tells that a file that was to be attached is not there: the server was
// started anew since it was sent, or it was never sent. The seat's page sends it
// again.
type NotSent struct {
	Hash string
	Say  lang.Words
}

// Error gives the English words.
func (n *NotSent) Error() string { return "host: " + n.Say.En }

var sayNotSent = lang.Words{
	"A photo or file has not reached the server. Nothing was changed: send it once more, then save again",
	"لم تصل الخادمَ صورة أو ملف ولم يتغيّر شيء؛ أرسله مرة أخرى ثم احفظ من جديد"}

// Upload keeps a file that the person in the seat sends, to be attached with a
// command; nobody sees it before. An error that is a *media.Problem or a
// *store.Problem says what to tell the person; nothing was kept then.
func (x *Exercise) Upload(ctx context.Context, seat, name string, content io.Reader) (exercise.File, error) {
	if !x.mayAttach(seat) {
		return exercise.File{}, exercise.Refuse(exercise.NotAllowed)
	}
	in, err := media.Look(content, name)
	if err != nil {
		return exercise.File{}, err
	}
	sum, err := x.host.Log.Keep(ctx, in)
	if err != nil {
		return exercise.File{}, err
	}
	f := exercise.File{Hash: sum.Hash.String(), Name: name, Type: string(in.Type), Size: sum.Size}
	x.uploads.add(seat, f)
	return f, nil
}

// mayAttach reports whether a seat has anything to attach files to: so far those
// who observe.
func (x *Exercise) mayAttach(seat string) bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	i, ok := x.state.Seat(seat)
	return ok && x.state.Oversees(x.state.Seats[i].Cell)
}

// attach fills in what a command says of its files, of which the hashes alone
// are believed: each must have been sent by the seat, or be on its page already.
func (x *Exercise) attach(ctx context.Context, seat string, c exercise.Command) (exercise.Command, error) {
	o, ok := c.(exercise.Observe)
	if !ok || len(o.Files) == 0 {
		return c, nil
	}
	v, err := x.Viewer(seat)
	if err != nil {
		return nil, err
	}
	page, err := x.View(ctx, v)
	if err != nil {
		return nil, err
	}
	o.Files = slices.Clone(o.Files)
	for i, f := range o.Files {
		known, ok := x.uploads.find(seat, f.Hash)
		if !ok {
			known, ok = page.File(f.Hash)
		}
		if !ok {
			return nil, &NotSent{f.Hash, sayNotSent}
		}
		o.Files[i] = known
	}
	return o, nil
}

// Content opens a file that the viewer's page refers to. Any other returns a
// *store.Problem of kind NotFound, whether it is there or not.
func (x *Exercise) Content(ctx context.Context, v view.Viewer, hash string) (view.File, store.Content, error) {
	page, err := x.View(ctx, v)
	if err != nil {
		return view.File{}, nil, err
	}
	f, ok := page.File(hash)
	b, err := hex.DecodeString(hash)
	if !ok || err != nil || len(b) != len(store.Hash{}) {
		return view.File{}, nil, store.FailFile(store.NotFound, store.Hash{}, nil)
	}
	c, err := x.host.Log.Content(ctx, store.Hash(b))
	if err != nil {
		x.host.Warn(x.id, err) // what the log refers to should be there
	}
	return f, c, err
}

// Small returns a small JPEG of a picture that the viewer's page refers to. Any
// other returns a *store.Problem of kind NotFound; media.ErrNotSmall tells that
// there can be none.
func (x *Exercise) Small(ctx context.Context, v view.Viewer, hash string) ([]byte, error) {
	page, err := x.View(ctx, v)
	if err != nil {
		return nil, err
	}
	f, ok := page.File(hash)
	if !ok {
		return nil, store.FailFile(store.NotFound, store.Hash{}, nil)
	}
	if !media.Type(f.Type).Shown() {
		return nil, media.ErrNotSmall
	}
	return x.host.smalls.of(ctx, hash, func() ([]byte, error) {
		_, c, err := x.Content(ctx, v, hash)
		if err != nil {
			return nil, err
		}
		defer c.Close()
		return media.Small(c)
	})
}
