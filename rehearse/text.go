package rehearse

import (
	"fmt"
	"io"
	"math"
	"strings"

	"tamrin/lang"
)

// width is how many columns the report in text takes.
const width = 100

// Text writes the report for a terminal: figures first and names last, so that
// columns stand in any script.
func (r *Report) Text(w io.Writer) error {
	t := &textReport{r: r}
	t.head()
	t.findings()
	t.endings()
	t.decisions()
	t.injects()
	t.cells()
	t.goals()
	t.foot()
	t.tail()
	_, err := io.WriteString(w, t.String())
	return err
}

// textReport builds the text.
type textReport struct {
	strings.Builder
	r *Report
}

func (t *textReport) say(w lang.Words) string { return w.In(t.r.Lang) }

func (t *textReport) line(format string, args ...any) {
	t.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " "))
	t.WriteByte('\n')
}

// section begins a section with a rule below its title and a line that says
// how to read it.
func (t *textReport) section(title, how lang.Words) {
	t.line("")
	t.line("%s", t.say(title))
	t.line("%s", strings.Repeat("─", width))
	if !how.Zero() {
		t.wrapped("", "", t.say(how))
	}
}

// wrapped writes words in lines of at most the width, the first after one
// indent and the others after another.
func (t *textReport) wrapped(first, others, words string) {
	line, empty := first, true
	for _, word := range strings.Fields(Plain(words)) {
		if !empty && columns(line)+1+columns(word) > width {
			t.line("%s", line)
			line, empty = others, true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	t.line("%s", line)
}

// columns returns how many columns a terminal gives to words: one a letter,
// none to the marks that stand above or below one.
func columns(s string) int {
	n := 0
	for _, c := range s {
		if c < 0x064B || c > 0x065F && c != 0x0670 {
			n++
		}
	}
	return n
}

// bar draws a share as a bar of so many columns, in eighths.
func bar(p float64, columns int) string {
	eighths := int(p*float64(columns)*8 + 0.5)
	if p > 0 && eighths == 0 {
		eighths = 1
	}
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return s + strings.Repeat(" ", columns-(eighths+7)/8)
}

// strip draws figures side by side as blocks of eight heights, the highest
// being the given one, summed up into so many columns.
func strip(of []float64, highest float64, columns int) string {
	per := (len(of) + columns - 1) / columns
	var b strings.Builder
	for i := 0; i < len(of); i += per {
		b.WriteRune(block(peakOf(of[i:min(i+per, len(of))]), highest))
	}
	return b.String()
}

func block(x, highest float64) rune {
	if x <= 0 || highest <= 0 {
		return '·'
	}
	return []rune("▁▂▃▄▅▆▇█")[min(int(x/highest*8), 7)]
}

func peakOf(of []float64) float64 {
	var most float64
	for _, x := range of {
		most = max(most, x)
	}
	return most
}

// interval writes the bounds of a share, in per cent.
func interval(s Share) string {
	return fmt.Sprintf("%.1f–%.1f", s.Low*100, s.High*100)
}

// points writes a difference of shares in percentage points, with its sign.
func points(x float64) string {
	switch {
	case math.Abs(x) < 0.0005:
		return "0.0"
	case x < 0:
		return fmt.Sprintf("−%.1f", -x*100)
	}
	return fmt.Sprintf("+%.1f", x*100)
}

// times writes where the middle half of some times lies, and their middle.
func times(s *Spread) string {
	if s == nil {
		return "–"
	}
	if s.P5 == s.P95 {
		return clock(s.P50)
	}
	return fmt.Sprintf("%s (%s–%s)", clock(s.P50), clock(s.P5), clock(s.P95))
}
