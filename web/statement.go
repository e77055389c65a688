package web

import (
	"slices"
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// statementForm reads a statement, or an answer at a press conference.
func statementForm(r *request) (deed, error) {
	question, err := whole(r.PostFormValue("question"))
	if err != nil {
		return deed{}, err
	}
	c := exercise.MakeStatement{ID: r.PostFormValue("id"), Parties: r.PostForm["party"], Title: tongues(r, "title-"), Words: tongues(r, "words-"),
		Public: r.PostFormValue("public") == "yes", Marks: marksSaid(r), Question: question}
	if !c.Public {
		c.To, c.Alliances = r.PostForm["to"], r.PostForm["alliance"]
	}
	return deed{c, lang.Words{"It is said.", "صدر."}}, nil
}

// marksSaid reads what a statement says of commitments, in a settled order.
func marksSaid(r *request) (list []exercise.Mark) {
	for field, values := range r.PostForm {
		if values[0] == "" {
			continue
		}
		if id, ok := strings.CutPrefix(field, "how-"); ok {
			list = append(list, exercise.Mark{Commitment: id, How: values[0]})
		}
		if id, ok := strings.CutPrefix(field, "posture-"); ok {
			list = append(list, exercise.Mark{Commitment: id, Posture: values[0]})
		}
	}
	slices.SortFunc(list, func(a, b exercise.Mark) int {
		return strings.Compare(a.Commitment+" "+a.How+a.Posture, b.Commitment+" "+b.How+b.Posture)
	})
	return list
}

// conferenceForm opens a press conference, or closes one.
func conferenceForm(r *request) (deed, error) {
	n, err := whole(r.PostFormValue("conference"))
	if err != nil {
		return deed{}, err
	}
	if n > 0 {
		return deed{exercise.CloseConference{Conference: n}, lang.Words{"The press conference is over.", "انتهى المؤتمر الصحفي."}}, nil
	}
	return deed{exercise.OpenConference{Parties: r.PostForm["party"], Title: tongues(r, "title-")},
		lang.Words{"The press conference is open.", "افتُتح المؤتمر الصحفي."}}, nil
}

func questionForm(r *request) (deed, error) {
	n, err := whole(r.PostFormValue("conference"))
	return deed{exercise.AskQuestion{ID: r.PostFormValue("id"), Conference: n, As: strings.TrimSpace(r.PostFormValue("as")), Words: r.PostFormValue("words")},
		lang.Words{"Asked.", "طُرح السؤال."}}, err
}

// signalForm records what something is meant to tell an audience, or how one
// received it.
func signalForm(r *request) (deed, error) {
	about, cell, value, words := r.PostFormValue("about"), r.PostFormValue("cell"), r.PostFormValue("value"), r.PostFormValue("words")
	switch r.PostFormValue("kind") {
	case "meant":
		return deed{do: exercise.MeanSignal{About: about, Audience: cell, Value: value, Words: words}}, nil
	case "received":
		return deed{do: exercise.ReceiveSignal{About: about, Cell: cell, Value: value, Words: words}}, nil
	}
	return deed{}, badForm
}

// How a statement or a decision treats a commitment, and the postures, as people
// say them.
var (
	hows = []struct {
		mark, past string
		say, did   lang.Words
	}{
		{"upholds", "upheld", lang.Words{"upholds it", "يصونه"}, lang.Words{"upheld", "صين"}},
		{"strains", "strained", lang.Words{"strains it", "يُجهده"}, lang.Words{"strained", "أُجهد"}},
		{"breaks", "broken", lang.Words{"breaks it", "ينقضه"}, lang.Words{"broken", "نُقض"}},
	}
	postures = []struct {
		id  string
		say lang.Words
	}{
		{"affirmed", lang.Words{"affirmed", "مؤكَّد"}}, {"qualified", lang.Words{"qualified", "مشروط"}}, {"withdrawn", lang.Words{"withdrawn", "مسحوب"}},
	}
)

func postureWords(id string) lang.Words {
	for _, p := range postures {
		if p.id == id {
			return p.say
		}
	}
	return lang.Words{id, id}
}

// treated says what was done to a commitment.
func treated(how, posture string) lang.Words {
	for _, h := range hows {
		if h.past == how {
			return h.did
		}
	}
	return lang.Words{"declared " + postureWords(posture).En, "أُعلن أنه " + postureWords(posture).Ar}
}

// touchClass colours it.
func touchClass(how, posture string) string {
	switch {
	case how == "upheld", how == "" && posture == "affirmed":
		return "delivered"
	case how == "broken", how == "" && posture == "withdrawn":
		return "broken"
	}
	return "held"
}

// signalOf finds what is recorded of a statement.
func signalOf(page *view.Page, item string) *view.Signal {
	for i := range page.Signals {
		if page.Signals[i].About == item {
			return &page.Signals[i]
		}
	}
	return nil
}

// unmeant lists what the viewer's cell said or did whose meaning nobody has
// recorded for some audience, the latest first.
func unmeant(page *view.Page) (list []view.Signal) {
	for _, s := range slices.Backward(page.Signals) {
		if s.Mine && slices.ContainsFunc(s.Meant, unrecorded) {
			list = append(list, s)
		}
	}
	return list
}

// meant lists what is recorded of what a signal was to tell an audience.
func meant(s view.Signal, audience string) (list []view.Reading) {
	for _, r := range s.Meant {
		if r.Cell == audience && (r.Value != "" || r.Words != "") {
			list = append(list, r)
		}
	}
	return list
}

func unrecorded(r view.Reading) bool { return r.May && r.Value == "" && r.Words == "" }

// toRecord counts what waits for the cell's word on how it was received.
func toRecord(page *view.Page) (n int) {
	if page.Role != view.Player {
		return 0
	}
	for _, s := range page.Signals {
		if !s.Mine && slices.ContainsFunc(s.Received, unrecorded) {
			n++
		}
	}
	return n
}

// decidedSignals lists the signals that are public decisions, which stand in no
// list of statements.
func decidedSignals(page *view.Page) (list []view.Signal) {
	for _, s := range slices.Backward(page.Signals) {
		if !strings.HasPrefix(s.About, "statement/") {
			list = append(list, s)
		}
	}
	return list
}

// answerers lists the parties of a conference for which the viewer may speak.
func answerers(l look, page *view.Page, c view.Conference) (list []view.Party) {
	if page.Speech == nil {
		return nil
	}
	for _, p := range page.Speech.Parties {
		if slices.ContainsFunc(c.By, func(t view.Text) bool { return l.Text(t) == l.Text(p.Title) }) {
			list = append(list, p)
		}
	}
	return list
}

// holders lists the parties that the viewer may have face the press: those that
// it speaks for; control, any that it sees in an alliance, too.
func holders(page *view.Page) (list []view.Party) {
	add := func(p view.Party) {
		if !slices.ContainsFunc(list, func(q view.Party) bool { return q.ID == p.ID }) {
			list = append(list, p)
		}
	}
	if page.Speech != nil {
		for _, p := range page.Speech.Parties {
			add(p)
		}
	}
	if page.Role == view.Control && page.MayWrite {
		for _, a := range page.Alliances {
			for _, p := range slices.Concat(a.Members, a.Partners) {
				add(p)
			}
		}
	}
	return list
}
