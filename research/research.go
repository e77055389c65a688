// Package research gives the log of an exercise to people who study it: as JSON
// Lines, as separated text and as a workbook, with the names of people or with
// pseudonyms in their stead. It says what every kind of event and every field
// means. It must never decide who may have the log, nor judge what is in it.
package research

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/store"
)

// Export is a log that is to be written.
type Export struct {
	Exercise string // its identifier
	Name     string // as its staff calls it; may be empty
	Events   int64
	Lang     lang.Tag // in which a workbook is headed
	// Secret is what pseudonyms are made with; nil leaves people's names in.
	// Whoever has it not can't tell from a name which pseudonym it has.
	Secret []byte
	// Walk calls each with every record in order; it is called twice where there
	// are pseudonyms.
	Walk     func(ctx context.Context, each func(store.Record) error) error
	Progress func(done, total int64) // of events; may be nil
}

// Formats are the forms in which a log is written, by the ending of their files.
var Formats = []string{"jsonl", "csv", "xlsx"}

// Write writes the log in one of Formats. It holds little of it in memory,
// however long it is. What comes before an error is of no use.
func (x *Export) Write(ctx context.Context, to io.Writer, format string) error {
	names, err := x.pseudonyms(ctx)
	if err != nil {
		return err
	}
	switch format {
	case "jsonl":
		return x.jsonLines(ctx, to, names)
	case "csv":
		return x.separated(ctx, to, names)
	case "xlsx":
		return x.workbook(ctx, to, names)
	}
	return fmt.Errorf("research: there is no format %q", format)
}

// pseudonyms reads the log for the names of people; nil where they stay.
func (x *Export) pseudonyms(ctx context.Context) (*Pseudonyms, error) {
	if x.Secret == nil {
		return nil, nil
	}
	var names []string
	seen := map[string]bool{}
	err := x.Walk(ctx, func(r store.Record) error {
		e, err := exercise.Decode(r.Payload)
		if err != nil {
			return err
		}
		for _, name := range people(&e) {
			if name != "" && !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
		return nil
	})
	return NewPseudonyms(x.Secret, names), err
}

// people lists the names of people in an event. Who is to do something may be an
// office as well as a person: it gets a pseudonym either way.
func people(e *exercise.Event) []string {
	names := []string{e.By.Name}
	if e.Kind == exercise.SeatTaken {
		names = append(names, e.Name)
	}
	if e.Action != nil {
		names = append(names, e.Action.Owner)
	}
	return names
}

// each calls do with every event as it is to be written, its names replaced.
func (x *Export) each(ctx context.Context, names *Pseudonyms, do func(seq int64, e *exercise.Event, payload []byte) error) error {
	return x.Walk(ctx, func(r store.Record) error {
		e, err := exercise.Decode(r.Payload)
		if err != nil {
			return err
		}
		payload := r.Payload
		if names != nil {
			names.hide(&e)
			payload = e.Encode()
		}
		if x.Progress != nil && (r.Seq%4096 == 0 || r.Seq == x.Events) {
			x.Progress(r.Seq, x.Events)
		}
		return do(r.Seq, &e, payload)
	})
}

// jsonLines writes one event a line, as the log has it, with its number.
func (x *Export) jsonLines(ctx context.Context, to io.Writer, names *Pseudonyms) error {
	var line []byte
	return x.each(ctx, names, func(seq int64, _ *exercise.Event, payload []byte) error {
		if len(payload) < 2 || payload[0] != '{' || !json.Valid(payload) {
			return fmt.Errorf("research: event %d is no object", seq)
		}
		line = append(line[:0], `{"seq":`...)
		line = strconv.AppendInt(line, seq, 10)
		line = append(append(append(line, ','), payload[1:]...), '\n')
		_, err := to.Write(line)
		return err
	})
}

// Of returns the export of an exercise as its log stands now.
func Of(ctx context.Context, log store.Log, id string) (*Export, error) {
	kept, err := log.Open(ctx, id)
	if err != nil {
		return nil, err
	}
	x := &Export{Exercise: id, Events: kept.Head.Seq, Walk: func(ctx context.Context, each func(store.Record) error) error {
		for r, err := range log.Read(ctx, id, store.Head{}) {
			if err != nil {
				return err
			}
			if r.Seq > kept.Head.Seq {
				break // it has grown meanwhile
			}
			if err := each(r); err != nil {
				return err
			}
		}
		return ctx.Err()
	}}
	for r, err := range log.Read(ctx, id, store.Head{}) {
		if err != nil {
			return nil, err
		}
		e, err := exercise.Decode(r.Payload)
		if err != nil {
			return nil, err
		}
		x.Name = e.Name
		break
	}
	return x, nil
}
