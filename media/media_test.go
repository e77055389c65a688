package media_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"tamrin/media"
)

// picture is 40 wide and 30 high, red above and blue below.
func picture() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for y := range 30 {
		for x := range 40 {
			m.Set(x, y, color.RGBA{R: 200, A: 255})
			if y >= 15 {
				m.Set(x, y, color.RGBA{B: 200, A: 255})
			}
		}
	}
	return m
}

func jpegOf(m image.Image) []byte {
	var b bytes.Buffer
	jpeg.Encode(&b, m, nil)
	return b.Bytes()
}

// segment is a part of a JPEG.
func segment(mark byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, mark}, uint16(len(body)+2)), body...)
}

// notes are a camera's: which side is up, and a place in plain words.
func notes(up byte) string {
	return "Exif\x00\x00II*\x00\x08\x00\x00\x00\x02\x00" + "\x0f\x01\x02\x00\x04\x00\x00\x00abc\x00" +
		"\x12\x01\x03\x00\x01\x00\x00\x00" + string(up) + "\x00\x00\x00" + "\x00\x00\x00\x00zz_place"
}

// photo is a JPEG as telephones take it.
func photo(up byte) []byte {
	plain := jpegOf(picture())
	b := bytes.Clone(plain[:2])
	for _, s := range [][]byte{segment(0xe1, notes(up)), segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00zz_place"),
		segment(0xed, "Photoshop 3.0\x00zz_place"), segment(0xfe, "zz_place"), segment(0xe2, "MPF\x00zz_place"), segment(0xe2, "ICC_PROFILE\x00\x01\x01colours")} {
		b = append(b, s...)
	}
	return append(append(b, plain[2:]...), "zz_place: a film behind the picture"...)
}

func kept(t *testing.T, file []byte, name string) ([]byte, media.Type) {
	t.Helper()
	in, err := media.Look(iotest.HalfReader(bytes.NewReader(file)), name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return b, in.Type
}

func TestAPhotoKeepsItsPictureAndNotItsPlace(t *testing.T) {
	for up := byte(1); up <= 8; up++ {
		got, typ := kept(t, photo(up), "IMG_1.JPG")
		if typ != media.JPEG || bytes.Contains(got, []byte("zz_")) || bytes.Contains(got, []byte("abc")) || !bytes.Contains(got, []byte("colours")) {
			t.Fatalf("%s is kept as %q", typ, got)
		}
		m, err := jpeg.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		want, _ := jpeg.Decode(bytes.NewReader(jpegOf(picture())))
		if m.At(20, 2) != want.At(20, 2) || m.At(20, 28) != want.At(20, 28) {
			t.Error("the picture has changed")
		}
		note := []byte{0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up}
		if bytes.Contains(got, note) != (up > 1) {
			t.Errorf("which side is up (%d) was lost", up)
		}
		if again, _ := kept(t, got, "IMG_1.JPG"); !bytes.Equal(again, got) {
			t.Error("looked at a second time, it changes")
		}
		small, err := media.Small(bytes.NewReader(got))
		if err != nil || bytes.Contains(small, note) != (up > 1) {
			t.Errorf("the small picture: %v", err)
		}
	}
}

func TestAPNGLosesItsTexts(t *testing.T) {
	var b bytes.Buffer
	png.Encode(&b, picture())
	file := b.Bytes()
	for _, name := range []string{"tEXt", "iTXt", "zTXt", "eXIf", "tIME"} {
		chunk := append(binary.BigEndian.AppendUint32(nil, 8), name+"zz_place"...)
		chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk[4:]))
		file = append(bytes.Clone(file[:33]), append(chunk, file[33:]...)...)
	}
	got, typ := kept(t, append(file, "zz_place"...), "a.png")
	if typ != media.PNG || !bytes.Equal(got, b.Bytes()) {
		t.Errorf("%s of %d bytes, want %d", typ, len(got), b.Len())
	}
}

// webp is a picture of one pixel, and the same with a camera's notes.
func webp() (plain, noted []byte) {
	plain, _ = base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	body := "WEBPVP8X\x0a\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00" + string(plain[12:]) + "EXIF\x08\x00\x00\x00zz_place" + "XMP \x07\x00\x00\x00zz_plac\x00"
	return plain, append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func TestAWebPLosesItsNotes(t *testing.T) {
	plain, noted := webp()
	got, typ := kept(t, noted, "")
	if typ != media.WebP || len(got) != len(noted) || bytes.Contains(got, []byte("zz_")) || got[20] != 0 {
		t.Errorf("%s %q", typ, got)
	}
	for _, b := range [][]byte{plain, got} {
		if small, err := media.Small(bytes.NewReader(b)); err != nil || len(small) == 0 {
			t.Errorf("no small picture: %v", err)
		}
	}
	if same, _ := kept(t, plain, "x.webp"); !bytes.Equal(same, plain) {
		t.Error("a plain one has changed")
	}
}

func TestOtherFilesAreKeptAsTheyAre(t *testing.T) {
	var g bytes.Buffer
	gif.Encode(&g, picture(), nil)
	for name, want := range map[string]struct {
		file  string
		typ   media.Type
		shown bool
	}{
		"IMG.HEIC":  {"\x00\x00\x00\x18ftypheic\x00\x00", media.HEIC, false},
		"photo.jpg": {"\x00\x00\x00\x18ftypmif1\x00\x00", media.HEIC, false},
		"a.avif":    {"\x00\x00\x00\x18ftypavif\x00\x00", media.AVIF, false},
		"a.pdf":     {"%PDF-1.7\n...", media.PDF, false},
		"a.gif":     {g.String(), media.GIF, true},
		"a.svg":     {`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, media.File, false},
		"a.html":    {"<!doctype html><script>alert(1)</script>", media.File, false},
		"film.mp4":  {"\x00\x00\x00\x18ftypisom\x00\x00", media.File, false},
		"a.txt":     {"x", media.File, false},
		"":          {strings.Repeat("long ", 100_000), media.File, false},
	} {
		if got, typ := kept(t, []byte(want.file), name); string(got) != want.file || typ != want.typ || typ.Shown() != want.shown {
			t.Errorf("%s is kept as %s", name, typ)
		}
	}
}

// refusal reads a file to its end and returns the problem that it meets.
func refusal(file []byte, name string) error {
	in, err := media.Look(bytes.NewReader(file), name)
	if err == nil {
		_, err = io.Copy(io.Discard, in)
	}
	return err
}

func TestWhatIsNotTaken(t *testing.T) {
	bomb := bytes.Clone(jpegOf(picture()))
	at := bytes.Index(bomb, []byte{0xff, 0xc0})
	copy(bomb[at+5:], "\x7f\xff\x7f\xff")
	var p bytes.Buffer
	png.Encode(&p, picture())
	flat := bytes.Clone(p.Bytes())
	copy(flat[16:], "\x00\x00\x75\x30\x00\x00\x75\x30") // 30,000 by 30,000
	for _, c := range []struct {
		what string
		file string
		name string
		want error
	}{
		{"nothing", "", "a.jpg", media.Empty},
		{"a page called a photo", "<html><script>", "a.jpg", media.Untrue},
		{"a drawing called a photo", "<svg/>", "a.PNG", media.Untrue},
		{"a page called a document", "<html>", "a.pdf", media.Untrue},
		{"a photo called a document", string(photo(1)), "a.pdf", media.Untrue},
		{"a JPEG bomb", string(bomb), "a.jpg", media.TooManyPixels},
		{"a PNG bomb", string(flat), "a.png", media.TooManyPixels},
		{"a GIF bomb", "GIF89a\xff\xff\xff\xff", "a.gif", media.TooManyPixels},
		{"a WebP bomb", "RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff", "a.webp", media.TooManyPixels},
		{"a JPEG without a picture", "\xff\xd8\xff\xd9", "a.jpg", media.CutOff},
		{"a WebP of no kind", "RIFF\x20\x00\x00\x00WEBPVP8?\x0a\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff", "a.webp", media.CutOff},
	} {
		if err := refusal([]byte(c.file), c.name); err != c.want {
			t.Errorf("%s: %v, want %v", c.what, err, c.want)
		}
	}
	_, noted := webp()
	for _, whole := range [][]byte{jpegOf(picture()), p.Bytes(), noted} {
		for n := 40; n < len(whole); n += 1 + len(whole)/97 {
			if err := refusal(whole[:n], ""); err != media.CutOff {
				t.Fatalf("%.8q cut after %d of %d bytes: %v", whole, n, len(whole), err)
			}
		}
	}
}

func TestSmallPicturesAreSmall(t *testing.T) {
	large := image.NewRGBA(image.Rect(0, 0, 2000, 1000))
	small, err := media.Small(bytes.NewReader(jpegOf(large)))
	if err != nil {
		t.Fatal(err)
	}
	if size, err := jpeg.DecodeConfig(bytes.NewReader(small)); err != nil || size.Width != media.Side || size.Height != media.Side/2 {
		t.Errorf("%+v, %v", size, err)
	}
	huge := bytes.Clone(jpegOf(picture()))
	copy(huge[bytes.Index(huge, []byte{0xff, 0xc0})+5:], "\x20\x00\x20\x00") // 67 million pixels
	for _, b := range [][]byte{huge, []byte("%PDF-"), jpegOf(large)[:900]} {
		if _, err := media.Small(bytes.NewReader(b)); err != media.ErrNotSmall {
			t.Errorf("%.8q: %v", b, err)
		}
	}
}

func FuzzLook(f *testing.F) {
	_, noted := webp()
	for _, b := range [][]byte{photo(6), noted, []byte("GIF89a"), []byte("\x89PNG\r\n\x1a\n")} {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		in, err := media.Look(bytes.NewReader(b), "")
		if err != nil {
			return
		}
		got, err := io.ReadAll(in)
		if _, is := media.IsProblem(err); err != nil && !is {
			t.Errorf("not a problem: %v", err)
		}
		if len(got) > len(b)+64*36 {
			t.Errorf("%d bytes become %d", len(b), len(got))
		}
	})
}
