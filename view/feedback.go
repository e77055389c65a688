package view

import "tamrin/scenario"

// Survey is the form that asks whoever took part for feedback; what others
// answered is in no page.
type Survey struct {
	Anonymous bool    `json:"anonymous,omitempty"` // whose a form is, is not kept
	Questions []Asked `json:"questions"`
}

// Asked is one question of the form.
type Asked struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
	Scale bool   `json:"scale,omitempty"` // from 1 to 5; else in words
}

// survey is the form while feedback is asked for.
func (e eye) survey() *Survey {
	if !e.Survey.Open {
		return nil
	}
	s := &Survey{Anonymous: e.Survey.Anonymous}
	for i := range e.Program.Scenario.Feedback {
		q := &e.Program.Scenario.Feedback[i]
		s.Questions = append(s.Questions, Asked{q.ID, titled(q.Title, q.ID), q.Kind == scenario.Scale})
	}
	return s
}
