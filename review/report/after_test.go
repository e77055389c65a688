package report_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/review/report"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/store/memory"
)

// played plays a scenario with bots to some exercise time and folds its log;
// during is given control's way to give orders.
func played(t testing.TB, name string, until time.Duration, during func(do func(seat string, c exercise.Command))) *exercise.State {
	t.Helper()
	ctx := context.Background()
	clock := host.NewManual(time.Unix(1_770_000_000, 0))
	h := host.New(host.Options{Log: memory.New(), Clock: clock, Seed: func() rng.Seed { return 1 }})
	t.Cleanup(func() { h.Close() })
	folder, _ := scenarios.Open(name)
	x, err := h.Create(ctx, folder, host.Plan{ID: name, Bots: true})
	if err != nil {
		t.Fatal(err)
	}
	do := func(seat string, c exercise.Command) {
		t.Helper()
		if _, err := x.Do(ctx, exercise.Actor{Seat: seat}, "because", c); err != nil {
			t.Fatal(err)
		}
	}
	do("excon", exercise.Start{})
	for range until / (10 * time.Second) {
		clock.Advance(10 * time.Second)
		if err := x.Sync(ctx); err != nil {
			t.Fatal(err)
		}
	}
	during(do)
	records, err := x.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	s := exercise.New(x.Program())
	for _, r := range records {
		e, err := exercise.Decode(r.Payload)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// watched is a small exercise with observations of every sort.
func watched(t testing.TB) *exercise.State {
	return played(t, "first_steps", 16*time.Minute, func(do func(string, exercise.Command)) {
		for i, s := range []exercise.Sight{
			{Text: "Said what was not known yet.", Rating: "P", Task: "warn.speak", At: 60_000},
			{Text: "انتظروا المختبر قبل الكلام.\n\nثم تكلموا متأخرين.", Rating: "S", Task: "warn.decide", At: 120_000},
			{Text: "Quiet in the room.", At: 180_000},
			{Text: "withdrawn words", Rating: "U", At: 200_000},
			{Text: "No list of telephone numbers.", Mark: exercise.Area, At: 240_000},
		} {
			do("excon", exercise.Observe{ID: fmt.Sprintf("draft-000%d", i), Sight: s})
		}
		do("excon", exercise.Withdraw{ID: "draft-0003"})
		do("excon", exercise.WriteAction{ID: "action-01", Action: exercise.Corrective{Of: "warn.decide", Finding: "No list of telephone numbers.", Text: "Keep a list.",
			Owner: "Town hall", Element: "planning", Start: "2026-03-01", Due: "2026-05-31", Status: exercise.ActionOpen}})
	})
}

func moment(at int64, as string) string { return fmt.Sprintf("https://x/replay?at=%d&as=%s", at, as) }

func TestReportsOfAnExercise(t *testing.T) {
	s := watched(t)
	for _, kind := range report.After {
		made, _ := report.Shipped(kind)
		for _, tag := range lang.All {
			d := report.Write(made, report.Source{State: s, Lang: tag, Moment: moment})
			golden(t, "testdata/"+kind+"."+string(tag)+".txt", words(d))
			whole(t, d)
			if text := words(d); strings.Contains(text, "withdrawn words") {
				t.Errorf("%s tells what was withdrawn", kind)
			} else if m := regexp.MustCompile(`\{[a-z_]+\}|%!`).FindString(text); m != "" {
				t.Errorf("%s in %s leaves %s", kind, tag, m)
			}
		}
	}
}

// whole checks that every link leads somewhere, and that evidence leads to its moment.
func whole(t *testing.T, d *document.Document) {
	t.Helper()
	ids, links, moments := map[string]bool{}, 0, 0
	var check []document.Inline
	for _, b := range d.Blocks {
		switch k := b.(type) {
		case *document.Heading:
			if ids[k.ID] {
				t.Errorf("two headings are %s", k.ID)
			}
			ids[k.ID] = true
		case *document.Paragraph:
			check = append(check, k.Words)
		case *document.List:
			check = append(check, k.Items...)
		case *document.Table:
			for _, r := range k.Rows {
				ids[r.ID] = true
				if len(r.Cells) > len(k.Columns) {
					t.Errorf("%s: a row has %d cells in %d columns", k.Name, len(r.Cells), len(k.Columns))
				}
				for _, c := range r.Cells {
					check = append(check, c...)
				}
			}
		}
	}
	for _, w := range check {
		for _, s := range w {
			if id, ok := strings.CutPrefix(s.Link, "#"); ok {
				links++
				if !ids[id] {
					t.Errorf("%s leads nowhere", s.Link)
				}
			} else if s.Link != "" {
				moments++
			}
		}
	}
	if links == 0 || moments == 0 {
		t.Errorf("%q has %d citations and %d moments", d.Title, links, moments)
	}
}

// What people wrote stands in place of what was drafted; what they cite leads to
// its evidence, and what is not there does not.
func TestPeoplesWordsStandInTheReport(t *testing.T) {
	s := played(t, "first_steps", 16*time.Minute, func(do func(string, exercise.Command)) {
		do("excon", exercise.Observe{ID: "draft-0001", Sight: exercise.Sight{Text: "a", Rating: "P"}})
		do("excon", exercise.Observe{ID: "draft-0004", Sight: exercise.Sight{Text: "b", Rating: "P"}})
		do("excon", exercise.Withdraw{ID: "draft-0004"})
		do("excon", exercise.EditReport{Section: "aar/strengths.warn", Language: "en", Words: "They **spoke** early [O1], as [D1] shows, not as [O2] or [O99]."})
	})
	made, _ := report.Shipped("aar")
	src := report.Source{State: s, Lang: lang.En}
	for _, p := range report.Parts(made, src) {
		if p.Edited != (p.ID == "strengths.warn") || p.Edited && (p.Drafted == p.Words || p.Version != 1 || p.By.Seat != "excon") {
			t.Errorf("%+v", p)
		}
	}
	for _, p := range report.Parts(made, report.Source{State: s, Lang: lang.Ar}) {
		if p.Edited {
			t.Errorf("the other language has %+v", p)
		}
	}
	for _, b := range report.Write(made, src).Blocks {
		p, ok := b.(*document.Paragraph)
		if !ok || !strings.HasPrefix(p.Words.Plain(), "They spoke early") {
			continue
		}
		links := ""
		for _, x := range p.Words {
			links += x.Link
		}
		if links != "#O1#D1" || !p.Words[1].Bold {
			t.Errorf("%+v", p.Words)
		}
		return
	}
	t.Error("the words do not stand in the report")
}

// Nothing was seen, or nothing happened, or there are no objectives: the report
// is written all the same.
func TestReportsOfNextToNothing(t *testing.T) {
	p, _ := engine.Compile(load(t, "first_steps"))
	waiting := exercise.New(p)
	if _, err := waiting.Apply(exercise.Begin("one event", false, false, 1)); err != nil {
		t.Fatal(err)
	}
	broken := played(t, "flood_mutual_aid", time.Minute, func(func(string, exercise.Command)) {})
	for _, s := range []*exercise.State{waiting, broken} {
		for _, kind := range report.After {
			made, _ := report.Shipped(kind)
			for _, tag := range lang.All {
				d := report.Write(made, report.Source{State: s, Lang: tag})
				if text := words(d); strings.Contains(text, "%!") || !strings.Contains(text, d.Subtitle) {
					t.Errorf("%s of %s: %s", kind, s.Name, text)
				}
			}
		}
	}
}
