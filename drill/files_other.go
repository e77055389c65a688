//go:build !unix

package drill

// OpenFiles is how many files one process may have open on this system; 0 where
// there is no limit.
func OpenFiles() int64 { return 0 }
