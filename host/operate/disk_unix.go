//go:build !windows

package operate

import "golang.org/x/sys/unix"

// room returns how many bytes a program of this user may yet write into a folder.
func room(folder string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(folder, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil
}
