// Package media looks at files while they come in: what they truly are, whether
// a picture is whole and small enough to be shown, and takes out of photos where
// they were taken. It must never know who sent a file or who may see it.
package media

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"tamrin/lang"
)

// Type is what a file truly is, as browsers call it.
type Type string

// The types that are told apart; everything else is a File.
const (
	JPEG Type = "image/jpeg"
	PNG  Type = "image/png"
	GIF  Type = "image/gif"
	WebP Type = "image/webp"
	HEIC Type = "image/heic"
	AVIF Type = "image/avif"
	PDF  Type = "application/pdf"
	File Type = "application/octet-stream"
)

// Shown reports whether every browser shows such a file as a picture. Others are
// to be downloaded, never shown: what is in them is not looked at.
func (t Type) Shown() bool { return t == JPEG || t == PNG || t == GIF || t == WebP }

// Limits of pictures.
const (
	// MaxPixels is how many pixels a picture may have: more than any telephone
	// takes, and what a browser can still open.
	MaxPixels = 120_000_000
	// maxSide is how many pixels high or wide a picture may be.
	maxSide = 32_000
)

// Problem is why a file is not taken.
type Problem struct {
	Say  lang.Words // what is wrong
	Next lang.Words // what to do
}

// Error gives the English words.
func (p *Problem) Error() string { return "media: " + p.Say.En }

// The problems of files.
var (
	Empty = &Problem{lang.Words{"The file is empty, so nothing was kept.", "الملف فارغ فلم يُحفظ شيء."},
		lang.Words{"Choose it once more, or another.", "اختره مرة أخرى أو اختر غيره."}}
	Untrue = &Problem{lang.Words{"The file is not what its name says, so it was not kept.", "الملف ليس من النوع الذي يدل عليه اسمه فلم يُحفظ."},
		lang.Words{"Open it on your device to see what it is, and send it under its true name.", "افتحه على جهازك لتعرف ما هو ثم أرسله باسمه الصحيح."}}
	CutOff = &Problem{lang.Words{"The picture is damaged or ends in the middle, so it was not kept.", "الصورة تالفة أو مقطوعة في منتصفها فلم تُحفظ."},
		lang.Words{"Open it on your device; if it shows whole there, send it once more.", "افتحها على جهازك، فإن ظهرت كاملة فأرسلها ثانية."}}
	TooManyPixels = &Problem{lang.Words{"The picture has more than 120 million pixels, so it was not kept.", "في الصورة أكثر من 120 مليون بكسل فلم تُحفظ."},
		lang.Words{"Make it smaller on your device, and send it again.", "صغّرها على جهازك ثم أرسلها ثانية."}}
)

// Incoming is a file on its way in. Reading gives what is to be kept; an error
// that is a *Problem tells that it must not be.
type Incoming struct {
	io.Reader
	Type Type
}

// Look finds out what a file is. name is what its sender calls it.
func Look(r io.Reader, name string) (*Incoming, error) {
	in := bufio.NewReaderSize(r, 32<<10)
	head, err := in.Peek(64)
	if err != nil && err != io.EOF {
		return nil, err
	}
	if len(head) == 0 {
		return nil, Empty
	}
	t := sniff(head)
	if claims := claimed(name); claims != "" && kindOf(claims) != kindOf(t) {
		return nil, Untrue
	}
	return &Incoming{cleaned(in, t), t}, nil
}

// cleaned returns a reader of what is to be kept of a file.
func cleaned(in *bufio.Reader, t Type) io.Reader {
	switch t {
	case JPEG:
		return &steps{next: (&jpegs{in: in}).begin}
	case PNG:
		return &steps{next: (&pngs{in: in}).begin}
	case WebP:
		return &steps{next: (&webps{in: in}).begin}
	case GIF:
		return &steps{next: (&gifs{in: in}).begin}
	}
	return in
}

// sniff tells a file's type from how it begins.
func sniff(head []byte) Type {
	begins := func(s string) bool { return bytes.HasPrefix(head, []byte(s)) }
	switch {
	case begins("\xff\xd8\xff"):
		return JPEG
	case begins("\x89PNG\r\n\x1a\n"):
		return PNG
	case begins("GIF87a"), begins("GIF89a"):
		return GIF
	case begins("RIFF") && len(head) >= 12 && string(head[8:12]) == "WEBP":
		return WebP
	case begins("%PDF-"):
		return PDF
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return brand(string(head[8:12]))
	}
	return File
}

// brand tells the pictures among the many files of this shape.
func brand(b string) Type {
	switch b {
	case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1":
		return HEIC
	case "avif", "avis":
		return AVIF
	}
	return File
}

// claimed is what a name says that a file is; "" where it says nothing of these.
func claimed(name string) Type {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".heic", ".heif", ".avif":
		return JPEG
	case ".pdf":
		return PDF
	}
	return ""
}

// kindOf takes all pictures for one kind: telephones change one into another and
// leave the name.
func kindOf(t Type) Type {
	if strings.HasPrefix(string(t), "image/") {
		return JPEG
	}
	return t
}

// steps is a reader of what each step writes. A step that ends without having
// set another ends the file; what follows in it is left out.
type steps struct {
	out  bytes.Buffer
	next step
}

// step writes something of a file and returns the step that follows.
type step func(out *bytes.Buffer) (step, error)

// Read implements io.Reader.
func (s *steps) Read(b []byte) (int, error) {
	for s.out.Len() == 0 {
		if s.next == nil {
			return 0, io.EOF
		}
		next, err := s.next(&s.out)
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			err = CutOff
		}
		if err != nil {
			return 0, err
		}
		s.next = next
	}
	return s.out.Read(b)
}

// fits holds a picture to its limits.
func fits(width, height int64) error {
	switch {
	case width <= 0 || height <= 0:
		return CutOff
	case width > maxSide || height > maxSide || width*height > MaxPixels:
		return TooManyPixels
	}
	return nil
}

// IsProblem reports whether an error says that a file must not be kept.
func IsProblem(err error) (*Problem, bool) {
	var p *Problem
	return p, errors.As(err, &p)
}
