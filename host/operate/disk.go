package operate

import (
	"sync"
	"time"

	"tamrin/lang"
)

// full is how much room, in bytes, is as good as none: a commit of many events
// and what SQLite writes beside it take as much.
const full = 8 << 20

// Disk watches how much room is left on the disk of a folder.
type Disk struct {
	folder string
	low    uint64 // bytes below which control is warned

	mu   sync.Mutex
	at   time.Time // when it was last looked at
	left uint64
	err  error
}

// NewDisk watches the disk of a folder. low is how much room, in bytes, is so
// little that control is to know.
func NewDisk(folder string, low uint64) *Disk { return &Disk{folder: folder, low: low} }

// looked is how long one look at the disk serves.
const looked = 2 * time.Second

// Free returns how many bytes may yet be written, as of a moment ago.
func (d *Disk) Free() (uint64, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if time.Since(d.at) > looked {
		d.left, d.err = room(d.folder)
		d.at = time.Now()
	}
	return d.left, d.err
}

// Trouble says what control should know of the disk; the zero Words while there
// is room enough. Where it can't be known, commands tell when it is full.
func (d *Disk) Trouble() lang.Words {
	left, err := d.Free()
	switch {
	case err != nil || left >= d.low:
		return lang.Words{}
	case left < full:
		return lang.Words{
			"The server's disk is full: nothing more can be written. All that was confirmed is kept. Have space freed; the exercise then goes on from here.",
			"امتلأ قرص الخادم فلا يمكن كتابة المزيد. كل ما تأكد محفوظ. اطلب إخلاء مساحة، ثم يُكمل التمرين من هنا."}
	}
	return lang.Words{
		"The server's disk is filling up: some %d MB are left. Everything still works; have space freed before it is full.",
		"يوشك قرص الخادم أن يمتلئ: بقي نحو %d م.ب. كل شيء ما زال يعمل؛ اطلب إخلاء مساحة قبل أن يمتلئ."}.Format(rounded(left >> 20))
}

// rounded keeps a number from changing with every event.
func rounded(mb uint64) uint64 {
	if mb > 100 {
		return mb / 50 * 50
	}
	return mb / 5 * 5
}
