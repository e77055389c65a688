package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tamrin/lang"
)

func TestAccountsInTheFolderAreNotForgottenInSilence(t *testing.T) {
	folder := t.TempDir()
	said := func(store string) string {
		var out bytes.Buffer
		a := &app{surroundings: surroundings{err: &out}, lang: lang.En}
		a.leftBehind(service{kept: kept{folder: folder, store: store}})
		return out.String()
	}
	if s := said("postgres://tamrin@db/tamrin"); s != "" {
		t.Errorf("without such a file it says %q", s)
	}
	path := filepath.Join(folder, "staff.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if s := said("postgres://tamrin@db/tamrin"); !strings.Contains(s, path) {
		t.Errorf("of the accounts in %s it says %q", path, s)
	}
	if s := said(folder); s != "" {
		t.Errorf("with the store in the folder it says %q", s)
	}
}
