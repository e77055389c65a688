package rehearse

import (
	"context"
	_ "embed"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode"

	"github.com/a-h/templ"

	"tamrin/lang"
)

//go:embed page.css
var pageStyle string

// HTML writes the report as one page that loads nothing from anywhere, for a
// screen or for paper, right to left in Arabic.
func (r *Report) HTML(w io.Writer) error {
	return page(&pageReport{r}).Render(context.Background(), w)
}

// HTML writes the comparison as one page that loads nothing from anywhere.
func (c *Comparison) HTML(w io.Writer) error {
	return comparisonPage(&pageReport{c.Own}, c).Render(context.Background(), w)
}

// pageReport is a report as the page's templates read it.
type pageReport struct{ *Report }

func (p *pageReport) say(w lang.Words) string { return w.In(p.Lang) }

// style is the page's style sheet; on paper it marks every sheet.
func (p *pageReport) style() templ.Component {
	mark := cssString(p.Marking)
	return templ.Raw("<style>" + pageStyle + "@page { @top-center { content: " + mark + " } @bottom-center { content: " + mark + " } }\n</style>")
}

// cssString writes words as a string of CSS, which also stands safely in HTML:
// whatever is neither letter nor digit goes by its number.
func cssString(words string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range words {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(c)
		} else {
			fmt.Fprintf(&b, "\\%06x", c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// percentOf writes a part of a whole as a length within a picture.
func percentOf(part, whole float64) string {
	if whole <= 0 {
		return "0%"
	}
	return fmt.Sprintf("%.2f%%", math.Min(part/whole, 1)*100)
}

// rect is a piece of a picture: from where, how wide, in which colour.
type rect struct{ X, W, Class string }

// stacked lays shares side by side, each in a colour of its own.
func stacked(shares []float64) []rect {
	var list []rect
	at := 0.0
	for i, s := range shares {
		list = append(list, rect{percentOf(at, 1), percentOf(s, 1), fmt.Sprintf("c%d", i%8)})
		at += s
	}
	return list
}

func (p *pageReport) endingBar() []rect {
	var shares []float64
	for _, e := range p.Endings {
		shares = append(shares, e.Share.P)
	}
	return stacked(shares)
}

// heat turns figures by slot into a strip of nine depths; slots of one depth
// that lie side by side become one piece.
func heat(of []float64, highest float64, slots int) []rect {
	var list []rect
	for i := 0; i < slots; {
		depth, j := depthOf(of[i], highest), i+1
		for j < slots && depthOf(of[j], highest) == depth {
			j++
		}
		if depth > 0 {
			list = append(list, rect{percentOf(float64(i), float64(slots)), percentOf(float64(j-i), float64(slots)), fmt.Sprintf("h%d", depth)})
		}
		i = j
	}
	return list
}

func depthOf(x, highest float64) int {
	if x <= 0 || highest <= 0 {
		return 0
	}
	return min(1+int(x/highest*9), 9)
}

func (p *pageReport) load(c *Cell) []rect {
	return heat(c.Load, p.highestLoad(), p.Slots)
}

// span is where a stretch of time lies in a picture of the whole exercise.
func (p *pageReport) span(from, to int64, class string) rect {
	whole := float64(p.Slot * int64(p.Slots))
	return rect{percentOf(float64(from), whole), percentOf(float64(to-from), whole), class}
}

// firing shows when an inject comes: the depth tells the share of runs within
// five slots, so that one which comes at any time still shows.
func (p *pageReport) firing(in *Inject) []rect {
	smooth := make([]float64, p.Slots)
	for i := range smooth {
		for k := max(i-2, 0); k <= min(i+2, p.Slots-1); k++ {
			smooth[i] += float64(in.BySlot[k])
		}
		if in.When != nil && in.When.P5 == in.When.P95 {
			smooth[i] = float64(in.BySlot[i])
		}
	}
	return heat(smooth, float64(p.Runs), p.Slots)
}

// length shows how often the exercise ends in each slot, as columns.
func (p *pageReport) lengthColumns() []column {
	of := p.LengthBySlot[:p.Slots+1]
	var highest int64
	for _, n := range of {
		highest = max(highest, n)
	}
	var list []column
	for i, n := range of {
		if n > 0 {
			list = append(list, column{
				percentOf(float64(i), float64(p.Slots+1)), percentOf(1, float64(p.Slots+1)),
				percentOf(float64(highest-n), float64(highest)), percentOf(float64(n), float64(highest)),
			})
		}
	}
	return list
}

// column is an upright piece of a picture.
type column struct{ X, W, Y, H string }

// tick is a mark on a time axis.
type tick struct{ X, Label string }

// ticks marks the time axis at round times, ten at most.
func (p *pageReport) ticks() []tick {
	whole := p.Slot * int64(p.Slots)
	step := minute
	for _, m := range []int64{1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 7200} {
		step = m * minute
		if whole/step <= 10 {
			break
		}
	}
	var list []tick
	for at := int64(0); at < whole; at += step {
		list = append(list, tick{percentOf(float64(at), float64(whole)), clock(at)})
	}
	return list
}

func (p *pageReport) triggerLine(in *Inject) string {
	switch {
	case in.Never != "":
		return p.say(neverWords[in.Never])
	case in.When == nil:
		return ""
	}
	return times(in.When)
}

// summary says the rehearsal in three figures.
func (p *pageReport) serious() int {
	n := 0
	for _, f := range p.Findings {
		if f.Grade == Serious {
			n++
		}
	}
	return n
}

func (p *pageReport) cellNames(ids []string) string {
	var names []string
	if len(ids) > 3 && len(ids) >= p.playingCells() {
		return p.say(everyoneWord)
	}
	for _, c := range p.Cells {
		for _, id := range ids {
			if c.ID == id {
				names = append(names, isolated(c.Name))
			}
		}
	}
	return strings.Join(names, lang.Words{", ", "، "}.In(p.Lang))
}

func gradeClass(g Grade) string { return [...]string{"serious", "change", "know"}[g] }

func oneDecimal(x float64) string { return fmt.Sprintf("%.1f", x) }

func (p *pageReport) fullestLine(c *Cell) string {
	if c.PerRun == 0 {
		return "–"
	}
	return fmt.Sprintf("%d · %s", c.Fullest.Median, clock(c.Fullest.From))
}

// playingCells returns how many cells play.
func (p *pageReport) playingCells() int {
	n := 0
	for _, c := range p.Cells {
		if c.Playing {
			n++
		}
	}
	return n
}

// tint says how deep a move is drawn, and which way it goes.
func tint(m Move) string {
	depth := min(1+int(math.Abs(m.By)*20), 5)
	if m.By < 0 {
		return fmt.Sprintf("n shift down%d", depth)
	}
	return fmt.Sprintf("n shift up%d", depth)
}
