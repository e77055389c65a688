package pdf

import "regexp"

// Chromium writes its PDF's objects one after another and in the open; its
// streams alone are packed. That is all that is relied on here, and where a
// later one writes otherwise, the table of contents goes without page numbers.
var (
	object      = regexp.MustCompile(`(?s)(?:^|\n)(\d+) 0 obj\s*(.*?)\s*endobj`)
	rootPages   = regexp.MustCompile(`/Type /Catalog\b(?s:.*?)/Pages (\d+) 0 R`)
	kids        = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	reference   = regexp.MustCompile(`(\d+) 0 R`)
	destination = regexp.MustCompile(`/(\S+) \[(\d+) 0 R /XYZ`)
)

// pagesOf tells on which page, from 1, each place stands that a link within the
// PDF leads to.
func pagesOf(pdf []byte) map[string]int {
	objects := map[string][]byte{}
	for _, m := range object.FindAllSubmatch(pdf, -1) {
		objects[string(m[1])] = m[2]
	}
	numbers := map[string]int{} // of page objects
	var walk func(id string, depth int)
	walk = func(id string, depth int) {
		k := kids.FindSubmatch(objects[id])
		if k == nil {
			numbers[id] = len(numbers) + 1
			return
		}
		if depth > 0 {
			for _, m := range reference.FindAllSubmatch(k[1], -1) {
				walk(string(m[1]), depth-1)
			}
		}
	}
	if m := rootPages.FindSubmatch(pdf); m != nil {
		walk(string(m[1]), 20)
	}
	pages := map[string]int{}
	for _, m := range destination.FindAllSubmatch(pdf, -1) {
		if n, ok := numbers[string(m[2])]; ok {
			pages[string(m[1])] = n
		}
	}
	return pages
}
