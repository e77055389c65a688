package scenario

// checker holds a scenario that was read to what its things must be.
type checker struct {
	*report
	s         *Scenario
	languages []string
	exists    func(file string, at Span)
}

func (c *checker) all() {}
