package web

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"tamrin/view"
)

// paces are the speeds that the clock's buttons offer, times real time.
var paces = []int{1, 5, 20, 60}

// offered adds the present speed to the paces, where it is none of them.
func offered(now int) []int {
	if now < 1 || slices.Contains(paces, now) {
		return paces
	}
	all := append(slices.Clone(paces), now)
	slices.Sort(all)
	return all
}

func pressed(b bool) string { return strconv.FormatBool(b) }

// clockData tells the page's script how the clock goes, so that it can show
// the time by itself until the next change.
func clockData(c view.Clock) templ.Attributes {
	return templ.Attributes{
		"data-phase": string(c.Phase), "data-at": num(c.At), "data-wall": num(c.Wall), "data-speed": num(c.Speed),
		"data-story": num(c.Scenario), "data-offset": num(c.Offset),
	}
}
