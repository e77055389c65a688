package staff

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"tamrin/lang"
)

// Settings are how an exercise presents itself to people. The zero Settings
// are those of an exercise of which the register knows nothing.
type Settings struct {
	ID       string
	Name     string // of this run; the scenario's title says what it is where empty
	Digest   string // of the scenario's archive
	List     string // what the list of injects is called: one of Lists
	Control  string // what control is called: one of Controls
	Language string // in which pages open, "" for that of each cell
	By       string // name of who made it
	At       int64  // Unix ms
}

// Vocabulary that staff may choose from; the first is the default.
var (
	Lists    = []string{"msel", "mel_mil"}
	Controls = []string{"excon", "white_cell"}
)

// Check returns a Problem of kind Invalid where a setting is none that may be.
func (s Settings) Check() error {
	languages := []string{"", string(lang.En), string(lang.Ar)}
	switch {
	case s.Name != "" && badName(s.Name):
		return invalid(lang.Words{"The exercise's name must be shorter than 200 letters, on one line; no exercise was made.",
			"اسم التمرين أقصر من 200 حرف وفي سطر واحد، ولم يُنشأ تمرين."})
	case !slices.Contains(Lists, s.List) || !slices.Contains(Controls, s.Control) || !slices.Contains(languages, s.Language):
		return invalid(lang.Words{"A setting was none of those offered; no exercise was made.", "أحد الإعدادات ليس مما هو معروض، ولم يُنشأ تمرين."})
	}
	return nil
}

// Enter keeps how an exercise is set up that was made, or taken in, as deed says.
func (r *Register) Enter(ctx context.Context, s Settings, deed Deed) error {
	_, err := r.noted(ctx, deed, s.ID, `INSERT INTO exercises (id, name, digest, list, control, language, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ID, s.Name, s.Digest, s.List, s.Control, s.Language, s.By, r.ms())
	return err
}

// Settings returns those of an exercise; the defaults where it was made
// without the register.
func (r *Register) Settings(ctx context.Context, id string) (Settings, error) {
	s := Settings{ID: id, List: Lists[0], Control: Controls[0]}
	err := r.row(ctx, `SELECT name, digest, list, control, language, by, at FROM exercises WHERE id = ?`, []any{id},
		&s.Name, &s.Digest, &s.List, &s.Control, &s.Language, &s.By, &s.At)
	if err != nil && KindOf(err) == NotFound {
		err = nil
	}
	return s, err
}

// Names returns who is meant for each seat of an exercise.
func (r *Register) Names(ctx context.Context, exercise string) (map[string]string, error) {
	type named struct{ seat, name string }
	scan := func(rows *sql.Rows, n *named) error { return rows.Scan(&n.seat, &n.name) }
	list, err := all(ctx, r, scan, `SELECT seat, name FROM names WHERE exercise = ?`, exercise)
	names := map[string]string{}
	for _, n := range list {
		names[n.seat] = n.name
	}
	return names, err
}

// Name notes who is meant for seats of an exercise; an empty name, nobody.
func (r *Register) Name(ctx context.Context, exercise string, names map[string]string) error {
	for _, name := range names {
		if name != "" && badName(name) {
			return invalid(lang.Words{"A name must be shorter than 200 letters, on one line; no name was changed.",
				"الاسم أقصر من 200 حرف وفي سطر واحد، ولم يتغيّر أي اسم."})
		}
	}
	return r.together(ctx, func(tx *sql.Tx) error {
		for seat, name := range names {
			query, args := `INSERT INTO names (exercise, seat, name) VALUES (?, ?, ?) ON CONFLICT (exercise, seat) DO UPDATE SET name = excluded.name`, []any{exercise, seat, strings.TrimSpace(name)}
			if args[2] == "" {
				query, args = `DELETE FROM names WHERE exercise = ? AND seat = ?`, args[:2]
			}
			if _, err := tx.ExecContext(ctx, query, args...); err != nil {
				return err
			}
		}
		return r.note(ctx, tx, Named, exercise)
	})
}
