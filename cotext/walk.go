package cotext

// rest stands for everything behind the last splice, which is kept.
const rest = int(^uint(0) >> 1)

// walker goes through a text as an edit does: words put in, then a stretch that
// is kept or cut, and so on.
type walker struct {
	put  string // words put in before the stretch
	left int    // code points that are left of the stretch; rest behind the last splice
	cut  bool   // the stretch is taken out

	edit Edit // splices that are still to come
	at   int  // where the stretch ends, in code points of the text before
}

func walk(e Edit) *walker {
	w := &walker{edit: e}
	w.stretch()
	return w
}

// end reports whether nothing is changed any more.
func (w *walker) end() bool { return w.put == "" && w.left == rest }

// next goes on behind the words put in.
func (w *walker) next() {
	w.put = ""
	if w.left == 0 {
		w.stretch()
	}
}

// take goes on behind n code points of the stretch.
func (w *walker) take(n int) {
	if w.left == rest {
		return
	}
	if w.left -= n; w.left == 0 {
		w.stretch()
	}
}

// stretch comes to the next stretch of at least one code point, or to words.
func (w *walker) stretch() {
	for w.left == 0 && w.put == "" {
		w.cut = false
		if len(w.edit) == 0 {
			w.left = rest
			return
		}
		s := w.edit[0]
		if s.At > w.at {
			w.left, w.at = s.At-w.at, s.At
			return
		}
		w.edit = w.edit[1:]
		w.put, w.left, w.cut = s.Put, s.Cut, s.Cut > 0
		w.at = s.At + s.Cut
	}
}

// builder writes an edit from its beginning to its end.
type builder struct {
	edit Edit
	at   int // code points of the text before that are behind
}

// keep passes over n code points.
func (b *builder) keep(n int) { b.at += n }

// skip passes over n code points, and takes them out where cut says so.
func (b *builder) skip(n int, cut bool) {
	if cut {
		b.here().Cut += n
	}
	b.at += n
}

func (b *builder) put(words string) { b.here().Put += words }

// here returns the splice that ends at this place.
func (b *builder) here() *Splice {
	if n := len(b.edit); n == 0 || b.edit[n-1].At+b.edit[n-1].Cut != b.at {
		b.edit = append(b.edit, Splice{At: b.at})
	}
	return &b.edit[len(b.edit)-1]
}
