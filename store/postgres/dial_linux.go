package postgres

import (
	"time"

	"golang.org/x/sys/unix"
)

// giveUpAfter has a connection end when what was sent is not received for so
// long. Keep-alives alone look at connections that are silent.
func giveUpAfter(fd uintptr, d time.Duration) error {
	return unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, int(d.Milliseconds()))
}
