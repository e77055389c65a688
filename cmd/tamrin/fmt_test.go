package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReplaceFileKeepsModeAndLinkAndLeavesNothingBehind(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.yaml"), filepath.Join(dir, "link.yaml")
	if err := os.WriteFile(real, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.yaml", link); err != nil {
		t.Fatal(err)
	}
	if err := replaceFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(real)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file has mode %v, error %v; want 0640", info.Mode(), err)
	}
	if text, _ := os.ReadFile(real); string(text) != "new" {
		t.Errorf("the file holds %q", text)
	}
	if info, _ := os.Lstat(link); info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link has become a file")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("%d files are left in the folder, want 2", len(entries))
	}
}
