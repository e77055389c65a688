package staff

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"io/fs"

	"tamrin/check"
	"tamrin/diag"
	"tamrin/engine"
	"tamrin/scenario"
)

// Scenario is one that was uploaded, frozen as it was then.
type Scenario struct {
	ID     int64
	Digest string // SHA-256 of its archive, in hexadecimal
	Name   string // its identifier; its file's name where it has none
	By     string // name of who uploaded it
	At     int64  // Unix ms
}

// Keep keeps an upload's archive. One that is there already is not kept twice:
// its identifier is returned.
func (r *Register) Keep(ctx context.Context, archive []byte, name string, by Account) (int64, error) {
	sum := sha256.Sum256(archive)
	digest := hex.EncodeToString(sum[:])
	if badName(name) {
		name = digest[:8]
	}
	if _, err := r.noted(ctx, KeptScenario, name, `INSERT INTO scenarios (digest, name, archive, by, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		digest, name, archive, by.Name, r.ms()); err != nil {
		return 0, err
	}
	var id int64
	return id, r.row(ctx, `SELECT id FROM scenarios WHERE digest = ?`, []any{digest}, &id)
}

// Scenarios lists what was uploaded, the latest first.
func (r *Register) Scenarios(ctx context.Context) ([]Scenario, error) {
	scan := func(rows *sql.Rows, s *Scenario) error { return rows.Scan(&s.ID, &s.Digest, &s.Name, &s.By, &s.At) }
	return all(ctx, r, scan, `SELECT id, digest, name, by, at FROM scenarios ORDER BY at DESC, id DESC`)
}

// Scenario returns one scenario and its archive.
func (r *Register) Scenario(ctx context.Context, id int64) (s Scenario, archive []byte, err error) {
	err = r.row(ctx, `SELECT id, digest, name, by, at, archive FROM scenarios WHERE id = ?`, []any{id}, &s.ID, &s.Digest, &s.Name, &s.By, &s.At, &archive)
	return s, archive, err
}

// Discard deletes a scenario. Exercises that were made of it have copies of
// their own.
func (r *Register) Discard(ctx context.Context, id int64) error {
	var name string
	if err := r.row(ctx, `SELECT name FROM scenarios WHERE id = ?`, []any{id}, &name); err != nil {
		return err
	}
	_, err := r.noted(ctx, Discarded, name, `DELETE FROM scenarios WHERE id = ?`, id)
	return err
}

// Reading is what was found in reading an archive.
type Reading struct {
	Scenario *scenario.Scenario // nil where it could not be read at all
	Sources  *scenario.Sources
	Problems diag.List
	Playable bool
}

// Files returns the files of a kept archive.
func Files(archive []byte) (fs.FS, error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	return z, unavailable(err)
}

// Read reads the scenario of a kept archive as far as it can be read, and lists
// every problem in it.
func Read(archive []byte) (Reading, error) {
	files, err := Files(archive)
	if err != nil {
		return Reading{}, err
	}
	var x Reading
	x.Scenario, x.Sources, x.Problems = scenario.Load(files, document)
	if x.Scenario == nil || x.Problems.HasErrors() {
		return x, nil
	}
	program, problems := engine.Compile(x.Scenario)
	x.Problems = append(x.Problems, problems...)
	if x.Playable = program != nil; x.Playable {
		x.Problems = append(x.Problems, check.All(program)...)
	}
	x.Problems.Sort()
	return x, nil
}
