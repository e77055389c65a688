package engine

// Run steps the clock from one due instant to the next, as TimeReached at each
// of them would, until something is asked of the driver: a chance to draw, a
// decision that opened or closed. It stops before the instant until, at the
// latest. It returns the effects of all those steps, which are valid until the
// next Step or Run. It is for drivers that have nobody to show each instant to.
func (w *World) Run(until int64) []Effect {
	w.effects = w.effects[:0]
	w.asks = false
	for !w.ended && !w.asks {
		at := w.NextDue()
		if at >= until || at == Never {
			break
		}
		w.reach(at)
	}
	return w.effects
}
