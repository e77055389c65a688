package web

import (
	"slices"

	"tamrin/view"
)

// decisionsIn returns the decisions that wait, or those that are closed, the
// latest first.
func decisionsIn(page *view.Page, waiting bool) (list []view.Decision) {
	for _, d := range slices.Backward(page.Decisions) {
		if (d.Status == view.Open || d.Status == view.Answered) == waiting {
			list = append(list, d)
		}
	}
	return list
}

// yours returns the parties of a decision that the viewer's cell plays.
func yours(d view.Decision) (list []view.Party) {
	for _, p := range d.Parties {
		if p.Yours {
			list = append(list, p)
		}
	}
	return list
}

func optionInput(d view.Decision) string {
	if d.Choose > 1 {
		return "checkbox"
	}
	return "radio"
}

// optionTitle finds the title of an option.
func optionTitle(options []view.Option, id string) view.Text {
	for _, o := range options {
		if o.ID == id {
			return o.Title
		}
	}
	return nil
}
