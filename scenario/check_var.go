package scenario

import (
	"slices"
	"strconv"
	"strings"
)

func (c *checker) varsByName() map[string]*Var {
	m := make(map[string]*Var, len(c.s.Vars))
	each(c.s.Vars, func(v *Var) { m[v.ID] = v })
	return m
}

func (c *checker) variable(v *Var) {
	switch {
	case len(v.Range) > 0 && len(v.Values) > 0,
		len(v.Range) == 0 && len(v.Values) == 0 && !written(v.Init.At):
		c.lacks(v.At, "S207", v.At)
	case len(v.Range) > 0:
		c.numeric(v)
	case len(v.Values) > 0:
		c.worded(v)
	case v.Init.Src != "true" && v.Init.Src != "false":
		c.lacks(v.At, "S207", v.Init.At)
	case len(v.Draw) > 0:
		c.add("S203", v.Draw[0].At, len(v.Draw), 0)
	}
	if len(v.Draw) > 0 && written(v.Init.At) {
		c.add("S244", v.Init.At)
	}
	c.audience(v.SeenBy)
}

func (c *checker) numeric(v *Var) {
	if len(v.Range) != 2 {
		c.add("S202", v.Range[0].At, len(v.Range))
		return
	}
	low, high := v.Range[0].V, v.Range[1].V
	if low > high {
		c.add("S201", v.Range[0].At, low, high)
		return
	}
	c.inRange(v.Init, low, high)
	c.shares(v.Draw, high-low+1)
	c.scale(v, high-low+1)
}

// inRange tells a number as written that lies outside the bounds, or that is
// no number.
func (c *checker) inRange(s Scalar, low, high int64) {
	if !s.Set {
		return
	}
	n, err := strconv.ParseInt(s.Src, 10, 64)
	switch {
	case err != nil:
		c.add("S111", s.At, clip(s.Src))
	case n < low || n > high:
		c.add("S205", s.At, n, low, high)
	}
}

func (c *checker) worded(v *Var) {
	values := refIDs(v.Values)
	for i, w := range v.Values {
		if first := slices.Index(values, w.ID); first < i {
			c.add("S238", w.At, clip(w.ID)).WithRelated(v.Values[first].At, words{"it stands here already", "هو مذكور هنا أصلًا"})
		}
	}
	if v.Init.Set && !slices.Contains(values, v.Init.Src) {
		c.guess("S206", v.Init.At, v.Init.Src, values, clip(v.Init.Src))
	}
	c.shares(v.Draw, int64(len(values)))
	c.scale(v, int64(len(values)))
}

// shares checks chances that are drawn from: one for each value, 1 in all.
func (c *checker) shares(draw []Decimal, values int64) {
	if len(draw) == 0 {
		return
	}
	if int64(len(draw)) != values {
		c.add("S203", draw[0].At, len(draw), values)
		return
	}
	if sum, ok := c.sum(draw); ok && sum != one {
		c.add("S204", draw[0].At, billionths(sum))
	}
}

// one is 1 in billionths.
const one = 1_000_000_000

// billionths writes a number of billionths.
func billionths(n int64) string {
	d, _ := ParseDecimal(strconv.FormatInt(n/one, 10) + "." + strings.Repeat("0", 9-len(strconv.FormatInt(n%one, 10))) + strconv.FormatInt(n%one, 10))
	return d.String()
}

// sum adds up chances, in billionths, and tells those that are none; false
// where there are such.
func (c *checker) sum(chances []Decimal) (sum int64, ok bool) {
	ok = true
	for _, p := range chances {
		switch {
		case !p.Set:
			ok = false // told when it was read
		case p.Num < 0 || p.Num > p.Den:
			c.add("S209", p.At, p.String())
			ok = false
		default:
			sum += p.billionths()
		}
	}
	return sum, ok
}

func (c *checker) scale(v *Var, values int64) {
	if n := int64(len(v.Scale)); n > 0 && n != values {
		c.add("S230", v.Scale[0].At, n, values)
	}
}

// sets checks what is assigned to variables.
func (c *checker) sets(list []Assign) {
	for _, a := range list {
		v := c.vars[a.Var.ID]
		if v == nil {
			c.unknown(a.Var, []noun{nounVar})
			continue
		}
		c.assign(a.Value, v)
	}
}

func (c *checker) assign(s Scalar, v *Var) {
	expr, computed := strings.CutPrefix(s.Src, "=")
	switch {
	case !s.Set || computed && strings.TrimSpace(expr) == "":
		c.add("S114", s.At)
	case computed:
	case len(v.Range) == 2:
		c.assignNumber(s, v)
	case len(v.Values) > 0:
		if values := refIDs(v.Values); !slices.Contains(values, s.Src) {
			c.guess("R108", s.At, s.Src, values, clip(s.Src), v.ID)
		}
	case len(v.Range) == 0 && s.Src != "true" && s.Src != "false":
		c.add("S115", s.At, clip(s.Src))
	}
}

// assignNumber checks a number, or a change that begins with its sign.
func (c *checker) assignNumber(s Scalar, v *Var) {
	if s.Src[:1] != "+" && s.Src[:1] != "-" {
		c.inRange(s, v.Range[0].V, v.Range[1].V)
		return
	}
	n, err := strconv.ParseInt(s.Src, 10, 64)
	if err != nil || n > MaxNumber || n < -MaxNumber {
		c.add("S111", s.At, clip(s.Src))
	}
}

func refIDs(list []Ref) []string {
	out := make([]string, len(list))
	for i, r := range list {
		out[i] = r.ID
	}
	return out
}
