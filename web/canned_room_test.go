package web

import (
	"fmt"

	"tamrin/view"
)

// cannedPacts puts a consultation, what was said in public, promises and signals
// on the pages; with n from 600 on, a long text.
func cannedPacts(pages map[view.Viewer]*view.Page, n int) {
	for v, p := range pages {
		if v.Role == view.Wall {
			p.Conferences = cannedPress(p.Role)
			continue
		}
		p.Alliances = []view.Alliance{{ID: "us_rok", Title: pactTitle, Members: []view.Party{usParty, rokParty(v.Cell == "seoul")}, Partners: []view.Party{japanParty}, Member: v.Cell == "seoul", Open: true}}
		p.Rooms = []view.Room{cannedRoom(v, n)}
		p.Statements, p.Commitments, p.Signals, p.Conferences = cannedStatements(v), cannedCommitments(), cannedSignals(v), cannedPress(p.Role)
		if v.Cell == "seoul" {
			p.Alliances[0].MayCall, p.Alliances[0].Callers = false, nil
			p.Speech = &view.Speech{Parties: []view.Party{rokParty(true)}, Cells: []view.Contact{{Cell: "washington", Title: both("Washington", "واشنطن")}, {Cell: "tokyo", Title: both("Tokyo", "طوكيو")}},
				Alliances: []view.Alliance{{ID: "us_rok", Title: pactTitle}}, Commitments: []view.Marking{{Commitment: "mdt", Title: treaty, Posture: "affirmed"}}}
		}
		if p.Evaluation != nil {
			p.Evaluation.Contradictions = []view.Contradiction{{Commitment: "mdt", Title: treaty, Party: usParty.Title,
				Public:  view.Touch{How: "upheld", At: 50 * minute, Scenario: story + 50*minute, Title: both("We stand by every word", "نلتزم بكل كلمة"), By: []view.Text{usParty.Title}, Public: true},
				Private: view.Touch{How: "strained", At: 52 * minute, Scenario: story + 52*minute, Title: both("Hold the bombers back", "أوقفوا القاذفات"), By: []view.Text{usParty.Title}}}}
		}
	}
}

var (
	pactTitle  = both("Alliance of the United States and the Republic of Korea", "تحالف الولايات المتحدة وجمهورية كوريا")
	treaty     = both("Mutual defence", "الدفاع المتبادل")
	usParty    = view.Party{ID: "us", Title: both("United States", "الولايات المتحدة")}
	japanParty = view.Party{ID: "japan", Title: both("Japan", "اليابان")}
)

func rokParty(yours bool) view.Party {
	return view.Party{ID: "rok", Title: both("Republic of Korea", "جمهورية كوريا"), Yours: yours}
}

func cannedRoom(v view.Viewer, n int) view.Room {
	mine := v == asSeoul
	r := view.Room{Alliance: "us_rok", Title: pactTitle, Number: 1, Open: true, Inside: true, At: 60 * minute, Deadline: 84 * minute, Position: view.Drafting,
		Agenda:  []view.Text{both("The wording on deterrence", "صياغة عبارة الردع"), both("Who is told before it is published", "من يُبلَّغ قبل النشر")},
		Members: []view.Member{{Party: usParty, Needed: true, Here: true, HereAt: 61 * minute, Consented: 6, Standing: true, At: 71 * minute}, {Party: rokParty(v.Cell == "seoul"), Needed: true, Here: true, HereAt: 60 * minute, Consented: 4}},
		Version: 6, Since: 4, Changed: true, Unsettled: []string{"p2"}, Entered: true, MayEdit: mine, MayTalk: mine, MayInvite: mine, MayEnd: v.Role == view.Control,
		Partners: []view.Guest{{Party: japanParty, Status: view.Invited, At: 70 * minute}},
		Course: []view.Move{{Kind: view.MoveOpened, At: 60 * minute}, {Kind: view.MoveCame, At: 60 * minute, By: both("Seoul", "سيول")}, {Kind: view.MoveConsent, At: 65 * minute, By: both("Seoul", "سيول"), Party: rokParty(false).Title, Version: 4},
			{Kind: view.MoveVoid, At: 69 * minute, By: both("Washington", "واشنطن"), Version: 6}, {Kind: view.MoveInvited, At: 70 * minute, By: both("Seoul", "سيول"), Party: japanParty.Title}},
		Proposals: []view.Proposal{{Number: 1, Paragraph: "p1", Language: "en", Words: "An attack on one is an attack on both.", From: both("Washington", "واشنطن"), At: 70 * minute, Status: view.Proposed, Comment: "The shorter the better.",
			Changes: []view.Stretch{{Kind: view.Kept, Words: "An attack on one is "}, {Kind: view.Cut, Words: "a matter for"}, {Kind: view.Added, Words: "an attack on"}, {Kind: view.Kept, Words: " both."}}}},
		Comments: []view.Comment{{Number: 1, Paragraph: "p2", Words: "قبل النشر يُبلَّغ الحليف بـ24 ساعة (24h) على الأقل.", From: both("Seoul", "سيول"), At: 68 * minute}},
		Messages: []view.Message{{Key: 900, From: both("Washington", "واشنطن"), Text: "We can live with “both”.", At: 70 * minute, Scenario: story + 70*minute, Read: true}, {Key: 901, Mine: true, From: both("Seoul", "سيول"), Text: "نحتاج إلى عبارة أوضح عن المظلة.", At: 71 * minute, Scenario: story + 71*minute, Read: true, Name: "Min-jun"}},
	}
	r.Paragraphs = []view.Paragraph{
		{ID: "p1", Bodies: []view.Body{
			{Language: "ar", Version: 3, Text: "الهجوم على أحدهما أمر يعني الاثنين.", Changes: []view.Stretch{{Kind: view.Kept, Words: "الهجوم على أحدهما "}, {Kind: view.Cut, Words: "شأن"}, {Kind: view.Added, Words: "أمر يعني"}, {Kind: view.Kept, Words: " الاثنين."}}, By: both("Washington", "واشنطن"), At: 69 * minute},
			{Language: "en", Version: 2, Text: "An attack on one is a matter for both."}}},
		{ID: "p2", New: true, Bodies: []view.Body{
			{Language: "ar", Text: "يردع الطرفان [كل] تهديد [نووي] بموجب معاهدة (MDT) عام 1953."}, {Language: "en", Text: "The parties deter [any] [nuclear] threat under the treaty (معاهدة) of 1953."}}}}
	r.Gone = []view.Paragraph{{ID: "p9", Bodies: []view.Body{{Language: "ar", Text: "يجتمع الوزيران قريبًا."}, {Language: "en", Text: "The ministers meet soon."}}}}
	if v.Role == view.Player && !mine {
		r.Inside, r.Agenda, r.Proposals, r.Comments, r.Messages, r.Partners = false, nil, nil, nil, nil, nil
	}
	for i := 2; n >= 600 && i < 40; i++ {
		r.Paragraphs = append(r.Paragraphs, view.Paragraph{ID: fmt.Sprint("n", i), Bodies: []view.Body{{Language: "ar", Text: "يعقد الطرفان مشاورات منتظمة على مستوى الوزراء."}, {Language: "en", Text: "The parties consult regularly at the level of ministers, and at once when either asks."}}})
	}
	return r
}

func cannedStatements(v view.Viewer) []view.Declaration {
	mine := v == asSeoul
	joint := view.Declaration{Key: 1, By: []view.Text{usParty.Title, rokParty(false).Title}, Joint: true, Public: true, Mine: mine, Title: both("Joint statement on the visit", "بيان مشترك عن الزيارة"),
		Words: both("The two sides reaffirm what binds them.\n\nThey widen the scope of their exercises.", "يجدد الطرفان تأكيد ما يجمعهما.\n\nويوسّعان نطاق تدريباتهما."), At: 40 * minute, Scenario: story + 40*minute, Item: "statement/1"}
	own := view.Declaration{Key: 2, By: []view.Text{rokParty(false).Title}, Public: true, Mine: mine, Words: both("We shall answer together.", "سنجيب معًا."), At: 62 * minute, Scenario: story + 62*minute, Item: "statement/2"}
	north := view.Declaration{Key: 3, By: []view.Text{both("Democratic People's Republic of Korea", "جمهورية كوريا الديمقراطية الشعبية")}, Public: true, Words: view.Text{"en": "Rehearsals of war are answered as such."}, At: 66 * minute, Scenario: story + 66*minute, Item: "statement/3"}
	if mine {
		own.Marks = []view.Marking{{Commitment: "mdt", Title: treaty, How: "upheld"}, {Commitment: "mdt", Title: treaty, Posture: "qualified"}}
	}
	return []view.Declaration{joint, own, north}
}

func cannedCommitments() []view.Commitment {
	return []view.Commitment{{ID: "mdt", Item: "commitment/mdt", Title: treaty, Text: both("Each regards an attack on the other as a danger to itself.", "يعدّ كل منهما الهجوم على الآخر خطرًا عليه."), Source: both("Treaty of 1953, article III", "معاهدة 1953، المادة الثالثة"),
		From: []view.Party{usParty}, To: []view.Party{rokParty(false)}, Posture: "qualified",
		History: []view.Touch{{How: "upheld", At: 40 * minute, Scenario: story + 40*minute, Title: both("Joint statement on the visit", "بيان مشترك عن الزيارة"), Public: true}, {How: "strained", At: 55 * minute, Scenario: story + 55*minute, By: []view.Text{usParty.Title}, Title: both("Hold the bombers back", "أوقفوا القاذفات")}}}}
}

func cannedSignals(v view.Viewer) []view.Signal {
	scale := func(ids ...string) (list []view.Choice) {
		words := map[string]view.Text{"reassured": both("reassured", "مطمئن"), "unmoved": both("unmoved", "لم يتأثر"), "alarmed": both("alarmed", "قلق"), "deterred": both("deterred", "ارتدع"), "provoked": both("provoked", "استُفز")}
		for _, id := range ids {
			list = append(list, view.Choice{ID: id, Title: words[id]})
		}
		return list
	}
	ally := view.Reading{Cell: "washington", Title: both("Washington", "واشنطن"), Relation: view.Ally, Scale: scale("reassured", "unmoved", "alarmed")}
	enemy := view.Reading{Cell: "pyongyang", Title: both("Pyongyang", "بيونغ يانغ"), Relation: view.Adversary, Scale: scale("deterred", "unmoved", "provoked")}
	own := view.Signal{About: "statement/2", Title: both("We shall answer together.", "سنجيب معًا."), By: []view.Text{rokParty(false).Title}, At: 62 * minute, Scenario: story + 62*minute}
	theirs := view.Signal{About: "statement/3", Title: both("Rehearsals of war are answered as such.", "التدريب على الحرب يُجاب بمثله."), At: 66 * minute, Scenario: story + 66*minute}
	seoul := view.Reading{Cell: "seoul", Title: both("Seoul", "سيول"), Relation: view.Adversary, Scale: enemy.Scale}
	switch {
	case v == asSeoul:
		ally.May, enemy.May, seoul.May = true, true, true
		ally.Value, ally.Label = "reassured", both("reassured", "مطمئن")
		own.Mine, own.Meant, theirs.Received = true, []view.Reading{ally, enemy}, []view.Reading{seoul}
		return []view.Signal{own, theirs}
	case v.Role == view.Player:
		return nil
	}
	ally.Value, ally.Label, ally.Words = "reassured", both("reassured", "مطمئن"), "They must hear “together”."
	heard := enemy
	heard.Value, heard.Label, heard.May = "provoked", both("provoked", "استُفز"), v.Role == view.Control
	took := ally
	took.Value, took.Label, took.Words = "unmoved", both("unmoved", "لم يتأثر"), ""
	own.Meant, own.Received = []view.Reading{ally, enemy}, []view.Reading{took, heard}
	return []view.Signal{own}
}

func cannedPress(role view.Role) []view.Conference {
	return []view.Conference{{Key: 1, By: []view.Text{rokParty(false).Title}, Title: both("After the launch", "بعد الإطلاق"), At: 63 * minute, Open: true, MayAsk: role == view.Control, MayClose: role == view.Control,
		Questions: []view.Question{{Key: 1, From: both("Yonhap", "يونهاب"), Words: "Will you answer alone if you must?", At: 64 * minute, Answers: []view.Declaration{{By: []view.Text{rokParty(false).Title}, Words: both("We are never alone.", "لسنا وحدنا أبدًا.")}}},
			{Key: 2, From: both("The Herald", "المنادي"), Words: "هل أُبلغت طوكيو قبل البيان؟", At: 70 * minute, MayAnswer: true}}}}
}
