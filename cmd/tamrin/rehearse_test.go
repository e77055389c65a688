package main

import (
	"io"
	"testing"
)

// BenchmarkRehearse100k measures `tamrin rehearse seoul_2023` from end to end:
// reading, compiling, 100,000 playouts with everything counted, the report.
func BenchmarkRehearse100k(b *testing.B) {
	for b.Loop() {
		if code := run([]string{"rehearse", "seoul_2023"}, surroundings{out: io.Discard, err: io.Discard, env: func(string) string { return "" }}); code != 0 {
			b.Fatal("exit code", code)
		}
	}
}
