package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/review/report"
	"tamrin/staff"
	"tamrin/view"
)

var scenarioHeading = lang.Words{"Scenario", "سيناريو"}

// maxFindings is how many problems a page shows; who has more mends the first.
const maxFindings = 200

// dossier is a scenario with what was found in it.
type dossier struct {
	staff.Scenario
	title    view.Text
	playable bool
	summary  lang.Words
	findings []finding
	more     int // problems that are not shown
	counts   []tally
	papers   []*report.Template
	forms    []string // in which documents are had
}

// tally is a number of things in the scenario.
type tally struct {
	what lang.Words
	n    int
}

// finding is one problem and the source line in which it is.
type finding struct {
	diag.Diagnostic
	before, at, after string // of the line; the problem is in at
}

// showScenario shows a scenario and every problem in it, in place.
func showScenario(h *House, w http.ResponseWriter, v *visit) error {
	s, archive, err := h.scenario(v)
	if err != nil {
		return err
	}
	x, err := staff.Read(archive)
	if err != nil {
		return err
	}
	own, err := h.templates(v.Context())
	if err != nil {
		return err
	}
	d := newDossier(s, x)
	d.papers, d.forms = documents(own, false), []string{"docx", "html", "xlsx"}
	if h.opt.PDF != nil {
		d.forms = slices.Insert(d.forms, 2, "pdf")
	}
	return render(w, v.request, scenarioPage(h.frame(v, scenarioHeading), d))
}

// discardScenario deletes it; exercises of it have their own copies.
func discardScenario(h *House, w http.ResponseWriter, v *visit) error {
	id, err := strconv.ParseInt(v.PathValue("id"), 10, 64)
	if err != nil {
		return notFound
	}
	if err := h.opt.Staff.Discard(v.Context(), id); err != nil {
		return err
	}
	http.Redirect(w, v.Request, "/", http.StatusSeeOther)
	return nil
}

func (h *House) scenario(v *visit) (staff.Scenario, []byte, error) {
	id, err := strconv.ParseInt(v.PathValue("id"), 10, 64)
	if err != nil {
		return staff.Scenario{}, nil, notFound
	}
	return h.opt.Staff.Scenario(v.Context(), id)
}

func newDossier(s staff.Scenario, x staff.Reading) dossier {
	d := dossier{Scenario: s, playable: x.Playable, summary: x.Problems.Summary()}
	d.findings, d.more = findings(x.Problems, func(file string) []byte {
		if x.Sources == nil {
			return nil
		}
		return x.Sources.Bytes(file)
	})
	if x.Scenario != nil {
		d.title = view.Text(x.Scenario.Title.In)
		d.counts = []tally{
			{lang.Words{"Cells", "الخلايا"}, len(x.Scenario.Cells)}, {lang.Words{"Injects", "المدخلات"}, len(x.Scenario.Injects)},
			{lang.Words{"Decisions", "القرارات"}, len(x.Scenario.Decisions)}, {lang.Words{"Objectives", "الأهداف"}, len(x.Scenario.Objectives)},
		}
	}
	return d
}

// findings cuts the line of each problem out of its file; more tells how many
// problems are not among them.
func findings(problems diag.List, source func(file string) []byte) (list []finding, more int) {
	more = max(0, len(problems)-maxFindings)
	lines := map[string][]string{}
	for _, p := range problems[:len(problems)-more] {
		file := p.At.File
		if _, ok := lines[file]; !ok {
			lines[file] = strings.Split(string(source(file)), "\n")
		}
		list = append(list, excerpt(p, lines[file]))
	}
	return list, more
}

// Parts of a line that are shown before and after a problem, in bytes at most.
const (
	shownBefore = 160
	shownAfter  = 240
)

// excerpt cuts a problem's line where the problem begins and ends.
func excerpt(p diag.Diagnostic, lines []string) finding {
	f := finding{Diagnostic: p}
	if p.At.Line < 1 || p.At.Line > len(lines) {
		return f
	}
	line := diag.NewLine([]byte(strings.TrimRight(lines[p.At.Line-1], "\r")))
	whole, rest := string(line.From(1)), string(line.From(p.At.Col))
	tail := string(line.From(p.At.Col + max(p.At.Len, 1)))
	f.before = plain(lastBytes(whole[:len(whole)-len(rest)], shownBefore))
	f.at, f.after = plain(firstBytes(rest[:len(rest)-len(tail)], shownAfter)), plain(firstBytes(tail, shownAfter))
	if f.at == "" {
		f.at = " "
	}
	return f
}

func firstBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

func lastBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	i := len(s) - n
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return "…" + s[i:]
}

// plain shows what would turn the rest of a line about, or act on it.
func plain(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\t':
			return ' '
		case c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x61c || c >= 0x200b && c <= 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == 0xfeff:
			return '�'
		}
		return c
	}, strings.ToValidUTF8(s, "�"))
}

// severity names how much a problem prevents, for its sign.
func severity(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	}
	return "note-of"
}

// where writes a problem's place.
func where(at diag.Span) string {
	if at.Line < 1 {
		return at.File
	}
	return at.File + ":" + num(at.Line) + ":" + num(at.Col)
}
