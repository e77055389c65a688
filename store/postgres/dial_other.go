//go:build !linux

package postgres

import "time"

// giveUpAfter has no portable way: elsewhere a connection ends when the system
// gives it up.
func giveUpAfter(uintptr, time.Duration) error { return nil }
