package rehearse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/rng"
	"tamrin/scenario"
	"tamrin/scenarios"
)

// chats plays a scenario that ships and returns what its bots write, with what
// each cell had received or learned by then.
func chats(t *testing.T, name string, seed rng.Seed) (p *engine.Program, list []Chat) {
	t.Helper()
	folder, _ := scenarios.Open(name)
	s, _, problems := scenario.Load(folder, "scenario.yaml")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, problems = engine.Compile(s)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	c := NewChatter(p, seed)
	title := func(i int, language string) string { return p.Injects[i].Src.Title.Get(language, s.Languages...) }
	until := func(at int64) {
		for c.Next() <= at && c.Next() != engine.Never {
			list = append(list, c.Write(title))
		}
	}
	err := NewPlayer(p, seed).Play(0, func(w *engine.World, _ *engine.Input, effects []engine.Effect) {
		for i := range effects { // several instants may be shown at once
			until(effects[i].At)
			c.Watch(w, effects[i:i+1])
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	until(engine.Never - 1)
	return p, list
}

func TestBotsWriteNowAndThen(t *testing.T) {
	for _, name := range scenarios.Names() {
		p, list := chats(t, name, 3)
		last, kinds := map[int]int64{}, map[ChatKind]int{}
		for _, c := range list {
			if before, wrote := last[c.Cell]; wrote && c.At < before+3*60_000 {
				t.Errorf("%s: %s writes at %d and at %d", name, p.Cells[c.Cell].ID, before, c.At)
			}
			if c.Text == "" || strings.Contains(c.Text, "{") || len([]rune(c.Text)) > 400 {
				t.Errorf("%s: %q", name, c.Text)
			}
			if c.Kind == ToAlly && (c.To == c.Cell || !p.Cells[c.To].Playing) {
				t.Errorf("%s: %s writes to %s", name, p.Cells[c.Cell].ID, p.Cells[c.To].ID)
			}
			last[c.Cell] = c.At
			kinds[c.Kind]++
		}
		t.Logf("%s: %d chats: %v", name, len(list), kinds)
		if len(list) == 0 || name == "seoul_2023" && len(kinds) < 3 {
			t.Errorf("%s: too little is written: %v", name, kinds)
		}
		if _, again := chats(t, name, 3); !slices.Equal(again, list) {
			t.Errorf("%s: the same seed writes something else", name)
		}
	}
}

func TestWhatBotsWriteReads(t *testing.T) {
	p, list := chats(t, "seoul_2023", 3)
	var b strings.Builder
	for _, c := range list {
		to := map[ChatKind]string{ToAlly: "to " + p.Cells[c.To].ID, ToControl: "asks", InNotes: "notes"}[c.Kind]
		fmt.Fprintf(&b, "%d:%02d %s %s: %s\n", c.At/60_000, c.At/1000%60, p.Cells[c.Cell].ID, to, c.Text)
	}
	golden(t, "chatter.txt", b.String())
}

// TestBotsTellAlliesOnlyWhatTheyKnow looks for the title of everything that an
// ally was not shown in what bots wrote to it.
func TestBotsTellAlliesOnlyWhatTheyKnow(t *testing.T) {
	for i := range 8 * len(scenarios.Names()) {
		seed, name := rng.Seed(i/len(scenarios.Names())), scenarios.Names()[i%len(scenarios.Names())]
		p, list := chats(t, name, seed)
		for _, c := range list {
			if c.Kind != ToAlly {
				continue
			}
			for i := range p.Injects {
				in := &p.Injects[i]
				for _, title := range in.Src.Title.In {
					if in.Cells>>c.To&1 == 0 && !in.Public && strings.Contains(c.Text, title) {
						t.Errorf("%s, seed %d: %s tells %s of %s", name, seed, p.Cells[c.Cell].ID, p.Cells[c.To].ID, in.ID)
					}
				}
			}
			for d := range p.Decisions {
				for _, o := range p.Decisions[d].Options {
					for _, title := range o.Src.Title.In {
						if o.KnownTo>>c.To&1 == 0 && !o.Public && strings.Contains(c.Text, "“"+title+"”") {
							t.Errorf("%s, seed %d: %s tells %s of option %s", name, seed, p.Cells[c.Cell].ID, p.Cells[c.To].ID, o.ID)
						}
					}
				}
			}
		}
	}
}

func TestAClonedChatterGoesOnByItself(t *testing.T) {
	p, list := chats(t, "seoul_2023", 3)
	title := func(int, string) string { return "x" }
	c := NewChatter(p, 3)
	for cell := range p.Cells {
		c.Heard(0, cell, ^uint64(0)>>(64-len(p.Cells)))
	}
	d := c.Clone()
	var once, again []Chat
	for c.Next() != engine.Never {
		once = append(once, c.Write(title))
	}
	for d.Next() != engine.Never {
		again = append(again, d.Write(title))
	}
	if len(list) == 0 || len(once) == 0 || !slices.Equal(once, again) {
		t.Errorf("one wrote %d, its clone %d", len(once), len(again))
	}
}
