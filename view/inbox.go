package view

import (
	"tamrin/exercise"
	"tamrin/scenario"
)

// inbox lists what the viewer's own cell received.
func (e eye) inbox() []Item {
	items := []Item{}
	for i := range e.Deliveries {
		d := &e.Deliveries[i]
		if !e.received(d) {
			continue
		}
		item := e.item(d, len(items)+1)
		for _, o := range d.Opened {
			if o.Cell == e.cell {
				item.Opened, item.OpenedBy, item.OpenedAt = true, o.By.Seat, o.At
			}
		}
		items = append(items, item)
	}
	return items
}

// press lists what is public.
func (e eye) press() []Item {
	items := []Item{}
	for i := range e.Deliveries {
		if d := &e.Deliveries[i]; e.reads(d) {
			items = append(items, e.item(d, len(items)+1))
		}
	}
	return items
}

func (e eye) item(d *exercise.Delivery, key int) Item {
	w := e.words(d.Inject)
	item := Item{Key: key, Title: w.title, Text: w.text, From: w.from, Channel: w.channel, At: d.At, Scenario: e.story(d.Scenario)}
	if src := w.src; src != nil {
		if e.Program.Injects[d.Inject].BurstCount > 1 {
			item.Burst = d.N
		}
		item.Attachments = attachments(src)
	}
	return item
}

// attachments lists the files that come with an inject.
func attachments(src *scenario.Inject) (list []Attachment) {
	for i := range src.Attachments {
		list = append(list, Attachment{src.Attachments[i].File, text(src.Attachments[i].Title)})
	}
	return list
}

// wording is what an inject says, as the scenario has it or as control wrote it.
type wording struct {
	src               *scenario.Inject // nil where it was written on the spot
	title, text, from Text
	channel           string
}

func (e eye) words(inject int) wording {
	var w wording
	if inject < len(e.Program.Injects) {
		w.src = e.Program.Injects[inject].Src
		w.title, w.text, w.from, w.channel = text(w.src.Title), text(w.src.Text), text(w.src.From), w.src.Channel
	}
	written := &e.Written[inject]
	over(&w.title, written.Title)
	over(&w.text, written.Text)
	over(&w.from, written.From)
	if written.Channel != "" {
		w.channel = written.Channel
	}
	return w
}

// over replaces a text where control wrote another.
func over(t *Text, by Text) {
	if len(by) > 0 {
		*t = by
	}
}
