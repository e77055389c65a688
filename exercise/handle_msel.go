package exercise

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"maps"

	"tamrin/engine"
	"tamrin/lang"
)

func (h *handling) msel(c Command) (Event, error) {
	switch c := c.(type) {
	case Fire:
		return h.inject(InjectFired, engine.InjectFired, c.Inject)
	case Hold:
		return h.inject(InjectHeld, engine.InjectHeld, c.Inject)
	case Release:
		return h.inject(InjectFreed, engine.InjectReleased, c.Inject)
	case Skip:
		return h.inject(InjectSkipped, engine.InjectSkipped, c.Inject)
	case AddInject:
		return h.add(c.ID, c.Draft)
	case EditInject:
		return h.edit(c)
	}
	return Event{}, Refuse(Impossible)
}

// inject does one thing to one inject. A bot that holds control's seat may
// fire what control planned to fire by hand.
func (h *handling) inject(k Kind, in engine.Kind, name string) (Event, error) {
	i, ok := h.Inject(name)
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	if h.seat >= 0 {
		if err := h.unclaimed(InjectItem(name)); err != nil {
			return Event{}, err
		}
	} else {
		seat, ok := h.BotControls()
		if !ok {
			return Event{}, Refuse(SeatHeld)
		}
		h.By = Actor{Seat: seat, Bot: true}
	}
	return Event{Kind: k, Inject: name}, h.try(engine.Input{Kind: in, Item: i})
}

func (h *handling) add(id string, d Draft) (Event, error) {
	if err := h.mayWrite(id, len(h.Written)-len(h.Program.Injects), MaxWritten); err != nil {
		return Event{}, err
	}
	if err := d.tidy(); err != nil {
		return Event{}, err
	}
	if len(d.Title) == 0 && len(d.Text) == 0 || len(d.Cells) == 0 && !d.Public {
		return Event{}, Refuse(Incomplete)
	}
	d.Keep, d.KeepTime, d.KeepTo = false, false, false
	if h.past(&d) {
		return Event{}, Refuse(Past)
	}
	ad, err := h.ad(&d, -1)
	if err != nil {
		return Event{}, err
	}
	return Event{Kind: InjectAdded, ID: id, Inject: h.freshName(), Draft: &d}, h.try(engine.Input{Kind: engine.InjectAdded, Inject: ad})
}

func (h *handling) edit(c EditInject) (Event, error) {
	i, ok := h.Inject(c.Inject)
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	if err := h.unclaimed(InjectItem(c.Inject)); err != nil {
		return Event{}, err
	}
	if w := &h.Written[i]; c.Version > 0 && c.Version != w.Version() {
		return Event{}, &Refusal{Code: Stale, Say: sayEdited.Format(lang.Isolate(nameOf(w.By)), lang.Clock(w.At)), Winner: &Winner{By: w.By, At: w.At}}
	}
	d := c.Draft
	if err := d.tidy(); err != nil {
		return Event{}, err
	}
	if !d.Keep && !d.KeepTo && len(d.Cells) == 0 && !d.Public {
		return Event{}, Refuse(Incomplete)
	}
	if h.World.Inject(i).Status != engine.Delivered && h.past(&d) {
		return Event{}, Refuse(Past)
	}
	ad, err := h.ad(&d, i)
	if err != nil {
		return Event{}, err
	}
	return Event{Kind: InjectEdited, Inject: c.Inject, Draft: &d}, h.try(engine.Input{Kind: engine.InjectEdited, Item: i, Inject: ad})
}

// past reports whether a draft sets a time that is over.
func (h *handling) past(d *Draft) bool {
	return !d.Keep && !d.KeepTime && d.At >= 0 && d.At < max(h.At, h.World.Now())
}

// ad makes of a draft what the engine needs to know of it; i is the inject that
// it changes, or -1.
func (s *State) ad(d *Draft, i int) (*engine.Ad, error) {
	ad := &engine.Ad{At: d.At, Public: d.Public, Digest: d.digest()}
	for _, id := range d.Cells {
		c, ok := s.Program.Find(engine.NounCell, id)
		if !ok {
			return nil, Refuse(UnknownItem)
		}
		ad.Cells |= 1 << c
	}
	if d.At == Now || d.At == ByHand {
		ad.At = engine.Never
	}
	if i >= 0 && (d.Keep || d.KeepTime) {
		ad.At = max(s.World.Inject(i).At, s.World.Now())
	}
	if i >= 0 && (d.Keep || d.KeepTo) {
		is := s.World.Inject(i)
		ad.Cells, ad.Public = is.Cells, is.Public
	}
	return ad, nil
}

// digest sums up a draft's words: worlds with other words are other worlds.
func (d *Draft) digest() uint64 {
	b, err := json.Marshal([]any{d.Title, d.Text, d.From, d.Channel}) // maps are written in order
	if err != nil {
		panic("exercise: " + err.Error()) // texts can't fail
	}
	sum := sha256.Sum256(b)
	return binary.BigEndian.Uint64(sum[:])
}

// tidy cleans a draft's texts, holds them to their limits and leaves out the
// empty ones. It changes copies, not what the caller gave.
func (d *Draft) tidy() error {
	for _, texts := range []*map[string]string{&d.Title, &d.Text, &d.From} {
		if len(*texts) > MaxTongues {
			return Refuse(Limit)
		}
		*texts = maps.Clone(*texts)
		for language, words := range *texts {
			words = clean(words)
			(*texts)[language] = words
			if len(words) > MaxWords || len(language) > MaxName {
				return tooLong(MaxWords)
			}
		}
		maps.DeleteFunc(*texts, func(_, words string) bool { return words == "" })
		if len(*texts) == 0 {
			*texts = nil // as the log gives it back: the digest tells the two apart
		}
	}
	if len(d.Channel) > MaxName {
		return tooLong(MaxName)
	}
	if d.At < ByHand {
		return Refuse(Incomplete)
	}
	return nil
}
