package web

import (
	"cmp"
	"context"
	"mime"
	"net/http"
	"slices"

	"tamrin/lang"
	"tamrin/review/report"
	"tamrin/staff"
)

var templatesHeading = lang.Words{"Templates of documents", "قوالب المستندات"}

// shelf is what the page of templates shows.
type shelf struct {
	shipped  []*report.Template
	own      []ownTemplate
	findings []finding // of one that was sent and not kept
	summary  lang.Words
}

// ownTemplate is one that somebody uploaded.
type ownTemplate struct {
	staff.Template
	read *report.Template // nil where this version of the program can't read it
}

// kindWords name a document by its template.
func kindWords(t *report.Template) lang.Words {
	if w, ok := reportKinds[t.ID]; ok {
		return w
	}
	if p, ok := papers[t.ID]; ok {
		return p.name
	}
	en, ar := t.Title[string(lang.En)], t.Title[string(lang.Ar)]
	return lang.Words{En: cmp.Or(en, ar, t.ID), Ar: cmp.Or(ar, en, t.ID)}
}

// paperWhom says for whom a document that comes before an exercise is.
func paperWhom(t *report.Template) lang.Words {
	if p, ok := papers[t.ID]; ok {
		return p.whom
	}
	return lang.Words{"look first for whom it is", "انظر أولًا لمن هو"}
}

// documents lists the templates of documents that come before an exercise, or after
// it: the shipped ones, each with what was uploaded in its place, then the others.
func documents(own []*report.Template, after bool) (list []*report.Template) {
	ids := report.Before
	if after {
		ids = report.After
	}
	for _, id := range ids {
		i := slices.IndexFunc(own, func(t *report.Template) bool { return t.ID == id })
		if i >= 0 {
			list = append(list, own[i])
			continue
		}
		t, _ := report.Shipped(id)
		list = append(list, t)
	}
	for _, t := range own {
		if t.Exercise == after && !isShipped(t.ID) {
			list = append(list, t)
		}
	}
	return list
}

func isShipped(id string) bool {
	return slices.Contains(report.Before, id) || slices.Contains(report.After, id)
}

// named finds a template.
func named(list []*report.Template, id string) (*report.Template, bool) {
	i := slices.IndexFunc(list, func(t *report.Template) bool { return t.ID == id })
	if i < 0 {
		return nil, false
	}
	return list[i], true
}

// templates reads what was uploaded, as far as this version can read it.
func (h *House) templates(ctx context.Context) (list []*report.Template, err error) {
	own, err := h.ownTemplates(ctx)
	for _, t := range own {
		if t.read != nil {
			list = append(list, t.read)
		}
	}
	return list, err
}

func (h *House) ownTemplates(ctx context.Context) (list []ownTemplate, err error) {
	kept, err := h.opt.Staff.Templates(ctx)
	for _, t := range kept {
		read, _ := report.Parse(t.Name, t.Text)
		list = append(list, ownTemplate{t, read})
	}
	return list, err
}

// showTemplates lists the templates.
func showTemplates(h *House, w http.ResponseWriter, v *visit) error {
	s, err := h.shelf(v)
	if err != nil {
		return err
	}
	return render(w, v.request, templatesPage(h.frame(v, templatesHeading), s))
}

func (h *House) shelf(v *visit) (s shelf, err error) {
	for _, id := range slices.Concat(report.Before, report.After) {
		t, _ := report.Shipped(id)
		s.shipped = append(s.shipped, t)
	}
	s.own, err = h.ownTemplates(v.Context())
	return s, err
}

// keepTemplate keeps an upload in place of what has its id. Where something is
// wrong with it, all of that is told at its place, and what was there stays.
func keepTemplate(h *House, w http.ResponseWriter, v *visit) error {
	name, text, err := uploaded(v.Request, "template", report.MaxTemplate)
	if err != nil {
		return uploadProblem(err)
	}
	t, problems := report.Parse(name+".yaml", text)
	if t == nil {
		s, err := h.shelf(v)
		if err != nil {
			return err
		}
		s.summary = problems.Summary()
		s.findings, _ = findings(problems, func(string) []byte { return text })
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusUnprocessableEntity)
		return render(w, v.request, templatesPage(h.frame(v, templatesHeading), s))
	}
	if err := h.opt.Staff.KeepTemplate(v.Context(), t.ID, text, v.Staff); err != nil {
		return err
	}
	http.Redirect(w, v.Request, "/templates#own", http.StatusSeeOther)
	return nil
}

// removeTemplate takes one away; a shipped one comes back in its place.
func removeTemplate(h *House, w http.ResponseWriter, v *visit) error {
	if err := h.opt.Staff.RemoveTemplate(v.Context(), v.PathValue("template")); err != nil {
		return err
	}
	http.Redirect(w, v.Request, "/templates#own", http.StatusSeeOther)
	return nil
}

// sendTemplate sends the text of one that was uploaded, or, with ?shipped, of a
// shipped one.
func sendTemplate(h *House, w http.ResponseWriter, v *visit) error {
	id := v.PathValue("template")
	var text []byte
	if v.URL.Query().Has("shipped") && isShipped(id) {
		text = report.Text(id)
	} else {
		own, err := h.opt.Staff.Templates(v.Context())
		if err != nil {
			return err
		}
		i := slices.IndexFunc(own, func(t staff.Template) bool { return t.Name == id })
		if i < 0 {
			return notFound
		}
		text = own[i].Text
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": id + ".yaml"}))
	_, _ = w.Write(text) // a browser that has gone is not told so
	return nil
}
