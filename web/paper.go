package web

import (
	"net/http"
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/review/report"
	"tamrin/staff"
)

// papers name the documents that come before an exercise, and say for whom each is.
var papers = map[string]struct{ name, whom lang.Words }{
	"sitman": {lang.Words{"Situation manual", "دليل الموقف"}, lang.Words{"for players: nothing that a cell alone may know", "للمشاركين: ليس فيه ما يخص خلية وحدها"}},
	"eeg":    {lang.Words{"Evaluation guides (EEG)", "أدلة التقييم"}, lang.Words{"for evaluators", "للمقيّمين"}},
	"msel":   {lang.Words{"MSEL", "القائمة الرئيسية للأحداث"}, lang.Words{"for control and evaluators alone", "للتحكم والمقيّمين وحدهم"}},
}

// showPaper answers with a document of a scenario: KIND-LANGUAGE.FORMAT.
func showPaper(h *House, w http.ResponseWriter, v *visit) error {
	_, archive, err := h.scenario(v)
	if err != nil {
		return err
	}
	name, format, _ := strings.Cut(v.PathValue("file"), ".")
	kind, in, _ := strings.Cut(name, "-")
	x, err := staff.Read(archive)
	if err != nil {
		return err
	}
	own, err := h.templates(v.Context())
	if err != nil {
		return err
	}
	t, ok := named(documents(own, false), kind)
	if !ok || x.Scenario == nil || !slices.Contains(lang.All, lang.Tag(in)) {
		return notFound
	}
	return writeDocument(w, v.request, h.opt.PDF, report.Write(t, report.Source{Scenario: x.Scenario, Lang: lang.Tag(in)}), format, x.Scenario.ID+" "+name)
}
