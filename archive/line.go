package archive

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"strconv"

	"tamrin/store"
)

// appendLine appends a record as the log's file has it.
func appendLine(b []byte, r store.Record) []byte {
	b = append(b, `{"seq":`...)
	b = strconv.AppendInt(b, r.Seq, 10)
	b = append(b, `,"hash":"`...)
	b = hex.AppendEncode(b, r.Hash[:])
	b = append(b, `","event":`...)
	b = append(b, r.Payload...)
	return append(b, "}\n"...)
}

var errLine = errors.New("the line is not as events are written")

// parseLine reads a line. The payload is part of it. There is one way in which
// a record is written, and any other is an error.
func parseLine(line []byte) (r store.Record, err error) {
	rest, ok := bytes.CutPrefix(line, []byte(`{"seq":`))
	digits, rest, ok2 := bytes.Cut(rest, []byte(`,"hash":"`))
	if !ok || !ok2 || len(digits) > 18 || len(digits) == 0 || digits[0] == '0' {
		return r, errLine
	}
	for _, d := range digits {
		if d < '0' || d > '9' {
			return r, errLine
		}
		r.Seq = r.Seq*10 + int64(d-'0')
	}
	const between = `","event":`
	if len(rest) < 2*len(r.Hash)+len(between)+len("}\n") {
		return r, errLine
	}
	sum, rest := rest[:2*len(r.Hash)], rest[2*len(r.Hash):]
	if _, err := hex.Decode(r.Hash[:], sum); err != nil || bytes.ContainsAny(sum, "ABCDEF") {
		return r, errLine
	}
	rest, ok = bytes.CutPrefix(rest, []byte(between))
	rest, ok2 = bytes.CutSuffix(rest, []byte("}\n"))
	if !ok || !ok2 {
		return r, errLine
	}
	r.Payload = rest
	return r, nil
}

// lines reads a log's file line by line.
type lines struct {
	from *bufio.Reader
	long []byte // a line that is longer than the reader's buffer
}

func newLines(r io.Reader) *lines { return &lines{from: bufio.NewReaderSize(r, 64<<10)} }

// next returns the next line, good until the next call; io.EOF after the last.
func (l *lines) next() ([]byte, error) {
	line, err := l.from.ReadSlice('\n')
	if err == nil {
		return line, nil
	}
	l.long = l.long[:0]
	for errors.Is(err, bufio.ErrBufferFull) && len(l.long) <= maxLine {
		l.long = append(l.long, line...)
		line, err = l.from.ReadSlice('\n')
	}
	l.long = append(l.long, line...)
	switch {
	case errors.Is(err, io.EOF) && len(l.long) == 0:
		return nil, io.EOF
	case err != nil, len(l.long) > maxLine:
		return nil, errors.Join(errLine, err)
	}
	return l.long, nil
}
