//go:build unix

package drill

import "syscall"

// OpenFiles is how many files one process may have open on this system; 0 where
// there is no limit.
func OpenFiles() int64 {
	var r syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &r) != nil || r.Max > 1<<30 {
		return 0
	}
	return int64(r.Max) // Go raises a process's own limit to it
}
