package web

import (
	"archive/zip"
	"bytes"
	"net/http"
	"sync"

	"tamrin/scenarios"
	"tamrin/staff"
	"tamrin/view"
)

// shippedScenario is one that comes with the program.
type shippedScenario struct {
	name  string
	title view.Text
}

// shippedScenarios lists them with their titles. It reads them once, when the
// first page asks.
var shippedScenarios = sync.OnceValue(func() []shippedScenario {
	var list []shippedScenario
	for _, name := range scenarios.Names() {
		s := shippedScenario{name: name}
		if archive, err := packShipped(name); err == nil {
			if x, err := staff.Read(archive); err == nil && x.Scenario != nil {
				s.title = view.Text(x.Scenario.Title.In)
			}
		}
		list = append(list, s)
	}
	return list
})

// takeShipped keeps a scenario that ships, as if its folder had been uploaded.
func takeShipped(h *House, w http.ResponseWriter, v *visit) error {
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	name := v.PostForm.Get("name")
	archive, err := packShipped(name)
	if err != nil {
		return err
	}
	return h.keep(w, v, archive, name)
}

// packShipped returns the archive of a scenario that ships.
func packShipped(name string) ([]byte, error) {
	folder, ok := scenarios.Open(name)
	if !ok {
		return nil, notFound
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(folder); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return staff.Pack(b.Bytes())
}
