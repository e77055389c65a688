package staff

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

type entry struct {
	name string
	body string
	mode fs.FileMode
}

func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		w, err := z.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(e.body)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// firstSteps is the scenario that ships, as a file manager zips its folder.
func firstSteps(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("../scenarios/first_steps/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return zipped(t, entry{name: "first_steps/"}, entry{name: "first_steps/scenario.yaml", body: string(b)},
		entry{name: "__MACOSX/first_steps/._scenario.yaml", body: "x"}, entry{name: "first_steps/.DS_Store", body: "x"})
}

func TestAScenarioIsReadHoweverItWasZipped(t *testing.T) {
	yaml, err := os.ReadFile("../scenarios/first_steps/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	folder := must[[]byte](t)(Pack(firstSteps(t)))
	flat := must[[]byte](t)(Pack(zipped(t, entry{name: "scenario.yaml", body: string(yaml)})))
	single := must[[]byte](t)(Pack(yaml))
	if !bytes.Equal(folder, flat) || !bytes.Equal(flat, single) {
		t.Error("the same scenario gives several archives")
	}
	x := must[Reading](t)(Read(folder))
	if !x.Playable || x.Scenario.ID != "first_steps" || x.Problems.HasErrors() {
		t.Errorf("%+v", x.Problems)
	}
}

func TestABrokenScenarioIsReadForItsProblems(t *testing.T) {
	x := must[Reading](t)(Read(must[[]byte](t)(Pack([]byte("tamrin: 1\nid: x\ntitel: {en: A}\n")))))
	if x.Playable || !x.Problems.HasErrors() {
		t.Errorf("%+v", x.Problems)
	}
}

func TestHostileUploadsAreRefused(t *testing.T) {
	doc := entry{name: "scenario.yaml", body: "tamrin: 1"}
	many := []entry{doc}
	for i := range maxEntries {
		many = append(many, entry{name: fmt.Sprintf("f%d", i)})
	}
	bomb := entry{name: "bomb", body: strings.Repeat("\x00", maxUnpacked)}
	cut := firstSteps(t)
	for name, c := range map[string]struct {
		upload []byte
		want   error
	}{
		"empty":            {nil, falseType},
		"a picture":        {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), falseType},
		"cut short":        {cut[:len(cut)/2], falseType},
		"PK and no more":   {[]byte("PK"), falseType},
		"no scenario.yaml": {zipped(t, entry{name: "a/b/scenario.yaml"}), noDocument},
		"two scenarios":    {zipped(t, entry{name: "a/scenario.yaml"}, entry{name: "b/scenario.yaml"}), noDocument},
		"leads out":        {zipped(t, doc, entry{name: "../../etc/passwd"}), leadsOut},
		"absolute":         {zipped(t, doc, entry{name: "/etc/passwd"}), leadsOut},
		"backslashes":      {zipped(t, doc, entry{name: `..\..\windows`}), leadsOut},
		"within":           {zipped(t, doc, entry{name: "a/../../b"}), leadsOut},
		"a link":           {zipped(t, doc, entry{name: "link", body: "/etc/passwd", mode: fs.ModeSymlink | 0o777}), leadsOut},
		"twice":            {zipped(t, doc, doc), leadsOut},
		"too many":         {zipped(t, many...), tooMany},
		"a bomb":           {zipped(t, doc, bomb), tooLarge},
		"too large":        {make([]byte, MaxUpload+1), tooLarge},
	} {
		if _, err := Pack(c.upload); err != c.want {
			t.Errorf("%s: %v, not %v", name, err, c.want)
		}
	}
}

// FuzzPack holds that nothing that is uploaded brings Pack down, and that what
// it takes is taken again, as itself.
func FuzzPack(f *testing.F) {
	f.Add(firstSteps(f))
	f.Add([]byte("tamrin: 1"))
	f.Fuzz(func(t *testing.T, upload []byte) {
		archive, err := Pack(upload)
		if err != nil {
			return
		}
		again, err := Pack(archive)
		if err != nil || !bytes.Equal(archive, again) {
			t.Errorf("taken once and not again: %v", err)
		}
	})
}
