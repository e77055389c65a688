package exercise

import (
	"fmt"

	fast "github.com/go-json-experiment/json"
)

// Decode reads an event of the log. An event of a later version is an error:
// to pass over it would be to tell another story.
func Decode(b []byte) (e Event, err error) {
	err = decode(b, &e, nil)
	return e, err
}

// Decoder decodes one event after the other. It keeps the names that come again
// and again, of kinds, seats and people, so that they are one string each. The
// zero Decoder is ready; it is not safe for several goroutines at once.
type Decoder struct {
	names names
}

// Decode is what the function of that name does, into an event that is there.
// What e held before is gone.
func (d *Decoder) Decode(b []byte, e *Event) error { return decode(b, e, &d.names) }

func decode(b []byte, e *Event, known *names) error {
	*e = Event{}
	if c := (cursor{rest: b, names: known}); !c.event(e) { // a long log takes most of its time here
		*e = Event{}
		if err := fast.Unmarshal(b, e); err != nil {
			return fmt.Errorf("exercise: an event can't be read: %w", err)
		}
	}
	if e.V != version {
		return fmt.Errorf("exercise: event %q has version %d; this program knows %d: use the program that wrote the log", e.Kind, e.V, version)
	}
	return nil
}
