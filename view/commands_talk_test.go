package view_test

import (
	"strings"

	"tamrin/exercise"
)

// letterOf gives each cell's letter on canaries.
var letterOf = map[string]string{"washington": "w", "seoul": "s", "tokyo": "t", "pyongyang": "p", "watchers": "o", "judges": "e", "excon": "c"}

// writes draws something that a seat may write, allowed or not.
func (p *play) writes(l *looker) exercise.Command {
	if l.letter == "c" && len(p.s.Requests) > 0 && p.r.IntN(3) == 0 {
		return p.told(1 + p.r.IntN(len(p.s.Requests)))
	}
	switch p.r.IntN(6) {
	case 0:
		return exercise.ReadMessage{Key: p.r.IntN(6)}
	case 1:
		return p.request(l)
	case 3:
		id := pick(p.r, "zz_e_seen_1", "zz_e_seen_2", "zz_e_seen_3")
		if p.r.IntN(4) == 0 {
			return exercise.Withdraw{ID: id}
		}
		return exercise.Observe{ID: id, Sight: exercise.Sight{Text: "zz_e_words", Rating: pick(p.r, "", "P", "U"), Task: pick(p.r, "", "zz_e_goal.zz_e_task"),
			About: pick(p.r, "", exercise.InjectItem("zz_e_launch"), exercise.MessageItem(1), exercise.DecisionItem("zz_pe_order")), At: exercise.Now, Files: photos(pick(p.r, "", "zz_e_photo"))}}
	case 2:
		word := "zz_" + strings.Trim(l.letter, "ec") + "e_note"
		if l.letter == "c" {
			word = "zz_c_note"
		}
		return exercise.WriteNote{Note: p.r.IntN(3), Version: p.r.IntN(3), Text: pick(p.r, word, word+"s", "")}
	}
	return p.message(l)
}

// photos is a photo of that name, or none.
func photos(name string) []exercise.File {
	if name == "" {
		return nil
	}
	return []exercise.File{{Hash: strings.Repeat("ab", 32), Name: name, Type: "image/jpeg", Size: 1}}
}

// request asks control, or goes on with what was asked.
func (p *play) request(l *looker) exercise.Command {
	key := p.r.IntN(len(p.s.Requests)+1) + p.r.IntN(2)
	switch p.r.IntN(6) {
	case 0:
		return exercise.CloseRequest{Key: key}
	case 1:
		return exercise.LetGo{Item: exercise.RequestItem(key)}
	case 2:
		return exercise.Claim{Item: pick(p.r, exercise.RequestItem(key), exercise.InjectItem("zz_e_night"), exercise.DecisionItem("zz_pe_order"), exercise.MessageItem(key))}
	case 3, 4:
		if key >= 1 && key <= len(p.s.Requests) {
			return p.told(key)
		}
	}
	word := "zz_" + strings.Trim(l.letter, "ec") + "e_ask"
	return exercise.AskControl{Subject: word, Text: word, Of: pick(p.r, "", word)}
}

// told answers a request, with the canary of the cell that made it.
func (p *play) told(key int) exercise.Command {
	letter := strings.Trim(letterOf[p.s.Program.Cells[p.s.Requests[key-1].Cell].ID], "e")
	return exercise.AnswerRequest{Key: key, As: pick(p.r, "", "zz_"+letter+"e_as"), Text: "zz_" + letter + "e_told"}
}

// message writes to some cells, with the canary that they may see.
func (p *play) message(l *looker) exercise.Command {
	to := []string{pick(p.r, "washington", "seoul", "tokyo", "pyongyang", "excon", "watchers", "judges", l.Cell)}
	if p.r.IntN(2) == 0 {
		to = append(to, pick(p.r, "washington", "seoul", "tokyo", "pyongyang", l.Cell))
	}
	letters := strings.Trim(l.letter, "ec")
	for _, c := range to {
		letters += letterOf[c]
	}
	word := "zz_" + letters + "e_mail"
	m := exercise.Send{To: to, Subject: pick(p.r, "", word), Text: word, Reply: pick(p.r, 0, 0, 1, 2, 3)}
	switch {
	case l.letter == "c" && p.r.IntN(2) == 0:
		m.As = word
		if len(to) == 1 && p.r.IntN(2) == 0 {
			m.Text = "zz_" + letters + "e_as"
		}
	case p.r.IntN(4) == 0:
		m.To, m.Bodies = nil, []string{"zz_" + strings.Trim(l.letter, "ec") + "e_body"}
		m.Subject, m.Text = "", m.Bodies[0]
	}
	return m
}
