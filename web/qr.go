package web

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/a-h/templ"
	"rsc.io/qr"
)

// quiet is the light margin around a QR code that cameras need, in modules.
const quiet = 4

// qrDrawing is a QR code as the path of its dark modules.
type qrDrawing struct {
	size int // of one side with its margin, in modules; 0 where there is none
	path string
}

// drawQR draws a link. One too long to draw gives nothing: the link stands
// beside it.
func drawQR(link string) qrDrawing {
	code, err := qr.Encode(link, qr.M)
	if err != nil {
		return qrDrawing{}
	}
	var b strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			}
		}
	}
	return qrDrawing{code.Size + 2*quiet, b.String()}
}

func (q qrDrawing) box() string { return fmt.Sprintf("0 0 %d %d", q.size, q.size) }

// act is the address of one of the forms on the people's page.
func (r roster) act(name string) templ.SafeURL {
	return templ.SafeURL("/exercises/" + url.PathEscape(r.set.ID) + "/" + name)
}
