package web

import (
	"tamrin/view"
)

// cannedStrategies is one strategy in which everything occurs, as a viewer may
// read it.
func cannedStrategies(v view.Viewer) []view.Strategy {
	say := func(en, ar string) view.Text { return view.Text{"en": en, "ar": ar} }
	const m, day = 60_000, 1_675_000_000_000
	tie := view.Tie{ID: "reply.consult", Decision: say("Reply", "الرد"), Option: say("Consult", "التشاور")}
	other := view.Tie{ID: "reply.protest", Decision: say("Reply", "الرد"), Option: say("Protest", "الاحتجاج")}
	consult := view.Tenet{ID: "consult", Text: say("We speak to each other before we answer.", "نتشاور قبل أن نجيب."), Options: []view.Tie{tie}, Against: []view.Tie{other}}
	reworded := consult
	reworded.Text = say("We speak to each other within ten minutes, before we answer.", "نتشاور خلال عشر دقائق قبل أن نجيب.")
	door := view.Tenet{ID: "door", Text: say("The door stays open.", "يبقى الباب مفتوحًا.")}
	us, rok := say("United States", "الولايات المتحدة"), say("Republic of Korea", "جمهورية كوريا")
	oversees := v.Role != view.Player
	st := view.Strategy{ID: "us_rok", Title: say("How the allies contain threats", "استراتيجية الحليفين"), Holders: []view.Party{{ID: "us", Title: us}, {ID: "rok", Title: rok, Yours: !oversees}}, MayPropose: oversees,
		Versions: []view.StrategyVersion{{Number: 1, Tenets: []view.Tenet{consult, door}}, {Number: 2, Amendment: "amendment-01", Wall: day, Tenets: []view.Tenet{reworded, door}}},
		Evidence: []view.Evidence{
			{Tenet: "consult", How: view.KeptTo, At: 12 * m, By: []view.Text{us}, Decision: say("Reply", "الرد"), Options: []view.Text{say("Consult", "التشاور")}, Seat: "seoul"},
			{Tenet: "consult", How: view.WentAgainst, At: 40 * m, By: []view.Text{us}, Decision: say("Leak", "التسريب"), Options: []view.Text{say("Deny it", "النفي")}, Seat: "seoul"},
			{Tenet: "consult", How: view.Otherwise, At: 50 * m, By: []view.Text{rok}, Options: []view.Text{}},
		},
		Amendments: []view.Amendment{
			{ID: "amendment-01", Tenet: "consult", Standing: view.InForce, Version: 2, Before: &consult, After: &reworded, Wordings: []view.Phrasing{{Text: reworded.Text, Finding: "It took 14 minutes.", Name: "Mr Lee", Wall: day}},
				Voices: []view.Voice{{Party: "us", Title: us, Said: true, Approves: true, Wording: 1, ByStaff: true, Reason: "Letter of 3 March", Wall: day}, {Party: "rok", Title: rok, Said: true, Approves: true, Wording: 1, Name: "Ms Park", Wall: day}}},
			{ID: "amendment-02", Tenet: "door", Standing: view.Opposed, Before: &door, Wordings: []view.Phrasing{{Text: say("The door is half open.", "الباب موارب."), Finding: "Nobody went through it.", Wall: day}, {Finding: "Nobody went through it, nor will.", Wall: day}},
				Voices: []view.Voice{{Party: "us", Title: us, Said: true, Wording: 2, Reason: "We mean to.", Wall: day, MayJudge: oversees}, {Party: "rok", Title: rok, MayJudge: true}},
				Past:   []view.Voice{{Party: "us", Title: us, Said: true, Approves: true, Wording: 1, Wall: day}, {Party: "us", Title: us, Said: true, Wording: 2, Reason: "We mean to.", Wall: day}}},
		},
		Choices: []view.Tie{tie, other},
	}
	if !oversees {
		st.Choices = nil
	}
	return []view.Strategy{st}
}
