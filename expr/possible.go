package expr

// Possible reports whether a Bool expression can hold, and whether it can fail
// to hold, in any state within the declared bounds.
func (c *Code) Possible() (canHold, canFail bool) {
	return c.root.hi == 1, c.root.lo == 0 || c.root.fails
}
