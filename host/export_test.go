package host

// HostOf returns the host of an exercise, for tests.
func HostOf(x *Exercise) *Host { return x.host }
