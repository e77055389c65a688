package view_test

import (
	"math/rand/v2"
	"strings"

	"tamrin/engine"
	"tamrin/exercise"
)

// command draws something that a seat may try, allowed or not.
func (p *play) command(l *looker) exercise.Command {
	if l.letter == "c" && p.r.IntN(4) == 0 {
		return p.negotiates(l)
	}
	if l.letter == "c" && p.r.IntN(4) > 0 {
		return p.controls()
	}
	switch p.r.IntN(6) {
	case 0, 1:
		return p.writes(l)
	case 2, 3:
		return p.negotiates(l)
	}
	decision := pick(p.r, "zz_wste_reply", "zz_wse_pact", "zz_pe_order", "zz_we_secret", "zz_e_none")
	if d, _ := p.s.Program.Find(engine.NounDecision, "zz_wste_reply"); strings.Contains("ws", l.letter) && p.s.World.Decision(d).Status == engine.Open && p.r.IntN(3) > 0 {
		decision = "zz_wste_reply" // open for a short while only
	}
	switch p.r.IntN(8) {
	case 0:
		return exercise.Acknowledge{Key: p.r.IntN(5)}
	case 1:
		return exercise.TakeSeat{Name: p.tag(l.seat, "name")}
	case 2:
		return exercise.HandBack{}
	case 3:
		if p.r.IntN(3) == 0 {
			break
		}
		return exercise.Answer{Decision: decision, Words: p.tag(l.seat, "words")}
	case 4:
		return p.controls() // who is not control is refused
	}
	return exercise.Take{Decision: decision, Options: []string{pick(p.r, choices[decision]...)}}
}

// choices are what seats try on a decision: sometimes what there is not.
var choices = map[string][]string{
	"zz_wste_reply": {"zz_wse_wait", "zz_wse_speak", "zz_wse_speak", "zz_wse_tell", "zz_wse_tell", "zz_e_never", "zz_pe_go"},
	"zz_wse_pact":   {"zz_wse_sign", "zz_wse_sign", "zz_wse_sign", "zz_wse_shun"},
	"zz_pe_order":   {"zz_pe_go", "zz_pe_halt"},
	"zz_we_secret":  {"zz_we_betray", "zz_we_betray", "zz_we_keep"},
	"zz_e_none":     {"zz_wse_wait"},
}

// controls draws something that control may do.
func (p *play) controls() exercise.Command {
	inject := pick(p.r, "zz_e_launch", "zz_e_map", "zz_e_paper", "zz_e_burst", "zz_e_dark", "zz_e_hand", "zz_e_night", "spot_1")
	decision := pick(p.r, "zz_wste_reply", "zz_pe_order")
	for _, waits := range []string{"zz_wste_reply", "zz_pe_order"} { // else it would hardly ever be judged
		if d, _ := p.s.Program.Find(engine.NounDecision, waits); p.s.World.Decision(d).Status == engine.Answered && p.r.IntN(2) == 0 {
			return p.judge(waits)
		}
	}
	switch p.r.IntN(18) {
	case 0:
		return exercise.Pause{}
	case 14:
		return exercise.CallNoDuff{Text: "zz_wstpoex_fire"}
	case 15, 16, 17:
		return exercise.EndNoDuff{}
	case 1, 2, 3:
		return exercise.Resume{}
	case 4:
		return exercise.Fire{Inject: inject}
	case 5:
		return exercise.Hold{Inject: inject}
	case 6:
		return exercise.Release{Inject: inject}
	case 7:
		if p.r.IntN(4) == 0 {
			return exercise.Skip{Inject: inject}
		}
		return exercise.AddInject{Draft: p.draft()}
	case 8:
		return exercise.EditInject{Inject: "zz_e_night", Draft: p.draft()}
	case 9:
		return exercise.SetVar{Var: "zz_e_fuse", Value: pick(p.r, "0", "1", "2", "3")}
	case 10:
		return exercise.SetVar{Var: "zz_wse_tension", Value: pick(p.r, "0", "1", "2", "3")}
	case 11:
		return exercise.Choose{Chance: "zz_c_storm", Branch: p.r.IntN(2)}
	}
	return p.judge(decision)
}

// judge rules on an answer in words, by an option or by hand.
func (p *play) judge(decision string) exercise.Command {
	judge := exercise.Adjudicate{Decision: decision, Options: pick(p.r, nil, []string{"zz_wse_wait"}, []string{"zz_wse_tell"}, []string{"zz_pe_go"})}
	if p.r.IntN(2) == 0 {
		judge.Outcome = map[string]string{"zz_wste_reply": "zz_wse_ruled", "zz_pe_order": "zz_pe_ruled"}[decision]
		judge.Sets = []exercise.SetVar{{Var: "zz_e_fuse", Value: "1"}}
	}
	return judge
}

// draft writes an inject for some cells, with the canary that they may see.
func (p *play) draft() exercise.Draft {
	d := exercise.Draft{At: pick(p.r, exercise.Now, exercise.ByHand, p.now+60_000)}
	letters := ""
	switch p.r.IntN(4) {
	case 0:
		d.Cells, letters = []string{"washington", "seoul"}, "wse"
	case 1:
		d.Cells, letters = []string{"tokyo"}, "te"
	case 2:
		d.Cells, letters = []string{"pyongyang"}, "pe"
	case 3:
		d.Public, letters = true, "wstpoex"
	}
	word := map[string]string{"en": "zz_" + letters + "_spot", "ar": "zz_" + letters + "_spot"}
	d.Title, d.Text, d.From = word, word, word
	return d
}

// tag is a word with the canary of those who may read what the seat writes.
func (p *play) tag(seat, word string) string {
	letters := "e"
	switch {
	case strings.HasPrefix(seat, "washington"), seat == "seoul":
		letters = "wse"
	case seat == "pyongyang":
		letters = "pe"
	case seat == "tokyo":
		letters = "te"
	case seat == "watchers":
		letters = "oe"
	}
	return "zz_" + letters + "_" + word
}

func pick[T any](r *rand.Rand, among ...T) T { return among[r.IntN(len(among))] }
