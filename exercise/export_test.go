package exercise

// ReadQuickly reports whether an event is read without the library.
func ReadQuickly(line []byte) bool {
	var e Event
	c := cursor{rest: line, names: new(names)}
	return c.event(&e)
}
