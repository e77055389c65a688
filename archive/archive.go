// Package archive puts a whole exercise into one file that can be checked on
// another machine: its scenario, its log, what was attached and reports, each
// with its sum, the log chained, all of it signed. It reads such files again,
// says of each part whether it is as it was, and puts an exercise from one into
// a log. It must never know how a page looks, and it never believes a file that
// it has not checked.
package archive

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"

	"tamrin/exercise"
	"tamrin/store"
)

// Ending is that of an archive's file name.
const Ending = ".tamrin"

// Version is that of the archives that this program writes. It reads none later.
const Version = 1

// The parts of an archive. Its form:
//
//	NAME.tamrin                 a zip, as Write writes it and no other: its frame is compared byte by byte
//	├── scenario.zip            the scenario's folder, frozen when the exercise was made      stored
//	├── log.jsonl               one event a line                                              deflated
//	│     {"seq":1,"hash":"…","event":{"kind":"created",…}}
//	│       hash = SHA-256(hash before ‖ seq as 8 bytes ‖ the event's bytes); the first one's
//	│       before is made of the exercise's name and the scenario's sum (store.Begin)
//	├── files/<SHA-256>         each attachment under its sum                                 stored
//	├── reports/<name>          documents, if any were put in                                 stored
//	├── manifest.json           all of the above by name, size and sum; the log's length,     stored
//	│                           its last hash, and its hashes at even distances
//	└── manifest.sig            Ed25519 over signedAs ‖ manifest.json, in hexadecimal         stored
//
// The signature covers the manifest, the manifest every other byte of the parts,
// and the comparison what lies between them. The log's hashes say which event
// was altered; where somebody has chained the rest anew, those in the manifest
// say between which two.
const (
	scenarioPart  = "scenario.zip"
	logPart       = "log.jsonl"
	filesFolder   = "files/"
	reportsFolder = "reports/"
	manifestPart  = "manifest.json"
	signaturePart = "manifest.sig"
)

// signedAs stands before the manifest in what is signed, so that a signature
// can't be taken for one of anything else.
const signedAs = "tamrin archive manifest 1\n"

// Limits of an archive that is read.
const (
	maxManifest = 4 << 20                // bytes
	maxReports  = 100                    //
	maxReport   = 64 << 20               // bytes of one
	maxLine     = store.MaxPayload + 256 // bytes of one event's line
	maxParts    = exercise.MaxFilesOfAll + maxReports + 4
	maxMarks    = 1024
)

// Manifest is what an archive says of itself.
type Manifest struct {
	Version  int       `json:"tamrin_archive"`
	Program  string    `json:"program"` // version of the program that wrote it
	Made     time.Time `json:"made"`
	Key      string    `json:"key"` // public, with which it is signed, in hexadecimal
	Exercise string    `json:"exercise"`
	Name     string    `json:"name,omitempty"` // of the exercise, as its staff calls it
	Events   int64     `json:"events"`
	Head     string    `json:"head"`              // hash of the last event
	Spacing  int64     `json:"spacing"`           // Marks has the hash of each event whose number it divides
	Marks    []string  `json:"marks"`             //
	Missing  []string  `json:"missing,omitempty"` // sums of attachments that were lost before it was made
	Parts    []Part    `json:"parts"`             // in the order in which they stand
}

// Part is one file within an archive.
type Part struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes, unpacked
	Sum    string `json:"sha256"`
	Packed string `json:"packed,omitempty"` // SHA-256 of its deflated form, of parts that are
}

// encode writes a manifest in its one form.
func (m *Manifest) encode() []byte {
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		panic("archive: " + err.Error()) // no field of a Manifest can fail
	}
	return append(b, '\n')
}

// decode reads a manifest.
func decode(b []byte) (m Manifest, err error) {
	var older struct {
		Version int `json:"tamrin_archive"`
	}
	if json.Unmarshal(b, &older) == nil && older.Version > Version {
		return m, fail(Newer, nil)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return m, fail(Unreadable, err)
	}
	if !bytes.Equal(m.encode(), b) || m.Version != Version || !m.possible() {
		return m, fail(Unreadable, errors.New("manifest.json is not as it is written"))
	}
	return m, nil
}

// possible reports whether a manifest can be one that was written.
func (m *Manifest) possible() bool {
	if m.Events < 1 || m.Exercise == "" || len(m.Parts) > maxParts || len(m.Missing) > maxParts {
		return false
	}
	if m.Spacing != spacing(m.Events) || int64(len(m.Marks)) != m.Events/m.Spacing {
		return false
	}
	for _, p := range m.Parts {
		if p.Size < 0 {
			return false
		}
	}
	return true
}

// spacing is how far apart the hashes in a manifest stand for so many events:
// the least power of two that leaves maxMarks of them.
func spacing(events int64) int64 {
	n := int64(1)
	for events/n > maxMarks {
		n *= 2
	}
	return n
}

// part returns what the manifest says of a part.
func (m *Manifest) part(name string) (Part, bool) {
	for _, p := range m.Parts {
		if p.Name == name {
			return p, true
		}
	}
	return Part{}, false
}

// Scenario returns the sum of the archive's scenario, in hexadecimal.
func (a *Archive) Scenario() string {
	p, _ := a.Manifest.part(scenarioPart)
	return p.Sum
}
