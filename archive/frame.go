package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// frame checks that the file is, byte for byte, the zip that Write makes of its
// parts: nothing stands before, between or behind them, they stand in the
// manifest's order, and what the zip says of each is what it must say. It reads
// the file once from front to back.
func (a *Archive) frame() error {
	var want []string
	for _, p := range a.Manifest.Parts {
		want = append(want, p.Name)
	}
	want = append(want, manifestPart, signaturePart)
	if len(want) != len(a.zip.File) {
		return fmt.Errorf("it has %d parts instead of %d", len(a.zip.File), len(want))
	}
	same := &comparison{with: a.from}
	z := zip.NewWriter(same)
	for i, f := range a.zip.File {
		if f.Name != want[i] {
			return fmt.Errorf("part %d is %s instead of %s", i+1, f.Name, want[i])
		}
		method := zip.Store
		if f.Name == logPart {
			method = zip.Deflate
		}
		to, err := z.CreateRaw(&zip.FileHeader{Name: f.Name, Method: method, Flags: 8, CreatorVersion: 20, ReaderVersion: 20,
			CRC32: f.CRC32, CompressedSize64: f.CompressedSize64, UncompressedSize64: f.UncompressedSize64})
		if err != nil {
			return err
		}
		from, err := f.OpenRaw()
		if err == nil {
			_, err = io.Copy(to, from)
		}
		if err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	if same.at != a.size {
		return fmt.Errorf("something stands behind byte %d", same.at)
	}
	return nil
}

// comparison takes what should be in a file and fails at the first byte that differs.
type comparison struct {
	with io.ReaderAt
	at   int64
	have []byte
}

// Write compares on.
func (c *comparison) Write(b []byte) (int, error) {
	if cap(c.have) < len(b) {
		c.have = make([]byte, len(b))
	}
	have := c.have[:len(b)]
	n, err := c.with.ReadAt(have, c.at)
	if bytes.Equal(have[:n], b) {
		c.at += int64(n)
		return n, nil
	}
	for i := range b {
		if i >= n || have[i] != b[i] {
			return 0, errors.Join(fmt.Errorf("byte %d is not what it should be", c.at+int64(i)+1), err)
		}
	}
	return 0, err
}
