package rehearse

import (
	"os"
	"testing"

	"tamrin/lang"
)

func TestTryHTML(t *testing.T) {
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
		f, _ := os.Create("/tmp/r_" + string(l) + ".html")
		NewReport(ta.Sums(), Played{1, 20000}, l).HTML(f)
		f.Close()
	}
}
