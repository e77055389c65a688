package drill

import (
	"os"
	"strconv"
	"strings"
	"time"
)

// Usage is what a process takes of the machine; the zero Usage where the system
// does not say.
type Usage struct {
	Memory int64         // bytes that it holds in memory now
	CPU    time.Duration // of all processors since it started
}

// UsageOf asks the system what a process takes. Only Linux says.
func UsageOf(pid int) (u Usage) {
	folder := "/proc/" + strconv.Itoa(pid) + "/"
	status, err := os.ReadFile(folder + "status")
	if err != nil {
		return u
	}
	u.Memory = kilobytes(string(status), "VmRSS:")
	stat, err := os.ReadFile(folder + "stat")
	if err != nil {
		return u
	}
	// The program's name, in brackets, may hold anything; fields 14 and 15 are
	// the time in the program and in the system, in hundredths of a second.
	_, rest, _ := strings.Cut(string(stat), ") ")
	if f := strings.Fields(rest); len(f) > 12 {
		own, _ := strconv.ParseInt(f[11], 10, 64)
		system, _ := strconv.ParseInt(f[12], 10, 64)
		u.CPU = time.Duration(own+system) * 10 * time.Millisecond
	}
	return u
}

// FreeMemory is how much memory programs may still take, in bytes; 0 where the
// system does not say.
func FreeMemory() int64 {
	b, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0
	}
	return kilobytes(string(b), "MemAvailable:")
}

func kilobytes(table, name string) int64 {
	for line := range strings.Lines(table) {
		if value, ok := strings.CutPrefix(line, name); ok {
			n, _ := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(value), " kB"), 10, 64)
			return n << 10
		}
	}
	return 0
}
