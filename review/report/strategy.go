package report

import (
	"strconv"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review"
	"tamrin/review/document"
)

// strategy tells of each strategy how decisions bore on its tenets, and what its
// parties changed.
func (w *writer) strategy(int) (list []document.Block) {
	if len(w.held.Strategies) == 0 {
		return w.nothing(lang.Words{"The scenario has no strategy.", "لا استراتيجية في السيناريو."})
	}
	for i := range w.held.Strategies {
		st := &w.held.Strategies[i]
		list = append(list, &document.Paragraph{Words: document.Inline{{Text: w.of(st.Title), Bold: true}}}, &document.Paragraph{Words: document.Words(w.versions(st))}, w.tenets(st))
		if len(st.Changes) > 0 {
			list = append(list, w.changes(st))
		}
	}
	return list
}

func (w *writer) versions(st *review.Strategy) string {
	if st.Now == st.Began {
		return w.say(lang.Words{"Version %d; unchanged after the exercise.", "النسخة %d؛ لم تتغيّر بعد التمرين."}.Format(st.Began))
	}
	return w.say(lang.Words{"The exercise began with version %d; version %d stands now.", "بدأ التمرين بالنسخة %d؛ والقائمة الآن النسخة %d."}.Format(st.Began, st.Now))
}

// tenets is a table of what the exercise began with and of the decisions that bore on it.
func (w *writer) tenets(st *review.Strategy) document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Tenets: %s", "المبادئ: %s"}.Format(w.of(st.Title))), Columns: []document.Column{
		w.column(lang.Words{"Tenet", "المبدأ"}, 9), w.column(lang.Words{"Kept to", "التُزم به"}, 3), w.column(lang.Words{"Gone against", "خولف"}, 3), w.column(lang.Words{"Another way", "سُلك غيره"}, 3)}}
	for i := range st.Tenets {
		x := &st.Tenets[i]
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{cell(w.of(x.Text)), w.citing(x.Kept), w.citing(x.Against), w.citing(x.Otherwise)}})
	}
	return t
}

// citing refers to decisions, where the document has their table to lead to.
func (w *writer) citing(decisions []string) document.Cell {
	var words document.Inline
	for _, id := range decisions {
		for k := range w.held.Decisions {
			if w.held.Decisions[k].ID != id {
				continue
			}
			if len(words) > 0 {
				words = append(words, document.Span{Text: w.comma()})
			}
			name := "D" + strconv.Itoa(k+1)
			words = append(words, document.Span{Text: name, Link: w.link(name)})
		}
	}
	if len(words) == 0 {
		return cell("–")
	}
	return document.Cell{words}
}

// stands says how far proposed changes have come.
var stands = map[exercise.Standing]lang.Words{
	exercise.Proposed:  {En: "waits for approval", Ar: "ينتظر الموافقة"},
	exercise.Declined:  {En: "refused", Ar: "مرفوض"},
	exercise.Outdated:  {En: "to be worded anew", Ar: "يلزم إعادة صياغته"},
	exercise.Withdrawn: {En: "taken back", Ar: "سُحب"},
}

// changes is a table of what was proposed, from what, and what parties said.
func (w *writer) changes(st *review.Strategy) document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Proposed changes: %s", "التغييرات المقترحة: %s"}.Format(w.of(st.Title))), Columns: []document.Column{
		w.column(lang.Words{"What the exercise showed", "ما أظهره التمرين"}, 5), w.column(lang.Words{"From", "من"}, 5), w.column(lang.Words{"To", "إلى"}, 5),
		w.column(lang.Words{"Parties", "الأطراف"}, 4), w.column(lang.Words{"Standing", "حاله"}, 3)}}
	for i := range st.Changes {
		c := &st.Changes[i]
		standing := w.say(stands[c.Standing])
		if c.Version > 0 {
			standing = w.say(lang.Words{"approved: version %d", "اعتُمد: النسخة %d"}.Format(c.Version))
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{cell(line(c.Finding)), cell(w.orNone(c.Before, lang.Words{"(a new tenet)", "(مبدأ جديد)"})),
			cell(w.orNone(c.After, lang.Words{"(dropped)", "(يُحذف)"})), w.voices(c), cell(standing)}})
	}
	return t
}

func (w *writer) orNone(t review.Text, none lang.Words) string {
	if len(t) == 0 {
		return w.say(none)
	}
	return w.of(t)
}

func (w *writer) voices(c *review.Change) (list document.Cell) {
	for _, v := range c.Voices {
		said := lang.Words{"has not answered", "لم يُجب"}
		switch {
		case v.Said && v.Approves:
			said = lang.Words{"approves", "موافق"}
		case v.Said:
			said = lang.Words{"refuses", "رافض"}
		}
		words := w.of(v.Party) + ": " + w.say(said)
		if v.Reason != "" {
			words += " (" + lang.Isolate(line(v.Reason)) + ")"
		}
		list = append(list, document.Words(words))
	}
	return list
}
