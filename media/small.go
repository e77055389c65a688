package media

import (
	"bufio"
	"bytes"
	"errors"
	"image"
	"image/color"
	_ "image/gif" // the pictures that Small reads
	"image/jpeg"
	_ "image/png"
	"io"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

const (
	// Side is how wide, or high, a small picture is at most, in pixels: twice
	// what pages show, for screens that are fine.
	Side = 320
	// maxDecoded is how many pixels a picture may have of which a small one is
	// made; it takes some ten bytes of memory for each, for a moment.
	maxDecoded = 26_000_000
)

// ErrNotSmall tells that no small picture can be made.
var ErrNotSmall = errors.New("media: no small picture can be made of this")

// Small makes a small JPEG of a picture as it was kept.
func Small(picture io.ReadSeeker) ([]byte, error) {
	size, format, err := image.DecodeConfig(bufio.NewReader(picture))
	if err != nil || int64(size.Width)*int64(size.Height) > maxDecoded {
		return nil, ErrNotSmall
	}
	if _, err := picture.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	whole, _, err := image.Decode(bufio.NewReader(picture))
	if err != nil {
		return nil, ErrNotSmall
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, shrunk(whole), &jpeg.Options{Quality: 80}); err != nil {
		return nil, err
	}
	if format != "jpeg" {
		return b.Bytes(), nil
	}
	return upright(b.Bytes(), picture)
}

// shrunk draws a picture smaller, on white where it is transparent.
func shrunk(whole image.Image) image.Image {
	at := whole.Bounds()
	w, h := at.Dx(), at.Dy()
	if long := max(w, h); long > Side {
		w, h = max(w*Side/long, 1), max(h*Side/long, 1)
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(small, small.Bounds(), whole, at, draw.Over, nil)
	return small
}

// upright lets the small picture say which side is up, as the whole one does:
// what Look keeps of cameras' notes stands right after the beginning.
func upright(small []byte, whole io.ReadSeeker) ([]byte, error) {
	if _, err := whole.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(whole, head)
	if err != nil && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	for up := uint16(2); up <= 8; up++ {
		if note := orientated(up); bytes.Contains(head[:n], note) {
			return append(append(small[:2:2], note...), small[2:]...), nil
		}
	}
	return small, nil
}
