package drill

import (
	"fmt"
	"strings"
)

// The shape of the exercise that is played in a drill: cells of some twenty-five
// seats, as many as a scenario may have; beyond that the cells grow.
const (
	usualCell = 25
	mostCells = 60
)

// Room is the exercise for a drill of that many seats.
type Room struct {
	Cells   []string // their identifiers
	Seats   int      // of all cells together
	Injects []Inject // that control may fire
}

// NewRoom plans the exercise for so many seats and injects.
func NewRoom(seats, injects int) Room {
	r := Room{Seats: seats}
	for i := range min(max((seats+usualCell-1)/usualCell, 1), mostCells) {
		r.Cells = append(r.Cells, fmt.Sprintf("cell_%d", i+1))
	}
	for i := range injects {
		r.Injects = append(r.Injects, Inject{fmt.Sprintf("news_%d", i+1), FirstOf(0) + Word(i+1)})
	}
	return r
}

// In is how many seats the cell of that number has.
func (r Room) In(cell int) int {
	return r.Seats*(cell+1)/len(r.Cells) - r.Seats*cell/len(r.Cells)
}

// Scenario writes the exercise as a scenario.yaml.
func (r Room) Scenario() string {
	var b strings.Builder
	b.WriteString("tamrin: 1\nid: drill\ntitle: {en: Drill of the room, ar: تجربة القاعة}\nlanguages: [en, ar]\n")
	b.WriteString("parties:\n  town: {title: {en: Town, ar: البلدة}}\ncells:\n")
	for i, c := range r.Cells {
		plays := ""
		if i == 0 {
			plays = "    plays: [town]\n"
		}
		fmt.Fprintf(&b, "  %s:\n    title: {en: Team %d, ar: الفريق %d}\n%s    seats:\n", c, i+1, i+1, plays)
		for s := range r.In(i) {
			fmt.Fprintf(&b, "      s%d: {title: {en: Seat %d, ar: المقعد %d}}\n", s+1, s+1, s+1)
		}
	}
	b.WriteString("injects:\n")
	for _, x := range r.Injects {
		fmt.Fprintf(&b, "  %s:\n    title: {en: News %s, ar: خبر %s}\n", x.ID, x.Word, x.Word)
		fmt.Fprintf(&b, "    text: {en: Water rises in the old town., ar: المياه ترتفع في المدينة القديمة.}\n")
		fmt.Fprintf(&b, "    manual: true\n    to: [%s]\n    channel: email\n", strings.Join(r.Cells, ", "))
	}
	return b.String()
}
