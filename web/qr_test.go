package web

import (
	"fmt"
	"strings"
	"testing"

	"rsc.io/qr"
)

// TestTheDrawingIsTheCode fills the drawing's rectangles into a grid and holds
// it to the library's own modules.
func TestTheDrawingIsTheCode(t *testing.T) {
	const link = "https://tamrin.example.org/join/k8Xcsk8AUWj7qVHDkNBDvFmuoj-I7E1iEkGEvzlB7OA"
	code, err := qr.Encode(link, qr.M)
	if err != nil {
		t.Fatal(err)
	}
	q := drawQR(link)
	dark := map[[2]int]bool{}
	for _, bar := range strings.SplitAfter(q.path, "z") {
		var x, y, n, back int
		if bar == "" {
			continue
		}
		if _, err := fmt.Sscanf(bar, "M%d %dh%dv1h-%dz", &x, &y, &n, &back); err != nil || n != back {
			t.Fatalf("%q: %v", bar, err)
		}
		for i := range n {
			dark[[2]int{x + i, y}] = true
		}
	}
	for y := range q.size {
		for x := range q.size {
			if want := code.Black(x-quiet, y-quiet); dark[[2]int{x, y}] != want {
				t.Fatalf("module %d, %d is dark: %v, not %v", x, y, !want, want)
			}
		}
	}
	if long := drawQR(strings.Repeat("x", 5000)); long.size != 0 {
		t.Error("something is drawn of a link that is too long")
	}
}
