package staff

import (
	"context"
	"database/sql"
)

// Template is the text of a document's template that somebody uploaded. There is
// one of a name; a newer one takes its place.
type Template struct {
	Name string
	Text []byte
	By   string // name of who uploaded it
	At   int64  // Unix ms
}

// KeepTemplate keeps a template, in place of the one of that name.
func (r *Register) KeepTemplate(ctx context.Context, name string, text []byte, by Account) error {
	_, err := r.noted(ctx, KeptTemplate, name, `INSERT INTO templates (name, text, by, at) VALUES (?, ?, ?, ?)
		ON CONFLICT (name) DO UPDATE SET text = excluded.text, by = excluded.by, at = excluded.at`, name, text, by.Name, r.ms())
	return err
}

// Templates lists the templates by name.
func (r *Register) Templates(ctx context.Context) ([]Template, error) {
	scan := func(rows *sql.Rows, t *Template) error { return rows.Scan(&t.Name, &t.Text, &t.By, &t.At) }
	return all(ctx, r, scan, `SELECT name, text, by, at FROM templates ORDER BY name`)
}

// RemoveTemplate deletes a template. What people wrote for its sections stays in
// the logs of their exercises.
func (r *Register) RemoveTemplate(ctx context.Context, name string) error {
	n, err := r.noted(ctx, RemovedTemplate, name, `DELETE FROM templates WHERE name = ?`, name)
	if err == nil && n == 0 {
		return notFound
	}
	return err
}
