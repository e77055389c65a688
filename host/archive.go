package host

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"

	"tamrin/diag"
	"tamrin/engine"
	"tamrin/lang"
	"tamrin/scenario"
	"tamrin/store"
)

// Document is the name of the scenario's own file in its folder.
const Document = "scenario.yaml"

// BadScenario tells that a scenario can't be played.
type BadScenario struct {
	Problems diag.List
	Say      lang.Words
}

// Error gives the English words.
func (b *BadScenario) Error() string { return "host: " + b.Say.En }

var sayBadScenario = lang.Words{
	"the scenario has problems that keep it from being played; no exercise was made: mend them and try again",
	"في السيناريو مشكلات تمنع تشغيله ولم يُنشأ تمرين؛ أصلحها ثم أعد المحاولة"}

// freeze packs a scenario folder. Equal folders give equal archives.
func freeze(folder fs.FS) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !d.Type().IsRegular() {
			return err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate})
		if err != nil {
			return err
		}
		f, err := folder.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		if _, err := io.Copy(w, io.LimitReader(f, store.MaxArchive)); err != nil {
			return err
		}
		if b.Len() > store.MaxArchive {
			return store.Fail(store.TooLarge, path, nil)
		}
		return nil
	})
	err = errors.Join(err, z.Close())
	return b.Bytes(), err
}

// File returns a file of the exercise's scenario folder, as it was frozen;
// fs.ErrNotExist where there is none of that name. Who may have it is for the
// caller to know.
func (x *Exercise) File(ctx context.Context, name string) ([]byte, error) {
	kept, err := x.host.Log.Open(ctx, x.id)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(kept.Archive), int64(len(kept.Archive)))
	if err != nil {
		return nil, err
	}
	return fs.ReadFile(z, name)
}

// thaw compiles the scenario of an archive.
func thaw(archive []byte) (*engine.Program, error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	s, _, problems := scenario.Load(z, Document)
	if s == nil || problems.HasErrors() {
		return nil, &BadScenario{problems, sayBadScenario}
	}
	p, more := engine.Compile(s)
	if p == nil || more.HasErrors() {
		return nil, &BadScenario{append(problems, more...), sayBadScenario}
	}
	return p, nil
}
