package backup

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"tamrin/store/sqlite"
)

// BenchmarkBackup makes backups of a million events of some 300 bytes, and makes
// folders of them again.
func BenchmarkBackup(b *testing.B) {
	const events, together = 1_000_000, 1_000
	folder := filepath.Join(b.TempDir(), "data")
	log, err := sqlite.Open(folder)
	if err != nil {
		b.Fatal(err)
	}
	if err := log.Create(b.Context(), "long", nil); err != nil {
		b.Fatal(err)
	}
	payloads := make([][]byte, together)
	for i := range payloads {
		payloads[i] = bytes.Repeat(fmt.Appendf(nil, "%d ", i), 150)[:300]
	}
	for seq := int64(0); seq < events; seq += together {
		if _, err := log.Append(b.Context(), "long", seq, payloads...); err != nil {
			b.Fatal(err)
		}
	}
	if err := log.Close(); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "backup.tar")
	for _, step := range []struct {
		name string
		do   func(n int) error
	}{
		{"make", func(n int) error {
			_, err := Write(b.Context(), Source{Folder: folder, Made: made}, fmt.Sprint(file, n))
			return err
		}},
		{"restore", func(n int) error {
			_, err := Restore(b.Context(), file+"0", filepath.Join(b.TempDir(), fmt.Sprint("to", n)), nil)
			return err
		}},
	} {
		b.Run(step.name, func(b *testing.B) {
			for n := 0; b.Loop(); n++ {
				if err := step.do(n); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
