package host_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tamrin/cotext"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/store/sqlite"
	"tamrin/view"
)

// BenchmarkWrite has twenty people write one joint text of forty paragraphs, each
// three groups of keystrokes a second, and measures from a group to the moment
// at which the pages of all the others who may see it are made.
func BenchmarkWrite(b *testing.B) {
	const writers, paragraphs = 20, 40
	log, err := sqlite.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	h := host.New(host.Options{Log: log})
	b.Cleanup(func() { h.Close(); log.Close() })
	x, err := h.Create(ctx, folder("talks"), host.Plan{})
	if err != nil {
		b.Fatal(err)
	}
	give := func(seat string, c exercise.Command) host.Result {
		b.Helper()
		r, err := x.Do(ctx, exercise.Actor{Seat: seat}, "bench", c)
		if err != nil {
			b.Fatal(err)
		}
		return r
	}
	give("excon", exercise.Start{})
	give("seoul", exercise.CallConsultation{Alliance: "us_rok"})
	for range paragraphs - 2 {
		words := strings.Repeat("We stand by the المعاهدة of 1953. ", 20)
		give("seoul", exercise.AddParagraph{Alliance: "us_rok", Words: map[string]string{"en": words, "ar": words}})
	}
	var viewers []view.Viewer
	for _, s := range x.Seats() {
		viewers = append(viewers, s.Viewer)
		sub := x.Subscribe(s.Viewer, s.ID, "")
		defer sub.Close()
	}
	var mu sync.Mutex
	var took []time.Duration
	var wg sync.WaitGroup
	each := (b.N + writers - 1) / writers
	b.ResetTimer()
	for w := range writers {
		wg.Go(func() {
			seat, paragraph := []string{"seoul", "washington"}[w%2], fmt.Sprintf("n%d", 1+w)
			if w%4 == 0 {
				paragraph = "p1" // several at the same place
			}
			for k := range each {
				from := time.Now()
				base := 0
				if w%4 != 0 {
					base = k
				}
				c := exercise.EditText{ID: fmt.Sprintf("edit-%d-%d", w, k), Alliance: "us_rok", Paragraph: paragraph, Language: "en", Base: base, Splices: cotext.Edit{{Put: "word "}}}
				if _, err := x.Do(ctx, exercise.Actor{Seat: seat}, "", c); err != nil {
					b.Error(err)
					return
				}
				for _, v := range viewers {
					if _, err := x.View(ctx, v); err != nil {
						b.Error(err)
						return
					}
				}
				mu.Lock()
				took = append(took, time.Since(from))
				mu.Unlock()
				time.Sleep(time.Second / 3) // a group of keystrokes
			}
		})
	}
	wg.Wait()
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
}
