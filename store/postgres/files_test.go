package postgres

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tamrin/internal/pgtest"
	"tamrin/store"
	"tamrin/store/storetest"
)

func TestAcknowledgedFilesOutliveKills(t *testing.T) {
	storetest.KillFiles(t, pgtest.Fresh(t), *kills, open)
}

func TestAFlippedBitInAFileIsFoundAndMended(t *testing.T) {
	l := opened(t, pgtest.Fresh(t))
	photo := bytes.Repeat([]byte("a photo"), 100_000)
	sum, err := l.Keep(t.Context(), bytes.NewReader(photo))
	if err != nil {
		t.Fatal(err)
	}
	for _, damage := range []string{
		`UPDATE tamrin.pieces SET piece = set_byte(piece, 9, 1) WHERE i = 1`,
		`DELETE FROM tamrin.pieces WHERE i = 0`,
		`DELETE FROM tamrin.pieces`,
		`INSERT INTO tamrin.pieces SELECT hash, 7, 'x' FROM tamrin.files`,
	} {
		execute(t, l, damage)
		_, err := l.Content(t.Context(), sum.Hash)
		if store.KindOf(err) != store.Broken || !strings.Contains(err.Error(), sum.Hash.String()) {
			t.Errorf("%s: %v", damage, err)
		}
		if _, err := l.Keep(t.Context(), bytes.NewReader(photo)); err != nil {
			t.Fatal(err)
		}
		c, err := l.Content(t.Context(), sum.Hash)
		if err != nil {
			t.Fatalf("%s, and sent again: %v", damage, err)
		}
		c.Close()
	}
}

// TestPassingFilesLeaveNothing looks at this machine's folder for such files.
func TestPassingFilesLeaveNothing(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	l := opened(t, pgtest.Fresh(t))
	sum, err := l.Keep(t.Context(), strings.NewReader("a photo"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := l.Content(t.Context(), sum.Hash)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if left, err := filepath.Glob(filepath.Join(os.Getenv("TMPDIR"), "*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	t.Setenv("TMPDIR", filepath.Join(os.Getenv("TMPDIR"), "none"))
	if _, err := l.Keep(t.Context(), strings.NewReader("a photo")); store.KindOf(err) != store.Unavailable {
		t.Errorf("without room to wait in: %v", err)
	}
}
