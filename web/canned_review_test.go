package web

import (
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review"
)

const cannedLink = "0123456789abcdefghij"

// cannedReview is a made-up review in which everything occurs.
func cannedReview() *review.Review {
	say := func(en, ar string) review.Text { return review.Text{"en": en, "ar": ar} }
	const m = 60_000
	us, rok := []review.Text{say("United States", "الولايات المتحدة")}, []review.Text{say("Republic of Korea", "جمهورية كوريا")}
	told := review.Touch{How: "upheld", At: 20 * m, By: us, Title: say("We stand by you", "نقف معكم"), Public: true}
	hidden := review.Touch{How: "strained", At: 30 * m, By: us, Title: say("Wait", "الانتظار")}
	load := func(n int) review.Load {
		l := review.Load{Step: 2 * m, Came: make([]int, 31), Did: make([]int, 31), Total: 3 * n, Deeds: 2 * n, Worst: n, WorstAt: 10 * m}
		for i := range l.Came {
			l.Came[i], l.Did[i] = i*n%4, i*n%3
		}
		l.Stretches = []review.Stretch{{From: 20 * m, To: 34 * m, Came: 2}, {From: 40 * m, To: 55 * m}}
		return l
	}
	return &review.Review{
		Name: "canned", Title: say("Canned", "معلّب"), Languages: []string{"en", "ar"}, Begun: true, Over: true, At: 60 * m, Length: 90 * m,
		Cells: []review.Cell{
			{ID: "seoul", Title: say("Seoul", "سيول"), Kind: "training_audience", Playing: true, Seat: "seoul", Received: 9, Opened: 8, Answers: 70_000, Sent: 3, Load: load(7)},
			{ID: "brussels", Title: say("Brussels", "بروكسل"), Kind: "training_audience", Playing: true, Seat: "brussels", Answers: review.None, Load: load(4)},
			{ID: "excon", Title: say("Control", "التحكم"), Kind: "control", Seat: "excon", Answers: review.None},
		},
		Findings: []review.Finding{
			{Kind: review.Unanswered, Say: lang.Words{"Seoul never opened 2 injects", "لم تفتح خلية سيول مُدخلين"}, At: 12 * m, Cell: "seoul"},
			{Kind: review.Late, Say: lang.Words{"“Launch” came 6 minutes late", "وصل «إطلاق» متأخرًا 6 دقائق"}, At: 16 * m},
			{Kind: review.Silence, Say: lang.Words{"Seoul did nothing for 14 minutes", "لم تفعل خلية سيول شيئًا مدة 14 دقيقة"}, At: 20 * m, Cell: "seoul"},
		},
		Injects: []review.Inject{
			{ID: "launch", Number: "1", Title: say("Launch", "إطلاق"), Planned: 10 * m, Actual: 16 * m, Fate: review.Delivered, Cells: []string{"seoul"}, Count: 1, Edited: 1, Reason: "They were busy.",
				Responses: []review.Response{{Cell: "seoul", At: 16 * m, Opened: 17 * m, Decides: true, Decided: 22 * m, Acted: 18 * m, Act: review.DidAsk, Expect: say("Consults within 10 minutes", "تتشاور خلال 10 دقائق")}}},
			{ID: "spot_1", Number: "2", Title: say("Rumour", "شائعة"), Added: true, Planned: review.None, Actual: 30 * m, Fate: review.Delivered, Cells: []string{"brussels"}, Count: 1,
				Responses: []review.Response{{Cell: "brussels", At: 30 * m, Opened: review.None, Decided: review.None, Acted: review.None}}},
			{ID: "third", Number: "3", Title: say("Third", "ثالث"), Planned: 50 * m, Actual: review.None, Fate: review.Skipped, Reason: "No time."},
		},
		Decisions: []review.Decision{
			{ID: "reply", Title: say("Reply", "الرد"), Cells: []string{"seoul"}, Parties: rok, Opened: 16 * m, Deadline: 36 * m, Closed: 22 * m, How: review.Taken, By: exercise.Actor{Name: "Ms Park"}, Options: []review.Text{say("Protest", "الاحتجاج")}, WordsAt: review.None},
			{ID: "offer", Title: say("Offer", "العرض"), Cells: []string{"brussels"}, Parties: us, Opened: 25 * m, Deadline: 35 * m, Closed: 35 * m, How: review.ByDefault, Options: []review.Text{say("Nothing", "لا شيء")}, Words: "We can't say.", WordsAt: 30 * m, Outcome: "Control read it as nothing."},
			{ID: "later", Title: say("Later", "لاحقًا"), Cells: []string{"seoul"}, Parties: rok, Opened: 58 * m, Deadline: review.None, Closed: review.None, WordsAt: review.None},
		},
		Requests: []review.Request{
			{Number: 1, Cell: "seoul", Subject: "Where did it land?", At: 18 * m, Answered: 33 * m, Answers: 1, Closed: 34 * m},
			{Number: 2, Cell: "brussels", Words: "هل يرانا أحد؟", At: 40 * m, Answered: review.None, Closed: review.None},
		},
		Talk: review.Talk{Writers: []string{"seoul", "brussels"}, Counts: [][]int{{0, 3}, {1, 0}}, Bodies: []review.Body{{Name: "The ministry", Count: 2}}, Tables: 5, Total: 6},
		Talks: []review.Consultation{{Alliance: "pact", Title: say("The pact", "الميثاق"), Caller: us[0], At: 17 * m, Deadline: 37 * m, Closed: 37 * m, End: review.Deadlocked,
			Came: []review.Arrival{{Cell: "seoul", At: 18 * m}}, Missing: []string{"brussels"}, Messages: 5,
			Text: &review.Draft{Versions: 4, Changed: 2, Dropped: 1, Consents: 1, Voided: 1, Last: 30 * m, Issued: review.None, Standing: rok, Wanting: us}}},
		Promises: []review.Commitment{{ID: "mdt", Title: say("The treaty", "المعاهدة"), From: us, To: rok, First: "affirmed", Posture: "qualified", History: []review.Touch{told, hidden}}, {ID: "other", Title: say("The other", "الأخرى"), From: us, To: rok, First: "affirmed", Posture: "affirmed"}},
		Signals: []review.Signal{{Item: "statement/1", Title: say("We stand by you", "نقف معكم"), By: us, At: 20 * m, Audiences: []review.Audience{
			{Cell: "seoul", Meant: []review.Reading{{From: "brussels", Label: say("Reassured", "اطمأنّ"), Words: "You are not alone.", At: 21 * m}}, Received: &review.Reading{Label: say("Alarmed", "قلق"), At: 25 * m}},
			{Cell: "brussels"}}}},
		Doubles:    []review.Double{{Commitment: say("The treaty", "المعاهدة"), Party: us[0], Public: told, Private: hidden}},
		Outcomes:   []review.Outcome{{ID: "held", Title: say("It held", "صمد"), At: 60 * m}},
		Evaluation: cannedJudgement(),
		Feedback:   cannedFeedback(),
	}
}

func cannedJudgement() review.Evaluation {
	const m = 60_000
	return review.Evaluation{
		Evaluators: []review.Evaluator{{Seat: "judges", Name: "Mr Lee", Notes: 2, Unrated: []string{"o1"}}, {Seat: "judges.two", Name: "ليلى", Notes: 1, Unrated: []string{"o1.t1"}}},
		Observations: []review.Observation{
			{ID: "draft-0001", Seat: "judges", Name: "Mr Lee", Text: "They consult at once.", Rating: "P", Mark: exercise.Strength, Aim: "o1.t1", About: "inject/launch", Title: review.Text{"en": "Launch", "ar": "إطلاق"}, Cells: []string{"seoul"}, At: 18 * m},
			{ID: "draft-0002", Seat: "judges.two", Name: "ليلى", Text: "لم يبلغوا الصحافة.", Rating: "M", Mark: exercise.Area, Aim: "o1", At: 40 * m, Photos: 1},
			{ID: "draft-0003", Seat: "judges", Name: "Mr Lee", Text: "The room is cold.", At: 41 * m},
		},
		Aims: []review.Aim{
			{ID: "o1", Kind: review.Objective, Objective: "o1", Title: review.Text{"en": "Answer in time", "ar": "الرد في الوقت"}, Capability: review.Text{"en": "Crisis management", "ar": "إدارة الأزمات"},
				Given: []review.Given{{Seat: "judges.two", Name: "ليلى", Rating: "M", At: 40 * m}}, Evidence: []int{1}, Worst: "M"},
			{ID: "o1/fast", Kind: review.Target, Objective: "o1", Title: review.Text{"en": "Within ten minutes", "ar": "خلال عشر دقائق"}, Worst: "P"},
			{ID: "o1.t1", Kind: review.Task, Objective: "o1", Title: review.Text{"en": "Consult", "ar": "التشاور"}, Given: []review.Given{{Seat: "judges", Name: "Mr Lee", Rating: "P", At: 18 * m}}, Evidence: []int{0}, Worst: "P",
				Agreed: &exercise.Agreed{Of: "o1.t1", Rating: "S", Reason: "Brussels was late.", By: exercise.Actor{Seat: "judges", Name: "Mr Lee"}}},
		},
	}
}

func cannedFeedback() review.Feedback {
	return review.Feedback{Asked: true, Open: true, Link: cannedLink, Forms: 3, Cells: []string{"seoul"}, Questions: []review.Question{
		{ID: "scenario", Title: review.Text{"en": "The scenario was realistic", "ar": "كان السيناريو واقعيًا"}, Scale: true, Counts: [5]int{0, 1, 0, 1, 1}, Given: 3, Median: 40},
		{ID: "people", Title: review.Text{"en": "The right people took part", "ar": "شارك الأشخاص المناسبون"}, Scale: true},
		{ID: "improve", Title: review.Text{"en": "What should change?", "ar": "ما الذي ينبغي أن يتغير؟"}, Words: []review.Remark{{Words: "More time.", Name: "Ms Park"}, {Words: "وقت أطول"}}},
	}}
}
