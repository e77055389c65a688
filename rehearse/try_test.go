package rehearse

import (
	"os"
	"tamrin/lang"
	"testing"
)

func TestTry(t *testing.T) {
	name := os.Getenv("TRY")
	if name == "" {
		t.Skip()
	}
	p := shipped(t, name)
	ta := NewTally(p, NewFrame(p), 1)
	if err := ta.Play(0, 20000); err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.All {
		NewReport(ta.Sums(), Played{1, 20000}, l).Text(os.Stdout)
	}
}
