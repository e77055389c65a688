package postgres

import (
	"context"
	"net"
	"syscall"
	"time"
)

// lostAfter is how long what was sent may stay without an answer of the other
// machine's network before a connection is given up.
const lostAfter = 5 * time.Second

// Dial returns what makes connections to a database: they notice soon when the
// other machine, or the network between, is gone.
func Dial(within time.Duration) func(ctx context.Context, network, address string) (net.Conn, error) {
	alive := net.KeepAliveConfig{Enable: true, Idle: 5 * time.Second, Interval: 2 * time.Second, Count: 3}
	d := &net.Dialer{Timeout: within, KeepAliveConfig: alive, Control: func(network, _ string, c syscall.RawConn) (err error) {
		if network == "unix" {
			return nil
		}
		if failed := c.Control(func(fd uintptr) { err = giveUpAfter(fd, lostAfter) }); failed != nil {
			return failed
		}
		return err
	}}
	return d.DialContext
}
