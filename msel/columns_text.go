package msel

import (
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// named returns what a cell shows of a field that names other things.
func (s *sheet) named(f Field, in *scenario.Inject) string {
	switch f {
	case To:
		return s.all(in.To, s.cell)
	case Objectives:
		return s.all(in.Objectives, func(id string) string { return id })
	case Storyline:
		return s.titled(in.Storyline.ID, func(yield func(string, scenario.Text) bool) {
			for _, x := range s.s.Storylines {
				if !yield(x.ID, x.Title) {
					return
				}
			}
		})
	case Theatre:
		return s.titled(in.Theatre.ID, func(yield func(string, scenario.Text) bool) {
			for _, x := range s.s.Theatres {
				if !yield(x.ID, x.Title) {
					return
				}
			}
		})
	case Event:
		return in.Event
	case Incident:
		return in.Incident
	case Phase:
		return in.Phase
	case Function:
		return in.Function
	case Author:
		return in.Author
	case Approver:
		return in.Approver
	case Narrative:
		return in.Narrative
	}
	return ""
}

// all lists several things, one a line.
func (s *sheet) all(refs []scenario.Ref, name func(string) string) string {
	var out []string
	for _, r := range refs {
		out = append(out, name(r.ID))
	}
	return strings.Join(out, "\n")
}

// everybodyWords is how an export writes "all".
var everybodyWords = lang.Words{"All", "الجميع"}

// cell returns the title of a cell or party.
func (s *sheet) cell(id string) string {
	if name := s.name[id]; name != "" {
		return name
	}
	return id
}

// nameCells gives every cell and party its title, or its identifier where the
// title would not lead back to it.
func (s *sheet) nameCells() {
	names := newRegister(s.s, s.in)
	s.name = map[string]string{"all": everybodyWords.In(s.lang)}
	name := func(id string, t scenario.Text) {
		title := oneLine(t.Get(s.in, s.s.Languages...))
		if title != "" && s.name[id] == "" && names.ids[recipientKey(title)] == id && len(names.split(title, nil)) == 1 {
			s.name[id] = title
		}
	}
	for _, c := range s.s.Cells {
		name(c.ID, c.Title)
	}
	for _, p := range s.s.Parties {
		name(p.ID, p.Title)
	}
}

// titled returns the title of a thing, or its identifier where it has none or
// shares it with another.
func (s *sheet) titled(id string, each func(func(string, scenario.Text) bool)) string {
	title, others := "", 0
	each(func(other string, t scenario.Text) bool {
		if other == id {
			title = t.Get(s.in, s.s.Languages...)
		}
		return true
	})
	each(func(other string, t scenario.Text) bool {
		if fold(t.Get(s.in, s.s.Languages...)) == fold(title) {
			others++
		}
		return true
	})
	if title == "" || others != 1 {
		return id
	}
	return oneLine(title)
}

// expected shows what is expected: the words alone where one line says it for
// all who receive the inject, else a line for each cell.
func (s *sheet) expected(in *scenario.Inject, language string) string {
	if len(in.Expect) == 1 {
		x := in.Expect[0]
		if x.Cell.ID == "all" && len(in.To) != 1 || len(in.To) == 1 && in.To[0].ID == x.Cell.ID {
			return x.Text.In[language]
		}
	}
	var lines []string
	for _, x := range in.Expect {
		if t := x.Text.In[language]; t != "" {
			lines = append(lines, x.Cell.ID+": "+t)
		}
	}
	return strings.Join(lines, "\n")
}

// time shows when an inject comes: in exercise time, and in the story's where
// the scenario says when that begins.
func (s *sheet) time(f Field, in *scenario.Inject) string {
	if !in.At.Set {
		return ""
	}
	if f == At {
		return offsetText(in.At.MS)
	}
	start := s.s.Clock.Start
	if !start.Set {
		return ""
	}
	at := scenario.Instant{UnixMS: start.UnixMS + in.At.MS, Offset: start.Offset, Set: true}
	local := at.UnixMS + int64(at.Offset)*scenario.Minute
	switch day := floorDiv(local, scenario.Day); f {
	case Date:
		return dateText(day)
	case Time:
		return clockText(local - day*scenario.Day)
	}
	return at.DTG()
}
