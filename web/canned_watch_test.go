package web

import (
	"fmt"
	"strings"

	"tamrin/view"
)

// cannedWall is what the room sees, halfway through.
func cannedWall(n int) *view.Page {
	p := cannedBase(n)
	p.Role = view.Wall
	for i := range min(n/4, 10) {
		m := messages[(i*3+1)%len(messages)]
		at := 71*minute - int64(i)*9*minute
		p.Front = append(p.Front, view.Story{Title: m.title, Text: m.text, From: m.from, Channel: m.channel, At: at, Scenario: story + at})
		if i%3 == 1 {
			p.Front = append(p.Front, view.Story{Title: both("Reaffirms the defence treaty in public", "تؤكد علنًا معاهدة الدفاع"),
				By: []view.Text{both("United States", "الولايات المتحدة")}, At: at - minute, Scenario: story + at - minute})
		}
	}
	return p
}

// cannedJudges is what an evaluator sees, halfway through.
func cannedJudges(n int) *view.Page {
	p := cannedBase(n)
	p.Role, p.Desk, p.Evaluation = view.Evaluator, cannedDesk(n), cannedEvaluation()
	p.Desk.MayAct, p.Desk.Chances = false, nil
	p.Cell = &view.Cell{ID: "judges", Title: both("Evaluators", "المقيّمون"), Seats: []view.Seat{{ID: "judges", Cell: "judges"}}}
	if n == 0 {
		p.Evaluation.Observations, p.Evaluation.Timeline = nil, nil
		return p
	}
	for i := range min(n/2, view.MaxMoments) {
		m := messages[i%len(messages)]
		at := 71*minute - int64(i)*3*minute/2
		p.Evaluation.Timeline = append(p.Evaluation.Timeline, view.Moment{Kind: view.InjectMoment, Item: fmt.Sprint("inject/inj_", i), At: max(at, 0),
			Title: m.title, Cells: m.to, Tasks: []string{"assure.wording"}[:i%2]})
	}
	return p
}

func cannedEvaluation() *view.Evaluation {
	return &view.Evaluation{
		Objectives: []view.Objective{
			{ID: "assure", Title: both("Assure an ally without closing every other door", "طمأنة الحليف دون إغلاق كل باب آخر"),
				Capability: both("Strategic assurance and restraint", "الطمأنة الاستراتيجية وضبط النفس"), Count: 3, Rated: view.Ratings{P: 1, M: 1},
				Targets: []view.Target{{ID: "same_day", Text: both("A doubt that an ally voices is answered by name on the same day", "كل شكّ يعلنه حليف يُجاب عنه بعينه في اليوم نفسه"),
					Tasks: []view.Task{{ID: "assure.wording", Title: both("Choose words that ally and adversary both understand", "اختيار ألفاظ يفهمها الحليف والخصم معًا"), Count: 3, Rated: view.Ratings{P: 1, M: 1}}}}},
				Tasks: []view.Task{{ID: "assure.order", Title: both("Keep the private order in line with the public word", "إبقاء الأمر الخاص مطابقًا للكلمة المعلنة")}}},
			{ID: "talk", Title: both("Talk to each other before talking to the press", "التشاور قبل مخاطبة الصحافة"), Targets: []view.Target{},
				Tasks: []view.Task{{ID: "talk.first", Title: both("Tell the ally before the press hears of it", "إبلاغ الحليف قبل أن تعلم الصحافة")}}},
		},
		Timeline: []view.Moment{
			{Kind: view.MessageMoment, Item: "message/2", At: 72 * minute, Title: both("Seoul", "سيول"), Words: "Line: May we read your text before it goes out?", Cells: []string{"seoul", "washington"}},
			{Kind: view.DecideMoment, Item: "decision/hotline", At: 72 * minute, Title: both("Do you use the hotline?", "هل تستعملون الخط الساخن؟"), Options: []view.Text{both("Call, and propose talks", "الاتصال واقتراح محادثات")}, Cells: []string{"seoul"}, Count: 1},
		},
		Observations: []view.Observation{
			{ID: "a0000001", Text: "Washington called before the statement went out.", Rating: "P", Task: "assure.wording", About: "inject/inj_1", AboutText: both("Minister: “Our answer will be one answer”", "الوزير: «جوابنا سيكون جوابًا واحدًا»"), At: 41 * minute, Seat: "other", Name: "Lena"},
			{ID: "a0000002", Text: "Nobody read the order aloud; two seats acted on different versions.", Rating: "M", Task: "assure.wording", At: 55 * minute, Seat: "judges",
				Files:   []view.File{{Hash: strings.Repeat("a1", 32), Name: "IMG_2041.jpg", Type: "image/jpeg", Size: 2_400_000}, {Hash: strings.Repeat("b2", 32), Name: "الأمر كما وصل إلى الخلية.pdf", Type: "application/pdf", Size: 340_000}},
				Earlier: []view.Sight{{Text: "Two versions", Rating: "U", At: 55 * minute, Files: []view.File{{Hash: strings.Repeat("a1", 32), Name: "IMG_2041.jpg", Type: "image/jpeg", Size: 2_400_000}}}}},
			{ID: "a0000003", Text: "Wrong room.", At: 56 * minute, Seat: "judges", Withdrawn: true},
		},
	}
}
