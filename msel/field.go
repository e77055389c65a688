package msel

import (
	"slices"
	"strings"
)

// Field is what a column of a list of injects holds. Its name is the key of
// an inject in scenario.yaml where there is one.
type Field string

// The fields that have columns. Date, Time and DTG together say when an inject
// comes in scenario time; At says it in exercise time.
const (
	None       Field = ""      // kept under the column's own name
	Skip       Field = "skip"  // left out, as --map asked
	Kept       Field = "extra" // kept under the column's own name, as --map asked
	Number     Field = "number"
	Title      Field = "title"
	Words      Field = "text"
	Type       Field = "type"
	Status     Field = "status"
	Priority   Field = "priority"
	Date       Field = "date"
	Time       Field = "time"
	DTG        Field = "dtg"
	At         Field = "at"
	To         Field = "to"
	From       Field = "from"
	InjectedBy Field = "injected_by"
	Channel    Field = "channel"
	Expected   Field = "expect"
	Objectives Field = "objectives"
	Storyline  Field = "storyline"
	Event      Field = "event"
	Incident   Field = "incident"
	Phase      Field = "phase"
	Function   Field = "function"
	Location   Field = "location"
	Notes      Field = "notes"
	Author     Field = "author"
	Approver   Field = "approver"
	Narrative  Field = "narrative"
	Theatre    Field = "theatre"
	Stored     Field = "tamrin" // what an export of Tamrin keeps of an inject beside its columns
)

// Fields lists the fields that --map accepts, in the order of a list of injects.
var Fields = []Field{Number, Date, Time, DTG, At, Type, Status, Priority, Title, Words, Channel, From, InjectedBy, To,
	Expected, Objectives, Storyline, Event, Incident, Phase, Function, Location, Theatre, Notes, Narrative, Author, Approver, Kept, Skip}

// parseField returns the field of that name.
func parseField(name string) (Field, bool) {
	f := Field(strings.ToLower(strings.TrimSpace(name)))
	return f, slices.Contains(Fields, f)
}

// timing reports whether the field says when an inject comes.
func (f Field) timing() bool { return f == Date || f == Time || f == DTG || f == At }

// worded reports whether the field's words may be given in several languages.
func (f Field) worded() bool {
	switch f {
	case Title, Words, From, InjectedBy, Location, Notes, Expected:
		return true
	}
	return false
}

// repeats reports whether several columns may hold the field together, as
// "Recipient 1" and "Recipient 2" do.
func (f Field) repeats() bool { return f == To || f == Objectives }
