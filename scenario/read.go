package scenario

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"unicode/utf8"
)

// Limits of what is read.
const (
	MaxFile  = 16 << 20 // bytes in one file
	MaxTotal = 64 << 20 // bytes in all
)

// read reads one file and tells what is wrong with it at the place that names
// it; nil where it cannot be used.
func (l *loader) read(name string, at Span) *source {
	text, ok := l.bytes(name, at)
	if !ok {
		return nil
	}
	if l.sources.total += len(text); l.sources.total > MaxTotal {
		l.add("S005", at, megabytes(MaxTotal))
		return nil
	}
	src := l.sources.add(name, bytes.TrimPrefix(text, []byte("\uFEFF")))
	if !l.isText(src) {
		return nil
	}
	return src
}

// bytes reads a plain file of at most MaxFile bytes.
func (l *loader) bytes(name string, at Span) ([]byte, bool) {
	info, err := fs.Stat(l.fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		l.add("S001", at, name)
	case errors.Is(err, fs.ErrInvalid):
		l.add("S030", at, name)
	case err != nil:
		l.add("S003", at, name, cause(err))
	case !info.Mode().IsRegular():
		l.add("S002", at, name)
	case info.Size() > MaxFile:
		l.add("S004", at, name, megabytes(info.Size()), megabytes(MaxFile))
	default:
		return l.open(name, at)
	}
	return nil, false
}

// open reads the file, which may have grown since it was looked at.
func (l *loader) open(name string, at Span) ([]byte, bool) {
	f, err := l.fsys.Open(name)
	if err != nil {
		l.add("S003", at, name, cause(err))
		return nil, false
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
	switch {
	case err != nil:
		l.add("S003", at, name, cause(err))
		return nil, false
	case len(text) > MaxFile:
		l.add("S004", at, name, megabytes(int64(len(text))), megabytes(MaxFile))
		return nil, false
	}
	return text, true
}

// cause says why the system refuses a file.
func cause(err error) words {
	if errors.Is(err, fs.ErrPermission) {
		return words{"permission denied", "لا إذن بقراءته"}
	}
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	return words{err.Error(), err.Error()}
}

func megabytes(n int64) words {
	const mb = 1 << 20
	return words{"%d MB", "%d م.ب"}.Format((n + mb - 1) / mb)
}

// isText tells a file that is not UTF-8 text.
func (l *loader) isText(src *source) bool {
	if name := wideEncoding(src.text); name != "" {
		l.add("S007", Span{File: src.name, Line: 1, Col: 1}, name)
		return false
	}
	for i, line := 0, 1; i < len(src.text); {
		b := src.text[i]
		if b == '\n' {
			line++
		}
		returns := b == '\r' && bytes.HasPrefix(src.text[i+1:], []byte("\n"))
		if b >= ' ' && b < utf8.RuneSelf && b != 0x7f || b == '\n' || b == '\t' || returns {
			i++
			continue
		}
		r, size := utf8.DecodeRune(src.text[i:])
		if r == utf8.RuneError && size == 1 {
			l.add("S008", src.at(i, line), b)
			return false
		}
		if !printable(r) {
			l.add("S009", src.at(i, line), r)
			return false
		}
		i += size
	}
	return true
}

// printable reports whether YAML takes the character. Those that YAML takes
// for line ends and editors do not are left out, or lines would be counted
// differently.
func printable(r rune) bool {
	return r >= 0xA0 && r < 0xFFFE && r != 0x2028 && r != 0x2029 || r >= 0x10000
}

// at is the place of the byte at offset, which lies in the line.
func (s *source) at(offset, line int) Span {
	start := bytes.LastIndexByte(s.text[:offset], '\n') + 1
	return Span{File: s.name, Line: line, Col: utf8.RuneCount(s.text[start:offset]) + 1, Len: 1}
}

// wideEncoding names the encoding of text in two- or four-byte units, by its
// mark or by the zero bytes that its first letters leave; "" for all others.
func wideEncoding(text []byte) string {
	head := append(bytes.Clone(text[:min(4, len(text))]), 1, 1, 1, 1)
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE, 0, 0}), head[0] != 0 && head[1] == 0 && head[2] == 0 && head[3] == 0:
		return "UTF-32"
	case bytes.HasPrefix(head, []byte{0, 0, 0xFE, 0xFF}), head[0] == 0 && head[1] == 0 && head[2] == 0 && head[3] != 0:
		return "UTF-32"
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), head[0] != 0 && head[1] == 0 && head[3] == 0:
		return "UTF-16"
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}), head[0] == 0 && head[1] != 0 && head[2] == 0:
		return "UTF-16"
	}
	return ""
}
