package lang

import "fmt"

// Isolate wraps words of unknown direction so that they can't reorder the
// sentence around them (Unicode's FIRST STRONG ISOLATE and POP DIRECTIONAL
// ISOLATE). It is for plain text; pages use <bdi>.
func Isolate(s string) string { return "\u2068" + s + "\u2069" }

// Clock writes a stretch of exercise time in milliseconds as h:mm:ss, with
// Western digits in every language: teams read times to each other over the
// telephone.
func Clock(ms int64) string {
	sign := ""
	if ms < 0 {
		sign, ms = "-", -ms
	}
	return fmt.Sprintf("%s%d:%02d:%02d", sign, ms/3_600_000, ms/60_000%60, ms/1000%60)
}
