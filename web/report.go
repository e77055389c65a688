package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"tamrin/exercise"
	"tamrin/lang"
	doc "tamrin/review/document"
	"tamrin/review/report"
)

var reportTab = reviewTab{"report", lang.Words{"Report", "التقرير"},
	lang.Words{"The report as it is drafted from the exercise. Write your own words where you like; each [O3] leads to its evidence.", "التقرير كما صيغ من التمرين. اكتب كلامك حيث شئت، وكل [O3] يقود إلى دليله."}}

// reportKinds name the reports.
var reportKinds = map[string]lang.Words{
	"aar": {En: "After-action report (AAR/IP)", Ar: "تقرير ما بعد التمرين"},
	"fir": {En: "First impression report", Ar: "تقرير الانطباع الأول"},
	"fer": {En: "Final exercise report", Ar: "التقرير النهائي"},
}

// writing is what the page of a report shows.
type writing struct {
	look
	path   string // of the writer's seat
	drawer string // where drafts of this exercise wait on the device
	kind   string
	kinds  []*report.Template
	pdf    bool     // it can be had as PDF
	in     lang.Tag // of the report
	parts  []report.Part
	mine   *mine // words that were not taken, as somebody wrote newer ones
}

// mine is what somebody wrote over a version that stands no more.
type mine struct {
	id, words string
	newer     *exercise.Newer
}

// address is that of the report's page, or of a file of it, in a language.
func (v writing) address(kind string, in lang.Tag) string {
	return v.path + "review/report?" + url.Values{"kind": {kind}, "in": {string(in)}}.Encode()
}

func (v writing) file(format string) string {
	return fmt.Sprintf("%sreview/report/%s-%s.%s", v.path, v.kind, v.in, format)
}

// drafts is the name under which a section's draft waits on the device.
func (v writing) drafts(p report.Part) string {
	return strings.Join([]string{v.drawer, "report", v.kind, p.ID, string(v.in)}, " ")
}

// words are what a section's editor begins with, and the version they stand on.
func (v writing) words(p report.Part) (words string, version int, newer *exercise.Newer) {
	if v.mine != nil && v.mine.id == p.ID {
		return v.mine.words, v.mine.newer.Version, v.mine.newer
	}
	return p.Words, p.Version, nil
}

func (v writing) markup(p report.Part) templ.Component { return templ.Raw(doc.Markup(p.Blocks)) }

// partID names a section on the page.
func partID(p report.Part) string { return "p-" + strings.ReplaceAll(p.ID, ".", "-") }

// ownName is what a language is called by those who read it.
func ownName(t lang.Tag) string {
	return map[lang.Tag]string{lang.En: "English", lang.Ar: "العربية"}[t]
}

// writtenBy names who wrote a section.
func writtenBy(p report.Part) string { return cmp.Or(p.By.Name, p.By.Seat) }

// wanted reads which of the reports is wanted, and in which language.
func (s *Site) wanted(r *request, kind, in string) (t *report.Template, all []*report.Template, tag lang.Tag, err error) {
	var own []*report.Template
	if s.opt.Templates != nil {
		if own, err = s.opt.Templates(r.Context()); err != nil {
			return nil, nil, "", toPerson(err)
		}
	}
	all = documents(own, true)
	t, ok := named(all, cmp.Or(kind, report.After[0]))
	tag = lang.Tag(cmp.Or(in, string(r.Lang)))
	if !ok || !slices.Contains(lang.All, tag) {
		return nil, nil, "", notFound
	}
	return t, all, tag, nil
}

// replayFrom leads to the replay, below the seat's own path.
func replayFrom(path string) func(at int64, as string) string {
	return func(at int64, as string) string { return path + replayAddress(at, as) }
}

// showReport answers with a report for people to write in.
func showReport(s *Site, w http.ResponseWriter, r *request) error {
	return s.report(w, r, r.URL.Query().Get("kind"), r.URL.Query().Get("in"), nil)
}

func (s *Site) report(w http.ResponseWriter, r *request, kind, in string, m *mine) error {
	page, err := s.overseen(r)
	if err != nil {
		return err
	}
	t, all, tag, err := s.wanted(r, kind, in)
	if err != nil {
		return err
	}
	f := s.reviewFrame(r, page, reportTab)
	v := writing{look: f.look, path: r.Place.path(), drawer: s.drawer(), kind: t.ID, kinds: all, pdf: s.opt.PDF != nil, in: tag, mine: m}
	if v.parts, err = s.opt.Run.ReportParts(r.Place.Viewer, t, tag, replayFrom(v.path)); err != nil {
		return err
	}
	if m != nil {
		w.WriteHeader(http.StatusConflict)
	}
	if part := r.PostFormValue("part"); r.partial() && part != "" {
		return v.answer(w, r, part)
	}
	return render(w, r, reportPage(f, v))
}

// answer gives a script the section that was written, as it now stands.
func (v writing) answer(w http.ResponseWriter, r *request, id string) error {
	for _, p := range v.parts {
		if p.ID != id {
			continue
		}
		if v.mine != nil {
			return reportChange(v, p).Render(r.Context(), w)
		}
		return render(w, r, reportSaved(v, p))
	}
	return notFound
}

// writeReport takes a section that somebody wrote. Where a newer version stands,
// both are shown, and theirs is still to be saved.
func writeReport(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	version, err := whole(r.PostFormValue("version"))
	if err != nil {
		return err
	}
	t, _, tag, err := s.wanted(r, r.PostFormValue("kind"), r.PostFormValue("in"))
	if err != nil {
		return err
	}
	part := r.PostFormValue("part")
	c := exercise.EditReport{Section: report.SectionID(t, part), Language: string(tag), Version: version,
		Words: strings.ReplaceAll(r.PostFormValue("words"), "\r\n", "\n"), Draft: r.PostFormValue("do") == "draft"}
	_, err = s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, "", c)
	var refusal *exercise.Refusal
	if errors.As(err, &refusal) && refusal.Newer != nil {
		return s.report(w, r, t.ID, string(tag), &mine{part, c.Words, refusal.Newer})
	}
	if err != nil {
		return err
	}
	if r.partial() {
		return s.report(w, r, t.ID, string(tag), nil)
	}
	v := writing{path: r.Place.path()}
	http.Redirect(w, r.Request, v.address(t.ID, tag)+"#"+partID(report.Part{ID: part}), http.StatusSeeOther)
	return nil
}

// showReportFile answers with a report as a file: KIND-LANGUAGE.FORMAT.
func showReportFile(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.overseen(r)
	if err != nil {
		return err
	}
	name, format, _ := strings.Cut(r.PathValue("file"), ".")
	kind, in, _ := strings.Cut(name, "-")
	t, _, tag, err := s.wanted(r, kind, in)
	if err != nil {
		return err
	}
	d, err := s.opt.Run.Report(r.Place.Viewer, t, tag, replayFrom(cmp.Or(s.opt.URL, "http://"+r.Host)+r.Place.path()))
	if err != nil {
		return err
	}
	return writeDocument(w, r, s.opt.PDF, d, format, s.look(r).Text(page.Title)+" "+name)
}
