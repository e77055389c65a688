package msel

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode returns a text file as UTF-8 and the name of the encoding it was in.
func decode(data []byte) (text []byte, name string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:], "UTF-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")), looksWide(data, 1):
		return transcode(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)), "UTF-16"
	case bytes.HasPrefix(data, []byte("\xfe\xff")), looksWide(data, 0):
		return transcode(data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM)), "UTF-16"
	case utf8.Valid(data):
		return data, "UTF-8"
	case looksArabic(data):
		return transcode(data, charmap.Windows1256), "Windows-1256"
	}
	return transcode(data, charmap.Windows1252), "Windows-1252"
}

func transcode(data []byte, e encoding.Encoding) []byte {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil { // these decoders replace what they can't read
		return bytes.ToValidUTF8(data, []byte("\uFFFD"))
	}
	return out
}

// looksWide reports whether the file is UTF-16 without a mark: in the commas,
// digits and line ends of any table, every second byte is zero. zero is the
// parity of those bytes.
func looksWide(data []byte, zero int) bool {
	sample := data[:min(len(data), 4096)]
	found := [2]int{}
	for i, b := range sample {
		if b == 0 {
			found[i%2]++
		}
	}
	return len(sample) >= 4 && found[zero] > len(sample)/20 && found[1-zero] == 0
}

// looksArabic tells Windows-1256 from Windows-1252. Letters above ASCII stand
// alone in words of western languages, and side by side in Arabic ones.
func looksArabic(data []byte) bool {
	high, together := 0, 0
	for i, b := range data {
		if b < 0xC0 {
			continue
		}
		high++
		if i > 0 && data[i-1] >= 0xC0 || i+1 < len(data) && data[i+1] >= 0xC0 {
			together++
		}
	}
	return high > 0 && together*2 > high
}
