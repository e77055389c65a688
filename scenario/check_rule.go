package scenario

func (c *checker) rule(r *Rule) {
	if !written(r.When.At) {
		c.missing(r.At, r.At, "when", "a rule", "القاعدة")
	}
	c.ruleName(r)
	c.ref(r.Theatre, theatre)
	c.sets(r.Sets)
	c.refs(r.Fire, inject)
	direct := len(r.Sets)+len(r.Fire) > 0
	switch {
	case len(r.Chance) == 0 && !direct:
		c.lacks(r.At, "S233", r.At)
	case len(r.Chance) > 0 && direct:
		c.add("S234", r.At)
	}
	c.chance(r)
}

// ruleName tells a name that another rule has, be it written or supplied.
func (c *checker) ruleName(r *Rule) {
	if last := c.names.at[nounRule][r.ID]; last != r.At {
		c.add("S036", last, r.ID).WithRelated(r.At, words{"it was written here first", "كُتب هنا أولًا"})
	}
}

// chance checks the branches of a rule, whose chances sum to 1.
func (c *checker) chance(r *Rule) {
	var shares []Decimal
	for i := range r.Chance {
		b := &r.Chance[i]
		if !written(b.P.At) {
			c.missing(r.At, b.Pos, "p", "a branch of a chance", "فرع الاحتمال")
		}
		shares = append(shares, b.P)
		c.sets(b.Sets)
		c.refs(b.Fire, inject)
	}
	if sum, ok := c.sum(shares); ok && len(shares) > 0 && sum != one {
		c.add("S208", shares[0].At, billionths(sum))
	}
}

func (c *checker) outcome(o *Outcome) {
	if !written(o.When.At) {
		c.missing(o.At, o.At, "when", "an outcome", "المآل")
	}
	c.ref(o.Theatre, theatre)
}
