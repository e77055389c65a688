package archive

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/store"
)

// State is what a check has found.
type State uint8

// The states.
const (
	Sound   State = iota // it is as it was
	Amiss                // it is not
	Unknown              // it can't be told
)

// Check is one thing that was looked at.
type Check struct {
	State State
	Say   lang.Words
}

// Findings are what was found in an archive.
type Findings struct {
	Checks []Check
	Break  *Break // where the log was altered; nil where it was not
}

// State sums the checks up: Amiss where one is, else Unknown where one is.
func (f *Findings) State() State {
	sum := Sound
	for _, c := range f.Checks {
		if c.State == Amiss || sum == Sound {
			sum = c.State
		}
		if sum == Amiss {
			return sum
		}
	}
	return sum
}

func (f *Findings) say(s State, w lang.Words) { f.Checks = append(f.Checks, Check{s, w}) }

// tell says one thing of what is sound and another of what is not.
func (f *Findings) tell(sound bool, yes, no lang.Words) {
	if sound {
		f.say(Sound, yes)
		return
	}
	f.say(Amiss, no)
}

// Verify checks every byte of an archive and says what it found. known is the
// fingerprint, or the key, of whom it should come from; empty where nobody
// said. progress is told of events, and may be nil. An error is one of ctx alone.
func (a *Archive) Verify(ctx context.Context, known string, progress func(done, total int64)) (*Findings, error) {
	f := &Findings{}
	frame := a.frame()
	f.tell(frame == nil, lang.Words{"the file is complete: %d bytes, %d parts, and nothing beside them", "الملف كامل: عدد بايتاته %d وأجزائه %d ولا شيء سواها"}.Format(a.size, len(a.zip.File)),
		lang.Words{"the file was changed: %v", "تغيّر الملف: %v"}.Format(frame))
	f.tell(a.Signed, lang.Words{"the signature is good; it was made with the key %s", "التوقيع صحيح، وهو بالمفتاح %s"}.Format(a.Signer.Fingerprint()),
		lang.Words{"the manifest or its signature was changed after signing; who made the archive can't be told", "تغيّر البيان أو توقيعه بعد التوقيع فلا يُعرف من أنشأ الأرشيف"})
	a.whose(f, known)
	f.tell(a.stored(scenarioPart), lang.Words{"the scenario is the one that was frozen when the exercise was made", "السيناريو هو الذي جُمّد عند إنشاء التمرين"},
		lang.Words{"the scenario was changed", "تغيّر السيناريو"})
	refers, err := a.verifyLog(ctx, f, progress)
	if err != nil {
		return nil, err
	}
	a.verifyFiles(f, refers)
	a.verifyReports(f)
	return f, ctx.Err()
}

// whose says what the key tells of who made the archive.
func (a *Archive) whose(f *Findings, known string) {
	switch {
	case !a.Signed:
	case known == "":
		f.say(Sound, lang.Words{"whose key that is, the file can't tell: have its owner read the fingerprint to you, or give it with --key",
			"لا يدل الملف على صاحب المفتاح: اطلب من صاحبه أن يقرأ لك البصمة، أو اذكرها بالخيار ‎--key"})
	default:
		f.tell(a.Signer.Is(known), lang.Words{"that is the key you named", "وهو المفتاح الذي ذكرتَه"},
			lang.Words{"that is not the key you named: somebody else made or remade this archive", "وليس المفتاح الذي ذكرتَه: أنشأ الأرشيفَ أو أعاد إنشاءه غيرُ صاحبه"})
	}
}

// stored checks a part that stands in the file as it is.
func (a *Archive) stored(name string) bool {
	part, listed := a.Manifest.part(name)
	r, err := a.packed(name)
	if err != nil || !listed {
		return false
	}
	sum := sha256.New()
	n, err := io.Copy(sum, r)
	return err == nil && n == part.Size && hex.EncodeToString(sum.Sum(nil)) == part.Sum
}

// deflated checks the log as it stands in the file: the same events can be
// packed in several ways.
func (a *Archive) deflated() bool {
	part, _ := a.Manifest.part(logPart)
	r, err := a.packed(logPart)
	if err != nil {
		return false
	}
	sum := sha256.New()
	_, err = io.Copy(sum, r)
	return err == nil && hex.EncodeToString(sum.Sum(nil)) == part.Packed
}

// verifyLog checks the events and returns the sums of the files that they refer to.
func (a *Archive) verifyLog(ctx context.Context, f *Findings, progress func(done, total int64)) (map[string]bool, error) {
	refers, later, size, sum := map[string]bool{}, 0, int64(0), sha256.New()
	var line []byte
	var d exercise.Decoder
	var e exercise.Event
	err := a.Walk(ctx, func(r store.Record) error {
		line = appendLine(line[:0], r)
		sum.Write(line)
		size += int64(len(line))
		if err := d.Decode(r.Payload, &e); err != nil {
			later++
		}
		for _, x := range e.Files() {
			if len(refers) <= maxParts {
				refers[x.Hash] = true
			}
		}
		if progress != nil && (r.Seq%4096 == 0 || r.Seq == a.Manifest.Events) {
			progress(r.Seq, a.Manifest.Events)
		}
		return nil
	})
	if errors.As(err, &f.Break) {
		f.say(Amiss, f.Break.words())
		return refers, nil
	}
	if err != nil {
		return nil, err
	}
	if !a.Signed {
		f.say(Unknown, lang.Words{"the log's events hold together, but nothing signed says that they are the ones that were archived", "أحداث السجل متماسكة، لكن لا شيء موقّعًا يثبت أنها التي أُرشفت"})
		return refers, nil
	}
	part, _ := a.Manifest.part(logPart)
	f.tell(a.deflated() && size == part.Size && hex.EncodeToString(sum.Sum(nil)) == part.Sum,
		lang.Words{"the log is whole: %d events, each tied to the one before it", "السجل كامل: عدد أحداثه %d، وكلٌّ منها مربوط بما قبله"}.Format(a.Manifest.Events),
		lang.Words{"the %d events of the log are as they were, but their packing was changed", "أحداث السجل كما كانت، وعددها %d، لكن ضغطها تغيّر"}.Format(a.Manifest.Events))
	if later > 0 {
		f.say(Unknown, lang.Words{"events that this version of the program can't read: %d; use a later one", "أحداث لا يقرؤها هذا الإصدار من البرنامج: %d؛ استعمل إصدارًا أحدث"}.Format(later))
	}
	return refers, nil
}

// words names the first altered event.
func (b *Break) words() lang.Words {
	switch {
	case b.How == Lost:
		return lang.Words{"the log was altered: event %d is missing, or others stand in its place; the events before it are sound", "غُيِّر السجل: الحدث %d مفقود أو حلّ غيره مكانه؛ وما قبله سليم"}.Format(b.First)
	case b.How == Added:
		return lang.Words{"the log was altered: event %d was added; the events before it are sound", "غُيِّر السجل: الحدث %d مضاف؛ وما قبله سليم"}.Format(b.First)
	case b.First < b.Last:
		return lang.Words{"the log was altered and chained anew: the first altered event is one of %d to %d; those before are sound", "غُيِّر السجل وأعيد ربطه: أول حدث مغيَّر بين %d و%d؛ وما قبلهما سليم"}.Format(b.First, b.Last)
	}
	return lang.Words{"the log was altered: event %d is the first that was; the events before it are sound", "غُيِّر السجل: الحدث %d أول ما غُيِّر؛ وما قبله سليم"}.Format(b.First)
}

// verifyFiles checks the attachments.
func (a *Archive) verifyFiles(f *Findings, refers map[string]bool) {
	n, bad := 0, []string{}
	for _, p := range a.Manifest.Parts {
		sum, is := strings.CutPrefix(p.Name, filesFolder)
		if !is {
			continue
		}
		n++
		delete(refers, sum)
		if sum != p.Sum || !a.stored(p.Name) {
			bad = append(bad, short(sum))
		}
	}
	for _, sum := range a.Manifest.Missing {
		delete(refers, sum)
	}
	if f.Break == nil && a.Signed { // else what the log refers to is not known
		for sum := range refers {
			bad = append(bad, short(sum))
		}
	}
	slices.Sort(bad)
	if n > 0 || len(bad) > 0 {
		f.tell(len(bad) == 0, lang.Words{"the attachments are as they were: %d", "المرفقات كما كانت: %d"}.Format(n),
			lang.Words{"attachments that were changed or are missing: %s", "مرفقات تغيّرت أو فُقدت: %s"}.Format(strings.Join(bad, ", ")))
	}
	if n := len(a.Manifest.Missing); n > 0 {
		f.say(Sound, lang.Words{"attachments that were lost before the archive was made, and are not in it: %d", "مرفقات ضاعت قبل إنشاء الأرشيف وليست فيه: %d"}.Format(n))
	}
}

// short is enough of a sum to find a file by.
func short(sum string) string { return sum[:min(len(sum), 12)] }

func (a *Archive) verifyReports(f *Findings) {
	n, bad := 0, []string{}
	for _, p := range a.Manifest.Parts {
		name, is := strings.CutPrefix(p.Name, reportsFolder)
		if !is {
			continue
		}
		if n++; !a.stored(p.Name) {
			bad = append(bad, name)
		}
	}
	if n > 0 {
		f.tell(len(bad) == 0, lang.Words{"the reports are as they were: %d", "التقارير كما كانت: %d"}.Format(n),
			lang.Words{"reports that were changed: %s", "تقارير تغيّرت: %s"}.Format(strings.Join(bad, ", ")))
	}
}
