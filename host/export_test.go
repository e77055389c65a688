package host

// HostOf returns the host of an exercise, for tests.
func HostOf(x *Exercise) *Host { return x.host }

// ForgetReplay makes the next replay read the log anew.
func (x *Exercise) ForgetReplay() {
	x.past.mu.Lock()
	defer x.past.mu.Unlock()
	x.past.film = nil
}
