package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"syscall"

	"tamrin/lang"
)

// Files keeps the contents of files, each under its own hash. What they are
// called, and who may have them, stands in the logs that refer to them.
type Files interface {
	// Keep keeps what content gives until it ends, MaxFile bytes at most. When it
	// returns, that is on disk; the same content is kept once, and a sound copy
	// takes the place of a damaged one. An error of content itself is returned as
	// it is; after any error nothing of it counts.
	Keep(ctx context.Context, content io.Reader) (Sum, error)

	// Content opens what has that hash, after all of it was checked: a Problem of
	// kind NotFound tells that there is none, of kind Broken that it was changed.
	Content(ctx context.Context, hash Hash) (Content, error)
}

// Sum is what a file's content is known by.
type Sum struct {
	Hash Hash
	Size int64 // in bytes
}

// Content is a file's content, opened to be read.
type Content interface {
	io.ReadSeekCloser
}

// MaxFile is the largest file that is kept, in bytes.
const MaxFile = 25 << 20

// Receive copies content to a disk and sums it up. Errors of the disk become
// Problems; those of content are returned as they are.
func Receive(disk io.Writer, content io.Reader) (Sum, error) {
	from, hash := &source{Reader: content}, sha256.New()
	n, err := io.Copy(io.MultiWriter(disk, hash), io.LimitReader(from, MaxFile+1))
	switch {
	case from.err != nil:
		return Sum{}, from.err
	case err != nil:
		return Sum{}, Undone(err)
	case n > MaxFile:
		return Sum{}, FailFile(TooLarge, Hash{}, nil)
	}
	return Sum{Hash(hash.Sum(nil)), n}, nil
}

// source remembers how its reading failed.
type source struct {
	io.Reader
	err error
}

// Read reads on.
func (s *source) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// Sound reads a content to its end and returns a Problem of kind Broken where
// it is not the one of that hash. Whatever it is, no more of it is read than a
// file may have.
func Sound(content io.Reader, hash Hash) error {
	sum, err := Receive(io.Discard, content)
	switch {
	case KindOf(err) == TooLarge, err == nil && sum.Hash != hash:
		return FailFile(Broken, hash, nil)
	case err != nil:
		return FailFile(Unavailable, hash, err)
	}
	return nil
}

// Undone makes the Problem of a disk that could not write a file.
func Undone(err error) *Problem {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) {
		return FailFile(Full, Hash{}, err)
	}
	return FailFile(Unavailable, Hash{}, err)
}

// fileWords are the words of each kind about a file.
var fileWords = map[Kind]lang.Words{
	NotFound: {"no file is kept under the hash %s", "لا ملف محفوظًا تحت البصمة %s"},
	Full: {"the disk is full; nothing of the file was kept, everything before is: free some space and send it again",
		"امتلأ القرص ولم يُحفظ شيء من الملف وما قبله محفوظ؛ أفرغ مساحة ثم أرسله ثانية"},
	TooLarge: {"the file is larger than 25 MB; nothing of it was kept: make it smaller and send it again",
		"الملف أكبر من 25 م.ب ولم يُحفظ منه شيء؛ صغّره ثم أرسله ثانية"},
	Broken: {"the file with the hash %s was changed on the disk and is not handed out; everything else is sound: restore it from a backup, or have it sent again",
		"تغيّر على القرص الملف ذو البصمة %s فلا يُسلَّم وما عداه سليم؛ استرجعه من نسخة احتياطية أو اطلب إرساله ثانية"},
	Unavailable: {"the file could not be read or written; what was confirmed before is kept: look at the disk and try again",
		"تعذّرت قراءة الملف أو كتابته وما سبق تأكيده محفوظ؛ تفقّد القرص ثم أعد المحاولة"},
}

// FailFile makes a Problem about a file.
func FailFile(k Kind, hash Hash, cause error) *Problem {
	say := fileWords[k]
	if k == NotFound || k == Broken {
		say = say.Format(hash)
	}
	return &Problem{Kind: k, Say: say, Cause: cause}
}
