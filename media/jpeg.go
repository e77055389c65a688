package media

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"slices"
)

// The marks of a JPEG that are told apart.
const (
	soi  = 0xd8 // it begins
	eoi  = 0xd9 // it ends
	sos  = 0xda // a scan begins
	com  = 0xfe // a remark
	app0 = 0xe0
)

// jpegs goes through a JPEG. Of what cameras write beside the picture it keeps
// the colours and which side is up; where and when, by whom and with what it was
// taken, and the small copies that stand for it, are left out.
type jpegs struct {
	in    *bufio.Reader
	sized bool // its width and height were seen
}

func (j *jpegs) begin(out *bytes.Buffer) (step, error) {
	var start [2]byte
	if _, err := io.ReadFull(j.in, start[:]); err != nil {
		return nil, err
	}
	out.Write(start[:])
	return j.mark, nil
}

// mark goes through what stands before the first scan, or between two.
func (j *jpegs) mark(out *bytes.Buffer) (step, error) {
	b, err := j.in.ReadByte()
	if err != nil {
		return nil, err
	}
	if b != 0xff {
		return nil, CutOff
	}
	for b == 0xff { // as many of these as the camera liked
		if b, err = j.in.ReadByte(); err != nil {
			return nil, err
		}
	}
	return j.segment(out, b)
}

func (j *jpegs) segment(out *bytes.Buffer, mark byte) (step, error) {
	switch {
	case mark == eoi:
		if !j.sized {
			return nil, CutOff
		}
		out.Write([]byte{0xff, eoi})
		return nil, nil
	case mark == soi, mark == 0, mark >= 0xd0 && mark <= 0xd7:
		return nil, CutOff
	}
	var length [2]byte
	if _, err := io.ReadFull(j.in, length[:]); err != nil {
		return nil, err
	}
	n := int(binary.BigEndian.Uint16(length[:])) - 2
	if n < 0 {
		return nil, CutOff
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(j.in, body); err != nil {
		return nil, err
	}
	if err := j.size(mark, body); err != nil {
		return nil, err
	}
	if kept(mark, body) {
		out.Write([]byte{0xff, mark})
		out.Write(length[:])
		out.Write(body)
	} else if up := orientation(mark, body); up > 1 {
		out.Write(orientated(up))
	}
	if mark == sos {
		return j.scan, nil
	}
	return j.mark, nil
}

// size looks where a JPEG says how large it is.
func (j *jpegs) size(mark byte, body []byte) error {
	if mark < 0xc0 || mark > 0xcf || mark == 0xc4 || mark == 0xc8 || mark == 0xcc {
		if mark == sos && !j.sized {
			return CutOff
		}
		return nil
	}
	if len(body) < 5 {
		return CutOff
	}
	j.sized = true
	return fits(int64(binary.BigEndian.Uint16(body[3:])), int64(binary.BigEndian.Uint16(body[1:])))
}

// scan copies coded picture until the next mark.
func (j *jpegs) scan(out *bytes.Buffer) (step, error) {
	coded, err := j.in.ReadSlice(0xff)
	out.Write(coded)
	if err == bufio.ErrBufferFull {
		return j.scan, nil
	}
	if err != nil {
		return nil, err
	}
	b, err := j.in.ReadByte()
	switch {
	case err != nil:
		return nil, err
	case b == 0xff:
		return j.scan, j.in.UnreadByte()
	case b == 0 || b >= 0xd0 && b <= 0xd7:
		out.WriteByte(b)
		return j.scan, nil
	}
	out.Truncate(out.Len() - 1)
	return j.segment(out, b)
}

// kept reports whether a segment belongs to the picture itself: of what
// programs add, its density and its colours alone.
func kept(mark byte, body []byte) bool {
	switch mark {
	case app0, 0xee:
		return true
	case 0xe2:
		return bytes.HasPrefix(body, []byte("ICC_PROFILE\x00"))
	}
	return mark != com && (mark < app0 || mark > 0xef)
}

const exif = "Exif\x00\x00"

// orientation reads from a camera's notes which side is up, 1 to 8; 0 where
// they don't say.
func orientation(mark byte, body []byte) uint16 {
	if mark != 0xe1 || !bytes.HasPrefix(body, []byte(exif)) {
		return 0
	}
	notes := body[len(exif):]
	if len(notes) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if notes[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(notes[4:]))
	if at+2 > int64(len(notes)) {
		return 0
	}
	count := order.Uint16(notes[at:])
	for entry := range slices.Chunk(notes[at+2:], 12) {
		if count == 0 || len(entry) < 12 {
			break
		}
		if up := order.Uint16(entry[8:]); order.Uint16(entry) == 0x0112 && up <= 8 {
			return up
		}
		count--
	}
	return 0
}

// orientated is a camera's note that says which side is up, and nothing else.
func orientated(up uint16) []byte {
	b := append([]byte{0xff, 0xe1, 0, 34}, exif+"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01"...)
	b = binary.BigEndian.AppendUint16(b, up)
	return append(b, 0, 0, 0, 0, 0, 0)
}
